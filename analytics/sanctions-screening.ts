import {
  attributedShare,
  type Certainty,
  type Group,
  type GroupTests,
  groupOf,
  isEnough,
  largestAttributedShare,
  type ShareTest,
} from './control-cascade.ts';
import type { Csr } from './csr.ts';
import type { Holdings } from './holdings.ts';
import type { SanctionsRule } from './sanctions-rules.ts';

/** BLOCKED whatever the true shares are; POSSIBLE for some shares within the stated ranges; CLEAR for none. */
export type SanctionsStatus = 'BLOCKED' | 'POSSIBLE' | 'CLEAR';

/** What is known of who stands behind companies. */
export interface Relations {
  readonly ownership: Holdings;
  /** Without it only ownership is tested. Read where the rule counts control: a majority of votes is control. */
  readonly votes?: Holdings;
  /** Row = controller, head = company controlled by appointment, contract or the like; weights are not read. */
  readonly controls?: Csr;
}

/** Which companies a regime reaches from its listed parties. */
export interface Screening {
  readonly rule: SanctionsRule;
  readonly tests: GroupTests;
  /** One where shares of different listed parties add up; else one a listed party. */
  readonly reaches: readonly { readonly certain: Group; readonly possible: Group }[];
}

/** Why a company is in: what its members hold that is enough, and of which nothing can be left out. */
export interface ScreeningStep {
  readonly company: number;
  /** Steps from the listed party. */
  readonly round: number;
  readonly by: 'OWNERSHIP' | 'VOTES' | 'CONTROL';
  readonly holdings: readonly ScreeningHolding[];
}

export interface ScreeningHolding {
  readonly owner: number;
  /** Place in the arcs of the ownership, the votes, or the controls. */
  readonly arc: number;
  /** Shares, 0..1; null for control. */
  readonly least: number | null;
  readonly most: number | null;
}

export interface CompanyScreening {
  readonly status: SanctionsStatus;
  readonly isListed: boolean;
  /** Ownership in the hands of parties that are blocked (for a rule that does not aggregate, of one listed party's). */
  readonly attributedLeast: number;
  /** The same of parties that are blocked or may be, at most. */
  readonly attributedMost: number;
  /** Ownership whose holder nobody states, 0..1: CLEAR says nothing about it. */
  readonly unstated: number;
  /** From the listed parties to the company; empty for a listed party and a clear company. */
  readonly steps: readonly ScreeningStep[];
}

const MAJORITY = { share: 0.5, inclusive: false };

/**
 * All companies that a sanctions rule reaches from listed parties through owners, and where it says so through control.
 *
 * Shares are added up, not multiplied, and compared as exact decimals. Unstated holders are taken for strangers.
 * This is the arithmetic of the rule, not a legal determination.
 *
 * @param listed  parties, in any order.
 * @throws RangeError when a listed party is not one of the parties.
 * @complexity as `groupOf`: what listed parties reach, not the size of the register.
 * @source The rule's; see `sanctionsRules`.
 */
export function screening(relations: Relations, listed: readonly number[], rule: SanctionsRule): Screening {
  const n = relations.ownership.flags.length;
  for (const party of listed)
    if (!(Number.isInteger(party) && party >= 0 && party < n))
      throw new RangeError(`${party} is listed: want parties 0..${n - 1}`);
  const shares: ShareTest[] = [{ holdings: relations.ownership, threshold: rule.ownership }];
  if (rule.control && relations.votes !== undefined) shares.push({ holdings: relations.votes, threshold: MAJORITY });
  const controls = rule.control ? relations.controls : undefined;
  const tests: GroupTests = controls === undefined ? { shares } : { shares, controls };
  const seeds = rule.aggregated ? [listed] : [...new Set(listed)].sort((a, b) => a - b).map((party) => [party]);
  const reaches = seeds.map((parties) => ({
    certain: groupOf(tests, parties, 'CERTAIN'),
    possible: groupOf(tests, parties, 'POSSIBLE'),
  }));
  return { rule, tests, reaches };
}

/** Whether the rule reaches a party. */
export function sanctionsStatus({ reaches }: Screening, party: number): SanctionsStatus {
  let status: SanctionsStatus = 'CLEAR';
  for (const { certain, possible } of reaches) {
    if (certain.has(party)) return 'BLOCKED';
    if (possible.has(party)) status = 'POSSIBLE';
  }
  return status;
}

