import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { firstTouch } from './first-touch.ts';
import {
  type BlocReach,
  largestWalks,
  type StructuralPath,
  significantPaths,
  structuralPaths,
} from './structural-paths.ts';
import { anyCase, type Case, firms, golden, supplyShares } from './supply-shares.fixture.ts';

function reachOf({ shares, membership }: Pick<Case, 'shares' | 'membership'>): BlocReach {
  return {
    membership,
    share: firstTouch(shares, membership).share,
    largestWalk: largestWalks(shares.purchases, membership),
  };
}

function one(node: number) {
  return { nodes: [node], weights: [1] };
}

interface GoldenPath {
  path: string[];
  contribution: number;
  simple: boolean;
}
const { expected } = golden<{
  expected: {
    top12: GoldenPath[];
    sumTop5: number;
    remainder: number;
    exposure: number;
    beta_maxSingleWalk: Record<string, number>;
    thresholdPruning: {
      tau: number;
      kept: GoldenPath[];
      keptSum: number;
      prunedMassExact: number;
      nodesExpanded: number;
    };
  };
}>('g02_structural_paths_top5');

test('the twelve largest paths of g02 are found, with what five of them leave over', () => {
  const { ids, shares, membership } = firms();
  const reach = reachOf({ shares, membership });
  const named = ({ nodes, share, simple }: StructuralPath) =>
    `${share.toFixed(12)} ${nodes.map((j) => ids[j]).join(' ')} ${simple}`;
  const twelve = structuralPaths(shares.purchases, reach, one(0), 12);
  // The golden file leaves the order of its two equal paths open.
  expect(twelve.paths.map(named).sort()).toEqual(
    expected.top12
      .map(({ contribution, path, simple }) => `${contribution.toFixed(12)} ${path.join(' ')} ${simple}`)
      .sort(),
  );
  const five = structuralPaths(shares.purchases, reach, one(0), 5);
  expect(five.paths).toEqual(twelve.paths.slice(0, 5));
  expect(five.paths.map(({ nodes }) => nodes.map((j) => ids[j]))).toEqual(
    expected.top12.slice(0, 5).map(({ path }) => path),
  );
  expect(five.total).toBeCloseTo(expected.exposure, 11);
  expect(five.covered).toBeCloseTo(expected.sumTop5, 12);
  expect(five.remainder).toBeCloseTo(expected.remainder, 11);
  expect(five).toMatchObject({ complete: true, largestLeftOut: five.paths[4]!.share });
  ids.forEach((id, j) => {
    expect(reach.largestWalk[j]).toBeCloseTo(expected.beta_maxSingleWalk[id]!, 14);
  });
});

test('the pruned tree of g02 keeps five paths and accounts for the rest', () => {
  const { ids, shares, membership } = firms();
  const { tau, kept, keptSum, prunedMassExact, nodesExpanded } = expected.thresholdPruning;
  const found = significantPaths(shares.purchases, reachOf({ shares, membership }), one(0), tau);
  expect(found.paths.map(({ nodes }) => nodes.map((j) => ids[j]))).toEqual(kept.map(({ path }) => path));
  expect(found.covered).toBeCloseTo(keptSum, 12);
  expect(found.pruned).toBeCloseTo(prunedMassExact, 11);
  expect(found).toMatchObject({ expanded: nodesExpanded, complete: true });
});

test('equal paths come shorter first, then by the order of nodes', () => {
  // From 0: 0-1-4 and 0-2-4 carry 1/8 each; 0-3-1-4 carries 1/4 · 1/2 · 1 = 1/8 too, over one more supplier.
  const shares = supplyShares(5, [
    [0, 3, 0.25],
    [0, 2, 0.25],
    [0, 1, 0.25],
    [1, 4, 0.5],
    [2, 4, 0.5],
    [3, 1, 1],
  ]);
  const { paths } = structuralPaths(
    shares.purchases,
    reachOf({ shares, membership: Float64Array.of(0, 0, 0, 0, 1) }),
    one(0),
    9,
  );
  expect(paths.map(({ nodes, share }) => [nodes.join('-'), share])).toEqual([
    ['0-1-4', 0.125],
    ['0-2-4', 0.125],
    ['0-3-1-4', 0.125],
  ]);
});

