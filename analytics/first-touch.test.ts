import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csr } from './csr.ts';
import { firstTouch } from './first-touch.ts';
import { type Arc, anyCase, denseFates, firms, golden, supplyShares } from './supply-shares.fixture.ts';

test('the six firms of g01 are exposed as the exact solution says', () => {
  const { expected } = golden<{
    expected: Record<'exposure_x' | 'direct_b' | 'unknown' | 'otherOrigin', Record<string, number>>;
  }>('g01_exposure_cyclic');
  const { ids, shares, membership } = firms();
  const found = firstTouch(shares, membership);
  ids.forEach((id, j) => {
    expect(Math.abs(found.share[j]! - expected.exposure_x[id]!)).toBeLessThan(1e-11);
    expect(Math.abs(found.face[j]! - expected.direct_b[id]!)).toBeLessThan(1e-11);
    expect(Math.abs(found.unknown[j]! - expected.unknown[id]!)).toBeLessThan(1e-11);
    expect(Math.abs(found.elsewhere[j]! - expected.otherOrigin[id]!)).toBeLessThan(1e-11);
  });
  expect(Math.abs(found.share[0]! - 2477 / 17260)).toBeLessThan(1e-12);
  expect(found.converged).toBe(true);
  expect(found.certifiedGap).toBeLessThanOrEqual(1e-12);
});

interface Degenerate {
  name: string;
  W_buyer_supplier?: number[][];
  membership: number[];
  exposure: number[];
  trapped: number[];
}
const degenerate = golden<{ expected: { cases: Degenerate[] } }>('g17_degenerate_cases').expected.cases;

test.each(degenerate.flatMap((each) => (each.W_buyer_supplier ? [[each.name, each] as const] : [])))(
  'g17: %s',
  (_, { W_buyer_supplier: rows = [], membership, exposure, trapped }) => {
    const arcs = rows.flatMap((row, buyer) => row.map((share, supplier): Arc => [buyer, supplier, share]));
    const found = firstTouch(supplyShares(rows.length, arcs), Float64Array.from(membership));
    exposure.forEach((share, j) => {
      expect(found.share[j]).toBeCloseTo(share, 11);
      expect(found.trapped[j]).toBeCloseTo(trapped[j]!, 11);
    });
    expect(found.converged).toBe(true);
  },
);

test('twenty thousand firms of g19 are exposed as two other solvers say, in fewer sweeps than Jacobi takes', () => {
  const { input, expected } = golden<{
    input: { n: number; deg: number; seed: number; purchaseShare: number };
    expected: {
      blocCount: number;
      sumExposure: number;
      maxExposure: number;
      argmax: number;
      selected: Record<string, number>;
      sumDirect: number;
      'jacobiSweepsGap1e-12': number;
    };
  }>('g19_generated_20000');
  let state = input.seed;
  const next = (): number => {
    state = (1664525 * state + 1013904223) % 2 ** 32;
    return state;
  };
  const arcs: [number, number, number][] = [];
  for (let buyer = 0; buyer < input.n; buyer++) {
    const amounts = Array.from({ length: input.deg }, () => [next() % input.n, 1 + (next() % 1000)] as const);
    const output = amounts.reduce((sum, [, usd]) => sum + usd, 0) / input.purchaseShare;
    for (const [supplier, usd] of amounts) arcs.push([buyer, supplier, usd / output]);
  }
  const membership = Float64Array.from({ length: input.n }, () => (next() % 100 < 5 ? 1 : 0));
  expect(membership.reduce((sum, m) => sum + m)).toBe(expected.blocCount);

  const { share, face, sweeps, converged, certifiedGap } = firstTouch(supplyShares(input.n, arcs), membership);
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  expect(sum(share) / expected.sumExposure).toBeCloseTo(1, 10);
  expect(sum(face) / expected.sumDirect).toBeCloseTo(1, 10);
  expect(share[expected.argmax]).toBeCloseTo(expected.maxExposure, 11);
  expect(share.indexOf(Math.max(...share))).toBe(expected.argmax);
  for (const [node, exposure] of Object.entries(expected.selected))
    expect(share[Number(node)]).toBeCloseTo(exposure, 11);
  expect({ converged, certified: certifiedGap <= 1e-12 }).toEqual({ converged: true, certified: true });
  expect(sweeps).toBeLessThan(expected['jacobiSweepsGap1e-12']);
});

test('a chain of suppliers is solved in one sweep: exposure is the product of its shares', () => {
  const chain: Arc[] = [
    [0, 1, 0.5],
    [1, 2, 0.25],
    [2, 3, 0.5],
  ];
  const { share, sweeps, certifiedGap } = firstTouch(supplyShares(4, chain), Float64Array.of(0, 0, 0, 1));
  expect(Array.from(share)).toEqual([0.0625, 0.125, 0.5, 0]);
  expect({ sweeps, certifiedGap }).toEqual({ sweeps: 1, certifiedGap: 0 });
});

