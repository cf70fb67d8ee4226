import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Store, Write } from '../graph/store.ts';
import { KnownError } from '../model/errors.ts';
import { unfinishedLoads } from '../queries/__generated__/read.ts';
import { endLoad, markLoad, writeDataset } from '../queries/__generated__/write.ts';
import { type Change, spooledChanges } from './changes.ts';
import { linkKinds, nodeKinds } from './kinds.ts';

/** The dataset's node as it stands after a load. */
export type DatasetDescription = Parameters<typeof writeDescription>[1];

/** Above this many changes one transaction would outgrow the memory of a common server. */
const oneTransaction = 1_000_000;

/** Whether so many changes are written in steps under a mark, rather than in one transaction. */
export function writesInSteps(changes: number): boolean {
  return changes > oneTransaction;
}

/** Changes a step of a load in steps writes at most: about 40 batches. */
const batchesInAStep = 40;

/**
 * Writes the spooled changes and the dataset's new description: all, or nothing.
 *
 * Up to a million changes are one transaction. More are written in steps, each a transaction that also moves the load's mark;
 * while a mark stands, readiness fails and answers are refused, and the next load rolls it forward first (`rollForward`).
 *
 * @throws KnownError DANGLING_END when a relationship names a node that neither the load nor the store has.
 */
export async function applyChanges(
  store: Store,
  spool: string,
  changes: number,
  description: DatasetDescription,
): Promise<void> {
  if (writesInSteps(changes)) return applyInSteps(store, { key: basename(spool), spool, applied: 0, description });
  await store.transaction(async (write) => {
    for await (const change of spooledChanges(spool)) await applyChange(write, description.dataset, change);
    await writeDescription(write, description);
    await write(endLoad, { dataset: description.dataset });
  });
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
    await applyInSteps(store, { key, spool, applied, description: JSON.parse(ending) as DatasetDescription });
    await rm(spool, { recursive: true, force: true });
    ended.push(dataset);
  }
  return ended;
}

interface StepwiseLoad {
  readonly key: string;
  readonly spool: string;
  readonly applied: number;
  readonly description: DatasetDescription;
}

async function applyInSteps(store: Store, { key, spool, applied, description }: StepwiseLoad): Promise<void> {
  const { dataset } = description;
  const mark = (write: Write, steps: number) =>
    write(markLoad, { key, dataset, spool, applied: steps, ending: JSON.stringify(description) });
  if (applied === 0) await store.transaction((write) => mark(write, 0));

  let step = 0;
  let batch: Change[] = [];
  const writeStep = async () => {
    if (step++ < applied) return;
    await store.transaction(async (write) => {
      for (const change of batch) await applyChange(write, dataset, change);
      await mark(write, step);
    });
  };
  for await (const change of spooledChanges(spool)) {
    batch.push(change);
    if (batch.length < batchesInAStep) continue;
    await writeStep();
    batch = [];
  }
  await writeStep();
  await store.transaction(async (write) => {
    await writeDescription(write, description);
    await write(endLoad, { dataset });
  });
}

async function applyChange(write: Write, dataset: string, change: Change): Promise<void> {
  if ('write' in change) {
    await write(nodeKinds[change.write].write, { dataset, rows: change.rows });
  } else if ('retireLinks' in change) {
    await write(linkKinds[change.retireLinks].retire, { dataset, rows: change.rows });
  } else if ('create' in change) {
    const [answer] = await write(linkKinds[change.create].create, { dataset, rows: change.rows });
    const wanted = change.rows.reduce<number>(
      (sum, group) => sum + (group as { links: readonly unknown[] }).links.length,
      0,
    );
    if (answer?.written !== wanted)
      throw new KnownError('DANGLING_END', { kind: change.create, dangling: wanted - Number(answer?.written ?? 0) });
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
  },
) {
  return write(writeDataset, description);
}
