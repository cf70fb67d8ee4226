import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { negotiate } from '@fastify/accept-negotiator';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Every kind of file the build writes into `assets/`; what is not listed is not served. */
const mimeTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/** Nothing from another host. The explorer makes the pictures that it exports from memory, hence `blob:`. */
const contentSecurityPolicy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data: blob:",
  'connect-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
};

/** Monaco, GraphiQL's editor, works in workers, brings a font of signs, and sets styles on its elements. */
const contentSecurityPolicyOfGraphiql = {
  ...contentSecurityPolicy,
  'worker-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'font-src': "'self' data:",
};

/** How a file may be sent, smallest first, and the ending under which the build wrote it so. */
const encodings: Readonly<Record<string, string>> = { br: '.br', gzip: '.gz' };

/** Asks for no key: a page holds no data, it asks for them. It is compressed already. */
const open = { config: { open: true }, compress: false } as const;

/**
 * Serves the pages: the explorer at `/` and at the address of each of its views, GraphiQL at `/graphiql/`.
 *
 * The build writes a file for each view, so a view that is built is served, and any other address is as unknown as ever.
 *
 * @param folder  of the built site. Where it is missing the pages answer 404 and name the command that builds them.
 */
export function site(app: FastifyInstance, folder = new URL('../explorer/site/', import.meta.url)): void {
  const root = resolve(fileURLToPath(folder));

  app.get('/', open, (request, reply) => sendPage(request, reply, 'index.html'));
  for (const view of viewsIn(root))
    app.get(`/${view}`, open, (request, reply) => sendPage(request, reply, `${view}.html`));

  app.get('/graphiql', open, (_, reply) => reply.redirect('/graphiql/'));
  app.get('/graphiql/', open, (request, reply) =>
    sendPage(request, reply, 'graphiql/index.html', contentSecurityPolicyOfGraphiql),
  );

  app.get<{ Params: { '*': string } }>('/assets/*', open, async (request, reply) => {
    const path = resolve(root, `assets/${request.params['*']}`);
    const mimeType = mimeTypes[extname(path)];
    const isInside = path.startsWith(resolve(root, 'assets') + sep);
    const file = mimeType !== undefined && isInside ? await loadFile(request, path) : null;
    if (mimeType === undefined || file === null) return notThere(reply, 'No such file.');
    // The build puts a hash of the content into the name of everything under assets/.
    reply.header('cache-control', 'public, max-age=31536000, immutable').header('x-content-type-options', 'nosniff');
    return sendFile(request, reply, file, mimeType);
  });

  async function sendPage(
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    policy: object = contentSecurityPolicy,
  ): Promise<FastifyReply> {
    const file = await loadFile(request, resolve(root, name));
    if (file === null) return notThere(reply, 'The page is not built. Build it with: npm run build');
    const rules = Object.entries(policy).map(([kind, sources]) => `${kind} ${sources}`);
    reply.header('content-security-policy', rules.join('; ')).header('referrer-policy', 'no-referrer');
    reply.header('cache-control', 'no-cache').header('x-content-type-options', 'nosniff');
    return sendFile(request, reply, file, 'text/html; charset=utf-8');
  }
}

/** A file as one visitor is sent it. */
interface SentFile {
  readonly content: Buffer;
  /** Null where it is sent as it is. */
  readonly encoding: string | null;
}

/** Sends a file, or word that the visitor has it already. */
function sendFile(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { content, encoding }: SentFile,
  mimeType: string,
): FastifyReply {
  const tag = `"${createHash('sha256').update(content).digest('base64url')}"`; // of what is sent: another one if compressed
  reply.header('vary', 'accept-encoding').header('etag', tag);
  const known = (headers['if-none-match'] ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (known.includes(tag) || known.includes('*')) return reply.code(304).send();
  if (encoding !== null) reply.header('content-encoding', encoding);
  return reply.type(mimeType).send(content);
}

function notThere(reply: FastifyReply, reason: string): FastifyReply {
  return reply.code(404).type('text/plain; charset=utf-8').send(`${reason}\n`);
}

/** Views of which the build wrote a page, by the names of their files; none where nothing is built. */
function viewsIn(root: string): string[] {
  try {
    return readdirSync(root)
      .filter((file) => /^[a-z-]+\.html$/.test(file) && file !== 'index.html')
      .map((file) => file.slice(0, -'.html'.length));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** The file as the visitor takes it, compressed if the build wrote it so; null where there is none. */
async function loadFile({ headers }: FastifyRequest, path: string): Promise<SentFile | null> {
  const encoding = negotiate(headers['accept-encoding'] ?? '', Object.keys(encodings));
  const compressed = encoding === null ? null : await contentOf(`${path}${encodings[encoding]}`);
  if (compressed !== null) return { content: compressed, encoding };
  const content = await contentOf(path);
  return content && { content, encoding: null };
}

async function contentOf(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    // The last is a path with a zero byte.
    if (['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(code)) return null;
    throw error;
  }
}
