import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type EmbeddedStore, openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import type { Rejection } from '../model/load-entry.ts';
import { sourceNamed } from './catalog.ts';
import { graphDump, graphLinks, graphNodes } from './graph-dump.fixture.ts';
import { fileOf, folder, loadFiles } from './load.fixture.ts';
import { sheetOf, workbookOf, zipOf } from './workbook.fixture.ts';

const sample = (source: string, name = 'sample.csv') => join(import.meta.dirname, 'sources', source, name);
const samples = (source: string, ...names: readonly string[]) =>
  names.map((name) => sample(source, `sample${name}.csv`));
const columns = { from: 'exp', to: 'imp', year: 'year', usd: 'usd' };
const header = 'exp,imp,year,usd\n';

let store: EmbeddedStore;
beforeEach(async () => {
  store = openEmbeddedStore(null);
  await loadFiles(store, 'trade', [fileOf('before.csv', `${header}CHN,MEX,2011,1\n`)], columns);
});
afterEach(() => store.close());

/** Loads the files and tells how the load failed; the store must be as it was, and no spool left. */
async function failureOf(source: string, paths: readonly string[], settings: Record<string, string> = {}) {
  const before = await graphDump(store);
  const failure = await loadFiles(store, source, paths, settings).then(
    () => null,
    (error: unknown) => error as { code: string; blame: string; message: string },
  );
  expect(await graphDump(store)).toEqual(before);
  expect(readdirSync(join(folder, 'loads'))).toEqual([]);
  return failure && { code: failure.code, blame: failure.blame, message: failure.message };
}

const brokenFile = (message: string) => ({
  code: 'BROKEN_FILE',
  blame: 'source',
  message: expect.stringContaining(message),
});

const rows = Array.from({ length: 20_000 }, (_, at) => `CHN,MEX,2011,${(at * 7_919) % 100_003}`).join('\n');
const packed = gzipSync(header + rows);
test.each<[string, () => string | Uint8Array, string]>([
  [
    'gzip cut short',
    () => packed.subarray(0, packed.length >> 1),
    'found unexpected end of file, wanted a whole file.',
  ],
  ['gzip without its checksum', () => packed.subarray(0, -8), 'found unexpected end of file, wanted a whole file.'],
  [
    'a gzip bomb of long cells',
    () => gzipSync(header + `CHN,MEX,2011,${'1'.repeat(2_000_000)}\n`.repeat(9)),
    'the file: found more than 16777216 bytes unpacked, wanted a file packed at most 250 to 1.',
  ],
  [
    'a bomb of long cells in a ZIP archive',
    () => zipOf({ 'bad.csv': header + `CHN,MEX,2011,${'1'.repeat(2_000_000)}\n`.repeat(9) }),
    'the file: found more than 16777216 bytes unpacked, wanted a file packed at most 250 to 1.',
  ],
  [
    'a gzip bomb of blank lines',
    () => gzipSync(header + '\n'.repeat(40_000_000)),
    'row 10002: found 10000 blank lines, wanted a table.',
  ],
  ['a gzip bomb of zero bytes', () => gzipSync(Buffer.alloc(80_000_000)), 'line 1: found a NUL, wanted text in UTF-8.'],
  ['a line of 100 MB', () => `${header}CHN,MEX,2011,${'1'.repeat(100_000_000)}\n`, 'row 2: found Max Record Size'],
  [
    'a quoted cell of 100 MB of short lines',
    () => `${header}"CHN${'\nCHN'.repeat(25_000_000)}`,
    'row 2: found Max Record Size',
  ],
  ['NUL bytes', () => `${header}CHN,MEX,2011,5\nCHN,MEX,2012,\0\0\n`, 'line 3: found a NUL, wanted text in UTF-8.'],
  [
    'Latin-1 read as UTF-8',
    () => Buffer.from(`exp,imp,year,usd,name\nCIV,MEX,2011,5,Côte d'Ivoire\n`, 'latin1'),
    'line 2: found bytes that are no UTF-8, wanted text in UTF-8.',
  ],
  [
    'UTF-16 with a byte order mark',
    () => Buffer.from(`\ufeff${header}CHN,MEX,2011,5\n`, 'utf16le'),
    'line 1: found UTF-16, wanted text in UTF-8.',
  ],
  [
    'UTF-16 with a byte order mark, the high byte first',
    () => Buffer.from(`\ufeff${header}CHN,MEX,2011,5\n`, 'utf16le').swap16(),
    'line 1: found UTF-16, wanted text in UTF-8.',
  ],
  ['UTF-16 without one', () => Buffer.from(header, 'utf16le'), 'line 1: found a NUL, wanted text in UTF-8.'],
  ['an unbalanced quote', () => `${header}CHN,"MEX,2011,5\nUSA,MEX,2011,5\n`, 'row 2: found Quote Not Closed'],
  [
    'a column that is called otherwise',
    () => 'exp,imp,year,value\nCHN,MEX,2011,5\n',
    "the header: found no column 'usd' among exp, imp, year, value, wanted the columns exp, imp, year, usd.",
  ],
  [
    'an inherited name for a column',
    () => 'exp,imp,year,__proto__\nCHN,MEX,2011,5\n',
    "the header: found no column 'usd' among exp, imp, year, __proto__",
  ],
  [
    'decimal commas that are not quoted',
    () => `${header}CHN,MEX,2011,5,5\n`,
    "row 2: found 5 cells, the last '5', wanted 4 cells, as in the header.",
  ],
])('%s stops the load of a table', async (_, content, message) => {
  const failure = await failureOf('trade', [fileOf('bad.csv', content())], columns);
  expect(failure).toEqual(brokenFile(`bad.csv, ${message}`.replace(/^bad.csv, found/, 'found')));
});