test('a loop multiplies by its geometric series', () => {
  // a = 0.25 + 0.5 b, b = 0.5 a: a = 0.25 / (1 - 0.25)
  const found = firstTouch(
    supplyShares(3, [
      [0, 2, 0.25],
      [0, 1, 0.5],
      [1, 0, 0.5],
    ]),
    Float64Array.of(0, 0, 1),
  );
  expect(found.share[0]).toBeCloseTo(1 / 3, 12);
  expect(found.share[1]).toBeCloseTo(1 / 6, 12);
});

test('a self-loop is solved, not stepped through, however little of it leaks', () => {
  const found = firstTouch(
    supplyShares(3, [
      [0, 0, 1 - 2e-9],
      [0, 1, 1e-9],
    ]),
    Float64Array.of(0, 1, 0),
  );
  expect(found.share[0]).toBeCloseTo(0.5, 6); // 1 - 2e-9 is itself rounded
  expect(found.sweeps).toBe(1);
  const leakBelowRounding = firstTouch(
    supplyShares(2, [
      [0, 0, 1],
      [0, 1, 1e-20],
    ]),
    Float64Array.of(0, 1),
  );
  expect(leakBelowRounding.share[0]).toBe(1);
});

test('no nodes, and nodes without purchases, have no exposure', () => {
  expect(firstTouch(supplyShares(0, []), new Float64Array(0))).toMatchObject({ certifiedGap: 0, converged: true });
  const alone = firstTouch(supplyShares(2, []), Float64Array.of(0, 1));
  expect(Array.from(alone.share)).toEqual([0, 0]);
  expect(Array.from(alone.elsewhere)).toEqual([1, 1]);
});

test('arrays over shared memory are read as any others', () => {
  const { shares, membership } = firms();
  const over = (values: Float64Array): Float64Array => {
    const copy = new Float64Array(new SharedArrayBuffer(values.byteLength));
    copy.set(values);
    return copy;
  };
  const shared = {
    purchases: { ...shares.purchases, weights: over(shares.purchases.weights) },
    unknown: over(shares.unknown),
  };
  expect(firstTouch(shared, over(membership))).toEqual(firstTouch(shares, membership));
});

test('running out of sweeps is reported, with bounds that still hold', () => {
  const slow = supplyShares(
    4,
    [
      [0, 1, 0.999],
      [1, 0, 0.998],
      [1, 2, 0.001],
      [0, 3, 0.001],
    ],
    [0, 0.001],
  );
  const bloc = Float64Array.of(0, 0, 1, 0);
  const cut = firstTouch(slow, bloc, { maxSweeps: 5 });
  const full = firstTouch(slow, bloc);
  expect(cut).toMatchObject({ sweeps: 5, converged: false });
  expect(full.converged).toBe(true);
  for (const j of [0, 1]) {
    expect(cut.certifiedGap).toBeGreaterThan(0.5);
    expect(full.share[j]).toBeGreaterThan(cut.lower[j]!);
    expect(full.share[j]).toBeLessThan(cut.upper[j]!);
    expect(cut.share[j]! + cut.unknown[j]! + cut.elsewhere[j]! + cut.trapped[j]!).toBeCloseTo(1, 12);
  }
});

test('many loops in a row stay within the tolerance together', () => {
  const loops = 300;
  const arcs: Arc[] = [];
  for (let k = 0; k < loops; k++) {
    const [a, b] = [2 * k, 2 * k + 1];
    arcs.push([a, b, 0.5], [b, a, 0.5]);
    if (k > 0) arcs.push([a, a - 2, 0.5], [b, b - 2, 0.4999]);
    else arcs.push([a, 2 * loops, 0.25]);
  }
  const membership = new Float64Array(2 * loops + 1);
  membership[2 * loops] = 1;
  const { converged, certifiedGap } = firstTouch(supplyShares(2 * loops + 1, arcs), membership);
  expect(converged).toBe(true);
  expect(certifiedGap).toBeLessThanOrEqual(1e-12);
});

test('a tolerance that numbers cannot meet ends when nothing moves any more', () => {
  const { shares, membership } = firms();
  const { sweeps, certifiedGap } = firstTouch(shares, membership, { tolerance: 0 });
  expect(sweeps).toBeLessThan(60);
  expect(certifiedGap).toBeLessThan(1e-15);
});

test('what is not a share is refused', () => {
  expect(() => firstTouch(supplyShares(1, []), Float64Array.of(Number.NaN))).toThrow(RangeError);
  expect(() => firstTouch(supplyShares(1, [], [Number.NaN]), new Float64Array(1))).toThrow(RangeError);
  expect(() => firstTouch(supplyShares(2, [[0, 1, 1.1]]), new Float64Array(2))).toThrow(RangeError);
});

test('every unit of value has one fate, on any graph and after any number of sweeps', () => {
  fc.assert(
    fc.property(anyCase(8), fc.constantFrom(0, 1, 2, 10_000), ({ n, shares, membership }, maxSweeps) => {
      const { share, unknown, elsewhere, trapped, face, lower, upper } = firstTouch(shares, membership, { maxSweeps });
      for (let j = 0; j < n; j++) {
        expect(share[j]! + unknown[j]! + elsewhere[j]! + trapped[j]!).toBeCloseTo(1, 12);
        expect(lower[j]!).toBeLessThanOrEqual(share[j]!);
        expect(share[j]!).toBeLessThanOrEqual(upper[j]!);
        if (maxSweeps > 0) expect(face[j]!).toBeLessThanOrEqual(lower[j]!);
      }
    }),
  );
});

