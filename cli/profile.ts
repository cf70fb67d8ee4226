import type { Command } from 'commander';
import { readSettings } from '../server/env.ts';
import { graphql } from './__generated__/gql.ts';
import { allowLicence } from './allow-licence.ts';
import { ask } from './ask.ts';
import { readBloc } from './bloc.ts';
import { printGrounds } from './grounds.ts';
import { percent, printCsv, printJson, printLine, printTable } from './output.ts';
import { wholeNumber } from './whole-number.ts';

const profileDocument = graphql(/* GraphQL */ `
  query ProfileOnTheCommandLine($economy: Iso3!, $blocs: [BlocInput!]!, $years: [Year!]) {
    economyProfile(economy: $economy, blocs: $blocs, years: $years) {
      economy {
        key
        name
      }
      blocs
      series {
        year
        memberOf
        exportsUsd
        importsUsd
        markets {
          largest {
            key
          }
          largestShare
          herfindahl
          effectivePartners
        }
        suppliers {
          largest {
            key
          }
          largestShare
          herfindahl
          effectivePartners
        }
        investors {
          largest {
            key
          }
          largestShare
          herfindahl
          effectivePartners
        }
        idealPoint
        ties {
          bloc
          degree
          exportsUsd
          exportsShare
          importsUsd
          importsShare
          leverage
          vulnerability
          net
          investmentFrom {
            usd
            share
            reportedBy
          }
          investmentIn {
            usd
            share
            reportedBy
          }
          agreements {
            count
            members
            of
            deepest
          }
          voteDistance
          upstream
          downstream
        }
        connector {
          rank
          score
          coverage
          quadrant
        }
        connectorsRanked
        missing {
          figure
          bloc
          reason
        }
      }
      method {
        ...WholeMethod
      }
      years {
        figures {
          figure
          year
        }
      }
      coverage {
        unknownShare
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
  readonly bloc: readonly string[];
  readonly year?: readonly number[];
  readonly store?: string;
  readonly csv?: boolean;
  readonly allowLicence: readonly string[];
  readonly json?: boolean;
}

/** `isthmus profile`: how one economy stands between blocs, year by year. */
export function profileCommand(program: Command): void {
  program
    .command('profile')
    .description('how one economy stands between blocs: trade, investment, treaties, votes, exposure, year by year')
    .argument('<economy>', 'ISO 3166 code, such as MEX')
    .requiredOption(
      '--bloc <bloc>',
      'a bloc such as us, or members:USA,CAN; once for each',
      (given: string, before: readonly string[] = []) => [...before, given],
    )
    .option(
      '--year <year>',
      'a year to show; once for each, all that the data hold unless said',
      (given: string, before: readonly number[] = []) => [...before, wholeNumber(given)],
    )
    .option('--store <store>', 'path of an embedded store, or Bolt URI')
    .option('--csv', 'one row a year and bloc as CSV on standard output')
    .option(...allowLicence)
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  isthmus profile MEX --bloc us --bloc china')
    .action(async (economy: string, { bloc, year, store, csv, json, allowLicence: allowed }: Options) => {
      const variables = { economy, blocs: bloc.map(readBloc), years: year ? [...year] : null };
      const { economyProfile: profile } = await ask(readSettings(store), profileDocument, variables);
      if (json) {
        printJson(profile);
        return;
      }
      const { series, datasets } = profile;
      if (csv) {
        printCsv(
          [
            'year',
            'bloc',
            'degree',
            'exportsUsd',
            'exportsShare',
            'importsUsd',
            'importsShare',
            'leverage',
            'vulnerability',
            'investmentFromUsd',
            'investmentFromShare',
            'investmentInUsd',
            'investmentInShare',
            'agreements',
            'membersBound',
            'deepest',
            'voteDistance',
            'upstream',
            'downstream',
            'rank',
            'score',
          ],
          series.flatMap((of) =>
            of.ties.map((tie) => [
              of.year,
              tie.bloc,
              tie.degree,
              tie.exportsUsd,
              tie.exportsShare,
              tie.importsUsd,
              tie.importsShare,
              tie.leverage,
              tie.vulnerability,
              tie.investmentFrom?.usd ?? null,
              tie.investmentFrom?.share ?? null,
              tie.investmentIn?.usd ?? null,
              tie.investmentIn?.share ?? null,
              tie.agreements?.count ?? null,
              tie.agreements?.members ?? null,
              tie.agreements?.deepest ?? null,
              tie.voteDistance,
              tie.upstream,
              tie.downstream,
              of.connector?.rank ?? null,
              of.connector?.score ?? null,
            ]),
          ),
          { datasets, allowed },
        );
        return;
      }
      const share = (of: number | null | undefined) => (of === null || of === undefined ? null : percent(of));
      printTable(
        ['year', 'bloc', 'exports', 'imports', 'invested', 'treaties', 'vote distance', 'upstream', 'connector rank'],
        series.flatMap((of) =>
          of.ties.map((tie) => [
            of.year,
            tie.bloc,
            share(tie.exportsShare),
            share(tie.importsShare),
            share(tie.investmentFrom?.share),
            tie.agreements?.count ?? null,
            tie.voteDistance === null ? null : tie.voteDistance.toFixed(2),
            share(tie.upstream),
            of.connector?.rank === null || of.connector?.rank === undefined
              ? null
              : `${of.connector.rank} of ${of.connectorsRanked}`,
          ]),
        ),
      );
      printLine(
        `${profile.economy.name ?? profile.economy.key}: shares are of all its trade and investment; – is not known.`,
      );
      for (const { year: of, missing } of series)
        for (const { figure, bloc: ofBloc, reason } of missing)
          printLine(`– ${of}, ${figure.toLowerCase().replaceAll('_', ' ')}${ofBloc ? ` (${ofBloc})` : ''}: ${reason}`);
      printGrounds(profile);
    });
}