test('mixed line ends are read as what they are', async () => {
  const mixed = fileOf('mixed.csv', 'exp,imp,year,usd\r\nUSA,MEX,2011,5\nUSA,CAN,2011,6\r\nUSA,DEU,2011,7');
  await loadFiles(store, 'trade', [mixed], columns, { dataset: 'mixed' });
  const said = (await graphLinks(store, 'EXPORTS_TO')).filter(({ dataset }) => dataset === 'mixed');
  expect(said.map(({ end, usd }) => `${end} ${usd}`).sort()).toEqual(['CAN 6', 'DEU 7', 'MEX 5']);
});

test('columns with the names of an object’s own machinery are columns like others', async () => {
  const path = fileOf('proto.csv', 'constructor,toString,year,__proto__\nUSA,CAN,2011,6\n');
  const settings = { from: 'constructor', to: 'toString', year: 'year', usd: '__proto__' };
  await loadFiles(store, 'trade', [path], settings, { dataset: 'proto' });
  expect(await graphLinks(store, 'EXPORTS_TO')).toContainEqual(
    expect.objectContaining({ start: 'USA', end: 'CAN', usd: 6, dataset: 'proto' }),
  );
  expect(Object.hasOwn(Object.prototype, 'usd')).toBe(false);
});

/** What each source that reads tables is loaded from in its own test: the first file is the one made worse. */
const tables: readonly [source: string, paths: readonly string[], settings: Record<string, string>][] = [
  ['baci', samples('baci', '', '-countries', '-products'), { revision: '2017' }],
  ['baci', samples('baci', '-countries', '', '-products'), { revision: '2017' }],
  ['blocs', samples('blocs', '', '-memberships'), {}],
  ['blocs', samples('blocs', '-memberships', ''), {}],
  ['chain', samples('chain', '', '-holdings', '-supplies'), {}],
  ['chain', samples('chain', '-holdings', '', '-supplies'), {}],
  ['chain', samples('chain', '-supplies', '', '-holdings'), {}],
  ['comtrade', samples('comtrade', ''), {}],
  ['comtrade', samples('comtrade', '-snake'), {}],
  ['concordance', samples('concordance', ''), { from: 'three', to: 'two', weight: 'weight' }],
  ['desta', samples('desta', '', '-withdrawals', '-indices'), {}],
  ['desta', samples('desta', '-withdrawals', '', '-indices'), {}],
  ['desta', samples('desta', '-list', '-indices'), {}],
  ['dod-1260h', samples('dod-1260h', ''), {}],
  ['economies', samples('economies', '', '-dissolved', '-aggregates'), {}],
  ['economies', samples('economies', '-dissolved', ''), {}],
  ['economies', samples('economies', '-centroids', ''), {}],
  ['emissions', samples('emissions', ''), { scheme: 'two', sector: 'group2' }],
  ['eto-chain', samples('eto-chain', '', '-inputs', '-provision', '-sequence', '-stages'), {}],
  ['eto-chain', samples('eto-chain', '-provision', '', '-inputs', '-sequence', '-stages'), {}],
  ['fdi-sdmx', samples('fdi-sdmx', ''), { agency: 'oecd' }],
  ['fdi-sdmx', samples('fdi-sdmx', '-imf'), { agency: 'imf' }],
  ['forced-labour', samples('forced-labour', ''), {}],
  ['hs', samples('hs', ''), { revision: '2022' }],
  ['ideal-points', samples('ideal-points', ''), {}],
  ['mrio', samples('mrio', ''), { year: '2011', unit: 'million-usd', scheme: 'demo' }],
  ['os-hub', samples('os-hub', ''), { year: '2019' }],
  ['same-as', samples('same-as', ''), {}],
  ['spreadsheet', samples('spreadsheet', ''), { mapping: sample('spreadsheet', 'sample-mapping.yaml') }],
  ['trade', samples('trade', ''), { from: 'exporter', to: 'importer', year: 'year', usd: 'usd' }],
  ['unctad-fdi', samples('unctad-fdi', ''), { reporter: 'origin' }],
  ['unctad-fdi', samples('unctad-fdi', '-both'), {}],
  ['wits', samples('wits', ''), {}],
  ['wto-rta', samples('wto-rta', '', '-changes'), {}],
  ['wto-rta', samples('wto-rta', '-changes', ''), {}],
];

