import type { FastifyReply } from 'fastify';
import type { Graph } from '../graph/graph.ts';
import type { Context } from '../schema/context.ts';
import { saved } from '../schema/index.ts';
import { requestTimeoutMs } from './limits.ts';

/** What resolvers of one request share. Its reads stop when the client goes away or its time is up. */
export function requestContext(graph: Graph, signal: AbortSignal, requestId: string): Context {
  return { graph: { ...graph, store: graph.reads.forRequest(signal) }, saved, signal, requestId };
}

/** Fires when the client has gone before its answer, or the request's time is up. */
export function signalOf(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableEnded) controller.abort();
  });
  return AbortSignal.any([controller.signal, AbortSignal.timeout(requestTimeoutMs)]);
}
