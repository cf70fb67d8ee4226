/** A figure for a year that may not be among the years known, and how it was come by. */
export interface AlignedFigure {
  /** In the unit of the series; null where nothing near enough is known. */
  readonly figure: number | null;
  readonly method: 'exact' | 'geometric' | 'linear' | 'carried' | 'missing';
  /** The years whose figures it rests on, in order. */
  readonly yearsUsed: readonly number[];
  /** Years to the nearest that is known; null where none is. */
  readonly gap: number | null;
}

/**
 * What a yearly series says of a year: its own figure, one between two near years, or a near one carried over.
 *
 * Between two known years at most `maxGapYears` away on either side figures grow by a constant rate; where one of them is
 * 0, or they differ in sign, by a constant amount. Outside of the known years the nearest is carried, the later of two at
 * one distance: a trend is never prolonged.
 *
 * @param series figures by year, finite; in any order.
 * @throws RangeError when a figure is not finite.
 * @complexity O(n).
 * @source Interpolation at constant growth: SNA 2008, chapter 15 on benchmarking; the reach is a choice.
 */
export function alignedFigure(
  series: Iterable<readonly [year: number, figure: number]>,
  target: number,
  maxGapYears = 3,
): AlignedFigure {
  let before: readonly [number, number] | null = null;
  let after: readonly [number, number] | null = null;
  for (const point of series) {
    const [year, figure] = point;
    if (!Number.isFinite(figure)) throw new RangeError(`the figure of ${year} is ${figure}`);
    if (year <= target && (before === null || year > before[0])) before = point;
    if (year >= target && (after === null || year < after[0])) after = point;
  }
  const gaps = [before, after].filter((point) => point !== null).map(([year]) => Math.abs(year - target));
  const gap = gaps.length === 0 ? null : Math.min(...gaps);
  if (gap === null || gap > maxGapYears) return { figure: null, method: 'missing', yearsUsed: [], gap };
  if (before && gap === 0) return { figure: before[1], method: 'exact', yearsUsed: [target], gap };
  if (before && after && Math.max(...gaps) <= maxGapYears) {
    const [[from, first], [to, last]] = [before, after];
    const way = (target - from) / (to - from);
    const grows = first * last > 0;
    return {
      figure: grows ? first * (last / first) ** way : first + (last - first) * way,
      method: grows ? 'geometric' : 'linear',
      yearsUsed: [from, to],
      gap,
    };
  }
  const nearest = after && after[0] - target === gap ? after : before;
  return { figure: nearest?.[1] ?? null, method: 'carried', yearsUsed: nearest ? [nearest[0]] : [], gap };
}
