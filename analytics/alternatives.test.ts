import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { alternatives, type SupplyOffer } from './alternatives.ts';
import { firstTouch } from './first-touch.ts';
import { type Arc, anyCase, denseFates, type Firms, golden, supplyShares } from './supply-shares.fixture.ts';

test('g18: the least exposed suppliers up to their capacity, and the exposure solved anew', () => {
  type Values = Record<string, number>;
  const { input, expected } = golden<{
    input: {
      extraNode: { id: string; output: number };
      extraEdge: { supplier: string; buyer: string; value: number };
      query: string;
      current: Values;
      capacity: Values;
    };
    expected: {
      effectiveExposure: Values;
      allocation: Values;
      exposureBefore: number;
      exposureAfter: number;
    };
  }>('g18_alternatives_reallocation');
  const g01 = golden<Firms>('g01_exposure_cyclic').input;
  const nodes = [...g01.nodes, { ...input.extraNode, unknownPurchases: 0, bloc: null }];
  const ids = nodes.map(({ id }) => id);
  const arcs = [...g01.edges, input.extraEdge].map(({ buyer, supplier, value }): Arc => {
    const at = ids.indexOf(buyer);
    return [at, ids.indexOf(supplier), value / nodes[at]!.output];
  });
  const shares = supplyShares(
    ids.length,
    arcs,
    nodes.map(({ unknownPurchases, output }) => unknownPurchases / output),
  );
  const membership = Float64Array.from(nodes, ({ bloc }) => (bloc === 'B' ? 1 : 0));
  const buyer = ids.indexOf(input.query);
  const { output } = nodes[buyer]!;
  const offers = Object.entries(input.capacity).map(
    ([id, capacity]): SupplyOffer => ({
      supplier: ids.indexOf(id),
      current: (input.current[id] ?? 0) / output,
      capacity: capacity / output,
    }),
  );
  const found = alternatives(shares, membership, firstTouch(shares, membership), buyer, offers);
  for (const { supplier, exposure, chosen } of found.choices) {
    expect(exposure).toBeCloseTo(expected.effectiveExposure[ids[supplier]!]!, 11);
    expect(chosen * output).toBeCloseTo(expected.allocation[ids[supplier]!]!, 10);
  }
  expect(found.choices.map(({ supplier }) => ids[supplier])).toEqual(['ALT', 'S1', 'S2', 'B1']);
  expect(found.before).toBeCloseTo(expected.exposureBefore, 11);
  expect(found.after).toBeCloseTo(expected.exposureAfter, 11);
  expect(found.shortfall).toBe(0);
});

const bloc = Float64Array.of(0, 1, 0, 0);
const quarterFromBloc = supplyShares(4, [
  [0, 1, 0.25],
  [0, 2, 0.25],
]);

test('what no capacity covers is short, and unknown', () => {
  const found = alternatives(quarterFromBloc, bloc, firstTouch(quarterFromBloc, bloc), 0, [
    { supplier: 1, current: 0.25, capacity: 0 },
    { supplier: 3, current: 0, capacity: 0.1 },
  ]);
  expect(found).toMatchObject({ before: 0.25, after: 0 });
  expect(found.shortfall).toBeCloseTo(0.15, 12);
  expect(found.unknownAfter).toBeCloseTo(0.15, 12);
});

test('between equals the present supplier is kept, and other products of a supplier stay as they are', () => {
  const found = alternatives(quarterFromBloc, bloc, firstTouch(quarterFromBloc, bloc), 0, [
    { supplier: 3, current: 0, capacity: 1 },
    { supplier: 2, current: 0.2, capacity: 1 },
    { supplier: 1, current: 0.2, capacity: 1 },
  ]);
  expect(found.choices.map(({ supplier, chosen }) => [supplier, chosen])).toEqual([
    [2, 0.4],
    [3, 0],
    [1, 0],
  ]);
  expect(found.after).toBeCloseTo(0.05, 12);
});

test('offers that cannot be are refused', () => {
  const exposure = firstTouch(quarterFromBloc, bloc);
  const offer = { supplier: 1, current: 0.25, capacity: 1 };
  for (const offers of [
    [{ ...offer, supplier: 0 }],
    [{ ...offer, supplier: 4 }],
    [offer, offer],
    [{ ...offer, current: 0.3 }],
    [{ ...offer, capacity: -1 }],
    [{ ...offer, capacity: Number.NaN }],
  ])
    expect(() => alternatives(quarterFromBloc, bloc, exposure, 0, offers)).toThrow(RangeError);
});

test('the choice costs no more than any other that capacities allow, and the new answer is the changed graph’s', () => {
  fc.assert(
    fc.property(
      anyCase(6),
      fc.array(fc.nat(4), { minLength: 6, maxLength: 6 }),
      fc.nat(5),
      ({ n, shares, membership }, capacities, picked) => {
        const buyer = picked % n;
        const { starts, heads, weights } = shares.purchases;
        const row = new Map<number, number>();
        for (let k = starts[buyer]!; k < starts[buyer + 1]!; k++) row.set(heads[k]!, weights[k]!);
        const offers = capacities
          .slice(0, n)
          .map((capacity, supplier) => ({ supplier, current: row.get(supplier) ?? 0, capacity: capacity / 16 }))
          .filter(({ supplier }) => supplier !== buyer);
        const before = firstTouch(shares, membership);
        const found = alternatives(shares, membership, before, buyer, offers);
        const need = offers.reduce((sum, { current }) => sum + current, 0);
        // Every other filling in sixteenths of the same amount.
        const placed = need - found.shortfall;
        const worth = (supplier: number) =>
          membership[supplier]! + (1 - membership[supplier]!) * before.share[supplier]!;
        let cheapest = Number.POSITIVE_INFINITY;
        const fill = (at: number, left: number, cost: number): void => {
          if (left < 1e-9) cheapest = Math.min(cheapest, cost);
          if (left < 1e-9 || at === offers.length) return;
          const { supplier, capacity } = offers[at]!;
          for (let share = 0; share <= Math.min(capacity, left) + 1e-9; share += 1 / 16)
            fill(at + 1, left - share, cost + share * worth(supplier));
        };
        fill(0, placed, 0);
        const cost = found.choices.reduce((sum, { chosen, exposure }) => sum + chosen * exposure, 0);
        expect(cost).toBeCloseTo(cheapest, 9);
        expect(found.choices.reduce((sum, { chosen }) => sum + chosen, 0)).toBeCloseTo(placed, 12);

        const arcs: Arc[] = found.choices.flatMap(({ supplier, chosen }): Arc[] =>
          chosen > 0 ? [[buyer, supplier, chosen]] : [],
        );
        if (row.has(buyer)) arcs.push([buyer, buyer, row.get(buyer)!]);
        for (let j = 0; j < n; j++)
          for (let k = starts[j]!; k < starts[j + 1]!; k++) if (j !== buyer) arcs.push([j, heads[k]!, weights[k]!]);
        const unknown = Array.from(shares.unknown, (u, j) => (j === buyer ? u + found.shortfall : u));
        const dense = denseFates({ n, shares: supplyShares(n, arcs, unknown), membership });
        expect(found.after).toBeCloseTo(dense.share[buyer]!, 9);
        expect(found.unknownAfter).toBeCloseTo(dense.unknown[buyer]!, 9);
      },
    ),
  );
});
