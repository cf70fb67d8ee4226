import { type BlocMemberships, blocMemberships, namedMemberships } from '../../analytics/bloc-memberships.ts';
import type { Group } from '../../analytics/control-cascade.ts';
import { type Holdings, holdings, type OwnershipChain, ownershipChain } from '../../analytics/holdings.ts';
import { majorityGroup, majorityHeads, NO_HEAD } from '../../analytics/majority-control.ts';
import { type BlocReach, largestWalks, structuralPaths } from '../../analytics/structural-paths.ts';
import { bytesOfArrays, Kept, roomForAnswers } from '../kept.ts';
import { type HeldDay, heldOn } from './ownership-task.ts';

/** What can be asked about blocs and the holdings of a day. Parties are places in the keys of the holdings. */
export type MembershipTask =
  | {
      readonly task: 'memberships';
      readonly day: string;
      readonly bloc: string;
      readonly location: Float64Array;
      /** The parties themselves are the bloc, not those who hold them. */
      readonly isNamed: boolean;
    }
  | {
      readonly task: 'memberChains';
      readonly day: string;
      readonly bloc: string;
      readonly parties: readonly number[];
      readonly count: number;
    };

/** Why a party counts to a bloc by its owners: chains of holdings up to parties of the bloc. */
export interface MemberChains {
  readonly party: number;
  /** Largest first; each from the party up to an end seated in the bloc. */
  readonly ownership: readonly { readonly parties: readonly number[]; readonly share: number }[];
  /** From the party up to the head of its group, where that is seated in the bloc; null where it is not. */
  readonly control: readonly number[] | null;
}

/** What is made of a day's holdings when memberships are first asked. */
interface Held {
  readonly chain: OwnershipChain;
  /** Votes as they count, with stated control. */
  readonly counted: Holdings;
  readonly heads: Uint32Array;
  /** By bloc. */
  readonly blocs: Kept<HeldBloc>;
}

interface HeldBloc {
  readonly memberships: BlocMemberships;
  /** Of a bloc of parties: they, and what they have a majority of together, by the steps to it. */
  readonly group: Group | null;
  reach?: BlocReach;
}

/** Blocs whose memberships are kept, for each day. */
const blocsKept = 16;

const days = new WeakMap<HeldDay, Held>();

const tasks: ReadonlySet<string> = new Set<MembershipTask['task']>(['memberships', 'memberChains']);

export function isMembershipTask<T extends { readonly task: string }>(
  task: T,
): task is Extract<T, { readonly task: MembershipTask['task'] }> {
  return tasks.has(task.task);
}

/** What a worker answers about who belongs to a bloc by seat, by owners and by control. */
export function performMembership(request: MembershipTask): unknown {
  const held = heldOnDay(request.day);
  if (request.task === 'memberships') {
    const bloc = request.isNamed ? namedBloc(held, request.location) : seatedBloc(held, request.location);
    held.blocs.set(request.bloc, bloc, bytesOfArrays(bloc.memberships));
    return bloc.memberships;
  }
  const bloc = held.blocs.get(request.bloc);
  if (!bloc) return null; // asked so long ago that it was let go: the caller asks again
  bloc.reach ??= reachOf(held.chain, bloc);
  const { reach } = bloc;
  return request.parties.map((party): MemberChains => {
    const found = structuralPaths(held.chain.holders, reach, { nodes: [party], weights: [1] }, request.count);
    return {
      party,
      ownership: found.paths
        .filter(({ nodes }) => nodes.length > 1)
        .map(({ nodes, share }) => ({ parties: nodes, share })),
      control: controlChainOf(held, bloc, party),
    };
  });
}

function seatedBloc({ chain, counted, heads }: Held, location: Float64Array): HeldBloc {
  return { memberships: blocMemberships(location, chain, counted, heads), group: null };
}

function namedBloc({ chain, counted }: Held, location: Float64Array): HeldBloc {
  const named = Array.from(location.keys()).filter((party) => location[party] === 1);
  const group = majorityGroup(counted, named);
  return { memberships: namedMemberships(location, chain, counted, group), group };
}

function heldOnDay(day: string): Held {
  const given = heldOn(day);
  const known = days.get(given);
  if (known) return known;
  const counted = votesWithControl(given);
  const held = {
    chain: ownershipChain(given.ownership),
    counted,
    heads: majorityHeads(counted),
    blocs: new Kept<HeldBloc>({ most: blocsKept, bytes: roomForAnswers }),
  };
  days.set(given, held);
  return held;
}

/** Votes, but of a company that exactly one party is stated to control all of them with that party. */
function votesWithControl({ votes, controllers }: HeldDay): Holdings {
  if (controllers.heads.length === 0) return votes;
  const { starts, heads, weights } = votes.holders;
  const parties = starts.length - 1;
  const stated = { owners: [] as number[], companies: [] as number[], least: [] as number[], most: [] as number[] };
  const state = (owner: number, company: number, least: number, most: number) => {
    stated.owners.push(owner);
    stated.companies.push(company);
    stated.least.push(least);
    stated.most.push(most);
  };
  for (let company = 0; company < parties; company++) {
    const first = controllers.starts[company] as number;
    if ((controllers.starts[company + 1] as number) - first === 1) {
      state(controllers.heads[first] as number, company, 1, 1);
      continue;
    }
    for (let k = starts[company] as number; k < (starts[company + 1] as number); k++)
      state(heads[k] as number, company, weights[k] as number, votes.most[k] as number);
  }
  return holdings(parties, stated);
}

/** Chains of holdings end with parties that are named, or that nobody holds and that are seated in the bloc. */
function reachOf({ holders, unknown }: OwnershipChain, { memberships, group }: HeldBloc): BlocReach {
  const { location, ownership } = memberships;
  const isFree = (party: number) => holders.starts[party] === holders.starts[party + 1] && unknown[party] === 0;
  const membership = location.map((seat, party) => (group !== null || isFree(party) ? seat : 0));
  // Of a party that ends chains in part, the rest goes on to its owners.
  const share = ownership.map((owned, party) => {
    const ends = membership[party] as number;
    return ends === 1 || (group === null && isFree(party)) ? 0 : (owned - ends) / (1 - ends);
  });
  return { membership, share, largestWalk: largestWalks(holders, membership) };
}

/** Up to the head, or to a party that is named, each time through the largest of the holders that lead there. */
function controlChainOf(
  { counted: { holders: votes }, heads }: Held,
  { memberships: { control }, group }: HeldBloc,
  party: number,
): readonly number[] | null {
  const head = heads[party] as number;
  const isLast = (at: number) => (group === null ? at === head : group.get(at) === 0);
  if (control[party] === 0 || isLast(party) || (group === null && head === NO_HEAD)) return null;
  const chain = [party];
  for (let at = party; !isLast(at); ) {
    const leads = (holder: number) =>
      group === null
        ? holder === head || (heads[holder] === head && !chain.includes(holder))
        : (group.get(holder) ?? Number.POSITIVE_INFINITY) < (group.get(at) as number);
    let next = -1;
    let most = 0;
    for (let k = votes.starts[at] as number; k < (votes.starts[at + 1] as number); k++) {
      const holder = votes.heads[k] as number;
      if (leads(holder) && (votes.weights[k] as number) > most) [next, most] = [holder, votes.weights[k] as number];
    }
    if (next < 0) return null;
    chain.push(next);
    at = next;
  }
  return chain;
}
