import type { BalancedTable } from './balanced-table.ts';
import { transpose } from './csr.ts';
import { throughAllTiers } from './through-all-tiers.ts';

/**
 * How many sales a product goes through, on average, until it is finally used: 1 for one that only final users buy.
 *
 * @returns length n, 1 up; NaN for an industry without output, whose product goes nowhere.
 * @complexity O(m · sweeps).
 * @source Antràs, Chor, Fally & Hillberry, American Economic Review: Papers & Proceedings 102 (2012), 412–416.
 */
export function upstreamness({ purchases, output }: BalancedTable): Float64Array {
  // Output weighed by distance: D_i = x_i + Σ_j share(j→i) · D_j, then per unit of output.
  const { values } = throughAllTiers(transpose(purchases), output);
  return values.map((weighed, i) => weighed / output[i]!);
}

/**
 * Mean length of the chains of a whole table, by output: how many times over a product is sold.
 *
 * @returns null for a table without output.
 */
export function meanChainLength(table: BalancedTable): number | null {
  const lengths = upstreamness(table);
  let all = 0;
  let weighed = 0;
  table.output.forEach((amount, i) => {
    if (!(amount > 0)) return;
    all += amount;
    weighed += amount * lengths[i]!;
  });
  return all > 0 ? weighed / all : null;
}
