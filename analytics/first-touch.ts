import { pairSweeps } from './component-sweeps.ts';
import { eliminateFates, FATES, type Loop } from './eliminated-fates.ts';
import { longestStay } from './longest-stay.ts';
import { hubsFirst, strongComponents } from './strong-components.ts';
import { type SupplyShares, upstreamChain } from './upstream-chain.ts';

/** Where the value of each node's output comes from, seen from one bloc. All arrays have length n and lie in 0..1. */
export interface FirstTouch {
  /** Certified: the share is not less (up to rounding, about 1e-15 a sweep). */
  readonly lower: Float64Array;
  /** Certified: the share is not more. */
  readonly upper: Float64Array;
  /** Value whose trace upstream meets the bloc at least once. Lies in `lower … upper`. */
  readonly share: Float64Array;
  /** The part of `share` bought from the bloc directly (tier 1). */
  readonly face: Float64Array;
  /** Value whose trace ends at a purchase from an unknown supplier before it meets the bloc. */
  readonly unknown: Float64Array;
  /** Value added outside the bloc by suppliers reached without meeting it. */
  readonly elsewhere: Float64Array;
  /** Value that only goes round between suppliers and is never added, unknown or the bloc's. */
  readonly trapped: Float64Array;
  /** Largest `upper − lower`. */
  readonly certifiedGap: number;
  /** Most sweeps that any group of mutual suppliers took. */
  readonly sweeps: number;
  readonly converged: boolean;
}

export interface FirstTouchOptions {
  /** Trace until no node's `upper − lower` exceeds this. */
  readonly tolerance?: number;
  readonly maxSweeps?: number;
}

/**
 * Exposure of every node to a bloc: the share of its output's value whose upstream trace meets the bloc at least once.
 *
 * A member is where the trace stops, so nothing is counted twice and what lies behind the bloc is not counted at all.
 * The node's own membership is not in it: for a subject with membership `m` report `m + (1 − m) · share`.
 *
 * Four fates are summed up from zero at once, so each is a lower bound at any moment, and what is still on its way,
 * 1 − Σ fates, bounds the error of each: iterating `share` down from one gives `1 − unknown − elsewhere − trapped`.
 * Small groups of suppliers that value hardly leaves are eliminated (`eliminateFates`) where sweeps would take too long.
 * On running out of sweeps the bounds still hold; what is on its way is then split like what has arrived
 * (and counts as trapped where nothing has).
 *
 * @param membership  length n, 0..1: how far each node belongs to the bloc.
 * @returns `share + unknown + elsewhere + trapped = 1` for every node, to rounding.
 * @throws RangeError when a number is not a share, a row exceeds 1, or a length is wrong.
 * @complexity O(n + m · sweeps) time, O(n + m) memory; without loops one sweep; a second where
 *   a thousand nodes are eliminated. See bench/results/first-touch.json.
 * @source Kemeny & Snell, Finite Markov Chains (1960), ch. III (absorption); Varga, Matrix Iterative Analysis (1962)
 *   (Gauss–Seidel on nonnegative matrices is monotone).
 */
