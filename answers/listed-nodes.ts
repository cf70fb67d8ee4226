import type { Projection } from '../graph/projection.ts';
import { loadSameParties, type SameParties } from '../graph/same-parties.ts';
import type { Store } from '../graph/store.ts';
import { listingsOnDay } from '../queries/__generated__/read.ts';

/** An entry of a list that was in force on the day. */
export interface ListEntry {
  readonly listing: string;
  readonly name: string | null;
  readonly authority: string | null;
  readonly type: string | null;
  /** The part that it is about, null where it is the whole. */
  readonly scope: string | null;
  readonly dataset: string;
  readonly record: string;
}

/** Nodes of a projection that stand on lists. */
export interface ListedNodes {
  /** By node: entries that are about the whole of it. */
  readonly surely: ReadonlyMap<number, readonly ListEntry[]>;
  /** By node: entries about a part, of the node or of its economy, which may or may not be meant. */
  readonly possibly: ReadonlyMap<number, readonly ListEntry[]>;
  /** Types of lists that have any entry on the day: of the others nothing is known. */
  readonly types: ReadonlySet<string>;
}

/**
 * Which nodes stand on a list on a day, surely or possibly.
 *
 * An entry of an economy is about all its nodes. One of a part (a region, some goods) makes the nodes possible only: the
 * graph does not say which part a node belongs to.
 *
 * @param lists  keys of the lists that count; null for all.
 */
export async function loadListedNodes(
  store: Store,
  projection: Projection,
  date: string,
  lists: readonly string[] | null,
): Promise<ListedNodes> {
  const surely = new Map<number, ListEntry[]>();
  const possibly = new Map<number, ListEntry[]>();
  const types = new Set<string>();
  const same = await loadSameParties(store);
  for (const row of await store.rows(listingsOnDay, { date })) {
    if (lists !== null && !lists.includes(row.listing)) continue;
    if (row.type !== null) types.add(row.type);
    const marked = row.scope === null ? surely : possibly;
    for (const node of nodesOf(projection, same, row)) marked.set(node, [...(marked.get(node) ?? []), row]);
  }
  return { surely, possibly, types };
}

function nodesOf(
  { index, economies }: Projection,
  same: SameParties,
  { party, economy, industry }: { party: string | null; economy: string | null; industry: string | null },
): readonly number[] {
  if (party !== null) return same.recordsOf(party).flatMap((record) => index.get(record) ?? []);
  if (industry !== null) return index.has(industry) ? [index.get(industry) as number] : [];
  return economy === null ? [] : economies.flatMap((seats, at) => (seats.includes(economy) ? [at] : []));
}
