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
    const plain = plainFigure(cell);
    if (plain !== undefined) return plain;
    const trimmed = cell.trim();
    if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(trimmed)) return undefined;
    const value = Number(trimmed);
    return Math.abs(value) <= largest ? value : undefined;
  },
};

/**
 * A figure as nearly all are written: blanks, and then up to 15 digits with at most one point among them; else `undefined`.
 *
 * Read digit by digit in a tenth of the time. The digits are a whole number below 2^53 and the power of ten is exact, so
 * their quotient is the nearest number to what is written, as `Number` gives it.
 *
 * @source Clinger, How to Read Floating Point Numbers Accurately, PLDI 1990, section 3.
 */
function plainFigure(cell: string): number | undefined {
  let at = 0;
  while (cell.charCodeAt(at) === 0x20) at++;
  let digits = 0;
  let decimals = -1; // before the point
  let whole = 0;
  for (; at < cell.length; at++) {
    const code = cell.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) {
      whole = whole * 10 + (code - 0x30);
      if (++digits > 15) return undefined;
      if (decimals >= 0) decimals++;
    } else if (code === 0x2e && decimals < 0) decimals = 0;
    else return undefined;
  }
  if (digits === 0) return undefined;
  return decimals > 0 ? whole / (powersOfTen[decimals] as number) : whole;
}

const powersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

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
    const [year, month, day] = [Number(trimmed.slice(0, 4)), Number(trimmed.slice(5, 7)), Number(trimmed.slice(8))];
    return day >= 1 && day <= daysOf(month, year) ? trimmed : undefined;
  },
};

/** Days of a month of the Gregorian calendar, 1 to 12; none of a month that there is not. */
function daysOf(month: number, year: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : ([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
}

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
