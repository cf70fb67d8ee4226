import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import type { Store } from '../graph/store.ts';
import type { LoadEntry } from '../model/load-entry.ts';
import { loadsOfDatasets, unfinishedLoads } from '../queries/__generated__/read.ts';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { graphDump, graphLinks, graphNodes, ofLoads } from './graph-dump.fixture.ts';
import { fileOf, folder, loadFiles } from './load.fixture.ts';
import { removeDataset } from './remove.ts';

const columns = { from: 'exp', to: 'imp', year: 'year', usd: 'usd' };
const inSteps = { oneTransaction: 0, batchesInAStep: 1 };
const sample = (source: string, name = 'sample.csv') => join(import.meta.dirname, 'sources', source, name);

type Flow = readonly [from: string, to: string, year: number, usd: number];

/** A table of flows. */
function flows(name: string, rows: readonly Flow[]): string {
  return fileOf(name, ['exp,imp,year,usd', ...rows.map((cells) => cells.join(','))].join('\n'));
}

describeOnEachEngine('a dataset that is removed (embedded and Neo4j)', (world) => {
  test.each([
    ['in one transaction', {}],
    ['in steps', inSteps],
  ])('leaves the graph as it was before its first load, %s', async (_, settings) => {
    const { store } = world;
    const before = await graphDump(store);
    const first = flows('first.csv', [
      ['FJI', 'TON', 2011, 5], // neither is an economy of the world
      ['MEX', 'FJI', 2012, 6],
      ['CHN', 'MEX', 2011, 7], // the world's own dataset says another value
    ]);
    await loadFiles(store, 'trade', [first], columns, { dataset: 'own' });
    await loadFiles(store, 'trade', [flows('next.csv', [['CHN', 'MEX', 2011, 8]])], columns, { dataset: 'own' });
    const loaded = await graphDump(store);
    const dry = await removeDataset(store, 'own', { workFolder: folder, dryRun: true });
    expect(dry).toEqual({
      dataset: 'own',
      retired: 2,
      kinds: [{ kind: 'export', added: 0, changed: 0, retired: 2 }],
      dryRun: true,
    });
    expect(await graphDump(store)).toEqual(loaded);
    expect(await removeDataset(store, 'own', { workFolder: folder, ...settings })).toEqual({ ...dry, dryRun: false });
    expect(await graphDump(store)).toEqual(before);
    expect(await store.rows(unfinishedLoads, {})).toEqual([]);
  });

  test('takes back its nodes, and those that others are tied to until they are described again', async () => {
    const { store } = world;
    const before = await graphDump(store, ['loads', 'kinds', 'touches']);
    const said = (await graphNodes(store, 'Economy')).find(({ iso3 }) => iso3 === 'MEX');
    expect(said).toMatchObject({ dataset: 'economies', name: 'Mexico' });
    await removeDataset(store, 'economies', { workFolder: folder });
    expect((await graphNodes(store, 'Economy')).find(({ iso3 }) => iso3 === 'MEX')).toEqual({ iso3: 'MEX' });
    expect(await graphNodes(store, 'Dataset')).not.toContainEqual(expect.objectContaining({ id: 'economies' }));
    const files = ['economies', 'income-groups', 'centroids', 'dissolved', 'aggregates'].map((name) =>
      join(import.meta.dirname, `../test/world/${name}.csv`),
    );
    await loadFiles(store, 'economies', files);
    expect(await graphDump(store, ofLoads)).toEqual(before.map((line) => line.replace(/,?\["loadedAt","[^"]*"\]/, '')));
  });

  test('keeps of each load what it added, changed and retired, until it is removed', async () => {
    const { store } = world;
    const names = ['old.csv', 'new.csv'];
    await loadFiles(
      store,
      'trade',
      [
        flows('old.csv', [
          ['MEX', 'USA', 1990, 5],
          ['USA', 'MEX', 1990, 6],
          ['CHN', 'USA', 1990, 7],
        ]),
      ],
      columns,
      { dataset: 'kept' },
    );
    await loadFiles(
      store,
      'trade',
      [
        flows('new.csv', [
          ['MEX', 'USA', 1990, 5],
          ['USA', 'MEX', 1990, 9],
          ['VNM', 'USA', 1990, 7],
          ['VNM', 'MEX', 1990, 7],
        ]),
      ],
      columns,
      { dataset: 'kept' },
    );
    const [row] = await store.rows(loadsOfDatasets, { keys: ['kept'] });
    const loads = (row?.loads ?? []).map((load) => JSON.parse(load) as LoadEntry);
    expect(
      loads.map(({ files, added, changed, unchanged, retired, kinds }) => ({
        files,
        added,
        changed,
        unchanged,
        retired,
        kinds,
      })),
    ).toEqual([
      {
        files: [names[0]],
        added: 3,
        changed: 0,
        unchanged: 0,
        retired: 0,
        kinds: [{ kind: 'export', added: 3, changed: 0, retired: 0 }],
      },
      {
        files: [names[1]],
        added: 2,
        changed: 1,
        unchanged: 1,
        retired: 1,
        kinds: [{ kind: 'export', added: 2, changed: 1, retired: 1 }],
      },
    ]);
    await removeDataset(store, 'kept', { workFolder: folder });
    expect(await store.rows(loadsOfDatasets, { keys: ['kept'] })).toEqual([]);
  });
});

test('a dataset that nobody loaded is not removed, and which there are is said', async () => {
  const store = openEmbeddedStore(null);
  await expect(removeDataset(store, 'trade', { workFolder: folder })).rejects.toThrow(
    "No dataset has the key 'trade'. The store holds none.",
  );
  await store.close();
});

test('a removal that was cut off between two steps is ended by the next load', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'trade', [flows('kept.csv', [['CHN', 'MEX', 2011, 1]])], columns, { dataset: 'kept' });
  await loadFiles(store, 'mrio', [sample('mrio')], { year: '2011', unit: 'usd', scheme: 'demo' });
  let begun = 0;
  const cut: Store = {
    ...store,
    prepare: () => store.prepare(),
    rows: (...given) => store.rows(...given),
    transaction: (work) => (++begun === 3 ? Promise.reject(new Error('cut off')) : store.transaction(work)),
  };
  await expect(removeDataset(cut, 'mrio-demo', { workFolder: folder, ...inSteps })).rejects.toThrow('cut off');
  expect(await store.rows(unfinishedLoads, {})).toHaveLength(1);
  await loadFiles(store, 'trade', [flows('next.csv', [['CHN', 'MEX', 2011, 1]])], columns, { dataset: 'kept' });
  expect(await graphNodes(store, 'Industry')).toEqual([]);
  expect((await graphNodes(store, 'Dataset')).map(({ id }) => id)).toEqual(['kept']);
  await store.close();
});

/** What two graphs are compared by: all but the names of editions, and how many there were. */
const ofEditions = ['record', 'sha256', 'files', ...ofLoads, 'rows', 'records'];
const flow = fc.tuple(
  fc.constantFrom('CHN', 'MEX', 'USA'),
  fc.constantFrom('CAN', 'DEU', 'VNM'),
  fc.constantFrom(2010, 2011, 2012),
  fc.integer({ min: 1, max: 3 }),
);
const edition = fc.uniqueArray(flow, {
  minLength: 1,
  maxLength: 12,
  selector: ([from, to, year]) => `${from} ${to} ${year}`,
});

test('loading updates one after the other equals loading the whole at once, whatever they say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edition, { minLength: 1, maxLength: 4 }), async (editions) => {
      const [updated, whole] = [openEmbeddedStore(null), openEmbeddedStore(null)];
      for (const rows of editions) await loadFiles(updated, 'trade', [flows('update.csv', rows)], columns);
      // Of each year, what the last edition that covers it says.
      const lasting = editions.flatMap((rows, at) => {
        const later = new Set(editions.slice(at + 1).flatMap((others) => others.map(([, , year]) => year)));
        return rows.filter(([, , year]) => !later.has(year));
      });
      await loadFiles(whole, 'trade', [flows('whole.csv', lasting)], columns);
      const bare = (lines: string[]) => lines.filter((line) => !line.startsWith('[{"labels":["Economy"]}'));
      expect(bare(await graphDump(updated, ofEditions))).toEqual(bare(await graphDump(whole, ofEditions)));
      await updated.close();
      await whole.close();
    }),
    { numRuns: 20 },
  );
});

test('removing one of two datasets equals never having loaded it, in whatever order they came', async () => {
  await fc.assert(
    fc.asyncProperty(edition, edition, fc.boolean(), fc.boolean(), async (mine, others, isFirst, steps) => {
      const [both, alone] = [openEmbeddedStore(null), openEmbeddedStore(null)];
      const load = (store: Store, rows: readonly Flow[], dataset: string) =>
        loadFiles(store, 'trade', [flows(`${dataset}.csv`, rows)], columns, { dataset });
      if (isFirst) await load(both, mine, 'mine');
      await load(both, others, 'others');
      if (!isFirst) await load(both, mine, 'mine');
      await removeDataset(both, 'mine', { workFolder: folder, ...(steps && inSteps) });
      await load(alone, others, 'others');
      expect(await graphDump(both, ofLoads)).toEqual(await graphDump(alone, ofLoads));
      expect(await graphLinks(both, 'EXPORTS_TO')).toHaveLength(others.length);
      await both.close();
      await alone.close();
    }),
    { numRuns: 20 },
  );
});
