import { type BalancedTable, outputFor, worldDemand } from './balanced-table.ts';
import { transpose } from './csr.ts';
import { throughAllTiers } from './through-all-tiers.ts';

/**
 * The output that each other industry would lose if one industry neither bought nor sold, nor was replaced.
 *
 * @returns length n, in the table's money; at the industry itself its whole output.
 * @throws RangeError when the industry is not one of the table's.
 * @complexity O(m · sweeps).
 * @source Miller & Lahr, in Lahr & Miller (eds.), Regional Science Perspectives in Economic Analysis (2001), 407–441; the
 *   closed form L_·i · x_i / L_ii.
 */
export function lossWithoutIndustry({ purchases, output }: BalancedTable, industry: number): Float64Array {
  if (!(Number.isInteger(industry) && industry >= 0 && industry < output.length))
    throw new RangeError(`industry ${industry} is not one of the table's ${output.length}`);
  const unit = new Float64Array(output.length);
  unit[industry] = 1;
  const required = throughAllTiers(transpose(purchases), unit).values;
  return required.map((amount) => (amount * output[industry]!) / required[industry]!);
}

/**
 * The output left everywhere if an economy's industries neither bought nor sold: its products are not replaced.
 *
 * @returns length n, in the table's money; 0 for the economy's own industries.
 * @throws RangeError when the economy is not one of the table's.
 * @complexity O(m · sweeps).
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
