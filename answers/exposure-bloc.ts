import { setImmediate } from 'node:timers/promises';
import type { BlocMemberships } from '../analytics/bloc-memberships.ts';
import type { Graph } from '../graph/graph.ts';
import type { HoldingsOnDay } from '../graph/holdings-on-day.ts';
import { roomForAnswers } from '../graph/kept.ts';
import { every, type Projection, stepsATurn } from '../graph/projection.ts';
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
  ownership(): BlocOnProjection;
  control(): BlocOnProjection;
  union(): BlocOnProjection;
  /** The three if owners whom nobody states were all of the bloc. */
  ownershipAtMost(): BlocOnProjection;
  controlAtMost(): BlocOnProjection;
  unionAtMost(): BlocOnProjection;
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
export function blocByLocation(store: Store, projection: Projection, members: BlocMembers): Promise<BlocOnProjection> {
  const key = membersKey(members);
  const lately = placed.get(projection) ?? new Recent<BlocOnProjection>({ most: keptBlocs, bytes: roomForAnswers });
  placed.set(projection, lately);
  return lately.get(key, async () => ({
    key,
    membership: await membershipByLocation(store, projection, members),
  }));
}

async function membershipByLocation(store: Store, projection: Projection, members: Members): Promise<Float64Array> {
  const { index, economies } = projection;
  const membership = sharesOfSeats(economies, members);
  for (const record of members.records) {
    const node = index.get(record);
    if (node !== undefined) membership[node] = 1;
  }
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
  const nodes = [...new Set(firms.flatMap(({ firm }) => index.get(firm) ?? []))];
  const shares = new Map<number, number>();
  for (const [node, all] of await readActivities(store, projection, nodes)) {
    const inThem = all.filter(({ industry }) => industries.has(industry));
    const earned = (some: typeof all) => some.reduce((sum, { revenueUsd }) => sum + (revenueUsd ?? 0), 0);
    const isStated = all.every(({ revenueUsd }) => revenueUsd !== null) && earned(all) > 0;
    shares.set(node, isStated ? earned(inThem) / earned(all) : inThem.length / all.length);
  }
  return shares;
}

/** Industries of the bloc, in whole or in part, of which a layer shows nothing: no firm is of them, or the table lacks them. */
export async function industriesNotShown(
  store: Store,
  { layer, index }: Projection,
  { industries, partly }: BlocMembers,
): Promise<readonly string[]> {
  const all = [...new Set([...industries, ...(partly?.industries ?? [])])].sort();
  if (all.length === 0 || layer.of === 'industries') return all.filter((key) => !index.has(key));
  const { dataset, year } = layer;
  const met = new Set(
    (await store.rows(firmsOfIndustries, { industries: all, dataset, year })).map((row) => row.industry),
  );
  return all.filter((key) => !met.has(key));
}

/** Blocs of which the owners' readings are kept for each layer: six numbers a node each. */
const keptReadings = 4;
const readingsOf = new WeakMap<Projection, Recent<OwnedReadings>>();

/**
 * The bloc as the owners on a layer of firms say, from the holdings in force on the members' day.
 *
 * A firm counts with the seat that the layer gives it, any other party with the seats that any dataset states. A firm that
 * nobody is known to hold is its own owner. Of a firm that the layer shows under several records the largest counts.
 *
 * @complexity O(nodes + parties) numbers once a bloc, beside the memberships; the same again at once. Readings are made when
 *   they are asked for.
 */
export async function loadOwnedReadings(
  graph: Graph,
  datasets: DatasetsInUse,
  projection: Projection,
  members: BlocMembers,
  location: BlocOnProjection,
): Promise<OwnedReadings> {
  const lately = readingsOf.get(projection) ?? new Recent<OwnedReadings>({ most: keptReadings, bytes: roomForAnswers });
  readingsOf.set(projection, lately);
  const { dataset, year } = projection.layer;
  const key = `${location.key} in ${dataset} ${datasets.editionOf(dataset)} ${year} on ${members.date} ${datasets.editionOfParties}`;
  return lately.get(key, async () => {
    const holdings = await graph.projections.holdings(members.date, datasets.editionOfParties);
    return ownedReadings(graph, holdings, await partiesOfNodes(projection, holdings), members, { ...location, key });
  });
}

