import { type FirstTouchOptions, firstTouch } from './first-touch.ts';
import type { OwnershipChain } from './holdings.ts';

/** How much of each party is held by one group of parties, through any chain of holdings. Length n each, 0..1. */
export interface IntegratedOwnership {
  readonly share: Float64Array;
  /** Certified, up to rounding: the share is not less, not more. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Held directly. */
  readonly direct: Float64Array;
  /** Ends with a holder whom nobody states: it may be the group's. */
  readonly unknown: Float64Array;
  /** Held by parties outside the group that nobody is known to hold. */
  readonly others: Float64Array;
  /** Held by companies that only hold each other. */
  readonly closed: Float64Array;
  readonly certifiedGap: number;
  readonly converged: boolean;
}

/**
 * Share of each company that an owner, or a bloc of owners, has directly and through other companies.
 *
 * One unit of the company walks up its holdings until it meets the group; it stops there, so cross-holdings count once
 * and treasury shares belong to the other holders. Of the group's members themselves this is what the others, and loops
 * back to it, hold: not that a member owns itself.
 *
 * @param group  length n, 0..1: how far each party belongs to the group. One company alone gives what it comes to hold
 *   of the others; the ends seated in a bloc give what the bloc ultimately owns.
 * @returns `share + unknown + others + closed = 1` for every company, to rounding.
 * @throws RangeError when a number is not a share, a row exceeds 1, or a length is wrong.
 * @complexity O(n + m · sweeps) time, O(n + m) memory; without cross-holdings one sweep.
 * @source Baldone, Brioschi & Paleari, in: Measures of Systemic Correlation (1998); Vitali, Glattfelder & Battiston, PLoS
 *   ONE 6 (2011): shares of holders inside loops corrected, which is the probability of reaching the holder.
 */
export function integratedOwnership(
  { holders, unknown: unstated }: OwnershipChain,
  group: Float64Array,
  options: FirstTouchOptions = {},
): IntegratedOwnership {
  const { share, lower, upper, face, unknown, elsewhere, trapped, certifiedGap, converged } = firstTouch(
    { purchases: holders, unknown: unstated },
    group,
    options,
  );
  return {
    share,
    lower,
    upper,
    direct: face,
    unknown,
    others: elsewhere,
    closed: trapped,
    certifiedGap,
    converged,
  };
}
