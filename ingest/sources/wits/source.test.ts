import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import type { Row } from '../../../graph/store.ts';
import { graphDump, graphLinks } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles, testRealFiles } from '../../load.fixture.ts';

const sample = join(import.meta.dirname, 'sample.csv');
const brief = ({ start, end, year, usd, basis, valuation }: Row) => [start, end, year, usd, basis, valuation].join(' ');

test('flows with partners are read a year a column; shares and other figures are none', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'wits', [sample]);
  expect(report).toMatchObject({ dataset: 'wits', rows: 9, records: 7 + 3, rejected: 0 });
  const flows = await graphLinks(store, 'EXPORTS_TO');
  expect(flows.map(brief).sort()).toEqual([
    'KOR MEX 2021 20000000 MIRROR CIF',
    'MEX TWN 2019 4100000 REPORTED FOB',
    'MEX USA 2020 650500000 REPORTED FOB',
    'MEX USA 2021 720250000 REPORTED FOB',
    'USA MEX 2019 390000000 MIRROR CIF',
    'USA MEX 2020 380000000 MIRROR CIF',
    'USA MEX 2021 410000000 MIRROR CIF',
  ]);
  const flow = flows.find(({ start, year }) => start === 'MEX' && year === 2020);
  expect(flow).toMatchObject({ record: `${editionOf('wits', sample)}/4:2020`, reportedBy: 'EXPORTER' });
  await store.close();
});

test('exports to all the world are kept as such; those of one category are left aside', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'wits', [sample]);
  const totals = await graphLinks(store, 'TRADES_WITH_WORLD');
  expect(totals.map(({ start, end, flow, year, usd }) => [start, end, flow, year, usd].join(' ')).sort()).toEqual([
    'MEX MEX EXPORT 2019 700000000',
    'MEX MEX EXPORT 2020 800000000',
    'MEX MEX EXPORT 2021 900000000',
  ]);
  await store.close();
});

test.each([
  [
    'an unknown partner',
    'Korea, Rep.',
    'Corea',
    "column 'Partner': found 'Corea', wanted an economy by its English name",
  ],
  ['a decimal comma', '             20.00', '           "20,00"', 'row 7'],
  ['a flow below zero', '             20.00', '            -20.00', "column '2021': found '-20'"],
])('%s is refused', async (_, from, to, message) => {
  const store = openEmbeddedStore(null);
  const text = readFileSync(sample, 'utf8');
  expect(text).toContain(from);
  const file = fileOf('cell.csv', text.replace(from, to));
  await expect(loadFiles(store, 'wits', [file])).rejects.toThrow(message);
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

testRealFiles(
  'the summary of Singapore loads, with its largest partners since 1989',
  ['trade/en_SGP_AllYears_WITS_Trade_Summary.CSV'],
  async (paths) => {
    const store = openEmbeddedStore(null);
    const report = await loadFiles(store, 'wits', paths);
    expect(report).toMatchObject({ rows: 108, rejected: 0 });
    const flows = await graphLinks(store, 'EXPORTS_TO');
    const totals = await graphLinks(store, 'TRADES_WITH_WORLD');
    expect(flows.length + totals.length).toBe(report.records);
    // Row 42 of the file: 10,427.27 million dollars to the United States in 1989.
    expect(flows.filter(({ year, end }) => year === 1989 && end === 'USA').map(brief)).toEqual([
      'SGP USA 1989 10427270000 REPORTED FOB',
    ]);
    // Five partners each way a year.
    for (let year = 1989; year <= 2021; year++) expect(flows.filter((flow) => flow.year === year)).toHaveLength(10);
    // Row 48: 457,473.99 million dollars to all the world in 2021.
    const sold = totals.filter(({ flow, year }) => flow === 'EXPORT' && year === 2021);
    expect(sold.map(({ start, end, usd }) => [start, end, usd])).toEqual([['SGP', 'SGP', 457_473_990_000]]);
    expect(totals).toHaveLength(2 * 33);
    await store.close();
  },
);
