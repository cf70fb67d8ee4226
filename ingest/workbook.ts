import { posix } from 'node:path';
import { TextDecoder } from 'node:util';
import { type SaxesAttributePlain, SaxesParser } from 'saxes';
import type { Zip } from './zip.ts';

/** What is amiss in a workbook, and where. */
export class BadWorkbook extends Error {
  readonly where: string;
  readonly wanted: string;

  constructor(where: string, found: string, wanted: string, cause?: unknown) {
    super(found, cause === undefined ? {} : { cause });
    this.where = where;
    this.wanted = wanted;
  }
}

/** Whether an archive is a workbook, or another document of the same family. */
export function isOfficeDocument(zip: Zip): boolean {
  return zip.sizeOf('[Content_Types].xml') !== null;
}

/**
 * Rows of one sheet of a workbook (XLSX) in order, as texts; a row may be shorter than others, and empty ones are left out.
 *
 * A number is written as the shortest decimal that means it, one in a format for percent as `12.5%`, a day as YYYY-MM-DD,
 * with the time behind a `T` where it has one. The sheet is streamed; the shared texts of the workbook are held.
 *
 * @param sheet its name; may be left out where only one is to be seen.
 * @throws BadWorkbook for a formula, whose value is only as fresh as the program that last saved it; for merged cells, which
 * leave open what the others of them hold; for an error value, a day that never was, a sheet that unpacks to more than 1 GB,
 * shared texts of more than 128 MB, and what is no workbook.
 */
export async function* readSheet(zip: Zip, sheet?: string): AsyncGenerator<{ row: number; cells: string[] }> {
  const book = await readBook(zip);
  const found = chooseSheet(book.sheets, sheet);
  const texts = book.texts === null ? [] : await readSharedTexts(zip, book.texts);
  const formats = book.styles === null ? [] : await readFormats(zip, book.styles);

  let ready: { row: number; cells: string[] }[] = [];
  let row = 0;
  let cells: string[] = [];
  let column = 0;
  let cell: Cell = { place: '', type: 'n', format: 'PLAIN', text: '' };
  let takesText = false;
  const refuse = (place: string, what: string, wanted: string): never => {
    throw new BadWorkbook(`sheet '${found.name}', ${place}`, what, wanted);
  };
  const part = readPart(zip, found.part, largestSheet, {
    open(name, { r, t = 'n', s = '0', ref }) {
      if (name === 'row') {
        const next = r === undefined ? row + 1 : Number(r);
        if (!(next > row && next <= mostRows)) refuse(`row ${r}`, `a row after row ${row}`, 'rows in order');
        row = next;
        column = 0;
        cells = [];
      } else if (name === 'c') {
        column = r === undefined ? column + 1 : columnOf(r);
        if (!(column >= 1 && column <= mostColumns)) refuse(`row ${row}`, `a cell '${r}'`, 'a cell such as B7');
        cell = {
          place: `cell ${nameOfColumn(column)}${row}`,
          type: t,
          format: formats[Number(s)] ?? 'PLAIN',
          text: '',
        };
      } else if (name === 'f') {
        refuse(cell.place, 'a formula', 'values: copy the cells and paste them as values, or save the sheet as CSV');
      } else if (name === 'v' || name === 't') takesText = true;
      else if (name === 'mergeCell') refuse(`cells ${ref}`, 'merged cells', 'a table with one cell for each value');
    },
    text(text) {
      if (takesText) cell.text += text;
    },
    close(name) {
      if (name === 'v' || name === 't') takesText = false;
      else if (name === 'c') {
        const text = textOfCell(cell, texts, book.from1904, refuse);
        if (text === '') return;
        while (cells.length < column - 1) cells.push('');
        cells[column - 1] = text;
      } else if (name === 'row' && cells.length > 0) ready.push({ row, cells });
    },
  });
  for await (const _chunk of part) {
    yield* ready;
    ready = [];
  }
}

/** The sheets of a workbook that are to be seen, by name. @throws BadWorkbook */
export async function readSheetNames(zip: Zip): Promise<readonly string[]> {
  const { sheets } = await readBook(zip);
  return sheets.filter(({ hidden }) => !hidden).map(({ name }) => name);
}

/** Bounds of the format itself, then ours. */
const mostRows = 1_048_576;
const mostColumns = 16_384;
const largestSheet = 1024 ** 3;
const largestTexts = 128 * 1024 ** 2;
const largestPart = 16 * 1024 ** 2;
/** Letters between two tags: a cell holds 32,767, each of them escaped in up to 7. */
const longestText = 1024 ** 2;

