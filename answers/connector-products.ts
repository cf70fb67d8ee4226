import { soleSupply } from '../analytics/leverage.ts';
import { shareOf } from '../analytics/share-of.ts';
import type { Graph } from '../graph/graph.ts';
import type { Iso3 } from '../model/iso3.ts';
import {
  chaptersTraded,
  productsBoughtFromEconomy,
  sectorInvestmentsInEconomies,
} from '../queries/__generated__/read.ts';
import { type BlocMembers, fullMembers } from './bloc-members.ts';
import {
  type DatasetOfYear,
  type Figures,
  importsOf,
  loadNearestInvestment,
  loadTrade,
  loadTradeInProducts,
  nearestDatasets,
  sumOver,
  type TradeOfYear,
} from './connector-figures.ts';
import type { DatasetRow, DatasetsInUse } from './datasets-in-use.ts';
import { nearestTable } from './table-choice.ts';

/** Sources that may state trade by product of the Harmonized System. */
const productSources = ['baci', 'comtrade', 'wits', 'spreadsheet'];

/** Divisions of ISIC revision 4 whose investment is called strategic: chemicals, pharmaceuticals, electronics to transport equipment. */
const strategicDivisions = ['C20', 'C21', 'C26', 'C27', 'C28', 'C29', 'C30'];

/** A product of which an economy is a bloc's main source. */
export interface SoleProduct {
  readonly product: string;
  /** Member of the bloc that buys it. */
  readonly buyer: Iso3;
  readonly usd: number;
  /** Of what the member buys of the product from outside the bloc. */
  readonly share: number;
}

/** How much of what a bloc buys from outside comes from an economy that is the main source of it. */
export interface SoleSupply {
  readonly bloc: string;
  readonly year: number;
  readonly dataset: string;
  readonly threshold: number;
  /** 0..1; null where the bloc buys nothing. */
  readonly share: number | null;
  /** The largest purchases first. */
  readonly products: readonly SoleProduct[];
}

/** An amount before and after, US dollars; null where the data have no such year. */
export interface Change {
  readonly before: number | null;
  readonly after: number | null;
}

/** What an economy bought of one bloc and sold to the other, of one chapter of the Harmonized System or of all goods. */
export interface ChainLink {
  /** Two digits; null for all goods together. */
  readonly chapter: string | null;
  readonly bought: Change;
  readonly sold: Change;
  /** Both rose; null where one of the four is not known. */
  readonly bothRose: boolean | null;
}

/** Whether an economy buys more of one bloc and sells more to another since the base year: the way A → X → B. */
export interface VerticalEvidence {
  readonly from: string;
  readonly to: string;
  readonly since: number;
  readonly until: number;
  /** Years by which what was bought is taken earlier than what was sold. */
  readonly lag: number;
  readonly goods: ChainLink;
  /** The first bloc's share in all that the economy buys, and the economy's share in what the second buys from outside. */
  readonly shareOfPurchases: Change;
  readonly shareInMarket: Change;
  /** By chapter, those in which both rose by most first; null without trade by product in these years. */
  readonly chapters: readonly ChainLink[] | null;
  /** Direct investment of the first bloc in the economy in the years after `since`, positive flows; null where none are known. */
  readonly investedUsd: number | null;
  /** Why something is null. */
  readonly missing: readonly string[];
}

/** Investment in strategic sectors by the bloc that it comes from. */
export interface StrategicInvestment {
  readonly dataset: string;
  readonly year: number;
  readonly measure: string;
  readonly reportedBy: string;
  readonly sectors: readonly string[];
  readonly usd: number;
  /** Of the investment in all sectors that the data name, positive amounts alone, 0..1; null where that is nothing. */
  readonly share: number | null;
  readonly from: readonly { readonly bloc: string; readonly usd: number; readonly share: number | null }[];
}

