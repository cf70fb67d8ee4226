import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import { openBoltStore } from '../../graph/bolt/bolt-store.ts';
import { openEmbeddedStore } from '../../graph/embedded/embedded-store.ts';
import { graphOver } from '../../graph/graph.ts';
import type { Store } from '../../graph/store.ts';
import { sourceNamed } from '../../ingest/catalog.ts';
import { load } from '../../ingest/run.ts';
import { describeOnNeo4j } from '../neo4j/neo4j-under-test.ts';
import { type ServerUnderTest, serverOver } from './running-server.ts';
import { type TwoEditions, twoEditions } from './two-editions.ts';

const folder = mkdtempSync(join(tmpdir(), 'isthmus-under-load-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const say = (store: Store, files: readonly string[] = []) =>
  load(store, sourceNamed('chain'), files, { settings: {}, workFolder: folder });

const document = `query ($firm: ID!) { exposure(subject: { firm: $firm }, to: { members: ["CHN"] }, year: 2011) {
  share face unknown tiers(first: 3) { share } paths(first: 5) { paths { share hops { from to usd } } } } }`;

async function exposureOf(server: ServerUnderTest, firm: string): Promise<string> {
  return JSON.stringify(await server.data(document, { firm }));
}

/** The file of a saved query, its rows in an order of ours: engines may differ in it. */
async function suppliersOf(server: ServerUnderTest, firm: string, extension: 'csv' | 'json'): Promise<string> {
  const { status, text } = await server.get(`/saved/suppliers-of-firm.${extension}?firm=${firm}&year=2011&tiers=1`);
  if (status !== 200) throw new Error(`${status}: ${text}`);
  const lines = text.replaceAll(',\n', '\n').trim().split(/\r?\n/);
  return lines.sort().join('\n');
}

/** Who asks what: the exposure, and every third time a file of a saved query, in turn as JSON and as CSV. */
function question(server: ServerUnderTest, firm: string, turn: number): Promise<string> {
  if (turn % 3 !== 2) return exposureOf(server, firm);
  return suppliersOf(server, firm, turn % 2 === 0 ? 'csv' : 'json');
}

/** Every answer of an embedded store that holds nothing but the edition. */
async function answersOf(files: readonly string[], subjects: readonly string[]) {
  const store = openEmbeddedStore(null);
  await say(store, files);
  const graph = graphOver(store);
  const server = await serverOver(graph);
  const asked = subjects.map(
    async (firm) => [firm, await Promise.all([0, 2, 5].map((turn) => question(server, firm, turn)))] as const,
  );
  const answers = new Map(await Promise.all(asked));
  await server.close();
  await graph.close();
  return answers;
}

/**
 * Clients ask, each of another firm, while the editions are loaded in turn into the store, which holds the second; every answer
 * must be of one of the two editions alone.
 */
async function askWhileLoading(
  store: Store,
  { files, subjects }: TwoEditions,
  { clients, loads }: { readonly clients: number; readonly loads: number },
) {
  const wanted = await Promise.all(files.map((edition) => answersOf(edition, subjects)));
  for (const firm of subjects) expect(wanted[0]?.get(firm)).not.toEqual(wanted[1]?.get(firm));
  const graph = graphOver(store, join(folder, `projections-${store.engine}`));
  const server = await serverOver(graph);
  const seen = [0, 0];
  const wrong: string[] = [];
  let loading = true;
  const client = async (from: number) => {
    for (let turn = 0; loading; turn++) {
      const firm = subjects[(from + turn * clients) % subjects.length] as string;
      const answer = await question(server, firm, turn).catch(String);
      const which = wanted.findIndex((answers) => answers.get(firm)?.includes(answer));
      if (which < 0) wrong.push(`${firm}: ${answer}`);
      else seen[which] = (seen[which] ?? 0) + 1;
    }
  };
  const answered = () => wrong.length + seen.reduce((sum, count) => sum + count, 0);
  try {
    const asking = Promise.all(Array.from({ length: clients }, (_, k) => client(k)));
    for (let turn = 0; turn < loads; turn++) {
      await say(store, files[turn % 2]);
      const until = answered() + clients; // where loads follow each other faster than answers are made, none is
      while (answered() < until) await pause(10);
    }
    loading = false;
    await asking;
  } finally {
    loading = false;
    await server.close();
    await graph.close();
  }
  return { seen, wrong };
}

test('while loads commit every answer is of the graph before a load or after it, never of both', async () => {
  const editions = twoEditions(folder, 24, [1, 5, 7]);
  const store = openEmbeddedStore(null);
  await say(store, editions.files[1]);
  const { seen, wrong } = await askWhileLoading(store, editions, { clients: 10, loads: 6 });
  expect(wrong).toEqual([]);
  expect(Math.min(...seen)).toBeGreaterThan(0);
}, 120_000);

describe('a store that a load changes in the middle of a saved query', () => {
  test.each(['json', 'csv'] as const)('its %s file is of the graph before the load or after it', async (extension) => {
    const { files, subjects } = twoEditions(folder, 24, [1, 5, 7]);
    const [firm = ''] = subjects;
    const store = openEmbeddedStore(null);
    await say(store, files[0]);
    let isLoaded = false;
    // As Neo4j reads: a statement that runs while a transaction commits may meet what it wrote.
    const readsCommitted: Store = {
      ...store,
      async *stream(statement, parameters, options) {
        const before = await store.rows(statement, parameters, options);
        yield* before.slice(0, 1);
        if (!isLoaded) await say(store, files[1]);
        isLoaded = true;
        yield* (await store.rows(statement, parameters, options)).slice(1);
      },
    };
    const graph = graphOver(readsCommitted);
    const server = await serverOver(graph);
    const answer = await suppliersOf(server, firm, extension);
    expect(answer).toBe(await suppliersOf(server, firm, extension));
    await server.close();
    await graph.close();
  });
});

describeOnNeo4j('50 clients on Neo4j', (neo4j) => {
  test('get answers of the graph before a load or after it while loads of the dataset commit, and none fails', async () => {
    const editions = twoEditions(folder, 80, [1, 3, 5, 7, 11, 13, 17, 19]);
    const store = await openBoltStore(neo4j);
    await say(store, editions.files[1]);
    const { seen, wrong } = await askWhileLoading(store, editions, { clients: 50, loads: 2 });
    expect(wrong).toEqual([]);
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(25);
  });
});
