import { setImmediate } from 'node:timers/promises';
import { type MirrorDiscrepancy, mirrorDiscrepancy } from '../analytics/mirror-discrepancy.ts';
import { usualCifMargin } from '../analytics/mirror-trade.ts';
import type { Store } from '../graph/store.ts';
import { kindsOfLoads, type LoadEntry } from '../model/load-entry.ts';
import {
  allGoodsAndProducts,
  bothReportsOfInvestment,
  bothReportsOfTrade,
  economyKeys,
  economyYearsOfDataset,
  factsWithUnknownEndsOfEconomies,
  factsWithUnknownEndsOfIndustries,
  factsWithUnknownEndsOfParties,
  importerYearsOfDataset,
  industriesOfTable,
  industryKeys,
  partyKeys,
  repeatedFactsOfParties,
  tradeSumsOfExporters,
  tradeSumsOfImporters,
  tradeTotalsOfEconomies,
  usesOfIndustries,
} from '../queries/__generated__/read.ts';
import type { Statement } from '../queries/statement.ts';
import type { DatasetRow } from './datasets-in-use.ts';
import { loadLoadsOfDatasets } from './loads-of-datasets.ts';

/** Years in which economies are missing, though the dataset speaks of the year and of the economy before and after it. */
export interface YearGaps {
  /** Economies that the dataset speaks of. */
  readonly economies: number;
  /** Years of the dataset from each economy's first to its last, together: what could be there. */
  readonly economyYears: number;
  /** Those of them that are missing. */
  readonly missing: number;
  /** Economies with missing years, those with most first. */
  readonly gaps: readonly { readonly economy: string; readonly years: readonly number[] }[];
}

/** Facts stated more than once. */
export interface RepeatedFacts {
  /** Facts that repeat another one: of three that say the same thing, two. */
  readonly facts: number;
  readonly repeated: readonly RepeatedFact[];
  /** Statements of the newest edition that said again what one before had said, and were taken once; null of an old load. */
  readonly mergedByLoad: number | null;
  /** Rows of the newest edition refused since they say otherwise than an earlier one of it; null of an old load. */
  readonly refusedByLoad: number | null;
}

export interface RepeatedFact {
  /** Type of relationship, such as HOLDS. */
  readonly kind: string;
  readonly start: string;
  readonly end: string;
  readonly year: number | null;
  /** What else tells it from others between the same two. */
  readonly measure: string;
  readonly records: readonly string[];
}

/**
 * PRODUCTS: all goods together, as the file states them, against the sum of the products of the longest codes.
 * PARTNERS: trade of an economy with the world, as it publishes it, against the sum over its partners.
 * SALES: output of industries against all that they sell. INPUTS: output against purchases and value added.
 */
export type PublishedTotal = 'PRODUCTS' | 'PARTNERS' | 'SALES' | 'INPUTS';

/** How far sums over a dataset's rows are from the totals that its files publish. */
export interface TotalsCheck {
  readonly of: PublishedTotal;
  /** Totals that are compared. */
  readonly totals: number;
  readonly publishedUsd: number;
  readonly summedUsd: number;
  /** Differences whatever their sign, US dollars. */
  readonly apartUsd: number;
  /** `apartUsd` by `publishedUsd`; null where that is 0. */
  readonly apartShare: number | null;
  /** Totals that a sum differs from, by more than a millionth of the total, the largest difference first. */
  readonly differing: readonly DifferingTotal[];
}

export interface DifferingTotal {
  /** What the total is of: an industry, `exporter importer basis`, or `reporter flow product`. */
  readonly key: string;
  readonly year: number;
  readonly publishedUsd: number;
  readonly summedUsd: number;
  /** The sum less the published total. */
  readonly differenceUsd: number;
}

/** How far the two sides' reports of one flow differ within a dataset. */
export interface MirrorCheck extends MirrorDiscrepancy {
  readonly of: 'GOODS' | 'FLOW' | 'STOCK';
  /** Flows that either side reports, each between two economies in one year. */
  readonly flows: number;
  /** Those that both do. */
  readonly both: number;
}

/** Facts of which an end is described by no record. */
export interface UnknownEnds {
  readonly facts: number;
  /** What is described by no record, with the facts that name it, most first. */
  readonly ends: readonly { readonly key: string; readonly facts: number }[];
}

/** Kinds of record whose relationships begin at an economy, at a party and at an industry; those of products and sectors name what the same files describe. */
export const kindsByStart = {
  economy: [
    'membership',
    'export',
    're-export',
    'trade-total',
    'investment',
    'accession',
    'vote',
    'production',
    'economy-product',
    'listed-economy',
  ],
  party: [
    'holding',
    'indirect-holding',
    'undisclosed-holder',
    'relation',
    'same-as',
    'seat',
    'activity',
    'firm-supply',
    'party-product',
    'listed-party',
  ],
  industry: ['industry-supply', 'final-demand', 'listed-industry'],
} as const;

