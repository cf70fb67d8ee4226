/**
 * A part of a whole, 0..1; null where the whole is nothing, since shares of nothing are not known.
 *
 * @throws RangeError when the part is negative, exceeds the whole, or either is not a number.
 */
export function shareOf(part: number, whole: number): number | null {
  if (!(part >= 0 && part <= whole && whole < Number.POSITIVE_INFINITY))
    throw new RangeError(`${part} of ${whole} is not a part of a whole`);
  return whole === 0 ? null : part / whole;
}
