import type { Command } from 'commander';
import { readSettings } from '../server/env.ts';
import { graphql } from './__generated__/gql.ts';
import { ask } from './ask.ts';
import { readSubject } from './exposure.ts';
import { printGrounds } from './grounds.ts';
import { percent, printJson, printLine, printTable } from './output.ts';
import { wholeNumber } from './whole-number.ts';

const trustDocument = graphql(/* GraphQL */ `
  query TrustOnTheCommandLine($subject: SubjectInput!, $policy: TrustPolicyInput, $year: Year, $dataset: ID) {
    trust(subject: $subject, policy: $policy, year: $year, dataset: $dataset) {
      subject
      policy {
        name
        description
      }
      score
      lower
      upper
      evidenceCoverage
      insufficient
      weakest
      gate
      stops
      dimensions {
        name
        score
        lower
        upper
        coverage
      }
      indicators {
        name
        meaning
        dimension
        weight
        value
      }
      violations(first: 10) {
        indicator
        certain
        node
        name
        entries {
          listing
          name
          authority
          scope
          dataset
          record
        }
        path {
          share
          nodes
          hops {
            record
          }
        }
      }
      weakNodes {
        threshold
        surely
        possibly
      }
      years {
        asked
        used
      }
      assumptions {
        ...WholeAssumption
      }
      datasets {
        ...WholeDataset
      }
    }
  }
`);

interface Options {
  readonly subject: string;
  readonly policy?: string;
  readonly year?: number;
  readonly dataset?: string;
  readonly store?: string;
  readonly json?: boolean;
}

/** `isthmus trust`: how far a subject can be trusted, and how much of that is known. */
export function trustCommand(program: Command): void {
  program
    .command('trust')
    .description('how far a subject and its supply chain can be trusted, on five sides, with bounds')
    .requiredOption('--subject <subject>', 'economy:MEX, final-demand:MEX, industry:MEX:MFE or firm:<key>')
    .option('--policy <name>', 'a policy of the folder policies, `usual` unless said')
    .option('--year <year>', 'calendar year; the last that there is unless said', wholeNumber)
    .option('--dataset <id>', 'the one table or chain to use')
    .option('--store <store>', 'path of an embedded store, or Bolt URI')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  isthmus trust --subject firm:quimera --policy reliance-on-china --year 2011')
    .action(async ({ subject, policy, year, dataset, store, json }: Options) => {
      const { trust } = await ask(readSettings(store), trustDocument, {
        subject: readSubject(subject),
        policy: { name: policy ?? null },
        year: year ?? null,
        dataset: dataset ?? null,
      });
      if (json) {
        printJson(trust);
        return;
      }
      const figure = (value: number | null) => (value === null ? null : value.toFixed(3));
      printLine(`Trust in ${trust.subject}, ${trust.years.used}, by the policy ${trust.policy.name}`);
      printLine();
      const grade = trust.insufficient ? 'insufficient data' : (figure(trust.score) ?? 'nothing known');
      printLine(
        `${grade}: between ${figure(trust.lower)} and ${figure(trust.upper)}, with ${percent(trust.evidenceCoverage)} of the evidence.`,
      );
      printLine(`Gate: ${trust.gate}${trust.stops.length > 0 ? ` (${trust.stops.join(', ')})` : ''}`);
      printLine();
      printTable(
        ['side', 'score', 'lower', 'upper', 'coverage'],
        trust.dimensions.map(({ name, score, lower, upper, coverage }) => [
          name.toLowerCase().replaceAll('_', ' '),
          figure(score),
          figure(lower),
          figure(upper),
          figure(coverage),
        ]),
      );
      printLine();
      printTable(
        ['indicator', 'value', 'weight', 'what it says'],
        trust.indicators.map(({ name, value, weight, meaning }) => [name, figure(value), weight.toFixed(2), meaning]),
      );
      printLine();
      printLine(
        `Of the value, ${percent(trust.weakNodes.surely)} to ${percent(trust.weakNodes.possibly)} rests on nodes below ${trust.weakNodes.threshold}.`,
      );
      for (const { indicator, certain, name, node, entries, path } of trust.violations) {
        const listed = entries.map((entry) => `${entry.authority}: ${entry.name} [${entry.record}]`).join('; ');
        printLine(
          `${percent(path.share).padStart(8)}  ${certain ? '' : 'possibly '}${name ?? node}, by ${path.nodes.join(' ← ')} (${listed || indicator})`,
        );
      }
      printGrounds(trust);
    });
}
