import type { IndustryTable } from './bloc-pair-intermediation.ts';
import { type Csr, transpose } from './csr.ts';
import { throughAllTiers } from './through-all-tiers.ts';

/** A table of industries with its amounts, as published. Money in any one unit. */
export interface StatedTable {
  /** n industries: row = buyer, head = supplier, weight = purchases as a share of the buyer's output. */
  readonly purchases: Csr;
  /** Length n: gross output that the shares are of; NaN or 0 where there is none. */
  readonly output: Float64Array;
  /** Length economies · n: entry `c · n + i` is what economy c finally demands of industry i; may be negative. */
  readonly finalDemand: Float64Array;
  /** Length n: the economy of each industry, 0 … economies − 1. */
  readonly economyOf: Uint32Array;
  readonly economies: number;
  /** Length n: the product (sector) of each industry, 0 … products − 1. */
  readonly productOf: Uint32Array;
  readonly products: number;
}

/**
 * A table of which every industry sells exactly what it puts out, so that accounts drawn from either end agree.
 *
 * Value added is what purchases leave of output; of an industry whose sales were overstated less than its purchases it
 * comes out negative.
 */
export interface BalancedTable extends IndustryTable {
  /** Length n: gross output, equal to sales to industries and to final demand. */
  readonly output: Float64Array;
  /** Length economies · n, as in `StatedTable`. */
  readonly finalDemand: Float64Array;
  readonly productOf: Uint32Array;
  readonly products: number;
}

/** A table made to balance, and how far it was from it. */
export interface Balancing {
  readonly table: BalancedTable;
  /** Stated output less sales, over industries that state one: what the table lacks in all. */
  readonly netDiscrepancy: number;
  /** The same with every miss counted, above or below: Σ |stated output − sales|. */
  readonly grossDiscrepancy: number;
  /** Industries that buy but sell nothing (or less): their purchases and sales are left out. */
  readonly leftOut: readonly number[];
  /** Industries that buy more than they sell: value added is negative there. */
  readonly overspent: readonly number[];
}

/**
 * A table whose rows add up: each industry's output is taken to be what it sells, x := Z·1 + F·1.
 *
 * Published tables are rounded and state output apart from sales. Accounts of producers and of consumers agree only on
 * one table in balance, so carbon and fragmentation start here and name the discrepancy.
 *
 * @throws RangeError when a length is wrong, an amount is not a number, or purchases are negative.
 * @complexity O(m + n · economies).
 */
export function balancedTable(stated: StatedTable): Balancing {
  assertStated(stated);
  const { purchases, finalDemand, economies, economyOf } = stated;
  const { starts, heads } = purchases;
  const n = starts.length - 1;
  const usd = new Float64Array(heads.length);
  for (let j = 0; j < n; j++) {
    const output = stated.output[j]!;
    if (!(output > 0)) continue;
    for (let k = starts[j]!; k < starts[j + 1]!; k++) usd[k] = purchases.weights[k]! * output;
  }
  const demanded = new Float64Array(n);
  finalDemand.forEach((amount, at) => {
    demanded[at % n] = demanded[at % n]! + amount;
  });

  const out = new Uint8Array(n);
  let output = new Float64Array(n);
  // Taking out a buyer that sells nothing leaves its suppliers with less: again until nobody is left to take out.
  for (let found = true; found; ) {
    found = false;
    output = demanded.map((amount, i) => (out[i] === 1 ? 0 : amount));
    for (let j = 0; j < n; j++) {
      if (out[j] === 1) continue;
      for (let k = starts[j]!; k < starts[j + 1]!; k++) {
        const supplier = heads[k]!;
        if (out[supplier] === 0) output[supplier] = output[supplier]! + usd[k]!;
      }
    }
    for (let i = 0; i < n; i++) {
      if (out[i] === 1 || output[i]! > 0) continue;
      out[i] = 1;
      found = true;
    }
  }

  const weights = new Float64Array(heads.length);
  const valueAdded = new Float64Array(n);
  const leftOut: number[] = [];
  const overspent: number[] = [];
  let netDiscrepancy = 0;
  let grossDiscrepancy = 0;
  for (let j = 0; j < n; j++) {
    const miss = stated.output[j]! >= 0 ? stated.output[j]! - output[j]! : 0;
    netDiscrepancy += miss;
    grossDiscrepancy += Math.abs(miss);
    let spent = 0;
    for (let k = starts[j]!; k < starts[j + 1]!; k++) {
      if (out[j] === 0 && out[heads[k]!] === 0) weights[k] = usd[k]! / output[j]!;
      spent += weights[k]!;
    }
    if (out[j] === 0) valueAdded[j] = 1 - spent;
    if (valueAdded[j]! < 0) overspent.push(j);
    if (out[j] === 1 && (usd.subarray(starts[j]!, starts[j + 1]!).some((amount) => amount > 0) || demanded[j] !== 0))
      leftOut.push(j);
  }
  const table = {
    purchases: { starts, heads, weights },
    valueAdded,
    economyOf,
    economies,
    output,
    finalDemand: finalDemand.map((amount, at) => (out[at % n] === 1 ? 0 : amount)),
    productOf: stated.productOf,
    products: stated.products,
  };
  return { table, netDiscrepancy, grossDiscrepancy, leftOut, overspent };
}

