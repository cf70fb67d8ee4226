import { type BalancedTable, outputFor, worldDemand } from './balanced-table.ts';

/** Which trade ends. */
export interface TradeCut {
  /** Length economies²: entry `seller · economies + buyer` is the share of that trade that ends, 0..1; 0 on the diagonal. */
  readonly between: Float64Array;
  /** Length products, 0..1: the part of that share which falls on each product. Null for all of it on all. */
  readonly ofProduct: Float64Array | null;
}

/** What a buyer no longer gets of a product from anybody. */
export interface Unmet {
  /** Of the table's industries for an input, of its economies for final demand. */
  readonly buyer: number;
  readonly product: number;
  /** In the table's money, at the base year's output or demand. */
  readonly amount: number;
  /** The same per unit of the buyer's output; of final demand per unit of all that the economy demands. */
  readonly share: number;
  /** The same as a share of what the buyer needs of the product, 0..1. */
  readonly ofNeed: number;
  /** Nobody whom the buyer may still buy from sells it any of the product: re-sourcing would not have helped. */
  readonly withoutSource: boolean;
}

/** A table after trade was cut and part of it found elsewhere. */
export interface Reallocation {
  /**
   * The same industries with the purchases, final demand and output that are left. Value added per unit of output is held;
   * what is neither bought any more nor replaced is missing from the row.
   */
  readonly table: BalancedTable;
  /** Largest first. Bottlenecks are those without a source. */
  readonly unmetInputs: readonly Unmet[];
  readonly unmetDemand: readonly Unmet[];
  /**
   * Length n, 0..1: the part of its base output that the industry could still make with the inputs left, if it needs all in
   * fixed proportions. The table itself assumes that it can do without.
   */
  readonly outputBound: Float64Array;
}

/** A share smaller than this of what is needed is rounding. */
const NOTHING = 1e-12;

/**
 * Trade between economies of different blocs, as what `TradeCut.between` wants.
 *
 * An economy of several blocs keeps its ties to all that it shares a bloc with; economies of no bloc keep all theirs.
 *
 * @param blocs  economies, each bloc's; with every economy a bloc of its own, a cut of everything.
 * @param share  of the trade that ends, 0..1.
 * @returns length economies².
 * @throws RangeError when an economy is not one of those, or the share is not 0..1.
 */
export function cutBetweenBlocs(economies: number, blocs: readonly (readonly number[])[], share = 1): Float64Array {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`the share that ends is ${share}: want 0..1`);
  const blocsOf = Array.from({ length: economies }, () => new Set<number>());
  blocs.forEach((members, bloc) => {
    for (const economy of members) {
      const own = blocsOf[economy];
      if (own === undefined) throw new RangeError(`economy ${economy} is not one of the ${economies}`);
      own.add(bloc);
    }
  });
  const between = new Float64Array(economies * economies);
  blocsOf.forEach((sellers, seller) => {
    blocsOf.forEach((buyers, buyer) => {
      const apart = sellers.size > 0 && buyers.size > 0 && ![...sellers].some((bloc) => buyers.has(bloc));
      if (apart) between[seller * economies + buyer] = share;
    });
  });
  return between;
}

/**
 * What is produced when trade is cut and buyers find part of it elsewhere, at old prices and with old recipes.
 *
 * Of each product a buyer loses the cut part of its purchases, and finds `resourced` of that loss with those origins of the
 * same product that the cut spares, in proportion to what it bought there. Of a product that it bought nowhere else nothing
 * is found. With all found and nothing unmet the world makes as much value as before and only who makes it changes: a bloc
 * may then seem to gain by cutting its trade, because old prices hide what the dearer choice costs. Show it beside
 * `equilibrium`.
 *
 * @param resourced  ρ, 0..1: 0 takes the trade out, 1 replaces all that can be.
 * @throws RangeError when a length is wrong or a share is not 0..1, or an economy would be cut off from itself.
 * @complexity O(m · sweeps + n · (products + economies)): 0.01 s at n = 328 of one core (AMD EPYC).
 * @source Dietzenbacher & Lahr, Economic Systems Research 25 (2013), 341–360 (partial extraction); Dietzenbacher, van
 *   Burken & Kondo, Economic Systems Research 31 (2019), 502–519 (replacement).
 */
