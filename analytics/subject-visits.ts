import type { Subject } from './structural-paths.ts';
import { type Circulation, type UpstreamVisits, upstreamVisits } from './upstream-visits.ts';

/**
 * How often a subject's value passes each node before it meets the bloc, as far as it can still meet it.
 *
 * @param chain       of the purchases outside the bloc (`upstreamChain(…).onward`).
 * @param membership  length n, 0..1.
 * @param share       length n: first-touch exposure; nodes without any are not followed.
 * @complexity as `upstreamVisits`.
 */
export function subjectVisits(
  chain: Circulation,
  membership: Float64Array,
  share: Float64Array,
  { nodes, weights }: Subject,
): UpstreamVisits {
  const start = new Float64Array(membership.length);
  for (let part = 0; part < nodes.length; part++) {
    const node = nodes[part]!;
    start[node] = start[node]! + weights[part]! * (1 - membership[node]!);
  }
  return upstreamVisits(
    chain,
    start,
    Uint8Array.from(share, (value) => (value > 0 ? 1 : 0)),
  );
}