test('of equal paths the first by order is given, also where another was found before it', () => {
  // 0-3 leads to the largest path, so 0-3-5 is met on the way there, before 0-1-4, which is its equal.
  const shares = supplyShares(6, [
    [0, 1, 0.25],
    [0, 3, 0.5],
    [1, 4, 0.5],
    [3, 4, 0.5],
    [3, 5, 0.25],
  ]);
  const reach = reachOf({ shares, membership: Float64Array.of(0, 0, 0, 0, 1, 1) });
  const { paths } = structuralPaths(shares.purchases, reach, one(0), 2);
  expect(paths.map(({ nodes }) => nodes)).toEqual([
    [0, 3, 4],
    [0, 1, 4],
  ]);
});

test('shares that differ by rounding alone are equal', () => {
  const shares = supplyShares(6, [
    [0, 1, 0.1],
    [1, 2, 0.7],
    [2, 5, 0.3],
    [0, 3, 0.3],
    [3, 4, 0.7],
    [4, 5, 0.1],
  ]);
  const reach = reachOf({ shares, membership: Float64Array.of(0, 0, 0, 0, 0, 1) });
  const { paths } = structuralPaths(shares.purchases, reach, one(0), 2);
  expect(paths.map(({ nodes }) => nodes)).toEqual([
    [0, 1, 2, 5],
    [0, 3, 4, 5],
  ]);
  expect(paths[0]!.share).toBeLessThan(paths[1]!.share); // in the last digit
});

test('a node’s largest walk is the best of a supplier who is a member and a supplier’s own largest walk', () => {
  fc.assert(
    fc.property(anyCase(8), ({ n, shares, membership }) => {
      const { starts, heads, weights } = shares.purchases;
      const largest = largestWalks(shares.purchases, membership);
      for (let j = 0; j < n; j++) {
        let best = 0;
        for (let k = starts[j]!; k < starts[j + 1]!; k++) {
          const supplier = heads[k]!;
          const member = membership[supplier]!;
          best = Math.max(best, weights[k]! * Math.max(member, (1 - member) * largest[supplier]!));
        }
        expect(largest[j]).toBeCloseTo(best, 14);
      }
    }),
  );
});

test('a starting node that is a member is a path of its own, and goes on with the rest of its weight', () => {
  const shares = supplyShares(3, [
    [0, 2, 0.5],
    [1, 2, 0.5],
  ]);
  const reach = reachOf({ shares, membership: Float64Array.of(0.25, 0, 1) });
  const found = structuralPaths(shares.purchases, reach, { nodes: [0, 1, 2], weights: [0.5, 0.25, 0.25] }, 9);
  expect(found.paths).toEqual([
    { nodes: [2], arcs: [], share: 0.25, simple: true },
    { nodes: [0, 2], arcs: [0], share: 0.1875, simple: true },
    { nodes: [0], arcs: [], share: 0.125, simple: true },
    { nodes: [1, 2], arcs: [1], share: 0.125, simple: true },
  ]);
  expect(found).toMatchObject({ total: 0.6875, covered: 0.6875, remainder: 0, largestLeftOut: 0, complete: true });
});

test('simple paths leave the value that goes round in the remainder', () => {
  const shares = supplyShares(2, [
    [0, 0, 0.5],
    [0, 1, 0.25],
  ]);
  const reach = reachOf({ shares, membership: Float64Array.of(0, 1) });
  const simple = structuralPaths(shares.purchases, reach, one(0), 3, { simple: true });
  expect(simple.paths.map(({ nodes }) => nodes)).toEqual([[0, 1]]);
  expect(simple).toMatchObject({ covered: 0.25, remainder: 0.25, complete: true });
  const all = structuralPaths(shares.purchases, reach, one(0), 3);
  expect(all.paths.map(({ share, simple }) => [share, simple])).toEqual([
    [0.25, true],
    [0.125, false],
    [0.0625, false],
  ]);
});

