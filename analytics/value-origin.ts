import type { Subject } from './structural-paths.ts';
import { type SupplyShares, upstreamChain } from './upstream-chain.ts';
import { circulation, type UpstreamVisits, upstreamVisits } from './upstream-visits.ts';

/** Two measures beside first touch, for comparison with what others publish. */
export interface ValueOrigin {
  /** Transactions with suppliers in the bloc among all transactions behind the subject's output, every tier's counted again; null where it buys nothing. */
  readonly grossLookThrough: number | null;
  /** Share of the subject's value that the bloc's own members added; null where a node on the way does not state all that it buys. */
  readonly valueAddedOrigin: number | null;
}

/**
 * How often a subject's value passes each node on its whole way upstream, the bloc no obstacle: a column of Leontief's inverse.
 *
 * @returns null where the value reaches a loop that nothing leaves: it would be counted without end.
 * @throws RangeError when a number is not a share or a row exceeds 1.
 * @complexity as `upstreamVisits`; the same for every bloc.
 */
export function wholeChainVisits(shares: SupplyShares, { nodes, weights }: Subject): UpstreamVisits | null {
  const n = shares.unknown.length;
  const { onward, unknown, valueAdded } = upstreamChain(shares, new Float64Array(n));
  const chain = circulation(onward);
  const start = new Float64Array(n);
  for (let part = 0; part < nodes.length; part++) start[nodes[part]!] = start[nodes[part]!]! + weights[part]!;
  const leaks = new Uint8Array(n);
  for (let c = 0; c + 1 < chain.starts.length; c++) {
    const members = chain.order.subarray(chain.starts[c]!, chain.starts[c + 1]!);
    // Suppliers come first, so what lies behind the component is known.
    let leaking = 0;
    for (const j of members) {
      if (unknown[j]! + valueAdded[j]! > 0) leaking = 1;
      for (let k = onward.starts[j]!; leaking === 0 && k < onward.starts[j + 1]!; k++)
        if (leaks[onward.heads[k]!] === 1) leaking = 1;
    }
    if (leaking === 1) for (const j of members) leaks[j] = 1;
  }
  const found = upstreamVisits(chain, start, leaks);
  for (let j = 0; j < n; j++) {
    if (leaks[j] === 0 && start[j]! > 0) return null;
    if (found.visits[j] === 0) continue;
    for (let k = onward.starts[j]!; k < onward.starts[j + 1]!; k++) if (leaks[onward.heads[k]!] === 0) return null;
  }
  return found;
}

/**
 * Gross look-through and value-added origin of one subject in one bloc.
 *
 * @param unstated  length n: 1 where nobody states what the node buys in all, so that what it adds is not known.
 * @param visits    of the subject, as `wholeChainVisits` finds them.
 * @complexity O(n + m).
 * @source Baldwin, Freeman & Theodorakopoulos, Brookings Papers on Economic Activity (2023), as read from its abstract; Johnson
 *   & Noguera, J. Int. Economics 86 (2012).
 */
export function valueOrigin(
  shares: SupplyShares,
  unstated: Uint8Array,
  membership: Float64Array,
  { nodes, weights }: Subject,
  { visits }: UpstreamVisits,
): ValueOrigin {
  const { valueAdded } = upstreamChain(shares, new Float64Array(membership.length));
  const bought = visits.slice();
  for (let part = 0; part < nodes.length; part++)
    bought[nodes[part]!] = Math.max(0, bought[nodes[part]!]! - weights[part]!);
  let all = 0;
  let ofBloc = 0;
  let added = 0;
  for (let j = 0; j < bought.length; j++) {
    all += bought[j]!;
    ofBloc += membership[j]! * bought[j]!;
    added += membership[j]! * valueAdded[j]! * visits[j]!;
  }
  const addedIsKnown = visits.every((passes, j) => passes === 0 || unstated[j] !== 1);
  return {
    grossLookThrough: all > 1e-12 ? Math.min(1, ofBloc / all) : null,
    valueAddedOrigin: addedIsKnown ? Math.min(1, added) : null,
  };
}
