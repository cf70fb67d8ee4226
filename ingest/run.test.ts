import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { loadDatasetsInUse } from '../answers/datasets-in-use.ts';
import { type EmbeddedStore, openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import type { Store } from '../graph/store.ts';
import type { LoadEntry } from '../model/load-entry.ts';
import type { LoadTouches } from '../model/load-touches.ts';
import { loadsOfDatasets, touchesOfDataset } from '../queries/__generated__/read.ts';
import { graphDump, graphLinks, graphNodes, ofLoads } from './graph-dump.fixture.ts';
import { editionOf, fileOf, folder, loadFiles } from './load.fixture.ts';

const columns = { from: 'exp', to: 'imp', year: 'year', usd: 'usd' };
const tableSettings = { year: '2011', unit: 'million-usd', scheme: 'demo' };
const sample = (source: string, name = 'sample.csv') => join(import.meta.dirname, 'sources', source, name);

/** A table of flows, `CHN MEX 2011 5` a row. */
function flows(name: string, ...rows: string[]): string {
  return fileOf(name, ['exp,imp,year,usd', ...rows.map((row) => row.replaceAll(' ', ','))].join('\n'));
}

/** `CHN MEX 2011 5 trade/0123456789ab/2` for each flow of the store, sorted. */
async function flowsIn(store: Store): Promise<string[]> {
  const links = await graphLinks(store, 'EXPORTS_TO');
  return links.map(({ start, end, year, usd, record }) => [start, end, year, usd, record].join(' ')).sort();
}

let store: EmbeddedStore;
beforeEach(() => {
  store = openEmbeddedStore(null);
});
afterEach(() => store.close());

test('the same files twice write nothing, and the dataset keeps the day on which it was loaded', async () => {
  for (const [source, files, settings] of [
    ['trade', [flows('same.csv', 'CHN MEX 2011 5', 'USA MEX 2011 7.25')], columns],
    ['mrio', [sample('mrio')], tableSettings],
    ['blocs', [sample('blocs'), sample('blocs', 'sample-memberships.csv')], {}],
    ['chain', ['sample.csv', 'sample-holdings.csv', 'sample-supplies.csv'].map((name) => sample('chain', name)), {}],
    ['economies', [sample('economies'), sample('economies', 'sample-dissolved.csv')], {}],
  ] as const) {
    const first = await loadFiles(store, source, files, settings);
    const before = await graphDump(store);
    const again = await loadFiles(store, source, files, settings);
    expect(first).toMatchObject({ unchanged: 0, retired: 0 });
    expect(first.written).toBe(first.records);
    expect(again).toMatchObject({ written: 0, retired: 0, unchanged: first.records });
    expect(await graphDump(store)).toEqual(before);
  }
});

test('the file of another year loaded in between does not make an edition new', async () => {
  const [of2008, of2012] = [flows('2008.csv', 'CHN MEX 2008 5'), flows('2012.csv', 'CHN MEX 2012 6')];
  await loadFiles(store, 'trade', [of2008], columns);
  await loadFiles(store, 'trade', [of2012], columns);
  const before = await graphDump(store);
  expect(await loadFiles(store, 'trade', [of2008], columns)).toMatchObject({ written: 0, retired: 0, unchanged: 1 });
  expect(await graphDump(store)).toEqual(before);
});

test('a changed value is one record written and names the new edition; the others keep the edition that first said them', async () => {
  const old = flows('old.csv', 'CHN MEX 2011 5', 'USA MEX 2011 7', 'VNM MEX 2011 9');
  const next = flows('next.csv', 'VNM MEX 2011 9', 'CHN MEX 2011 6', 'USA MEX 2011 7');
  await loadFiles(store, 'trade', [old], columns);
  expect(await loadFiles(store, 'trade', [next], columns)).toMatchObject({ written: 1, unchanged: 2, retired: 0 });
  expect(await flowsIn(store)).toEqual([
    `CHN MEX 2011 6 ${editionOf('trade', next)}/3`,
    `USA MEX 2011 7 ${editionOf('trade', old)}/3`,
    `VNM MEX 2011 9 ${editionOf('trade', old)}/4`,
  ]);
  const [dataset] = await graphNodes(store, 'Dataset');
  expect(dataset).toMatchObject({
    id: 'trade',
    rows: 3,
    years: [2011],
    files: [old, next].map((path) => `${editionOf('trade', path).slice(6)} ${path.slice(folder.length + 1)}`),
  });
});

test('a changed description of a node is written once, and its record names the new edition', async () => {
  const header = 'id,name,kind,basis,url\n';
  const old = fileOf('blocs-old.csv', `${header}a,A,TREATY,x,\nb,B,TREATY,x,\n`);
  const next = fileOf('blocs-next.csv', `${header}a,A,TREATY,x,\nb,New B,TREATY,x,\n`);
  await loadFiles(store, 'blocs', [old]);
  expect(await loadFiles(store, 'blocs', [next])).toMatchObject({ written: 1, unchanged: 1 });
  expect(await graphNodes(store, 'Bloc')).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: 'a', record: `${editionOf('blocs', old)}/2` }),
      expect.objectContaining({ id: 'b', name: 'New B', record: `${editionOf('blocs', next)}/3` }),
    ]),
  );
});

