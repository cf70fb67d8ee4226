import type { Graph } from '../graph/graph.ts';
import type { Store } from '../graph/store.ts';
import type { Assumption } from '../model/finding.ts';
import { type Iso3, isEconomy } from '../model/iso3.ts';
import type { KindPrecedence, Precedence } from '../model/precedence.ts';
import {
  exportsOfEconomies,
  importsOfEconomies,
  investmentsFromEconomies,
  investmentsIntoEconomies,
  productSumsOfExporters,
  productSumsOfImporters,
} from '../queries/__generated__/read.ts';
import { type DatasetRow, type DatasetsInUse, loadDatasetsInUse } from './datasets-in-use.ts';
import { loadDatasetsHaving } from './loads-of-datasets.ts';
import { precedenceText } from './precedence-text.ts';
import { reportRank } from './report-rank.ts';
import { type ProductSum, type SumsOfProducts, sumsOfProducts } from './sums-of-products.ts';
import { chosenTable, nearestTable, type Table } from './table-choice.ts';

export interface PartnersQuestion {
  readonly economies: readonly Iso3[];
  /** OUTWARD: exports, or investment abroad. INWARD: imports, or investment from abroad. */
  readonly direction: 'INWARD' | 'OUTWARD';
  readonly year: number;
  /** The one dataset to use; null for the choice that `statedFigures` makes. */
  readonly dataset: string | null;
  /** Only these partners are listed, shares staying those of all; null for every partner. */
  readonly partners: readonly Iso3[] | null;
}

/** A figure as one dataset states it, or as what it states of products comes to. */
export interface Figure {
  readonly dataset: string;
  readonly basis: string;
  readonly usd: number;
  /** Null for a sum of several source rows. */
  readonly record: string | null;
  /** How many products it is the sum of; null where it is stated as it is. */
  readonly productsSummed: number | null;
}

/** A figure, its share 0..1 of those of all partners (null unless it is above 0), and what other datasets or bases say instead. */
export interface FigureOfPartner extends Figure {
  readonly share: number | null;
  readonly others: readonly Figure[];
}

/** What an economy trades with a partner. `key` is the partner's code. */
export interface TradePartner extends FigureOfPartner {
  readonly key: Iso3;
}

/** An economy's trade in one direction by partner, largest first. */
export interface TradePartners {
  readonly asked: number;
  /** Year of the figures: the nearest to the one asked. */
  readonly used: number;
  readonly totalUsd: number;
  readonly partners: readonly TradePartner[];
  readonly assumptions: readonly Assumption[];
}

export type Reporter = 'ORIGIN' | 'HOST';

/** Direct investment as one of the two sides reports it. Shares are within the reports of that side. */
export interface InvestmentReport extends FigureOfPartner {
  readonly reportedBy: Reporter;
  readonly record: string;
}

/** Direct investment between an economy and a partner, both reports side by side. `key` is the partner's code. */
export interface InvestmentPartner {
  readonly key: Iso3;
  readonly byOrigin: InvestmentReport | null;
  readonly byHost: InvestmentReport | null;
}

/** What the reports of one side add up to. */
export interface InvestmentTotal {
  readonly reportedBy: Reporter;
  /** Sum of the flows above 0, of which shares are. */
  readonly positiveUsd: number;
  readonly netUsd: number;
  readonly partners: number;
}

/** An economy's direct investment in one direction by partner, the larger of both reports deciding the order. */
export interface InvestmentPartners {
  readonly asked: number;
  readonly used: number;
  /** Of each side that reports any. */
  readonly totals: readonly InvestmentTotal[];
  readonly partners: readonly InvestmentPartner[];
  readonly assumptions: readonly Assumption[];
}

interface FigureRow extends Figure {
  /** Which of the two sides says so. */
  readonly reportedBy: string;
  readonly economy: Iso3;
  readonly partner: Iso3;
}

