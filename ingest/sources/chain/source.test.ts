import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import { graphDump, graphLinks, graphNodes } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles } from '../../load.fixture.ts';

const sample = (name: string) => join(import.meta.dirname, name);
const [firms, holdings, supplies] = [
  sample('sample.csv'),
  sample('sample-holdings.csv'),
  sample('sample-supplies.csv'),
];

test('the sample loads: firms, persons, seats, activities, holdings and supplies, each with its row', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'chain', [supplies, firms, holdings], { basis: 'ILLUSTRATIVE' });
  // 7 parties, 5 seats, 3 activities, 6 holdings, 7 supplies.
  expect(report).toMatchObject({ dataset: 'chain', rows: 20, records: 28, written: 28, rejected: 0 });
  expect(await graphLinks(store, 'SUPPLIES')).toContainEqual({
    start: 'chip',
    end: 'acme',
    id: expect.any(String),
    dataset: 'chain',
    record: `${editionOf('chain', supplies)}/5`,
    year: 2012,
    product: '854231',
    usd: 90_000_000,
    basis: 'ILLUSTRATIVE',
  });
  expect(await graphLinks(store, 'ACTIVE_IN')).toContainEqual(
    expect.objectContaining({
      start: 'acme',
      end: 'MEX:isic4:C29',
      revenueUsd: 500_000_000,
      purchasesUsd: 300_000_000,
    }),
  );
  expect(await graphLinks(store, 'HOLDS')).toContainEqual(
    expect.objectContaining({ start: 'eden', end: 'acme', interest: 'VOTING', minShare: 0.5, maxShare: 0.75 }),
  );
  expect((await graphNodes(store, 'Party')).map(({ id }) => id).sort()).toEqual([
    'acme',
    'bolt',
    'chip',
    'dyes',
    'eden',
    'fern',
    'gale',
  ]);
  expect(await graphNodes(store, 'Person')).toHaveLength(2);
  expect(await graphNodes(store, 'Dataset')).toEqual([
    expect.objectContaining({ illustrative: true, years: [2011, 2012] }),
  ]);
  await store.close();
});

test('what is not stated stays unknown: a supply without a value, a firm without a seat, a share that is not told', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'chain', [firms, holdings, supplies]);
  const link = (await graphLinks(store, 'SUPPLIES')).find(({ start, end }) => start === 'chip' && end === 'bolt');
  expect(link).not.toHaveProperty('usd');
  expect((await graphLinks(store, 'SEATED_IN')).map(({ start }) => start)).not.toContain('eden');
  const control = (await graphLinks(store, 'HOLDS')).find(({ interest }) => interest === 'CONTROL');
  expect(Object.keys(control ?? {}).filter((name) => name.endsWith('Share'))).toEqual([]);
  const chip = (await graphLinks(store, 'ACTIVE_IN')).find(({ start }) => start === 'chip');
  expect(chip).toMatchObject({ revenueUsd: 800_000_000 });
  expect(chip).not.toHaveProperty('purchasesUsd');
  await store.close();
});

const holdingHeader = 'holder,company,interest,exact_share,min_share,max_share,from,to';
const supplyHeader = 'supplier,buyer,product,year,usd';
test.each([
  ['a holder that is not listed', holdingHeader, 'zeta,acme,ECONOMIC,0.1,,,,', "column 'holder': found 'zeta'"],
  ['a person that is held', holdingHeader, 'acme,fern,ECONOMIC,0.1,,,,', "column 'company': found 'fern'"],
  [
    'bounds the wrong way round',
    holdingHeader,
    'eden,acme,VOTING,,0.7,0.5,,',
    "column 'max_share': found '0.5', wanted at least min_share, 0.7",
  ],
  [
    'a holding that ends before it begins',
    holdingHeader,
    'eden,acme,VOTING,,,,2001-01-01,2001-01-01',
    "column 'to': found '2001-01-01'",
  ],
  [
    'a share in percent',
    holdingHeader,
    'eden,acme,VOTING,55,,,,',
    "column 'exact_share': found '55', wanted a share from 0 to 1",
  ],
  ['a supplier that is a person', supplyHeader, 'fern,acme,,2011,5', "column 'supplier': found 'fern'"],
  ['a buyer that is not listed', supplyHeader, 'acme,zeta,,2011,5', "column 'buyer': found 'zeta'"],
])('%s is told with its row, and above one row in twenty nothing is loaded', async (_, header, row, message) => {
  const store = openEmbeddedStore(null);
  const file = fileOf('bad.csv', `${header}\n${row}\n`);
  await expect(loadFiles(store, 'chain', [firms, file])).rejects.toThrow(`bad.csv, row 2, ${message}`);
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

test('an industry needs a year, and a basis is one of three words', async () => {
  const store = openEmbeddedStore(null);
  const header = 'id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd';
  const file = fileOf('undated.csv', `${header}\nacme,FIRM,Acme,MEX,,MEX:isic4:C29,,5,\n`);
  await expect(loadFiles(store, 'chain', [file])).rejects.toThrow(
    "column 'year': found '', wanted a year beside an industry",
  );
  await expect(loadFiles(store, 'chain', [firms], { basis: 'GUESSED' })).rejects.toThrow("--basis: found 'GUESSED'");
  await expect(loadFiles(store, 'chain', [holdings])).rejects.toThrow('chain needs the table of firms');
  await store.close();
});

test('the invented firms of the starter load without a rejected row', async () => {
  const store = openEmbeddedStore(null);
  const starter = ['firms.csv', 'holdings.csv', 'supplies.csv'].map((name) =>
    join(import.meta.dirname, '../../../starter', name),
  );
  const report = await loadFiles(store, 'chain', starter, { basis: 'ILLUSTRATIVE' });
  expect(report).toMatchObject({ rejected: 0, written: report.records });
  expect(await graphLinks(store, 'SUPPLIES')).toContainEqual(
    expect.objectContaining({
      start: 'basilisco',
      end: 'quimera',
      usd: 60_000_000,
      record: `${editionOf('chain', starter[2] ?? '')}/2`,
    }),
  );
  await store.close();
});
