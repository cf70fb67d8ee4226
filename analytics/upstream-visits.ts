import { eightSweeps, passing } from './component-sweeps.ts';
import type { Csr } from './csr.ts';
import { longestStay } from './longest-stay.ts';
import { hubsFirst, strongComponents } from './strong-components.ts';

/** A chain of purchases made ready for following value from the buyer's end. Made once, used for any start. */
export interface Circulation {
  /** Nodes component by component, suppliers before their buyers. */
  readonly order: Uint32Array;
  /** Length c + 1: component k is `order[starts[k] … starts[k + 1] − 1]`. */
  readonly starts: Uint32Array;
  /** Length n: the component of each node. */
  readonly componentOf: Uint32Array;
  /** Length n: what each node passes on to itself. */
  readonly self: Float64Array;
  /**
   * Arcs on which value goes round: row = buyer, head = supplier of the same component other than itself, both as their
   * place in `order`, so that a component is followed through memory from end to end. Weights are of what a node does not
   * pass on to itself.
   */
  readonly within: Csr;
  /** Arcs on which value goes on to suppliers of other components: row = buyer as its place in `order`, head = supplier. */
  readonly between: Csr;
}

/** How often value passes nodes, from below. */
export interface UpstreamVisits {
  /** Length n: expected visits, 0 up; loops make it exceed what is sent. */
  readonly visits: Float64Array;
  /** Value not yet followed when the sweeps ended: what it still visits is left out. */
  readonly left: number;
}

const LEFT = 1e-14;
const MAX_SWEEPS = 10_000;
/** Return factors found together: as many numbers as a line of cache has, so that eight cost little more than one. */
const TOGETHER = 8;

/**
 * A chain of purchases put in the order in which value is followed through it, with the loops in which it goes round.
 *
 * @param onward  row = buyer, head = supplier, weight = share that goes on there, 0..1.
 * @complexity O(n + m) time and memory.
 */
export function circulation(onward: Csr): Circulation {
  const { starts, heads, weights } = onward;
  const n = starts.length - 1;
  const components = hubsFirst(strongComponents(onward), onward);
  const { order } = components;
  const componentOf = new Uint32Array(n);
  const place = new Uint32Array(n);
  for (let c = 0; c + 1 < components.starts.length; c++) {
    for (let p = components.starts[c]!; p < components.starts[c + 1]!; p++) {
      componentOf[order[p]!] = c;
      place[order[p]!] = p;
    }
  }
  const self = new Float64Array(n);
  const [within, between] = [roomFor(n, heads.length), roomFor(n, heads.length)];
  let [round, away] = [0, 0];
  for (let p = 0; p < n; p++) {
    const j = order[p]!;
    const c = componentOf[j]!;
    const rowFirst = round;
    for (let k = starts[j]!; k < starts[j + 1]!; k++) {
      const i = heads[k]!;
      if (i === j) self[j] = self[j]! + weights[k]!;
      else if (componentOf[i] === c) {
        within.heads[round] = place[i]!;
        within.weights[round++] = weights[k]!;
      } else {
        between.heads[away] = i;
        between.weights[away++] = weights[k]!;
      }
    }
    if (self[j]! > 0 && self[j]! < 1)
      for (let k = rowFirst; k < round; k++) within.weights[k] = within.weights[k]! / (1 - self[j]!);
    within.starts[p + 1] = round;
    between.starts[p + 1] = away;
  }
  const chain = { order, starts: components.starts, componentOf, self };
  return { ...chain, within: filled(within, round), between: filled(between, away) };
}

function roomFor(nodes: number, arcs: number): Csr {
  return { starts: new Uint32Array(nodes + 1), heads: new Uint32Array(arcs), weights: new Float64Array(arcs) };
}

/** Arcs in no more memory than they fill. */
function filled({ starts, heads, weights }: Csr, arcs: number): Csr {
  return { starts, heads: heads.slice(0, arcs), weights: weights.slice(0, arcs) };
}

/**
 * How often the value of a subject passes each node on its way upstream: start + Σ over buyers of visits · share.
 *
 * The counterpart of exposure, which asks for all subjects and one bloc: this is one subject and any bloc. Nodes that are
 * not followed (closed loops, from which value never returns) are counted as reached no further than by `follow`.
 *
 * @param start   length n, 0 up: value set out from each node.
 * @param follow  length n: 1 for nodes whose value is followed; constant over nodes that supply each other.
 * @throws RangeError when a length is wrong.
 * @complexity O(n + m · sweeps); without loops one sweep.
 * @source Kemeny & Snell, Finite Markov Chains (1960), ch. III: the fundamental matrix, here one row of it.
 */
