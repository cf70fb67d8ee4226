import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { KnownError } from '../model/errors.ts';
import type { WeightedSubject } from './__generated__/graphql.ts';

/**
 * A portfolio from a CSV file with the columns `firm` (or `industry`) and `weight`.
 *
 * @throws KnownError WRONG_USAGE.
 */
export function readPortfolio(path: string): WeightedSubject[] {
  const wrong = (what: string, cause?: unknown) =>
    new KnownError('WRONG_USAGE', { what: `portfolio:${path}: ${what}` }, cause);
  let rows: Record<string, string>[];
  try {
    rows = parse(readFileSync(path, 'utf8'), { columns: true, bom: true, trim: true, skip_empty_lines: true });
  } catch (cause) {
    throw wrong((cause as Error).message, cause);
  }
  return rows.map(({ firm, industry, weight = '' }, at) => {
    const number = Number(weight);
    if (weight === '' || !(number >= 0 && number < Number.POSITIVE_INFINITY))
      throw wrong(`row ${at + 2}: found the weight '${weight}', wanted a number from 0 up in the column weight.`);
    if (firm && !industry) return { firm, weight: number };
    if (industry && !firm) return { industry, weight: number };
    throw wrong(`row ${at + 2}: wanted a key in one of the columns firm and industry.`);
  });
}
