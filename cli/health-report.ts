import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, stat, statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readStoreOwner } from '../graph/embedded/embedded-store.ts';
import { isServer, openStore } from '../graph/graph.ts';
import { holdingsInFolder } from '../graph/holdings-file.ts';
import { projectionsInFolder } from '../graph/projection-file.ts';
import type { Store } from '../graph/store.ts';
import { KnownError } from '../model/errors.ts';
import { datasets, graphRevision, unfinishedLoads } from '../queries/__generated__/read.ts';
import {
  assertNotOpenByOversight,
  readSettings,
  type Settings,
  type ShownSetting,
  shownSettings,
  withoutCredentials,
} from '../server/env.ts';
import { graphql } from './__generated__/gql.ts';
import { askServer } from './ask.ts';
import { projectionsFolder, workFolder } from './open-store.ts';

const levels = ['ok', 'warn', 'fail'] as const;

/** `warn`: it works, and somebody should look at it. `fail`: something does not work until it is mended. */
export type Level = (typeof levels)[number];

/** One thing that was looked at. */
export interface Check {
  readonly name: string;
  readonly level: Level;
  readonly found: string;
  /** What to do about it; null where nothing is to be done. */
  readonly advice: string | null;
  /** The same for programs, where there is more to it than a sentence. */
  readonly details?: unknown;
}

export interface HealthReport {
  /** The worst of the checks. */
  readonly level: Level;
  readonly checks: readonly Check[];
}

const datasetsDocument = graphql(/* GraphQL */ `
  query DatasetsForTheDoctor {
    datasets {
      key
      years
      records
      starter
      loadedAt
    }
  }
`);

/** A dataset as the check `datasets` has it in its details. */
export interface DatasetInStore {
  readonly key: string;
  readonly years: readonly number[];
  readonly records: number;
  readonly starter: boolean;
  readonly loadedAt: string;
  /** Whole days since. */
  readonly days: number;
}

/**
 * What works and what does not: settings, store, datasets, server, files and disk.
 *
 * It opens the store for a moment and writes nothing to it; where a server has an embedded store, that server is asked.
 *
 * @param store  a store named on the command line, which wins over the environment.
 */
export async function loadHealthReport(
  store?: string,
  environment?: Readonly<Record<string, string | undefined>>,
): Promise<HealthReport> {
  const checks: Check[] = [checkNode(process.versions.node)];
  try {
    const settings = readSettings(store, environment);
    checks.push(checkSettings(settings, shownSettings(store, environment)));
    const { checks: ofStore, owner } = await checkStore(settings);
    checks.push(...ofStore, await checkServer(owner?.url ?? ownAddress(settings), settings));
    checks.push(await checkProjections(settings));
    checks.push(...(await checkWorkFolder(settings, ofStore, owner)), await checkDisk(workFolder(settings)));
  } catch (error) {
    if (!(error instanceof KnownError) || error.code !== 'INVALID_SETTING') throw error;
    checks.push(check('settings', 'fail', error.message, 'Correct it, or take it out of the environment.'));
  }
  return { level: levels[Math.max(...checks.map(({ level }) => levels.indexOf(level)))] ?? 'ok', checks };
}

function check(name: string, level: Level, found: string, advice: string | null = null, details?: unknown): Check {
  return { name, level, found, advice, ...(details !== undefined && { details }) };
}

/** As package.json has it under `engines`. */
const oldestNode = [20, 19] as const;

function checkNode(version: string): Check {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNew = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return check(
    'Node.js',
    isNew ? 'ok' : 'fail',
    `version ${version}`,
    isNew ? null : `Install Node.js ${oldestNode.join('.')} or newer.`,
  );
}

function checkSettings(settings: Settings, shown: readonly ShownSetting[]): Check {
  const [store, ...others] = shown;
  const found = [store, ...others.filter(({ source }) => source !== 'default')]
    .map((setting) => `${setting?.name} ${setting?.value} (${setting?.source})`)
    .join(', ');
  try {
    assertNotOpenByOversight(settings);
  } catch (error) {
    const { message } = error as KnownError<'INVALID_SETTING'>;
    return check('settings', 'warn', found, `\`isthmus serve\` would not start. ${message}`, shown);
  }
  return check('settings', 'ok', found, null, shown);
}

