import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import { graphDump, graphLinks } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles, testRealFiles } from '../../load.fixture.ts';

const [flows, countries, products] = ['sample.csv', 'sample-countries.csv', 'sample-products.csv'].map((name) =>
  join(import.meta.dirname, name),
) as [string, string, string];
const settings = { revision: '2017' };

test('a flow is an estimate in dollars and tonnes, by a code of the edition of the Harmonized System that is named', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'baci', [flows, countries, products], settings);
  expect(report).toMatchObject({ dataset: 'baci-hs2017', rows: 7 + 10 + 3, records: 7, rejected: 0 });
  const exports = await graphLinks(store, 'EXPORTS_TO');
  expect(exports).toContainEqual({
    start: 'MEX',
    end: 'USA',
    id: expect.any(String),
    dataset: 'baci-hs2017',
    record: `${editionOf('baci', flows)}/3`,
    year: 2018,
    product: '030617',
    usd: 7_125,
    tonnes: 1.25,
    valuation: 'FOB',
    revision: 'HS2017',
    basis: 'ESTIMATED',
  });
  expect(exports.map(({ start, end }) => `${start} ${end}`).sort()).toEqual([
    'BLX DEU',
    'FRA CHE',
    'IND NOR',
    'MEX USA',
    'MEX USA',
    'TWN USA',
    'USA MEX',
  ]);
  const horses = exports.find(({ product, start }) => product === '010121' && start === 'MEX');
  expect([horses?.usd, horses?.tonnes]).toEqual([500, undefined]);
  await store.close();
});

test.each([
  ['a code that lost its zero', ',030617,', ',30617,', "column 'k': found '30617', wanted an HS code of six digits"],
  [
    'a product that the table lacks',
    ',030617,',
    ',030616,',
    "column 'k': found '030616', wanted a code that the table",
  ],
  ['a country that the table lacks', ',579,', ',752,', "column 'j': found 'SWE', wanted a code that the table"],
  ['a weight in words', '         NA', '       none', "column 'q': found '       none', wanted tonnes"],
])('%s rejects its row', async (_, from, to, message) => {
  const store = openEmbeddedStore(null);
  const text = readFileSync(flows, 'utf8').replace(from, to);
  const file = fileOf('cell.csv', text);
  await expect(loadFiles(store, 'baci', [file, countries, products], settings)).rejects.toThrow(message);
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

test('side tables alone, and an edition that is no year, are refused', async () => {
  const store = openEmbeddedStore(null);
  await expect(loadFiles(store, 'baci', [countries], settings)).rejects.toThrow('baci needs a table of flows');
  await expect(loadFiles(store, 'baci', [flows], { revision: 'HS17' })).rejects.toThrow("found the revision 'HS17'");
  await store.close();
});

testRealFiles(
  'the side tables of version 202201 are read, and hold the codes of the sample',
  ['trade/baci_V202201_country_codes.csv', 'trade/baci_V202201_product_codes.csv'],
  async (paths) => {
    const store = openEmbeddedStore(null);
    const report = await loadFiles(store, 'baci', [flows, ...paths], settings);
    expect(report).toMatchObject({ rows: 7 + 238 + 5_384, records: 7, rejected: 0 });
    await store.close();
  },
);
