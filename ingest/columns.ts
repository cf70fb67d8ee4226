import { type Iso3, isAggregate, isEconomy } from '../model/iso3.ts';

/** How the text of one cell becomes a value: `undefined` rejects the row, and `wanted` says what was expected. */
export interface Column<T> {
  readonly wanted: string;
  readonly read: (text: string) => T | undefined;
}

/** Text as it stands, without blanks around it; never empty. */
export const text: Column<string> = {
  wanted: 'a text',
  read: (cell) => cell.trim() || undefined,
};

/** World output is 1e14 US dollars: a figure above this is a slip, and a few like 1e308 would sum to infinity. */
const largest = 1e18;

/** A number with a decimal point, without thousands separators, up to 1e18 either way; an exponent is allowed. */
export const decimal: Column<number> = {
  wanted: 'a number such as 1234.5',
  read: (cell) => {
    const trimmed = cell.trim();
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(trimmed)) return undefined;
    const value = Number(trimmed);
    return Math.abs(value) <= largest ? value : undefined;
  },
};

/** A number that is zero or above. */
export const nonNegative: Column<number> = {
  wanted: 'a number from 0 up, such as 1234.5',
  read: (cell) => {
    const value = decimal.read(cell);
    return value !== undefined && value >= 0 ? value : undefined;
  },
};

/** A calendar year, 1800 to 2200. */
export const year: Column<number> = {
  wanted: 'a year such as 2011',
  read: (cell) =>
    /^\d{4}(\.0)?$/.test(cell.trim()) && Number(cell) >= 1800 && Number(cell) <= 2200 ? Number(cell) : undefined,
};

/** A fraction 0..1, never percent. */
export const share: Column<number> = {
  wanted: 'a share from 0 to 1',
  read: (cell) => {
    const value = decimal.read(cell);
    return value !== undefined && value >= 0 && value <= 1 ? value : undefined;
  },
};

/** A day as YYYY-MM-DD that the calendar has. */
export const date: Column<string> = {
  wanted: 'a date as YYYY-MM-DD',
  read: (cell) => {
    const trimmed = cell.trim();
    if (!/^\d{4}-\d{2}-\d{2}$/.test(trimmed)) return undefined;
    const day = new Date(`${trimmed}T00:00:00Z`);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(trimmed) ? trimmed : undefined;
  },
};

/** A day of a date or time; the first of a month or year that is all that is known. */
export const dayOrFirst: Column<string> = {
  wanted: 'a date such as 2020-03-04, 2020-03 or 2020',
  read: (cell) => {
    const trimmed = cell.trim();
    return date.read(/^\d{4}(-\d{2})?$/.test(trimmed) ? `${trimmed}-01-01`.slice(0, 10) : trimmed.slice(0, 10));
  },
};

/**
 * An economy as ISO 3166-1 alpha-3, or a dissolved one as ISO 3166-3.
 *
 * @param lookup codes that this source still uses for others, such as `{ ROM: 'ROU' }`.
 */
export function economy(lookup: Readonly<Record<string, Iso3>> = {}): Column<Iso3> {
  return {
    wanted: 'an economy as ISO 3166-1 alpha-3',
    read: (cell) => {
      const code = Object.hasOwn(lookup, cell.trim()) ? lookup[cell.trim()] : cell.trim();
      return code !== undefined && isEconomy(code) ? code : undefined;
    },
  };
}

/** As `economy`, and aggregates such as ROW besides. */
export function economyOrAggregate(lookup: Readonly<Record<string, Iso3>> = {}): Column<Iso3> {
  const plain = economy(lookup);
  return {
    wanted: `${plain.wanted}, or an aggregate such as ROW`,
    read: (cell) => {
      const code = Object.hasOwn(lookup, cell.trim()) ? (lookup[cell.trim()] ?? '') : cell.trim();
      return isAggregate(code) ? code : plain.read(cell);
    },
  };
}

/** One of the words given. */
export function oneOf<const W extends string>(...words: readonly W[]): Column<W> {
  return { wanted: `one of ${words.join(', ')}`, read: (cell) => words.find((word) => word === cell.trim()) };
}

/** As the column given, where an empty cell says nothing: `null`, never a default. */
export function optional<T>(column: Column<T>): Column<T | null> {
  return { wanted: `${column.wanted}, or nothing`, read: (cell) => (cell.trim() === '' ? null : column.read(cell)) };
}
