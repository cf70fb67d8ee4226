/** How far two sides differ over many flows that both report. */
export interface MirrorDiscrepancy {
  /** Half of the flows differ by less, 0 (agree) to 1; null without flows. */
  readonly median: number | null;
  /** Differences by amounts, summed over all flows: large flows count for more, 0 to 1; null without amounts. */
  readonly weighted: number | null;
}

/**
 * How far two sides' reports of the same flows differ: the usual flow's discrepancy, and that of the dollar.
 *
 * The discrepancy of a flow is |a − b| / (|a| + |b|), and 0 where both are 0. Neither side is taken for right.
 *
 * @param first   length n; US dollars, of any sign.
 * @param second  length n; what the other side reports, on the same terms.
 * @throws RangeError when the lengths differ or a figure is not finite.
 * @complexity O(n log n) time, O(n) memory.
 * @source Discrepancy as in Gaulier & Zignago, BACI, CEPII Working Paper 2010-23, there of logarithms.
 */
export function mirrorDiscrepancy(first: Float64Array, second: Float64Array): MirrorDiscrepancy {
  const n = first.length;
  if (second.length !== n) throw new RangeError(`${n} reports of one side, ${second.length} of the other`);
  const discrepancies = new Float64Array(n);
  let apart = 0;
  let amounts = 0;
  for (let flow = 0; flow < n; flow++) {
    const [a, b] = [first[flow]!, second[flow]!];
    if (!Number.isFinite(a - b)) throw new RangeError(`reports of ${a} and ${b}: want finite numbers`);
    const sum = Math.abs(a) + Math.abs(b);
    discrepancies[flow] = sum === 0 ? 0 : Math.abs(a - b) / sum;
    apart += Math.abs(a - b);
    amounts += sum;
  }
  discrepancies.sort();
  const middle = n >> 1;
  return {
    median: n === 0 ? null : (discrepancies[middle]! + discrepancies[(n - 1) >> 1]!) / 2,
    weighted: amounts === 0 ? null : apart / amounts,
  };
}
