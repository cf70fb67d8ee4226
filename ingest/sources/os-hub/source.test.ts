import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import { graphDump, graphLinks, graphNodes } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles, testRealFiles } from '../../load.fixture.ts';

const sample = join(import.meta.dirname, 'sample.csv');
const text = readFileSync(sample, 'utf8');

test('a facility has its place and its sector; one name on two sites is two facilities', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'os-hub', [sample], { year: '2019' });
  expect(report).toMatchObject({ dataset: 'os-hub', rows: 5, records: 15, written: 15, rejected: 0 });
  const seats = await graphLinks(store, 'SEATED_IN');
  expect(seats).toContainEqual({
    start: expect.stringMatching(/^os-hub:BGD:sample-knit-ltd:[0-9a-f]{8}$/),
    end: 'BGD',
    id: expect.any(String),
    dataset: 'os-hub',
    record: `${editionOf('os-hub', sample)}/2`,
    address: '1, Sample Road, Gazipur',
    latitude: 23.95,
    longitude: 90.31,
    basis: 'REPORTED',
  });
  expect(seats.filter(({ start }) => String(start).startsWith('os-hub:VNM:sample-garment-jsc:'))).toHaveLength(2);
  expect(seats.find(({ end }) => end === 'MEX')).not.toHaveProperty('latitude');
  expect(await graphLinks(store, 'ACTIVE_IN')).toContainEqual(
    expect.objectContaining({ end: 'USA:os-hub:textiles', year: 2019 }),
  );
  await store.close();
});

test.each([
  ['an economy of another name', 'Vietnam', 'Viet-Nam', "row 3, column 'country': found 'Viet-Nam'"],
  [
    'a latitude beyond the pole',
    '20.43',
    '120.43',
    "row 3, column 'lat': found '120.43', wanted degrees from -90 to 90",
  ],
  ['a facility without an address', '"Lot 2, Sample Zone, Nam Dinh"', '', "row 3, column 'address': found ''"],
])('%s rejects its row and names the cell', async (_, from, to, message) => {
  const store = openEmbeddedStore(null);
  const file = fileOf('bad.csv', text.replace(from, to));
  await expect(loadFiles(store, 'os-hub', [file], { year: '2019' })).rejects.toThrow(`bad.csv, ${message}`);
  expect(await graphDump(store)).toEqual([]);
  await expect(loadFiles(store, 'os-hub', [sample], { year: 'last' })).rejects.toThrow("--year: found 'last'");
  await store.close();
});

testRealFiles(
  'a list that a brand disclosed loads without a rejected row',
  ['supply_chain/open_supply_hub/Summer 2019 Apparel List.csv'],
  async (paths) => {
    const store = openEmbeddedStore(null);
    expect(await loadFiles(store, 'os-hub', paths, { year: '2019' })).toMatchObject({ rows: 59, rejected: 0 });
    expect(await graphNodes(store, 'Firm')).toHaveLength(59);
    const seats = await graphLinks(store, 'SEATED_IN');
    expect(seats.filter(({ end }) => end === 'VNM')).toHaveLength(19);
    await store.close();
  },
);