interface Cell {
  readonly place: string;
  readonly type: string;
  readonly format: Format;
  text: string;
}

/** What the format of a cell says its number is. */
type Format = 'PLAIN' | 'DATE' | 'PERCENT';

interface Sheet {
  readonly name: string;
  readonly part: string;
  readonly hidden: boolean;
}

interface Book {
  readonly sheets: readonly Sheet[];
  readonly texts: string | null;
  readonly styles: string | null;
  readonly from1904: boolean;
}

function chooseSheet(sheets: readonly Sheet[], name: string | undefined): Sheet {
  const seen = sheets.filter(({ hidden }) => !hidden);
  const list = sheets.map((sheet) => `'${sheet.name}'`).join(', ');
  const chosen = name === undefined ? seen[0] : sheets.find((sheet) => sheet.name === name);
  if (chosen === undefined)
    throw new BadWorkbook('the sheets', list || 'none', name === undefined ? 'a sheet' : `a sheet '${name}'`);
  if (name === undefined && seen.length > 1)
    throw new BadWorkbook('the sheets', list, 'one sheet, or the name of one by --sheet');
  return chosen;
}

async function readBook(zip: Zip): Promise<Book> {
  const document = (await readRelations(zip, '')).find(({ type }) => type === 'officeDocument');
  if (document === undefined || !/\.xml$/.test(document.target))
    throw new BadWorkbook('the file', 'no workbook of Excel (.xlsx)', 'a workbook, or a table as CSV');
  const relations = await readRelations(zip, document.target);
  const target = (type: string) => relations.find((relation) => relation.type === type)?.target ?? null;
  const sheets: Sheet[] = [];
  let from1904 = false;
  await passPart(zip, document.target, largestPart, {
    open(name, { name: title = '', id, state, date1904 }) {
      if (name === 'workbookPr') from1904 = date1904 === '1' || date1904 === 'true';
      if (name !== 'sheet') return;
      const relation = relations.find((one) => one.id === id && one.type === 'worksheet'); // others are charts
      if (relation) sheets.push({ name: title, part: relation.target, hidden: (state ?? 'visible') !== 'visible' });
    },
  });
  return { sheets, texts: target('sharedStrings'), styles: target('styles'), from1904 };
}

/** What a part of the archive refers to; the archive as a whole for ''. */
async function readRelations(zip: Zip, part: string): Promise<{ id: string; type: string; target: string }[]> {
  const { dir, base } = posix.parse(part);
  const relations: { id: string; type: string; target: string }[] = [];
  await passPart(zip, posix.join(dir, '_rels', `${base}.rels`), largestPart, {
    open(name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) {
      if (name !== 'Relationship' || mode === 'External') return;
      const path = target.startsWith('/') ? target.slice(1) : posix.join(dir, target);
      relations.push({ id, type: type.slice(type.lastIndexOf('/') + 1), target: path });
    },
  });
  return relations;
}

async function readSharedTexts(zip: Zip, part: string): Promise<string[]> {
  const texts: string[] = [];
  let text = '';
  let takesText = false;
  let readings = 0; // how a text is said aloud stands beside it and is no part of it
  await passPart(zip, part, largestTexts, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') readings++;
      else if (name === 't') takesText = readings === 0;
    },
    text(letters) {
      if (takesText) text += letters;
    },
    close(name) {
      if (name === 'si') texts.push(unescaped(text));
      else if (name === 'rPh') readings--;
      else if (name === 't') takesText = false;
    },
  });
  return texts;
}

