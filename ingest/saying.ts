import { hash } from 'node:crypto';
import { isNodeKind, type LinkKindName, linkKinds, type NodeKindName, nodeKinds, valueFields } from './kinds.ts';
import type { IngestRecord } from './records.ts';

/**
 * Who says it. STORED: the store, as the dataset's. OF_OTHERS: the store, as another dataset's. SAID, MENTIONED and
 * WITHDRAWN: the new edition. INVENTED: the new edition, of a figure that it made up.
 */
export type Mark = 'STORED' | 'OF_OTHERS' | 'SAID' | 'INVENTED' | 'MENTIONED' | 'WITHDRAWN';

/** What is said of one node or relationship, by the store or by a record of the new edition; cut out of its line as it is asked for. */
export class Saying {
  /** What tells it from all others within the dataset: what sayings of the same thing have in common. */
  readonly key: string;
  readonly mark: Mark;
  readonly year: number | null;
  readonly #line: string;
  readonly #markEnd: number;

  constructor(line: string) {
    const keyEnd = line.indexOf(fieldEnd);
    const atEnd = line.indexOf(fieldEnd, keyEnd + 1);
    const markEnd = line.indexOf(fieldEnd, atEnd + 1);
    this.key = line.slice(0, keyEnd);
    this.mark = markOf.get(line.charAt(atEnd + 1)) as Mark;
    this.year = atEnd + 2 < markEnd ? Number(line.slice(atEnd + 2, markEnd)) : null;
    this.#line = line;
    this.#markEnd = markEnd;
  }

  /** Place in the order of arrival, as text that sorts; empty for what is stored. */
  get at(): string {
    return this.#line.slice(this.key.length + 1, this.#line.indexOf(fieldEnd, this.key.length + 1));
  }

  /** The values of its kind, in the order of `valueFields`, as JSON. */
  get values(): string {
    return this.#line.slice(this.#markEnd + 1, this.#valuesEnd);
  }

  get place(): string {
    return unescaped(this.#line.slice(this.#valuesEnd + 1));
  }

  get #valuesEnd(): number {
    return this.#line.indexOf(fieldEnd, this.#markEnd + 1);
  }
}

/** What a key tells of its node or relationship. */
export type Subject =
  | { readonly node: NodeKindName; readonly key: string }
  | { readonly link: LinkKindName; readonly start: string; readonly end: string; readonly id: string };

/** Parts of a key. Sorts above what ends a field of a line, so that lines of one key stand together. */
const partEnd = '\u001f';
export const fieldEnd = '\u0001';

const letterOf: Readonly<Record<Mark, string>> = {
  STORED: 'D',
  OF_OTHERS: 'O',
  SAID: 'S',
  INVENTED: 'I',
  MENTIONED: 'M',
  WITHDRAWN: 'W',
};
const markOf = new Map(Object.entries(letterOf).map(([mark, letter]) => [letter, mark as Mark]));

/** The place in the order of arrival of a record, by the number of its row and its own within that. */
export function arrivalOf(row: number, record: number): string {
  return inDigits(row, rowDigits) + (record === 0 ? '0000' : inDigits(record, 4));
}

/** The row in a place in the order of arrival, as text. */
export function rowOf(arrival: string): string {
  return arrival.slice(0, rowDigits);
}

const rowDigits = 7;

function inDigits(number: number, digits: number): string {
  const text = number.toString(36);
  return '0000000'.slice(0, digits - text.length) + text;
}

/**
 * A record of the new edition as a line of text, which sorts by key and then by arrival.
 *
 * @param edition the row's place, which has nothing to escape: that of its records which no column says.
 */
export function lineOfRecord(
  dataset: string,
  record: IngestRecord,
  mark: Mark,
  at: string,
  edition: string,
  column?: string,
): string {
  const { kind } = record;
  const fields = record as unknown as Fields;
  const year = 'year' in record ? record.year : null;
  const place = column === undefined ? edition : escaped(`${edition}:${column}`);
  return lineOf(keyOf(dataset, kind, fields), at, mark, year, valuesOf(kind, fields), place);
}

