import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { product } from './csr.ts';
import { firstTouch } from './first-touch.ts';
import { anyCase, firms, golden, supplyShares } from './supply-shares.fixture.ts';
import { tiers } from './tiers.ts';
import { upstreamChain } from './upstream-chain.ts';

test('the tiers of g01 are those of the exact solution', () => {
  const { expected } = golden<{ expected: { tiers_F0: number[]; alive_F0: number[]; tail_F0: number[] } }>(
    'g01_exposure_cyclic',
  );
  const { shares, membership } = firms();
  const { met, untraced } = tiers(shares, membership, expected.tiers_F0.length);
  const { share } = firstTouch(shares, membership);
  let cumulative = 0;
  expected.tiers_F0.forEach((tier, k) => {
    cumulative += met[k]![0]!;
    expect(met[k]![0]).toBeCloseTo(tier, 14);
    expect(untraced[k]![0]).toBeCloseTo(expected.alive_F0[k]!, 14);
    expect(share[0]! - cumulative).toBeCloseTo(expected.tail_F0[k]!, 11);
  });
});

test('no tiers, no nodes and no purchases are answered', () => {
  expect(tiers(supplyShares(2, [[0, 1, 0.5]]), Float64Array.of(0, 1), 0)).toEqual({ met: [], untraced: [] });
  expect(tiers(supplyShares(0, []), new Float64Array(0), 1)).toEqual({
    met: [new Float64Array(0)],
    untraced: [new Float64Array(0)],
  });
  expect(tiers(supplyShares(1, []), Float64Array.of(1), 1)).toEqual({
    met: [Float64Array.of(0)],
    untraced: [Float64Array.of(0)],
  });
});

test('a self-loop puts off the meeting by a tier each time round', () => {
  const { met } = tiers(
    supplyShares(2, [
      [0, 0, 0.5],
      [0, 1, 0.25],
    ]),
    Float64Array.of(0, 1),
    4,
  );
  expect(met.map((tier) => tier[0])).toEqual([0.25, 0.125, 0.0625, 0.03125]);
});

test('what is not a number of tiers, or not a share, is refused', () => {
  const shares = supplyShares(1, []);
  expect(() => tiers(shares, new Float64Array(1), -1)).toThrow(RangeError);
  expect(() => tiers(shares, new Float64Array(1), 1.5)).toThrow(RangeError);
  expect(() => tiers(shares, Float64Array.of(Number.NaN), 1)).toThrow(RangeError);
});

test('tiers and what lies beyond them sum to the share, and what lies beyond is within what is untraced', () => {
  fc.assert(
    fc.property(anyCase(8), fc.integer({ min: 1, max: 6 }), ({ n, shares, membership }, count) => {
      const { share, converged } = firstTouch(shares, membership);
      fc.pre(converged);
      const { met, untraced } = tiers(shares, membership, count);
      const { onward } = upstreamChain(shares, membership);
      let beyond = share;
      for (let tier = 0; tier < count; tier++) beyond = product(onward, beyond);
      for (let j = 0; j < n; j++) {
        const traced = met.reduce((sum, tier) => sum + tier[j]!, 0);
        expect(traced + beyond[j]!).toBeCloseTo(share[j]!, 10);
        expect(share[j]! - traced).toBeLessThanOrEqual(untraced.at(-1)![j]! + 1e-11);
      }
    }),
  );
});
