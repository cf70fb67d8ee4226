import { setImmediate } from 'node:timers/promises';
import type { Csr } from '../analytics/csr.ts';
import type { Iso3 } from '../model/iso3.ts';
import {
  firmsOfChain,
  industriesOfTable,
  purchasesOfFirms,
  purchasesOfIndustries,
} from '../queries/__generated__/read.ts';
import { type ProjectedNodes, SeatLists } from './node-lines.ts';
import type { ReadOptions, Store } from './store.ts';

/** Which part of the graph an answer walks: the industries of one table, or the firms of one dataset, in one year. */
export interface Layer {
  readonly of: 'industries' | 'firms';
  readonly dataset: string;
  readonly year: number;
}

/**
 * A layer of the graph as typed arrays: who buys what share of its output's value from whom.
 *
 * All arrays of numbers lie in shared memory, so that a worker reads them without a copy.
 */
export interface Projection extends ProjectedNodes {
  readonly layer: Layer;
  /** Row = buyer, head = supplier, weight = purchases as a share of the buyer's output. */
  readonly purchases: Csr;
  /** Share of output spent on purchases whose supplier nobody names. */
  readonly unknown: Float64Array;
  /** Gross output (of a firm: revenue), US dollars; NaN where nobody states it. */
  readonly outputUsd: Float64Array;
  /** 1 where nobody states what the node buys in all, so that its value added can't be told from unknown purchases. */
  readonly unstated: Uint8Array;
  readonly quality: ProjectionQuality;
  /** UTC, ISO 8601: when it was read off the store. */
  readonly builtAt: string;
}

/** What had to be repaired to read shares off the figures. Counts of nodes, and of links where it says so. */
export interface ProjectionQuality {
  /** Purchases exceed output by up to 2 percent: rescaled to it. */
  readonly rescaled: number;
  /** Purchases exceed output by more: rescaled to it, so that no value added is left. */
  readonly overfull: number;
  /** Output is not stated and was taken to be the purchases. */
  readonly estimatedOutput: number;
  /** Links without an amount: not followed. */
  readonly unvaluedLinks: number;
}

interface Nodes extends ProjectedNodes {
  /** Node by the engine's own number of it. */
  readonly byNumber: ReadonlyMap<number, number>;
  readonly outputUsd: readonly number[];
  /** All purchases, stated suppliers or not; NaN where nobody says; for industries the table says it all. */
  readonly purchasesUsd: readonly number[];
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
  const { byNumber, outputUsd: outputs, purchasesUsd, ...shown } = nodes;
  const n = shown.keys.length;

  const isTimeToTurn = every(stepsATurn);
  const rowOf = new Int32Array(n).fill(-1);
  for (let row = 0; row < rows.buyers.length; row++) {
    const buyer = byNumber.get(rows.buyers[row] as number);
    if (buyer !== undefined) rowOf[buyer] = row; // of others nobody states output and seat
    if (isTimeToTurn(1)) await setImmediate();
  }
  const starts = sharedUint32(n + 1);
  const unknown = sharedFloat64(n);
  const outputUsd = sharedFloat64(n);
  const unstated = new Uint8Array(new SharedArrayBuffer(n));
  outputUsd.set(outputs);
  const quality = { rescaled: 0, overfull: 0, estimatedOutput: 0, unvaluedLinks: 0 };
  const purchases: Purchases = { heads: new Uint32Array(rows.links), usd: new Float64Array(rows.links), links: 0 };
  for (let buyer = 0; buyer < n; buyer++) {
    const row = rowOf[buyer] as number;
    const from = purchases.links;
    const strangersUsd = row < 0 ? 0 : addPurchases(purchases, rows, row, byNumber);
    const usd = purchases.usd.subarray(from, purchases.links);
    const all = purchasesUsd[buyer] as number;
    unknown[buyer] = turnIntoShares(usd, strangersUsd, all, outputs[buyer] as number, quality);
    unstated[buyer] = Number.isNaN(all) ? 1 : 0;
    starts[buyer + 1] = purchases.links;
    quality.unvaluedLinks += row < 0 ? 0 : (rows.unvalued[row] as number);
    if (isTimeToTurn(1 + usd.length)) await setImmediate();
  }

  const { links } = purchases;
  const [heads, weights] = [sharedUint32(links), sharedFloat64(links)];
  heads.set(purchases.heads.subarray(0, links));
  weights.set(purchases.usd.subarray(0, links));
  return { layer, ...shown, purchases: { starts, heads, weights }, unknown, outputUsd, unstated, quality, builtAt };
}

