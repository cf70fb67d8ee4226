import type { Command } from 'commander';
import { removeDataset } from '../ingest/remove.ts';
import { KnownError } from '../model/errors.ts';
import { readSettings, type Settings } from '../server/env.ts';
import { graphql } from './__generated__/gql.ts';
import { ask } from './ask.ts';
import { openForLoading, workFolder } from './open-store.ts';
import { percent, printJson, printLine, printTable } from './output.ts';

const datasetsDocument = graphql(/* GraphQL */ `
  query DatasetsOnTheCommandLine {
    datasets {
      key
      source
      title
      publisher
      home
      licence
      redistribution
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

const loadsDocument = graphql(/* GraphQL */ `
  query LoadsOnTheCommandLine {
    datasets {
      key
      report {
        missingYears
        daysSinceLoad
        yearsBehind
        rejectedShare
      }
      loads {
        loadedAt
        sha256
        files
        rows
        records
        added
        changed
        unchanged
        retired
        rejected
        kinds {
          kind
          added
          changed
          retired
        }
      }
    }
  }
`);

interface Options {
  readonly store?: string;
  readonly json?: boolean;
  readonly report?: boolean;
  readonly remove?: string;
  readonly dryRun?: boolean;
}

/** `isthmus datasets`: what is in the store, who stands behind it, and on what terms; what each load did; taking one back. */
export function datasetsCommand(program: Command): void {
  program
    .command('datasets')
    .description('the datasets in the store, with publisher, licence and editions')
    .option('--store <store>', 'path of an embedded store, or Bolt URI')
    .option('--report', 'age, gaps and rejections of each dataset, and what each load added, changed and retired')
    .option('--remove <dataset>', 'takes back all that a dataset says; what others say stays')
    .option('--dry-run', 'with --remove: tells what would be taken back, and writes nothing')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  isthmus datasets --json\n  isthmus datasets --remove trade --dry-run')
    .action(async (options: Options) => {
      if (options.dryRun && options.remove === undefined)
        throw new KnownError('WRONG_USAGE', { what: '--dry-run goes with --remove.' });
      if (options.remove !== undefined) return remove(options.remove, readSettings(options.store), options);
      if (options.report) return report(readSettings(options.store), options);
      const { datasets } = await ask(readSettings(options.store), datasetsDocument, {});
      if (options.json) printJson(datasets);
      else
        printTable(
          ['dataset', 'years', 'records', 'publisher', 'licence', 'may be passed on', 'loaded'],
          datasets.map(({ key, years, records, publisher, licence, redistribution, loadedAt }) => [
            key,
            years.join(', '),
            records,
            publisher,
            licence,
            redistribution.toLowerCase().replaceAll('_', ' '),
            loadedAt.slice(0, 16),
          ]),
        );
    });
}

async function remove(dataset: string, settings: Settings, { dryRun = false, json }: Options): Promise<void> {
  const store = await openForLoading(settings);
  try {
    const removed = await removeDataset(store, dataset, { dryRun, workFolder: workFolder(settings) });
    if (json) return printJson(removed);
    const kinds = removed.kinds.map(({ kind, retired }) => `${retired} ${kind}`).join(', ');
    printLine(
      `${dryRun ? 'Would remove' : 'Removed'} the dataset '${dataset}': ${removed.retired} relationships${kinds && ` (${kinds})`}`,
    );
  } finally {
    await store.close();
  }
}

async function report(settings: Settings, { json }: Options): Promise<void> {
  const { datasets } = await ask(settings, loadsDocument, {});
  if (json) return printJson(datasets);
  printTable(
    ['dataset', 'days since the load', 'years behind', 'years missing', 'rows rejected'],
    datasets.map(({ key, report: { daysSinceLoad, yearsBehind, missingYears, rejectedShare } }) => [
      key,
      daysSinceLoad,
      yearsBehind,
      missingYears && (missingYears.join(', ') || 'none'),
      rejectedShare === null ? null : percent(rejectedShare),
    ]),
  );
  printLine();
  printTable(
    ['dataset', 'loaded', 'files', 'rows', 'added', 'changed', 'unchanged', 'retired', 'rejected'],
    datasets.flatMap(({ key, loads }) =>
      loads.map(({ loadedAt, files, rows, added, changed, unchanged, retired, rejected }) => [
        key,
        loadedAt.slice(0, 16),
        files.join(', '),
        rows,
        added,
        changed,
        unchanged,
        retired,
        rejected,
      ]),
    ),
  );
}