/** What each bloc buys of products of which the economy is the main source; null without trade by product near the year. */
export async function loadSoleSupply(
  graph: Graph,
  datasets: DatasetsInUse,
  economy: Iso3,
  blocs: readonly BlocMembers[],
  year: number,
  threshold: number,
): Promise<readonly SoleSupply[] | null> {
  for (const goods of productDatasets(datasets, year, graph.precedence.trade.datasets)) {
    const found = await soleSupplyOf(graph, goods, economy, blocs, threshold);
    if (found.length > 0) return found;
  }
  return null;
}

async function soleSupplyOf(
  { store, precedence }: Graph,
  goods: DatasetOfYear,
  economy: Iso3,
  blocs: readonly BlocMembers[],
  threshold: number,
): Promise<readonly SoleSupply[]> {
  const found: SoleSupply[] = [];
  for (const bloc of blocs) {
    const members = fullMembers(bloc);
    if (members.has(economy)) continue;
    const [reporter] = precedence.trade.reporters;
    const asked = { buyers: [...members].sort(), economy, dataset: goods.dataset.key, year: goods.year, reporter };
    const rows = await store.rows(productsBoughtFromEconomy, asked);
    const digits = Math.max(0, ...rows.map(({ product }) => product.length));
    const finest = rows.filter(({ product }) => product.length === digits);
    // Sums in another order may put a part a hair above its whole.
    const imports = finest.map((row) => ({
      ...row,
      fromEconomy: Math.min(row.fromUsd, row.totalUsd),
      total: row.totalUsd,
    }));
    const products = imports.flatMap(({ buyer, product, fromEconomy, total }): SoleProduct[] => {
      const share = shareOf(fromEconomy, total);
      return share !== null && fromEconomy > 0 && share >= threshold
        ? [{ product, buyer, usd: fromEconomy, share }]
        : [];
    });
    if (finest.length === 0) continue;
    products.sort((a, b) => b.usd - a.usd || (a.product < b.product ? -1 : 1));
    found.push({
      bloc: bloc.key,
      year: goods.year,
      dataset: goods.dataset.key,
      threshold,
      share: soleSupply(imports, threshold),
      products,
    });
  }
  return found;
}

/** The way from each bloc through the economy to each other one, between the base year and the year of the trade in use. */
export async function loadVerticalEvidence(
  graph: Graph,
  datasets: DatasetsInUse,
  economy: Iso3,
  blocs: readonly BlocMembers[],
  figures: Figures,
  { since, lag }: { readonly since: number | null; readonly lag: number },
  products: readonly string[],
): Promise<readonly VerticalEvidence[]> {
  const { trade } = figures;
  const first = since ?? figures.base?.year ?? null;
  if (!trade || first === null) return [];
  const until = trade.year;
  const hasYears = datasets.byKey.get(trade.dataset)?.years ?? [];
  const tradeOf = async (year: number) => {
    if (year === until) return trade;
    if (!hasYears.includes(year)) return null;
    return products.length > 0
      ? loadTradeInProducts(graph, trade.dataset, year, products)
      : loadTrade(graph, trade.dataset, year);
  };
  const sold = { before: await tradeOf(first), after: trade };
  const bought = { before: await tradeOf(first - lag), after: await tradeOf(until - lag) };
  const outside = blocs.filter((bloc) => !fullMembers(bloc).has(economy));
  const found: VerticalEvidence[] = [];
  for (const from of outside)
    for (const to of outside) {
      if (to === from) continue;
      const [sellers, buyers] = [fullMembers(from), fullMembers(to)];
      const missing = [...new Set([first, first - lag, until - lag])]
        .filter((year) => !hasYears.includes(year))
        .map((year) => `No trade data are of ${year}.`);
      const chapters = await chaptersOf(graph, datasets, economy, sellers, buyers, { first, until, lag });
      if (!chapters) missing.push(`No trade by product is of ${first - lag} to ${until}.`);
      const investedUsd = await investedBetween(graph, datasets, economy, sellers, first, until);
      if (investedUsd === null) missing.push(`No investment in it is known of ${first + 1} to ${until}.`);
      const boughtOf = (of: TradeOfYear | null) => of && sumOver(importsOf(of, economy), sellers);
      const soldOf = (of: TradeOfYear | null) => of && sumOver(of.exports.get(economy), buyers);
      found.push({
        from: from.key,
        to: to.key,
        since: first,
        until,
        lag,
        goods: link(
          null,
          { before: boughtOf(bought.before), after: boughtOf(bought.after) },
          { before: soldOf(sold.before), after: soldOf(sold.after) },
        ),
        shareOfPurchases: both(bought, (of) => part(sumOver(importsOf(of, economy), sellers), allBought(of, economy))),
        shareInMarket: both(sold, (of) => part(sumOver(of.exports.get(economy), buyers), boughtOutside(of, buyers))),
        chapters,
        investedUsd,
        missing,
      });
    }
  return found;
}