/** What each style of cells says their numbers are. */
async function readFormats(zip: Zip, part: string): Promise<Format[]> {
  const codes = new Map<string, string>();
  const formats: Format[] = [];
  let inCells = false;
  await passPart(zip, part, largestPart, {
    open(name, { numFmtId = '0', formatCode = '' }) {
      if (name === 'numFmt') codes.set(numFmtId, formatCode);
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) formats.push(formatOf(Number(numFmtId), codes.get(numFmtId)));
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}

/** @source ECMA-376 part 1, 18.8.30 and 18.8.31: the formats that have a number and no code, and what a code is made of. */
function formatOf(id: number, code: string | undefined): Format {
  if (code === undefined) {
    if (id === 9 || id === 10) return 'PERCENT';
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58)
      ? 'DATE'
      : 'PLAIN';
  }
  if (/\[(h+|m+|s+)\]/i.test(code)) return 'PLAIN'; // a length of time is a number of days
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  if (/[dmyhs]/i.test(bare)) return 'DATE';
  return bare.includes('%') ? 'PERCENT' : 'PLAIN';
}

function textOfCell(
  { place, type, format, text }: Cell,
  texts: readonly string[],
  from1904: boolean,
  refuse: (place: string, found: string, wanted: string) => never,
): string {
  if (text === '') return '';
  switch (type) {
    case 's':
      return texts[Number(text)] ?? refuse(place, `the shared text ${text}`, `one of ${texts.length} shared texts`);
    case 'inlineStr':
    case 'str':
      return unescaped(text);
    case 'b':
      return text === '1' ? 'true' : 'false';
    case 'd':
      return text;
    case 'e':
      return refuse(place, `the error ${text}`, 'a value');
    default: {
      const number = Number(text);
      if (!Number.isFinite(number)) return refuse(place, `'${text}'`, 'a number');
      if (format === 'DATE')
        return timeOf(number, from1904) ?? refuse(place, `the day number ${text}`, 'a day of the calendar');
      // 15 digits are what a sheet keeps: 0.07 is 7 %, not 7.000000000000001 %.
      return format === 'PERCENT' ? `${Number((number * 100).toPrecision(15))}%` : String(number);
    }
  }
}

/** The day, or time of it, of a day number; null where the calendar has none. Day 60 is 29 February 1900, which never was. */
function timeOf(number: number, from1904: boolean): string | null {
  if (number < 0 || number >= 2_958_466 || (!from1904 && number >= 60 && number < 61)) return null;
  const seconds = Math.round(number * 86_400);
  if (number < 1 && !from1904) return new Date(seconds * 1_000).toISOString().slice(11, 19);
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, number < 60 ? 31 : 30);
  const [day = '', time = ''] = new Date(start + seconds * 1_000).toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day}T${time.slice(0, 8)}`;
}

/** Letters that XML cannot hold are written as `_x000D_`. */
function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x(?!0000)([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
}

/** The number of the column of a cell such as `AB7`; NaN where it is no cell. */
function columnOf(cell: string): number {
  const letters = /^([A-Z]{1,3})\d+$/.exec(cell)?.[1];
  if (letters === undefined) return Number.NaN;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

function nameOfColumn(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return `${rest > 0 ? nameOfColumn(rest) : ''}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}

interface Listener {
  readonly open: (name: string, attributes: Readonly<Record<string, string | undefined>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

async function passPart(zip: Zip, part: string, largest: number, listener: Listener): Promise<void> {
  for await (const _chunk of readPart(zip, part, largest, listener));
}

/** Tells the listener what is in a part of the archive, and yields after each chunk. Names come without prefixes. */
async function* readPart(zip: Zip, part: string, largest: number, listener: Listener): AsyncGenerator<void> {
  const size = zip.sizeOf(part);
  if (size === null) throw new BadWorkbook('the file', `no part '${part}'`, 'a whole workbook');
  if (size > largest) throw new BadWorkbook(part, `${megabytes(size)} MB unpacked`, `at most ${megabytes(largest)} MB`);
  const parser = new SaxesParser({ position: false });
  let letters = 0; // since the last tag
  const refuse = (found: string, wanted: string, cause?: unknown) => {
    throw new BadWorkbook(part, found, wanted, cause);
  };
  parser.on('error', (cause) => refuse(cause.message, 'well-formed XML', cause));
  parser.on('doctype', () => refuse('a document type declaration', 'XML without one'));
  parser.on('opentag', ({ name, attributes }) => {
    letters = 0;
    listener.open(localName(name), withLocalNames(attributes));
  });
  parser.on('closetag', ({ name }) => {
    letters = 0;
    listener.close?.(localName(name));
  });
  if (listener.text) {
    parser.on('text', listener.text);
    parser.on('cdata', listener.text);
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of (await zip.bytes(part)) as AsyncIterable<Buffer>) {
      letters += chunk.length;
      parser.write(decoder.decode(chunk, { stream: true }));
      if (letters > longestText) refuse('more than 1 MB between two tags', 'a sheet of cells');
      yield;
    }
    parser.write(decoder.decode());
    parser.close();
    yield;
  } catch (cause) {
    if (cause instanceof BadWorkbook) throw cause;
    throw new BadWorkbook(part, cause instanceof Error ? cause.message : String(cause), 'a whole workbook', cause);
  }
}

function withLocalNames(attributes: Record<string, SaxesAttributePlain | string>): Record<string, string | undefined> {
  const local: Record<string, string | undefined> = Object.create(null);
  for (const [name, value] of Object.entries(attributes)) local[localName(name)] = String(value);
  return local;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function megabytes(bytes: number): string {
  return Math.ceil(bytes / 1024 ** 2).toLocaleString('en-US');
}
