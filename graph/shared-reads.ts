import { KnownError } from '../model/errors.ts';
import { unfinishedLoads } from '../queries/__generated__/read.ts';
import { Recent } from './recent.ts';
import type { ReadOptions, Store } from './store.ts';
import { inTurn } from './turn.ts';

/** Answers kept while the graph does not change. They are small: look-ups of what answers are made of. */
const readsKept = 1_000;

/** The store as one request sees it. */
export interface RequestReads extends Store {
  /** Whether the graph is still as it was when the request first read it: what it read belongs together. */
  unchanged(): Promise<boolean>;
}

/** Revisions of the graph, one read at a time: who asks meanwhile shares the next, which begins after all of them have asked. */
class Revisions {
  readonly #store: Store;
  #last: Promise<unknown> = Promise.resolve();
  #next: Promise<string> | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The revision as it is, or becomes, after the call. */
  get(): Promise<string> {
    this.#next ??= this.#last.then(() => {
      this.#next = null;
      const revision = this.#store.revision();
      this.#last = revision.catch(() => undefined); // told to those who share it
      return revision;
    });
    return this.#next;
  }
}

/**
 * Reads that requests share: what was read is not read again until a load has changed the graph.
 *
 * Many answers ask the same (which datasets there are, who belongs to a bloc): reads of the same revision cost nothing more.
 * A request takes the graph to be of the revision that was met last, and whether it was is asked at its end, by `unchanged`:
 * asked before as well, it would be one more way to the store.
 */
export class SharedReads {
  readonly #store: Store;
  readonly #reads = new Recent<unknown[]>({ most: readsKept, bytes: Number.POSITIVE_INFINITY });
  readonly #revisions: Revisions;
  /** The revision that was met last, with no load under way: the next request begins with it. */
  #lastMet: string | null = null;

  constructor(store: Store) {
    this.#store = store;
    this.#revisions = new Revisions(store);
  }

  /**
   * The store as one request sees it, at one revision. Reads with limits of their own are not shared, and stop with the request.
   *
   * A load that commits between two reads makes `unchanged` false: the two don't belong together, and the request is to be
   * answered anew. What it read is kept under a revision that nobody asks for again.
   *
   * While a load in steps has not ended every read fails with UNFINISHED_LOAD: half a dataset answers nothing.
   */
  forRequest(signal: AbortSignal): RequestReads {
    const store = this.#store;
    let asked: Promise<string> | null = null;
    const revision = () => (asked ??= inTurn(this.#lastMet === null ? this.#meet() : Promise.resolve(this.#lastMet)));
    return {
      engine: store.engine,
      address: store.address,
      prepare: () => store.prepare(),
      missingConstraints: () => store.missingConstraints(),
      revision: () => store.revision(),
      unchanged: async () => asked === null || (await inTurn(this.#isStill(await asked))),
      rows: async <P, R>(
        statement: Parameters<typeof store.rows<P, R>>[0],
        parameters: P,
        options?: ReadOptions,
      ): Promise<R[]> => {
        const key = `${await revision()} ${statement.name} ${JSON.stringify(parameters)}`;
        const rows = options
          ? store.rows(statement, parameters, { signal, ...options })
          : (this.#reads.get(key, () => store.rows(statement, parameters)) as Promise<R[]>);
        return inTurn(rows);
      },
      each: async (statement, parameters, take, options) => {
        await revision();
        await store.each(statement, parameters, take, { signal, ...options });
      },
      async *stream(statement, parameters, options) {
        await revision();
        yield* store.stream(statement, parameters, { signal, ...options });
      },
      assertOnlyReads: (statement) => store.assertOnlyReads(statement),
      transaction: (work) => store.transaction(work),
      close: () => store.close(),
    };
  }

  /** Whether the graph is of the revision now; a store that is away is asked anew, by whoever reads next, and tells why. */
  async #isStill(revision: string): Promise<boolean> {
    const now = await this.#revisions.get().catch(() => null);
    if (now !== revision && this.#lastMet === revision) this.#lastMet = null;
    return now === revision;
  }

  async #meet(): Promise<string> {
    const revision = await this.#revisions.get();
    const key = `${revision} ${unfinishedLoads.name} {}`; // as `rows` names it, so that an answer that asks too shares it
    const loads = await this.#reads.get(key, () => this.#store.rows(unfinishedLoads, {}));
    const [unfinished] = loads as { dataset: string }[];
    if (unfinished) throw new KnownError('UNFINISHED_LOAD', { dataset: unfinished.dataset });
    this.#lastMet = revision;
    return revision;
  }
}
