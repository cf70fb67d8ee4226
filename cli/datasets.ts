import type { Command } from 'commander';
import { readSettings } from '../server/env.ts';
import { graphql } from './__generated__/gql.ts';
import { ask } from './ask.ts';
import { printJson, printTable } from './output.ts';

const datasetsDocument = graphql(/* GraphQL */ `
  query DatasetsOnTheCommandLine {
    datasets {
      key
      source
      title
      publisher
      home
      licence
      citation
      edition
      sha256
      files
      years
      rows
      records
      rejected
      illustrative
      starter
      loadedAt
    }
  }
`);

/** `isthmus datasets`: what is in the store, who stands behind it, and on what terms. */
export function datasetsCommand(program: Command): void {
  program
    .command('datasets')
    .description('the datasets in the store, with publisher, licence and editions')
    .option('--store <store>', 'path of an embedded store, or Bolt URI')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  isthmus datasets --json')
    .action(async (options: { store?: string; json?: boolean }) => {
      const { datasets } = await ask(readSettings(options.store), datasetsDocument, {});
      if (options.json) printJson(datasets);
      else
        printTable(
          ['dataset', 'years', 'records', 'publisher', 'licence', 'loaded'],
          datasets.map(({ key, years, records, publisher, licence, loadedAt }) => [
            key,
            years.join(', '),
            records,
            publisher,
            licence,
            loadedAt.slice(0, 16),
          ]),
        );
    });
}
