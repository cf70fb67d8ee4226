import { SaxesParser } from 'saxes';
import type { Json, JsonObject } from './json-records.ts';
import { broken, type InputFile, readText } from './table.ts';

/** One record of a file: `row` counts the elements of its name, the first being row 1. */
export interface XmlRecord {
  readonly name: string;
  readonly row: number;
  readonly record: JsonObject;
}

/** Levels that a document may be deep. */
const deepest = 100;
const longest = 16 * 1024 * 1024;

/** An element under way: what is inside it, or the text that it holds. */
interface Open {
  readonly name: string;
  readonly inside: Record<string, Json>;
  leaf: boolean;
  text: string;
}

/**
 * The elements of the given names in an XML file, in order, each as an object: an element with others inside becomes an
 * object, one that comes several times an array, one with text alone a text. Prefixes and attributes are left out.
 *
 * Reads UTF-8, plain or gzip, in memory bounded by the longest record. A document type declaration is refused: with it
 * come entities of its own, which can name other files or multiply without end.
 *
 * @throws KnownError BROKEN_FILE naming line and column: what is not well-formed, a document type declaration, more than
 * 100 levels, 16 MB in one record, a file that is cut or has none of the elements; and for all that `readText` refuses.
 */
export async function* readXmlRecords(file: InputFile, names: readonly string[]): AsyncGenerator<XmlRecord> {
  const parser = new SaxesParser({ position: true });
  const wanted = new Set(names);
  const rows = new Map<string, number>();
  const open: Open[] = [];
  let depth = 0;
  let size = 0; // letters since the last record began, or since the last event outside records
  let ready: XmlRecord[] = [];

  const refuse = (found: string, want: string, cause?: unknown) => {
    throw broken(file, `line ${parser.line}, column ${parser.column}`, found, want, cause);
  };
  parser.on('error', (cause) => refuse(cause.message.replace(/^\d+:\d+: /, ''), 'well-formed XML', cause));
  parser.on('doctype', () => refuse('a document type declaration', 'XML without one'));
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding)) refuse(`the encoding ${encoding}`, 'UTF-8');
  });
  parser.on('opentag', ({ name }) => {
    if (++depth > deepest) refuse(`more than ${deepest} levels`, `at most ${deepest} levels`);
    const local = localName(name);
    if (open.length === 0) size = 0;
    const outer = open.at(-1);
    if (outer) outer.leaf = false;
    if (outer || wanted.has(local)) open.push({ name: local, inside: Object.create(null), leaf: true, text: '' });
  });
  const onText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', () => {
    depth--;
    const element = open.pop();
    if (element === undefined) return;
    const value = element.leaf ? element.text : element.inside;
    const outer = open.at(-1)?.inside;
    if (outer) {
      const before = outer[element.name];
      if (Array.isArray(before)) (before as Json[]).push(value);
      else outer[element.name] = before === undefined ? value : [before, value];
      return;
    }
    const row = (rows.get(element.name) ?? 0) + 1;
    rows.set(element.name, row);
    ready.push({ name: element.name, row, record: element.inside });
  });

  for await (const chunk of readText(file)) {
    parser.write(chunk);
    size += chunk.length;
    if (size > longest) refuse('more than 16 MB in one record', 'records below 16 MB');
    yield* ready;
    ready = [];
  }
  parser.close();
  yield* ready;
  if (rows.size === 0) throw broken(file, 'the file', `no element ${names.join(' or ')}`, 'at least one');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
