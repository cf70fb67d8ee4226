import type { Command } from 'commander';
import { readSettings } from '../server/env.ts';
import { graphql } from './__generated__/gql.ts';
import { allowLicence } from './allow-licence.ts';
import { ask } from './ask.ts';
import { readBloc } from './bloc.ts';
import { decimalNumber } from './decimal-number.ts';
import { printGrounds } from './grounds.ts';
import { oneMore } from './one-more.ts';
import { millions, percent, printCsv, printJson, printLine, printTable } from './output.ts';
import { wholeNumber, wholeNumberUpTo } from './whole-number.ts';

const fragmentDocument = graphql(/* GraphQL */ `
  query FragmentOnTheCommandLine($scenario: FragmentationInput!, $first: Int!) {
    fragmentation(scenario: $scenario) {
      blocs {
        key
        members {
          key
        }
      }
      economies(first: $first) {
        nodes {
          economy {
            key
            name
          }
          aggregate
          bloc
          valueAddedUsd
          valueAddedChangeUsd
          valueAddedChange
          welfareChange
          realWageChange
          losesBoth
          originsBefore
          originsAfter
        }
        totalCount
      }
      worldValueAddedUsd
      worldValueAddedChangeUsd
      chainLengthBefore
      chainLengthAfter
      endsShare
      inequality {
        economies
        valueAddedBefore
        valueAddedAfter
        spendingAfter
      }
      unmet {
        items(first: 20) {
          economy {
            key
          }
          industry
          sector
          sectorName
          usd
          ofNeed
          withoutSource
          outputAtMost
        }
        totalCount
        usd
      }
      equilibrium {
        deficits
        labourResidual
        priceResidual
        closedFormResidual
        sweeps
        converged
      }
      accountingMethod {
        ...WholeMethod
      }
      method {
        ...WholeMethod
      }
      years {
        asked
        used
        membershipsOn
        figures {
          figure
          year
        }
      }
      coverage {
        membersNotShown
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
  readonly between?: readonly string[];
  readonly preset?: string;
  readonly year: number;
  readonly degree?: number;
  readonly tariff?: number;
  readonly oneWay?: boolean;
  readonly sector?: readonly string[];
  readonly rho?: number;
  readonly elasticity?: number;
  readonly first: number;
  readonly dataset?: string;
  readonly store?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly allowLicence: readonly string[];
}

/** `isthmus fragment`: what the end of trade between blocs does, and to whom, by two methods side by side. */
export function fragmentCommand(program: Command): void {
  program
    .command('fragment')
    .description('who wins and who loses when trade between blocs ends')
    .option('--between <bloc>', 'a bloc such as us, or members:USA,CAN; once for each', oneMore)
    .option('--preset <name>', 'a file of policies/scenarios by its name, such as two-blocs, in place of blocs')
    .requiredOption('--year <year>', 'calendar year', wholeNumber)
    .option('--degree <share>', 'share of the trade between the blocs that ends, 0..1', decimalNumber)
    .option('--tariff <share>', 'a tariff in place of a degree: 0.25 is a quarter of the price', decimalNumber)
    .option('--one-way', 'only what the first bloc buys of the others ends')
    .option('--sector <code>', 'a sector whose trade ends; once for each, all unless said', oneMore)
    .option('--rho <share>', 'part of each loss found with other suppliers, 0..1', decimalNumber)
    .option('--elasticity <number>', 'trade elasticity, above 0', decimalNumber)
    .option('--first <n>', 'economies to list, at most 200', wholeNumberUpTo(200), 20)
    .option('--dataset <id>', 'the one input-output table to use')
    .option('--store <store>', 'path of an embedded store, or Bolt URI')
    .option('--csv', 'the economies as CSV on standard output')
    .option(...allowLicence)
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  isthmus fragment --between us --between china --year 2011 --degree 0.5')
    .action(async (options: Options) => {
      const { between, preset, year, degree, tariff, oneWay, sector, rho, elasticity, dataset, first } = options;
      const scenario = {
        ...(between && { between: between.map(readBloc) }),
        ...(preset && { preset }),
        ...(sector && { sectors: [...sector] }),
        ...(dataset !== undefined && { dataset }),
        ...(degree !== undefined && { degree }),
        ...(tariff !== undefined && { tariff }),
        ...(oneWay && { oneWay }),
        ...(rho !== undefined && { resourced: rho }),
        ...(elasticity !== undefined && { elasticity }),
        year,
      };
      const { fragmentation } = await ask(readSettings(options.store), fragmentDocument, { scenario, first });
      if (options.json) {
        printJson(fragmentation);
        return;
      }
      const { economies, unmet, equilibrium, worldValueAddedChangeUsd } = fragmentation;
      if (options.csv) {
        printCsv(
          [
            'economy',
            'name',
            'aggregate',
            'bloc',
            'valueAddedUsd',
            'valueAddedChangeUsd',
            'welfareChange',
            'realWageChange',
            'losesBoth',
            'originsBefore',
            'originsAfter',
          ],
          economies.nodes.map((row) => [
            row.economy.key,
            row.economy.name,
            String(row.aggregate),
            row.bloc,
            row.valueAddedUsd,
            row.valueAddedChangeUsd,
            row.welfareChange,
            row.realWageChange,
            String(row.losesBoth),
            row.originsBefore,
            row.originsAfter,
          ]),
          { datasets: fragmentation.datasets, allowed: options.allowLicence },
        );
        return;
      }
      printTable(
        ['economy', 'bloc', 'welfare', 'value added', 'in million USD', 'origins', 'after'],
        economies.nodes.map((row) => [
          `${row.economy.name ?? row.economy.key}${row.aggregate ? ' (a sum of economies)' : ''}`,
          row.bloc,
          percent(row.welfareChange),
          row.valueAddedChange === null ? null : percent(row.valueAddedChange),
          Math.round(row.valueAddedChangeUsd / 1e6).toLocaleString('en-US'),
          row.originsBefore === null ? null : row.originsBefore.toFixed(2),
          row.originsAfter === null ? null : row.originsAfter.toFixed(2),
        ]),
      );
      printLine(
        `Changes of ${economies.totalCount} economies: welfare in equilibrium, value added by fixed recipes at old prices; of the world ${millions(worldValueAddedChangeUsd)}.`,
      );
      printLine(
        unmet.totalCount === 0
          ? 'Every need is met by other suppliers.'
          : `${unmet.totalCount} needs stay unmet, ${millions(unmet.usd)} in all. The largest: ${unmet.items
              .slice(0, 3)
              .map((need) => `${need.sectorName} for ${need.industry ?? `users in ${need.economy.key}`}`)
              .join('; ')}.`,
      );
      printLine(
        `Equilibrium ${equilibrium.converged ? 'reached' : 'NOT reached'} in ${equilibrium.sweeps} steps; off its closed form by ${equilibrium.closedFormResidual.toExponential(1)}.`,
      );
      printGrounds(fragmentation);
    });
}
