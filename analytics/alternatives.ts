import { type FirstTouch, firstTouch } from './first-touch.ts';
import type { SupplyShares } from './upstream-chain.ts';

/** A supplier of the product in question. Shares of the buyer's output, 0..1. */
export interface SupplyOffer {
  readonly supplier: number;
  /** What the buyer buys from it now. */
  readonly current: number;
  /** What it could deliver to this buyer at most, what it delivers now included. */
  readonly capacity: number;
}

export interface SupplyChoice extends SupplyOffer {
  /** Exposure that each unit bought from it brings, 0..1: its own membership, and its suppliers' behind it. */
  readonly exposure: number;
  readonly chosen: number;
}

/** How a product would be bought with the least exposure, and what comes of it. */
export interface Alternatives {
  /** Least exposure first. */
  readonly choices: readonly SupplyChoice[];
  /** Part of the need that no capacity covers: counted as bought from unknown suppliers. */
  readonly shortfall: number;
  /** Exposure of the buyer. */
  readonly before: number;
  /** The same with the choices made, solved anew for everybody: suppliers may buy from the buyer. */
  readonly after: number;
  /** How much of the buyer's output ends with unknown suppliers after it, the shortfall among them. */
  readonly unknownAfter: number;
}

const ROUNDING = 1e-9;

/**
 * The cheapest way out of a bloc for one product: its suppliers by exposure, each up to its capacity.
 *
 * Filling up from the least exposed is the best there is while suppliers' own exposure stays as it is; between equals
 * the present supplier is kept.
 *
 * @param exposure  of the same shares and membership, as `firstTouch` found it.
 * @param offers  suppliers of the product, each once; the need is what they deliver now.
 * @throws RangeError when a supplier is the buyer, appears twice, or a number is not a share or more than is bought.
 * @complexity O(n + m) and one `firstTouch`.
 * @source Dantzig, Operations Research 5 (1957): greedy filling of a fractional knapsack is optimal.
 */
export function alternatives(
  shares: SupplyShares,
  membership: Float64Array,
  exposure: FirstTouch,
  buyer: number,
  offers: readonly SupplyOffer[],
): Alternatives {
  const bought = purchasesOf(shares, buyer);
  const seen = new Set<number>();
  let need = 0;
  for (const { supplier, current, capacity } of offers) {
    if (supplier === buyer || seen.has(supplier) || !(supplier < membership.length))
      throw new RangeError(`${supplier} is offered to buyer ${buyer}: want other nodes, each once`);
    const held = bought.get(supplier) ?? 0;
    if (!(current >= 0 && current <= held + ROUNDING && capacity >= 0))
      throw new RangeError(`supplier ${supplier} delivers ${current} of ${held} bought, up to ${capacity}`);
    seen.add(supplier);
    need += current;
  }
  const ordered = offers
    .map((offer) => {
      const member = membership[offer.supplier]!;
      return { ...offer, exposure: member + (1 - member) * exposure.share[offer.supplier]! };
    })
    .sort((a, b) => a.exposure - b.exposure || b.current - a.current || a.supplier - b.supplier);
  let left = need;
  const choices = ordered.map((offer): SupplyChoice => {
    const chosen = Math.min(left, offer.capacity);
    left -= chosen;
    return { ...offer, chosen };
  });
  const shortfall = left > ROUNDING ? left : 0;
  for (const { supplier, current, chosen } of choices)
    bought.set(supplier, Math.max(0, (bought.get(supplier) ?? 0) - current + chosen));
  const after = firstTouch(withPurchases(shares, buyer, bought, shortfall), membership);
  return {
    choices,
    shortfall,
    before: exposure.share[buyer]!,
    after: after.share[buyer]!,
    unknownAfter: after.unknown[buyer]!,
  };
}

function purchasesOf({ purchases: { starts, heads, weights } }: SupplyShares, buyer: number): Map<number, number> {
  const bought = new Map<number, number>();
  for (let k = starts[buyer]!; k < starts[buyer + 1]!; k++) bought.set(heads[k]!, weights[k]!);
  return bought;
}

function withPurchases(
  { purchases: { starts, heads, weights }, unknown }: SupplyShares,
  buyer: number,
  bought: ReadonlyMap<number, number>,
  shortfall: number,
): SupplyShares {
  const suppliers = [...bought].filter(([, share]) => share > 0).sort(([a], [b]) => a - b);
  const first = starts[buyer]!;
  const end = starts[buyer + 1]!;
  const added = suppliers.length - (end - first);
  const changed = {
    starts: starts.map((start, j) => (j > buyer ? start + added : start)),
    heads: new Uint32Array(heads.length + added),
    weights: new Float64Array(heads.length + added),
  };
  changed.heads.set(heads.subarray(0, first));
  changed.weights.set(weights.subarray(0, first));
  suppliers.forEach(([supplier, share], k) => {
    changed.heads[first + k] = supplier;
    changed.weights[first + k] = share;
  });
  changed.heads.set(heads.subarray(end), first + suppliers.length);
  changed.weights.set(weights.subarray(end), first + suppliers.length);
  const missing = Float64Array.from(unknown);
  missing[buyer] = Math.min(1, missing[buyer]! + shortfall);
  return { purchases: changed, unknown: missing };
}
