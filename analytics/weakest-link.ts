import type { Holdings } from './holdings.ts';
import { PriorityQueue } from './priority-queue.ts';

/** How firmly a chain of holdings ties companies to an owner. Companies that it does not reach are not listed. */
export interface WeakestLinks {
  /** Ascending. */
  readonly companies: Uint32Array;
  /** One a company, 0..1: the smallest holding on the firmest chain from the owner. */
  readonly bottleneck: Float64Array;
  /**
   * One a company: over its direct holders, the smaller of the last holding and the bottleneck up to the holder, added
   * up. May exceed 1, and so may the sum over owners: it is held against a cut-off, 10 or 20 %, and is no share.
   */
  readonly controlRights: Float64Array;
}

/**
 * Control rights of one owner by the weakest link of each chain of holdings.
 *
 * @param votes  holdings of votes; least shares count. A company's shares in itself do not.
 * @complexity O(a log a) of the a arcs reached, and O(n) memory.
 * @source La Porta, Lopez-de-Silanes & Shleifer, J. of Finance 54 (1999); Claessens, Djankov & Lang, J. of Financial
 *   Economics 58 (2000). Counting each last link once, so that loops are well defined, is ours.
 */
export function weakestLinks({ holders, held }: Pick<Holdings, 'holders' | 'held'>, owner: number): WeakestLinks {
  const n = held.starts.length - 1;
  if (!(Number.isInteger(owner) && owner >= 0 && owner < n))
    throw new RangeError(`${owner} is the owner: want a party 0..${n - 1}`);
  const firmest = new Float64Array(n);
  const settled = new Uint8Array(n);
  firmest[owner] = 1;
  // Queued by arc, so that a company queued again for a firmer chain keeps its earlier entries in order.
  const strength: number[] = [1];
  const parties: number[] = [owner];
  const queue = new PriorityQueue((a, b) => strength[a]! > strength[b]!);
  queue.push(0);
  const reached: number[] = [];
  for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
    const party = parties[entry]!;
    if (settled[party] === 1) continue;
    settled[party] = 1;
    if (party !== owner) reached.push(party);
    for (let k = held.starts[party]!; k < held.starts[party + 1]!; k++) {
      const company = held.companies[k]!;
      const link = Math.min(firmest[party]!, holders.weights[held.arcs[k]!]!);
      if (link <= firmest[company]!) continue;
      firmest[company] = link;
      strength.push(link);
      parties.push(company);
      queue.push(parties.length - 1);
    }
  }
  const companies = Uint32Array.from(reached).sort();
  const controlRights = Float64Array.from(companies, (company) => {
    let sum = 0;
    for (let k = holders.starts[company]!; k < holders.starts[company + 1]!; k++)
      if (holders.heads[k] !== company) sum += Math.min(firmest[holders.heads[k]!]!, holders.weights[k]!);
    return sum;
  });
  return { companies, bottleneck: Float64Array.from(companies, (company) => firmest[company]!), controlRights };
}
