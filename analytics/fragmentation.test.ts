import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { balancedTable } from './balanced-table.ts';
import { betweenInequality } from './between-inequality.ts';
import { outputWithoutEconomy } from './extraction.ts';
import { fragmentation, fragmentationBand, survivalOfCut, tradingWorld, worldState } from './fragmentation.ts';
import { anyBalancedTable, statedTable, threeEconomies } from './industry-table.fixture.ts';
import { originDiversity } from './origin-diversity.ts';
import { cutBetweenBlocs } from './reallocation.ts';
import { golden } from './supply-shares.fixture.ts';
import { meanChainLength, upstreamness } from './upstreamness.ts';
import { wiot, wiotIsThere } from './wiot.fixture.ts';

type By = Record<string, number>;
type Diversity = Record<
  string,
  { effectiveOrigins: number; effectiveOriginsHHI: number; topForeignOriginShare: number }
>;
interface Scenario {
  kappa: number;
  rho: number;
  deltaVA: By;
  deltaVAworld: number;
  losers: string[];
  vaOriginSharesOfFinalDemand: Record<string, By>;
  resilience: Diversity;
  exports: Record<string, By>;
}
interface Fragments {
  baseline: { va: number[]; resilience: Diversity; vaOriginSharesOfFinalDemand: Record<string, By> };
  scenarios: Record<
    'extraction_full' | 'extraction_half' | 'reallocation_full' | 'reallocation_half_rho60',
    Scenario
  > & {
    'classicExtraction_B.m': { lossOthers: By; totalLossOthers: number };
  };
}

const { economies, cells, table } = threeEconomies();
const {
  baseline,
  scenarios: { 'classicExtraction_B.m': classic, ...cutScenarios },
} = golden<{ expected: Fragments }>('g10_fragmentation_extraction_reallocation').expected;
const close = (found: number, wanted: number) => expect(Math.abs(found - wanted)).toBeLessThan(1e-9);

function expectDiversity(found: ReturnType<typeof originDiversity>, wanted: Diversity): void {
  economies.forEach((name, c) => {
    close(found[c]!.effectiveOrigins, wanted[name]!.effectiveOrigins);
    close(found[c]!.effectiveLargeOrigins, wanted[name]!.effectiveOriginsHHI);
    close(found[c]!.largestForeignShare, wanted[name]!.topForeignOriginShare);
  });
}

test('g10: value added, its origins and their diversity before any cut', () => {
  const before = worldState(table);
  [168, 168, 65].forEach((usd, c) => {
    close(before.valueAdded[c]!, usd);
  });
  expectDiversity(before.diversity, baseline.resilience);
});

test.each(Object.entries(cutScenarios))(
  'g10: who wins, who loses and who still trades with %s',
  (_, { kappa, rho, deltaVA, deltaVAworld, losers, resilience, exports }) => {
    const found = fragmentation(
      table,
      { between: cutBetweenBlocs(3, [[0], [1]], kappa), ofProduct: null },
      { resourced: rho },
    );
    economies.forEach((name, c) => {
      close(found.valueAddedChange[c]!, deltaVA[name]!);
      for (const [buyer, usd] of Object.entries(exports[name]!))
        close(found.after.sales[c * 3 + economies.indexOf(buyer)]!, usd);
    });
    close(
      found.valueAddedChange.reduce((sum, usd) => sum + usd, 0),
      deltaVAworld,
    );
    expect(found.losersOfValueAdded.map((c) => economies[c])).toEqual(losers);
    expectDiversity(found.after.diversity, resilience);
    expect(found.equilibrium.converged).toBe(true);
    // Who cuts its own trade pays for it, whatever the accounting says.
    expect(found.losersOfWelfare).toEqual(expect.arrayContaining([0, 1]));
  },
);

test('g10: what others lose without one industry, with nothing in its place', () => {
  const { lossOthers, totalLossOthers } = classic;
  const at = cells.indexOf('B.m');
  const left = outputWithoutEconomy({ ...table, economyOf: table.economyOf.map((_, i) => (i === at ? 0 : 1)) }, 0);
  const loss = table.output.map((usd, i) => usd - left[i]!);
  for (const [cell, usd] of Object.entries(lossOthers)) close(loss[cells.indexOf(cell)]!, usd);
  close(loss[at]!, 217);
  close(
    loss.reduce((sum, usd) => sum + usd, 0),
    totalLossOthers + 217,
  );
  expect(() => outputWithoutEconomy(table, 3)).toThrow(/economy 3/);
});

test('a product sold to final users alone is one step away from them, its input two', () => {
  // 0 sells all its 10 to 1, which sells 40 to final users.
  const { table: chain } = balancedTable(
    statedTable(
      [
        [0, 10],
        [0, 0],
      ],
      [[0], [40]],
      [0, 0],
      [0, 0],
    ),
  );
  expect(Array.from(upstreamness(chain))).toEqual([2, 1]);
  expect(meanChainLength(chain)).toBeCloseTo(60 / 50, 14);
  expect(meanChainLength(balancedTable(statedTable([], [], [], [])).table)).toBeNull();
});

test('the mean length of chains is all that is sold over all that is made, counted at every step', () => {
  fc.assert(
    fc.property(anyBalancedTable(8), (any) => {
      for (const steps of upstreamness(any)) expect(steps).toBeGreaterThanOrEqual(1 - 1e-12);
    }),
  );
});

