import type { Graph } from '../graph/graph.ts';
import type { Layer, Projection } from '../graph/projection.ts';
import { ascendingSum, type EstimatedOutput, nodesWithoutOutput, withOutputs } from '../graph/purchase-rows.ts';
import type { Store } from '../graph/store.ts';
import { purchasesOfFirmsByKey, tablesOfIndustries } from '../queries/__generated__/read.ts';
import type { DatasetsInUse } from './datasets-in-use.ts';
import { firmsAPage, readActivities } from './firm-activities.ts';
import { nearestTable, type Table } from './table-choice.ts';

/** A layer as answers walk it. */
export interface WalkedLayer {
  readonly projection: Projection;
  /** Input-output tables by which outputs were estimated, by dataset and year; none where none had to be, or no table can. */
  readonly outputTables: readonly OutputTable[];
}

/** A table, and the places in the layer of the firms whose output was estimated by it: a firm is with one table only. */
export interface OutputTable extends Table {
  readonly firms: readonly number[];
}

/**
 * A layer in which firms that state what they buy and not all that they make of it are taken to buy as much per dollar of output as
 * their industry does in an input-output table: `output = purchases / (1 − value-added share)`.
 *
 * Each industry is looked up in the table nearest in year to the layer, within three years, of those that show it: what other
 * firms are active in makes no difference. A firm of several industries makes in each what it states to make, or, where it does
 * not, what it states to buy for it. Where those are in different tables, which may be different classifications of the same
 * purchases, the one with most of its purchases counts. What it buys for an industry that the table does not show, or that buys
 * nothing there, goes like the rest. One of which no industry is estimated, or that does not state what it buys in all, stays
 * as it is.
 *
 * @complexity A look at the layer where no such firm is in it; else reads of these firms alone, once for each edition of the layer
 *   (2.3 s for 100,000 of them in the embedded engine, where to read their layer took 6), and 8 bytes a link and 17 a node for
 *   each edition of the tables.
 */
export async function loadLayer(
  { store, projections }: Pick<Graph, 'store' | 'projections'>,
  datasets: DatasetsInUse,
  layer: Layer,
): Promise<WalkedLayer> {
  const stated = await projections.of(layer, datasets.editionOf(layer.dataset));
  if (stated.quality.estimatedOutput === 0) return { projection: stated, outputTables: [] };
  const purchases = await loadPurchases(store, stated);
  const tableOf = await loadTables(store, datasets, stated, purchases);
  const tables = [...new Set(tableOf.values())];
  if (tables.length === 0) return { projection: stated, outputTables: [] };
  const shown = new Map<Table, Projection>();
  for (const table of tables)
    shown.set(table, await projections.of({ of: 'industries', ...table }, datasets.editionOf(table.dataset)));
  // Each industry has the nearest of the tables that show it: which tables there are says which one it has.
  const names = tables.map(({ dataset, year }) => `${dataset} ${datasets.editionOf(dataset)} ${year}`).sort();
  const name = `outputs ${names.join(' ')}`;
  const projection = await projections.amended(stated, name, async () => amended(stated, purchases, tableOf, shown));
  return { projection, outputTables: outputTablesOf.get(projection) as readonly OutputTable[] };
}

/** They live as long as the projection that they are of. */
const outputTablesOf = new WeakMap<Projection, readonly OutputTable[]>();

/** What a firm buys, US dollars. */
interface Purchases {
  readonly usd: number;
  /** As stated for each of its industries of which it does not state what it makes. */
  readonly byIndustry: ReadonlyMap<string, number>;
  /** What it states to buy, and to make of it, in its other industries. */
  readonly stated: { readonly bought: number; readonly made: number };
}

type PurchasesOfFirms = ReadonlyMap<number, Purchases>;

/** They live as long as the projection that they are of. */
const purchasesOf = new WeakMap<Projection, Promise<PurchasesOfFirms>>();

function loadPurchases(store: Store, stated: Projection): Promise<PurchasesOfFirms> {
  const known = purchasesOf.get(stated);
  if (known) return known;
  const read = readPurchases(store, stated);
  purchasesOf.set(stated, read);
  read.catch(() => purchasesOf.delete(stated));
  return read;
}

