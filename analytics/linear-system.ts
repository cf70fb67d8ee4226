/**
 * The x with matrix · x = right-hand side, for small systems.
 *
 * @param matrix  length n², row by row; left as it is.
 * @param rightHandSide  length n; left as it is.
 * @throws RangeError when lengths differ or the matrix has no inverse.
 * @complexity O(n³) time, O(n²) memory.
 * @source Golub & Van Loan, Matrix Computations (4th ed.), §3.4 (Gaussian elimination with partial pivoting).
 */
export function solution(matrix: Float64Array, rightHandSide: Float64Array): Float64Array {
  const n = rightHandSide.length;
  if (matrix.length !== n * n) throw new RangeError(`${matrix.length} entries are not ${n} equations in ${n} unknowns`);
  const x = Float64Array.from(rightHandSide);
  const rows = Array.from({ length: n }, (_, i) => matrix.slice(i * n, (i + 1) * n));
  for (let p = 0; p < n; p++) {
    let largest = p;
    for (let i = p + 1; i < n; i++) if (Math.abs(rows[i]![p]!) > Math.abs(rows[largest]![p]!)) largest = i;
    [rows[p], rows[largest]] = [rows[largest]!, rows[p]!];
    [x[p], x[largest]] = [x[largest]!, x[p]!];
    const pivots = rows[p]!;
    if (!(Math.abs(pivots[p]!) > 0)) throw new RangeError(`the equations leave unknown ${p} open`);
    for (let i = p + 1; i < n; i++) {
      const row = rows[i]!;
      const factor = row[p]! / pivots[p]!;
      if (factor === 0) continue;
      for (let k = p + 1; k < n; k++) row[k] = row[k]! - factor * pivots[k]!;
      x[i] = x[i]! - factor * x[p]!;
    }
  }
  for (let p = n - 1; p >= 0; p--) {
    const row = rows[p]!;
    let rest = x[p]!;
    for (let k = p + 1; k < n; k++) rest -= row[k]! * x[k]!;
    x[p] = rest / row[p]!;
  }
  return x;
}