test('a newer edition retires what it no longer says, in its own dataset and in the years it covers', async () => {
  await loadFiles(store, 'trade', [flows('08.csv', 'CHN MEX 2008 5', 'USA MEX 2008 7')], columns);
  await loadFiles(store, 'trade', [flows('12.csv', 'CHN MEX 2012 6', 'USA MEX 2012 8')], columns);
  await loadFiles(store, 'trade', [flows('own.csv', 'USA MEX 2012 80')], columns, { dataset: 'own' });
  const report = await loadFiles(store, 'trade', [flows('12b.csv', 'CHN MEX 2012 6')], columns);
  expect(report).toMatchObject({ written: 0, unchanged: 1, retired: 1 });
  expect((await flowsIn(store)).map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
    'CHN MEX 2008 5',
    'CHN MEX 2012 6',
    'USA MEX 2008 7',
    'USA MEX 2012 80', // of the other dataset
  ]);
  expect((await graphNodes(store, 'Dataset')).find(({ id }) => id === 'trade')).toMatchObject({ years: [2008, 2012] });
});

test('a spell of membership that a newer table no longer has is retired, and a bloc that nothing is tied to goes with it', async () => {
  const spells = readFileSync(sample('blocs', 'sample-memberships.csv'), 'utf8').split('\n');
  const blocs = readFileSync(sample('blocs'), 'utf8').split('\n');
  await loadFiles(store, 'blocs', [sample('blocs'), sample('blocs', 'sample-memberships.csv')]);
  const without = (lines: string[]) => lines.filter((line) => !line.startsWith('south')).join('\n');
  const report = await loadFiles(store, 'blocs', [fileOf('b.csv', without(blocs)), fileOf('m.csv', without(spells))]);
  expect(report).toMatchObject({ written: 0, retired: 4 });
  expect((await graphNodes(store, 'Bloc')).map(({ id }) => id).sort()).toEqual(['efta', 'nafta']);
});

test('two datasets that disagree stand side by side', async () => {
  const [reported, mirrored] = [flows('r.csv', 'CHN MEX 2011 5'), flows('m.csv', 'CHN MEX 2011 8')];
  await loadFiles(store, 'trade', [reported], columns, { dataset: 'reported' });
  expect(await loadFiles(store, 'trade', [mirrored], columns, { dataset: 'mirrored' })).toMatchObject({ written: 1 });
  const links = await graphLinks(store, 'EXPORTS_TO');
  expect(links.map(({ dataset, usd }) => [dataset, usd]).sort()).toEqual([
    ['mirrored', 8],
    ['reported', 5],
  ]);
  expect(new Set(links.map(({ id }) => id)).size).toBe(2);
});

test('a node that one dataset describes is not described anew by another, however often that is loaded', async () => {
  await loadFiles(store, 'mrio', [sample('mrio'), sample('mrio', 'sample-sectors.csv')], tableSettings);
  const first = await graphNodes(store, 'Industry');
  const other = { dataset: 'other' };
  expect(await loadFiles(store, 'mrio', [sample('mrio')], tableSettings, other)).toMatchObject({
    written: 51,
    unchanged: 6,
  });
  expect(await loadFiles(store, 'mrio', [sample('mrio')], tableSettings, other)).toMatchObject({
    written: 0,
    unchanged: 57,
  });
  expect(await graphNodes(store, 'Industry')).toEqual(first);
});

