import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { readQueryFile } from '../../queries/header.ts';
import type { Statement } from '../../queries/statement.ts';
import { openEmbeddedStore, readStoreOwner } from './embedded-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'isthmus-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A statement of this file alone, read as a file of queries/ is. */
function cypher<P, R>(name: string, text: string): Statement<P, R> {
  const { header, body } = readQueryFile(text, name);
  return { name, text: body, ...header };
}

const numbers = cypher<{ last: number }, { number: number }>(
  'numbers',
  `// Whole numbers, counted from one.
// @param   last    Int!  the last
// @returns number  Int!  the number
UNWIND range(1, $last) AS number
RETURN number`,
);
const slow = cypher<Record<string, never>, { pairs: number }>(
  'slow',
  `// A second or so of counting.
// @returns pairs  Int!  pairs
UNWIND range(1, 1000) AS a
UNWIND range(1, 1000) AS b
WITH a, b WHERE a + b < 0
RETURN count(*) AS pairs`,
);
const createBloc = cypher<{ id: string }, { id: string }>(
  'create-bloc',
  `// A bloc.
// @param   id  ID!  bloc
// @returns id  ID!  bloc
// @reads   Bloc
CREATE (bloc:Bloc {id: $id})
RETURN bloc.id AS id`,
);
const blocs = cypher<Record<string, never>, { id: string }>(
  'blocs',
  `// Every bloc.
// @returns id  ID!  bloc
// @reads   Bloc
MATCH (bloc:Bloc)
RETURN bloc.id AS id
ORDER BY id`,
);
const wrong = cypher<{ secret: string }, { number: number }>(
  'wrong',
  `// No Cypher.
// @param   secret  String!  a text
// @returns number  Int!     nothing
RETURN $secret +* AS number`,
);
const onlyNeo4j = cypher<Record<string, never>, { number: number }>(
  'only-neo4j',
  `// One.
// @returns number  Int!  one
// @engine  neo4j
RETURN 1 AS number`,
);

test('what was written is there when the store is opened again', async () => {
  const path = join(folder, 'kept', 'store');
  const first = openEmbeddedStore(path);
  expect(await first.missingConstraints()).toContain('bloc_id');
  await first.prepare();
  await first.prepare();
  await first.transaction((write) => write(createBloc, { id: 'asean' }));
  await first.close();
  const second = openEmbeddedStore(path);
  expect(second.address).toBe(path);
  expect(await second.missingConstraints()).toEqual([]);
  expect(await second.rows(blocs, {})).toEqual([{ id: 'asean' }]);
  await second.close();
});

test('a transaction that fails half way leaves nothing, and the next one runs', async () => {
  const store = openEmbeddedStore(null);
  await store.prepare();
  const failed = store.transaction(async (write) => {
    await write(createBloc, { id: 'a' });
    throw new Error('half way');
  });
  await expect(failed).rejects.toThrow('half way');
  const broken = store.transaction(async (write) => {
    await write(createBloc, { id: 'b' });
    await write(wrong, { secret: 'x' });
  });
  await expect(broken).rejects.toMatchObject({ code: 'STORE_FAILED' });
  expect(await store.rows(blocs, {})).toEqual([]);
  await store.transaction((write) => write(createBloc, { id: 'c' }));
  await expect(store.transaction((write) => write(createBloc, { id: 'c' }))).rejects.toMatchObject({
    code: 'STORE_FAILED', // a key is there once
  });
  expect(await store.rows(blocs, {})).toEqual([{ id: 'c' }]);
  await store.close();
});

test('transactions wait for one another, in the order of the calls', async () => {
  const store = openEmbeddedStore(null);
  const seen: string[] = [];
  const work = (name: string) =>
    store.transaction(async (write) => {
      seen.push(`${name} begins`);
      await write(createBloc, { id: name });
      seen.push(`${name} ends`);
    });
  await Promise.all([work('a'), work('b')]);
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  await store.close();
});

test('more rows than the caller takes are refused, as many are not', async () => {
  const store = openEmbeddedStore(null);
  expect(await store.rows(numbers, { last: 3 }, { maxRows: 3 })).toEqual([{ number: 1 }, { number: 2 }, { number: 3 }]);
  await expect(store.rows(numbers, { last: 4 }, { maxRows: 3 })).rejects.toMatchObject({
    code: 'TOO_MANY_ROWS',
    details: { query: 'numbers', limit: 3 },
  });
  await store.close();
});

