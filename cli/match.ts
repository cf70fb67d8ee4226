import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { stringify } from 'csv-stringify';
import { economy, optional, text } from '../ingest/columns.ts';
import { readHeader, readRows } from '../ingest/row-reader.ts';
import { sayRejection } from '../ingest/run.ts';
import { readInputFile } from '../ingest/table.ts';
import { assertMayBePassedOn } from '../model/redistribution.ts';
import { readSettings, type Settings } from '../server/env.ts';
import { cellOfCsv } from '../server/saved-routes.ts';
import { graphql } from './__generated__/gql.ts';
import type { FirmQuery, MatchOnTheCommandLineQuery } from './__generated__/graphql.ts';
import { allowLicence } from './allow-licence.ts';
import { asker } from './ask.ts';
import { printJson, printLine, printTable } from './output.ts';
import { wholeNumberUpTo } from './whole-number.ts';

const matchDocument = graphql(/* GraphQL */ `
  query MatchOnTheCommandLine($firms: [FirmQuery!]!, $dataset: ID, $first: Int!) {
    match(firms: $firms, dataset: $dataset, first: $first) {
      name
      status
      reason
      candidates {
        key
        firm {
          name
        }
        dataset {
          key
          licence
          redistribution
        }
        score
        decidedBy
        text
        explanation {
          feature
          outcome
          weight
          asked
          found
        }
      }
    }
  }
`);

type Match = MatchOnTheCommandLineQuery['match'][number];

type AskedFirm = Readonly<Record<keyof FirmQuery, string | null>>;

/** What a row of the file came to. */
interface MatchedRow extends Match {
  readonly row: number;
  /** Key of the firm in the graph, where the file has it. */
  readonly firm: string | null;
}

interface Options {
  readonly name?: string;
  readonly country?: string;
  readonly lei?: string;
  readonly registerNumber?: string;
  readonly firm?: string;
  readonly against?: string;
  readonly first: number;
  readonly csv?: boolean;
  readonly allowLicence: readonly string[];
  readonly store?: string;
  readonly json?: boolean;
}

/** Rows asked for at once: well within what a server takes. */
const batch = 100;

/** `isthmus match <file>`: which firms of the graph the firms of a file are. */
export function matchCommand(program: Command): void {
  program
    .command('match')
    .description('which firms of the graph the firms of a file are, with a score and what it rests on; writes nothing')
    .argument(
      '<file>',
      'a CSV file or workbook, a row a firm, with a column `name` and, where known, `country` (ISO 3166-1 alpha-3), `lei`, `register_number`, `firm` (its key in the graph)',
    )
    .option('--name <column>', 'column of the name, `name` unless said')
    .option('--country <column>', 'column of the country')
    .option('--lei <column>', 'column of the LEI')
    .option('--register-number <column>', 'column of the register number')
    .option('--firm <column>', 'column of the key that the graph has for the firm already')
    .option('--against <dataset>', 'only firms that this dataset describes, such as a list to screen against')
    .option('--first <n>', 'most candidates of a row, at most 50', wholeNumberUpTo(50), 5)
    .option('--csv', 'CSV on standard output, a row a candidate: `isthmus ingest same-as` reads it')
    .option(...allowLicence)
    .option('--store <store>', 'path of an embedded store, or Bolt URI')
    .option('--json', 'one JSON document on standard output')
    .addHelpText(
      'after',
      '\nExample:\n  isthmus match suppliers.csv --name supplier --against dod-1260h --csv > decisions.csv',
    )
    .action(async (path: string, options: Options) => {
      const rows = await matchedRows(path, readSettings(options.store), options);
      if (options.json) printJson(rows);
      else if (options.csv) await printCsv(rows, options.allowLicence);
      else print(rows);
    });
}

async function matchedRows(path: string, settings: Settings, options: Options): Promise<readonly MatchedRow[]> {
  const { ask, close } = await asker(settings);
  try {
    const matched: MatchedRow[] = [];
    let waiting: { readonly row: number; readonly query: AskedFirm }[] = [];
    const askThese = async () => {
      const firms = waiting.map(({ query }) => query);
      const { match } = await ask(matchDocument, { firms, dataset: options.against ?? null, first: options.first });
      for (const [at, { row, query }] of waiting.entries())
        matched.push({ row, firm: query.firm, ...(match[at] as Match) });
      waiting = [];
    };
    for await (const read of readFirms(path, options)) {
      if ('query' in read) waiting.push(read);
      else matched.push(read);
      if (waiting.length === batch) await askThese();
    }
    if (waiting.length > 0) await askThese();
    return matched.sort((a, b) => a.row - b.row);
  } finally {
    await close();
  }
}