export function upstreamVisits(chain: Circulation, start: Float64Array, follow: Uint8Array): UpstreamVisits {
  const { order, starts, between } = chain;
  const n = order.length;
  if (start.length !== n || follow.length !== n)
    throw new RangeError(`${start.length} starts and ${follow.length} marks for ${n} nodes`);
  const visits = Float64Array.from(start, (value, j) => (follow[j] === 1 ? value : 0));
  let left = 0;
  for (let c = starts.length - 2; c >= 0; c--) {
    if (follow[order[starts[c]!]!] !== 1) continue;
    left += settle(chain, c, visits);
    for (let p = starts[c]!; p < starts[c + 1]!; p++) {
      const value = visits[order[p]!]!;
      if (value === 0) continue;
      for (let k = between.starts[p]!; k < between.starts[p + 1]!; k++) {
        const i = between.heads[k]!;
        if (follow[i] === 1) visits[i] = visits[i]! + value * between.weights[k]!;
      }
    }
  }
  return { visits, left };
}

/** How often value that sets out from a node comes to it, the start included: 1 without loops. */
export interface ReturnFactor {
  readonly lower: number;
  /** Infinite in a loop that nothing leaves. */
  readonly upper: number;
}

/**
 * How often value at a node is there, this time and whenever it comes round again; only the node's own loop matters.
 *
 * Asked for many nodes at once it reads the arcs once a sweep for eight of them.
 *
 * @param nodes     each once.
 * @param accuracy  one a node, relative: follow until `upper` exceeds `lower` by no more.
 * @returns one a node.
 * @complexity O(arcs among the nodes that supply each other with one of them · sweeps · nodes / 8); 64 bytes a node of the
 *   largest loop.
 */
export function returnFactors(
  chain: Circulation,
  nodes: readonly number[],
  accuracy: readonly number[],
): readonly ReturnFactor[] {
  return roundTripsOf(
    chain,
    nodes.map((node, at) => ({ node, accuracy: accuracy[at]!, suppliers: [] })),
  ).map(({ factor }) => factor);
}

/** A buyer and the suppliers from whom value may come back to it. */
export interface BuyerInLoops {
  readonly buyer: number;
  readonly suppliers: readonly number[];
  /** As of `returnFactors`. */
  readonly accuracy: number;
}

/**
 * How often value that is at a supplier comes to the buyer it is of, in all: 0 where the two are in no loop.
 *
 * @param buyers  each once.
 * @returns by buyer, one a supplier.
 * @complexity as `returnFactors` of the buyers.
 */
export function visitsOfBuyers(
  chain: Circulation,
  buyers: readonly BuyerInLoops[],
): readonly (readonly ReturnFactor[])[] {
  const trips = roundTripsOf(
    chain,
    buyers.map(({ buyer, suppliers, accuracy }) => ({ node: buyer, suppliers, accuracy })),
  );
  return trips.map(({ factor, arrived }) =>
    arrived.map(({ lower, upper }) => ({ lower: lower * factor.lower, upper: upper === 0 ? 0 : upper * factor.upper })),
  );
}

/** A node that value comes round to, and others of its loop from which it may come. */
interface Destination {
  readonly node: number;
  readonly suppliers: readonly number[];
  readonly accuracy: number;
}

interface RoundTrip {
  readonly factor: ReturnFactor;
  /** One a supplier: the share of the value there that ever comes to the node. */
  readonly arrived: readonly { readonly lower: number; readonly upper: number }[];
}

function roundTripsOf(chain: Circulation, destinations: readonly Destination[]): readonly RoundTrip[] {
  const found: RoundTrip[] = [];
  const ofComponent = new Map<number, number[]>();
  destinations.forEach(({ node }, at) => {
    const c = chain.componentOf[node]!;
    ofComponent.set(c, [...(ofComponent.get(c) ?? []), at]);
  });
  for (const [c, asked] of ofComponent) {
    const there = asked.map((at) => destinations[at]!);
    const trips =
      chain.starts[c + 1]! - chain.starts[c]! === 1
        ? there.map((one) => roundTripAlone(chain, one))
        : roundTrips(chain, c, there);
    trips.forEach((trip, which) => {
      found[asked[which]!] = trip;
    });
  }
  return found;
}

/** A destination among those that are found together. */
interface Column extends Destination {
  readonly column: number;
  /** Counted from the component's first. */
  readonly place: number;
  /** How much more may come back to the node for each share that the last sweep added to any place. */
  readonly mostLeft: number;
}

/**
 * The round trips to nodes of one component, eight at a time, the numbers of a place side by side in memory.
 *
 * For each of the nodes, every place has the share of its value that ever comes to that node, summed up from zero; what comes
 * back to the node itself is its return.
 */