test.each(tables)('%s refuses bytes, quotes and headers that are amiss, and says the file: %j', async (...given) => {
  const [source, [first = '', ...others], settings] = given;
  const bytes = readFileSync(first);
  const text = bytes.toString(source === 'desta' ? 'latin1' : 'utf8').replace('\ufeff', '');
  const lines = text.trimEnd().split('\n');
  const comma = source === 'spreadsheet' ? ';' : ',';
  const names = (lines[0] ?? '').split(comma).map((name) => name.replaceAll('"', ''));
  const withHeader = (next: readonly string[], cell = '') =>
    [next.join(comma), ...lines.slice(1).map((line) => line + cell)].join('\n');
  // The columns that the settings name are needed as well, and all of a table of industries or of one's own.
  const layouts = sourceNamed(source).tables.map((table) => Object.keys(table.columns));
  const needed = new Set(layouts.filter((layout) => layout.every((name) => names.includes(name))).flat());
  const isNeeded = (name: string) =>
    source === 'mrio' || source === 'spreadsheet' || needed.has(name) || Object.values(settings).includes(name);

  const attempts: [string, string | Uint8Array][] = [
    ['truncated gzip', gzipSync(bytes).subarray(0, -9)],
    ['NUL bytes', `${lines.join('\n')}\n\0\0\n`],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['an open quote', `${text.trimEnd()}\n"`],
    ['a row with a cell more', `${lines.join('\n')}${comma}x\n`],
    ['a header alone', `${lines[0]}\n`],
  ];
  if (source !== 'desta') attempts.push(['Latin-1', Buffer.from(`${text.trimEnd()}\nCôte`, 'latin1')]);
  for (const [at, name] of names.entries()) {
    if (!isNeeded(name.trim()) || name === '' || name === 'row') continue; // the first column of a table of industries has any name
    attempts.push([`${name} renamed`, withHeader(names.with(at, `${name} of old`))]);
    attempts.push([`${name} again`, withHeader([...names, name], `${comma}x`)]);
  }
  for (const [what, content] of attempts) {
    const failure = await failureOf(source, [fileOf('worse.csv', content), ...others], settings);
    // A file that can't be told from any that the source reads, for want of the column that it is told by, is wrong usage.
    expect([what, failure?.code, failure?.message]).toEqual([
      what,
      expect.stringMatching(/^(BROKEN_FILE|WRONG_USAGE)$/),
      expect.stringMatching(/worse\.csv, |needs|--reporter/),
    ]);
  }
});

