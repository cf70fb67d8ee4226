import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { balancedTable } from './balanced-table.ts';
import { carbonBalance } from './carbon-balance.ts';
import { anyBalancedTable, statedTable, threeEconomies } from './industry-table.fixture.ts';
import { cutBetweenBlocs, reallocation } from './reallocation.ts';
import { golden } from './supply-shares.fixture.ts';

type By = Record<string, number>;
interface Scenario {
  kappa: number;
  rho: number;
  x: By;
  deltaVA: By;
  unmetInputPerUnitOutput: { buyer: string; product: string; share: number }[];
}
const { economies, sectors, cells, table } = threeEconomies();
const { scenarios } = golden<{ expected: { scenarios: Record<string, Scenario> } }>(
  'g10_fragmentation_extraction_reallocation',
).expected;
const goldenCuts = Object.entries(scenarios).filter(([name]) => !name.startsWith('classic'));
/** A against B; C belongs to neither. */
const blocs = [[0], [1]];
const sum = (amounts: Float64Array) => amounts.reduce((total, amount) => total + amount, 0);

test.each(goldenCuts)('g10: output and unmet inputs with %s', (_, { kappa, rho, x, unmetInputPerUnitOutput }) => {
  const found = reallocation(table, { between: cutBetweenBlocs(3, blocs, kappa), ofProduct: null }, rho);
  cells.forEach((cell, i) => {
    expect(Math.abs(found.table.output[i]! - x[cell]!)).toBeLessThan(1e-9);
  });
  const listed = found.unmetInputs.map(({ buyer, product, share }) => [cells[buyer], sectors[product], share] as const);
  expect(listed).toHaveLength(unmetInputPerUnitOutput.length);
  for (const { buyer, product, share } of unmetInputPerUnitOutput) {
    const [, , ours] = listed.find(([cell, sector]) => cell === buyer && sector === product)!;
    expect(Math.abs(ours - share)).toBeLessThan(1e-9);
  }
  expect(found.unmetInputs.every(({ withoutSource }) => !withoutSource)).toBe(true);
});

test('g12: the carbon bill after a full cut with everything found elsewhere', () => {
  const { input, expected } = golden<{
    input: { emissions_kt: By; household_kt: By };
    expected: { afterFullCutReallocated: { producer: By; consumer: By; worldTotal: number } };
  }>('g12_carbon_balance');
  const { table: left } = reallocation(table, { between: cutBetweenBlocs(3, blocs), ofProduct: null }, 1);
  const found = carbonBalance(left, {
    ofIndustries: left.output.map((usd, i) => (input.emissions_kt[cells[i]!]! / table.output[i]!) * usd),
    ofHouseholds: Float64Array.from(economies, (name) => input.household_kt[name]!),
  });
  const { producer, consumer, worldTotal } = expected.afterFullCutReallocated;
  expect(Math.abs(found.world - worldTotal)).toBeLessThan(1e-9);
  economies.forEach((name, c) => {
    expect(Math.abs(found.producers[c]! - producer[name]!)).toBeLessThan(1e-9);
    expect(Math.abs(found.consumers[c]! - consumer[name]!)).toBeLessThan(1e-9);
  });
});

test('a product that nobody else sells is a bottleneck, and bounds what can be made', () => {
  // 1 spends 20 of 100 on what only 0 makes, 10 on what it makes itself.
  const { table: two } = balancedTable(
    statedTable(
      [
        [0, 20],
        [0, 10],
      ],
      [
        [30, 0],
        [0, 90],
      ],
      [0, 1],
      [0, 1],
    ),
  );
  const found = reallocation(two, { between: cutBetweenBlocs(2, [[0], [1]], 0.5), ofProduct: null }, 1);
  expect(found.unmetInputs).toHaveLength(1);
  expect(found.unmetInputs[0]).toMatchObject({ buyer: 1, product: 0, withoutSource: true });
  expect(found.unmetInputs[0]!.amount).toBeCloseTo(10, 12);
  expect(found.unmetInputs[0]!.ofNeed).toBeCloseTo(0.5, 12);
  expect(Array.from(found.outputBound)).toEqual([1, 0.5]);
});

test('what final users no longer get is listed by the economy that goes without', () => {
  const { table: two } = balancedTable(
    statedTable(
      [
        [0, 0],
        [0, 0],
      ],
      [
        [30, 10],
        [0, 30],
      ],
      [0, 1],
      [0, 1],
    ),
  );
  const { unmetDemand } = reallocation(two, { between: cutBetweenBlocs(2, [[0], [1]]), ofProduct: null }, 1);
  expect(unmetDemand).toEqual([{ buyer: 1, product: 0, amount: 10, share: 0.25, ofNeed: 1, withoutSource: true }]);
});

