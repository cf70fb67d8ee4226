import { expect, test } from '@jest/globals';
import { fileOf, testRealFiles } from './load.fixture.ts';
import { readInputFile, readTable, readText, type TableFormat, type TableRow } from './table.ts';
import { sheetOf, styles, workbookOf, zipOf } from './workbook.fixture.ts';

async function rowsOf(content: Uint8Array, format?: TableFormat): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of readTable(await readInputFile(fileOf('book.xlsx', content)), format)) rows.push(row);
  return rows;
}

const cell = (place: string, value: string | number, more = '') => `<c r="${place}"${more}><v>${value}</v></c>`;
const row = (number: number, ...cells: readonly string[]) => `<row r="${number}">${cells.join('')}</row>`;
const sheet = (...rows: readonly string[]) => `<sheetData>${rows.join('')}</sheetData>`;

test('a sheet is read as the same table in CSV: texts, numbers, days and shares as one would write them', async () => {
  const one = sheet(
    row(1, ...['A', 'B', 'C', 'D', 'E'].map((letter, at) => cell(`${letter}1`, at, ' t="s"'))),
    row(
      2,
      cell('A2', 5, ' t="s"'),
      cell('B2', '0.10000000000000001'),
      cell('C2', 40193, ` s="${styles.day}"`),
      cell('D2', '7.0000000000000007E-2', ` s="${styles.percent}"`),
      cell('E2', 1, ' t="b"'),
    ),
    row(4, cell('B4', '1.2E+21'), cell('C4', 1.5, ` s="${styles.time}"`), cell('E4', 61, ` s="${styles.ownDay}"`)),
    row(5),
    row(
      6,
      cell('A6', 'ISO', ' t="str"'),
      cell('C6', 0.75, ` s="${styles.time}"`),
      cell('D6', 1.5, ` s="${styles.hours}"`),
    ),
  );
  const texts =
    '<si><t>name</t></si><si><t>usd</t></si><si><r><t>d</t></r><r><t>ay</t></r></si><si><t>share</t><rPh sb="0" eb="1"><t>aloud</t></rPh></si><si><t>ok</t></si><si><t xml:space="preserve"> São &amp; Co_x000D_</t></si>';
  expect(await rowsOf(workbookOf({ one }, { texts }))).toEqual([
    { row: 1, cells: ['name', 'usd', 'day', 'share', 'ok'] },
    { row: 2, cells: [' São & Co\r', '0.1', '2010-01-15', '7%', 'true'] },
    { row: 4, cells: ['', '1.2e+21', '1900-01-01T12:00:00', '', '1900-03-01'] },
    { row: 6, cells: ['ISO', '', '18:00:00', '1.5', ''] },
  ]);
});

test('days are counted from 1904 where the workbook says so', async () => {
  const one = sheet(row(1, cell('A1', 'day', ' t="str"')), row(2, cell('A2', 0, ` s="${styles.day}"`)));
  expect((await rowsOf(workbookOf({ one }, { from1904: true })))[1]?.cells).toEqual(['1904-01-01']);
});

test('one sheet needs no name, also beside hidden ones; of several the one that is named is read', async () => {
  const sheets = { first: sheetOf(['a'], ['1']), second: sheetOf(['b'], ['2']) };
  expect((await rowsOf(workbookOf(sheets, { hidden: ['second'] })))[0]?.cells).toEqual(['a']);
  expect((await rowsOf(workbookOf(sheets), { sheet: 'second' }))[0]?.cells).toEqual(['b']);
  const file = await readInputFile(fileOf('two.xlsx', workbookOf(sheets)), 'second');
  for await (const { cells } of readTable(file, { headerOnly: true })) expect(cells).toEqual(['b']);
  await expect(rowsOf(workbookOf(sheets))).rejects.toThrow(
    "book.xlsx, the sheets: found 'first', 'second', wanted one sheet, or the name of one by --sheet.",
  );
  await expect(rowsOf(workbookOf(sheets), { sheet: 'third' })).rejects.toThrow("wanted a sheet 'third'");
});

