import { type Csr, csr, transpose } from '../../analytics/csr.ts';
import {
  CONTRADICTORY,
  type Holdings,
  holdings,
  OVERFULL,
  type OwnershipChain,
  ownershipChain,
} from '../../analytics/holdings.ts';
import { integratedOwnership } from '../../analytics/integrated-ownership.ts';
import { majorityHeads, NO_HEAD } from '../../analytics/majority-control.ts';
import { controlChain } from '../../analytics/network-control.ts';
import { ownershipBounds } from '../../analytics/ownership-bounds.ts';
import type { SanctionsRule } from '../../analytics/sanctions-rules.ts';
import { type CompanyScreening, companyScreening, screening } from '../../analytics/sanctions-screening.ts';
import { strongComponents } from '../../analytics/strong-components.ts';
import { largestWalks, structuralPaths } from '../../analytics/structural-paths.ts';
import { ultimateOwners } from '../../analytics/ultimate-owners.ts';
import { weakestLinks } from '../../analytics/weakest-link.ts';
import type { HoldingsOnDay } from '../holdings-on-day.ts';

/** The holdings of a day as a worker takes them: without the keys of the parties. */
export type HeldHoldings = Pick<HoldingsOnDay, 'ownership' | 'votes' | 'control'> & { readonly parties: number };

/** What can be asked about the holdings of a day, which are sent once and then named. Parties are places in their keys. */
export type OwnershipTask =
  | { readonly task: 'hold'; readonly day: string; readonly held: HeldHoldings }
  | { readonly task: 'letGo'; readonly day: string }
  | { readonly task: 'owners'; readonly day: string; readonly company: number }
  | { readonly task: 'control'; readonly day: string; readonly company: number }
  | { readonly task: 'range'; readonly day: string; readonly company: number; readonly owner: number }
  | {
      readonly task: 'chains';
      readonly day: string;
      readonly company: number;
      readonly owner: number;
      readonly count: number;
    }
  | {
      readonly task: 'screened';
      readonly day: string;
      readonly listed: readonly number[];
      readonly rule: SanctionsRule;
      readonly companies: readonly number[];
      /** Parties on any list at all: those above a company are named. */
      readonly marked: readonly number[];
    };

/** A party and what it has. */
export interface PartyShare {
  readonly party: number;
  /** 0..1 */
  readonly share: number;
}

/** Who has a company in the end. `owners`, `unknown` and `closed` add up to 1. */
export interface OwnersOfCompany {
  /** Parties that nobody is known to hold, largest share first. */
  readonly owners: readonly PartyShare[];
  readonly unknown: number;
  /** Companies that only hold each other, and what they have of the company. */
  readonly closed: readonly { readonly parties: readonly number[]; readonly share: number }[];
  /** Companies above it, itself among them, that hold each other; one alone holds itself. */
  readonly cycles: readonly { readonly parties: readonly number[]; readonly isClosed: boolean }[];
  /** Companies above it, itself among them, whose holdings exceed 100 % or contradict each other. */
  readonly conflicting: readonly number[];
  /** Whether somebody is stated to hold it. */
  readonly isHeld: boolean;
  /** The company and all parties above it. */
  readonly above: readonly number[];
  readonly holdings: number;
}

/** Who controls a company, by four notions that need not agree, and what is stated. */
export interface ControlOfCompany {
  /** The head of its group by more than half of the votes; itself where nobody has them; null where votes do not tell. */
  readonly majority: number | null;
  /** Parties that nobody is known to hold votes of, firmest first. */
  readonly weakestLink: readonly {
    readonly party: number;
    readonly bottleneck: number;
    readonly controlRights: number;
  }[];
  /** Direct holders of votes, and votes whose holder nobody states. */
  readonly power: readonly PartyShare[];
  readonly powerOfUnstated: number;
  /** Ultimate owners of the decision; with `unknown` and `closed` they add up to 1. */
  readonly network: readonly PartyShare[];
  readonly networkUnknown: number;
  readonly networkClosed: number;
  /** Largest standard error of a power; 0 where all coalitions were counted. */
  readonly standardError: number;
  /** Parties stated to control it by appointment, contract or the like. */
  readonly stated: readonly number[];
}

export interface ShareRange {
  readonly lower: number;
  readonly upper: number;
  readonly upperWithUnstated: number;
  readonly converged: boolean;
}

