import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blocPairIntermediation, twoWayShareThrough } from './bloc-pair-intermediation.ts';
import {
  balance,
  diversification,
  excessGrowth,
  growthOnBothSides,
  intermediation,
  neutrality,
} from './connector-components.ts';
import {
  type ByComponent,
  type ConnectorComponent,
  connectorComponents,
  connectorIndex,
  connectorScore,
  equalConnectorWeights,
  ranks,
} from './connector-index.ts';
import { centroid, idealPointDistance } from './ideal-point.ts';
import { sixEconomies } from './industry-table.fixture.ts';
import { leontiefInverse } from './leontief.ts';
import { partnerConcentration } from './partner-concentration.ts';
import { golden } from './supply-shares.fixture.ts';

interface Expected extends Partial<ByComponent<number>> {
  member?: boolean;
  index: number;
  balanceTrade: number;
  balanceFdi: number;
  throughShare: number;
  excessGrowth: Record<string, number>;
  logContribution: Record<ConnectorComponent, number> | null;
}
interface SixByThree {
  input: {
    trade_t0_row_exporter: number[][];
    inwardFdiStock_host_source: Record<string, Record<string, number>>;
    idealPoints: Record<string, number[]>;
    blocMembershipDegree: Record<string, Record<string, number>>;
    blocs: Record<string, string[]>;
  };
  expected: {
    pairWeights: Record<string, number>;
    bySourceAndPair: Record<string, Record<string, Expected>>;
    index: Record<string, number>;
    rank: Record<string, number>;
  };
}

const { input, expected } = golden<SixByThree>('g09_connector_index_6x3');
const { economies, sales, demand, output, table, bloc } = sixEconomies();
const after = sales.map((row, from) => row.map((usd, to) => (from === to ? 0 : usd + demand[from]![to]!)));
const before = input.trade_t0_row_exporter;
const worldOutput = output.reduce((sum, usd) => sum + usd, 0);
const inverse = leontiefInverse(table.purchases);
const pairs = Object.keys(expected.pairWeights).map((key) => ({ key, blocs: key.split('|') as [string, string] }));
const flows = pairs.map(({ blocs: [first, second] }) =>
  blocPairIntermediation(table, inverse, bloc(...input.blocs[first]!), bloc(...input.blocs[second]!)),
);

function tradeBetween(year: number[][], economy: string, blocKey: string): number {
  const c = economies.indexOf(economy);
  return input.blocs[blocKey]!.map((member) => economies.indexOf(member)).reduce(
    (sum, b) => sum + year[c]![b]! + year[b]![c]!,
    0,
  );
}

function externalTrade(year: number[][], blocKey: string): number {
  return economies
    .filter((economy) => !input.blocs[blocKey]!.includes(economy))
    .reduce((sum, economy) => sum + tradeBetween(year, economy, blocKey), 0);
}

function growthWith(economy: string, blocKey: string): number | null {
  return excessGrowth({
    before: tradeBetween(before, economy, blocKey),
    after: tradeBetween(after, economy, blocKey),
    blocBefore: externalTrade(before, blocKey),
    blocAfter: externalTrade(after, blocKey),
  });
}

function componentsOf(economy: string, at: number): ByComponent<number | null> {
  const { blocs } = pairs[at]!;
  const [first, second] = blocs;
  const c = economies.indexOf(economy);
  const origins = input.inwardFdiStock_host_source[economy]!;
  const sides = (of: (blocKey: string) => number) => ({ first: of(first), second: of(second) });
  return {
    balance: balance([
      sides((key) => tradeBetween(after, economy, key)),
      sides((key) => input.blocs[key]!.reduce((sum, member) => sum + (origins[member] ?? 0), 0)),
    ]),
    neutrality: neutrality(
      Object.values(input.blocMembershipDegree[economy]!),
      sides((key) =>
        idealPointDistance(
          input.idealPoints[economy]!,
          centroid(input.blocs[key]!.map((member) => input.idealPoints[member]!))!,
        ),
      ),
    ),
    intermediation: intermediation(twoWayShareThrough(flows[at]!, c), output[c]! / worldOutput),
    growth: growthOnBothSides(growthWith(economy, first), growthWith(economy, second)),
    diversification: diversification(
      partnerConcentration(after[c]!, 5)?.normalised ?? null,
      partnerConcentration(Object.values(origins), 5)?.normalised ?? null,
    ),
  };
}

