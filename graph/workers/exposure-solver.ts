import { Worker } from 'node:worker_threads';
import type { StructuralPaths, Subject } from '../../analytics/structural-paths.ts';
import type { Tiers } from '../../analytics/tiers.ts';
import type { Projection } from '../projection.ts';
import type { Solution, Task } from './exposure-worker.ts';

interface Call {
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/** A bloc as membership per node of a projection, 0..1, under a key that tells two blocs apart. */
export interface BlocOnProjection {
  readonly key: string;
  readonly membership: Float64Array;
}

/**
 * Exposures computed off the main thread. A projection lies in memory shared with the worker, and each bloc is solved once:
 * every subject, tier and path of it is then a look-up.
 */
export class ExposureSolver {
  #worker: Worker | null = null;
  #calls = new Map<number, Call>();
  #lastCall = 0;
  #names = new WeakMap<Projection, string>();
  #taken = new Set<string>();
  #solutions = new Map<string, Promise<Solution>>();

  /** The exposure of every node of the projection to the bloc. */
  solve(projection: Projection, bloc: BlocOnProjection): Promise<Solution> {
    const name = this.#take(projection);
    const key = `${name} ${bloc.key}`;
    let solution = this.#solutions.get(key);
    if (!solution) {
      solution = this.#ask<Solution>({ task: 'solve', projection: name, bloc: bloc.key, membership: bloc.membership });
      this.#solutions.set(key, solution);
      solution.catch(() => this.#solutions.delete(key));
      const oldest = this.#solutions.keys().next();
      if (this.#solutions.size > solutionsKept && !oldest.done) this.#solutions.delete(oldest.value);
    }
    return solution;
  }

  /** First meetings with the bloc by tier, for every node: see `analytics/tiers.ts`. */
  tiers(projection: Projection, bloc: BlocOnProjection, count: number): Promise<Tiers> {
    return this.#onSolved(projection, bloc, { task: 'tiers', count });
  }

  /** The largest chains of purchases from the subject to the bloc: see `analytics/structural-paths.ts`. */
  paths(projection: Projection, bloc: BlocOnProjection, subject: Subject, count: number): Promise<StructuralPaths> {
    return this.#onSolved(projection, bloc, { task: 'paths', subject, count });
  }

  /** Lets go of a projection that no answer will use again. */
  async drop(projection: Projection): Promise<void> {
    const name = this.#names.get(projection);
    if (name === undefined || !this.#taken.delete(name)) return;
    for (const key of [...this.#solutions.keys()]) if (key.startsWith(`${name} `)) this.#solutions.delete(key);
    await this.#ask({ task: 'drop', projection: name });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  async #onSolved<T>(
    projection: Projection,
    bloc: BlocOnProjection,
    request: { task: 'tiers'; count: number } | { task: 'paths'; subject: Subject; count: number },
  ): Promise<T> {
    const solved = await this.solve(projection, bloc);
    const named = { ...request, projection: this.#take(projection), bloc: bloc.key };
    const answer = await this.#ask<T | null>(named);
    if (answer !== null) return answer;
    for (const [key, solution] of this.#solutions) if ((await solution) === solved) this.#solutions.delete(key);
    await this.solve(projection, bloc);
    return this.#ask<T>(named);
  }

  #take(projection: Projection): string {
    const name =
      this.#names.get(projection) ?? `${projection.layer.dataset}/${projection.layer.year}/${++this.#lastCall}`;
    this.#names.set(projection, name);
    if (!this.#taken.has(name)) {
      this.#taken.add(name);
      const { purchases, unknown, unstated } = projection;
      this.#ask({ task: 'take', projection: name, shares: { purchases, unknown }, unstated }).catch(() =>
        this.#taken.delete(name),
      );
    }
    return name;
  }

  #ask<T>(request: Task): Promise<T> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    return new Promise<T>((resolve, reject) => {
      const call = ++this.#lastCall;
      this.#calls.set(call, { resolve, reject });
      worker.postMessage({ call, request });
    });
  }

  #start(): Worker {
    const worker = startWorker();
    worker.unref();
    worker.on('message', ({ call, value, error }: { call: number; value: never; error?: unknown }) => {
      const waiting = this.#calls.get(call);
      this.#calls.delete(call);
      if (error !== undefined) waiting?.reject(error);
      else waiting?.resolve(value);
    });
    const fail = (error: unknown) => {
      if (this.#worker === worker) this.#worker = null;
      this.#taken.clear();
      this.#solutions.clear();
      for (const { reject } of this.#calls.values()) reject(error);
      this.#calls.clear();
    };
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('the exposure worker has ended')));
    return worker;
  }
}

/** Solutions kept on the main thread; one is eight numbers a node. */
const solutionsKept = 64;

/** From source (tests, development) the worker is TypeScript, and needs a loader that the compiled one does without. */
function startWorker(): Worker {
  if (import.meta.url.endsWith('.js')) return new Worker(new URL('./exposure-worker.js', import.meta.url));
  const script = new URL('./exposure-worker.ts', import.meta.url).href;
  const withLoader = `import('tsx/esm/api').then(({ register }) => { register(); return import('${script}'); })`;
  return new Worker(withLoader, { eval: true });
}
