#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { KnownError } from '../model/errors.ts';
import { connectorsCommand } from './connectors.ts';
import { datasetsCommand } from './datasets.ts';
import { exposureCommand } from './exposure.ts';
import { ingestCommand } from './ingest.ts';
import { savedCommand } from './saved.ts';
import { serveCommand } from './serve.ts';
import { sourcesCommand } from './sources.ts';
import { starterCommand } from './starter.ts';

/** Codes of mistakes in the command itself, as against answers and loads that fail. */
const usageCodes: ReadonlySet<string> = new Set(['WRONG_USAGE', 'INVALID_SETTING']);

const program = new Command('isthmus')
  .description(
    'A knowledge graph of economies, firms, blocs and trade: how exposed is a supply chain, through every tier?',
  )
  .addHelpText('after', '\nExample:\n  isthmus exposure --subject economy:MEX --to china --year 2011')
  .exitOverride();
for (const add of [
  connectorsCommand,
  datasetsCommand,
  exposureCommand,
  ingestCommand,
  savedCommand,
  serveCommand,
  sourcesCommand,
  starterCommand,
])
  add(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** 0 done, 1 the answer or the load failed, 2 wrong usage. Says what failed on standard error. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2; // commander has said it
  const { code, message, stack } = error as { code?: string; message?: string; stack?: string };
  const known = error instanceof KnownError || typeof code === 'string';
  process.stderr.write(`${known ? message : stack}\n`);
  return usageCodes.has(code ?? '') ? 2 : 1;
}
