import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';
import type { RunningNeo4j } from './running-neo4j.ts';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const pom = join(here, 'pom.xml');
const keeper = join(here, 'keeper.mjs');

/** Neo4j 5.26 is compiled for Java 17. */
const oldestJava = 17;
const startSeconds = 120;
const downloadSeconds = 900;

/** Files that Neo4j's own import reads, in the form that its documentation has them: what is in them, and where they lie. */
export interface ImportedFiles {
  readonly nodes: readonly (readonly [labels: string, path: string])[];
  readonly relationships: readonly (readonly [type: string, path: string])[];
}

export interface JavaNeo4j extends RunningNeo4j {
  /** Kills the server, as the kernel does one that has no memory left, and waits until it runs again on its files. */
  killAndRestart(): Promise<void>;
}

/** Whether this machine has what `startJavaNeo4j` needs; may download it. */
export async function hasJavaNeo4j(): Promise<boolean> {
  return (await javaVersion(javaCommand())) >= oldestJava && (await cachedJars()) !== null;
}

/**
 * A Neo4j Community server put together from its published Java artifacts, or null where Java 17 or the jars can't be had.
 *
 * The first start downloads 118 MB with Maven into the user's cache folder; later ones need neither Maven nor a network.
 *
 * @param settings of the server that are to be other than those of the tests.
 * @param files    what it is to hold when it starts; nothing unless said.
 */
export async function startJavaNeo4j(
  settings: Readonly<Record<string, string>> = {},
  files: ImportedFiles | null = null,
): Promise<JavaNeo4j | null> {
  const java = javaCommand();
  if ((await javaVersion(java)) < oldestJava) return null;
  const jars = await cachedJars();
  if (jars === null) return null;

  const home = await mkdtemp(join(tmpdir(), 'isthmus-neo4j-'));
  try {
    const password = randomBytes(12).toString('hex');
    const port = await freePort();
    await writeConfiguration(home, port, settings);
    await setPassword(java, jars, home, password);
    if (files) await importFiles(java, jars, home, files);
    const server = await startServer(java, jars, home);
    return { uri: `bolt://127.0.0.1:${port}`, user: 'neo4j', password, how: 'java', ...server };
  } catch (cause) {
    await rm(home, { recursive: true, force: true });
    throw cause;
  }
}

function javaCommand(): string {
  return process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
}

