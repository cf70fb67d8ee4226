import { setImmediate } from 'node:timers/promises';
import type { Iso3 } from '../model/iso3.ts';
import {
  activitiesOfChain,
  firmsOfChain,
  industriesOfTable,
  purchasesOfFirms,
  purchasesOfIndustries,
  seatsOfChain,
} from '../queries/__generated__/read.ts';
import { type ProjectedNodes, SeatLists } from './node-lines.ts';
import {
  type ProjectionQuality,
  PurchaseRows,
  type PurchaseShares,
  qualityOf,
  type StatedFigures,
  sumOfActivities,
} from './purchase-rows.ts';
import type { ReadOptions, Store } from './store.ts';

/** Which part of the graph an answer walks: the industries of one table, or the firms of one dataset, in one year. */
export interface Layer {
  readonly of: 'industries' | 'firms';
  readonly dataset: string;
  readonly year: number;
}

/** A layer of the graph as typed arrays: who buys what share of its output's value from whom. */
export interface Projection extends ProjectedNodes, PurchaseShares {
  readonly layer: Layer;
  readonly quality: ProjectionQuality;
  /** UTC, ISO 8601: when it was read off the store. */
  readonly builtAt: string;
}

interface Nodes extends ProjectedNodes {
  /** Node by the engine's own number of it. */
  readonly byNumber: ReadonlyMap<number, number>;
  figuresOf(node: number): StatedFigures;
}

/** What a table states of an industry: its suppliers are all named. */
export function figuresOfIndustry(outputUsd: number): StatedFigures {
  return { outputUsd, isOutputStated: true, purchasesUsd: 0, arePurchasesStated: true };
}

/**
 * Reads a layer of the graph into typed arrays: its nodes and its links at the same time, row by row as the store sends them.
 *
 * It runs on the thread that calls it; `Projector` calls it on another one where the store can be reached from there.
 *
 * @complexity O(n + m log m/n); 12 bytes a link resident, four times that while it is read. See bench/results/neo4j-firms.json.
 */
export async function project(store: Store, layer: Layer): Promise<Projection> {
  const builtAt = new Date().toISOString();
  const stop = new AbortController();
  const withoutLimit = { timeoutMs: Number.POSITIVE_INFINITY, signal: stop.signal };
  const [nodes, rows] = await Promise.all([
    loadNodes(store, layer, withoutLimit),
    loadPurchases(store, layer, withoutLimit),
  ]).finally(() => stop.abort()); // one that fails is not waited for by the other
  const { byNumber, figuresOf, ...shown } = nodes;
  const n = shown.keys.length;

  const isTimeToTurn = every(stepsATurn);
  const rowOf = new Int32Array(n).fill(-1);
  for (let row = 0; row < rows.buyers.length; row++) {
    const buyer = byNumber.get(rows.buyers[row] as number);
    if (buyer !== undefined) rowOf[buyer] = row; // of others nobody states output and seat
    if (isTimeToTurn(1)) await setImmediate();
  }
  const putTogether = new PurchaseRows(layer.of, n, rows.links);
  for (let buyer = 0; buyer < n; buyer++) {
    const row = rowOf[buyer] as number;
    const from = row < 0 ? 0 : (rows.starts[row] as number);
    const end = row < 0 ? 0 : (rows.starts[row + 1] as number);
    const unvalued = row < 0 ? 0 : (rows.unvalued[row] as number);
    const links = putTogether.add(
      { ...figuresOf(buyer), unvalued },
      rows.suppliers.subarray(from, end),
      rows.usd.subarray(from, end),
      byNumber,
    );
    if (isTimeToTurn(1 + links)) await setImmediate();
  }
  const shares = putTogether.shares();
  return { layer, ...shown, ...shares, quality: qualityOf(shares), builtAt };
}

/** Nodes and links that are put in their places between two turns of the event loop: some milliseconds' work. */
export const stepsATurn = 20_000;

/** Whether so many steps have been taken since it last was so. */
export function every(count: number): (steps: number) => boolean {
  let taken = 0;
  return (steps) => {
    taken += steps;
    if (taken < count) return false;
    taken = 0;
    return true;
  };
}

