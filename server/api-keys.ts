import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route asks for no key: health checks, and the pages' own files, which hold no data. */
    readonly open?: boolean;
  }
}

/** Asks every request for one of the keys, in `x-api-key` or as a bearer token; without keys it asks for none. */
export function apiKeys(app: FastifyInstance, keys: readonly string[]): void {
  if (keys.length === 0) return;
  const known = keys.map(digest);
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.open) return;
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const given = digest(String(request.headers['x-api-key'] ?? bearer ?? ''));
    if (known.some((key) => timingSafeEqual(key, given))) return;
    const error = {
      message: 'A key is needed: send it as x-api-key, or as a bearer token.',
      extensions: { code: 'UNAUTHENTICATED', requestId: request.id },
    };
    await reply
      .code(401)
      .header('www-authenticate', 'Bearer')
      .send({ errors: [error] });
  });
}

function digest(key: string): Buffer {
  return createHash('sha256').update(key).digest();
}
