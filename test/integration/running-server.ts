import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { openEmbeddedStore } from '../../graph/embedded/embedded-store.ts';
import { type Graph, graphOver } from '../../graph/graph.ts';
import type { Store } from '../../graph/store.ts';
import { readSettings, type Settings } from '../../server/env.ts';
import { startServer } from '../../server/main.ts';
import { fillFromStarter } from '../../starter/fill.ts';
import { figures, reference } from '../../starter/starter.ts';

/** An answer as a client meets it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; null where it is none. */
  // biome-ignore lint/suspicious/noExplicitAny: an answer has the shape that its question asks for.
  readonly body: any;
}

/** A server on a port of its own, and a client of it. */
export interface ServerUnderTest {
  readonly url: string;
  /** What it logged so far, one JSON document a line. */
  log(): string;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  query(document: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer>;
  /** The data of an answer that must hold no errors. */
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  data(document: string, variables?: Record<string, unknown>): Promise<any>;
  /** The code of each error of an answer. */
  codes(document: string, variables?: Record<string, unknown>): Promise<string[]>;
  close(): Promise<void>;
}

/** The graph over an embedded store in memory that holds the starter; filling it takes about four seconds. */
export async function starterGraph(): Promise<Graph> {
  const store = openEmbeddedStore(null);
  await starterInto(store);
  return graphOver(store);
}

/** Fills an empty store with all of the starter. */
export async function starterInto(store: Store): Promise<void> {
  const workFolder = mkdtempSync(join(tmpdir(), 'isthmus-starter-'));
  await fillFromStarter(store, [...reference, ...figures], workFolder);
  rmSync(workFolder, { recursive: true });
}

/** The real server over a graph, with what its environment would say; it outlives neither the test nor the graph. */
export async function serverOver(
  graph: Graph,
  environment: Readonly<Record<string, string>> = {},
  settings: Partial<Settings> = {},
): Promise<ServerUnderTest> {
  const lines: string[] = [];
  const log = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const read = readSettings(undefined, { PORT: '0', LOG_LEVEL: 'warn', ...environment });
  const server = await startServer(graph, { ...read, ...settings }, Promise.resolve(), log);
  const url = server.url.replace('0.0.0.0', '127.0.0.1');

  async function query(document: string, variables = {}, headers = {}): Promise<Answer> {
    return answerOf(
      await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query: document, variables }),
      }),
    );
  }

  return {
    url,
    log: () => lines.join(''),
    get: async (path, headers = {}) => answerOf(await fetch(`${url}${path}`, { headers })),
    query,
    async data(document, variables) {
      const { body } = await query(document, variables);
      if (body.errors) throw new Error(`An answer with errors: ${JSON.stringify(body.errors)}`);
      return body.data;
    },
    async codes(document, variables) {
      const { body } = await query(document, variables);
      return (body.errors ?? []).map((error: { extensions: { code: string } }) => error.extensions.code);
    },
    close: () => server.close(),
  };
}

/** Reads a response to its end. */
export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : null };
}
