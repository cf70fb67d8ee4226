import { setImmediate } from 'node:timers/promises';

/** Rows of one line: so few that reading it leaves the event loop free again within milliseconds. */
const rowsALine = 2_000;

/** Columns of values as text, to be kept in a file or handed to another thread: lines of JSON, some rows of all columns each. */
export function* textLines(columns: readonly (readonly unknown[])[]): Generator<Uint8Array> {
  const rows = columns[0]?.length ?? 0;
  for (let from = 0; from < rows; from += rowsALine)
    yield Buffer.from(`${JSON.stringify(columns.map((values) => values.slice(from, from + rowsALine)))}\n`);
}

/**
 * The columns that the lines tell of, some rows at a time; between them the event loop is free.
 *
 * @throws SyntaxError where a line is not one of `textLines`.
 */
export async function* readTextLines(lines: Uint8Array): AsyncGenerator<readonly (readonly unknown[])[]> {
  const text = Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength);
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf(10, from);
    yield JSON.parse(text.toString('utf8', from, end)) as readonly (readonly unknown[])[];
    from = end + 1;
    await setImmediate();
  }
}
