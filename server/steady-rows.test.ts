import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import { SharedReads } from '../graph/shared-reads.ts';
import type { Store } from '../graph/store.ts';
import { datasets } from '../queries/__generated__/read.ts';
import { steadyRows } from './steady-rows.ts';

const never = new AbortController().signal;

/** `count` rows that say which attempt they are of; the first attempt is met by a commit after `changedAt` of them. */
function rowsOver(store: Store, count: number, changedAt: number) {
  let attempts = 0;
  return async function* (reads: Store) {
    const attempt = ++attempts;
    await reads.rows(datasets, {});
    for (let k = 0; k < count; k++) {
      if (attempt === 1 && k === changedAt) await store.transaction(async () => undefined);
      yield { attempt, k };
    }
  };
}

async function allOf(rows: AsyncIterable<unknown>): Promise<readonly unknown[]> {
  const all: unknown[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

const ofAttempt = (attempt: number, count: number) => Array.from({ length: count }, (_, k) => ({ attempt, k }));

test.each([
  ['nothing changes', 150, 150, 1],
  ['a load commits in the middle', 150, 70, 2],
  ['a load commits among the first rows of a long answer', 12_000, 70, 2],
])('%s: the rows are of one state of the graph', async (_, count, changedAt, attempt) => {
  const store = openEmbeddedStore(null);
  const rows = await steadyRows(new SharedReads(store), never, rowsOver(store, count, changedAt));
  expect(await allOf(rows)).toEqual(ofAttempt(attempt, count));
  await store.close();
});

test('an answer whose first rows have left fails before its end where a load commits', async () => {
  const store = openEmbeddedStore(null);
  const rows = await steadyRows(new SharedReads(store), never, rowsOver(store, 12_000, 11_000));
  const left: unknown[] = [];
  const leave = async () => {
    for await (const row of rows) left.push(row);
  };
  await expect(leave()).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
  expect(left).toEqual(ofAttempt(1, 12_000));
  await store.close();
});

test('a failure that a load brought about is not told', async () => {
  const store = openEmbeddedStore(null);
  let attempts = 0;
  const rows = await steadyRows(new SharedReads(store), never, async function* (reads) {
    await reads.rows(datasets, {});
    if (++attempts === 1) {
      await store.transaction(async () => undefined);
      throw new Error('half a dataset');
    }
    yield { attempt: attempts };
  });
  expect(await allOf(rows)).toEqual([{ attempt: 2 }]);
  await store.close();
});