/** A chain of holdings from a company up to an owner. */
export interface OwnershipChainFound {
  /** Company first, owner last. */
  readonly parties: readonly number[];
  /** Of each step the share of the company that the next party has. */
  readonly steps: readonly number[];
  readonly share: number;
  readonly simple: boolean;
}

export interface OwnershipChains {
  readonly chains: readonly OwnershipChainFound[];
  readonly covered: number;
  readonly remainder: number;
  /** False where companies that hold each other were followed until sweeps ran out: `remainder` is then near, not exact. */
  readonly converged: boolean;
  /** Chains that meet no party twice; null where there are more than are counted. */
  readonly count: number | null;
}

export interface ScreenedCompany extends CompanyScreening {
  readonly company: number;
  /** Of the parties marked the company itself and those above it. */
  readonly marked: readonly number[];
}

/** The holdings of a day, ready for computing. */
export interface HeldDay {
  readonly ownership: Holdings;
  readonly votes: Holdings;
  readonly controls: Csr;
  readonly controllers: Csr;
  /** By company, oldest first. */
  readonly parts: Map<number, Part>;
  readonly screenings: Map<string, ReturnType<typeof screening>>;
}

/** What is above a company, itself included: nothing else bears on who owns it. */
interface Part {
  /** Places in the day's parties, ascending. */
  readonly parties: Uint32Array;
  readonly company: number;
  readonly ownership: Holdings;
  readonly votes: Holdings;
  readonly chain: OwnershipChain;
}

/** Companies whose upper part is kept, and screenings, for each day. */
const [partsKept, screeningsKept] = [64, 16];
const mostChainsCounted = 1_000;
/** Owners whose weakest links are sought. */
const mostWeakest = 1_000;

const days = new Map<string, HeldDay>();

const ownershipTasks: ReadonlySet<string> = new Set<OwnershipTask['task']>([
  'hold',
  'letGo',
  'owners',
  'control',
  'range',
  'chains',
  'screened',
]);

export function isOwnershipTask<T extends { readonly task: string }>(
  task: T,
): task is Extract<T, { readonly task: OwnershipTask['task'] }> {
  return ownershipTasks.has(task.task);
}

/** What a worker answers about the holdings of a day. */
export function performOwnership(request: OwnershipTask): unknown {
  if (request.task === 'hold') {
    days.set(request.day, hold(request.held));
    return null;
  }
  if (request.task === 'letGo') return days.delete(request.day);
  const held = heldOn(request.day);
  switch (request.task) {
    case 'owners':
      return ownersOf(partAbove(held, request.company));
    case 'control':
      return controlOf(held, partAbove(held, request.company));
    case 'range':
      return rangeOf(partAbove(held, request.company), request.owner);
    case 'chains':
      return chainsOf(partAbove(held, request.company), request.owner, request.count);
    case 'screened':
      return screened(held, request);
  }
}

/** The holdings of a day that the worker has been sent. */
export function heldOn(day: string): HeldDay {
  const held = days.get(day);
  if (!held) throw new Error(`the worker does not hold the holdings of ${day}`);
  return held;
}

function hold({ parties, ownership, votes, control }: HeldHoldings): HeldDay {
  const controls = csr(parties, control.owners, control.companies, new Float64Array(control.owners.length).fill(1));
  return {
    ownership: holdings(parties, ownership),
    votes: holdings(parties, votes),
    controls,
    controllers: transpose(controls),
    parts: new Map(),
    screenings: new Map(),
  };
}

function partAbove(held: HeldDay, company: number): Part {
  const known = held.parts.get(company);
  if (known) {
    held.parts.delete(company);
    held.parts.set(company, known);
    return known;
  }
  const seen = above(held, company);
  const parties = Uint32Array.from(seen).sort();
  const places = new Map(Array.from(parties, (party, place) => [party, place]));
  const ownership = partOf(held.ownership, parties, places);
  const part = {
    parties,
    company: places.get(company) as number,
    ownership,
    votes: partOf(held.votes, parties, places),
    chain: ownershipChain(ownership),
  };
  held.parts.set(company, part);
  const oldest = held.parts.keys().next();
  if (held.parts.size > partsKept && !oldest.done) held.parts.delete(oldest.value);
  return part;
}

