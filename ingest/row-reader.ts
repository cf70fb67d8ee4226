import type { Rejection } from '../model/load-entry.ts';
import type { Column } from './columns.ts';
import { broken, type Encoding, type InputFile, readTable, readTableBatches, type TableRow } from './table.ts';

/** What the cells of a row come to, by column. */
export type ValuesOf<C extends Readonly<Record<string, Column<unknown>>>> = {
  readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never;
};

/** What a file of rows must look like: each column's name and reading, and columns that are known and left aside. */
export interface TableLayout<C extends Readonly<Record<string, Column<unknown>>>> {
  readonly columns: C;
  /** Columns left aside by name; `'rest'` leaves aside all that is not asked for. */
  readonly ignored?: readonly string[] | 'rest';
  readonly delimiter?: string;
  readonly encoding?: Encoding;
  readonly sheet?: string;
}

/** A row as values, or the first cell that could not be read. */
export type ReadRow<V> =
  | { readonly row: number; readonly values: V }
  | { readonly row: number; readonly rejected: Rejection };

/**
 * Rows of a file as typed values, in order; a bad cell becomes a rejection of its row, never a default.
 *
 * @throws KnownError BROKEN_FILE when a column is missing, unknown or there twice, and for all that `readTable` refuses.
 */
export async function* readRows<const C extends Readonly<Record<string, Column<unknown>>>>(
  file: InputFile,
  layout: TableLayout<C>,
): AsyncGenerator<ReadRow<ValuesOf<C>>> {
  for await (const rows of readRowBatches(file, layout)) yield* rows;
}

/** As `readRows`, some thousand rows at a time, for tables of millions of rows. */
export async function* readRowBatches<const C extends Readonly<Record<string, Column<unknown>>>>(
  file: InputFile,
  layout: TableLayout<C>,
): AsyncGenerator<readonly ReadRow<ValuesOf<C>>[]> {
  let places: readonly Place[] | null = null;
  for await (const batch of readTableBatches(file, layout)) {
    let rows = batch;
    if (places === null) {
      const header = batch[0]?.cells ?? [];
      places = columnPlaces(
        file,
        header.map((cell) => cell.trim()),
        layout,
      );
      rows = batch.slice(1);
    }
    const read: ReadRow<ValuesOf<C>>[] = [];
    for (const row of rows) read.push(readRow(file, row, places) as ReadRow<ValuesOf<C>>);
    yield read;
  }
}

function readRow(file: InputFile, { row, cells }: TableRow, places: readonly Place[]): ReadRow<object> {
  const values = new Values() as Record<string, unknown>;
  for (const place of places) {
    const cell = cells[place.at] ?? '';
    const end = cell.charCodeAt(cell.length - 1);
    if (end !== place.end || cell !== place.cell) {
      place.value = place.column.read(cell);
      place.cell = cell;
      place.end = end;
    }
    if (place.value === undefined) {
      const {
        name: column,
        column: { wanted },
      } = place;
      return { row, rejected: { file: file.name, row, column, found: cell, wanted } };
    }
    values[place.name] = place.value;
  }
  return { row, values };
}

/** A column, where its cells stand, and the last one with what it came to: the years and countries of most tables repeat. */
interface Place {
  readonly name: string;
  readonly column: Column<unknown>;
  readonly at: number;
  cell: string | null;
  /** The last letter of that cell: figures, which seldom repeat, differ there, and whole cells take longer to compare. */
  end: number;
  value: unknown;
}

/** Makes objects that inherit nothing, for a column may be called __proto__; those of `Object.create` are slow to fill. */
const Values = function Values() {} as unknown as new () => object;
Values.prototype = Object.create(null);

/** The header row of a file, to tell which of several layouts it has. */
export async function readHeader(file: InputFile, encoding: Encoding = 'utf-8'): Promise<readonly string[]> {
  for await (const { cells } of readTable(file, { headerOnly: true, encoding }))
    return cells.map((cell) => cell.trim());
  return [];
}

function columnPlaces(
  file: InputFile,
  header: readonly string[],
  { columns, ignored = [] }: TableLayout<Readonly<Record<string, Column<unknown>>>>,
): readonly Place[] {
  const twice = header.find(
    (name, at) => header.indexOf(name) !== at && (Object.hasOwn(columns, name) || ignored !== 'rest'),
  );
  if (twice !== undefined) throw broken(file, 'the header', `the column '${twice}' twice`, 'each column once');
  const missing = Object.keys(columns).find((name) => !header.includes(name));
  if (missing !== undefined) {
    throw broken(
      file,
      'the header',
      `no column '${missing}' among ${header.slice(0, 12).join(', ')}`,
      `the columns ${Object.keys(columns).join(', ')}`,
    );
  }
  const unknown = header.find((name) => !Object.hasOwn(columns, name) && ignored !== 'rest' && !ignored.includes(name));
  if (unknown !== undefined) {
    throw broken(
      file,
      'the header',
      `the column '${unknown}'`,
      `only ${[...Object.keys(columns), ...(ignored === 'rest' ? [] : ignored)].join(', ')}`,
    );
  }
  return Object.entries(columns).map(([name, column]) => {
    return { name, column, at: header.indexOf(name), cell: null, end: -1, value: undefined };
  });
}
