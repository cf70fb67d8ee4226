import type { FindingPartsFragment } from '../__generated__/graphql.ts';

/** How it is said that all is known of a finding, and what stands behind the percentage that is not: in short, and in full. */
interface Words {
  readonly allKnown: string;
  readonly short: string;
  readonly full: string;
}

const ofHolders: Words = {
  allKnown: 'all holders known',
  short: 'unknown',
  full: 'of the firm ends at holders whom nobody names',
};

const words: Readonly<Record<string, Words>> = {
  'connector-index': {
    allKnown: 'all conditions known',
    short: 'of the conditions unknown',
    full: 'of the conditions are not known and are left out',
  },
  'economy-profile': {
    allKnown: 'all ties known',
    short: 'of all ties unknown',
    full: 'of the ties, over the years and blocs asked about, nobody states',
  },
  'ultimate-ownership': ofHolders,
  'sanctions-reach': ofHolders,
};

const ofSupplies: Words = {
  allKnown: 'all suppliers known',
  short: 'unknown',
  full: 'of the value ends at suppliers whom nobody names',
};

/** What is unknown of a finding, by its method: of the value of a supply chain unless the method is another. */
export function wordsOfUnknown({ key }: FindingPartsFragment['method']): Words {
  return words[key] ?? ofSupplies;
}
