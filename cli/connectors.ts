import type { Command } from 'commander';
import { readSettings } from '../server/env.ts';
import { graphql } from './__generated__/gql.ts';
import type { ConnectorsOnTheCommandLineQuery } from './__generated__/graphql.ts';
import { allowLicence } from './allow-licence.ts';
import { ask } from './ask.ts';
import { readBloc } from './bloc.ts';
import { printGrounds } from './grounds.ts';
import { percent, printCsv, printJson, printLine, printTable } from './output.ts';
import { wholeNumber, wholeNumberUpTo } from './whole-number.ts';

const connectorsDocument = graphql(/* GraphQL */ `
  query ConnectorsOnTheCommandLine($between: [BlocInput!]!, $year: Year!, $first: Int!, $dataset: ID, $sectors: [ID!], $products: [ID!], $robust: Boolean!, $trend: Boolean!) {
    connectors(between: $between, year: $year, first: $first, dataset: $dataset, sectors: $sectors, products: $products) {
      items {
        economy {
          key
          name
        }
        rank
        score
        coverage
        components {
          name
          score
          weight
          contribution
        }
        intermediation {
          there
          back
        }
        pairs {
          first
          second
          member
          weight
          score
          coverage
        }
        geopoliticalSpreads {
          of
          vulnerability
          connectedness
          coverage
        }
        memberOf
        leverage
        vulnerability
        quadrant
        robustness @include(if: $robust) {
          support
          robust
          acceptability(first: 10)
          leaveOneOut {
            name
            score
            rank
          }
        }
        trend @include(if: $trend) {
          year
          rank
          score
          coverage
          among
          change {
            gained
            mainly
          }
        }
        vertical @include(if: $trend) {
          from
          to
          since
          until
          goods {
            bought {
              before
              after
            }
            sold {
              before
              after
            }
            bothRose
          }
          chapters {
            chapter
            bothRose
          }
          investedUsd
          missing
        }
        soleSupply @include(if: $trend) {
          bloc
          share
        }
      }
      totalCount
      throughAny {
        there
        back
      }
      method {
        ...WholeMethod
      }
      spreadMethod {
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
        level
        unknownShare
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
  readonly between: readonly string[];
  readonly year: number;
  readonly first: number;
  readonly dataset?: string;
  readonly sector?: readonly string[];
  readonly product?: readonly string[];
  readonly robust?: boolean;
  readonly trend?: boolean;
  readonly csv?: boolean;
  readonly allowLicence: readonly string[];
  readonly store?: string;
  readonly json?: boolean;
}

/** `isthmus connectors`: which economies connect blocs, with every component of the score. */
export function connectorsCommand(program: Command): void {
  program
    .command('connectors')
    .description('which economies connect two blocs without belonging to one')
    .requiredOption(
      '--between <bloc>',
      'a bloc such as us, or members:USA,CAN; once for each',
      (given: string, before: readonly string[] = []) => [...before, given],
    )
    .requiredOption('--year <year>', 'calendar year', wholeNumber)
    .option('--first <n>', 'economies to list, at most 200', wholeNumberUpTo(200), 20)
    .option('--dataset <id>', 'the one input-output table to use')
    .option(
      '--sector <code>',
      'sector of the table, such as MFE, whose value added intermediation is asked of; once for each',
      (given: string, before: readonly string[] = []) => [...before, given],
    )
    .option(
      '--product <code>',
      'beginning of an HS code, such as 85, that ties of trade are asked of; once for each',
      (given: string, before: readonly string[] = []) => [...before, given],
    )
    .option('--trend', 'rank by year, and what each buys of one bloc and sells to another')
    .option('--robust', 'how much of each rank is the data’s and not the weights’')
    .option('--csv', 'comma-separated values on standard output')
    .option(...allowLicence)
    .option('--store <store>', 'path of an embedded store, or Bolt URI')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  isthmus connectors --between us --between china --year 2012 --first 20')
    .action(
      async ({
        between,
        year,
        first,
        dataset,
        sector,
        product,
        trend,
        robust,
        csv,
        store,
        json,
        ...options
      }: Options) => {
        const variables = {
          between: between.map(readBloc),
          year,
          first,
          dataset: dataset ?? null,
          sectors: sector ? [...sector] : null,
          products: product ? [...product] : null,
          robust: robust ?? false,
          trend: trend ?? false,
        };
        const { connectors } = await ask(readSettings(store), connectorsDocument, variables);
        if (json) {
          printJson(connectors);
          return;
        }
        if (csv) {
          const rows = connectors.items.map(csvRow);
          printCsv(
            Object.keys(rows[0] ?? {}),
            rows.map((row) => Object.values(row)),
            { datasets: connectors.datasets, allowed: options.allowLicence },
          );
          return;
        }
        const { items, totalCount, throughAny, years } = connectors;
        const figure = (value: number | null) => (value === null ? null : value.toFixed(3));
        printTable(
          [
            'rank',
            'economy',
            'score',
            'coverage',
            ...(items[0]?.components.map(({ name }) => name) ?? []),
            'there',
            'back',
            'quadrant',
            ...(robust ? ['support', 'robust'] : []),
          ],
          items.map(({ rank, economy, score, coverage, components, intermediation, quadrant, robustness }) => [
            rank,
            economy.name ?? economy.key,
            figure(score),
            figure(coverage),
            ...components.map((component) => figure(component.score)),
            intermediation.there === null ? null : percent(intermediation.there),
            intermediation.back === null ? null : percent(intermediation.back),
            quadrant?.toLowerCase().replace('_', ' ') ?? null,
            ...(robustness ? [figure(robustness.support), robustness.robust ? 'yes' : 'no'] : []),
          ]),
        );
        if (trend) printTrend(items);
        printLine(
          `${totalCount} economies ranked. Through any third economy: ${throughAny.there === null ? '–' : percent(throughAny.there)} there, ${throughAny.back === null ? '–' : percent(throughAny.back)} back.`,
        );
        printLine(`Figures: ${years.figures.map((used) => `${used.figure} ${used.year}`).join('; ')}.`);
        printGrounds(connectors);
      },
    );
}

/** Rank by year, and the ways from bloc to bloc on which both ends rose. */
function printTrend(items: ConnectorsOnTheCommandLineQuery['connectors']['items']): void {
  for (const { economy, trend, vertical } of items) {
    const years = (trend ?? []).map(({ year, rank, among, change }) => {
      const why = change?.mainly ? `, mainly by ${change.mainly.toLowerCase()}` : '';
      return `${rank ?? '–'} of ${among} in ${year}${why}`;
    });
    const rose = (vertical ?? []).filter(({ goods }) => goods.bothRose);
    const ways = rose.map(({ from, to, since, until }) => `more of ${from} and to ${to} from ${since} to ${until}`);
    printLine(`${economy.name ?? economy.key}: ${[...years, ...ways].join('; ')}.`);
  }
}

/** One flat row an economy: a column for each component, an empty cell where nothing is known. */
function csvRow(item: ConnectorsOnTheCommandLineQuery['connectors']['items'][number]) {
  const { rank, economy, score, coverage, components, intermediation, leverage, vulnerability, robustness } = item;
  return {
    rank,
    economy: economy.key,
    score,
    coverage,
    ...Object.fromEntries(components.map((component) => [component.name.toLowerCase(), component.score])),
    there: intermediation.there,
    back: intermediation.back,
    leverage,
    vulnerability,
    quadrant: item.quadrant,
    ...(robustness && {
      support: robustness.support,
      robust: robustness.robust === null ? null : String(robustness.robust),
    }),
  };
}