/** The same of sources that read documents: JSON, or XML. */
const documents: readonly [source: string, name: string][] = [
  ['bods', 'sample.json'],
  ['bods', 'sample-0-2.jsonl'],
  ['comtrade', 'sample-response.json'],
  ['ftm', 'sample.jsonl'],
  ['gleif', 'sample.xml'],
  ['gleif', 'sample-relationships.xml'],
  ['gleif', 'sample-exceptions.json'],
];

test.each(documents)(
  '%s refuses bytes, depth and entities that are amiss in %s, and says the file',
  async (source, name) => {
    const bytes = readFileSync(sample(source, name));
    const text = bytes.toString().replace('\ufeff', '');
    const isXml = name.endsWith('.xml');
    const element = /<([\w:]+)[\s>]/.exec(text)?.[1] ?? '';
    const attempts: [string, string | Uint8Array][] = [
      ['truncated gzip', gzipSync(bytes).subarray(0, -9)],
      ['NUL bytes', `${text.trimEnd()}\0`],
      ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
      ['Latin-1', Buffer.concat([bytes.subarray(0, 60), Buffer.from('Côte', 'latin1'), bytes.subarray(60)])],
      ['a cut file', text.slice(0, text.trimEnd().length - 3)],
      ['nothing', ''],
      ['a table', 'a,b\n1,2\n'],
    ];
    if (isXml) {
      const body = text.slice(text.indexOf(`<${element}`));
      const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
      attempts.push(
        ['an external entity', `<!DOCTYPE x [<!ENTITY l SYSTEM "file:///etc/passwd">]>${body}`],
        ['a billion laughs', `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>${body}`],
        ['100,000 levels', `<${element}>${'<x>'.repeat(100_000)}`],
      );
    } else attempts.push(['100,000 levels', `{"a":${'['.repeat(100_000)}`]);
    for (const [what, content] of attempts) {
      const failure = await failureOf(source, [fileOf(`worse-${name}`, content)]);
      expect([what, failure?.code, failure?.message]).toEqual([
        what,
        'BROKEN_FILE',
        expect.stringContaining(`worse-${name}, `),
      ]);
    }
  },
);

