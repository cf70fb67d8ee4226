import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { readQueryFile } from '../../queries/header.ts';
import type { Statement } from '../../queries/statement.ts';
import { freePort } from '../../test/neo4j/free-port.ts';
import { describeOnNeo4j } from '../../test/neo4j/neo4j-under-test.ts';
import { type BoltStore, openBoltStore, type PlanStep } from './bolt-store.ts';

/** A statement of this file alone, read as a file of queries/ is. */
function cypher(name: string, text: string): Statement {
  const { header, body } = readQueryFile(text, name);
  return { name, text: body, ...header };
}

const numbers = cypher(
  'numbers',
  `// Whole numbers, counted from one.
// @param   last    Int!  the last
// @param   most    Int!  how many at most
// @returns number  Int!  the number
UNWIND range(1, $last) AS number
RETURN number
LIMIT $most`,
);

const kinds = cypher(
  'kinds',
  `// How the store received its parameters.
// @param   year   Year!    a year
// @param   years  [Year!]  years
// @param   usd    Usd!     dollars
// @param   rows   [Row!]!  a batch
// @row     tier   Int      tier
// @row     links  [Row!]!  nested rows
// @row     rank   Int!     rank
// @row     share  Share!   share
// @returns year   String!  type of the year
// @returns years  String!  type of the years
// @returns usd    String!  type of the dollars
// @returns tier   String!  type of the tier
// @returns rank   String!  type of the rank
// @returns share  String!  type of the share
UNWIND $rows AS row
UNWIND row.links AS link
RETURN valueType($year) AS year, valueType($years) AS years, valueType($usd) AS usd,
       valueType(row.tier) AS tier, valueType(link.rank) AS rank, valueType(link.share) AS share`,
);

const slow = cypher(
  'slow',
  `// Hours of counting.
// @returns pairs  Int!  pairs
UNWIND range(1, 1000000) AS a
UNWIND range(1, 1000000) AS b
WITH a, b WHERE a + b < 0
RETURN count(*) AS pairs`,
);

const running = cypher(
  'running',
  `// What the server runs of one statement.
// @param   what     String!  name of the statement
// @returns running  Int!     transactions
// @engine  neo4j
SHOW TRANSACTIONS YIELD metaData
WHERE metaData.statement = $what
RETURN count(*) AS running`,
);

const createBloc = cypher(
  'create-bloc',
  `// A bloc.
// @param   id  ID!  bloc
// @reads   Bloc
CREATE (:Bloc {id: $id})`,
);

const blocs = cypher(
  'blocs',
  `// Every bloc.
// @returns id  ID!  bloc
// @reads   Bloc
MATCH (bloc:Bloc)
RETURN bloc.id AS id
ORDER BY id`,
);

