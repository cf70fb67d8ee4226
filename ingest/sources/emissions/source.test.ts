import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import { industriesOfTable, tablesOfEconomy } from '../../../queries/__generated__/read.ts';
import { graphDump, graphLinks } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles, testRealFiles } from '../../load.fixture.ts';

const sample = join(import.meta.dirname, 'sample.csv');
const settings = { scheme: 'demo', sector: 'group2' };

test('emissions of an industry and year are a statement of their own, without an output; none is not unknown', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'emissions', [sample], settings);
  expect(report).toMatchObject({ dataset: 'emissions-demo', rows: 5, records: 5, written: 5, rejected: 0 });
  const stated = await graphLinks(store, 'PRODUCES');
  expect(stated).toContainEqual({
    start: 'MEX',
    end: 'MEX:demo:G',
    id: expect.any(String),
    dataset: 'emissions-demo',
    record: `${editionOf('emissions', sample)}/2`,
    year: 2010,
    co2Kt: 120.5,
    basis: 'REPORTED',
  });
  expect(stated).toContainEqual(expect.objectContaining({ start: 'ROU', end: 'ROU:demo:G', co2Kt: 0 }));
  expect(stated).toContainEqual(expect.objectContaining({ start: 'ROW', co2Kt: 900.25 }));
  await store.close();
});

test('emissions stand beside the table, change nothing of it and are no table themselves', async () => {
  const store = openEmbeddedStore(null);
  const table = join(import.meta.dirname, '../mrio/sample.csv');
  await loadFiles(store, 'mrio', [table], { year: '2011', unit: 'million-usd', scheme: 'demo' });
  const output = await store.rows(industriesOfTable, { dataset: 'mrio-demo', year: 2011 });
  const file = fileOf('makers.csv', 'year,country,sector,co2_kt\n2011,MEX,M,70\n2010,MEX,M,60\n');
  await loadFiles(store, 'emissions', [file], { scheme: 'demo' });
  const ofMakers = (await graphLinks(store, 'PRODUCES')).filter(({ end }) => end === 'MEX:demo:M');
  expect(ofMakers.map(({ dataset, year, outputUsd, co2Kt }) => [dataset, year, outputUsd, co2Kt]).sort()).toEqual([
    ['emissions-demo', 2010, undefined, 60],
    ['emissions-demo', 2011, undefined, 70],
    ['mrio-demo', 2011, 500_000_000, undefined],
  ]);
  expect(await store.rows(industriesOfTable, { dataset: 'mrio-demo', year: 2011 })).toEqual(output);
  expect(await store.rows(industriesOfTable, { dataset: 'emissions-demo', year: 2011 })).toEqual([]);
  expect(await store.rows(tablesOfEconomy, { economy: 'MEX' })).toEqual([{ dataset: 'mrio-demo', year: 2011 }]);
  await store.close();
});

test.each([
  ['an emission below zero', '120.5', '-120.5', "row 2, column 'co2_kt': found '-120.5', wanted a number from 0 up"],
  ['an emission that is not told', '120.5', '', "row 2, column 'co2_kt': found ''"],
  ['an economy that is none', 'ROM', 'RUM', "row 4, column 'country': found 'RUM'"],
])('%s stops the load and is told with its cell', async (_, from, to, message) => {
  const store = openEmbeddedStore(null);
  const file = fileOf('bad.csv', readFileSync(sample, 'utf8').replace(from, to));
  await expect(loadFiles(store, 'emissions', [file], settings)).rejects.toThrow(`bad.csv, ${message}`);
  await expect(loadFiles(store, 'emissions', [sample], { scheme: 'My scheme' })).rejects.toThrow('--scheme: found');
  await expect(loadFiles(store, 'emissions', [sample], { scheme: 'demo' })).rejects.toThrow("no column 'sector'");
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

testRealFiles(
  'emissions of 41 economies and 8 industries in 2000 and 2011 load without a rejected row and come to 30.9 Gt in 2011',
  ['io/wiot_41c_8s_co2_intensity_2000_2011.csv'],
  async (paths) => {
    const store = openEmbeddedStore(null);
    const report = await loadFiles(store, 'emissions', paths, { scheme: 'wiod8', sector: 'group8' });
    expect(report).toMatchObject({ rows: 656, records: 656, rejected: 0 });
    const of2011 = (await graphLinks(store, 'PRODUCES')).filter(({ year }) => year === 2011);
    expect(of2011).toHaveLength(328);
    const gigatonnes = of2011.reduce((sum, { co2Kt }) => sum + Number(co2Kt), 0) / 1e6;
    expect(gigatonnes).toBeCloseTo(30.9, 1);
    await store.close();
  },
);