/** Cells that a table of trade may hold and that no row may bring in. */
const badCells: readonly [what: string, row: string, column: string, found: string, wanted: string][] = [
  ['a decimal comma', 'USA,MEX,1900,"5,5"', 'usd', '5,5', 'a number from 0 up, such as 1234.5'],
  ['commas between thousands', 'USA,MEX,1900,"1,234,567"', 'usd', '1,234,567', 'a number from 0 up'],
  ['points between thousands', 'USA,MEX,1900,1.234.567', 'usd', '1.234.567', 'a number from 0 up'],
  ['blanks between thousands', 'USA,MEX,1900,1 234 567', 'usd', '1 234 567', 'a number from 0 up'],
  ['apostrophes between thousands', "USA,MEX,1900,1'234", 'usd', "1'234", 'a number from 0 up'],
  ['1e308', 'USA,MEX,1900,1e308', 'usd', '1e308', 'a number from 0 up'],
  ['NaN', 'USA,MEX,1900,NaN', 'usd', 'NaN', 'a number from 0 up'],
  ['infinity', 'USA,MEX,1900,Infinity', 'usd', 'Infinity', 'a number from 0 up'],
  ['nothing', 'USA,MEX,1900,', 'usd', '', 'a number from 0 up'],
  ['negative trade', 'USA,MEX,1900,-5', 'usd', '-5', 'a number from 0 up'],
  ['an unknown country', 'XXX,MEX,1900,5', 'exp', 'XXX', 'an economy as ISO 3166-1 alpha-3'],
  ['a country by two letters', 'NA,MEX,1900,5', 'exp', 'NA', 'an economy as ISO 3166-1 alpha-3'],
  ['an inherited name for a country', 'constructor,MEX,1900,5', 'exp', 'constructor', 'an economy'],
  ['a year of two digits', 'USA,MEX,00,5', 'year', '00', 'a year such as 2011'],
];

/** A workbook with the cells of lines of CSV, all as text. */
function bookOf(lines: readonly string[]): Uint8Array {
  const cellsOf = (line: string) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, a, b]) => a ?? b ?? '');
  return workbookOf({ one: sheetOf(...lines.map(cellsOf)) });
}

test.each<[string, (lines: readonly string[]) => string | Uint8Array]>([
  ['cells.csv', (lines) => lines.join('\n')],
  ['cells.xlsx', bookOf],
])(
  'a bad cell of %s rejects its row with file, row, column, found and wanted, and the other rows are loaded',
  async (name, content) => {
    const good = Array.from({ length: 15 }, (_, at) =>
      ['USA', 'DEU', 'JPN', 'BRA', 'IND'].map((to) => [to, 1950 + at]),
    );
    const lines = good
      .flat()
      .flatMap(([to, year]) =>
        [
          'CHN',
          'CAN',
          'FRA',
          'ITA',
          'VNM',
          'POL',
          'ESP',
          'GBR',
          'KOR',
          'NAM',
          'AUS',
          'CHE',
          'AUT',
          'BEL',
          'NLD',
          'SWE',
          'NOR',
          'DNK',
          'FIN',
        ].map((from) => `${from},${to},${year},5`),
      );
    expect(badCells.length).toBeLessThanOrEqual(lines.length * 0.01);
    const path = fileOf(name, content([header.trimEnd(), ...badCells.map(([, row]) => row), ...lines]));
    const report = await loadFiles(store, 'trade', [path], columns, { dataset: 'cells' });
    expect(report).toMatchObject({
      rows: badCells.length + lines.length,
      records: lines.length,
      rejected: badCells.length,
    });
    const rejections = readFileSync(report.rejections ?? '', 'utf8')
      .trimEnd()
      .split('\n');
    expect(rejections.map((line) => JSON.parse(line) as Rejection)).toEqual(
      badCells.map(([, , column, found, wanted], at) => ({
        file: name,
        row: at + 2,
        column,
        found,
        wanted: expect.stringContaining(wanted),
      })),
    );
    const said = (await graphLinks(store, 'EXPORTS_TO')).filter(({ dataset }) => dataset === 'cells');
    expect(said).toHaveLength(lines.length);
    expect(said.filter(({ start }) => start === 'USA')).toEqual([]);
  },
);

