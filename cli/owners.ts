import type { Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { assertMayBePassedOn } from '../model/redistribution.ts';
import { readSettings } from '../server/env.ts';
import { graphql } from './__generated__/gql.ts';
import type { OwnersOnTheCommandLineQuery } from './__generated__/graphql.ts';
import { allowLicence } from './allow-licence.ts';
import { ask } from './ask.ts';
import { printGrounds } from './grounds.ts';
import { percent, printJson, printLine, printTable } from './output.ts';
import { wholeNumberUpTo } from './whole-number.ts';

const ownersDocument = graphql(/* GraphQL */ `
  query OwnersOnTheCommandLine($firm: ID!, $asOf: Date, $first: Int!, $paths: Int!) {
    ownership(firm: $firm, asOf: $asOf) {
      firm {
        key
        name
      }
      asOf
      ultimateOwners(first: $first) {
        totalCount
        nodes {
          party {
            key
            name
            kind
          }
          share
          range {
            lower
            upper
            upperWithUnknown
          }
          paths(first: $paths) {
            count
            covered
            remainder
            paths {
              share
              simple
              nodes
              hops {
                owner
                company
                share
                interest
                exactShare
                minShare
                maxShare
                dataset
                record
                basis
              }
            }
          }
        }
      }
      unknown
      closedLoops {
        share
        parties {
          key
          name
        }
      }
      indirectHolders {
        holder
        holderName
        interest
        exactShare
        minShare
        maxShare
        dataset {
          key
        }
        record
      }
      undisclosedHolders(first: 20) {
        firm
        category
        reason
        dataset
        record
      }
      relations {
        other {
          key
          name
        }
        type
        isFirst
        dataset {
          key
        }
        record
      }
      records
      crossHoldings {
        closed
        parties {
          key
          name
        }
      }
      control {
        majority {
          head {
            key
            name
          }
        }
        weakestLink {
          parties {
            party {
              key
              name
            }
            bottleneck
            controlRights
          }
        }
        votingPower {
          holders {
            party {
              key
              name
            }
            share
          }
          unstated
          standardError
        }
        network {
          owners {
            party {
              key
              name
            }
            share
          }
          unknown
          closed
        }
        stated {
          owner
          dataset
          record
        }
      }
      method {
        ...WholeMethod
      }
      coverage {
        level
        unknownShare
      }
      assumptions {
        ...WholeAssumption
      }
      datasets {
        ...WholeDataset
      }
      cost {
        nodes
        links
        milliseconds
      }
    }
  }
`);

type Ownership = OwnersOnTheCommandLineQuery['ownership'];

interface Options {
  readonly asOf?: string;
  readonly first: number;
  readonly paths: number;
  readonly csv?: boolean;
  readonly allowLicence: readonly string[];
  readonly store?: string;
  readonly json?: boolean;
}

/** `isthmus owners <firm>`: who owns a firm in the end, by which chains, and who controls it by each notion of control. */
export function ownersCommand(program: Command): void {
  program
    .command('owners')
    .description('who owns a firm in the end, by which chains, and who controls it by each notion of control')
    .argument('<firm>', 'key of the firm')
    .option('--as-of <date>', 'day on which holdings were in force, YYYY-MM-DD; today unless said')
    .option('--first <n>', 'owners to list, at most 200', wholeNumberUpTo(200), 20)
    .option('--paths <n>', 'chains to list for each owner, at most 1000', wholeNumberUpTo(1_000), 3)
    .option('--csv', 'CSV on standard output: a row an owner, then what is unknown')
    .option(...allowLicence)
    .option('--store <store>', 'path of an embedded store, or Bolt URI')
    .option('--json', 'one JSON document on standard output')
    .addHelpText('after', '\nExample:\n  isthmus owners quimera --as-of 2011-12-31')
    .action(async (firm: string, { asOf, first, paths, csv, allowLicence: allowed, store, json }: Options) => {
      const variables = { firm, asOf: asOf ?? null, first, paths };
      const { ownership } = await ask(readSettings(store), ownersDocument, variables);
      if (json) printJson(ownership);
      else if (csv) {
        assertMayBePassedOn(ownership.datasets, allowed);
        process.stdout.write(ownersAsCsv(ownership));
      } else printOwnership(ownership);
    });
}

type Named = { readonly key: string; readonly name?: string | null | undefined };
const nameOf = ({ key, name }: Named) => name ?? key;

function ownersAsCsv({ firm, asOf, ultimateOwners, unknown, closedLoops }: Ownership): string {
  const rows = [
    ...ultimateOwners.nodes.map(({ party, share, range, paths }) => [
      'OWNER',
      party.key,
      party.name,
      share,
      range.lower,
      range.upper,
      paths.count,
    ]),
    ...closedLoops.map(({ parties, share }) => [
      'CLOSED_LOOP',
      parties.map(({ key }) => key).join(' '),
      null,
      share,
      null,
      null,
      null,
    ]),
    ['UNKNOWN', null, null, unknown, null, null, null],
  ].map((row) => [firm.key, asOf, ...row]);
  return stringify(rows, {
    header: true,
    columns: ['firm', 'as_of', 'kind', 'owner', 'name', 'share', 'lower', 'upper', 'chains'],
  });
}

function printOwnership({ firm, asOf, ultimateOwners, unknown, closedLoops, crossHoldings, ...rest }: Ownership): void {
  printLine(`Ultimate owners of ${nameOf(firm)} [${firm.key}], ${asOf}`);
  printLine();
  printTable(
    ['owner', 'share', 'at least', 'at most', 'chains'],
    [
      ...ultimateOwners.nodes.map(({ party, share, range, paths }) => [
        nameOf(party),
        percent(share),
        percent(range.lower),
        percent(range.upper),
        paths.count ?? 'over 1000',
      ]),
      ...closedLoops.map(({ parties, share }) => [
        `only each other’s: ${parties.map(nameOf).join(', ')}`,
        percent(share),
        null,
        null,
        null,
      ]),
      ['unknown', percent(unknown), null, null, null],
    ],
  );
  const { totalCount, nodes } = ultimateOwners;
  if (totalCount > nodes.length) printLine(`${totalCount - nodes.length} more owners: see --first.`);
  printLine();
  printLine('The largest chains, from the firm upwards, and the rows that state each holding');
  for (const { paths } of nodes) {
    for (const { share, nodes: keys, hops } of paths.paths) {
      printLine(`${percent(share).padStart(8)}  ${keys.join(' ← ')}`);
      printLine(`${' '.repeat(10)}${hops.map(({ record }) => record).join(', ')}`);
    }
  }
  for (const { parties, closed } of crossHoldings)
    printLine(
      `${closed ? 'Closed loop' : 'Hold each other'}: ${parties.map(nameOf).join(', ')}${parties.length === 1 ? ' (its own shares)' : ''}.`,
    );
  printBeside(rest);
  printLine();
  printControl(rest.control);
  printLine();
  printLine(`Method: ${rest.method.name}.`);
  printGrounds(rest);
}

/** What is stated besides and counts to no figure. */
function printBeside({
  records,
  indirectHolders,
  undisclosedHolders,
  relations,
}: Pick<Ownership, 'records' | 'indirectHolders' | 'undisclosedHolders' | 'relations'>): void {
  if (records.length > 1) printLine(`One firm under several records: ${records.join(', ')}.`);
  for (const { firm, category, reason, record } of undisclosedHolders)
    printLine(
      `Not disclosed, of ${firm}: ${[category, reason].filter(Boolean).join(', ') || 'no reason given'} [${record}]`,
    );
  for (const { holder, holderName, interest, exactShare, minShare, maxShare, record } of indirectHolders) {
    const least = exactShare ?? minShare;
    const most = exactShare ?? maxShare;
    const share = least === most ? most : null;
    const said =
      share !== null
        ? percent(share)
        : least === null && most === null
          ? 'share not stated'
          : `${percent(least ?? 0)} to ${percent(most ?? 1)}`;
    printLine(`Held through others, not counted again: ${holderName ?? holder}, ${interest}, ${said} [${record}]`);
  }
  for (const { other, type, isFirst, record } of relations)
    printLine(`${isFirst ? type : `${type}, from the other side`}: ${nameOf(other)} [${record}]`);
}

function printControl({ majority, weakestLink, votingPower, network, stated }: Ownership['control']): void {
  const shares = (parties: readonly { readonly party: Named; readonly share: number }[]) =>
    parties.map(({ party, share }) => `${nameOf(party)} ${percent(share)}`).join(', ') || 'nobody known';
  printTable(
    ['control, by notion', ''],
    [
      ['majority of votes', majority.head ? nameOf(majority.head) : 'cannot be told'],
      [
        'weakest link, 10 % and above',
        weakestLink.parties
          .map(({ party, controlRights }) => `${nameOf(party)} ${percent(controlRights)}`)
          .join(', ') || 'nobody known',
      ],
      ['voting power of direct holders', shares(votingPower.holders)],
      ['network control', shares(network.owners)],
      ['stated otherwise', stated.map(({ owner }) => owner).join(', ') || 'no statement'],
    ],
  );
}