describeOnNeo4j('a store on Neo4j', (neo4j) => {
  let store: BoltStore;

  beforeAll(async () => {
    store = await openBoltStore(neo4j);
    await store.prepare();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    const deleteBlocs = cypher('delete-blocs', '// No bloc is left.\n// @reads Bloc\nMATCH (bloc:Bloc) DELETE bloc');
    await store.transaction((write) => write(deleteBlocs, {}));
  });

  const runningOnServer = async (what: string) => (await store.rows(running, { what }))[0]?.running;
  const untilRunning = async (what: string) => {
    while ((await runningOnServer(what)) === 0) await pause(10);
  };

  test('a whole number goes out and comes back as one', async () => {
    expect(await store.rows(numbers, { last: 9, most: 2 })).toEqual([{ number: 1 }, { number: 2 }]);
  });

  test('the declared type decides between whole and floating, in lists and in nested rows too', async () => {
    const rows = [{ tier: 2, links: [{ rank: 3, share: 1 }] }];
    expect(await store.rows(kinds, { year: 2011, years: [2011, 2012], usd: 5, rows })).toEqual([
      {
        year: 'INTEGER NOT NULL',
        years: 'LIST<INTEGER NOT NULL> NOT NULL',
        usd: 'FLOAT NOT NULL',
        tier: 'INTEGER NOT NULL',
        rank: 'INTEGER NOT NULL',
        share: 'FLOAT NOT NULL',
      },
    ]);
  });

  test('an optional parameter that is left out is null', async () => {
    const [row] = await store.rows(kinds, { year: 2011, usd: 5, rows: [{ links: [{ rank: 3, share: 1 }] }] });
    expect(row).toMatchObject({ years: 'NULL', tier: 'NULL' });
  });

  test('half a year and a missing year are refused by name', async () => {
    const rows = [{ links: [] }];
    await expect(store.rows(kinds, { year: 2011.5, usd: 5, rows })).rejects.toThrow('kinds.year is 2011.5');
    await expect(store.rows(kinds, { usd: 5, rows })).rejects.toThrow('kinds.year is required');
    await expect(store.rows(kinds, { year: 1, usd: 5, rows: [{}] })).rejects.toThrow('kinds.rows.links is required');
  });

  test('lists, maps and missing values come back plain, a date as ISO text', async () => {
    const answer = cypher(
      'answer',
      `// One of each.
// @returns row   String!  map
// @returns day   Date!    day
// @returns none  Int      nothing
RETURN {list: [1, 2.5, 'x'], inner: {yes: true}} AS row, date('2011-03-11') AS day, null AS none`,
    );
    expect(await store.rows(answer, {})).toEqual([
      { row: { list: [1, 2.5, 'x'], inner: { yes: true } }, day: '2011-03-11', none: null },
    ]);
  });

  test('a whole node is not an answer', async () => {
    const nodes = cypher(
      'nodes',
      '// Blocs.\n// @returns bloc String! node\n// @reads Bloc\nMATCH (bloc:Bloc) RETURN bloc',
    );
    await store.transaction((write) => write(createBloc, { id: 'china' }));
    await expect(store.rows(nodes, {})).rejects.toThrow('returned a Node');
  });

  test('a statement that writes is refused as a read, and writes nothing', async () => {
    await expect(store.rows(createBloc, { id: 'china' })).rejects.toMatchObject({ code: 'STORE_FAILED' });
    expect(await store.rows(blocs, {})).toEqual([]);
  });

  test('a transaction that ends well is there, with what its work returned', async () => {
    const returned = await store.transaction(async (write) => {
      await write(createBloc, { id: 'china' });
      await write(createBloc, { id: 'g7' });
      return (await write(blocs, {})).length;
    });
    expect(returned).toBe(2);
    expect(await store.rows(blocs, {})).toEqual([{ id: 'china' }, { id: 'g7' }]);
  });

  test('a transaction whose work throws leaves nothing, and throws the same', async () => {
    const failure = new Error('the file ended early');
    const work = store.transaction(async (write) => {
      await write(createBloc, { id: 'china' });
      throw failure;
    });
    await expect(work).rejects.toBe(failure);
    expect(await store.rows(blocs, {})).toEqual([]);
  });

  test('a second node with the same key fails the whole transaction', async () => {
    const work = store.transaction(async (write) => {
      await write(createBloc, { id: 'g7' });
      await write(createBloc, { id: 'china' });
      await write(createBloc, { id: 'china' });
    });
    await expect(work).rejects.toMatchObject({ code: 'STORE_FAILED', details: { statement: 'create-bloc' } });
    expect(await store.rows(blocs, {})).toEqual([]);
  });

  test('a failed write fails its transaction even if the work goes on', async () => {
    const work = store.transaction(async (write) => {
      await write(createBloc, { id: 'g7' });
      await write(createBloc, { id: 'g7' }).catch(() => 'ignored');
    });
    await expect(work).rejects.toMatchObject({ code: 'STORE_FAILED' });
    expect(await store.rows(blocs, {})).toEqual([]);
  });

  test('a slow statement ends within a second of its signal, on the server too', async () => {
    const request = new AbortController();
    const answer = store.rows(slow, {}, { signal: request.signal }).catch((error: unknown) => error);
    await untilRunning('slow');
    const at = performance.now();
    request.abort();
    expect(await answer).toMatchObject({ code: 'CANCELLED' });
    while ((await runningOnServer('slow')) !== 0) await pause(10);
    expect(performance.now() - at).toBeLessThan(1_000);
  });

  test('a slow statement ends at its time limit, on the server too', async () => {
    const at = performance.now();
    await expect(store.rows(slow, {}, { timeoutMs: 400 })).rejects.toMatchObject({ code: 'TIMEOUT' });
    while ((await runningOnServer('slow')) !== 0) await pause(10);
    expect(performance.now() - at).toBeLessThan(1_400);
  });

  test('a signal that fired before the call is heeded', async () => {
    const read = store.rows(numbers, { last: 9, most: 9 }, { signal: AbortSignal.abort() });
    await expect(read).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  test('one row more than asked for is an error, as many are an answer', async () => {
    expect(await store.rows(numbers, { last: 5, most: 5 }, { maxRows: 5 })).toHaveLength(5);
    const read = store.rows(numbers, { last: 6, most: 6 }, { maxRows: 5 });
    await expect(read).rejects.toMatchObject({ code: 'TOO_MANY_ROWS', details: { query: 'numbers', limit: 5 } });
  });

  test('leaving a stream early ends its statement on the server', async () => {
    const seen: unknown[] = [];
    for await (const { number } of store.stream(numbers, { last: 1e8, most: 1e8 })) {
      seen.push(number);
      if (seen.length === 3) break;
    }
    expect(seen).toEqual([1, 2, 3]);
    expect(await runningOnServer('numbers')).toBe(0);
  });

  test('a signal ends a stream between two rows', async () => {
    const request = new AbortController();
    const read = async () => {
      for await (const { number } of store.stream(numbers, { last: 1e8, most: 1e8 }, { signal: request.signal })) {
        if (number === 5_000) request.abort();
        else if (Number(number) > 5_000) throw new Error('a row came after the signal');
      }
    };
    await expect(read()).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  test('keys are looked up in an index, and preparing again changes nothing', async () => {
    await store.prepare();
    const labels = ['Economy {iso3', 'Industry {key', 'Product {hs', 'Party {id', 'Firm {id', 'Person {id', 'Load {id'];
    for (const label of labels) {
      const text = `// One node.\n// @param key ID! key\n// @returns found Int! nodes\n// @reads ${label.split(' ')[0]}\n`;
      const plan = await store.explain(
        cypher('one', `${text}MATCH (node:${label}: $key}) RETURN count(node) AS found`),
      );
      expect(operators(plan.root).join()).toMatch(/Node(Unique)?IndexSeek/);
    }
  });

  test('a plan tells reading from writing without running', async () => {
    expect(await store.explain(blocs)).toMatchObject({ queryType: 'r', root: { operator: 'ProduceResults' } });
    expect(await store.explain(createBloc)).toMatchObject({ queryType: 'w' });
    expect(await store.rows(blocs, {})).toEqual([]);
  });

  test('a lost connection fails what was running; the store works again once the server is back', async () => {
    const line = await telephone(Number(new URL(neo4j.uri).port));
    const distant = await openBoltStore({ ...neo4j, uri: `bolt://127.0.0.1:${line.port}` });
    const waiting = distant.rows(slow, {}).catch((error: unknown) => error);
    const work = distant.transaction(async (write) => {
      await write(createBloc, { id: 'china' });
      await untilRunning('slow');
      line.cut();
      await write(createBloc, { id: 'g7' });
    });
    await expect(work).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
    expect(await waiting).toMatchObject({ code: 'STORE_UNREACHABLE' });
    await expect(distant.rows(blocs, {})).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });

    line.mend();
    expect(await distant.rows(blocs, {})).toEqual([]);
    await distant.close();
    line.cut();
  });

  test('a thread that reaches the same graph waits for what this store has written', async () => {
    await store.transaction((write) => write(createBloc, { id: 'china' }));
    const access = await store.fromAnotherThread?.();
    expect(access?.bookmarks).toHaveLength(1);
    const there = await openBoltStore({ ...neo4j, ...access });
    expect(await there.rows(blocs, {})).toEqual([{ id: 'china' }]);
    await there.close();
    const astray = await openBoltStore({ ...neo4j, bookmarks: ['of no server'] });
    await expect(astray.rows(blocs, {})).rejects.toMatchObject({ code: 'STORE_FAILED' });
    await astray.close();
  });

  test('a wrong password is refused, and shown nowhere', async () => {
    const stranger = await openBoltStore({ ...neo4j, password: 'open-sesame' });
    const error = await stranger.rows(blocs, {}).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'STORE_REFUSED' });
    expect(everythingIn(error)).not.toContain('open-sesame');
    await stranger.close();
  });

  test('no failure carries the password', async () => {
    const nonsense = cypher('nonsense', '// Nothing.\n// @returns x Int! nothing\nRETURN nonsense() AS x');
    const error = await store.rows(nonsense, {}).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'STORE_FAILED', details: { statement: 'nonsense' } });
    expect(everythingIn(error)).not.toContain(neo4j.password);
    expect(everythingIn(store)).not.toContain(neo4j.password);
  });
});

