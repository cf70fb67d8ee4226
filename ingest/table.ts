import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { KnownError } from '../model/errors.ts';

/** A file handed to a load, known by its content. */
export interface InputFile {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
}

/** One row of a table: `row` counts as a spreadsheet does, the header being row 1. */
export interface TableRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/**
 * The file as a load names it: its checksum is taken over the bytes as they lie on disk, packed or not.
 *
 * @throws KnownError BROKEN_FILE when the file cannot be read.
 */
export async function readInputFile(path: string): Promise<InputFile> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch (cause) {
    throw new KnownError(
      'BROKEN_FILE',
      { file: path, where: 'the file', found: reasonOf(cause), wanted: 'a readable file' },
      cause,
    );
  }
  return { path, name: basename(path), sha256: hash.digest('hex') };
}

/** How a table is written, and how much of it is wanted. */
export interface TableFormat {
  readonly delimiter?: string;
  /** The header alone: what lies below it is not looked at. */
  readonly headerOnly?: boolean;
  /** How its bytes are text, UTF-8 unless said. */
  readonly encoding?: Encoding;
}

export type Encoding = 'utf-8' | 'latin1';

/**
 * Rows of a delimited text file in order, the header first; every row has as many cells as the header.
 *
 * Reads UTF-8 with or without a byte order mark, or Latin-1 where the format says so, plain or gzip (judged by content), in bounded memory. Blank lines are
 * left out and counted.
 *
 * @throws KnownError BROKEN_FILE naming file and place: cut or invalid gzip, bytes that are no UTF-8, a NUL,
 * an open quote, a row of another length than the header, no header, or no row below it.
 */
export async function* readTable(
  file: InputFile,
  { delimiter = ',', headerOnly = false, encoding = 'utf-8' }: TableFormat = {},
): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n'], // some files mix them
    relax_column_count: true,
    max_record_size: 16 * 1024 * 1024,
    ...(headerOnly ? { to: 1 } : {}),
  });
  const gzip = await startsAsGzip(file.path);
  const bytes = createReadStream(file.path);
  const text = textOf(encoding);
  const flow = gzip ? pipeline(bytes, createGunzip(), text, parser) : pipeline(bytes, text, parser);
  flow.catch(() => undefined); // the failure reaches us through the parser that the loop below reads

  let row = 0;
  let width = 0;
  let rows = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      row++;
      if (cells.length === 1 && cells[0] === '') continue;
      if (rows++ === 0) width = cells.length;
      if (cells.length !== width) {
        throw broken(
          file,
          `row ${row}`,
          `${cells.length} cells, the last '${cells.at(-1) ?? ''}'`,
          `${width} cells, as in the header`,
        );
      }
      yield { row, cells };
    }
  } catch (cause) {
    if (cause instanceof KnownError) throw cause;
    if (cause instanceof BadText) throw broken(file, `line ${cause.line}`, cause.message, 'text in UTF-8', cause);
    if (cause instanceof CsvError) {
      const badRow = Number(cause.records) + 1;
      throw broken(file, `row ${badRow}`, reasonOf(cause), 'well-formed quotes and rows below 16 MB', cause);
    }
    throw broken(file, `after row ${row}`, reasonOf(cause), 'a whole file', cause);
  } finally {
    bytes.destroy();
  }
  if (rows === 0) throw broken(file, 'row 1', 'nothing', 'a header');
  if (rows === 1 && !headerOnly) throw broken(file, `row ${row + 1}`, 'the end', 'at least one row below the header');
}

/**
 * The text of a file in order, in chunks of no particular length, for formats that are not tables.
 *
 * @throws KnownError BROKEN_FILE naming file and line: cut or invalid gzip, bytes that are no UTF-8, a NUL.
 */
export async function* readText(file: InputFile): AsyncGenerator<string> {
  const gzip = await startsAsGzip(file.path);
  const bytes = createReadStream(file.path, { highWaterMark: 256 * 1024 });
  const text = textOf('utf-8');
  const flow = gzip ? pipeline(bytes, createGunzip(), text) : pipeline(bytes, text);
  flow.catch(() => undefined); // the failure reaches us through the text that the loop below reads
  try {
    for await (const chunk of text as AsyncIterable<string>) yield chunk;
  } catch (cause) {
    if (cause instanceof BadText) throw broken(file, `line ${cause.line}`, cause.message, 'text in UTF-8', cause);
    throw broken(file, 'the file', reasonOf(cause), 'a whole file', cause);
  } finally {
    bytes.destroy();
  }
}

/** The error of a file that cannot be loaded at all, with place, found and wanted. */
export function broken(file: InputFile, where: string, found: string, wanted: string, cause?: unknown): KnownError {
  return new KnownError('BROKEN_FILE', { file: file.name, where, found, wanted }, cause);
}

async function startsAsGzip(path: string): Promise<boolean> {
  for await (const chunk of createReadStream(path, { end: 1 }) as AsyncIterable<Buffer>)
    return chunk[0] === 0x1f && chunk[1] === 0x8b;
  return false;
}

/** Bytes that are no text, and the line of the file that has them. */
class BadText extends Error {
  readonly line: number;

  constructor(found: string, line: number) {
    super(found);
    this.line = line;
  }
}

function textOf(encoding: Encoding): Transform {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  const decode = (chunk: Buffer | undefined, done: (error: Error | null, text?: string) => void) => {
    try {
      const text = chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
      const nul = text.indexOf('\0');
      if (nul >= 0) return done(new BadText('a NUL', line + newlines(text.slice(0, nul))));
      line += newlines(text);
      done(null, text);
    } catch {
      // Decoded again without care, the first bad byte shows as a replacement character.
      const [before = ''] = new TextDecoder().decode(chunk).split('\ufffd', 1);
      done(new BadText('bytes that are no UTF-8', line + newlines(before)));
    }
  };
  return new Transform({
    readableObjectMode: true,
    transform: (chunk: Buffer, _encoding, done) => decode(chunk, done),
    flush: (done) => decode(undefined, done),
  });
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function reasonOf(cause: unknown): string {
  return (cause as Partial<Error> | undefined)?.message ?? String(cause);
}
