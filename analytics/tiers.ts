import { product } from './csr.ts';
import { type SupplyShares, upstreamChain } from './upstream-chain.ts';

/** First-touch exposure told apart by how far upstream the bloc is first met. Index 0 is tier 1, the direct supplier. */
export interface Tiers {
  /** One array of length n a tier, 0..1: value that meets the bloc for the first time exactly there. */
  readonly met: readonly Float64Array[];
  /** One array of length n a tier, 0..1: value still on its way after it. No later tiers together exceed it. */
  readonly untraced: readonly Float64Array[];
}

/**
 * How much of each node's exposure lies with direct suppliers, with their suppliers, and so on, `count` tiers up.
 *
 * Over all tiers `met` sums to the first-touch share. A subject of many nodes weighs the arrays with its own weights;
 * members among them are its tier 0.
 *
 * @param membership  length n, 0..1: how far each node belongs to the bloc.
 * @throws RangeError when a number is not a share, a row exceeds 1, a length is wrong, or `count` is not a number of tiers.
 * @complexity O(n + m) a tier.
 * @source Kemeny & Snell, Finite Markov Chains (1960), ch. III: the chain absorbed at exactly the k-th step.
 */
export function tiers(shares: SupplyShares, membership: Float64Array, count: number): Tiers {
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is not a number of tiers`);
  const { onward, face } = upstreamChain(shares, membership);
  const met: Float64Array[] = [];
  const untraced: Float64Array[] = [];
  let alive: Float64Array = new Float64Array(face.length).fill(1);
  for (let tier = 1; tier <= count; tier++) {
    met.push(tier === 1 ? face : product(onward, met[tier - 2]!));
    alive = product(onward, alive);
    untraced.push(alive);
  }
  return { met, untraced };
}