/** Nodes and links that are put in their places between two turns of the event loop: some milliseconds' work. */
const stepsATurn = 20_000;

/** Whether so many steps have been taken since it last was so. */
function every(count: number): (steps: number) => boolean {
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
  const outputUsd: number[] = [];
  const purchasesUsd: number[] = [];
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
    await store.each(
      industriesOfTable,
      { dataset, year },
      (row) => {
        add(row, [row.economy]);
        outputUsd.push(row.outputUsd);
        purchasesUsd.push(0);
      },
      options,
    );
  } else {
    await store.each(
      firmsOfChain,
      { dataset, year, date: `${year}-12-31` },
      (row) => {
        add(row, row.seats);
        outputUsd.push(sumOrNaN(row.revenueUsd));
        purchasesUsd.push(sumOrNaN(row.purchasesUsd));
      },
      options,
    );
  }
  return { keys, names, economies, index, byNumber, shown: seats.economies(), outputUsd, purchasesUsd };
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

/** What the buyers so far buy, one after the other: each supplier once, in the order of the layer's nodes. */
interface Purchases {
  readonly heads: Uint32Array;
  readonly usd: Float64Array;
  /** As far as the arrays are filled. */
  links: number;
}

/**
 * Puts what one buyer buys to the purchases of the others.
 *
 * Amounts of one supplier are added from the smallest up, so that the sum does not depend on the order in which a store keeps them.
 *
 * @returns what it buys from suppliers that the layer says nothing else of, which is as good as unknown.
 */
function addPurchases(
  purchases: Purchases,
  { starts, suppliers, usd }: PurchasesRows,
  row: number,
  byNumber: ReadonlyMap<number, number>,
): number {
  const first = starts[row] as number;
  const count = (starts[row + 1] as number) - first;
  const stranger = byNumber.size; // sorted behind all nodes
  // Supplier and place as one whole number, since numbers in a typed array are sorted without a call for each pair.
  const order = new Float64Array(count);
  for (let at = 0; at < count; at++)
    order[at] = (byNumber.get(suppliers[first + at] as number) ?? stranger) * count + at;
  order.sort();
  let strangersUsd = 0;
  for (let k = 0; k < count; ) {
    const supplier = Math.floor((order[k] as number) / count);
    const from = k;
    while (k < count && Math.floor((order[k] as number) / count) === supplier) k++;
    const amountAt = (place: number) => usd[first + (place % count)] as number;
    const amount =
      k === from + 1 ? amountAt(order[from] as number) : ascendingSum(Array.from(order.subarray(from, k), amountAt));
    if (supplier === stranger) strangersUsd = amount;
    else {
      purchases.heads[purchases.links] = supplier;
      purchases.usd[purchases.links] = amount;
      purchases.links++;
    }
  }
  return strangersUsd;
}

/**
 * Turns purchases from named suppliers into shares of the buyer's output, with the repairs that real tables need, each counted.
 *
 * @param usd           changed in place.
 * @param purchasesUsd  all purchases, stated suppliers or not; NaN where nobody says.
 * @param outputUsd     NaN where nobody says.
 * @returns the share of the output that is bought of unknown suppliers.
 */
function turnIntoShares(
  usd: Float64Array,
  strangersUsd: number,
  purchasesUsd: number,
  outputUsd: number,
  quality: { rescaled: number; overfull: number; estimatedOutput: number },
): number {
  let named = 0;
  for (let k = 0; k < usd.length; k++) named += usd[k] as number;
  const unnamed = Math.max(strangersUsd, (Number.isNaN(purchasesUsd) ? 0 : purchasesUsd) - named);
  let output = outputUsd;
  if (Number.isNaN(output) && named + unnamed > 0) {
    output = named + unnamed;
    quality.estimatedOutput++;
  }
  const spent = output > 0 ? (named + unnamed) / output : 0;
  if (spent > 1 + 1e-12) quality[spent <= 1.02 ? 'rescaled' : 'overfull']++;
  const perUsd = output > 0 ? 1 / (output * Math.max(1, spent)) : 0;
  for (let k = 0; k < usd.length; k++) usd[k] = (usd[k] as number) * perUsd;
  return unnamed * perUsd;
}

function ascendingSum(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b).reduce((sum, value) => sum + value, 0);
}

function sumOrNaN(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : ascendingSum(values);
}

function sharedUint32(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT));
}

function sharedFloat64(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}
