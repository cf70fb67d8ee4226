import type { Store } from '../graph/store.ts';
import type { LoadEntry } from '../model/load-entry.ts';
import { loadsOfDatasets } from '../queries/__generated__/read.ts';
import { loadDatasetsInUse, mayHave } from './datasets-in-use.ts';

/** The loads of each dataset that changed something or brought a new file, the first one first; none of one that is not there. */
export async function loadLoadsOfDatasets(
  store: Store,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly LoadEntry[]>> {
  const rows = await store.rows(loadsOfDatasets, { keys: [...keys] });
  return new Map(rows.map(({ key, loads }) => [key, (loads ?? []).map((load) => JSON.parse(load) as LoadEntry)]));
}

/** Those of some datasets that have a kind of record. */
export async function loadDatasetsHaving(
  store: Store,
  keys: readonly string[],
  kind: string,
): Promise<readonly string[]> {
  const { byKey } = await loadDatasetsInUse(store);
  return keys.filter((key) => mayHave(byKey.get(key), (one) => one === kind));
}
