import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import { graphDump, graphLinks, graphNodes } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles, testRealFiles } from '../../load.fixture.ts';

const sample = join(import.meta.dirname, 'sample.csv');
const sectors = join(import.meta.dirname, 'sample-sectors.csv');
const text = readFileSync(sample, 'utf8');
const settings = { year: '2011', unit: 'million-usd', scheme: 'demo' };

test('a cell becomes a sale in whole dollars whose record names its row and column; a cell of zero is no sale', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'mrio', [sample, sectors], settings);
  // 6 industries, 28 sales and 17 cells of final demand that are not zero, 6 outputs.
  expect(report).toMatchObject({ dataset: 'mrio-demo', rows: 6, records: 57, written: 57, rejected: 0 });
  const sales = await graphLinks(store, 'SUPPLIES');
  expect(sales).toHaveLength(28);
  expect(sales).toContainEqual({
    start: 'CHN:demo:M',
    end: 'MEX:demo:M',
    id: expect.any(String),
    dataset: 'mrio-demo',
    record: `${editionOf('mrio', sample)}/5:MEX_M`,
    year: 2011,
    usd: 40_000_000,
    basis: 'REPORTED',
  });
  expect(await graphNodes(store, 'Industry')).toContainEqual({
    key: 'CHN:demo:M',
    economy: 'CHN',
    scheme: 'demo',
    code: 'M',
    name: 'Everything else',
    dataset: 'mrio-demo',
    record: `${editionOf('mrio', sample)}/5`,
  });
  await store.close();
});

test('final demand has its category and may be negative; value added is output less all purchases', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'mrio', [sample], settings);
  const demand = await graphLinks(store, 'FINAL_DEMAND');
  expect(demand).toContainEqual(
    expect.objectContaining({ start: 'CHN:demo:M', end: 'CHN', category: 'INVENTORIES', usd: -60_000_000 }),
  );
  expect(demand).toContainEqual(
    expect.objectContaining({ start: 'CHN:demo:M', end: 'MEX', category: 'HOUSEHOLDS', usd: 60_000_000 }),
  );
  // MEX_M buys 30 + 100 + 0 + 40 + 10 + 70 = 250 of an output of 500.
  expect(await graphLinks(store, 'PRODUCES')).toContainEqual(
    expect.objectContaining({
      start: 'MEX',
      end: 'MEX:demo:M',
      outputUsd: 500_000_000,
      valueAddedUsd: 250_000_000,
      record: `${editionOf('mrio', sample)}/3:OUTPUT`,
    }),
  );
  await store.close();
});

test('an industry without output has no value added: unknown, not zero', async () => {
  const store = openEmbeddedStore(null);
  const idle = 'row,MEX_A,MEX_M,MEX_FD,OUTPUT\nMEX_A,1,0,4,5\nMEX_M,0,0,0,0\n';
  await loadFiles(store, 'mrio', [fileOf('idle.csv', idle)], settings);
  const [farms, makers] = (await graphLinks(store, 'PRODUCES')).sort((a, b) =>
    String(a.end) < String(b.end) ? -1 : 1,
  );
  expect(farms).toMatchObject({ outputUsd: 5_000_000, valueAddedUsd: 4_000_000 });
  expect(makers).toMatchObject({ outputUsd: 0 });
  expect(makers).not.toHaveProperty('valueAddedUsd');
  await store.close();
});

