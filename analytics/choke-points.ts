import type { FirstTouch } from './first-touch.ts';
import { largestByBound } from './largest-by-bound.ts';
import type { Subject } from './structural-paths.ts';
import type { SupplyShares } from './upstream-chain.ts';
import { type Circulation, type ReturnFactor, returnFactors, type UpstreamVisits } from './upstream-visits.ts';

/** A supplier through whom exposure runs, whether it is of the bloc or not. */
export interface ChokePoint {
  readonly node: number;
  /** Exposure that would be gone without it, share of the subject's value: its purchases are lost, not replaced. */
  readonly share: number;
  /** Certified: `share` is not less, not more. */
  readonly lower: number;
  readonly upper: number;
  /** How often value that reaches the supplier is there: above 1 where it comes round in loops. */
  readonly returnFactor: number;
}

/** A supplier's effect is found to this, share of the subject's value. */
const ACCURACY = 1e-11;

/**
 * The suppliers without whom the subject's exposure falls most, exactly, loops included.
 *
 * What is lost without a supplier is the value that reaches it at all, times the exposure that it carries from there on;
 * value that reaches it twice is lost once, so visits are divided by how often it comes round. Effects of several suppliers
 * overlap and are not to be added.
 *
 * @param membership  length n, 0..1.
 * @param exposure    of the same shares and membership.
 * @param visits      of the subject, as `subjectVisits` finds them.
 * @param chain       of the purchases outside the bloc.
 * @param isOwnPart   length n: 1 for nodes that are the subject itself; without them there is nobody to ask about.
 * @param first       how many at most.
 * @returns largest first; of equal ones the lower node. The upper bound is visits · exposure.
 * @throws RangeError when `first` is not a number of suppliers.
 * @complexity O(n + m), and the `returnFactors` of the candidates. See bench/results/firms.json.
 * @source Own; equals removal and re-solving by Sherman & Morrison, Annals of Mathematical Statistics 21 (1950).
 */
export function chokePoints(
  { purchases: { starts, heads, weights } }: SupplyShares,
  membership: Float64Array,
  exposure: Pick<FirstTouch, 'share' | 'lower' | 'upper'>,
  subject: Subject,
  { visits, left }: UpstreamVisits,
  chain: Circulation,
  isOwnPart: Uint8Array,
  first: number,
): readonly ChokePoint[] {
  const n = membership.length;
  const arrivals = new Float64Array(n);
  for (let part = 0; part < subject.nodes.length; part++) {
    const node = subject.nodes[part]!;
    arrivals[node] = arrivals[node]! + subject.weights[part]!;
  }
  for (let j = 0; j < n; j++) {
    if (visits[j] === 0) continue;
    for (let k = starts[j]!; k < starts[j + 1]!; k++)
      arrivals[heads[k]!] = arrivals[heads[k]!]! + visits[j]! * weights[k]!;
  }
  const carried = (node: number, share: Float64Array) => membership[node]! + (1 - membership[node]!) * share[node]!;
  const bounds = new Float64Array(n);
  for (let node = 0; node < n; node++)
    if (isOwnPart[node] !== 1) bounds[node] = arrivals[node]! * carried(node, exposure.share);
  const found = largestByBound(bounds, first, (asked) => {
    const loops = asked.filter((node) => membership[node]! < 1);
    const returns = new Map<number, ReturnFactor>();
    const accuracy = loops.map((node) => ACCURACY / bounds[node]!);
    for (const [at, factor] of returnFactors(chain, loops, accuracy).entries()) returns.set(loops[at]!, factor);
    return asked.map((node) => {
      const { lower, upper } = returns.get(node) ?? { lower: 1, upper: 1 };
      const reached = arrivals[node]! / lower;
      return {
        of: node,
        share: reached * carried(node, exposure.share),
        lower: (arrivals[node]! / upper) * carried(node, exposure.lower),
        // What was left unfollowed would have reached it at most once each.
        upper: Math.min(1, reached + left) * carried(node, exposure.upper),
        returnFactor: lower,
      };
    });
  });
  return found.map(({ of: node, ...point }) => ({ node, ...point }));
}