const yearlyKinds = ['export', 'investment', 'vote', 'production'] as const;

/** Keys asked about in one statement: few enough that the event loop is free again within milliseconds. */
const aPage = { economy: 20, party: 2_000, industry: 500 } as const;
const keysOf = { economy: economyKeys, party: partyKeys, industry: industryKeys } as const;
const unknownEnds = {
  economy: factsWithUnknownEndsOfEconomies,
  party: factsWithUnknownEndsOfParties,
  industry: factsWithUnknownEndsOfIndustries,
} as const;

/** A sum this near to its total is the same: figures are rounded where they are published. */
const sameWithin = 1e-6;

/**
 * Which economies are missing in which years.
 *
 * Only years count that the dataset speaks of: that it has none of 2010 at all is no gap of every economy. The economy is
 * the one whose figures they are; of trade and investment reported by the buyer's or the host's side, that one.
 *
 * @returns null where the dataset states nothing of economies by year.
 * @complexity O(facts of the dataset's economies), read in pages.
 */
export async function loadYearGaps(store: Store, { key: dataset, years }: DatasetRow): Promise<YearGaps | null> {
  if (!(await kindsIn(store, dataset)).some((kind) => includes(yearlyKinds, kind))) return null;
  const yearsOf = new Map<string, Set<number>>();
  for (const statement of [economyYearsOfDataset, importerYearsOfDataset])
    for await (const row of inPages(store, statement, 'economy', { dataset })) {
      const known = yearsOf.get(row.economy) ?? new Set();
      yearsOf.set(row.economy, known);
      for (const year of row.years) known.add(year);
    }
  let economyYears = 0;
  let missing = 0;
  const gaps: { economy: string; years: readonly number[] }[] = [];
  for (const [economy, known] of yearsOf) {
    const [first, last] = [Math.min(...known), Math.max(...known)];
    const spanned = years.filter((year) => year >= first && year <= last);
    const without = spanned.filter((year) => !known.has(year)).sort((a, b) => a - b);
    economyYears += spanned.length;
    missing += without.length;
    if (without.length > 0) gaps.push({ economy, years: without });
  }
  gaps.sort((a, b) => b.years.length - a.years.length || (a.economy < b.economy ? -1 : 1));
  return { economies: yearsOf.size, economyYears, missing, gaps };
}

/**
 * What a dataset states more than once: the same kind of thing of the same two parties, of the same time and measure.
 *
 * Only statements about parties are looked at, which their sources number: of two economies or industries, a year and a
 * measure the graph holds one fact a dataset. For what a file says twice in the same words is taken once, and a row that says
 * otherwise than an earlier one is refused: both are counted.
 *
 * @returns null where the dataset states no relationship.
 * @complexity O(facts of the dataset's parties), read in pages.
 */
export async function loadRepeatedFacts(store: Store, { key: dataset }: DatasetRow): Promise<RepeatedFacts | null> {
  const { starts, loads } = await loadStarts(store, dataset);
  if (starts.length === 0) return null;
  const repeated: RepeatedFact[] = [];
  if (starts.includes('party'))
    for await (const row of inPages(store, repeatedFactsOfParties, 'party', { dataset })) repeated.push(row);
  const newest = loads.at(-1);
  repeated.sort((a, b) => b.records.length - a.records.length);
  return {
    facts: repeated.reduce((sum, { records }) => sum + records.length - 1, 0),
    repeated,
    mergedByLoad: newest?.repeated ?? null,
    refusedByLoad: newest?.contradicted ?? null,
  };
}

/**
 * Sums over the rows against the totals that the same files publish.
 *
 * @returns null where the dataset publishes no total: neither an input-output table, nor all goods together beside products, nor
 *   trade with the world beside partners.
 * @complexity O(facts of the dataset), read in pages.
 */
export async function loadTotalsChecks(store: Store, dataset: DatasetRow): Promise<readonly TotalsCheck[] | null> {
  const kinds = await kindsIn(store, dataset.key);
  const checks = [
    ...(kinds.includes('industry-supply') ? await tableTotals(store, dataset) : []),
    ...(kinds.includes('export') ? await productTotals(store, dataset.key) : []),
    ...(kinds.includes('trade-total') ? await partnerTotals(store, dataset.key) : []),
  ].filter(({ totals }) => totals > 0);
  return checks.length > 0 ? checks : null;
}

