import type { Assumption } from '../model/finding.ts';
import type { productSumsOfExporters } from '../queries/__generated__/read.ts';
import type { Statement } from '../queries/statement.ts';

/** What products of one length of code come to, of one flow, as one side reports them on one basis. */
export type ProductSum = typeof productSumsOfExporters extends Statement<infer _P, infer R> ? R : never;

/** The sums that stand for flows of all goods, and those that stand for none. */
export interface SumsOfProducts {
  /** One a flow, side and basis: the least that the goods come to. */
  readonly sums: readonly ProductSum[];
  /** Of flows whose products are codes of several editions of the Harmonized System. */
  readonly mixed: readonly ProductSum[];
}

/** Of a dataset that has products alone: how all goods are read from it. */
export const sumOfProducts: Assumption = {
  code: 'SUM_OF_PRODUCTS',
  text: 'The dataset of trade states products alone: a flow of all goods is their sum. Of products at several lengths of HS code those are added up that come to most; a flow that is stated by several editions of the Harmonized System is not known, and what is not stated of a flow is not in its sum.',
};

/**
 * What goods come to at the least where nobody states all of them together: the products stated, none counted twice.
 *
 * Products of one length of code are parts of the flow that do not overlap, so each length alone comes to no more than
 * all goods. Of several lengths that which comes to most is taken, the finest where they come to the same: a chapter may be
 * stated whole and only some of its products beside it. Under two editions one good may have two codes, so a flow that is
 * stated in several is not summed.
 *
 * @param rows  the lengths of code of each flow, side, basis and edition.
 */
export function sumsOfProducts(rows: readonly ProductSum[]): SumsOfProducts {
  const flows = new Map<string, ProductSum[]>();
  for (const row of rows) {
    const key = [row.economy, row.partner, row.reportedBy, row.basis, row.dataset].join(' ');
    const flow = flows.get(key);
    if (flow) flow.push(row);
    else flows.set(key, [row]);
  }
  const sums: ProductSum[] = [];
  const mixed: ProductSum[] = [];
  for (const flow of flows.values()) {
    if (new Set(flow.map(({ revision }) => revision)).size > 1) mixed.push(...flow);
    else sums.push(flow.reduce((most, one) => (isMore(one, most) ? one : most)));
  }
  return { sums, mixed };
}

function isMore(one: ProductSum, other: ProductSum): boolean {
  return one.usd > other.usd || (one.usd === other.usd && one.digits > other.digits);
}