test('a reference list may describe an economy that trade named before', async () => {
  await loadFiles(store, 'trade', [flows('first.csv', 'CHN MEX 2011 5')], columns);
  expect(await graphNodes(store, 'Economy')).toContainEqual({ iso3: 'MEX' });
  await loadFiles(store, 'economies', [sample('economies')]);
  expect((await graphNodes(store, 'Economy')).filter(({ iso3 }) => iso3 === 'MEX')).toEqual([
    expect.objectContaining({ name: 'Mexico', dataset: 'economies' }),
  ]);
});

test('a dry run tells what a load would write, and writes nothing', async () => {
  await loadFiles(store, 'trade', [flows('a.csv', 'CHN MEX 2011 5', 'USA MEX 2011 7')], columns);
  const before = await graphDump(store);
  const report = await loadFiles(store, 'trade', [flows('b.csv', 'CHN MEX 2011 6')], columns, { dryRun: true });
  expect(report).toMatchObject({ written: 1, retired: 1, dryRun: true });
  expect(await graphDump(store)).toEqual(before);
});

test('a row again with another value is rejected and the first one stands; an identical one is no news', async () => {
  const many = Array.from({ length: 100 }, (_, at) => `CHN MEX ${1900 + at} 5`);
  const file = flows('twice.csv', ...many, 'CHN MEX 1900 5', 'CHN MEX 1900 6');
  const report = await loadFiles(store, 'trade', [file], columns);
  expect(report).toMatchObject({ rows: 102, records: 100, rejected: 1 });
  expect(JSON.parse(readFileSync(report.rejections ?? '', 'utf8'))).toEqual({
    file: 'twice.csv',
    row: 103,
    column: 'the whole row',
    found: `another value than ${editionOf('trade', file)}/2 gives`,
    wanted: 'one value for one statement',
  });
  expect((await flowsIn(store))[0]).toBe(`CHN MEX 1900 5 ${editionOf('trade', file)}/2`);
});

const plain = 'exp,imp,year,usd\nCHN,MEX,2011,5\nUSA,MEX,2011,7\n';
const packed = gzipSync(plain + 'CHN,MEX,2012,5\n'.repeat(9));
const table = readFileSync(sample('mrio'), 'utf8');
test.each<[string, string, string | Uint8Array, string]>([
  [
    'a row cut in the middle',
    'trade',
    plain.slice(0, -4),
    "broken.csv, row 3: found 3 cells, the last '201', wanted 4",
  ],
  [
    'gzip that is cut',
    'trade',
    packed.subarray(0, packed.length - 12),
    'found unexpected end of file, wanted a whole file',
  ],
  ['a table without its last rows', 'mrio', table.slice(0, table.indexOf('ROW_M,10')), "wanted a row for 'ROW_M'"],
  ['a missing column', 'trade', plain.replace(',usd', ',eur'), "broken.csv, the header: found no column 'usd'"],
  [
    'an unknown column',
    'blocs',
    'id,name,kind,basis,url,since\na,A,TREATY,x,,1994\n',
    "the header: found the column 'since', wanted only id",
  ],
  [
    'a column twice',
    'trade',
    plain.replace('exp,imp,year,usd', 'exp,imp,year,usd,usd').replaceAll(/,(\d)$/gm, ',$1,$1'),
    "the column 'usd' twice",
  ],
  [
    'bytes that are no UTF-8',
    'trade',
    Buffer.from(`${plain}CH\xff,MEX,2011,5\n`, 'latin1'),
    'broken.csv, line 4: found bytes that are no UTF-8',
  ],
  ['a NUL', 'trade', `${plain}CHN,MEX,2012,5\0\n`, 'broken.csv, line 4: found a NUL, wanted text in UTF-8'],
  ['an open quote', 'trade', `${plain}"CHN,MEX,2012,5\n`, 'broken.csv, row 4: found Quote Not Closed'],
  ['an empty file', 'trade', '', 'broken.csv, row 1: found nothing, wanted a header'],
  [
    'a header without a row',
    'trade',
    'exp,imp,year,usd\n',
    'broken.csv, row 2: found the end, wanted at least one row',
  ],
])('%s stops the load, says where and what, and leaves the store as it was', async (_, source, content, message) => {
  await loadFiles(store, 'trade', [flows('before.csv', 'CHN MEX 2011 1')], columns);
  const before = await graphDump(store);
  const settings = source === 'mrio' ? tableSettings : columns;
  const run = () => loadFiles(store, source, [fileOf('broken.csv', content)], settings);
  await expect(run()).rejects.toMatchObject({ code: 'BROKEN_FILE', blame: 'source' });
  await expect(run()).rejects.toThrow(message);
  expect(await graphDump(store)).toEqual(before);
  expect(readdirSync(join(folder, 'loads'))).toEqual([]);
});

