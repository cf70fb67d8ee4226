/** The conditions of a connector economy, in the order in which they are reported. */
export const connectorComponents = ['balance', 'neutrality', 'intermediation', 'growth', 'diversification'] as const;

export type ConnectorComponent = (typeof connectorComponents)[number];

/** One number a component. */
export type ByComponent<T> = Readonly<Record<ConnectorComponent, T>>;

export const equalConnectorWeights: ByComponent<number> = {
  balance: 0.2,
  neutrality: 0.2,
  intermediation: 0.2,
  growth: 0.2,
  diversification: 0.2,
};

/** How far an economy connects one pair of blocs, and what that comes from. */
export interface ConnectorScore {
  /** 0..1; null where no component that carries weight is known. */
  readonly score: number | null;
  /** Share of the weight whose components are known, 0..1. */
  readonly coverage: number;
  /** The weights used: they sum to 1 over the known components, and are 0 for the others. */
  readonly weights: ByComponent<number>;
  /**
   * Weight × ln component, 0 or less: they sum to ln score, so the most negative one holds the economy back most. Null
   * for a component that is not known; null in all where the score is 0 or not known, since ln 0 does not decompose.
   */
  readonly contributions: ByComponent<number | null> | null;
}

/** An economy's score for one pair of blocs, and how much value the pair exchanges. */
export interface PairScore {
  /** 0..1; 0 for a member of either bloc; null where it is not known. */
  readonly score: number | null;
  /** Value added that the two absorb of each other, both directions together; null where no table says it. */
  readonly exchanged: number | null;
}

/** An economy's standing over several pairs of blocs. */
export interface ConnectorIndex {
  /** 0..1; null where no pair has both a score and a weight. */
  readonly score: number | null;
  /** By pair: its share in what all pairs exchange; they sum to 1. Null where what a pair exchanges is not known. */
  readonly omega: readonly number[] | null;
  /** The pair that the economy connects best, the first of equals; null where no pair has a score. */
  readonly best: number | null;
}

/** Scores closer than this share a rank: they differ by rounding. */
const TIE = 1e-12;

/**
 * How well an economy meets all conditions of a connector between two blocs: their weighted geometric mean.
 *
 * What one condition lacks no other makes up for: a component of 0 that carries weight makes the score 0. One that is not
 * known is left out and its weight goes to the others in proportion.
 *
 * @param components  each 0..1, or null where it is not known.
 * @param weights  0 or more, not all 0; scaled to sum to 1.
 * @throws RangeError when a component is not a share, or a weight is negative, not a number, or all are 0.
 * @source own index; geometric aggregation: OECD & JRC, Handbook on Constructing Composite Indicators (2008), §6.
 */
export function connectorScore(
  components: ByComponent<number | null>,
  weights: ByComponent<number> = equalConnectorWeights,
): ConnectorScore {
  let asked = 0;
  let known = 0;
  for (const name of connectorComponents) {
    const component = components[name];
    const weight = weights[name];
    if (component !== null && !(component >= 0 && component <= 1))
      throw new RangeError(`${name} is ${component}: want 0..1`);
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
      throw new RangeError(`the weight of ${name} is ${weight}: want 0 or more`);
    asked += weight;
    if (component !== null) known += weight;
  }
  if (asked === 0) throw new RangeError('all weights are 0');

  const used = byComponent((name) => (components[name] === null || known === 0 ? 0 : weights[name] / known));
  const coverage = known / asked;
  if (known === 0) return { score: null, coverage, weights: used, contributions: null };
  let score = 1;
  for (const name of connectorComponents) score *= (components[name] ?? 1) ** used[name];
  const contributions =
    score === 0
      ? null
      : byComponent((name) => {
          const component = components[name];
          // A component without weight contributes nothing, even where it is 0.
          return component === null ? null : used[name] === 0 ? 0 : used[name] * Math.log(component);
        });
  return { score, coverage, weights: used, contributions };
}

/**
 * How well an economy connects several pairs of blocs: its scores, each weighed by what the pair exchanges.
 *
 * A pair without a score is left out and its weight goes to the others. A single pair needs no weight.
 *
 * @throws RangeError when a score is not a share, or what a pair exchanges is negative or not a number.
 * @complexity O(pairs).
 */
export function connectorIndex(pairs: readonly PairScore[]): ConnectorIndex {
  for (const { score, exchanged } of pairs) {
    if (score !== null && !(score >= 0 && score <= 1)) throw new RangeError(`a score is ${score}: want 0..1`);
    if (exchanged !== null && !(exchanged >= 0 && exchanged < Number.POSITIVE_INFINITY))
      throw new RangeError(`a pair exchanges ${exchanged}: want 0 or more`);
  }
  const omega = pairWeights(pairs);
  let best: number | null = null;
  let weighed = 0;
  let weight = 0;
  pairs.forEach(({ score }, at) => {
    if (score === null) return;
    if (best === null || score > (pairs[best]?.score ?? 0)) best = at;
    weighed += (omega?.[at] ?? 0) * score;
    weight += omega?.[at] ?? 0;
  });
  return { score: weight > 0 ? weighed / weight : null, omega, best };
}

/**
 * Who comes first: 1 + how many score strictly higher, by more than 1e-12. Equals share a rank.
 *
 * @returns one a score, in the order given; null where there is no score.
 * @complexity O(n²), n a few hundred economies.
 */
export function ranks(scores: readonly (number | null)[]): readonly (number | null)[] {
  return scores.map((score) =>
    score === null ? null : 1 + scores.filter((other) => other !== null && other > score + TIE).length,
  );
}

function pairWeights(pairs: readonly PairScore[]): readonly number[] | null {
  if (pairs.length === 1) return [1];
  let total = 0;
  for (const { exchanged } of pairs) {
    if (exchanged === null) return null;
    total += exchanged;
  }
  return total > 0 ? pairs.map(({ exchanged }) => (exchanged ?? 0) / total) : null;
}

function byComponent<T>(of: (name: ConnectorComponent) => T): ByComponent<T> {
  return {
    balance: of('balance'),
    neutrality: of('neutrality'),
    intermediation: of('intermediation'),
    growth: of('growth'),
    diversification: of('diversification'),
  };
}
