import { shareOf } from './share-of.ts';

/** An amount in the earlier and in the later of two years, in any one unit. */
export interface TwoYears {
  readonly before: number;
  readonly after: number;
}

/** Imports of a market and of an economy that may have taken a rival's place there. */
export interface SwitchingTrade {
  /** What the market imports from the economy, from the rival, and from everybody. */
  readonly marketFromEconomy: TwoYears;
  readonly marketFromRival: TwoYears;
  readonly marketImports: TwoYears;
  /** What the economy imports from the rival, and from everybody. */
  readonly economyFromRival: TwoYears;
  readonly economyImports: TwoYears;
}

/** How shares of imports moved, later − earlier, −1..1; null where one of the years has no imports. */
export interface PartnerSwitching {
  /** The economy's share in the market's imports. */
  readonly gainInMarket: number | null;
  /** The rival's. */
  readonly rivalInMarket: number | null;
  /** The rival's share in the economy's own imports. */
  readonly rivalInEconomy: number | null;
  /** Gained in the market while the rival lost there. */
  readonly replacesRival: boolean | null;
  /** Did so while leaning more on the rival itself: the tie between market and rival has become indirect. */
  readonly reroutes: boolean | null;
}

/**
 * Whether an economy took a rival's place in a market, and whether it now buys more of that rival itself.
 *
 * Published measure, reported beside the connector index. Shares that move together do not show that goods were passed on.
 *
 * @throws RangeError when an amount is negative or not a number, or a part exceeds its whole.
 * @source Alfaro & Chor, Global Supply Chains: The Looming ‘Great Reallocation’, NBER WP 31661 (2023); Freund, Mattoo,
 *   Mulabdic & Ruta, Is US Trade Policy Reshaping Global Supply Chains? (2023).
 */
export function partnerSwitching(trade: SwitchingTrade): PartnerSwitching {
  const gainInMarket = changeOfShare(trade.marketFromEconomy, trade.marketImports);
  const rivalInMarket = changeOfShare(trade.marketFromRival, trade.marketImports);
  const rivalInEconomy = changeOfShare(trade.economyFromRival, trade.economyImports);
  const replacesRival = gainInMarket === null || rivalInMarket === null ? null : gainInMarket > 0 && rivalInMarket < 0;
  // One that does not replace the rival does not reroute either, whatever it buys.
  const reroutes = replacesRival && (rivalInEconomy === null ? null : rivalInEconomy > 0);
  return { gainInMarket, rivalInMarket, rivalInEconomy, replacesRival, reroutes };
}

function changeOfShare(part: TwoYears, whole: TwoYears): number | null {
  const before = shareOf(part.before, whole.before);
  const after = shareOf(part.after, whole.after);
  return before === null || after === null ? null : after - before;
}
