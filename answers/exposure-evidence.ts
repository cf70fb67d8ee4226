import type { StructuralPath } from '../analytics/structural-paths.ts';
import type { Projection } from '../graph/projection.ts';
import type { Store } from '../graph/store.ts';
import { KnownError } from '../model/errors.ts';
import { evidenceOfFirmSupplies, evidenceOfIndustrySupplies } from '../queries/__generated__/read.ts';
import type { WeighedSubject } from './exposure-subject.ts';

/** One purchase on a path, and the row that states it. `from` sells to `to`. */
export interface Hop {
  readonly from: string;
  readonly to: string;
  /** The sale in the data, US dollars a year. */
  readonly usd: number;
  /** The sale as a share of the buyer's output (of final demand: of all that is bought), 0..1. */
  readonly share: number;
  readonly year: number;
  readonly dataset: string;
  readonly record: string;
  readonly basis: string;
  /** Nobody names the supplier: the buyer's industry stands in for it, and the row is the one that says it is of that industry. */
  readonly estimated: boolean;
}

/** What states a sale. */
export interface Evidence {
  readonly usd: number;
  readonly record: string;
  readonly basis: string;
}

/** Rows found so far, by link; they live as long as the projection they explain. */
const found = new WeakMap<Projection, Map<string, Evidence>>();

/**
 * The hops of each path with the row that states each: one round trip for all that are not known yet.
 *
 * Where several rows state one sale (products of a firm, categories of final demand) the amounts are summed and the largest row is named.
 *
 * @throws KnownError CHANGED_MEANWHILE where a load has taken back what the projection was read from.
 */
export async function loadHopsOfLayer(
  store: Store,
  projection: Projection,
  weighed: WeighedSubject,
  paths: readonly StructuralPath[],
): Promise<readonly (readonly Hop[])[]> {
  const { keys, layer } = projection;
  const purchases = await loadPurchases(
    store,
    projection,
    paths.flatMap(({ nodes, arcs }) => Array.from(arcs, (arc, k) => ({ buyer: nodes[k] as number, arc }))),
  );
  let read = 0;
  const partOf = new Map(weighed.nodes.map((node, part) => [node, part]));
  return paths.map((path) => {
    const hops: Hop[] = [];
    const part = partOf.get(path.nodes[0] as number) as number;
    const bought = weighed.purchases?.[part];
    if (bought) {
      const { buyer: to, usd, record, basis } = bought;
      hops.push({
        from: keys[path.nodes[0] as number] as string,
        to,
        usd,
        share: weighed.weights[part] as number,
        year: layer.year,
        dataset: layer.dataset,
        record,
        basis,
        estimated: false,
      });
    }
    hops.push(...purchases.slice(read, read + path.arcs.length));
    read += path.arcs.length;
    return hops;
  });
}

/** A sale by the keys of its ends. */
export interface Link {
  readonly supplier: string;
  readonly buyer: string;
}

/**
 * Purchases of a layer with the row that states each: one round trip for all that are not known yet.
 *
 * @throws KnownError CHANGED_MEANWHILE where a load has taken back what the projection was read from.
 */
export async function loadPurchases(
  store: Store,
  projection: Projection,
  purchases: readonly { readonly buyer: number; readonly arc: number }[],
): Promise<readonly Hop[]> {
  const { keys, layer } = projection;
  const { heads, weights } = projection.purchases;
  const links = purchases.map(({ buyer, arc }) => ({
    supplier: keys[heads[arc] as number] as string,
    buyer: keys[buyer] as string,
    share: weights[arc] as number,
  }));
  const evidence = await loadEvidence(store, projection, links);
  return links.map(({ supplier: from, buyer: to, share }) => {
    const row = evidence.get(linkKey(from, to));
    if (!row) throw new KnownError('CHANGED_MEANWHILE', { dataset: layer.dataset });
    return { from, to, share, year: layer.year, dataset: layer.dataset, ...row, estimated: false };
  });
}

/** What states each sale of a layer, by `linkKey`: one round trip for all that are not known yet. */
export async function loadEvidence(
  store: Store,
  projection: Projection,
  links: readonly Link[],
): Promise<ReadonlyMap<string, Evidence>> {
  const known = found.get(projection) ?? new Map<string, Evidence>();
  found.set(projection, known);
  const asked = new Map<string, Set<string>>();
  for (const { supplier, buyer } of links) {
    if (known.has(linkKey(supplier, buyer))) continue;
    const buyers = asked.get(supplier) ?? new Set();
    asked.set(supplier, buyers.add(buyer));
  }
  if (asked.size === 0) return known;
  const statement = projection.layer.of === 'industries' ? evidenceOfIndustrySupplies : evidenceOfFirmSupplies;
  const rows = [...asked].map(([start, ends]) => ({ start, ends: [...ends] }));
  const largest = new Map<string, number>();
  for (const row of await store.rows<Asked, EvidenceRow>(statement, {
    dataset: projection.layer.dataset,
    year: projection.layer.year,
    rows,
  })) {
    if (row.usd === null) continue;
    const key = linkKey(row.supplier, row.buyer);
    const before = largest.has(key) ? known.get(key) : undefined;
    const named = before && (largest.get(key) ?? 0) >= row.usd ? before : row;
    largest.set(key, Math.max(largest.get(key) ?? 0, row.usd));
    known.set(key, { usd: (before?.usd ?? 0) + row.usd, record: named.record, basis: named.basis });
  }
  return known;
}

type Asked = { dataset: string; year: number; rows: readonly { start: string; ends: readonly string[] }[] };
type EvidenceRow = { supplier: string; buyer: string; usd: number | null; record: string; basis: string };

export function linkKey(supplier: string, buyer: string): string {
  return `${supplier}>${buyer}`;
}
