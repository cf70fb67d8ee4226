import type { Csr } from './csr.ts';
import { strongComponents } from './strong-components.ts';

/** What each node spends its output on where amounts are known only within limits. All shares of output, 0..1. */
export interface SupplyRanges {
  /** Row = buyer, head = supplier, weight = least share. */
  readonly purchases: Csr;
  /** Length m: largest share. */
  readonly most: Float64Array;
  /** Length n: least and largest purchases from these suppliers in all; equal where the total is known. */
  readonly leastTotal: Float64Array;
  readonly mostTotal: Float64Array;
}

/** Exposure is nowhere less or more than this, and for each bound there is a table of admissible amounts that comes to it. */
export interface ExposureBounds {
  /** Length n each, 0..1. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Most sweeps that any group of mutual suppliers took. */
  readonly sweeps: number;
  /** False when sweeps ran out: the bounds hold, but are wider than they need be. */
  readonly converged: boolean;
}

const ROUNDING = 1e-9;

/**
 * The least and the largest first-touch exposure that amounts within the stated limits allow.
 *
 * Each row is filled up cheapest supplier first, or dearest first, again and again until nothing moves; both bounds rise
 * from zero, and a filling that no longer moves any node proves that none can go higher.
 *
 * @param membership  length n, 0..1: how far each node belongs to the bloc.
 * @throws RangeError when a number is not a share, a least share exceeds its largest, a row cannot meet its total, or a
 *   length is wrong.
 * @complexity O((n + m log m) · sweeps) time, O(n + m) memory; without loops one sweep.
 * @source Givan, Leach & Dean, Artificial Intelligence 122 (2000): bounded-parameter Markov decision processes.
 */
export function exposureBounds(
  ranges: SupplyRanges,
  membership: Float64Array,
  { maxSweeps = 100_000 }: { readonly maxSweeps?: number } = {},
): ExposureBounds {
  assertRanges(ranges, membership);
  const components = strongComponents(possibleSteps(ranges, membership));
  const low = extremes(ranges, membership, components, 'LEAST', maxSweeps);
  const high = extremes(ranges, membership, components, 'MOST', maxSweeps);
  return {
    lower: low.values,
    upper: high.values,
    sweeps: Math.max(low.sweeps, high.sweeps),
    converged: low.converged && high.converged,
  };
}

function assertRanges({ purchases, most, leastTotal, mostTotal }: SupplyRanges, membership: Float64Array): void {
  const n = purchases.starts.length - 1;
  for (const [name, values, length] of [
    ['membership', membership, n],
    ['leastTotal', leastTotal, n],
    ['mostTotal', mostTotal, n],
    ['most', most, purchases.heads.length],
  ] as const)
    if (values.length !== length) throw new RangeError(`${name} has length ${values.length}: want ${length}`);
  for (let j = 0; j < n; j++) {
    if (!(membership[j]! >= 0 && membership[j]! <= 1))
      throw new RangeError(`membership of node ${j} is ${membership[j]}: want 0..1`);
    let least = 0;
    let largest = 0;
    for (let k = purchases.starts[j]!; k < purchases.starts[j + 1]!; k++) {
      if (!(purchases.weights[k]! >= 0 && purchases.weights[k]! <= most[k]! && most[k]! <= 1))
        throw new RangeError(`node ${j} buys ${purchases.weights[k]} to ${most[k]}: want a range of shares, 0..1`);
      least += purchases.weights[k]!;
      largest += most[k]!;
    }
    const [from, to] = [leastTotal[j]!, mostTotal[j]!];
    if (!(from >= 0 && from <= to && to <= 1 + ROUNDING && least <= to + ROUNDING && largest >= from - ROUNDING))
      throw new RangeError(`node ${j} buys ${from} to ${to} in all, of suppliers ${least} to ${largest}`);
  }
}

/** Arcs on which value may go on to a supplier outside the bloc. */
function possibleSteps({ purchases, most }: SupplyRanges, membership: Float64Array): Csr {
  const n = purchases.starts.length - 1;
  const starts = new Uint32Array(n + 1);
  const heads = new Uint32Array(most.length);
  let arcs = 0;
  for (let j = 0; j < n; j++) {
    for (let k = purchases.starts[j]!; k < purchases.starts[j + 1]!; k++)
      if (most[k]! > 0 && membership[purchases.heads[k]!]! < 1) heads[arcs++] = purchases.heads[k]!;
    starts[j + 1] = arcs;
  }
  return { starts, heads: heads.subarray(0, arcs), weights: most };
}

function extremes(
  { purchases, most, leastTotal, mostTotal }: SupplyRanges,
  membership: Float64Array,
  { order, starts: components }: { readonly order: Uint32Array; readonly starts: Uint32Array },
  end: 'LEAST' | 'MOST',
  maxSweeps: number,
) {
  const { starts, heads, weights } = purchases;
  const values = new Float64Array(membership.length);
  const ranked = Uint32Array.from(heads.keys());
  const worth = (supplier: number): number => {
    const member = membership[supplier]!;
    return member + (1 - member) * values[supplier]!;
  };
  // In the order in which a row is filled.
  const before = (a: number, b: number): number => {
    const difference = worth(heads[a]!) - worth(heads[b]!);
    return (end === 'LEAST' ? difference : -difference) || a - b;
  };
  const filled = (j: number): number => {
    const first = starts[j]!;
    const last = starts[j + 1]!;
    let value = 0;
    let left = end === 'LEAST' ? leastTotal[j]! : mostTotal[j]!;
    for (let k = first; k < last; k++) {
      value += weights[k]! * worth(heads[k]!);
      left -= weights[k]!;
    }
    if (left <= 0) return value;
    rank(ranked, first, last, before);
    for (let k = first; k < last && left > 0; k++) {
      const arc = ranked[k]!;
      const taken = Math.min(left, most[arc]! - weights[arc]!);
      value += taken * worth(heads[arc]!);
      left -= taken;
    }
    return value;
  };

  let sweeps = 0;
  let converged = true;
  for (let c = 0; c + 1 < components.length; c++) {
    const first = components[c]!;
    const last = components[c + 1]!;
    let moved = true;
    let swept = 0;
    for (; moved && swept < maxSweeps; swept++) {
      moved = false;
      for (let p = first; p < last; p++) {
        const j = order[p]!;
        const value = Math.min(1, filled(j));
        if (!(value > values[j]!)) continue;
        values[j] = value;
        moved = true;
      }
      // Without a loop the first sweep is the last.
      if (last - first === 1 && !buysOfItself(purchases, order[first]!)) moved = false;
    }
    sweeps = Math.max(sweeps, swept);
    if (!moved) continue;
    converged = false;
    if (end === 'MOST') for (let p = first; p < last; p++) values[order[p]!] = 1;
  }
  return { values, sweeps, converged };
}

function buysOfItself({ starts, heads }: Csr, j: number): boolean {
  for (let k = starts[j]!; k < starts[j + 1]!; k++) if (heads[k] === j) return true;
  return false;
}

/** Sorts `ranked[first … last − 1]`, which is nearly in order from the sweep before. */
function rank(ranked: Uint32Array, first: number, last: number, before: (a: number, b: number) => number): void {
  if (last - first > 64) {
    ranked.subarray(first, last).sort(before);
    return;
  }
  for (let k = first + 1; k < last; k++) {
    const arc = ranked[k]!;
    let place = k;
    while (place > first && before(arc, ranked[place - 1]!) < 0) {
      ranked[place] = ranked[place - 1]!;
      place--;
    }
    ranked[place] = arc;
  }
}