/** A row of what the store says as a line of text. */
export function lineOfStored(dataset: string, kind: NodeKindName | LinkKindName, row: object, mark: Mark): string {
  const fields = row as Fields & { readonly year?: number | null };
  return lineOf(keyOf(dataset, kind, fields), '', mark, fields.year ?? null, valuesOf(kind, fields), '');
}

function lineOf(key: string, at: string, mark: Mark, year: number | null, values: string, place: string): string {
  // Joined, the text is one piece: concatenated it would be a tree of pieces, which costs memory while it waits.
  return [key, at, letterOf[mark] + (year ?? ''), values, place].join(fieldEnd);
}

/** The node or relationship that a key stands for. */
export function subjectOf(dataset: string, key: string): Subject {
  const [kind = '', first = '', second = '', last = ''] = key.split(partEnd, 4);
  if (isNodeKind(kind)) return { node: kind, key: unescaped(first) };
  const link = kind as LinkKindName;
  const id = linkKinds[link].ownIdNotKept ? last : idOfText(dataset + partEnd + key);
  return { link, start: unescaped(first), end: unescaped(second), id };
}

/** The kind in a key. */
export function kindOf(key: string): NodeKindName | LinkKindName {
  return kindNamed.get(key.slice(0, key.indexOf(partEnd))) as NodeKindName | LinkKindName;
}

/** The kinds by name: a name cut out of a key is slow to look up wherever it is taken, the one found here is not. */
const kindNamed = new Map([...Object.keys(nodeKinds), ...Object.keys(linkKinds)].map((kind) => [kind, kind]));

/** The key of a node, or of the start node of a relationship, as it stands in the sayings' keys. */
export function firstPartOf(key: string): string {
  return key.split(partEnd, 2)[1] as string;
}

/** A node or relationship as a record gives it or, with its `id`, the store. */
type Fields = Readonly<Record<string, string | number | null | undefined>>;

function keyOf(dataset: string, kind: NodeKindName | LinkKindName, fields: Fields): string {
  if (isNodeKind(kind)) return kind + partEnd + escaped(fields.key);
  const { identity, ownIdNotKept } = linkKinds[kind];
  const ends = kind + partEnd + escaped(fields.start) + partEnd + escaped(fields.end);
  if (ownIdNotKept && fields.id !== undefined) return ends + partEnd + fields.id;
  let key = ends;
  if (fields.statement != null) key += `${partEnd}statement${partEnd}${escaped(fields.statement)}`;
  else for (const name of identity) key += partEnd + escaped(fields[name]);
  return ownIdNotKept ? ends + partEnd + idOfText(dataset + partEnd + key) : key;
}

function idOfText(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 16);
}

function valuesOf(kind: NodeKindName | LinkKindName, fields: Fields): string {
  const values: Fields[string][] = [];
  for (const name of valueFields(kind)) values.push(fields[name] ?? null);
  return JSON.stringify(values); // a list made by `map` takes it longer
}

/** Text as it stands, or as JSON where it has what ends a field or a line, or what UTF-8 may not hold; empty for none. */
function escaped(text: string | number | null | undefined): string {
  if (typeof text !== 'string') return String(text ?? '');
  // What begins as JSON does would be read as JSON.
  return isPlain(text) || !(text.startsWith('"') || endsOrHalves.test(text)) ? text : JSON.stringify(text);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: what ends a field or a line
const endsOrHalves = /[\u0000-\u001f\ud800-\udfff]/;

/** Whether JSON has the text as it stands: nearly all is so, and looking at each letter is the fastest way to see it. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code === 0x22 || code === 0x5c || (code >= 0xd800 && code < 0xe000)) return false;
  }
  return true;
}

function unescaped(text: string): string {
  return text.startsWith('"') ? (JSON.parse(text) as string) : text;
}
