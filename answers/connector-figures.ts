import type { Graph } from '../graph/graph.ts';
import type { Projection } from '../graph/projection.ts';
import { type Iso3, isEconomy } from '../model/iso3.ts';
import type { InvestmentReporter } from '../model/precedence.ts';
import {
  economyKeys,
  exportsOfYear,
  exportsOfYearInProducts,
  idealPointsOfYear,
  investmentsInYears,
  productSumsOfExporters,
} from '../queries/__generated__/read.ts';
import type { DatasetRow } from './datasets-in-use.ts';
import { loadDatasetsHaving } from './loads-of-datasets.ts';
import { reportRank } from './report-rank.ts';
import { type ProductSum, sumsOfProducts } from './sums-of-products.ts';
import { nearestTable } from './table-choice.ts';

/** Trade of a year between economies proper: neither aggregates nor an economy itself are its partners. */
export interface TradeOfYear {
  readonly dataset: string;
  readonly year: number;
  /** By exporter, then importer, US dollars. */
  readonly exports: ReadonlyMap<Iso3, ReadonlyMap<Iso3, number>>;
  readonly economies: ReadonlySet<Iso3>;
  /** Whether flows are sums of the products stated, for the dataset states no figure of all goods together. */
  readonly isSummed: boolean;
}

/** Inward direct investment of some years, positive flows summed, by whose report it is. */
export interface InwardInvestment {
  readonly dataset: string;
  readonly from: number;
  readonly until: number;
  /** By host, then origin, US dollars: as the side says that counts first, where it says anything of the host, else as the other does. */
  readonly inward: ReadonlyMap<Iso3, ReadonlyMap<Iso3, number>>;
  /** The side that counts first, and the hosts of whom only the other one reports. */
  readonly first: InvestmentReporter;
  readonly bySecond: ReadonlySet<Iso3>;
  readonly economies: ReadonlySet<Iso3>;
}

/** Positions in the votes of a year. */
export interface IdealPoints {
  readonly dataset: string;
  readonly year: number;
  readonly points: ReadonlyMap<Iso3, number>;
}

/** What a ranking rests on; null where no data are near the year. */
export interface Figures {
  readonly projection: Projection | null;
  readonly trade: TradeOfYear | null;
  readonly base: TradeOfYear | null;
  readonly investment: InwardInvestment | null;
  readonly votes: IdealPoints | null;
}

/** What figures are read from, and whose count first. */
type FiguresOf = Pick<Graph, 'store' | 'precedence'>;

/** Growth is measured over at least so many years, where the data go back so far. */
export const shortestPeriod = 3;

/** Flows of so many years stand for a stock, where no stock is stated. */
const investmentYears = 5;

/** A dataset, and the year of it that is nearest to the one asked. */
export interface DatasetOfYear {
  readonly dataset: DatasetRow;
  readonly year: number;
}

/**
 * The dataset of some sources with a year nearest to the one asked, preferred as `chosenTable` prefers tables; null when none is near.
 *
 * @param first  datasets that a policy names: they count before others of the same year, whatever source read them.
 */
export function nearestDataset(
  datasets: ReadonlyMap<string, DatasetRow>,
  sources: readonly string[],
  asked: number,
  first: readonly string[] = [],
): DatasetOfYear | null {
  const isMeant = ({ source, key }: DatasetRow) => sources.includes(source) || first.includes(key);
  const [nearest] = nearestDatasets(datasets, isMeant, asked, first);
  return nearest ?? null;
}

/** Every dataset that suits and has a year near the one asked, the one to prefer first. */
export function* nearestDatasets(
  datasets: ReadonlyMap<string, DatasetRow>,
  suits: (dataset: DatasetRow) => boolean,
  asked: number,
  first: readonly string[] = [],
): Generator<DatasetOfYear> {
  let tables = [...datasets.values()]
    .filter(suits)
    .flatMap(({ key, years }) => years.map((year) => ({ dataset: key, year })));
  for (;;) {
    const nearest = nearestTable(tables, asked, datasets, first);
    if (!nearest) return;
    yield { dataset: datasets.get(nearest.dataset) as DatasetRow, year: nearest.year };
    tables = tables.filter(({ dataset }) => dataset !== nearest.dataset);
  }
}

/**
 * Datasets that may have a kind of record near a year, the one to prefer first.
 *
 * The nearest of the source of whole tables and of those that the policy names, alone; where none of them is near, all that have
 * such records in some year: whether in this one, their rows tell.
 */
