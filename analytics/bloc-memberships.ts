import type { Group } from './control-cascade.ts';
import { firstTouch } from './first-touch.ts';
import type { Holdings, OwnershipChain } from './holdings.ts';
import { integratedOwnership } from './integrated-ownership.ts';
import { NO_HEAD } from './majority-control.ts';
import { possibleControl } from './possible-control.ts';
import type { SupplyShares } from './upstream-chain.ts';

/** How far each party belongs to a bloc, by four readings of "belongs". Length n each, 0..1. */
export interface BlocMemberships {
  /** Where it is seated. */
  readonly location: Float64Array;
  /** How much of it parties of the bloc own in the end. */
  readonly ownership: Float64Array;
  /** The part of it whose owner nobody states: `ownership` may be more by as much. */
  readonly unknownOwnership: Float64Array;
  /** Whether the head of its group, by majority of votes, is of the bloc. */
  readonly control: Float64Array;
  /** The same if whoever holds votes that nobody states were of the bloc. */
  readonly controlAtMost: Float64Array;
  /** The largest of location, ownership and control. */
  readonly union: Float64Array;
  /** `ownership` of no party is off by more; above 1e-12 where `converged` is false. */
  readonly certifiedGap: number;
  readonly converged: boolean;
}

/**
 * Membership of all parties in a bloc through their seat, their owners and whoever controls them.
 *
 * Ownership and control ask where the end of the chain is seated: a letterbox company in the bloc that foreigners own is
 * the foreigners'. A party that nobody is known to hold is its own end.
 *
 * @param location  length n, 0..1: seat of each party in the bloc; a fraction for one with several seats.
 * @param votes  holdings of votes as they count.
 * @param heads  length n: the head of each party's group, as `majorityHeads` finds it in them.
 * @throws RangeError when a number is not a share or a length is wrong.
 * @complexity as `integratedOwnership`.
 */
export function blocMemberships(
  location: Float64Array,
  chain: OwnershipChain,
  votes: Holdings,
  heads: Uint32Array,
): BlocMemberships {
  const n = location.length;
  if (heads.length !== n) throw new RangeError(`${heads.length} heads for ${n} parties`);
  const { starts } = chain.holders;
  const isEnd = (party: number): boolean => starts[party] === starts[party + 1] && chain.unknown[party] === 0;
  const ends = location.map((seat, party) => (isEnd(party) ? seat : 0));
  const owned = integratedOwnership(chain, ends);
  const ownership = owned.share.map((share, party) => (isEnd(party) ? location[party]! : share));
  const control = Float64Array.from(heads, (head) => (head === NO_HEAD ? 0 : location[head]!));
  const union = location.map((seat, party) => Math.max(seat, ownership[party]!, control[party]!));
  const controlAtMost = atMost(control, chain, votes);
  const { certifiedGap, converged } = owned;
  return {
    location,
    ownership,
    unknownOwnership: owned.unknown,
    control,
    controlAtMost,
    union,
    certifiedGap,
    converged,
  };
}

/**
 * Membership of all parties in a bloc that is a few parties themselves, such as those on a list.
 *
 * Whoever holds a named party, what it holds is the bloc's: a chain of holdings ends where it first meets one.
 *
 * @param named  length n, 1 for each party named, else 0; between them for one of which a part is. Their `location`.
 * @param votes  holdings of votes as they count.
 * @param group  the named parties and all in which they have a majority of them together, as `majorityGroup` finds it.
 * @throws RangeError as `integratedOwnership`.
 * @complexity as `integratedOwnership`.
 */
export function namedMemberships(
  named: Float64Array,
  chain: OwnershipChain,
  votes: Holdings,
  group: Group,
): BlocMemberships {
  const owned = integratedOwnership(chain, named);
  // What is named of a party is the bloc's, whoever holds it; of the rest what its owners have.
  const ownership = owned.share.map((share, party) => named[party]! + (1 - named[party]!) * share);
  const unknownOwnership = owned.unknown.map((share, party) => (1 - named[party]!) * share);
  const control = named.map((degree, party) => (group.has(party) ? 1 : degree));
  const union = ownership.map((share, party) => Math.max(share, control[party]!));
  const controlAtMost = atMost(control, chain, votes);
  const { certifiedGap, converged } = owned;
  return { location: named, ownership, unknownOwnership, control, controlAtMost, union, certifiedGap, converged };
}

/** Control as it is, and whole of companies that the bloc may control for all that is stated. */
function atMost(
  control: Float64Array,
  { holders: { starts }, unknown }: OwnershipChain,
  votes: Holdings,
): Float64Array {
  const isHeld = Uint8Array.from(control, (_, party) =>
    starts[party] !== starts[party + 1] ||
    unknown[party]! > 0 ||
    votes.holders.starts[party] !== votes.holders.starts[party + 1]
      ? 1
      : 0,
  );
  const group = possibleControl(
    votes,
    Uint8Array.from(control, (degree) => (degree > 0 ? 1 : 0)),
    isHeld,
  );
  return control.map((degree, party) => (degree === 0 && group[party] === 1 ? 1 : degree));
}

/**
 * Exposure of each node that its suppliers' seats do not show: to the bloc by union, less to the bloc by location.
 *
 * @returns length n, 0..1.
 * @throws RangeError as `firstTouch`.
 * @complexity two of `firstTouch`.
 */
export function hiddenByOwnership(
  shares: SupplyShares,
  { location, union }: Pick<BlocMemberships, 'location' | 'union'>,
): Float64Array {
  const seen = firstTouch(shares, location).share;
  return firstTouch(shares, union).share.map((share, j) => Math.max(0, share - seen[j]!));
}
