import type { Statement } from '../queries/statement.ts';

/** What a cell of an answer can hold. Dates are ISO text, and what is missing is null. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** One line of an answer: its columns by name. */
export type Row = Record<string, Value>;

/** Where a server is and how to enter it. */
export interface ServerAccess {
  /** `bolt://` or `neo4j://` (which finds its way in a cluster), with `+s` for TLS. Without user and password. */
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  /** The user's home database unless said. */
  readonly database?: string;
  /** What whoever reads must find there: a member of a cluster that lacks it yet waits for it. */
  readonly bookmarks?: readonly string[];
}

/** Limits of one read. Whoever asks on behalf of a request passes the request's own signal. */
export interface ReadOptions {
  /** Stops the read when it fires, on the server too where the engine can; the read then fails with CANCELLED. */
  readonly signal?: AbortSignal;
  /** Milliseconds from the call to the last row, 30,000 unless said; `Infinity` for none. Fails with TIMEOUT. */
  readonly timeoutMs?: number;
  /** Most rows that the caller is ready to take, unlimited unless said. One more fails with TOO_MANY_ROWS. */
  readonly maxRows?: number;
}

/**
 * Runs one statement inside a transaction and answers the rows that it returns.
 *
 * Statements run in the order sent, also where one is sent before the answer to another has come; after one that fails none
 * of them counts.
 */
export type Write = <P, R>(statement: Statement<P, R>, parameters: P) => Promise<R[]>;

/**
 * The knowledge graph at rest, whichever engine keeps it.
 *
 * The store knows named statements and nothing else: no method per entity, no text from outside. What a statement
 * takes and gives is typed by its own file in queries/, and each engine converts by these types, so an answer
 * does not tell where it came from. Statements return maps and scalars, never whole nodes, whose shape would.
 *
 * Every failure is a KnownError and carries no credential: STORE_UNREACHABLE, STORE_REFUSED, STORE_FAILED,
 * STORE_OUT_OF_MEMORY, TIMEOUT, CANCELLED, TOO_MANY_ROWS. After one of them the store can be used again.
 */
export interface Store {
  readonly engine: 'neo4j' | 'embedded';

  /** Where the graph is, for people: a path, or a URI without credentials. */
  readonly address: string;

  /**
   * Makes look-ups by key fast and doubles of a key impossible: the constraints and indexes of queries/ddl/.
   *
   * Call it before the first write. Calling it again changes nothing.
   */
  prepare(): Promise<void>;

  /** Names of the constraints of queries/ddl/ that the store lacks, as it does until `prepare` was called once. */
  missingConstraints(): Promise<readonly string[]>;

  /**
   * A text that differs whenever a load of any process has changed the graph since: what was read under the same revision
   * need not be read again.
   */
  revision(): Promise<string>;

  /**
   * What a statement that only reads answers, in its own order. A statement that writes fails with STORE_FAILED
   * where the engine can tell, and then changes nothing.
   */
  rows<P, R>(statement: Statement<P, R>, parameters: P, options?: ReadOptions): Promise<R[]>;

  /**
   * The same answer, each row handed over as it comes and then let go: the fastest way, for a caller who needs no time of its
   * own between two rows. What `take` throws ends the read and is thrown.
   */
  each<P, R>(statement: Statement<P, R>, parameters: P, take: (row: R) => void, options?: ReadOptions): Promise<void>;

  /**
   * The same answer row by row, in memory that does not grow with it: the store waits while the caller is busy.
   *
   * Leaving the loop early ends the read.
   */
  stream<P, R>(statement: Statement<P, R>, parameters: P, options?: ReadOptions): AsyncIterable<R>;

  /**
   * Refuses a statement of which the engine's own plan shows that it could do more than read. Where the engine has no plans
   * to look at, the gate on its text (queries/guard.ts) stands alone.
   *
   * @throws KnownError INVALID_QUERY_FILE
   */
  assertOnlyReads(statement: Statement): Promise<void>;

  /**
   * Changes the graph, all or nothing: what `work` wrote is there once the promise is fulfilled, and nothing of it
   * when `work` or the store fails. `work` runs once, is never repeated behind the caller's back, and has no time limit.
   *
   * @returns what `work` returned.
   * @throws what `work` threw, or the store's own failure. STORE_UNREACHABLE during the commit leaves open whether
   *   the change was made.
   */
  transaction<T>(work: (write: Write) => Promise<T>): Promise<T>;

  /**
   * How another thread of this process reaches the same graph: the server, with the password, which is for no log. A store
   * that lacks it is reached through this object alone.
   */
  fromAnotherThread?(): Promise<ServerAccess>;

  /** Ends what is running and lets the engine go; the store can't be used afterwards. */
  close(): Promise<void>;
}
