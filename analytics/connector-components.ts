/** An amount, or a distance, on each side of a pair of blocs. */
export interface BothSides {
  readonly first: number;
  readonly second: number;
}

/** An economy's trade with a bloc, and the bloc's own external trade, at the start and the end of a period. */
export interface TradeOverTime {
  readonly before: number;
  readonly after: number;
  readonly blocBefore: number;
  readonly blocAfter: number;
}

/** Ten times as much, or a tenth: further growth beyond that says more about the base than about the tie. */
const GROWTH_CAP = Math.LN10;

/**
 * Whether an economy is tied to both blocs to the same extent: 1 evenly, 0 to one side only or to neither.
 *
 * @param kinds  amounts by kind of tie (trade, inward direct investment), 0 or more; a kind that is not known is null
 *   and left out of the mean.
 * @returns 0..1, the mean over the known kinds of 2 · min / (first + second); null where none is known.
 * @throws RangeError when an amount is negative or not a number.
 */
export function balance(kinds: readonly (BothSides | null)[]): number | null {
  const known = kinds.filter((kind) => kind !== null);
  if (known.length === 0) return null;
  const sum = known.reduce((total, { first, second }) => {
    assertNotNegative('tie', first);
    assertNotNegative('tie', second);
    return total + (first + second === 0 ? 0 : (2 * Math.min(first, second)) / (first + second));
  }, 0);
  return sum / known.length;
}

/**
 * Whether an economy stands between the blocs politically: member of neither and as far from one as from the other.
 *
 * @param degrees  its degree of membership, 0..1, in each bloc of the question (those of other pairs included).
 * @param distances  of its ideal point to the two blocs' centres, 0 or more; null where a position is not known.
 * @returns 0..1: (1 − largest degree) · (1 − |first − second| / (first + second)); 0 for a full member whatever the
 *   distances; null where those are not known.
 * @throws RangeError when a degree is not a share or a distance is negative.
 */
export function neutrality(degrees: readonly number[], distances: BothSides | null): number | null {
  for (const degree of degrees)
    if (!(degree >= 0 && degree <= 1)) throw new RangeError(`a degree of membership is ${degree}: want 0..1`);
  const aside = 1 - Math.max(0, ...degrees);
  if (aside === 0) return 0;
  if (distances === null) return null;
  const { first, second } = distances;
  assertNotNegative('distance', first);
  assertNotNegative('distance', second);
  // At no distance from either, the centres coincide and there is no side to lean to.
  const lean = first + second === 0 ? 0 : Math.abs(first - second) / (first + second);
  return aside * (1 - lean);
}

/**
 * Whether more of the value that the blocs exchange passes an economy than its size would suggest: 0.5 is as much.
 *
 * @param throughShare  share of the value exchanged, both directions together, that passes it (`twoWayShareThrough`).
 * @param sizeShare  its share in world gross output, 0..1.
 * @returns 0..1: r / (1 + r) with r = throughShare / sizeShare; null where either is not known or the size is 0.
 * @throws RangeError when the size is negative.
 */
export function intermediation(throughShare: number | null, sizeShare: number | null): number | null {
  if (throughShare === null || sizeShare === null) return null;
  assertNotNegative('size', sizeShare);
  if (sizeShare === 0) return null;
  // Where stocks were run down a passage can come out a hair below nothing.
  const relative = Math.max(throughShare, 0) / sizeShare;
  return relative / (1 + relative);
}

/**
 * How much faster an economy's trade with a bloc grew than the bloc's own external trade: log points, 0 = kept pace.
 *
 * @returns capped at ±ln 10, which it is where trade begins at 0 or ends there; null where a figure is not known, the
 *   bloc has no trade, or the economy has none with it in either year.
 * @throws RangeError when an amount is negative or not a number.
 */
export function excessGrowth(trade: TradeOverTime | null): number | null {
  if (trade === null) return null;
  const { before, after, blocBefore, blocAfter } = trade;
  for (const amount of [before, after, blocBefore, blocAfter]) assertNotNegative('trade', amount);
  if (blocBefore === 0 || blocAfter === 0 || (before === 0 && after === 0)) return null;
  const growth = Math.log(after / before) - Math.log(blocAfter / blocBefore);
  return Math.min(Math.max(growth, -GROWTH_CAP), GROWTH_CAP);
}

/**
 * Whether an economy's trade grew with both blocs: by the weaker side, 0.5 where it kept pace there.
 *
 * @param first  `excessGrowth` of its trade with the first bloc.
 * @returns 0..1: 1 / (1 + exp(−min / ln 2)), so that twice the bloc's pace gives 0.73; null where a side is not known.
 */
export function growthOnBothSides(first: number | null, second: number | null): number | null {
  if (first === null || second === null) return null;
  return 1 / (1 + Math.exp(-Math.min(first, second) / Math.LN2));
}

/**
 * Whether an economy spreads its export markets and the origins of its inward investment over many partners.
 *
 * @param exportMarkets  normalised concentration of exports over partners, 0..1 (`partnerConcentration`).
 * @param investmentOrigins  the same of inward direct investment.
 * @returns 0..1, the geometric mean of 1 − concentration over those known; null where neither is.
 * @throws RangeError when a concentration is not a share.
 */
export function diversification(exportMarkets: number | null, investmentOrigins: number | null): number | null {
  const known = [exportMarkets, investmentOrigins].filter((concentration) => concentration !== null);
  if (known.length === 0) return null;
  for (const concentration of known)
    if (!(concentration >= 0 && concentration <= 1))
      throw new RangeError(`a concentration is ${concentration}: want 0..1`);
  return known.reduce((product, concentration) => product * (1 - concentration), 1) ** (1 / known.length);
}

function assertNotNegative(name: string, amount: number): void {
  if (!(amount >= 0 && amount < Number.POSITIVE_INFINITY))
    throw new RangeError(`a ${name} is ${amount}: want 0 or more`);
}