test('a search that is out of room says so, and how large a path it may have missed', () => {
  const { shares, membership } = firms();
  const reach = reachOf({ shares, membership });
  const all = structuralPaths(shares.purchases, reach, one(0), 12);
  const cut = structuralPaths(shares.purchases, reach, one(0), 12, { maxWalks: 8 });
  expect(cut.complete).toBe(false);
  expect(cut.paths.length).toBeLessThan(12);
  expect(cut.paths).toEqual(all.paths.slice(0, cut.paths.length));
  expect(cut.largestLeftOut).toBeCloseTo(all.paths[cut.paths.length]!.share, 11);
  expect(cut.covered + cut.remainder).toBeCloseTo(all.total, 12);
  const pruned = significantPaths(shares.purchases, reach, one(0), 0.005, { maxWalks: 3 });
  expect(pruned.complete).toBe(false);
  expect(pruned.covered + pruned.pruned).toBeCloseTo(all.total, 11);
});

test('no nodes, no arcs and no way to the bloc give no paths', () => {
  const none = supplyShares(0, []);
  const nobody = { nodes: [], weights: [] };
  expect(
    structuralPaths(none.purchases, reachOf({ shares: none, membership: new Float64Array(0) }), nobody, 5),
  ).toMatchObject({
    paths: [],
    total: 0,
    complete: true,
  });
  const apart = supplyShares(3, [
    [0, 1, 0.5],
    [1, 0, 0.5],
  ]);
  const reach = reachOf({ shares: apart, membership: Float64Array.of(0, 0, 1) });
  expect(structuralPaths(apart.purchases, reach, one(0), 5)).toMatchObject({
    paths: [],
    largestLeftOut: 0,
    complete: true,
  });
  expect(significantPaths(apart.purchases, reach, one(0), 0.1)).toMatchObject({ paths: [], pruned: 0, complete: true });
});

test('what is not a share, a node or a count is refused', () => {
  const shares = supplyShares(2, [[0, 1, 0.5]]);
  const reach = reachOf({ shares, membership: Float64Array.of(0, 1) });
  const { purchases } = shares;
  expect(() => structuralPaths(purchases, reach, { nodes: [2], weights: [1] }, 1)).toThrow(RangeError);
  expect(() => structuralPaths(purchases, reach, { nodes: [0], weights: [Number.NaN] }, 1)).toThrow(RangeError);
  expect(() => structuralPaths(purchases, reach, { nodes: [0], weights: [] }, 1)).toThrow(RangeError);
  expect(() => structuralPaths(purchases, { ...reach, share: new Float64Array(1) }, one(0), 1)).toThrow(RangeError);
  expect(() => structuralPaths(purchases, reach, one(0), 0.5)).toThrow(RangeError);
  expect(() => significantPaths(purchases, reach, one(0), 0)).toThrow(RangeError);
  expect(() => largestWalks(purchases, new Float64Array(1))).toThrow(RangeError);
});

/** Every walk of at most `longest` nodes, and the largest share that any longer walk could still have. */
function allWalks({ shares, membership }: Case, start: number, longest: number) {
  const { starts, heads, weights } = shares.purchases;
  const finished: { nodes: number[]; share: number }[] = [];
  let beyond = 0;
  const follow = (nodes: number[], carried: number): void => {
    const node = nodes.at(-1)!;
    if (carried * membership[node]! > 0) finished.push({ nodes, share: carried * membership[node]! });
    const onward = carried * (1 - membership[node]!);
    if (onward === 0) return;
    if (nodes.length === longest) {
      beyond = Math.max(beyond, onward);
      return;
    }
    for (let k = starts[node]!; k < starts[node + 1]!; k++) follow([...nodes, heads[k]!], onward * weights[k]!);
  };
  follow([start], 1);
  return { finished, beyond };
}

