import { type Csr, transpose } from './csr.ts';
import { PriorityQueue } from './priority-queue.ts';

/** What is known of a bloc before a subject is named: computed once a bloc, used for every subject. Arrays of length n. */
export interface BlocReach {
  readonly membership: Float64Array;
  /** First-touch share of each node (`firstTouch(…).share`). */
  readonly share: Float64Array;
  /**
   * No single chain of the node into the bloc is larger: `largestWalks(…)`, which is exact and cuts most, or
   * `firstTouch(…).upper`, which is there already.
   */
  readonly largestWalk: Float64Array;
}

/** Whose exposure is explained: one node with weight 1, or several, each once, with weights that sum to at most 1. */
export interface Subject {
  readonly nodes: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

/** One chain of purchases from the subject to the first meeting with the bloc. */
export interface StructuralPath {
  /** Buyer first, member last. A starting node that is itself a member is a path of one node (tier 0). */
  readonly nodes: readonly number[];
  /** The arcs between them, as places in `purchases.heads`; one fewer than nodes. */
  readonly arcs: readonly number[];
  /** Share of the subject's value that takes exactly this way, 0..1. */
  readonly share: number;
  /** No node twice. Chains that go round a loop are value too, and are counted apart from the simple one. */
  readonly simple: boolean;
}

export interface StructuralPaths {
  /** Largest first; of equal shares (to 12 digits) the shorter first, then the one with the lower nodes. */
  readonly paths: readonly StructuralPath[];
  /** The subject's exposure in all: Σ weight · (membership + (1 − membership) · share). */
  readonly total: number;
  /** Sum of the shares of `paths`. */
  readonly covered: number;
  /** `total − covered`: all other walks together. */
  readonly remainder: number;
  /** No walk left out (of those asked for) has a share above this; 0 when there is none. */
  readonly largestLeftOut: number;
  /** False when the search ended at `maxWalks`: the paths given are the largest, but there are more. */
  readonly complete: boolean;
}

export interface StructuralPathsOptions {
  /** Only chains that meet no node twice; the value of the others is in `remainder`. */
  readonly simple?: boolean;
  /** Most walks, finished and unfinished, held in memory (about 100 bytes each). */
  readonly maxWalks?: number;
}

export interface SignificantPaths {
  /** Every path whose share is at least the threshold, in the order of `StructuralPaths.paths`. */
  readonly paths: readonly StructuralPath[];
  readonly total: number;
  readonly covered: number;
  /** What the branches cut off carry, summed branch by branch: `covered + pruned = total`. */
  readonly pruned: number;
  /** Walks followed further. */
  readonly expanded: number;
  /** False when branches above the threshold were cut because of `maxWalks`. */
  readonly complete: boolean;
}

const MAX_WALKS = 1_000_000;

/**
 * For each node the share of its largest single chain into the bloc: what the best-first search steers by.
 *
 * @param purchases   row = buyer, head = supplier, weight = share of the buyer's output, 0..1.
 * @param membership  length n, 0..1.
 * @returns length n, 0..1; 0 where no chain reaches the bloc.
 * @throws RangeError when `membership` is not of length n.
 * @complexity O(n + m log m) time, O(n + m) memory; once a bloc.
 * @source Dijkstra's algorithm on −log of the shares (all at most 1, so a longer chain is never larger).
 */
export function largestWalks(purchases: Csr, membership: Float64Array): Float64Array {
  const n = purchases.starts.length - 1;
  if (membership.length !== n)
    throw new RangeError(`membership has length ${membership.length}, the graph has ${n} nodes`);
  const sales = transpose(purchases);
  const largest = new Float64Array(n);
  // A queued entry is void when its node has found a larger walk since.
  const nodes: number[] = [];
  const found: number[] = [];
  const queue = new PriorityQueue((a, b) => found[a]! > found[b]!);
  const offer = (node: number, walk: number): void => {
    if (!(walk > largest[node]!)) return;
    largest[node] = walk;
    nodes.push(node);
    found.push(walk);
    queue.push(nodes.length - 1);
  };
  for (let i = 0; i < n; i++) {
    for (let k = sales.starts[i]!; k < sales.starts[i + 1]!; k++)
      offer(sales.heads[k]!, sales.weights[k]! * membership[i]!);
  }
  for (let entry = queue.pop(); entry !== undefined; entry = queue.pop()) {
    const node = nodes[entry]!;
    if (found[entry] !== largest[node]) continue;
    const onward = (1 - membership[node]!) * largest[node]!;
    for (let k = sales.starts[node]!; k < sales.starts[node + 1]!; k++)
      offer(sales.heads[k]!, sales.weights[k]! * onward);
  }
  return largest;
}

/**
 * The `count` largest chains through which a subject is exposed to a bloc, exactly, and how much they leave unexplained.
 *
 * A walk contributes the product of its shares, times what of each inner node is outside the bloc, times the membership
 * of its last node; over all walks this sums to the exposure. Unfinished walks are followed in the order of the best
 * they can still become, of which `largestWalk` is at least an upper bound, so walks finish largest first.
 *
 * @param purchases  the purchases that `reach` was computed on.
 * @param count      how many paths to give at most.
 * @throws RangeError when a length or a node is wrong, a weight is not a share, or `count` is not a number of paths.
 * @complexity About count · length · suppliers a node, times the logarithm; at most `maxWalks` walks are held. With
 *   `simple` a graph full of loops can reach that bound.
 * @source Defourny & Thorbecke, Structural path analysis and multiplier decomposition within a social accounting
 *   matrix, Economic Journal 94 (1984); Hart, Nilsson & Raphael (1968) for the search.
 */
export function structuralPaths(
  purchases: Csr,
  reach: BlocReach,
  subject: Subject,
  count: number,
  options: StructuralPathsOptions = {},
): StructuralPaths {
  const { simple = false, maxWalks = MAX_WALKS } = options;
  if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is not a number of paths`);
  assertConsistent(purchases, reach, subject);
  const { starts, heads, weights } = purchases;
  const { membership, largestWalk } = reach;

  const walks = new Walks();
  const promise: number[] = [];
  const queue = new PriorityQueue(
    (a, b) => promise[a]! > promise[b]! || (promise[a] === promise[b] && walks.precedes(a, b)),
  );
  // Shares of the `count` largest finished walks seen so far: nothing that promises less can be among the answers.
  const best = new PriorityQueue((a, b) => a < b);
  const offer = (node: number, parent: number, arc: number, carried: number, finished: boolean): void => {
    const key = twelveDigits(finished ? carried : carried * largestWalk[node]!);
    if (key === 0 || (best.size === count && key < best.peek()!)) return;
    if (simple && walks.visits(parent, node)) return;
    if (finished) {
      best.push(key);
      if (best.size > count) best.pop();
    }
    promise.push(key);
    queue.push(walks.add(node, parent, arc, carried, finished));
  };
  const step = (node: number, parent: number, arc: number, carried: number): void => {
    const member = membership[node]!;
    offer(node, parent, arc, carried * member, true);
    offer(node, parent, arc, carried * (1 - member), false);
  };

  const paths: StructuralPath[] = [];
  if (count > 0) for (let s = 0; s < subject.nodes.length; s++) step(subject.nodes[s]!, -1, -1, subject.weights[s]!);
  while (paths.length < count && walks.size <= maxWalks) {
    const walk = queue.pop();
    if (walk === undefined) break;
    if (walks.finished(walk)) {
      paths.push(walks.path(walk));
      continue;
    }
    const node = walks.node(walk);
    const carried = walks.carried(walk);
    for (let k = starts[node]!; k < starts[node + 1]!; k++) step(heads[k]!, walk, k, carried * weights[k]!);
  }
  const total = exposureOf(subject, reach);
  const covered = sumOfShares(paths);
  const next = queue.peek();
  return {
    paths,
    total,
    covered,
    remainder: Math.max(0, total - covered),
    // What promises less than the last path given was never queued.
    largestLeftOut: paths.length === count ? (paths.at(-1)?.share ?? total) : next === undefined ? 0 : promise[next]!,
    complete: paths.length === count || next === undefined,
  };
}

/**
 * Every chain that carries at least `threshold` of a subject's value into a bloc, and exactly what the others carry.
 *
 * A branch is cut when all it can still bring, `carried · share` of its last node, is below the threshold; that is the
 * exact sum of its walks, so nothing is lost from the account.
 *
 * @param threshold  share of the subject's value, above 0.
 * @throws RangeError when a length or a node is wrong, a weight is not a share, or `threshold` is not above 0.
 * @complexity O(suppliers a node · walks followed); at most total · mean length / threshold walks are followed.
 * @source Lenzen, Environmentally important paths, linkages and key sectors in the Australian economy, Structural Change
 *   and Economic Dynamics 14 (2003): pruned tree search.
 */
export function significantPaths(
  purchases: Csr,
  reach: Pick<BlocReach, 'membership' | 'share'>,
  subject: Subject,
  threshold: number,
  options: Pick<StructuralPathsOptions, 'maxWalks'> = {},
): SignificantPaths {
  const { maxWalks = MAX_WALKS } = options;
  if (!(threshold > 0)) throw new RangeError(`the threshold is ${threshold}: want a share above 0`);
  assertConsistent(purchases, reach, subject);
  const { starts, heads, weights } = purchases;
  const { membership, share } = reach;

  const walks = new Walks();
  const kept: number[] = [];
  const toFollow: number[] = [];
  let pruned = 0;
  let expanded = 0;
  let complete = true;
  const step = (node: number, parent: number, arc: number, carried: number): void => {
    const met = carried * membership[node]!;
    const onward = carried - met;
    const further = onward * share[node]!;
    const full = walks.size >= maxWalks;
    if (full && Math.max(met, further) >= threshold) complete = false;
    if (full || met < threshold) pruned += met;
    else kept.push(walks.add(node, parent, arc, met, true));
    if (full || further < threshold) pruned += further;
    else toFollow.push(walks.add(node, parent, arc, onward, false));
  };
  for (let s = 0; s < subject.nodes.length; s++) step(subject.nodes[s]!, -1, -1, subject.weights[s]!);
  for (let walk = toFollow.pop(); walk !== undefined; walk = toFollow.pop()) {
    expanded++;
    const node = walks.node(walk);
    const carried = walks.carried(walk);
    for (let k = starts[node]!; k < starts[node + 1]!; k++) step(heads[k]!, walk, k, carried * weights[k]!);
  }
  kept.sort((a, b) => {
    const difference = twelveDigits(walks.carried(b)) - twelveDigits(walks.carried(a));
    return difference || (walks.precedes(a, b) ? -1 : 1);
  });
  const paths = kept.map((walk) => walks.path(walk));
  return { paths, total: exposureOf(subject, reach), covered: sumOfShares(paths), pruned, expanded, complete };
}

/** Walks as a tree: each is its last node and the walk before it. */
class Walks {
  readonly #nodes: number[] = [];
  readonly #parents: number[] = [];
  readonly #arcs: number[] = [];
  readonly #carried: number[] = [];
  readonly #lengths: number[] = [];
  readonly #finished: boolean[] = [];

  get size(): number {
    return this.#nodes.length;
  }

  add(node: number, parent: number, arc: number, carried: number, finished: boolean): number {
    this.#nodes.push(node);
    this.#parents.push(parent);
    this.#arcs.push(arc);
    this.#carried.push(carried);
    this.#lengths.push(parent < 0 ? 1 : this.#lengths[parent]! + 1);
    this.#finished.push(finished);
    return this.#nodes.length - 1;
  }

  node(walk: number): number {
    return this.#nodes[walk]!;
  }

  /** Share that reaches the end of the walk: of a finished one its contribution. */
  carried(walk: number): number {
    return this.#carried[walk]!;
  }

  finished(walk: number): boolean {
    return this.#finished[walk]!;
  }

  visits(walk: number, node: number): boolean {
    for (let w = walk; w >= 0; w = this.#parents[w]!) if (this.#nodes[w] === node) return true;
    return false;
  }

  /** The order among equal shares: shorter first, then by nodes from the buyer on, then as found. */
  precedes(a: number, b: number): boolean {
    const shorter = this.#lengths[a]! - this.#lengths[b]!;
    if (shorter !== 0) return shorter < 0;
    let earliest = 0;
    for (let v = a, w = b; v !== w; v = this.#parents[v]!, w = this.#parents[w]!)
      earliest = this.#nodes[v]! - this.#nodes[w]! || earliest;
    return earliest === 0 ? a < b : earliest < 0;
  }

  path(walk: number): StructuralPath {
    const nodes: number[] = [];
    const arcs: number[] = [];
    for (let w = walk; w >= 0; w = this.#parents[w]!) {
      nodes.push(this.#nodes[w]!);
      if (this.#arcs[w]! >= 0) arcs.push(this.#arcs[w]!);
    }
    const simple = new Set(nodes).size === nodes.length;
    return { nodes: nodes.reverse(), arcs: arcs.reverse(), share: this.#carried[walk]!, simple };
  }
}

/** Rounded to 40 binary digits: products of the same factors in another order come out equal. */
function twelveDigits(share: number): number {
  const high = share * 0x2001;
  return high - (high - share);
}

function exposureOf(
  { nodes, weights }: Subject,
  { membership, share }: Pick<BlocReach, 'membership' | 'share'>,
): number {
  let total = 0;
  for (let s = 0; s < nodes.length; s++) {
    const member = membership[nodes[s]!]!;
    total += weights[s]! * (member + (1 - member) * share[nodes[s]!]!);
  }
  return total;
}

function sumOfShares(paths: readonly StructuralPath[]): number {
  let sum = 0;
  for (let p = paths.length - 1; p >= 0; p--) sum += paths[p]!.share; // smallest first, for the rounding
  return sum;
}

function assertConsistent(purchases: Csr, reach: Partial<BlocReach>, { nodes, weights }: Subject): void {
  const n = purchases.starts.length - 1;
  for (const [name, { length }] of Object.entries(reach) as [string, Float64Array][])
    if (length !== n) throw new RangeError(`${name} has length ${length}, the graph has ${n} nodes`);
  if (nodes.length !== weights.length)
    throw new RangeError(`${nodes.length} nodes and ${weights.length} weights are not one subject`);
  for (let s = 0; s < nodes.length; s++) {
    if (!(Number.isInteger(nodes[s]!) && nodes[s]! >= 0 && nodes[s]! < n))
      throw new RangeError(`the subject holds node ${nodes[s]}: want 0..${n - 1}`);
    if (!(weights[s]! >= 0 && weights[s]! <= 1 + 1e-9))
      throw new RangeError(`the subject weighs node ${nodes[s]} with ${weights[s]}: want a share`);
  }
}
