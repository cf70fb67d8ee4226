import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import { writeHoldings } from '../graph/holdings-file.ts';
import { projectHoldings } from '../graph/holdings-on-day.ts';
import { project } from '../graph/projection.ts';
import { writeProjection } from '../graph/projection-file.ts';
import { endLoad, markLoad } from '../queries/__generated__/write.ts';
import { readSettings } from '../server/env.ts';
import { loadWorld } from '../test/world/world.ts';
import { type Check, loadHealthReport } from './health-report.ts';
import { projectionsFolder } from './open-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'isthmus-doctor-'));
const path = join(folder, 'store');

beforeAll(async () => {
  const store = openEmbeddedStore(path);
  await loadWorld(store, ['economies', 'blocs']);
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The checks of a report by name, of a process that looks for no server. */
async function checks(store: string, environment: Record<string, string> = { PORT: '0' }) {
  const report = await loadHealthReport(store, environment);
  return { level: report.level, ...Object.fromEntries(report.checks.map((check) => [check.name, check])) } as Record<
    string,
    Check
  > & { level: string };
}

async function inStore(work: (store: ReturnType<typeof openEmbeddedStore>) => Promise<unknown>): Promise<void> {
  const store = openEmbeddedStore(path);
  await work(store).finally(() => store.close());
}

test('a store that is filled and left alone is well, and every dataset is named with its age', async () => {
  const report = await checks(path);
  expect(report).toMatchObject({
    level: 'ok',
    store: { found: expect.stringContaining(path), details: { engine: 'embedded' } },
    constraints: { level: 'ok', found: 'all present' },
    loads: { level: 'ok' },
    spools: { level: 'ok' },
  });
  // The test world: 4 economies, 1 dissolved and 2 aggregates; 4 blocs and 7 spells of membership.
  expect(report.datasets).toMatchObject({
    found: '2 of 18 records, the newest loaded within a day, the oldest within a day',
    details: [
      { key: 'blocs', records: 11, days: 0, starter: false },
      { key: 'economies', records: 7, days: 0, starter: false },
    ],
  });
});

test('the state of a graph has one name until a load changes it', async () => {
  const revision = async () => {
    const { store } = await checks(path);
    return (store as Check & { details: { revision: string } }).details.revision;
  };
  const before = await revision();
  expect(await revision()).toBe(before);
  await inStore((store) => loadWorld(store, ['votes']));
  expect(await revision()).not.toBe(before);
});

test('a store that is not there is no failure, and is not made', async () => {
  const absent = join(folder, 'absent/store');
  const report = await checks(absent);
  expect(report).toMatchObject({
    level: 'warn',
    store: { level: 'warn', advice: expect.stringContaining('npm start') },
  });
  expect((await checks(absent)).store?.found).toContain('nothing is there yet');
});

test('a store that nothing prepared and nothing was loaded into says both', async () => {
  const empty = join(folder, 'empty/store');
  await openEmbeddedStore(empty).close();
  expect(await checks(empty)).toMatchObject({
    level: 'warn',
    constraints: { level: 'warn', found: expect.stringContaining('economy_iso3') },
    datasets: { level: 'warn', found: 'none' },
  });
});

test('what is no store is a failure', async () => {
  const file = join(folder, 'text');
  writeFileSync(file, 'no store');
  expect(await checks(file)).toMatchObject({ level: 'fail', store: { level: 'fail' } });
});

test('a load that has not ended is a failure, and its spool is needed until then', async () => {
  const spool = join(folder, 'loads/one');
  mkdirSync(spool, { recursive: true });
  writeFileSync(join(spool, 'changes'), 'x'.repeat(2_048));
  expect((await checks(path)).spools).toMatchObject({ level: 'warn', details: { files: 1, bytes: 2_048 } });

  const mark = { key: 'one', dataset: 'blocs', spool, applied: 1, ending: '{}' };
  await inStore((store) => store.transaction((write) => write(markLoad, mark)));
  expect(await checks(path)).toMatchObject({
    level: 'fail',
    loads: { level: 'fail', advice: expect.stringContaining('rolls it forward') },
    spools: { level: 'ok' },
  });
  rmSync(spool, { recursive: true });
  expect((await checks(path)).loads?.advice).toContain('not on this machine');
  await inStore((store) => store.transaction((write) => write(endLoad, { dataset: 'blocs' })));
  expect((await checks(path)).loads?.level).toBe('ok');
});

test('rows that were rejected are counted', async () => {
  mkdirSync(join(folder, 'rejected'), { recursive: true });
  writeFileSync(join(folder, 'rejected/trade-0.ndjson'), '{}\n');
  expect((await checks(path))['rejected rows']).toMatchObject({
    level: 'ok',
    advice: expect.stringContaining('delete'),
    details: { files: 1, bytes: 3 },
  });
});

test('a store in use is told with who uses it', async () => {
  const holder = openEmbeddedStore(path, 'isthmus ingest trade');
  try {
    const report = await checks(path);
    expect(report.store).toMatchObject({ level: 'warn', found: expect.stringContaining('isthmus ingest trade') });
    expect(report.datasets).toBeUndefined();
  } finally {
    await holder.close();
  }
});

test('a wrong setting is a failure that names it, and a server that would not start is said', async () => {
  expect(await checks(path, { PORT: 'http' })).toMatchObject({
    level: 'fail',
    settings: { level: 'fail', found: "PORT: found 'http', wanted a port from 0 to 65535." },
  });
  const open = await checks(path, { HOST: '0.0.0.0', PORT: '0' });
  expect(open.settings).toMatchObject({ level: 'warn', advice: expect.stringContaining('ISTHMUS_API_KEYS') });
});

test('whoever answers at the port is told apart', async () => {
  const answering = async (status: number, text: string): Promise<Check | undefined> => {
    const server: Server = createServer((_, response) => response.writeHead(status).end(text));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    try {
      return (await checks(path, { PORT: String((server.address() as AddressInfo).port) })).server;
    } finally {
      server.close();
    }
  };
  expect(await answering(200, '{"status":"ok"}')).toMatchObject({ level: 'ok', details: { memoryBytes: null } });
  expect(await answering(503, '{"status":"not ready","reason":"shutting down"}')).toMatchObject({
    level: 'warn',
    found: expect.stringContaining('shutting down'),
  });
  expect(await answering(200, '<html>')).toMatchObject({ level: 'warn', advice: expect.stringContaining('PORT') });
});

test('what is kept on disk of layers and of the holdings of days is told with its size and age', async () => {
  expect((await checks(path)).projections).toMatchObject({ level: 'ok', found: expect.stringMatching(/^none in /) });
  const kept = projectionsFolder(readSettings(path));
  await inStore(async (store) => {
    await loadWorld(store, ['chain']);
    const holdings = await projectHoldings(store, '2011-12-30');
    const builtAt = new Date().toISOString();
    await writeHoldings(kept, holdings, { edition: 'one', first: [], builtAt });
    const { projections } = await checks(path);
    expect(projections).toMatchObject({
      found: expect.stringMatching(/^holdings of a day, [\d.]+ (KiB|B)$/),
      details: [{ of: 'holdings', date: '2011-12-30', parties: holdings.keys.length, builtAt, days: 0 }],
    });
    await writeProjection(kept, await project(store, { of: 'firms', dataset: 'chain', year: 2011 }), 'one');
    await writeHoldings(kept, { ...holdings, date: '2012-12-30' }, { edition: 'one', first: [], builtAt });
  });
  expect((await checks(path)).projections).toMatchObject({
    found: expect.stringMatching(
      /^1 of \d+ links, .* the oldest read within a day; holdings of 2 days, [\d.]+ (KiB|B)$/,
    ),
    details: [{ of: 'firms', dataset: 'chain' }, { date: '2012-12-30' }, { date: '2011-12-30' }],
  });
});