interface Owner {
  readonly command: string;
  readonly url: string | null;
}

/** The checks of the store, and who has it open if that is somebody else. */
async function checkStore(settings: Settings): Promise<{ checks: readonly Check[]; owner: Owner | null }> {
  const address = withoutCredentials(settings.store);
  if (!isServer(settings.store) && !existsSync(settings.store)) {
    const advice = 'The first command that needs one makes it and fills it from the starter: `npm start`, for one.';
    return { checks: [check('store', 'warn', `embedded, ${address}: nothing is there yet`, advice)], owner: null };
  }
  let store: Store | null = null;
  try {
    store = await openStore(settings, 'isthmus doctor');
    const present = await store.rows(datasets, {}, { timeoutMs: storeTimeoutMs });
    const revision = revisionOf(await store.rows(graphRevision, {}, { timeoutMs: storeTimeoutMs }));
    const { engine } = store;
    const found = `${engine === 'neo4j' ? 'Neo4j' : 'embedded'}, ${store.address}: answers, revision ${revision}`;
    const checks = [
      check('store', 'ok', found, null, { engine, address: store.address, revision }),
      checkConstraints(await store.missingConstraints()),
      checkDatasets(present),
      checkLoads(await store.rows(unfinishedLoads, {}, { timeoutMs: storeTimeoutMs })),
    ];
    return { checks, owner: null };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    if (error.code !== 'STORE_IN_USE') return { checks: [checkFailure(error)], owner: null };
    const owner = readStoreOwner(settings.store);
    const inUse = check('store', 'ok', error.message, null, { engine: 'embedded', address, owner });
    if (!owner?.url) {
      const advice = 'What it holds is not looked at: ask again when that has ended.';
      return { checks: [{ ...inUse, level: 'warn', advice }], owner: owner ?? { command: '', url: null } };
    }
    return { checks: [inUse, await checkServedDatasets(owner.url, settings)], owner };
  } finally {
    await store?.close();
  }
}

const storeTimeoutMs = 10_000;

const adviceByCode: Readonly<Record<string, string>> = {
  STORE_UNREACHABLE: 'Start Neo4j, or correct the address in ISTHMUS_STORE or NEO4J_URI.',
  STORE_REFUSED: 'Correct NEO4J_USER and NEO4J_PASSWORD.',
  INVALID_SETTING: 'Correct the address of the store.',
  TIMEOUT: 'Look at what else the store is doing, and ask again.',
};

function checkFailure({ code, message }: KnownError): Check {
  const otherwise = 'Load the files again into a new store, named by --store, if it stays so.';
  return check('store', 'fail', message, adviceByCode[code] ?? otherwise, { code });
}

/** A short name of the state of the graph: the same on every engine that was loaded the same. */
function revisionOf(states: readonly { readonly key: string; readonly state: string }[]): string {
  const lines = states.map(({ key, state }) => `${key} ${state}`).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 12);
}

function checkConstraints(missing: readonly string[]): Check {
  if (missing.length === 0) return check('constraints', 'ok', 'all present');
  const advice = 'The next load makes them: `isthmus starter` or `isthmus ingest`.';
  return check('constraints', 'warn', `missing: ${missing.join(', ')}`, advice, { missing });
}

function checkDatasets(present: readonly Omit<DatasetInStore, 'days'>[]): Check {
  const details = present.map(({ key, years, records, starter, loadedAt }) => ({
    key,
    years: [...years],
    records,
    starter,
    loadedAt,
    days: daysSince(loadedAt),
  }));
  const days = details.map((dataset) => dataset.days);
  const records = details.reduce((sum, dataset) => sum + dataset.records, 0);
  if (details.length === 0)
    return check('datasets', 'warn', 'none', 'Load some: `isthmus starter`, or `isthmus ingest <source> <path>`.', []);
  const found = `${details.length} of ${records.toLocaleString('en-US')} records, the newest loaded ${ago(Math.min(...days))}, the oldest ${ago(Math.max(...days))}`;
  return check('datasets', 'ok', found, null, details);
}

