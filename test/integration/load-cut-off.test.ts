import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openBoltStore } from '../../graph/bolt/bolt-store.ts';
import { openEmbeddedStore } from '../../graph/embedded/embedded-store.ts';
import { sourceNamed } from '../../ingest/catalog.ts';
import { graphDump, ofLoads } from '../../ingest/graph-dump.fixture.ts';
import { type LoadSettings, load } from '../../ingest/run.ts';
import { KnownError } from '../../model/errors.ts';
import { unfinishedLoads } from '../../queries/__generated__/read.ts';
import { describeOnNeo4j } from '../neo4j/neo4j-under-test.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'isthmus-cut-off-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A process of its own that opens a store as `opening` says, loads, and says when it begins and ends. */
function loadElsewhere(opening: string, source: string, paths: readonly string[], options: LoadSettings) {
  const program = `
    import { openBoltStore } from './graph/bolt/bolt-store.ts';
    import { openEmbeddedStore } from './graph/embedded/embedded-store.ts';
    import { load } from './ingest/run.ts';
    import { ${source} as source } from './ingest/sources/${source}/source.ts'; // the whole catalogue takes longer to start
    const store = await ${opening};
    process.stdout.write('begins');
    await load(store, source, ${JSON.stringify(paths)}, ${JSON.stringify(options)});
    process.stdout.write('ends');
    await store.close();`;
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Loads the table of the starter into the store in `home`. */
function loadTable(home: string) {
  return loadElsewhere(
    `openEmbeddedStore(${JSON.stringify(join(home, 'store'))})`,
    'mrio',
    ['starter/wiod8-2011.csv.gz'],
    { settings: { year: '2011', unit: 'million-usd', scheme: 'wiod8' }, workFolder: home },
  );
}

/** Runs a load to its end. @returns its milliseconds. */
async function lengthOf(uncut: ReturnType<typeof loadElsewhere>): Promise<number> {
  const exit = once(uncut, 'exit');
  await once(uncut.stdout, 'data');
  const began = performance.now();
  await once(uncut.stdout, 'data');
  const length = performance.now() - began;
  expect(await exit).toEqual([0, null]);
  return length;
}

/** Kills a load so many milliseconds after it began. */
async function killAt(child: ReturnType<typeof loadElsewhere>, moment: number): Promise<void> {
  const exit = once(child, 'exit'); // asked for now: it may end by itself before it is killed
  await once(child.stdout, 'data');
  await pause(moment);
  child.kill('SIGKILL');
  await exit;
}

/** Twenty moments, one at random in each twentieth of the time. */
function randomMoments(duration: number): number[] {
  const kills = 20;
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  process.stderr.write(`Loads are killed at the random moments of SEED=${seed}\n`);
  const parts = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { seed, numRuns: kills });
  return parts.map((part, kill) => ((kill + part) / kills) * duration);
}

async function dumpOf(home: string): Promise<string[]> {
  const store = openEmbeddedStore(join(home, 'store'));
  const dump = await graphDump(store, ofLoads);
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
  const duration = await lengthOf(loadTable(whole));
  const after = await dumpOf(whole);
  expect(after.length).toBeGreaterThan(before.length + 60_000);

  const found: string[] = [];
  for (const [kill, moment] of randomMoments(duration).entries()) {
    const home = join(folder, `killed-${kill}`);
    cpSync(started, home, { recursive: true });
    await killAt(loadTable(home), moment);
    found.push(
      `${nameOf(await dumpOf(home), { before, after })} at ${Math.round(moment)} of ${Math.round(duration)} ms`,
    );

    if (kill % 5 !== 3) continue;
    expect(await once(loadTable(home), 'exit')).toEqual([0, null]);
    expect(nameOf(await dumpOf(home), { before, after })).toBe('after');
  }
  expect(found.filter((state) => state.startsWith('neither'))).toEqual([]);
}, 900_000); // a minute and a half where nothing else runs

/** Two editions of a table of trade, of which each says another amount of every flow. */
function editions(): readonly (readonly string[])[] {
  const economies = readFileSync(join(root, 'starter/economies.csv'), 'utf8')
    .split('\n')
    .flatMap((line) => /^[A-Z]{3}(?=,)/.exec(line) ?? [])
    .slice(0, 60);
  return [1, 2].map((factor) => {
    const rows = economies.flatMap((from, a) =>
      economies.flatMap((to, b) => (a === b ? [] : `${from},${to},2011,${(a * 60 + b + 1) * factor}`)),
    );
    const path = join(folder, `edition-${factor}.csv`);
    writeFileSync(path, `exp,imp,year,usd\n${rows.join('\n')}\n`);
    return [path];
  });
}

describeOnNeo4j('on Neo4j', (neo4j) => {
  test('a load killed at any moment loses nothing and doubles nothing: run again it ends in the graph of a clean one', async () => {
    const paths = editions();
    const settings = { from: 'exp', to: 'imp', year: 'year', usd: 'usd' };
    const except = [...ofLoads, 'files'];
    const clean: string[][] = [];
    for (const edition of paths) {
      const store = openEmbeddedStore(null);
      await load(store, sourceNamed('trade'), edition, { settings, workFolder: folder });
      clean.push(await graphDump(store, except));
      await store.close();
    }
    expect(clean[0]?.length).toBeGreaterThan(3_540);

    // Every other load is one of steps: a batch each, between which the store may be left.
    const ways = [{}, { oneTransaction: 1_000, batchesInAStep: 1 }].map((how) => ({
      settings,
      workFolder: join(folder, 'neo4j'),
      ...how,
    }));
    const elsewhere = (edition: number, way: number) =>
      loadElsewhere(
        `openBoltStore(${JSON.stringify(neo4j)})`,
        'trade',
        paths[edition] as string[],
        ways[way] as LoadSettings,
      );
    const store = await openBoltStore(neo4j);
    try {
      const stateOf = async () => {
        const [old = [], fresh = []] = clean;
        if ((await store.rows(unfinishedLoads, {})).length > 0) return 'under a mark';
        return nameOf(await graphDump(store, except), { 'edition 0': old, 'edition 1': fresh });
      };
      await lengthOf(elsewhere(1, 0)); // the first meets an empty store and a server that is cold
      const durations = [await lengthOf(elsewhere(0, 0)), await lengthOf(elsewhere(1, 1))];
      const found: string[] = [];
      for (const [kill, part] of randomMoments(1).entries()) {
        const [edition, way] = [kill % 2, Math.floor(kill / 2) % 2];
        const moment = part * (durations[way] as number);
        await killAt(elsewhere(edition, way), moment);
        const state = await stateOf();
        found.push(`${state} instead of ${edition} by way ${way} at ${Math.round(moment)} ms`);

        const again = () => load(store, sourceNamed('trade'), paths[edition] as string[], ways[way] as LoadSettings);
        await again().catch((error: unknown) => {
          // The server may still have been at work on what the killed load sent.
          if (!(error instanceof KnownError && error.code === 'LOAD_OVERTAKEN')) throw error;
          return again();
        });
        expect(await stateOf()).toBe(`edition ${edition}`);
      }
      expect(found.filter((state) => state.startsWith('neither'))).toEqual([]);
    } finally {
      await store.close();
    }
  }, 900_000); // a minute where nothing else runs
});
