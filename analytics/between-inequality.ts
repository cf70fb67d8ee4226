/** An economy's part in the world: how many live there, and what they earn together, each in any one unit. */
export interface PeopleAndIncome {
  readonly population: number;
  readonly income: number;
}

/**
 * How unequal incomes per head are between economies: 0 where all are alike, ln of the population ratio where one has all.
 *
 * What is unequal within an economy is not in it.
 *
 * @returns Theil's T; null where nobody lives or nothing is earned.
 * @throws RangeError when a figure is negative or not a number, or income is earned where nobody lives.
 * @complexity O(economies).
 * @source Theil, Economics and Information Theory (1967), ch. 4.
 */
export function betweenInequality(economies: readonly PeopleAndIncome[]): number | null {
  let people = 0;
  let earned = 0;
  for (const { population, income } of economies) {
    for (const figure of [population, income])
      if (!(figure >= 0 && figure < Number.POSITIVE_INFINITY))
        throw new RangeError(`a figure is ${figure}: want 0 or more`);
    if (population === 0 && income > 0) throw new RangeError(`an income of ${income} is earned where nobody lives`);
    people += population;
    earned += income;
  }
  if (people === 0 || earned === 0) return null;
  return economies.reduce((sum, { population, income }) => {
    const share = income / earned;
    return share === 0 ? sum : sum + share * Math.log(share / (population / people));
  }, 0);
}
