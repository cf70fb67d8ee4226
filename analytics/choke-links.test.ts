import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chokeLinks } from './choke-links.ts';
import { firstTouch } from './first-touch.ts';
import type { Subject } from './structural-paths.ts';
import { subjectVisits } from './subject-visits.ts';
import { anyCase, denseFates, firms, golden, supplyShares } from './supply-shares.fixture.ts';
import { type SupplyShares, upstreamChain } from './upstream-chain.ts';
import { circulation } from './upstream-visits.ts';

interface Golden {
  expected: {
    edgeGradient_F0: Record<string, number>;
    edgeRemoval: { buyer: string; supplier: string; exposureBefore: number; exposureAfter: number; delta: number };
  };
}

function linksOf(shares: SupplyShares, membership: Float64Array, subject: Subject, first: number) {
  const exposure = firstTouch(shares, membership);
  const chain = circulation(upstreamChain(shares, membership).onward);
  const visits = subjectVisits(chain, membership, exposure.share, subject);
  return chokeLinks(shares, membership, exposure, visits, chain, first);
}

/** The shares with one purchase gone to unknown suppliers; or with a little less of it. */
function without({ purchases, unknown }: SupplyShares, buyer: number, arc: number): SupplyShares {
  const weights = purchases.weights.slice();
  const missing = unknown.slice();
  missing[buyer] = missing[buyer]! + weights[arc]!;
  weights[arc] = 0;
  return { purchases: { ...purchases, weights }, unknown: missing };
}

test('g01: the derivative by each purchase, and what is lost with one of them', () => {
  const { ids, shares, membership } = firms();
  const { edgeGradient_F0: gradients, edgeRemoval: removal } = golden<Golden>('g01_exposure_cyclic').expected;
  const links = linksOf(shares, membership, { nodes: [ids.indexOf('F0')], weights: [1] }, 100);
  const named = new Map<string, (typeof links)[number]>(
    links.map((link) => [`${ids[link.buyer]}<-${ids[shares.purchases.heads[link.arc]!]}`, link]),
  );
  for (const [name, gradient] of Object.entries(gradients)) {
    // Purchases of members are behind the bloc: nothing of them is exposure that was not met already.
    if (gradient === 0) expect(named.has(name)).toBe(false);
    else expect(named.get(name)?.gradient).toBeCloseTo(gradient, 11);
  }
  const cut = named.get(`${removal.buyer}<-${removal.supplier}`);
  expect(cut?.share).toBeCloseTo(removal.delta, 11);
  expect(removal.exposureBefore - removal.exposureAfter).toBeCloseTo(removal.delta, 11);
});

test('by hand: of two firms that sell each other half, what one buys of the bloc and of the other', () => {
  // 0 buys 0.5 of 1 and 0.1 of the bloc (2); 1 buys 0.5 of 0: exposure of 0 is 0.1 / (1 − 0.25).
  const shares = supplyShares(3, [
    [0, 1, 0.5],
    [0, 2, 0.1],
    [1, 0, 0.5],
  ]);
  const links = linksOf(shares, Float64Array.of(0, 0, 1), { nodes: [0], weights: [1] }, 10);
  const [bloc, ...loop] = links.map(({ share }) => share);
  expect(bloc).toBeCloseTo(0.4 / 3, 14);
  // Without either purchase of the loop the direct one is left, 0.1.
  expect(loop).toHaveLength(2);
  for (const share of loop) expect(share).toBeCloseTo(0.4 / 3 - 0.1, 12);
});

const anyQuestion = anyCase(6).chain((graph) =>
  fc.record({ graph: fc.constant(graph), first: fc.nat(graph.n - 1), second: fc.nat(graph.n - 1) }),
);

test('each purchase equals its removal and a new solution, and its derivative a small change', () => {
  fc.assert(
    fc.property(anyQuestion, ({ graph, first, second }) => {
      const subject: Subject =
        first === second ? { nodes: [first], weights: [1] } : { nodes: [first, second], weights: [0.25, 0.75] };
      const exposureWith = (shares: SupplyShares) => {
        const { share } = denseFates({ ...graph, shares });
        let sum = 0;
        for (let p = 0; p < subject.nodes.length; p++) {
          const [node, weight] = [subject.nodes[p]!, subject.weights[p]!];
          const member = graph.membership[node]!;
          sum += weight * (member + (1 - member) * share[node]!);
        }
        return sum;
      };
      const before = exposureWith(graph.shares);
      const { starts, heads } = graph.shares.purchases;
      const links = linksOf(graph.shares, graph.membership, subject, heads.length);
      for (let buyer = 0; buyer < graph.n; buyer++) {
        for (let arc = starts[buyer]!; arc < starts[buyer + 1]!; arc++) {
          const lost = before - exposureWith(without(graph.shares, buyer, arc));
          const link = links.find((found) => found.arc === arc);
          expect(link?.share ?? 0).toBeCloseTo(lost, 10);
          if (!link) continue;
          expect(link.buyer).toBe(buyer);
          expect([link.lower <= link.share, link.upper >= link.share]).toEqual([true, true]);
          expect(link.lower).toBeLessThanOrEqual(lost + 1e-10);
          expect(link.upper).toBeGreaterThanOrEqual(lost - 1e-10);
          // Convex in the purchase: what is lost with all of it is at most the derivative times the purchase.
          expect(link.gradient * graph.shares.purchases.weights[arc]!).toBeGreaterThanOrEqual(lost - 1e-10);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('the first few are the same as the first few of all', () => {
  fc.assert(
    fc.property(anyQuestion, fc.nat(4), ({ graph, first }, count) => {
      const subject = { nodes: [first], weights: [1] };
      const few = linksOf(graph.shares, graph.membership, subject, count);
      const all = linksOf(graph.shares, graph.membership, subject, graph.shares.purchases.heads.length);
      expect(few).toHaveLength(Math.min(count, all.length));
      few.forEach(({ share }, at) => {
        expect(share).toBeCloseTo(all[at]!.share, 10);
      });
    }),
  );
});

test('a count that is none is refused', () => {
  const { shares, membership } = firms();
  expect(() => linksOf(shares, membership, { nodes: [0], weights: [1] }, -1)).toThrow(RangeError);
});
