import type { FindingPartsFragment } from '../__generated__/graphql.ts';

/** Who is named in an exported file, and on paper. */
export type Sources = Pick<FindingPartsFragment, 'datasets' | 'years'>;

/** Each dataset with its publisher, its edition and its terms, in a line. */
export function citedSources({ datasets }: Pick<Sources, 'datasets'>): readonly string[] {
  return datasets.map(
    ({ title, publisher, edition, licence }) =>
      `${[title, publisher, edition].filter(Boolean).join(', ')}. Terms: ${licence ?? 'none stated'}`,
  );
}
