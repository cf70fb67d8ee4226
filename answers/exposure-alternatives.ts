import type { SupplyOffer } from '../analytics/alternatives.ts';
import type { Graph } from '../graph/graph.ts';
import type { Projection } from '../graph/projection.ts';
import type { Store } from '../graph/store.ts';
import type { BlocOnProjection } from '../graph/workers/solver.ts';
import type { Solution } from '../graph/workers/solver-worker.ts';
import { KnownError } from '../model/errors.ts';
import type { Alternative, AlternativesAsked } from './exposure-answer.ts';
import type { WeighedSubject } from './exposure-subject.ts';
import { pathNode } from './path-node.ts';
import { loadSingleSales } from './single-sales.ts';

/** What a buyer buys under one code, by supplier, as shares of its output. */
interface Bought {
  readonly product: string;
  readonly current: ReadonlyMap<number, number>;
  /** Others that sell it. */
  readonly sellers: Iterable<number>;
}

/**
 * How the products that one firm or industry buys would be bought with the least exposure.
 *
 * A product of firms is an HS code, and whoever of the layer sells it to anybody may sell it to the buyer; of industries it is
 * the supplying sector, which every economy has.
 *
 * @throws KnownError BAD_USER_INPUT for a subject of several parts; NOT_FOUND for a supplier that the layer does not have.
 */
export async function loadAlternatives(
  { store, solver }: Pick<Graph, 'store' | 'solver'>,
  {
    projection,
    bloc,
    weighed,
    subject,
    solution,
  }: {
    readonly projection: Projection;
    readonly bloc: BlocOnProjection;
    readonly weighed: WeighedSubject;
    readonly subject: string;
    readonly solution: Solution;
  },
  asked: AlternativesAsked,
): Promise<readonly Alternative[]> {
  const [buyer] = weighed.own;
  if (buyer === undefined || weighed.nodes.length !== 1)
    throw new KnownError('BAD_USER_INPUT', {
      what: 'alternatives',
      found: subject,
      wanted: 'one firm or one industry',
    });
  const declared = new Map(asked.capacities.map(({ supplier, usd }) => [placeOf(projection, supplier), usd]));
  const { perUsd, bought } = await (projection.layer.of === 'firms' ? loadBoughtOfFirm : boughtOfIndustry)(
    store,
    projection,
    buyer,
    asked.product,
  );
  const worth = (supplier: number) => {
    const member = bloc.membership[supplier] as number;
    return member + (1 - member) * (solution.share[supplier] as number);
  };
  const brought = ({ current }: Bought) =>
    [...current].reduce((sum, [supplier, share]) => sum + share * worth(supplier), 0);
  const largest = [...bought].sort((a, b) => brought(b) - brought(a) || (a.product < b.product ? -1 : 1));
  const own = bloc.membership[buyer] as number;
  const whole = (share: number) => own + (1 - own) * share;
  const found: Alternative[] = [];
  for (const { product, current, sellers } of largest.slice(0, asked.count)) {
    const suppliers = new Set([...current.keys(), ...sellers, ...declared.keys()]);
    suppliers.delete(buyer);
    const offers = [...suppliers].map((supplier): SupplyOffer => {
      const now = current.get(supplier) ?? 0;
      const stated = declared.get(supplier);
      const output = projection.outputUsd[supplier] as number;
      const spare = Number.isNaN(output) ? 0 : asked.spare * output;
      return { supplier, current: now, capacity: stated === undefined ? now + spare * perUsd : stated * perUsd };
    });
    const result = await solver.alternatives(projection, bloc, buyer, offers);
    const need = [...current.values()].reduce((sum, share) => sum + share, 0);
    found.push({
      product,
      need,
      needUsd: need / perUsd,
      suppliers: result.choices
        .filter((choice) => choice.current > 0 || choice.chosen > 0)
        .map((choice) => ({
          ...pathNode(projection, choice.supplier),
          exposure: choice.exposure,
          current: choice.current,
          capacity: choice.capacity,
          chosen: choice.chosen,
          chosenUsd: choice.chosen / perUsd,
          capacityAssumed: !declared.has(choice.supplier),
        })),
      offered: offers.length,
      shortfall: result.shortfall,
      before: whole(result.before),
      after: whole(result.after),
      unknownAfter: (1 - own) * result.unknownAfter,
    });
  }
  return found;
}

