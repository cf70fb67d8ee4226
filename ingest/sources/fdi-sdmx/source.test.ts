import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import { graphDump, graphLinks } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles } from '../../load.fixture.ts';

const oecd = join(import.meta.dirname, 'sample.csv');
const imf = join(import.meta.dirname, 'sample-imf.csv');
const text = readFileSync(oecd, 'utf8');

test('flows and stocks of the OECD: inward is the host’s report, outward the origin’s; the investor next to the firm or the ultimate one', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'fdi-sdmx', [oecd], { agency: 'oecd' });
  expect(report).toMatchObject({ dataset: 'fdi-oecd', rows: 14, records: 6, rejected: 0 });
  const investment = await graphLinks(store, 'INVESTS_IN');
  expect(investment).toContainEqual({
    start: 'USA',
    end: 'MEX',
    id: expect.any(String),
    dataset: 'fdi-oecd',
    record: `${editionOf('fdi-sdmx', oecd)}/2`,
    year: 2012,
    measure: 'STOCK',
    reportedBy: 'HOST',
    investor: 'IMMEDIATE',
    usd: 250_500_000,
    basis: 'REPORTED',
  });
  const stated = investment.map(({ start, measure, reportedBy, investor, sector, usd, basis }) =>
    [start, measure, reportedBy, investor, sector ?? 'all', usd, basis].join(' '),
  );
  expect(stated.sort()).toEqual([
    'DEU FLOW HOST IMMEDIATE isic4:C26 1500000 ESTIMATED',
    'JPN FLOW HOST IMMEDIATE all 0 REPORTED', // a zero that is a figure
    'USA FLOW HOST IMMEDIATE all -3250000 REPORTED',
    'USA STOCK HOST IMMEDIATE all 250500000 REPORTED',
    'USA STOCK HOST ULTIMATE all 300000000 REPORTED',
    'USA STOCK ORIGIN IMMEDIATE all 231000000 REPORTED',
  ]);
  await store.close();
});

test('a confidential cell states nothing, whether it is empty or has a 0', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'fdi-sdmx', [oecd], { agency: 'oecd' });
  await loadFiles(store, 'fdi-sdmx', [imf], { agency: 'imf' });
  const origins = (await graphLinks(store, 'INVESTS_IN')).map(({ start }) => start);
  expect(origins).toContain('JPN');
  for (const confidential of ['KOR', 'VNM', 'CYM']) expect(origins).not.toContain(confidential);
  await store.close();
});

test('positions of the IMF are whole dollars whatever their scale; what it derives from counterparts is left to their own rows', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'fdi-sdmx', [imf], { agency: 'imf' });
  expect(report).toMatchObject({ dataset: 'fdi-imf', rows: 7, records: 3, rejected: 0 });
  const stated = (await graphLinks(store, 'INVESTS_IN')).map(({ start, end, measure, reportedBy, usd, basis }) =>
    [start, end, measure, reportedBy, usd, basis].join(' '),
  );
  expect(stated.sort()).toEqual([
    'JPN MEX STOCK HOST 0 REPORTED',
    'USA MEX STOCK HOST 249750000 REPORTED',
    'USA MEX STOCK ORIGIN 230000000 ESTIMATED',
  ]);
  await store.close();
});

test.each([
  ['an economy that is none', ',S1,USA,', ',S1,USB,', "row 2, column 'COUNTERPART_AREA': found 'USB'"],
  ['a multiplier that is none', ',A,6,F,', ',A,million,F,', "row 2, column 'UNIT_MULT': found 'million'"],
  ['another level of counterpart', ',IMC,', ',UIC,', "row 2, column 'LEVEL_COUNTERPART': found 'UIC'"],
  ['a value that is no number', ',250.5,', ',250 500,', "row 2, column 'OBS_VALUE': found '250 500'"],
])('%s rejects its row and is told', async (_, from, to, message) => {
  const store = openEmbeddedStore(null);
  const file = fileOf('bad.csv', text.replace(from, to));
  await expect(loadFiles(store, 'fdi-sdmx', [file], { agency: 'oecd' })).rejects.toThrow(`bad.csv, ${message}`);
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

test('a file of the other agency, one without any total, and an agency of another name are refused', async () => {
  const store = openEmbeddedStore(null);
  await expect(loadFiles(store, 'fdi-sdmx', [imf], { agency: 'oecd' })).rejects.toThrow('is no file of the OECD');
  await expect(loadFiles(store, 'fdi-sdmx', [oecd], { agency: 'imf' })).rejects.toThrow('is no file of the IMF');
  await expect(loadFiles(store, 'fdi-sdmx', [oecd], { agency: 'bank' })).rejects.toThrow("--agency: found 'bank'");
  const operating = fileOf('operating.csv', text.replaceAll(',ALL,', ',ROU,'));
  await expect(loadFiles(store, 'fdi-sdmx', [operating], { agency: 'oecd' })).rejects.toThrow(
    'found no total of direct investment, wanted totals of all units',
  );
  await store.close();
});
