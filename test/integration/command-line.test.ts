import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { print } from 'graphql';
import { exposureDocument } from '../../cli/exposure-document.ts';
import { freshBuild } from './fresh-build.ts';

jest.setTimeout(300_000);

const folder = mkdtempSync(join(tmpdir(), 'isthmus-cli-'));
const children = new Set<ChildProcess>();
let command: string;

beforeAll(async () => {
  command = await freshBuild();
  const [filled, small] = await Promise.all([
    isthmus(['starter', '--store', filledStore, '--json']),
    ingest(smallStore, fileOf('first.csv', `${header}MEX,CAN,2014,1\n`)),
  ]);
  expect(jsonOf(filled)).toHaveLength(9);
  expect(jsonOf(small)).toMatchObject({ written: 1 });
});
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A store that holds the starter, and one that holds a flow of trade beside the names of economies and blocs. */
const [filledStore, smallStore] = [join(folder, 'filled/store'), join(folder, 'small/store')];

/** A store of its own for a test that loads or serves. */
function copyOf(store: string, name: string): string {
  cpSync(dirname(store), join(folder, name), { recursive: true });
  return join(folder, name, 'store');
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running `isthmus`, as a terminal sees it. */
function start(args: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [command, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, PORT: '0', LOG_LEVEL: 'warn', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (said.stdout += chunk));
  child.stderr.on('data', (chunk) => (said.stderr += chunk));
  const ended: Promise<Ended> = once(child, 'close').then(([code]) => {
    children.delete(child);
    return { code, ...said };
  });
  return { child, said, ended };
}

function isthmus(args: readonly string[], environment?: Record<string, string>): Promise<Ended> {
  return start(args, environment).ended;
}

/** A running `isthmus serve --json` and where it answers. */
async function serving(store: string, environment: Record<string, string> = {}) {
  const server = start(['serve', '--store', store, '--json'], environment);
  const began = performance.now();
  while (!server.said.stdout.includes('\n')) {
    if (server.child.exitCode !== null) throw new Error(`serve has ended: ${server.said.stderr}`);
    await pause(20);
  }
  const { graphql } = JSON.parse(server.said.stdout) as { graphql: string };
  const url = graphql.replace('/graphql', '');
  while ((await fetch(`${url}/readyz`)).status !== 200) await pause(20);
  return { ...server, url, readyMs: performance.now() - began };
}

async function answer(url: string, query: string, variables: object = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return {
    status: response.status,
    body: (await response.json()) as { data: Record<string, never>; errors?: object[] },
  };
}

/** The one JSON document on standard output; what is beside it is none. */
function jsonOf({ code, stdout, stderr }: Ended) {
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(stdout).toMatch(/^[[{][\s\S]*[\]}]\n$/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the point of it.
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  return JSON.parse(stdout);
}

/** Writes a file for `ingest`. @returns its path. */
function fileOf(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const header = 'exp,imp,time,export\n';
const columns = ['--from', 'exp', '--to', 'imp', '--year', 'time', '--usd', 'export'];

function ingest(store: string, path: string, ...more: string[]): Promise<Ended> {
  return isthmus(['ingest', 'trade', path, ...columns, '--store', store, '--json', ...more]);
}

const mexico = ['exposure', '--subject', 'industry:MEX:MFE', '--to', 'members:CHN', '--year', '2011'];
const owners = ['saved', 'owners-of-firm', '--param', 'firm=quimera', '--param', 'asOf=2011-12-31'];

test('what a licence keeps back leaves as no file, by command or by address, until it is allowed by name', async () => {
  const store = copyOf(smallStore, 'kept-back');
  const flows = fileOf('kept.csv', `${header}MEX,USA,2015,5\n`);
  const kept = ['--dataset', 'kept', '--licence', 'For us alone', '--redistribution', 'NO_REDISTRIBUTION'];
  jsonOf(await ingest(store, flows, ...kept));
  const markets = ['saved', 'top-export-markets', '--param', 'economy=MEX', '--param', 'year=2015', '--store', store];
  const refused = await isthmus([...markets, '--csv']);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain("'kept' (For us alone: not to be passed on)");
  expect((await isthmus(markets)).stdout).toContain('1 rows.');
  const allowed = await isthmus([...markets, '--csv', '--allow-licence', 'kept']);
  expect(allowed.stdout.split('\r\n')).toHaveLength(3);

  const server = await serving(store);
  const address = `${server.url}/saved/top-export-markets.csv?economy=MEX&year=2015`;
  const response = await fetch(address);
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'LICENCE_FORBIDS' } }] });
  expect(await (await fetch(`${address}&allow-licence=kept`)).text()).toBe(allowed.stdout);
  expect((await isthmus([...markets, '--json'])).stderr).toContain('For us alone');
  expect((await isthmus(markets)).stdout).toContain('1 rows.');
  expect((await isthmus([...markets, '--csv', '--allow-licence', 'kept'])).stdout).toBe(allowed.stdout);
  server.child.kill('SIGTERM');
  await server.ended;
});

