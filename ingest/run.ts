import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../graph/store.ts';
import { KnownError } from '../model/errors.ts';
import { type KindCounts, kindsOfLoads, type LoadEntry, type Rejection, rejectionsKept } from '../model/load-entry.ts';
import { editionOf, type LoadTouches, withTouches } from '../model/load-touches.ts';
import { datasets, loadsOfDatasets, touchesOfDataset, unfinishedLoads } from '../queries/__generated__/read.ts';
import { applyChanges, applyChangesInSteps, loadStateOfDataset, rollForward } from './apply.ts';
import { Changes, type Contradiction } from './changes.ts';
import { assertEndsAreThere } from './missing-ends.ts';
import type { Provenance, RowOutcome, SaidRecord, Settings, Source } from './source.ts';
import { type InputFile, readInputFile } from './table.ts';

/** How a load is to be done. */
export interface LoadSettings {
  /** The source's own settings, by option name. */
  readonly settings: Settings;
  /** Overrides of what the source says of itself: a table of one's own has a publisher of its own. */
  readonly provenance?: Partial<Provenance>;
  readonly dataset?: string;
  /** The sheet that is meant where a file is a workbook. */
  readonly sheet?: string;
  readonly dryRun?: boolean;
  /** The files came with the package. */
  readonly starter?: boolean;
  /** Folder for spools and rejected rows. */
  readonly workFolder: string;
  readonly onProgress?: (rows: number) => void;
  /** Changes above which a load is written in steps, a million unless said: more would outgrow the memory of a common server. */
  readonly oneTransaction?: number;
  /** Batches of a few thousand changes that a step writes, 25 unless said. */
  readonly batchesInAStep?: number;
}

/** What a load came to. `written`, `unchanged` and `retired` count records: nodes and relationships. */
export interface LoadReport {
  readonly source: string;
  readonly dataset: string;
  readonly sha256: string;
  readonly rows: number;
  readonly records: number;
  readonly written: number;
  /** Of those written: said before with other values, or new. */
  readonly changed: number;
  readonly added: number;
  readonly unchanged: number;
  readonly retired: number;
  /** What is added, changed and retired, by kind of record. */
  readonly kinds: readonly KindCounts[];
  readonly rejected: number;
  /** File of the rejected rows, one JSON document a line; null where none was. */
  readonly rejections: string | null;
  readonly dryRun: boolean;
  readonly seconds: number;
  /** Of a load that writes nothing: what was read as what, in words where settings decide it, and the first rows. */
  readonly preview?: { readonly explained: readonly string[]; readonly rows: readonly PreviewRow[] };
}

/** A row as it was read. */
export interface PreviewRow {
  readonly file: string;
  readonly row: number;
  readonly records: readonly SaidRecord[];
  readonly rejected: Rejection | null;
}

/** Rows that a preview shows. */
const previewed = 5;

/**
 * Loads files into the graph: read whole and checked first, then compared with what the dataset said, then written at once.
 *
 * The same files twice write nothing; a newer edition retires what it no longer says, within the years it covers. On any
 * error the store is as it was.
 *
 * @throws KnownError BROKEN_FILE, TOO_MANY_REJECTIONS, DANGLING_END, LOAD_OVERTAKEN, WRONG_USAGE, and what the store throws.
 */
