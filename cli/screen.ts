import { createReadStream } from 'node:fs';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Command } from 'commander';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify';
import { type Graph, graphOver } from '../graph/graph.ts';
import { KnownError } from '../model/errors.ts';
import { assertMayBePassedOn, restrictedAmong } from '../model/redistribution.ts';
import { readSettings, type Settings } from '../server/env.ts';
import { graphql } from './__generated__/gql.ts';
import type { Regime, ScreeningOnTheCommandLineQuery } from './__generated__/graphql.ts';
import { allowLicence } from './allow-licence.ts';
import { askGraph, askServer } from './ask.ts';
import { openForReading, projectionsFolder } from './open-store.ts';
import { printJson, printLine, printTable } from './output.ts';

const knownFirmsDocument = graphql(/* GraphQL */ `
  query KnownFirms($keys: [ID!]!) {
    firmsByKey(keys: $keys) {
      key
    }
  }
`);

const screeningDocument = graphql(/* GraphQL */ `
  query ScreeningOnTheCommandLine($firms: [ID!]!, $regime: Regime!, $asOf: Date) {
    screening(firms: $firms, regime: $regime, asOf: $asOf) {
      firm {
        key
        name
      }
      asOf
      status
      isListed
      attributedLeast
      attributedMost
      unstated
      rule {
        share
        inclusive
        aggregated
        control
        source
      }
      steps {
        company {
          key
          name
        }
        round
        by
        holdings {
          owner
          company
          least
          most
          dataset
          record
        }
      }
      listings {
        party {
          key
          name
        }
        listing {
          key
          name
          authority
          type
        }
        from
        to
        record
      }
      otherListings {
        party {
          key
          name
        }
        listing {
          key
          name
          authority
          type
        }
        from
        to
        record
      }
      coverage {
        level
      }
      assumptions {
        code
        text
      }
      datasets {
        key
        licence
        redistribution
      }
    }
  }
`);

const termsDocument = graphql(/* GraphQL */ `
  query TermsOfUse {
    datasets {
      key
      licence
      redistribution
    }
  }
`);

type Screening = ScreeningOnTheCommandLineQuery['screening'][number];

/** What a row of the file comes to: a firm that the graph does not have is said to be unknown, never clear. */
type ScreenedRow = { readonly row: number; readonly firm: string; readonly screening: Screening | null };

interface Options {
  readonly regime: string;
  readonly asOf?: string;
  readonly column?: string;
  readonly csv?: boolean;
  readonly allowLicence: readonly string[];
  readonly store?: string;
  readonly json?: boolean;
}

const regimes: readonly Regime[] = ['OFAC', 'EU', 'UK', 'BIS'];
/** Rows asked about in one question. */
const rowsAPage = 200;

/** `isthmus screen file.csv`: which firms of a file a sanctions regime reaches, row by row. */
export function screenCommand(program: Command): void {
  program
    .command('screen')
    .description('which firms of a file a sanctions regime reaches through their owners')
    .argument('<file>', 'CSV with a header; the keys of firms are in the column `firm`, `id` or `key`, else the first')
    .requiredOption('--regime <regime>', 'OFAC, EU, UK or BIS')
    .option('--as-of <date>', 'day of lists, holdings and rule, YYYY-MM-DD; today unless said')
    .option('--column <name>', 'column that holds the keys')
    .option('--csv', 'CSV on standard output, a row a firm')
    .option(...allowLicence)
    .option('--store <store>', 'path of an embedded store, or Bolt URI')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  isthmus screen suppliers.csv --regime OFAC --as-of 2026-01-31 --csv')
    .action(async (file: string, options: Options) => {
      const rows = screenedRows(readSettings(options.store), file, options);
      if (options.csv) await writeCsv(rows);
      else if (options.json) printJson(await allOf(rows));
      else await print(rows, options);
    });
}

async function* screenedRows(settings: Settings, file: string, options: Options): AsyncGenerator<ScreenedRow> {
  const regime = readRegime(options.regime);
  const opened = await openForReading(settings);
  const graph = 'url' in opened ? null : graphOver(opened.store, projectionsFolder(settings), settings.precedence);
  const asking = <R, V extends Record<string, unknown>>(document: TypedDocumentNode<R, V>, variables: V): Promise<R> =>
    'url' in opened
      ? askServer(opened.url, settings, document, variables)
      : askGraph(graph as Graph, document, variables);
  async function* eachPage(): AsyncGenerator<ScreenedRow> {
    for await (const page of pagesOf(firmsOf(file, options.column))) {
      const keys = [...new Set(page.map(({ firm }) => firm).filter((firm) => firm !== ''))];
      const { firmsByKey } = await asking(knownFirmsDocument, { keys });
      const firms = firmsByKey.flatMap((firm) => firm?.key ?? []);
      const { screening } = await asking(screeningDocument, {
        firms,
        regime,
        asOf: options.asOf ?? null,
      });
      const found = new Map(screening.map((one) => [one.firm.key, one]));
      for (const { row, firm } of page) yield { row, firm, screening: found.get(firm) ?? null };
    }
  }
  try {
    const { datasets } = await asking(termsDocument, {});
    // Rows go out as they come where no dataset can forbid it; else the last is known before the first is written.
    if (!options.csv || restrictedAmong(datasets, options.allowLicence).length === 0) return yield* eachPage();
    const rows = await allOf(eachPage());
    assertMayBePassedOn(
      rows.flatMap(({ screening }) => screening?.datasets ?? []),
      options.allowLicence,
    );
    yield* rows;
  } finally {
    await graph?.close();
  }
}

