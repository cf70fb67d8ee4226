import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { amendedShares } from './amended-shares.ts';
import { firstTouch } from './first-touch.ts';
import { anyCase, supplyShares } from './supply-shares.fixture.ts';

const [A, B, C] = [0, 1, 2];

test('what is gone is unknown, and nobody else sells more', () => {
  const shares = supplyShares(3, [
    [A, B, 0.5],
    [A, C, 0.25],
    [C, B, 0.5],
  ]);
  const without = amendedShares(shares, (_, buyer, supplier) => (buyer === A && supplier === B ? 0.5 : 1));
  expect(Array.from(without.purchases.weights)).toEqual([0.25, 0.25, 0.5]);
  expect(Array.from(without.unknown)).toEqual([0.25, 0, 0]);
  const none = amendedShares(shares, () => 0);
  expect(none.purchases.heads).toHaveLength(0);
  expect(Array.from(none.unknown)).toEqual([0.75, 0, 0.5]);
});

test('a part kept that is no share is refused', () => {
  const shares = supplyShares(2, [[A, B, 0.5]]);
  for (const part of [-0.1, 1.1, Number.NaN]) expect(() => amendedShares(shares, () => part)).toThrow(RangeError);
});

test('taking a purchase away never raises an exposure, and the unknown makes up for what it lowers', () => {
  fc.assert(
    fc.property(anyCase(6), fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 36, maxLength: 36 }), (given, parts) => {
      const before = firstTouch(given.shares, given.membership);
      const after = firstTouch(
        amendedShares(given.shares, (arc) => parts[arc % 36] as number),
        given.membership,
      );
      for (let j = 0; j < given.n; j++) {
        expect(after.share[j]).toBeLessThanOrEqual((before.share[j] as number) + 1e-11);
        expect((after.share[j] as number) + (after.unknown[j] as number)).toBeGreaterThanOrEqual(
          (before.share[j] as number) - 1e-11,
        );
      }
    }),
  );
});

test('where everything is kept nothing changes', () => {
  fc.assert(
    fc.property(anyCase(6), ({ shares }) => {
      const { purchases, unknown } = amendedShares(shares, () => 1);
      const { starts, heads, weights } = shares.purchases;
      expect([purchases, unknown]).toEqual([{ starts, heads, weights }, shares.unknown]);
    }),
  );
});