async function readPurchases(store: Store, stated: Projection): Promise<PurchasesOfFirms> {
  const { layer, keys, index } = stated;
  const { nodes, beyondStated } = nodesWithoutOutput(stated);
  const activities = await readActivities(store, stated, nodes);
  const found = new Map<number, Purchases>();
  for (const [firm, ofFirm] of activities) {
    const byIndustry = new Map<string, number>();
    let [bought, made] = [0, 0];
    for (const { industry, revenueUsd, purchasesUsd } of ofFirm) {
      if (purchasesUsd === null) continue; // nor revenue: it states what it buys in all
      if (revenueUsd === null) byIndustry.set(industry, (byIndustry.get(industry) ?? 0) + purchasesUsd);
      else [bought, made] = [bought + purchasesUsd, made + revenueUsd];
    }
    const usd = ascendingSum(ofFirm.flatMap(({ purchasesUsd }) => purchasesUsd ?? []));
    found.set(firm, { usd, byIndustry, stated: { bought, made } });
  }
  const { dataset, year } = layer;
  for (let from = 0; from < beyondStated.length; from += firmsAPage) {
    const some = beyondStated.slice(from, from + firmsAPage).map((firm) => keys[firm] as string);
    for (const { buyer, usd } of await store.rows(purchasesOfFirmsByKey, { dataset, year, keys: some })) {
      const firm = index.get(buyer) as number;
      const bought = found.get(firm);
      if (bought) found.set(firm, { ...bought, usd: ascendingSum(usd) });
    }
  }
  return found;
}

/** The table of each industry that any shows; the same table is the same object. */
type TableOfIndustry = ReadonlyMap<string, Table>;

/** The choice that was made last of each layer, and of which edition of all datasets it is. */
const tablesOf = new WeakMap<Projection, { readonly edition: string; readonly tableOf: Promise<TableOfIndustry> }>();

function loadTables(
  store: Store,
  { byKey, edition }: DatasetsInUse,
  stated: Projection,
  purchases: PurchasesOfFirms,
): Promise<TableOfIndustry> {
  const known = tablesOf.get(stated);
  if (known?.edition === edition) return known.tableOf;
  const read = async () => {
    const industries = [...new Set([...purchases.values()].flatMap(({ byIndustry }) => [...byIndustry.keys()]))].sort();
    if (industries.length === 0) return new Map();
    const showing = new Map<string, Table[]>();
    const tables = new Map<string, Table>();
    for (const { key, dataset, year } of await store.rows(tablesOfIndustries, { industries })) {
      const name = JSON.stringify([dataset, year]);
      const table = tables.get(name) ?? { dataset, year };
      tables.set(name, table);
      showing.set(key, [...(showing.get(key) ?? []), table]);
    }
    const tableOf = new Map<string, Table>();
    for (const [industry, having] of showing) {
      const nearest = nearestTable(having, stated.layer.year, byKey);
      if (nearest) tableOf.set(industry, nearest);
    }
    return tableOf;
  };
  const tableOf = read();
  tablesOf.set(stated, { edition, tableOf });
  tableOf.catch(() => tablesOf.delete(stated));
  return tableOf;
}

/** @param shown  the tables, industry by industry. */
function amended(
  stated: Projection,
  purchases: PurchasesOfFirms,
  tableOf: TableOfIndustry,
  shown: ReadonlyMap<Table, Projection>,
): Projection {
  const estimates: EstimatedOutput[] = [];
  const firmsOf = new Map<Table, number[]>();
  for (const [node, { usd, byIndustry, stated: own }] of purchases) {
    const inTables = new Map<Table, { bought: number; made: number }>();
    for (const [industry, usdOfIndustry] of byIndustry) {
      const table = tableOf.get(industry);
      const perOutput = table ? boughtPerOutput(shown.get(table) as Projection, industry) : 0;
      if (!table || perOutput === 0) continue;
      const { bought, made } = inTables.get(table) ?? { bought: 0, made: 0 };
      inTables.set(table, { bought: bought + usdOfIndustry, made: made + usdOfIndustry / perOutput });
    }
    const [most] = [...inTables].sort(([, a], [, b]) => b.bought - a.bought);
    if (!most || most[1].bought === 0) continue;
    const [table, { bought, made }] = most;
    // No less than it buys, though it may state to make less than it buys in some of its industries.
    const outputUsd = usd * Math.max(1, (own.made + made) / (own.bought + bought));
    estimates.push({ node, outputUsd, boughtPerOutput: usd / outputUsd });
    const firms = firmsOf.get(table);
    if (firms) firms.push(node);
    else firmsOf.set(table, [node]);
  }
  const projection = { ...stated, ...withOutputs(stated, estimates) };
  const tables = [...firmsOf].map(([table, firms]) => ({ ...table, firms }));
  outputTablesOf.set(
    projection,
    tables.sort((a, b) => (a.dataset < b.dataset ? -1 : a.dataset > b.dataset ? 1 : a.year - b.year)),
  );
  return projection;
}

/** What an industry buys per dollar of output, 0..1: all but its value added; 0 where its table has no output of it. */
function boughtPerOutput({ index, purchases: { starts, weights }, unknown }: Projection, industry: string): number {
  const cell = index.get(industry);
  if (cell === undefined) return 0;
  let sum = unknown[cell] as number;
  for (let k = starts[cell] as number; k < (starts[cell + 1] as number); k++) sum += weights[k] as number;
  return Math.min(1, sum);
}
