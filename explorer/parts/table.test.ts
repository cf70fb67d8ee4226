import { expect, test } from '@jest/globals';
import { csvOf } from './table.ts';

test('each row names the sources, units stand in the header, and what is not known is empty', () => {
  const table = {
    columns: [{ name: 'tier' }, { name: 'exposure', unit: 'share' }],
    rows: [
      ['1', 0.0976],
      ['2', null],
    ],
  };
  expect(csvOf(table, ['WIOD 2013', 'Blocs'])).toBe(
    'tier,exposure (share),sources\r\n1,0.0976,WIOD 2013; Blocs\r\n2,,WIOD 2013; Blocs\r\n',
  );
});

test('a name that a spreadsheet would run does not run, and commas and quotes stay in their cell', () => {
  const { columns, rows } = { columns: [{ name: 'firm' }], rows: [['=1+1'], ['A, "B"'], ['-x']] };
  expect(csvOf({ columns, rows }, []).split('\r\n').slice(1)).toEqual(["'=1+1,", '"A, ""B""",', "'-x,", '']);
});