interface StatedFigures<R extends FigureRow = FigureRow> {
  readonly figures: ReadonlyMap<Iso3, FigureOfPartner & Pick<R, 'record'>>;
  /** Sum of the figures above 0. */
  readonly totalUsd: number;
  /** What the dataset states of aggregates. */
  readonly aggregates: readonly FigureRow[];
  /** What other datasets state of partners that it does not have. */
  readonly elsewhere: readonly FigureRow[];
}

/** What figures are read from, and whose count first. */
type FiguresOf = Pick<Graph, 'store' | 'precedence'>;

/**
 * With whom economies trade in a year, one answer an economy, in the order asked.
 *
 * @throws KnownError NOT_FOUND when no trade data are within three years, or the dataset named has none.
 */
export async function loadTradePartners(graph: FiguresOf, question: PartnersQuestion): Promise<TradePartners[]> {
  const { store, precedence } = graph;
  const datasets = await loadDatasetsInUse(store);
  const { economies: keys, direction, year: asked } = question;
  const { year: used, having } = await loadFigureYear(store, datasets, 'trade', question, precedence.trade.datasets);
  const [ofAllGoods, ofProducts] =
    direction === 'OUTWARD'
      ? ([exportsOfEconomies, productSumsOfExporters] as const)
      : ([importsOfEconomies, productSumsOfImporters] as const);
  const asStated = (await store.rows(ofAllGoods, { keys: [...keys], year: used })).map(asItIs);
  const products = await unstatedSums(
    store,
    ofProducts,
    { keys: [...keys], year: used, datasets: [...having] },
    asStated,
  );
  const rows = byKey(keys, [...asStated, ...products.sums.map(sumAsFigure)]);
  const mixed = byKey(keys, products.mixed);
  return rows.map((ofEconomy, at) => {
    const stated = statedFigures(ofEconomy, used, question.dataset, datasets.byKey, precedence.trade);
    const partners = [...stated.figures].map(([key, figure]) => ({ key, ...figure }));
    partners.sort((a, b) => b.usd - a.usd || (a.key < b.key ? -1 : 1));
    return {
      asked,
      used,
      totalUsd: stated.totalUsd,
      partners: listed(partners, question.partners),
      assumptions: [
        ...carried('trade', asked, used),
        { code: 'GOODS_ONLY', text: 'Trade is exports of goods as the dataset states them; services are not in it.' },
        ...sumsSaid(partners),
        ...mixedSaid((mixed[at] ?? []).filter(({ partner }) => !stated.figures.has(partner))),
        ...precedenceSaid(stated, precedence, precedence.trade),
        ...setAsideSaid(stated),
        ...nothingSaid(partners, used, question.dataset),
        ...inventedSaid(partners, datasets.byKey),
      ],
    };
  });
}

/**
 * Where economies invest, or who invests in them, in a year: one answer an economy, in the order asked.
 *
 * Origin's and host's reports are different measurements. Each keeps its own total, and neither fills in for the other.
 *
 * @throws KnownError NOT_FOUND when no investment data are within three years, or the dataset named has none.
 */