async function checkServedDatasets(url: string, settings: Settings): Promise<Check> {
  try {
    return checkDatasets((await askServer(url, settings, datasetsDocument, {})).datasets);
  } catch (error) {
    return check('datasets', 'fail', (error as Error).message, `Look at the log of the server at ${url}.`);
  }
}

function checkLoads(unfinished: readonly { readonly dataset: string; readonly spool: string }[]): Check {
  if (unfinished.length === 0) return check('loads', 'ok', 'none is unfinished');
  const keys = unfinished.map(({ dataset }) => dataset);
  const elsewhere = unfinished.filter(({ spool }) => !existsSync(spool)).map(({ dataset }) => dataset);
  const advice =
    elsewhere.length === 0
      ? 'Any load rolls it forward first: run the last `isthmus ingest` again, unless it is still under way.'
      : `The changes of ${elsewhere.join(', ')} are not on this machine: load that dataset again, here or where its load began, unless it is still under way.`;
  const found = `a load of ${keys.join(', ')} has not ended, and until then the store answers nothing`;
  return check('loads', 'fail', found, advice, unfinished);
}

function daysSince(time: string): number {
  return Math.max(0, Math.floor((Date.now() - Date.parse(time)) / 86_400_000));
}

/** How long ago, in words. */
export function ago(days: number): string {
  return days === 0 ? 'within a day' : days === 1 ? 'a day ago' : `${days} days ago`;
}

/** Where a server of these settings would answer this machine; null where it takes whichever port is free. */
function ownAddress({ host, port }: Settings): string | null {
  if (port === 0) return null;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

async function checkServer(url: string | null, { apiKeys }: Settings): Promise<Check> {
  if (url === null) return check('server', 'ok', 'none is looked for: PORT is 0');
  const ask = async (path: string) => {
    const headers = apiKeys[0] ? { 'x-api-key': apiKeys[0] } : undefined;
    const response = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(3_000), ...(headers && { headers }) });
    return { status: response.status, text: await response.text() };
  };
  const ready = await ask('/readyz').catch(() => null);
  if (ready === null) return check('server', 'ok', `none answers at ${url}`);
  if (ready.status === 200 && ready.text.includes('"ok"')) {
    const metrics = await ask('/metrics').catch(() => null);
    const memory = metricIn(metrics, 'process_resident_memory_bytes');
    const projections = {
      layers: metricIn(metrics, 'projections'),
      bytes: metricIn(metrics, 'projections_bytes'),
      links: metricIn(metrics, 'projections_links'),
      oldestSeconds: metricIn(metrics, 'projections_oldest_seconds'),
    };
    const held =
      projections.bytes === null || projections.layers === null
        ? ''
        : `, of which ${bytesText(projections.bytes)} for ${projections.layers} projected layers`;
    const found = `ready at ${url}${memory === null ? '' : `, ${bytesText(memory)} of memory${held}`}`;
    return check('server', 'ok', found, null, { url, memoryBytes: memory, projections });
  }
  const [, reason] = /"reason":"([^"]*)"/.exec(ready.text) ?? [];
  return reason === undefined
    ? check('server', 'warn', `another program answers at ${url}`, 'Set PORT before `isthmus serve`.')
    : check('server', 'warn', `not ready at ${url}: ${reason}`, 'Wait, and look at its log if it stays so.');
}

function metricIn(metrics: { readonly text: string } | null, name: string): number | null {
  const [, value] = new RegExp(`^isthmus_${name} (\\S+)$`, 'm').exec(metrics?.text ?? '') ?? [];
  return value === undefined ? null : Number(value);
}

