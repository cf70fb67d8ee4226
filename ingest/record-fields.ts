import type { Column } from './columns.ts';
import type { Json, JsonObject } from './json-records.ts';

type Values<C extends Readonly<Record<string, Column<unknown>>>> = {
  readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never;
};

/** The field that a record was rejected for. */
export interface BadField {
  readonly column: string;
  readonly found: string;
  readonly wanted: string;
}

/**
 * Fields of a record as typed values, by their paths, such as `Entity.LegalName`; or the first that could not be read.
 *
 * A field that is not there reads as an empty cell does. Some publishers write a text as an object with the text in `$`.
 */
export function readFields<const C extends Readonly<Record<string, Column<unknown>>>>(
  record: JsonObject,
  columns: C,
): { readonly values: Values<C> } | { readonly bad: BadField } {
  const values: Record<string, unknown> = {};
  let fields = fieldsOf.get(columns);
  if (fields === undefined) {
    fields = Object.entries(columns).map(([path, column]) => ({ path, names: path.split('.'), column }));
    fieldsOf.set(columns, fields);
  }
  for (const { path, names, column } of fields) {
    const found = textOf(valueAt(record, names));
    const value = column.read(found);
    if (value === undefined) return { bad: { column: path, found: found.slice(0, 200), wanted: column.wanted } };
    values[path] = value;
  }
  return { values: values as Values<C> };
}

/** The fields of the layouts met so far: to list them anew costs as much as to read them. */
const fieldsOf = new WeakMap<object, readonly Field[]>();

interface Field {
  readonly path: string;
  readonly names: readonly string[];
  readonly column: Column<unknown>;
}

/** The value at a path of names joined by dots; null where there is none. */
export function fieldAt(record: Json, path: string): Json {
  let names = namesOf.get(path);
  if (names === undefined) {
    names = path.split('.');
    namesOf.set(path, names);
  }
  return valueAt(record, names);
}

function valueAt(record: Json, names: readonly string[]): Json {
  let value = record;
  for (const name of names) {
    if (!isObject(value) || !Object.hasOwn(value, name)) return null;
    value = value[name] ?? null;
  }
  return value;
}

/** The names of the paths met so far: sources write down a few, and read them a million times. */
const namesOf = new Map<string, readonly string[]>();

/** The items at a path: those of an array, or the one value that stands alone there; none where there is none. */
export function itemsAt(record: Json, path: string): readonly Json[] {
  const value = fieldAt(record, path);
  return Array.isArray(value) ? value : value === null ? [] : [value];
}

/** Every text under a name, at any depth below a value, in order. */
export function textsNamed(value: Json, name: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => textsNamed(item, name));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inside]) =>
    key === name
      ? (Array.isArray(inside) ? inside : [inside])
          .map((item: Json) => textOf(item).trim())
          .filter((text) => text !== '')
      : textsNamed(inside, name),
  );
}

/** A value as the text of a cell: empty for null, JSON for what is more than a text. */
export function textOf(value: Json): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (isObject(value) && Object.hasOwn(value, '$')) return textOf(value.$ ?? null);
  return Object.keys(value).length === 0 ? '' : JSON.stringify(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
