import type { FirstTouch } from './first-touch.ts';
import { largestByBound } from './largest-by-bound.ts';
import type { SupplyShares } from './upstream-chain.ts';
import { type BuyerInLoops, type Circulation, type UpstreamVisits, visitsOfBuyers } from './upstream-visits.ts';

/** A purchase through which exposure runs. */
export interface ChokeLink {
  readonly buyer: number;
  /** Arc of the purchases: what the buyer buys, of whom and how much. */
  readonly arc: number;
  /** Exposure that would be gone without the purchase, share of the subject's value: it is lost, not replaced. */
  readonly share: number;
  /** Certified: `share` is not less, not more. */
  readonly lower: number;
  readonly upper: number;
  /** How much the exposure changes for each unit of change, a small one, of the share that the buyer buys there: its derivative. */
  readonly gradient: number;
}

/** A purchase's effect is found to this, share of the subject's value. */
const ACCURACY = 1e-11;

/**
 * The purchases without which the subject's exposure falls most, exactly, loops included.
 *
 * What is lost without a purchase of w is the value that reaches the buyer, visits · w, times the exposure that the supplier
 * carries; of value that comes from the supplier to the buyer again the purchase is lost as well, and was counted already:
 * visits · w · carried / (1 + w · (1 − membership) · visits of the buyer from the supplier). Effects overlap and are not to be added.
 *
 * @param membership  length n, 0..1.
 * @param exposure    of the same shares and membership.
 * @param visits      of the subject, as `subjectVisits` finds them.
 * @param chain       of the purchases outside the bloc.
 * @param first       how many at most.
 * @returns largest first; of equal ones the arc that comes first. The upper bound is gradient · w.
 * @throws RangeError when `first` is not a number of purchases.
 * @complexity O(n + m), and the `visitsOfBuyers` of the candidates.
 * @source Own; equals removal and re-solving by Sherman & Morrison, Annals of Mathematical Statistics 21 (1950).
 */
export function chokeLinks(
  { purchases: { starts, heads, weights } }: SupplyShares,
  membership: Float64Array,
  exposure: Pick<FirstTouch, 'share' | 'lower' | 'upper'>,
  { visits, left }: UpstreamVisits,
  chain: Circulation,
  first: number,
): readonly ChokeLink[] {
  const n = membership.length;
  const carried = (node: number, share: Float64Array) => membership[node]! + (1 - membership[node]!) * share[node]!;
  const bounds = new Float64Array(heads.length);
  for (let j = 0; j < n; j++) {
    if (visits[j] === 0) continue;
    for (let k = starts[j]!; k < starts[j + 1]!; k++)
      bounds[k] = visits[j]! * weights[k]! * carried(heads[k]!, exposure.share);
  }
  const found = largestByBound(bounds, first, (asked) => {
    const arcsOf = new Map<number, number[]>();
    for (const arc of asked) {
      const buyer = rowOf(starts, arc);
      arcsOf.set(buyer, [...(arcsOf.get(buyer) ?? []), arc]);
    }
    const buyers = [...arcsOf].map(
      ([buyer, arcs]): BuyerInLoops => ({
        buyer,
        suppliers: arcs.map((arc) => heads[arc]!),
        accuracy: ACCURACY / Math.max(...arcs.map((arc) => bounds[arc]!)),
      }),
    );
    const returns = visitsOfBuyers(chain, buyers);
    return buyers.flatMap(({ buyer }, at) =>
      (arcsOf.get(buyer) as number[]).map((arc, which) => {
        const supplier = heads[arc]!;
        const onward = weights[arc]! * (1 - membership[supplier]!);
        const again = returns[at]![which]!;
        const effect = (share: Float64Array, comingBack: number) =>
          (visits[buyer]! * weights[arc]! * carried(supplier, share)) / (1 + (onward > 0 ? onward * comingBack : 0));
        return {
          of: arc,
          buyer,
          share: effect(exposure.share, again.lower),
          lower: effect(exposure.lower, again.upper),
          // What was left unfollowed would be lost at most once.
          upper: Math.min(1, effect(exposure.upper, again.lower) + left),
          gradient: visits[buyer]! * carried(supplier, exposure.share),
        };
      }),
    );
  });
  return found.map(({ of: arc, ...link }) => ({ arc, ...link }));
}

/** The row that an arc is in. */
function rowOf(starts: Uint32Array, arc: number): number {
  let [low, high] = [0, starts.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= arc) low = middle;
    else high = middle;
  }
  return low;
}