/** Layers of the graph, and holdings of days, kept on disk, so that a process that starts need not read them off the store. */
async function checkProjections(settings: Settings): Promise<Check> {
  const folder = projectionsFolder(settings);
  const details = (await projectionsInFolder(folder)).map(({ layer, nodes, links, bytes, builtAt }) => ({
    ...layer,
    nodes,
    links,
    bytes,
    bytesPerLink: links === 0 ? null : Math.round((10 * bytes) / links) / 10,
    builtAt,
    days: daysSince(builtAt),
  }));
  const holdings = (await holdingsInFolder(folder)).map(({ date, parties, statements, bytes, builtAt }) => ({
    of: 'holdings' as const,
    date,
    parties,
    links: statements.reduce((sum, count) => sum + count, 0),
    bytes,
    builtAt,
    days: daysSince(builtAt),
  }));
  const ofDays =
    holdings.length === 0
      ? ''
      : `${details.length === 0 ? '' : '; '}holdings of ${holdings.length === 1 ? 'a day' : `${holdings.length} days`}, ${bytesText(holdings.reduce((sum, { bytes }) => sum + bytes, 0))}`;
  if (details.length === 0)
    return check('projections', 'ok', ofDays === '' ? `none in ${folder}` : ofDays, null, holdings);
  const sum = (of: 'bytes' | 'links') => details.reduce((total, layer) => total + layer[of], 0);
  const found =
    `${details.length} of ${sum('links').toLocaleString('en-US')} links, ${bytesText(sum('bytes'))} ` +
    `(${(sum('bytes') / Math.max(1, sum('links'))).toFixed(1)} bytes a link), the oldest read ${ago(Math.max(...details.map(({ days }) => days)))}`;
  return check('projections', 'ok', found + ofDays, null, [...details, ...holdings]);
}

async function checkWorkFolder(
  settings: Settings,
  ofStore: readonly Check[],
  owner: Owner | null,
): Promise<readonly Check[]> {
  const [spools, rejected] = await Promise.all(
    ['loads', 'rejected'].map((name) => folderSize(join(workFolder(settings), name))),
  );
  if (!spools || !rejected) return [];
  // A load that is under way, or is to be rolled forward, needs them.
  const needed = owner !== null || ofStore.some(({ name, level }) => name === 'loads' && level !== 'ok');
  const left = spools.bytes > 0 && !needed;
  return [
    check(
      'spools',
      left ? 'warn' : 'ok',
      `${bytesText(spools.bytes)} in ${spools.folder}`,
      left
        ? 'Left by loads that were cut off. The next load removes what is older than a week; none needs them.'
        : null,
      spools,
    ),
    check(
      'rejected rows',
      'ok',
      `${rejected.files} files, ${bytesText(rejected.bytes)} in ${rejected.folder}`,
      rejected.files > 0 ? 'Read them, and delete them when they are dealt with.' : null,
      rejected,
    ),
  ];
}

async function folderSize(folder: string): Promise<{ folder: string; files: number; bytes: number }> {
  let files = 0;
  let bytes = 0;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []); // none before the first load
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    files++;
    bytes += await stat(join(entry.parentPath, entry.name)).then(
      ({ size }) => size,
      () => 0, // gone meanwhile
    );
  }
  return { folder, files, bytes };
}

/** Below these a load, which spools its changes, is at risk or can't be done. */
const [scarceBytes, leastBytes] = [2 ** 30, 100 * 2 ** 20];

async function checkDisk(folder: string): Promise<Check> {
  let there = resolve(folder);
  while (!existsSync(there)) there = dirname(there); // the first load makes it
  const { bavail, bsize } = await statfs(there);
  const free = bavail * bsize;
  return check(
    'disk',
    free < leastBytes ? 'fail' : free < scarceBytes ? 'warn' : 'ok',
    `${bytesText(free)} free for ${folder}`,
    free < scarceBytes ? 'Make room: a load writes its changes to disk first.' : null,
    { freeBytes: free },
  );
}

function bytesText(bytes: number): string {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  const step = Math.min(units.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10));
  return `${(bytes / 2 ** (10 * step)).toFixed(step === 0 ? 0 : 1)} ${units[step]}`;
}
