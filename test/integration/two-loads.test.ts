import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openBoltStore } from '../../graph/bolt/bolt-store.ts';
import { openEmbeddedStore } from '../../graph/embedded/embedded-store.ts';
import type { Store } from '../../graph/store.ts';
import { sourceNamed } from '../../ingest/catalog.ts';
import { graphDump, ofLoads } from '../../ingest/graph-dump.fixture.ts';
import { removeDataset } from '../../ingest/remove.ts';
import { type LoadSettings, load } from '../../ingest/run.ts';
import { datasets } from '../../queries/__generated__/read.ts';
import { describeOnNeo4j } from '../neo4j/neo4j-under-test.ts';

const folder = mkdtempSync(join(tmpdir(), 'isthmus-two-loads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const settings = { from: 'exp', to: 'imp', year: 'year', usd: 'usd' };
const economies = readFileSync(join(import.meta.dirname, '../../starter/economies.csv'), 'utf8')
  .split('\n')
  .flatMap((line) => /^[A-Z]{3}(?=,)/.exec(line) ?? [])
  .slice(0, 120);
const [firstHalf, secondHalf] = [economies.slice(0, 60), economies.slice(60)];

/** A table of what each exporter sells to each importer, in dollars that grow by the row. */
function tradeFile(name: string, exporters: readonly string[], importers: readonly string[], usd: number): string {
  const flows = exporters.flatMap((from) => importers.flatMap((to) => (from === to ? [] : `${from},${to}`)));
  const path = join(folder, name);
  writeFileSync(path, `exp,imp,year,usd\n${flows.map((flow, at) => `${flow},2011,${usd + at}\n`).join('')}`);
  return path;
}

const there = tradeFile('there.csv', firstHalf, secondHalf, 1);
const revised = tradeFile('revised.csv', firstHalf, secondHalf, 2);
const back = tradeFile('back.csv', secondHalf, firstHalf, 3);
/** Several batches of changes. */
const long = tradeFile('long.csv', economies, economies, 4);

interface Load {
  readonly path: string;
  readonly dataset: string;
}

function loadTrade(store: Store, { path, dataset }: Load, how: Partial<LoadSettings> = {}) {
  return load(store, sourceNamed('trade'), [path], { settings, dataset, workFolder: folder, ...how });
}

/** What one side waits for and the other gives. */
function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}

/** A store whose transactions go through `begin`, which may hold one back; it is told which one of the store it is, from 1. */
function heldBack(store: Store, begin: (transaction: number) => Promise<void>): Store {
  let begun = 0;
  const transaction: Store['transaction'] = async (work) => {
    await begin(++begun);
    return store.transaction(work);
  };
  return new Proxy(store, {
    get(target, name) {
      if (name === 'transaction') return transaction;
      const own: unknown = Reflect.get(target, name);
      return typeof own === 'function' ? own.bind(target) : own;
    },
  });
}

/** Begins all loads at the same time, and lets none write before each has read what it goes by. @returns how each ended. */
async function loadAtOnce(store: Store, loads: readonly Load[], how?: Partial<LoadSettings>): Promise<string[]> {
  const all = signal();
  const together = heldBack(store, (transaction) => {
    if (transaction === loads.length) all.give();
    return all.given;
  });
  const ended = await Promise.allSettled(loads.map((one) => loadTrade(together, one, how)));
  all.give(); // where one failed before it wrote
  return ended.map((end) => (end.status === 'fulfilled' ? 'loaded' : String(end.reason)));
}

/** All that a store holds, but when it came. */
async function graphOf(store: Store): Promise<string> {
  return (await graphDump(store, [...ofLoads, 'files'])).join('\n');
}

async function graphAfter(loads: readonly Load[]): Promise<string> {
  const store = openEmbeddedStore(null);
  for (const one of loads) await loadTrade(store, one);
  const graph = await graphOf(store);
  await store.close();
  return graph;
}

function testsOn(open: () => Store | Promise<Store>): void {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(async () => {
    for (const { key } of await store.rows(datasets, {})) await removeDataset(store, key, { workFolder: folder });
    expect(await graphOf(store)).toBe('');
    await store.close();
  });

  const ways: readonly (readonly [string, Partial<LoadSettings>])[] = [
    ['in one transaction', {}],
    ['in steps', { oneTransaction: 0, batchesInAStep: 1 }],
  ];
  test.each(ways)(
    'of two loads of a dataset %s one comes in, once, and the other is refused and says why',
    async (_, how) => {
      for (const paths of [
        [there, there],
        [revised, back],
      ]) {
        const loads = paths.map((path) => ({ path, dataset: 'one' }));
        const ends = await loadAtOnce(store, loads, how);
        expect(ends.toSorted()).toEqual([
          "KnownError: Another load of the dataset 'one' wrote while this one ran, which stopped at that: load again what is to stand.",
          'loaded',
        ]);
        const won = loads[ends.indexOf('loaded')] as Load;
        expect(await graphOf(store)).toBe(await graphAfter([won]));
        const refused = loads[ends.indexOf('loaded') === 0 ? 1 : 0] as Load;
        await loadTrade(store, refused);
        expect(await graphOf(store)).toBe(await graphAfter([refused]));
      }
    },
  );

  test.each(ways)('two datasets that name the same new economies both come in, %s', async (_, how) => {
    const loads = [
      { path: there, dataset: 'a' },
      { path: back, dataset: 'b' },
    ];
    expect(await loadAtOnce(store, loads, how)).toEqual(['loaded', 'loaded']);
    expect(await graphOf(store)).toBe(await graphAfter(loads));
  });

  const inSteps = { oneTransaction: 0, batchesInAStep: 1 };
  test('a load that comes upon one in steps under way ends that first, and neither fails', async () => {
    const [large, small] = [
      { path: long, dataset: 'large' },
      { path: back, dataset: 'small' },
    ];
    let second: unknown = null;
    const first = heldBack(store, async (transaction) => {
      if (transaction === 3) second = await loadTrade(store, small);
    });
    expect(await loadTrade(first, large, inSteps)).toMatchObject({ dataset: 'large', added: 14_280 });
    expect(second).toMatchObject({ dataset: 'small', added: 3_600 });
    expect(await graphOf(store)).toBe(await graphAfter([large, small]));
  });

  test('a load in steps that goes on while another one ends it for it ends before that, and neither fails', async () => {
    const [large, small] = [
      { path: long, dataset: 'large' },
      { path: back, dataset: 'small' },
    ];
    let ending: Promise<unknown> = Promise.resolve();
    const reached = signal();
    const goOn = signal();
    const first = heldBack(store, async (transaction) => {
      if (transaction !== 3) return;
      const second = heldBack(store, async () => {
        reached.give();
        await goOn.given;
      });
      ending = loadTrade(second, small);
      await reached.given;
    });
    expect(await loadTrade(first, large, inSteps)).toMatchObject({ dataset: 'large', added: 14_280 });
    goOn.give();
    expect(await ending).toMatchObject({ dataset: 'small', added: 3_600 });
    expect(await graphOf(store)).toBe(await graphAfter([large, small]));
  });
}

describe('two loads at the same time, embedded', () => testsOn(() => openEmbeddedStore(null)));
describeOnNeo4j('two loads at the same time, Neo4j', (neo4j) => testsOn(() => openBoltStore(neo4j)));
