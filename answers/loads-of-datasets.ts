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

/** Kinds of record that the loads have brought, each once. */
export function kindsOfLoads(loads: readonly LoadEntry[]): readonly string[] {
  return [...new Set(loads.flatMap((load) => load.kinds.map(({ kind }) => kind)))];
}
