import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mirrorDiscrepancy } from './mirror-discrepancy.ts';

const of = (...pairs: readonly (readonly [number, number])[]) =>
  mirrorDiscrepancy(
    Float64Array.from(pairs, ([a]) => a),
    Float64Array.from(pairs, ([, b]) => b),
  );

test('the usual flow and the usual dollar are told apart', () => {
  // 0, 0.5 and 0.1; together 0 + 20 + 200 of 20 + 40 + 2000.
  expect(of([10, 10], [30, 10], [1100, 900])).toEqual({ median: 0.1, weighted: 220 / 2060 });
});

test('of an even number of flows the median lies between the two in the middle', () => {
  expect(of([1, 1], [3, 1]).median).toBe(0.25);
});

test('opposite signs are as far apart as can be, and two zeros agree', () => {
  expect(of([5, -5])).toEqual({ median: 1, weighted: 1 });
  expect(of([0, 0])).toEqual({ median: 0, weighted: null });
});

test('without flows nothing is known', () => {
  expect(of()).toEqual({ median: null, weighted: null });
});

test('sides of different length and figures that are none are refused', () => {
  expect(() => mirrorDiscrepancy(Float64Array.of(1), new Float64Array())).toThrow(RangeError);
  expect(() => of([Number.NaN, 1])).toThrow(RangeError);
  expect(() => of([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY])).toThrow(RangeError);
});

test('it does not matter whose report stands first, nor in what unit both are', () => {
  const amount = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(amount, amount), { minLength: 1 }), (pairs) => {
      const one = of(...pairs);
      expect(of(...pairs.map(([a, b]) => [b, a] as const))).toEqual(one);
      const doubled = of(...pairs.map(([a, b]) => [2 * a, 2 * b] as const));
      expect(doubled.median).toBeCloseTo(one.median as number, 12);
      expect(one.median).toBeGreaterThanOrEqual(0);
      expect(one.median).toBeLessThanOrEqual(1);
    }),
  );
});
