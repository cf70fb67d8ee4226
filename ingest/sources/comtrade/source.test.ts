import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import type { Row } from '../../../graph/store.ts';
import { exportsOfYear } from '../../../queries/__generated__/read.ts';
import { graphDump, graphLinks } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles, testRealFiles } from '../../load.fixture.ts';

const [sample, snake, response] = ['sample.csv', 'sample-snake.csv', 'sample-response.json'].map((name) =>
  join(import.meta.dirname, name),
) as [string, string, string];
const brief = ({ start, end, year, product, usd, basis, valuation }: Row) =>
  [start, end, year, product ?? 'all', usd, basis, valuation].join(' ');

test('what the exporter and the importer report of a flow stand side by side, with who values it where', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'comtrade', [sample]);
  expect(report).toMatchObject({ dataset: 'comtrade', rows: 20, records: 14, rejected: 0 });
  const flows = await graphLinks(store, 'EXPORTS_TO');
  expect(flows.map(brief).sort()).toEqual([
    'FRA MEX 2017 all 4100 MIRROR FOB',
    'IND BLX 1997 all 2400 REPORTED FOB',
    'IND CHE 2017 all 1100 REPORTED FOB',
    'IND NOR 2017 all 300 REPORTED FOB',
    'ITA MEX 2017 030617 12 MIRROR CIF',
    'TWN MEX 2017 8542 8800 MIRROR CIF',
    'USA MEX 2017 85 41000 REPORTED FOB',
    'USA MEX 2017 854231 9000.5 REPORTED FOB',
    'USA MEX 2017 all 243000 REPORTED FOB',
    'USA MEX 2017 all 250000 MIRROR CIF',
  ]);
  expect(flows).toContainEqual({
    start: 'USA',
    end: 'MEX',
    id: expect.any(String),
    dataset: 'comtrade',
    record: `${editionOf('comtrade', sample)}/3`,
    year: 2017,
    product: '85',
    usd: 41_000,
    tonnes: 2.5,
    reportedBy: 'EXPORTER',
    valuation: 'FOB',
    revision: 'HS2017',
    basis: 'REPORTED',
  });
  expect(await loadFiles(store, 'comtrade', [sample])).toMatchObject({ written: 0, unchanged: 14, retired: 0 });
  await store.close();
});

test('where both report a flow, its total is what the exporter reports, never the sum', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'comtrade', [sample]);
  const rows = await store.rows(exportsOfYear, { dataset: 'comtrade', year: 2017, reporter: 'EXPORTER' });
  expect(rows).toContainEqual({ exporter: 'USA', importers: ['MEX'], usd: [243_000] });
  expect(rows).toContainEqual({ exporter: 'FRA', importers: ['MEX'], usd: [4_100] });
  await store.close();
});

test('what is sent on or taken back is part of the flow, and stands apart from it', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'comtrade', [sample]);
  const flows = await graphLinks(store, 'RE_EXPORTS_TO');
  expect(flows.map((flow) => `${brief(flow)} ${flow.reportedBy}`).sort()).toEqual([
    'HKG CHN 2017 8542 5500 REPORTED FOB EXPORTER',
    'USA MEX 2017 all 1700 MIRROR CIF IMPORTER',
    'USA MEX 2017 all 38000 REPORTED FOB EXPORTER',
  ]);
  await store.close();
});

test('the sum over all partners is kept as such, and parts of it are not', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'comtrade', [sample]);
  expect(await graphLinks(store, 'TRADES_WITH_WORLD')).toEqual([
    {
      start: 'USA',
      end: 'USA',
      id: expect.any(String),
      dataset: 'comtrade',
      record: `${editionOf('comtrade', sample)}/5`,
      year: 2017,
      flow: 'EXPORT',
      usd: 1_500_000,
      basis: 'REPORTED',
    },
  ]);
  await store.close();
});

test.each([
  ['X', 'EXPORT'],
  ['M', 'IMPORT'],
  ['RX', 'RE_EXPORT'],
  ['RM', 'RE_IMPORT'],
  ['DX', undefined],
])('of the flow %s the sum over all partners is %s', async (flow, kept) => {
  const store = openEmbeddedStore(null);
  const sum = (lines[4] ?? '').replace(',X,Export,', `,${flow},Flow,`).replace(',TOTAL,All', ',85,Some');
  await loadFiles(store, 'comtrade', [fileOf('sum.csv', [header, first, sum].join('\n'))]);
  const totals = (await graphLinks(store, 'TRADES_WITH_WORLD')).map((one) => [one.flow, one.product, one.revision]);
  expect(totals).toEqual(kept ? [[kept, '85', 'HS2017']] : []);
  await store.close();
});

test('rows with the column names of R packages say the same', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'comtrade', [snake]);
  expect((await graphLinks(store, 'EXPORTS_TO')).map(brief).sort()).toEqual([
    'MEX USA 2017 030617 7 REPORTED FOB',
    'MEX USA 2017 030617 8 MIRROR CIF',
  ]);
  expect((await graphLinks(store, 'RE_EXPORTS_TO')).map(brief)).toEqual(['USA MEX 2017 030617 1 MIRROR ']);
  await store.close();
});

test('a response of the API says the same as the rows of the portal', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'comtrade', [sample]);
  const rows = (await graphLinks(store, 'EXPORTS_TO')).map(brief);
  const again = openEmbeddedStore(null);
  const report = await loadFiles(again, 'comtrade', [response]);
  expect(report).toMatchObject({ rows: 3, records: 2 + 1, rejected: 0 });
  const answered = (await graphLinks(again, 'EXPORTS_TO')).map(brief);
  expect(answered.sort()).toEqual(['USA MEX 2017 all 243000 REPORTED FOB', 'USA MEX 2017 all 250000 MIRROR CIF']);
  expect(rows).toEqual(expect.arrayContaining(answered));
  await Promise.all([store.close(), again.close()]);
});

