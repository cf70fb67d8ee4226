// The promise: a real table of 466,617 relationships loads at 40,000 a second or better into the embedded engine and 20,000
// into a Neo4j that has compiled what it runs, in less than 1 GiB. The peer is the engine by itself, fed from memory. A Neo4j
// started a moment ago still compiles: its first load is told beside the promised one. Run: npx tsx bench/load.ts
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startNeo4j } from '../test/neo4j/start-neo4j.ts';
import { rounded, writeResult } from './results.ts';

interface Measured {
  readonly written: number;
  readonly seconds: number;
  readonly maxRssMiB: number;
}

const table = fileURLToPath(new URL('../../shared/data/io/wiot_2011_full_41c_35s.csv.gz', import.meta.url));
const promised = { embedded: 40_000, neo4j: 20_000 };

if (!existsSync(table)) console.error('The 35-industry table is not there: nothing measured.');
else {
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-load-'));
  const run = (what: 'ours' | 'again' | 'peer', engine: 'embedded' | 'neo4j', environment: NodeJS.ProcessEnv) => {
    const child = fileURLToPath(new URL('./load.child.ts', import.meta.url));
    const tsx = fileURLToPath(new URL('../node_modules/.bin/tsx', import.meta.url));
    return JSON.parse(
      execFileSync(tsx, [child, what, engine, join(folder, `${what}-${engine}`), table], {
        env: environment,
        encoding: 'utf8',
      }),
    ) as Measured;
  };
  const engines: Record<string, object> = {};
  const measure = (engine: 'embedded' | 'neo4j', environment: NodeJS.ProcessEnv = process.env) => {
    const first = run('ours', engine, environment);
    const peer = run('peer', engine, environment);
    // The embedded engine starts with each process; a server has learned from the two loads before.
    const ours = engine === 'neo4j' ? run('again', engine, environment) : first;
    const [rate, peerRate] = [ours.written / ours.seconds, peer.written / peer.seconds];
    engines[engine] = {
      records: ours.written,
      seconds: rounded(ours.seconds),
      recordsPerSecond: rounded(rate),
      ...(ours !== first && { firstLoadOfTheServerPerSecond: rounded(first.written / first.seconds) }),
      maxRssMiB: ours.maxRssMiB,
      peerPerSecond: rounded(peerRate),
      ratio: rounded(rate / peerRate),
    };
    if (rate < promised[engine]) {
      console.error(`${engine}: ${Math.round(rate)} a second, promised ${promised[engine]}.`);
      process.exitCode = 1;
    }
    if (ours.maxRssMiB >= 1024) {
      console.error(`${engine}: ${ours.maxRssMiB} MiB resident, promised less than 1024.`);
      process.exitCode = 1;
    }
  };
  measure('embedded'); // before the server starts: it would share the two cores
  const server = await startNeo4j();
  if (server) {
    const { uri, user, password } = server;
    measure('neo4j', { ...process.env, NEO4J_TEST_URI: uri, NEO4J_TEST_USER: user, NEO4J_TEST_PASSWORD: password });
    await server.stop();
  }
  rmSync(folder, { recursive: true, force: true });
  writeResult('load', {
    table: 'WIOD 2013, 2011, 41 economies × 35 industries',
    peer: 'the engine by itself: the same batches from memory',
    engines,
  });
}
