import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { longestStay } from './longest-stay.ts';
import { anyCase, supplyShares } from './supply-shares.fixture.ts';

test('two nodes that pass on half to each other hold a unit of value twice in all', () => {
  const { purchases } = supplyShares(2, [
    [0, 1, 0.5],
    [1, 0, 0.5],
  ]);
  expect(longestStay(purchases, 0, 2, 10)).toBe(2);
});

test('where nothing leaves, and where it leaves too slowly for the steps given, the stay has no bound', () => {
  const round = (share: number) =>
    supplyShares(2, [
      [0, 1, share],
      [1, 0, share],
    ] as const).purchases;
  expect(longestStay(round(1), 0, 2, 1_000)).toBe(Number.POSITIVE_INFINITY);
  expect(longestStay(round(0.99), 0, 2, 10)).toBe(Number.POSITIVE_INFINITY);
  expect(longestStay(round(0.99), 0, 2, 100)).toBeCloseTo(100, 9);
});

test('no start stays longer than the bound says', () => {
  fc.assert(
    fc.property(anyCase(6), fc.nat(5), ({ n, shares }, from) => {
      const bound = longestStay(shares.purchases, 0, n, 1_000);
      if (bound === Number.POSITIVE_INFINITY) return;
      const { starts, heads, weights } = shares.purchases;
      let at = Float64Array.from({ length: n }, (_, j) => (j === from % n ? 1 : 0));
      let stayed = 0;
      for (let step = 0; step < 3_000; step++) {
        const next = new Float64Array(n);
        for (let j = 0; j < n; j++) {
          stayed += at[j]!;
          for (let k = starts[j]!; k < starts[j + 1]!; k++) next[heads[k]!]! += at[j]! * weights[k]!;
        }
        at = next;
      }
      expect(stayed).toBeLessThanOrEqual(bound * (1 + 1e-12));
    }),
  );
});
