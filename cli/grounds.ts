import { graphql } from './__generated__/gql.ts';
import type { WholeAssumptionFragment, WholeDatasetFragment } from './__generated__/graphql.ts';
import { printLine } from './output.ts';

graphql(/* GraphQL */ `
  fragment WholeMethod on Method {
    key
    name
    description
    unit
    source
  }
  fragment WholeAssumption on Assumption {
    code
    text
  }
  fragment WholeDataset on Dataset {
    key
    title
    publisher
    edition
    licence
    redistribution
    citation
    illustrative
  }
`);

/** What an answer rests on, as the last lines that a command prints: what is taken for granted, and whose data. */
export function printGrounds({
  assumptions,
  datasets,
}: {
  readonly assumptions: readonly WholeAssumptionFragment[];
  readonly datasets: readonly WholeDatasetFragment[];
}): void {
  for (const { text } of assumptions) printLine(`– ${text}`);
  for (const { key, title, publisher, edition, citation } of datasets)
    printLine(`Data: ${[title, publisher, edition, citation].filter(Boolean).join('; ')} [${key}]`);
}