/**
 * What the rule says of one party, and the holdings that suffice for it.
 *
 * Each step names members that came in before, so that the steps lead from listed parties to the company; of several
 * listed parties that each reach it, the nearest counts.
 *
 * @complexity O(reaches · holders of the company + holdings in the steps, squared for each company of them).
 */
export function companyScreening(found: Screening, party: number): CompanyScreening {
  const status = sanctionsStatus(found, party);
  const { holdings } = found.tests.shares[0]!;
  let attributedLeast = 0;
  let attributedMost = 0;
  let nearest: Group | undefined;
  for (const { certain, possible } of found.reaches) {
    attributedLeast = Math.max(
      attributedLeast,
      attributedShare(holdings, party, (owner) => certain.has(owner)),
    );
    attributedMost = Math.max(
      attributedMost,
      largestAttributedShare(holdings, party, (owner) => possible.has(owner)),
    );
    const group = status === 'BLOCKED' ? certain : possible;
    const round = group.get(party);
    if (round !== undefined && round < (nearest?.get(party) ?? Number.POSITIVE_INFINITY)) nearest = group;
  }
  let stated = 0;
  const { starts, weights } = holdings.holders;
  for (let k = starts[party]!; k < starts[party + 1]!; k++) stated += weights[k]!;
  const certainty = status === 'BLOCKED' ? 'CERTAIN' : 'POSSIBLE';
  return {
    status,
    isListed: nearest?.get(party) === 0,
    attributedLeast,
    attributedMost: Math.max(attributedLeast, attributedMost),
    unstated: Math.max(0, 1 - stated),
    steps: nearest === undefined ? [] : stepsTo(found.tests, nearest, party, certainty),
  };
}

function stepsTo(tests: GroupTests, group: Group, party: number, certainty: Certainty): ScreeningStep[] {
  const steps = new Map<number, ScreeningStep>();
  const open = [party];
  for (let company = open.pop(); company !== undefined; company = open.pop()) {
    if (group.get(company) === 0 || steps.has(company)) continue;
    const step = stepInto(tests, group, company, certainty);
    steps.set(company, step);
    for (const { owner } of step.holdings) open.push(owner);
  }
  return [...steps.values()].sort((a, b) => a.round - b.round || a.company - b.company);
}

function stepInto(tests: GroupTests, group: Group, company: number, certainty: Certainty): ScreeningStep {
  const round = group.get(company)!;
  const wasMember = (owner: number): boolean => (group.get(owner) ?? round) < round;
  for (const [t, test] of tests.shares.entries()) {
    if (!isEnough(test, company, wasMember, certainty)) continue;
    return {
      company,
      round,
      by: t === 0 ? 'OWNERSHIP' : 'VOTES',
      holdings: enough(test, company, wasMember, certainty),
    };
  }
  const { starts, heads } = tests.controls!;
  let nearest: ScreeningHolding | undefined;
  for (const [owner, joined] of group) {
    if (joined >= round) continue;
    const known = nearest === undefined ? round : group.get(nearest.owner)!;
    if (joined > known || (joined === known && owner > (nearest?.owner ?? owner))) continue;
    for (let arc = starts[owner]!; arc < starts[owner + 1]!; arc++)
      if (heads[arc] === company) nearest = { owner, arc, least: null, most: null };
  }
  if (nearest === undefined) throw new Error(`party ${company} is in a group that nothing brings it into`);
  return { company, round, by: 'CONTROL', holdings: [nearest] };
}

/** Members' holdings that pass the test, without those that it passes without: the smallest are left out first. */
function enough(
  test: ShareTest,
  company: number,
  isMember: (owner: number) => boolean,
  certainty: Certainty,
): ScreeningHolding[] {
  const { holders, most } = test.holdings;
  const members: ScreeningHolding[] = [];
  for (let arc = holders.starts[company]!; arc < holders.starts[company + 1]!; arc++) {
    const owner = holders.heads[arc]!;
    if (owner !== company && isMember(owner))
      members.push({ owner, arc, least: holders.weights[arc]!, most: most[arc]! });
  }
  const size = ({ least, most: largest }: ScreeningHolding) => (certainty === 'CERTAIN' ? least : largest) ?? 0;
  members.sort((a, b) => size(b) - size(a) || a.owner - b.owner);
  const kept = new Set(members.map(({ owner }) => owner));
  for (const { owner } of members.toReversed()) {
    kept.delete(owner);
    if (!isEnough(test, company, (party) => kept.has(party), certainty)) kept.add(owner);
  }
  return members.filter(({ owner }) => kept.has(owner));
}