export async function load(
  store: Store,
  source: Source,
  paths: readonly string[],
  options: LoadSettings,
): Promise<LoadReport> {
  const began = performance.now();
  const files: InputFile[] = [];
  for (const path of paths) files.push(await readInputFile(path, options.sheet));
  const sha256 = files.length === 1 && files[0] ? files[0].sha256 : digest(files.map((file) => file.sha256).join('\n'));
  const dataset = options.dataset ?? source.dataset(options.settings);

  await store.prepare();
  if (!options.dryRun) await rollForward(store);
  const state = await loadStateOfDataset(store, dataset);
  const unfinished = (await store.rows(unfinishedLoads, {})).find((load) => load.dataset === dataset);
  if (unfinished && options.dryRun) throw new KnownError('UNFINISHED_LOAD', { dataset });
  const before = (await store.rows(datasets, {})).find(({ key }) => key === dataset);
  if (before && before.source !== source.id) {
    throw new KnownError('WRONG_USAGE', {
      what: `The dataset '${dataset}' belongs to the source '${before.source}': give another one by --dataset.`,
    });
  }

  await discardOldSpools(options.workFolder);
  const spool = join(options.workFolder, 'loads', randomUUID());
  const isKnown = before !== undefined || unfinished !== undefined;
  const changes = await Changes.begin(store, dataset, isKnown, spool, !options.dryRun);
  let spoolIsNeeded = false;
  try {
    const rejected: RejectedRow[] = [];
    const firstRows: PreviewRow[] = [];
    let rows = 0;
    let outcomes = 0;
    let editions = ''; // what the places of a file's rows begin with
    let editionsOf: InputFile | null = null;
    for await (const some of source.read(files, options.settings)) {
      for (const outcome of 'row' in some ? [some] : some) {
        if (!('again' in outcome)) rows++;
        if (options.dryRun && firstRows.length < previewed) firstRows.push(previewOf(outcome));
        if (outcome.file !== editionsOf) {
          editionsOf = outcome.file;
          editions = `${source.id}/${outcome.file.sha256.slice(0, 12)}/`;
        }
        if ('rejected' in outcome) rejected.push({ number: outcomes, rejection: outcome.rejected });
        else changes.add(outcome.records, editions + outcome.row, outcomes);
        outcomes++;
        if (rows % 1_000 === 0) options.onProgress?.(rows);
      }
    }
    const contradictions = changes.finish(source.scope?.(options.settings));
    for (const contradiction of contradictions)
      rejected.push({ number: contradiction.row, rejection: rejectionOf(contradiction, files) });
    const rejections = rejected.sort((a, b) => a.number - b.number).map(({ rejection }) => rejection);
    const rejectionsFile = await writeRejections(rejections, options.workFolder, `${source.id}-${sha256.slice(0, 12)}`);
    refuseTooMany(rejections, rejectionsFile, rows, source.rejectedShare);

    const { written, changed, unchanged, retired, records, repeated } = changes.counts;
    const added = written - changed;
    const kinds = changes.byKind;
    const filesSoFar = before?.files ?? [];
    const filesNow = files.map((file) => `${file.sha256.slice(0, 12)} ${file.name}`);
    const isNews = written + retired > 0 || unfinished || filesNow.some((file) => !filesSoFar.includes(file));
    if (!options.dryRun && isNews) {
      const loadedAt = new Date().toISOString();
      const counts = { rows, records, added, changed, unchanged, retired, rejected: rejections.length, kinds };
      const twice = { repeated, contradicted: contradictions.length };
      const entry: LoadEntry = {
        loadedAt,
        sha256,
        files: files.map(({ name }) => name),
        rejections: rejections.slice(0, rejectionsKept).map(cut),
        ...counts,
        ...twice,
      };
      const [loadsSoFar] = await store.rows(loadsOfDatasets, { keys: [dataset] });
      const loads = [...(loadsSoFar?.loads ?? []), JSON.stringify(entry)];
      const [touchesSoFar] = await store.rows(touchesOfDataset, { dataset });
      const { touched } = changes;
      // What a load that was cut off has written was never told: the difference is to a graph that no edition names.
      const touches =
        before && touched && !unfinished
          ? { from: editionOf(before), to: editionOf({ sha256, loadedAt }), nodes: touched }
          : null;
      const description = {
        dataset,
        source: source.id,
        ...provenanceOf(source.provenance, {
          ...(await source.provenanceBy?.(options.settings)),
          ...options.provenance,
        }),
        sha256,
        files: [...new Set([...filesSoFar, ...filesNow])],
        years: [...new Set([...(before?.years ?? []), ...changes.years])].sort((a, b) => a - b),
        rows,
        records,
        rejected: rejections.length,
        illustrative: changes.illustrative,
        starter: options.starter ?? false,
        loadedAt,
        loads,
        kinds: kindsOfLoads(loads.map((load) => JSON.parse(load) as LoadEntry)),
        touches: withTouches(
          (touchesSoFar?.touches ?? []).map((load) => JSON.parse(load) as LoadTouches),
          touches,
        ).map((load) => JSON.stringify(load)),
      };
      const isLarge = written + retired > (options.oneTransaction ?? 1_000_000);
      if (isLarge || !(await applyChanges(store, spool, description, state))) {
        await assertEndsAreThere(store, spool);
        spoolIsNeeded = true;
        await applyChangesInSteps(store, spool, description, state, options.batchesInAStep);
        spoolIsNeeded = false;
      }
      if (unfinished) await rm(unfinished.spool, { recursive: true, force: true });
    }
    return {
      source: source.id,
      dataset,
      sha256,
      rows,
      records,
      written,
      changed,
      added,
      unchanged,
      retired,
      kinds,
      rejected: rejections.length,
      rejections: rejectionsFile,
      dryRun: options.dryRun ?? false,
      seconds: (performance.now() - began) / 1_000,
      ...(options.dryRun && {
        preview: { explained: (await source.explain?.(options.settings)) ?? [], rows: firstRows },
      }),
    };
  } finally {
    if (!spoolIsNeeded) await changes.discard();
  }
}

