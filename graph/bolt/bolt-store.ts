import neo4j, {
  type Record as BoltRecord,
  type BookmarkManager,
  type Driver,
  type ResultSummary,
  type Session,
} from 'neo4j-driver';
import { KnownError } from '../../model/errors.ts';
import { graphRevision } from '../../queries/__generated__/read.ts';
import { assertPlanOnlyReads, type PlanOperator } from '../../queries/guard.ts';
import type { Statement } from '../../queries/statement.ts';
import { constraintsBut, constraintsStatement, ddlStatements } from '../ddl.ts';
import type { ReadOptions, ServerAccess, Store, Value, Write } from '../store.ts';
import { boltParameters } from './bolt-parameters.ts';
import { plainRow } from './plain-row.ts';

/** How Neo4j would run a statement. */
export interface Plan {
  /** `r` only reads, `w` and `rw` write, `s` changes the schema. */
  readonly queryType: string;
  readonly root: PlanStep;
  /** What the planner remarks: a missing parameter, an unbounded path. */
  readonly notifications: readonly { readonly code: string; readonly description: string }[];
}

export interface PlanStep {
  /** `NodeUniqueIndexSeek`, `Expand(All)`, … */
  readonly operator: string;
  readonly arguments: { readonly [name: string]: Value };
  readonly children: readonly PlanStep[];
}

export interface BoltStore extends Store {
  /** The plan of a statement, which is not run and needs no parameters. */
  explain(statement: Statement): Promise<Plan>;
}

const readTimeoutMs = 30_000;
/** Bolt's way to say that a transaction may last: it also lifts the server's own `db.transaction.timeout`. */
const noTimeout = 0;
const indexSeconds = 300;

/**
 * The knowledge graph in a running Neo4j 5.
 *
 * Opening connects to nothing: a server that is down shows as STORE_UNREACHABLE when it is first asked, and the store
 * works again once the server is back.
 *
 * @throws KnownError INVALID_SETTING when the URI is not one of Bolt's or carries a password or, for `bolt://`, parameters.
 */
export async function openBoltStore(access: ServerAccess): Promise<BoltStore> {
  const { uri, user, password } = access;
  const address = addressOf(uri);
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password), {
    disableLosslessIntegers: true,
    connectionTimeout: 5_000,
    connectionAcquisitionTimeout: 10_000,
    fetchSize: 5_000,
    userAgent: 'isthmus',
  });
  return new Neo4jStore(driver, address, access);
}

/** Rows that the server sends before it waits to be asked for more, where none is kept: while it waits, it does nothing. */
const rowsAhead = 20_000;

function addressOf(uri: string): string {
  const refuse = (found: string, wanted: string) =>
    new KnownError('INVALID_SETTING', { setting: 'ISTHMUS_STORE (or NEO4J_URI)', found, wanted });
  const url = URL.canParse(uri) ? new URL(uri) : null;
  if (url === null || !/^(bolt|neo4j)(\+s|\+ssc)?:$/.test(url.protocol) || url.host === '') {
    // Nothing of it is shown: what can't be read might hold a password anywhere.
    throw refuse('something else', 'bolt://HOST:PORT or neo4j://HOST:PORT, or either with +s');
  }
  const address = `${url.protocol}//${url.host}`;
  if (url.username !== '' || url.password !== '') {
    throw refuse(`${url.protocol}//…@${url.host}`, `${address}, with NEO4J_USER and NEO4J_PASSWORD beside it`);
  }
  if (url.search !== '' && url.protocol.startsWith('bolt')) throw refuse(`${address}?…`, `${address} alone`);
  return address;
}

class Neo4jStore implements BoltStore {
  readonly engine = 'neo4j';
  readonly address: string;
  readonly #driver: Driver;
  readonly #access: ServerAccess;
  readonly #bookmarks: BookmarkManager;

  constructor(driver: Driver, address: string, access: ServerAccess) {
    this.#driver = driver;
    this.address = address;
    this.#access = access;
    this.#bookmarks = neo4j.bookmarkManager({ initialBookmarks: access.bookmarks ?? [] });
  }

