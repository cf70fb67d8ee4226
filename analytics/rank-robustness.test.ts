import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ByComponent, connectorComponents, connectorIndex, connectorScore, ranks } from './connector-index.ts';
import { type Contender, rankRobustness } from './rank-robustness.ts';
import { golden } from './supply-shares.fixture.ts';

interface SixByThree {
  expected: {
    pairWeights: Record<string, number>;
    bySourceAndPair: Record<string, Record<string, ByComponent<number>>>;
    latticeCounts: Record<string, number[]>;
    latticeRankAcceptability: Record<string, number[]>;
    leaveOneOut: Record<string, { scores: Record<string, number>; ranks: Record<string, number> }>;
  };
}

const even = { balance: 0.5, neutrality: 0.5, intermediation: 0.5, growth: 0.5, diversification: 0.5 };

test('g09: ranks under all 1,001 weightings, and without each condition', () => {
  const { pairWeights, bySourceAndPair, latticeCounts, leaveOneOut } =
    golden<SixByThree>('g09_connector_index_6x3').expected;
  const names = ['K1', 'K2', 'K3'];
  const found = rankRobustness(
    names.map((name) => Object.keys(pairWeights).map((pair) => bySourceAndPair[name]![pair]!)),
    Object.values(pairWeights),
  );
  names.forEach((name, c) => {
    const { acceptability, leaveOneOut: without } = found[c]!;
    expect(Array.from(acceptability, (share) => Math.round(share * 1001))).toEqual(latticeCounts[name]);
    for (const condition of connectorComponents) {
      const expected = leaveOneOut[`without_${condition}`]!;
      expect(Math.abs(without[condition].score! - expected.scores[name]!)).toBeLessThan(1e-9);
      expect(without[condition].rank).toBe(expected.ranks[name]);
    }
  });
  // 795 and 794 of 1,001 are not nine in ten; 1,000 are.
  expect(found.map(({ rank, robust }) => [rank, robust])).toEqual([
    [1, false],
    [3, true],
    [2, false],
  ]);
  expect(found[0]!.support).toBeCloseTo(795 / 1001, 12);
});

test('who leads in every condition leads under every weighting', () => {
  const better = { ...even, balance: 0.6, neutrality: 0.6, intermediation: 0.6, growth: 0.6, diversification: 0.6 };
  const [first, second] = rankRobustness([[better], [even]], [null]);
  expect(first).toMatchObject({ rank: 1, support: 1, robust: true });
  expect(Array.from(second!.acceptability)).toEqual([0, 1]);
});

test('equals share the better rank under every weighting', () => {
  for (const { rank, acceptability } of rankRobustness([[even], [even]], [5])) {
    expect(rank).toBe(1);
    expect(Array.from(acceptability)).toEqual([1, 0]);
  }
});

test('a condition at 0 costs the rank only where it carries weight', () => {
  // Without weight on balance (286 of 1,001 ways to spread ten tenths over the other four) the two tie.
  const [, lacking] = rankRobustness([[even], [{ ...even, balance: 0 }]], [null]);
  expect(lacking!.acceptability[0]).toBeCloseTo(286 / 1001, 12);
  expect(lacking!.leaveOneOut.balance.rank).toBe(1);
  expect(lacking!.leaveOneOut.balance.score).toBeCloseTo(0.5, 14);
});

test('a weighting of unknown conditions alone gives no rank', () => {
  const [alone] = rankRobustness([[{ ...even, growth: null }]], [null]);
  expect(alone!.acceptability[0]).toBeCloseTo(1000 / 1001, 12);
  const weights = { balance: 0, neutrality: 0, intermediation: 0, growth: 1, diversification: 0 };
  expect(rankRobustness([[{ ...even, growth: null }]], [null], weights)[0]).toMatchObject({
    rank: null,
    support: null,
    robust: null,
  });
  expect(rankRobustness([[even]], [null], weights)[0]!.leaveOneOut.growth).toEqual({ score: null, rank: null });
});

test('of several pairs whose exchange is not known no rank is made', () => {
  const [alone] = rankRobustness([[even, even]], [3, null]);
  expect(alone).toMatchObject({ rank: null, robust: null });
  expect(alone!.acceptability[0]).toBe(0);
});

test('without contenders there is nothing to rank, and pairs that do not match are refused', () => {
  expect(rankRobustness([], [1])).toEqual([]);
  expect(() => rankRobustness([[even]], [1, 2])).toThrow(/1 pairs, 2 are asked/);
  expect(() => rankRobustness([[{ ...even, growth: 2 }]], [1])).toThrow(RangeError);
});

test('the lattice counts what scoring each weighting by itself counts', () => {
  const component = fc.oneof(
    fc.constant(null),
    fc.constant(0),
    fc.nat(8).map((eighths) => eighths / 8),
  );
  const components = fc.record({
    balance: component,
    neutrality: component,
    intermediation: component,
    growth: component,
    diversification: component,
  });
  const pair = fc.option(components, { nil: null, freq: 5 });
  const field = fc.array(fc.tuple(pair, pair), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(field, fc.nat(3), (contenders: Contender[], usd) => {
      const exchanged = [1, usd];
      const counts = contenders.map(() => contenders.map(() => 0));
      for (const weights of allWeightings())
        ranks(
          contenders.map(
            (pairs) =>
              connectorIndex(
                pairs.map((each, p) => ({
                  score: each === null ? 0 : connectorScore(each, weights).score,
                  exchanged: exchanged[p]!,
                })),
              ).score,
          ),
        ).forEach((rank, c) => {
          if (rank !== null) counts[c]![rank - 1]!++;
        });
      const found = rankRobustness(contenders, exchanged);
      found.forEach(({ acceptability }, c) => {
        expect(Array.from(acceptability, (share) => Math.round(share * 1001))).toEqual(counts[c]);
      });
    }),
    { numRuns: 30 },
  );
});

function* allWeightings(): Generator<ByComponent<number>> {
  const tenths = Array.from({ length: 11 }, (_, at) => at);
  for (const a of tenths)
    for (const b of tenths)
      for (const c of tenths)
        for (const d of tenths) {
          const e = 10 - a - b - c - d;
          if (e >= 0) yield { balance: a, neutrality: b, intermediation: c, growth: d, diversification: e };
        }
}
