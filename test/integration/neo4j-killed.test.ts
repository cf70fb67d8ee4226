import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { loadHealthReport } from '../../cli/health-report.ts';
import { openBoltStore } from '../../graph/bolt/bolt-store.ts';
import { openEmbeddedStore } from '../../graph/embedded/embedded-store.ts';
import type { Store } from '../../graph/store.ts';
import { sourceNamed } from '../../ingest/catalog.ts';
import { graphDump, ofLoads } from '../../ingest/graph-dump.fixture.ts';
import { type LoadSettings, load } from '../../ingest/run.ts';
import { KnownError } from '../../model/errors.ts';
import { hasJavaNeo4j, startJavaNeo4j } from '../neo4j/java-neo4j.ts';

const folder = mkdtempSync(join(tmpdir(), 'isthmus-neo4j-killed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const economies = readFileSync(join(import.meta.dirname, '../../starter/economies.csv'), 'utf8')
  .split('\n')
  .flatMap((line) => /^[A-Z]{3}(?=,)/.exec(line) ?? [])
  .slice(0, 40);

/** A table of what every economy sells to every other one. */
function tradeFile(name: string, usd: number): string {
  const flows = economies.flatMap((from) => economies.flatMap((to) => (from === to ? [] : `${from},${to}`)));
  const path = join(folder, name);
  writeFileSync(path, `exp,imp,year,usd\n${flows.map((flow, at) => `${flow},2011,${usd + at}\n`).join('')}`);
  return path;
}

const editions = [tradeFile('first.csv', 1), tradeFile('second.csv', 2)] as const;
const blocs = ['blocs.csv', 'memberships.csv'].map((name) => join(import.meta.dirname, '../../starter', name));

function loadEdition(store: Store, edition: 0 | 1, how: Partial<LoadSettings> = {}) {
  const settings = { from: 'exp', to: 'imp', year: 'year', usd: 'usd' };
  return load(store, sourceNamed('trade'), [editions[edition]], { settings, workFolder: folder, ...how });
}

/** All that a store holds, but when and from which files it came. */
async function graphOf(store: Store): Promise<string> {
  return (await graphDump(store, [...ofLoads, 'files'])).join('\n');
}

/** A store that tells of the transaction of a number, counted from 1, when all is written but the commit. */
function atCommit(store: Store, transaction: number, tell: () => void): Store {
  let begun = 0;
  const told: Store['transaction'] = (work) => {
    const isTheOne = ++begun === transaction;
    return store.transaction(async (write) => {
      const done = await work(write);
      if (isTheOne) tell();
      return done;
    });
  };
  return new Proxy(store, {
    get(target, name) {
      if (name === 'transaction') return told;
      const own: unknown = Reflect.get(target, name);
      return typeof own === 'function' ? own.bind(target) : own;
    },
  });
}

// A server of its own, since those that tests share are not theirs to kill.
((await hasJavaNeo4j()) ? test : test.skip)(
  'a server killed while it commits holds the graph before the load or after it, and takes the next load',
  async () => {
    const server = await startJavaNeo4j();
    if (server === null) throw new Error('Java has gone');
    const store = await openBoltStore(server);
    try {
      const clean: string[] = [];
      for (const edition of [0, 1] as const) {
        const own = openEmbeddedStore(null);
        await loadEdition(own, edition);
        clean.push(await graphOf(own));
        await own.close();
      }
      const stateNow = async () => {
        const at = clean.indexOf(await graphOf(store));
        return at < 0 ? 'neither edition' : `edition ${at}`;
      };
      const doctor = async () => {
        const access = { NEO4J_USER: server.user, NEO4J_PASSWORD: server.password, PORT: '0' };
        const { checks } = await loadHealthReport(server.uri, access);
        const levelOf = (name: string) => checks.find((check) => check.name === name)?.level;
        return ['store', 'constraints', 'loads'].map(levelOf);
      };
      /** Kills the server so many milliseconds after it was told to commit. @returns how the load ended. */
      const killAt = async (edition: 0 | 1, ms: number, transaction = 1, how: Partial<LoadSettings> = {}) => {
        let running: Promise<void> = Promise.resolve();
        const told = atCommit(store, transaction, () => {
          running = pause(ms).then(server.killAndRestart);
        });
        const ended = await loadEdition(told, edition, how).then(
          () => 'loaded',
          (error: unknown) => (error instanceof KnownError ? error.code : String(error)),
        );
        await running;
        return ended;
      };

      await loadEdition(store, 0);
      let commitBegan = 0;
      await loadEdition(
        atCommit(store, 1, () => {
          commitBegan = performance.now();
        }),
        1,
      );
      const commitMs = performance.now() - commitBegan;

      for (const [kill, ms] of [0, Math.random() * commitMs].entries()) {
        const edition = kill === 0 ? 0 : 1;
        expect(['STORE_UNREACHABLE', 'loaded']).toContain(await killAt(edition, ms));
        expect(['edition 0', 'edition 1']).toContain(await stateNow());
        expect(await doctor()).toEqual(['ok', 'ok', 'ok']);
        await loadEdition(store, edition);
        expect(await stateNow()).toBe(`edition ${edition}`);
      }

      // Between its steps a load leaves a mark, from which the next load goes on, of whatever dataset.
      expect(await killAt(0, 0, 3, { oneTransaction: 0, batchesInAStep: 1 })).toBe('STORE_UNREACHABLE');
      expect(await doctor()).toEqual(['ok', 'ok', 'fail']);
      await load(store, sourceNamed('blocs'), blocs, { settings: {}, workFolder: folder });
      expect(await doctor()).toEqual(['ok', 'ok', 'ok']);
      expect(await loadEdition(store, 0)).toMatchObject({ written: 0, retired: 0, unchanged: 40 * 39 });
    } finally {
      await store.close();
      await server.stop();
    }
  },
  600_000, // a minute where nothing else runs
);