test('a server that is not there is unreachable, which carries no password', async () => {
  const port = await freePort();
  const store = await openBoltStore({ uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password: 'open-sesame' });
  const errors = await Promise.all([
    store.rows(blocs, {}).catch((error: unknown) => error),
    store.transaction((write) => write(createBloc, { id: 'china' })).catch((error: unknown) => error),
    store.prepare().catch((error: unknown) => error),
  ]);
  for (const error of errors) {
    expect(error).toMatchObject({ code: 'STORE_UNREACHABLE', details: { address: `bolt://127.0.0.1:${port}` } });
    expect(everythingIn(error)).not.toContain('open-sesame');
  }
  await store.close();
});

test('a server that never answers holds nobody beyond the time limit', async () => {
  const sockets: Socket[] = [];
  const port = await freePort();
  const silent = createServer((socket) => sockets.push(socket)).listen(port, '127.0.0.1');
  const store = await openBoltStore({ uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password: 'x' });
  const at = performance.now();
  await expect(store.rows(blocs, {}, { timeoutMs: 200 })).rejects.toMatchObject({ code: 'TIMEOUT' });
  expect(performance.now() - at).toBeLessThan(1_000);
  for (const socket of sockets) socket.destroy();
  silent.close();
  await store.close();
});

test.each([
  'bolt://neo4j:open-sesame@127.0.0.1',
  'bolt://127.0.0.1?password=open-sesame',
  'http://open-sesame@127.0.0.1',
  'open-sesame',
  'bolt:open-sesame',
])('the address %s is refused without being shown', async (uri) => {
  const error = await openBoltStore({ uri, user: 'neo4j', password: '' }).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code: 'INVALID_SETTING' });
  expect(everythingIn(error)).not.toContain('open-sesame');
});

test.each(['bolt', 'bolt+s', 'neo4j', 'neo4j+s'])('%s:// is an address', async (scheme) => {
  const store = await openBoltStore({ uri: `${scheme}://graph.example:7687`, user: 'u', password: 'p' });
  expect(store.address).toBe(`${scheme}://graph.example:7687`);
  await store.close();
});

/** A line to a server of this machine that can be cut and mended. */
async function telephone(to: number): Promise<{ port: number; cut: () => void; mend: () => void }> {
  const port = await freePort();
  const ends = new Set<Socket>();
  const exchange = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    for (const end of [near, far]) ends.add(end.on('error', () => {}));
    near.pipe(far).pipe(near);
  });
  const mend = () => void exchange.listen(port, '127.0.0.1');
  const cut = () => {
    exchange.close();
    for (const end of ends) end.destroy();
    ends.clear();
  };
  mend();
  return { port, cut, mend };
}

function operators(step: PlanStep): string[] {
  return [step.operator, ...step.children.flatMap(operators)];
}

/** What any log could show of a value, its hidden fields and causes included. */
function everythingIn(value: unknown): string {
  return inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true });
}
