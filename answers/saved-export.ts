import type { ReadOptions, Store } from '../graph/store.ts';
import { assertMayBePassedOn, restrictedAmong } from '../model/redistribution.ts';
import type { Parameters, Row, Statement } from '../queries/statement.ts';
import { loadDatasetsInUse } from './datasets-in-use.ts';

/** Columns in which a saved query names the datasets of a row: `dataset`, `otherDataset`, `datasets`. */
const namesDatasets = /^(.+D|d)atasets?$/;

/**
 * The rows of a saved query, for a file: none where one of them rests on a dataset that may not be passed on.
 *
 * Where the graph has such a dataset, the query runs twice, as every row is looked at before the first leaves. A query whose
 * rows name no dataset rests on all of them.
 *
 * @param allowed  datasets that may be passed on whatever their licence says, as the caller answers for it.
 * @throws KnownError LICENCE_FORBIDS, and what the query throws.
 */
export async function* savedExport(
  store: Store,
  statement: Statement,
  parameters: Parameters,
  allowed: readonly string[],
  options?: ReadOptions,
): AsyncGenerator<Row> {
  const { byKey } = await loadDatasetsInUse(store);
  const restricted = new Map(restrictedAmong(byKey.values(), allowed).map((dataset) => [dataset.key, dataset]));
  if (restricted.size === 0) return yield* store.stream(statement, parameters, options);

  const columns = statement.returns.map(({ name }) => name).filter((name) => namesDatasets.test(name));
  if (columns.length === 0) assertMayBePassedOn(restricted.values(), []);
  const restrictedOf = (row: Row) =>
    columns.flatMap((column) => [row[column]].flat()).flatMap((key) => restricted.get(String(key)) ?? []);
  const met = new Set<ReturnType<typeof restrictedOf>[number]>();
  for await (const row of store.stream(statement, parameters, options))
    for (const dataset of restrictedOf(row)) met.add(dataset);
  assertMayBePassedOn(met, []);
  for await (const row of store.stream(statement, parameters, options)) {
    assertMayBePassedOn(restrictedOf(row), []); // a load may have come between
    yield row;
  }
}
