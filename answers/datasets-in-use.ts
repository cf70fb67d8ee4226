import { createHash } from 'node:crypto';
import type { Store } from '../graph/store.ts';
import { KnownError } from '../model/errors.ts';
import { editionOf } from '../model/load-touches.ts';
import { datasets, unfinishedLoads } from '../queries/__generated__/read.ts';
import type { Statement } from '../queries/statement.ts';

type RowOf<S> = S extends Statement<infer _P, infer R> ? R : never;

/** A dataset as the store describes it. */
export type DatasetRow = RowOf<typeof datasets>;

/** The datasets in the store by key, and an edition of each that changes with every load. */
export interface DatasetsInUse {
  readonly byKey: ReadonlyMap<string, DatasetRow>;
  editionOf(dataset: string): string;
  /** An edition of all of them together, for what is read of whatever dataset says it. */
  readonly edition: string;
  /** An edition of those together that say anything of firms and persons: who holds whom, where they sit, who is the same. */
  readonly editionOfParties: string;
}

/**
 * The datasets that answers may use now.
 *
 * @throws KnownError UNFINISHED_LOAD while a load in steps has not ended: half a dataset answers nothing.
 */
export async function loadDatasetsInUse(store: Store): Promise<DatasetsInUse> {
  const [unfinished] = await store.rows(unfinishedLoads, {});
  if (unfinished) throw new KnownError('UNFINISHED_LOAD', { dataset: unfinished.dataset });
  const byKey = new Map((await store.rows(datasets, {})).map((row) => [row.key, row]));
  return {
    byKey,
    edition: editionOfAll([...byKey.values()]),
    editionOfParties: editionOfAll(
      [...byKey.values()].filter((dataset) => mayHave(dataset, (kind) => ofParties.has(kind))),
    ),
    editionOf: (dataset) => editionOf(byKey.get(dataset)),
  };
}

/** Whether a dataset has a kind of record that is meant. One whose loads never told may have any; one that is not there has none. */
export function mayHave(dataset: DatasetRow | undefined, isMeant: (kind: string) => boolean): boolean {
  return dataset !== undefined && (dataset.kinds?.some(isMeant) ?? true);
}

const ofParties: ReadonlySet<string> = new Set(['firm', 'person', 'holding', 'seat', 'same-as']);

function editionOfAll(datasets: readonly DatasetRow[]): string {
  const editions = datasets.map(({ key, sha256, loadedAt }) => [key, sha256, loadedAt]);
  return createHash('sha256').update(JSON.stringify(editions)).digest('hex');
}
