// The promise, on Neo4j: 50 clients ask the exposure of another subject each while loads of the same table commit, 20,000
// requests in all. No answer is of any other graph than the one before a load or the one after it, none fails, the server's
// event loop is never held for 50 ms, and its memory after collecting garbage is flat: of the second half 5 % more at most, of
// the heap on average, of what is resident at the highest: that falls and rises with what the C library gives back, and the
// highest is what a machine must have; its average is told beside it. The peers: the same server asked { __typename }, and for
// the event loop a process on the same core that does nothing, which is held where that core is another's, the server's too.
// Clients, loader and a Neo4j that is started for this belong on other machines: where the system can keep processes to a core,
// they get one and the server the other, with its workers. The server runs with the memory settings of the Dockerfile.
// Run: npx tsx bench/clients.ts [requests, 20000]
import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { openBoltStore } from '../graph/bolt/bolt-store.ts';
import { sourceNamed } from '../ingest/catalog.ts';
import { load } from '../ingest/run.ts';
import { fillFromStarter } from '../starter/fill.ts';
import { reference } from '../starter/starter.ts';
import type { RunningNeo4j } from '../test/neo4j/running-neo4j.ts';
import { startNeo4j } from '../test/neo4j/start-neo4j.ts';
import type { Look } from './clients.child.ts';
import { curve } from './curve.ts';
import { rounded, writeResult } from './results.ts';

const clients = 50;
const requests = Number(process.argv[2] ?? 20_000);
const roundOf = 1_000;
const exposure = `query ($industry: ID!) { exposure(subject: { industry: $industry }, to: { members: ["CHN"] }, year: 2011) {
  share face lower upper tiers(first: 5) { tier share untraced }
  paths(first: 10) { paths { share cumulativeShare simple hops { from to usd share year dataset record } } covered remainder nodes { key name } } } }`;

const folder = mkdtempSync(join(tmpdir(), 'isthmus-clients-'));
const children: ChildProcess[] = [];
try {
  const server = child('serve');
  const idle = child('idle');
  await once(idle, 'message');
  const isKept = keepTo(1, process) && keepTo(0, server, idle);
  const neo4j = await startNeo4j();
  if (neo4j === null) console.error('There is no Neo4j: nothing measured.');
  else await measure({ server, idle, ownCore: isKept && neo4j.how === 'java' }, neo4j).finally(() => neo4j.stop());
} finally {
  for (const started of children) started.kill();
  rmSync(folder, { recursive: true, force: true });
}

/** Keeps processes, and what they start, to one core; false where the system can't. */
function keepTo(core: number, ...processes: readonly { readonly pid?: number | undefined }[]): boolean {
  const keep = ['--all-tasks', '--cpu-list', '--pid', String(core)];
  return processes.every(({ pid }) => spawnSync('taskset', [...keep, String(pid)], { stdio: 'ignore' }).status === 0);
}

function child(...work: string[]): ChildProcess {
  const script = fileURLToPath(new URL('./clients.child.ts', import.meta.url));
  const profiled = work[0] === 'serve' ? (process.env.SERVER_OPTIONS ?? '').split(' ').filter(Boolean) : [];
  const env = { ...process.env, NODE_ENV: 'production', MALLOC_ARENA_MAX: '2' };
  const started = fork(script, work, { env, execArgv: ['--import', 'tsx', '--expose-gc', ...profiled] });
  children.push(started);
  return started;
}

