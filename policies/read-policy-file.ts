import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'zod';
import { KnownError } from '../model/errors.ts';

/** A kind of file in a folder of policies: what it may hold, where it stands, and what it is called in messages. */
export interface PolicyKind<F> {
  readonly schema: z.ZodType<F>;
  /** From the top of the project, such as `policies/scenarios`. */
  readonly folder: string;
  /** With its article: `a scenario`. */
  readonly called: string;
}

/** The files of a kind by name, each checked. @throws KnownError as `readPolicyFile`. */
export function readPolicyFiles<F>(kind: PolicyKind<F>): readonly (F & { readonly name: string })[] {
  const folder = new URL(`../${kind.folder}/`, import.meta.url);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => readPolicyFile(kind, basename(file, '.json'), readFileSync(new URL(file, folder), 'utf8')));
}

/**
 * One file from its text, with its name.
 *
 * @throws KnownError INVALID_SETTING naming the file, the field that is wrong and what was wanted.
 */
export function readPolicyFile<F>(
  { schema, folder, called }: PolicyKind<F>,
  name: string,
  text: string,
): F & { readonly name: string } {
  const refused = (found: string, wanted: string, cause?: unknown) =>
    new KnownError('INVALID_SETTING', { setting: `${folder}/${name}.json`, found, wanted }, cause);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw refused('text that is not JSON', `${called} as JSON`, cause);
  }
  const read = schema.safeParse(document);
  if (read.success) return { name, ...read.data };
  const [issue] = read.error.issues;
  throw refused(issue?.path.join('.') || 'the whole', issue?.message ?? called);
}
