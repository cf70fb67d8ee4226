import type { Subject } from './structural-paths.ts';
import type { SupplyShares } from './upstream-chain.ts';
import type { UpstreamVisits } from './upstream-visits.ts';

/** A member of the bloc at which value meets it for the first time. */
export interface BlocEntry {
  readonly node: number;
  /** Share of the subject's value, 0..1. Over all entries this sums to the exposure. */
  readonly share: number;
}

/** Through whom a subject is exposed: which members its value meets first. */
export interface BlocEntries {
  /** Largest first; of equal ones the lower node. */
  readonly entries: readonly BlocEntry[];
  /** Sum of all. */
  readonly total: number;
  /** Herfindahl index of their shares of the exposure: 1 where all of it comes in at one member; null where there is none. */
  readonly hhi: number | null;
}

/**
 * Where a subject's value first meets the bloc: at each member what arrives there without having met another before.
 *
 * @param subject     whose exposure; a part that is itself a member is met at once.
 * @param membership  length n, 0..1.
 * @param visits      of the subject outside the bloc, as `subjectVisits` finds them.
 * @complexity O(n + m).
 * @source Kemeny & Snell, Finite Markov Chains (1960), ch. III: which absorbing state the chain ends in.
 */
export function blocEntries(
  { purchases: { starts, heads, weights } }: SupplyShares,
  membership: Float64Array,
  subject: Subject,
  { visits }: UpstreamVisits,
): BlocEntries {
  const met = new Float64Array(membership.length);
  for (let part = 0; part < subject.nodes.length; part++) {
    const node = subject.nodes[part]!;
    met[node] = met[node]! + subject.weights[part]! * membership[node]!;
  }
  for (let j = 0; j < visits.length; j++) {
    if (visits[j] === 0) continue;
    for (let k = starts[j]!; k < starts[j + 1]!; k++) {
      const supplier = heads[k]!;
      met[supplier] = met[supplier]! + visits[j]! * weights[k]! * membership[supplier]!;
    }
  }
  const entries: BlocEntry[] = [];
  met.forEach((share, node) => {
    if (share > 0) entries.push({ node, share });
  });
  entries.sort((a, b) => b.share - a.share || a.node - b.node);
  const total = entries.reduce((sum, { share }) => sum + share, 0);
  const hhi = total > 0 ? entries.reduce((sum, { share }) => sum + (share / total) ** 2, 0) : null;
  return { entries, total, hhi };
}
