import type { Csr } from '../analytics/csr.ts';
import { shared } from './shared-memory.ts';

/** What buyers buy as shares of their output; node by node, in the order of the layer's nodes. All arrays lie in shared memory. */
export interface PurchaseShares {
  /** Row = buyer, head = supplier, weight = purchases as a share of the buyer's output. */
  readonly purchases: Csr;
  /** Share of output spent on purchases whose supplier nobody names. */
  readonly unknown: Float64Array;
  /** Gross output (of a firm: revenue), US dollars; NaN where nobody states it in all and it was not estimated by industry. */
  readonly outputUsd: Float64Array;
  /** 1 where nobody states what the node buys in all, so that its value added can't be told from unknown purchases. */
  readonly unstated: Uint8Array;
  /** How the figures of each node were repaired: the sum of `repair`s. */
  readonly repairs: Uint8Array;
  /** Purchases of each node that have no amount: not followed. */
  readonly unvalued: Uint32Array;
}

/** What had to be repaired to read shares off the figures, or is odd about them. Counts of nodes, and of links where it says so. */
export interface ProjectionQuality {
  /** Purchases exceed output by up to 2 percent: rescaled to it. */
  readonly rescaled: number;
  /** Purchases exceed output by more: rescaled to it, so that no value added is left. */
  readonly overfull: number;
  /** Output is not stated in all, and as far as it is not was taken to be the purchases. */
  readonly estimatedOutput: number;
  /** Output is not stated and was estimated by the purchases and what the firm's industry adds to its own; never as a store is read. */
  readonly outputByIndustry: number;
  /** A firm that is said to sell to itself. An industry that does is nothing odd: one of its firms sells to another. */
  readonly ownSales: number;
  /** Links without an amount: not followed. */
  readonly unvaluedLinks: number;
}

/** `beyondStated`: suppliers sell it more than it states to buy in all, and so it is taken to buy that much. */
const repair = {
  rescaled: 1,
  overfull: 2,
  estimatedOutput: 4,
  ownSales: 8,
  outputByIndustry: 16,
  beyondStated: 32,
} as const;

/** What is stated of what a buyer makes and buys. */
export interface StatedFigures {
  /** Gross output, US dollars; of what nobody states it for, the purchases, as if nothing were added. NaN where nobody states either. */
  readonly outputUsd: number;
  /** Whether that is all stated to be output. */
  readonly isOutputStated: boolean;
  /** Purchases, of named suppliers or not, US dollars; NaN where nobody states any. */
  readonly purchasesUsd: number;
  /** Whether these are all that it buys. */
  readonly arePurchasesStated: boolean;
}

/** What is stated of a firm in one of its industries, US dollars; null where nobody says. */
interface StatedActivity {
  readonly revenueUsd: number | null;
  readonly purchasesUsd: number | null;
}

/**
 * What a firm states of its industries, added up. Where it states one of revenue and purchases for an industry and not the
 * other, the other is not stated in all: what is missing is not nothing. An industry of which it states neither says nothing.
 */
export function sumOfActivities(activities: readonly StatedActivity[]): StatedFigures {
  const stated = activities.filter(({ revenueUsd, purchasesUsd }) => revenueUsd !== null || purchasesUsd !== null);
  const sumOrNaN = (values: readonly number[]) => (values.length === 0 ? Number.NaN : ascendingSum(values));
  return {
    outputUsd: sumOrNaN(stated.map(({ revenueUsd, purchasesUsd }) => revenueUsd ?? (purchasesUsd as number))),
    isOutputStated: stated.length > 0 && stated.every(({ revenueUsd }) => revenueUsd !== null),
    purchasesUsd: sumOrNaN(stated.flatMap(({ purchasesUsd }) => purchasesUsd ?? [])),
    arePurchasesStated: stated.length > 0 && stated.every(({ purchasesUsd }) => purchasesUsd !== null),
  };
}

/** What is said of one buyer. */
interface BuyerFigures extends StatedFigures {
  /** Links without an amount. */
  readonly unvalued: number;
}

/** Puts purchases together row by row: every buyer comes once, in the order of the layer's nodes. */
export class PurchaseRows {
  readonly #shares: PurchaseShares;
  readonly #of: 'industries' | 'firms';
  #order = new Float64Array(64);
  #buyers = 0;
  #links = 0;