function isMember(economy: string, at: number): boolean {
  return pairs[at]!.blocs.some((key) => input.blocs[key]!.includes(economy));
}

test.each(economies)('g09: components, score and contributions of %s for each pair', (economy) => {
  pairs.forEach(({ key, blocs }, at) => {
    const wanted = expected.bySourceAndPair[economy]![key]!;
    if (wanted.member) {
      expect(isMember(economy, at)).toBe(true);
      return;
    }
    const components = componentsOf(economy, at);
    for (const name of connectorComponents) expect(Math.abs(components[name]! - wanted[name]!)).toBeLessThan(1e-9);
    const through = twoWayShareThrough(flows[at]!, economies.indexOf(economy));
    expect(Math.abs(through! - wanted.throughShare)).toBeLessThan(1e-9);
    for (const side of blocs)
      expect(Math.abs(growthWith(economy, side)! - wanted.excessGrowth[side]!)).toBeLessThan(1e-9);
    const { score, coverage, contributions } = connectorScore(components);
    expect(Math.abs(score! - wanted.index)).toBeLessThan(1e-9);
    expect(coverage).toBe(1);
    if (wanted.logContribution === null) expect(contributions).toBeNull();
    else
      for (const name of connectorComponents)
        expect(Math.abs(contributions![name]! - wanted.logContribution[name])).toBeLessThan(1e-9);
  });
});

test('g09: the index over three pairs, its weights and the ranks', () => {
  const found = economies.map((economy) =>
    connectorIndex(
      pairs.map((_, at) => ({
        score: isMember(economy, at) ? 0 : connectorScore(componentsOf(economy, at)).score,
        exchanged: flows[at]!.there.value + flows[at]!.back.value,
      })),
    ),
  );
  economies.forEach((economy, at) => {
    expect(Math.abs(found[at]!.score! - expected.index[economy]!)).toBeLessThan(1e-9);
  });
  pairs.forEach(({ key }, at) => {
    expect(Math.abs(found[0]!.omega![at]! - expected.pairWeights[key]!)).toBeLessThan(1e-9);
  });
  expect(found[economies.indexOf('K2')]!.best).toBe(2);
  const ranked = ranks(found.map(({ score }) => score));
  expect(Object.fromEntries(economies.map((economy, at) => [economy, ranked[at]]))).toEqual(expected.rank);
});

const even = { balance: 0.25, neutrality: 0.25, intermediation: 0.25, growth: 0.25, diversification: 0.25 };

test('a condition that fails is not made up for by the others', () => {
  const { score, contributions } = connectorScore({ ...even, growth: 0 });
  expect(score).toBe(0);
  expect(contributions).toBeNull();
});

test('a condition without weight does not count, even where it fails', () => {
  const { score, contributions } = connectorScore({ ...even, growth: 0 }, { ...equalConnectorWeights, growth: 0 });
  expect(score).toBeCloseTo(0.25, 12);
  expect(contributions!.growth).toBe(0);
});

test('the weight of a component that is not known goes to the others in proportion', () => {
  const weights = { balance: 1, neutrality: 1, intermediation: 0, growth: 2, diversification: 0 };
  const found = connectorScore({ ...even, balance: 0.04, growth: null }, weights);
  expect(found.score).toBeCloseTo(0.1, 12); // √(0.04 · 0.25)
  expect(found.coverage).toBe(0.5);
  expect(found.weights).toEqual({ balance: 0.5, neutrality: 0.5, intermediation: 0, growth: 0, diversification: 0 });
  expect(found.contributions!.growth).toBeNull();
});

test('where nothing that carries weight is known there is no score', () => {
  const unknown = { balance: null, neutrality: null, intermediation: null, growth: null, diversification: null };
  expect(connectorScore(unknown)).toMatchObject({ score: null, coverage: 0, contributions: null });
  const weights = { balance: 1, neutrality: 0, intermediation: 0, growth: 0, diversification: 0 };
  expect(connectorScore({ ...even, balance: null }, weights).score).toBeNull();
});

