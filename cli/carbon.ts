import type { Command } from 'commander';
import { readSettings } from '../server/env.ts';
import { graphql } from './__generated__/gql.ts';
import { allowLicence } from './allow-licence.ts';
import { ask } from './ask.ts';
import { printGrounds } from './grounds.ts';
import { millions, percent, printCsv, printJson, printLine, printTable } from './output.ts';
import { wholeNumber, wholeNumberUpTo } from './whole-number.ts';

const carbonDocument = graphql(/* GraphQL */ `
  query CarbonOnTheCommandLine($year: Year!, $dataset: ID, $first: Int!, $usdPerTonne: Float!) {
    carbon(year: $year, dataset: $dataset) {
      worldKt
      totals {
        producersKt
        consumersKt
        sharedKt
        chainSharedKt
        technologyAdjustedKt
      }
      economies(first: $first) {
        nodes {
          economy {
            key
            name
          }
          aggregate
          bills {
            producersKt
            consumersKt
            sharedKt
            chainSharedKt
            technologyAdjustedKt
            sharedUsd: usd(usdPerTonne: $usdPerTonne, by: SHARED)
          }
          netExportsKt
        }
        totalCount
      }
      flows(first: 10) {
        from {
          key
        }
        to {
          key
        }
        co2Kt
      }
      statedShare
      discrepancyUsd
      grossDiscrepancyUsd
      converged
      method {
        ...WholeMethod
      }
      years {
        asked
        used
        figures {
          figure
          year
        }
      }
      assumptions {
        ...WholeAssumption
      }
      datasets {
        ...WholeDataset
      }
      cost {
        milliseconds
      }
    }
  }
`);

interface Options {
  readonly year: number;
  readonly dataset?: string;
  readonly first: number;
  readonly price: number;
  readonly store?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly allowLicence: readonly string[];
}

/** `isthmus carbon`: who pays for the emissions of a year, by five rules. */
export function carbonCommand(program: Command): void {
  program
    .command('carbon')
    .description('who pays for the emissions of a year: producers, consumers, both, or the whole chain')
    .requiredOption('--year <year>', 'calendar year', wholeNumber)
    .option('--dataset <id>', 'the one input-output table to use')
    .option('--first <n>', 'economies to list, at most 200', wholeNumberUpTo(200), 20)
    .option('--price <usd>', 'price of a tonne of CO2, US dollars', wholeNumber, 50)
    .option('--store <store>', 'path of an embedded store, or Bolt URI')
    .option('--csv', 'the economies as CSV on standard output')
    .option(...allowLicence)
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  isthmus carbon --year 2011 --first 10')
    .action(async ({ year, dataset, first, price, store, json, csv, allowLicence: allowed }: Options) => {
      const variables = { year, dataset: dataset ?? null, first, usdPerTonne: price };
      const { carbon } = await ask(readSettings(store), carbonDocument, variables);
      if (json) {
        printJson(carbon);
        return;
      }
      const { economies, totals, flows, statedShare, years } = carbon;
      if (csv) {
        printCsv(
          [
            'economy',
            'name',
            'aggregate',
            'producersKt',
            'consumersKt',
            'sharedKt',
            'chainSharedKt',
            'technologyAdjustedKt',
            'netExportsKt',
            'sharedUsd',
          ],
          economies.nodes.map(({ economy, aggregate, bills, netExportsKt }) => [
            economy.key,
            economy.name,
            String(aggregate),
            bills.producersKt,
            bills.consumersKt,
            bills.sharedKt,
            bills.chainSharedKt,
            bills.technologyAdjustedKt,
            netExportsKt,
            bills.sharedUsd,
          ]),
          { datasets: carbon.datasets, allowed },
        );
        return;
      }
      const mt = (kt: number) => (kt / 1_000).toFixed(1);
      printTable(
        [
          'economy',
          'producers',
          'consumers',
          'shared',
          'chain',
          'technology',
          'net exports',
          `shared at ${price} USD/t`,
        ],
        economies.nodes.map(({ economy, aggregate, bills, netExportsKt }) => [
          `${economy.name ?? economy.key}${aggregate ? ' (a sum of economies)' : ''}`,
          mt(bills.producersKt),
          mt(bills.consumersKt),
          mt(bills.sharedKt),
          mt(bills.chainSharedKt),
          mt(bills.technologyAdjustedKt),
          mt(netExportsKt),
          millions(bills.sharedUsd),
        ]),
      );
      printLine(
        `Million tonnes of CO2; ${economies.totalCount} economies, ${mt(totals.producersKt)} in all by producers and ${mt(totals.consumersKt)} by consumers. Stated for ${statedShare === null ? '–' : percent(statedShare)} of output.`,
      );
      for (const { from, to, co2Kt } of flows.slice(0, 3))
        printLine(`Emitted in ${from.key} for users in ${to.key}: ${mt(co2Kt)}.`);
      printLine(`Figures: ${years.figures.map((used) => `${used.figure} ${used.year}`).join('; ')}.`);
      printGrounds(carbon);
    });
}
