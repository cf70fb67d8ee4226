import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  type Column,
  date,
  decimal,
  economy,
  economyOrAggregate,
  nonNegative,
  oneOf,
  optional,
  share,
  text,
  year,
} from './columns.ts';

const rejected = undefined;

test.each<[string, Column<unknown>, [string, unknown][]]>([
  [
    'text',
    text,
    [
      [' Acme, Inc. ', 'Acme, Inc.'],
      ['', rejected],
      ['  ', rejected],
    ],
  ],
  [
    'a number',
    decimal,
    [
      ['12', 12],
      [' -0.5 ', -0.5],
      ['.5', 0.5],
      ['5.', 5],
      ['+3', 3],
      ['1.5e6', 1_500_000],
      ['2E-3', 0.002],
      ['', rejected],
      ['.', rejected],
      ['1,234', rejected],
      ['1 234', rejected],
      ['0x10', rejected],
      ['1e18', 1e18],
      ['-1.1e18', rejected],
      ['1e308', rejected],
      ['1e400', rejected],
      ['Infinity', rejected],
      ['NaN', rejected],
      ['n/a', rejected],
      ['12 %', rejected],
      ['١٢', rejected],
    ],
  ],
  [
    'a number from 0 up',
    nonNegative,
    [
      ['0', 0],
      ['7.5', 7.5],
      ['-0.01', rejected],
      ['', rejected],
    ],
  ],
  [
    'a year',
    year,
    [
      ['2011', 2011],
      ['2011.0', 2011],
      [' 1800 ', 1800],
      ['1799', rejected],
      ['2201', rejected],
      ['2011.5', rejected],
      ['11', rejected],
      ['', rejected],
    ],
  ],
  [
    'a share',
    share,
    [
      ['0', 0],
      ['1', 1],
      ['0.25', 0.25],
      ['1.01', rejected],
      ['-0.1', rejected],
      ['25', rejected],
      ['25%', rejected],
    ],
  ],
  [
    'a date',
    date,
    [
      ['2012-02-29', '2012-02-29'],
      ['2011-02-29', rejected],
      ['2011-13-01', rejected],
      ['2011-1-1', rejected],
      ['01.02.2011', rejected],
      ['2011-01-01T00:00:00Z', rejected],
      ['', rejected],
    ],
  ],
  [
    'an economy',
    economy({ ZAR: 'COD', XYZ: 'QQQ' }),
    [
      ['MEX', 'MEX'],
      [' NAM ', 'NAM'],
      ['CSK', 'CSK'],
      ['ZAR', 'COD'],
      ['XYZ', rejected],
      ['ROW', rejected],
      ['mex', rejected],
      ['NA', rejected],
      ['constructor', rejected],
      ['', rejected],
    ],
  ],
  [
    'an economy or aggregate',
    economyOrAggregate({ RoW: 'ROW', ROM: 'ROU' }),
    [
      ['RoW', 'ROW'],
      ['ROW', 'ROW'],
      ['ROM', 'ROU'],
      ['EU27', 'EU27'],
      ['MEX', 'MEX'],
      ['World', rejected],
      ['toString', rejected],
      ['', rejected],
    ],
  ],
  [
    'one of two words',
    oneOf('FLOW', 'STOCK'),
    [
      ['FLOW', 'FLOW'],
      [' STOCK', 'STOCK'],
      ['flow', rejected],
      ['', rejected],
    ],
  ],
  [
    'a year or nothing',
    optional(year),
    [
      ['', null],
      ['  ', null],
      ['2011', 2011],
      ['-', rejected],
    ],
  ],
])('%s is read as written, or rejects its row', (_, column, cases) => {
  for (const [cell, value] of cases) expect([cell, column.read(cell)]).toEqual([cell, value]);
  expect(column.wanted).not.toBe('');
});

test('any number up to 1e18 is read back from its own text', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, min: -1e18, max: 1e18 }), (number) => {
      expect(decimal.read(String(number))).toBe(number + 0); // -0 is written 0
    }),
  );
});

test('digits with a point anywhere among them, and blanks before them, are the number that JavaScript reads', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 18 });
  fc.assert(
    fc.property(digits, fc.nat(18), fc.nat(8), (all, point, blanks) => {
      const written = `${all.slice(0, point)}.${all.slice(point)}`;
      expect(decimal.read(' '.repeat(blanks) + written)).toBe(Number(written));
      expect(decimal.read(' '.repeat(blanks) + all)).toBe(Number(all));
    }),
    { numRuns: 1_000 },
  );
});

test('every day of the calendar is read as itself', () => {
  const days = fc.date({ min: new Date('1800-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (day) => {
      const cell = day.toISOString().slice(0, 10);
      expect(date.read(cell)).toBe(cell);
    }),
  );
});

test('a day that the calendar lacks is none', () => {
  const parts = fc.tuple(fc.nat(9_999), fc.nat(20), fc.nat(40));
  fc.assert(
    fc.property(parts, ([y, m, d]) => {
      const written = [String(y).padStart(4, '0'), String(m).padStart(2, '0'), String(d).padStart(2, '0')].join('-');
      const day = new Date(`${written}T00:00:00Z`);
      const isDay = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(written);
      expect(date.read(written)).toBe(isDay ? written : rejected);
    }),
    { numRuns: 1_000 },
  );
});

test('whatever a cell holds, a column gives a value of its kind or rejects, and never a number that is none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (cell) => {
      for (const column of [decimal, nonNegative, share, year]) {
        const value = column.read(cell);
        expect(value === undefined || Number.isFinite(value)).toBe(true);
      }
    }),
  );
});
