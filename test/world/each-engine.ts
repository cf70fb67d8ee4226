import { afterAll, beforeAll, describe } from '@jest/globals';
import { openBoltStore } from '../../graph/bolt/bolt-store.ts';
import { openEmbeddedStore } from '../../graph/embedded/embedded-store.ts';
import type { Store } from '../../graph/store.ts';
import { describeOnNeo4j } from '../neo4j/neo4j-under-test.ts';
import { loadWorld } from './world.ts';

/** The store under test, open and filled once the tests run. */
export interface World {
  readonly store: Store;
}

/**
 * The same tests twice: on the embedded store in memory and on Neo4j, each filled with the test world.
 *
 * A test file that calls it has the word Neo4j in it, so that a server is started for it when it runs alone.
 */
export function describeOnEachEngine(name: string, tests: (world: World) => void): void {
  describeOnBoth(name, tests, loadWorld);
}

/** The same on stores that hold nothing: on Neo4j the test world takes some twenty seconds. */
export function describeOnEachEmptyStore(name: string, tests: (world: World) => void): void {
  describeOnBoth(name, tests, async () => {});
}

function describeOnBoth(name: string, tests: (world: World) => void, fill: (store: Store) => Promise<unknown>): void {
  describe(`${name}, embedded`, () => testsOn(() => openEmbeddedStore(null), tests, fill));
  describeOnNeo4j(`${name}, Neo4j`, (neo4j) => testsOn(() => openBoltStore(neo4j), tests, fill));
}

function testsOn(
  open: () => Store | Promise<Store>,
  tests: (world: World) => void,
  fill: (store: Store) => Promise<unknown>,
): void {
  let store: Store | null = null;
  beforeAll(async () => {
    store = await open();
    await fill(store);
  });
  afterAll(() => store?.close());
  tests({
    get store() {
      if (store === null) throw new Error('the store is open only while tests run');
      return store;
    },
  });
}