  /** @param mostLinks of all buyers together; fewer may come. */
  constructor(of: 'industries' | 'firms', nodes: number, mostLinks: number) {
    this.#of = of;
    this.#shares = {
      purchases: {
        starts: shared(Uint32Array, nodes + 1),
        heads: shared(Uint32Array, mostLinks),
        weights: shared(Float64Array, mostLinks),
      },
      unknown: shared(Float64Array, nodes),
      outputUsd: shared(Float64Array, nodes),
      unstated: shared(Uint8Array, nodes),
      repairs: shared(Uint8Array, nodes),
      unvalued: shared(Uint32Array, nodes),
    };
  }

  /**
   * The next buyer, from what is said of it. What it buys of suppliers that are no nodes is as good as unknown.
   *
   * Amounts of one supplier are added from the smallest up, so that the sum does not depend on the order in which a store keeps them.
   *
   * @param suppliers  a supplier that sells several things is there several times.
   * @param usd        sales of each.
   * @returns links that it has.
   * @complexity O(m log m) in the suppliers.
   */
  add<S>(
    figures: BuyerFigures,
    suppliers: ArrayLike<S>,
    usd: ArrayLike<number>,
    nodeOf: { get(supplier: S): number | undefined; readonly size: number },
  ): number {
    const count = suppliers.length;
    const stranger = nodeOf.size; // sorted behind all nodes
    if (this.#order.length < count) this.#order = new Float64Array(2 * count);
    const order = this.#order;
    // Supplier and place as one whole number, which is sorted without a call for each pair.
    for (let at = 0; at < count; at++) order[at] = (nodeOf.get(suppliers[at] as S) ?? stranger) * count + at;
    sort(order, count);
    const { heads, weights } = this.#shares.purchases;
    const from = this.#links;
    const self = this.#of === 'firms' ? this.#buyers : -1;
    let sellsToItself = false;
    let strangersUsd = 0;
    const amountAt = (place: number) => usd[place % count] as number;
    for (let k = 0; k < count; ) {
      const supplier = Math.floor((order[k] as number) / count);
      const first = k;
      while (k < count && Math.floor((order[k] as number) / count) === supplier) k++;
      const amount =
        k === first + 1
          ? amountAt(order[first] as number)
          : ascendingSum(Array.from(order.subarray(first, k), amountAt));
      if (supplier === stranger) strangersUsd = amount;
      else {
        if (supplier === self && amount > 0) sellsToItself = true;
        heads[this.#links] = supplier;
        weights[this.#links++] = amount;
      }
    }
    const bought = weights.subarray(from, this.#links);
    const turned = turnIntoShares(bought, strangersUsd, figures);
    const repairs = turned.repairs | (sellsToItself ? repair.ownSales : 0);
    return this.#end({
      unknown: turned.unknown,
      outputUsd: figures.isOutputStated ? figures.outputUsd : Number.NaN,
      unstated: figures.arePurchasesStated ? 0 : 1,
      repairs,
      unvalued: figures.unvalued,
    });
  }

  /**
   * The next buyer, as other shares have it.
   *
   * @param nodeNow  of each node there, its number here.
   * @returns links that it has.
   */
  takeOver(there: PurchaseShares, node: number, nodeNow: Uint32Array): number {
    const { heads, weights } = this.#shares.purchases;
    const end = there.purchases.starts[node + 1] as number;
    for (let k = there.purchases.starts[node] as number; k < end; k++) {
      heads[this.#links] = nodeNow[there.purchases.heads[k] as number] as number;
      weights[this.#links++] = there.purchases.weights[k] as number;
    }
    return this.#end({
      unknown: there.unknown[node] as number,
      outputUsd: there.outputUsd[node] as number,
      unstated: there.unstated[node] as number,
      repairs: there.repairs[node] as number,
      unvalued: there.unvalued[node] as number,
    });
  }

  /** All rows, in no more memory than they fill but for a little. */
  shares(): PurchaseShares {
    const { starts, heads: roomyHeads, weights: roomyWeights } = this.#shares.purchases;
    let [heads, weights] = [roomyHeads.subarray(0, this.#links), roomyWeights.subarray(0, this.#links)];
    if (roomyHeads.length > 1.1 * this.#links) {
      heads = shared(Uint32Array, this.#links);
      weights = shared(Float64Array, this.#links);
      heads.set(roomyHeads.subarray(0, this.#links));
      weights.set(roomyWeights.subarray(0, this.#links));
    }
    return { ...this.#shares, purchases: { starts, heads, weights } };
  }

  #end(figures: Readonly<Record<Exclude<keyof PurchaseShares, 'purchases'>, number>>): number {
    const { purchases, unknown, outputUsd, unstated, repairs, unvalued } = this.#shares;
    const buyer = this.#buyers++;
    unknown[buyer] = figures.unknown;
    outputUsd[buyer] = figures.outputUsd;
    unstated[buyer] = figures.unstated;
    repairs[buyer] = figures.repairs;
    unvalued[buyer] = figures.unvalued;
    purchases.starts[buyer + 1] = this.#links;
    return this.#links - (purchases.starts[buyer] as number);
  }
}

/** Sorts the first numbers of an array. Most buyers have a dozen suppliers, for which to call the engine's sort takes longer. */
function sort(values: Float64Array, count: number): void {
  if (count > 32) {
    values.subarray(0, count).sort();
    return;
  }
  for (let at = 1; at < count; at++) {
    const value = values[at] as number;
    let to = at;
    for (; to > 0 && (values[to - 1] as number) > value; to--) values[to] = values[to - 1] as number;
    values[to] = value;
  }
}

/**
 * What was repaired of nodes together.
 *
 * @param among  one a node: 1 for those that count; all where nothing is said.
 */
export function qualityOf(
  { repairs, unvalued }: Pick<PurchaseShares, 'repairs' | 'unvalued'>,
  among?: Uint8Array,
): ProjectionQuality {
  const quality = { rescaled: 0, overfull: 0, estimatedOutput: 0, outputByIndustry: 0, ownSales: 0, unvaluedLinks: 0 };
  for (let node = 0; node < repairs.length; node++) {
    if (among?.[node] === 0) continue;
    const repaired = repairs[node] as number;
    if (repaired & repair.rescaled) quality.rescaled++;
    if (repaired & repair.overfull) quality.overfull++;
    if (repaired & repair.estimatedOutput) quality.estimatedOutput++;
    if (repaired & repair.outputByIndustry) quality.outputByIndustry++;
    if (repaired & repair.ownSales) quality.ownSales++;
    quality.unvaluedLinks += unvalued[node] as number;
  }
  return quality;
}

/** What a node that does not state its output is estimated to make. */
export interface EstimatedOutput {
  readonly node: number;
  readonly outputUsd: number;
  /** What it buys as a share of that: above 0, at most 1. */
  readonly boughtPerOutput: number;
}

/** Nodes that state what they buy in all and not all that they make of it. */
export interface NodesWithoutOutput {
  readonly nodes: readonly number[];
  /** Those of them that buy more than they state. */
  readonly beyondStated: readonly number[];
}

/** In the order of the layer's nodes; O(n). */
export function nodesWithoutOutput({
  repairs,
  unstated,
}: Pick<PurchaseShares, 'repairs' | 'unstated'>): NodesWithoutOutput {
  const nodes: number[] = [];
  const beyondStated: number[] = [];
  for (let node = 0; node < repairs.length; node++) {
    const repaired = repairs[node] as number;
    if (!(repaired & repair.estimatedOutput) || unstated[node] === 1) continue;
    nodes.push(node);
    if (repaired & repair.beyondStated) beyondStated.push(node);
  }
  return { nodes, beyondStated };
}

/**
 * Shares as they are once some nodes' outputs are estimated, in memory that threads share.
 *
 * @param estimates  of `nodesWithoutOutput`, each once at most.
 * @complexity O(n + m) time; 8 bytes a link and 17 a node, the rest is that of the shares given.
 */
export function withOutputs(
  shares: PurchaseShares,
  estimates: readonly EstimatedOutput[],
): PurchaseShares & { readonly quality: ProjectionQuality } {
  const { starts } = shares.purchases;
  const copyOf = (values: Float64Array) => {
    const copy = shared(Float64Array, values.length);
    copy.set(values);
    return copy;
  };
  const weights = copyOf(shares.purchases.weights);
  const unknown = copyOf(shares.unknown);
  const outputUsd = copyOf(shares.outputUsd);
  const repairs = shared(Uint8Array, shares.repairs.length);
  repairs.set(shares.repairs);
  for (const { node, outputUsd: usd, boughtPerOutput } of estimates) {
    const [from, end] = [starts[node] as number, starts[node + 1] as number];
    let spent = unknown[node] as number;
    for (let k = from; k < end; k++) spent += weights[k] as number;
    const change = boughtPerOutput / spent;
    for (let k = from; k < end; k++) weights[k] = (weights[k] as number) * change;
    unknown[node] = (unknown[node] as number) * change;
    outputUsd[node] = usd;
    repairs[node] = ((repairs[node] as number) & ~repair.estimatedOutput) | repair.outputByIndustry;
  }
  const purchases = { ...shares.purchases, weights };
  return { ...shares, purchases, unknown, outputUsd, repairs, quality: qualityOf({ ...shares, repairs }) };
}

/** The sum of amounts, which does not depend on the order in which they come. */
export function ascendingSum(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b).reduce((sum, value) => sum + value, 0);
}

/**
 * Turns purchases from named suppliers into shares of the buyer's output, with the repairs that real tables need.
 *
 * @param usd  changed in place.
 * @returns the share of the output that is bought of unknown suppliers, and what was repaired.
 */
function turnIntoShares(
  usd: Float64Array,
  strangersUsd: number,
  { outputUsd, isOutputStated, purchasesUsd }: StatedFigures,
): { readonly unknown: number; readonly repairs: number } {
  let named = 0;
  for (let k = 0; k < usd.length; k++) named += usd[k] as number;
  const unnamed = Math.max(strangersUsd, (Number.isNaN(purchasesUsd) ? 0 : purchasesUsd) - named);
  let output = outputUsd;
  let repairs: number = named + strangersUsd > purchasesUsd ? repair.beyondStated : 0;
  if (!isOutputStated && named + unnamed > 0) {
    output = Math.max(Number.isNaN(outputUsd) ? 0 : outputUsd, named + unnamed);
    repairs |= repair.estimatedOutput;
  }
  const spent = output > 0 ? (named + unnamed) / output : 0;
  if (spent > 1 + 1e-12) repairs |= spent <= 1.02 ? repair.rescaled : repair.overfull;
  const perUsd = output > 0 ? 1 / (output * Math.max(1, spent)) : 0;
  for (let k = 0; k < usd.length; k++) usd[k] = (usd[k] as number) * perUsd;
  return { unknown: unnamed * perUsd, repairs };
}
