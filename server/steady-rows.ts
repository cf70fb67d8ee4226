import type { RequestReads, SharedReads } from '../graph/shared-reads.ts';
import { turn } from '../graph/turn.ts';
import { KnownError } from '../model/errors.ts';
import type { Row } from '../queries/statement.ts';
import { requestTimeoutMs } from './limits.ts';
import { steady } from './steady.ts';

/** Rows held until the graph is known to be still as they were read from it; those of a longer answer leave before. */
const rowsHeld = 10_000;

/** Rows after which the event loop goes round: an engine hands them over by the thousand. */
const rowsInATurn = 100;

/**
 * The rows of a stream that come from one state of the graph: as before a load or as after it.
 *
 * An answer of up to 10,000 rows is held whole, and made anew where a load committed meanwhile. A longer one flows; where a load
 * committed before its end it fails in place of ending.
 *
 * @returns once what is held is whole: what fails at once fails before anything is sent.
 * @throws KnownError CHANGED_MEANWHILE in a long answer, or where loads commit until the request's time is up; and what the
 * stream throws.
 */
export function steadyRows(
  reads: SharedReads,
  signal: AbortSignal,
  read: (store: RequestReads) => AsyncIterable<Row>,
): Promise<AsyncIterable<Row>> {
  const untilTimeIsUp = AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]);
  return steady(async (readingThrough) => {
    const store = reads.forRequest(signal);
    readingThrough({ signal: untilTimeIsUp, unchanged: store.unchanged });
    const rows = read(store)[Symbol.asyncIterator]();
    const held: Row[] = [];
    let next = await rows.next();
    for (; !next.done && held.length < rowsHeld; next = await rows.next()) {
      held.push(next.value);
      if (held.length % rowsInATurn === 0) await turn();
    }
    if ((next.done && !untilTimeIsUp.aborted) || (await store.unchanged())) return flowing(held, next, rows, store);
    await rows.return?.();
    throw new KnownError('CHANGED_MEANWHILE', {});
  });
}

async function* flowing(
  held: readonly Row[],
  first: IteratorResult<Row>,
  rest: AsyncIterator<Row>,
  store: RequestReads,
): AsyncGenerator<Row> {
  yield* held;
  if (first.done) return;
  let next = first as IteratorResult<Row>;
  for (let taken = 1; !next.done; taken++) {
    yield next.value;
    if (taken % rowsInATurn === 0) await turn();
    next = await rest.next();
  }
  if (!(await store.unchanged())) throw new KnownError('CHANGED_MEANWHILE', {});
}
