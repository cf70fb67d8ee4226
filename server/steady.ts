import type { Context } from '../schema/context.ts';

/** What an attempt at an answer has read of the graph. */
export type ReadsOfAttempt = Pick<Context, 'signal' | 'unchanged'>;

/**
 * An answer from one state of the graph: as before a load or as after it.
 *
 * An answer reads many times, and a load may commit in between. Then what the attempt gave, a failure too, is thrown away and it
 * is made anew, until the request's time is up.
 *
 * @param attempt  hands over what it reads through before it reads.
 */
export async function steady<T>(attempt: (readingThrough: (reads: ReadsOfAttempt) => void) => Promise<T>): Promise<T> {
  for (;;) {
    let used: ReadsOfAttempt | undefined;
    const answer = attempt((reads) => {
      used = reads;
    });
    await answer.catch(() => undefined); // thrown below, where it counts
    if (used === undefined || used.signal.aborted || (await isSteady(used))) return answer;
  }
}

/** A store that is away can't say; its answer says that. */
async function isSteady(reads: ReadsOfAttempt): Promise<boolean> {
  try {
    return await reads.unchanged();
  } catch {
    return true;
  }
}
