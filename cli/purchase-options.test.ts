import { expect, test } from '@jest/globals';
import { readCapacity, readLimit } from './purchase-options.ts';

test('a capacity is a supplier and dollars, an industry among them', () => {
  expect(readCapacity('echo=250000')).toEqual({ supplier: 'echo', usd: 250_000 });
  expect(readCapacity('VNM:wiod8:MFE=0.5')).toEqual({ supplier: 'VNM:wiod8:MFE', usd: 0.5 });
  for (const text of ['echo', 'echo=', '=5', 'echo=-5', 'echo=1e3', 'echo=5 million'])
    expect(() => readCapacity(text)).toThrow(/^--capacity: found/);
});

test('a limit is a sale and a range of dollars', () => {
  expect(readLimit('dyes>bolt=0..20000.5')).toEqual({ from: 'dyes', to: 'bolt', least: 0, most: 20_000.5 });
  for (const text of ['dyes>bolt', 'dyes=0..5', 'dyes>bolt=5', 'dyes>bolt=5..', 'a>b>c=1..2', 'dyes>bolt=1...2'])
    expect(() => readLimit(text)).toThrow(/^--limit: found/);
});