test('only the products listed are cut', () => {
  const between = cutBetweenBlocs(3, blocs);
  const nothing = reallocation(table, { between, ofProduct: new Float64Array(2) }, 0);
  expect(nothing.unmetInputs).toEqual([]);
  const first = reallocation(table, { between, ofProduct: Float64Array.of(1, 0) }, 0);
  expect(new Set(first.unmetInputs.map(({ product }) => product))).toEqual(new Set([0]));
});

test('members of both blocs keep all their ties, and so do those of none', () => {
  // 0 in the first, 1 in both, 2 in the second, 3 in none.
  const between = cutBetweenBlocs(
    4,
    [
      [0, 1],
      [1, 2],
    ],
    0.5,
  );
  expect(Array.from(between.entries()).flatMap(([at, ends]) => (ends > 0 ? [at] : []))).toEqual([2, 8]);
  expect(cutBetweenBlocs(2, [[0], [1]], 0)).toEqual(new Float64Array(4));
  expect(() => cutBetweenBlocs(2, [[2]])).toThrow(/economy 2/);
  expect(() => cutBetweenBlocs(2, [], 1.5)).toThrow(/0..1/);
});

const cuts = fc.record({
  table: anyBalancedTable(8),
  blocOf: fc.array(fc.nat(2), { minLength: 4, maxLength: 4 }),
  quarters: fc.nat(4),
  found: fc.nat(4),
});
const blocsFrom = (blocOf: readonly number[]) =>
  [1, 2].map((bloc) => blocOf.flatMap((own, economy) => (own === bloc ? [economy] : [])));

test('an empty cut leaves everything as it was', () => {
  fc.assert(
    fc.property(cuts, ({ table: any, found }) => {
      const same = reallocation(any, { between: cutBetweenBlocs(4, [[0, 1, 2, 3]]), ofProduct: null }, found / 4);
      expect([same.unmetInputs, same.unmetDemand]).toEqual([[], []]);
      same.table.output.forEach((usd, i) => {
        expect(Math.abs(usd - any.output[i]!)).toBeLessThan(1e-9 * (1 + usd));
      });
    }),
  );
});

test('with everything found elsewhere the world makes as much as before, less what is unmet', () => {
  fc.assert(
    fc.property(cuts, ({ table: any, blocOf, quarters }) => {
      const cut = { between: cutBetweenBlocs(4, blocsFrom(blocOf), quarters / 4), ofProduct: null };
      const { table: left, unmetInputs, unmetDemand } = reallocation(any, cut, 1);
      const made = sum(left.output.map((usd, i) => usd * left.valueAdded[i]!));
      const before = sum(any.output.map((usd, i) => usd * any.valueAdded[i]!));
      expect(made).toBeLessThanOrEqual(before * (1 + 1e-9));
      if (unmetInputs.length + unmetDemand.length === 0) expect(Math.abs(made - before)).toBeLessThan(1e-9 * before);
    }),
  );
});

test('the more is found elsewhere, the more the world makes; where nothing is, a deeper cut makes it less', () => {
  fc.assert(
    fc.property(cuts, ({ table: any, blocOf, quarters, found }) => {
      const world = (degree: number, resourced: number) => {
        const cut = { between: cutBetweenBlocs(4, blocsFrom(blocOf), degree), ofProduct: null };
        return sum(reallocation(any, cut, resourced).table.output.map((usd, i) => usd * any.valueAdded[i]!));
      };
      const slack = 1e-9 * sum(any.output);
      expect(world(quarters / 4, found / 4)).toBeLessThanOrEqual(world(quarters / 4, 1) + slack);
      expect(world(1, 0)).toBeLessThanOrEqual(world(quarters / 4, 0) + slack);
    }),
  );
});

test('what is no cut is refused', () => {
  const between = new Float64Array(9);
  expect(() => reallocation(table, { between: new Float64Array(4), ofProduct: null }, 0)).toThrow(/4 pairs/);
  expect(() => reallocation(table, { between: between.map(() => 1), ofProduct: null }, 0)).toThrow(/itself/);
  expect(() => reallocation(table, { between, ofProduct: new Float64Array(3) }, 0)).toThrow(/3 products/);
  expect(() => reallocation(table, { between, ofProduct: null }, 2)).toThrow(/0..1/);
});
