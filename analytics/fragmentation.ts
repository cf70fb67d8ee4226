import { type Equilibrium, type EquilibriumOptions, equilibrium, type TradingWorld } from './armington.ts';
import { type BalancedTable, embodiedFlows } from './balanced-table.ts';
import { outputWithoutEconomy } from './extraction.ts';
import { type OriginDiversity, originDiversity } from './origin-diversity.ts';
import { type Reallocation, reallocation, type TradeCut } from './reallocation.ts';
import { meanChainLength } from './upstreamness.ts';

/** What a table says of the world's economies, before or after a cut. Money in the table's unit. */
export interface WorldState {
  /** Length economies. */
  readonly valueAdded: Float64Array;
  /** Length economies²: entry `from · economies + to` is value added in one for the final demand of the other. */
  readonly absorbed: Float64Array;
  /** Length economies²: entry `seller · economies + buyer`, of inputs and final goods, own sales included. */
  readonly sales: Float64Array;
  /** By economy whose final demand it is. */
  readonly diversity: readonly (OriginDiversity | null)[];
  /** How many times over a product is sold, on average. */
  readonly chainLength: number | null;
}

/** What happens to an economy whose largest foreign supplier of value is lost as well. */
export interface SecondLoss {
  readonly supplier: number;
  /** Value added that the economy itself loses by it, as a share of what it made before; 0..1. */
  readonly share: number;
}

/** A scenario of fragmentation by two methods that answer different questions; neither is shown without the other. */
export interface Fragmentation {
  readonly before: WorldState;
  readonly after: WorldState;
  /** Fixed recipes and old prices: who makes what when the trade is gone and partly found elsewhere. */
  readonly accounting: Reallocation;
  /** Length economies: value added after − before. */
  readonly valueAddedChange: Float64Array;
  /** Prices and wages answer: what it does to welfare. */
  readonly equilibrium: Equilibrium;
  /** Economies that lose value added, the largest loss first. */
  readonly losersOfValueAdded: readonly number[];
  /** Economies that lose welfare, the largest share first. */
  readonly losersOfWelfare: readonly number[];
  /** By economy, in the world after the cut; null where nothing foreign is left in what it uses. */
  readonly secondLoss: readonly (SecondLoss | null)[];
}

export interface FragmentationOptions extends EquilibriumOptions {
  /** ρ, 0..1: the part of each loss found elsewhere, where there is an elsewhere. */
  readonly resourced?: number;
  /** `worldState` of the table, for several scenarios on one table. */
  readonly before?: WorldState;
}

/** What an economy loses at least and at most over all scenarios tried. */
export interface Band {
  /** Value added after ÷ before; null for an economy that made none. */
  readonly valueAdded: Interval | null;
  /** Welfare after ÷ before. */
  readonly welfare: Interval;
  /** Loses value added and welfare in every scenario tried: no choice of the uncertain parameters helps it. */
  readonly losesAlways: boolean;
}

export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** One cell of a band: the parameters, and the world under them. */
export interface BandScenario {
  readonly cut: number;
  readonly resourced: number;
  readonly elasticity: number;
  /** Length economies: value added after − before. */
  readonly valueAddedChange: Float64Array;
  /** Length economies. */
  readonly welfare: Float64Array;
  readonly converged: boolean;
}

export interface FragmentationBand {
  /** By economy. */
  readonly bands: readonly Band[];
  /** Every combination, the cuts outermost and the elasticities innermost. */
  readonly scenarios: readonly BandScenario[];
}

export interface BandParameters {
  readonly cuts: readonly TradeCut[];
  readonly resourced?: readonly number[];
  readonly elasticities?: readonly number[];
}

/** Changes smaller than this share are rounding. */
const UNCHANGED = 1e-12;

/**
 * Who wins and who loses when trade between economies ends: production by fixed recipes, and welfare once prices and
 * wages have answered, always both.
 *
 * The first counts what is made where at old prices, and can show a gain for those who cut; the second shows what the
 * dearer choice costs them. Its cut leaves of every flow what the first leaves before anything is found elsewhere.
 *
 * @throws RangeError as `reallocation` and `equilibrium`, also where an economy buys nothing of itself.
 * @complexity O(m · economies · sweeps): 0.6 s for 328 industries of 41 economies of one core (AMD EPYC), half of it for
 *   the state before.
 * @source `reallocation` and `equilibrium`; participation: Hill, Ecology 54 (1973).
 */
export function fragmentation(
  table: BalancedTable,
  cut: TradeCut,
  { resourced = 1, before = worldState(table), ...options }: FragmentationOptions = {},
): Fragmentation {
  const accounting = reallocation(table, cut, resourced);
  const after = worldState(accounting.table);
  const solved = equilibrium(tradingWorld(table), survivalOfCut(table, cut), options);
  const valueAddedChange = after.valueAdded.map((usd, c) => usd - before.valueAdded[c]!);
  return {
    before,
    after,
    accounting,
    valueAddedChange,
    equilibrium: solved,
    losersOfValueAdded: losers(valueAddedChange, before.valueAdded),
    losersOfWelfare: losers(
      solved.welfare.map((hat) => hat - 1),
      solved.welfare.map(() => 1),
    ),
    secondLoss: secondLosses(accounting.table, after),
  };
}

/**
 * How sure the losers are: the same cut for every way of finding trade elsewhere and every elasticity, and how far what is
 * found depends on them.
 *
 * Production does not depend on the elasticity nor welfare on what is found elsewhere, so each is solved once for all
 * combinations.
 *
 * @param parameters  cuts (of several degrees, say), the parts found elsewhere (0, ½ and 1), elasticities (2, 4 and 8).
 * @throws RangeError as `fragmentation`, and when one of the lists is empty.
 * @complexity cuts · (resourced + elasticities) solves: 27 combinations take 0.7 s for 328 industries of 41 economies of one
 *   core (AMD EPYC).
 */
