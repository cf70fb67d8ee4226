import type { Csr } from '../analytics/csr.ts';
import type { Iso3 } from '../model/iso3.ts';
import {
  firmsOfChain,
  industriesOfTable,
  purchasesOfFirms,
  purchasesOfIndustries,
} from '../queries/__generated__/read.ts';
import { type ProjectedNodes, SeatLists } from './node-lines.ts';
import type { Store } from './store.ts';

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
  readonly outputUsd: readonly number[];
  /** All purchases, stated suppliers or not; NaN where nobody says; for industries the table says it all. */
  readonly purchasesUsd: readonly number[];
}

const withoutLimit = { timeoutMs: Number.POSITIVE_INFINITY };

/**
 * Reads a layer of the graph into typed arrays, row by row as the store sends them: they are all that is held besides the result.
 *
 * It runs on the thread that calls it; `Projector` calls it on another one where the store can be reached from there.
 *
 * @complexity O(n + m log m/n); 12 bytes a link resident, three times that while it is read. See bench/results/neo4j-firms.json.
 */
export async function project(store: Store, layer: Layer): Promise<Projection> {
  const builtAt = new Date().toISOString();
  const { outputUsd: outputs, purchasesUsd, ...nodes } = await loadNodes(store, layer);
  const n = nodes.keys.length;

  const starts = sharedUint32(n + 1);
  const unknown = sharedFloat64(n);
  const outputUsd = sharedFloat64(n);
  const unstated = new Uint8Array(new SharedArrayBuffer(n));
  outputUsd.set(outputs);
  const quality = { rescaled: 0, overfull: 0, estimatedOutput: 0, unvaluedLinks: 0 };
  let purchases: Purchases = { heads: new Uint32Array(firstRoom), usd: new Float64Array(firstRoom), links: 0 };
  let next = 0;
  const add = (row: PurchasesRow | null) => {
    const buyer = next++;
    const all = purchasesUsd[buyer] as number;
    purchases = withRoomFor(purchases, row?.suppliers.length ?? 0);
    const from = purchases.links;
    const strangersUsd = row === null ? 0 : addPurchases(purchases, row, nodes.index);
    const usd = purchases.usd.subarray(from, purchases.links);
    unknown[buyer] = turnIntoShares(usd, strangersUsd, all, outputs[buyer] as number, quality);
    unstated[buyer] = Number.isNaN(all) ? 1 : 0;
    starts[buyer + 1] = purchases.links;
    quality.unvaluedLinks += row?.unvalued ?? 0;
  };
  for await (const row of rowsOfPurchases(store, layer)) {
    const buyer = nodes.index.get(row.buyer);
    if (buyer === undefined) continue; // its output and seat nobody states
    while (next < buyer) add(null);
    add(row);
  }
  while (next < n) add(null);

  const { links } = purchases;
  const [heads, weights] = [sharedUint32(links), sharedFloat64(links)];
  heads.set(purchases.heads.subarray(0, links));
  weights.set(purchases.usd.subarray(0, links));
  return { layer, ...nodes, purchases: { starts, heads, weights }, unknown, outputUsd, unstated, quality, builtAt };
}

async function loadNodes(store: Store, { of, dataset, year }: Layer): Promise<Nodes> {
  const keys: string[] = [];
  const names: (string | null)[] = [];
  const economies: (readonly Iso3[])[] = [];
  const outputUsd: number[] = [];
  const purchasesUsd: number[] = [];
  const index = new Map<string, number>();
  const seats = new SeatLists();
  const add = (key: string, name: string | null, seatsOfNode: readonly Iso3[], output: number, all: number) => {
    index.set(key, keys.length);
    keys.push(key);
    names.push(name);
    economies.push(seats.one(seatsOfNode));
    outputUsd.push(output);
    purchasesUsd.push(all);
  };
  if (of === 'industries') {
    for await (const row of store.stream(industriesOfTable, { dataset, year }, withoutLimit))
      add(row.key, row.name, [row.economy], row.outputUsd, 0);
  } else {
    for await (const row of store.stream(firmsOfChain, { dataset, year, date: `${year}-12-31` }, withoutLimit))
      add(row.key, row.name, row.seats, sumOrNaN(row.revenueUsd), sumOrNaN(row.purchasesUsd));
  }
  return { keys, names, economies, index, shown: seats.economies(), outputUsd, purchasesUsd };
}

/** What one buyer buys: suppliers and amounts side by side. */
interface PurchasesRow {
  readonly buyer: string;
  readonly suppliers: readonly string[];
  readonly usd: readonly number[];
  /** Links without an amount; industries have none. */
  readonly unvalued?: number;
}

/** One row a buyer who buys anything, in the order of the layer's nodes. */
function rowsOfPurchases(store: Store, { of, dataset, year }: Layer): AsyncIterable<PurchasesRow> {
  if (of === 'firms') return store.stream(purchasesOfFirms, { dataset, year }, withoutLimit);
  return store.stream(purchasesOfIndustries, { dataset, year }, withoutLimit);
}

/** What the buyers so far buy, one after the other: each supplier once, in the order of the layer's nodes. */
interface Purchases {
  readonly heads: Uint32Array;
  readonly usd: Float64Array;
  /** As far as the arrays are filled. */
  links: number;
}

/** Links that there is room for at first. */
const firstRoom = 65_536;

function withRoomFor(purchases: Purchases, more: number): Purchases {
  const { links } = purchases;
  const wanted = links + more;
  if (wanted <= purchases.heads.length) return purchases;
  const room = Math.max(wanted, 2 * purchases.heads.length);
  const [heads, usd] = [new Uint32Array(room), new Float64Array(room)];
  heads.set(purchases.heads.subarray(0, links));
  usd.set(purchases.usd.subarray(0, links));
  return { heads, usd, links };
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
  { suppliers, usd }: PurchasesRow,
  index: ReadonlyMap<string, number>,
): number {
  const count = suppliers.length;
  const stranger = index.size; // sorted behind all nodes
  // Supplier and place as one whole number, since numbers in a typed array are sorted without a call for each pair.
  const order = new Float64Array(count);
  for (let at = 0; at < count; at++) order[at] = (index.get(suppliers[at] as string) ?? stranger) * count + at;
  order.sort();
  let strangersUsd = 0;
  for (let k = 0; k < count; ) {
    let at = (order[k] as number) % count;
    const supplier = ((order[k] as number) - at) / count;
    const first = usd[at] as number;
    const more: number[] = [];
    for (k++; k < count; k++) {
      at = (order[k] as number) % count;
      if (((order[k] as number) - at) / count !== supplier) break;
      more.push(usd[at] as number);
    }
    const amount = more.length === 0 ? first : ascendingSum([first, ...more]);
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
