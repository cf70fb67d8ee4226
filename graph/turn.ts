const waiting: (() => void)[] = [];

/**
 * Lets the event loop go round before the caller works on: of all who await their turn one goes on a round, first come, first served.
 *
 * Requests that come at once, or wait for the same read, would else go on at once too: fifty of them hold the loop for as long
 * as all their work takes, and a probe or a new client waits so long.
 */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(next);
  });
}

function next(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(next);
}

/** What a promise gives, once it is the caller's turn: many may wait for the same one. */
export async function inTurn<T>(promise: Promise<T>): Promise<T> {
  const found = await promise;
  await turn();
  return found;
}