const good = 'CHN,MEX,2011,5';
const withCells = (more: string) => `${sheetOf(header.trimEnd().split(','), good.split(','))}${more}`;
test.each<[string, () => Uint8Array, string]>([
  [
    'a formula',
    () =>
      workbookOf({
        one: withCells('').replace('</row></sheetData>', '<c r="E2"><f>1+1</f><v>2</v></c></row></sheetData>'),
      }),
    "sheet 'one', cell E2: found a formula, wanted values",
  ],
  [
    'merged cells',
    () => workbookOf({ one: withCells('<mergeCells><mergeCell ref="A1:B1"/></mergeCells>') }),
    "sheet 'one', cells A1:B1: found merged cells",
  ],
  ['an archive cut short', () => bookOf([header.trimEnd(), good]).subarray(0, 900), 'the archive: found '],
  [
    'texts that unpack to more than is held',
    () =>
      workbookOf(
        { one: withCells('') },
        { members: { 'xl/sharedStrings.xml': Buffer.alloc(129 * 1024 * 1024, '<si/>') } },
      ),
    'xl/sharedStrings.xml: found 129 MB unpacked',
  ],
  [
    'entities that multiply',
    () =>
      workbookOf(
        { one: withCells('') },
        {
          members: {
            'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><sst><si><t>&b;</t></si></sst>',
          },
        },
      ),
    'found a document type declaration',
  ],
  [
    'bytes that are no UTF-8',
    () => workbookOf({ one: withCells('') }, { members: { 'xl/sharedStrings.xml': Buffer.from([0xff]) } }),
    'wanted a whole workbook',
  ],
  ['a missing column', () => bookOf(['exp,imp,year', 'CHN,MEX,2011']), "the header: found no column 'usd'"],
  ['a column twice', () => bookOf(['exp,imp,year,usd,usd', `${good},6`]), "the header: found the column 'usd' twice"],
  ['a row with a cell more', () => bookOf([header.trimEnd(), `${good},6`]), "row 2: found 5 cells, the last '6'"],
])('%s stops the load of a workbook', async (_, content, message) => {
  expect(await failureOf('trade', [fileOf('bad.xlsx', content())], columns)).toEqual(brokenFile(message));
});

test.each<[string, string, string, string]>([
  ['negative trade', '"primaryValue": 243000.0', '"primaryValue": -5', "row 1, column 'primaryValue': found '-5'"],
  ['1e308', '"primaryValue": 243000.0', '"primaryValue": 1e308', "row 1, column 'primaryValue': found '1e+308'"],
  ['a decimal comma', '"primaryValue": 243000.0', '"primaryValue": "5,5"', "row 1, column 'primaryValue': found '5,5'"],
  ['NaN as text', '"primaryValue": 243000.0', '"primaryValue": "NaN"', "row 1, column 'primaryValue': found 'NaN'"],
  ['an unknown country', '"partnerCode": 484', '"partnerCode": 998', "row 1, column 'partnerCode': found '998'"],
  ['a year of two digits', '"refYear": 2017', '"refYear": 17', "row 1, column 'refYear': found '17'"],
])(
  '%s in JSON rejects its record, and more rejected than the source allows stop the load',
  async (_, from, to, says) => {
    const path = fileOf('bad.json', readFileSync(sample('comtrade', 'sample-response.json'), 'utf8').replace(from, to));
    expect(await failureOf('comtrade', [path])).toEqual({
      code: 'TOO_MANY_REJECTIONS',
      blame: 'source',
      message: expect.stringContaining(`bad.json, ${says}`),
    });
  },
);

const firms = readFileSync(sample('chain'), 'utf8');
const holdings = (row: string) => () => [
  fileOf('firms.csv', firms),
  fileOf('bad.csv', `holder,company,interest,exact_share,min_share,max_share,from,to\n${row}\n`),
];
const blocs = (row: string) => () => [
  sample('blocs'),
  fileOf('bad.csv', `bloc,economy,from,to,degree,basis\n${row}\n`),
];
const forcedLabour = (cells: string) => () => [
  fileOf('bad.csv', `authority,programme,kind,id,name,economy,sector,from,to,status,reason,url\n${cells}\n`),
];
const table = (from: string, to: string) => () => [
  fileOf('bad.csv', readFileSync(sample('mrio'), 'utf8').replace(from, to)),
];
const tableSettings = { year: '2011', unit: 'billion-usd', scheme: 'demo' };

