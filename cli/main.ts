#!/usr/bin/env node
import { CommanderError } from 'commander';
import { GraphQLError } from 'graphql';
import { KnownError } from '../model/errors.ts';

/** Codes of mistakes in the command itself, as against answers and loads that fail. */
const usageCodes: ReadonlySet<string> = new Set(['BAD_USER_INPUT', 'INVALID_SETTING', 'WRONG_USAGE']);

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0); // the reader, such as `head`, has seen enough
  throw error;
});

try {
  // Loaded here, so that a saved query that is refused as the program starts is said in one line.
  const { program } = await import('./program.ts');
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** 0 done, 1 the answer or the load failed, 2 wrong usage. Says what failed on standard error. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // commander has said it
  const { code, message, stack } = error as { code?: string; message?: string; stack?: string };
  const known = error instanceof KnownError || error instanceof GraphQLError || typeof code === 'string';
  process.stderr.write(`${known ? message : stack}\n`);
  return usageCodes.has(code ?? '') ? 2 : 1;
}