function inOrder(
  a: { nodes: readonly number[]; share: number },
  b: { nodes: readonly number[]; share: number },
): number {
  if (a.share !== b.share) return b.share - a.share;
  if (a.nodes.length !== b.nodes.length) return a.nodes.length - b.nodes.length;
  const at = a.nodes.findIndex((node, k) => node !== b.nodes[k]);
  return a.nodes[at]! - b.nodes[at]!;
}

test.each([false, true])(
  'the largest paths are those of a full enumeration, in its order (simple only: %s)',
  (simple) => {
    fc.assert(
      fc.property(anyCase(4), fc.integer({ min: 1, max: 12 }), (graph, count) => {
        const { finished, beyond } = allWalks(graph, 0, 6);
        const wanted = finished
          .filter(
            ({ nodes, share }) => share > (simple ? 0 : beyond) && (!simple || new Set(nodes).size === nodes.length),
          )
          .sort(inOrder);
        const { paths } = structuralPaths(graph.shares.purchases, reachOf(graph), one(0), count, { simple });
        const compared = Math.min(count, wanted.length);
        expect(paths.slice(0, compared).map(({ nodes, share }) => ({ nodes, share }))).toEqual(
          wanted.slice(0, compared),
        );
      }),
      { numRuns: 200 },
    );
  },
);

test('paths and remainder sum to the exposure, and the pruned tree loses nothing', () => {
  fc.assert(
    fc.property(anyCase(6), fc.constantFrom(0.05, 0.01, 0.001), (graph, threshold) => {
      const { n, shares, membership } = graph;
      fc.pre(firstTouch(shares, membership).converged);
      const reach = reachOf(graph);
      const subject = { nodes: Array.from({ length: n }, (_, j) => j), weights: new Array<number>(n).fill(1 / n) };
      const exposure = subject.nodes.reduce(
        (sum, j) => sum + (membership[j]! + (1 - membership[j]!) * reach.share[j]!) / n,
        0,
      );
      const top = structuralPaths(shares.purchases, reach, subject, 20);
      expect(top.covered + top.remainder).toBeCloseTo(exposure, 11);
      expect(top.covered).toBeLessThanOrEqual(exposure + 1e-11);
      const pruned = significantPaths(shares.purchases, reach, subject, threshold);
      expect(pruned.covered + pruned.pruned).toBeCloseTo(exposure, 10);
      const shared = top.paths.filter(({ share }) => share >= threshold);
      expect(pruned.paths.slice(0, shared.length).map(({ share }) => share)).toEqual(shared.map(({ share }) => share));
      if (shared.length < 20) expect(pruned.paths).toEqual(shared);
    }),
  );
});

test('the arcs of a path are the purchases between its nodes', () => {
  fc.assert(
    fc.property(anyCase(6), (graph) => {
      const { starts, heads, weights } = graph.shares.purchases;
      for (const { nodes, arcs, share } of structuralPaths(graph.shares.purchases, reachOf(graph), one(0), 10).paths) {
        let carried = 1;
        arcs.forEach((arc, hop) => {
          expect(arc >= starts[nodes[hop]!]! && arc < starts[nodes[hop]! + 1]!).toBe(true);
          expect(heads[arc]).toBe(nodes[hop + 1]);
          carried *= (1 - graph.membership[nodes[hop]!]!) * weights[arc]!;
        });
        expect(carried * graph.membership[nodes.at(-1)!]!).toBeCloseTo(share, 14);
      }
    }),
  );
});

test('steered by the exposure instead of the largest chains the search finds the same paths', () => {
  fc.assert(
    fc.property(anyCase(7), ({ n, shares, membership }) => {
      const exposure = firstTouch(shares, membership);
      const exact = { membership, share: exposure.share, largestWalk: largestWalks(shares.purchases, membership) };
      const known = { ...exact, largestWalk: exposure.upper };
      for (let node = 0; node < n; node++) {
        const [wanted, found] = [exact, known].map((reach) =>
          structuralPaths(shares.purchases, reach, one(node), 12, { maxWalks: 2_000 }),
        );
        if (wanted!.complete && found!.complete) expect(found!.paths).toEqual(wanted!.paths);
      }
    }),
    { numRuns: 50 },
  );
});
