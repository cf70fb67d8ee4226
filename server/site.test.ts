import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { site } from './site.ts';

const folder = mkdtempSync(join(tmpdir(), 'site-'));
let app: FastifyInstance;

beforeAll(() => {
  for (const path of ['site/assets', 'site/graphiql', 'site-of-another'])
    mkdirSync(join(folder, path), { recursive: true });
  const files = {
    'site/index.html': '<!doctype html><title>first</title>',
    'site/exposure.html': '<!doctype html><title>exposure</title>',
    'site/graphiql/index.html': '<!doctype html><title>graphiql</title>',
    'site/notes.txt': 'jottings',
    'site/assets/page-1a2b.js': 'export {};',
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
