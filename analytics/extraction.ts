import { type BalancedTable, outputFor, worldDemand } from './balanced-table.ts';

/**
 * The output left everywhere if an economy's industries neither bought nor sold: its products are not replaced.
 *
 * @returns length n, in the table's money; 0 for the economy's own industries.
 * @throws RangeError when the economy is not one of the table's.
 * @complexity O(m · sweeps).
 * @source Hypothetical extraction: Miller & Lahr, in Lahr & Miller (eds.), Regional Science Perspectives in Economic Analysis
 *   (2001), 407–441.
 */
export function outputWithoutEconomy(table: BalancedTable, economy: number): Float64Array {
  const { economies, economyOf, purchases } = table;
  if (!(Number.isInteger(economy) && economy >= 0 && economy < economies))
    throw new RangeError(`economy ${economy} is not one of the table's ${economies}`);
  const out = economyOf.map((own) => (own === economy ? 1 : 0));
  const weights = Float64Array.from(purchases.weights);
  for (let j = 0; j < out.length; j++)
    for (let k = purchases.starts[j]!; k < purchases.starts[j + 1]!; k++)
      if (out[j] === 1 || out[purchases.heads[k]!] === 1) weights[k] = 0;
  const demand = worldDemand(table).map((amount, i) => (out[i] === 1 ? 0 : amount));
  return outputFor({ ...purchases, weights }, demand);
}
