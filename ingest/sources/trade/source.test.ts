import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import { graphLinks } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles, testRealFiles } from '../../load.fixture.ts';

const sample = join(import.meta.dirname, 'sample.csv');
const columns = { from: 'exporter', to: 'importer', year: 'year', usd: 'usd' };

test('the sample loads: a flow of zero and own sales are no tie, old codes are read as those of today', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'trade', [sample], columns);
  expect(report).toMatchObject({ dataset: 'trade', rows: 20, records: 18, written: 18, rejected: 0, rejections: null });
  const flows = await graphLinks(store, 'EXPORTS_TO');
  expect(flows).toHaveLength(18);
  expect(flows).toContainEqual({
    start: 'CHN',
    end: 'MEX',
    id: expect.any(String),
    dataset: 'trade',
    record: `${editionOf('trade', sample)}/2`,
    year: 2011,
    usd: 52_000_000_000,
    basis: 'REPORTED',
  });
  expect(flows).toContainEqual(expect.objectContaining({ start: 'ROU', end: 'DEU', usd: 12_000_000_000 }));
  expect(flows).toContainEqual(expect.objectContaining({ start: 'ROW', end: 'MEX', usd: 1_000_000_000 }));
  expect(flows).toContainEqual(expect.objectContaining({ start: 'VNM', year: 2012, usd: 20_000_000_000.5 }));
  await store.close();
});

test('one column named for two things is refused, and so is a column that is not named', async () => {
  const store = openEmbeddedStore(null);
  await expect(loadFiles(store, 'trade', [sample], { ...columns, to: 'exporter' })).rejects.toThrow(
    "trade: found the columns 'exporter', 'exporter', 'year', 'usd', wanted four different ones.",
  );
  await expect(loadFiles(store, 'trade', [sample], {})).rejects.toMatchObject({ code: 'WRONG_USAGE' });
  await store.close();
});

test('an economy that ISO 3166 does not know, a year, and a negative value each reject their row and name the cell', async () => {
  const store = openEmbeddedStore(null);
  const good = Array.from({ length: 297 }, (_, at) => `CHN,MEX,${1900 + at},5`);
  const bad = ['XXX,MEX,2011,5', 'CHN,MEX,201,5', 'CHN,MEX,2011,-5'];
  const file = fileOf('cells.csv', ['exporter,importer,year,usd', ...good, ...bad].join('\n'));
  const { rejected, rejections, records } = await loadFiles(store, 'trade', [file], columns);
  expect({ rejected, records }).toEqual({ rejected: 3, records: 297 });
  const lines = readFileSync(rejections ?? '', 'utf8')
    .trimEnd()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      file: 'cells.csv',
      row: 299,
      column: 'exporter',
      found: 'XXX',
      wanted: 'an economy as ISO 3166-1 alpha-3, or an aggregate such as ROW',
    },
    { file: 'cells.csv', row: 300, column: 'year', found: '201', wanted: 'a year such as 2011' },
    { file: 'cells.csv', row: 301, column: 'usd', found: '-5', wanted: 'a number from 0 up, such as 1234.5' },
  ]);
  await store.close();
});

testRealFiles(
  'four years of the public panel load one after another, without a rejected row',
  ['1996_positive_slim', '2008_positive_slim', '2012_positive_slim', '2016'].map(
    (edition) => `trade/penppml_trade_${edition}.csv`,
  ),
  async (paths) => {
    const store = openEmbeddedStore(null);
    const reports = [];
    for (const path of paths)
      reports.push(await loadFiles(store, 'trade', [path], { from: 'exp', to: 'imp', year: 'time', usd: 'export' }));
    expect(reports.map(({ rows, written, retired, rejected }) => [rows, written, retired, rejected])).toEqual([
      [14_835, 14_835, 0, 0],
      [21_003, 21_003, 0, 0],
      [21_381, 21_381, 0, 0],
      [29_872, 21_817, 0, 0], // the file of 2016 lists flows of zero too
    ]);
    const flows = await graphLinks(store, 'EXPORTS_TO');
    expect(flows).toHaveLength(14_835 + 21_003 + 21_381 + 21_817);
    const [, , of2012 = ''] = paths;
    const line = readFileSync(of2012, 'utf8').split('\n').indexOf('ABW,ARG,2012,50642.0,0.0,');
    const flow = flows.find(({ start, end, year }) => start === 'ABW' && end === 'ARG' && year === 2012);
    expect(flow).toMatchObject({ usd: 50_642, record: `${editionOf('trade', of2012)}/${line + 1}` });
    await store.close();
  },
);
