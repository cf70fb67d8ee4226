import { PriorityQueue } from './priority-queue.ts';

/** An effect, and of what. */
export interface Effect {
  /** Place of its bound. */
  readonly of: number;
  readonly share: number;
}

/**
 * The largest effects, where a bound of each is at hand and an effect is dear: those whose bound is too low are never computed.
 *
 * @param bounds   an effect is not above its bound; of bound 0 there is none.
 * @param first    how many at most.
 * @param effects  those asked for, in any order. As many are asked for at once as are wanted: mostly they are the ones.
 * @returns largest first; of equal ones the one of the lower place.
 * @throws RangeError when `first` is not a number of effects.
 * @complexity O(n log first) beside the effects, of which seldom more than twice `first` are computed.
 * @source Fagin, Lotem & Naor, Journal of Computer and System Sciences 66 (2003): the threshold at which to stop.
 */
export function largestByBound<E extends Effect>(
  bounds: Float64Array,
  first: number,
  effects: (asked: readonly number[]) => readonly E[],
): readonly E[] {
  if (!Number.isInteger(first) || first < 0) throw new RangeError(`${first} is not a number of effects`);
  const byBound = (a: number, b: number) => bounds[b]! - bounds[a]! || a - b;
  const found: E[] = [];
  let candidates = highest(bounds, first);
  for (let from = 0; first > 0; from += first) {
    const least = found[first - 1]?.share ?? 0;
    if (from === first) candidates = atLeast(bounds, least).sort(byBound);
    const asked = candidates.slice(from, from + first).filter((at) => bounds[at]! >= least);
    if (asked.length === 0) break;
    found.push(...effects(asked));
    found.sort((a, b) => b.share - a.share || a.of - b.of);
    if (found.length > first) found.length = first;
  }
  return found;
}

/** Places of the highest bounds above 0, highest first. */
function highest(bounds: Float64Array, count: number): readonly number[] {
  const lowestFirst = new PriorityQueue((a, b) => bounds[a]! < bounds[b]! || (bounds[a]! === bounds[b]! && a > b));
  for (let at = 0; at < bounds.length; at++) {
    if (!(bounds[at]! > 0)) continue;
    if (lowestFirst.size === count) {
      if (!(bounds[at]! > bounds[lowestFirst.peek()!]!)) continue;
      lowestFirst.pop();
    }
    lowestFirst.push(at);
  }
  const places: number[] = [];
  while (lowestFirst.size > 0) places.unshift(lowestFirst.pop()!);
  return places;
}

function atLeast(bounds: Float64Array, least: number): number[] {
  const places: number[] = [];
  for (let at = 0; at < bounds.length; at++) if (bounds[at]! > 0 && bounds[at]! >= least) places.push(at);
  return places;
}
