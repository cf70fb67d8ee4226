/** The figures behind a picture, as its table shows them and its CSV holds them. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A column; `show` writes a number for people, while the CSV holds it as it came, with the unit in its header. */
export interface Column {
  readonly name: string;
  /** Unit, such as `share` or `usd`; none for texts. */
  readonly unit?: string;
  readonly show?: (value: number) => string;
}

export type Cell = string | number | null;

/**
 * The table as CSV with its sources in a column, so that no row is parted from them.
 *
 * A text that a spreadsheet would run begins with a quote mark; what is not known is empty.
 */
export function csvOf({ columns, rows }: Table, sources: readonly string[]): string {
  const header = [...columns.map(({ name, unit }) => (unit ? `${name} (${unit})` : name)), 'sources'];
  const cited = sources.join('; ');
  return [header, ...rows.map((row) => [...row, cited])].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
