import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { product } from './csr.ts';
import { anyCase, supplyShares } from './supply-shares.fixture.ts';
import { upstreamChain } from './upstream-chain.ts';

test('a step goes on, meets the bloc, is lost or ends in value added: for every node the four sum to 1', () => {
  fc.assert(
    fc.property(anyCase(8), ({ n, shares, membership }) => {
      const { onward, face, unknown, valueAdded } = upstreamChain(shares, membership);
      const goesOn = product(onward, new Float64Array(n).fill(1));
      for (let j = 0; j < n; j++) expect(goesOn[j]! + face[j]! + unknown[j]! + valueAdded[j]!).toBeCloseTo(1, 13);
    }),
  );
});

test('a member is not passed through, a part-member in part', () => {
  const { onward, face } = upstreamChain(
    supplyShares(3, [
      [0, 1, 0.4],
      [0, 2, 0.2],
    ]),
    Float64Array.of(0, 0.25, 1),
  );
  expect(face[0]).toBeCloseTo(0.3, 15);
  expect(onward.heads).toEqual(Uint32Array.of(1));
  expect(onward.weights[0]).toBeCloseTo(0.3, 15);
});

test('a row that misses 1 by rounding leaves no value added', () => {
  const tenths = Array.from({ length: 10 }, (_, i) => [0, i + 1, 0.1] as const); // ten times 0.1 is 0.9999999999999999
  expect(upstreamChain(supplyShares(11, tenths), new Float64Array(11)).valueAdded[0]).toBe(0);
  const above = upstreamChain(supplyShares(2, [[0, 1, 1 + 1e-10]]), Float64Array.of(0, 1));
  expect(above.face[0]).toBe(1);
});

test.each([
  ['a missing share', [[0, 1, 0.5]] as const, Number.NaN],
  ['unknown purchases above 1', [[0, 1, 0]] as const, 1.5],
  ['unknown purchases below 0', [[0, 1, 0.5]] as const, -0.1],
  ['a negative share', [[0, 1, -0.5]] as const, 0],
  [
    'a row above 1',
    [
      [0, 1, 0.7],
      [0, 0, 0.2],
    ] as const,
    0.2,
  ],
])('%s is refused', (_, arcs, unknown) => {
  expect(() => upstreamChain(supplyShares(2, arcs, [unknown]), new Float64Array(2))).toThrow(RangeError);
});

test('a weight that is not a number is refused', () => {
  const shares = supplyShares(2, [[0, 1, 0.5]]);
  shares.purchases.weights[0] = Number.NaN;
  expect(() => upstreamChain(shares, new Float64Array(2))).toThrow(RangeError);
});

test.each([[[0]], [[0, 0, 0]], [[0, Number.NaN]], [[0, 1.01]], [[-0.5, 0]]])(
  'membership %j of two nodes is refused',
  (membership) => {
    expect(() => upstreamChain(supplyShares(2, [[0, 1, 0.5]]), Float64Array.from(membership))).toThrow(RangeError);
  },
);