test('a second file that is broken keeps the first one out too', async () => {
  const files = [flows('good.csv', 'CHN MEX 2011 1'), fileOf('bad.csv', plain.slice(0, -4))];
  await expect(loadFiles(store, 'trade', files, columns)).rejects.toThrow('bad.csv, row 3');
  expect(await graphDump(store)).toEqual([]);
});

test('rejected rows up to the limit of the source go to a file, one more stops the load', async () => {
  const many = Array.from({ length: 198 }, (_, at) => `CHN MEX ${1900 + at} 5`);
  const report = await loadFiles(
    store,
    'trade',
    [flows('two.csv', ...many, 'XXX MEX 2011 5', 'CHN MEX 2011 n/a')],
    columns,
  );
  expect(report).toMatchObject({ rows: 200, records: 198, rejected: 2 });
  const lines = readFileSync(report.rejections ?? '', 'utf8')
    .trimEnd()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { file: 'two.csv', row: 200, column: 'exp', found: 'XXX', wanted: expect.stringContaining('ISO 3166-1 alpha-3') },
    { file: 'two.csv', row: 201, column: 'usd', found: 'n/a', wanted: 'a number from 0 up, such as 1234.5' },
  ]);
  const [row] = await store.rows(loadsOfDatasets, { keys: [report.dataset] });
  const kept = (row?.loads ?? []).map((load) => (JSON.parse(load) as LoadEntry).rejections);
  expect(kept).toEqual([lines.map((line) => JSON.parse(line))]);

  const before = await graphDump(store);
  const three = flows('three.csv', ...many, 'XXX MEX 2011 5', 'CHN MEX 2011 n/a', 'CHN XKX 2011 5');
  await expect(loadFiles(store, 'trade', [three], columns)).rejects.toThrow(
    "3 of 201 rows are rejected, at most 2 may be. The first: three.csv, row 200, column 'exp': found 'XXX', wanted",
  );
  expect(await graphDump(store)).toEqual(before);
});

test('a dataset of one source is not another source’s to load', async () => {
  await loadFiles(store, 'trade', [flows('mine.csv', 'CHN MEX 2011 5')], columns);
  const before = await graphDump(store);
  await expect(loadFiles(store, 'mrio', [sample('mrio')], tableSettings, { dataset: 'trade' })).rejects.toThrow(
    "The dataset 'trade' belongs to the source 'trade': give another one by --dataset.",
  );
  expect(await graphDump(store)).toEqual(before);
});

test('the dataset tells who stands behind it, by the source or as the loader says', async () => {
  await loadFiles(store, 'trade', [flows('cited.csv', 'CHN MEX 2011 5')], columns, {
    provenance: { publisher: 'UN Statistics Division', licence: 'as stated' },
  });
  expect(await graphNodes(store, 'Dataset')).toEqual([
    expect.objectContaining({
      source: 'trade',
      title: 'Bilateral trade in goods',
      publisher: 'UN Statistics Division',
      licence: 'as stated',
      rejected: 0,
      illustrative: false,
      starter: false,
    }),
  ]);
});

