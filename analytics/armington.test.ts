import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { equilibrium, type TradingWorld } from './armington.ts';
import { golden } from './supply-shares.fixture.ts';

type By = Record<string, number>;
interface Hat {
  input: {
    economies: string[];
    blocs: Record<string, string | null>;
    X_row_exporter_col_importer_incl_own: number[][];
    beta: number;
    eps: number;
  };
  expected: {
    scenarios: Record<
      string,
      {
        tauHat_crossBloc: number | 'inf';
        wageHat: By;
        priceHat: By;
        welfareHat: By;
        tradeSharesNew_row_exporter: number[][];
        tradeFlowsNew: number[][];
      }
    >;
    balancedVariant: { tauHat: number; X: number[][]; welfareHat: By; acrWelfareHat: By };
  };
}

const { input, expected } = golden<Hat>('g11_armington_hat');
const world: TradingWorld = {
  economies: 4,
  flows: Float64Array.from(input.X_row_exporter_col_importer_incl_own.flat()),
  labourShare: new Float64Array(4).fill(input.beta),
};

/** Left of trade between the blocs at a cost; everything of all other trade. */
function acrossBlocs(cost: number): Float64Array {
  const bloc = input.economies.map((name) => input.blocs[name]);
  return Float64Array.from(
    bloc.flatMap((from) => bloc.map((to) => (from && to && from !== to ? cost ** -input.eps : 1))),
  );
}

function close(found: ArrayLike<number>, wanted: ArrayLike<number>): void {
  expect(found).toHaveLength(wanted.length);
  for (let at = 0; at < wanted.length; at++) expect(Math.abs(found[at]! - wanted[at]!)).toBeLessThan(1e-9);
}
const inOrder = (by: By) => input.economies.map((name) => by[name]!);

test.each(Object.entries(expected.scenarios))('g11: wages, prices, welfare and trade with %s', (_, scenario) => {
  const { tauHat_crossBloc: cost } = scenario;
  const found = equilibrium(world, acrossBlocs(cost === 'inf' ? Number.POSITIVE_INFINITY : cost), {
    elasticity: input.eps,
  });
  close(found.wage, inOrder(scenario.wageHat));
  close(found.price, inOrder(scenario.priceHat));
  close(found.welfare, inOrder(scenario.welfareHat));
  close(found.shares, scenario.tradeSharesNew_row_exporter.flat());
  scenario.tradeFlowsNew.flat().forEach((usd, at) => {
    expect(Math.abs(found.flows[at]! - usd)).toBeLessThan(1e-9 * (1 + usd));
  });
  expect(found).toMatchObject({ converged: true, deficits: 'kept' });
  for (const residual of Object.values(found.residuals)) expect(residual).toBeLessThan(1e-12);
});

test('g11: in balanced trade welfare is what the share bought of oneself says', () => {
  const { X, tauHat, welfareHat, acrWelfareHat } = expected.balancedVariant;
  const found = equilibrium({ ...world, flows: Float64Array.from(X.flat()) }, acrossBlocs(tauHat));
  close(found.welfare, inOrder(welfareHat));
  close(found.welfare, inOrder(acrWelfareHat));
});

/** Worlds in which every economy has something left for final use once its surplus is lent. */
const anyWorld = fc
  .integer({ min: 1, max: 6 })
  .chain((n) => {
    const numbers = (length: number, of: fc.Arbitrary<number>) =>
      fc.array(of, { minLength: length, maxLength: length }).map((list) => Float64Array.from(list));
    const own = (at: number) => at % (n + 1) === 0;
    return fc.record({
      economies: fc.constant(n),
      flows: numbers(n * n, fc.nat(20)).map((flows) => flows.map((usd, at) => usd + (own(at) ? 60 : 1))),
      labourShare: numbers(n, fc.integer({ min: 3, max: 10 })).map((tenths) => tenths.map((tenth) => tenth / 10)),
      survival: numbers(n * n, fc.nat(4)).map((left) => left.map((fourths, at) => (own(at) ? 1 : fourths / 4))),
      elasticity: fc.constantFrom(2, 4, 8),
    });
  })
  .filter(({ economies: n, flows, labourShare }) =>
    labourShare.every((share, j) => {
      let finalUse = 0;
      for (let i = 0; i < n; i++) finalUse += flows[i * n + j]! - (1 - share) * flows[j * n + i]!;
      return finalUse > 1;
    }),
  );

