import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../graph/store.ts';
import { KnownError } from '../model/errors.ts';
import type { KindCounts } from '../model/load-entry.ts';
import { datasets, unfinishedLoads } from '../queries/__generated__/read.ts';
import { applyChanges, applyChangesInSteps, loadStateOfDataset, rollForward } from './apply.ts';
import { Changes } from './changes.ts';
import type { LoadSettings } from './run.ts';

/** What taking a dataset back came to: `retired` counts relationships. */
export interface RemovalReport {
  readonly dataset: string;
  readonly retired: number;
  readonly kinds: readonly KindCounts[];
  readonly dryRun: boolean;
}

/**
 * Undoes the loads of a dataset: takes back all that it says, and leaves what others say.
 *
 * A node that statements of others are tied to stays: an economy as its code alone, any other with its description, as
 * nobody's, until a dataset that names it is loaded again. All or nothing, as a load is.
 *
 * @throws KnownError NOT_FOUND, LOAD_OVERTAKEN, UNFINISHED_LOAD with `dryRun` while a load of it has not ended, and what the store throws.
 */
export async function removeDataset(
  store: Store,
  dataset: string,
  options: Pick<LoadSettings, 'dryRun' | 'workFolder' | 'oneTransaction' | 'batchesInAStep'>,
): Promise<RemovalReport> {
  await store.prepare();
  if (!options.dryRun) await rollForward(store);
  const state = await loadStateOfDataset(store, dataset);
  const unfinished = (await store.rows(unfinishedLoads, {})).find((load) => load.dataset === dataset);
  if (unfinished && options.dryRun) throw new KnownError('UNFINISHED_LOAD', { dataset });
  const keys = (await store.rows(datasets, {})).map(({ key }) => key);
  if (!keys.includes(dataset) && !unfinished) {
    const hint = keys.length === 0 ? 'The store holds none.' : `There are ${keys.join(', ')}.`;
    throw new KnownError('NOT_FOUND', { kind: 'dataset', key: dataset, hint });
  }

  const spool = join(options.workFolder, 'loads', randomUUID());
  const changes = await Changes.begin(store, dataset, true, spool, !options.dryRun);
  let spoolIsNeeded = false;
  try {
    changes.finish('EVERYTHING');
    const { retired } = changes.counts;
    if (!options.dryRun) {
      const ending = { dataset, removed: true } as const;
      spoolIsNeeded = retired > (options.oneTransaction ?? 1_000_000);
      if (!spoolIsNeeded) spoolIsNeeded = !(await applyChanges(store, spool, ending, state));
      if (spoolIsNeeded) await applyChangesInSteps(store, spool, ending, state, options.batchesInAStep);
      spoolIsNeeded = false;
      if (unfinished) await rm(unfinished.spool, { recursive: true, force: true });
    }
    return { dataset, retired, kinds: changes.byKind, dryRun: options.dryRun ?? false };
  } finally {
    if (!spoolIsNeeded) await changes.discard();
  }
}