/** What all economies together finally demand of each industry: length n. */
export function worldDemand({ finalDemand, output: { length: n } }: BalancedTable): Float64Array {
  const demand = new Float64Array(n);
  for (let at = 0; at < finalDemand.length; at++) demand[at % n] = demand[at % n]! + finalDemand[at]!;
  return demand;
}

/**
 * What one economy's industries put into the final demand of another: emissions, value added, whatever is stated per unit
 * of output.
 *
 * @param perOutput  length n: of each industry, per unit of its output.
 * @returns `flows` of length economies², entry `from · economies + to`, whose sum is Σ perOutput · output on a table in
 *   balance; `content` of length n · economies, entry `j · economies + from`: what a unit of product j holds of each.
 * @throws RangeError when a length is wrong.
 * @complexity O(m · economies · sweeps), see `throughAllTiers`.
 * @source Johnson & Noguera, J. Int. Economics 86 (2012), 224–236 (value added); Peters, Ecol. Econ. 65 (2008), 13–23
 *   (emissions).
 */
export function embodiedFlows(table: BalancedTable, perOutput: Float64Array) {
  const { economies, economyOf, finalDemand } = table;
  const n = economyOf.length;
  if (perOutput.length !== n) throw new RangeError(`${perOutput.length} figures for ${n} industries`);
  const sources = new Float64Array(n * economies);
  for (let j = 0; j < n; j++) sources[j * economies + economyOf[j]!] = perOutput[j]!;
  const { values: content, residual, sweeps, converged } = throughAllTiers(table.purchases, sources, economies);
  const flows = new Float64Array(economies * economies);
  for (let to = 0; to < economies; to++)
    for (let j = 0; j < n; j++) {
      const demand = finalDemand[to * n + j]!;
      if (demand === 0) continue;
      for (let from = 0; from < economies; from++) {
        const at = from * economies + to;
        flows[at] = flows[at]! + content[j * economies + from]! * demand;
      }
    }
  return { flows, content, residual, sweeps, converged };
}

/**
 * The output that a final demand calls forth, through all tiers of suppliers.
 *
 * @param demand  length n.
 * @returns length n, in the unit of demand.
 * @complexity O(m · sweeps).
 */
export function outputFor(purchases: Csr, demand: Float64Array): Float64Array {
  return throughAllTiers(transpose(purchases), demand).values;
}

function assertStated(stated: StatedTable): void {
  const { purchases, finalDemand, economies, products } = stated;
  const n = purchases.starts.length - 1;
  const lengths = { output: stated.output, economyOf: stated.economyOf, productOf: stated.productOf };
  for (const [name, { length }] of Object.entries(lengths))
    if (length !== n) throw new RangeError(`${name} has length ${length}, the table has ${n} industries`);
  if (finalDemand.length !== economies * n)
    throw new RangeError(
      `final demand has length ${finalDemand.length}: want ${economies} economies · ${n} industries`,
    );
  if (!finalDemand.every(Number.isFinite)) throw new RangeError('final demand holds what is not a number');
  if (!purchases.weights.every((share) => share >= 0 && share < Number.POSITIVE_INFINITY))
    throw new RangeError('a purchase is negative or not a number');
  if (stated.economyOf.some((economy) => economy >= economies)) throw new RangeError('an industry of no economy');
  if (stated.productOf.some((product) => product >= products)) throw new RangeError('an industry of no product');
}
