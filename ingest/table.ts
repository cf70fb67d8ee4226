import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TextDecoder } from 'node:util';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { KnownError } from '../model/errors.ts';
import { BadWorkbook, isOfficeDocument, readSheet, readSheetNames } from './workbook.ts';
import { Zip } from './zip.ts';

/** A file handed to a load, known by its content. */
export interface InputFile {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  /** Where it is a workbook, the sheet that is meant, by name. */
  readonly sheet?: string;
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
export async function readInputFile(path: string, sheet?: string): Promise<InputFile> {
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
  return { path, name: basename(path), sha256: hash.digest('hex'), ...(sheet !== undefined && { sheet }) };
}

/** How a table is written, and how much of it is wanted. What tells of text is left aside where the file is a workbook. */
export interface TableFormat {
  readonly delimiter?: string;
  /** The header alone: what lies below it is not looked at. */
  readonly headerOnly?: boolean;
  /** How its bytes are text, UTF-8 unless said. */
  readonly encoding?: Encoding;
  /** Which sheet of a workbook, by name; the one that the file is handed over with unless said. */
  readonly sheet?: string;
}

export type Encoding = 'utf-8' | 'latin1';

/**
 * Rows of a table in order, the header first; every row has as many cells as the header.
 *
 * Reads text in UTF-8 with or without a byte order mark, or Latin-1 where the format says so, plain, in gzip or alone in a
 * ZIP archive, and a sheet of a workbook (XLSX, see `readSheet`), all judged by content, in bounded memory. Blank lines are
 * left out and counted.
 *
 * @throws KnownError BROKEN_FILE naming file and place: a cut or invalid archive or one that unpacks without end, bytes
 * that are no UTF-8, a NUL, an open quote, a row of another length than the header or above 4 MB, no header, or no row below it.
 */
export async function* readTable(file: InputFile, format: TableFormat = {}): AsyncGenerator<TableRow> {
  for await (const rows of readTableBatches(file, format)) yield* rows;
}

/** As `readTable`, some hundred rows at a time: to wait for each row costs as much as to read it. */
export async function* readTableBatches(
  file: InputFile,
  format: TableFormat = {},
): AsyncGenerator<readonly TableRow[]> {
  let width = 0;
  let rows = 0;
  let last = 0;
  for await (const batch of tableRows(file, format)) {
    if (rows === 0) width = batch[0]?.cells.length ?? 0;
    const odd = batch.findIndex(({ cells }) => cells.length !== width);
    const good = odd < 0 ? batch : batch.slice(0, odd);
    rows += good.length;
    last = good.at(-1)?.row ?? last;
    if (good.length > 0) yield format.headerOnly ? good.slice(0, 1) : good;
    if (format.headerOnly && rows > 0) return;
    if (odd >= 0) {
      const { row, cells } = batch[odd] as TableRow;
      const found = `${cells.length} cells, the last '${cells.at(-1) ?? ''}'`;
      throw broken(file, `row ${row}`, found, `${width} cells, as in the header`);
    }
  }
  if (rows === 0) throw broken(file, 'row 1', 'nothing', 'a header');
  if (rows === 1) throw broken(file, `row ${last + 1}`, 'the end', 'at least one row below the header');
}

async function* tableRows(file: InputFile, format: TableFormat): AsyncGenerator<readonly TableRow[]> {
  const opened = await open(file);
  try {
    if ('book' in opened) yield* sheetRows(file, opened.book, format.sheet ?? file.sheet);
    else yield* textRows(file, opened.bytes, format);
  } finally {
    opened.close();
  }
}

async function* textRows(
  file: InputFile,
  bytes: readonly NodeJS.ReadableStream[],
  { delimiter = ',', headerOnly = false, encoding = 'utf-8' }: TableFormat,
): AsyncGenerator<readonly TableRow[]> {
  const text = textOf(encoding);
  pipeline([...bytes, text]).catch(() => undefined); // the failure reaches us through the text below
  let row = 0;
  let blank = 0;
  try {
    for await (const lines of cellsOf(text as AsyncIterable<string>, delimiter, headerOnly)) {
      const rows: TableRow[] = [];
      for (const cells of lines) {
        row++;
        if (cells.length > 1 || cells[0] !== '') rows.push({ row, cells });
        else if (++blank > mostBlank) throw broken(file, `row ${row}`, `${mostBlank} blank lines`, 'a table');
      }
      yield rows;
    }
  } catch (cause) {
    if (cause instanceof KnownError) throw cause;
    if (cause instanceof BadText) throw broken(file, `line ${cause.line}`, cause.message, 'text in UTF-8', cause);
    if (cause instanceof BadRow)
      throw broken(file, `row ${cause.row}`, cause.message, 'well-formed quotes and rows below 4 MB', cause);
    throw broken(file, `after row ${row}`, reasonOf(cause), 'a whole file', cause);
  }
}

/**
 * The cells of rows in order, some hundred rows at a time.
 *
 * Up to the first quote, text is cut at line ends and delimiters, several times as fast as a parser reads it. From the row
 * on that has the quote the parser reads, and judges what is amiss.
 */
async function* cellsOf(
  text: AsyncIterable<string>,
  delimiter: string,
  headerOnly: boolean,
): AsyncGenerator<readonly (readonly string[])[]> {
  const chunks = text[Symbol.asyncIterator]();
  let rows = 0;
  let rest = '';
  for (;;) {
    const { value: chunk, done } = await chunks.next();
    if (done) break;
    rest += chunk;
    if (chunk.includes('"') || rest.length > longest) {
      yield* parsedCells(begunWith(rest, chunks), delimiter, headerOnly, rows);
      return;
    }
    if (!chunk.includes('\n')) continue;
    const end = rest.lastIndexOf('\n');
    const lines = rest.slice(0, end).split('\n');
    const mayReturn = rest.includes('\r');
    rest = rest.slice(end + 1);
    rows += lines.length;
    for (let at = 0; at < lines.length; at += rowsAtOnce)
      yield lines
        .slice(at, at + rowsAtOnce)
        .map((line) => cut(mayReturn && line.endsWith('\r') ? line.slice(0, -1) : line, delimiter));
  }
  if (rest !== '') yield [rest.split(delimiter)];
}

/** As `split`, which takes twice as long for a line of some cells. */
function cut(line: string, delimiter: string): readonly string[] {
  const cells: string[] = [];
  let at = 0;
  for (let end = line.indexOf(delimiter); end >= 0; end = line.indexOf(delimiter, at)) {
    cells.push(line.slice(at, end));
    at = end + delimiter.length;
  }
  cells.push(line.slice(at));
  return cells;
}

async function* parsedCells(
  text: AsyncIterable<string>,
  delimiter: string,
  headerOnly: boolean,
  rowsBefore: number,
): AsyncGenerator<readonly (readonly string[])[]> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n'], // some files mix them
    relax_column_count: true,
    max_record_size: longest,
    ...(headerOnly ? { to: 1 } : {}),
  });
  pipeline(Readable.from(text), parser).catch(() => undefined); // the failure reaches us through the parser below
  try {
    let rows: string[][] = [];
    for await (const cells of parser as AsyncIterable<string[]>) {
      if (rows.push(cells) < rowsAtOnce) continue;
      yield rows;
      rows = [];
    }
    yield rows;
  } catch (cause) {
    throw cause instanceof CsvError ? new BadRow(cause, rowsBefore + Number(cause.records) + 1) : cause;
  }
}