/** Investment in the economy that goes into strategic sectors, by bloc of origin; null where no data name sectors near the year. */
export async function loadStrategicInvestment(
  { store, precedence }: Graph,
  datasets: DatasetsInUse,
  economy: Iso3,
  blocs: readonly BlocMembers[],
  year: number,
): Promise<StrategicInvestment | null> {
  const years = Array.from({ length: 7 }, (_, at) => year - 3 + at);
  const rows = await store.rows(sectorInvestmentsInEconomies, { keys: [economy], years });
  const table = nearestTable(
    [...new Map(rows.map((row) => [`${row.dataset} ${row.year}`, row])).values()],
    year,
    datasets.byKey,
    precedence.investment.datasets,
  );
  if (!table) return null;
  const ofTable = rows.filter((row) => row.dataset === table.dataset && row.year === table.year);
  // A stock before a flow, and of the two sides the one that counts first: never two of them together.
  const measure = ofTable.some((row) => row.measure === 'STOCK') ? 'STOCK' : 'FLOW';
  const ofMeasure = ofTable.filter((row) => row.measure === measure);
  const [first, second] = precedence.investment.reporters;
  const reportedBy = ofMeasure.some((row) => row.reportedBy === first) ? first : second;
  const stated = ofMeasure.filter((row) => row.reportedBy === reportedBy && row.usd > 0);
  const divisionOf = (sector: string) => sector.slice(sector.indexOf(':') + 1);
  const divisions = stated.filter(({ sector }) => /^[A-Z]\d\d$/.test(divisionOf(sector)));
  if (divisions.length === 0) return null;
  const sum = (of: typeof stated) => of.reduce((total, { usd }) => total + usd, 0);
  const strategic = divisions.filter(({ sector }) => strategicDivisions.includes(divisionOf(sector)));
  const all = sum(divisions);
  return {
    dataset: table.dataset,
    year: table.year,
    measure,
    reportedBy,
    sectors: strategicDivisions,
    usd: sum(strategic),
    share: part(sum(strategic), all),
    from: blocs.map((bloc) => {
      const members = fullMembers(bloc);
      const usd = sum(strategic.filter(({ origin }) => members.has(origin) && origin !== economy));
      return { bloc: bloc.key, usd, share: part(usd, sum(strategic)) };
    }),
  };
}

async function chaptersOf(
  graph: Graph,
  datasets: DatasetsInUse,
  economy: Iso3,
  sellers: ReadonlySet<Iso3>,
  buyers: ReadonlySet<Iso3>,
  { first, until, lag }: { readonly first: number; readonly until: number; readonly lag: number },
): Promise<readonly ChainLink[] | null> {
  const years = [...new Set([first - lag, until - lag, first, until])].sort((a, b) => a - b);
  for (const { dataset, year } of productDatasets(datasets, until, graph.precedence.trade.datasets)) {
    if (year !== until || !years.every((one) => dataset.years.includes(one))) continue;
    const found = await chaptersIn(graph, dataset.key, years, economy, sellers, buyers, { first, until, lag });
    if (found) return found;
  }
  return null;
}

