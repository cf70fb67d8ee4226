import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  balance,
  diversification,
  excessGrowth,
  growthOnBothSides,
  intermediation,
  neutrality,
} from './connector-components.ts';

test('ties are balanced where both sides weigh the same', () => {
  expect(balance([{ first: 4, second: 4 }])).toBe(1);
  expect(balance([{ first: 3, second: 1 }])).toBe(0.5);
  expect(balance([{ first: 3, second: 0 }])).toBe(0);
});

test('a kind of tie that is not known is left out, one to neither side counts 0', () => {
  expect(balance([{ first: 3, second: 1 }, null])).toBe(0.5);
  expect(
    balance([
      { first: 3, second: 1 },
      { first: 0, second: 0 },
    ]),
  ).toBe(0.25);
  expect(balance([null, null])).toBeNull();
  expect(balance([])).toBeNull();
  expect(() => balance([{ first: -1, second: 2 }])).toThrow(RangeError);
  expect(() => balance([{ first: Number.NaN, second: 2 }])).toThrow(RangeError);
});

test('an economy leans by its largest membership and by its distances', () => {
  expect(neutrality([], { first: 1, second: 1 })).toBe(1);
  expect(neutrality([0.25, 0.5], { first: 1, second: 3 })).toBe(0.25); // 0.5 · (1 − 2/4)
  expect(neutrality([0], { first: 0, second: 2 })).toBe(0);
  expect(neutrality([], { first: 0, second: 0 })).toBe(1);
});

test('a full member is not neutral whatever its votes, others need a position', () => {
  expect(neutrality([0, 1], null)).toBe(0);
  expect(neutrality([0.5], null)).toBeNull();
  expect(() => neutrality([1.5], null)).toThrow(/1.5/);
  expect(() => neutrality([Number.NaN], null)).toThrow(RangeError);
  expect(() => neutrality([], { first: -1, second: 1 })).toThrow(RangeError);
});

test('what passes an economy is weighed by its size', () => {
  expect(intermediation(0.05, 0.05)).toBe(0.5);
  expect(intermediation(0, 0.05)).toBe(0);
  expect(intermediation(0.15, 0.05)).toBeCloseTo(0.75, 12);
  expect(intermediation(-1e-9, 0.05)).toBe(0);
  expect(intermediation(null, 0.05)).toBeNull();
  expect(intermediation(0.05, null)).toBeNull();
  expect(intermediation(0.05, 0)).toBeNull();
  expect(() => intermediation(0.05, -1)).toThrow(RangeError);
});

test('growth is measured against the bloc’s own trade', () => {
  const trade = { before: 10, after: 40, blocBefore: 100, blocAfter: 200 };
  expect(excessGrowth(trade)).toBeCloseTo(Math.LN2, 12);
  expect(excessGrowth({ ...trade, blocAfter: 400 })).toBeCloseTo(0, 12);
});

test('growth from nothing and to nothing is capped at ten times and a tenth', () => {
  const trade = { before: 10, after: 40, blocBefore: 100, blocAfter: 100 };
  expect(excessGrowth({ ...trade, before: 0 })).toBe(Math.LN10);
  expect(excessGrowth({ ...trade, after: 0 })).toBe(-Math.LN10);
  expect(excessGrowth({ ...trade, after: 1e9 })).toBe(Math.LN10);
});

test('without a base to compare with growth is not known', () => {
  const trade = { before: 10, after: 40, blocBefore: 100, blocAfter: 100 };
  expect(excessGrowth(null)).toBeNull();
  expect(excessGrowth({ ...trade, before: 0, after: 0 })).toBeNull();
  expect(excessGrowth({ ...trade, blocBefore: 0 })).toBeNull();
  expect(excessGrowth({ ...trade, blocAfter: 0 })).toBeNull();
  expect(() => excessGrowth({ ...trade, before: -1 })).toThrow(RangeError);
});

test('growth counts by the weaker side, and keeping pace is half', () => {
  expect(growthOnBothSides(0, 3)).toBe(0.5);
  expect(growthOnBothSides(Math.LN2, 2)).toBeCloseTo(1 / (1 + Math.exp(-1)), 12);
  expect(growthOnBothSides(-1, 2)).toBe(growthOnBothSides(2, -1));
  expect(growthOnBothSides(null, 1)).toBeNull();
  expect(growthOnBothSides(1, null)).toBeNull();
});

test('diversification is the geometric mean over what is known', () => {
  expect(diversification(0.75, 0)).toBe(0.5);
  expect(diversification(0.75, null)).toBe(0.25);
  expect(diversification(null, 1)).toBe(0);
  expect(diversification(null, null)).toBeNull();
  expect(() => diversification(1.5, 0)).toThrow(RangeError);
  expect(() => diversification(Number.NaN, 0)).toThrow(RangeError);
});

test('every component lies in 0..1 and does not care which bloc is called first', () => {
  const amount = fc.integer({ min: 0, max: 1_000_000 });
  const degree = fc.integer({ min: 0, max: 100 }).map((part) => part / 100);
  const growth = fc.integer({ min: -230, max: 230 }).map((part) => part / 100);
  fc.assert(
    fc.property(amount, amount, degree, degree, growth, growth, (first, second, one, other, up, down) => {
      const both = [
        [balance([{ first, second }]), balance([{ first: second, second: first }])],
        [neutrality([one, other], { first, second }), neutrality([other, one], { first: second, second: first })],
        [growthOnBothSides(up, down), growthOnBothSides(down, up)],
        [diversification(one, other), diversification(other, one)],
      ];
      for (const [a, b] of both) {
        expect(a).toBeGreaterThanOrEqual(0);
        expect(a).toBeLessThanOrEqual(1);
        expect(Math.abs(a! - b!)).toBeLessThan(1e-12);
      }
      const int = intermediation(one, (other + 0.01) / 2);
      expect(int).toBeGreaterThanOrEqual(0);
      expect(int).toBeLessThan(1);
    }),
  );
});