test('a licence of the loader’s own undoes what the source’s allows, never what it forbids', async () => {
  const marks = async () =>
    (await graphNodes(store, 'Dataset')).map(({ id, redistribution }) => [id, redistribution]).sort();
  const own = { provenance: { licence: 'as agreed' } };
  await loadFiles(store, 'gleif', [sample('gleif', 'sample.xml')], {}, { dataset: 'a', ...own });
  await loadFiles(store, 'comtrade', [sample('comtrade')], {}, { dataset: 'b', ...own });
  await loadFiles(
    store,
    'comtrade',
    [sample('comtrade')],
    {},
    {
      dataset: 'c',
      provenance: { ...own.provenance, redistribution: 'OPEN' },
    },
  );
  await loadFiles(store, 'comtrade', [sample('comtrade')], {}, { dataset: 'd' });
  expect(await marks()).toEqual([
    ['a', 'UNKNOWN'],
    ['b', 'NO_REDISTRIBUTION'],
    ['c', 'OPEN'],
    ['d', 'NO_REDISTRIBUTION'],
  ]);
});

/** The store, but the transaction of the number given (1 is the first) is cut off. */
function cutAt(real: Store, transaction: number): Store {
  let begun = 0;
  return {
    ...real,
    transaction: (work) => (++begun === transaction ? Promise.reject(new Error('cut off')) : real.transaction(work)),
  };
}

const inSteps = { oneTransaction: 10, batchesInAStep: 1 };

/** The nodes of layers that each load kept by a dataset touched, sorted. */
async function touchesOf(dataset: string): Promise<string[][]> {
  const [row] = await store.rows(touchesOfDataset, { dataset });
  return (row?.touches ?? []).map((load) => [...(JSON.parse(load) as LoadTouches).nodes].sort());
}

test('a dataset keeps which industries a load touched: whose output, or whose purchases, it changed', async () => {
  const table = readFileSync(sample('mrio'), 'utf8');
  await loadFiles(store, 'mrio', [fileOf('table.csv', table)], tableSettings);
  expect(await touchesOf('mrio-demo')).toEqual([]); // nobody has a layer of what was not there
  const corrected = table.replace('MEX_A,10,', 'MEX_A,9,').replace(',0,4000', ',0,4001');
  await loadFiles(store, 'mrio', [fileOf('table.csv', corrected)], tableSettings);
  await loadFiles(store, 'mrio', [fileOf('table.csv', corrected.replace('50,-5,', '50,-4,'))], tableSettings);
  // Industries sell what they make to final users as well: that is in no layer.
  expect(await touchesOf('mrio-demo')).toEqual([['CHN:demo:M', 'MEX:demo:A'], []]);
});

test('what a load touched that was cut off nobody can say: the dataset keeps nothing from before its end', async () => {
  const table = readFileSync(sample('mrio'), 'utf8');
  const edition = (from: string, to: string) => [fileOf('table.csv', table.replace(from, to))];
  await loadFiles(store, 'mrio', edition('', ''), tableSettings);
  await loadFiles(store, 'mrio', edition('MEX_A,10,', 'MEX_A,9,'), tableSettings);
  expect(await touchesOf('mrio-demo')).toEqual([['MEX:demo:A']]);
  const elsewhere = join(folder, 'elsewhere');
  const steps = { oneTransaction: 0, batchesInAStep: 1, workFolder: elsewhere };
  await expect(
    loadFiles(cutAt(store, 3), 'mrio', edition('MEX_A,10,', 'MEX_A,8,'), tableSettings, steps),
  ).rejects.toThrow('cut off');
  rmSync(elsewhere, { recursive: true });
  await loadFiles(store, 'mrio', edition('MEX_A,10,', 'MEX_A,7,'), tableSettings);
  expect(await touchesOf('mrio-demo')).toEqual([]);
});

test('a load in steps ends in the graph of a load in one transaction', async () => {
  const path = sample('mrio');
  const whole = openEmbeddedStore(null);
  await loadFiles(whole, 'mrio', [path], tableSettings);
  await loadFiles(store, 'mrio', [path], tableSettings, inSteps);
  expect(await graphDump(store, ofLoads)).toEqual(await graphDump(whole, ofLoads));
  await whole.close();
});

