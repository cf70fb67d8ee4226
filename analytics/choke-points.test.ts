import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blocEntries } from './bloc-entries.ts';
import { chokePoints } from './choke-points.ts';
import { firstTouch } from './first-touch.ts';
import type { Subject } from './structural-paths.ts';
import { subjectVisits } from './subject-visits.ts';
import { anyCase, type Case, denseFates, firms, golden, supplyShares } from './supply-shares.fixture.ts';
import { type SupplyShares, upstreamChain } from './upstream-chain.ts';
import { circulation, returnFactors } from './upstream-visits.ts';
import { valueOrigin, wholeChainVisits } from './value-origin.ts';

interface Golden {
  expected: {
    adjoint_F0: Record<string, number>;
    chokePoints_F0: Record<
      string,
      { through: number; exposureAfterRemoval: number; returnFactorNii: number; upperBound: number }
    >;
    firstEntryShare_F0: Record<string, number>;
    firstEntryHHI_F0: number;
    leontief: { fpemGrossShare_LminusI: Record<string, number>; valueAddedOriginShare: Record<string, number> };
  };
}

const one = (node: number): Subject => ({ nodes: [node], weights: [1] });

/** All that is asked of one subject here. */
function asked(shares: SupplyShares, membership: Float64Array, subject: Subject, first = 50, own = subject.nodes) {
  const exposure = firstTouch(shares, membership);
  const chain = circulation(upstreamChain(shares, membership).onward);
  const visits = subjectVisits(chain, membership, exposure.share, subject);
  const isOwnPart = new Uint8Array(membership.length);
  for (let part = 0; part < own.length; part++) isOwnPart[own[part]!] = 1;
  return {
    exposure,
    visits,
    entries: blocEntries(shares, membership, subject, visits),
    points: chokePoints(shares, membership, exposure, subject, visits, chain, isOwnPart, first),
  };
}

/** The shares with what is bought of a node, and by it, gone to unknown suppliers. */
function without({ purchases, unknown }: SupplyShares, node: number): SupplyShares {
  const { starts, heads, weights } = purchases;
  const missing = Float64Array.from(unknown);
  const kept = weights.slice();
  for (let j = 0; j < missing.length; j++) {
    for (let k = starts[j]!; k < starts[j + 1]!; k++) {
      if (heads[k] !== node) continue;
      missing[j] = missing[j]! + weights[k]!;
      kept[k] = 0;
    }
  }
  return { purchases: { starts, heads, weights: kept }, unknown: missing };
}

test('g01: first entries, their concentration, and what is lost without each supplier', () => {
  const { ids, shares, membership } = firms();
  const { expected } = golden<Golden>('g01_exposure_cyclic');
  const { visits, entries, points } = asked(shares, membership, one(ids.indexOf('F0')));
  for (const [id, value] of Object.entries(expected.adjoint_F0))
    if (!id.startsWith('B')) expect(visits.visits[ids.indexOf(id)]).toBeCloseTo(value, 11);
  expect(entries.entries.map(({ node }) => ids[node])).toEqual(['B1', 'B2']);
  for (const { node, share } of entries.entries)
    expect(share).toBeCloseTo(expected.firstEntryShare_F0[ids[node]!]!, 11);
  expect(entries.hhi).toBeCloseTo(expected.firstEntryHHI_F0, 11);

  const suppliers = points.filter(({ node }) => membership[node] === 0);
  expect(suppliers.map(({ node }) => ids[node])).toEqual(['S2', 'S1', 'S3']);
  for (const { node, share, lower, upper, returnFactor: returns } of suppliers) {
    const { through, returnFactorNii } = expected.chokePoints_F0[ids[node]!]!;
    expect(share).toBeCloseTo(through, 11);
    expect(returns).toBeCloseTo(returnFactorNii, 11);
    expect(lower).toBeLessThanOrEqual(through + 1e-14);
    expect(upper).toBeGreaterThanOrEqual(through - 1e-14);
    expect(upper - lower).toBeLessThan(1e-10);
  }
});

test('a member of the bloc is a choke point by what first meets the bloc there', () => {
  const { ids, shares, membership } = firms();
  const { points, entries } = asked(shares, membership, one(ids.indexOf('F0')));
  for (const { node, share } of entries.entries)
    expect(points.find((point) => point.node === node)?.share).toBeCloseTo(share, 13);
});

