import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KnownError } from '../model/errors.ts';
import { assertOnlyReads } from './guard.ts';
import { type Header, readQueryFile } from './header.ts';

export type Parameters = Readonly<Record<string, unknown>>;
export type Row = Readonly<Record<string, unknown>>;

/** A named line of Cypher, with the types of what goes in (`P`) and of a row that comes out (`R`). */
export interface Statement<P = Parameters, R = Row> extends Header {
  /** Folder and file, `read/supplies-of-table`; a saved query has its bare name. */
  readonly name: string;
  /** The Cypher, without its header. */
  readonly text: string;
  /** Never there: it carries the types. */
  readonly types?: { readonly parameters: P; readonly row: R };
}

const folder = new URL('./', import.meta.url);
const loaded = new Map<string, Statement>();

/**
 * The statement in `queries/<path>.cypher`.
 *
 * `npm run codegen` writes one typed constant for each; take those. Reads the file once.
 *
 * @throws KnownError INVALID_QUERY_FILE when header and statement disagree.
 */
export function statement<P = Parameters, R = Row>(path: string): Statement<P, R> {
  const known = loaded.get(path) ?? readStatement(new URL(`${path}.cypher`, folder), path);
  loaded.set(path, known);
  return known as Statement<P, R>;
}

/**
 * The questions an analyst can ask by name: one for each file in `queries/saved/`, sorted by name.
 *
 * Found on disk at each call. Every one has passed the gate that lets only reading through.
 *
 * @throws KnownError INVALID_QUERY_FILE for a file that could do more than read, is misnamed, or lies elsewhere.
 */
export function savedStatements(directory: URL = savedFolder(new URL(import.meta.url))): Statement[] {
  const files = readdirSync(directory).filter((file) => file.endsWith('.cypher'));
  return files.sort().map((file) => {
    const refuse = (rule: string): never => {
      throw new KnownError('INVALID_QUERY_FILE', { file: `queries/saved/${file}`, rule });
    };
    const name = basename(file, '.cypher');
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
      refuse('a saved query is named in small letters and digits, a letter first, with single hyphens between');
    const url = new URL(file, directory);
    if (!realpathSync(url).startsWith(realpathSync(directory) + sep))
      refuse('the file lies outside the folder of saved queries');
    const saved = readStatement(url, `saved/${name}`);
    assertOnlyReads(saved.text, `queries/saved/${file}`);
    if (saved.parameters.some(({ type }) => type.kind === 'rows')) refuse('a saved query takes values, not rows');
    if (saved.returns.length === 0) refuse('a saved query returns something');
    return { ...saved, name };
  });
}

/**
 * Where the saved queries lie: beside the code, and for the compiled program in the package's own `queries/saved/` where
 * there is one, so that a file dropped there is found without a build.
 *
 * @param code  this file, as it runs.
 */
export function savedFolder(code: URL): URL {
  const ofPackage = new URL('../../queries/saved/', code);
  const isCompiled = /\/dist\/queries\/[^/]+\.js$/.test(code.pathname);
  return isCompiled && existsSync(ofPackage) ? ofPackage : new URL('saved/', code);
}

function readStatement(url: URL, path: string): Statement {
  const { header, body } = readQueryFile(readFileSync(fileURLToPath(url), 'utf8'), `queries/${path}.cypher`);
  return { name: path, text: body, ...header };
}
