import { setImmediate } from 'node:timers/promises';
import type { Csr } from '../analytics/csr.ts';
import type { Iso3 } from '../model/iso3.ts';
import {
  firmsOfChain,
  industriesOfTable,
  purchasesOfFirms,
  purchasesOfIndustries,
} from '../queries/__generated__/read.ts';
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
 * Node `i` has the key `keys[i]`. All arrays lie in shared memory, so that a worker reads them without a copy.
 */
export interface Projection {
  readonly layer: Layer;
  readonly keys: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  readonly names: readonly (string | null)[];
  /** Economies of each node: one for an industry, its seats for a firm. */
  readonly economies: readonly (readonly Iso3[])[];
  /** Economies that some node belongs to. */
  readonly shown: ReadonlySet<Iso3>;
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

interface Nodes {
  readonly keys: string[];
  readonly names: (string | null)[];
  readonly economies: (readonly Iso3[])[];
  readonly outputUsd: number[];
  /** All purchases, stated suppliers or not; NaN where nobody says; for industries the table says it all. */
  readonly purchasesUsd: number[];
}

/** Purchases that a page should hold: few enough that the event loop is free again within milliseconds. */
const linksAPage = 8_000;
/** Buyers of the first page, as if each bought of all others; of any page at most, since sparse ones are long. */
const [firstPage, longestPage] = [24, 2_000];

/**
 * Reads a layer of the graph into typed arrays, page by page: the rows of one page are all that is held besides the result.
 *
 * @complexity O(n + m log m/n); 12 bytes a link resident, twice that while it is read.
 */
export async function project(store: Store, layer: Layer, signal?: AbortSignal): Promise<Projection> {
  const options = { timeoutMs: Number.POSITIVE_INFINITY, ...(signal && { signal }) };
  const { dataset, year } = layer;
  const builtAt = new Date().toISOString();
  const nodes = await loadNodes(store, layer, options);
  const n = nodes.keys.length;
  const index = new Map(nodes.keys.map((key, at) => [key, at]));
  const statement = layer.of === 'industries' ? purchasesOfIndustries : purchasesOfFirms;

  const starts = sharedUint32(n + 1);
  const unknown = sharedFloat64(n);
  const outputUsd = sharedFloat64(n);
  const unstated = new Uint8Array(new SharedArrayBuffer(n));
  outputUsd.set(nodes.outputUsd);
  const quality = { rescaled: 0, overfull: 0, estimatedOutput: 0, unvaluedLinks: 0 };
  const pages: { readonly heads: Uint32Array; readonly weights: Float64Array }[] = [];

  let size = firstPage;
  for (let from = 0; from < n; ) {
    const keys = nodes.keys.slice(from, from + size);
    const rows = await store.rows<Page, PurchasesRow>(statement, { dataset, year, keys }, options);
    const rowOf = new Map(rows.map((row) => [row.buyer, row]));
    const heads: number[] = [];
    const weights: number[] = [];
    for (const [at, key] of keys.entries()) {
      const buyer = from + at;
      const bought = purchases(rowOf.get(key), index);
      quality.unvaluedLinks += bought.unvalued;
      const all = nodes.purchasesUsd[buyer] as number;
      const shares = sharesOfOutput(bought, all, nodes.outputUsd[buyer] as number, quality);
      for (const supplier of bought.suppliers) heads.push(supplier);
      for (const share of shares.weights) weights.push(share);
      unknown[buyer] = shares.unknown;
      unstated[buyer] = Number.isNaN(all) ? 1 : 0;
      starts[buyer + 1] = (starts[buyer] as number) + bought.suppliers.length;
    }
    pages.push({ heads: Uint32Array.from(heads), weights: Float64Array.from(weights) });
    from += keys.length;
    size = Math.min(longestPage, 2 * size, Math.ceil((keys.length * linksAPage) / Math.max(1, heads.length)));
    await setImmediate();
  }

  const links = starts[n] as number;
  const [heads, weights] = [sharedUint32(links), sharedFloat64(links)];
  let at = 0;
  for (const page of pages) {
    heads.set(page.heads, at);
    weights.set(page.weights, at);
    at += page.heads.length;
  }
  const { keys, names, economies } = nodes;
  return {
    layer,
    keys,
    index,
    names,
    economies,
    shown: new Set(economies.flat()),
    purchases: { starts, heads, weights },
    unknown,
    outputUsd,
    unstated,
    quality,
    builtAt,
  };
}

async function loadNodes(store: Store, { of, dataset, year }: Layer, options: ReadOptions): Promise<Nodes> {
  const nodes: Nodes = { keys: [], names: [], economies: [], outputUsd: [], purchasesUsd: [] };
  if (of === 'industries') {
    for await (const row of store.stream(industriesOfTable, { dataset, year }, options)) {
      nodes.keys.push(row.key);
      nodes.names.push(row.name);
      nodes.economies.push([row.economy]);
      nodes.outputUsd.push(row.outputUsd);
      nodes.purchasesUsd.push(0);
    }
  } else {
    for await (const row of store.stream(firmsOfChain, { dataset, year, date: `${year}-12-31` }, options)) {
      nodes.keys.push(row.key);
      nodes.names.push(row.name);
      nodes.economies.push(row.seats);
      nodes.outputUsd.push(sumOrNaN(row.revenueUsd));
      nodes.purchasesUsd.push(sumOrNaN(row.purchasesUsd));
    }
  }
  return nodes;
}

type Page = { dataset: string; year: number; keys: readonly string[] };
type PurchasesRow = { buyer: string; suppliers: readonly string[]; usd: readonly number[]; unvalued?: number };

/** What one buyer buys: each supplier once, in the order of the layer's nodes. */
interface Purchases {
  readonly suppliers: readonly number[];
  readonly usd: readonly number[];
  /** Bought from suppliers that the layer says nothing else of: as good as unknown. */
  readonly strangersUsd: number;
  readonly unvalued: number;
}

function purchases(row: PurchasesRow | undefined, index: ReadonlyMap<string, number>): Purchases {
  const usdOf = new Map<number, number>();
  let strangersUsd = 0;
  for (const [at, key] of (row?.suppliers ?? []).entries()) {
    const supplier = index.get(key);
    const amount = row?.usd[at] as number;
    if (supplier === undefined) strangersUsd += amount;
    else usdOf.set(supplier, (usdOf.get(supplier) ?? 0) + amount);
  }
  const suppliers = [...usdOf.keys()].sort((a, b) => a - b);
  return {
    suppliers,
    usd: suppliers.map((supplier) => usdOf.get(supplier) as number),
    strangersUsd,
    unvalued: row?.unvalued ?? 0,
  };
}

/**
 * Purchases as shares of the buyer's output, with the repairs that real tables need, each counted.
 *
 * @param purchasesUsd  all purchases, stated suppliers or not; NaN where nobody says.
 * @param outputUsd     NaN where nobody says.
 */
function sharesOfOutput(
  { usd, strangersUsd }: Purchases,
  purchasesUsd: number,
  outputUsd: number,
  quality: { rescaled: number; overfull: number; estimatedOutput: number },
): { readonly weights: readonly number[]; readonly unknown: number } {
  let named = 0;
  for (const amount of usd) named += amount;
  const unnamed = Math.max(strangersUsd, (Number.isNaN(purchasesUsd) ? 0 : purchasesUsd) - named);
  let output = outputUsd;
  if (Number.isNaN(output) && named + unnamed > 0) {
    output = named + unnamed;
    quality.estimatedOutput++;
  }
  const spent = output > 0 ? (named + unnamed) / output : 0;
  if (spent > 1 + 1e-12) quality[spent <= 1.02 ? 'rescaled' : 'overfull']++;
  const perUsd = output > 0 ? 1 / (output * Math.max(1, spent)) : 0;
  return { weights: usd.map((amount) => amount * perUsd), unknown: unnamed * perUsd };
}

function sumOrNaN(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0);
}

function sharedUint32(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT));
}

function sharedFloat64(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}
