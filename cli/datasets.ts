import type { Command } from 'commander';
import { removeDataset } from '../ingest/remove.ts';
import { KnownError } from '../model/errors.ts';
import { readSettings, type Settings } from '../server/env.ts';
import { graphql } from './__generated__/gql.ts';
import type { LoadsOnTheCommandLineQuery, ReportOnTheCommandLineQuery } from './__generated__/graphql.ts';
import { ask, asker } from './ask.ts';
import { openForLoading, workFolder } from './open-store.ts';
import { millions, percent, printJson, printLine, printTable } from './output.ts';

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
      id
      key
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

/** Of one dataset at a time: a report reads all that it says. */
const reportDocument = graphql(/* GraphQL */ `
  query ReportOnTheCommandLine($id: ID!) {
    node(id: $id) {
      ... on Dataset {
        report {
          missingYears
          daysSinceLoad
          yearsBehind
          rejectedShare
          gaps {
            economies
            economyYears
            missing
            largest {
              economy
              years
            }
          }
          repeated {
            facts
            mergedByLoad
            refusedByLoad
            largest {
              kind
              start
              end
              year
              measure
              records
            }
          }
          totals {
            of
            totals
            publishedUsd
            summedUsd
            apartUsd
            apartShare
            differing
            worst {
              key
              year
              publishedUsd
              summedUsd
              differenceUsd
            }
          }
          mirror {
            of
            flows
            both
            bothShare
            medianDiscrepancy
            weightedDiscrepancy
          }
          unknownEnds {
            facts
            ends
            largest {
              key
              facts
            }
          }
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
    .option(
      '--report',
      'age, gaps, repeated facts, published totals, both sides’ reports and unknown ends of each dataset, and what each load did',
    )
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
  const { ask: askOnce, close } = await asker(settings);
  try {
    const { datasets } = await askOnce(loadsDocument, {});
    const reported = [];
    for (const { id, ...dataset } of datasets) {
      const { node } = await askOnce(reportDocument, { id });
      if (node && 'report' in node) reported.push({ ...dataset, report: node.report });
    }
    if (json) printJson(reported);
    else printReport(reported);
  } finally {
    await close();
  }
}

type Report = Extract<NonNullable<ReportOnTheCommandLineQuery['node']>, { report: unknown }>['report'];
type Reported = Omit<LoadsOnTheCommandLineQuery['datasets'][number], 'id'> & { readonly report: Report };

function printReport(datasets: readonly Reported[]): void {
  const share = (of: number | null | undefined) => (typeof of === 'number' ? percent(of) : null);
  printTable(
    ['dataset', 'days since the load', 'years behind', 'years missing', 'rows rejected'],
    datasets.map(({ key, report: { daysSinceLoad, yearsBehind, missingYears, rejectedShare } }) => [
      key,
      daysSinceLoad,
      yearsBehind,
      missingYears && (missingYears.join(', ') || 'none'),
      share(rejectedShare),
    ]),
  );
  printLine();
  printTable(
    [
      'dataset',
      'economies by year',
      'missing',
      'most of',
      'repeated facts',
      'merged',
      'refused',
      'facts to unknown',
      'most to',
    ],
    datasets.map(({ key, report: { gaps, repeated, unknownEnds } }) => [
      key,
      gaps?.economyYears ?? null,
      gaps?.missing ?? null,
      gaps && (gaps.largest.map(({ economy, years }) => `${economy} ${years.length}`).join(', ') || 'none'),
      repeated?.facts ?? null,
      repeated?.mergedByLoad ?? null,
      repeated?.refusedByLoad ?? null,
      unknownEnds?.facts ?? null,
      unknownEnds && (unknownEnds.largest.map((end) => `${end.key} ${end.facts}`).join(', ') || 'none'),
    ]),
  );
  printLine();
  printTable(
    ['dataset', 'published totals of', 'totals', 'differ', 'apart by', 'share', 'most at'],
    datasets.flatMap(({ key, report: { totals } }) =>
      (totals ?? []).map(({ of, totals: count, differing, apartUsd, apartShare, worst: [worst] }) => [
        key,
        of.toLowerCase(),
        count,
        differing,
        millions(apartUsd),
        share(apartShare),
        worst ? `${worst.key} ${worst.year}: ${millions(worst.differenceUsd)}` : null,
      ]),
    ),
  );
  printLine();
  printTable(
    ['dataset', 'reported by two sides', 'figures', 'by both', 'median discrepancy', 'by value'],
    datasets.flatMap(({ key, report: { mirror } }) =>
      (mirror ?? []).map(({ of, flows, bothShare, medianDiscrepancy, weightedDiscrepancy }) => [
        key,
        of.toLowerCase(),
        flows,
        percent(bothShare),
        share(medianDiscrepancy),
        share(weightedDiscrepancy),
      ]),
    ),
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
  printLine('– where it does not apply: not by year, no relationships, no published totals.');
}