const head = row(1, cell('A1', 'a', ' t="str"'), cell('B1', 'b', ' t="str"'));
const bomb = Buffer.alloc(129 * 1024 * 1024, '<si/>');
test.each<[string, Uint8Array, string]>([
  [
    'a formula',
    workbookOf({ one: sheet(head, row(2, '<c r="B2"><f>1+1</f><v>2</v></c>')) }),
    "book.xlsx, sheet 'one', cell B2: found a formula, wanted values: copy the cells and paste them as values",
  ],
  [
    'merged cells',
    workbookOf({ one: `${sheet(head, row(2, cell('A2', 1)))}<mergeCells><mergeCell ref="A1:B1"/></mergeCells>` }),
    "sheet 'one', cells A1:B1: found merged cells, wanted a table with one cell for each value",
  ],
  [
    'an error value',
    workbookOf({ one: sheet(head, row(2, cell('AB2', '#N/A', ' t="e"'))) }),
    'cell AB2: found the error #N/A',
  ],
  [
    'a day that never was',
    workbookOf({ one: sheet(head, row(2, cell('A2', 60, ` s="${styles.day}"`))) }),
    'cell A2: found the day number 60, wanted a day of the calendar',
  ],
  [
    'a shared text that is not there',
    workbookOf({ one: sheet(head, row(2, cell('A2', 7, ' t="s"'))) }),
    'cell A2: found the shared text 7',
  ],
  [
    'a number that is none',
    workbookOf({ one: sheet(head, row(2, cell('A2', 'x'))) }),
    "cell A2: found 'x', wanted a number",
  ],
  [
    'a row wider than its header',
    workbookOf({ one: sheet(head, row(2, cell('A2', 1), cell('C2', 3))) }),
    "row 2: found 3 cells, the last '3', wanted 2 cells, as in the header",
  ],
  [
    'rows out of order',
    workbookOf({ one: sheet(row(3, cell('A3', 1)), row(2, cell('A2', 1))) }),
    'row 2: found a row after row 3',
  ],
  ['an empty sheet', workbookOf({ one: sheet() }), 'row 1: found nothing, wanted a header'],
  ['a workbook without sheets', workbookOf({}), 'the sheets: found none, wanted a sheet'],
  [
    'texts that unpack to more than is held',
    workbookOf({ one: sheet(head) }, { members: { 'xl/sharedStrings.xml': bomb } }),
    'xl/sharedStrings.xml: found 129 MB unpacked, wanted at most 128 MB',
  ],
  [
    'entities of its own',
    workbookOf({ one: sheet(head) }, { members: { 'xl/sharedStrings.xml': '<!DOCTYPE x [<!ENTITY a "aa">]><sst/>' } }),
    'found a document type declaration',
  ],
  ['XML that is none', workbookOf({ one: '<sheetData><row></sheetData>' }), 'xl/worksheets/sheet1.xml: found '],
  [
    'bytes that are no UTF-8',
    workbookOf({ one: sheet(head) }, { members: { 'xl/sharedStrings.xml': Buffer.from([0xff]) } }),
    'wanted a whole workbook',
  ],
  [
    'a document of another kind',
    zipOf({ '[Content_Types].xml': '<Types/>', '_rels/.rels': '<Relationships/>' }),
    'found no workbook of Excel',
  ],
  ['an archive that is cut', workbookOf({ one: sheet(head) }).subarray(0, 900), 'the archive: found '],
  [
    'an archive of several files',
    zipOf({ 'a.csv': 'a\n1\n', 'b.csv': 'a\n1\n' }),
    'the archive: found 2 files, wanted one file, or a workbook',
  ],
  [
    'a workbook of Excel 97',
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    'found a workbook of Excel 97 or an encrypted one',
  ],
])('%s is refused with its place, what was found and what was wanted', async (_, content, message) => {
  await expect(rowsOf(content)).rejects.toMatchObject({ code: 'BROKEN_FILE' });
  await expect(rowsOf(content)).rejects.toThrow(message);
});

test('a member that unpacks to more than the directory says is refused', async () => {
  const honest = workbookOf({ one: sheetOf(['a'], ['x'.repeat(5_000)]) });
  const at = honest.lastIndexOf('xl/worksheets/sheet1.xml') - 22; // the size unpacked, in the directory
  const lying = Buffer.from(honest);
  lying.writeUInt32LE(100, at);
  await expect(rowsOf(lying)).rejects.toMatchObject({ code: 'BROKEN_FILE' });
  expect(await rowsOf(honest)).toHaveLength(2);
});

test('a file alone in a ZIP archive is read as if it lay there unpacked; a workbook is no text', async () => {
  expect(await rowsOf(zipOf({ 'a.csv': 'a,b\n1,2\n' }))).toEqual([
    { row: 1, cells: ['a', 'b'] },
    { row: 2, cells: ['1', '2'] },
  ]);
  const textOf = async (content: Uint8Array) => {
    let text = '';
    for await (const chunk of readText(await readInputFile(fileOf('one.zip', content)))) text += chunk;
    return text;
  };
  expect(await textOf(zipOf({ 'a.json': '{"a":1}' }))).toBe('{"a":1}');
  await expect(textOf(workbookOf({ one: sheet(head) }))).rejects.toThrow('found a workbook, wanted text');
});

test('a sheet longer than a chunk of its archive is read whole and in order', async () => {
  const rows = Array.from({ length: 20_000 }, (_, at) =>
    row(at + 2, cell(`A${at + 2}`, at), cell(`B${at + 2}`, 'é', ' t="str"')),
  );
  const read = await rowsOf(workbookOf({ one: sheet(head, ...rows) }));
  expect(read).toHaveLength(20_001);
  expect(read.findIndex(({ row, cells }, at) => row !== at + 1 || (at > 0 && cells.join() !== `${at - 1},é`))).toBe(-1);
});

testRealFiles(
  'both sheets of the workbook of trade agreements are read',
  ['agreements/WTO_RTA_AllRTAs.xlsx'],
  async ([path]) => {
    for (const [name, rows, width] of [
      ['AllRTAs', 656, 28],
      ['RTA Changes', 355, 8],
    ] as const) {
      const read: TableRow[] = [];
      for await (const one of readTable(await readInputFile(path ?? '', name))) read.push(one);
      expect(read.at(-1)?.row).toBe(rows);
      expect(read[0]?.cells).toHaveLength(width);
      expect(read.every(({ cells }) => cells.length === width)).toBe(true);
    }
  },
);
