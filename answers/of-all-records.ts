import { loadSameParties } from '../graph/same-parties.ts';
import type { Store } from '../graph/store.ts';

/**
 * What is stated of parties under any of their records, for loaders of lists.
 *
 * @param read  rows of many records.
 * @param recordOf  the record that a row is stated of: it stays under it.
 * @returns of each key the rows of all its records.
 */
export async function ofAllRecords<R>(
  store: Store,
  keys: readonly string[],
  read: (records: string[]) => Promise<readonly R[]>,
  recordOf: (row: R) => string,
): Promise<R[][]> {
  const same = await loadSameParties(store);
  const rows = new Map<string, R[]>();
  for (const row of await read([...new Set(keys.flatMap(same.recordsOf))])) {
    const before = rows.get(recordOf(row));
    if (before) before.push(row);
    else rows.set(recordOf(row), [row]);
  }
  return keys.map((key) => same.recordsOf(key).flatMap((record) => rows.get(record) ?? []));
}

/** Keys of the records of the party that a record is of, in alphabetical order: the record itself where nothing is said of it. */
export async function loadRecordsOf(store: Store, key: string): Promise<readonly string[]> {
  return (await loadSameParties(store)).recordsOf(key);
}
