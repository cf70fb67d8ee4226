import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe } from '@jest/globals';
import neo4j from 'neo4j-driver';

/** Where the tests' Neo4j is and how to enter it. */
export interface Neo4jUnderTest {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
}

const longestWaitMs = 15 * 60_000;

/** The Neo4j that global-setup.ts started or found, null when there is none. */
export function neo4jUnderTest(): Neo4jUnderTest | null {
  const { NEO4J_TEST_URI: uri, NEO4J_TEST_USER: user, NEO4J_TEST_PASSWORD: password } = process.env;
  return uri ? { uri, user: user || 'neo4j', password: password ?? '' } : null;
}

/**
 * `describe` for tests that need the real server, which they have to themselves and find empty.
 *
 * Without a server they count as skipped, never as passed. Test files run at the same time take turns.
 *
 * @example describeOnNeo4j('a Bolt store', (neo4j) => { beforeAll(async () => { store = await openBoltStore(neo4j); }); … });
 */
export function describeOnNeo4j(name: string, tests: (neo4j: Neo4jUnderTest) => void): void {
  const under = neo4jUnderTest();
  if (under === null) {
    // jest reads the names inside a skipped describe too; nothing opens this address.
    describe.skip(name, () => tests({ uri: 'bolt://127.0.0.1:0', user: '', password: '' }));
    return;
  }
  describe(name, () => {
    let turn: Server | null = null;
    beforeAll(async () => {
      turn = await takeTurn();
      await empty(under);
    }, longestWaitMs);
    tests(under);
    afterAll(async () => {
      await empty(under);
      turn?.close();
    }, longestWaitMs);
  });
}

/** Waits until no other test file holds the server. The turn is a listening port, so a killed worker gives it back. */
async function takeTurn(): Promise<Server | null> {
  const port = Number(process.env.NEO4J_TEST_TURN ?? 0);
  if (port === 0) return null; // jest was started without global-setup.ts
  for (;;) {
    const turn = createServer().listen(port, '127.0.0.1');
    try {
      await once(turn, 'listening');
      return turn;
    } catch {
      await pause(100);
    }
  }
}

async function empty({ uri, user, password }: Neo4jUnderTest): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  const session = driver.session();
  try {
    // In short statements: the server ends one that runs for 30 s, and half a million relationships take longer.
    for (let deleted = 1; deleted > 0; ) {
      const { records } = await session.run('MATCH ()-[r]->() WITH r LIMIT 50000 DELETE r RETURN count(*) AS deleted');
      deleted = Number(records[0]?.get('deleted') ?? 0);
    }
    await session.run('MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS');
  } finally {
    await session.close();
    await driver.close();
  }
}