test('a read that takes too long is given up, and so is one that nobody waits for; the store goes on', async () => {
  const store = openEmbeddedStore(null);
  await expect(store.rows(slow, {}, { timeoutMs: 5 })).rejects.toMatchObject({ code: 'TIMEOUT' });
  const stop = new AbortController();
  const read = store.rows(slow, {}, { signal: stop.signal });
  stop.abort();
  await expect(read).rejects.toMatchObject({ code: 'CANCELLED' });
  await expect(store.rows(numbers, { last: 1 }, { signal: stop.signal })).rejects.toMatchObject({ code: 'CANCELLED' });

  const late = new AbortController();
  const loop = async () => {
    for await (const { number } of store.stream(numbers, { last: 10_000 }, { signal: late.signal }))
      if (number === 700) late.abort();
  };
  await expect(loop()).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(await store.rows(numbers, { last: 1 })).toEqual([{ number: 1 }]);
  await store.close();
});

test('a large answer lets others have their turn', async () => {
  const store = openEmbeddedStore(null);
  let turns = 0;
  const clock = setInterval(() => turns++, 0);
  let rows = 0;
  for await (const _ of store.stream(numbers, { last: 60_000 })) rows++;
  clearInterval(clock);
  expect(rows).toBe(60_000);
  expect(turns).toBeGreaterThan(5);
  await store.close();
});

test('what the engine says of a statement that fails stays out of the message, and with it what was asked', async () => {
  const store = openEmbeddedStore(null);
  const failed = store.rows(wrong, { secret: 'Quimera' });
  await expect(failed).rejects.toMatchObject({
    code: 'STORE_FAILED',
    message: "The store could not run 'wrong'.",
    details: { statement: 'wrong' },
  });
  await expect(store.rows(onlyNeo4j, {})).rejects.toMatchObject({ code: 'NEEDS_NEO4J' });
  expect(await store.rows(numbers, { last: 1 })).toEqual([{ number: 1 }]);
  await store.close();
});

test('a store is closed once, however often that is asked, and is not used afterwards', async () => {
  const path = join(folder, 'closed');
  const store = openEmbeddedStore(path);
  expect(readStoreOwner(path)).toEqual({ pid: process.pid, command: 'isthmus', url: null });
  await Promise.all([store.close(), store.close()]);
  await store.close();
  expect(readStoreOwner(path)).toBeNull();
  const unreachable = { code: 'STORE_UNREACHABLE' };
  await expect(store.rows(numbers, { last: 1 })).rejects.toMatchObject(unreachable);
  await expect(store.transaction((write) => write(createBloc, { id: 'a' }))).rejects.toMatchObject(unreachable);
  await expect(store.prepare()).rejects.toMatchObject(unreachable);
});

test('closing waits for the transaction that runs', async () => {
  const path = join(folder, 'waits');
  const store = openEmbeddedStore(path);
  const done = store.transaction((write) => write(createBloc, { id: 'last' }));
  await store.close();
  expect(await done).toEqual([{ id: 'last' }]);
  const again = openEmbeddedStore(path);
  expect(await again.rows(blocs, {})).toEqual([{ id: 'last' }]);
  await again.close();
});

test('another process finds the store in use, and is told by whom and where it answers', async () => {
  const path = join(folder, 'shared');
  const child = spawn(
    process.execPath,
    [
      '--import',
      'tsx',
      '--input-type=module',
      '-e',
      `import { openEmbeddedStore } from ${JSON.stringify(join(import.meta.dirname, 'embedded-store.ts'))};
       const store = openEmbeddedStore(${JSON.stringify(path)}, 'isthmus serve');
       store.announce('http://127.0.0.1:4000');
       console.log('open');
       process.stdin.once('data', async () => { await store.close(); process.exit(0); });`,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  try {
    await once(child.stdout, 'data');
    expect(() => openEmbeddedStore(path)).toThrow(
      `The store ${path} is in use by 'isthmus serve', process ${child.pid}, at http://127.0.0.1:4000.`,
    );
    expect(readStoreOwner(path)).toMatchObject({ pid: child.pid, url: 'http://127.0.0.1:4000' });
    child.stdin.write('close\n');
    expect(await once(child, 'exit')).toEqual([0, null]);
    const store = openEmbeddedStore(path);
    expect(await store.rows(numbers, { last: 1 })).toHaveLength(1);
    await store.close();
    expect(existsSync(`${path}.owner.json`)).toBe(false);
  } finally {
    child.kill('SIGKILL');
  }
});