test('g01: gross look-through and value-added origin', () => {
  const { ids, shares, membership } = firms();
  const { leontief } = golden<Golden>('g01_exposure_cyclic').expected;
  ids.forEach((id, node) => {
    const visits = wholeChainVisits(shares, one(node))!;
    const { grossLookThrough, valueAddedOrigin } = valueOrigin(
      shares,
      new Uint8Array(ids.length),
      membership,
      one(node),
      visits,
    );
    expect(grossLookThrough).toBeCloseTo(leontief.fpemGrossShare_LminusI[id]!, 11);
    expect(valueAddedOrigin).toBeCloseTo(leontief.valueAddedOriginShare[id]!, 11);
  });
});

test('a loop that nothing leaves has no whole chain, nor has who buys of it', () => {
  const shares = supplyShares(4, [
    [0, 1, 1],
    [1, 0, 1],
    [2, 0, 0.5],
    [3, 3, 0.5],
  ]);
  expect([0, 1, 2].map((node) => wholeChainVisits(shares, one(node)))).toEqual([null, null, null]);
  expect(wholeChainVisits(shares, one(3))?.visits[3]).toBeCloseTo(2, 12);
});

test('what comes round: once without loops, twice where half of it goes to itself', () => {
  const straight = circulation(supplyShares(2, [[0, 1, 0.5]]).purchases);
  expect(returnFactors(straight, [0], [0])).toEqual([{ lower: 1, upper: 1 }]);
  const selfish = circulation(supplyShares(1, [[0, 0, 0.5]]).purchases);
  expect(returnFactors(selfish, [0], [0])).toEqual([{ lower: 2, upper: 2 }]);
});

/** A graph and one or two of its nodes as subject. */
const anyQuestion = anyCase(6).chain((graph) =>
  fc.record({
    graph: fc.constant(graph),
    first: fc.nat(graph.n - 1),
    second: fc.nat(graph.n - 1),
    weight: fc.constantFrom(1, 0.75, 0.5),
  }),
);
const subjectOf = ({ first, second, weight }: { first: number; second: number; weight: number }): Subject =>
  first === second || weight === 1 ? one(first) : { nodes: [first, second], weights: [weight, 1 - weight] };

const exposureOf = (graph: Case, { nodes, weights }: Subject) => {
  const { share } = denseFates(graph);
  let sum = 0;
  for (let p = 0; p < nodes.length; p++) {
    const member = graph.membership[nodes[p]!]!;
    sum += weights[p]! * (member + (1 - member) * share[nodes[p]!]!);
  }
  return sum;
};

test('entries sum to the exposure, and each choke point equals its removal and a new solution', () => {
  fc.assert(
    fc.property(anyQuestion, (question) => {
      const { graph } = question;
      const subject = subjectOf(question);
      const before = exposureOf(graph, subject);
      const { entries, points } = asked(graph.shares, graph.membership, subject);
      expect(entries.total).toBeCloseTo(before, 10);
      for (let node = 0; node < graph.n; node++) {
        if (Array.from(subject.nodes).includes(node)) continue;
        const after = exposureOf({ ...graph, shares: without(graph.shares, node) }, subject);
        const point = points.find((found) => found.node === node);
        expect(point?.share ?? 0).toBeCloseTo(before - after, 10);
        if (point) expect([point.lower <= point.share, point.upper >= point.share]).toEqual([true, true]);
      }
    }),
    { numRuns: 300 },
  );
});

test('the first few are the same as the first few of all', () => {
  fc.assert(
    fc.property(anyQuestion, fc.nat(4), (question, first) => {
      const { graph } = question;
      const few = asked(graph.shares, graph.membership, subjectOf(question), first).points;
      const all = asked(graph.shares, graph.membership, subjectOf(question), graph.n).points;
      expect(few).toHaveLength(Math.min(first, all.length));
      few.forEach(({ share }, at) => {
        expect(share).toBeCloseTo(all[at]!.share, 10);
      });
    }),
  );
});

test('value added in the bloc has passed it: never more than first touch', () => {
  fc.assert(
    fc.property(anyQuestion, ({ graph, first }) => {
      const visits = wholeChainVisits(graph.shares, one(first));
      if (visits === null) return;
      const whole = Float64Array.from(graph.membership, (member) => (member === 1 ? 1 : 0));
      if (whole[first] === 1) return;
      const { valueAddedOrigin } = valueOrigin(graph.shares, new Uint8Array(graph.n), whole, one(first), visits);
      expect(valueAddedOrigin).toBeLessThanOrEqual(firstTouch(graph.shares, whole).share[first]! + 1e-11);
    }),
  );
});
