import { parentPort } from 'node:worker_threads';
import { type ErrorCode, type ErrorDetails, KnownError } from '../../model/errors.ts';
import { openBoltStore } from '../bolt/bolt-store.ts';
import { projectHoldings } from '../holdings-on-day.ts';
import { nodeLines, type ProjectedNodes } from '../node-lines.ts';
import { type Layer, type Projection, project } from '../projection.ts';
import { inSharedMemory } from '../shared-memory.ts';
import type { ServerAccess, Store } from '../store.ts';
import { type SentHoldings, sentHoldings } from './sent-holdings.ts';
import { stepBack } from './step-back.ts';

/** What the worker is asked to read, and what it answers. */
export interface ProjectionTasks {
  readonly layer: { readonly asked: Layer; readonly read: SentProjection };
  readonly holdings: {
    readonly asked: { readonly date: string; readonly first: readonly string[] };
    readonly read: SentHoldings;
  };
}

export type ProjectionTask = keyof ProjectionTasks;

/** A projection on its way to another thread: the arrays are shared, the nodes are lines of `nodeLines`, shared too. */
export interface SentProjection extends Omit<Projection, keyof ProjectedNodes> {
  readonly lines: Uint8Array;
}

/** Something to read of a server. */
export interface ProjectionRequest<T extends ProjectionTask = ProjectionTask> {
  readonly access: ServerAccess;
  readonly task: T;
  readonly asked: ProjectionTasks[T]['asked'];
}

/** The answer to one request. */
export type ProjectionAnswer<T extends ProjectionTask = ProjectionTask> =
  | { readonly read: ProjectionTasks[T]['read'] }
  | { readonly known: { readonly code: ErrorCode; readonly details: ErrorDetails<ErrorCode> }; readonly cause: unknown }
  | { readonly error: unknown };

stepBack();

const tasks: {
  readonly [T in ProjectionTask]: (
    store: Store,
    asked: ProjectionTasks[T]['asked'],
  ) => Promise<ProjectionTasks[T]['read']>;
} = {
  async layer(store, layer) {
    const { keys, index, names, economies, shown, ...rest } = await project(store, layer);
    return { ...rest, lines: inSharedMemory(nodeLines({ keys, names, economies })) };
  },
  async holdings(store, { date, first }) {
    return sentHoldings(await projectHoldings(store, date, first));
  },
};

// One thing at a time is asked for; null is the end.
parentPort?.on('message', async (request: ProjectionRequest | null) => {
  if (request === null) parentPort?.close();
  else parentPort?.postMessage(await answer(request));
});

async function answer<T extends ProjectionTask>(request: ProjectionRequest<T>): Promise<ProjectionAnswer<T>> {
  try {
    const store = await openBoltStore(request.access);
    try {
      return { read: await tasks[request.task](store, request.asked) };
    } finally {
      await store.close();
    }
  } catch (error) {
    // A class does not survive the way to another thread.
    if (!(error instanceof KnownError)) return { error };
    const { code, details, cause } = error as KnownError;
    return { known: { code, details }, cause };
  }
}