test.each([2, 3, 4, 5, 6])(
  'a load in steps that is cut off at its transaction %i leaves a mark: answers refuse, the next load rolls it forward',
  async (transaction) => {
    const path = sample('mrio');
    const whole = openEmbeddedStore(null);
    await loadFiles(whole, 'mrio', [path], tableSettings);
    const wanted = await graphDump(whole, ofLoads);
    await whole.close();

    await expect(loadFiles(cutAt(store, transaction), 'mrio', [path], tableSettings, inSteps)).rejects.toThrow(
      'cut off',
    );
    await expect(loadDatasetsInUse(store)).rejects.toMatchObject({
      code: 'UNFINISHED_LOAD',
      details: { dataset: 'mrio-demo' },
    });
    await expect(loadFiles(store, 'mrio', [path], tableSettings, { dryRun: true })).rejects.toMatchObject({
      code: 'UNFINISHED_LOAD',
    });

    expect(await loadFiles(store, 'mrio', [path], tableSettings)).toMatchObject({ written: 0, retired: 0 });
    expect((await loadDatasetsInUse(store)).byKey.has('mrio-demo')).toBe(true);
    expect(await graphDump(store, ofLoads)).toEqual(wanted);
    expect(readdirSync(join(folder, 'loads'))).toEqual([]);
  },
);

test('where the spool of a load that was cut off is lost, loading the files again ends it in the same graph', async () => {
  const path = sample('mrio');
  const elsewhere = join(folder, 'elsewhere');
  const whole = openEmbeddedStore(null);
  await loadFiles(whole, 'mrio', [path], tableSettings);
  const options = { ...inSteps, workFolder: elsewhere };
  await expect(loadFiles(cutAt(store, 4), 'mrio', [path], tableSettings, options)).rejects.toThrow('cut off');
  rmSync(elsewhere, { recursive: true });
  await loadFiles(store, 'mrio', [path], tableSettings);
  expect(await graphDump(store, ofLoads)).toEqual(await graphDump(whole, ofLoads));
  await whole.close();
});

const wholeChain = ['', '-holdings'].map((name) => sample('chain', `sample${name}.csv`));
const decisions = (rows: string) => fileOf('decisions.csv', `firm,same_as,weight,method,author,reason\n${rows}`);

test('a load in steps that names an end which nothing has is refused before its first step', async () => {
  await loadFiles(store, 'chain', wholeChain);
  const before = await graphDump(store);
  const paths = [decisions('acme,bolt,1,,Ada,\nacme,nobody,1,,Ada,\nbolt,nobody,1,,Ada,\n')];
  await expect(loadFiles(store, 'same-as', paths, {}, { oneTransaction: 0 })).rejects.toMatchObject({
    code: 'DANGLING_END',
    details: { kind: 'same-as', dangling: 2, first: 'nobody' },
    message: "2 records of the kind 'same-as' name an end that neither the files nor the store have, such as 'nobody'.",
  });
  expect(await graphDump(store)).toEqual(before);
  expect(readdirSync(join(folder, 'loads'))).toEqual([]);
  expect((await loadDatasetsInUse(store)).byKey.has('chain')).toBe(true);
});

test('a load in steps that can’t be rolled forward stops no other one, and ends when its dataset is loaded again', async () => {
  // A statement refuses to join two identifiers, which only its own step tells.
  const leis = fileOf(
    'leis.csv',
    `id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd\n${['ALF80', 'BET74']
      .map((end, at) => `lei-${at},FIRM,Firm ${at},MEX,ISTHMUS00000000${end},,,,\n`)
      .join('')}`,
  );
  await loadFiles(store, 'chain', [leis], {}, { dataset: 'leis' });
  const load = (rows: string) => loadFiles(store, 'same-as', [decisions(rows)], {}, { oneTransaction: 0 });
  await expect(load('lei-0,lei-1,1,,Ada,\n')).rejects.toThrow('or whose Legal Entity Identifiers differ');
  await expect(loadDatasetsInUse(store)).rejects.toMatchObject({ code: 'UNFINISHED_LOAD' });

  await loadFiles(store, 'chain', wholeChain);
  await expect(loadDatasetsInUse(store)).rejects.toMatchObject({ code: 'UNFINISHED_LOAD' });
  await load('nobody,nothing,,,,\n');
  expect((await loadDatasetsInUse(store)).byKey.has('chain')).toBe(true);
  expect(readdirSync(join(folder, 'loads'))).toEqual([]);
});
