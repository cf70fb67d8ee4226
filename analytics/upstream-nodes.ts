import type { Csr } from './csr.ts';

/**
 * The nodes that purchases lead to from some nodes, at any tier, and these nodes themselves.
 *
 * @param purchases  row = buyer, head = supplier; an arc of weight 0 leads nowhere.
 * @returns length n: 1 for each of them, 0 for all others.
 * @complexity O(n) and the arcs of the nodes found.
 */
export function upstreamNodes({ starts, heads, weights }: Csr, from: ArrayLike<number>): Uint8Array {
  const isFound = new Uint8Array(starts.length - 1);
  const found: number[] = [];
  const find = (node: number) => {
    if (isFound[node] === 1) return;
    isFound[node] = 1;
    found.push(node);
  };
  for (let at = 0; at < from.length; at++) find(from[at]!);
  for (let at = 0; at < found.length; at++) {
    const node = found[at]!;
    for (let k = starts[node]!; k < starts[node + 1]!; k++) if (weights[k]! > 0) find(heads[k]!);
  }
  return isFound;
}
