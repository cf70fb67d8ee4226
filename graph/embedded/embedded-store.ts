import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import grafeo, { type GrafeoDB as Database, type QueryResult } from '@grafeo-db/js';
import { KnownError } from '../../model/errors.ts';
import type { Statement } from '../../queries/statement.ts';
import { constraintsBut, constraintsStatement, ddlStatements } from '../ddl.ts';
import type { ReadOptions, Store, Write } from '../store.ts';
import { embeddedParameters } from './embedded-parameters.ts';

/** Who has an embedded store open: told to another process that finds it in use. */
export interface StoreOwner {
  readonly pid: number;
  readonly command: string;
  /** Where the owner answers over HTTP, if it serves. */
  readonly url: string | null;
}

/** An embedded store, and who may be told that it is in use. */
export interface EmbeddedStore extends Store {
  /** Leaves word where this process answers over HTTP, for commands that find the store in use. */
  announce(url: string): void;
}

/** Rows are handed over for so long between two turns of the event loop, so that a large answer never holds it. */
const turnMs = 8;

/**
 * The store in one file on disk, owned by this process until it is closed; in memory where `path` is null.
 *
 * Queries run off the main thread and can't be stopped once they run: a signal or a time limit rejects the call, no more.
 *
 * @throws KnownError STORE_IN_USE, naming the owner, when another process has it open; INVALID_SETTING when it can't be opened.
 */
export function openEmbeddedStore(path: string | null, command = 'isthmus'): EmbeddedStore {
  const database = openDatabase(path);
  let last: Promise<unknown> = Promise.resolve();
  let commits = 0;
  let closed: Promise<void> | null = null;
  const sayOwner = (url: string | null) => {
    if (path !== null)
      writeFileSync(ownerFile(path), JSON.stringify({ pid: process.pid, command, url } satisfies StoreOwner));
  };
  sayOwner(null);
  const assertOpen = () => {
    if (closed) throw new KnownError('STORE_UNREACHABLE', { address: path ?? 'memory' });
  };

  async function* stream<P, R>(
    statement: Statement<P, R>,
    parameters: P,
    options: ReadOptions = {},
  ): AsyncGenerator<R> {
    const result = await read(statement, parameters, options);
    let since = performance.now();
    for (let at = 0; at < result.length; at++) {
      if (performance.now() - since > turnMs) {
        await setImmediate();
        since = performance.now();
      }
      if (options.signal?.aborted) throw new KnownError('CANCELLED', { what: `'${statement.name}'` });
      yield result.get(at) as R;
    }
  }

  async function each<P, R>(
    statement: Statement<P, R>,
    parameters: P,
    take: (row: R) => void,
    options?: ReadOptions,
  ): Promise<void> {
    for await (const row of stream(statement, parameters, options)) take(row);
  }

  async function read<P, R>(
    statement: Statement<P, R>,
    parameters: P,
    { signal, timeoutMs, maxRows }: ReadOptions,
  ): Promise<QueryResult> {
    assertOpen();
    if (statement.engine === 'neo4j') throw new KnownError('NEEDS_NEO4J', { query: statement.name });
    if (signal?.aborted) throw new KnownError('CANCELLED', { what: `'${statement.name}'` });
    const given = embeddedParameters(statement, parameters);
    const run = database.executeCypher(statement.text, given).catch(failure(statement.name));
    const result = await untilStopped(run, statement.name, signal, timeoutMs);
    if (maxRows !== undefined && result.length > maxRows)
      throw new KnownError('TOO_MANY_ROWS', { query: statement.name, limit: maxRows });
    return result;
  }

  return {
    engine: 'embedded',
    address: path ?? 'memory',
    announce: (url) => sayOwner(url),
    async prepare() {
      assertOpen();
      for (const text of ddlStatements('embedded')) await database.executeCypher(text).catch(failure(text));
    },
    async missingConstraints() {
      assertOpen();
      const shown = await database.executeCypher(constraintsStatement()).catch(failure('ddl/constraints'));
      return constraintsBut(
        shown.toArray().map((row) => String((row as { name?: unknown }).name)),
        'embedded',
      );
    },
    revision: async () => `${commits}`, // nobody else can write to it
    async rows<P, R>(statement: Statement<P, R>, parameters: P, options?: ReadOptions) {
      const rows: R[] = [];
      await each(statement, parameters, (row) => rows.push(row), options);
      return rows;
    },
    each,
    stream,
    assertOnlyReads: async () => undefined,
    async transaction<T>(work: (write: Write) => Promise<T>) {
      assertOpen();
      const done = last.then(async () => {
        const transaction = database.beginTransaction();
        let written: Promise<unknown> = Promise.resolve();
        const write: Write = <P, R>(statement: Statement<P, R>, parameters: P) => {
          const rows = written.then(async () => {
            const given = embeddedParameters(statement, parameters);
            const answer = await transaction.executeCypher(statement.text, given).catch(failure(statement.name));
            return answer.toArray() as R[];
          });
          written = rows; // two at once the engine would run in any order
          return rows;
        };
        try {
          const value = await work(write);
          commit(transaction);
          commits++;
          return value;
        } catch (error) {
          await written.catch(() => {}); // one may be under way yet
          if (transaction.isActive) transaction.rollback();
          throw error;
        }
      });
      last = done.catch(() => undefined); // the next transaction waits for this one, whatever came of it
      return done;
    },
    close() {
      closed ??= last.then(() => {
        if (path !== null) rmSync(ownerFile(path), { force: true }); // first, or it would be the next owner's word
        database.close();
      });
      return closed;
    },
  };
}

