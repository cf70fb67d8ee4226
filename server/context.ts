import type { FastifyReply } from 'fastify';
import type { Graph } from '../graph/graph.ts';
import type { Context } from '../schema/context.ts';
import { saved } from '../schema/index.ts';
import { requestTimeoutMs } from './limits.ts';

/** What resolvers of one request share. Its reads stop when the client goes away or its time is up. */
export function requestContext(graph: Graph, signal: AbortSignal, requestId: string): Context {
  const store = graph.reads.forRequest(signal);
  return { graph: { ...graph, store }, saved, signal, requestId, unchanged: () => store.unchanged() };
}

const signals = new WeakMap<FastifyReply, AbortSignal>();

/** Fires when the client has gone before its answer, or the request's time is up: one for all attempts at an answer. */
export function signalOf(reply: FastifyReply): AbortSignal {
  const known = signals.get(reply);
  if (known) return known;
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableEnded) controller.abort();
  });
  const signal = AbortSignal.any([controller.signal, AbortSignal.timeout(requestTimeoutMs)]);
  signals.set(reply, signal);
  return signal;
}
