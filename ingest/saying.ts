import { hash } from 'node:crypto';
import { isNodeKind, type LinkKindName, linkKinds, type NodeKindName, valueFields } from './kinds.ts';
import type { IngestRecord } from './records.ts';

/**
 * Who says it. STORED: the store, as the dataset's. OF_OTHERS: the store, as another dataset's. SAID, MENTIONED and
 * WITHDRAWN: the new edition. INVENTED: the new edition, of a figure that it made up.
 */
export type Mark = 'STORED' | 'OF_OTHERS' | 'SAID' | 'INVENTED' | 'MENTIONED' | 'WITHDRAWN';

/** What is said of one node or relationship, by the store or by a record of the new edition. */
export interface Saying {
  /** What tells it from all others within the dataset: what sayings of the same thing have in common. */
  readonly key: string;
  /** Place in the order of arrival, as text that sorts; empty for what is stored. */
  readonly at: string;
  readonly mark: Mark;
  readonly year: number | null;
  /** The values of its kind, in the order of `valueFields`, as JSON. */
  readonly values: string;
  readonly place: string;
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
  return row.toString(36).padStart(rowDigits, '0') + record.toString(36).padStart(4, '0');
}

/** The row in a place in the order of arrival, as text. */
export function rowOf(arrival: string): string {
  return arrival.slice(0, rowDigits);
}

const rowDigits = 7;

/** A record of the new edition as a line of text, which sorts by key and then by arrival. */
export function lineOfRecord(dataset: string, record: IngestRecord, mark: Mark, at: string, place: string): string {
  const { kind } = record;
  const fields = record as unknown as Fields;
  const year = 'year' in record ? record.year : null;
  return lineOf(keyOf(dataset, kind, fields), at, mark, year, valuesOf(kind, fields), place);
}

/** A row of what the store says as a line of text. */
export function lineOfStored(dataset: string, kind: NodeKindName | LinkKindName, row: object, mark: Mark): string {
  const fields = row as Fields & { readonly year?: number | null };
  return lineOf(keyOf(dataset, kind, fields), '', mark, fields.year ?? null, valuesOf(kind, fields), '');
}

function lineOf(key: string, at: string, mark: Mark, year: number | null, values: string, place: string): string {
  // Joined, the text is one piece: concatenated it would be a tree of pieces, which costs memory while it waits.
  return [key, at, letterOf[mark] + (year ?? ''), values, escaped(place)].join(fieldEnd);
}

export function readLine(line: string): Saying {
  const [key = '', at = '', mark = '', values = '', place = ''] = line.split(fieldEnd);
  return {
    key,
    at,
    mark: markOf.get(mark.charAt(0)) as Mark,
    year: mark.length > 1 ? Number(mark.slice(1)) : null,
    values,
    place: unescaped(place),
  };
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
  return key.slice(0, key.indexOf(partEnd)) as NodeKindName | LinkKindName;
}

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
  const values = [];
  for (const name of valueFields(kind)) values.push(fields[name] ?? null);
  return JSON.stringify(values);
}

/** Text as it stands, or as JSON where it has what ends a field or a line, or what UTF-8 may not hold; empty for none. */
function escaped(text: string | number | null | undefined): string {
  if (typeof text !== 'string') return String(text ?? '');
  if (text.startsWith('"')) return JSON.stringify(text); // or it would be read as JSON
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || (code >= 0xd800 && code < 0xe000)) return JSON.stringify(text);
  }
  return text;
}

function unescaped(text: string): string {
  return text.startsWith('"') ? (JSON.parse(text) as string) : text;
}
