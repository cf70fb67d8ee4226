import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import compress from '@fastify/compress';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import { type DestinationStream, pino } from 'pino';
import type { Graph } from '../graph/graph.ts';
import { turn } from '../graph/turn.ts';
import { KnownError } from '../model/errors.ts';
import type { Context } from '../schema/context.ts';
import { saved, schema } from '../schema/index.ts';
import { apiKeys } from './api-keys.ts';
import { requestContext, signalOf } from './context.ts';
import { assertNotOpenByOversight, type Settings } from './env.ts';
import { formatGraphqlError, publicError } from './format-error.ts';
import { health } from './health.ts';
import { bodyLimit, maxTokens, maxValidationErrors, validationRules } from './limits.ts';
import { metrics } from './metrics.ts';
import { savedRoutes } from './saved-routes.ts';
import { site } from './site.ts';
import { SteadyApollo } from './steady-apollo.ts';

/** A server that answers. `close` lets requests under way end, and takes no new ones. */
export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Paths and headers that no log line may hold. */
const redacted = ['req.headers.authorization', 'req.headers["x-api-key"]', 'req.headers.cookie'];

/**
 * Serves the graph: the explorer at `/`, `/graphql`, `/graphiql`, `/saved/<name>.csv`, `/livez`, `/readyz`, `/metrics`.
 *
 * @param warm  settles when the first projection is in memory; until then `/readyz` answers 503.
 * @throws KnownError INVALID_SETTING when it would be open to strangers by oversight.
 */
export async function startServer(
  graph: Graph,
  settings: Settings,
  warm: Promise<unknown> = Promise.resolve(),
  logTo: DestinationStream = pino.destination(2), // standard output is for answers
): Promise<RunningServer> {
  assertNotOpenByOversight(settings);
  await refuseWritingQueries(graph);
  const log = pino({ level: settings.logLevel, redact: redacted }, logTo);
  const app = Fastify({
    loggerInstance: log,
    bodyLimit,
    logController: new LogController({ disableRequestLogging: true }),
    requestIdHeader: false,
    return503OnClosing: false, // `/readyz` says that it shuts down
    genReqId: ({ headers }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
    },
  }) as unknown as FastifyInstance;
  let draining = false;
  let warmed = false;
  warm.then(
    () => (warmed = true),
    () => (warmed = true), // an empty store has nothing to project; asking says so
  );

  // An answer holds no secret and is sent for no cookie, so its length gives nothing away (BREACH). Questions come as they are.
  await app.register(compress, { encodings: ['br', 'gzip'], globalDecompression: false });
  const counted = metrics(app, graph);
  app.addHook('onRequest', async (request, reply) => {
    await turn();
    reply.header('x-request-id', request.id).header('x-content-type-options', 'nosniff');
  });
  apiKeys(app, settings.apiKeys);
  app.setErrorHandler(async (failure: Error & { statusCode?: number; code?: string }, request, reply) => {
    // Whoever leaves before the first bytes of an answer that is packed closes its stream.
    const hasLeft = failure.code === 'ERR_STREAM_PREMATURE_CLOSE' && reply.raw.destroyed;
    const error = hasLeft ? new KnownError('CANCELLED', { what: 'The answer' }, failure) : failure;
    const { statusCode = 500 } = failure;
    const isFastifys = statusCode >= 400 && statusCode < 500;
    const { code, message, ...more } = isFastifys
      ? { code: 'BAD_REQUEST', message: error.message }
      : publicError(error, request.log);
    counted.countError(code);
    const status = isFastifys
      ? statusCode
      : ({ NOT_FOUND: 404, LICENCE_FORBIDS: 403, INTERNAL_SERVER_ERROR: 500, UPSTREAM_UNAVAILABLE: 503, TIMEOUT: 503 }[
          code
        ] ?? 400);
    await reply.code(status).send({ errors: [{ message, extensions: { code, ...more, requestId: request.id } }] });
  });
  app.setNotFoundHandler(async (request, reply) => {
    await reply.code(404).send({
      errors: [
        {
          message: `There is nothing at ${request.method} ${request.url.split('?', 1)[0]}.`,
          extensions: { code: 'NOT_FOUND', requestId: request.id },
        },
      ],
    });
  });

  const apollo: ApolloServer<Context> = new SteadyApollo({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: false,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    parseOptions: { maxTokens },
    validationRules,
    validationOptions: { maxErrors: maxValidationErrors },
    formatError: formatGraphqlError(log),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      fastifyApolloDrainPlugin(app),
      {
        async requestDidStart() {
          return {
            async willSendResponse({ response, contextValue }) {
              response.http.headers.set('cache-control', 'no-store');
              if (response.body.kind !== 'single') return;
              const { singleResult } = response.body;
              if (!singleResult.errors) return;
              const { requestId } = contextValue;
              const named = (extensions?: object) => ({ ...extensions, requestId });
              singleResult.errors = singleResult.errors.map((error) => ({
                ...error,
                extensions: named(error.extensions),
              }));
              for (const { extensions } of singleResult.errors) {
                counted.countError(String(extensions?.code));
                // Refused before it ran, though the schema alone can tell its cost.
                if (extensions?.code === 'QUERY_TOO_COMPLEX') response.http.status = 400;
              }
            },
          };
        },
      },
    ],
  });
  await apollo.start();
  await app.register(fastifyApollo(apollo), {
    context: async ({ id }, reply) => requestContext(graph, signalOf(reply), id),
  });
  health(app, graph, { draining: () => draining, warm: () => warmed });
  savedRoutes(app, graph, saved);
  site(app);

  // A client that keeps its connection open would keep the server open too.
  app.addHook('preClose', async () => {
    const closing = setInterval(() => app.server.closeIdleConnections(), 50);
    closing.unref();
    app.server.once('close', () => clearInterval(closing));
  });
  await listen(app, settings);
  const { port } = app.server.address() as AddressInfo;
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  return {
    url: `http://${host}:${port}`,
    async close() {
      draining = true;
      await app.close();
    },
  };
}

/** A saved query that could do more than read stops the start; a store that is away can't be asked. */
async function refuseWritingQueries({ store }: Graph): Promise<void> {
  for (const statement of saved) {
    try {
      await store.assertOnlyReads(statement);
    } catch (error) {
      if (!(error instanceof KnownError) || error.code !== 'STORE_UNREACHABLE') throw error;
      return; // reading runs in a read transaction in any case
    }
  }
}

async function listen(app: FastifyInstance, { host, port }: Settings): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE' || code === 'EACCES') {
      const wanted = code === 'EACCES' ? 'a port that this user may open' : 'a port that nobody listens on';
      throw new KnownError('INVALID_SETTING', { setting: 'PORT', found: String(port), wanted }, cause);
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new KnownError(
        'INVALID_SETTING',
        { setting: 'HOST', found: host, wanted: 'an address of this machine' },
        cause,
      );
    }
    throw cause;
  }
}
