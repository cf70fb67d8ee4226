import { setImmediate } from 'node:timers/promises';
import { type Csr, csr } from '../analytics/csr.ts';
import type { Iso3 } from '../model/iso3.ts';
import {
  firmsOfChain,
  industriesOfTable,
  purchasesOfFirms,
  purchasesOfIndustries,
} from '../queries/__generated__/read.ts';
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

/** Buyers a page holds: small enough that the event loop is free again within milliseconds, even in a dense table. */
const buyersAPage = 24;

/**
 * Reads a layer of the graph into typed arrays, page by page: the rows of one page are all that is held besides the result.
 *
 * @complexity O(n + m); about 20 bytes a link resident.
 */
export async function project(store: Store, layer: Layer, signal?: AbortSignal): Promise<Projection> {
  const options = { timeoutMs: Number.POSITIVE_INFINITY, ...(signal && { signal }) };
  const { dataset, year } = layer;
  const nodes: Nodes = { keys: [], names: [], economies: [], outputUsd: [], purchasesUsd: [] };
  if (layer.of === 'industries') {
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

  const index = new Map(nodes.keys.map((key, at) => [key, at]));
  const statement = layer.of === 'industries' ? purchasesOfIndustries : purchasesOfFirms;
  const buyers: number[] = [];
  const suppliers: number[] = [];
  const usd: number[] = [];
  const strangersUsd: number[] = []; // bought from suppliers that the layer says nothing else of: as good as unknown
  let unvaluedLinks = 0;
  for (let from = 0; from < nodes.keys.length; from += buyersAPage) {
    const keys = nodes.keys.slice(from, from + buyersAPage);
    for (const row of await store.rows<Page, PurchasesRow>(statement, { dataset, year, keys }, options)) {
      const buyer = index.get(row.buyer) as number;
      unvaluedLinks += row.unvalued ?? 0;
      for (let k = 0; k < row.suppliers.length; k++) {
        const supplier = index.get(row.suppliers[k] as string);
        if (supplier === undefined) {
          strangersUsd[buyer] = (strangersUsd[buyer] ?? 0) + (row.usd[k] as number);
          continue;
        }
        buyers.push(buyer);
        suppliers.push(supplier);
        usd.push(row.usd[k] as number);
      }
    }
    await setImmediate();
  }
  return withShares(layer, nodes, index, csr(nodes.keys.length, buyers, suppliers, usd), strangersUsd, unvaluedLinks);
}

type Page = { dataset: string; year: number; keys: readonly string[] };
type PurchasesRow = { buyer: string; suppliers: readonly string[]; usd: readonly number[]; unvalued?: number };

/** Amounts as shares of the buyer's output, with the repairs that real tables need, each counted. */
function withShares(
  layer: Layer,
  nodes: Nodes,
  index: ReadonlyMap<string, number>,
  amounts: Csr,
  strangersUsd: readonly number[],
  unvaluedLinks: number,
): Projection {
  const n = nodes.keys.length;
  const weights = shared(Float64Array, amounts.weights);
  const unknown = shared(Float64Array, new Float64Array(n));
  const outputUsd = shared(Float64Array, nodes.outputUsd);
  const unstated = shared(Uint8Array, new Uint8Array(n));
  const quality = { rescaled: 0, overfull: 0, estimatedOutput: 0, unvaluedLinks };

  for (let j = 0; j < n; j++) {
    const [first, end] = [amounts.starts[j] as number, amounts.starts[j + 1] as number];
    let named = 0;
    for (let k = first; k < end; k++) named += amounts.weights[k] as number;
    const all = nodes.purchasesUsd[j] as number;
    if (Number.isNaN(all)) unstated[j] = 1;
    const unnamed = Math.max(strangersUsd[j] ?? 0, (Number.isNaN(all) ? 0 : all) - named);
    let output = outputUsd[j] as number;
    if (Number.isNaN(output) && named + unnamed > 0) {
      output = named + unnamed;
      quality.estimatedOutput++;
    }
    const spent = output > 0 ? (named + unnamed) / output : 0;
    if (spent > 1 + 1e-12) quality[spent <= 1.02 ? 'rescaled' : 'overfull']++;
    const perUsd = output > 0 ? 1 / (output * Math.max(1, spent)) : 0;
    for (let k = first; k < end; k++) weights[k] = (amounts.weights[k] as number) * perUsd;
    unknown[j] = unnamed * perUsd;
  }
  const purchases = { starts: shared(Uint32Array, amounts.starts), heads: shared(Uint32Array, amounts.heads), weights };
  return {
    layer,
    keys: nodes.keys,
    index,
    names: nodes.names,
    economies: nodes.economies,
    shown: new Set(nodes.economies.flat()),
    purchases,
    unknown,
    outputUsd,
    unstated,
    quality,
  };
}

function sumOrNaN(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0);
}

interface ArrayType<A> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: SharedArrayBuffer): A;
}

function shared<A extends { set(values: ArrayLike<number>): void }>(Type: ArrayType<A>, values: ArrayLike<number>): A {
  const array = new Type(new SharedArrayBuffer(values.length * Type.BYTES_PER_ELEMENT));
  array.set(values);
  return array;
}
