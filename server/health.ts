import type { FastifyInstance } from 'fastify';
import { loadDatasetsInUse } from '../answers/datasets-in-use.ts';
import type { Graph } from '../graph/graph.ts';

/** A store that has not answered by then counts as away. */
const storeTimeoutMs = 1_000;

/**
 * `/livez`: the process is there. `/readyz`: it can answer, which takes a store in reach, no load half done, and the first
 * projection in memory; 503 otherwise, and while it shuts down.
 */
export function health(
  app: FastifyInstance,
  graph: Graph,
  state: { readonly draining: () => boolean; readonly warm: () => boolean },
): void {
  app.get('/livez', { config: { open: true } }, async () => ({ status: 'ok' }));
  app.get('/readyz', { config: { open: true } }, async (_, reply) => {
    const reason = await notReady();
    return reason === null ? { status: 'ok' } : reply.code(503).send({ status: 'not ready', reason });
  });

  async function notReady(): Promise<string | null> {
    if (state.draining()) return 'shutting down';
    try {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('late')), storeTimeoutMs);
      });
      await Promise.race([loadDatasetsInUse(graph.store), late]).finally(() => clearTimeout(timer));
    } catch (error) {
      return (error as { code?: string }).code === 'UNFINISHED_LOAD'
        ? 'a load has not ended'
        : 'the store does not answer';
    }
    return state.warm() ? null : 'the first projection is being read';
  }
}