/** The company and all that hold its capital or votes, directly or through others. */
function above({ ownership, votes }: HeldDay, company: number): Set<number> {
  const seen = new Set([company]);
  for (const party of seen)
    for (const { holders } of [ownership, votes])
      for (let k = holders.starts[party] as number; k < (holders.starts[party + 1] as number); k++)
        seen.add(holders.heads[k] as number);
  return seen;
}

function partOf(all: Holdings, parties: Uint32Array, places: ReadonlyMap<number, number>): Holdings {
  const owners: number[] = [];
  const companies: number[] = [];
  const least: number[] = [];
  const most: number[] = [];
  const excluded: number[] = [];
  parties.forEach((party, place) => {
    for (let k = all.holders.starts[party] as number; k < (all.holders.starts[party + 1] as number); k++) {
      owners.push(places.get(all.holders.heads[k] as number) as number);
      companies.push(place);
      least.push(all.holders.weights[k] as number);
      most.push(all.most[k] as number);
      excluded.push(all.excluded[k] as number);
    }
  });
  const part = holdings(parties.length, { owners, companies, least, most, excluded });
  parties.forEach((party, place) => {
    part.flags[place] = (part.flags[place] as number) | ((all.flags[party] as number) & CONTRADICTORY);
  });
  return part;
}

function ownersOf({ parties, company, ownership, chain }: Part): OwnersOfCompany {
  const named = (place: number) => parties[place] as number;
  const { owners, unknown, closed } = endsOf(chain, company);
  const { starts, heads } = ownership.holders;
  const isHeld = (starts[company + 1] as number) > (starts[company] as number);
  const closedPlaces = new Set(closed.flatMap(({ members }) => members));
  return {
    owners: owners.map(({ party, share }) => ({ party: named(party), share })),
    unknown: isHeld ? unknown : 1,
    closed: closed.map(({ members, share }) => ({ parties: members.map(named), share })),
    cycles: cyclesOf(chain.holders).map((members) => ({
      parties: members.map(named),
      isClosed: members.every((member) => closedPlaces.has(member)),
    })),
    conflicting: Array.from(parties.keys())
      .filter((place) => ((ownership.flags[place] as number) & (OVERFULL | CONTRADICTORY)) !== 0)
      .map(named),
    isHeld,
    above: Array.from(parties),
    holdings: heads.length,
  };
}

/** The ends of all chains above a company, closed loops apart. */
function endsOf(chain: OwnershipChain, company: number) {
  const found = ultimateOwners(chain, [company]);
  const loopOf = new Map(found.loops.map((members) => [members[0] as number, members]));
  const owners: PartyShare[] = [];
  const closed: { members: readonly number[]; share: number }[] = [];
  const { starts, heads, weights } = found.owners;
  for (let k = starts[company] as number; k < (starts[company + 1] as number); k++) {
    const party = heads[k] as number;
    const share = weights[k] as number;
    const members = loopOf.get(party);
    if (members) closed.push({ members, share });
    else owners.push({ party, share });
  }
  owners.sort((a, b) => b.share - a.share || a.party - b.party);
  return { owners, unknown: found.unknown[company] as number, closed };
}

/** Parties that hold each other, and companies that hold themselves. */
function cyclesOf(holders: Csr): readonly (readonly number[])[] {
  const { order, starts } = strongComponents(holders);
  const cycles: number[][] = [];
  for (let c = 0; c + 1 < starts.length; c++) {
    const members = Array.from(order.subarray(starts[c], starts[c + 1])).sort((a, b) => a - b);
    const [first] = members as [number];
    const holdsItself = holders.heads.subarray(holders.starts[first], holders.starts[first + 1]).includes(first);
    if (members.length > 1 || holdsItself) cycles.push(members);
  }
  return cycles.sort((a, b) => (a[0] as number) - (b[0] as number));
}

