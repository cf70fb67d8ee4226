import { setImmediate } from 'node:timers/promises';
import { mirroredTrade, usualCifMargin } from '../analytics/mirror-trade.ts';
import { alignedFigure } from '../analytics/year-alignment.ts';
import type { Graph } from '../graph/graph.ts';
import { loadPrecedence } from '../graph/holdings-on-day.ts';
import type { Store } from '../graph/store.ts';
import { KnownError } from '../model/errors.ts';
import {
  economyKeys,
  evidenceOfHoldings,
  investmentStatements,
  tradeStatements,
} from '../queries/__generated__/read.ts';
import { loadDatasetsInUse } from './datasets-in-use.ts';
import { loadHoldingsOn } from './ownership.ts';
import { reportRank } from './report-rank.ts';

/** TRADE: exporter and importer. FDI: origin and host. HOLDING: two registers on one share. Of each, two datasets too. */
export type ContradictionKind = 'TRADE' | 'FDI' | 'HOLDING';

export interface ContradictionsQuestion {
  readonly kind: ContradictionKind;
  /** Year of the flows; holdings are those in force on its last day. */
  readonly year: number;
  readonly measure: 'FLOW' | 'STOCK';
  /** Only where one of these economies, firms or persons is one of the two; null for all. */
  readonly of: readonly string[] | null;
  /** Whether a statement of a near year stands where a side has none of the year. */
  readonly aligned: boolean;
  /** Datasets that count before all others, in this order. */
  readonly precedence: readonly string[];
}

/** One of two statements on the same thing. Money in US dollars, shares 0..1. */
export interface ContradictingStatement {
  readonly dataset: string;
  /** EXPORTER, IMPORTER, ORIGIN or HOST; null of holdings. */
  readonly reportedBy: string | null;
  readonly basis: string;
  readonly valuation: string | null;
  /** As stated, or aligned to the year; null where a range is stated. */
  readonly figure: number | null;
  readonly least: number;
  readonly most: number;
  /** How a figure of another year came to stand for this one, and the years whose figures it is made of. */
  readonly alignment: 'exact' | 'geometric' | 'linear' | 'carried';
  readonly yearsUsed: readonly number[];
  /** Part of the figure that is of other years, 0..1. */
  readonly offYearWeight: number;
  readonly records: readonly string[];
}

/** Two statements that do not agree, side by side. Nothing is overwritten by either. */
export interface Contradiction {
  readonly key: string;
  readonly kind: ContradictionKind;
  readonly from: string;
  readonly to: string;
  /** FLOW or STOCK of investment; ECONOMIC, VOTING or CONTROL of a holding; GOODS of trade. */
  readonly measure: string;
  readonly unit: 'USD' | 'SHARE';
  /** The one that counts first by `precedence`, and the other. */
  readonly preferred: ContradictingStatement;
  readonly other: ContradictingStatement;
  /** The preferred less the other, both at the exporter's border; of ranges how far they are apart. */
  readonly difference: number;
  /** The preferred by the other; null where that is 0 or a range. */
  readonly ratio: number | null;
  /** |a − b| / (|a| + |b|), 0 (agree) to 1 (one has nothing); null of ranges. */
  readonly discrepancy: number | null;
  /** What exporter's and importer's report come to together, US dollars; null of all else. */
  readonly reconciled: number | null;
}

/** Contradictions, the largest difference first, and by what order one statement counts before another. */
export interface Contradictions {
  readonly contradictions: readonly Contradiction[];
  readonly precedence: readonly string[];
}

type Stated = ContradictingStatement & { readonly from: string; readonly to: string; readonly measure: string };

/** Economies asked about in one statement: few enough that the event loop is free again within milliseconds. */
const economiesAPage = 20;
const partiesAPage = 500;
/** Years on either side whose figures may stand for the year. */
const reach = 3;

/**
 * Where statements about one flow or one holding contradict each other.
 *
 * Of several statements about the same the first by precedence is held against each of the others. Datasets named come first,
 * then those of the policy for the kind, then the user's own before those that came with Isthmus, the one loaded last first;
 * within one the reporters as the policy has them.
 *
 * @throws KnownError NOT_FOUND for a dataset of `precedence` that is not there, UNFINISHED_LOAD.
 * @complexity O(statements of the year), seven years where `aligned`; of holdings only those that datasets dispute.
 */