async function tableTotals(store: Store, { key: dataset, years }: DatasetRow): Promise<readonly TotalsCheck[]> {
  const sales: Total[] = [];
  const inputs: Total[] = [];
  for (const year of years) {
    const keys = (await store.rows(industriesOfTable, { dataset, year })).map(({ key }) => key);
    for (let at = 0; at < keys.length; at += aPage.industry) {
      const page = keys.slice(at, at + aPage.industry);
      for (const row of await store.rows(usesOfIndustries, { dataset, year, keys: page })) {
        const { key, outputUsd: publishedUsd, valueAddedUsd, salesUsd, finalUsd, purchasesUsd } = row;
        sales.push({ key, year, publishedUsd, summedUsd: salesUsd + finalUsd });
        if (valueAddedUsd !== null) inputs.push({ key, year, publishedUsd, summedUsd: purchasesUsd + valueAddedUsd });
      }
      await setImmediate();
    }
  }
  return [totalsCheck('SALES', sales), totalsCheck('INPUTS', inputs)];
}

async function productTotals(store: Store, dataset: string): Promise<readonly TotalsCheck[]> {
  const totals: Total[] = [];
  for await (const row of inPages(store, allGoodsAndProducts, 'economy', { dataset })) {
    const { exporter, importer, basis, year, allUsd: publishedUsd } = row;
    totals.push({ key: `${exporter} ${importer} ${basis}`, year, publishedUsd, summedUsd: row.usd.at(-1) as number });
  }
  return [totalsCheck('PRODUCTS', totals)];
}

/** Of totals that stand beside partners: what the dataset states of a flow with the world alone there is nothing to sum up. */
async function partnerTotals(store: Store, dataset: string): Promise<readonly TotalsCheck[]> {
  const keys = (await store.rows(economyKeys, {})).map(({ key }) => key);
  const totals: Total[] = [];
  for (let at = 0; at < keys.length; at += aPage.economy) {
    const page = { dataset, keys: keys.slice(at, at + aPage.economy) };
    const published = await store.rows(tradeTotalsOfEconomies, page);
    if (published.length === 0) continue;
    const sums = new Map<string, number>();
    for (const statement of [tradeSumsOfExporters, tradeSumsOfImporters]) {
      for (const row of await store.rows(statement, page)) sums.set(`${row.year} ${flowKey(row)}`, row.usd);
      await setImmediate();
    }
    for (const row of published) {
      const { year, usd: publishedUsd } = row;
      const summedUsd = sums.get(`${year} ${flowKey(row)}`);
      if (summedUsd !== undefined) totals.push({ key: flowKey(row), year, publishedUsd, summedUsd });
    }
  }
  return [totalsCheck('PARTNERS', totals)];
}

interface ReportedFlow {
  readonly economy: string;
  readonly flow: string;
  readonly product: string | null;
}

function flowKey({ economy, flow, product }: ReportedFlow): string {
  return [economy, flow, product].filter((part) => part !== null).join(' ');
}

type Total = Omit<DifferingTotal, 'differenceUsd'>;

function totalsCheck(of: PublishedTotal, totals: readonly Total[]): TotalsCheck {
  let [publishedUsd, summedUsd, apartUsd] = [0, 0, 0];
  const differing: DifferingTotal[] = [];
  for (const total of totals) {
    const differenceUsd = total.summedUsd - total.publishedUsd;
    publishedUsd += total.publishedUsd;
    summedUsd += total.summedUsd;
    apartUsd += Math.abs(differenceUsd);
    if (Math.abs(differenceUsd) > sameWithin * Math.abs(total.publishedUsd))
      differing.push({ ...total, differenceUsd });
  }
  differing.sort((a, b) => Math.abs(b.differenceUsd) - Math.abs(a.differenceUsd) || (a.key < b.key ? -1 : 1));
  const apartShare = publishedUsd === 0 ? null : apartUsd / Math.abs(publishedUsd);
  return { of, totals: totals.length, publishedUsd, summedUsd, apartUsd, apartShare, differing };
}

/**
 * How far the reports of both sides of one flow differ: exporter and importer of goods, origin and host of investment.
 *
 * An importer's figure counts without freight and insurance (6 %) unless it is stated without them. Of goods the shortest
 * codes are compared that the dataset has, all goods together where it has those.
 *
 * @returns null where one side alone reports.
 * @complexity O(facts of the dataset), read in pages; 16 bytes a flow that both report.
 */
