import {
  type ByComponent,
  connectorComponents,
  connectorIndex,
  connectorScore,
  equalConnectorWeights,
  ranks,
} from './connector-index.ts';

/** One economy among those ranked: its components by pair of blocs, null for a pair that holds its own bloc. */
export type Contender = readonly (ByComponent<number | null> | null)[];

/** An economy's standing without one of the conditions. */
export interface Standing {
  /** 0..1; null where nothing else is known. */
  readonly score: number | null;
  readonly rank: number | null;
}

/** How much an economy's rank owes to the choice of weights. */
export interface RankRobustness {
  /** Under the weights asked for; null without a score. */
  readonly rank: number | null;
  /** Entry r − 1: share of all weightings that put it on rank r. Sums to 1, less those that leave it without a score. */
  readonly acceptability: Float64Array;
  /** Share of all weightings that give it `rank`; null without a rank. */
  readonly support: number | null;
  /** Whether the rank is more than a choice of weights: nine weightings in ten agree on it. Null without a rank. */
  readonly robust: boolean | null;
  /** By condition: the standing without it, its weight going to the others in proportion. */
  readonly leaveOneOut: ByComponent<Standing>;
}

/** Support from which a rank is called robust. */
export const robustSupport = 0.9;

/** Steps from 0 to all of the weight: tenths. */
const STEPS = 10;
/** Scores closer than this share a rank: they differ by rounding. */
const TIE = 1e-12;

/**
 * Whether the order of connector economies is the data's or the weights': the ranks that every other weighting gives.
 *
 * All 1,001 ways to spread ten tenths over the five conditions are tried, corners included, and each condition is left
 * out once. No random numbers: the same figures give the same shares. A component that is not known is treated as in
 * `connectorScore`, so a weighting of unknown conditions alone leaves the economy without a rank.
 *
 * @param contenders  those ranked against each other, each with the same pairs in the same order.
 * @param exchanged  by pair: value that the two blocs exchange, as in `connectorIndex`; null where it is not known.
 * @returns one a contender.
 * @throws RangeError when a contender has other pairs, a component is not a share, or the weights are refused.
 * @complexity O(1,001 · n · (pairs + ln n)) time, O(n²) memory: 0.5 s for 200 economies and 15 pairs of one
 *   core (AMD EPYC).
 * @source acceptability: Lahdelma, Hokkanen & Salminen, SMAA, European J. Operational Research 106 (1998), 137–143.
 */
export function rankRobustness(
  contenders: readonly Contender[],
  exchanged: readonly (number | null)[],
  weights: ByComponent<number> = equalConnectorWeights,
): readonly RankRobustness[] {
  for (const pairs of contenders)
    if (pairs.length !== exchanged.length)
      throw new RangeError(`a contender has ${pairs.length} pairs, ${exchanged.length} are asked about`);
  const n = contenders.length;
  const chosen = ranks(contenders.map((pairs) => scoreUnder(pairs, exchanged, weights)));
  const logs = contenders.map((pairs) => logComponents(pairs));
  const omega = shareOfPairs(exchanged);
  const counts = Array.from({ length: n }, () => new Float64Array(n));
  const scores = new Float64Array(n);
  let tried = 0;
  for (const tenths of weightings()) {
    tried++;
    for (let c = 0; c < n; c++) scores[c] = omega === null ? Number.NaN : latticeScore(logs[c]!, omega, tenths);
    countPlaces(scores, counts);
  }
  const without = connectorComponents.map((name) => {
    const left = { ...weights, [name]: 0 };
    const some = connectorComponents.some((other) => left[other] > 0);
    const alone = contenders.map((pairs) => (some ? scoreUnder(pairs, exchanged, left) : null));
    const places = ranks(alone);
    return alone.map((score, c): Standing => ({ score, rank: places[c] ?? null }));
  });
  return contenders.map((_, c) => {
    const acceptability = counts[c]!.map((count) => count / tried);
    const rank = chosen[c] ?? null;
    const support = rank === null ? null : acceptability[rank - 1]!;
    const [balance, neutrality, intermediation, growth, diversification] = without.map((standings) => standings[c]!);
    return {
      rank,
      acceptability,
      support,
      robust: support === null ? null : support >= robustSupport,
      leaveOneOut: {
        balance: balance!,
        neutrality: neutrality!,
        intermediation: intermediation!,
        growth: growth!,
        diversification: diversification!,
      },
    };
  });
}

function scoreUnder(pairs: Contender, exchanged: readonly (number | null)[], weights: ByComponent<number>) {
  return connectorIndex(
    pairs.map((components, p) => ({
      score: components === null ? 0 : connectorScore(components, weights).score,
      exchanged: exchanged[p] ?? null,
    })),
  ).score;
}

function shareOfPairs(exchanged: readonly (number | null)[]): readonly number[] | null {
  return connectorIndex(exchanged.map((usd) => ({ score: null, exchanged: usd }))).omega;
}

/** By pair and component the logarithm, −∞ for 0 and NaN where it is not known; null for the pair of one's own bloc. */
function logComponents(pairs: Contender): readonly (Float64Array | null)[] {
  return pairs.map(
    (components) =>
      components && Float64Array.from(connectorComponents, (name) => Math.log(components[name] ?? Number.NaN)),
  );
}

/** `connectorIndex` of `connectorScore` at tenths of weight, in logarithms: a thousandfold use asks for speed. NaN for none. */
function latticeScore(pairs: readonly (Float64Array | null)[], omega: readonly number[], tenths: Uint8Array): number {
  let weighed = 0;
  let weight = 0;
  for (let p = 0; p < pairs.length; p++) {
    const logs = pairs[p];
    if (!logs) {
      weight += omega[p]!;
      continue;
    }
    let known = 0;
    let sum = 0;
    for (let k = 0; k < tenths.length; k++) {
      const log = logs[k]!;
      if (tenths[k] === 0 || Number.isNaN(log)) continue;
      known += tenths[k]!;
      sum += tenths[k]! * log;
    }
    if (known === 0) continue;
    weight += omega[p]!;
    weighed += omega[p]! * Math.exp(sum / known);
  }
  return weight > 0 ? weighed / weight : Number.NaN;
}

/** Every way to spread ten tenths over the components; one array, filled anew each time. */
function* weightings(): Generator<Uint8Array> {
  const tenths = new Uint8Array(connectorComponents.length);
  for (let a = 0; a <= STEPS; a++)
    for (let b = 0; a + b <= STEPS; b++)
      for (let c = 0; a + b + c <= STEPS; c++)
        for (let d = 0; a + b + c + d <= STEPS; d++) {
          tenths.set([a, b, c, d, STEPS - a - b - c - d]);
          yield tenths;
        }
}

/** Adds one to each contender's count of the rank that its score earns it; NaN earns none. */
function countPlaces(scores: Float64Array, counts: readonly Float64Array[]): void {
  const order = Array.from(scores.keys()).filter((c) => !Number.isNaN(scores[c]!));
  order.sort((a, b) => scores[b]! - scores[a]!);
  let better = 0;
  order.forEach((c) => {
    while (scores[order[better]!]! > scores[c]! + TIE) better++;
    const count = counts[c]!;
    count[better] = count[better]! + 1;
  });
}