export async function loadContradictions(graph: Graph, question: ContradictionsQuestion): Promise<Contradictions> {
  const { byKey } = await loadDatasetsInUse(graph.store);
  const unknown = question.precedence.find((dataset) => !byKey.has(dataset));
  if (unknown !== undefined) throw new KnownError('NOT_FOUND', { kind: 'dataset', key: unknown });
  const policy = graph.precedence;
  const named = { TRADE: policy.trade, FDI: policy.investment, HOLDING: policy.holdings }[question.kind].datasets;
  const precedence = await loadPrecedence(graph.store, [...new Set([...question.precedence, ...named])]);
  const reporters: readonly string[] = [...policy.trade.reporters, ...policy.investment.reporters];
  const stated =
    question.kind === 'HOLDING' ? await disputedHoldings(graph, question) : await statedFlows(graph.store, question);
  const rank = new Map(precedence.map((dataset, at) => [dataset, at]));
  const byPrecedence = (a: Stated, b: Stated) =>
    (rank.get(a.dataset) ?? rank.size) - (rank.get(b.dataset) ?? rank.size) ||
    reportRank(a, reporters) - reportRank(b, reporters) ||
    ((a.records[0] ?? '') < (b.records[0] ?? '') ? -1 : 1);
  const contradictions = [...stated.values()].flatMap((statements) => {
    const [preferred, ...others] = statements.toSorted(byPrecedence);
    return preferred ? others.map((other) => compared(question.kind, preferred, other)) : [];
  });
  return {
    contradictions: contradictions
      .filter(({ difference }) => difference !== 0)
      .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || (a.key < b.key ? -1 : 1)),
    precedence,
  };
}

function compared(kind: ContradictionKind, preferred: Stated, other: Stated): Contradiction {
  const { from, to, measure } = preferred;
  const key = [kind, from, to, measure, ...[preferred, other].flatMap((said) => [said.reportedBy, ...said.records])];
  const shared = { key: key.join(' '), kind, from, to, measure, preferred, other };
  const [a, b] = [atExportersBorder(preferred), atExportersBorder(other)];
  if (a === null || b === null) {
    const apart = Math.max(preferred.least - other.most, other.least - preferred.most, 0);
    const difference = preferred.least > other.most ? apart : -apart;
    return { ...shared, unit: 'SHARE', difference, ratio: null, discrepancy: null, reconciled: null };
  }
  return {
    ...shared,
    unit: kind === 'HOLDING' ? 'SHARE' : 'USD',
    difference: a - b,
    ratio: b === 0 ? null : a / b,
    discrepancy: a === b ? 0 : Math.abs(a - b) / (Math.abs(a) + Math.abs(b)),
    reconciled: reconciledTrade(preferred, a, other, b),
  };
}

/** An importer's figure without freight and insurance, unless it is stated without them. */
function atExportersBorder({ figure, reportedBy, valuation }: Stated): number | null {
  const isCif = valuation === 'CIF' || (valuation === null && reportedBy === 'IMPORTER');
  return figure !== null && isCif ? figure / (1 + usualCifMargin) : figure;
}

function reconciledTrade(one: Stated, a: number, two: Stated, b: number): number | null {
  const sides = new Map([
    [one.reportedBy, a],
    [two.reportedBy, b],
  ]);
  const [exporter, importer] = [sides.get('EXPORTER'), sides.get('IMPORTER')];
  if (exporter === undefined || importer === undefined) return null;
  return mirroredTrade(exporter, importer, { cifMargin: 0 }).figure; // both are at the exporter's border already
}

