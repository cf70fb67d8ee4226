import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Fastify, { type FastifyInstance } from 'fastify';
import { graphiql } from './graphiql.ts';

const folder = mkdtempSync(join(tmpdir(), 'graphiql-'));
let app: FastifyInstance;

beforeAll(() => {
  mkdirSync(join(folder, 'site/assets'), { recursive: true });
  writeFileSync(join(folder, 'site/index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'site/assets/page-1a2b.js'), 'export {};');
  writeFileSync(join(folder, 'site/assets/secret.pem'), 'a key');
  writeFileSync(join(folder, 'outside.js'), 'outside');
  mkdirSync(join(folder, 'site-of-another'));
  writeFileSync(join(folder, 'site-of-another/a.js'), 'outside');
  app = Fastify();
  graphiql(app, pathToFileURL(`${folder}/site/`));
});

afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

test('the page is checked for news on each visit and may load from its own host only', async () => {
  const page = await app.inject('/graphiql/');
  expect(page.statusCode).toBe(200);
  expect(page.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; worker-src 'self'");
});

test('the address without its slash leads to the page', async () => {
  const { statusCode, headers } = await app.inject('/graphiql');
  expect([statusCode, headers.location]).toEqual([302, '/graphiql/']);
});

test('a file named by its content is kept for ever', async () => {
  const { headers, body } = await app.inject('/graphiql/assets/page-1a2b.js');
  expect(body).toBe('export {};');
  expect(headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
  });
});

test.each([
  '../outside.js',
  '..%2foutside.js',
  '%2e%2e/outside.js',
  '%2e%2e%2foutside.js',
  '%252e%252e%252foutside.js',
  'assets/..%2f..%2foutside.js',
  '..%5coutside.js',
  '%2fetc%2fpasswd',
  '..%2fsite-of-another%2fa.js',
  'assets/secret.pem',
  'assets',
  'assets/page-1a2b.js%00',
  'a%00.js',
  'absent.js',
])('%s is not found', async (path) => {
  const { statusCode, body } = await app.inject(`/graphiql/${path}`);
  expect(statusCode).toBe(404);
  expect(body).not.toMatch(/outside$|key|root:/);
});

test('without a build the page names the command that makes one', async () => {
  const bare = Fastify();
  graphiql(bare, pathToFileURL(`${folder}/absent/`));
  const { statusCode, body } = await bare.inject('/graphiql/');
  expect([statusCode, body]).toEqual([404, 'GraphiQL is not built. Build it with: npm run build\n']);
  await bare.close();
});
