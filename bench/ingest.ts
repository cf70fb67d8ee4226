// The promises: a BACI-shaped file of up to 10 million rows is read, checked and compared with what is stored at 200,000 rows
// a second, in memory that is flat from 1 to 10 million; into Neo4j it loads at 20,000 relationships a second. Peers in the
// same run: csv-parse, which only reads, and LOAD CSV, which checks and compares nothing. Told beside them: 3 million records
// of GLEIF as JSON, a kilobyte and three records of ours each, beside a line reader with JSON.parse; some of them as XML; and
// 2 million relationships into the embedded engine. A quarter of an hour.
// Run: npx tsx bench/ingest.ts [ROWS=1e7, the most that are generated; 1e6 is enough to try it] [PART ...: checked, gleif,
// embedded, neo4j; all of them unless said, and only then the results are kept]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import neo4j from 'neo4j-driver';
import { startJavaNeo4j } from '../test/neo4j/java-neo4j.ts';
import { curve } from './curve.ts';
import { writeBaci, writeGleif, writeGleifXml } from './ingest.files.ts';
import { rounded, writeResult } from './results.ts';

interface Measured {
  readonly rows: number;
  readonly records: number;
  readonly seconds: number;
  readonly maxRssMiB: number;
}

type Part = 'checked' | 'gleif' | 'embedded' | 'neo4j';
type Write = (path: string, rows: number) => void;

const [rowsGiven = '1e7', ...parts] = process.argv.slice(2);
const most = Number(rowsGiven);
const promised = { checked: 200_000, neo4j: 20_000 };
/** Between a tenth of the rows and all: the blocks of ten times as many runs, and what a garbage collector leaves lying about. */
const promisedGrowth = 1.5;

const figures = 'year: toInteger(row.t), product: row.k, usd: toFloat(row.v) * 1000, tonnes: toFloat(row.q)';

/** Times that a slice is written in each way: a Neo4j started a moment ago compiles for the first few, and the last time is what counts. */
const rounds = 5;

/** What somebody writes who has the file and a Neo4j, and nothing else. */
const plainLoad = loadCsv(figures);
/** The same with as much told of each row as we tell: what the engine takes for it. */
const sameLoad = loadCsv(
  `id: row.i + '>' + row.j + ':' + row.k, dataset: 'slice', record: 'baci/0123456789ab/' + linenumber(), ${figures}, ` +
    "valuation: 'FOB', revision: 'HS2017', basis: 'ESTIMATED'",
);