async function datasetsWith(
  store: Graph['store'],
  datasets: ReadonlyMap<string, DatasetRow>,
  { source, kind, first }: { readonly source: string; readonly kind: string; readonly first: readonly string[] },
  asked: number,
): Promise<readonly DatasetOfYear[]> {
  const whole = nearestDataset(datasets, [source], asked, first);
  if (whole) return [whole];
  const having = await loadDatasetsHaving(store, [...datasets.keys()], kind);
  return [...nearestDatasets(datasets, ({ key }) => having.includes(key), asked)];
}

/**
 * Trade in all goods of the year nearest to the one asked, with its dataset; null where none is near.
 *
 * Where no whole table and no dataset that the policy names is near, it is of any that states trade, be it in products alone.
 */
export async function loadNearestTrade(
  graph: FiguresOf,
  datasets: ReadonlyMap<string, DatasetRow>,
  asked: number,
): Promise<{ readonly dataset: DatasetRow; readonly trade: TradeOfYear } | null> {
  const wanted = { source: 'trade', kind: 'export', first: graph.precedence.trade.datasets };
  for (const { dataset, year } of await datasetsWith(graph.store, datasets, wanted, asked)) {
    const trade = await loadTrade(graph, dataset.key, year);
    if (trade.economies.size > 0) return { dataset, trade };
  }
  return null;
}

/** Datasets that `loadNearestInvestment` asks, in this order. */
export function loadInvestmentDatasets(
  { store, precedence }: FiguresOf,
  datasets: ReadonlyMap<string, DatasetRow>,
  asked: number,
): Promise<readonly DatasetOfYear[]> {
  const wanted = { source: 'unctad-fdi', kind: 'investment', first: precedence.investment.datasets };
  return datasetsWith(store, datasets, wanted, asked);
}

/**
 * Inward direct investment of five years to the one nearest to the one asked, or of a span of years; null where none is near.
 *
 * Where no whole table and no dataset that the policy names is near, it is of any that states flows.
 */
export async function loadNearestInvestment(
  graph: FiguresOf,
  datasets: ReadonlyMap<string, DatasetRow>,
  asked: number,
  span: { readonly from: number; readonly until: number } | null = null,
): Promise<InwardInvestment | null> {
  for (const { dataset, year } of await loadInvestmentDatasets(graph, datasets, asked)) {
    const investment = await loadInwardInvestment(graph, dataset.key, span?.until ?? year, span?.from);
    if (investment.economies.size > 0) return investment;
  }
  return null;
}

/**
 * Trade of a year as one dataset states it, all goods together; of two reports of a flow that of the reporter who counts first.
 *
 * Of a dataset that states products alone it is what these come to.
 */
export async function loadTrade({ store, precedence }: FiguresOf, dataset: string, year: number): Promise<TradeOfYear> {
  const { reporters } = precedence.trade;
  const rows = await store.rows(exportsOfYear, { dataset, year, reporter: reporters[0] });
  if (rows.length > 0) return tradeOfRows(dataset, year, rows);
  const summed = await loadSummedTrade(store, dataset, year, reporters);
  return { ...tradeOfRows(dataset, year, summed), isSummed: summed.length > 0 };
}

/** Exporters whose products are summed in one read: a few, for one may sell hundreds of thousands of products. */
const pageOfExporters = 20;

async function loadSummedTrade(store: Graph['store'], dataset: string, year: number, reporters: readonly string[]) {
  const keys = (await store.rows(economyKeys, {})).map(({ key }) => key);
  const exporters = new Map<Iso3, { exporter: Iso3; importers: Iso3[]; usd: number[] }>();
  for (let at = 0; at < keys.length; at += pageOfExporters) {
    const page = { keys: keys.slice(at, at + pageOfExporters), year, datasets: [dataset] };
    const flows = new Map<string, ProductSum>();
    for (const sum of sumsOfProducts(await store.rows(productSumsOfExporters, page)).sums) {
      const flow = `${sum.economy} ${sum.partner}`;
      const before = flows.get(flow);
      if (!before || reportRank(sum, reporters) < reportRank(before, reporters)) flows.set(flow, sum);
    }
    for (const { economy: exporter, partner, usd } of flows.values()) {
      const sold = exporters.get(exporter) ?? { exporter, importers: [], usd: [] };
      exporters.set(exporter, sold);
      sold.importers.push(partner);
      sold.usd.push(usd);
    }
  }
  return [...exporters.values()];
}