/** Statements about flows, by what they are about; only what several make one of. */
async function statedFlows(store: Store, question: ContradictionsQuestion): Promise<ReadonlyMap<string, Stated[]>> {
  const { kind, year, measure, aligned } = question;
  const of = question.of && new Set(question.of);
  const years = aligned ? Array.from({ length: 2 * reach + 1 }, (_, at) => year - reach + at) : [year];
  const economies = (await store.rows(economyKeys, {})).map(({ key }) => key);
  const all = new Map<string, Stated[]>();
  for (let at = 0; at < economies.length; at += economiesAPage) {
    const keys = economies.slice(at, at + economiesAPage);
    const rows =
      kind === 'TRADE'
        ? (await store.rows(tradeStatements, { keys, years })).map((row) => ({ ...row, measure: 'GOODS' }))
        : (await store.rows(investmentStatements, { keys, years, measure })).map((row) => ({
            ...row,
            measure,
            valuation: null,
          }));
    const series = new Map<string, typeof rows>();
    for (const row of rows) {
      if (of && !of.has(row.from) && !of.has(row.to)) continue;
      const key = `${row.from} ${row.to} ${row.dataset} ${row.reportedBy} ${row.basis} ${row.valuation}`;
      const before = series.get(key);
      if (before) before.push(row);
      else series.set(key, [row]);
    }
    for (const ofOne of series.values()) {
      const said = statementOf(ofOne, year);
      if (said === null) continue;
      const about = `${said.from} ${said.to}`;
      all.set(about, [...(all.get(about) ?? []), said]);
    }
    await setImmediate();
  }
  return all;
}

type FlowRow = NonNullable<typeof tradeStatements.types>['row'] & { readonly measure: string };

/** What one reporter of one dataset says of the year, by its figures of this year and of those near it. */
function statementOf(rows: readonly FlowRow[], year: number): Stated | null {
  const [row] = rows;
  const { figure, method, yearsUsed } = alignedFigure(
    rows.map(({ year: of, usd }) => [of, usd] as const),
    year,
    reach,
  );
  if (row === undefined || figure === null || method === 'missing') return null;
  const { from, to, measure, dataset, reportedBy, basis, valuation } = row;
  const records = rows.filter(({ year: of }) => yearsUsed.includes(of)).map(({ record }) => record);
  const share = { figure, least: figure, most: figure };
  const offYearWeight = method === 'exact' ? 0 : 1;
  return {
    from,
    to,
    measure,
    dataset,
    reportedBy,
    basis,
    valuation,
    ...share,
    alignment: method,
    yearsUsed,
    offYearWeight,
    records,
  };
}

/** Statements about the holdings that datasets dispute, parties under the first of their records. */
async function disputedHoldings(graph: Graph, { year, of }: ContradictionsQuestion): Promise<Map<string, Stated[]>> {
  const { onDay } = await loadHoldingsOn(graph, `${year}-12-31`);
  const { keys, index, date, same } = onDay;
  const asked = of && new Set(of.flatMap((key) => index.get(key) ?? []));
  const disputed = onDay.disputed.filter(({ owner, company }) => !asked || asked.has(owner) || asked.has(company));
  const wanted = new Set(disputed.map(({ owner, company, interest }) => `${owner} ${company} ${interest}`));
  const all = new Map<string, Stated[]>();
  for (let from = 0; from < disputed.length; from += partiesAPage) {
    const rows = disputed.slice(from, from + partiesAPage).flatMap(({ owner, company }) =>
      same.recordsOf(keys[owner] as string).map((start) => ({
        start,
        ends: [...same.recordsOf(keys[company] as string)],
      })),
    );
    for (const row of await graph.store.rows(evidenceOfHoldings, { date, rows: onceEach(rows) })) {
      const [owner, company] = [index.get(row.holder), index.get(row.firm)];
      const about = `${owner} ${company} ${row.interest}`;
      if (owner === undefined || company === undefined || !wanted.has(about)) continue;
      const said: Stated = {
        from: keys[owner] as string,
        to: keys[company] as string,
        measure: row.interest,
        dataset: row.dataset,
        reportedBy: null,
        basis: row.basis,
        valuation: null,
        figure: row.exactShare,
        least: row.exactShare ?? row.minShare ?? 0,
        most: row.exactShare ?? row.maxShare ?? 1,
        alignment: 'exact',
        yearsUsed: [year],
        offYearWeight: 0,
        records: [row.record],
      };
      const before = all.get(about) ?? [];
      if (!before.some(({ records }) => records[0] === row.record)) all.set(about, [...before, said]);
    }
    await setImmediate();
  }
  return all;
}

/** One row a holder, with all firms asked of it. */
function onceEach(rows: readonly { readonly start: string; readonly ends: readonly string[] }[]) {
  const ends = new Map<string, Set<string>>();
  for (const { start, ends: firms } of rows) {
    const known = ends.get(start) ?? new Set();
    for (const firm of firms) known.add(firm);
    ends.set(start, known);
  }
  return [...ends].map(([start, firms]) => ({ start, ends: [...firms] }));
}
