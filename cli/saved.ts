import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { loadDatasetsInUse } from '../answers/datasets-in-use.ts';
import { savedExport } from '../answers/saved-export.ts';
import { SharedReads } from '../graph/shared-reads.ts';
import { KnownError } from '../model/errors.ts';
import { readParameters } from '../queries/saved-parameters.ts';
import { type Row, type Statement, savedStatements } from '../queries/statement.ts';
import { readSettings, type Settings } from '../server/env.ts';
import { csvOf } from '../server/saved-routes.ts';
import { steadyRows } from '../server/steady-rows.ts';
import { graphql } from './__generated__/gql.ts';
import { allowLicence } from './allow-licence.ts';
import { askServer } from './ask.ts';
import { openForReading } from './open-store.ts';
import { printJson, printLine, printTable } from './output.ts';

const datasetKeysDocument = graphql(/* GraphQL */ `
  query DatasetKeys {
    datasets {
      key
    }
  }
`);

interface Options {
  readonly param: readonly string[];
  readonly csv?: boolean;
  readonly allowLicence: readonly string[];
  readonly store?: string;
  readonly json?: boolean;
}

/** `isthmus saved <name>`: runs a saved query; without a name lists them. */
export function savedCommand(program: Command): void {
  program
    .command('saved')
    .description('runs a saved query; without a name lists them')
    .argument('[name]', 'name of the query')
    .option(
      '--param <name=value>',
      'a parameter; once for each',
      (given: string, before: readonly string[]) => [...before, given],
      [],
    )
    .option('--csv', 'CSV on standard output')
    .option(...allowLicence)
    .option('--store <store>', 'path of an embedded store, or Bolt URI')
    .option('--json', 'one JSON document on standard output')
    .addHelpText(
      'after',
      '\nExample:\n  isthmus saved owners-of-firm --param firm=quimera --param asOf=2011-12-31 --csv',
    )
    .action(async (name: string | undefined, options: Options) => {
      const saved = savedStatements();
      if (name === undefined) {
        list(saved, options);
        return;
      }
      const statement = saved.find((candidate) => candidate.name === name);
      if (!statement)
        throw new KnownError('NOT_FOUND', {
          kind: 'saved query',
          key: name,
          hint: `There are ${saved.map((known) => known.name).join(', ')}.`,
        });
      await run(statement, readSettings(options.store), options);
    });
}

function list(saved: readonly Statement[], { json }: Options): void {
  const parameters = (statement: Statement) =>
    statement.parameters.map(({ name, graphqlType }) => `${name}: ${graphqlType}`).join(', ');
  if (json)
    printJson(
      saved.map((statement) => ({
        name: statement.name,
        description: statement.description,
        parameters: parameters(statement),
      })),
    );
  else
    printTable(
      ['query', 'what it answers', 'parameters'],
      saved.map((statement) => [statement.name, statement.description, parameters(statement)]),
    );
}

async function run(statement: Statement, settings: Settings, options: Options): Promise<void> {
  const { csv = false, json = false } = options;
  const given = Object.fromEntries(options.param.map(readPair));
  const parameters = readParameters(statement.parameters, given);
  const opened = await openForReading(settings);
  if ('url' in opened) return await runOnServer(opened.url, settings, statement, given, options);
  try {
    const { byKey } = await loadDatasetsInUse(opened.store); // half a dataset answers nothing
    // A table on a terminal is no file that is passed on.
    const allowed = csv || json ? options.allowLicence : [...byKey.keys()];
    const rows = await steadyRows(new SharedReads(opened.store), new AbortController().signal, (store) =>
      savedExport(store, statement, parameters, allowed),
    );
    if (csv) return await pipeline(csvOf(statement, rows), process.stdout, { end: false });
    const all: Row[] = [];
    for await (const row of rows) all.push(row);
    print(statement, all, json);
  } finally {
    await opened.store.close();
  }
}

async function runOnServer(
  url: string,
  settings: Settings,
  statement: Statement,
  given: Record<string, string>,
  { csv = false, json = false, allowLicence }: Options,
): Promise<void> {
  const all = async () => (await askServer(url, settings, datasetKeysDocument, {})).datasets.map(({ key }) => key);
  const allowed = csv || json ? allowLicence : await all();
  const query = new URLSearchParams([
    ...Object.entries(given),
    ...allowed.map((key): [string, string] => ['allow-licence', key]),
  ]);
  const address = `${url}/saved/${statement.name}.${csv ? 'csv' : 'json'}?${query}`;
  const [apiKey] = settings.apiKeys;
  const response = await fetch(address, { headers: apiKey ? { 'x-api-key': apiKey } : {} });
  if (!response.ok) {
    const { errors } = (await response.json()) as { errors: { message: string }[] };
    throw new KnownError('SERVER_REFUSED', { url, message: errors[0]?.message ?? response.statusText });
  }
  if (csv) process.stdout.write(await response.text());
  else print(statement, (await response.json()) as Row[], json);
}

function print(statement: Statement, rows: readonly Row[], json: boolean): void {
  if (json) {
    printJson(rows);
    return;
  }
  const cell = (value: unknown) =>
    typeof value === 'string' || typeof value === 'number' || value === null ? value : JSON.stringify(value);
  printTable(
    statement.returns.map(({ name }) => name),
    rows.map((row) => statement.returns.map(({ name }) => cell(row[name]))),
  );
  printLine(`${rows.length} rows. ${statement.description}`);
}

function readPair(text: string): [string, string] {
  const at = text.indexOf('=');
  if (at <= 0) throw new KnownError('WRONG_USAGE', { what: `--param: found '${text}', wanted name=value.` });
  return [text.slice(0, at), text.slice(at + 1)];
}
