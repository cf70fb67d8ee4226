// The promise: a BACI-shaped file of up to 10 million rows is read, checked and compared at 200,000 rows a second, in memory
// that is flat from 1 to 10 million. Told beside it: the same of 3 million records of GLEIF, a kilobyte of JSON each, and how
// a load into Neo4j compares with LOAD CSV of the same file in the same run, which checks and compares nothing.
// Run: npx tsx bench/ingest.ts [MILLIONS=10, the most rows that are generated; a tenth is enough to try it]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import neo4j from 'neo4j-driver';
import { startJavaNeo4j } from '../test/neo4j/java-neo4j.ts';
import { writeBaci, writeGleif } from './ingest.files.ts';
import { rounded, writeResult } from './results.ts';

interface Measured {
  readonly rows: number;
  readonly records: number;
  readonly seconds: number;
  readonly maxRssMiB: number;
}

const million = 1_000_000;
const most = Number(process.env.MILLIONS ?? 10) * million;
const promisedRate = 200_000;
/** Between 1 and 10 million rows: the blocks of ten times as many runs, and what a garbage collector leaves lying about. */
const promisedGrowth = 1.5;

/** What somebody writes who has the file and a Neo4j, and nothing else. */
const plainLoad = `
  LOAD CSV WITH HEADERS FROM 'file:///slice.csv' AS row
  MERGE (start:Economy {iso3: row.i})
  MERGE (end:Economy {iso3: row.j})
  CREATE (start)-[:EXPORTS_TO {year: toInteger(row.t), product: row.k, usd: toFloat(row.v) * 1000, tonnes: toFloat(row.q)}]->(end)`;

const folder = mkdtempSync(join(tmpdir(), 'isthmus-ingest-'));
try {
  const curve = [0.1, 0.2, 0.5, 1].map((part) => checked('baci', writeBaci, most * part));
  const register = checked('gleif', writeGleif, (most * 3) / 10);
  const neo4jLoad = await loadedByBoth((most * 5) / 100);
  writeResult('ingest', {
    checked: { file: 'BACI-shaped, one year, dry run into an empty store', curve },
    register: { file: 'GLEIF Level 1 as JSON, dry run into an empty store', ...register },
    neo4j: neo4jLoad,
  });
  const slowest = Math.min(...curve.map(({ rowsPerSecond }) => rowsPerSecond));
  refuse(slowest < promisedRate, `${slowest} rows a second, promised ${promisedRate}.`);
  const growth = (curve.at(-1)?.maxRssMiB ?? 0) / (curve[0]?.maxRssMiB ?? 0);
  refuse(growth > promisedGrowth, `Memory grows ${rounded(growth)} fold, promised at most ${promisedGrowth}.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A generated file read, checked and compared with an empty store. */
function checked(source: string, write: (path: string, rows: number) => void, rows: number) {
  const file = join(folder, `${source}-${rows}`);
  write(file, rows);
  const { records, seconds, maxRssMiB } = run('checked', source, file, source);
  rmSync(file);
  return { rows, records, seconds: rounded(seconds), rowsPerSecond: rounded(rows / seconds), maxRssMiB };
}

/** A slice written to a Neo4j that has learned: by LOAD CSV, by us, by LOAD CSV again, by us again, the last two told. */
async function loadedByBoth(rows: number) {
  const server = await startJavaNeo4j({
    'dbms.security.allow_csv_import_from_file_urls': 'true',
    'server.directories.import': folder,
    'db.transaction.timeout': '0s',
  });
  if (server === null) return null;
  const { uri, user, password } = server;
  const environment = { NEO4J_TEST_URI: uri, NEO4J_TEST_USER: user, NEO4J_TEST_PASSWORD: password };
  const file = join(folder, 'slice.csv');
  writeBaci(file, rows);
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  try {
    const loadCsv = async () => {
      const began = performance.now();
      await driver.executeQuery(plainLoad);
      return rounded(rows / ((performance.now() - began) / 1_000));
    };
    const ours = (dataset: string) => {
      const { seconds, maxRssMiB } = run('neo4j', 'baci', file, dataset, environment);
      return { rowsPerSecond: rounded(rows / seconds), maxRssMiB };
    };
    ours('first'); // makes the constraints too
    await loadCsv();
    const again = ours('again');
    const peerPerSecond = await loadCsv();
    const peer = 'LOAD CSV, one transaction: nothing checked, compared or told of its source';
    return { rows, ...again, peer, peerPerSecond, ratio: rounded(again.rowsPerSecond / peerPerSecond) };
  } finally {
    await driver.close();
    await server.stop();
  }
}

function run(
  what: string,
  source: string,
  file: string,
  dataset: string,
  environment: NodeJS.ProcessEnv = {},
): Measured {
  const child = fileURLToPath(new URL('./ingest.child.ts', import.meta.url));
  const tsx = fileURLToPath(new URL('../node_modules/.bin/tsx', import.meta.url));
  const env = { ...process.env, ...environment };
  const answer = execFileSync(tsx, [child, what, source, file, join(folder, 'work'), dataset], {
    env,
    encoding: 'utf8',
  });
  return JSON.parse(answer) as Measured;
}

function refuse(broken: boolean, what: string): void {
  if (!broken) return;
  console.error(what);
  process.exitCode = 1;
}
