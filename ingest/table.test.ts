import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fileOf, folder } from './load.fixture.ts';
import { readInputFile, readTable, type TableFormat, type TableRow } from './table.ts';

async function rowsOf(content: string | Uint8Array, format?: TableFormat): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of readTable(await readInputFile(fileOf('table.csv', content)), format)) rows.push(row);
  return rows;
}

test('rows are counted as a spreadsheet counts them: the header is row 1, a blank line counts, a quoted line break does not', async () => {
  expect(await rowsOf('a,b\n1,2\n\n"x\ny","say ""so"""\r\n\n3,4\n\n')).toEqual([
    { row: 1, cells: ['a', 'b'] },
    { row: 2, cells: ['1', '2'] },
    { row: 4, cells: ['x\ny', 'say "so"'] },
    { row: 6, cells: ['3', '4'] },
  ]);
});

test('lines ended by CR and LF are counted once each, wherever the file is cut into chunks', async () => {
  const lines = Array.from({ length: 60_000 }, (_, at) => `${at},${'x'.repeat(at % 7)}`);
  const rows = await rowsOf(`a,b\r\n${lines.join('\r\n')}\r\n`);
  expect(rows).toHaveLength(60_001);
  expect(rows.findIndex(({ row, cells }, at) => row !== at + 1 || cells[1]?.endsWith('\r'))).toBe(-1);
});

test('Latin-1 is read where the format says so, and is no UTF-8 otherwise', async () => {
  const latin1 = Buffer.from("name\nCôte d'Ivoire Curaçao\n", 'latin1');
  expect((await rowsOf(latin1, { encoding: 'latin1' }))[1]?.cells).toEqual(["Côte d'Ivoire Curaçao"]);
  await expect(rowsOf(latin1)).rejects.toThrow('bytes that are no UTF-8');
});

test.each([0, 1, 2, 3])(
  'letters of several bytes are read whole, a line moved by %i bytes across the chunks of the file',
  async (moved) => {
    const cell = 'x'.repeat(moved) + 'é世😀'.repeat(60_000);
    expect(await rowsOf(`a,b\n${cell},${cell}\n1,é\n`)).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 2, cells: [cell, cell] },
      { row: 3, cells: ['1', 'é'] },
    ]);
  },
);

test('a byte order mark is no part of the first name, and other delimiters and gzip are read', async () => {
  expect(await rowsOf('\ufeffa;b\né;2', { delimiter: ';' })).toEqual([
    { row: 1, cells: ['a', 'b'] },
    { row: 2, cells: ['é', '2'] },
  ]);
  expect(await rowsOf(gzipSync('a,b\n1,2\n'))).toHaveLength(2);
  expect(await rowsOf('"a b" c\n"d e" f\n', { delimiter: ' ' })).toEqual([
    { row: 1, cells: ['a b', 'c'] },
    { row: 2, cells: ['d e', 'f'] },
  ]);
});

test('the header alone is read where no more is asked for, whatever lies below it', async () => {
  expect(await rowsOf('a b c\n"x y" 1 2\n', { headerOnly: true })).toEqual([{ row: 1, cells: ['a b c'] }]);
});

const header = 'a,b\n';
const many = Array.from({ length: 40_000 }, (_, at) => `${at},é`).join('\n');
test.each<[string, string | Uint8Array, string]>([
  ['an empty file', '', 'table.csv, row 1: found nothing, wanted a header.'],
  ['a file of blank lines', '\n\n', 'table.csv, row 1: found nothing, wanted a header.'],
  ['a header without a row', header, 'table.csv, row 2: found the end, wanted at least one row below the header.'],
  [
    'a row cut in the middle',
    `${header}1,2\n3`,
    "table.csv, row 3: found 1 cells, the last '3', wanted 2 cells, as in the header.",
  ],
  [
    'a row of one cell more',
    `${header}1,2\n\n3,4,5\n`,
    "table.csv, row 4: found 3 cells, the last '5', wanted 2 cells",
  ],
  ['an open quote', `${header}1,2\n"3,4\n5,6\n`, 'table.csv, row 3: found Quote Not Closed'],
  ['a quote inside a cell', `${header}1,2\n3,4\n"5"x,6\n`, 'table.csv, row 4: found Invalid Closing Quote'],
  [
    'bytes that are no UTF-8',
    Buffer.from(`${header}1,2\nM\u00e9xico,3\n`, 'latin1'),
    'table.csv, line 3: found bytes that are no UTF-8, wanted text in UTF-8.',
  ],
  [
    'bytes that are no UTF-8 far into the file',
    Buffer.concat([Buffer.from(`${header}${many}\n`), Buffer.from([0x31, 0x2c, 0xff, 0x0a])]),
    'table.csv, line 40002: found bytes that are no UTF-8',
  ],
  [
    'a character cut by the end',
    Buffer.concat([Buffer.from(`${header}1,`), Buffer.from([0xc3])]),
    'table.csv, line 2: found bytes that are no UTF-8',
  ],
  ['a NUL', `${header}1,2\n3,\0\n`, 'table.csv, line 3: found a NUL, wanted text in UTF-8.'],
  [
    'gzip that is cut',
    gzipSync(header + many).subarray(0, 20_000),
    'found unexpected end of file, wanted a whole file.',
  ],
  ['gzip with a wrong byte', gzipSync(header + many).fill(0x55, 5_000, 5_010), ', wanted a whole file.'],
])('%s is refused with its place, what was found and what was wanted', async (_, content, message) => {
  await expect(rowsOf(content)).rejects.toMatchObject({ code: 'BROKEN_FILE' });
  await expect(rowsOf(content)).rejects.toThrow(message);
});

test('a file is known by the checksum of its bytes as they lie on disk', async () => {
  const bytes = gzipSync('a,b\n1,2\n');
  const file = await readInputFile(fileOf('packed.csv.gz', bytes));
  expect(file).toMatchObject({ name: 'packed.csv.gz', sha256: createHash('sha256').update(bytes).digest('hex') });
});

test('a file that is not there, and a folder, are refused by their path', async () => {
  for (const path of [join(folder, 'none.csv'), folder])
    await expect(readInputFile(path)).rejects.toMatchObject({ code: 'BROKEN_FILE', details: { file: path } });
});

test('any table written with quotes is read back cell by cell', async () => {
  const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/[\0\ufeff\ufffd]/.test(text));
  const tables = fc
    .nat({ max: 4 })
    .chain((more) =>
      fc.array(fc.array(cell, { minLength: more + 2, maxLength: more + 2 }), { minLength: 2, maxLength: 6 }),
    );
  await fc.assert(
    fc.asyncProperty(tables, async (table) => {
      const lines = table.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(','));
      expect((await rowsOf(lines.join('\n'))).map(({ cells }) => cells)).toEqual(table);
    }),
    { numRuns: 50 },
  );
});
