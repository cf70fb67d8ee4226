import type { Csr } from '../analytics/csr.ts';
import type { SupplyShares } from '../analytics/upstream-chain.ts';

/** A network of firms that buy from each other, with hubs: the same for the same number of links, on any machine. */
export interface GeneratedFirms {
  /** One for every ten links. */
  readonly shares: SupplyShares & { readonly purchases: Csr };
  /** 0 … 39: the economy of each firm; the first has about an eighth of the firms. */
  readonly economyOf: Uint8Array;
}

const linksAFirm = 10;
const economies = 40;

/**
 * Firms as they are found: most buy from a few, some from hundreds; most sell to a few, hubs to a large part of all.
 *
 * Nearly all firms are one strong component, as in the supplier networks that have been observed whole. Firms spend 30 to 80
 * percent of their output on purchases, a tenth of that on suppliers that nobody names.
 */
export function generatedFirms(links: number): GeneratedFirms {
  const n = Math.round(links / linksAFirm);
  let state = 12345;
  const uniform = (): number => {
    state = (1664525 * state + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
  // Hubs lie anywhere among the firms: rank r is firm r · stride mod n, a permutation because they share no divisor.
  const stride = coprimeNear(0.618 * n, n);
  const starts = new Uint32Array(n + 1);
  const heads = new Uint32Array(links);
  const weights = new Float64Array(links);
  const unknown = new Float64Array(n);
  const row = new Map<number, number>();
  let left = links;
  for (let j = 0; j < n; j++) {
    // Pareto with exponent 1.5 and the mean linksAFirm, cut where the remaining firms would get none.
    const wanted = Math.ceil((linksAFirm / 3) * (1 - uniform()) ** (-1 / 1.5) - 0.5);
    const degree = j + 1 === n ? left : Math.max(0, Math.min(wanted, 2_000, left - (n - 1 - j)));
    row.clear();
    while (row.size < Math.min(degree, n - 1)) {
      const rank = Math.floor(n * uniform() ** 3);
      const supplier = (rank * stride) % n;
      if (supplier !== j) row.set(supplier, (1 - uniform()) ** (-1 / 1.2));
    }
    const suppliers = [...row.keys()].sort((a, b) => a - b);
    let sum = 0;
    for (const amount of row.values()) sum += amount;
    const spent = 0.3 + 0.5 * uniform();
    const first = starts[j]!;
    suppliers.forEach((supplier, k) => {
      heads[first + k] = supplier;
      weights[first + k] = (0.9 * spent * row.get(supplier)!) / sum;
    });
    unknown[j] = 0.1 * spent;
    starts[j + 1] = first + suppliers.length;
    left -= suppliers.length;
  }
  const m = starts[n]!;
  const economyOf = Uint8Array.from({ length: n }, () => Math.floor(economies * uniform() ** 1.8));
  const purchases = { starts, heads: heads.subarray(0, m), weights: weights.subarray(0, m) };
  return { shares: { purchases, unknown }, economyOf };
}

function coprimeNear(start: number, n: number): number {
  let candidate = Math.max(1, Math.floor(start));
  while (commonDivisor(candidate, n) !== 1) candidate++;
  return candidate;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
