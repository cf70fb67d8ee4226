import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import { isEconomy } from '../../../model/iso3.ts';
import { economyOfName } from '../../economy-names.ts';
import { graphDump, graphLinks } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles, testRealFiles } from '../../load.fixture.ts';

const sample = join(import.meta.dirname, 'sample.csv');
const both = join(import.meta.dirname, 'sample-both.csv');

test('a flow becomes whole dollars with its reporter; a zero, a blank and a flow within one economy state nothing', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'unctad-fdi', [sample], { reporter: 'origin' });
  expect(report).toMatchObject({ dataset: 'unctad-fdi-origin', rows: 7, records: 4, written: 4, rejected: 0 });
  const flows = await graphLinks(store, 'INVESTS_IN');
  expect(flows).toContainEqual({
    start: 'USA',
    end: 'MEX',
    id: expect.any(String),
    dataset: 'unctad-fdi-origin',
    record: `${editionOf('unctad-fdi', sample)}/2`,
    year: 2011,
    measure: 'FLOW',
    reportedBy: 'ORIGIN',
    investor: 'IMMEDIATE',
    usd: 700_000_000,
    basis: 'REPORTED',
  });
  expect(flows).toContainEqual(expect.objectContaining({ start: 'NLD', end: 'MEX', usd: -12_250_000 }));
  expect(flows).toContainEqual(expect.objectContaining({ start: 'CIV', end: 'COD', usd: 4 }));
  await store.close();
});

test('two reports of one flow stand side by side, whether in one file or in two', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'unctad-fdi', [both]);
  expect(report).toMatchObject({ dataset: 'unctad-fdi', rows: 4, records: 5, written: 5, rejected: 0 });
  const reports = async () =>
    (await graphLinks(store, 'INVESTS_IN'))
      .filter(({ start, end, dataset }) => start === 'USA' && end === 'MEX' && dataset === 'unctad-fdi')
      .map(({ reportedBy, usd, record }) => [reportedBy, usd, record])
      .sort();
  const expected = [
    ['HOST', 650_500_000, `${editionOf('unctad-fdi', both)}/2:inflow_reported_by_target_musd`],
    ['ORIGIN', 700_000_000, `${editionOf('unctad-fdi', both)}/2:outflow_reported_by_source_musd`],
  ];
  expect(await reports()).toEqual(expected);
  await loadFiles(store, 'unctad-fdi', [sample], { reporter: 'host' });
  await loadFiles(store, 'unctad-fdi', [sample], { reporter: 'origin' });
  expect(await graphLinks(store, 'INVESTS_IN')).toHaveLength(5 + 4 + 4);
  expect(await reports()).toEqual(expected);
  await store.close();
});

test('a name that the table does not have and a flow that is no number each reject their row and name the cell', async () => {
  const store = openEmbeddedStore(null);
  const lines = readFileSync(sample, 'utf8');
  const named = fileOf('names.csv', lines.replace('Japan,', 'Japonia,'));
  await expect(loadFiles(store, 'unctad-fdi', [named], { reporter: 'host' })).rejects.toThrow(
    "names.csv, row 4, column 'source': found 'Japonia', wanted an economy by UNCTAD's English short name",
  );
  const dots = fileOf('dots.csv', lines.replace(',25.5,', ',..,'));
  await expect(loadFiles(store, 'unctad-fdi', [dots], { reporter: 'host' })).rejects.toThrow(
    "dots.csv, row 4, column 'flow': found '..', wanted a number",
  );
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

test('whose report a table is has to be said, and only where the table does not say it itself', async () => {
  const store = openEmbeddedStore(null);
  await expect(loadFiles(store, 'unctad-fdi', [sample])).rejects.toThrow('say whose by --reporter origin');
  await expect(loadFiles(store, 'unctad-fdi', [both], { reporter: 'host' })).rejects.toThrow('leave --reporter out');
  await expect(loadFiles(store, 'unctad-fdi', [sample], { reporter: 'bank' })).rejects.toThrow("found 'bank'");
  await store.close();
});

test('every name stands for an economy of ISO 3166-1', () => {
  expect(Object.entries(economyOfName).filter(([, code]) => !isEconomy(code))).toEqual([]);
  expect(new Set(Object.values(economyOfName)).size).toBe(Object.keys(economyOfName).length);
});

testRealFiles(
  'the reports of origins and of hosts load without a rejected row and differ on the United States in Mexico',
  ['fdi/source_info.csv', 'fdi/target_info.csv'],
  async ([ofOrigin = '', ofHost = '']) => {
    const store = openEmbeddedStore(null);
    const origin = await loadFiles(store, 'unctad-fdi', [ofOrigin], { reporter: 'origin' });
    const host = await loadFiles(store, 'unctad-fdi', [ofHost], { reporter: 'host' });
    // Rows less 31,106 and 34,203 zeros, and of hosts 24 flows within one economy, some of them zero.
    expect(origin).toMatchObject({ rows: 63_888, records: 32_782, rejected: 0 });
    expect(host).toMatchObject({ rows: 73_056, records: 38_851, rejected: 0 });
    const flows = await graphLinks(store, 'INVESTS_IN');
    const of2012 = flows.filter(({ start, end, year }) => start === 'USA' && end === 'MEX' && year === 2012);
    expect(of2012.map(({ reportedBy, usd }) => [reportedBy, usd]).sort()).toEqual([
      ['HOST', 8_514_290_000],
      ['ORIGIN', 12_628_000_000],
    ]);
    await store.close();
  },
);

testRealFiles(
  'both reports side by side load without a rejected row',
  ['fdi/unctad_bilateral_fdi_flows_iso3_2001_2012.csv'],
  async (paths) => {
    const store = openEmbeddedStore(null);
    const report = await loadFiles(store, 'unctad-fdi', paths, {}, { dryRun: true });
    expect(report).toMatchObject({ rows: 46_622, rejected: 0 });
    expect(report.records).toBe(32_782 + 38_851); // all that either side reports, no more and no less
    await store.close();
  },
);