test('what is not a share or a weight is refused', () => {
  expect(() => connectorScore({ ...even, growth: 1.1 })).toThrow(/growth is 1.1/);
  expect(() => connectorScore({ ...even, growth: Number.NaN })).toThrow(RangeError);
  expect(() => connectorScore(even, { ...equalConnectorWeights, growth: -1 })).toThrow(/weight of growth/);
  const zero = { balance: 0, neutrality: 0, intermediation: 0, growth: 0, diversification: 0 };
  expect(() => connectorScore(even, zero)).toThrow(/all weights are 0/);
});

const fiveOf = <T>(of: fc.Arbitrary<T>) =>
  fc.record({ balance: of, neutrality: of, intermediation: of, growth: of, diversification: of });
const share = fc.integer({ min: 0, max: 1000 }).map((part) => part / 1000);

test('the score lies among the known components, its contributions sum to its logarithm, the scale of weights is free', () => {
  fc.assert(
    fc.property(fiveOf(fc.option(share)), fiveOf(fc.integer({ min: 1, max: 9 })), (components, weights) => {
      const { score, contributions } = connectorScore(components, weights);
      const known = connectorComponents.map((name) => components[name]).filter((component) => component !== null);
      if (score === null) return expect(known).toHaveLength(0);
      expect(score).toBeGreaterThanOrEqual(Math.min(...known) - 1e-12);
      expect(score).toBeLessThanOrEqual(Math.max(...known) + 1e-12);
      if (contributions) {
        const sum = connectorComponents.reduce((total, name) => total + (contributions[name] ?? 0), 0);
        expect(Math.abs(sum - Math.log(score))).toBeLessThan(1e-12);
      } else expect(score).toBe(0);
      const scaled = Object.fromEntries(connectorComponents.map((name) => [name, weights[name] * 8]));
      expect(connectorScore(components, scaled as typeof weights).score).toBeCloseTo(score, 12);
    }),
  );
});

test('which component holds which number does not matter under equal weights', () => {
  fc.assert(
    fc.property(fiveOf(share), (components) => {
      const { balance, neutrality, intermediation, growth, diversification } = components;
      const turned = {
        balance: diversification,
        neutrality: balance,
        intermediation: neutrality,
        growth: intermediation,
        diversification: growth,
      };
      expect(Math.abs(connectorScore(components).score! - connectorScore(turned).score!)).toBeLessThan(1e-12);
    }),
  );
});

test('a single pair needs no weight, several need to know what they exchange', () => {
  expect(connectorIndex([{ score: 0.4, exchanged: null }])).toEqual({ score: 0.4, omega: [1], best: 0 });
  const unweighed = [
    { score: 0.4, exchanged: null },
    { score: 0.6, exchanged: 5 },
  ];
  expect(connectorIndex(unweighed)).toEqual({ score: null, omega: null, best: 1 });
  const idle = unweighed.map((pair) => ({ ...pair, exchanged: 0 }));
  expect(connectorIndex(idle)).toEqual({ score: null, omega: null, best: 1 });
  expect(connectorIndex([])).toEqual({ score: null, omega: null, best: null });
});

test('a pair without a score leaves its weight to the others', () => {
  const found = connectorIndex([
    { score: null, exchanged: 60 },
    { score: 0.2, exchanged: 30 },
    { score: 0.6, exchanged: 10 },
  ]);
  expect(found.score).toBeCloseTo(0.3, 12);
  expect(found.omega).toEqual([0.6, 0.3, 0.1]);
  expect(found.best).toBe(2);
  expect(() => connectorIndex([{ score: 2, exchanged: 1 }])).toThrow(RangeError);
  expect(() => connectorIndex([{ score: 0.5, exchanged: -1 }])).toThrow(RangeError);
});

test('equals share a rank and the next ranks behind them all', () => {
  expect(ranks([0.3, 0.5, 0.5 + 1e-13, null, 0.1])).toEqual([3, 1, 1, null, 4]);
  expect(ranks([])).toEqual([]);
});