function placeOf({ index, layer }: Projection, key: string): number {
  const node = index.get(key);
  if (node === undefined)
    throw new KnownError('NOT_FOUND', { kind: `supplier of ${layer.dataset} in ${layer.year}`, key });
  return node;
}

async function loadBoughtOfFirm(
  store: Store,
  projection: Projection,
  buyer: number,
  product: string | null,
): Promise<{ readonly perUsd: number; readonly bought: readonly Bought[] }> {
  const { starts, weights } = projection.purchases;
  let share = 0;
  for (let k = starts[buyer] as number; k < (starts[buyer + 1] as number); k++) share += weights[k] as number;
  let usdInAll = 0;
  const byProduct = new Map<string, Map<number, number>>();
  for await (const { supplier, product: code, usd } of loadSingleSales(store, projection, [buyer])) {
    usdInAll += usd ?? 0;
    if (usd === null || code === null || supplier === buyer || (product !== null && !code.startsWith(product)))
      continue;
    const under = product ?? code;
    const current = byProduct.get(under) ?? new Map<number, number>();
    byProduct.set(under, current.set(supplier, (current.get(supplier) ?? 0) + usd));
  }
  const perUsd = usdInAll > 0 ? share / usdInAll : 0;
  if (perUsd === 0 || byProduct.size === 0) return { perUsd, bought: [] };
  const sellersOf = await loadSellers(store, projection);
  return {
    perUsd,
    bought: [...byProduct].map(([code, current]) => ({
      product: code,
      current: new Map([...current].map(([supplier, usd]) => [supplier, usd * perUsd])),
      sellers: [...sellersOf].flatMap(([sold, sellers]) => (sold.startsWith(code) ? [...sellers] : [])),
    })),
  };
}

/** Who sells which product, by HS code; they live as long as the projection that they are of. */
const sellers = new WeakMap<Projection, Promise<ReadonlyMap<string, ReadonlySet<number>>>>();

function loadSellers(store: Store, projection: Projection): Promise<ReadonlyMap<string, ReadonlySet<number>>> {
  const known = sellers.get(projection);
  if (known) return known;
  const read = (async () => {
    const sellersOf = new Map<string, Set<number>>();
    for await (const { supplier, product } of loadSingleSales(store, projection)) {
      if (product === null) continue;
      sellersOf.set(product, (sellersOf.get(product) ?? new Set()).add(supplier));
    }
    return sellersOf;
  })();
  sellers.set(projection, read);
  read.catch(() => sellers.delete(projection));
  return read;
}

async function boughtOfIndustry(
  _store: Store,
  { keys, purchases: { starts, heads, weights }, outputUsd }: Projection,
  buyer: number,
  product: string | null,
): Promise<{ readonly perUsd: number; readonly bought: readonly Bought[] }> {
  const sectorOf = (node: number) => (keys[node] as string).split(':').at(-1) as string;
  const bySector = new Map<string, Map<number, number>>();
  for (let k = starts[buyer] as number; k < (starts[buyer + 1] as number); k++) {
    const supplier = heads[k] as number;
    const sector = sectorOf(supplier);
    if (supplier === buyer || (product !== null && sector !== product)) continue;
    const current = bySector.get(sector) ?? new Map<number, number>();
    bySector.set(sector, current.set(supplier, weights[k] as number));
  }
  return {
    perUsd: 1 / (outputUsd[buyer] as number),
    bought: [...bySector].map(([sector, current]) => ({
      product: sector,
      current,
      sellers: [...keys.keys()].filter((node) => sectorOf(node) === sector && node !== buyer),
    })),
  };
}
