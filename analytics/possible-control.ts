import { UNITS, units } from './control-cascade.ts';
import { type Holdings, OVERFULL } from './holdings.ts';

/**
 * Companies that parties may control together for all that is stated: those of which strangers do not surely have half of the
 * votes. Whoever holds votes that nobody states may be one of them.
 *
 * Strangers are whoever is not in the group, which begins with those given and grows by every company that they may control.
 *
 * @param votes       holdings of votes; of strangers the least counts.
 * @param controlled  length n, 1 for parties of the group and companies that it surely controls, else 0.
 * @param isHeld      length n, 1 for companies that somebody holds, stated or not; a party nobody holds is its own.
 * @returns length n: 1 for the group in the end.
 * @throws RangeError when a length is wrong.
 * @complexity O(n + m) time and memory.
 * @source as `groupOf`: the least fixed point of a monotone map.
 */
export function possibleControl(
  { holders: { starts, heads, weights }, held, flags }: Holdings,
  controlled: Uint8Array,
  isHeld: Uint8Array,
): Uint8Array {
  const n = flags.length;
  if (controlled.length !== n || isHeld.length !== n)
    throw new RangeError(`${controlled.length} marks and ${isHeld.length} of companies for ${n} parties`);
  const all = new Float64Array(n);
  const ownShares = new Float64Array(n);
  for (let company = 0; company < n; company++) {
    for (let k = starts[company]!; k < starts[company + 1]!; k++) {
      const share = units(weights[k]!);
      if (heads[k] === company) ownShares[company] = share;
      else all[company] = all[company]! + share;
    }
  }
  const ofMembers = new Float64Array(n);
  const group = new Uint8Array(n);
  const joining: number[] = [];
  const mayJoin = (company: number): boolean => {
    if (group[company] === 1 || isHeld[company] === 0) return false;
    const half = (UNITS - ownShares[company]!) / 2;
    // Of shares that exceed 100 % nobody knows whose are right.
    if ((flags[company]! & OVERFULL) !== 0 && ofMembers[company]! > half) return true;
    return all[company]! - ofMembers[company]! < half;
  };
  const join = (party: number) => {
    group[party] = 1;
    joining.push(party);
  };
  for (let party = 0; party < n; party++) if (controlled[party] === 1 || mayJoin(party)) join(party);
  for (let member = joining.pop(); member !== undefined; member = joining.pop()) {
    for (let k = held.starts[member]!; k < held.starts[member + 1]!; k++) {
      const company = held.companies[k]!;
      if (company === member) continue;
      ofMembers[company] = ofMembers[company]! + units(weights[held.arcs[k]!]!);
      if (mayJoin(company)) join(company);
    }
  }
  return group;
}