export function firstTouch(
  shares: SupplyShares,
  membership: Float64Array,
  options: FirstTouchOptions = {},
): FirstTouch {
  const { tolerance = 1e-12, maxSweeps = 10_000 } = options;
  const { onward, face, unknown, valueAdded } = upstreamChain(shares, membership);
  const n = face.length;
  const components = hubsFirst(strongComponents(onward), onward);
  const { order } = components;
  const place = new Uint32Array(n);
  for (let p = 0; p < n; p++) place[order[p]!] = p;

  const fates = new Float64Array(FATES * n);
  const sources = new Float64Array(FATES * n);
  // The arcs inside the component at hand, ends as places.
  const innerStarts = new Uint32Array(n + 1);
  const innerHeads = new Uint32Array(onward.heads.length);
  const innerWeights = new Float64Array(onward.heads.length);
  let sweeps = 0;

  for (let c = 0; c + 1 < components.starts.length; c++) {
    const first = components.starts[c]!;
    const end = components.starts[c + 1]!;
    let inner = 0;
    let closed = true;
    for (let p = first; p < end; p++) {
      const j = order[p]!;
      let met = face[j]!;
      let lost = unknown[j]!;
      let added = valueAdded[j]!;
      let trapped = 0;
      let self = 0;
      let away = met + lost + added;
      const innerFirst = inner;
      if (met + lost + added > 0) closed = false;
      for (let k = onward.starts[j]!, rowEnd = onward.starts[j + 1]!; k < rowEnd; k++) {
        const weight = onward.weights[k]!;
        const supplier = place[onward.heads[k]!]!;
        if (supplier === p) {
          self += weight;
          continue;
        }
        away += weight;
        if (supplier >= first) {
          innerHeads[inner] = supplier;
          innerWeights[inner++] = weight;
        } else {
          closed = false;
          const at = FATES * supplier;
          met += weight * fates[at]!;
          lost += weight * fates[at + 1]!;
          added += weight * fates[at + 2]!;
          trapped += weight * fates[at + 3]!;
        }
      }
      innerStarts[p + 1] = inner;
      if (p === first) innerStarts[p] = 0;
      // What a node buys of itself goes round at once: the row is solved for the node, not stepped through.
      // `away` is 1 − self without the cancellation.
      const scale = self > 0 ? 1 / away : 1;
      if (self > 0) for (let k = innerFirst; k < inner; k++) innerWeights[k] = innerWeights[k]! * scale;
      const at = FATES * p;
      sources[at] = met * scale;
      sources[at + 1] = lost * scale;
      sources[at + 2] = added * scale;
      sources[at + 3] = trapped * scale;
    }
    if (closed) {
      for (let p = first; p < end; p++) fates[FATES * p + 3] = 1;
      continue;
    }
    // Half, because a chain of loops may keep what its first left on its way, and the last digits are rounding.
    const loop = { sources, starts: innerStarts, heads: innerHeads, weights: innerWeights, first, end };
    const swept =
      (inner >= LARGE ? settleLarge(fates, loop, tolerance / 2, maxSweeps) : null) ??
      settle(fates, loop, tolerance / 2, maxSweeps);
    sweeps = Math.max(sweeps, swept);
  }
  return outcome(fates, place, face, sweeps, tolerance);
}

/** Sweeps after which value is taken to leave a component so slowly that it is worth to take the component apart. */
const SLOW = 500;
/** Nodes of a component that is taken apart: a second's work, and 8 MB. */
const SMALL = 1_000;
/** What the sums of the fates may lack by rounding alone. */
const ROUNDING = 1e-15;

/**
 * Gauss–Seidel sweeps over a component until no more than `tolerance` of any node is on its way, or nothing moves any more;
 * returns how many. One that value leaves slowly is eliminated instead.
 */
function settle(fates: Float64Array, loop: Loop, tolerance: number, maxSweeps: number): number {
  const { sources, starts, heads, weights, first, end } = loop;
  for (let swept = 0; swept < maxSweeps; swept++) {
    if (swept === SLOW && end - first <= SMALL) {
      const missing = mostOnItsWay(fates, first);
      eliminateFates(fates, loop, missing <= ROUNDING ? 0 : missing);
      return swept;
    }
    let gap = 0;
    let moved = false;
    for (let p = first; p < end; p++) {
      const at = FATES * p;
      let met = sources[at]!;
      let lost = sources[at + 1]!;
      let added = sources[at + 2]!;
      let trapped = sources[at + 3]!;
      for (let k = starts[p]!, rowEnd = starts[p + 1]!; k < rowEnd; k++) {
        const head = FATES * heads[k]!;
        const weight = weights[k]!;
        met += weight * fates[head]!;
        lost += weight * fates[head + 1]!;
        added += weight * fates[head + 2]!;
        trapped += weight * fates[head + 3]!;
      }
      const left = 1 - (met + lost + added + trapped);
      if (left > gap) gap = left;
      if (left !== onItsWay(fates, p)) moved = true;
      fates[at] = met;
      fates[at + 1] = lost;
      fates[at + 2] = added;
      fates[at + 3] = trapped;
    }
    if (gap <= tolerance || !moved) return swept + 1;
  }
  return maxSweeps;
}

