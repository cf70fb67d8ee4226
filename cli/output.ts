import { stringify } from 'csv-stringify/sync';
import { assertMayBePassedOn, type Licensed } from '../model/redistribution.ts';

/** The one JSON document that a command prints with `--json`. */
export function printJson(document: unknown): void {
  process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

export function printLine(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/**
 * Rows under headings as CSV, numbers in full; an empty cell is unknown.
 *
 * @param datasets  what the rows rest on, and `allowed` those that `--allow-licence` names.
 * @throws KnownError LICENCE_FORBIDS, before anything is written.
 */
export function printCsv(
  headings: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
  { datasets, allowed }: { readonly datasets: Iterable<Licensed>; readonly allowed: readonly string[] },
): void {
  assertMayBePassedOn(datasets, allowed);
  process.stdout.write(stringify([headings, ...rows], { record_delimiter: 'windows' }));
}

/** Rows under headings, columns as wide as their widest cell; numbers stand to the right. */
export function printTable(headings: readonly string[], rows: readonly (readonly (string | number | null)[])[]): void {
  const cells = rows.map((row) => row.map((cell) => (cell === null ? '–' : String(cell))));
  const widths = headings.map((heading, at) => Math.max(heading.length, ...cells.map((row) => row[at]?.length ?? 0)));
  const right = headings.map(
    (_, at) =>
      rows.length > 0 &&
      rows.every(
        (row) => typeof row[at] === 'number' || row[at] === null || /^[\d.,]+ ?(%|USD)?$/.test(String(row[at])),
      ),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => (right[at] ? cell.padStart(widths[at] as number) : cell.padEnd(widths[at] as number)))
      .join('  ')
      .trimEnd();
  printLine(line(headings));
  printLine(widths.map((width) => '─'.repeat(width)).join('  '));
  for (const row of cells) printLine(line(row));
}

/** A share as people read it: percent with two places. Only here, at the very edge. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

/** US dollars as people read them: millions with a separator. */
export function millions(usd: number | null): string {
  return usd === null ? 'not stated' : `${(Math.round(usd / 1e6) || 0).toLocaleString('en-US')} million USD`;
}
