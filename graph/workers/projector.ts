import type { Worker } from 'node:worker_threads';
import { KnownError } from '../../model/errors.ts';
import { type HoldingsOnDay, projectHoldings } from '../holdings-on-day.ts';
import { readNodeLines } from '../node-lines.ts';
import { type Layer, type Projection, project } from '../projection.ts';
import { loadSameParties } from '../same-parties.ts';
import type { Store } from '../store.ts';
import type { ProjectionAnswer, ProjectionRequest, ProjectionTask, ProjectionTasks } from './projection-worker.ts';
import { receivedHoldings } from './sent-holdings.ts';
import { startWorker } from './start-worker.ts';

/**
 * Reads layers, or the holdings of days, off the store without holding the thread that serves.
 *
 * A server is read by a worker with connections of its own, one thing after the other; what it sends back is shared memory:
 * arrays, and texts, which are taken over in small pieces. The worker goes when nothing is left to read, and what it held with it.
 *
 * The embedded engine belongs to the object that opened it and can't be reached from another thread. Its statements run off
 * the main thread by themselves; only their rows are put into arrays here, in turns of the event loop.
 */
export class Projector {
  readonly #store: Store;
  #worker: Worker | null = null;
  #waiting = 0;
  #closed = false;
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The layer as the store has it now. */
  async project(layer: Layer): Promise<Projection> {
    const access = await this.#store.fromAnotherThread?.();
    if (access === undefined) return project(this.#store, layer);
    const { lines, ...projection } = await this.#read({ access, task: 'layer', asked: layer });
    return { ...projection, ...(await readNodeLines(lines)) };
  }

  /** The holdings in force on the day, as the store has them now; @see projectHoldings. */
  async holdings(date: string, first: readonly string[]): Promise<HoldingsOnDay> {
    const access = await this.#store.fromAnotherThread?.();
    if (access === undefined) return projectHoldings(this.#store, date, first);
    const sent = await this.#read({ access, task: 'holdings', asked: { date, first } });
    return receivedHoldings(sent, await loadSameParties(this.#store));
  }

  /** Ends what is being read; nothing more of a server can be. */
  async close(): Promise<void> {
    this.#closed = true;
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  async #read<T extends ProjectionTask>(request: ProjectionRequest<T>): Promise<ProjectionTasks[T]['read']> {
    this.#waiting++;
    const read = this.#last.then(() => this.#ask(request));
    this.#last = read.catch(() => undefined);
    try {
      return await read;
    } finally {
      if (--this.#waiting === 0) this.#end();
    }
  }

  async #ask<T extends ProjectionTask>(request: ProjectionRequest<T>): Promise<ProjectionTasks[T]['read']> {
    if (this.#closed) throw new Error('the projector is closed');
    this.#worker ??= startWorker('projection-worker');
    const worker = this.#worker;
    const answer = await answerOf(worker, request).catch((error) => {
      if (this.#worker === worker) this.#worker = null;
      throw error;
    });
    if ('known' in answer) throw new KnownError(answer.known.code, answer.known.details, answer.cause);
    if ('error' in answer) throw answer.error;
    return answer.read;
  }

  #end(): void {
    this.#worker?.postMessage(null);
    this.#worker = null;
  }
}

function answerOf<T extends ProjectionTask>(
  worker: Worker,
  request: ProjectionRequest<T>,
): Promise<ProjectionAnswer<T>> {
  return new Promise<ProjectionAnswer<T>>((resolve, reject) => {
    const ended = () => settle(() => reject(new Error('the worker has ended')));
    const settle = (how: () => void) => {
      worker.off('message', answered).off('error', failed).off('exit', ended);
      how();
    };
    const answered = (answer: ProjectionAnswer<T>) => settle(() => resolve(answer));
    const failed = (error: unknown) => settle(() => reject(error));
    worker.on('message', answered).on('error', failed).on('exit', ended);
    worker.postMessage(request);
  });
}
