import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blocMemberships, hiddenByOwnership } from './bloc-memberships.ts';
import { firstTouch } from './first-touch.ts';
import { anyMatrix, holdingsOf, type Matrix, register, type Stated } from './holdings.fixture.ts';
import { type Holdings, ownershipChain } from './holdings.ts';
import { majorityHeads } from './majority-control.ts';
import { type Arc, type Firms, golden, supplyShares } from './supply-shares.fixture.ts';

const memberships = (location: Float64Array, holdings: Holdings) =>
  blocMemberships(location, ownershipChain(holdings), holdings, majorityHeads(holdings));

test('g03: exposure by location, ownership, control and their union, and what the seats hide', () => {
  type Values = Record<string, number>;
  const { input, expected } = golden<{
    input: { ownership: Stated[]; blocUltimateOwners: string[] };
    expected: Record<
      'location' | 'ownership' | 'control' | 'union',
      Record<'membership' | 'direct' | 'exposure' | 'unknown', Values>
    > & { hiddenByOwnership_F0: number };
  }>('g03_exposure_supply_and_ownership');
  const { nodes, edges } = golden<Firms>('g01_exposure_cyclic').input;
  const firms = nodes.map(({ id }) => id);
  const { ids, at, holdings } = register(input.ownership, firms);
  const seated = new Set([...input.blocUltimateOwners, ...nodes.flatMap(({ id, bloc }) => (bloc === 'B' ? [id] : []))]);
  const found = memberships(
    Float64Array.from(ids, (id) => (seated.has(id) ? 1 : 0)),
    holdings,
  );
  const output = (id: string) => nodes.find((node) => node.id === id)?.output ?? 1;
  const shares = supplyShares(
    ids.length,
    edges.map(({ buyer, supplier, value }): Arc => [at(buyer), at(supplier), value / output(buyer)]),
    ids.map((id) => (nodes.find((node) => node.id === id)?.unknownPurchases ?? 0) / output(id)),
  );
  for (const reading of ['location', 'ownership', 'control', 'union'] as const) {
    const { share, face, unknown } = firstTouch(shares, found[reading]);
    for (const firm of firms) {
      expect(found[reading][at(firm)]).toBeCloseTo(expected[reading].membership[firm]!, 11);
      expect(face[at(firm)]).toBeCloseTo(expected[reading].direct[firm]!, 11);
      expect(share[at(firm)]).toBeCloseTo(expected[reading].exposure[firm]!, 11);
      expect(unknown[at(firm)]).toBeCloseTo(expected[reading].unknown[firm]!, 11);
    }
  }
  expect(hiddenByOwnership(shares, found)[at('F0')]).toBeCloseTo(expected.hiddenByOwnership_F0, 11);
});

test('a letterbox company is its owners’, and a supplier owned across two borders is found through union alone', () => {
  const { at, ids, holdings } = register([
    { owner: 'foreigner', company: 'letterbox', share: 1 },
    { owner: 'listed', company: 'holding', share: 0.8 },
    { owner: 'holding', company: 'supplier', share: 0.6 },
  ]);
  const found = memberships(
    Float64Array.from(ids, (id) => (id === 'letterbox' || id === 'listed' ? 1 : 0)),
    holdings,
  );
  const of = (id: string) => [found.location, found.ownership, found.control, found.union].map((m) => m[at(id)]);
  expect(of('letterbox')).toEqual([1, 0, 0, 1]);
  expect(of('supplier')).toEqual([0, 0.48, 1, 1]);
  expect(of('holding')).toEqual([0, 0.8, 1, 1]);
  expect(found.unknownOwnership[at('supplier')]).toBeCloseTo(0.52, 12);
  const shares = supplyShares(ids.length + 1, [[ids.length, at('supplier'), 0.5]]);
  const over = (values: Float64Array) => Float64Array.from([...values, 0]);
  const hidden = hiddenByOwnership(shares, { location: over(found.location), union: over(found.union) });
  expect(hidden[ids.length]).toBe(0.5);
});

test('union is never less than any reading, and who owns nothing abroad is where it is seated', () => {
  fc.assert(
    fc.property(
      anyMatrix(7),
      fc.array(fc.constantFrom(0, 0.5, 1), { minLength: 7, maxLength: 7 }),
      (matrix: Matrix, seats) => {
        const location = Float64Array.from(matrix, (_, party) => seats[party]!);
        const found = memberships(location, holdingsOf(matrix));
        matrix.forEach((row, party) => {
          for (const reading of [found.location, found.ownership, found.control]) {
            expect(reading[party]!).toBeGreaterThanOrEqual(0);
            expect(reading[party]!).toBeLessThanOrEqual(found.union[party]!);
          }
          if (row.every((share) => share === 0))
            expect([found.ownership[party], found.control[party]]).toEqual([location[party], location[party]]);
          expect(found.ownership[party]! + found.unknownOwnership[party]!).toBeLessThanOrEqual(1 + 1e-12);
        });
      },
    ),
  );
});

test('lengths that differ are refused', () => {
  const holdings = holdingsOf([
    [0, 0],
    [0.5, 0],
  ]); // prettier-ignore
  expect(() => memberships(new Float64Array(3), holdings)).toThrow(RangeError);
});
