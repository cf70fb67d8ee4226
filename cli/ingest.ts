import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, Option } from 'commander';
import { sources } from '../ingest/catalog.ts';
import { downloadAll } from '../ingest/download.ts';
import { type LoadReport, load, type PreviewRow, sayRejection } from '../ingest/run.ts';
import type { Provenance, Settings, Source } from '../ingest/source.ts';
import { KnownError } from '../model/errors.ts';
import { redistributions } from '../model/redistribution.ts';
import { readSettings } from '../server/env.ts';
import { addReference, openForLoading, workFolder } from './open-store.ts';
import { printJson, printLine, printTable } from './output.ts';

type Options = Readonly<Record<string, string | undefined>> & {
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly download?: boolean;
};

/** What the figures' own publisher says of them, given on the command line. */
const provenanceOptions = [
  'title',
  'publisher',
  'home',
  'licence',
  'citation',
  'edition',
] as const satisfies readonly (keyof Provenance)[];

/** `isthmus ingest <source> <path…>`: one subcommand a source, with the source's own settings. */
export function ingestCommand(program: Command): void {
  const ingest = program
    .command('ingest')
    .description('loads files into the graph: all of it, or nothing')
    .addHelpText(
      'after',
      '\nExample:\n  isthmus ingest mrio wiot_2011.csv --year 2011 --unit million-usd --scheme wiod8',
    );
  for (const source of sources) addSource(ingest, source);
}

function addSource(ingest: Command, source: Source): void {
  const command = ingest
    .command(source.id)
    .description(source.provenance.title)
    .argument(source.download ? '[path...]' : '<path...>', source.files)
    .option('--dataset <id>', 'dataset that the figures belong to')
    .option('--sheet <name>', 'which sheet, where a file is a workbook with several')
    .option('--store <store>', 'path of an embedded store, or Bolt URI')
    .option('--dry-run', 'reads, checks and compares, shows the first rows as read, and writes nothing')
    .option('--json', 'one JSON document on standard output');
  for (const { name, value, description, required } of source.options) {
    if (required) command.requiredOption(`--${name} <${value}>`, description);
    else command.option(`--${name} <${value}>`, description);
  }
  if (source.download) command.option('--download', 'fetches the files from their publisher, and keeps them');
  for (const { name, value, description } of source.download?.options ?? [])
    command.option(`--${name} <${value}>`, `with --download: ${description}`);
  for (const name of provenanceOptions) command.option(`--${name} <text>`, `${name} of the dataset`);
  command.addOption(
    new Option('--redistribution <word>', 'what the licence says on passing the figures on').choices(redistributions),
  );
  const example = source.options.filter(({ required }) => required).map(({ name, value }) => ` --${name} <${value}>`);
  command.addHelpText('after', `\nExample:\n  isthmus ingest ${source.id} <path>${example.join('')}`);
  command.action((paths: string[], options: Options) => ingestFiles(source, paths, options));
}

async function ingestFiles(source: Source, given: readonly string[], options: Options): Promise<void> {
  const settings = readSettings(options.store);
  if (options.dataset !== undefined && !/^[a-z0-9][a-z0-9._-]*$/i.test(options.dataset)) {
    throw new KnownError('WRONG_USAGE', {
      what: `--dataset: found '${options.dataset}', wanted letters, digits, '.', '_' and '-'.`,
    });
  }
  const { paths, ...files } = await filesOf(source, given, options, workFolder(settings));
  for (const path of paths) await assertReadable(path); // before waiting for a store in use
  const said = [...provenanceOptions, 'redistribution'].flatMap((name) =>
    options[name] === undefined ? [] : [[name, options[name]]],
  );
  const store = await openForLoading(settings);
  try {
    const report = await load(store, source, paths, {
      settings: files.settings,
      provenance: { ...files.provenance, ...Object.fromEntries(said) },
      ...(options.dataset !== undefined && { dataset: options.dataset }),
      ...(options.sheet !== undefined && { sheet: options.sheet }),
      dryRun: options.dryRun ?? false,
      workFolder: workFolder(settings),
      ...(process.stderr.isTTY && {
        onProgress: (rows: number) => process.stderr.write(`\r${rows.toLocaleString('en-US')} rows read`),
      }),
    });
    if (!report.dryRun) await addReference(store, settings);
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    if (options.json) printJson(report);
    else printReport(report);
  } finally {
    await store.close();
  }
}

