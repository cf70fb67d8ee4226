import type { Csr } from './csr.ts';

/** Fates of a unit of value, side by side in memory: met the bloc, lost to an unknown supplier, added elsewhere, trapped. */
export const FATES = 4;

/** One component: what enters its nodes, and the arcs among them, ends as places. */
export interface Loop extends Csr {
  readonly sources: Float64Array;
  /** Its nodes are those at the places `first … end − 1`. */
  readonly first: number;
  readonly end: number;
}

/**
 * Where value that goes round among mutual suppliers ends in the end, however seldom it leaves them: by taking one supplier
 * after the other out of the loop and letting those before it buy what it bought.
 *
 * Nothing is subtracted: what a supplier keeps is told from the sum of what leaves it, so that no digit is lost even where of
 * each round 1e-12 leaves. The sums that come out are right to rounding, and as lower bounds as those that go in.
 *
 * @param fates    of all places, written for the component's.
 * @param loop     no arc leads from a node to itself, and from every node value can leave.
 * @param missing  most value of any supplier before the component whose fate is not known: it stays unknown here.
 * @complexity O(k³) time and O(k²) memory in the nodes of the component.
 * @source Grassmann, Taksar & Heyman, Operations Research 33 (1985); O'Cinneide, Numerische Mathematik 65 (1993) (its error
 *   does not depend on how slowly the chain leaves).
 */
export function eliminateFates(
  fates: Float64Array,
  { sources, starts, heads, weights, first, end }: Loop,
  missing: number,
): void {
  const size = end - first;
  const passed = Array.from({ length: size }, () => new Float64Array(size));
  /** The fates, and what is not known. */
  const ends = Array.from({ length: size }, () => new Float64Array(FATES + 1));
  const leaves = new Float64Array(size);
  for (let p = 0; p < size; p++) {
    let sum = 0;
    for (let k = starts[first + p]!; k < starts[first + p + 1]!; k++) {
      passed[p]![heads[k]! - first]! += weights[k]!;
      sum += weights[k]!;
    }
    for (let fate = 0; fate < FATES; fate++) {
      ends[p]![fate] = sources[FATES * (first + p) + fate]!;
      sum += ends[p]![fate]!;
    }
    ends[p]![FATES] = Math.min(missing, Math.max(0, 1 - sum));
  }
  for (let p = size - 1; p >= 0; p--) {
    const [row, rowEnds] = [passed[p]!, ends[p]!];
    let sum = rowEnds.reduce((total, part) => total + part, 0);
    for (let j = 0; j < p; j++) sum += row[j]!;
    leaves[p] = sum;
    for (let buyer = 0; buyer < p; buyer++) {
      const bought = passed[buyer]![p]! / sum;
      if (bought === 0) continue;
      for (let j = 0; j < p; j++) passed[buyer]![j]! += bought * row[j]!;
      for (let fate = 0; fate <= FATES; fate++) ends[buyer]![fate]! += bought * rowEnds[fate]!;
    }
  }
  for (let p = 0; p < size; p++) {
    for (let fate = 0; fate < FATES; fate++) {
      let sum = ends[p]![fate]!;
      for (let j = 0; j < p; j++) sum += passed[p]![j]! * fates[FATES * (first + j) + fate]!;
      fates[FATES * (first + p) + fate] = sum / leaves[p]!;
    }
  }
}