export async function loadMirrorChecks(
  store: Store,
  { key: dataset }: DatasetRow,
): Promise<readonly MirrorCheck[] | null> {
  const kinds = await kindsIn(store, dataset);
  const checks: MirrorCheck[] = [];
  if (kinds.includes('export')) {
    const byDigits = new Map<number, Reports>();
    for await (const row of inPages(store, bothReportsOfTrade, 'economy', { dataset })) {
      const reports = reportsOf(byDigits, row.digits);
      reports.flows += row.flows;
      for (let at = 0; at < row.exporterUsd.length; at++) {
        const stated = row.importerUsd[at] as number;
        reports.first.push(row.exporterUsd[at] as number);
        reports.second.push(row.importerIsFob[at] ? stated : stated / (1 + usualCifMargin));
      }
    }
    const shortest = Math.min(...byDigits.keys());
    checks.push(mirrorCheck('GOODS', byDigits.get(shortest) ?? noReports()));
  }
  if (kinds.includes('investment')) {
    const byMeasure = new Map<string, Reports>();
    for await (const row of inPages(store, bothReportsOfInvestment, 'economy', { dataset })) {
      const reports = reportsOf(byMeasure, row.measure);
      reports.flows += row.flows;
      reports.first.push(...row.originUsd);
      reports.second.push(...row.hostUsd);
    }
    for (const measure of ['FLOW', 'STOCK'] as const)
      checks.push(mirrorCheck(measure, byMeasure.get(measure) ?? noReports()));
  }
  const told = checks.filter(({ both }) => both > 0);
  return told.length > 0 ? told : null;
}

interface Reports {
  flows: number;
  readonly first: number[];
  readonly second: number[];
}

function noReports(): Reports {
  return { flows: 0, first: [], second: [] };
}

function reportsOf<K>(all: Map<K, Reports>, key: K): Reports {
  const known = all.get(key) ?? noReports();
  all.set(key, known);
  return known;
}

function mirrorCheck(of: MirrorCheck['of'], { flows, first, second }: Reports): MirrorCheck {
  const discrepancy = mirrorDiscrepancy(Float64Array.from(first), Float64Array.from(second));
  return { of, flows, both: first.length, ...discrepancy };
}

/**
 * Facts of which an end is described by no record of any dataset: a code that no list of economies has, an industry of no
 * table, a firm that a register names only by its identifier.
 *
 * @returns null where the dataset states no relationship.
 * @complexity O(facts of the dataset), read in pages.
 */
export async function loadUnknownEnds(store: Store, { key: dataset }: DatasetRow): Promise<UnknownEnds | null> {
  const { starts } = await loadStarts(store, dataset);
  if (starts.length === 0) return null;
  let facts = 0;
  const factsOf = new Map<string, number>();
  for (const start of starts)
    for await (const row of inPages(store, unknownEnds[start], start, { dataset })) {
      facts += row.facts;
      const unknown = new Set([
        ...(row.startIsKnown ? [] : [row.start]),
        ...(row.endIsKnown ? [] : [row.end]), // of a fact about one firm alone both ends are that firm
      ]);
      for (const key of unknown) factsOf.set(key, (factsOf.get(key) ?? 0) + row.facts);
    }
  const ends = [...factsOf].map(([key, count]) => ({ key, facts: count }));
  ends.sort((a, b) => b.facts - a.facts || (a.key < b.key ? -1 : 1));
  return { facts, ends };
}

type Start = keyof typeof kindsByStart;

/** Rows of a statement that takes a page of keys, over all keys. */
async function* inPages<R>(
  store: Store,
  statement: Statement<{ dataset: string; keys: readonly string[] }, R>,
  start: Start,
  { dataset }: { readonly dataset: string },
): AsyncGenerator<R> {
  const keys = (await store.rows(keysOf[start], {})).map(({ key }) => key);
  for (let at = 0; at < keys.length; at += aPage[start]) {
    yield* await store.rows(statement, { dataset, keys: keys.slice(at, at + aPage[start]) });
    await setImmediate();
  }
}

/** Kinds of record that a dataset has. */
async function kindsIn(store: Store, dataset: string): Promise<readonly string[]> {
  return kindsOfLoads(await loadLoads(store, dataset));
}

async function loadStarts(store: Store, dataset: string) {
  const loads = await loadLoads(store, dataset);
  const kinds = kindsOfLoads(loads);
  const starts = (Object.keys(kindsByStart) as Start[]).filter((start) =>
    kindsByStart[start].some((kind) => kinds.includes(kind)),
  );
  return { starts, loads };
}

async function loadLoads(store: Store, dataset: string): Promise<readonly LoadEntry[]> {
  return (await loadLoadsOfDatasets(store, [dataset])).get(dataset) ?? [];
}

function includes(kinds: readonly string[], kind: string): boolean {
  return kinds.includes(kind);
}
