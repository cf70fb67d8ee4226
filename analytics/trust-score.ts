/** The sides from which a network can be trusted, in the order in which they are reported. */
export const trustDimensions = [
  'supplyChains',
  'environmentalSocial',
  'nationalSecurityCompliance',
  'dataGovernance',
  'financialSystems',
] as const;

export type TrustDimension = (typeof trustDimensions)[number];

/** One thing observed, or not, of the subject. */
export interface TrustIndicator {
  readonly id: string;
  /** Weight within its dimension, 0 or more. */
  readonly weight: number;
  /** 0..1, 1 is good; null where nothing was observed. */
  readonly value: number | null;
}

/** A dimension, with what is not known about it. */
export interface DimensionScore {
  /** Mean of what was observed, by weight, 0..1; null where nothing was. */
  readonly score: number | null;
  /** Share of the weight that was observed, 0..1. */
  readonly coverage: number;
  /** The score if all that was not observed were bad, and if all were good; 0..1. */
  readonly lower: number;
  readonly upper: number;
}

/** How far a subject can be trusted, and how much of that is known. Never show the score without its bounds and coverage. */
export interface TrustScore {
  readonly dimensions: Readonly<Record<TrustDimension, DimensionScore>>;
  /** Geometric mean of the dimensions observed, 0..1; null where none was. */
  readonly score: number | null;
  /** The same over all five, with what was not observed bad, and good. */
  readonly lower: number;
  readonly upper: number;
  /** Mean over the dimensions, 0..1. */
  readonly coverage: number;
  /** Less than half of the evidence is there: no grade should be given. */
  readonly insufficient: boolean;
  readonly weakest: TrustDimension | null;
  /** Score of the weakest dimension observed. */
  readonly minimum: number | null;
  /** FAIL where a hard stop is at 0; UNKNOWN where none is but one was not observed or is not among the indicators. */
  readonly gate: 'PASS' | 'FAIL' | 'UNKNOWN';
  /** The hard stops behind a gate that is not passed. */
  readonly stops: readonly string[];
}

/** Coverage below which no grade should be given. */
export const enoughCoverage = 0.5;

/** Indicators of which a 0 alone decides. */
export const usualHardStops: readonly string[] = ['sanctionsClear', 'forcedLabourExposureInv'];

/**
 * How far a subject can be trusted on five sides, each with bounds for what nobody observed. Not a legal determination.
 *
 * Nothing is made up for what is missing: it leaves the score and widens the bounds. A side that is good does not make up
 * for a bad one.
 *
 * @param hardStops  ids of indicators of which 0 fails the gate whatever the rest says.
 * @throws RangeError when a value is not 0..1, a weight is negative, a dimension's weights are all 0, or an id comes twice.
 * @source own score; geometric aggregation: OECD & JRC, Handbook on Constructing Composite Indicators (2008), §6; bounds by
 *   the extremes of what is missing: Manski, Partial Identification of Probability Distributions (2003), ch. 1.
 */
export function trustScore(
  indicators: Readonly<Record<TrustDimension, readonly TrustIndicator[]>>,
  hardStops: readonly string[] = usualHardStops,
): TrustScore {
  const byId = new Map<string, number | null>();
  for (const name of trustDimensions)
    for (const { id, value } of indicators[name]) {
      if (byId.has(id)) throw new RangeError(`the indicator ${id} comes twice`);
      byId.set(id, value);
    }
  const dimensions = {
    supplyChains: dimensionScore(indicators.supplyChains),
    environmentalSocial: dimensionScore(indicators.environmentalSocial),
    nationalSecurityCompliance: dimensionScore(indicators.nationalSecurityCompliance),
    dataGovernance: dimensionScore(indicators.dataGovernance),
    financialSystems: dimensionScore(indicators.financialSystems),
  };
  const scores = trustDimensions.map((name) => dimensions[name]);
  let weakest: TrustDimension | null = null;
  let minimum: number | null = null;
  for (const name of trustDimensions) {
    const { score } = dimensions[name];
    if (score === null || (minimum !== null && score >= minimum)) continue;
    [weakest, minimum] = [name, score];
  }
  const failed = hardStops.filter((id) => byId.get(id) === 0);
  const open = hardStops.filter((id) => (byId.get(id) ?? null) === null);
  const coverage = scores.reduce((sum, dimension) => sum + dimension.coverage, 0) / scores.length;
  const observed = scores.map(({ score }) => score).filter((score) => score !== null);
  return {
    dimensions,
    score: observed.length > 0 ? geometricMean(observed) : null,
    lower: geometricMean(scores.map(({ lower }) => lower)),
    upper: geometricMean(scores.map(({ upper }) => upper)),
    coverage,
    insufficient: coverage < enoughCoverage,
    weakest,
    minimum,
    gate: failed.length > 0 ? 'FAIL' : open.length > 0 ? 'UNKNOWN' : 'PASS',
    stops: failed.length > 0 ? failed : open,
  };
}

/**
 * One side of trust from its indicators; without any nothing is known of it.
 *
 * @throws RangeError as `trustScore`.
 */
export function dimensionScore(indicators: readonly TrustIndicator[]): DimensionScore {
  let all = 0;
  let observed = 0;
  let weighed = 0;
  for (const { id, weight, value } of indicators) {
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
      throw new RangeError(`the weight of ${id} is ${weight}: want 0 or more`);
    if (value !== null && !(value >= 0 && value <= 1)) throw new RangeError(`${id} is ${value}: want 0..1`);
    all += weight;
    if (value === null) continue;
    observed += weight;
    weighed += weight * value;
  }
  if (indicators.length === 0) return { score: null, coverage: 0, lower: 0, upper: 1 };
  if (all === 0) throw new RangeError('the weights of a dimension are all 0');
  return {
    score: observed > 0 ? weighed / observed : null,
    coverage: observed / all,
    lower: weighed / all,
    upper: (weighed + all - observed) / all,
  };
}

function geometricMean(scores: readonly number[]): number {
  return scores.reduce((product, score) => product * score, 1) ** (1 / scores.length);
}