/** The major version of a Java command, 0 when it does not run. */
async function javaVersion(java: string): Promise<number> {
  try {
    const { stdout } = await run(java, ['--version']);
    return Number(/^\S+ (\d+)/.exec(stdout)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** The folder that holds the server's jars, filled by Maven when it is not there yet; null without Maven. */
async function cachedJars(): Promise<string | null> {
  const version = /<neo4j\.version>(.+?)</.exec(await readFile(pom, 'utf8'))?.[1];
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'isthmus');
  const jars = join(cache, `neo4j-${version}`);
  if (existsSync(jars)) return jars;

  if (!(await hasMaven())) return null;
  await mkdir(cache, { recursive: true });
  await removeAbandoned(cache);
  const unfinished = await mkdtemp(`${jars}.unfinished-`);
  const goal = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${unfinished}`];
  console.error(`Downloading Neo4j ${version} for the tests, 118 MB, once: to ${jars}`);
  try {
    await run('mvn', ['-q', '-B', '-f', pom, ...goal], { timeout: downloadSeconds * 1000 });
    // The name appears only once everything is there: a killed download is never taken for a whole one.
    await rename(unfinished, jars);
  } catch (cause) {
    await rm(unfinished, { recursive: true, force: true });
    if (existsSync(jars)) return jars; // another run finished first
    console.error(`Maven could not download Neo4j: ${cause instanceof Error ? cause.message : String(cause)}`);
    return null;
  }
  return jars;
}

async function hasMaven(): Promise<boolean> {
  try {
    await run('mvn', ['--version']);
    return true;
  } catch {
    return false;
  }
}

/** Downloads that were killed, told from running ones by their age. */
async function removeAbandoned(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    const old = async () => Date.now() - (await stat(path)).mtimeMs > 2 * downloadSeconds * 1000;
    if (name.includes('.unfinished-') && (await old())) await rm(path, { recursive: true, force: true });
  }
}

/** A server on loopback with the settings that we advise for production, so that tests meet their limits. */
async function writeConfiguration(home: string, port: number, others: Readonly<Record<string, string>>): Promise<void> {
  const settings = {
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.listen_address': `:${port}`,
    'server.http.enabled': 'false',
    'server.memory.pagecache.size': '512m',
    'dbms.usage_report.enabled': 'false',
    'dbms.security.allow_csv_import_from_file_urls': 'false',
    'internal.dbms.cypher_ip_blocklist': '0.0.0.0/0,::/0',
    'dbms.security.procedures.allowlist': '',
    'db.transaction.timeout': '30s',
    'db.tx_log.preallocate': 'false', // else 512 MB of empty log for every start
    ...others,
  };
  const conf = join(home, 'conf');
  await mkdir(conf);
  const lines = Object.entries(settings).map(([name, setting]) => `${name}=${setting}\n`);
  await writeFile(join(conf, 'neo4j.conf'), lines.join(''));
}

async function setPassword(java: string, jars: string, home: string, password: string): Promise<void> {
  const quick = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];
  await administer([java, ...quick], jars, home, ['dbms', 'set-initial-password', password]);
}

async function importFiles(java: string, jars: string, home: string, files: ImportedFiles): Promise<void> {
  const nodes = files.nodes.map(([labels, path]) => `--nodes=${labels}=${path}`);
  const relationships = files.relationships.map(([type, path]) => `--relationships=${type}=${path}`);
  await administer([java, '-Xmx2g'], jars, home, ['database', 'import', 'full', 'neo4j', ...nodes, ...relationships]);
}

async function administer(
  [java, ...options]: readonly [string, ...string[]],
  jars: string,
  home: string,
  command: readonly string[],
): Promise<void> {
  const env = { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') };
  await run(java, [...options, '-cp', join(jars, '*'), 'org.neo4j.cli.AdminTool', ...command], { env, cwd: home });
}

/** Waits until the server in `home` listens. */
async function startServer(
  java: string,
  jars: string,
  home: string,
): Promise<Pick<JavaNeo4j, 'stop' | 'killAndRestart'>> {
  const opened = ['java.nio', 'java.io', 'sun.nio.ch'].map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`);
  const options = [`--home-dir=${home}`, `--config-dir=${join(home, 'conf')}`, '--console-mode'];
  const server = ['-Xmx4g', '-cp', join(jars, '*'), ...opened, 'org.neo4j.server.CommunityEntryPoint', ...options];
  // In a process group of its own: Ctrl-C reaches the test run alone, whose end closes the keeper's input.
  const child = spawn(process.execPath, [keeper, home, java, ...server], { stdio: 'pipe', detached: true });
  const ended = once(child, 'close');

  const log: string[] = [];
  const [output, errors] = [createInterface(child.stdout), createInterface(child.stderr)];
  for (const lines of [output, errors]) lines.on('line', (line) => log.push(line));
  const saysStarted = () =>
    new Promise<boolean>((resolve) => {
      output.on('line', (line) => line.endsWith('Started.') && resolve(true));
      ended.then(() => resolve(false));
      setTimeout(() => resolve(false), startSeconds * 1000).unref();
    });

  const stop = async () => {
    child.stdin.end();
    await ended;
  };
  const seesItStart = async () => {
    if (await saysStarted()) return;
    await stop();
    throw new Error(`Neo4j did not start:\n${log.slice(-20).join('\n')}`);
  };
  await seesItStart();
  return {
    stop,
    killAndRestart: () => {
      child.stdin.write('again\n');
      return seesItStart();
    },
  };
}