function tradeOfRows(
  dataset: string,
  year: number,
  rows: readonly { readonly exporter: Iso3; readonly importers: readonly Iso3[]; readonly usd: readonly number[] }[],
): TradeOfYear {
  const exports = new Map<Iso3, Map<Iso3, number>>();
  const economies = new Set<Iso3>();
  for (const { exporter, importers, usd } of rows) {
    if (!isEconomy(exporter)) continue;
    economies.add(exporter);
    const markets = new Map<Iso3, number>();
    for (let k = 0; k < importers.length; k++) {
      const importer = importers[k] as Iso3;
      if (!isEconomy(importer) || importer === exporter) continue;
      economies.add(importer);
      markets.set(importer, (markets.get(importer) ?? 0) + (usd[k] as number));
    }
    exports.set(exporter, markets);
  }
  return { dataset, year, exports, economies, isSummed: false };
}

/** Trade of a year in the goods whose HS codes begin so. Codes of the greatest length stated alone are added up. */
export async function loadTradeInProducts(
  { store, precedence }: FiguresOf,
  dataset: string,
  year: number,
  products: readonly string[],
): Promise<TradeOfYear> {
  const [reporter] = precedence.trade.reporters;
  const rows = await store.rows(exportsOfYearInProducts, { dataset, year, products: [...products], reporter });
  const finest = Math.max(0, ...rows.map(({ digits }) => digits));
  return tradeOfRows(
    dataset,
    year,
    rows.filter(({ digits }) => digits === finest),
  );
}

/** Inward investment of the years to `until`, five unless said: flows that stand for the stock that nobody states. */
export async function loadInwardInvestment(
  { store, precedence }: FiguresOf,
  dataset: string,
  until: number,
  from = until - investmentYears + 1,
): Promise<InwardInvestment> {
  const reports = { HOST: new Map<Iso3, Map<Iso3, number>>(), ORIGIN: new Map<Iso3, Map<Iso3, number>>() };
  const economies = new Set<Iso3>();
  for (const { host, origin, reportedBy, usd } of await store.rows(investmentsInYears, { dataset, from, until })) {
    if (!isEconomy(host) || !isEconomy(origin) || host === origin) continue;
    economies.add(host).add(origin);
    const byHost = reports[reportedBy as 'HOST' | 'ORIGIN'];
    const origins = byHost.get(host) ?? new Map<Iso3, number>();
    byHost.set(host, origins.set(origin, usd));
  }
  const [first, second] = precedence.investment.reporters;
  const bySecond = new Set([...reports[second].keys()].filter((host) => !reports[first].has(host)));
  const inward = new Map([...reports[second], ...reports[first]]);
  return { dataset, from, until, inward, first, bySecond, economies };
}

/** Where economies stood in the votes of a year. */
export async function loadIdealPoints(store: Graph['store'], dataset: string, year: number): Promise<IdealPoints> {
  const rows = await store.rows(idealPointsOfYear, { dataset, year });
  return { dataset, year, points: new Map(rows.map(({ economy, idealPoint }) => [economy, idealPoint])) };
}

/** Goods that an economy and a group of others sell each other, both directions, US dollars. */
export function tradeWith({ exports }: TradeOfYear, economy: Iso3, others: Iterable<Iso3>): number {
  let usd = 0;
  for (const other of others) {
    if (other === economy) continue;
    usd += (exports.get(economy)?.get(other) ?? 0) + (exports.get(other)?.get(economy) ?? 0);
  }
  return usd;
}

/** What an economy buys of each other, by exporter, US dollars. */
export function importsOf({ exports }: TradeOfYear, economy: Iso3): ReadonlyMap<Iso3, number> {
  const imports = new Map<Iso3, number>();
  for (const [exporter, markets] of exports) {
    const usd = markets.get(economy);
    if (usd !== undefined) imports.set(exporter, usd);
  }
  return imports;
}

/** A bloc's trade with everybody outside it, both directions, US dollars. */
export function externalTrade(trade: TradeOfYear, members: ReadonlySet<Iso3>): number {
  let usd = 0;
  for (const economy of trade.economies) if (!members.has(economy)) usd += tradeWith(trade, economy, members);
  return usd;
}

/** What some economies have of amounts by economy, US dollars. */
export function sumOver(amounts: ReadonlyMap<Iso3, number> | undefined, members: Iterable<Iso3>): number {
  let usd = 0;
  for (const member of members) usd += amounts?.get(member) ?? 0;
  return usd;
}
