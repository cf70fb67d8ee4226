import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { site } from './site.ts';

const folder = mkdtempSync(join(tmpdir(), 'site-'));
const script = 'export const a = 1;\n'.repeat(100);
let app: FastifyInstance;

beforeAll(() => {
  for (const path of ['site/assets', 'site/graphiql', 'site-of-another'])
    mkdirSync(join(folder, path), { recursive: true });
  const files = {
    'site/index.html': '<!doctype html><title>first</title>',
    'site/exposure.html': '<!doctype html><title>exposure</title>',
    'site/graphiql/index.html': '<!doctype html><title>graphiql</title>',
    'site/notes.txt': 'jottings',
    'site/exposure.html.br': brotliCompressSync('<!doctype html><title>exposure</title>'),
    'site/assets/page-1a2b.js': 'export {};',
    'site/assets/large-5e6f.js': script,
    'site/assets/large-5e6f.js.br': brotliCompressSync(script),
    'site/assets/large-5e6f.js.gz': gzipSync(script),
    'site/assets/land-3c4d.json': '{}',
    'site/assets/secret.pem': 'a key',
    'outside.js': 'outside',
    'site-of-another/a.js': 'outside',
  };
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
  app = Fastify();
  site(app, pathToFileURL(`${folder}/site/`));
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

test.each([
  ['/', 'first'],
  ['/exposure', 'exposure'],
  ['/exposure?subject=economy:MEX&to=china', 'exposure'],
  ['/graphiql/', 'graphiql'],
])('%s is the page %s, checked for news on each visit', async (path, title) => {
  const page = await app.inject(path);
  expect(page.body).toContain(`<title>${title}`);
  expect(page.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
});

test('pages load from their own host only, and only GraphiQL may set styles in its markup', async () => {
  const rules = async (path: string) => String((await app.inject(path)).headers['content-security-policy']);
  expect(await rules('/')).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
  expect(await rules('/exposure')).not.toContain('unsafe');
  expect(await rules('/graphiql/')).toContain("script-src 'self'; style-src 'self' 'unsafe-inline'");
  for (const path of ['/', '/graphiql/']) expect(await rules(path)).not.toMatch(/https?:|\*/);
});

test('the address of GraphiQL without its slash leads to the page', async () => {
  const { statusCode, headers } = await app.inject('/graphiql');
  expect([statusCode, headers.location]).toEqual([302, '/graphiql/']);
});

test('a file named by its content is kept for ever', async () => {
  const { headers, body } = await app.inject('/assets/page-1a2b.js');
  expect(body).toBe('export {};');
  expect(headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  });
  expect((await app.inject('/assets/land-3c4d.json')).headers['content-type']).toContain('application/json');
});

test.each([
  ['br, gzip', 'br'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip', 'gzip'],
  ['br;q=0, gzip;q=0.5', 'gzip'],
  ['zstd', undefined],
  ['identity', undefined],
  [undefined, undefined],
])('a visitor who takes %s is sent the file as %s', async (accepted, encoding) => {
  const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
  const sent = await app.inject({ url: '/assets/large-5e6f.js', headers });
  expect(sent.headers['content-encoding']).toBe(encoding);
  expect(sent.headers.vary).toBe('accept-encoding');
  expect(sent.headers['content-length']).toBe(String(sent.rawPayload.length));
  expect(sent.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  const unpacked = { br: brotliDecompressSync, gzip: gunzipSync }[encoding ?? ''] ?? ((content: Buffer) => content);
  expect(unpacked(sent.rawPayload).toString()).toBe(script);
});

test('what the build left as it is is sent as it is', async () => {
  const sent = await app.inject({ url: '/assets/page-1a2b.js', headers: { 'accept-encoding': 'br' } });
  expect([sent.headers['content-encoding'], sent.headers.vary, sent.body]).toEqual([
    undefined,
    'accept-encoding',
    'export {};',
  ]);
});

test('a page that has not changed is not sent again, and a compressed one is not taken for the plain one', async () => {
  const sent = (headers: Record<string, string>) => app.inject({ url: '/exposure', headers });
  const [plain, compressed] = [await sent({}), await sent({ 'accept-encoding': 'br' })];
  expect(compressed.headers['content-encoding']).toBe('br');
  expect(compressed.headers['content-security-policy']).toBe(plain.headers['content-security-policy']);
  const [tag, tagOfCompressed] = [plain, compressed].map(({ headers }) => String(headers.etag));
  expect(tag).toMatch(/^"[\w-]{20,}"$/);
  expect(tagOfCompressed).not.toBe(tag);

  const again = await sent({ 'accept-encoding': 'br', 'if-none-match': `"another", W/${tagOfCompressed}` });
  expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', tagOfCompressed]);
  expect(again.headers).toMatchObject({ 'cache-control': 'no-cache', vary: 'accept-encoding' });
  expect((await sent({ 'accept-encoding': 'br', 'if-none-match': String(tag) })).statusCode).toBe(200);
});

test.each([
  'assets/..%2findex.html',
  'assets/..%2f..%2foutside.js',
  'assets/%2e%2e%2f%2e%2e%2foutside.js',
  'assets/%252e%252e%252foutside.js',
  'assets/..%5coutside.js',
  'assets/%2fetc%2fpasswd',
  'assets/..%2f..%2fsite-of-another%2fa.js',
  'assets/secret.pem',
  'assets/',
  'assets/page-1a2b.js%00',
  'assets/absent.js',
  'assets/large-5e6f.js.br',
  'exposure.html.br',
  'notes.txt',
  'exposure.html',
  'graphiql/absent.js',
  'no-such-view',
])('%s is not found', async (path) => {
  const { statusCode, body } = await app.inject(`/${path}`);
  expect(statusCode).toBe(404);
  expect(body).not.toMatch(/outside$|key|root:|jottings/);
});

test('without a build the pages name the command that makes one', async () => {
  const bare = Fastify();
  site(bare, pathToFileURL(`${folder}/absent/`));
  for (const path of ['/', '/graphiql/']) {
    const { statusCode, body } = await bare.inject(path);
    expect([statusCode, body]).toEqual([404, 'The page is not built. Build it with: npm run build\n']);
  }
  await bare.close();
});