const folder = mkdtempSync(join(tmpdir(), 'isthmus-ingest-'));
try {
  const measured = {
    ...(isWanted('checked') && { checked: checkedOfAll() }),
    ...(isWanted('gleif') && { gleif: gleif() }),
    ...(isWanted('embedded') && { embedded: loaded('embedded', join(folder, 'baci'), most / 5) }),
    ...(isWanted('neo4j') && { neo4j: await loadedByBoth(most / 20) }),
  };
  if (parts.length === 0) writeResult('ingest', measured);
  else console.log(JSON.stringify(measured, null, 2));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function isWanted(part: Part): boolean {
  return parts.length === 0 || parts.includes(part);
}

/** The curve of the promise: a tenth of the rows, three tenths and all. */
function checkedOfAll() {
  const checkedOf = [0.1, 0.3, 1].map((part) => checked('baci', writeBaci, most * part));
  const [first, last] = [checkedOf[0] as (typeof checkedOf)[0], checkedOf.at(-1) as (typeof checkedOf)[0]];
  const growth = rounded(last.maxRssMiB / first.maxRssMiB);
  if (parts.length === 0)
    writeFileSync(
      new URL('./results/ingest-memory.svg', import.meta.url),
      curve(
        'Memory of a load that is checked and compared',
        'rows of a BACI-shaped file',
        'MiB resident, at most',
        checkedOf.map(({ rows, maxRssMiB }) => [rows, maxRssMiB]),
      ),
    );
  const slowest = Math.min(...checkedOf.map(({ rowsPerSecond }) => rowsPerSecond));
  refuse(slowest < promised.checked, `${slowest} rows a second, promised ${promised.checked}.`);
  refuse(growth > promisedGrowth, `Memory grows ${growth} fold, promised at most ${promisedGrowth}.`);
  return {
    file: 'BACI-shaped, one year; a row is a line of it and one relationship',
    of: 'a dry run: checksum, reading, checks, comparison with an empty store',
    curve: checkedOf,
    growth,
    peer: { name: 'csv-parse, nothing else', ...peer('csv', writeBaci, most / 10) },
  };
}

function gleif() {
  return {
    file: 'Level 1; a row is a legal entity, a record a firm or a seat of it',
    json: checked('gleif', writeGleif, (most * 3) / 10),
    jsonPeer: { name: 'a line reader and JSON.parse, nothing else', ...peer('json', writeGleif, (most * 3) / 100) },
    xml: checked('gleif', writeGleifXml, (most * 3) / 200),
  };
}

/** A generated file read, checked and compared with an empty store. */
function checked(source: string, write: Write, rows: number) {
  const file = join(folder, source);
  write(file, rows);
  const { records, seconds, maxRssMiB } = child('checked', source, file);
  rmSync(file);
  const recordsPerSecond = rounded(records / seconds);
  return {
    rows,
    records,
    seconds: rounded(seconds),
    rowsPerSecond: rounded(rows / seconds),
    recordsPerSecond,
    maxRssMiB,
  };
}

/** A generated file read by the peer. */
function peer(what: 'csv' | 'json', write: Write, rows: number) {
  const file = join(folder, what);
  write(file, rows);
  const { seconds } = run<{ readonly seconds: number }>('ingest.peer.ts', [what, file]);
  rmSync(file);
  return { rows, rowsPerSecond: rounded(rows / seconds) };
}

/** A BACI-shaped file loaded, the first of its dataset, into a new store on disk or the server that the environment names. */
function loaded(engine: 'embedded' | 'neo4j', file: string, rows: number, dataset = 'baci', environment = {}) {
  writeBaci(file, rows);
  const { seconds, maxRssMiB } = child(engine, 'baci', file, dataset, environment);
  return { rows, seconds: rounded(seconds), rowsPerSecond: rounded(rows / seconds), maxRssMiB };
}

function loadCsv(properties: string): string {
  return `
    LOAD CSV WITH HEADERS FROM 'file:///slice.csv' AS row
    MERGE (start:Economy {iso3: row.i})
    MERGE (end:Economy {iso3: row.j})
    CREATE (start)-[:EXPORTS_TO {${properties}}]->(end)`;
}

/** A slice written to Neo4j in turn: by us, by LOAD CSV, and by LOAD CSV with as much told of each row. */
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
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  try {
    const rateOf = async (statement: string) => {
      const began = performance.now();
      await driver.executeQuery(statement);
      return rounded(rows / ((performance.now() - began) / 1_000));
    };
    const ours = [];
    const plain = [];
    const same = [];
    for (let round = 1; round <= rounds; round++) {
      ours.push(loaded('neo4j', file, rows, `round${round}`, environment)); // the first makes the constraints too
      plain.push(await rateOf(plainLoad));
      same.push(await rateOf(sameLoad));
    }
    const last = ours.at(-1) as (typeof ours)[0];
    const [plainPerSecond = Number.NaN, samePerSecond = Number.NaN] = [plain.at(-1), same.at(-1)];
    refuse(
      last.rowsPerSecond < promised.neo4j,
      `Neo4j: ${last.rowsPerSecond} rows a second, promised ${promised.neo4j}.`,
    );
    const name = 'LOAD CSV, one transaction: nothing checked, compared or told of its source';
    return {
      ...last,
      rowsPerSecondOfEachRound: ours.map(({ rowsPerSecond }) => rowsPerSecond),
      peer: { name, rowsPerSecond: plainPerSecond, ofEachRound: plain },
      ratio: rounded(last.rowsPerSecond / plainPerSecond),
      peerOfAsManyProperties: {
        name: 'LOAD CSV of the ten properties that we write',
        rowsPerSecond: samePerSecond,
        ofEachRound: same,
      },
      ratioToThat: rounded(last.rowsPerSecond / samePerSecond),
    };
  } finally {
    await driver.close();
    await server.stop();
  }
}

function child(
  what: string,
  source: string,
  file: string,
  dataset = source,
  environment: NodeJS.ProcessEnv = {},
): Measured {
  return run('ingest.child.ts', [what, source, file, join(folder, 'work'), dataset], environment);
}

function run<T = Measured>(script: string, given: readonly string[], environment: NodeJS.ProcessEnv = {}): T {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const tsx = fileURLToPath(new URL('../node_modules/.bin/tsx', import.meta.url));
  const env = { ...process.env, ...environment };
  return JSON.parse(execFileSync(tsx, [path, ...given], { env, encoding: 'utf8' })) as T;
}

function refuse(broken: boolean, what: string): void {
  if (!broken) return;
  console.error(what);
  process.exitCode = 1;
}