/** Who has the store at `path` open, as far as it left word; null when nobody did. */
export function readStoreOwner(path: string): StoreOwner | null {
  try {
    return JSON.parse(readFileSync(ownerFile(path), 'utf8')) as StoreOwner;
  } catch {
    return null; // no word left, or half a word: then nothing is known
  }
}

function ownerFile(path: string): string {
  return `${path}.owner.json`;
}

function openDatabase(path: string | null): Database {
  try {
    if (path === null) return grafeo.GrafeoDB.create();
    mkdirSync(dirname(path), { recursive: true });
    return existsSync(path) ? grafeo.GrafeoDB.open(path) : grafeo.GrafeoDB.create(path);
  } catch (cause) {
    if (/lock/i.test(String(cause))) {
      const owner = path === null ? null : readStoreOwner(path);
      const named = owner
        ? `'${owner.command}', process ${owner.pid}${owner.url ? `, at ${owner.url}` : ''}`
        : 'another process';
      throw new KnownError('STORE_IN_USE', { path: path ?? 'memory', owner: named }, cause);
    }
    const wanted = 'the path of a store, or one where nothing is yet';
    throw new KnownError('INVALID_SETTING', { setting: 'ISTHMUS_STORE', found: path ?? 'memory', wanted }, cause);
  }
}

/** The engine's own failures, a panic among them, as ours: its text may quote data, and goes to the log only. */
function failure(statement: string): (cause: unknown) => never {
  return (cause) => {
    throw new KnownError('STORE_FAILED', { statement }, cause);
  };
}

function commit(transaction: ReturnType<Database['beginTransaction']>): void {
  try {
    transaction.commit();
  } catch (cause) {
    throw new KnownError('STORE_FAILED', { statement: 'commit' }, cause);
  }
}

function untilStopped<T>(run: Promise<T>, name: string, signal?: AbortSignal, timeoutMs = 30_000): Promise<T> {
  let cleanUp = () => {};
  const stopped = new Promise<never>((_, reject) => {
    const cancel = () => reject(new KnownError('CANCELLED', { what: `'${name}'` }));
    const expire = () => reject(new KnownError('TIMEOUT', { what: `'${name}'`, seconds: timeoutMs / 1_000 }));
    const timer = Number.isFinite(timeoutMs) ? setTimeout(expire, timeoutMs) : undefined;
    signal?.addEventListener('abort', cancel, { once: true });
    cleanUp = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
    };
  });
  return Promise.race([run, stopped]).finally(() => cleanUp());
}
