import type { Csr } from './csr.ts';
import { strongComponents } from './strong-components.ts';

/** A chain of purchases made ready for following value from the buyer's end. Made once, used for any start. */
export interface Circulation {
  readonly onward: Csr;
  /** Nodes component by component, suppliers before their buyers. */
  readonly order: Uint32Array;
  /** Length c + 1: component k is `order[starts[k] … starts[k + 1] − 1]`. */
  readonly starts: Uint32Array;
  /** Length n: the component of each node. */
  readonly componentOf: Uint32Array;
  /** Length n: what each node passes on to itself. */
  readonly self: Float64Array;
  /**
   * Arcs on which value goes round: row = supplier, head = buyer of the same component other than itself, both as their
   * place in `order`, so that a component is followed through memory from end to end.
   */
  readonly within: Csr;
}

/** How often value passes nodes, from below. */
export interface UpstreamVisits {
  /** Length n: expected visits, 0 up; loops make it exceed what is sent. */
  readonly visits: Float64Array;
  /** Value not yet followed when the sweeps ended: what it still visits is left out. */
  readonly left: number;
}

const LEFT = 1e-14;
const MAX_SWEEPS = 10_000;
/** Return factors found together: as many numbers as a line of cache has, so that eight cost little more than one. */
const TOGETHER = 8;

/** @complexity O(n + m) time and memory. */
export function circulation(onward: Csr): Circulation {
  const { starts, heads, weights } = onward;
  const n = starts.length - 1;
  const components = strongComponents(onward);
  const { order } = components;
  const componentOf = new Uint32Array(n);
  const place = new Uint32Array(n);
  for (let c = 0; c + 1 < components.starts.length; c++) {
    for (let p = components.starts[c]!; p < components.starts[c + 1]!; p++) {
      componentOf[order[p]!] = c;
      place[order[p]!] = p;
    }
  }
  const self = new Float64Array(n);
  const next = new Uint32Array(n + 1);
  for (let j = 0; j < n; j++) {
    for (let k = starts[j]!; k < starts[j + 1]!; k++) {
      const i = heads[k]!;
      if (i === j) self[j] = self[j]! + weights[k]!;
      else if (componentOf[i] === componentOf[j]) next[place[i]! + 1] = next[place[i]! + 1]! + 1;
    }
  }
  for (let p = 0; p < n; p++) next[p + 1] = next[p + 1]! + next[p]!;
  const within = {
    starts: next.slice(),
    heads: new Uint32Array(next[n]!),
    weights: new Float64Array(next[n]!),
  };
  for (let p = 0; p < n; p++) {
    const j = order[p]!;
    for (let k = starts[j]!; k < starts[j + 1]!; k++) {
      const i = heads[k]!;
      if (i === j || componentOf[i] !== componentOf[j]) continue;
      const to = next[place[i]!]!;
      next[place[i]!] = to + 1;
      within.heads[to] = p;
      within.weights[to] = weights[k]!;
    }
  }
  return { onward, order, starts: components.starts, componentOf, self, within };
}

/**
 * How often the value of a subject passes each node on its way upstream: start + Σ over buyers of visits · share.
 *
 * The counterpart of exposure, which asks for all subjects and one bloc: this is one subject and any bloc. Nodes that are
 * not followed (closed loops, from which value never returns) are counted as reached no further than by `follow`.
 *
 * @param start   length n, 0 up: value set out from each node.
 * @param follow  length n: 1 for nodes whose value is followed; constant over nodes that supply each other.
 * @throws RangeError when a length is wrong.
 * @complexity O(n + m · sweeps); without loops one sweep.
 * @source Kemeny & Snell, Finite Markov Chains (1960), ch. III: the fundamental matrix, here one row of it.
 */
export function upstreamVisits(chain: Circulation, start: Float64Array, follow: Uint8Array): UpstreamVisits {
  const { onward, order, starts, componentOf } = chain;
  const n = onward.starts.length - 1;
  if (start.length !== n || follow.length !== n)
    throw new RangeError(`${start.length} starts and ${follow.length} marks for ${n} nodes`);
  const visits = Float64Array.from(start, (value, j) => (follow[j] === 1 ? value : 0));
  let left = 0;
  for (let c = starts.length - 2; c >= 0; c--) {
    const members = order.subarray(starts[c]!, starts[c + 1]!);
    if (follow[members[0]!] !== 1) continue;
    left += settle(chain, c, visits);
    for (const j of members) {
      const value = visits[j]!;
      if (value === 0) continue;
      for (let k = onward.starts[j]!; k < onward.starts[j + 1]!; k++) {
        const i = onward.heads[k]!;
        if (componentOf[i] !== c && follow[i] === 1) visits[i] = visits[i]! + value * onward.weights[k]!;
      }
    }
  }
  return { visits, left };
}

/** How often value that sets out from a node comes to it, the start included: 1 without loops. */
export interface ReturnFactor {
  readonly lower: number;
  /** Infinite in a loop that nothing leaves. */
  readonly upper: number;
}

/**
 * How often value at a node is there, this time and whenever it comes round again; only the node's own loop matters.
 *
 * Asked for many nodes at once it reads the arcs once a sweep for eight of them.
 *
 * @param nodes     each once.
 * @param accuracy  one a node, relative: follow until `upper` exceeds `lower` by no more.
 * @returns one a node.
 * @complexity O(arcs among the nodes that supply each other with one of them · sweeps · nodes / 8); 64 bytes a node of the
 *   largest loop.
 */