function controlOf({ controllers }: HeldDay, { parties, company, votes }: Part): ControlOfCompany {
  const named = (place: number) => parties[place] as number;
  const head = majorityHeads(votes)[company] as number;
  const chain = controlChain(votes);
  const network = endsOf(chain, company);
  const direct: PartyShare[] = [];
  const { starts, heads, weights } = chain.holders;
  for (let k = starts[company] as number; k < (starts[company + 1] as number); k++)
    direct.push({ party: named(heads[k] as number), share: weights[k] as number });
  const isHeld = (votes.holders.starts[company + 1] as number) > (votes.holders.starts[company] as number);
  const ends = Array.from(parties.keys()).filter(
    (place) => place !== company && votes.holders.starts[place] === votes.holders.starts[place + 1],
  );
  const weakestLink = ends.slice(0, mostWeakest).flatMap((end) => {
    const { companies, bottleneck, controlRights } = weakestLinks(votes, end);
    const at = companies.indexOf(company);
    return at < 0
      ? []
      : [{ party: named(end), bottleneck: bottleneck[at] as number, controlRights: controlRights[at] as number }];
  });
  const stated = parties[company] as number;
  return {
    majority: head === NO_HEAD ? null : named(head),
    weakestLink: weakestLink.sort((a, b) => b.controlRights - a.controlRights || a.party - b.party),
    power: direct.sort((a, b) => b.share - a.share || a.party - b.party),
    powerOfUnstated: isHeld ? (chain.unknown[company] as number) : 1,
    network: network.owners.map(({ party, share }) => ({ party: named(party), share })),
    networkUnknown: isHeld ? network.unknown : 1,
    networkClosed: network.closed.reduce((sum, { share }) => sum + share, 0),
    standardError: chain.standardError,
    stated: Array.from(controllers.heads.subarray(controllers.starts[stated], controllers.starts[stated + 1])),
  };
}

function rangeOf({ parties, company, ownership }: Part, owner: number): ShareRange {
  const group = Float64Array.from(parties, (party) => (party === owner ? 1 : 0));
  const { lower, upper, upperWithUnstated, converged } = ownershipBounds(ownership, group);
  return {
    lower: lower[company] as number,
    upper: upper[company] as number,
    upperWithUnstated: upperWithUnstated[company] as number,
    converged,
  };
}

function chainsOf({ parties, company, chain }: Part, owner: number, count: number): OwnershipChains {
  const membership = Float64Array.from(parties, (party) => (party === owner ? 1 : 0));
  const { share, converged } = integratedOwnership(chain, membership);
  const reach = { membership, share, largestWalk: largestWalks(chain.holders, membership) };
  const found = structuralPaths(chain.holders, reach, { nodes: [company], weights: [1] }, count);
  return {
    chains: found.paths.map(({ nodes, arcs, share: product, simple }) => ({
      parties: nodes.map((place) => parties[place] as number),
      steps: arcs.map((arc) => chain.holders.weights[arc] as number),
      share: product,
      simple,
    })),
    covered: found.covered,
    remainder: found.remainder,
    converged,
    count: simpleChains(chain.holders, company, membership.indexOf(1), share),
  };
}

/** Chains from a company to an owner that meet no party twice; null beyond a thousand. Steps that lead nowhere are not taken. */
function simpleChains({ starts, heads }: Csr, company: number, owner: number, reaches: Float64Array): number | null {
  const onChain = new Set([company]);
  const trail = [{ party: company, next: starts[company] as number }];
  let count = 0;
  let steps = 0;
  for (let last = trail.at(-1); last !== undefined; last = trail.at(-1)) {
    if (last.next === (starts[last.party + 1] as number)) {
      onChain.delete(last.party);
      trail.pop();
      continue;
    }
    if (++steps > 100 * mostChainsCounted) return null;
    const holder = heads[last.next++] as number;
    if (holder === owner) {
      if (++count > mostChainsCounted) return null;
    } else if (!onChain.has(holder) && (reaches[holder] as number) > 0) {
      onChain.add(holder);
      trail.push({ party: holder, next: starts[holder] as number });
    }
  }
  return count;
}

function screeningBy(held: HeldDay, listed: readonly number[], rule: SanctionsRule) {
  const key = `${rule.regime} ${rule.from} ${listed.join(' ')}`;
  const known = held.screenings.get(key);
  if (known) return known;
  const found = screening({ ownership: held.ownership, votes: held.votes, controls: held.controls }, listed, rule);
  held.screenings.set(key, found);
  const oldest = held.screenings.keys().next();
  if (held.screenings.size > screeningsKept && !oldest.done) held.screenings.delete(oldest.value);
  return found;
}

function screened(
  held: HeldDay,
  { listed, rule, companies, marked }: Extract<OwnershipTask, { readonly task: 'screened' }>,
): readonly ScreenedCompany[] {
  const found = screeningBy(held, listed, rule);
  const isMarked = new Set(marked);
  return companies.map((company) => ({
    company,
    ...companyScreening(found, company),
    marked: [...above(held, company)].filter((party) => isMarked.has(party)).sort((a, b) => a - b),
  }));
}