async function ownedReadings(
  graph: Graph,
  holdings: HoldingsOnDay,
  partyOf: Int32Array,
  members: BlocMembers,
  location: BlocOnProjection,
): Promise<OwnedReadings> {
  const { key } = location;
  const seats = seatsOfParties(holdings, partyOf, members, location.membership);
  const parties = { key, location: seats, isNamed: isNamed(members) };
  const memberships = await graph.solver.memberships(holdings, parties);
  const { ownership, unknownOwnership, control, controlAtMost, union } = memberships;
  const reading = (name: string, of: (party: number, seat: number) => number) => {
    let made: BlocOnProjection | null = null;
    return () => {
      made ??= {
        key: `${key} by ${name}`,
        membership: location.membership.map((seat, node) => {
          const party = partyOf[node] as number;
          return party < 0 ? seat : of(party, seat);
        }),
      };
      return made;
    };
  };
  const at = (values: Float64Array) => (party: number) => values[party] as number;
  const ownedAtMost = (party: number) =>
    Math.min(1, (ownership[party] as number) + (unknownOwnership[party] as number));
  return {
    holdings,
    parties,
    memberships,
    ownership: reading('ownership', at(ownership)),
    control: reading('control', at(control)),
    // Of one record a seat may be known that the other's layer lacks: union is never less than location.
    union: reading('union', (party, seat) => Math.max(seat, union[party] as number)),
    ownershipAtMost: reading('ownership at most', ownedAtMost),
    controlAtMost: reading('control at most', at(controlAtMost)),
    unionAtMost: reading('union at most', (party, seat) =>
      Math.max(seat, union[party] as number, ownedAtMost(party), controlAtMost[party] as number),
    ),
  };
}

/** The place among the parties of a day of each node of a layer; −1 for one that neither holds nor is held. */
const partiesOf = new WeakMap<Projection, WeakMap<HoldingsOnDay, Promise<Int32Array>>>();

function partiesOfNodes(projection: Projection, holdings: HoldingsOnDay): Promise<Int32Array> {
  const ofDays = partiesOf.get(projection) ?? new WeakMap<HoldingsOnDay, Promise<Int32Array>>();
  partiesOf.set(projection, ofDays);
  const known = ofDays.get(holdings);
  if (known) return known;
  const found = (async () => {
    const { keys } = projection;
    const parties = new Int32Array(keys.length).fill(-1);
    const isTimeToTurn = every(stepsATurn);
    for (let node = 0; node < keys.length; node++) {
      parties[node] = holdings.index.get(keys[node] as string) ?? -1;
      if (isTimeToTurn(1)) await setImmediate();
    }
    return parties;
  })();
  ofDays.set(holdings, found);
  return found;
}

/** How far each party belongs by its seats, or by its name. */
function seatsOfParties(
  holdings: HoldingsOnDay,
  partyOf: Int32Array,
  members: BlocMembers,
  ofNodes: Float64Array,
): Float64Array {
  const seats = sharesOfSeats(holdings.seats, members);
  const inLayer = new Float64Array(seats.length).fill(-1);
  for (let node = 0; node < partyOf.length; node++) {
    const party = partyOf[node] as number;
    if (party >= 0) inLayer[party] = Math.max(inLayer[party] as number, ofNodes[node] as number);
  }
  for (let party = 0; party < seats.length; party++)
    if ((inLayer[party] as number) >= 0) seats[party] = inLayer[party] as number;
  for (const key of members.records) {
    const party = holdings.index.get(key);
    if (party !== undefined) seats[party] = 1;
  }
  return seats;
}

/** The reading asked for; by location where nothing else is known. */
export function readingOf({ location, owned }: BlocReadings, membership: Membership): BlocOnProjection {
  if (owned === null || membership === 'LOCATION') return location;
  return { OWNERSHIP: owned.ownership, CONTROL: owned.control, UNION: owned.union }[membership]();
}

/** Of each list of seats how far it is in the bloc: most of a million share one of a few hundred lists. */
function sharesOfSeats(lists: readonly (readonly Iso3[])[], members: Members): Float64Array {
  const shares = new Map<readonly Iso3[], number>();
  return Float64Array.from(lists, (seats) => {
    const share = shares.get(seats) ?? shareOfSeats(seats, members);
    shares.set(seats, share);
    return share;
  });
}

/** @param seats  none where nobody states one: then nobody knows, and it counts where `withUnseated` says so. */
function shareOfSeats(seats: readonly Iso3[], { degrees, withUnseated }: Members): number {
  return seats.length === 0
    ? withUnseated
      ? 1
      : 0
    : seats.reduce((sum, economy) => sum + (degrees.get(economy) ?? 0), 0) / seats.length;
}

/** Tells two blocs apart, whatever they are called. */
function membersKey(members: BlocMembers): string {
  const { degrees, records, industries, withUnseated } = members;
  return JSON.stringify([
    [...degrees].sort(),
    [...records].sort(),
    [...industries].sort(),
    withUnseated,
    isNamed(members),
  ]);
}