export function returnFactors(
  chain: Circulation,
  nodes: readonly number[],
  accuracy: readonly number[],
): readonly ReturnFactor[] {
  const found: ReturnFactor[] = [];
  const ofComponent = new Map<number, number[]>();
  nodes.forEach((node, at) => {
    const c = chain.componentOf[node]!;
    ofComponent.set(c, [...(ofComponent.get(c) ?? []), at]);
  });
  for (const [c, asked] of ofComponent) {
    const size = chain.starts[c + 1]! - chain.starts[c]!;
    for (let from = 0; from < asked.length; from += TOGETHER) {
      const together = asked.slice(from, from + TOGETHER);
      const askedNodes = together.map((at) => nodes[at]!);
      const factors =
        size === 1
          ? askedNodes.map((node) => ownFactor(chain, node))
          : roundTrips(
              chain,
              c,
              askedNodes,
              together.map((at) => Math.max(LEFT, accuracy[at]!)),
            );
      factors.forEach((factor, column) => {
        found[together[column]!] = factor;
      });
    }
  }
  return found;
}

/** The return factors of up to eight nodes of one component, the numbers of a place side by side in memory. */
function roundTrips(
  { order, starts, self, within }: Circulation,
  c: number,
  nodes: readonly number[],
  accuracy: readonly number[],
): readonly ReturnFactor[] {
  const first = starts[c]!;
  const end = starts[c + 1]!;
  const values = new Float64Array((end - first) * TOGETHER);
  const sent = new Float64Array(TOGETHER);
  const moved = new Float64Array(TOGETHER);
  const columnAt = new Int8Array(end - first).fill(-1);
  for (let p = first; p < end; p++) {
    const column = nodes.indexOf(order[p]!);
    if (column < 0) continue;
    columnAt[p - first] = column;
    sent[column] = moved[column] = 1 / (1 - self[order[p]!]!);
    values[(p - first) * TOGETHER + column] = sent[column]!;
  }
  const unsettled = () => nodes.some((_, column) => moved[column]! > accuracy[column]! * sent[column]!);
  const come = new Float64Array(TOGETHER);
  for (let sweep = 0; sweep < MAX_SWEEPS && unsettled(); sweep++) {
    moved.fill(0);
    // Buyers stand behind their suppliers in the order, and value comes from buyers.
    for (let p = end - 1; p >= first; p--) {
      const rowStart = within.starts[p]!;
      const rowEnd = within.starts[p + 1]!;
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let e = 0;
      let f = 0;
      let g = 0;
      let h = 0;
      for (let k = rowStart; k < rowEnd; k++) {
        const weight = within.weights[k]!;
        const at = (within.heads[k]! - first) * TOGETHER;
        a += weight * values[at]!;
        b += weight * values[at + 1]!;
        c += weight * values[at + 2]!;
        d += weight * values[at + 3]!;
        e += weight * values[at + 4]!;
        f += weight * values[at + 5]!;
        g += weight * values[at + 6]!;
        h += weight * values[at + 7]!;
      }
      come[0] = a;
      come[1] = b;
      come[2] = c;
      come[3] = d;
      come[4] = e;
      come[5] = f;
      come[6] = g;
      come[7] = h;
      const scale = 1 / (1 - self[order[p]!]!);
      const own = columnAt[p - first]!;
      const at = (p - first) * TOGETHER;
      for (let column = 0; column < TOGETHER; column++) {
        const value = come[column]! * scale + (column === own ? sent[column]! : 0);
        const more = value - values[at + column]!;
        if (more <= 0) continue;
        moved[column] = moved[column]! + more;
        values[at + column] = value;
      }
    }
  }
  const lower = new Float64Array(TOGETHER);
  columnAt.forEach((column, p) => {
    if (column >= 0) lower[column] = values[p * TOGETHER + column]!;
  });
  return nodes.map((_, column) => factor(lower[column]!, moved[column]!));
}

function ownFactor({ self }: Circulation, node: number): ReturnFactor {
  const stays = self[node]!;
  return stays < 1 ? { lower: 1 / (1 - stays), upper: 1 / (1 - stays) } : factor(1, 1);
}

/** Whatever is left reaches the node at most once before it comes round like the rest. */
function factor(lower: number, left: number): ReturnFactor {
  return { lower, upper: left < 1 ? lower / (1 - left) : Number.POSITIVE_INFINITY };
}

/** Turns what enters a component into visits, in place, and returns the value that was not followed to its end. */
function settle({ order, starts, self, within }: Circulation, c: number, visits: Float64Array): number {
  const first = starts[c]!;
  const size = starts[c + 1]! - first;
  if (size === 1) {
    const node = order[first]!;
    const stays = self[node]!;
    if (stays < 1) visits[node] = visits[node]! / (1 - stays);
    return stays < 1 ? 0 : visits[node]!;
  }
  const values = new Float64Array(size);
  let sent = 0;
  for (let p = 0; p < size; p++) {
    const node = order[first + p]!;
    const stays = self[node]!;
    values[p] = stays < 1 ? visits[node]! / (1 - stays) : visits[node]!;
    sent += values[p]!;
  }
  if (sent === 0) return 0;
  const entering = values.slice();
  let moved = sent;
  for (let sweep = 0; sweep < MAX_SWEEPS && moved > LEFT * sent; sweep++) {
    moved = 0;
    // Buyers stand behind their suppliers in the order, and value comes from buyers.
    for (let p = size - 1; p >= 0; p--) {
      let come = 0;
      for (let k = within.starts[first + p]!, end = within.starts[first + p + 1]!; k < end; k++)
        come += within.weights[k]! * values[within.heads[k]! - first]!;
      const value = entering[p]! + come / (1 - self[order[first + p]!]!);
      const more = value - values[p]!;
      if (more <= 0) continue;
      moved += more;
      values[p] = value;
    }
  }
  for (let p = 0; p < size; p++) visits[order[first + p]!] = values[p]!;
  // A sweep's increments are what had not been passed on before it; at most they go on once more.
  return moved;
}