export function reallocation(table: BalancedTable, cut: TradeCut, resourced: number): Reallocation {
  assertCut(table, cut, resourced);
  const { purchases, economyOf, productOf, products, economies, output, finalDemand } = table;
  const { starts, heads } = purchases;
  const n = output.length;
  const ends = (seller: number, buyerEconomy: number) =>
    cut.between[economyOf[seller]! * economies + buyerEconomy]! * (cut.ofProduct?.[productOf[seller]!] ?? 1);

  const ledger = newLedger(products);
  const unmetInputs: Unmet[] = [];
  const weights = new Float64Array(heads.length);
  const outputBound = new Float64Array(n).fill(1);
  for (let j = 0; j < n; j++) {
    ledger.open();
    for (let k = starts[j]!; k < starts[j + 1]!; k++)
      ledger.enter(productOf[heads[k]!]!, purchases.weights[k]!, ends(heads[k]!, economyOf[j]!));
    ledger.close(resourced);
    for (let k = starts[j]!; k < starts[j + 1]!; k++)
      weights[k] = ledger.left(productOf[heads[k]!]!, purchases.weights[k]!, ends(heads[k]!, economyOf[j]!));
    for (const { product, missing, ofNeed, withoutSource } of ledger.unmet()) {
      unmetInputs.push({ buyer: j, product, amount: missing * output[j]!, share: missing, ofNeed, withoutSource });
      outputBound[j] = Math.min(outputBound[j]!, 1 - ofNeed);
    }
  }

  const unmetDemand: Unmet[] = [];
  const demand = new Float64Array(finalDemand.length);
  for (let c = 0; c < economies; c++) {
    ledger.open();
    let all = 0;
    for (let i = 0; i < n; i++) {
      all += finalDemand[c * n + i]!;
      ledger.enter(productOf[i]!, finalDemand[c * n + i]!, ends(i, c));
    }
    ledger.close(resourced);
    for (let i = 0; i < n; i++) demand[c * n + i] = ledger.left(productOf[i]!, finalDemand[c * n + i]!, ends(i, c));
    for (const { product, missing, ofNeed, withoutSource } of ledger.unmet())
      unmetDemand.push({ buyer: c, product, amount: missing, share: missing / all, ofNeed, withoutSource });
  }

  const left = { ...table, purchases: { starts, heads, weights }, finalDemand: demand };
  return {
    table: { ...left, output: outputFor(left.purchases, worldDemand(left)) },
    unmetInputs: unmetInputs.sort(largestFirst),
    unmetDemand: unmetDemand.sort(largestFirst),
    outputBound,
  };
}

function largestFirst(a: Unmet, b: Unmet): number {
  return b.amount - a.amount || a.buyer - b.buyer || a.product - b.product;
}

/** The purchases of one buyer, product by product: what is needed, what is lost, and how much more the rest must supply. */
function newLedger(products: number) {
  const needed = new Float64Array(products);
  const lost = new Float64Array(products);
  const spared = new Float64Array(products);
  const more = new Float64Array(products);
  return {
    open() {
      for (const column of [needed, lost, spared, more]) column.fill(0);
    },
    enter(product: number, amount: number, ends: number) {
      // A stock run down is no purchase: nobody is asked to replace it, nor to supply more of it.
      if (!(amount > 0)) return;
      needed[product] = needed[product]! + amount;
      lost[product] = lost[product]! + amount * ends;
      if (ends === 0) spared[product] = spared[product]! + amount;
    },
    close(resourced: number) {
      for (let p = 0; p < products; p++) more[p] = spared[p]! > 0 ? (resourced * lost[p]!) / spared[p]! : 0;
    },
    left(product: number, amount: number, ends: number): number {
      if (ends > 0) return amount * (1 - ends);
      return amount > 0 ? amount * (1 + more[product]!) : amount;
    },
    *unmet() {
      for (let product = 0; product < products; product++) {
        const missing = lost[product]! - more[product]! * spared[product]!;
        const ofNeed = missing / needed[product]!;
        if (ofNeed > NOTHING) yield { product, missing, ofNeed, withoutSource: spared[product] === 0 };
      }
    },
  };
}

function assertCut({ economies, products }: BalancedTable, { between, ofProduct }: TradeCut, resourced: number): void {
  if (between.length !== economies * economies)
    throw new RangeError(`a cut of ${between.length} pairs: want ${economies} · ${economies}`);
  if (ofProduct !== null && ofProduct.length !== products)
    throw new RangeError(`a cut of ${ofProduct.length} products, the table has ${products}`);
  for (const share of [resourced, ...between, ...(ofProduct ?? [])])
    if (!(share >= 0 && share <= 1)) throw new RangeError(`a share of a cut is ${share}: want 0..1`);
  for (let c = 0; c < economies; c++)
    if (between[c * economies + c] !== 0) throw new RangeError(`economy ${c} would be cut off from itself`);
}
