import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openEmbeddedStore } from '../../graph/embedded/embedded-store.ts';
import { sourceNamed } from '../../ingest/catalog.ts';
import { graphDump } from '../../ingest/graph-dump.fixture.ts';
import { load } from '../../ingest/run.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'isthmus-cut-off-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process of its own that loads the table of the starter into the store in `home`, and says when it begins. */
function loadElsewhere(home: string) {
  const program = `
    import { openEmbeddedStore } from './graph/embedded/embedded-store.ts';
    import { sourceNamed } from './ingest/catalog.ts';
    import { load } from './ingest/run.ts';
    const store = openEmbeddedStore(${JSON.stringify(join(home, 'store'))});
    process.stdout.write('begins');
    await load(store, sourceNamed('mrio'), ['starter/wiod8-2011.csv.gz'], {
      settings: { year: '2011', unit: 'million-usd', scheme: 'wiod8' },
      workFolder: ${JSON.stringify(home)},
    });
    await store.close();`;
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function dumpOf(home: string): Promise<string[]> {
  const store = openEmbeddedStore(join(home, 'store'));
  const dump = await graphDump(store, ['loadedAt', 'loads']);
  await store.close();
  return dump;
}

/** Compared as one text: a difference of two large lists would take minutes to print. */
function nameOf(dump: readonly string[], states: Readonly<Record<string, readonly string[]>>): string {
  const text = dump.join('\n');
  return Object.keys(states).find((name) => states[name]?.join('\n') === text) ?? `neither, ${dump.length} lines`;
}

test('a load killed at any moment leaves the store as before it or as after it, and run again ends in the same graph', async () => {
  const started = join(folder, 'started');
  mkdirSync(started);
  const store = openEmbeddedStore(join(started, 'store'));
  const blocs = ['blocs.csv', 'memberships.csv'].map((name) => join(root, 'starter', name));
  await load(store, sourceNamed('blocs'), blocs, { settings: {}, workFolder: started });
  await store.close();
  const before = await dumpOf(started);

  const whole = join(folder, 'whole');
  cpSync(started, whole, { recursive: true });
  const uncut = loadElsewhere(whole);
  const ended = once(uncut, 'exit');
  await once(uncut.stdout, 'data');
  const began = performance.now();
  expect(await ended).toEqual([0, null]);
  const duration = performance.now() - began;
  const after = await dumpOf(whole);
  expect(after.length).toBeGreaterThan(before.length + 60_000);

  const kills = 20;
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  process.stderr.write(`Loads are killed at the random moments of SEED=${seed}\n`);
  const parts = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { seed, numRuns: kills });
  const found: string[] = [];
  for (const [kill, part] of parts.entries()) {
    const home = join(folder, `killed-${kill}`);
    cpSync(started, home, { recursive: true });
    const child = loadElsewhere(home);
    const exit = once(child, 'exit'); // asked for now: it may end by itself before it is killed
    await once(child.stdout, 'data');
    const moment = ((kill + part) / kills) * duration;
    await pause(moment);
    child.kill('SIGKILL');
    await exit;
    found.push(
      `${nameOf(await dumpOf(home), { before, after })} at ${Math.round(moment)} of ${Math.round(duration)} ms`,
    );

    if (kill % 5 !== 3) continue;
    expect(await once(loadElsewhere(home), 'exit')).toEqual([0, null]);
    expect(nameOf(await dumpOf(home), { before, after })).toBe('after');
  }
  expect(found.filter((state) => state.startsWith('neither'))).toEqual([]);
}, 900_000); // a minute and a half where nothing else runs
