import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

/** Every kind of file the build writes; what is not listed is not served. */
const mimeTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/** Nothing from another host. Monaco, the editor, sets styles on its elements, hence 'unsafe-inline' for styles alone. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves GraphiQL, the page on which an analyst asks the graph, at `/graphiql/`.
 *
 * @param site  folder of the built page. Where it is missing the page answers 404 and names the command that builds it.
 */
export function graphiql(app: FastifyInstance, site = new URL('../explorer/site/', import.meta.url)): void {
  const root = resolve(fileURLToPath(site));

  app.get('/graphiql', (_request, reply) => reply.redirect('/graphiql/'));

  app.get<{ Params: { '*': string } }>('/graphiql/*', async (request, reply) => {
    reply.header('x-content-type-options', 'nosniff');

    const name = request.params['*'] || 'index.html';
    const path = resolve(root, `./${name}`);
    const mimeType = mimeTypes[extname(path)];
    const content = mimeType !== undefined && path.startsWith(root + sep) ? await loadFile(path) : null;
    if (mimeType === undefined || content === null) {
      const reason = name === 'index.html' ? 'GraphiQL is not built. Build it with: npm run build' : 'No such file.';
      return reply.code(404).type('text/plain; charset=utf-8').send(`${reason}\n`);
    }

    if (extname(path) === '.html') reply.header('content-security-policy', contentSecurityPolicy);
    // The build puts a hash of the content into the name of everything under assets/.
    const hashed = path.startsWith(resolve(root, 'assets') + sep);
    reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    return reply.type(mimeType).send(content);
  });
}

async function loadFile(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    // The last is a path with a zero byte.
    if (['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(code)) return null;
    throw error;
  }
}