test.each<[string, string, string]>([
  [
    'without its last rows',
    text.split('\n').slice(0, 5).join('\n'),
    "the end: found no further row, wanted a row for 'ROW_A'",
  ],
  [
    'with a row twice',
    `${text}MEX_A,${text.split('\n')[1]?.slice(6)}\n`,
    "row 8, the label: found 'MEX_A' as in row 2",
  ],
  [
    'with a row of an industry that buys nothing',
    text.replace('\nCHN_A', '\nCHN_B'),
    "row 4, the label: found 'CHN_B'",
  ],
  ['with a column of no economy', text.replace('CHN_A,', 'XXX_A,'), "the header: found the column 'XXX_A'"],
  ['with a column twice', text.replace('CHN_A,', 'MEX_A,'), "the header: found the column 'MEX_A' twice"],
  ['without OUTPUT', text.replace(',OUTPUT', ',ROW_FD4'), 'found no such column among 13, wanted a column OUTPUT'],
])('a table %s is refused', async (_, content, message) => {
  const store = openEmbeddedStore(null);
  await expect(loadFiles(store, 'mrio', [fileOf('broken.csv', content)], settings)).rejects.toThrow(message);
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

test.each([
  ['no number', 'n/a'],
  ['empty', ''],
  ['a sale below zero', '-40'],
])('one cell that is %s stops the load: a row left out would change every share', async (_, cell) => {
  const store = openEmbeddedStore(null);
  const table = fileOf('cell.csv', text.replace('CHN_M,5,40,', `CHN_M,5,${cell},`));
  await expect(loadFiles(store, 'mrio', [table], settings)).rejects.toThrow(
    `cell.csv, row 5, column 'MEX_M': found '${cell}', wanted a number from 0 up`,
  );
  await store.close();
});

test.each([
  ['year', { ...settings, year: '11' }],
  ['unit', { ...settings, unit: 'pesos' }],
  ['scheme', { ...settings, scheme: 'My scheme' }],
])('a %s that is none is refused before the file is read', async (name, wrong) => {
  const store = openEmbeddedStore(null);
  await expect(loadFiles(store, 'mrio', [sample], wrong)).rejects.toThrow(`--${name}: found `);
  await store.close();
});

testRealFiles(
  'the table of 41 economies and 8 industries of 2011 loads whole',
  ['io/wiot_2011_41c_8s.csv'],
  async ([path = '']) => {
    const store = openEmbeddedStore(null);
    const report = await loadFiles(store, 'mrio', [path], { year: '2011', unit: 'million-usd', scheme: 'wiod8' });
    expect(report).toMatchObject({ rows: 328, records: 64_777, written: 64_777, rejected: 0 });
    const lines = readFileSync(path, 'utf8').split('\n');
    const row = lines.findIndex((line) => line.startsWith('CHN_MFE,'));
    const column = lines[0]?.split(',').indexOf('MEX_MFE') ?? -1;
    const figure = Number(lines[row]?.split(',')[column]);
    expect(figure).toBeGreaterThan(0);
    const sales = await graphLinks(store, 'SUPPLIES');
    expect(sales.find(({ start, end }) => start === 'CHN:wiod8:MFE' && end === 'MEX:wiod8:MFE')).toMatchObject({
      usd: figure * 1e6,
      record: `${editionOf('mrio', path)}/${row + 1}:MEX_MFE`,
    });
    expect(sales.some(({ start }) => start === 'ROU:wiod8:AGR')).toBe(true); // ROM in the file
    await store.close();
  },
);

testRealFiles(
  'the whole table of 35 industries is read and written nowhere in a dry run',
  ['io/wiot_2011_full_41c_35s.csv.gz'],
  async (paths) => {
    const store = openEmbeddedStore(null);
    const wiod35 = { year: '2011', unit: 'million-usd', scheme: 'wiod35' };
    const report = await loadFiles(store, 'mrio', paths, wiod35, { dryRun: true });
    expect(report).toMatchObject({ rows: 1_435, rejected: 0, dryRun: true });
    expect(report.records).toBe(468_052); // 1,435 industries and 466,617 relationships
    expect(await graphDump(store)).toEqual([]);
    await store.close();
  },
);

const icio = join(import.meta.dirname, 'sample-icio.csv');
const settings2010 = { year: '2010', unit: 'million-usd', scheme: 'icio' };

test('a part of an economy that is listed apart is an industry of that economy', async () => {
  const store = openEmbeddedStore(null);
  const names = fileOf('codes.csv', 'code,name\nA,Farms\n');
  // 4 industries, 10 sales, 8 cells of final demand that are not zero, 4 outputs.
  expect(await loadFiles(store, 'mrio', [icio, names], settings2010)).toMatchObject({ rows: 8, records: 26 });
  expect(await graphNodes(store, 'Industry')).toContainEqual(
    expect.objectContaining({ key: 'CHN:icio:CN2.A', economy: 'CHN', code: 'CN2.A', name: 'Farms' }),
  );
  expect(await graphLinks(store, 'SUPPLIES')).toContainEqual(
    expect.objectContaining({ start: 'CHN:icio:CN2.A', end: 'MEX:icio:A', usd: 6_000_000 }),
  );
  expect(await graphLinks(store, 'FINAL_DEMAND')).toContainEqual(
    expect.objectContaining({ start: 'CHN:icio:CN2.A', end: 'CHN', category: 'RESIDENTS_ABROAD', usd: -1_000_000 }),
  );
  await store.close();
});

test('value added is what the table says, taxes less subsidies on products included; rows of output are left aside', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'mrio', [icio], settings2010);
  const productions = (await graphLinks(store, 'PRODUCES'))
    .map(({ start, end, outputUsd, valueAddedUsd }) => [start, end, outputUsd, valueAddedUsd])
    .sort();
  expect(productions).toEqual([
    ['CHN', 'CHN:icio:A', 100_000_000, 80_000_000], // 82 less 2 of subsidies
    ['CHN', 'CHN:icio:CN1.A', 10_000_000, 5_000_000],
    ['CHN', 'CHN:icio:CN2.A', 10_000_000, 4_000_000],
    ['MEX', 'MEX:icio:A', 50_000_000, 37_000_000],
  ]);
  await store.close();
});

