import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { loadDatasetsInUse } from '../answers/datasets-in-use.ts';
import { KnownError } from '../model/errors.ts';
import { readParameters } from '../queries/saved-parameters.ts';
import { type Row, type Statement, savedStatements } from '../queries/statement.ts';
import { readSettings, type Settings } from '../server/env.ts';
import { csvOf } from '../server/saved-routes.ts';
import { openForReading } from './open-store.ts';
import { printJson, printLine, printTable } from './output.ts';

interface Options {
  readonly param: readonly string[];
  readonly csv?: boolean;
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

async function run(statement: Statement, settings: Settings, { param, csv, json }: Options): Promise<void> {
  const given = Object.fromEntries(param.map(readPair));
  const parameters = readParameters(statement.parameters, given);
  const opened = await openForReading(settings);
  if ('url' in opened) return await runOnServer(opened.url, settings, statement, given, csv ?? false, json ?? false);
  try {
    await loadDatasetsInUse(opened.store); // half a dataset answers nothing
    if (csv)
      return await pipeline(csvOf(statement, opened.store.stream(statement, parameters)), process.stdout, {
        end: false,
      });
    print(statement, await opened.store.rows(statement, parameters), json ?? false);
  } finally {
    await opened.store.close();
  }
}

async function runOnServer(
  url: string,
  { apiKeys }: Settings,
  statement: Statement,
  given: Record<string, string>,
  csv: boolean,
  json: boolean,
): Promise<void> {
  const address = `${url}/saved/${statement.name}.${csv ? 'csv' : 'json'}?${new URLSearchParams(given)}`;
  const response = await fetch(address, { headers: apiKeys[0] ? { 'x-api-key': apiKeys[0] } : {} });
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
