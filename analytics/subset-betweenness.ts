import type { Csr } from './csr.ts';

/** Lengths of paths closer than this, relatively, are equal: they differ by the order of summing. */
const SAME_LENGTH = 1e-12;

/**
 * How many shortest paths from the sources to the targets pass each node between their ends.
 *
 * For comparison only: in a dense trade network with distance 1 / trade the direct link is mostly the shortest, so
 * economies that much value passes can count 0 here. See `blocPairIntermediation`.
 *
 * @param distances  row = tail, weight = length of the arc, above 0; Infinity where there is none.
 * @param sources    nodes, each once.
 * @param targets    nodes, each once; a node that is both is not joined to itself.
 * @returns length n: over pairs of source and target, the share of their shortest paths that pass the node, added up.
 * @throws RangeError when a distance is not above 0.
 * @complexity O(sources · (n² + m)): meant for some hundred economies.
 * @source Brandes, Social Networks 30 (2008), 136–145 (the weighted algorithm restricted to some pairs).
 */
export function subsetBetweenness(
  distances: Csr,
  sources: readonly number[],
  targets: readonly number[],
): Float64Array {
  const n = distances.starts.length - 1;
  for (const length of distances.weights)
    if (!(length > 0)) throw new RangeError(`an arc has the length ${length}: want above 0`);
  const isTarget = new Uint8Array(n);
  for (const target of targets) isTarget[target] = 1;
  const passing = new Float64Array(n);
  for (const source of sources) {
    const { order, paths, before } = shortestPaths(distances, source);
    const dependency = new Float64Array(n);
    for (const node of order.toReversed()) {
      if (node === source) continue;
      passing[node] = passing[node]! + dependency[node]!;
      const share = (isTarget[node]! + dependency[node]!) / paths[node]!;
      for (const tail of before[node]!) dependency[tail] = dependency[tail]! + paths[tail]! * share;
    }
  }
  return passing;
}

/** Dijkstra: nodes nearest first, the number of shortest paths to each, and the nodes that come before it on them. */
function shortestPaths({ starts, heads, weights }: Csr, source: number) {
  const n = starts.length - 1;
  const reached = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const paths = new Float64Array(n);
  const before = Array.from({ length: n }, (): number[] => []);
  const open = new Set(Array.from({ length: n }, (_, node) => node));
  const order: number[] = [];
  reached[source] = 0;
  paths[source] = 1;
  for (;;) {
    let nearest = -1;
    for (const node of open) if (reached[node]! < (reached[nearest] ?? Number.POSITIVE_INFINITY)) nearest = node;
    if (nearest < 0) return { order, paths, before };
    open.delete(nearest);
    order.push(nearest);
    for (let k = starts[nearest]!; k < starts[nearest + 1]!; k++) {
      const head = heads[k]!;
      const length = reached[nearest]! + weights[k]!;
      const known = reached[head]!;
      if (!open.has(head) || !(length <= known * (1 + SAME_LENGTH)) || length === Number.POSITIVE_INFINITY) continue;
      if (length < known * (1 - SAME_LENGTH) || known === Number.POSITIVE_INFINITY) {
        reached[head] = length;
        paths[head] = 0;
        before[head] = [];
      }
      paths[head] = paths[head]! + paths[nearest]!;
      before[head]!.push(nearest);
    }
  }
}
