import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { sourceNamed, sources } from '../ingest/catalog.ts';
import type { Download, Source, SourceTable } from '../ingest/source.ts';
import { readInputFile } from '../ingest/table.ts';
import { redistributions } from '../model/redistribution.ts';
import { figures, reference, type StarterLoad } from './starter.ts';

/** Writes `docs/data.md` from the declarations of the sources and of the starter, or with `--check` fails where it is stale. */
const file = new URL('../docs/data.md', import.meta.url);
const page = await dataPage();
if (!process.argv.includes('--check')) writeFileSync(file, page);
else if (readFileSync(file, 'utf8') !== page) {
  process.stderr.write('docs/data.md is stale: run `npm run codegen`.\n');
  process.exitCode = 1;
}

async function dataPage(): Promise<string> {
  const datasets: string[] = [];
  for (const load of [...reference, ...figures]) datasets.push(await aboutDataset(load));
  return `${[
    '# Data',
    '<!-- Written by `npm run codegen` from ingest/catalog.ts and starter/starter.ts. Edit those. -->',
    'What Isthmus reads, and what it comes with. A table is text in UTF-8 with a header, plain, gzipped or alone in a ZIP archive, or a sheet of a workbook (XLSX; `--sheet` names it where there are several) without formulas and merged cells. Amounts are kept in US dollars, whatever the unit of the file, and shares run from 0 to 1, never in percent. Where a row has `from` and `to`, `to` is the first day on which it no longer holds. An empty cell is unknown, never zero.',
    'A cell that cannot be read rejects its row, and the rejected rows are written to a file that the load names. Where more rows are rejected than the source allows, or a file is cut, lacks a column or has one that the source does not know, the load stops and the store is as it was.',
    `A dataset keeps its licence in words and, for exports, in one: ${redistributions.map((word) => `\`${word}\``).join(', ')}; \`--licence\` and \`--redistribution\` say it of the files at hand. \`NON_COMMERCIAL\` and \`NO_REDISTRIBUTION\` keep what rests on the dataset from leaving as a file: CSV of every command, and saved queries as CSV, JSON or GraphML. Whoever may pass it on names the dataset, \`--allow-licence <dataset>\` on the command line, \`allow-licence=<dataset>\` in an address. A file rests on the datasets that its answer or its rows name: of a saved query, those of the figures and those that state a name, a seat or a membership that is shown (\`partyDatasets\`, \`economyDataset\`, \`agreementDataset\`, \`blocDatasets\`). \`UNKNOWN\` forbids nothing: read the terms.`,
    'Statements that do not agree stand side by side. `contradictions(kind:, year:)` and `isthmus contradictions --kind trade|fdi|holding --year <year>` list them, the largest difference first: exporter and importer (the importer’s figure less 6 % for freight and insurance, unless it is FOB), origin and host of investment, two registers on one share, and two datasets on any of these. The first of them by precedence is held against each other one: datasets named by `precedence:` (`--prefer`), then yours before those that came with Isthmus, the one loaded last first; within one dataset the exporter and the host before the other side. `aligned` lets a near year stand where a side states none of the year: between two years at most three away at constant growth, else the nearest; `offYearWeight` then says so.',
    '## Sources',
    ...sources.map(aboutSource),
    '## The starter',
    'A new embedded store is filled with these; `isthmus starter` loads them into any store. Where each table comes from, and what was done to it, is in [starter/README.md](../starter/README.md).',
    ...datasets,
  ].join('\n\n')}\n`;
}

function aboutSource({
  id,
  provenance,
  notes = [],
  options,
  tables,
  dataset,
  rejectedShare,
  download,
}: Source): string {
  const required = options.map(({ name, value, required }) =>
    required ? ` --${name} <${value}>` : ` [--${name} <${value}>]`,
  );
  // An option that names the dataset shows as itself.
  const shown = dataset(Object.fromEntries(options.map(({ name }) => [name, `<${name}>`])));
  const limit =
    rejectedShare === 0
      ? 'No row may be rejected.'
      : `At most ${Number((rejectedShare * 100).toPrecision(3))} % of the rows may be rejected.`;
  return [
    `### Source ${id}`,
    `${provenance.title}. Belongs to the dataset \`${shown}\` unless \`--dataset\` names another. ${limit}`,
    `Licence: ${provenance.licence ?? 'none stated'} (\`${provenance.redistribution}\`).`,
    `\`\`\`sh\nisthmus ingest ${id} <path…>${required.join('')}\n\`\`\``,
    ...(options.length === 0
      ? []
      : [list(options.map(({ name, description, required }) => [`--${name}`, optionally(description, !required)]))]),
    ...(download ? [aboutDownload(id, required.join(''), download)] : []),
    ...notes,
    ...tables.map(aboutTable),
  ].join('\n\n');
}

function aboutDownload(id: string, required: string, { options }: Download): string {
  return [
    `\`isthmus ingest ${id} --download${required}\` fetches the files from their publisher instead, into \`downloads/\` beside the store, each with its checksum; once there, only what has changed is fetched again:`,
    list(options.map(({ name, value, description }) => [`--${name} <${value}>`, description])),
  ].join('\n\n');
}

function aboutTable({ title, columns, ignored = [], optional }: SourceTable): string {
  const others =
    ignored === 'rest'
      ? ' Other columns are left aside.'
      : ignored.length > 0
        ? ` Left aside: ${ignored.map((name) => `\`${name}\``).join(', ')}.`
        : '';
  return [
    `**${title}**${optional ? ' (may be left out)' : ''}.${others}`,
    list(Object.entries(columns).map(([name, { wanted }]) => [name, wanted])),
  ].join('\n\n');
}

/** What the starter says of a dataset, and the years and rows that its files turn out to hold. */
async function aboutDataset({ source: id, dataset, paths, settings, provenance }: StarterLoad): Promise<string> {
  const source = sourceNamed(id);
  const files = await Promise.all(paths.map((path) => readInputFile(path)));
  const years = new Set<number>();
  let rows = 0;
  for await (const some of source.read(files, settings)) {
    for (const outcome of 'row' in some ? [some] : some) {
      if (!('again' in outcome)) rows++;
      if ('records' in outcome) for (const { record } of outcome.records) if ('year' in record) years.add(record.year);
    }
  }
  const said = { ...source.provenance, ...provenance };
  const lines = [
    ['Publisher', said.publisher],
    ['Home', said.home === null ? null : `<${said.home}>`],
    ['Edition', said.edition],
    ['Years', years.size === 0 ? 'not by year' : [...years].sort((a, b) => a - b).join(', ')],
    ['Licence', `${said.licence ?? 'none stated'} (\`${said.redistribution}\`)`],
    ['Citation', said.citation],
    [
      'Read by',
      `\`${id}\`: ${rows.toLocaleString('en-US')} rows of ${paths.map((path) => `\`${basename(path)}\``).join(', ')}`,
    ],
  ].filter((line): line is [string, string] => line[1] !== null);
  return [
    `### Dataset ${dataset}`,
    `${said.title}.`,
    lines.map(([what, text]) => `- ${what}: ${text}`).join('\n'),
  ].join('\n\n');
}

function list(lines: readonly (readonly [string, string])[]): string {
  return lines.map(([name, meaning]) => `- \`${name}\`: ${meaning}`).join('\n');
}

function optionally(description: string, isOptional: boolean): string {
  return isOptional ? `${description} (may be left out)` : description;
}
