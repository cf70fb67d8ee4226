/** How an economy's transactions of one kind are spread over its partners. */
export interface PartnerConcentration {
  /** Σ share², from 1/n (all partners alike) to 1 (a single one). */
  readonly herfindahl: number;
  /** The same moved to 0..1, so that it no longer depends on n; null where only one partner is possible. */
  readonly normalised: number | null;
  /** −Σ share · ln share, 0 … ln n. */
  readonly shannon: number;
  /** As many partners of equal weight would be as diverse: exp(shannon), 1 … n. */
  readonly effectivePartners: number;
  /** Share of the largest partner, 0..1. */
  readonly topShare: number;
}

/**
 * How much an economy depends on few partners, by the amounts it exchanges with each.
 *
 * Shares are of the positive amounts: a negative flow is disinvestment, not a partner's weight.
 *
 * @param amounts  one a partner, in any one unit.
 * @param possiblePartners  how many partners there could be: all other economies, traded with or not.
 * @returns null where nothing is positive, since shares of nothing are not known.
 * @throws RangeError when an amount is not a number, or more partners are traded with than possible.
 * @complexity O(partners).
 * @source Herfindahl (1950) and Hirschman (1964); Shannon, Bell System Technical J. 27 (1948); the effective number: Hill,
 *   Ecology 54 (1973).
 */
export function partnerConcentration(
  amounts: readonly number[],
  possiblePartners: number,
): PartnerConcentration | null {
  if (!amounts.every(Number.isFinite)) throw new RangeError('an amount is not a number');
  const positive = amounts.filter((amount) => amount > 0);
  if (positive.length === 0) return null;
  if (!(positive.length <= possiblePartners))
    throw new RangeError(`${positive.length} partners of ${possiblePartners} possible ones`);
  const total = sum(positive);
  const shares = positive.map((amount) => amount / total);
  const herfindahl = sum(shares.map((share) => share * share));
  const shannon = -sum(shares.map((share) => share * Math.log(share))) + 0;
  const even = 1 / possiblePartners;
  return {
    herfindahl,
    // Rounding may leave an even spread a hair below 1/n.
    normalised: possiblePartners > 1 ? Math.min(Math.max((herfindahl - even) / (1 - even), 0), 1) : null,
    shannon,
    effectivePartners: Math.exp(shannon),
    topShare: Math.max(...shares),
  };
}

function sum(terms: readonly number[]): number {
  return terms.reduce((total, term) => total + term, 0);
}
