import type { Csr } from './csr.ts';

/** So much of any node's value has to have left for what stays to be summed as a geometric series. */
const MOSTLY_ALIVE = 0.75;

/**
 * At most how often value is at the nodes of a component in all, wherever in it it starts: what an error in every node's share
 * can grow to on its way round.
 *
 * What is still there after s steps goes round once more like the first time, so the stay is at most the sum of the first s
 * steps divided by what has left by then.
 *
 * @param within    arcs among the nodes of components, ends as places; rows sum to 1 at most.
 * @param first     the component's places are `first … end − 1`.
 * @param maxSteps  give up after so many.
 * @returns 1 up; infinite where a quarter of some node's value has not left by then.
 * @complexity O(arcs of the component · steps); 16 bytes a node.
 * @source Horn & Johnson, Matrix Analysis (2013), §5.6: a norm of a power below one bounds the Neumann series.
 */
export function longestStay({ starts, heads, weights }: Csr, first: number, end: number, maxSteps: number): number {
  let alive = new Float64Array(end - first);
  let mostAlive = 0;
  for (let p = 0; p < alive.length; p++) {
    let stays = 0;
    for (let k = starts[first + p]!, rowEnd = starts[first + p + 1]!; k < rowEnd; k++) stays += weights[k]!;
    alive[p] = stays;
    if (stays > mostAlive) mostAlive = stays;
  }
  let stay = 1;
  for (let step = 1; mostAlive > MOSTLY_ALIVE; step++) {
    if (step >= maxSteps) return Number.POSITIVE_INFINITY;
    stay += mostAlive;
    const next = new Float64Array(alive.length);
    mostAlive = 0;
    for (let p = 0; p < alive.length; p++) {
      let stays = 0;
      for (let k = starts[first + p]!, rowEnd = starts[first + p + 1]!; k < rowEnd; k++)
        stays += weights[k]! * alive[heads[k]! - first]!;
      next[p] = stays;
      if (stays > mostAlive) mostAlive = stays;
    }
    alive = next;
  }
  return stay / (1 - mostAlive);
}
