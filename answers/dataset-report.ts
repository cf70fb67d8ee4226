import type { DatasetRow } from './datasets-in-use.ts';

/** What a dataset's own description tells of its quality, before any figure of it is looked at. */
export interface DatasetReport {
  /** Years between its first and its last that it has nothing of; null where it is not by year. */
  readonly missingYears: readonly number[] | null;
  /** Whole days since its last load. */
  readonly daysSinceLoad: number;
  /** Years from its last year to the present one; null where it is not by year. */
  readonly yearsBehind: number | null;
  /** Rows of the newest edition that were rejected, 0..1 of all; null where it has no rows. */
  readonly rejectedShare: number | null;
}

/**
 * How complete and how old a dataset is.
 *
 * @param now  the present, ISO 8601, UTC.
 */
export function datasetReport(
  { years, rows, rejected, loadedAt }: Pick<DatasetRow, 'years' | 'rows' | 'rejected' | 'loadedAt'>,
  now: string,
): DatasetReport {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const has = new Set(years);
  const span = years.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, at) => first + at);
  return {
    missingYears: years.length === 0 ? null : span.filter((year) => !has.has(year)),
    daysSinceLoad: Math.max(0, Math.floor((Date.parse(now) - Date.parse(loadedAt)) / 86_400_000)),
    yearsBehind: years.length === 0 ? null : Number(now.slice(0, 4)) - last,
    rejectedShare: rows === 0 ? null : rejected / rows,
  };
}