test.each([
  ['a row of value added twice', 'MEX_TAXSUB', 'CHN_TAXSUB', "row 7, the label: found 'CHN_TAXSUB' again"],
  ['value added that is no number', 'VALU,82', 'VALU,..', "row 8, column 'CHN_A': found '..', wanted a number"],
  ['two columns of output', 'MEX_INVNT', 'OUTPUT', "the header: found the columns 'OUTPUT' and 'TOTAL'"],
])('a table with %s is refused', async (_, from, to, message) => {
  const store = openEmbeddedStore(null);
  const file = fileOf('icio.csv', readFileSync(icio, 'utf8').replace(from, to));
  await expect(loadFiles(store, 'mrio', [file], settings2010)).rejects.toThrow(message);
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

testRealFiles(
  'a table in the layout of the OECD loads whole, Mexico’s part listed apart included',
  ['io/mock_formats/ICIO2018_2010.CSV'],
  async ([path = '']) => {
    const store = openEmbeddedStore(null);
    const report = await loadFiles(store, 'mrio', [path], settings2010);
    expect(report).toMatchObject({ rows: 55, rejected: 0 });
    const [head = '', first = '', ...rest] = readFileSync(path, 'utf8').split(/\r?\n/);
    const at = head.split(',').indexOf('MX1_09');
    expect(await graphLinks(store, 'SUPPLIES')).toContainEqual(
      expect.objectContaining({
        start: 'AUS:icio:01T03',
        end: 'MEX:icio:MX1.09',
        usd: Number(first.split(',')[at]) * 1e6,
      }),
    );
    const valueAdded = rest
      .map((line) => line.split(','))
      .filter(([label = '']) => label === 'VALU' || label.endsWith('_TAXSUB'))
      .reduce((sum, cells) => sum + Number(cells[at]), 0);
    const production = (await graphLinks(store, 'PRODUCES')).find(({ end }) => end === 'MEX:icio:MX1.09');
    expect(production).toMatchObject({ start: 'MEX', outputUsd: expect.any(Number) });
    expect(production?.valueAddedUsd).toBeCloseTo(valueAdded * 1e6, 0);
    await store.close();
  },
);
