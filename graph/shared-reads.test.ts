import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { KnownError } from '../model/errors.ts';
import { blocKeys, datasets } from '../queries/__generated__/read.ts';
import { endLoad, markLoad } from '../queries/__generated__/write.ts';
import { openEmbeddedStore } from './embedded/embedded-store.ts';
import { SharedReads } from './shared-reads.ts';
import type { Store } from './store.ts';

const embedded = openEmbeddedStore(null);
const dataset = 'chain';
const unfinished = { key: 'load-1', dataset, spool: '/nowhere', applied: 1, ending: '{}' };

/** Ways to the store, in order; `isAway` makes each fail. */
let asked: string[] = [];
let isAway = false;
const way = async <T>(what: string, go: () => Promise<T>) => {
  asked.push(what);
  if (isAway) throw new KnownError('STORE_UNREACHABLE', { address: 'away' });
  return go();
};
const store: Store = {
  ...embedded,
  revision: () => way('revision', () => embedded.revision()),
  rows: (statement, parameters, options) => way(statement.name, () => embedded.rows(statement, parameters, options)),
};

let reads: SharedReads;
const request = () => reads.forRequest(new AbortController().signal);

beforeEach(async () => {
  isAway = false;
  reads = new SharedReads(store);
  const first = request();
  await first.rows(datasets, {});
  expect(await first.unchanged()).toBe(true);
  asked = [];
});

afterAll(() => embedded.close());

test('a request that reads what others have read goes to the store once, at its end', async () => {
  const next = request();
  await next.rows(datasets, {});
  expect(asked).toEqual([]);
  expect(await next.unchanged()).toBe(true);
  expect(asked).toEqual(['revision']);
});

test('a request that begins after a load is told at its end that it read too early, and the next reads anew', async () => {
  await embedded.transaction((write) => write(markLoad, unfinished));
  await embedded.transaction((write) => write(endLoad, { dataset }));
  const early = request();
  await early.rows(datasets, {});
  expect(await early.unchanged()).toBe(false);
  asked = [];
  const next = request();
  await next.rows(datasets, {});
  expect(asked).toContain('read/datasets');
  expect(await next.unchanged()).toBe(true);
});

test('a load under way is met by the request that is made anew, and is forgotten once it has ended', async () => {
  await embedded.transaction((write) => write(markLoad, unfinished));
  const early = request();
  await early.rows(datasets, {});
  expect(await early.unchanged()).toBe(false);
  await expect(request().rows(datasets, {})).rejects.toMatchObject({ code: 'UNFINISHED_LOAD' });
  await embedded.transaction((write) => write(endLoad, { dataset }));
  await expect(request().rows(datasets, {})).resolves.toEqual([]);
});

test('a store that is away vouches for nothing: what was read before is no answer, and the next request says why', async () => {
  isAway = true;
  const early = request();
  await early.rows(datasets, {});
  expect(await early.unchanged()).toBe(false);
  const next = request();
  await expect(next.rows(blocKeys, {})).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
  await expect(next.unchanged()).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
});
