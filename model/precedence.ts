/** Which of the two sides of a flow of goods tells of it. */
export type TradeReporter = 'EXPORTER' | 'IMPORTER';
/** Which of the two sides of an investment tells of it. */
export type InvestmentReporter = 'ORIGIN' | 'HOST';

/** Which statement answers where several say different things of one flow or one holding. */
export interface Precedence {
  /** How the policy is called in what answers say of themselves; null of the usual one. */
  readonly name: string | null;
  readonly trade: KindPrecedence & { readonly reporters: readonly [TradeReporter, TradeReporter] };
  readonly investment: KindPrecedence & { readonly reporters: readonly [InvestmentReporter, InvestmentReporter] };
  readonly holdings: KindPrecedence;
}

export interface KindPrecedence {
  /** Datasets that count before all others, in this order; one that is not loaded counts for nothing. */
  readonly datasets: readonly string[];
}

/**
 * What counts where nobody says otherwise: no dataset before another but by the general rule (one of the user's before one that
 * came with Isthmus, then the one loaded last); of two sides the exporter, who knows what was sent, and the host, who registers
 * what comes in.
 */
export const usualPrecedence: Precedence = {
  name: null,
  trade: { datasets: [], reporters: ['EXPORTER', 'IMPORTER'] },
  investment: { datasets: [], reporters: ['HOST', 'ORIGIN'] },
  holdings: { datasets: [] },
};

/** The datasets in the order in which they count: those named first, then the others as they stand. */
export function inPrecedence<D>(datasets: readonly D[], keyOf: (dataset: D) => string, first: readonly string[]): D[] {
  const rank = new Map(first.map((key, at) => [key, at]));
  const rankOf = (dataset: D) => rank.get(keyOf(dataset)) ?? rank.size;
  return datasets.toSorted((a, b) => rankOf(a) - rankOf(b));
}