describe('reading', () => {
  test('an exposure in JSON is what GraphQL answers, from the store and from a server that has it', async () => {
    const served = copyOf(filledStore, 'asked');
    const server = await serving(served);
    const variables = {
      subject: { industry: 'MEX:MFE' },
      to: { members: ['CHN'] },
      year: 2011,
      membership: 'LOCATION',
      dataset: null,
      tiers: 5,
      paths: 10,
    };
    const { body } = await answer(server.url, print(exposureDocument), variables);
    const withoutTime = (exposure: { cost: object }) => ({ ...exposure, cost: { ...exposure.cost, milliseconds: 0 } });
    const graphql = withoutTime(body.data.exposure as never);
    expect(graphql).toMatchObject({ share: expect.closeTo(0.123_799_584_620_46, 9) });
    expect(withoutTime(jsonOf(await isthmus([...mexico, '--store', filledStore, '--json'])))).toEqual(graphql);
    expect(withoutTime(jsonOf(await isthmus([...mexico, '--store', served, '--json'])))).toEqual(graphql);

    const rows = jsonOf(await isthmus([...owners, '--store', served, '--json']));
    const csv = (await isthmus([...owners, '--store', served, '--csv'])).stdout;
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
    expect(rows.map(({ owner }: { owner: string }) => owner)).toEqual(['ximena', 'jackalope', 'basilisco']);
    expect(jsonOf(await isthmus([...owners, '--store', filledStore, '--json']))).toEqual(rows);
    const own = await isthmus([...owners, '--store', filledStore, '--csv']);
    expect([own.code, own.stdout]).toEqual([0, csv]);
    expect(csv.split('\r\n')).toHaveLength(rows.length + 2);
  });

  test('an exposure for people says the shares, the paths with their rows, and what to doubt', async () => {
    const { code, stdout } = await isthmus([...mexico, '--store', filledStore, '--paths', '2', '--tiers', '2']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/exposure, all tiers +12\.38 %/);
    expect(stdout).toMatch(/on the face of it +9\.76 %/);
    expect(stdout).toMatch(/mrio\/[0-9a-f]{12}\/\d+:MEX_MFE/);
    expect(stdout).toMatch(/World Input-Output Database/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours and bars are for terminals.
    expect(stdout).not.toMatch(/\u001b/);
  });

  test('sources, datasets and saved queries are listed in JSON', async () => {
    const [sources, datasets, saved] = await Promise.all([
      isthmus(['sources', '--json']),
      isthmus(['datasets', '--store', filledStore, '--json']),
      isthmus(['saved', '--json']),
    ]);
    expect(jsonOf(sources).map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(['blocs', 'chain', 'economies', 'mrio', 'trade']),
    );
    expect(jsonOf(datasets).map(({ key }: { key: string }) => key)).toEqual([
      'desta',
      'emissions-2011-8-sectors',
      'ideal-points',
      'invented-chain',
      'iso-3166',
      'isthmus-blocs',
      'trade-2008-2012',
      'unctad-fdi-2008-2012',
      'wiod-2013-8-sectors',
    ]);
    expect(jsonOf(saved).map(({ name }: { name: string }) => name)).toContain('top-export-markets');
  });
});

describe('exit codes', () => {
  const commands = ['serve', 'ingest', 'sources', 'datasets', 'doctor', 'exposure', 'match', 'saved', 'starter'];

  test('--help is done, and shows an example of every command', async () => {
    const helps = await Promise.all(
      [[], ...commands.map((name) => [name]), ['ingest', 'mrio']].map((path) => isthmus([...path, '--help'])),
    );
    for (const { code, stdout } of helps) {
      expect(code).toBe(0);
      expect(stdout).toMatch(/\nExample:\n {2}.*isthmus /);
    }
    for (const name of commands) expect(helps[0]?.stdout).toContain(name);
  });

  test('wrong usage is 2, said on standard error', async () => {
    const wrong = [
      'exposure --colour',
      'nonsense',
      '',
      'exposure --to china --year 2011',
      'exposure --subject MEX --to china --year 2011',
      'exposure --subject economy:MEX --to china --year now',
      'saved owners-of-firm --param quimera',
      'ingest mrio table.csv',
      'ingest nothing table.csv',
    ];
    const ended = await Promise.all(wrong.map((line) => isthmus(line.split(' ').filter((word) => word !== ''))));
    for (const [k, { code, stdout, stderr }] of ended.entries()) {
      expect({ line: wrong[k], code, stdout }).toEqual({ line: wrong[k], code: 2, stdout: '' });
      expect(stderr).toMatch(/\S/);
      expect(stderr).not.toMatch(/^\s+at /m);
    }
  });

  test('a wrong setting is 2 and names itself', async () => {
    const { code, stderr } = await isthmus(['datasets'], { PORT: 'http' });
    expect([code, stderr]).toEqual([2, "PORT: found 'http', wanted a port from 0 to 65535.\n"]);
    const open = await isthmus(['serve', '--store', filledStore], { HOST: '0.0.0.0' });
    expect([open.code, open.stdout]).toEqual([2, '']);
    expect(open.stderr).toMatch(/^HOST: found '0\.0\.0\.0'/);
  });

  test('the doctor is 0 where nothing fails and 1 where something does, and shows no secret', async () => {
    const well = jsonOf(await isthmus(['doctor', '--store', filledStore, '--json']));
    expect(well.level).toBe('ok');
    const secrets = { NEO4J_PASSWORD: 'never-to-be-shown', ISTHMUS_API_KEYS: 'never-to-be-shown-either' };
    const ill = await isthmus(['doctor', '--store', 'bolt://127.0.0.1:1'], secrets);
    expect(ill.code).toBe(1);
    expect(ill.stdout).toMatch(/^fail {2}store .*bolt:\/\/127\.0\.0\.1:1\.\n +→ Start Neo4j/m);
    expect(ill.stdout + ill.stderr).not.toContain('never-to-be-shown');
  });

  test.each([
    [1, ['exposure', '--subject', 'firm:nobody', '--to', 'china', '--year', '2011'], "No firm has the key 'nobody'."],
    [
      2,
      ['exposure', '--subject', 'economy:mex', '--to', 'china', '--year', '2011'],
      'Iso3: found \'mex\', wanted a code such as "MEX".',
    ],
    [1, ['saved', 'nothing'], "No saved query has the key 'nothing'."],
    [2, ['saved', 'owners-of-firm'], "Parameter 'firm': found 'nothing'"],
  ])('an answer that fails is 1, a malformed question 2, and why is said in a line: %d %j', async (exit, args, why) => {
    const { code, stdout, stderr } = await isthmus([...args, '--store', smallStore, '--json']);
    expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
    expect(stderr).toContain(why);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('loading', () => {
  const datasets = async (store: string) => jsonOf(await isthmus(['datasets', '--store', store, '--json']));

  test('a load reports what it did, a second one that there was nothing to do, and a dry run does nothing', async () => {
    const store = copyOf(smallStore, 'loaded');
    const path = fileOf('flows.csv', `${header}MEX,USA,2015,5000000\nMEX,CAN,2015,7000000\nMEX,DEU,2015,0\n`);
    const before = await datasets(store);
    const dry = jsonOf(await ingest(store, path, '--dry-run'));
    expect(dry).toMatchObject({ dryRun: true, written: 2, unchanged: 0 });
    expect(await datasets(store)).toEqual(before);

    const report = jsonOf(await ingest(store, path));
    expect(report).toMatchObject({
      source: 'trade',
      dataset: 'trade',
      rows: 3,
      records: 2,
      written: 2,
      unchanged: 0,
      retired: 0,
      rejected: 0,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      seconds: expect.any(Number),
    });
    expect(jsonOf(await ingest(store, path))).toMatchObject({ written: 0, unchanged: 2, retired: 0 });

    const newer = fileOf('newer.csv', `${header}MEX,USA,2015,5000000\n`);
    expect(jsonOf(await ingest(store, newer))).toMatchObject({ written: 0, unchanged: 1, retired: 1 });
    const markets = ['saved', 'top-export-markets', '--param', 'economy=MEX', '--param', 'year=2015'];
    const rows = jsonOf(await isthmus([...markets, '--store', store, '--json']));
    expect(rows).toMatchObject([{ market: 'USA', usd: 5_000_000, dataset: 'trade' }]);
  });

  test('loads of one store that begin at the same time come in one after the other, each once', async () => {
    const store = copyOf(smallStore, 'at-once');
    const one = fileOf('one.csv', `${header}MEX,USA,2015,5000000\nMEX,CAN,2015,7000000\n`);
    const other = fileOf('other.csv', `${header}MEX,DEU,2015,3000000\n`);
    const ended = await Promise.all([
      ingest(store, one, '--dataset', 'mine'),
      ingest(store, one, '--dataset', 'mine'),
      ingest(store, other, '--dataset', 'yours'),
    ]);
    const [first, second, third] = ended.map(jsonOf);
    expect([first.written, second.written].sort()).toEqual([0, 2]);
    expect(third).toMatchObject({ dataset: 'yours', written: 1 });
    for (const { stderr } of ended)
      expect(stderr).toMatch(/^(The store \S+ is in use by .* Waiting for it to end …\n)?$/);
    const there = jsonOf(await isthmus(['datasets', '--store', store, '--json'])) as { key: string; records: number }[];
    expect(there.filter(({ key }) => ['mine', 'yours'].includes(key))).toMatchObject([{ records: 2 }, { records: 1 }]);
  });

  test('a table of firms is matched, an analyst decides, and the decisions become links', async () => {
    const store = copyOf(smallStore, 'matched');
    const firms = fileOf(
      'firms.csv',
      `id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd
known,FIRM,Sample Propeller Co. Ltd.,CHN,,,,,
short,FIRM,SPC,CHN,,,,,
mine,FIRM,Sample Propeller Limited,CHN,,,,,
`,
    );
    expect((await isthmus(['ingest', 'chain', firms, '--store', store, '--json'])).code).toBe(0);
    const suppliers = fileOf(
      'suppliers.csv',
      'firm,supplier,country\nmine,Sample Propeller Limited,CHN\n,Sample Propelers,CHN\n,Unheard Of,XX\n',
    );
    const match = ['match', suppliers, '--name', 'supplier', '--store', store];
    const rows = jsonOf(await isthmus([...match, '--json']));
    expect(rows).toMatchObject([
      { row: 2, status: 'MATCH', firm: 'mine', candidates: [{ key: 'known' }] },
      { row: 3, status: 'REVIEW' },
      { row: 4, status: 'NONE', reason: expect.stringContaining("found 'XX'"), candidates: [] },
    ]);
    const table = await isthmus(match);
    expect(table.stdout).toContain('3 rows: 1 MATCH, 1 REVIEW, 0 NEW, 1 NONE.');

    const { stdout } = await isthmus([...match, '--csv']);
    expect(stdout.split('\r\n')[0]).toBe('row,status,name,found,firm,same_as,weight,method,author,reason');
    const decisions = fileOf('decisions.csv', stdout);
    expect(jsonOf(await isthmus(['ingest', 'same-as', decisions, '--store', store, '--json']))).toMatchObject({
      dataset: 'same-as',
      records: 1,
      written: 1,
    });
  });

  test('a broken file names its place, what was found and what was wanted, and changes nothing', async () => {
    const store = copyOf(smallStore, 'unchanged');
    const before = await datasets(store);
    const broken = [
      {
        path: fileOf('no-column.csv', 'exp,imp,time\nMEX,USA,2015\n'),
        says: /no-column\.csv.*found .*wanted .*export/,
      },
      {
        path: fileOf('bad-cell.csv', `${header}MEX,Atlantis,2015,1\n`),
        says: /bad-cell\.csv, row 2, column 'imp': found 'Atlantis', wanted /,
      },
      { path: fileOf('cut.csv', `${header}MEX,USA,2015,1\n"MEX,CAN`), says: /cut\.csv, .*found .*wanted / },
      {
        path: fileOf('latin.csv', Buffer.from(`${header}MEX,USA,2015,1\nMEX,C\xe9N,2015,1\n`, 'latin1')),
        says: /latin\.csv, .*found .*wanted .*UTF-8/,
      },
      { path: join(folder, 'absent.csv'), says: /absent\.csv/ },
    ];
    for (const { path, says } of broken) {
      const { code, stdout, stderr } = await ingest(store, path);
      expect({ path, code, stdout }).toEqual({ path, code: 1, stdout: '' });
      expect(stderr).toMatch(says);
      expect(stderr).not.toMatch(/^\s+at /m);
    }
    expect(await datasets(store)).toEqual(before);
  });

  test('rejected rows go to a file that the report names', async () => {
    const store = copyOf(smallStore, 'rejected');
    const rows = Array.from(
      { length: 200 },
      (_, k) => `MEX,USA,${1901 + (k % 100)},${k < 100 ? k + 1 : k - 99}\n`,
    ).join('');
    const report = jsonOf(await ingest(store, fileOf('one-bad.csv', `${header}${rows}MEX,Atlantis,2015,1\n`)));
    expect(report).toMatchObject({ rejected: 1, rows: 201 });
    expect(readFileSync(report.rejections, 'utf8')).toContain('Atlantis');
  });

  test('a load waits for the server that has the store, and goes on when it has ended', async () => {
    const store = copyOf(smallStore, 'waited-for');
    const server = await serving(store);
    const loading = start([
      'ingest',
      'trade',
      fileOf('waits.csv', `${header}MEX,USA,2016,5\n`),
      ...columns,
      '--store',
      store,
      '--json',
    ]);
    while (!loading.said.stderr.includes('\n')) await pause(50);
    expect(loading.said.stderr).toMatch(
      /is in use by 'isthmus serve', process \d+, at http:\S+\. Waiting for it to end …/,
    );
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
    expect(jsonOf(await loading.ended)).toMatchObject({ written: 1 });
  });
});

describe('serving', () => {
  test('an empty store is filled, an answer is printed, and it is ready within 15 s', async () => {
    mkdirSync(join(folder, 'empty'));
    const store = join(folder, 'empty/store');
    const began = performance.now();
    const server = start(['serve', '--store', store]);
    while (!/GraphQL +http\S+/.test(server.said.stdout)) {
      expect(server.child.exitCode).toBeNull();
      await pause(20);
    }
    const url = String(/GraphQL +(\S+)\/graphql/.exec(server.said.stdout)?.[1]);
    while ((await fetch(`${url}/readyz`)).status !== 200) await pause(20);
    const seconds = (performance.now() - began) / 1_000;
    process.stderr.write(`isthmus serve: ready after ${seconds.toFixed(1)} s on an empty store\n`);
    expect(seconds).toBeLessThan(60); // 15 are promised on two cores that do nothing else

    expect(server.said.stdout).toMatch(/Exposure of industry:MEX:wiod8:MFE to china, 2011/);
    expect(server.said.stdout).toMatch(/tier +meets the bloc/);
    expect(server.said.stdout.match(/ ← /g)?.length).toBeGreaterThanOrEqual(3);
    expect(server.said.stdout).toContain(`Explorer  ${url}/\n`);
    expect(server.said.stdout).toContain(`GraphiQL  ${url}/graphiql/`);
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
    expect(existsSync(`${store}.owner.json`)).toBe(false);
  });

  test('a filled store is ready within 5 s, and only one process has it', async () => {
    const store = copyOf(filledStore, 'served');
    const server = await serving(store);
    process.stderr.write(`isthmus serve: ready after ${(server.readyMs / 1_000).toFixed(1)} s on a filled store\n`);
    expect(server.readyMs).toBeLessThan(30_000);

    const second = await isthmus(['serve', '--store', store]);
    expect([second.code, second.stdout]).toEqual([1, '']);
    expect(second.stderr).toContain(`is in use by 'isthmus serve', process ${server.child.pid}, at ${server.url}`);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    server.child.kill('SIGINT');
    expect((await server.ended).code).toBe(0);
  });

  test('told to end during a query, it answers it, takes no other, and leaves with 0', async () => {
    const server = await serving(copyOf(filledStore, 'told'));
    const subjects = ['USA', 'DEU', 'CHN', 'MEX', 'FRA', 'KOR', 'JPN', 'BRA', 'IND', 'IDN'];
    const fields = subjects.map(
      (code) =>
        `${code}: exposure(subject: { finalDemand: "${code}" }, to: { members: ["LUX", "${code === 'CHN' ? 'TWN' : 'CHN'}"] }, year: 2011) { share paths(first: 700) { covered } }`,
    );
    let answered = false;
    const asking = answer(server.url, `{ ${fields.join('\n')} }`).finally(() => {
      answered = true;
    });
    await pause(60);
    expect(answered).toBe(false);
    const told = performance.now();
    server.child.kill('SIGTERM');
    const { status, body } = await asking;
    expect([status, body.errors]).toEqual([200, undefined]);
    expect(Object.keys(body.data)).toEqual(subjects);
    const { code } = await server.ended;
    expect(code).toBe(0);
    expect(performance.now() - told).toBeLessThan(10_000);
    await expect(fetch(`${server.url}/livez`)).rejects.toThrow();
  });

  test('an open connection that asks nothing does not keep it', async () => {
    const server = await serving(copyOf(smallStore, 'idle'));
    const controller = new AbortController();
    await fetch(`${server.url}/livez`, { headers: { connection: 'keep-alive' }, signal: controller.signal });
    const told = performance.now();
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
    expect(performance.now() - told).toBeLessThan(5_000);
  });
});
