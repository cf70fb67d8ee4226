/** How often a feature agrees: between two records of one thing, and by chance between records of two things. */
export interface Agreement {
  /** Probability of agreement where both records are of one thing, between 0 and 1. */
  readonly same: number;
  /** Probability of agreement where they are not, between 0 and 1. */
  readonly other: number;
}

/**
 * How strongly one feature speaks for two records being of one thing: 0 says nothing, 10 makes it a thousand times likelier.
 *
 * @param agrees null where one of the records does not state the feature: that says nothing, so the weight is 0.
 * @returns log₂ of the likelihood ratio, in bits; below 0 it speaks against.
 * @throws RangeError when a probability is not between 0 and 1, both excluded.
 * @source Fellegi & Sunter, Journal of the American Statistical Association 64 (1969).
 */
export function agreementWeight({ same, other }: Agreement, agrees: boolean | null): number {
  for (const probability of [same, other])
    if (!(probability > 0 && probability < 1))
      throw new RangeError(`${probability} is no probability between 0 and 1, both excluded`);
  if (agrees === null) return 0;
  return agrees ? Math.log2(same / other) : Math.log2((1 - same) / (1 - other));
}

/**
 * The probability that two records are of one thing, from all their features together.
 *
 * @param weight sum of the features' weights, in bits: they are taken to be independent.
 * @param prior  probability before any feature is looked at, between 0 and 1.
 * @throws RangeError when the prior is not between 0 and 1, both excluded, or the weight is not a number.
 * @source As `agreementWeight`; Bayes' rule on odds.
 */
export function linkageProbability(weight: number, prior: number): number {
  if (!(prior > 0 && prior < 1)) throw new RangeError(`the prior is ${prior}: want a probability between 0 and 1`);
  if (Number.isNaN(weight)) throw new RangeError('the weight is not a number');
  return 1 / (1 + ((1 - prior) / prior) * 2 ** -weight);
}
