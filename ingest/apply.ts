import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Store, Write } from '../graph/store.ts';
import { KnownError } from '../model/errors.ts';
import type { Redistribution } from '../model/redistribution.ts';
import { unfinishedLoads } from '../queries/__generated__/read.ts';
import {
  disownNodes,
  dropBareEconomies,
  dropBareIndustries,
  endLoad,
  forgetEconomies,
  markLoad,
  removeDataset,
  writeDataset,
} from '../queries/__generated__/write.ts';
import { linkKinds, nodeKinds } from './kinds.ts';
import { type Change, spooledChanges } from './spool.ts';

/** The dataset's node as it stands after a load. */
export type DatasetDescription = Parameters<typeof writeDescription>[1];

/** What ends the writing of changes: the dataset described anew, or gone. */
export type Ending = DatasetDescription | { readonly dataset: string; readonly removed: true };

/** Batches that a step of a load in steps writes. */
const usualStep = 25;

/** Batches sent ahead of the answer to the first: the engine works on one while the next is read and packed. */
const sentAhead = 3;

/**
 * Writes the spooled changes and the dataset's new description in one transaction: all, or nothing.
 *
 * @returns false where one transaction is more than the store's memory holds: then nothing is written.
 * @throws KnownError DANGLING_END when a relationship names a node that neither the load nor the store has.
 */
export async function applyChanges(store: Store, spool: string, ending: Ending): Promise<boolean> {
  try {
    await store.transaction(async (write) => {
      const sent: Promise<void>[] = [];
      for await (const change of spooledChanges(spool)) {
        if (sent.length === sentAhead) await sent.shift();
        const applied = applyChange(write, ending.dataset, change);
        applied.catch(() => {}); // thrown below, in its turn
        sent.push(applied);
      }
      await Promise.all(sent);
      await writeEnding(write, ending);
    });
    return true;
  } catch (error) {
    if (error instanceof KnownError && error.code === 'STORE_OUT_OF_MEMORY') return false;
    throw error;
  }
}

/**
 * Writes the spooled changes in steps, each a transaction that also moves the load's mark, for what one transaction can't hold.
 *
 * While the mark stands, readiness fails and answers are refused, and the next load rolls it forward first (`rollForward`).
 *
 * @throws KnownError DANGLING_END, as `applyChanges`.
 */
export async function applyChangesInSteps(
  store: Store,
  spool: string,
  ending: Ending,
  batchesInAStep = usualStep,
): Promise<void> {
  await applySteps(store, { key: basename(spool), spool, applied: 0, ending }, batchesInAStep);
}

/**
 * Ends the loads that were cut off between two steps, from their spools.
 *
 * A load whose spool is not on this machine is left; loading the same dataset again ends it.
 */
export async function rollForward(store: Store): Promise<readonly string[]> {
  const ended: string[] = [];
  for (const { key, dataset, spool, applied, ending } of await store.rows(unfinishedLoads, {})) {
    if (!existsSync(spool)) continue;
    await applySteps(store, { key, spool, applied, ending: JSON.parse(ending) as Ending }, usualStep);
    await rm(spool, { recursive: true, force: true });
    ended.push(dataset);
  }
  return ended;
}

interface StepwiseLoad {
  readonly key: string;
  readonly spool: string;
  /** Batches of the spool that are written. */
  readonly applied: number;
  readonly ending: Ending;
}

async function applySteps(
  store: Store,
  { key, spool, applied, ending }: StepwiseLoad,
  batchesInAStep: number,
): Promise<void> {
  const { dataset } = ending;
  const mark = (write: Write, batches: number) =>
    write(markLoad, { key, dataset, spool, applied: batches, ending: JSON.stringify(ending) });
  if (applied === 0) await store.transaction((write) => mark(write, 0));

  let batches = 0;
  let step: Change[] = [];
  const writeStep = () =>
    store.transaction(async (write) => {
      for (const change of step) await applyChange(write, dataset, change);
      await mark(write, batches);
    });
  for await (const change of spooledChanges(spool)) {
    if (batches++ < applied) continue;
    step.push(change);
    if (step.length < batchesInAStep) continue;
    await writeStep();
    step = [];
  }
  if (step.length > 0) await writeStep();
  await store.transaction((write) => writeEnding(write, ending));
}

async function writeEnding(write: Write, ending: Ending): Promise<void> {
  const { dataset } = ending;
  if ('removed' in ending) {
    await write(forgetEconomies, { dataset });
    await write(disownNodes, { dataset });
    await write(dropBareEconomies, {});
    await write(dropBareIndustries, {});
    await write(removeDataset, { dataset });
  } else await writeDescription(write, ending);
  await write(endLoad, { dataset });
}

async function applyChange(write: Write, dataset: string, change: Change): Promise<void> {
  if ('write' in change) {
    await write(nodeKinds[change.write].write, { dataset, rows: change.rows });
  } else if ('retireLinks' in change) {
    await write(linkKinds[change.retireLinks].retire, { dataset, rows: change.rows });
  } else if ('create' in change) {
    const [answer] = await write(linkKinds[change.create].create, { dataset, rows: change.rows });
    const dangling = change.size - Number(answer?.written ?? 0);
    const { refuses } = linkKinds[change.create];
    if (dangling !== 0)
      throw new KnownError('DANGLING_END', { kind: change.create, dangling, ...(refuses && { refuses }) });
  } else {
    await write(nodeKinds[change.retireNodes].retire, { dataset, keys: change.keys });
  }
}

function writeDescription(
  write: Write,
  description: {
    readonly dataset: string;
    readonly source: string;
    readonly title: string;
    readonly publisher: string | null;
    readonly home: string | null;
    readonly licence: string | null;
    readonly redistribution: Redistribution;
    readonly citation: string | null;
    readonly edition: string | null;
    readonly sha256: string;
    readonly files: readonly string[];
    readonly years: readonly number[];
    readonly rows: number;
    readonly records: number;
    readonly rejected: number;
    readonly illustrative: boolean;
    readonly starter: boolean;
    readonly loadedAt: string;
    readonly loads: readonly string[];
  },
) {
  return write(writeDataset, description);
}
