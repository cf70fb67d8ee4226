import { type Holdings, type OwnershipChain, ownershipChain } from './holdings.ts';
import { votingPower } from './voting-power.ts';

/** Voting power as steps upwards. */
export interface ControlChain extends OwnershipChain {
  /** Largest standard error of a step; 0 where no company has more holders than are counted exactly. */
  readonly standardError: number;
}

/**
 * Each company's holders by their power in its votes instead of by their shares: who holds 51 % has all of it.
 *
 * Read with `ultimateOwners` it gives network control (who would decide in the end, at random alliances), with
 * `integratedOwnership` what one owner or bloc would. Power of votes nobody states is `unknown`.
 *
 * @param votes  holdings of votes; least shares count. A company's shares in itself have no vote.
 * @complexity O(m) where one holder has the majority; else as `votingPower` for each company.
 * @source After Mizuno, Doi & Kurizaki, PLoS ONE 15 (2020) (network power index); as an absorbing chain it is ours.
 */
export function controlChain(votes: Pick<Holdings, 'holders' | 'flags'>): ControlChain {
  const { holders, unknown } = ownershipChain(votes);
  const n = unknown.length;
  const starts = new Uint32Array(n + 1);
  const heads = new Uint32Array(holders.heads.length);
  const weights = new Float64Array(holders.heads.length);
  const loose = new Float64Array(n);
  let standardError = 0;
  let arcs = 0;
  for (let company = 0; company < n; company++) {
    const first = holders.starts[company]!;
    const end = holders.starts[company + 1]!;
    let self = 0;
    for (let k = first; k < end; k++) if (holders.heads[k] === company) self = holders.weights[k]!;
    if (end > first && self === 1) {
      heads[arcs] = company;
      weights[arcs++] = 1;
    } else if (end > first) {
      const others = Array.from({ length: end - first }, (_, k) => first + k).filter(
        (k) => holders.heads[k] !== company,
      );
      const found = votingPower(others.map((k) => Math.min(1, holders.weights[k]! / (1 - self))));
      standardError = Math.max(standardError, found.standardError);
      loose[company] = found.ocean;
      others.forEach((k, p) => {
        if (found.power[p] === 0) return;
        heads[arcs] = holders.heads[k]!;
        weights[arcs++] = found.power[p]!;
      });
    } else loose[company] = unknown[company]!;
    starts[company + 1] = arcs;
  }
  return {
    holders: { starts, heads: heads.subarray(0, arcs), weights: weights.subarray(0, arcs) },
    unknown: loose,
    standardError,
  };
}