test.each<[string, string, () => readonly string[], Record<string, string>, string]>([
  [
    'a share above 100 %',
    'blocs',
    blocs('nafta,MEX,1994-01-01,,1.2,x'),
    {},
    "row 2, column 'degree': found '1.2', wanted a share from 0 to 1",
  ],
  [
    'a share above 100 %',
    'chain',
    holdings('eden,acme,ECONOMIC,1.01,,,,'),
    {},
    "row 2, column 'exact_share': found '1.01', wanted a share from 0 to 1",
  ],
  [
    'percent for a fraction',
    'chain',
    holdings('eden,acme,ECONOMIC,60,,,,'),
    {},
    "row 2, column 'exact_share': found '60', wanted a share from 0 to 1",
  ],
  [
    'percent for a fraction',
    'chain',
    holdings('eden,acme,ECONOMIC,60%,,,,'),
    {},
    "row 2, column 'exact_share': found '60%', wanted a share from 0 to 1",
  ],
  [
    'percent for a fraction',
    'concordance',
    () => [fileOf('bad.csv', 'from,to,weight\nA,G,100\n')],
    { from: 'three', to: 'two', weight: 'weight' },
    "row 2, column 'weight': found '100', wanted a share from 0 to 1",
  ],
  [
    'a fraction for percent',
    'eto-chain',
    () => [
      ...samples('eto-chain', '', '-inputs', '-sequence', '-stages'),
      fileOf(
        'bad.csv',
        'provider_name,provider_id,provided_name,provided_id,share_provided,negligible_market_share\nNLD,P1,Sharp scanners,N3,0.61,\n',
      ),
    ],
    {},
    "row 2, column 'share_provided': found '0.61', wanted a share in percent, such as 61%",
  ],
  [
    'a share above 100 %',
    'eto-chain',
    () => [
      ...samples('eto-chain', '', '-inputs', '-sequence', '-stages'),
      fileOf(
        'bad.csv',
        'provider_name,provider_id,provided_name,provided_id,share_provided,negligible_market_share\nNLD,P1,Sharp scanners,N3,120%,\n',
      ),
    ],
    {},
    "row 2, column 'share_provided': found '120%', wanted a share in percent, such as 61%",
  ],
  [
    'a least share above the greatest',
    'chain',
    holdings('eden,acme,VOTING,,0.75,0.5,,'),
    {},
    "row 2, column 'max_share': found '0.5', wanted at least min_share, 0.75",
  ],
  [
    'an end before the start',
    'blocs',
    blocs('nafta,MEX,1994-01-01,1993-01-01,1,x'),
    {},
    "row 2, column 'to': found '1993-01-01', wanted a day after 1994-01-01",
  ],
  [
    'an end before the start',
    'chain',
    holdings('eden,acme,ECONOMIC,0.6,,,2011-01-01,2010-12-31'),
    {},
    "row 2, column 'to': found '2010-12-31', wanted a day after 2011-01-01",
  ],
  [
    'an end before the start',
    'forced-labour',
    forcedLabour('A,P,REGION,,,CHN,,2021-01-01,2020-01-01,,,'),
    {},
    "row 2, column 'to': found '2020-01-01', wanted a day after 2021-01-01",
  ],
  [
    'an end before the start',
    'dod-1260h',
    () => [
      fileOf(
        'bad.csv',
        'Name,Clean Name,Alias,Previous Name,Parent Name,Note,Start date,End date,Source Url\nA,A,,,,,2021-06-03,2020-06-03,\n',
      ),
    ],
    {},
    "row 2, column 'End date': found '2020-06-03', wanted a day after 2021-06-03",
  ],
  [
    'an end before the start',
    'economies',
    () => [
      sample('economies'),
      fileOf('bad.csv', 'iso3,name,from,to,successors\nCSK,Czechoslovakia,1993-01-01,1974-01-01,CZE SVK\n'),
    ],
    {},
    "row 2, column 'to': found '1974-01-01', wanted a day after 1993-01-01",
  ],
  [
    'an unknown country',
    'blocs',
    blocs('nafta,XXX,1994-01-01,,1,x'),
    {},
    "row 2, column 'economy': found 'XXX', wanted an economy as ISO 3166-1 alpha-3",
  ],
  [
    'an unknown country',
    'emissions',
    () => [fileOf('bad.csv', 'year,country,group2,co2_kt\n2010,NA,G,1\n')],
    { scheme: 'two', sector: 'group2' },
    "row 2, column 'country': found 'NA', wanted an economy",
  ],
  [
    'an unknown country',
    'unctad-fdi',
    () => [fileOf('bad.csv', 'source,target,flow,year\nAtlantis,Mexico,5,2011\n')],
    { reporter: 'host' },
    "row 2, column 'source': found 'Atlantis', wanted an economy",
  ],
  [
    '"NA" for a figure',
    'unctad-fdi',
    () => [fileOf('bad.csv', 'source,target,flow,year\nUnited States,Mexico,NA,2011\n')],
    { reporter: 'host' },
    "row 2, column 'flow': found 'NA', wanted a number",
  ],
  [
    '1e308 in millions',
    'unctad-fdi',
    () => [fileOf('bad.csv', 'source,target,flow,year\nUnited States,Mexico,1e308,2011\n')],
    { reporter: 'host' },
    "row 2, column 'flow': found '1e308', wanted a number",
  ],
  [
    '1e308 in billions',
    'mrio',
    table('MEX_A,10,', 'MEX_A,1e308,'),
    tableSettings,
    "row 2, column 'MEX_A': found '1e308', wanted a number from 0 up",
  ],
  [
    'NaN',
    'mrio',
    table('MEX_A,10,', 'MEX_A,NaN,'),
    tableSettings,
    "row 2, column 'MEX_A': found 'NaN', wanted a number from 0 up",
  ],
  [
    'a negative purchase',
    'mrio',
    table('MEX_A,10,', 'MEX_A,-10,'),
    tableSettings,
    "row 2, column 'MEX_A': found '-10', wanted a number from 0 up",
  ],
  [
    'NaN',
    'ideal-points',
    () => [fileOf('bad.csv', 'ccode,iso3c,countryname,year,idealpointfp,idealpointall\n2,USA,x,2011,NaN,1\n')],
    {},
    "row 2, column 'idealpointfp': found 'NaN', wanted a number",
  ],
])(
  '%s rejects its row in %s, and more rejected rows than the source allows stop the load',
  async (_, source, paths, settings, says) => {
    const failure = await failureOf(source, paths(), settings);
    expect(failure).toEqual({
      code: 'TOO_MANY_REJECTIONS',
      blame: 'source',
      message: expect.stringContaining(`bad.csv, ${says}`),
    });
  },
);

test('a code that has been dissolved since is looked up, in the sources that still use it', async () => {
  const flows = fileOf('old.csv', `${header}ROM,MEX,1995,5\nZAR,MEX,1995,6\nMEX,TMP,1995,7\n`);
  await loadFiles(store, 'trade', [flows], columns, { dataset: 'old' });
  const said = (await graphLinks(store, 'EXPORTS_TO')).filter(({ dataset }) => dataset === 'old');
  expect(said.map(({ start, end }) => `${start} ${end}`).sort()).toEqual(['COD MEX', 'MEX TLS', 'ROU MEX']);
});

test('"NA" is Namibia where a code of two letters stands, and missing nowhere', async () => {
  const lines = readFileSync(sample('economies'), 'utf8').split('\n');
  const path = fileOf('codes.csv', [lines[0], 'NAM,NA,516,Namibia,Namibia,Namibia,Africa,,'].join('\n'));
  await loadFiles(store, 'economies', [path]);
  expect(await graphNodes(store, 'Economy')).toContainEqual(
    expect.objectContaining({ iso3: 'NAM', iso2: 'NA', name: 'Namibia' }),
  );
});