async function measure(
  { server, idle, ownCore }: { readonly server: ChildProcess; readonly idle: ChildProcess; readonly ownCore: boolean },
  { uri, user, password }: RunningNeo4j,
): Promise<void> {
  const { paths, subjects } = editions();
  const store = await openBoltStore({ uri, user, password });
  await store.prepare();
  await fillFromStarter(store, reference, folder);

  server.send({ uri, user, password });
  const [url] = (await once(server, 'message')) as [string];
  const lookAt = async (process: ChildProcess): Promise<Look> => {
    process.send('look');
    return ((await once(process, 'message')) as [Look])[0];
  };
  const look = () => lookAt(server);
  const wanted: ReadonlyMap<string, string>[] = [];
  for (const path of paths) {
    const settings = { year: '2011', unit: 'million-usd', scheme: 'wiod8' };
    await load(store, sourceNamed('mrio'), [path], { settings, workFolder: folder });
    const answers = new Map<string, string>();
    const waiting = [...subjects];
    const client = async () => {
      for (let subject = waiting.pop(); subject !== undefined; subject = waiting.pop())
        answers.set(subject, await ask(url, exposure, { industry: subject }));
    };
    await Promise.all(Array.from({ length: clients }, client));
    wanted.push(answers);
  }
  await store.close();
  const told = subjects.filter((subject) => wanted[0]?.get(subject) !== wanted[1]?.get(subject)).length;

  const round = (asked: number, query: string) => roundOfClients(url, subjects, asked, query, wanted);
  await round(0, exposure);
  await look();
  const floor = await round(0, '{ __typename }');
  const floorLoop = await look();
  const still = await round(0, exposure);
  const stillLoop = await look();

  const loading = child('load', folder, ...paths);
  loading.send({ uri, user, password });
  let loads = 0;
  loading.on('message', () => loads++);
  const times: number[] = [];
  const looks: Look[] = [];
  const idleLooks: Look[] = [];
  await lookAt(idle);
  const met = { before: 0, after: 0, wrong: 0, failed: 0 };
  const began = performance.now();
  for (let asked = 0; asked < requests; asked += roundOf) {
    const answered = await round(asked, exposure);
    times.push(...answered.times);
    met.before += answered.seen[0] ?? 0;
    met.after += answered.seen[1] ?? 0;
    met.wrong += answered.wrong;
    met.failed += answered.failed;
    looks.push(await look());
    idleLooks.push(await lookAt(idle));
  }
  const seconds = (performance.now() - began) / 1_000;
  loading.send('end');
  await once(loading, 'exit');
  for (const each of [server, idle]) {
    each.send('end');
    await once(each, 'exit');
  }

  const longest = (of: 'stallMs' | 'computedMs') => rounded(Math.max(...looks.map((seen) => seen[of] ?? Number.NaN)));
  const growth = (of: 'residentMiB' | 'heapMiB', figure: (seen: readonly number[]) => number) => {
    const seen = looks.map((look) => look[of]);
    return rounded(figure(seen.slice(seen.length / 2)) / figure(seen.slice(0, seen.length / 2)) - 1);
  };
  const mean = (seen: readonly number[]) => seen.reduce((sum, one) => sum + one, 0) / seen.length;
  const result = {
    query: 'an industry, five tiers, ten paths; each client another one',
    cores: ownCore ? 'the server on one, all else on the other' : 'shared by all',
    clients,
    requests,
    subjects: subjects.length,
    loads,
    answers: { ...met, toldApart: told },
    whileLoading: { ...percentiles(times), requestsPerSecond: rounded(times.length / seconds) },
    eventLoop: {
      longestMs: longest('stallMs'),
      longestOfEachRoundMs: looks.map(({ stallMs }) => rounded(stallMs)),
      computedMs: longest('computedMs'),
      idlePeer: {
        longestMs: rounded(Math.max(...idleLooks.map(({ stallMs }) => stallMs))),
        longestOfEachRoundMs: idleLooks.map(({ stallMs }) => rounded(stallMs)),
      },
      stolenOfEachRoundMs: idleLooks.map(({ stolenMs }) => stolenMs),
    },
    noLoad: { ...percentiles(still.times), eventLoop: loopOf(stillLoop) },
    peer: { query: '{ __typename }', ...percentiles(floor.times), eventLoop: loopOf(floorLoop) },
    memory: {
      collected: 'by two calls of gc() before each look',
      residentMiB: looks.map(({ residentMiB }) => Math.round(residentMiB)),
      heapMiB: looks.map(({ heapMiB }) => rounded(heapMiB)),
      arraysMiB: looks.map(({ arraysMiB }) => rounded(arraysMiB)),
      highestResidentGrowth: growth('residentMiB', (seen) => Math.max(...seen)),
      residentGrowth: growth('residentMiB', mean),
      heapGrowth: growth('heapMiB', mean),
    },
  };
  writeFileSync(
    new URL('./results/clients.svg', import.meta.url),
    curve(
      'Memory of the server under 50 clients, while loads commit',
      'requests',
      'MiB resident',
      looks.map(({ residentMiB }, at) => [(at + 1) * roundOf, residentMiB]),
    ),
  );
  writeResult('clients', result);
  promise(met.wrong === 0, `${met.wrong} answers are of no one state of the graph`);
  promise(met.failed === 0, `${met.failed} requests failed`);
  promise(
    result.eventLoop.longestMs < 50,
    `the event loop was held for ${result.eventLoop.longestMs} ms (that of a process beside it without work for ${result.eventLoop.idlePeer.longestMs} ms), promised 50`,
  );
  for (const of of ['highestResidentGrowth', 'heapGrowth'] as const)
    promise(result.memory[of] <= 0.05, `${of} is ${result.memory[of]}, promised 0.05`);
}

