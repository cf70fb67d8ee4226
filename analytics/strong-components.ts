import type { Csr } from './csr.ts';

/** Nodes grouped into sets that reach each other, in an order in which every arc leads into its own or an earlier set. */
export interface StrongComponents {
  /** Length n: the nodes, component by component. */
  readonly order: Uint32Array;
  /** Length c + 1: component k is `order[starts[k] … starts[k + 1] - 1]`. */
  readonly starts: Uint32Array;
}

/**
 * Groups of nodes that supply each other in a circle, suppliers before their buyers.
 *
 * @param graph  row = buyer, head = supplier; weights are not read.
 * @complexity O(n + m) time, O(n) memory; no recursion, so a chain of any length is safe.
 * @source R. E. Tarjan, Depth-first search and linear graph algorithms, SIAM J. Comput. 1 (1972).
 */
export function strongComponents({ starts, heads }: Csr): StrongComponents {
  const n = starts.length - 1;
  const order = new Uint32Array(n);
  const componentStarts = [0];
  /** 0 = not seen; else 1 + order of discovery, lowered to the oldest node reached. Closed nodes are CLOSED. */
  const low = new Uint32Array(n);
  const CLOSED = 0xffffffff;
  const nextArc = starts.slice(0, n);
  const path = new Uint32Array(n);
  const open = new Uint32Array(n);
  const discovery = new Uint32Array(n);
  let found = 0;
  let opened = 0;
  let placed = 0;
  for (let root = 0; root < n; root++) {
    if (low[root] !== 0) continue;
    let depth = 0;
    path[0] = root;
    open[opened++] = root;
    low[root] = discovery[root] = ++found;
    while (depth >= 0) {
      const node = path[depth]!;
      const end = starts[node + 1]!;
      let lowest = low[node]!;
      let arc = nextArc[node]!;
      let deeper = -1;
      for (; arc < end; arc++) {
        const seen = low[heads[arc]!]!;
        if (seen === 0) {
          deeper = heads[arc]!;
          break;
        }
        // Of a node still open its discovery would do; the lower `low` leads to the same components.
        if (seen < lowest) lowest = seen;
      }
      low[node] = lowest;
      if (deeper >= 0) {
        nextArc[node] = arc; // looked at again on the way back, to take over its `low`
        path[++depth] = deeper;
        open[opened++] = deeper;
        low[deeper] = discovery[deeper] = ++found;
        continue;
      }
      nextArc[node] = end;
      if (lowest === discovery[node]) {
        let member: number;
        do {
          member = open[--opened]!;
          low[member] = CLOSED;
          order[placed++] = member;
        } while (member !== node);
        componentStarts.push(placed);
      }
      depth--;
    }
  }
  return { order, starts: Uint32Array.from(componentStarts) };
}

/** Groups below this fit in the cache whatever their order. */
const LARGE = 10_000;

/**
 * The same groups with the nodes of each large one in another order: those that most arcs lead to first, so that what is asked
 * of most lies together in memory, and in a pass from the first to the last is known by the time that most ask.
 *
 * @complexity O(n + m) time, O(n) memory.
 */
export function hubsFirst({ order, starts }: StrongComponents, { heads }: Csr): StrongComponents {
  const n = order.length;
  const large: number[] = [];
  for (let c = 0; c + 1 < starts.length; c++) if (starts[c + 1]! - starts[c]! >= LARGE) large.push(c);
  if (large.length === 0) return { order, starts };
  const asked = new Uint32Array(n);
  for (let k = 0; k < heads.length; k++) asked[heads[k]!] = asked[heads[k]!]! + 1;
  const most = asked.reduce((a, b) => Math.max(a, b), 0);
  const sorted = order.slice();
  for (const c of large) {
    const members = order.subarray(starts[c]!, starts[c + 1]!);
    const next = new Uint32Array(most + 2);
    for (const node of members) next[most - asked[node]! + 1] = next[most - asked[node]! + 1]! + 1;
    for (let rank = 0; rank <= most; rank++) next[rank + 1] = next[rank + 1]! + next[rank]!;
    for (const node of members) {
      const rank = most - asked[node]!;
      sorted[starts[c]! + next[rank]!] = node;
      next[rank] = next[rank]! + 1;
    }
  }
  return { order: sorted, starts };
}
