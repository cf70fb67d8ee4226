/** A weighted directed graph of `n` nodes, row by row: the arcs of node `j` are `starts[j] … starts[j + 1] - 1`. */
export interface Csr {
  /** Length n + 1, rising from 0 to the number of arcs. */
  readonly starts: Uint32Array;
  /** Length m: the node that each arc leads to. */
  readonly heads: Uint32Array;
  /** Length m. */
  readonly weights: Float64Array;
}

/** A graph built from a list of arcs, and where each arc of the list went. */
export interface CsrOfArcs extends Csr {
  /** One a listed arc: its place in `heads` and `weights`. Arcs between the same two nodes share a place. */
  readonly positions: Uint32Array;
}

/**
 * The graph of a list of arcs in any order: each row sorted by head, arcs between the same two nodes added up.
 *
 * @param n        number of nodes.
 * @param tails    length m: the node each arc leaves (of purchases: the buyer).
 * @param heads    length m: the node each arc leads to (of purchases: the supplier).
 * @param weights  length m, finite.
 * @throws RangeError when lengths differ, an end is not one of the nodes, or a weight is not a number.
 * @complexity O(n + m) time and memory (two counting sorts).
 */
export function csr(
  n: number,
  tails: ArrayLike<number>,
  heads: ArrayLike<number>,
  weights: ArrayLike<number>,
): CsrOfArcs {
  const m = tails.length;
  if (heads.length !== m || weights.length !== m)
    throw new RangeError(`${m} tails, ${heads.length} heads and ${weights.length} weights are not one list of arcs`);
  for (let a = 0; a < m; a++) {
    if (!isNode(tails[a]!, n) || !isNode(heads[a]!, n))
      throw new RangeError(`arc ${a} runs from ${tails[a]} to ${heads[a]}: want nodes 0..${n - 1}`);
    if (!Number.isFinite(weights[a]!)) throw new RangeError(`arc ${a} has the weight ${weights[a]}`);
  }
  // Sorting by head first, then stably by tail, leaves every row in the order of its heads.
  const asListed = new Uint32Array(m);
  for (let a = 0; a < m; a++) asListed[a] = a;
  const byHead = countingSort(n, heads, asListed);
  const sorted = countingSort(n, tails, byHead);

  const starts = new Uint32Array(n + 1);
  const positions = new Uint32Array(m);
  const mergedHeads = new Uint32Array(m);
  const mergedWeights = new Float64Array(m);
  let arcs = 0;
  let lastTail = -1;
  for (const a of sorted) {
    const tail = tails[a]!;
    const head = heads[a]!;
    if (tail !== lastTail || mergedHeads[arcs - 1] !== head) {
      mergedHeads[arcs++] = head;
      starts[tail + 1] = starts[tail + 1]! + 1;
      lastTail = tail;
    }
    mergedWeights[arcs - 1] = mergedWeights[arcs - 1]! + weights[a]!;
    positions[a] = arcs - 1;
  }
  for (let j = 0; j < n; j++) starts[j + 1] = starts[j + 1]! + starts[j]!;
  return { starts, heads: mergedHeads.slice(0, arcs), weights: mergedWeights.slice(0, arcs), positions };
}

/**
 * The same arcs seen from their other end: of purchases by buyer, the sales by supplier.
 *
 * @returns n rows, each sorted by head.
 * @complexity O(n + m) time and memory.
 */
export function transpose({ starts, heads, weights }: Csr): Csr {
  const n = starts.length - 1;
  const next = new Uint32Array(n + 1);
  for (const head of heads) next[head + 1] = next[head + 1]! + 1;
  for (let i = 0; i < n; i++) next[i + 1] = next[i + 1]! + next[i]!;
  const reversed = {
    starts: next.slice(),
    heads: new Uint32Array(heads.length),
    weights: new Float64Array(heads.length),
  };
  for (let j = 0; j < n; j++) {
    for (let k = starts[j]!; k < starts[j + 1]!; k++) {
      const head = heads[k]!;
      const place = next[head]!;
      next[head] = place + 1;
      reversed.heads[place] = j;
      reversed.weights[place] = weights[k]!;
    }
  }
  return reversed;
}

/**
 * For each node the sum over its arcs of weight × what the vector holds at the other end.
 *
 * @param vector  length n.
 * @complexity O(n + m).
 */
export function product({ starts, heads, weights }: Csr, vector: Float64Array): Float64Array {
  const sums = new Float64Array(starts.length - 1);
  for (let j = 0; j < sums.length; j++) {
    let sum = 0;
    for (let k = starts[j]!, end = starts[j + 1]!; k < end; k++) sum += weights[k]! * vector[heads[k]!]!;
    sums[j] = sum;
  }
  return sums;
}

function isNode(index: number, n: number): boolean {
  return Number.isInteger(index) && index >= 0 && index < n;
}

function countingSort(n: number, keys: ArrayLike<number>, items: Uint32Array): Uint32Array {
  const next = new Uint32Array(n + 1);
  for (const item of items) next[keys[item]! + 1] = next[keys[item]! + 1]! + 1;
  for (let key = 0; key < n; key++) next[key + 1] = next[key + 1]! + next[key]!;
  const sorted = new Uint32Array(items.length);
  for (const item of items) {
    const key = keys[item]!;
    const place = next[key]!;
    next[key] = place + 1;
    sorted[place] = item;
  }
  return sorted;
}
