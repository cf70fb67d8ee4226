import { type Certainty, type Group, groupOf, UNITS, units } from './control-cascade.ts';
import { type Holdings, OVERFULL } from './holdings.ts';
import { strongComponents } from './strong-components.ts';

/** More than half of the votes. */
const MAJORITY = { share: 0.5, inclusive: false };

/**
 * Companies in which some parties, acting together, have more than half of the votes, step by step.
 *
 * A company counts with all its votes once its own majority is there, so shares add up and are never multiplied.
 *
 * @param votes  holdings of votes.
 * @returns the parties themselves (round 0) and the companies, with the number of steps to each.
 * @complexity as `groupOf`.
 * @source La Porta, Lopez-de-Silanes & Shleifer, J. of Finance 54 (1999), with the cut-off at one half.
 */
export function majorityGroup(votes: Holdings, parties: Iterable<number>, certainty: Certainty = 'CERTAIN'): Group {
  return groupOf({ shares: [{ holdings: votes, threshold: MAJORITY }] }, parties, certainty);
}

/** The head where companies control each other, or shares exceed 100 %, and of all that they control. */
export const NO_HEAD = 0xffffffff;

/**
 * Who, alone, has more than half of the votes of each company in the end: the head of its group.
 *
 * A party that nobody so controls is its own head: persons and states, and companies that are widely held. There is
 * at most one, so this is one number a company for all companies at once; parties acting together need `majorityGroup`.
 *
 * @param votes  holdings of votes; least shares count.
 * @returns length n: a party, or NO_HEAD.
 * @complexity O(n + m) without cross-holdings; a set of k companies that hold each other adds O(k · its arcs).
 * @source as `majorityGroup`.
 */
export function majorityHeads({ holders, held, flags }: Holdings): Uint32Array {
  const n = flags.length;
  const { order, starts } = strongComponents(holders);
  const heads = new Uint32Array(n).fill(NO_HEAD);
  const settled = new Uint8Array(n);
  /** Heads that stand for nobody in particular. */
  const nameless = new Set<number>();
  const settledHead = (holder: number): number => (settled[holder] === 1 ? heads[holder]! : NO_HEAD);
  for (let c = 0; c + 1 < starts.length; c++) {
    const members = order.subarray(starts[c]!, starts[c + 1]!);
    if (members.length === 1) {
      const company = members[0]!;
      const isOverfull = (flags[company]! & OVERFULL) !== 0;
      if (isOverfull) nameless.add(company);
      const head = isOverfull ? NO_HEAD : majorityOf(company, settledHead);
      heads[company] = head === NO_HEAD ? company : head;
      settled[company] = 1;
      continue;
    }
    for (const member of members) {
      if ((flags[member]! & OVERFULL) === 0) continue;
      heads[member] = member;
      settled[member] = 1;
      nameless.add(member);
    }
    spreadHeads(members, settledHead);
    const open = Array.from(members.filter((member) => settled[member] === 0)).sort((a, b) => a - b);
    const isOpen = new Set(open);
    const groups = open.map((member) => groupWithin(isOpen, member));
    open.forEach((head, h) => {
      const above = open.filter((other, o) => other !== head && groups[o]!.has(head));
      if (above.some((other) => !groups[h]!.has(other))) return;
      // Whoever controls it is controlled by it: the first of them stands for all, until the end.
      if (above.some((other) => other < head)) return;
      if (above.length > 0) nameless.add(head);
      for (const member of groups[h]!) heads[member] = head;
    });
    for (const member of open) settled[member] = 1;
  }
  return nameless.size === 0 ? heads : heads.map((head) => (nameless.has(head) ? NO_HEAD : head));

  /** The majority of a company's votes outside its own hands, by what `label` says of its holders; NO_HEAD for none. */
  function majorityOf(company: number, label: (holder: number) => number): number {
    const first = holders.starts[company]!;
    const end = holders.starts[company + 1]!;
    let self = 0;
    let all = 0;
    for (let k = first; k < end; k++) {
      all += units(holders.weights[k]!);
      if (holders.heads[k] === company) self += units(holders.weights[k]!);
    }
    // Of shares that exceed 100 % by rounding two heads could each have half of 100 %, never half of all.
    const bar = (Math.max(all, UNITS) - self) / 2;
    for (let k = first; k < end; k++) {
      const candidate = holders.heads[k] === company ? NO_HEAD : label(holders.heads[k]!);
      if (candidate === NO_HEAD) continue;
      let sum = 0;
      for (let other = k; other < end; other++)
        if (holders.heads[other] !== company && label(holders.heads[other]!) === candidate)
          sum += units(holders.weights[other]!);
      if (sum > bar) return candidate;
    }
    return NO_HEAD;
  }

  function spreadHeads(members: Uint32Array, label: (holder: number) => number): void {
    for (let moved = true; moved; ) {
      moved = false;
      for (const member of members) {
        if (settled[member] === 1) continue;
        const head = majorityOf(member, label);
        if (head === NO_HEAD) continue;
        heads[member] = head;
        settled[member] = 1;
        moved = true;
      }
    }
  }

  function groupWithin(members: ReadonlySet<number>, head: number): Set<number> {
    const group = new Set([head]);
    const isOfGroup = (holder: number): number => (group.has(holder) ? head : NO_HEAD);
    // A set is gone through in the order in which members join it, those that join meanwhile too.
    for (const member of group) {
      for (let k = held.starts[member]!; k < held.starts[member + 1]!; k++) {
        const company = held.companies[k]!;
        if (members.has(company) && !group.has(company) && majorityOf(company, isOfGroup) === head) group.add(company);
      }
    }
    return group;
  }
}
