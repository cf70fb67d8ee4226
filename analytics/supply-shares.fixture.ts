import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { csr } from './csr.ts';
import type { SupplyShares } from './upstream-chain.ts';

export type Arc = readonly [buyer: number, supplier: number, share: number];

export function supplyShares(n: number, arcs: readonly Arc[], unknown: readonly number[] = []): SupplyShares {
  const purchases = csr(
    n,
    arcs.map(([buyer]) => buyer),
    arcs.map(([, supplier]) => supplier),
    arcs.map(([, , share]) => share),
  );
  return { purchases, unknown: Float64Array.from({ length: n }, (_, j) => unknown[j] ?? 0) };
}

/** A golden file, read as what the test says it holds. */
export function golden<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../test/golden/${name}.json`, import.meta.url), 'utf8')) as T;
}

export interface Firms {
  input: {
    nodes: { id: string; output: number; unknownPurchases: number; bloc: string | null }[];
    edges: { supplier: string; buyer: string; value: number }[];
  };
}

/** The firms of g01 and g02: ids, shares of output, and membership in bloc B. */
export function firms(): { ids: string[]; shares: SupplyShares; membership: Float64Array } {
  const { nodes, edges } = golden<Firms>('g01_exposure_cyclic').input;
  const ids = nodes.map(({ id }) => id);
  const arcs = edges.map(({ buyer, supplier, value }): Arc => {
    const at = ids.indexOf(buyer);
    return [at, ids.indexOf(supplier), value / nodes[at]!.output];
  });
  const shares = supplyShares(
    ids.length,
    arcs,
    nodes.map(({ unknownPurchases, output }) => unknownPurchases / output),
  );
  return { ids, shares, membership: Float64Array.from(nodes, ({ bloc }) => (bloc === 'B' ? 1 : 0)) };
}

export interface Case {
  n: number;
  shares: SupplyShares;
  membership: Float64Array;
}

/**
 * Small graphs of all kinds: loops, self-loops, closed loops, rows without value added, fractional members. All shares
 * are sixteenths and memberships quarters, so sums are exact, short products too, and equal paths are common.
 */
export function anyCase(largest: number): fc.Arbitrary<Case> {
  return fc.integer({ min: 1, max: largest }).chain((n) =>
    fc
      .record({
        rows: fc.array(fc.array(fc.nat(5), { minLength: n + 1, maxLength: n + 1 }), { minLength: n, maxLength: n }),
        membership: fc.array(fc.constantFrom(0, 0, 0, 0.25, 0.5, 1), { minLength: n, maxLength: n }),
      })
      .map(({ rows, membership }) => {
        const arcs: Arc[] = [];
        const unknown: number[] = [];
        rows.forEach((row, buyer) => {
          let left = 16;
          const parts = row.map((part) => {
            const taken = Math.min(part, left);
            left -= taken;
            return taken / 16;
          });
          unknown.push(parts[n]!);
          for (let supplier = 0; supplier < n; supplier++)
            if (parts[supplier]! > 0) arcs.push([buyer, supplier, parts[supplier]!]);
        });
        return { n, shares: supplyShares(n, arcs, unknown), membership: Float64Array.from(membership) };
      }),
  );
}

export interface Fates {
  share: number[];
  unknown: number[];
  elsewhere: number[];
  trapped: number[];
}

/** The four fates by another road: reachability by transitive closure, then Gaussian elimination on a dense matrix. */
export function denseFates({ n, shares, membership }: Case): Fates {
  const { starts, heads, weights } = shares.purchases;
  const onward = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  const leaks = Array.from({ length: n }, () => [0, 0, 0, 0]);
  for (let j = 0; j < n; j++) {
    let rest = 1 - shares.unknown[j]!;
    leaks[j]![1] = shares.unknown[j]!;
    for (let k = starts[j]!; k < starts[j + 1]!; k++) {
      const supplier = heads[k]!;
      rest -= weights[k]!;
      leaks[j]![0]! += weights[k]! * membership[supplier]!;
      onward[j]![supplier]! += weights[k]! * (1 - membership[supplier]!);
    }
    leaks[j]![2] = rest < 1e-13 ? 0 : rest;
  }
  const reaches = onward.map((row, j) => row.map((share, i) => share > 0 || i === j));
  for (let via = 0; via < n; via++)
    for (let j = 0; j < n; j++) for (let i = 0; i < n; i++) reaches[j]![i] ||= reaches[j]![via]! && reaches[via]![i]!;
  const open = reaches.map((row) => row.some((reached, i) => reached && leaks[i]!.some((leak) => leak > 0)));
  const system = onward.map((row, j) => {
    if (!open[j]) return [...row.map((_, i) => (i === j ? 1 : 0)), 0, 0, 0, 1];
    return [...row.map((share, i) => (i === j ? 1 : 0) - share), ...leaks[j]!];
  });
  for (let p = 0; p < n; p++) {
    let pivot = p;
    for (let j = p; j < n; j++) if (Math.abs(system[j]![p]!) > Math.abs(system[pivot]![p]!)) pivot = j;
    [system[p], system[pivot]] = [system[pivot]!, system[p]!];
    for (let j = 0; j < n; j++) {
      if (j === p) continue;
      const factor = system[j]![p]! / system[p]![p]!;
      for (let k = p; k < n + 4; k++) system[j]![k]! -= factor * system[p]![k]!;
    }
  }
  const [share, unknown, elsewhere, trapped] = [0, 1, 2, 3].map((fate) =>
    system.map((row, j) => row[n + fate]! / row[j]!),
  );
  return { share: share!, unknown: unknown!, elsewhere: elsewhere!, trapped: trapped! };
}