async function chaptersIn(
  { store, precedence }: Graph,
  dataset: string,
  years: readonly number[],
  economy: Iso3,
  sellers: ReadonlySet<Iso3>,
  buyers: ReadonlySet<Iso3>,
  { first, until, lag }: { readonly first: number; readonly until: number; readonly lag: number },
): Promise<readonly ChainLink[] | null> {
  const asked = { dataset, years: [...years], reporter: precedence.trade.reporters[0] };
  const ofGoods = async (from: readonly Iso3[], to: readonly Iso3[]) => {
    const rows = await store.rows(chaptersTraded, { ...asked, sellers: [...from], buyers: [...to] });
    const digits = Math.max(0, ...rows.map((row) => row.digits));
    return rows.filter((row) => row.digits === digits);
  };
  const bought = await ofGoods([...sellers].sort(), [economy]);
  const sold = await ofGoods([economy], [...buyers].sort());
  if (bought.length === 0 && sold.length === 0) return null;
  const usd = (rows: typeof bought, chapter: string, year: number) =>
    rows.find((row) => row.chapter === chapter && row.year === year)?.usd ?? 0;
  const chapters = [...new Set([...bought, ...sold].map(({ chapter }) => chapter))].map((chapter) =>
    link(
      chapter,
      { before: usd(bought, chapter, first - lag), after: usd(bought, chapter, until - lag) },
      { before: usd(sold, chapter, first), after: usd(sold, chapter, until) },
    ),
  );
  const rise = ({ bought: b, sold: s }: ChainLink) =>
    Math.min((b.after as number) - (b.before as number), (s.after as number) - (s.before as number));
  return chapters.sort((a, b) => rise(b) - rise(a) || ((a.chapter as string) < (b.chapter as string) ? -1 : 1));
}

async function investedBetween(
  graph: Graph,
  datasets: DatasetsInUse,
  economy: Iso3,
  sellers: ReadonlySet<Iso3>,
  first: number,
  until: number,
): Promise<number | null> {
  const flows = await loadNearestInvestment(graph, datasets.byKey, until, { from: first + 1, until });
  const origins = flows?.inward.get(economy);
  return origins ? sumOver(origins, sellers) : null;
}

function link(chapter: string | null, bought: Change, sold: Change): ChainLink {
  const known = [bought.before, bought.after, sold.before, sold.after].every((usd) => usd !== null);
  const rose = ({ before, after }: Change) => (after as number) > (before as number);
  return { chapter, bought, sold, bothRose: known ? rose(bought) && rose(sold) : null };
}

function both(
  { before, after }: { readonly before: TradeOfYear | null; readonly after: TradeOfYear | null },
  share: (of: TradeOfYear) => number | null,
): Change {
  return { before: before && share(before), after: after && share(after) };
}

function allBought(trade: TradeOfYear, economy: Iso3): number {
  const imports = importsOf(trade, economy);
  return sumOver(imports, imports.keys());
}

function boughtOutside(trade: TradeOfYear, buyers: ReadonlySet<Iso3>): number {
  let usd = 0;
  for (const [seller, markets] of trade.exports) if (!buyers.has(seller)) usd += sumOver(markets, buyers);
  return usd;
}

function part(usd: number, all: number): number | null {
  return shareOf(Math.min(usd, all), all);
}

/** Datasets that may state trade by product near the year, the one to prefer first: whether one does, its rows tell. */
export function productDatasets(
  datasets: DatasetsInUse,
  year: number,
  first: readonly string[],
): Generator<DatasetOfYear> {
  const mayState = ({ source, key }: DatasetRow) => productSources.includes(source) || first.includes(key);
  return nearestDatasets(datasets.byKey, mayState, year, first);
}
