import type { ReadOptions, Store } from '../graph/store.ts';
import { assertMayBePassedOn, restrictedAmong } from '../model/redistribution.ts';
import { namesDatasets } from '../queries/header.ts';
import type { Parameters, Row, Statement } from '../queries/statement.ts';
import { loadDatasetsInUse, mayHave } from './datasets-in-use.ts';
import { kindsRead } from './kinds-read.ts';

/**
 * The rows of a saved query, for a file: none where one of them rests on a dataset that may not be passed on.
 *
 * Rows name the datasets of what they show (`@names` of the query's header). What else a query reads may be of any dataset: it
 * rests on each that has such things, and those must be allowed by name even where no row shows them. Where the graph has a
 * dataset that may not be passed on, the query runs twice, as every row is looked at before the first leaves.
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
  const named = columns.length > 0 ? statement.names : [];
  const unnamed = kindsRead(statement.reads.filter((name) => !named.includes(name)));
  assertMayBePassedOn(
    [...restricted.values()].filter((dataset) => mayHave(dataset, unnamed)),
    [],
  );
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
