import type { FieldType } from './fields.ts';

/** How numbers may be written, each by the number that is a thousand and two hundred thirty-four and a half. */
export const numberStyles = ['1234.5', '1,234.5', '1234,5', '1.234,5', '1 234,5'] as const;
export const dateStyles = ['YYYY-MM-DD', 'DD.MM.YYYY', 'DD/MM/YYYY', 'MM/DD/YYYY'] as const;

/** How the numbers and dates of a table are written. */
export interface Styles {
  readonly numbers: (typeof numberStyles)[number];
  readonly dates: (typeof dateStyles)[number];
}

/** As YAML writes them, and we. */
export const plainStyles: Styles = { numbers: '1234.5', dates: 'YYYY-MM-DD' };

/** A value in our units, or what was wanted instead. */
export type ReadCell = { readonly value: unknown } | { readonly wanted: string };

/**
 * The value of a cell by the styles that the mapping gives for numbers and dates, and the unit that its field has.
 *
 * A cell in percent may have its sign; one in a fraction may not, so that a column with signs is not taken for fractions.
 */
export function readCell(
  cell: string,
  type: FieldType<unknown>,
  unit: string | undefined,
  { numbers, dates }: Styles,
): ReadCell {
  if (type.style === 'DATE') {
    const day = isoDay(cell.trim(), dates);
    const value = day === null ? undefined : type.column.read(day);
    return value === undefined ? { wanted: `a date as ${dates}` } : { value };
  }
  if (type.style !== 'NUMBER') {
    const value = type.column.read(cell);
    return value === undefined ? { wanted: type.column.wanted } : { value };
  }
  const wanted = unit === undefined ? `a number such as ${numbers}` : `a number such as ${numbers}, in ${unit}`;
  const bare = unit === 'percent' ? cell.trim().replace(/\s*%$/, '') : cell.trim();
  const plain = plainNumber(bare, numbers);
  if (plain === null) return { wanted };
  const convert = unit === undefined ? undefined : type.units?.[unit];
  const number = convert ? convert(plain) : plain;
  const value = type.column.read(String(number));
  return value === undefined
    ? { wanted: unit === undefined ? type.column.wanted : `${type.column.wanted} in ${unit}` }
    : { value };
}

const patterns: Readonly<Record<Styles['numbers'], RegExp>> = {
  '1234.5': /^[+-]?\d+(\.\d+)?(e[+-]?\d{1,3})?$/i,
  '1,234.5': /^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/,
  '1234,5': /^[+-]?\d+(,\d+)?$/,
  '1.234,5': /^[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/,
  '1 234,5': /^[+-]?(\d{1,3}([ \u00a0\u202f]\d{3})+|\d+)(,\d+)?$/,
};

function plainNumber(text: string, style: Styles['numbers']): number | null {
  if (!patterns[style].test(text)) return null;
  const bare = text.replace(/[ \u00a0\u202f]/g, '');
  const isComma = style.endsWith(',5');
  const number = Number(isComma ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', ''));
  return Number.isFinite(number) ? number : null;
}

function isoDay(text: string, style: Styles['dates']): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text; // as days of workbooks come
  const [one = '', two = '', year = ''] = text.split(style === 'DD.MM.YYYY' ? '.' : '/');
  if (style === 'YYYY-MM-DD' || !/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(one) || !/^\d{1,2}$/.test(two)) return null;
  const [day, month] = style === 'MM/DD/YYYY' ? [two, one] : [one, two];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