async function loadNodes(store: Store, { of, dataset, year }: Layer, options: ReadOptions): Promise<Nodes> {
  const keys: string[] = [];
  const names: (string | null)[] = [];
  const economies: (readonly Iso3[])[] = [];
  const index = new Map<string, number>();
  const byNumber = new Map<number, number>();
  const seats = new SeatLists();
  const add = (row: { key: string; number: number; name: string | null }, seatsOfNode: readonly Iso3[]) => {
    index.set(row.key, keys.length);
    byNumber.set(row.number, keys.length);
    keys.push(row.key);
    names.push(row.name);
    economies.push(seats.one(seatsOfNode));
  };
  if (of === 'industries') {
    const outputUsd: number[] = [];
    const take = (row: { key: string; number: number; name: string | null; economy: Iso3; outputUsd: number }) => {
      add(row, [row.economy]);
      outputUsd.push(row.outputUsd);
    };
    await store.each(industriesOfTable, { dataset, year }, take, options);
    const figuresOf = (node: number) => figuresOfIndustry(outputUsd[node] as number);
    return { keys, names, economies, index, byNumber, shown: seats.economies(), figuresOf };
  }

  // Economies and industries are few and firms many: from them, seats and figures come at a third of the server's time.
  const date = `${year}-12-31`;
  await store.each(firmsOfChain, { dataset, year, date }, (row) => add(row, []), options);
  const addSeats = ({ economy, firms }: { economy: Iso3; firms: readonly number[] }) => {
    for (const number of firms) {
      const node = byNumber.get(number);
      if (node !== undefined) economies[node] = seats.one([...(economies[node] as readonly Iso3[]), economy]);
    }
  };
  await store.each(seatsOfChain, { dataset, date }, addSeats, options);
  const activities = new Activities(keys.length);
  const addFigures = (row: {
    firms: readonly number[];
    revenueUsd: readonly number[];
    purchasesUsd: readonly number[];
  }) => {
    for (const [at, number] of row.firms.entries()) {
      const node = byNumber.get(number);
      if (node !== undefined) activities.add(node, row.revenueUsd[at] as number, row.purchasesUsd[at] as number);
    }
  };
  await store.each(activitiesOfChain, { dataset, year }, addFigures, options);
  const figuresOf = (node: number) => activities.sumOf(node);
  return { keys, names, economies, index, byNumber, shown: seats.economies(), figuresOf };
}

/** What is stated of each firm in its industries, US dollars. */
class Activities {
  /** The first of each firm; NaN where nobody says. */
  readonly #revenueUsd: Float64Array;
  readonly #purchasesUsd: Float64Array;
  /** Of the few firms that have more than one, the others. */
  readonly #others = new Map<number, { revenueUsd: number | null; purchasesUsd: number | null }[]>();

  constructor(nodes: number) {
    this.#revenueUsd = new Float64Array(nodes).fill(Number.NaN);
    this.#purchasesUsd = new Float64Array(nodes).fill(Number.NaN);
  }

  /** Either is negative where nobody states it. */
  add(node: number, revenueUsd: number, purchasesUsd: number): void {
    if (revenueUsd < 0 && purchasesUsd < 0) return;
    if (Number.isNaN(this.#revenueUsd[node]) && Number.isNaN(this.#purchasesUsd[node])) {
      if (revenueUsd >= 0) this.#revenueUsd[node] = revenueUsd;
      if (purchasesUsd >= 0) this.#purchasesUsd[node] = purchasesUsd;
      return;
    }
    const others = this.#others.get(node) ?? [];
    this.#others.set(node, others);
    others.push(statedActivity(revenueUsd, purchasesUsd));
  }

  sumOf(node: number): StatedFigures {
    const first = statedActivity(this.#revenueUsd[node] as number, this.#purchasesUsd[node] as number);
    return sumOfActivities([first, ...(this.#others.get(node) ?? [])]);
  }
}

/** As packed rows have it: a number that is not 0 or above stands for what nobody states. */
export function statedActivity(revenueUsd: number, purchasesUsd: number) {
  return { revenueUsd: revenueUsd >= 0 ? revenueUsd : null, purchasesUsd: purchasesUsd >= 0 ? purchasesUsd : null };
}

/** What the buyers buy, a row each, as the store has them: by the engine's own numbers, in no order. */
interface PurchasesRows {
  readonly buyers: readonly number[];
  /** Links without an amount, of each row; industries have none. */
  readonly unvalued: readonly number[];
  /** Length rows + 1: what row r buys stands at `starts[r] … starts[r + 1] − 1`. */
  readonly starts: readonly number[];
  readonly suppliers: Float64Array;
  readonly usd: Float64Array;
  /** As far as the arrays are filled. */
  readonly links: number;
}

/** Links that there is room for at first. */
const firstRoom = 65_536;

async function loadPurchases(store: Store, { of, dataset, year }: Layer, options: ReadOptions): Promise<PurchasesRows> {
  const buyers: number[] = [];
  const unvalued: number[] = [];
  const starts = [0];
  let suppliers = new Float64Array(firstRoom);
  let usd = new Float64Array(firstRoom);
  let links = 0;
  const add = (row: { buyer: number; suppliers: readonly number[]; usd: readonly number[] }, withoutAmount: number) => {
    const end = links + row.suppliers.length;
    if (end > usd.length) {
      const room = Math.max(end, 2 * usd.length);
      suppliers = withRoom(suppliers, room);
      usd = withRoom(usd, room);
    }
    for (let at = 0; links < end; links++, at++) {
      suppliers[links] = row.suppliers[at] as number;
      usd[links] = row.usd[at] as number;
    }
    buyers.push(row.buyer);
    unvalued.push(withoutAmount);
    starts.push(end);
  };
  if (of === 'industries') await store.each(purchasesOfIndustries, { dataset, year }, (row) => add(row, 0), options);
  else await store.each(purchasesOfFirms, { dataset, year }, (row) => add(row, row.unvalued), options);
  return { buyers, unvalued, starts, suppliers, usd, links };
}

function withRoom(values: Float64Array, room: number): Float64Array<ArrayBuffer> {
  const roomy = new Float64Array(room);
  roomy.set(values);
  return roomy;
}
