import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { economyOfIso2 } from './iso2.ts';

test('the pairs of codes are those of the starter', () => {
  const rows = readFileSync(new URL('../starter/economies.csv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const pairs = rows.map((row) => row.split(',', 2)).filter(([, iso2]) => iso2 !== '');
  expect(pairs.length).toBeGreaterThan(240);
  for (const [iso3, iso2 = ''] of pairs) expect(economyOfIso2(iso2)).toBe(iso3);
});

test('a part of an economy belongs to it, case does not matter, and a code of none is none', () => {
  expect(economyOfIso2('US-DE')).toBe('USA');
  expect(economyOfIso2('ru')).toBe('RUS');
  for (const code of ['', 'EU', 'XX', 'USA', 'US-', 'NA-']) expect(economyOfIso2(code)).toBeNull();
});
