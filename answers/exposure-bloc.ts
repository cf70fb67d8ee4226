import type { BlocMemberships } from '../analytics/bloc-memberships.ts';
import type { Graph } from '../graph/graph.ts';
import type { HoldingsOnDay } from '../graph/holdings-on-day.ts';
import { roomForAnswers } from '../graph/kept.ts';
import type { Projection } from '../graph/projection.ts';
import { Recent } from '../graph/recent.ts';
import type { Store } from '../graph/store.ts';
import type { BlocOnProjection, LocationOfParties } from '../graph/workers/solver.ts';
import type { Iso3 } from '../model/iso3.ts';
import { firmsOfIndustries } from '../queries/__generated__/read.ts';
import { type BlocMembers, isNamed, type Members } from './bloc-members.ts';
import type { DatasetsInUse } from './datasets-in-use.ts';
import { readActivities } from './firm-activities.ts';

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
  /** The three if owners whom nobody states were all of the bloc. */
  readonly ownershipAtMost: BlocOnProjection;
  readonly controlAtMost: BlocOnProjection;
  readonly unionAtMost: BlocOnProjection;
}

/** Blocs lately placed on a layer: whoever asks about one again does not go over a million nodes for it. */
const placed = new WeakMap<Projection, Recent<BlocOnProjection>>();
const keptBlocs = 8;

/**
 * The bloc as the seats on a layer say: of a firm with several the mean over them. Of parties and industries that are named:
 * themselves, and of a firm the part of its revenue that it earns in such industries.
 *
 * @complexity O(n); the same bloc on the same layer again at once. The array is shared by all who ask.
 */
export function blocByLocation(store: Store, projection: Projection, members: Members): Promise<BlocOnProjection> {
  const key = membersKey(members);
  const lately = placed.get(projection) ?? new Recent<BlocOnProjection>({ most: keptBlocs, bytes: roomForAnswers });
  placed.set(projection, lately);
  return lately.get(key, async () => ({
    key,
    membership: await membershipByLocation(store, projection, members),
  }));
}

async function membershipByLocation(store: Store, projection: Projection, members: Members): Promise<Float64Array> {
  const { keys, economies } = projection;
  // Most nodes share one of a few hundred lists of seats.
  const shares = new Map<readonly Iso3[], number>();
  const membership = Float64Array.from(economies, (seats) => {
    const share = shares.get(seats) ?? shareOfSeats(seats, members);
    shares.set(seats, share);
    return share;
  });
  if (members.parties.size > 0)
    for (const [node, key] of keys.entries()) if (members.parties.has(key)) membership[node] = 1;
  for (const [node, share] of await shareInIndustries(store, projection, members.industries))
    membership[node] = Math.max(membership[node] as number, share);
  return membership;
}

/**
 * Nodes that are of some industries, and how much of each is: of a firm the part of its revenue, or of its industries where the
 * revenue of one is not stated.
 */
async function shareInIndustries(
  store: Store,
  projection: Projection,
  industries: ReadonlySet<string>,
): Promise<ReadonlyMap<number, number>> {
  if (industries.size === 0) return new Map();
  const { layer, index } = projection;
  if (layer.of === 'industries')
    return new Map([...industries].flatMap((key) => (index.has(key) ? [[index.get(key) as number, 1]] : [])));
  const { dataset, year } = layer;
  const firms = await store.rows(firmsOfIndustries, { industries: [...industries], dataset, year });
  const nodes = firms.flatMap(({ firm }) => index.get(firm) ?? []);
  const shares = new Map<number, number>();
  for (const [node, all] of await readActivities(store, projection, nodes)) {
    const inThem = all.filter(({ industry }) => industries.has(industry));
    const earned = (some: typeof all) => some.reduce((sum, { revenueUsd }) => sum + (revenueUsd ?? 0), 0);
    const isStated = all.every(({ revenueUsd }) => revenueUsd !== null) && earned(all) > 0;
    shares.set(node, isStated ? earned(inThem) / earned(all) : inThem.length / all.length);
  }
  return shares;
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
    isNamed: isNamed(members),
  };
  const memberships = await graph.solver.memberships(holdings, parties);
  const reading = (name: string, of: (party: number) => number): BlocOnProjection => ({
    key: `${location.key} by ${name} on ${members.date} ${datasets.edition}`,
    membership: location.membership.map((seat, node) => {
      const party = place(node);
      return party === undefined ? seat : of(party);
    }),
  });
  const { ownership, unknownOwnership, control, controlAtMost, union } = memberships;
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
    controlAtMost: reading('control at most', at(controlAtMost)),
    unionAtMost: reading('union at most', (party) =>
      Math.max(union[party] as number, ownedAtMost(party), controlAtMost[party] as number),
    ),
  };
}

/** The reading asked for; by location where nothing else is known. */
export function readingOf({ location, owned }: BlocReadings, membership: Membership): BlocOnProjection {
  if (owned === null || membership === 'LOCATION') return location;
  return { OWNERSHIP: owned.ownership, CONTROL: owned.control, UNION: owned.union }[membership];
}

function shareOfSeats(seats: readonly Iso3[], { degrees }: Members): number {
  return seats.length === 0 ? 0 : seats.reduce((sum, economy) => sum + (degrees.get(economy) ?? 0), 0) / seats.length;
}

/** Tells two blocs apart, whatever they are called. */
function membersKey({ degrees, parties, industries }: Members): string {
  return [...Array.from(degrees, ([economy, degree]) => `${economy}=${degree}`), ...parties, ...industries]
    .sort()
    .join(' ');
}
