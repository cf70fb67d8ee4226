import { parentPort, workerData } from 'node:worker_threads';
import { type ErrorCode, type ErrorDetails, KnownError } from '../../model/errors.ts';
import { openBoltStore } from '../bolt/bolt-store.ts';
import { nodeLines, type ProjectedNodes } from '../node-lines.ts';
import { type Layer, type Projection, project } from '../projection.ts';
import type { ServerAccess } from '../store.ts';
import { stepBack } from './step-back.ts';

/** A projection on its way to another thread: the arrays are shared, the nodes are lines of `nodeLines`, shared too. */
export interface SentProjection extends Omit<Projection, keyof ProjectedNodes> {
  readonly lines: Uint8Array;
}

/** The answer to one layer asked for. */
export type ProjectionAnswer =
  | { readonly projection: SentProjection }
  | { readonly known: { readonly code: ErrorCode; readonly details: ErrorDetails<ErrorCode> }; readonly cause: unknown }
  | { readonly error: unknown };

stepBack();
const store = await openBoltStore(workerData as ServerAccess);

// One layer at a time is asked for; null is the end.
parentPort?.on('message', async (layer: Layer | null) => {
  if (layer !== null) parentPort?.postMessage(await answer(layer));
  else {
    await store.close();
    parentPort?.close();
  }
});

async function answer(layer: Layer): Promise<ProjectionAnswer> {
  try {
    const { keys, index, names, economies, shown, ...rest } = await project(store, layer);
    return { projection: { ...rest, lines: inSharedMemory([...nodeLines({ keys, names, economies })]) } };
  } catch (error) {
    // A class does not survive the way to another thread.
    if (!(error instanceof KnownError)) return { error };
    const { code, details, cause } = error as KnownError;
    return { known: { code, details }, cause };
  }
}

function inSharedMemory(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(new SharedArrayBuffer(pieces.reduce((sum, { length }) => sum + length, 0)));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
