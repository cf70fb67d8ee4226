import { expect, test } from '@jest/globals';
import type { DatasetRow } from './datasets-in-use.ts';
import { chosenTable } from './table-choice.ts';

/** A dataset of which only what the choice looks at matters. */
const dataset = (key: string, { starter = false, loadedAt = '2026-01-01T00:00:00.000Z' } = {}): DatasetRow => ({
  key,
  source: 'mrio',
  title: key,
  publisher: null,
  home: null,
  licence: null,
  redistribution: 'UNKNOWN',
  citation: null,
  edition: null,
  sha256: '',
  files: [],
  years: [],
  rows: 0,
  records: 0,
  rejected: 0,
  illustrative: false,
  starter,
  loadedAt,
  kinds: [],
});
const datasets = new Map(
  [
    dataset('a'),
    dataset('b'),
    dataset('newer', { loadedAt: '2026-02-01T00:00:00.000Z' }),
    dataset('packed', { starter: true, loadedAt: '2026-03-01T00:00:00.000Z' }),
  ].map((row) => [row.key, row]),
);
const choice = (tables: string, year: number, named: string | null = null) => {
  const there = tables.split(' ').map((table) => {
    const [key = '', inYear] = table.split('/');
    return { dataset: key, year: Number(inYear) };
  });
  const { dataset: key, year: used } = chosenTable(there, { subject: 'economy:MEX', year, dataset: named }, datasets);
  return `${key}/${used}`;
};

test.each([
  ['the year asked comes before all else', 'a/2011 packed/2012 newer/2011', 2012, 'packed/2012'],
  ['a nearer year comes before a later one', 'a/2010 a/2013', 2011, 'a/2010'],
  ['of two years as near the later one is taken', 'a/2010 a/2012', 2011, 'a/2012'],
  ['a loaded dataset comes before one of the package, however new', 'packed/2011 a/2011', 2011, 'a/2011'],
  ['of two loaded ones the last load is taken', 'a/2011 newer/2011 b/2011', 2011, 'newer/2011'],
  ['of two loaded at once the first by key is taken', 'b/2011 a/2011', 2011, 'a/2011'],
  ['three years away is near enough', 'a/2008', 2011, 'a/2008'],
])('%s', (_, tables, year, expected) => {
  expect(choice(tables, year)).toBe(expected);
  expect(choice(tables.split(' ').reverse().join(' '), year)).toBe(expected); // the order of the tables decides nothing
});

test('a dataset that is named is used, whatever else is nearer or newer', () => {
  expect(choice('a/2008 newer/2011', 2011, 'a')).toBe('a/2008');
  expect(choice('packed/2011 newer/2011', 2011, 'packed')).toBe('packed/2011');
});

test('beyond three years nothing is taken, and the answer names what there is', () => {
  expect(() => choice('a/2011 b/2003', 2015)).toThrow(
    "No table within 3 years of 2015 with figures has the key 'economy:MEX'. There are a of 2011, b of 2003.",
  );
});

test('a dataset that does not have the subject is no choice, and one that is not loaded is named with those that are', () => {
  expect(() => choice('a/2011', 2011, 'b')).toThrow('No table has it.');
  expect(() => choice('a/2011', 2011, 'c')).toThrow("No dataset has the key 'c'. There are a, b, newer, packed.");
});