/** What is said of a dataset: a licence of its own, without a word on what it allows, undoes what the source's allows. */
function provenanceOf(source: Provenance, own: Partial<Provenance>): Provenance {
  const {
    redistribution = own.licence !== undefined && source.redistribution === 'OPEN' ? 'UNKNOWN' : source.redistribution,
  } = own;
  return { ...source, ...own, redistribution };
}

function previewOf(outcome: RowOutcome): PreviewRow {
  const isRejected = 'rejected' in outcome;
  return {
    file: outcome.file.name,
    row: outcome.row,
    records: isRejected ? [] : outcome.records,
    rejected: isRejected ? outcome.rejected : null,
  };
}

/** A rejection, with the number of its row in the order of arrival. */
interface RejectedRow {
  readonly number: number;
  readonly rejection: Rejection;
}

/** The rejection of a row that says otherwise than an earlier one; its place is `<source>/<sha256[0..12]>/<row>[:<column>]`. */
function rejectionOf({ place, earlier }: Contradiction, files: readonly InputFile[]): Rejection {
  const [, sha256 = '', row, column] = /^[^/]*\/(\w{12})\/(\d+)(?::(.*))?$/s.exec(place) ?? [];
  return {
    file: files.find((file) => file.sha256.startsWith(sha256))?.name ?? '',
    row: Number(row),
    column: column ?? 'the whole row',
    found: `another value than ${earlier} gives`,
    wanted: 'one value for one statement',
  };
}

function refuseTooMany(
  rejections: readonly Rejection[],
  file: string | null,
  rows: number,
  rejectedShare: number,
): void {
  const allowed = Math.floor(rows * rejectedShare);
  const first = rejections[0];
  if (first === undefined || rejections.length <= allowed) return;
  throw new KnownError('TOO_MANY_REJECTIONS', {
    rejected: rejections.length,
    rows,
    allowed,
    first: sayRejection(first),
    file: file ?? '',
  });
}

/** One rejection as a sentence: file, row, column, found, wanted. */
export function sayRejection({ file, row, column, found, wanted }: Rejection): string {
  return `${file}, row ${row}, column '${column}': found '${found}', wanted ${wanted}.`;
}

/** With as much of the cell as tells what is wrong with it: the whole one stands in the file. */
function cut(rejection: Rejection): Rejection {
  return { ...rejection, found: rejection.found.slice(0, 200) };
}

async function writeRejections(
  rejections: readonly Rejection[],
  workFolder: string,
  name: string,
): Promise<string | null> {
  if (rejections.length === 0) return null;
  const folder = join(workFolder, 'rejected');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${name}.ndjson`);
  await writeFile(path, rejections.map((rejection) => `${JSON.stringify(rejection)}\n`).join(''));
  return path;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Removes what loads left behind that were killed days ago; a younger spool may belong to a load under way. */
async function discardOldSpools(workFolder: string): Promise<void> {
  const folder = join(workFolder, 'loads');
  const names = await readdir(folder).catch(() => []); // there is none before the first load
  for (const name of names) {
    const { mtimeMs } = await stat(join(folder, name));
    if (Date.now() - mtimeMs > spoolKeptMs) await rm(join(folder, name), { recursive: true, force: true });
  }
}

const spoolKeptMs = 7 * 24 * 3_600_000;
