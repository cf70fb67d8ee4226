import type { Store } from '../graph/store.ts';
import type { LoadEntry } from '../model/load-entry.ts';
import { loadsOfDatasets } from '../queries/__generated__/read.ts';

/** The loads of each dataset that changed something or brought a new file, the first one first; none of one that is not there. */
export async function loadLoadsOfDatasets(
  store: Store,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly LoadEntry[]>> {
  const rows = await store.rows(loadsOfDatasets, { keys: [...keys] });
  return new Map(rows.map(({ key, loads }) => [key, (loads ?? []).map((load) => JSON.parse(load) as LoadEntry)]));
}

/** Those of some datasets that have a kind of record, by all their loads. */
export async function loadDatasetsHaving(
  store: Store,
  keys: readonly string[],
  kind: string,
): Promise<readonly string[]> {
  const loads = await loadLoadsOfDatasets(store, keys);
  return [...loads].flatMap(([key, ofDataset]) => (kindsOfLoads(ofDataset).includes(kind) ? [key] : []));
}

/**
 * Kinds of record of a dataset, by all its loads: those of which they have brought more than they have taken back.
 *
 * A kind of node counts on once it was brought: a node that an edition no longer lists stays while something is tied to it, so
 * loads don't count nodes among what they take back.
 */
export function kindsOfLoads(loads: readonly LoadEntry[]): readonly string[] {
  const left = new Map<string, number>();
  for (const { kinds } of loads)
    for (const { kind, added, retired } of kinds) left.set(kind, (left.get(kind) ?? 0) + added - retired);
  return [...left].flatMap(([kind, records]) => (records > 0 ? [kind] : []));
}
