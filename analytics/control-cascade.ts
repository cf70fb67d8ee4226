import type { Csr } from './csr.ts';
import { type Holdings, LEAST_EXCLUDED, MOST_EXCLUDED } from './holdings.ts';

/** When shares of a group add up to enough of a company. */
export interface Threshold {
  /** 0..1. */
  readonly share: number;
  /** Whether exactly that share is enough. */
  readonly inclusive: boolean;
}

/** One way to come into a group: enough shares of one kind in the hands of members. */
export interface ShareTest {
  readonly holdings: Holdings;
  readonly threshold: Threshold;
}

/** What makes a company part of a group: any one of them. */
export interface GroupTests {
  readonly shares: readonly ShareTest[];
  /** Row = controller, head = company that it controls otherwise; weights are not read. */
  readonly controls?: Csr;
}

/** Whether the least shares must be enough, whatever the true shares are, or some true shares might be. */
export type Certainty = 'CERTAIN' | 'POSSIBLE';

/** Members of a group, each with the round that it came in: 0 the seeds, 1 companies that they hold enough of, and so on. */
export type Group = ReadonlyMap<number, number>;

/** What members hold of a company together, as a share of what it does not hold itself. */
export interface Attributed {
  /** 0..1. */
  readonly least: number;
  readonly most: number;
}

/**
 * Shares are compared as whole millionths of a percent, so that 33.4 % and 16.6 % are 50 %; up to 90 million holders add
 * up exactly.
 */
export const UNITS = 1e8;
export const units = (share: number): number => Math.round(share * UNITS);

/**
 * The seeds and all companies in which members of the group, seeds or not, hold enough together, or that one controls.
 *
 * Shares are added up, never multiplied: a company half held by a company half held by a seed belongs to it. The smallest
 * such group: companies that only hold each other stay outside. A company's shares in itself count for nobody.
 *
 * Where shares are ranges, POSSIBLE takes the largest shares of members that leave the others their least.
 *
 * @param seeds  parties in any order.
 * @complexity O(arcs held by members + holders of the companies they touch, each round); a company is looked at once in
 *   each round that brings it a new member.
 * @source Tarski, Pacific J. Math. 5 (1955): least fixed points of monotone maps exist, whatever the order.
 */
export function groupOf(tests: GroupTests, seeds: Iterable<number>, certainty: Certainty): Group {
  const group = new Map<number, number>();
  for (const seed of seeds) group.set(seed, 0);
  let joined = [...group.keys()];
  for (let round = 1; joined.length > 0; round++) {
    const touched = new Set<number>();
    const entering = new Set<number>();
    for (const member of joined) {
      for (const { holdings } of tests.shares) {
        const { starts, companies } = holdings.held;
        for (let k = starts[member]!; k < starts[member + 1]!; k++) touched.add(companies[k]!);
      }
      if (tests.controls === undefined) continue;
      const { starts, heads } = tests.controls;
      for (let k = starts[member]!; k < starts[member + 1]!; k++) entering.add(heads[k]!);
    }
    const isMember = (party: number): boolean => group.has(party);
    for (const company of touched)
      if (!group.has(company) && tests.shares.some((test) => isEnough(test, company, isMember, certainty)))
        entering.add(company);
    const entered = [...entering].filter((company) => !group.has(company));
    for (const company of entered) group.set(company, round);
    joined = entered;
  }
  return group;
}

/** Whether what members hold of the company passes the test. */
export function isEnough(
  { holdings, threshold }: ShareTest,
  company: number,
  isMember: (party: number) => boolean,
  certainty: Certainty,
): boolean {
  const sums = sumsOf(holdings, company, isMember);
  if (certainty === 'CERTAIN') {
    const bar = threshold.share * (UNITS - sums.selfLeast);
    if (sums.least === 0 && !sums.moreThanLeast) return false;
    return sums.least > bar || (sums.least === bar && (threshold.inclusive || sums.moreThanLeast));
  }
  const { most, attained, self } = largest(sums);
  const bar = threshold.share * (UNITS - self);
  return most > 0 && (most > bar || (most === bar && threshold.inclusive && attained));
}

/** What members hold of the company together. */
export function attributedShare(holdings: Holdings, company: number, isMember: (party: number) => boolean): number {
  const { least, selfLeast } = sumsOf(holdings, company, isMember);
  return least === 0 ? 0 : least / (UNITS - selfLeast);
}

/** What members may hold of the company together at most, the other holders keeping their least. */
export function largestAttributedShare(
  holdings: Holdings,
  company: number,
  isMember: (party: number) => boolean,
): number {
  const { most, self } = largest(sumsOf(holdings, company, isMember));
  return most === 0 ? 0 : Math.min(1, most / (UNITS - self));
}

interface Sums {
  /** Of members, in units. */
  least: number;
  most: number;
  moreThanLeast: boolean;
  lessThanMost: boolean;
  /** Least of all other holders. */
  others: number;
  othersHaveMore: boolean;
  /** What the company holds itself. */
  selfLeast: number;
  selfMost: number;
}

function sumsOf({ holders, most, excluded }: Holdings, company: number, isMember: (party: number) => boolean): Sums {
  const sums: Sums = {
    least: 0,
    most: 0,
    moreThanLeast: false,
    lessThanMost: false,
    others: 0,
    othersHaveMore: false,
    selfLeast: 0,
    selfMost: 0,
  };
  for (let k = holders.starts[company]!; k < holders.starts[company + 1]!; k++) {
    const owner = holders.heads[k]!;
    const least = units(holders.weights[k]!);
    if (owner === company) {
      sums.selfLeast = least;
      sums.selfMost = units(most[k]!);
    } else if (isMember(owner)) {
      sums.least += least;
      sums.most += units(most[k]!);
      if ((excluded[k]! & LEAST_EXCLUDED) !== 0) sums.moreThanLeast = true;
      if ((excluded[k]! & MOST_EXCLUDED) !== 0) sums.lessThanMost = true;
    } else {
      sums.others += least;
      if ((excluded[k]! & LEAST_EXCLUDED) !== 0) sums.othersHaveMore = true;
    }
  }
  return sums;
}

/**
 * The most that members may hold, what the company then holds itself, and whether they may hold exactly that much.
 *
 * The company holding more of itself raises a member's part of the rest until it takes from the members.
 */
function largest({ least, most, lessThanMost, others, othersHaveMore, selfLeast, selfMost }: Sums) {
  const self = Math.min(Math.max(UNITS - others - most, selfLeast), selfMost);
  const left = UNITS - others - self;
  const bound = Math.min(most, left);
  // Statements that exceed 100 % leave members less than their least: they are believed.
  if (bound < least) return { most: least, attained: true, self };
  const attained = !(most <= left && lessThanMost) && !(left <= most && othersHaveMore);
  return { most: bound, attained, self };
}