export async function loadInvestmentPartners(
  graph: FiguresOf,
  question: PartnersQuestion & { readonly measure: 'FLOW' | 'STOCK' },
): Promise<InvestmentPartners[]> {
  const { store, precedence } = graph;
  const datasets = await loadDatasetsInUse(store);
  const { economies: keys, direction, year: asked, measure } = question;
  const first = precedence.investment.datasets;
  const { year: used } = await loadFigureYear(store, datasets, 'unctad-fdi', question, first);
  const rows = await store.rows(direction === 'OUTWARD' ? investmentsFromEconomies : investmentsIntoEconomies, {
    keys: [...keys],
    year: used,
    measure,
  });
  return byKey(keys, rows).map((ofEconomy) => {
    const reports = (reportedBy: Reporter) => {
      const own = ofEconomy.filter((row) => row.reportedBy === reportedBy).map(asItIs);
      return { reportedBy, ...statedFigures(own, used, question.dataset, datasets.byKey, precedence.investment) };
    };
    const [origin, host] = [reports('ORIGIN'), reports('HOST')];
    const reportOn = (partner: Iso3, { reportedBy, figures }: typeof origin): InvestmentReport | null => {
      const figure = figures.get(partner);
      return figure ? { reportedBy, ...figure } : null;
    };
    const partners = [...new Set([...origin.figures.keys(), ...host.figures.keys()])].map((key) => ({
      key,
      byOrigin: reportOn(key, origin),
      byHost: reportOn(key, host),
    }));
    partners.sort((a, b) => largerReport(b) - largerReport(a) || (a.key < b.key ? -1 : 1));
    return {
      asked,
      used,
      totals: [origin, host].flatMap(({ reportedBy, figures, totalUsd }) =>
        figures.size === 0
          ? []
          : [
              {
                reportedBy,
                positiveUsd: totalUsd,
                netUsd: [...figures.values()].reduce((sum, { usd }) => sum + usd, 0),
                partners: figures.size,
              },
            ],
      ),
      partners: listed(partners, question.partners),
      assumptions: [
        ...carried('investment', asked, used),
        {
          code: 'TWO_REPORTS',
          text: 'Origin and host measure the same investment by different rules and dates. Both reports stand side by side: neither is corrected by the other, and neither fills in for it.',
        },
        ...zeroSaid([...origin.figures.values(), ...host.figures.values()], datasets.byKey),
        {
          code: 'SHARES_OF_POSITIVE',
          text: 'Shares are of the sum of the figures above 0 that the same side reports; disinvestment has none.',
        },
        ...precedenceSaid({ figures: new Map([...origin.figures, ...host.figures]) }, precedence, {
          datasets: precedence.investment.datasets,
        }),
        ...setAsideSaid(origin, ' the origins’ reports'),
        ...setAsideSaid(host, ' the hosts’ reports'),
        ...nothingSaid(partners, used, question.dataset),
        ...inventedSaid([...origin.figures.values(), ...host.figures.values()], datasets.byKey),
      ],
    };
  });
}

/**
 * The year to use of a kind of figure, the same for all economies so that they can be compared.
 *
 * Where no dataset is named the sources of whole tables tell which years there are, and where none is near, all datasets with
 * such figures; one that is named answers whatever its source.
 *
 * @returns having  datasets that have such figures, whether of all goods or of products; of whole tables those that the policy names.
 */
async function loadFigureYear(
  store: Store,
  { byKey: datasets }: DatasetsInUse,
  source: 'trade' | 'unctad-fdi',
  question: PartnersQuestion,
  first: readonly string[],
): Promise<{ readonly year: number; readonly having: readonly string[] }> {
  const [subject, kind] = source === 'trade' ? (['trade', 'export'] as const) : (['investment', 'investment'] as const);
  const { dataset: named } = question;
  const tablesOf = (isMeant: (dataset: DatasetRow) => boolean): Table[] =>
    [...datasets.values()].filter(isMeant).flatMap(({ key, years }) => years.map((year) => ({ dataset: key, year })));
  const isWhole = ({ key, source: own }: DatasetRow) => own === source || first.includes(key);
  const whole = named === null ? nearestTable(tablesOf(isWhole), question.year, datasets) : null;
  if (whole) return { year: whole.year, having: first };
  const having = await loadDatasetsHaving(store, named === null ? [...datasets.keys()] : [named], kind);
  const tables = tablesOf((dataset) => isWhole(dataset) || having.includes(dataset.key));
  return { year: chosenTable(tables, { subject, ...question }, datasets).year, having };
}

/** What the products of datasets come to, of the flows of which the same dataset states no figure of all goods together. */
async function unstatedSums(
  store: Store,
  statement: typeof productSumsOfExporters | typeof productSumsOfImporters,
  asked: { readonly keys: string[]; readonly year: number; readonly datasets: string[] },
  stated: readonly FigureRow[],
): Promise<SumsOfProducts> {
  if (asked.datasets.length === 0) return { sums: [], mixed: [] };
  const flowOf = ({ economy, partner, dataset }: Pick<FigureRow, 'economy' | 'partner' | 'dataset'>) =>
    [economy, partner, dataset].join(' ');
  const known = new Set(stated.map(flowOf));
  const rows = await store.rows(statement, asked);
  return sumsOfProducts(rows.filter((row) => !known.has(flowOf(row))));
}