test('without a shock nothing changes', () => {
  fc.assert(
    fc.property(anyWorld, ({ survival, elasticity, ...some }) => {
      const found = equilibrium(some, survival.fill(1), { elasticity });
      for (const hats of [found.wage, found.price, found.welfare])
        for (const hat of hats) expect(Math.abs(hat - 1)).toBeLessThan(1e-10);
      some.flows.forEach((usd, at) => {
        expect(Math.abs(found.flows[at]! - usd)).toBeLessThan(1e-8);
      });
    }),
  );
});

test('whatever is cut, markets clear, income stays the world’s, and the real wage has its closed form', () => {
  fc.assert(
    fc.property(anyWorld, ({ survival, elasticity, ...some }) => {
      const found = equilibrium(some, survival, { elasticity });
      expect(found.converged).toBe(true);
      expect(found.residuals.closedForm).toBeLessThan(1e-10);
      const n = some.economies;
      const sold = Array.from({ length: n }, (_, i) => some.flows.slice(i * n, i * n + n).reduce((a, b) => a + b, 0));
      const income = sold.map((usd, i) => usd * some.labourShare[i]!);
      const total = (of: (i: number) => number) => income.reduce((sum, _, i) => sum + of(i), 0);
      expect(total((i) => found.wage[i]! * income[i]!)).toBeCloseTo(
        total((i) => income[i]!),
        7,
      );
      // Independent of the solver's own residual: labour's part of what is sold is what labour earns.
      for (let i = 0; i < n; i++) {
        const now = found.flows.slice(i * n, i * n + n).reduce((a, b) => a + b, 0);
        expect(Math.abs(now * some.labourShare[i]! - found.wage[i]! * income[i]!)).toBeLessThan(1e-8);
      }
    }),
  );
});

test('in balanced trade nobody’s wage buys more in a world cut into single economies', () => {
  fc.assert(
    fc.property(anyWorld, ({ survival, elasticity, ...some }) => {
      const n = some.economies;
      const found = equilibrium(
        some,
        survival.map((_, at) => (at % (n + 1) === 0 ? 1 : 0)),
        { elasticity },
      );
      expect(found.deficits).toBe(n === 1 ? 'kept' : 'balanced-within-groups');
      for (const hat of found.realWage) expect(hat).toBeLessThanOrEqual(1 + 1e-12);
      for (let j = 0; j < n; j++) expect(found.shares[j * n + j]).toBeCloseTo(1, 12);
    }),
  );
});

test('a surplus that an income can no longer pay is dropped, and said so', () => {
  // Economy 0 earns 26 and lends 20 of it abroad; with nearly all trade gone it could not.
  const found = equilibrium(
    { economies: 2, flows: Float64Array.of(2, 50, 30, 400), labourShare: Float64Array.of(0.5, 0.5) },
    Float64Array.of(1, 1e-6, 1e-6, 1),
  );
  expect(found).toMatchObject({ deficits: 'dropped', converged: true });
});

test('a world that cannot be solved is refused', () => {
  const one = { economies: 1, flows: Float64Array.of(5), labourShare: Float64Array.of(0.5) };
  expect(() => equilibrium({ ...one, flows: Float64Array.of(0) }, Float64Array.of(1))).toThrow(/nothing of itself/);
  expect(() => equilibrium(one, Float64Array.of(0))).toThrow(/cut off from itself/);
  expect(() => equilibrium({ ...one, labourShare: Float64Array.of(0) }, Float64Array.of(1))).toThrow(/labour share/);
  const lender = { economies: 2, flows: Float64Array.of(2, 90, 1, 400), labourShare: Float64Array.of(0.5, 0.5) };
  expect(() => equilibrium(lender, Float64Array.of(1, 1, 1, 1))).toThrow(/economy 0 spends nothing/);
  expect(() => equilibrium({ ...one, flows: Float64Array.of(-1) }, Float64Array.of(1))).toThrow(/negative/);
  expect(() => equilibrium(one, Float64Array.of(2))).toThrow(/0..1/);
  expect(() => equilibrium(one, new Float64Array(2))).toThrow(/of 1 economies/);
  expect(() => equilibrium(one, Float64Array.of(1), { elasticity: 0 })).toThrow(/elasticity/);
});