function roundTrips(
  { order, starts, self, within }: Circulation,
  c: number,
  destinations: readonly Destination[],
): readonly RoundTrip[] {
  const first = starts[c]!;
  const end = starts[c + 1]!;
  const longest = longestStay(within, first, end, MAX_SWEEPS);
  const { eights: arriving, risen, sweep } = eightSweeps(within, first, end);
  const placeOf = new Map(destinations.flatMap(({ node, suppliers }) => [node, ...suppliers].map((one) => [one, -1])));
  for (let p = first; p < end; p++) if (placeOf.has(order[p]!)) placeOf.set(order[p]!, p - first);

  const trips: RoundTrip[] = [];
  for (let from = 0; from < destinations.length; from += TOGETHER) {
    const columns = destinations.slice(from, from + TOGETHER).map((destination, column): Column => {
      const place = placeOf.get(destination.node)!;
      const accuracy = Math.max(LEFT, destination.accuracy);
      return { ...destination, accuracy, column, place, mostLeft: longest * passedOn(within, first + place) };
    });
    const inOrder = columns.toSorted((a, b) => a.place - b.place);
    arriving.fill(0);
    for (const { column, place } of columns) arriving[place * TOGETHER + column] = 1;
    const back = new Float64Array(columns.length);
    // Before the last sweep no place lacked more than its rise, time and again for the longest stay; the node has of it what it passes on.
    const left = ({ column, mostLeft }: Column) => Math.min(1 - back[column]!, mostLeft * risen[column]!);
    const isUnsettled = (one: Column) => left(one) > one.accuracy * Math.max(LEFT, 1 - back[one.column]! - left(one));
    let swept = 0;
    do {
      risen.fill(0);
      let done = 0;
      for (const { column, place } of inOrder) {
        sweep(done, place + 1);
        done = place + 1;
        // What has come back to the node has arrived already: it stays at 1.
        back[column] = arriving[place * TOGETHER + column]!;
        arriving[place * TOGETHER + column] = 1;
      }
      sweep(done, end - first);
    } while (++swept < MAX_SWEEPS && columns.some(isUnsettled));
    for (const one of columns) {
      const { column, node, suppliers } = one;
      const here = 1 / (1 - self[node]!);
      const upper = back[column]! + left(one);
      trips.push({
        factor: {
          lower: here / (1 - back[column]!),
          upper: upper < 1 ? here / (1 - upper) : Number.POSITIVE_INFINITY,
        },
        arrived: suppliers.map((supplier) => {
          const place = placeOf.get(supplier)!;
          if (place < 0) return { lower: 0, upper: 0 };
          const lower = arriving[place * TOGETHER + column]!;
          return { lower, upper: Math.min(1, lower + longest * risen[column]!) };
        }),
      });
    }
  }
  return trips;
}

/** The share of the value at a place that goes on to others of its component. */
function passedOn({ starts, weights }: Csr, p: number): number {
  let sum = 0;
  for (let k = starts[p]!; k < starts[p + 1]!; k++) sum += weights[k]!;
  return sum;
}

/** To a node that is in no loop but with itself. */
function roundTripAlone({ self }: Circulation, { node, suppliers }: Destination): RoundTrip {
  const stays = self[node]!;
  const upper = stays < 1 ? 1 / (1 - stays) : Number.POSITIVE_INFINITY;
  return {
    factor: { lower: stays < 1 ? upper : 1, upper },
    arrived: suppliers.map((supplier) => (supplier === node ? { lower: 1, upper: 1 } : { lower: 0, upper: 0 })),
  };
}

/** Turns what enters a component into visits, in place, and returns the value that was not followed to its end. */
function settle({ order, starts, self, within }: Circulation, c: number, visits: Float64Array): number {
  const first = starts[c]!;
  const size = starts[c + 1]! - first;
  if (size === 1) {
    const node = order[first]!;
    const stays = self[node]!;
    if (stays < 1) visits[node] = visits[node]! / (1 - stays);
    return stays < 1 ? 0 : visits[node]!;
  }
  let sent = 0;
  for (let p = first; p < first + size; p++) sent += visits[order[p]!]!;
  if (sent === 0) return 0;
  const { waiting, passed, passOn } = passing(within, first, first + size);
  for (let p = 0; p < size; p++) waiting[p] = visits[order[first + p]!]!;
  let left = sent;
  for (let sweep = 0; sweep < MAX_SWEEPS && left > LEFT * sent; sweep++) left = passOn();
  for (let p = 0; p < size; p++) {
    const node = order[first + p]!;
    visits[node] = passed[p]! / (1 - self[node]!);
  }
  return left;
}
