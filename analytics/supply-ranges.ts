import type { SupplyRanges } from './exposure-bounds.ts';
import type { SupplyShares } from './upstream-chain.ts';

/** A purchase whose amount nobody states, or states within limits. Shares of the buyer's output, 0..1. */
export interface OpenPurchase {
  readonly buyer: number;
  readonly supplier: number;
  /** Beyond what is stated of the same link. */
  readonly least: number;
  readonly most: number;
}

/**
 * Purchases with amounts, and those without as ranges, in the form that `exposureBounds` reads.
 *
 * Of a buyer with open purchases all that it buys beyond the stated amounts is taken to be theirs; where nobody states what
 * it buys in all, that may be anything up to its output. Whatever ends at unknown suppliers goes to one more node, the last.
 *
 * @param unstated  length n: 1 where nobody states what the node buys in all.
 * @throws RangeError where the least amounts exceed what the buyer spends.
 * @complexity O(n + m log m).
 */
export function supplyRanges(
  { purchases: { starts, heads, weights }, unknown }: SupplyShares,
  unstated: Uint8Array,
  open: readonly OpenPurchase[],
): SupplyRanges {
  const n = starts.length - 1;
  const openOf = new Map<number, OpenPurchase[]>();
  for (const purchase of open) openOf.set(purchase.buyer, [...(openOf.get(purchase.buyer) ?? []), purchase]);
  const ranges = {
    starts: new Uint32Array(n + 2),
    heads: [] as number[],
    least: [] as number[],
    most: [] as number[],
    leastTotal: new Float64Array(n + 1),
    mostTotal: new Float64Array(n + 1),
  };
  for (let buyer = 0; buyer < n; buyer++) {
    const row = new Map<number, { least: number; most: number }>();
    let named = 0;
    for (let k = starts[buyer]!; k < starts[buyer + 1]!; k++) {
      row.set(heads[k]!, { least: weights[k]!, most: weights[k]! });
      named += weights[k]!;
    }
    const opened = openOf.get(buyer) ?? [];
    const rest = unstated[buyer] === 1 && opened.length > 0 ? Math.max(0, 1 - named) : unknown[buyer]!;
    let [least, most] = [0, 0];
    for (const purchase of opened) {
      const known = row.get(purchase.supplier) ?? { least: 0, most: 0 };
      const upTo = Math.min(purchase.most, rest);
      row.set(purchase.supplier, {
        least: known.least + purchase.least,
        most: Math.min(1, known.most + Math.max(upTo, purchase.least)),
      });
      least += purchase.least;
      most += upTo;
    }
    if (least > rest + 1e-9) throw new RangeError(`node ${buyer} buys at least ${least} of ${rest} not stated`);
    // What no open purchase can take up ends at unknown suppliers.
    const left = opened.length === 0 ? rest : unstated[buyer] === 1 ? 0 : Math.max(0, rest - most);
    if (left > 0) row.set(n, { least: left, most: left });
    ranges.leastTotal[buyer] = Math.min(1, named + (unstated[buyer] === 1 && opened.length > 0 ? least : rest));
    ranges.mostTotal[buyer] = Math.min(1, Math.max(named + rest, ranges.leastTotal[buyer]!));
    for (const [supplier, range] of [...row].sort(([a], [b]) => a - b)) {
      ranges.heads.push(supplier);
      ranges.least.push(range.least);
      ranges.most.push(range.most);
    }
    ranges.starts[buyer + 1] = ranges.heads.length;
  }
  ranges.starts[n + 1] = ranges.heads.length;
  return {
    purchases: {
      starts: ranges.starts,
      heads: Uint32Array.from(ranges.heads),
      weights: Float64Array.from(ranges.least),
    },
    most: Float64Array.from(ranges.most),
    leastTotal: ranges.leastTotal,
    mostTotal: ranges.mostTotal,
  };
}
