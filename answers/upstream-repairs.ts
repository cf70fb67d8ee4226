import type { Graph } from '../graph/graph.ts';
import { type ProjectionQuality, qualityOf } from '../graph/purchase-rows.ts';
import type { KeyedSubject } from '../graph/workers/solver.ts';
import type { Assumption } from '../model/finding.ts';
import type { WalkedLayer } from './estimated-output.ts';
import type { Table } from './table-choice.ts';

/** How what the subject and its suppliers state was repaired. Counts of nodes, and of links. */
export interface UpstreamRepairs extends ProjectionQuality {
  /** By which the output of any of them was estimated, by dataset and year, and of how many. */
  readonly outputTables: readonly (Table & { readonly firms: number })[];
}

/** How what the subject and its suppliers, at any tier, state was repaired. */
export async function loadUpstreamRepairs(
  { solver }: Pick<Graph, 'solver'>,
  { projection, outputTables }: WalkedLayer,
  subject: KeyedSubject,
): Promise<UpstreamRepairs> {
  const { quality } = projection;
  if (Object.values(quality).every((count) => count === 0)) return { ...quality, outputTables: [] };
  const among = await solver.upstream(projection, subject);
  const met = outputTables.map((table) => ({
    ...table,
    firms: table.firms.filter((firm) => among[firm] === 1).length,
  }));
  return { ...qualityOf(projection, among), outputTables: met.filter((table) => table.firms > 0) };
}

/** The years of the tables, each once. */
export function yearsOfTables({ outputTables }: UpstreamRepairs): readonly { figure: string; year: number }[] {
  const years = new Set(outputTables.map(({ year }) => year));
  return [...years].map((year) => ({ figure: 'input-output table', year }));
}

/** What is taken for granted where firms on the way had to be repaired: nothing where none was. */
export function repairsSaid({
  estimatedOutput,
  outputByIndustry,
  ownSales,
  outputTables,
}: UpstreamRepairs): readonly Assumption[] {
  const said: Assumption[] = [];
  const ways: string[] = [];
  for (const { dataset, year, firms: count } of outputTables)
    ways.push(
      `${count} ${count === 1 ? 'is' : 'are'} taken to make what is bought divided by what a dollar of output of the same industry buys in '${dataset}' of ${year}`,
    );
  if (estimatedOutput > 0)
    ways.push(
      `${estimatedOutput} ${estimatedOutput === 1 ? 'is' : 'are'} taken to make no more than what is bought, without any value added`,
    );
  if (ways.length > 0)
    said.push({
      code: 'ESTIMATED_OUTPUT',
      text: `Of ${firms(estimatedOutput + outputByIndustry)} on the way no revenue is stated, or not of all their industries: ${ways.join('; ')}.`,
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