async function* begunWith(first: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** The sheets of a workbook that are to be seen, by name; none where the file is no workbook. @throws KnownError BROKEN_FILE */
export async function sheetNames(file: InputFile): Promise<readonly string[]> {
  const opened = await open(file);
  try {
    return 'book' in opened ? await readSheetNames(opened.book) : [];
  } catch (cause) {
    if (cause instanceof BadWorkbook) throw broken(file, cause.where, cause.message, cause.wanted, cause);
    throw cause;
  } finally {
    opened.close();
  }
}

/** Rows of a sheet, as wide as the header where nothing stands behind it. */
async function* sheetRows(file: InputFile, book: Zip, sheet: string | undefined): AsyncGenerator<readonly TableRow[]> {
  let width = 0;
  try {
    for await (const { row, cells } of readSheet(book, sheet)) {
      width ||= cells.length;
      while (cells.length < width) cells.push('');
      yield [{ row, cells }];
    }
  } catch (cause) {
    if (cause instanceof BadWorkbook) throw broken(file, cause.where, cause.message, cause.wanted, cause);
    throw cause;
  }
}

/**
 * The text of a file in order, in chunks of no particular length, for formats that are not tables.
 *
 * @throws KnownError BROKEN_FILE naming file and line: cut or invalid gzip, bytes that are no UTF-8, a NUL.
 */
export async function* readText(file: InputFile): AsyncGenerator<string> {
  const opened = await open(file);
  if ('book' in opened) {
    opened.close();
    throw broken(file, 'the file', 'a workbook', 'text');
  }
  const text = textOf('utf-8');
  pipeline([...opened.bytes, text]).catch(() => undefined); // the failure reaches us through the text below
  try {
    for await (const chunk of text as AsyncIterable<string>) yield chunk;
  } catch (cause) {
    if (cause instanceof KnownError) throw cause;
    if (cause instanceof BadText) throw broken(file, `line ${cause.line}`, cause.message, 'text in UTF-8', cause);
    throw broken(file, 'the file', reasonOf(cause), 'a whole file', cause);
  } finally {
    opened.close();
  }
}

/** The error of a file that cannot be loaded at all, with place, found and wanted. */
export function broken(file: InputFile, where: string, found: string, wanted: string, cause?: unknown): KnownError {
  return new KnownError('BROKEN_FILE', { file: file.name, where, found, wanted }, cause);
}

/** A file as what it holds: the streams that its bytes come through, or a workbook. */
type Opened =
  | { readonly bytes: readonly (Readable | Transform)[]; readonly close: () => void }
  | { readonly book: Zip; readonly close: () => void };

async function open(file: InputFile): Promise<Opened> {
  const start = await firstBytes(file.path, 4);
  if (start === 'd0cf11e0') throw broken(file, 'the file', 'a workbook of Excel 97 or an encrypted one', 'XLSX or CSV');
  if (start === '504b0304') return openArchive(file);
  const bytes = createReadStream(file.path, { highWaterMark: 256 * 1024 });
  const isGzip = start.startsWith('1f8b');
  return {
    bytes: isGzip ? [bytes, createGunzip(), await endlessRefused(file)] : [bytes],
    close: () => bytes.destroy(),
  };
}

/** Characters of a row: 15,000 columns of figures, the widest tables of industries that there are, have a tenth of it. */
const longest = 4 * 1024 * 1024;

/** Rows that are handed over at a time: fewer cost more waiting, more outlive the collector's first round and are copied. */
const rowsAtOnce = 500;

/** Blank lines that a table may have: a file of nothing else packs a thousand to one and is read for an hour. */
const mostBlank = 10_000;

/**
 * Passes on what a packed file unpacks to, up to 250 times its size. Deflate packs 1,032 to one at best, and only what says
 * nothing: the table of 1,642 columns that the World Input-Output Database publishes comes to 8.
 */
async function endlessRefused(file: InputFile): Promise<Transform> {
  const { size } = await stat(file.path);
  const most = Math.max(16 * 1024 * 1024, 250 * size);
  let bytes = 0;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length;
      if (bytes <= most) done(null, chunk);
      else done(broken(file, 'the file', `more than ${most} bytes unpacked`, 'a file packed at most 250 to 1'));
    },
  });
}

