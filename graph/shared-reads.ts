import { Recent } from './recent.ts';
import type { ReadOptions, Store } from './store.ts';

/** Answers kept while the graph does not change. They are small: look-ups of what answers are made of. */
const readsKept = 1_000;

/**
 * Reads that requests share: what was read is not read again until a load has changed the graph.
 *
 * Many answers ask the same (which datasets there are, who belongs to a bloc). A request asks once what revision the graph
 * is of; reads of the same revision cost nothing more.
 */
export class SharedReads {
  readonly #store: Store;
  readonly #reads = new Recent<unknown[]>(readsKept);

  constructor(store: Store) {
    this.#store = store;
  }

  /** The store as one request sees it, at one revision. Reads with limits of their own are not shared, and stop with the request. */
  forRequest(signal: AbortSignal): Store {
    const store = this.#store;
    let revision: Promise<string> | null = null;
    return {
      engine: store.engine,
      address: store.address,
      prepare: () => store.prepare(),
      revision: () => store.revision(),
      rows: async <P, R>(
        statement: Parameters<typeof store.rows<P, R>>[0],
        parameters: P,
        options?: ReadOptions,
      ): Promise<R[]> => {
        if (options) return store.rows(statement, parameters, { signal, ...options });
        revision ??= store.revision();
        const key = `${await revision} ${statement.name} ${JSON.stringify(parameters)}`;
        return this.#reads.get(key, () => store.rows(statement, parameters)) as Promise<R[]>;
      },
      stream: (statement, parameters, options) => store.stream(statement, parameters, { signal, ...options }),
      transaction: (work) => store.transaction(work),
      close: () => store.close(),
    };
  }
}