/** Arcs from which two more fates a sweep cost more than telling how far off they can be. */
const LARGE = 100_000;
/** Steps by which value has to have left a large component for its fast way to be taken. */
const QUICK = 40;

/**
 * The same for a large component at half the reading: only `met` and `lost` are swept, and what is added is told from how far
 * they can still be off. Null, with nothing changed, where value goes round for long, or some is trapped.
 *
 * What a sweep moved at most is passed on for no longer than the longest stay.
 */
function settleLarge(fates: Float64Array, loop: Loop, tolerance: number, maxSweeps: number): number | null {
  const { sources, first, end } = loop;
  const size = end - first;
  for (let p = first; p < end; p++) if (sources[FATES * p + 3]! > 0) return null;
  const longest = longestStay(loop, first, end, QUICK);
  if (longest === Number.POSITIVE_INFINITY) return null;

  // What the suppliers before this component have still on its way is on its way here too.
  const before = mostOnItsWay(fates, first);
  const { sources: pairSources, pairs, sweep } = pairSweeps(loop, first, end);
  for (let p = 0; p < size; p++) {
    pairSources[2 * p] = sources[FATES * (first + p)]!;
    pairSources[2 * p + 1] = sources[FATES * (first + p) + 1]!;
  }
  let left = 1;
  let swept = 0;
  while (swept < maxSweeps && left > tolerance) {
    swept++;
    const most = sweep();
    left = most * longest;
    if (most === 0) break;
  }
  for (let p = 0; p < size; p++) {
    const at = FATES * (first + p);
    fates[at] = pairs[2 * p]!;
    fates[at + 1] = pairs[2 * p + 1]!;
    fates[at + 2] = Math.max(0, 1 - fates[at]! - fates[at + 1]! - left - before);
  }
  return swept;
}

function onItsWay(fates: Float64Array, p: number): number {
  const at = FATES * p;
  return 1 - (fates[at]! + fates[at + 1]! + fates[at + 2]! + fates[at + 3]!);
}

/** The most that any of the places before `end` has on its way. */
function mostOnItsWay(fates: Float64Array, end: number): number {
  let most = 0;
  for (let p = 0; p < end; p++) most = Math.max(most, onItsWay(fates, p));
  return most;
}

function outcome(
  fates: Float64Array,
  place: Uint32Array,
  face: Float64Array,
  sweeps: number,
  tolerance: number,
): FirstTouch {
  const n = place.length;
  const lower = new Float64Array(n);
  const upper = new Float64Array(n);
  const share = new Float64Array(n);
  const unknown = new Float64Array(n);
  const elsewhere = new Float64Array(n);
  const trapped = new Float64Array(n);
  let certifiedGap = 0;
  for (let j = 0; j < n; j++) {
    const at = FATES * place[j]!;
    const met = fates[at]!;
    const others = fates[at + 1]! + fates[at + 2]! + fates[at + 3]!;
    const arrived = met + others;
    lower[j] = met;
    upper[j] = Math.max(met, 1 - others);
    certifiedGap = Math.max(certifiedGap, upper[j]! - met);
    if (arrived === 0) {
      trapped[j] = 1;
      continue;
    }
    share[j] = Math.min(Math.max(met / arrived, met), upper[j]!);
    unknown[j] = fates[at + 1]! / arrived;
    elsewhere[j] = fates[at + 2]! / arrived;
    trapped[j] = fates[at + 3]! / arrived;
  }
  const converged = certifiedGap <= tolerance;
  return { lower, upper, share, face, unknown, elsewhere, trapped, certifiedGap, sweeps, converged };
}