async function openArchive(file: InputFile): Promise<Opened> {
  let zip: Zip | null = null;
  try {
    zip = await Zip.open(file.path);
    const book = zip;
    if (isOfficeDocument(book)) return { book, close: () => book.close() };
    const [name, another] = book.names;
    if (name === undefined || another !== undefined)
      throw broken(file, 'the archive', `${book.names.length} files`, 'one file, or a workbook');
    const bytes = await book.bytes(name);
    const close = () => {
      bytes.destroy();
      book.close();
    };
    return { bytes: [bytes, await endlessRefused(file)], close };
  } catch (cause) {
    zip?.close();
    throw cause instanceof KnownError ? cause : broken(file, 'the archive', reasonOf(cause), 'a whole archive', cause);
  }
}

/** The first bytes of a file, in hexadecimal. */
async function firstBytes(path: string, count: number): Promise<string> {
  for await (const chunk of createReadStream(path, { end: count - 1 }) as AsyncIterable<Buffer>)
    return chunk.toString('hex');
  return '';
}

/** Bytes that are no text, and the line of the file that has them. */
class BadText extends Error {
  readonly line: number;

  constructor(found: string, line: number) {
    super(found);
    this.line = line;
  }
}

/** A row that the parser refuses. */
class BadRow extends Error {
  readonly row: number;

  constructor(cause: CsvError, row: number) {
    super(cause.message, { cause });
    this.row = row;
  }
}

/**
 * Bytes as text, in whole lines where there are line ends.
 *
 * Each piece is decoded by itself: a decoder that waits for the next piece gives text of two bytes a letter, whatever the
 * letters, and all that is cut out of it takes twice the memory and longer at every step. Cut at line ends, the pieces
 * that have such letters don't pass them on to the next.
 */
function textOf(encoding: Encoding): Transform {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  let line = 1;
  let isStart = true;
  let held: Buffer = Buffer.alloc(0); // the beginning of a line
  const decode = (bytes: Buffer, done: (error: Error | null, text?: string) => void) => {
    try {
      let text = decoder.decode(bytes);
      if (isStart && text.startsWith('\ufeff')) text = text.slice(1);
      isStart &&= text === '';
      const nul = text.indexOf('\0');
      if (nul >= 0) return done(new BadText('a NUL', line + newlines(text.slice(0, nul))));
      line += newlines(text);
      done(null, text);
    } catch {
      // Decoded again without care, the first bad byte shows as a replacement character.
      const [before = ''] = new TextDecoder().decode(bytes).split('\ufffd', 1);
      done(new BadText('bytes that are no UTF-8', line + newlines(before)));
    }
  };
  return new Transform({
    readableObjectMode: true,
    transform: (chunk: Buffer, _encoding, done) => {
      const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      if (isStart && startsAsUtf16(bytes)) return done(new BadText('UTF-16', line));
      const end = bytes.lastIndexOf(0x0a) + 1 || lengthOfWholeCharacters(bytes);
      held = bytes.subarray(end);
      decode(bytes.subarray(0, end), done);
    },
    flush: (done) => decode(held, done),
  });
}

/** Bytes up to a character of UTF-8 that begins at the end and is not all there. */
function lengthOfWholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte >= 0xc0) return bytes.length - back; // the first of a character, which is thus decoded with what follows
    if (byte < 0x80) break;
  }
  return bytes.length;
}

function startsAsUtf16([first, second]: Buffer): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function reasonOf(cause: unknown): string {
  return (cause as Partial<Error> | undefined)?.message ?? String(cause);
}
