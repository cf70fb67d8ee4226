import fc from 'fast-check';
import { type HoldingStatements, type Holdings, holdings, LEAST_EXCLUDED, MOST_EXCLUDED } from './holdings.ts';

export interface Stated {
  owner: string;
  company: string;
  share?: number;
  minimum?: number;
  maximum?: number;
  minimumExclusive?: boolean;
  maximumExclusive?: boolean;
}

/** Statements over `ids`, in the order of their indices. */
export function statements(ids: readonly string[], stated: readonly Stated[]): HoldingStatements {
  return {
    owners: stated.map(({ owner }) => ids.indexOf(owner)),
    companies: stated.map(({ company }) => ids.indexOf(company)),
    least: stated.map(({ share, minimum }) => share ?? minimum ?? 0),
    most: stated.map(({ share, maximum }) => share ?? maximum ?? 1),
    excluded: stated.map(
      ({ minimumExclusive, maximumExclusive }) =>
        (minimumExclusive === true ? LEAST_EXCLUDED : 0) + (maximumExclusive === true ? MOST_EXCLUDED : 0),
    ),
  };
}

export interface Register {
  ids: string[];
  at: (id: string) => number;
  holdings: Holdings;
}

/** Holdings between named parties. */
export function register(stated: readonly Stated[], more: readonly string[] = []): Register {
  const ids = [...new Set([...stated.flatMap(({ owner, company }) => [owner, company]), ...more])];
  const at = (id: string): number => ids.indexOf(id);
  return { ids, at, holdings: holdings(ids.length, statements(ids, stated)) };
}

/** Row = company, column = owner. */
export type Matrix = number[][];

/**
 * Small registers of all kinds: cross-holdings, treasury shares, closed loops, unstated rests. Shares are sixteenths, so
 * that sums are exact and thresholds are met exactly.
 */
export function anyMatrix(largest: number): fc.Arbitrary<Matrix> {
  return fc.integer({ min: 1, max: largest }).chain((n) =>
    fc
      .array(fc.array(fc.constantFrom(0, 0, 0, 1, 2, 4, 6, 8, 9, 16), { minLength: n, maxLength: n }), {
        minLength: n,
        maxLength: n,
      })
      .map((rows) =>
        rows.map((row) => {
          let left = 16;
          return row.map((part) => {
            const taken = Math.min(part, left);
            left -= taken;
            return taken / 16;
          });
        }),
      ),
  );
}

export function holdingsOf(matrix: Matrix): Holdings {
  const stated = matrix.flatMap((row, company) =>
    row.flatMap((share, owner) => (share > 0 ? [{ owner, company, share }] : [])),
  );
  const shares = stated.map(({ share }) => share);
  return holdings(matrix.length, {
    owners: stated.map(({ owner }) => owner),
    companies: stated.map(({ company }) => company),
    least: shares,
    most: shares,
  });
}