  async prepare(): Promise<void> {
    const session = this.#session('WRITE');
    try {
      // Two first loads at once lock each other out: the driver tries again with the one that gave way.
      for (const text of ddlStatements('neo4j'))
        await this.#answer(
          'ddl/neo4j',
          session.executeWrite((transaction) => transaction.run(text)),
        );
      const awaited = session.run('CALL db.awaitIndexes($seconds)', { seconds: neo4j.int(indexSeconds) });
      await this.#answer('ddl/neo4j', awaited);
    } finally {
      await session.close();
    }
  }

  async missingConstraints(): Promise<readonly string[]> {
    const session = this.#session('READ');
    try {
      const { records } = await this.#answer('ddl/constraints', session.run(constraintsStatement()));
      return constraintsBut(
        records.map((record) => String(record.get('name'))),
        'neo4j',
      );
    } finally {
      await session.close();
    }
  }

  async revision(): Promise<string> {
    const states = await this.rows(graphRevision, {});
    return JSON.stringify(states.map(({ key, state }) => [key, state]).sort());
  }

  async rows<P, R>(statement: Statement<P, R>, parameters: P, options?: ReadOptions): Promise<R[]> {
    const rows: R[] = [];
    await this.each(statement, parameters, (row) => rows.push(row), options);
    return rows;
  }

  async each<P, R>(
    statement: Statement<P, R>,
    parameters: P,
    take: (row: R) => void,
    options: ReadOptions = {},
  ): Promise<void> {
    const { maxRows = Number.POSITIVE_INFINITY } = options;
    const { result, stop, known, end } = this.#read(statement, parameters, options, rowsAhead);
    let taken = 0;
    let isOver = false; // rows may be on their way yet
    try {
      const all = new Promise<void>((resolve, reject) => {
        const onNext = (record: BoltRecord) => {
          if (isOver) return;
          try {
            if (++taken > maxRows) throw tooManyRows(statement.name, maxRows);
            take(plainRow(record) as R);
          } catch (cause) {
            isOver = true;
            reject(cause);
          }
        };
        result().subscribe({ onNext, onCompleted: () => resolve(), onError: reject });
      });
      await stop.or(all);
    } catch (cause) {
      throw known(cause);
    } finally {
      isOver = true;
      await end();
    }
  }

  async *stream<P, R>(statement: Statement<P, R>, parameters: P, options: ReadOptions = {}): AsyncGenerator<R, void> {
    const { maxRows = Number.POSITIVE_INFINITY } = options;
    const { result, stop, known, end } = this.#read(statement, parameters, options);
    try {
      const records = result()[Symbol.asyncIterator]();
      let taken = 0;
      for (let next = await stop.or(records.next()); !next.done; next = await stop.or(records.next())) {
        if (++taken > maxRows) throw tooManyRows(statement.name, maxRows);
        yield plainRow(next.value) as R;
      }
    } catch (cause) {
      throw known(cause);
    } finally {
      await end();
    }
  }

  async transaction<T>(work: (write: Write) => Promise<T>): Promise<T> {
    const session = this.#session('WRITE');
    try {
      const transaction = await this.#answer('begin', session.beginTransaction({ timeout: noTimeout }));
      const write: Write = async <P, R>(statement: Statement<P, R>, parameters: P) => {
        const run = transaction.run(statement.text, boltParameters(statement, parameters));
        const { records } = await this.#answer(statement.name, run);
        return records.map((record) => plainRow(record) as R);
      };
      let result: T;
      try {
        result = await work(write);
      } catch (cause) {
        // A lost connection rolls back by itself; why the work failed matters more than that.
        await transaction.rollback().catch(() => {});
        throw cause;
      }
      await this.#answer('commit', transaction.commit());
      return result;
    } finally {
      await session.close();
    }
  }

  async assertOnlyReads(statement: Statement): Promise<void> {
    const { root, queryType } = await this.explain(statement);
    assertPlanOnlyReads(planOperator(root), queryType, `${statement.name}.cypher`);
  }

  async explain(statement: Statement): Promise<Plan> {
    const session = this.#session('READ');
    try {
      const { summary } = await this.#answer(statement.name, session.run(`EXPLAIN ${statement.text}`));
      const notifications = summary.notifications.map(({ code, description }) => ({ code, description }));
      return { queryType: summary.queryType, root: planStep(summary.plan as DriverPlan), notifications };
    } finally {
      await session.close();
    }
  }

  async fromAnotherThread(): Promise<ServerAccess> {
    return { ...this.#access, bookmarks: [...(await this.#bookmarks.getBookmarks())] };
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  /**
   * What a read needs from its first row to its last: `result` runs it, `stop` interrupts it, `known` says why it
   * failed, `end` lets go of the server.
   */
  #read<P, R>(
    statement: Statement<P, R>,
    parameters: P,
    { signal, timeoutMs = readTimeoutMs }: ReadOptions,
    fetchSize?: number,
  ) {
    const session = this.#session('READ', fetchSize);
    // Closing a session ends its statement on the server.
    const stop = new Stop(statement.name, signal, timeoutMs, () => session.close().catch(() => {}));
    const limits = {
      timeout: timeoutMs === Number.POSITIVE_INFINITY ? noTimeout : timeoutMs,
      metadata: { statement: statement.name },
    };
    return {
      stop,
      result: () => {
        stop.throwIfStopped();
        return session.run(statement.text, boltParameters(statement, parameters), limits);
      },
      known: (cause: unknown) => this.#known(cause, statement.name, timeoutMs),
      end: async () => {
        stop.clear();
        // A server that does not heed the stop would keep us waiting here.
        if (!stop.stopped) await session.close();
      },
    };
  }

  /** Sessions share their bookmarks: in a cluster, a read sees what this store read or wrote before. */
  #session(mode: 'READ' | 'WRITE', fetchSize?: number): Session {
    return this.#driver.session({
      defaultAccessMode: mode,
      ...(fetchSize !== undefined && { fetchSize }),
      bookmarkManager: this.#bookmarks,
      ...(this.#access.database !== undefined && { database: this.#access.database }),
    });
  }

  async #answer<T>(statement: string, answer: PromiseLike<T>): Promise<T> {
    try {
      return await answer;
    } catch (cause) {
      throw this.#known(cause, statement);
    }
  }

  #known(cause: unknown, statement: string, timeoutMs = readTimeoutMs): unknown {
    if (!(cause instanceof neo4j.Neo4jError)) return cause;
    const { address } = this;
    switch (cause.code) {
      case 'ServiceUnavailable':
      case 'SessionExpired':
      case 'Neo.TransientError.General.DatabaseUnavailable':
      case 'Neo.TransientError.Database.DatabaseUnavailable':
        return new KnownError('STORE_UNREACHABLE', { address }, cause);
      case 'Neo.ClientError.Security.Unauthorized':
      case 'Neo.ClientError.Security.AuthenticationRateLimit':
      case 'Neo.ClientError.Security.CredentialsExpired':
        return new KnownError('STORE_REFUSED', { address }, cause);
      case 'Neo.ClientError.Transaction.TransactionTimedOut':
      case 'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration':
        return new KnownError('TIMEOUT', { what: statement, seconds: timeoutMs / 1000 }, cause);
      case 'Neo.TransientError.General.MemoryPoolOutOfMemoryError':
      case 'Neo.TransientError.General.TransactionOutOfMemoryError':
        return new KnownError('STORE_OUT_OF_MEMORY', { statement }, cause);
      default:
        return new KnownError('STORE_FAILED', { statement }, cause);
    }
  }
}

