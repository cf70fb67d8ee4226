import type { SupplyShares } from './upstream-chain.ts';

/**
 * What nodes spend their output on once some purchases are gone, and nothing is bought in their place.
 *
 * What was bought there counts as bought from unknown suppliers: it is neither spread over those that are left nor saved.
 *
 * @param kept  what is left of the purchase on an arc, 0..1, by the arc's place in `shares`.
 * @throws RangeError when a part kept is not a share.
 * @complexity O(n + m) time and memory.
 */
export function amendedShares(
  { purchases: { starts, heads, weights }, unknown }: SupplyShares,
  kept: (arc: number, buyer: number, supplier: number) => number,
): SupplyShares {
  const n = starts.length - 1;
  const left = {
    starts: new Uint32Array(n + 1),
    heads: new Uint32Array(heads.length),
    weights: new Float64Array(heads.length),
  };
  const missing = Float64Array.from(unknown);
  let arcs = 0;
  for (let buyer = 0; buyer < n; buyer++) {
    for (let k = starts[buyer]!; k < starts[buyer + 1]!; k++) {
      const part = kept(k, buyer, heads[k]!);
      if (!(part >= 0 && part <= 1)) throw new RangeError(`${part} of arc ${k} is kept: want 0..1`);
      if (part > 0) {
        left.heads[arcs] = heads[k]!;
        left.weights[arcs++] = weights[k]! * part;
      }
      if (part < 1) missing[buyer] = Math.min(1, missing[buyer]! + weights[k]! * (1 - part));
    }
    left.starts[buyer + 1] = arcs;
  }
  return {
    purchases: { starts: left.starts, heads: left.heads.slice(0, arcs), weights: left.weights.slice(0, arcs) },
    unknown: missing,
  };
}