test('the certified interval contains the solution of a dense elimination, and all four fates agree with it', () => {
  fc.assert(
    fc.property(anyCase(8), fc.constantFrom(1, 3, 10_000), (graph, maxSweeps) => {
      const found = firstTouch(graph.shares, graph.membership, { maxSweeps });
      const dense = denseFates(graph);
      for (let j = 0; j < graph.n; j++) {
        expect(dense.share[j]!).toBeGreaterThan(found.lower[j]! - 1e-9);
        expect(dense.share[j]!).toBeLessThan(found.upper[j]! + 1e-9);
        if (!found.converged) continue;
        expect(Math.abs(found.share[j]! - dense.share[j]!)).toBeLessThan(1e-9);
        expect(Math.abs(found.unknown[j]! - dense.unknown[j]!)).toBeLessThan(1e-9);
        expect(Math.abs(found.elsewhere[j]! - dense.elsewhere[j]!)).toBeLessThan(1e-9);
        expect(Math.abs(found.trapped[j]! - dense.trapped[j]!)).toBeLessThan(1e-9);
      }
    }),
    { numRuns: 300 },
  );
});

test('a larger bloc never lowers anyone’s exposure', () => {
  fc.assert(
    fc.property(anyCase(8), fc.nat(7), fc.constantFrom(0.25, 0.5, 1), ({ n, shares, membership }, joins, degree) => {
      const larger = Float64Array.from(membership);
      larger[joins % n] = Math.max(degree, larger[joins % n]!);
      const before = firstTouch(shares, membership).lower;
      const after = firstTouch(shares, larger).upper;
      for (let j = 0; j < n; j++) expect(before[j]!).toBeLessThanOrEqual(after[j]! + 1e-12);
    }),
  );
});

test('a loop of very many firms is solved as a small one is: its equations hold, within its bounds', () => {
  const n = 110_000;
  let state = 7;
  const uniform = () => {
    state = (1664525 * state + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
  const tails: number[] = [];
  const heads: number[] = [];
  const weights: number[] = [];
  for (let j = 0; j < n; j++) {
    for (const [supplier, weight] of [
      [(j + 1) % n, 0.2],
      [Math.floor(n * uniform() ** 2), 0.3 * uniform()],
      [j, 0.05],
    ] as const) {
      tails.push(j);
      heads.push(supplier);
      weights.push(weight);
    }
  }
  const purchases = csr(n, tails, heads, weights);
  const unknown = Float64Array.from({ length: n }, () => 0.1 * uniform());
  const membership = Float64Array.from({ length: n }, (_, j) => (j % 997 === 0 ? 1 : j % 991 === 0 ? 0.5 : 0));
  const found = firstTouch({ purchases, unknown }, membership);
  expect(found.converged).toBe(true);
  let worst = 0;
  for (let j = 0; j < n; j++) {
    let [met, lost, added] = [0, unknown[j]!, 1 - unknown[j]!];
    for (let k = purchases.starts[j]!; k < purchases.starts[j + 1]!; k++) {
      const i = purchases.heads[k]!;
      const [weight, onward] = [purchases.weights[k]!, purchases.weights[k]! * (1 - membership[i]!)];
      met += weight * membership[i]! + onward * found.share[i]!;
      lost += onward * found.unknown[i]!;
      added += onward * found.elsewhere[i]! - weight;
    }
    worst = Math.max(
      worst,
      Math.abs(met - found.share[j]!),
      Math.abs(lost - found.unknown[j]!),
      Math.abs(added - found.elsewhere[j]!),
      found.lower[j]! - found.share[j]!,
      found.share[j]! - found.upper[j]!,
      found.trapped[j]!,
    );
  }
  expect(worst).toBeLessThan(1e-12);
});

test('a loop of very many firms that value hardly leaves has the same answer, and bounds that hold', () => {
  // A ring that loses a thousandth at each firm, half of it to the bloc: half the value meets it.
  const n = 110_000;
  const ring = Array.from({ length: n }, (_, j) => j);
  const nodes = [...ring, ...ring];
  const next = [...ring.map((j) => (j + 1) % n), ...ring.map(() => n)];
  const shares = [...ring.map(() => 0.999), ...ring.map(() => 0.0005)];
  const purchases = csr(n + 1, nodes, next, shares);
  const membership = Float64Array.from({ length: n + 1 }, (_, j) => (j === n ? 1 : 0));
  const { share, lower, upper, converged } = firstTouch({ purchases, unknown: new Float64Array(n + 1) }, membership);
  expect(converged).toBe(true);
  for (const j of [0, 1, n >> 1, n - 1]) {
    expect(share[j]).toBeCloseTo(0.5, 11);
    expect(lower[j]).toBeLessThanOrEqual(0.5 + 1e-11);
    expect(upper[j]).toBeGreaterThanOrEqual(0.5 - 1e-11);
  }
});
