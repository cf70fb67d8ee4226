import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyMatrix, holdingsOf, register, type Stated } from './holdings.fixture.ts';
import { ownershipChain } from './holdings.ts';
import { integratedOwnership } from './integrated-ownership.ts';
import { ownershipBounds } from './ownership-bounds.ts';
import { golden } from './supply-shares.fixture.ts';

test('g05: bounds keep within 100 % of each company, which multiplied maxima do not', () => {
  type Bounds = Record<string, [number, number]>;
  const { input, expected } = golden<{
    input: { edges: Stated[]; ultimateOwner: string };
    expected: { tight: Bounds; naive: Bounds };
  }>('g05_ownership_intervals_bods');
  const { ids, at, holdings } = register(input.edges);
  const group = Float64Array.from(ids, (id) => (id === input.ultimateOwner ? 1 : 0));
  const { lower, upper, upperWithUnstated, converged } = ownershipBounds(holdings, group);
  for (const [company, [low, high]] of Object.entries(expected.tight)) {
    expect(Math.abs(lower[at(company)]! - low)).toBeLessThan(1e-12);
    expect(Math.abs(upper[at(company)]! - high)).toBeLessThan(1e-12);
  }
  expect(expected.naive.T![1]).toBeGreaterThan(1);
  // H1 states 75 % at least; of the rest U may have all.
  expect(upperWithUnstated[at('H1')]).toBeCloseTo(0.75, 12);
  expect(upperWithUnstated[at('T')]).toBeGreaterThan(upper[at('T')]!);
  expect(converged).toBe(true);
});

test('exact shares leave no room but for the holders nobody states', () => {
  fc.assert(
    fc.property(anyMatrix(6), fc.nat(5), (matrix, party) => {
      const n = matrix.length;
      const holdings = holdingsOf(matrix);
      const group = Float64Array.from({ length: n }, (_, i) => (i === party % n ? 1 : 0));
      const { lower, upper, upperWithUnstated } = ownershipBounds(holdings, group);
      const { share, unknown } = integratedOwnership(ownershipChain(holdings), group);
      for (let c = 0; c < n; c++) {
        expect(lower[c]).toBeCloseTo(share[c]!, 10);
        expect(upper[c]).toBeCloseTo(share[c]!, 10);
        expect(upperWithUnstated[c]).toBeCloseTo(share[c]! + unknown[c]!, 10);
      }
    }),
  );
});

test('an owner whose share nobody states may have anything', () => {
  const { at, holdings } = register([
    { owner: 'P', company: 'A' },
    { owner: 'Q', company: 'A', share: 0.25 },
  ]);
  const { lower, upper } = ownershipBounds(holdings, Float64Array.of(1, 0, 0));
  expect([at('P'), lower[at('A')], upper[at('A')]]).toEqual([0, 0, 0.75]);
});

test('shares above 100 % are scaled if rounding explains them, else they prove nothing', () => {
  const bounds = (p: number, q: number): number[] => {
    const { at, holdings } = register([
      { owner: 'P', company: 'A', share: p },
      { owner: 'Q', company: 'A', share: q },
    ]);
    const { lower, upper } = ownershipBounds(holdings, Float64Array.of(1, 0, 0));
    return [lower[at('A')]!, upper[at('A')]!];
  };
  const [low, high] = bounds(0.51, 0.51);
  expect(low).toBeCloseTo(0.5, 12);
  expect(high).toBeCloseTo(0.5, 12);
  expect(bounds(0.7, 0.6)).toEqual([0, 0.7]);
});
