import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import { graphDump, graphLinks, graphNodes } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles, testRealFiles } from '../../load.fixture.ts';

const sample = join(import.meta.dirname, 'sample.csv');
const settings = { from: 'three', to: 'two', weight: 'weight' };

test('a sector belongs to others by its weights', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'concordance', [sample], settings);
  // 5 sectors, 4 correspondences.
  expect(report).toMatchObject({ dataset: 'concordance-three-two', rows: 4, records: 9, rejected: 0 });
  expect(await graphLinks(store, 'CORRESPONDS_TO')).toContainEqual({
    start: 'three:B',
    end: 'two:S',
    id: expect.any(String),
    dataset: 'concordance-three-two',
    record: `${editionOf('concordance', sample)}/4`,
    weight: 0.75,
    basis: 'REPORTED',
  });
  expect((await graphNodes(store, 'Sector')).map(({ id }) => id).sort()).toEqual([
    'three:A',
    'three:B',
    'three:C',
    'two:G',
    'two:S',
  ]);
  await store.close();
});

test('weights that lose or gain a part of a sector are refused, and so is a sector in two groups without weights', async () => {
  const store = openEmbeddedStore(null);
  const lost = fileOf('lost.csv', readFileSync(sample, 'utf8').replace('0.75', '0.7'));
  await expect(loadFiles(store, 'concordance', [lost], settings)).rejects.toThrow(
    'lost.csv, the weights of three:B: found 0.95 in all, wanted 1 in all',
  );
  await expect(loadFiles(store, 'concordance', [sample], { from: 'three', to: 'two' })).rejects.toThrow(
    'the weights of three:B: found 2 in all',
  );
  await expect(loadFiles(store, 'concordance', [sample], { from: 'two', to: 'two' })).rejects.toThrow(
    "found 'two' again",
  );
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

testRealFiles(
  'the 35 industries of the World Input-Output Database belong to 8 groups',
  ['io/wiod2013_sectors_35_to_8.csv'],
  async (paths) => {
    const store = openEmbeddedStore(null);
    const columns = { code: 'code', group: 'group8', name: 'industry' };
    const report = await loadFiles(store, 'concordance', paths, { from: 'wiod35', to: 'wiod8', ...columns });
    expect(report).toMatchObject({ rows: 35, records: 35 + 8 + 35, rejected: 0 });
    const electronics = (await graphLinks(store, 'CORRESPONDS_TO')).filter(({ end }) => end === 'wiod8:MFE');
    expect(electronics.map(({ start }) => start).sort()).toEqual(['wiod35:c13', 'wiod35:c14', 'wiod35:c15']);
    await store.close();
  },
);
