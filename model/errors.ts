/** Who has to act. Decides the HTTP status, the log level and whether the text leaves the process. */
export type Blame = 'caller' | 'source' | 'operator';

/** Why a file could not be fetched. REFUSED is a whole file that is not what was asked for. */
export type DownloadFault =
  | 'UNREACHABLE'
  | 'STATUS'
  | 'BUSY'
  | 'STALLED'
  | 'CUT'
  | 'WRONG_LENGTH'
  | 'WRONG_TYPE'
  | 'REFUSED';

interface Entry<D> {
  readonly blame: Blame;
  readonly say: (details: D) => string;
}

/** Every failure we raise on purpose. A code is public API: it is added or retired, never reused. */
const table = {
  BAD_USER_INPUT: entry(
    'caller',
    (d: { what: string; found: string; wanted: string }) => `${d.what}: found '${d.found}', wanted ${d.wanted}.`,
  ),
  NOT_FOUND: entry(
    'caller',
    (d: { kind: string; key: string; hint?: string }) =>
      `No ${d.kind} has the key '${d.key}'.${d.hint ? ` ${d.hint}` : ''}`,
  ),
  NEEDS_NEO4J: entry(
    'caller',
    (d: { query: string }) => `The saved query '${d.query}' needs Neo4j; this store is the embedded one.`,
  ),
  TOO_MANY_ROWS: entry(
    'caller',
    (d: { query: string; limit: number }) => `'${d.query}' answers more than ${d.limit} rows: narrow its parameters.`,
  ),
  TIMEOUT: entry(
    'caller',
    (d: { what: string; seconds: number }) => `${d.what} took longer than ${d.seconds} s and was stopped.`,
  ),
  CANCELLED: entry('caller', (d: { what: string }) => `${d.what} was cancelled.`),
  CHANGED_MEANWHILE: entry(
    'caller',
    (d: { dataset?: string }) =>
      `A load changed the ${d.dataset === undefined ? 'graph' : `dataset '${d.dataset}'`} while the answer was made: ask again.`,
  ),
  STORE_UNREACHABLE: entry('operator', (d: { address: string }) => `No answer from the store at ${d.address}.`),
  STORE_REFUSED: entry(
    'operator',
    (d: { address: string }) => `The store at ${d.address} refused the user or the password.`,
  ),
  STORE_OUT_OF_MEMORY: entry(
    'operator',
    (d: { statement: string }) =>
      `'${d.statement}' needs more memory than the store may use: give its server a larger heap.`,
  ),
  STORE_FAILED: entry('operator', (d: { statement: string }) => `The store could not run '${d.statement}'.`),
  INVALID_SETTING: entry(
    'operator',
    (d: { setting: string; found: string; wanted: string }) => `${d.setting}: found '${d.found}', wanted ${d.wanted}.`,
  ),
  BROKEN_FILE: entry(
    'source',
    (d: { file: string; where: string; found: string; wanted: string }) =>
      `${d.file}, ${d.where}: found ${d.found}, wanted ${d.wanted}.`,
  ),
  DOWNLOAD_FAILED: entry(
    'source',
    (d: { url: string; reason: DownloadFault; found: string; wanted: string }) =>
      `${d.url}: found ${d.found}, wanted ${d.wanted}.`,
  ),
  DANGLING_END: entry(
    'source',
    (d: { kind: string; dangling: number; refuses?: string; first?: string }) =>
      `${d.dangling} records of the kind '${d.kind}' name an end that neither the files nor the store have${d.refuses ? `, ${d.refuses}` : ''}${d.first === undefined ? '' : `, such as '${d.first}'`}.`,
  ),
  TOO_MANY_REJECTIONS: entry(
    'source',
    (d: { rejected: number; rows: number; allowed: number; first: string; file: string }) =>
      `${d.rejected} of ${d.rows} rows are rejected, at most ${d.allowed} may be. The first: ${d.first} All of them: ${d.file}`,
  ),
  WRONG_USAGE: entry('caller', (d: { what: string }) => d.what),
  UNFINISHED_LOAD: entry(
    'operator',
    (d: { dataset: string }) =>
      `A load of the dataset '${d.dataset}' has not ended: run 'isthmus ingest' again to roll it forward. Where that does not end it, load the dataset again, or take it back by 'isthmus datasets --remove ${d.dataset}'.`,
  ),
  LOAD_OVERTAKEN: entry(
    'operator',
    (d: { dataset: string }) =>
      `Another load of the dataset '${d.dataset}' wrote while this one ran, which stopped at that: load again what is to stand.`,
  ),
  SERVER_REFUSED: entry('caller', (d: { url: string; message: string }) => `${d.message} (answered by ${d.url})`),
  STORE_IN_USE: entry(
    'operator',
    (d: { path: string; owner: string }) => `The store ${d.path} is in use by ${d.owner}.`,
  ),
  LICENCE_FORBIDS: entry(
    'caller',
    (d: {
      datasets: readonly { readonly key: string; readonly licence: string | null; readonly redistribution: string }[];
    }) =>
      `The licences of ${d.datasets
        .map(
          ({ key, licence, redistribution }) =>
            `'${key}' (${licence ?? 'none stated'}: ${redistribution === 'NON_COMMERCIAL' ? 'no commercial use' : 'not to be passed on'})`,
        )
        .join(
          ' and ',
        )} do not allow a file for everybody. Where yours does, name each: --allow-licence <dataset> on the command line, allow-licence=<dataset> in an address.`,
  ),
  INVALID_QUERY_FILE: entry('operator', (d: { file: string; rule: string }) => `${d.file}: ${d.rule}.`),
};

export type ErrorCode = keyof typeof table;
export type ErrorDetails<C extends ErrorCode> = Parameters<(typeof table)[C]['say']>[0];

/** A failure that we foresaw: its text may be shown to whoever has to act. */
export class KnownError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'KnownError';
  readonly code: C;
  readonly details: ErrorDetails<C>;

  constructor(code: C, details: ErrorDetails<C>, cause?: unknown) {
    super((table[code].say as (d: ErrorDetails<C>) => string)(details), cause === undefined ? {} : { cause });
    this.code = code;
    this.details = details;
  }

  get blame(): Blame {
    return table[this.code].blame;
  }
}

function entry<D>(blame: Blame, say: (details: D) => string): Entry<D> {
  return { blame, say };
}
