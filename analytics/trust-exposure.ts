import { type FirstTouch, firstTouch } from './first-touch.ts';
import type { SupplyShares } from './upstream-chain.ts';

/** How much of each node's chain leads to nodes that cannot be trusted: an interval, by what is known of them. */
export interface TrustExposure {
  /** To nodes that are below the threshold whatever the missing evidence would say. */
  readonly surelyWeak: FirstTouch;
  /** To nodes that may be below it. Not less than to those that surely are. */
  readonly possiblyWeak: FirstTouch;
}

/**
 * How much of a supply chain rests on nodes that can't be trusted: at least on those surely weak, at most on those possibly
 * weak.
 *
 * @param lower  length n, 0..1: lower bound of each node's score (`TrustScore.lower`, or of one dimension); 0 where nothing
 *   is known of it.
 * @param upper  length n, 0..1: upper bound; 1 where nothing is known.
 * @param threshold  a node whose score is below it is weak.
 * @throws RangeError when a length is wrong, a bound is not a share, or a lower bound exceeds its upper one.
 * @complexity that of `firstTouch`, twice.
 * @source own; exposure: Kemeny & Snell, Finite Markov Chains (1960), ch. III.
 */
export function trustExposure(
  shares: SupplyShares,
  lower: Float64Array,
  upper: Float64Array,
  threshold: number,
): TrustExposure {
  if (lower.length !== upper.length) throw new RangeError(`${lower.length} lower and ${upper.length} upper bounds`);
  lower.forEach((bound, j) => {
    if (!(bound >= 0 && bound <= upper[j]! && upper[j]! <= 1))
      throw new RangeError(`the score of node ${j} lies in ${bound}..${upper[j]}: want 0 ≤ lower ≤ upper ≤ 1`);
  });
  const below = (bounds: Float64Array) => bounds.map((bound) => (bound < threshold ? 1 : 0));
  return { surelyWeak: firstTouch(shares, below(upper)), possiblyWeak: firstTouch(shares, below(lower)) };
}