export function fragmentationBand(
  table: BalancedTable,
  { cuts, resourced = [0, 0.5, 1], elasticities = [2, 4, 8] }: BandParameters,
): FragmentationBand {
  if (cuts.length * resourced.length * elasticities.length === 0) throw new RangeError('a band of no scenario');
  const world = tradingWorld(table);
  const before = valueAddedByEconomy(table);
  const scenarios: BandScenario[] = [];
  cuts.forEach((cut, at) => {
    const survival = survivalOfCut(table, cut);
    const solved = elasticities.map((elasticity) => equilibrium(world, survival, { elasticity }));
    for (const part of resourced) {
      const after = valueAddedByEconomy(reallocation(table, cut, part).table);
      const valueAddedChange = after.map((usd, c) => usd - before[c]!);
      elasticities.forEach((elasticity, e) => {
        const { welfare, converged } = solved[e]!;
        scenarios.push({ cut: at, resourced: part, elasticity, valueAddedChange, welfare, converged });
      });
    }
  });
  const bands = Array.from(before, (usd, c): Band => {
    const changes = scenarios.map(({ valueAddedChange }) => valueAddedChange[c]!);
    const welfare = interval(scenarios.map((scenario) => scenario.welfare[c]!));
    return {
      valueAdded: usd > 0 ? interval(changes.map((change) => 1 + change / usd)) : null,
      welfare,
      losesAlways: changes.every((change) => change < -UNCHANGED * usd) && welfare.upper < 1 - UNCHANGED,
    };
  });
  return { bands, scenarios };
}

/** The economies of a table, and what they exchange: value added, sales, diversity of origins, length of chains. */
export function worldState(table: BalancedTable): WorldState {
  const { flows: absorbed } = embodiedFlows(table, table.valueAdded);
  return {
    valueAdded: valueAddedByEconomy(table),
    absorbed,
    sales: salesBetweenEconomies(table),
    diversity: originDiversity(absorbed, table.economies),
    chainLength: meanChainLength(table),
  };
}

/**
 * The economies of a table as `equilibrium` sees them: one good each.
 *
 * @throws RangeError when an economy has no output.
 */
export function tradingWorld(table: BalancedTable): TradingWorld {
  const { economies, economyOf, output } = table;
  const made = new Float64Array(economies);
  output.forEach((usd, i) => {
    made[economyOf[i]!] = made[economyOf[i]!]! + usd;
  });
  const labourShare = valueAddedByEconomy(table).map((usd, c) => {
    if (!(made[c]! > 0)) throw new RangeError(`economy ${c} has no output`);
    return usd / made[c]!;
  });
  return { economies, flows: salesBetweenEconomies(table), labourShare };
}

/** The part of each flow between economies that a cut leaves, products weighed by what is traded of each; for `equilibrium`. */
export function survivalOfCut(table: BalancedTable, { between, ofProduct }: TradeCut): Float64Array {
  if (ofProduct === null) return between.map((ends) => 1 - ends);
  const all = salesBetweenEconomies(table);
  const affected = salesBetweenEconomies(table, ofProduct);
  return between.map((ends, at) => (all[at]! > 0 ? 1 - (ends * affected[at]!) / all[at]! : 1));
}

function valueAddedByEconomy({ economies, economyOf, output, valueAdded }: BalancedTable): Float64Array {
  const made = new Float64Array(economies);
  output.forEach((usd, i) => {
    made[economyOf[i]!] = made[economyOf[i]!]! + usd * valueAdded[i]!;
  });
  return made;
}

function salesBetweenEconomies(table: BalancedTable, ofProduct: Float64Array | null = null): Float64Array {
  const { economies, economyOf, output, purchases, finalDemand, productOf } = table;
  const n = output.length;
  const sales = new Float64Array(economies * economies);
  const add = (seller: number, buyer: number, usd: number) => {
    const at = economyOf[seller]! * economies + buyer;
    sales[at] = sales[at]! + usd * (ofProduct?.[productOf[seller]!] ?? 1);
  };
  for (let j = 0; j < n; j++)
    for (let k = purchases.starts[j]!; k < purchases.starts[j + 1]!; k++)
      add(purchases.heads[k]!, economyOf[j]!, purchases.weights[k]! * output[j]!);
  for (let at = 0; at < finalDemand.length; at++) add(at % n, (at - (at % n)) / n, finalDemand[at]!);
  return sales;
}

function losers(changes: Float64Array, sizes: Float64Array): readonly number[] {
  return Array.from(changes.keys())
    .filter((c) => changes[c]! < -UNCHANGED * sizes[c]!)
    .sort((a, b) => changes[a]! - changes[b]!);
}

function secondLosses(table: BalancedTable, { diversity, valueAdded }: WorldState): readonly (SecondLoss | null)[] {
  const without = new Map<number, Float64Array>();
  return diversity.map((origins, c) => {
    const supplier = origins?.largestForeign ?? null;
    if (supplier === null || !(valueAdded[c]! > 0)) return null;
    const left =
      without.get(supplier) ?? valueAddedByEconomy({ ...table, output: outputWithoutEconomy(table, supplier) });
    without.set(supplier, left);
    return { supplier, share: 1 - left[c]! / valueAdded[c]! };
  });
}

function interval(values: readonly number[]): Interval {
  return { lower: Math.min(...values), upper: Math.max(...values) };
}