function tooManyRows(query: string, limit: number): KnownError {
  return new KnownError('TOO_MANY_ROWS', { query, limit });
}

/** Ends a read from our side: when the caller's signal fires or its time is up. */
class Stop {
  #reason: KnownError | null = null;
  #interrupt: (reason: KnownError) => void = () => {};
  readonly #timer: NodeJS.Timeout | undefined;
  readonly #signal: AbortSignal | undefined;
  readonly #cancel: () => void;

  constructor(what: string, signal: AbortSignal | undefined, timeoutMs: number, end: () => void) {
    const stop = (reason: KnownError) => {
      this.#reason ??= reason;
      this.#interrupt(this.#reason);
      end();
    };
    this.#cancel = () => stop(new KnownError('CANCELLED', { what }, signal?.reason));
    this.#signal = signal;
    signal?.addEventListener('abort', this.#cancel, { once: true });
    if (signal?.aborted) this.#cancel();
    if (timeoutMs !== Number.POSITIVE_INFINITY) {
      this.#timer = setTimeout(() => stop(new KnownError('TIMEOUT', { what, seconds: timeoutMs / 1000 })), timeoutMs);
    }
  }

  get stopped(): boolean {
    return this.#reason !== null;
  }

  throwIfStopped(): void {
    if (this.#reason !== null) throw this.#reason;
  }

  /** What `promise` gives, or the reason as soon as there is one, even if the server never answers. */
  or<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#interrupt = reject;
      if (this.#reason !== null) reject(this.#reason);
      promise.then(resolve, reject);
    });
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#signal?.removeEventListener('abort', this.#cancel);
  }
}

type DriverPlan = Exclude<ResultSummary['plan'], false>;

function planStep({ operatorType, arguments: details, children }: DriverPlan): PlanStep {
  // Neo4j 5 appends the database: `Filter@neo4j`.
  return {
    operator: operatorType.replace(/@.*$/, ''),
    arguments: details as PlanStep['arguments'],
    children: children.map(planStep),
  };
}

function planOperator({ operator, children }: PlanStep): PlanOperator {
  return { operatorType: operator, children: children.map(planOperator) };
}
