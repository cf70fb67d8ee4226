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
  /** Row = supplier, head = buyer of the same component other than itself: arcs on which value goes round. */
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

/** @complexity O(n + m) time and memory. */
export function circulation(onward: Csr): Circulation {
  const { starts, heads, weights } = onward;
  const n = starts.length - 1;
  const components = strongComponents(onward);
  const componentOf = new Uint32Array(n);
  for (let c = 0; c + 1 < components.starts.length; c++)
    for (let p = components.starts[c]!; p < components.starts[c + 1]!; p++) componentOf[components.order[p]!] = c;
  const self = new Float64Array(n);
  const next = new Uint32Array(n + 1);
  for (let j = 0; j < n; j++) {
    for (let k = starts[j]!; k < starts[j + 1]!; k++) {
      const i = heads[k]!;
      if (i === j) self[j] = self[j]! + weights[k]!;
      else if (componentOf[i] === componentOf[j]) next[i + 1] = next[i + 1]! + 1;
    }
  }
  for (let i = 0; i < n; i++) next[i + 1] = next[i + 1]! + next[i]!;
  const within = {
    starts: next.slice(),
    heads: new Uint32Array(next[n]!),
    weights: new Float64Array(next[n]!),
  };
  for (let j = 0; j < n; j++) {
    for (let k = starts[j]!; k < starts[j + 1]!; k++) {
      const i = heads[k]!;
      if (i === j || componentOf[i] !== componentOf[j]) continue;
      const place = next[i]!;
      next[i] = place + 1;
      within.heads[place] = j;
      within.weights[place] = weights[k]!;
    }
  }
  return { onward, order: components.order, starts: components.starts, componentOf, self, within };
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
    left += settle(chain, members, visits);
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
 * @complexity O(arcs among the nodes that supply each other with it · sweeps).
 */
export function returnFactor(chain: Circulation, node: number): ReturnFactor {
  const c = chain.componentOf[node]!;
  const members = chain.order.subarray(chain.starts[c]!, chain.starts[c + 1]!);
  const visits = new Float64Array(chain.self.length);
  visits[node] = 1;
  const left = settle(chain, members, visits);
  const lower = visits[node]!;
  // Whatever is left reaches the node at most once before it comes round like the rest.
  return { lower, upper: left < 1 ? lower / (1 - left) : Number.POSITIVE_INFINITY };
}

/** Turns what enters a component into visits, in place, and returns the value that was not followed to its end. */
function settle({ self, within }: Circulation, members: Uint32Array, visits: Float64Array): number {
  const entering = Float64Array.from(members, (j) => visits[j]!);
  let sent = 0;
  for (let p = 0; p < members.length; p++) {
    const stays = self[members[p]!]!;
    if (stays < 1) entering[p] = entering[p]! / (1 - stays);
    visits[members[p]!] = entering[p]!;
    sent += entering[p]!;
  }
  if (members.length === 1 || sent === 0) return self[members[0]!]! < 1 ? 0 : sent;
  let moved = sent;
  for (let sweep = 0; sweep < MAX_SWEEPS && moved > LEFT * sent; sweep++) {
    moved = 0;
    // Buyers stand behind their suppliers in the order, and value comes from buyers.
    for (let p = members.length - 1; p >= 0; p--) {
      const i = members[p]!;
      let come = 0;
      for (let k = within.starts[i]!, end = within.starts[i + 1]!; k < end; k++)
        come += within.weights[k]! * visits[within.heads[k]!]!;
      const value = entering[p]! + come / (1 - self[i]!);
      const more = value - visits[i]!;
      if (more <= 0) continue;
      moved += more;
      visits[i] = value;
    }
  }
  // A sweep's increments are what had not been passed on before it; at most they go on once more.
  return moved;
}
