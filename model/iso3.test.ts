import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { isAggregate, isEconomy, listEconomyCodes } from './iso3.ts';

/** The codes in the first column of a table of the starter. */
function firstColumn(name: string): string[] {
  const lines = readFileSync(join(import.meta.dirname, '../starter', name), 'utf8')
    .trimEnd()
    .split(/\r?\n/);
  return lines.slice(1).map((line) => line.slice(0, line.indexOf(',')));
}

const inUse = firstColumn('economies.csv');
const dissolved = firstColumn('dissolved.csv');
const aggregates = firstColumn('aggregates.csv');

test('the economies are those of ISO 3166-1 and the former ones of ISO 3166-3, as the starter lists them', () => {
  expect(listEconomyCodes().toSorted()).toEqual([...inUse, ...dissolved].sort());
  expect(new Set(listEconomyCodes()).size).toBe(listEconomyCodes().length);
  expect([...inUse, ...dissolved].filter((code) => !isEconomy(code))).toEqual([]);
});

test('the aggregates are those that the starter lists, and none of them is an economy', () => {
  expect(aggregates.filter((code) => !isAggregate(code) || isEconomy(code))).toEqual([]);
  expect([...inUse, ...dissolved].filter(isAggregate)).toEqual([]);
});

test.each(['', 'mex', 'MX', 'XXX', 'XKX', 'toString', ' MEX'])("'%s' is neither", (code) => {
  expect(isEconomy(code) || isAggregate(code)).toBe(false);
});