function asItIs<R>(row: R): R & { readonly productsSummed: null } {
  return { ...row, productsSummed: null };
}

function sumAsFigure({ products, ...sum }: ProductSum): FigureRow {
  return { ...sum, record: null, productsSummed: products };
}

/**
 * The figures of one dataset by partner, each with its share, and beside it what other datasets and bases say of the same.
 *
 * It is the dataset named, or of those that state any of the rows the first by the preference of `nearestTable`. Aggregates are
 * no partners, the rest of the world excepted: they repeat their members, or stand for several economies.
 */
function statedFigures<R extends FigureRow>(
  rows: readonly R[],
  year: number,
  named: string | null,
  datasets: ReadonlyMap<string, DatasetRow>,
  { datasets: first, reporters }: KindPrecedence & { readonly reporters: readonly string[] },
): StatedFigures<R> {
  const stating = [...new Set(rows.map(({ dataset }) => dataset))].map((dataset) => ({ dataset, year }));
  const chosen = named ?? nearestTable(stating, year, datasets, first)?.dataset;
  const isPartner = ({ partner }: FigureRow) => partner === 'ROW' || isEconomy(partner);
  const used = new Map<Iso3, R>();
  for (const row of rows) {
    const before = used.get(row.partner);
    if (row.dataset !== chosen || !isPartner(row)) continue;
    if (!before || reportRank(row, reporters) < reportRank(before, reporters)) used.set(row.partner, row);
  }
  const totalUsd = [...used.values()].reduce((sum, { usd }) => sum + Math.max(0, usd), 0);
  const figures = new Map(
    [...used].map(([partner, row]) => [
      partner,
      {
        ...figureOf(row),
        record: row.record,
        share: row.usd > 0 ? row.usd / totalUsd : null,
        others: rows.filter((other) => other.partner === partner && other !== row).map(figureOf),
      },
    ]),
  );
  return {
    figures,
    totalUsd,
    aggregates: rows.filter((row) => row.dataset === chosen && !isPartner(row)),
    elsewhere: rows.filter((row) => isPartner(row) && !used.has(row.partner)),
  };
}

function figureOf({ dataset, basis, usd, record, productsSummed }: FigureRow): Figure {
  return { dataset, basis, usd, record, productsSummed };
}

function largerReport({ byOrigin, byHost }: InvestmentPartner): number {
  return Math.max(byOrigin?.usd ?? Number.NEGATIVE_INFINITY, byHost?.usd ?? Number.NEGATIVE_INFINITY);
}

/** The rows of each key with others, in the order of the keys: an economy is no partner of its own. */
function byKey<R extends Pick<FigureRow, 'economy' | 'partner'>>(keys: readonly Iso3[], rows: readonly R[]): R[][] {
  const groups = new Map<Iso3, R[]>(keys.map((key) => [key, []]));
  for (const row of rows) if (row.partner !== row.economy) groups.get(row.economy)?.push(row);
  return keys.map((key) => groups.get(key) ?? []);
}

function listed<P extends { readonly key: Iso3 }>(partners: readonly P[], only: readonly Iso3[] | null): readonly P[] {
  return only === null ? partners : partners.filter(({ key }) => only.includes(key));
}

function sumsSaid(figures: readonly Figure[]): readonly Assumption[] {
  const sums = figures.filter(({ productsSummed }) => productsSummed !== null);
  if (sums.length === 0) return [];
  const products = sums.reduce((sum, { productsSummed }) => sum + (productsSummed ?? 0), 0);
  return [
    {
      code: 'SUM_OF_PRODUCTS',
      text: `Of ${sums.length} of ${figures.length} partners the dataset states products alone: the figures are sums, of ${products} products in all. Of products at several lengths of HS code those are added up that come to most, and what is not stated of a flow is not in its sum.`,
    },
  ];
}

