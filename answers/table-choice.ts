import { KnownError } from '../model/errors.ts';
import type { DatasetRow } from './datasets-in-use.ts';

/** A dataset that has figures of the subject in a year. */
export interface Table {
  readonly dataset: string;
  readonly year: number;
}

/** Years further away than this are not taken for the year asked. */
export const farthestYears = 3;

/**
 * The one table that an answer uses.
 *
 * Of the tables that have the subject: the dataset named, if one is; then the year nearest to the one asked, at most three
 * years away, the later of two; then a dataset that was loaded over one that came with the package; then the one loaded last;
 * then the first by key.
 *
 * @throws KnownError NOT_FOUND, naming what there is, when no table has the subject in reach of the year.
 */
export function chosenTable(
  tables: readonly Table[],
  { subject, year, dataset }: { readonly subject: string; readonly year: number; readonly dataset: string | null },
  datasets: ReadonlyMap<string, DatasetRow>,
): Table {
  if (dataset !== null && !datasets.has(dataset)) {
    throw new KnownError('NOT_FOUND', {
      kind: 'dataset',
      key: dataset,
      hint: `There are ${[...datasets.keys()].join(', ')}.`,
    });
  }
  const having = tables.filter((table) => dataset === null || table.dataset === dataset);
  const best = nearestTable(having, year, datasets);
  if (best) return best;
  const there =
    having.length === 0
      ? 'No table has it.'
      : `There are ${having.map((table) => `${table.dataset} of ${table.year}`).join(', ')}.`;
  throw new KnownError('NOT_FOUND', {
    kind: `table${dataset === null ? '' : ` of the dataset '${dataset}'`} within ${farthestYears} years of ${year} with figures`,
    key: subject,
    hint: there,
  });
}

/**
 * The table to prefer in the order that `chosenTable` states; null when none is within three years of the year asked.
 *
 * @param first  datasets that count before the others of the same year, in this order.
 */
export function nearestTable<T extends Table>(
  tables: readonly T[],
  year: number,
  datasets: ReadonlyMap<string, DatasetRow>,
  first: readonly string[] = [],
): T | null {
  const named = (dataset: string) => (first.includes(dataset) ? first.indexOf(dataset) : first.length);
  const ranked = tables.map((table) => {
    const { starter = false, loadedAt = '' } = datasets.get(table.dataset) ?? {};
    return { table, away: Math.abs(table.year - year), starter, loadedAt };
  });
  const [best] = ranked
    .filter(({ away }) => away <= farthestYears)
    .sort(
      (a, b) =>
        a.away - b.away ||
        b.table.year - a.table.year ||
        named(a.table.dataset) - named(b.table.dataset) ||
        Number(a.starter) - Number(b.starter) ||
        (a.loadedAt < b.loadedAt ? 1 : a.loadedAt > b.loadedAt ? -1 : a.table.dataset < b.table.dataset ? -1 : 1),
    );
  return best?.table ?? null;
}
