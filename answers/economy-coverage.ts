import type { Store } from '../graph/store.ts';
import {
  economyIndex,
  yearsOfExports,
  yearsOfInvestments,
  yearsOfProduction,
  yearsOfVotes,
} from '../queries/__generated__/read.ts';

/** Kinds of figures that datasets state of economies by year. */
export type FigureKind = 'TRADE' | 'INVESTMENT' | 'OUTPUT' | 'EMISSIONS' | 'VOTES';

/** Years of which one dataset states figures of one kind of an economy. */
export interface CoveredYears {
  readonly kind: FigureKind;
  readonly dataset: string;
  /** In order. */
  readonly years: readonly number[];
}

/** What is stated of one economy; nothing where no dataset speaks of it by year. */
export interface EconomyCoverage {
  readonly economy: string;
  readonly covered: readonly CoveredYears[];
}

/** Economies whose relationships are read at a time. */
const perPage = 25;

/**
 * What the graph holds of each economy: which kinds of figures, of which years, from which dataset. Where nothing is, nobody
 * says; it is no 0. Economies that exist, by code.
 *
 * It reads every such relationship once; while the graph does not change, it is not read again.
 */
export async function loadEconomyCoverage(store: Store): Promise<readonly EconomyCoverage[]> {
  const economies = (await store.rows(economyIndex, {})).filter(({ dissolved, aggregate }) => !dissolved && !aggregate);
  const covered = new Map<string, CoveredYears[]>(economies.map(({ key }) => [key, []]));
  const add = (economy: string, kind: FigureKind, dataset: string, years: readonly number[]) => {
    if (years.length > 0) covered.get(economy)?.push({ kind, dataset, years: years.toSorted((a, b) => a - b) });
  };
  for (let from = 0; from < economies.length; from += perPage) {
    const keys = economies.slice(from, from + perPage).map(({ key }) => key);
    for (const row of await store.rows(yearsOfExports, { keys })) add(row.economy, 'TRADE', row.dataset, row.years);
    for (const row of await store.rows(yearsOfInvestments, { keys }))
      add(row.economy, 'INVESTMENT', row.dataset, row.years);
    for (const { economy, dataset, output, emissions } of await store.rows(yearsOfProduction, { keys })) {
      add(economy, 'OUTPUT', dataset, output);
      add(economy, 'EMISSIONS', dataset, emissions);
    }
    for (const row of await store.rows(yearsOfVotes, { keys })) add(row.economy, 'VOTES', row.dataset, row.years);
  }
  return [...covered].map(([economy, of]) => ({ economy, covered: of }));
}