/** The firms of the file; a row with a cell that can't be read is one that nothing can be matched by. */
async function* readFirms(
  path: string,
  options: Options,
): AsyncGenerator<{ readonly row: number; readonly query: AskedFirm } | MatchedRow> {
  const file = await readInputFile(path);
  const header = await readHeader(file);
  const column = (option: string | undefined, usual: string) => option ?? (header.includes(usual) ? usual : undefined);
  const name = options.name ?? 'name';
  const country = column(options.country, 'country');
  const lei = column(options.lei, 'lei');
  const registerNumber = column(options.registerNumber, 'register_number');
  const firm = column(options.firm, 'firm');
  const texts = [name, lei, registerNumber, firm].filter((given) => given !== undefined);
  const columns = {
    ...Object.fromEntries(texts.map((given) => [given, optional(text)])),
    ...(country === undefined ? {} : { [country]: optional(economy()) }),
  };
  for await (const read of readRows(file, { columns, ignored: 'rest' })) {
    if ('rejected' in read) {
      const reason = sayRejection(read.rejected);
      yield { row: read.row, firm: null, name: null, status: 'NONE', reason, candidates: [] };
      continue;
    }
    const cell = (given: string | undefined) => (given === undefined ? null : (read.values[given] ?? null));
    const query: AskedFirm = {
      name: cell(name),
      country: cell(country),
      lei: cell(lei),
      registerNumber: cell(registerNumber),
      registerAuthority: null,
      firm: cell(firm),
    };
    yield { row: read.row, query };
  }
}

function print(rows: readonly MatchedRow[]): void {
  printTable(
    ['row', 'name', 'status', 'firm', 'its name', 'score'],
    rows.flatMap(({ row, name, status, candidates }) => {
      const first = [row, name, status] as const;
      if (candidates.length === 0) return [[...first, null, null, null]];
      return candidates.map(({ key, firm, score }, at) => [
        ...(at === 0 ? first : ['', '', '']),
        key,
        firm?.name ?? null,
        score.toFixed(4),
      ]);
    }),
  );
  printLine();
  for (const { row, status, reason } of rows) if (status !== 'NEW') printLine(`${row}  ${status}  ${reason}`);
  const count = (wanted: Match['status']) => rows.filter(({ status }) => status === wanted).length;
  const statuses = ['MATCH', 'REVIEW', 'NEW', 'NONE'] as const;
  printLine(`${rows.length} rows: ${statuses.map((status) => `${count(status)} ${status}`).join(', ')}.`);
}

/** The columns that `same-as` reads, and before them what an analyst decides by. */
const csvColumns = ['row', 'status', 'name', 'found', 'firm', 'same_as', 'weight', 'method', 'author', 'reason'];

/** A row a candidate. What matches by itself has an author; whoever accepts another puts a name there. */
async function printCsv(rows: readonly MatchedRow[], allowed: readonly string[]): Promise<void> {
  assertMayBePassedOn(
    rows.flatMap(({ candidates }) => candidates.flatMap(({ dataset }) => dataset ?? [])),
    allowed,
  );
  const lines = rows.flatMap(({ row, status, name, firm, reason, candidates }) => {
    if (candidates.length === 0) return [[row, status, name, null, firm, null, null, null, null, reason]];
    return candidates.map(({ key, firm: found, score, decidedBy, text }, at) => {
      const isMatch = status === 'MATCH' && at === 0 && firm !== null;
      const method = decidedBy === null ? 'fellegi-sunter' : `key ${decidedBy}`;
      return [row, status, name, found?.name, firm, key, score, method, isMatch ? 'isthmus match' : null, text];
    });
  });
  const csv = stringify(
    lines.map((line) => line.map(cellOfCsv)),
    { header: true, columns: csvColumns, record_delimiter: 'windows' },
  );
  await pipeline(csv, process.stdout, { end: false });
}