interface FilesToLoad {
  readonly paths: readonly string[];
  readonly settings: Settings;
  readonly provenance: Partial<Provenance>;
}

/** The files named, or those of the publisher, and how they are to be read. */
async function filesOf(
  source: Source,
  given: readonly string[],
  options: Options,
  folder: string,
): Promise<FilesToLoad> {
  const settings = Object.fromEntries(source.options.map(({ name }) => [name, options[name]]));
  const { download } = source;
  const asked = download?.options.find(({ name }) => options[name] !== undefined);
  if (!download || !options.download) {
    if (given.length === 0) throw new KnownError('WRONG_USAGE', { what: `${source.id}: wanted files, or --download.` });
    if (asked) throw new KnownError('WRONG_USAGE', { what: `--${asked.name}: wanted --download beside it.` });
    return { paths: given, settings, provenance: {} };
  }
  if (given.length > 0) throw new KnownError('WRONG_USAGE', { what: '--download: wanted no files beside it.' });
  const today = new Date().toISOString().slice(0, 10);
  const all = { ...settings, ...Object.fromEntries(download.options.map(({ name }) => [name, options[name]])) };
  const remote = download.files(all, today);
  for (const { url } of remote) process.stderr.write(`Fetching ${url}\n`);
  const fetched = await downloadAll(remote, join(folder, 'downloads', source.id));
  const retrieved = fetched.map(({ retrievedAt }) => retrievedAt.slice(0, 10)).sort();
  return {
    paths: fetched.map(({ path }) => path),
    settings: download.settings?.(all, today) ?? settings,
    provenance: { ...download.provenance, edition: `retrieved ${retrieved.at(-1)}` },
  };
}

async function assertReadable(path: string): Promise<void> {
  try {
    await access(path, constants.R_OK);
  } catch (cause) {
    throw new KnownError(
      'BROKEN_FILE',
      { file: path, where: 'the file', found: (cause as Error).message, wanted: 'a readable file' },
      cause,
    );
  }
}

function printReport(report: LoadReport): void {
  for (const line of report.preview?.explained ?? []) printLine(line);
  for (const row of report.preview?.rows ?? []) printRow(row);
  printLine(
    `${report.dryRun ? 'Would load' : 'Loaded'} ${report.source} into the dataset '${report.dataset}': ${report.rows} rows, ${report.records} records in ${report.seconds.toFixed(1)} s`,
  );
  printLine(
    `${report.written} written (${report.added} new, ${report.changed} changed), ${report.unchanged} unchanged, ${report.retired} retired, ${report.rejected} rows rejected${report.rejections ? ` (see ${report.rejections})` : ''}`,
  );
  if (report.dryRun && report.kinds.length > 0)
    printTable(
      ['kind', 'new', 'changed', 'retired'],
      report.kinds.map(({ kind, added, changed, retired }) => [kind, added, changed, retired]),
    );
}

function printRow({ file, row, records, rejected }: PreviewRow): void {
  printLine(rejected ? sayRejection(rejected) : `${file}, row ${row}:${records.length === 0 ? ' nothing' : ''}`);
  for (const { record, column, as } of records) {
    const { kind, ...fields } = record;
    const said = Object.entries(fields).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
    printLine(`  ${column === undefined ? '' : `${column}: `}${kind}${as ? ` (${as})` : ''} ${said.join(', ')}`);
  }
}
