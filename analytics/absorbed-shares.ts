import { type LeontiefInverse, outputRequired } from './leontief.ts';

/**
 * How much of each economy's income hangs on a group of final users: the share of its value added that they absorb.
 *
 * The demand side of dependence; whether it leaves the economy directly or inside other economies' goods does not matter.
 *
 * @param valueAdded   length n: value added as a share of output, 0..1.
 * @param economyOf    length n: the economy of each industry, 0 … economies − 1.
 * @param output       length n: gross output, in the unit of final demand.
 * @param finalDemand  length n: what the group finally demands of each industry.
 * @returns one an economy, 0..1 where final demand is not negative; null where the economy adds no value.
 * @throws RangeError when a length is wrong.
 * @complexity O(n²).
 * @source Johnson & Noguera, J. Int. Economics 86 (2012), 224–236 (value-added exports).
 */
export function absorbedShares(
  inverse: LeontiefInverse,
  valueAdded: Float64Array,
  economyOf: Uint32Array,
  economies: number,
  output: Float64Array,
  finalDemand: Float64Array,
): readonly (number | null)[] {
  for (const { length } of [valueAdded, economyOf, output, finalDemand])
    if (length !== inverse.n)
      throw new RangeError(`a list has length ${length}, the table has ${inverse.n} industries`);
  const required = outputRequired(inverse, finalDemand);
  const absorbed = new Float64Array(economies);
  const added = new Float64Array(economies);
  economyOf.forEach((economy, j) => {
    absorbed[economy] = absorbed[economy]! + valueAdded[j]! * required[j]!;
    added[economy] = added[economy]! + valueAdded[j]! * Math.max(0, output[j]!);
  });
  return Array.from(absorbed, (value, economy) => (added[economy]! > 0 ? value / added[economy]! : null));
}
