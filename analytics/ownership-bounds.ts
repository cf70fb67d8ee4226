import { exposureBounds } from './exposure-bounds.ts';
import { type Holdings, OVERFULL, ownershipChain } from './holdings.ts';
import { integratedOwnership } from './integrated-ownership.ts';

/** How much a group of parties may have of each company where holdings are ranges. Length n each, 0..1. */
export interface OwnershipBounds {
  readonly lower: Float64Array;
  /** With the holders that are stated: no company has more than 100 % to give. */
  readonly upper: Float64Array;
  /** If besides all that nobody is stated to hold is the group's. */
  readonly upperWithUnstated: Float64Array;
  readonly converged: boolean;
}

/**
 * The least and the largest integrated share that stated ranges allow.
 *
 * Tighter than multiplying largest shares, which may come to more than 100 %. Where least shares exceed 100 % by rounding
 * they are scaled; of a company whose holdings are OVERFULL each stated holder may have anything up to its largest share.
 *
 * @param group  length n, 0..1: how far each party belongs to the group.
 * @returns `lower ≤ upper ≤ upperWithUnstated`.
 * @throws RangeError when a number is not a share or a length is wrong.
 * @complexity as `exposureBounds`.
 * @source as `exposureBounds`, on holdings; share ranges: Beneficial Ownership Data Standard 0.4.
 */
export function ownershipBounds(stated: Holdings, group: Float64Array): OwnershipBounds {
  const { holders, most, flags } = stated;
  const n = flags.length;
  const least = Float64Array.from(holders.weights);
  const largest = Float64Array.from(most);
  const mostTotal = new Float64Array(n).fill(1);
  for (let company = 0; company < n; company++) {
    const first = holders.starts[company]!;
    const end = holders.starts[company + 1]!;
    let sum = 0;
    for (let k = first; k < end; k++) sum += least[k]!;
    if ((flags[company]! & OVERFULL) !== 0) least.fill(0, first, end);
    else if (sum > 1) for (let k = first; k < end; k++) least[k] = least[k]! / sum;
  }
  const leastTotal = new Float64Array(n);
  const { lower, upper, converged } = exposureBounds(
    { purchases: { ...holders, weights: least }, most: largest, leastTotal, mostTotal },
    group,
  );
  const certain = integratedOwnership(ownershipChain(stated), group);
  const upperWithUnstated = upper.map((share, company) =>
    Math.min(1, Math.max(share, certain.upper[company]! + certain.unknown[company]!)),
  );
  return { lower, upper, upperWithUnstated, converged: converged && certain.converged };
}