async function* firmsOf(file: string, column: string | undefined): AsyncGenerator<{ row: number; firm: string }> {
  const records = parse({ bom: true, skip_empty_lines: true, relax_column_count: true });
  createReadStream(file)
    .once('error', (error) => records.destroy(error))
    .pipe(records);
  let at: number | null = null;
  let row = 0;
  for await (const cells of records as AsyncIterable<string[]>) {
    row++;
    if (at === null) {
      at = columnOf(file, cells, column);
      continue;
    }
    // A row without a key is a row of the file all the same: it has its verdict, that no firm is known.
    if (cells.some((cell) => cell.trim() !== '')) yield { row, firm: (cells[at] ?? '').trim() };
  }
}

function columnOf(file: string, header: readonly string[], wanted: string | undefined): number {
  const names = header.map((name) => name.trim().toLowerCase());
  if (wanted === undefined)
    return Math.max(
      0,
      names.findIndex((name) => ['firm', 'id', 'key'].includes(name)),
    );
  const at = names.indexOf(wanted.trim().toLowerCase());
  if (at < 0)
    throw new KnownError('BROKEN_FILE', {
      file,
      where: 'header',
      found: header.join(', '),
      wanted: `a column '${wanted}'`,
    });
  return at;
}

async function allOf<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function* pagesOf<T>(items: AsyncIterable<T>): AsyncGenerator<readonly T[]> {
  let page: T[] = [];
  for await (const item of items) {
    page.push(item);
    if (page.length < rowsAPage) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

function readRegime(text: string): Regime {
  const regime = regimes.find((known) => known === text.toUpperCase());
  if (regime === undefined)
    throw new KnownError('WRONG_USAGE', { what: `--regime: found '${text}', wanted ${regimes.join(', ')}.` });
  return regime;
}

const statusOf = ({ screening }: ScreenedRow) => screening?.status ?? 'UNKNOWN_FIRM';
const lists = (listings: Screening['listings']) =>
  [...new Set(listings.map(({ party, listing }) => `${party.key}: ${listing.name} (${listing.authority})`))].join('; ');
const reasons = (steps: Screening['steps']) =>
  steps
    .map(({ company, by, holdings }) => `${company.key} by ${by} of ${holdings.map(({ owner }) => owner).join(' + ')}`)
    .join('; ');

async function writeCsv(rows: AsyncIterable<ScreenedRow>): Promise<void> {
  const csv = stringify({
    header: true,
    columns: [
      'row',
      'firm',
      'name',
      'status',
      'attributed_least',
      'attributed_most',
      'unstated',
      'coverage',
      'why',
      'listings',
      'other_listings',
      'records',
    ],
  });
  csv.pipe(process.stdout, { end: false });
  for await (const one of rows) {
    const { screening } = one;
    const records = screening?.steps.flatMap(({ holdings }) => holdings.map(({ record }) => record)) ?? [];
    const room = csv.write([
      one.row,
      one.firm,
      screening?.firm.name,
      statusOf(one),
      screening?.attributedLeast,
      screening?.attributedMost,
      screening?.unstated,
      screening?.coverage.level,
      screening ? reasons(screening.steps) : null,
      screening ? lists(screening.listings) : null,
      screening ? lists(screening.otherListings) : null,
      [...new Set([...records, ...(screening?.listings.map(({ record }) => record) ?? [])])].join(' '),
    ]);
    if (!room) await new Promise((resolve) => csv.once('drain', resolve));
  }
  csv.end();
  await new Promise((resolve) => csv.once('end', resolve));
}

async function print(rows: AsyncIterable<ScreenedRow>, { regime, asOf }: Options): Promise<void> {
  const counts = new Map<string, number>();
  const table: (string | number | null)[][] = [];
  const said = new Map<string, string>();
  for await (const one of rows) {
    counts.set(statusOf(one), (counts.get(statusOf(one)) ?? 0) + 1);
    for (const { code, text } of one.screening?.assumptions ?? []) said.set(code, text);
    const { screening } = one;
    table.push([
      one.firm,
      statusOf(one),
      screening?.attributedLeast.toFixed(4) ?? null,
      screening?.unstated.toFixed(4) ?? null,
      screening ? reasons(screening.steps) || lists(screening.listings) : 'the graph has no firm with this key',
      screening ? lists(screening.otherListings) : null,
    ]);
  }
  printTable(['firm', 'status', 'attributed', 'unstated', 'why', 'other lists'], table);
  printLine();
  printLine(
    `${regime.toUpperCase()}, ${asOf ?? 'today'}: ${[...counts].map(([status, count]) => `${count} ${status}`).join(', ') || 'no firm in the file'}.`,
  );
  for (const text of said.values()) printLine(`– ${text}`);
}
