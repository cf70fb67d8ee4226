import { type Balancing, balancedTable, type StatedTable } from '../../analytics/balanced-table.ts';
import { type BlocPairIntermediation, blocPairIntermediation } from '../../analytics/bloc-pair-intermediation.ts';
import { type CarbonBalance, carbonBalance } from '../../analytics/carbon-balance.ts';
import type { Csr } from '../../analytics/csr.ts';
import { firstTouch } from '../../analytics/first-touch.ts';
import {
  type Fragmentation,
  type FragmentationBand,
  fragmentation,
  fragmentationBand,
  type WorldState,
  worldState,
} from '../../analytics/fragmentation.ts';
import { type LeontiefInverse, leontiefInverse } from '../../analytics/leontief.ts';
import { reallocation, type TradeCut, type Unmet } from '../../analytics/reallocation.ts';

/** A table of industries without what they buy of each other, which the worker has of the projection. */
export type TableOnProjection = Omit<StatedTable, 'purchases'>;

/** A cut, and the part of each loss found elsewhere, 0..1. */
export interface CutAndFound {
  readonly cut: TradeCut;
  readonly resourced: number;
}

/** What can be computed of a whole table in balance. */
export type TableWork =
  | {
      readonly work: 'carbon';
      /** By industry, kilotonnes in the year of the table; NaN where nobody states them. */
      readonly emitted: Float64Array;
      /** The bill of the world after a cut, with emissions per unit of output as they were; null for the world as it is. */
      readonly after: CutAndFound | null;
    }
  | { readonly work: 'fragmentation'; readonly after: CutAndFound; readonly elasticity: number }
  | {
      readonly work: 'band';
      readonly cuts: readonly TradeCut[];
      readonly resourced: readonly number[];
      readonly elasticities: readonly number[];
    }
  /** Exposure of each economy to each bloc, before and after. */
  | { readonly work: 'exposures'; readonly after: CutAndFound; readonly blocs: readonly (readonly number[])[] }
  /** What passes third economies between two blocs, before and after. */
  | {
      readonly work: 'passages';
      readonly after: CutAndFound;
      readonly first: readonly number[];
      readonly second: readonly number[];
    };

/** How far the table was from balance. */
export type Imbalance = Omit<Balancing, 'table'>;

/** Most needs that are listed one by one, largest first; all are counted. */
export const unmetListed = 1_000;

export interface UnmetList {
  readonly largest: readonly Unmet[];
  readonly count: number;
  readonly amount: number;
}

export interface BeforeAndAfter<T> {
  readonly before: T;
  readonly after: T;
}

export interface TableAnswers {
  readonly carbon: CarbonBalance & { readonly imbalance: Imbalance; readonly output: Float64Array };
  readonly fragmentation: Omit<Fragmentation, 'accounting'> & {
    readonly imbalance: Imbalance;
    readonly unmetInputs: UnmetList;
    readonly unmetDemand: UnmetList;
    /** By industry, 0..1: see `Reallocation.outputBound`. */
    readonly outputBound: Float64Array;
  };
  readonly band: FragmentationBand;
  /** By bloc, then by economy: share of its output's value, 0..1; NaN where nothing is put out. */
  readonly exposures: readonly BeforeAndAfter<Float64Array>[];
  readonly passages: BeforeAndAfter<BlocPairIntermediation>;
}

/** A table once it was balanced, with what several answers on it share. */
export interface HeldTable {
  readonly balancing: Balancing;
  before?: WorldState;
}

/** The table of a projection, made to balance. */
export function heldTable(purchases: Csr, table: TableOnProjection): HeldTable {
  return { balancing: balancedTable({ ...table, purchases }) };
}

/** Does one piece of work on a table. @throws RangeError as the function of `analytics/` that does it. */
export function tableWork<W extends TableWork>(held: HeldTable, work: W): TableAnswers[W['work']] {
  return answer(held, work) as TableAnswers[W['work']];
}