function mixedSaid(mixed: readonly ProductSum[]): readonly Assumption[] {
  if (mixed.length === 0) return [];
  return [
    {
      code: 'EDITIONS_NOT_SUMMED',
      text: `Products traded with ${codesOf(mixed)} are stated by several editions of the Harmonized System. They are not added up, for one good may have two codes: that trade is not known here, which is not the same as 0.`,
    },
  ];
}

function carried(figures: string, asked: number, used: number): readonly Assumption[] {
  if (asked === used) return [];
  return [
    { code: 'YEAR_CARRIED', text: `The ${figures} data of ${used} stand for ${asked}: nothing nearer is there.` },
  ];
}

function setAsideSaid({ aggregates, elsewhere }: StatedFigures, of = ''): readonly Assumption[] {
  const said: Assumption[] = [];
  if (aggregates.length > 0) {
    const usd = Math.round(aggregates.reduce((sum, row) => sum + row.usd, 0));
    said.push({
      code: 'AGGREGATES_LEFT_OUT',
      text: `What${of && ` in${of}`} is stated of ${codesOf(aggregates)} (${usd} US dollars) is neither listed nor in the total: they stand for several economies, or for none.`,
    });
  }
  if (elsewhere.length > 0) {
    const others = [...new Set(elsewhere.map(({ dataset }) => dataset))].sort().join(', ');
    said.push({
      code: 'OTHER_DATASETS',
      text: `Figures${of && ` of${of}`} are of one dataset: of ${codesOf(elsewhere)} only others have any (${others}).`,
    });
  }
  return said;
}

/** That a 0 may be missing: of UNCTAD's tables alone, whose zeros are not loaded, and where nothing is stated at all. */
function zeroSaid(figures: readonly Figure[], datasets: ReadonlyMap<string, DatasetRow>): readonly Assumption[] {
  if (figures.length > 0 && figures.every(({ dataset }) => datasets.get(dataset)?.source !== 'unctad-fdi')) return [];
  return [
    {
      code: 'ZERO_NOT_STATED',
      text: 'A report of exactly 0 is not loaded, for UNCTAD’s tables write 0 also where a figure is not available: a report that is null may be 0, or not known.',
    },
  ];
}

/** By what order figures were chosen, where others say otherwise. */
function precedenceSaid(
  { figures }: Pick<StatedFigures, 'figures'>,
  { name }: Precedence,
  kind: KindPrecedence & { readonly reporters?: readonly string[] },
): readonly Assumption[] {
  const contested = [...figures.values()].filter(({ others, usd }) => others.some((other) => other.usd !== usd)).length;
  if (contested === 0) return [];
  return [
    {
      code: 'STATED_PRECEDENCE',
      text: `${contested} figures are stated otherwise elsewhere: ${precedenceText(name, kind)}. The others stand beside.`,
    },
  ];
}

function nothingSaid(partners: readonly unknown[], year: number, named: string | null): readonly Assumption[] {
  if (partners.length > 0) return [];
  const who = named === null ? 'Nobody states' : `The dataset '${named}' does not state`;
  const text = `${who} such figures of ${year}, all goods or sectors together: the list is empty for want of figures, which is not the same as 0.`;
  return [{ code: 'NOTHING_STATED', text }];
}

function codesOf(rows: readonly { readonly partner: Iso3 }[]): string {
  return [...new Set(rows.map(({ partner }) => partner))].sort().join(', ');
}

function inventedSaid(figures: readonly Figure[], datasets: ReadonlyMap<string, DatasetRow>): readonly Assumption[] {
  const invented = [...new Set(figures.map(({ dataset }) => dataset))].filter((key) => datasets.get(key)?.illustrative);
  if (invented.length === 0) return [];
  return [{ code: 'ILLUSTRATIVE', text: `The figures of ${invented.join(', ')} are invented.` }];
}
