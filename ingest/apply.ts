import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Store, Write } from '../graph/store.ts';
import { KnownError } from '../model/errors.ts';
import type { Redistribution } from '../model/redistribution.ts';
import { datasets, unfinishedLoads } from '../queries/__generated__/read.ts';
import {
  disownNodes,
  dropBareEconomies,
  dropBareIndustries,
  endLoad,
  forgetEconomies,
  markLoad,
  removeDataset,
  takeTurn,
  writeDataset,
} from '../queries/__generated__/write.ts';
import { linkKinds, nodeKinds } from './kinds.ts';
import { type Change, spooledChanges } from './spool.ts';

/** The dataset's node as it stands after a load. */
export type DatasetDescription = Parameters<typeof writeDescription>[1];

/** What ends the writing of changes: the dataset described anew, or gone. */
export type Ending = DatasetDescription | { readonly dataset: string; readonly removed: true };

/** Of a dataset, what changes whenever a load of it has written: changes were worked out against it. */
export type StateOfDataset = string;

/** Batches that a step of a load in steps writes. */
const usualStep = 25;

/** Batches sent ahead of the answer to the first: the engine works on one while the next is read and packed. */
const sentAhead = 3;

/**
 * Writes the spooled changes and the dataset's new description in one transaction: all, or nothing.
 *
 * @param state of the dataset that the changes were worked out against.
 * @returns false where one transaction is more than the store's memory holds: then nothing is written.
 * @throws KnownError DANGLING_END when a relationship names a node that neither the load nor the store has; LOAD_OVERTAKEN
 *   when another load of the dataset has written since, so that the same would be said twice.
 */
export async function applyChanges(
  store: Store,
  spool: string,
  ending: Ending,
  state: StateOfDataset,
): Promise<boolean> {
  try {
    await store.transaction(async (write) => {
      await takeInState(write, ending.dataset, state);
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
 * @param spool of which all ends are there (`assertEndsAreThere`): there is no way back from a step.
 * @throws KnownError LOAD_OVERTAKEN, as `applyChanges`, and DANGLING_END for what a statement refuses besides ends that are
 *   not there: the mark then stands until the dataset is loaded again or taken back.
 */
export async function applyChangesInSteps(
  store: Store,
  spool: string,
  ending: Ending,
  state: StateOfDataset,
  batchesInAStep = usualStep,
): Promise<void> {
  const load = { key: basename(spool), spool, applied: 0, ending };
  await store.transaction(async (write) => {
    await takeInState(write, ending.dataset, state);
    await write(endLoad, { dataset: ending.dataset }); // this one starts from what an earlier one left
    await mark(write, load, 0);
  });
  await applySteps(store, load, batchesInAStep);
}

/**
 * Ends the loads that were cut off between two steps, from their spools.
 *
 * A load whose spool is not on this machine is left, and one that names what the store has no more: loading the same dataset
 * again ends either. One that is still under way is helped to its end.
 */
export async function rollForward(store: Store): Promise<readonly string[]> {
  const ended: string[] = [];
  for (const { key, dataset, spool, applied, ending } of await store.rows(unfinishedLoads, {})) {
    if (!existsSync(spool)) continue;
    try {
      await applySteps(store, { key, spool, applied, ending: JSON.parse(ending) as Ending }, usualStep);
    } catch (error) {
      if (error instanceof KnownError && ['DANGLING_END', 'LOAD_OVERTAKEN'].includes(error.code)) continue;
      throw error;
    }
    await rm(spool, { recursive: true, force: true });
    ended.push(dataset);
  }
  return ended;
}

/** The state of a dataset, and the loads of it that have not ended. */
export async function loadStateOfDataset(store: Store, dataset: string): Promise<StateOfDataset> {
  return stateOf(dataset, await store.rows(datasets, {}), await store.rows(unfinishedLoads, {}));
}

/** Holds off other loads to the end of the transaction, and sees that none of the dataset has come before. */
async function takeInState(write: Write, dataset: string, state: StateOfDataset): Promise<void> {
  await write(takeTurn, {});
  if (stateOf(dataset, await write(datasets, {}), await write(unfinishedLoads, {})) !== state)
    throw new KnownError('LOAD_OVERTAKEN', { dataset });
}

function stateOf(
  dataset: string,
  all: readonly { readonly key: string; readonly loadedAt: string }[],
  unfinished: readonly { readonly dataset: string; readonly key: string; readonly applied: number }[],
): StateOfDataset {
  const loadedAt = all.find(({ key }) => key === dataset)?.loadedAt ?? null;
  const marks = unfinished.filter((load) => load.dataset === dataset);
  return JSON.stringify([loadedAt, ...marks.map(({ key, applied }) => [key, applied])]);
}

/** The state of a dataset whose load has ended, and that none has come to since. */
function stateAfter(ending: Ending): StateOfDataset {
  return JSON.stringify(['removed' in ending ? null : ending.loadedAt]);
}

interface StepwiseLoad {
  readonly key: string;
  readonly spool: string;
  /** Batches of the spool that are written. */
  readonly applied: number;
  readonly ending: Ending;
}

async function applySteps(store: Store, load: StepwiseLoad, batchesInAStep: number): Promise<void> {
  const { key, spool, ending } = load;
  const { dataset } = ending;
  let batches = 0;
  let changes: Change[] = [];
  // Another process may roll the same load forward: each goes on from where either of them has come.
  const step = (writeStep: (write: Write, applied: number) => Promise<unknown>) =>
    store.transaction(async (write) => {
      await write(takeTurn, {});
      const unfinished = await write(unfinishedLoads, {});
      const stands = unfinished.find((one) => one.key === key);
      if (stands) await writeStep(write, stands.applied);
      else if (stateOf(dataset, await write(datasets, {}), unfinished) !== stateAfter(ending))
        throw new KnownError('LOAD_OVERTAKEN', { dataset });
    });
  const writeChanges = async () => {
    await step(async (write, applied) => {
      if (applied >= batches) return;
      for (const change of changes.slice(changes.length - (batches - applied)))
        await applyChange(write, dataset, change);
      await mark(write, load, batches);
    });
    changes = [];
  };
  for await (const change of spooledChanges(spool)) {
    if (batches++ < load.applied) continue;
    changes.push(change);
    if (changes.length === batchesInAStep) await writeChanges();
  }
  if (changes.length > 0) await writeChanges();
  await step((write) => writeEnding(write, ending));
}

function mark(write: Write, { key, spool, ending }: StepwiseLoad, applied: number) {
  return write(markLoad, { key, dataset: ending.dataset, spool, applied, ending: JSON.stringify(ending) });
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
    readonly kinds: readonly string[];
    readonly touches: readonly string[];
  },
) {
  return write(writeDataset, description);
}
