import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { partnerConcentration } from './partner-concentration.ts';
import { golden } from './supply-shares.fixture.ts';

interface SixEconomies {
  input: { economies: string[]; inwardFdiStock_host_source: Record<string, Record<string, number>> };
  expected: { economyDetail: Record<string, Record<'fdiHHI' | 'fdiHHInorm' | 'topFdiSourceShare', number>> };
}
const { input, expected } = golden<SixEconomies>('g09_connector_index_6x3');

test.each(Object.keys(input.inwardFdiStock_host_source))('g09: origins of the direct investment in %s', (host) => {
  const found = partnerConcentration(Object.values(input.inwardFdiStock_host_source[host]!), 5);
  const { fdiHHI, fdiHHInorm, topFdiSourceShare } = expected.economyDetail[host]!;
  expect(Math.abs(found!.herfindahl - fdiHHI)).toBeLessThan(1e-9);
  expect(Math.abs(found!.normalised! - fdiHHInorm)).toBeLessThan(1e-9);
  expect(Math.abs(found!.topShare - topFdiSourceShare)).toBeLessThan(1e-9);
});

test('four equal partners of four are as spread as can be', () => {
  const found = partnerConcentration([7, 7, 7, 7], 4);
  expect(found).toMatchObject({ herfindahl: 0.25, normalised: 0, topShare: 0.25 });
  expect(found!.effectivePartners).toBeCloseTo(4, 12);
});

test('a single partner is full concentration, with nothing to normalise where no other is possible', () => {
  const alone = { herfindahl: 1, shannon: 0, effectivePartners: 1, topShare: 1 };
  expect(partnerConcentration([3], 4)).toEqual({ ...alone, normalised: 1 });
  expect(partnerConcentration([3], 1)).toEqual({ ...alone, normalised: null });
});

test('a negative flow carries no weight, and nothing positive means not known', () => {
  expect(partnerConcentration([2, 2, -5, 0], 9)).toEqual(partnerConcentration([2, 2], 9));
  expect(partnerConcentration([-5, 0], 9)).toBeNull();
  expect(partnerConcentration([], 0)).toBeNull();
  expect(() => partnerConcentration([Number.NaN], 9)).toThrow(RangeError);
  expect(() => partnerConcentration([1, 2], 1)).toThrow(/2 partners of 1/);
});

test('neither the order of partners nor the unit matters, and all numbers keep their range', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000), { minLength: 2, maxLength: 9 }), (amounts) => {
      const found = partnerConcentration(amounts, 9);
      if (!found) return;
      const other = partnerConcentration(amounts.map((amount) => amount * 1024).toReversed(), 9);
      expect(Math.abs(found.herfindahl - other!.herfindahl)).toBeLessThan(1e-12);
      expect(found.normalised).toBeGreaterThanOrEqual(0);
      expect(found.normalised).toBeLessThanOrEqual(1);
      // Of the two effective numbers the entropy's is never the smaller one.
      expect(found.effectivePartners).toBeGreaterThanOrEqual(1 / found.herfindahl - 1e-9);
    }),
  );
});
