import type { ReadOptions, Store } from './store.ts';

/**
 * The store as one request sees it: a read that was made before in the request is not made again, and all reads stop with it.
 *
 * Many answers of one request ask the same (which datasets there are, who belongs to a bloc); they cost one round trip.
 */
export function withSharedReads(store: Store, signal: AbortSignal): Store {
  const made = new Map<string, Promise<unknown[]>>();
  return {
    engine: store.engine,
    address: store.address,
    prepare: () => store.prepare(),
    rows<P, R>(statement: Parameters<typeof store.rows<P, R>>[0], parameters: P, options: ReadOptions = {}) {
      const key = `${statement.name} ${JSON.stringify([parameters, options.maxRows])}`;
      const before = made.get(key) as Promise<R[]> | undefined;
      if (before) return before;
      const rows = store.rows(statement, parameters, { signal, ...options });
      made.set(key, rows);
      return rows;
    },
    stream: (statement, parameters, options) => store.stream(statement, parameters, { signal, ...options }),
    transaction: (work) => store.transaction(work),
    close: () => store.close(),
  };
}
