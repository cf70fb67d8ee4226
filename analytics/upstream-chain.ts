import type { Csr } from './csr.ts';

/** What each node spends its output on. The rest of a row, 1 − Σ purchases − unknown, is the node's own value added. */
export interface SupplyShares {
  /** Row = buyer j, head = supplier i, weight = what j buys from i as a share of j's output, 0..1. */
  readonly purchases: Csr;
  /** Length n, 0..1: share of j's output spent on purchases whose supplier is not known. */
  readonly unknown: Float64Array;
}

/**
 * One step upstream, told apart by where a unit of value goes: on to a supplier outside the bloc, into the bloc, to an
 * unknown supplier, or to the node's own value added. For every node the four add up to 1.
 */
export interface UpstreamChain {
  /** Row = buyer, head = supplier, weight = share × (1 − membership of the supplier). Arcs of weight 0 are left out. */
  readonly onward: Csr;
  /** Length n, 0..1: value bought from the bloc directly (face value, tier 1). */
  readonly face: Float64Array;
  /** Length n, 0..1. */
  readonly unknown: Float64Array;
  /** Length n, 0..1. */
  readonly valueAdded: Float64Array;
}

/** A row may exceed 1 by this before it is refused: amounts come rounded, and their quotients add up with error. */
const EXCESS = 1e-9;
/** A rest below this is rounding, not value added: counting it as a leak would hide that a loop is closed. */
const NO_REST = 1e-12;

/**
 * Purchases and membership as an absorbing chain: the form in which all first-touch measures are computed.
 *
 * Rows that miss 1 by rounding only are scaled to 1, so that no mass is made or lost.
 *
 * @param membership  length n, 0..1: how far each node belongs to the bloc.
 * @throws RangeError when a length is wrong, an arc leads nowhere, or a number is not a share (NaN, negative, above 1;
 *   a row above 1).
 * @complexity O(n + m) time and memory.
 */
export function upstreamChain(shares: SupplyShares, membership: Float64Array): UpstreamChain {
  const { starts, heads, weights } = shares.purchases;
  const n = starts.length - 1;
  assertShares('membership', membership, n);
  assertShares('unknown', shares.unknown, n);

  const onwardStarts = new Uint32Array(n + 1);
  const onwardHeads = new Uint32Array(heads.length);
  const onwardWeights = new Float64Array(heads.length);
  const face = new Float64Array(n);
  const unknown = Float64Array.from(shares.unknown);
  const valueAdded = new Float64Array(n);
  let arcs = 0;
  for (let j = 0; j < n; j++) {
    const first = arcs;
    let spent = unknown[j]!;
    let met = 0;
    for (let k = starts[j]!, end = starts[j + 1]!; k < end; k++) {
      const weight = weights[k]!;
      const supplier = heads[k]!;
      if (!(weight >= 0 && supplier < n))
        throw new RangeError(`node ${j} buys ${weight} of node ${supplier}: want a share`);
      const member = membership[supplier]!;
      const onward = weight * (1 - member);
      spent += weight;
      met += weight * member;
      if (onward > 0) {
        onwardHeads[arcs] = supplier;
        onwardWeights[arcs++] = onward;
      }
    }
    onwardStarts[j + 1] = arcs;
    face[j] = met;
    const rest = 1 - spent;
    if (!(rest >= -EXCESS)) throw new RangeError(`purchases of node ${j} sum to ${spent}: want shares, 0..1 in all`);
    if (rest > NO_REST) {
      valueAdded[j] = rest;
    } else {
      face[j] = met / spent;
      unknown[j] = unknown[j]! / spent;
      for (let k = first; k < arcs; k++) onwardWeights[k] = onwardWeights[k]! / spent;
    }
  }
  const onward = {
    starts: onwardStarts,
    heads: onwardHeads.subarray(0, arcs),
    weights: onwardWeights.subarray(0, arcs),
  };
  return { onward, face, unknown, valueAdded };
}

function assertShares(name: string, shares: Float64Array, n: number): void {
  if (shares.length !== n) throw new RangeError(`${name} has length ${shares.length}, the graph has ${n} nodes`);
  for (let j = 0; j < n; j++) {
    if (!(shares[j]! >= 0 && shares[j]! <= 1)) throw new RangeError(`${name} of node ${j} is ${shares[j]}: want 0..1`);
  }
}