/** The starter's table as it is, and its next edition: every purchase by a factor of its own between a half and one. */
function editions(): { readonly paths: readonly string[]; readonly subjects: readonly string[] } {
  const text = gunzipSync(readFileSync(new URL('../starter/wiod8-2011.csv.gz', import.meta.url))).toString('utf8');
  const [header = '', ...rows] = text.trim().split(/\r?\n/);
  const isIndustry = header.split(',').map((column) => /^[A-Za-z]{3}_(?!FD)/.test(column));
  const next = rows.map((row, at) =>
    row
      .split(',')
      .map((cell, k) => (isIndustry[k] ? String(Number(cell) * (0.5 + ((at * 31 + k * 17) % 100) / 200)) : cell))
      .join(','),
  );
  const paths = [rows, next].map((edition, at) => {
    const path = join(folder, `table-${at}.csv`);
    writeFileSync(path, `${[header, ...edition].join('\n')}\n`);
    return path;
  });
  const subjects = rows.map((row) =>
    row.slice(0, row.indexOf(',')).toUpperCase().replace('_', ':').replace('ROM:', 'ROU:'),
  );
  return { paths, subjects: subjects.filter((subject) => !subject.startsWith('CHN')) };
}

/** One round: each client asks its part of the subjects, one after the other. */
async function roundOfClients(
  url: string,
  subjects: readonly string[],
  asked: number,
  query: string,
  wanted: readonly ReadonlyMap<string, string>[],
) {
  const found = { times: [] as number[], seen: [0, 0], wrong: 0, failed: 0 };
  const client = async (number: number) => {
    for (let k = 0; k < roundOf / clients; k++) {
      const industry = subjects[(asked + k * clients + number) % subjects.length] as string;
      const began = performance.now();
      try {
        const answer = await ask(url, query, { industry });
        const which = wanted.findIndex((answers) => answers.get(industry) === answer);
        if (which >= 0) found.seen[which] = (found.seen[which] ?? 0) + 1;
        else if (query === exposure) found.wrong++;
      } catch (error) {
        if (found.failed++ === 0) console.error((error as Error).message);
      }
      found.times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return found;
}

async function ask(url: string, query: string, variables: object): Promise<string> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, ...(query === exposure && { variables }) }),
  });
  const text = await response.text();
  if (response.status !== 200 || text.includes('"errors"')) throw new Error(text.slice(0, 500));
  return text;
}

function percentiles(times: readonly number[]) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => rounded(sorted[Math.floor(part * (sorted.length - 1))] as number);
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}

function loopOf({ stallMs, computedMs, p99Ms }: Look) {
  return {
    longestMs: rounded(stallMs),
    computedMs: computedMs === null ? null : rounded(computedMs),
    p99Ms: rounded(p99Ms),
  };
}

function promise(kept: boolean, broken: string): void {
  if (kept) return;
  console.error(`Missed: ${broken}.`);
  process.exitCode = 1;
}
