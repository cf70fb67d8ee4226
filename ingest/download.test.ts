import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, truncateSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { download, downloadAll, type Patience } from './download.ts';
import { folder } from './load.fixture.ts';
import type { RemoteFile } from './source.ts';

/** 300 kB of a table, which comes in several chunks. */
const whole = Buffer.from(`a,b\n${Array.from({ length: 30_000 }, (_, at) => `${at},x`).join('\n')}\n`);
const sha256 = createHash('sha256').update(whole).digest('hex');
const patience: Patience = { pauseMs: 5, attempts: 4, stallMs: 300 };

type Answer = (response: ServerResponse, headers: IncomingHttpHeaders) => void;

/** A server that gives the answers one after the other, the last one for ever, and what it was asked. */
async function serverOf(...answers: readonly Answer[]) {
  const asked: IncomingHttpHeaders[] = [];
  const times: number[] = [];
  const server = createServer((request, response) => {
    times.push(performance.now());
    const answer = answers[Math.min(asked.push(request.headers), answers.length) - 1];
    answer?.(response, request.headers);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const into = mkdtempSync(join(folder, 'fetched-'));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/table.csv`;
  const file: RemoteFile = { url, name: 'table.csv', form: 'CSV' };
  return { asked, times, file, into, path: join(into, 'table.csv') };
}
const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});

const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end('Not now.');
const full =
  (headers: Record<string, string> = {}, body: Buffer | string = whole): Answer =>
  (response) =>
    response
      .writeHead(200, {
        'content-type': 'text/csv',
        'content-length': String(Buffer.byteLength(body)),
        etag: '"1"',
        ...headers,
      })
      .end(body);
/** The connection ends after so many bytes of the file. */
const cut =
  (bytes: number, headers: Record<string, string> = { etag: '"1"' }): Answer =>
  (response) => {
    response.writeHead(200, { 'content-length': String(whole.length), ...headers });
    response.write(whole.subarray(0, bytes), () => setTimeout(() => response.destroy(), 20));
  };
/** As a good server does it: the rest where the range and the validator fit. */
const rest: Answer = (response, headers) => {
  const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
  if (from === 0 || headers['if-range'] !== '"1"') return full()(response, headers);
  const range = `bytes ${from}-${whole.length - 1}/${whole.length}`;
  response.writeHead(206, { 'content-range': range, 'content-length': String(whole.length - from), etag: '"1"' });
  response.end(whole.subarray(from));
};

test('a file is kept under its name with its checksum beside it, and nothing else', async () => {
  const { file, into, path, asked } = await serverOf(full({ 'last-modified': 'Wed, 04 Nov 2026 08:00:00 GMT' }));
  const fetched = await download(file, into, patience);
  expect(fetched).toMatchObject({ path, url: file.url, sha256, bytes: whole.length, etag: '"1"' });
  expect(readFileSync(path).equals(whole)).toBe(true);
  expect(JSON.parse(readFileSync(`${path}.json`, 'utf8'))).toMatchObject({ sha256, url: file.url });
  expect(readdirSync(into).sort()).toEqual(['table.csv', 'table.csv.json']);
  expect(asked[0]).toMatchObject({ 'user-agent': 'isthmus', 'accept-encoding': 'identity' });
});

test('what has not changed is not fetched again; what was changed here is', async () => {
  const notChanged: Answer = (response, headers) =>
    headers['if-none-match'] === '"1"' ? response.writeHead(304).end() : full()(response, headers);
  const { file, into, path, asked } = await serverOf(notChanged);
  const first = await download(file, into, patience);
  expect(await download(file, into, patience)).toEqual(first);
  expect(asked[1]).toMatchObject({ 'if-none-match': '"1"' });
  truncateSync(path, 1_000);
  await download(file, into, patience);
  expect(asked[2]).not.toHaveProperty('if-none-match');
  expect(readFileSync(path).equals(whole)).toBe(true);
});

test('a file that was cut is gone on with where it was cut, in the same call', async () => {
  const { file, into, path, asked } = await serverOf(cut(100_000), cut(0), rest);
  expect(await download(file, into, patience)).toMatchObject({ sha256, bytes: whole.length });
  expect(asked[1]).toMatchObject({ 'if-range': '"1"' });
  expect(Number(/\d+/.exec(asked[1]?.range ?? '')?.[0])).toBeGreaterThan(0);
  expect(readFileSync(path).equals(whole)).toBe(true);
});

test('what was cut for good is gone on with by the next call, and begun anew where the file has changed since', async () => {
  const once = { ...patience, attempts: 1 };
  const { file, into, asked } = await serverOf(cut(100_000), rest);
  await expect(download(file, into, once)).rejects.toMatchObject({
    code: 'DOWNLOAD_FAILED',
    details: { reason: 'CUT' },
  });
  expect(readdirSync(into).sort()).toEqual(['table.csv.part', 'table.csv.part.json']);
  expect(await download(file, into, once)).toMatchObject({ sha256 });
  expect(asked[1]?.range).toMatch(/^bytes=[1-9]\d*-$/);

  const newer = await serverOf(cut(100_000), full({ etag: '"2"' }, 'a,b\n1,2\n'));
  await expect(download(newer.file, newer.into, once)).rejects.toThrow();
  expect(await download(newer.file, newer.into, once)).toMatchObject({ etag: '"2"', bytes: 8 });
  expect(readdirSync(newer.into).sort()).toEqual(['table.csv', 'table.csv.json']);
});

test('without a validator nothing is gone on with: the rest may be of another file', async () => {
  const { file, into, asked } = await serverOf(cut(100_000, {}), full());
  expect(await download(file, into, patience)).toMatchObject({ sha256 });
  expect(asked[1]).not.toHaveProperty('range');
  const weak = await serverOf(cut(100_000, { etag: 'W/"1"' }));
  await expect(download(weak.file, weak.into, { ...patience, attempts: 1 })).rejects.toThrow();
  expect(readdirSync(weak.into)).toEqual([]);
});

test('a busy server is asked again when it says, a broken one after longer and longer', async () => {
  const busy = await serverOf(status(429, { 'retry-after': '1' }), full());
  expect(await download(busy.file, busy.into, patience)).toMatchObject({ sha256 });
  expect((busy.times[1] ?? 0) - (busy.times[0] ?? 0)).toBeGreaterThan(950);

  const broken = await serverOf(status(500), status(503), status(502), full());
  expect(await download(broken.file, broken.into, { ...patience, pauseMs: 40 })).toMatchObject({ sha256 });
  const [first = 0, second = 0, third = 0, fourth = 0] = broken.times;
  expect(second - first).toBeGreaterThan(35);
  expect(third - second).toBeGreaterThan(75);
  expect(fourth - third).toBeGreaterThan(155);
});

test('several files are fetched one after the other with a pause between them', async () => {
  const { file, into, times } = await serverOf(full());
  const files = ['one.csv', 'two.csv'].map((name) => ({ ...file, name }));
  expect((await downloadAll(files, into, { ...patience, pauseMs: 60 })).map(({ path }) => path)).toEqual([
    join(into, 'one.csv'),
    join(into, 'two.csv'),
  ]);
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(55);
});

const stall: Answer = (response) => {
  response.writeHead(200, { 'content-length': String(whole.length), etag: '"1"' });
  response.write(whole.subarray(0, 50_000));
};
const wrongRest: Answer = (response, headers) => {
  if (!headers.range) return cut(100_000)(response, headers);
  response.writeHead(206, { 'content-range': `bytes 7-9/${whole.length}`, 'content-length': '3' }).end('x,y');
};
const shortRest: Answer = (response, headers) => {
  const from = Number(/\d+/.exec(headers.range ?? '')?.[0]);
  if (!headers.range) return cut(100_000)(response, headers);
  response
    .writeHead(206, { 'content-range': `bytes ${from}-${from + 2}/${whole.length}`, 'content-length': '3' })
    .end('x,y');
};
test.each<[string, Answer, string, string, number]>([
  ['a server that stays busy', status(429), 'BUSY', 'found status 429, wanted status 200', 4],
  [
    'a server that asks for an hour',
    status(429, { 'retry-after': '3600' }),
    'BUSY',
    'status 429, to be tried again in 3600 s',
    1,
  ],
  ['a server that stays broken', status(500), 'STATUS', 'found status 500', 4],
  ['a file that is not there', status(404), 'STATUS', 'found status 404', 1],
  ['a file that is not for us', status(403), 'STATUS', 'found status 403', 1],
  ['an answer that nothing has changed, unasked', status(304), 'STATUS', 'found status 304', 1],
  ['a file that is always cut', cut(100_000), 'CUT', 'wanted the whole file', 4],
  ['a server that falls silent', stall, 'STALLED', 'found no byte for too long', 4],
  ['a server that never answers', () => undefined, 'STALLED', 'found no byte for too long', 4],
  ['a rest of another place', wrongRest, 'WRONG_LENGTH', 'status 206 for the rest', 4],
  ['a rest shorter than it says', shortRest, 'CUT', `wanted ${whole.length}, as the server states`, 4],
  [
    'a page about the file',
    full({ 'content-type': 'text/html; charset=utf-8' }),
    'WRONG_TYPE',
    'the type text/html',
    1,
  ],
  ['a page that claims to be the file', full({}, '<!doctype html>'), 'WRONG_TYPE', 'found no CSV, wanted CSV', 1],
  ['an empty file', full({}, ''), 'WRONG_TYPE', 'found no CSV', 1],
  [
    'a file that is too long to be one',
    (response) => response.writeHead(200, { 'content-length': String(1e12) }).flushHeaders(),
    'WRONG_LENGTH',
    'found 1000000000000 bytes',
    1,
  ],
])('%s ends in an error that says so, and no file appears', async (_, answer, reason, message, requests) => {
  const { file, into, path, asked } = await serverOf(answer);
  const failure = download(file, into, patience);
  await expect(failure).rejects.toMatchObject({ code: 'DOWNLOAD_FAILED', details: { url: file.url, reason } });
  await expect(failure).rejects.toThrow(message);
  expect(asked).toHaveLength(requests);
  expect(existsSync(path)).toBe(false);
  if (!['CUT', 'STALLED'].includes(reason)) expect(readdirSync(into)).toEqual([]);
});

test('nobody at the address is told as such', async () => {
  const { into } = await serverOf(full());
  const file: RemoteFile = { url: 'http://127.0.0.1:1/x.csv', name: 'x.csv', form: 'CSV' };
  await expect(download(file, into, { ...patience, attempts: 2 })).rejects.toMatchObject({
    details: { reason: 'UNREACHABLE' },
  });
  expect(readdirSync(into)).toEqual([]);
});

test('an answer that is not what was asked for is refused, and what was there before stays', async () => {
  const { file, into, path } = await serverOf(full(), full({ etag: '"2"' }, 'a,b\n1,2\n'));
  await download(file, into, patience);
  const refuse = async () => 'half of it';
  await expect(download({ ...file, refuse }, into, patience)).rejects.toMatchObject({
    details: { reason: 'REFUSED', found: 'half of it' },
  });
  expect(readFileSync(path).equals(whole)).toBe(true);
  expect(readdirSync(into).sort()).toEqual(['table.csv', 'table.csv.json']);
});