function answer(held: HeldTable, work: TableWork): TableAnswers[TableWork['work']] {
  const { table, ...imbalance } = held.balancing;
  switch (work.work) {
    case 'carbon': {
      if (work.after === null)
        return { ...carbonBalance(table, emissionsOf(work.emitted)), imbalance, output: table.output };
      const left = reallocation(table, work.after.cut, work.after.resourced).table;
      const emitted = work.emitted.map((kt, i) =>
        table.output[i]! > 0 ? (kt * left.output[i]!) / table.output[i]! : kt,
      );
      return { ...carbonBalance(left, emissionsOf(emitted)), imbalance, output: left.output };
    }
    case 'fragmentation': {
      held.before ??= worldState(table);
      const { resourced, cut } = work.after;
      const { elasticity } = work;
      const { accounting, ...found } = fragmentation(table, cut, { resourced, elasticity, before: held.before });
      return {
        ...found,
        imbalance,
        unmetInputs: listed(accounting.unmetInputs),
        unmetDemand: listed(accounting.unmetDemand),
        outputBound: accounting.outputBound,
      };
    }
    case 'band':
      return fragmentationBand(table, work);
    case 'exposures': {
      const { table: left } = reallocation(table, work.after.cut, work.after.resourced);
      return work.blocs.map((members) => ({ before: exposures(table, members), after: exposures(left, members) }));
    }
    case 'passages': {
      const { table: left } = reallocation(table, work.after.cut, work.after.resourced);
      return { before: passages(table, work.first, work.second), after: passages(left, work.first, work.second) };
    }
  }
}

function emissionsOf(ofIndustries: Float64Array) {
  return { ofIndustries, ofHouseholds: null };
}

function listed(unmet: readonly Unmet[]): UnmetList {
  return {
    largest: unmet.slice(0, unmetListed),
    count: unmet.length,
    amount: unmet.reduce((sum, { amount }) => sum + amount, 0),
  };
}

type Table = Balancing['table'];

/** First-touch exposure of an economy's output, its own membership counted. */
function exposures(table: Table, members: readonly number[]): Float64Array {
  const { economies, economyOf, output } = table;
  const belongs = new Set(members);
  const membership = Float64Array.from(economyOf, (economy) => (belongs.has(economy) ? 1 : 0));
  const unknown = new Float64Array(output.length);
  const { share } = firstTouch({ purchases: withinOutput(table.purchases), unknown }, membership);
  const exposed = new Float64Array(economies);
  const made = new Float64Array(economies);
  output.forEach((usd, i) => {
    const economy = economyOf[i]!;
    made[economy] = made[economy]! + usd;
    exposed[economy] = exposed[economy]! + usd * Math.max(membership[i]!, share[i]!);
  });
  return exposed.map((usd, economy) => usd / made[economy]!);
}

function passages(table: Table, first: readonly number[], second: readonly number[]): BlocPairIntermediation {
  const purchases = withinOutput(table.purchases);
  const bloc = (members: readonly number[]) => ({ members, finalDemand: demandOf(table, members) });
  const valueAdded = table.valueAdded.map((share) => Math.max(0, share));
  return blocPairIntermediation({ ...table, purchases, valueAdded }, inverseOf(purchases), bloc(first), bloc(second));
}

function demandOf({ finalDemand, output: { length: n } }: Table, members: readonly number[]): Float64Array {
  const demand = new Float64Array(n);
  for (const member of members) for (let i = 0; i < n; i++) demand[i] = demand[i]! + finalDemand[member * n + i]!;
  return demand;
}

/** Where balancing left an industry buying more than it sells, its purchases are scaled to what it sells. */
function withinOutput({ starts, heads, weights }: Csr): Csr {
  const scaled = Float64Array.from(weights);
  for (let j = 0; j + 1 < starts.length; j++) {
    let spent = 0;
    for (let k = starts[j]!; k < starts[j + 1]!; k++) spent += weights[k]!;
    if (spent > 1) for (let k = starts[j]!; k < starts[j + 1]!; k++) scaled[k] = weights[k]! / spent;
  }
  return { starts, heads, weights: scaled };
}

/** The inverse takes 8n² bytes and n³ steps: 16 MB and some seconds for 1,435 industries. Null where there is none. */
export function inverseOf(purchases: Csr): LeontiefInverse | null {
  if (purchases.starts.length - 1 > largestInverse) return null;
  try {
    return leontiefInverse(purchases);
  } catch (error) {
    if (error instanceof RangeError) return null; // a loop without value added: pairs are then solved one by one
    throw error;
  }
}

const largestInverse = 3_000;
