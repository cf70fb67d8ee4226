import type { OpenPurchase } from '../analytics/supply-ranges.ts';
import type { Graph } from '../graph/graph.ts';
import type { Projection } from '../graph/projection.ts';
import type { Store } from '../graph/store.ts';
import type { BlocOnProjection } from '../graph/workers/solver.ts';
import { KnownError } from '../model/errors.ts';
import type { AmountBounds, SaleLimit } from './exposure-answer.ts';
import type { WeighedSubject } from './exposure-subject.ts';
import { loadSingleSales } from './single-sales.ts';

/**
 * How far the exposure hangs on amounts that nobody states: the least and the most that they allow.
 *
 * @param limits  what the caller knows of sales without an amount.
 * @throws KnownError NOT_FOUND for a sale that is not in the layer without an amount; BAD_USER_INPUT for limits that no
 *   amounts can meet.
 */
export async function loadAmountBounds(
  { store, solver }: Pick<Graph, 'store' | 'solver'>,
  {
    projection,
    bloc,
    weighed,
  }: { readonly projection: Projection; readonly bloc: BlocOnProjection; readonly weighed: WeighedSubject },
  limits: readonly SaleLimit[],
): Promise<AmountBounds> {
  const links = await loadOpenLinks(store, projection);
  const limitOf = new Map(limits.map((limit) => [`${limit.from}>${limit.to}`, limit]));
  const open = links.map(({ buyer, supplier, perUsd }): OpenPurchase => {
    const link = `${projection.keys[supplier]}>${projection.keys[buyer]}`;
    const limit = limitOf.get(link);
    limitOf.delete(link);
    if (limit === undefined) return { buyer, supplier, least: 0, most: 1 };
    if (!(limit.least >= 0 && limit.most >= limit.least) || perUsd === null)
      throw new KnownError('BAD_USER_INPUT', {
        what: `The limits of ${link}`,
        found: `${limit.least} to ${limit.most}`,
        wanted:
          perUsd === null ? 'none: nobody states what the buyer sells or buys' : 'a range of US dollars from 0 up',
      });
    return { buyer, supplier, least: limit.least * perUsd, most: Math.min(1, limit.most * perUsd) };
  });
  const [stranger] = limitOf.keys();
  if (stranger !== undefined) throw new KnownError('NOT_FOUND', { kind: 'sale without an amount', key: stranger });
  const found = await solver.amountBounds(projection, bloc, open).catch((error: unknown) => {
    if (!(error as Error).message?.includes('buys at least')) throw error;
    throw new KnownError('BAD_USER_INPUT', {
      what: 'The limits',
      found: 'more than a buyer’s purchases without an amount',
      wanted: 'least amounts that fit into what it buys in all',
    });
  });
  const over = (values: Float64Array) =>
    weighed.nodes.reduce((sum, node, part) => {
      const member = bloc.membership[node] as number;
      return sum + (weighed.weights[part] as number) * (member + (1 - member) * (values[node] as number));
    }, 0);
  return {
    lower: over(found.lower),
    upper: over(found.upper),
    upperWithUnknown: Math.min(1, over(found.upperWithUnknown) + weighed.notShown),
    openLinks: links.length,
    converged: found.converged,
  };
}

/** A link without an amount, and what a dollar is of its buyer's output; null where that can't be told. */
interface OpenLink {
  readonly buyer: number;
  readonly supplier: number;
  readonly perUsd: number | null;
}

/** They live as long as the projection that they are of. */
const openLinks = new WeakMap<Projection, Promise<readonly OpenLink[]>>();

function loadOpenLinks(store: Store, projection: Projection): Promise<readonly OpenLink[]> {
  if (projection.quality.unvaluedLinks === 0) return Promise.resolve([]);
  const known = openLinks.get(projection);
  if (known) return known;
  const read = readOpenLinks(store, projection);
  openLinks.set(projection, read);
  read.catch(() => openLinks.delete(projection));
  return read;
}

async function readOpenLinks(store: Store, projection: Projection): Promise<readonly OpenLink[]> {
  const { starts, weights } = projection.purchases;
  const usdOf = new Map<number, number>();
  const open = new Map<number, Set<number>>();
  for await (const { buyer, supplier, usd } of loadSingleSales(store, projection)) {
    if (usd === null) open.set(buyer, (open.get(buyer) ?? new Set()).add(supplier));
    else usdOf.set(buyer, (usdOf.get(buyer) ?? 0) + usd);
  }
  return [...open].flatMap(([buyer, suppliers]) => {
    const usd = usdOf.get(buyer) ?? 0;
    const output = projection.outputUsd[buyer] as number;
    let share = 0;
    for (let k = starts[buyer] as number; k < (starts[buyer + 1] as number); k++) share += weights[k] as number;
    const perUsd = usd > 0 ? share / usd : output > 0 ? 1 / output : null;
    return [...suppliers].map((supplier): OpenLink => ({ buyer, supplier, perUsd }));
  });
}
