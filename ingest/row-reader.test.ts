import { expect, test } from '@jest/globals';
import { decimal, optional, text, year } from './columns.ts';
import { fileOf } from './load.fixture.ts';
import { readHeader, readRows } from './row-reader.ts';
import { readInputFile } from './table.ts';

const columns = { name: text, year, usd: optional(decimal) };

async function rowsOf(content: string, ignored?: readonly string[] | 'rest') {
  const file = await readInputFile(fileOf('rows.csv', content));
  const rows = [];
  for await (const row of readRows(file, ignored === undefined ? { columns } : { columns, ignored })) rows.push(row);
  return rows;
}

test('cells are found by the name of their column, in whatever order the file has them', async () => {
  expect(await rowsOf('usd, year ,name\n5,2011,a\n,2012,b\n')).toEqual([
    { row: 2, values: { name: 'a', year: 2011, usd: 5 } },
    { row: 3, values: { name: 'b', year: 2012, usd: null } },
  ]);
});

test('the first bad cell rejects its row, named by file, row and column; the other rows go on', async () => {
  expect(await rowsOf('name,year,usd\n,x,y\n\nb,x,5\nc,2011,5\n')).toEqual([
    { row: 2, rejected: { file: 'rows.csv', row: 2, column: 'name', found: '', wanted: 'a text' } },
    { row: 4, rejected: { file: 'rows.csv', row: 4, column: 'year', found: 'x', wanted: 'a year such as 2011' } },
    { row: 5, values: { name: 'c', year: 2011, usd: 5 } },
  ]);
});

test.each([
  [
    'a missing column',
    'name,usd\na,5\n',
    "rows.csv, the header: found no column 'year' among name, usd, wanted the columns name, year, usd.",
  ],
  [
    'an unknown column',
    'name,year,usd,more\na,2011,5,x\n',
    "rows.csv, the header: found the column 'more', wanted only name, year, usd, note.",
  ],
  [
    'a column twice',
    'name,year,usd,usd\na,2011,5,6\n',
    "rows.csv, the header: found the column 'usd' twice, wanted each column once.",
  ],
  ['a name in other letters', 'Name,year,usd\na,2011,5\n', "found no column 'name'"],
])('%s stops the load', async (_, content, message) => {
  await expect(rowsOf(content, ['note'])).rejects.toThrow(message);
});

test('columns left aside by name may be there, and with the rest left aside any other may, even twice', async () => {
  const content = 'note,name,year,usd\nx,a,2011,5\n';
  expect(await rowsOf(content, ['note', 'remark'])).toEqual([{ row: 2, values: { name: 'a', year: 2011, usd: 5 } }]);
  const twice = 'note,note,name,year,usd\nx,y,a,2011,5\n';
  expect(await rowsOf(twice, 'rest')).toHaveLength(1);
  await expect(rowsOf(twice, ['note'])).rejects.toThrow("the column 'note' twice");
  await expect(rowsOf('name,name,year,usd\na,b,2011,5\n', 'rest')).rejects.toThrow("the column 'name' twice");
});

test('the header is told without blanks around its names', async () => {
  expect(await readHeader(await readInputFile(fileOf('header.csv', ' a , b\n')))).toEqual(['a', 'b']);
});