test('a field of a response that cannot be read rejects its record, and a response without records is refused', async () => {
  const store = openEmbeddedStore(null);
  const text = readFileSync(response, 'utf8');
  const bad = fileOf('bad.json', text.replace('"reporterCode": 842', '"reporterCode": null'));
  await expect(loadFiles(store, 'comtrade', [bad])).rejects.toThrow("row 1, column 'reporterCode': found ''");
  const none = fileOf('none.json', '{"elapsedTime":"0.1 secs","count":0,"data":[],"error":"over the limit"}');
  await expect(loadFiles(store, 'comtrade', [none])).rejects.toThrow('none.json');
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

const lines = readFileSync(sample, 'utf8').split('\n');
const [header = '', first = ''] = lines;
test.each([
  ['a group as a reporter', ',842,USA,USA,X,', ',97,EUR,European Union,X,', "column 'reporterCode': found '97'"],
  ['the remainder of a region', ',484,MEX,Mexico,0,', ',568,E19,"Other",0,', "column 'partnerCode': found '568'"],
  ['a month', 'C,A,', 'C,M,', "column 'freqCode': found 'M', wanted one of A"],
  ['services', 'C,A,', 'S,A,', "column 'typeCode': found 'S', wanted one of C"],
  ['another classification', ',H5,HS,', ',S4,SITC,', "column 'classificationCode': found 'S4'"],
  ['a code without its zero', ',TOTAL,All', ',30617,All', "column 'cmdCode': found '30617'"],
  ['a flow that is not known', ',X,Export', ',E,Export', "column 'flowCode': found 'E'"],
  ['a negative value', ',243000,0,TRUE', ',-5,0,TRUE', "column 'primaryValue': found '-5'"],
])('%s is refused', async (_, from, to, message) => {
  const store = openEmbeddedStore(null);
  expect(first).toContain(from);
  const file = fileOf('cell.csv', `${header}\n${first.replace(from, to)}\n`);
  await expect(loadFiles(store, 'comtrade', [file])).rejects.toThrow(message);
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

test('a table of sums and of parts alone is refused, since it states no flow', async () => {
  const store = openEmbeddedStore(null);
  const file = fileOf('sums.csv', [header, ...lines.slice(4, 8)].join('\n'));
  await expect(loadFiles(store, 'comtrade', [file])).rejects.toThrow('only sums over partners and parts of flows');
  await store.close();
});

test('two values for one flow are not both taken: by a code with and one without overseas departments', async () => {
  const store = openEmbeddedStore(null);
  const row = lines[11] ?? '';
  const twice = fileOf(
    'twice.csv',
    [header, ...Array(30).fill(row), row.replace(',251,', ',250,').replace(/4100/g, '4000')].join('\n'),
  );
  const report = await loadFiles(store, 'comtrade', [twice]);
  expect(report).toMatchObject({ records: 1, rejected: 1 });
  await store.close();
});

testRealFiles('an export of the portal loads whole', ['trade/comtrade_SGP_exports_add.csv'], async (paths) => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'comtrade', paths);
  expect(report).toMatchObject({ rows: 660, records: 660, rejected: 0 });
  const flows = await graphLinks(store, 'EXPORTS_TO');
  // The first row of the file: mineral fuels to Australia in 2013.
  expect(flows).toContainEqual(
    expect.objectContaining({ end: 'AUS', year: 2013, product: '27', usd: 8_140_580_012, revision: 'HS2012' }),
  );
  expect(new Set(flows.map(({ end }) => end))).toEqual(new Set(['AUS', 'DEU', 'PHL', 'IND', 'VNM', 'ARE']));
  await store.close();
});

testRealFiles(
  'the shrimps of Thailand load by the columns of comtradr',
  ['trade/comtradr_THA_shrimp_2007_2011.csv'],
  async (paths) => {
    const store = openEmbeddedStore(null);
    const report = await loadFiles(store, 'comtrade', paths);
    // 15 imports and 15 re-imports of Thailand from itself are no tie between two economies.
    expect(report).toMatchObject({ rows: 1_586, records: 1_183 + 373, rejected: 0 });
    const flows = await graphLinks(store, 'EXPORTS_TO');
    const ofThailand = flows.filter(({ reportedBy }) => reportedBy === 'EXPORTER');
    expect([ofThailand.length, flows.length]).toEqual([1_183, 1_556]);
    expect(flows).toContainEqual(
      expect.objectContaining({ end: 'USA', year: 2011, product: '030613', usd: 678_176_295, tonnes: 76_493.557 }),
    );
    await store.close();
  },
);

testRealFiles('a response of the API loads whole', ['trade/comtrade_api_v1_HS-60a6ad.json'], async (paths) => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'comtrade', paths);
  expect(report).toMatchObject({ rows: 4, records: 4, rejected: 0 });
  // China's trade with Argentina and Germany in 2010, both ways as China reports it.
  expect((await graphLinks(store, 'EXPORTS_TO')).map(brief).sort()).toEqual([
    'ARG CHN 2010 all 6804128143 MIRROR CIF',
    'CHN ARG 2010 all 6115764185 REPORTED FOB',
    'CHN DEU 2010 all 68047133397 REPORTED FOB',
    'DEU CHN 2010 all 74251272075 MIRROR CIF',
  ]);
  await store.close();
});
