import { type Command, Option } from 'commander';
import { readSettings } from '../server/env.ts';
import { graphql } from './__generated__/gql.ts';
import type { ContradictionKind, InvestmentMeasure } from './__generated__/graphql.ts';
import { allowLicence } from './allow-licence.ts';
import { ask } from './ask.ts';
import { millions, percent, printCsv, printJson, printLine, printTable } from './output.ts';
import { wholeNumber, wholeNumberUpTo } from './whole-number.ts';

graphql(/* GraphQL */ `
  fragment StatementOfTwo on ContradictingStatement {
    dataset {
      key
      licence
      redistribution
    }
    reportedBy
    basis
    valuation
    figure
    least
    most
    alignment
    yearsUsed
    offYearWeight
    records
  }
`);

const contradictionsDocument = graphql(/* GraphQL */ `
  query ContradictionsOnTheCommandLine(
    $kind: ContradictionKind!
    $year: Year!
    $measure: InvestmentMeasure!
    $of: [ID!]
    $aligned: Boolean!
    $precedence: [ID!]
    $first: Int!
  ) {
    contradictions(
      kind: $kind
      year: $year
      measure: $measure
      of: $of
      aligned: $aligned
      precedence: $precedence
      first: $first
    ) {
      precedence
      totalCount
      nodes {
        kind
        from
        to
        holder {
          name
        }
        firm {
          name
        }
        measure
        unit
        preferred {
          ...StatementOfTwo
        }
        other {
          ...StatementOfTwo
        }
        difference
        ratio
        discrepancy
        reconciled
      }
    }
  }
`);

interface Options {
  readonly kind: string;
  readonly year: number;
  readonly measure: string;
  readonly of?: readonly string[];
  readonly aligned?: boolean;
  readonly prefer?: readonly string[];
  readonly first: number;
  readonly csv?: boolean;
  readonly allowLicence: readonly string[];
  readonly store?: string;
  readonly json?: boolean;
}

const oneMore = (given: string, before: readonly string[] = []) => [...before, given];

/** `isthmus contradictions`: where two reporters or two datasets do not agree, and which of the two counts. */
export function contradictionsCommand(program: Command): void {
  program
    .command('contradictions')
    .description('where two reporters or two datasets do not agree on a flow or a share, and which of the two counts')
    .addOption(
      new Option('--kind <kind>', 'trade, fdi or holding').choices(['trade', 'fdi', 'holding']).makeOptionMandatory(),
    )
    .requiredOption('--year <year>', 'calendar year; holdings are those of its last day', wholeNumber)
    .addOption(new Option('--measure <measure>', 'of investment').choices(['flow', 'stock']).default('flow'))
    .option('--of <key>', 'an economy, firm or person that is one of the two; once for each, all unless said', oneMore)
    .option('--aligned', 'near years stand where a side states none of the year')
    .option('--prefer <dataset>', 'a dataset that counts before all others; once for each, in order', oneMore)
    .option('--first <n>', 'how many, the largest differences first, at most 200', wholeNumberUpTo(200), 20)
    .option('--csv', 'comma-separated values on standard output')
    .option(...allowLicence)
    .option('--store <store>', 'path of an embedded store, or Bolt URI')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  isthmus contradictions --kind fdi --year 2012 --of MEX')
    .action(async ({ kind, year, measure, of, aligned, prefer, first, csv, allowLicence, store, json }: Options) => {
      const { contradictions } = await ask(readSettings(store), contradictionsDocument, {
        kind: kind.toUpperCase() as ContradictionKind,
        year,
        measure: measure.toUpperCase() as InvestmentMeasure,
        of: of ? [...of] : null,
        aligned: aligned ?? false,
        precedence: prefer ? [...prefer] : null,
        first,
      });
      const { nodes, totalCount, precedence } = contradictions;
      if (json) return printJson(contradictions);
      if (csv) {
        const sides = ['preferred', 'other'] as const;
        const ofSide = [
          'dataset',
          'reportedBy',
          'basis',
          'figure',
          'least',
          'most',
          'alignment',
          'offYearWeight',
        ] as const;
        return printCsv(
          [
            ...['kind', 'from', 'to', 'measure', 'unit', 'difference', 'ratio', 'discrepancy', 'reconciled'],
            ...sides.flatMap((side) => [...ofSide, 'records'].map((field) => `${side}_${field}`)),
          ],
          nodes.map((node) => [
            ...[node.kind, node.from, node.to, node.measure, node.unit],
            ...[node.difference, node.ratio, node.discrepancy, node.reconciled],
            ...sides.flatMap((side) => {
              const { dataset, records, ...said } = node[side];
              return [
                dataset.key,
                ...ofSide.slice(1).map((field) => said[field as keyof typeof said] as string),
                records.join(' '),
              ];
            }),
          ]),
          {
            datasets: nodes.flatMap(({ preferred, other }) => [preferred.dataset, other.dataset]),
            allowed: allowLicence,
          },
        );
      }
      const shown = (figure: number, unit: string) => (unit === 'USD' ? millions(figure) : percent(figure));
      printTable(
        ['from', 'to', 'measure', 'counts', 'says', 'other', 'says', 'difference'],
        nodes.map(({ from, holder, to, firm, measure: what, unit, preferred, other, difference }) => {
          const saying = ({ figure, least, most, offYearWeight }: typeof preferred) =>
            `${figure === null ? `${shown(least, unit)} to ${shown(most, unit)}` : shown(figure, unit)}${offYearWeight > 0 ? ' *' : ''}`;
          const named = (key: string, party: typeof holder) => (party?.name ? `${party.name} (${key})` : key);
          const who = ({ dataset, reportedBy }: typeof preferred) =>
            [dataset.key, reportedBy?.toLowerCase()].filter(Boolean).join(', ');
          return [
            named(from, holder),
            named(to, firm),
            what,
            who(preferred),
            saying(preferred),
            who(other),
            saying(other),
            shown(difference, unit),
          ];
        }),
      );
      printLine(`${totalCount} contradictions. Datasets count in this order: ${precedence.join(', ')}.`);
      if (aligned) printLine('* of another year.');
    });
}