test('two origins of equal weight count as two, and one’s own is not foreign', () => {
  expect(originDiversity(Float64Array.of(5, 0, 5, 0), 2)).toEqual([
    { effectiveOrigins: expect.closeTo(2, 12), effectiveLargeOrigins: 2, largestForeign: 1, largestForeignShare: 0.5 },
    null,
  ]);
  expect(originDiversity(Float64Array.of(5), 1)[0]).toMatchObject({ largestForeign: null, largestForeignShare: 0 });
  expect(() => originDiversity(Float64Array.of(5), 2)).toThrow(RangeError);
});

test('equal incomes per head are no inequality; all income in half the world is ln 2', () => {
  expect(
    betweenInequality([
      { population: 1, income: 2 },
      { population: 3, income: 6 },
    ]),
  ).toBeCloseTo(0, 14);
  expect(
    betweenInequality([
      { population: 1, income: 5 },
      { population: 1, income: 0 },
    ]),
  ).toBeCloseTo(Math.LN2, 14);
  expect(betweenInequality([])).toBeNull();
  expect(betweenInequality([{ population: 5, income: 0 }])).toBeNull();
  expect(() => betweenInequality([{ population: 0, income: 1 }])).toThrow(/nobody lives/);
  expect(() => betweenInequality([{ population: -1, income: 1 }])).toThrow(RangeError);
});

test('an empty cut has no losers, and a cut of everything leaves every economy alone with its own', () => {
  const nothing = fragmentation(table, { between: new Float64Array(9), ofProduct: null });
  expect([nothing.losersOfValueAdded, nothing.losersOfWelfare]).toEqual([[], []]);
  const everything = fragmentation(table, { between: cutBetweenBlocs(3, [[0], [1], [2]]), ofProduct: null });
  expect(everything.equilibrium.deficits).toBe('balanced-within-groups');
  for (const [c, origins] of everything.after.diversity.entries()) {
    expect(origins).toMatchObject({ largestForeign: null });
    expect(origins!.effectiveOrigins).toBeCloseTo(1, 12);
    expect(everything.secondLoss[c]).toBeNull();
    expect(everything.equilibrium.realWage[c]).toBeLessThan(1);
  }
});

test('losing the largest foreign supplier as well costs what its extraction costs', () => {
  const { secondLoss, before } = fragmentation(table, { between: new Float64Array(9), ofProduct: null });
  const left = outputWithoutEconomy(table, 1);
  const lost = cells.reduce(
    (sum, cell, i) => (cell.startsWith('A') ? sum + (table.output[i]! - left[i]!) * table.valueAdded[i]! : sum),
    0,
  );
  expect(secondLoss[0]!.supplier).toBe(1);
  close(secondLoss[0]!.share, lost / before.valueAdded[0]!);
});

test('a cut of some products leaves of a flow what they are not', () => {
  const between = cutBetweenBlocs(3, [[0], [1]], 0.5);
  const survival = survivalOfCut(table, { between, ofProduct: Float64Array.of(1, 0) });
  // A sells B 12 + 3 of m for industries and 10 for final users, 2 + 2 and 3 of s.
  close(survival[1]!, 1 - (0.5 * 25) / 32);
  expect(survival[0]).toBe(1);
  const { flows, labourShare } = tradingWorld(table);
  close(flows[1]!, 32);
  close(labourShare[0]!, 168 / 355);
});

test('a band holds each of its scenarios, and who always loses loses in each', () => {
  const cuts = [0.5, 1].map((degree) => ({ between: cutBetweenBlocs(3, [[0], [1]], degree), ofProduct: null }));
  const { bands, scenarios: tried } = fragmentationBand(table, { cuts });
  expect(tried).toHaveLength(18);
  const one = fragmentation(table, cuts[1]!, { resourced: 0.5, elasticity: 8 });
  const same = tried.find(({ cut, resourced, elasticity }) => cut === 1 && resourced === 0.5 && elasticity === 8)!;
  expect(same.welfare).toEqual(one.equilibrium.welfare);
  expect(same.valueAddedChange).toEqual(one.valueAddedChange);
  // A gains at old prices where all is found elsewhere; B loses by both methods throughout; C gains by one.
  expect(bands.map(({ losesAlways }) => losesAlways)).toEqual([false, true, false]);
  expect(bands[0]!.valueAdded!.upper).toBeCloseTo((168 + 14.559932044799824) / 168, 9);
  expect(() => fragmentationBand(table, { cuts: [] })).toThrow(/no scenario/);
});

(wiotIsThere ? test : test.skip)('2011: the United States and China cut off from each other both lose welfare', () => {
  const { codes, ...stated } = wiot();
  const { table: world } = balancedTable(stated);
  const cut = {
    between: cutBetweenBlocs(codes.length, [[codes.indexOf('USA')], [codes.indexOf('CHN')]]),
    ofProduct: null,
  };
  const found = fragmentation(world, cut);
  expect(found.equilibrium).toMatchObject({ converged: true, deficits: 'kept' });
  expect(found.equilibrium.residuals.closedForm).toBeLessThan(1e-10);
  expect(found.losersOfWelfare.map((c) => codes[c])).toEqual(expect.arrayContaining(['USA', 'CHN']));
  // Nothing is unmet, so what one loses others gain.
  expect(found.accounting.unmetInputs).toEqual([]);
  const world0 = found.before.valueAdded.reduce((sum, usd) => sum + usd, 0);
  expect(Math.abs(found.valueAddedChange.reduce((sum, usd) => sum + usd, 0))).toBeLessThan(1e-9 * world0);
});
