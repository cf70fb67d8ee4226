import type { Graph } from '../graph/graph.ts';
import type { Projection } from '../graph/projection.ts';
import { type ProjectionQuality, qualityOf } from '../graph/purchase-rows.ts';
import type { KeyedSubject } from '../graph/workers/solver.ts';
import type { Assumption } from '../model/finding.ts';

/** How what firms state was repaired. Counts of firms. */
export type RepairsOfFirms = Pick<ProjectionQuality, 'estimatedOutput' | 'ownSales'>;

/** How what the subject and its suppliers, at any tier, state was repaired; industries are not. */
export async function loadUpstreamRepairs(
  { solver }: Pick<Graph, 'solver'>,
  projection: Projection,
  subject: KeyedSubject,
): Promise<RepairsOfFirms> {
  const { layer, quality } = projection;
  if (layer.of === 'industries' || quality.estimatedOutput + quality.ownSales === 0) return quality;
  return qualityOf(projection, await solver.upstream(projection, subject));
}

/** What is taken for granted where firms on the way had to be repaired: nothing where none was. */
export function repairsSaid({ estimatedOutput, ownSales }: RepairsOfFirms): readonly Assumption[] {
  const said: Assumption[] = [];
  if (estimatedOutput > 0)
    said.push({
      code: 'ESTIMATED_OUTPUT',
      text: `Of ${firms(estimatedOutput)} on the way no revenue is stated: it is taken to be what they buy.`,
    });
  if (ownSales > 0)
    said.push({
      code: 'SELF_SALES',
      text: `Of ${firms(ownSales)} on the way sales to themselves are stated. They are followed like others, which leaves the shares as they would be were they taken out of purchases and revenue alike; tiers and paths go round by them.`,
    });
  return said;
}

function firms(count: number): string {
  return count === 1 ? '1 firm' : `${count} firms`;
}
