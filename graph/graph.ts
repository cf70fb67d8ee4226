import { type Precedence, usualPrecedence } from '../model/precedence.ts';
import { openBoltStore } from './bolt/bolt-store.ts';
import { openEmbeddedStore } from './embedded/embedded-store.ts';
import { Projections } from './projections.ts';
import { Recent } from './recent.ts';
import { SharedReads } from './shared-reads.ts';
import type { Store } from './store.ts';
import { Solver } from './workers/solver.ts';

/** Which store to open: a path (embedded), or a Bolt URI with credentials. */
export interface StoreSettings {
  readonly store: string;
  readonly user: string;
  readonly password: string;
  readonly database: string | undefined;
}

/** The graph ready for answers: the store, what is projected of it, and the worker that computes on projections. */
export interface Graph {
  readonly store: Store;
  readonly reads: SharedReads;
  readonly projections: Projections;
  readonly solver: Solver;
  /** What answers make of the whole graph and keep, by what it is and the revision that it is of. */
  readonly made: Recent<unknown>;
  /** Which statement answers where several contradict each other. */
  readonly precedence: Precedence;
  close(): Promise<void>;
}

/** Whether the setting names a server rather than a path. */
export function isServer(store: string): boolean {
  return /^[a-z][a-z0-9+]*:\/\//i.test(store);
}

/**
 * Opens the store that the settings name.
 *
 * @param command  what opens it, told to other processes that find an embedded store in use.
 * @throws KnownError STORE_UNREACHABLE, STORE_IN_USE, INVALID_SETTING.
 */
export async function openStore({ store, user, password, database }: StoreSettings, command: string): Promise<Store> {
  if (!isServer(store)) return openEmbeddedStore(store, command);
  return openBoltStore({ uri: store, user, password, ...(database !== undefined && { database }) });
}

/**
 * The graph over an open store. Closing it closes the store.
 *
 * @param folder      where projections are kept on disk; null keeps them in memory alone.
 * @param precedence  whose statement answers where several contradict each other.
 */
export function graphOver(store: Store, folder: string | null = null, precedence: Precedence = usualPrecedence): Graph {
  const solver = new Solver();
  const projections = new Projections(store, solver, folder, precedence.holdings.datasets);
  return {
    store,
    reads: new SharedReads(store),
    solver,
    made: new Recent({ most: 1, bytes: Number.POSITIVE_INFINITY }),
    projections,
    precedence,
    async close() {
      await solver.close();
      await projections.close();
      await store.close();
    },
  };
}
