import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csr } from './csr.ts';
import { type FirmsAndCells, firmsOnCells } from './firms-on-cells.ts';
import { firstTouch } from './first-touch.ts';
import { anyCase, supplyShares } from './supply-shares.fixture.ts';

const [plant, maker] = [0, 1];
const [goods, abroad, services] = [0, 1, 2];

// Goods of output 100 buy 20 abroad and 30 of services. The plant, a part of them, sells 40: 10 of the maker, who is
// abroad, 12 of unknown suppliers, and 18 are its own.
const given: FirmsAndCells = {
  firms: supplyShares(2, [[plant, maker, 0.25]], [0.3, 0]),
  firmOutput: Float64Array.of(40, 15),
  unstated: Uint8Array.of(0, 0),
  cells: supplyShares(3, [
    [goods, abroad, 0.2],
    [goods, services, 0.3],
    [services, abroad, 0.5],
  ]),
  cellOutput: Float64Array.of(100, 500, 200),
  activities: csr(3, [plant, maker], [goods, abroad], [1, 1]),
  sellsAs: (firm) => (firm === maker ? [abroad] : [goods]),
};

test('the rest of an industry is what its firms are not known to buy and to add', () => {
  const { shares, standsInFor, taken, beyond } = firmsOnCells(given);
  expect([[...standsInFor], taken, beyond]).toEqual([[goods], expect.closeTo(10, 12), 0]);
  // Of the rest, 10 abroad, 30 services and 50 − 18 = 32 of its own, the plant's unknown 12 are a part: 72 = 100 − 40 + 12.
  const { starts, heads, weights } = shares.purchases;
  const row = (node: number) =>
    Array.from(heads.slice(starts[node], starts[node + 1]), (head, k) => [head, weights[(starts[node] as number) + k]]);
  expect(row(plant)).toEqual([
    [maker, 0.25],
    [5, 0.3],
  ]);
  expect(row(5)).toEqual([
    [2 + abroad, expect.closeTo(10 / 72, 12)],
    [2 + services, expect.closeTo(30 / 72, 12)],
  ]);
  expect(row(2 + goods)).toEqual([
    [2 + abroad, 0.2],
    [2 + services, 0.3],
  ]);
  expect([...shares.unknown]).toEqual([0, 0, 0, 0, 0, 0]);
  // Seen from abroad: 0.25 of the maker, and of the 0.3 what the rest meets there.
  const abroadAndMaker = Float64Array.of(0, 1, 0, 1, 0, 0);
  expect(firstTouch(shares, abroadAndMaker).share[plant]).toBeCloseTo(0.25 + 0.3 * ((10 + 30 * 0.5) / 72), 12);
});

test('nothing is taken below zero, and what the industry does not have is counted', () => {
  const beyondAll = firmsOnCells({ ...given, sellsAs: () => [goods] });
  expect([beyondAll.taken, beyondAll.beyond]).toEqual([0, 10]);
  const large = firmsOnCells({ ...given, firmOutput: Float64Array.of(120, 15) });
  // The plant buys 30 of the maker, its industry 20 abroad.
  expect([large.taken, large.beyond]).toEqual([expect.closeTo(20, 12), expect.closeTo(10, 12)]);
});

test('a seller who may be of several industries is taken out of each by its size, and of any where nothing is known', () => {
  for (const sellers of [[abroad, services], []]) {
    const { shares } = firmsOnCells({ ...given, sellsAs: () => sellers });
    const { starts, weights } = shares.purchases;
    expect([...weights.slice(starts[5])]).toEqual([expect.closeTo(16 / 72, 12), expect.closeTo(24 / 72, 12)]);
  }
});

test('what the industry does not have of a firm leaves nothing to fall back on', () => {
  const whole = { ...given, cells: supplyShares(3, []), cellOutput: Float64Array.of(10, 0, 0) };
  const { shares, standsInFor } = firmsOnCells({ ...whole, firmOutput: Float64Array.of(100, 1) });
  expect([standsInFor.length, shares.unknown[plant]]).toEqual([0, 0.3]);
});

test('a firm without a stated output, or of no industry, keeps its unknown suppliers', () => {
  for (const without of [
    { ...given, firmOutput: Float64Array.of(Number.NaN, 15) },
    { ...given, activities: csr(3, [maker], [abroad], [1]) },
  ]) {
    const { shares, standsInFor } = firmsOnCells(without);
    expect([standsInFor.length, shares.unknown[plant]]).toEqual([0, 0.3]);
  }
});

test('lengths that do not fit together are refused', () => {
  expect(() => firmsOnCells({ ...given, firmOutput: Float64Array.of(1) })).toThrow(RangeError);
  expect(() => firmsOnCells({ ...given, cellOutput: Float64Array.of(1) })).toThrow(RangeError);
});

test('flows of firms and of the rest add up to the industry, and an estimate lies within what is unknown', () => {
  const homes = fc.array(fc.nat(3), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(anyCase(5), anyCase(4), homes, (chain, table, homeOf) => {
      const [n, N] = [chain.n, table.n];
      const cellOf = homeOf.slice(0, n).map((home) => home % N);
      const joined = firmsOnCells({
        firms: chain.shares,
        firmOutput: new Float64Array(n).fill(1),
        unstated: new Uint8Array(n),
        cells: table.shares,
        cellOutput: new Float64Array(N).fill(1_000),
        activities: csr(Math.max(n, N), [...cellOf.keys()], cellOf, new Float64Array(n).fill(1)),
        sellsAs: (firm) => [cellOf[firm] as number],
      });
      for (const [at, cell] of joined.standsInFor.entries()) {
        const members = cellOf.flatMap((home, firm) => (home === cell ? [firm] : []));
        const own = (shares: Shares, node: number) =>
          1 - flows(shares, node).reduce((sum, flow) => sum + flow, shares.unknown[node] as number);
        const firmsOwn = members.reduce((sum, firm) => sum + own(chain.shares, firm), 0);
        // Where more is the firms' than the industry's nothing is taken below zero, and the sum is more.
        if (joined.beyond > 0 || own(table.shares, cell) * 1_000 < firmsOwn) continue;
        const output = members.reduce((sum, firm) => sum - 1 + (chain.shares.unknown[firm] as number), 1_000);
        const sums = flows(joined.shares, n + N + at).map((share) => share * output);
        for (const firm of members)
          for (const [seller, share] of flows(chain.shares, firm).entries())
            sums[n + (cellOf[seller] as number)] = (sums[n + (cellOf[seller] as number)] as number) + share;
        for (const [seller, share] of flows(table.shares, cell).entries())
          expect(sums[n + seller]).toBeCloseTo(share * 1_000, 9);
      }
      const membership = Float64Array.of(...chain.membership, ...table.membership, ...joined.standsInFor.map(() => 0));
      const observed = firstTouch(chain.shares, chain.membership);
      const estimate = firstTouch(joined.shares, membership);
      for (let firm = 0; firm < n; firm++) {
        const share = observed.share[firm] as number;
        expect(estimate.share[firm]).toBeGreaterThanOrEqual(share - 1e-11);
        expect(estimate.share[firm]).toBeLessThanOrEqual(share + (observed.unknown[firm] as number) + 1e-11);
      }
    }),
  );
});

type Shares = FirmsAndCells['firms'];

/** What a node buys of each other, as shares of its output. */
function flows({ purchases: { starts, heads, weights }, unknown }: Shares, node: number): number[] {
  const bought = new Array<number>(unknown.length).fill(0);
  for (let k = starts[node] as number; k < (starts[node + 1] as number); k++)
    bought[heads[k] as number] = weights[k] as number;
  return bought;
}
