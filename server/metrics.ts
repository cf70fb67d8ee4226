import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Graph } from '../graph/graph.ts';

/** What operators watch: requests, their time, and errors by code. Labels are few and fixed, whatever clients send. */
export interface Metrics {
  readonly registry: Registry;
  countError(code: string): void;
}

/** Counts every request of the server and serves the counts at `/metrics`, in Prometheus' text format. */
export function metrics(app: FastifyInstance, { projections, solver }: Pick<Graph, 'projections' | 'solver'>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'isthmus_' });
  const requests = new Histogram({
    name: 'isthmus_http_request_seconds',
    help: 'Time from request to answer, by route and status.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.15, 0.5, 1, 2, 5, 10, 30],
    registers: [registry],
  });
  const errors = new Counter({
    name: 'isthmus_errors_total',
    help: 'Errors given to clients, by code.',
    labelNames: ['code'],
    registers: [registry],
  });
  new Counter({
    name: 'isthmus_solutions_total',
    help: 'Blocs solved on a layer: each once, whoever asks, as long as its solution is kept.',
    registers: [registry],
    collect() {
      this.reset();
      this.inc(solver.solutions);
    },
  });
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name: `isthmus_projections${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  const sum = (of: 'bytes' | 'links') => projections.held.reduce((total, held) => total + held[of], 0);
  gauge('', 'Layers of the graph, and days of holdings, in memory.', () => projections.held.length);
  gauge('_bytes', 'Their memory.', () => sum('bytes'));
  gauge('_links', 'Their links: purchases, and statements of holdings.', () => sum('links'));
  gauge('_oldest_seconds', 'Since the oldest of them was read off the store; 0 where there is none.', () =>
    Math.max(0, ...projections.held.map(({ builtAt }) => (Date.now() - Date.parse(builtAt)) / 1_000)),
  );

  app.addHook('onResponse', async (request, reply) => {
    requests.observe(
      { route: request.routeOptions.url ?? 'unknown', status: reply.statusCode },
      reply.elapsedTime / 1_000,
    );
  });
  app.get('/metrics', async (_, reply) => reply.type(registry.contentType).send(await registry.metrics()));
  return { registry, countError: (code) => errors.inc({ code }) };
}
