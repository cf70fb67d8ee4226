import { shareOf } from './share-of.ts';

/** Who needs whom more, an economy or a bloc. All shares 0..1. */
export interface MutualDependence {
  /** Share of the bloc's imports from outside it that comes from the economy; null where the bloc imports nothing. */
  readonly leverage: number | null;
  /** Share of the economy's own trade that is with the bloc; null where it trades with nobody. */
  readonly vulnerability: number | null;
  /** (leverage − vulnerability) / (leverage + vulnerability), −1..1: below 0 the economy needs the bloc more. */
  readonly net: number | null;
}

/** Amounts of one year, in any one unit. */
export interface TradeWithBloc {
  /** What the bloc imports from the economy, and from all economies outside it. */
  readonly blocImportsFromEconomy: number;
  readonly blocImports: number;
  /** Exports and imports together. */
  readonly economyTradeWithBloc: number;
  readonly economyTrade: number;
}

/** What a bloc's members import of one product: from the economy, and from everybody. */
export interface ProductImports {
  readonly fromEconomy: number;
  readonly total: number;
}

/** Where a third economy stands between the blocs. */
export type ConnectorQuadrant = 'strong-connector' | 'contested' | 'dependent' | 'peripheral';

/** Leverage over the blocs and vulnerability to them, each by the largest over the blocs, 0..1. */
export interface TwoAxes {
  readonly leverage: number | null;
  readonly vulnerability: number | null;
}

/**
 * Whether an economy or a bloc would be hurt more if their trade ended: how much of its trade each has with the other.
 *
 * @throws RangeError when an amount is negative or not a number, or a part exceeds its whole.
 * @source asymmetric dependence: Hirschman, National Power and the Structure of Foreign Trade (1945).
 */
export function mutualDependence(trade: TradeWithBloc): MutualDependence {
  const leverage = shareOf(trade.blocImportsFromEconomy, trade.blocImports);
  const vulnerability = shareOf(trade.economyTradeWithBloc, trade.economyTrade);
  const known = leverage !== null && vulnerability !== null && leverage + vulnerability > 0;
  return { leverage, vulnerability, net: known ? (leverage - vulnerability) / (leverage + vulnerability) : null };
}

/**
 * How much of a bloc's imports comes from an economy that is their main source: what could be held back.
 *
 * Of each buyer and product the economy's part counts in full where it reaches the threshold, and not at all below it.
 *
 * @param imports  one a member of the bloc and product; critical goods alone, say, for their own leverage.
 * @param threshold  share of a product's imports from which the economy is its sole supply for practical purposes.
 * @returns 0..1; null where nothing is imported.
 * @throws RangeError when an amount is negative or not a number, a part exceeds its whole, or the threshold is not 0..1.
 * @complexity O(products).
 */
export function soleSupply(imports: Iterable<ProductImports>, threshold = 0.5): number | null {
  if (!(threshold >= 0 && threshold <= 1)) throw new RangeError(`the threshold is ${threshold}: want 0..1`);
  let held = 0;
  let all = 0;
  for (const { fromEconomy, total } of imports) {
    const share = shareOf(fromEconomy, total);
    all += total;
    if (share !== null && share >= threshold) held += fromEconomy;
  }
  return all > 0 ? held / all : null;
}

/**
 * Which third economies the blocs need and which need the blocs, each set against the median of its peers.
 *
 * More leverage than the median and no more vulnerability is a strong connector, more of both contested, more
 * vulnerability alone dependent, neither peripheral.
 *
 * @param economies  unaligned ones only: the median of members would be another yardstick.
 * @returns one an economy; null where one of its axes is not known.
 * @complexity O(n ln n).
 */
export function connectorQuadrants(economies: readonly TwoAxes[]): readonly (ConnectorQuadrant | null)[] {
  const usual = usualDependence(economies);
  return economies.map(({ leverage, vulnerability }) => {
    if (leverage === null || vulnerability === null) return null;
    const strong = leverage > (usual.leverage as number);
    const exposed = vulnerability > (usual.vulnerability as number);
    if (strong) return exposed ? 'contested' : 'strong-connector';
    return exposed ? 'dependent' : 'peripheral';
  });
}

/**
 * The leverage and the vulnerability of the median economy, by which `connectorQuadrants` cuts.
 *
 * @returns each of those of whom it is known; null where nobody's is.
 * @complexity O(n ln n).
 */
export function usualDependence(economies: readonly TwoAxes[]): TwoAxes {
  return {
    leverage: median(economies.map(({ leverage }) => leverage)),
    vulnerability: median(economies.map(({ vulnerability }) => vulnerability)),
  };
}

function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const middle = known.length / 2;
  if (known.length === 0) return null;
  return known.length % 2 === 1 ? known[Math.floor(middle)]! : (known[middle - 1]! + known[middle]!) / 2;
}
