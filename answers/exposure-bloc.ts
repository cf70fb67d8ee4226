import type { BlocMemberships } from '../analytics/bloc-memberships.ts';
import type { Graph } from '../graph/graph.ts';
import type { HoldingsOnDay } from '../graph/holdings-on-day.ts';
import type { Projection } from '../graph/projection.ts';
import { Recent } from '../graph/recent.ts';
import type { BlocOnProjection, LocationOfParties } from '../graph/workers/solver.ts';
import type { Iso3 } from '../model/iso3.ts';
import type { BlocMembers } from './bloc-members.ts';
import type { DatasetsInUse } from './datasets-in-use.ts';

/** What makes a supplier count to a bloc: its seat, who owns it in the end, who controls it, or the most of the three. */
export type Membership = 'LOCATION' | 'OWNERSHIP' | 'CONTROL' | 'UNION';

/** A bloc on a layer, by each reading of who belongs to it. Of industries only the location is known. */
export interface BlocReadings {
  readonly location: BlocOnProjection;
  /** Null for industries: nobody states who owns them. */
  readonly owned: OwnedReadings | null;
}

/** Who belongs to the bloc through owners, on the nodes of the layer. */
export interface OwnedReadings {
  readonly holdings: HoldingsOnDay;
  /** The seats of the parties in the bloc. */
  readonly parties: LocationOfParties;
  readonly memberships: BlocMemberships;
  readonly ownership: BlocOnProjection;
  readonly control: BlocOnProjection;
  readonly union: BlocOnProjection;
  /** Ownership, and union, if owners whom nobody states were all of the bloc. */
  readonly ownershipAtMost: BlocOnProjection;
  readonly unionAtMost: BlocOnProjection;
}

/** Blocs lately placed on a layer: whoever asks about one again does not go over a million nodes for it. */
const placed = new WeakMap<Projection, Recent<BlocOnProjection>>();
const keptBlocs = 8;

/**
 * The bloc as the seats on a layer say: of a firm with several the mean over them. Of a bloc of parties: themselves.
 *
 * @complexity O(n); the same bloc on the same layer again at once. The array is shared by all who ask.
 */
export function blocByLocation(projection: Projection, members: BlocMembers): Promise<BlocOnProjection> {
  const key = membersKey(members);
  const lately = placed.get(projection) ?? new Recent<BlocOnProjection>(keptBlocs);
  placed.set(projection, lately);
  return lately.get(key, async () => ({ key, membership: membershipByLocation(projection, members) }));
}

function membershipByLocation({ keys, economies }: Projection, members: BlocMembers): Float64Array {
  // Most nodes share one of a few hundred lists of seats.
  const shares = new Map<readonly Iso3[], number>();
  const membership = Float64Array.from(economies, (seats) => {
    const share = shares.get(seats) ?? shareOfSeats(seats, members);
    shares.set(seats, share);
    return share;
  });
  if (members.parties.size > 0)
    for (const [node, key] of keys.entries()) if (members.parties.has(key)) membership[node] = 1;
  return membership;
}

/**
 * The bloc as the owners on a layer of firms say, from the holdings in force on the members' day.
 *
 * A firm counts with the seat that the layer gives it, any other party with the seats that any dataset states. A firm that
 * nobody is known to hold is its own owner.
 */
export async function loadOwnedReadings(
  graph: Graph,
  datasets: DatasetsInUse,
  projection: Projection,
  members: BlocMembers,
  location: BlocOnProjection,
): Promise<OwnedReadings> {
  const holdings = await graph.projections.holdings(members.date, datasets.editionOfParties);
  const place = (node: number) => holdings.index.get(projection.keys[node] as string);
  const seats = Float64Array.from(holdings.seats, (economies) => shareOfSeats(economies, members));
  for (const key of members.parties) {
    const party = holdings.index.get(key);
    if (party !== undefined) seats[party] = 1;
  }
  for (let node = 0; node < projection.keys.length; node++) {
    const party = place(node);
    if (party !== undefined) seats[party] = location.membership[node] as number;
  }
  const { dataset, year } = projection.layer;
  const parties = {
    key: `${location.key} in ${dataset} ${datasets.editionOf(dataset)} ${year}`,
    location: seats,
    isNamed: members.parties.size > 0,
  };
  const memberships = await graph.solver.memberships(holdings, parties);
  const reading = (name: string, of: (party: number) => number): BlocOnProjection => ({
    key: `${location.key} by ${name} on ${members.date} ${datasets.edition}`,
    membership: location.membership.map((seat, node) => {
      const party = place(node);
      return party === undefined ? seat : of(party);
    }),
  });
  const { ownership, unknownOwnership, control, union } = memberships;
  const at = (values: Float64Array) => (party: number) => values[party] as number;
  const ownedAtMost = (party: number) =>
    Math.min(1, (ownership[party] as number) + (unknownOwnership[party] as number));
  return {
    holdings,
    parties,
    memberships,
    ownership: reading('ownership', at(ownership)),
    control: reading('control', at(control)),
    union: reading('union', at(union)),
    ownershipAtMost: reading('ownership at most', ownedAtMost),
    unionAtMost: reading('union at most', (party) => Math.max(union[party] as number, ownedAtMost(party))),
  };
}

/** The reading asked for; by location where nothing else is known. */
export function readingOf({ location, owned }: BlocReadings, membership: Membership): BlocOnProjection {
  if (owned === null || membership === 'LOCATION') return location;
  return { OWNERSHIP: owned.ownership, CONTROL: owned.control, UNION: owned.union }[membership];
}

function shareOfSeats(seats: readonly Iso3[], { degrees }: BlocMembers): number {
  return seats.length === 0 ? 0 : seats.reduce((sum, economy) => sum + (degrees.get(economy) ?? 0), 0) / seats.length;
}

/** Tells two blocs apart, whatever they are called. */
function membersKey({ degrees, parties }: BlocMembers): string {
  return [...Array.from(degrees, ([economy, degree]) => `${economy}=${degree}`), ...parties].sort().join(' ');
}
