import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { KnownError } from '../../../model/errors.ts';
import { redistributions } from '../../../model/redistribution.ts';
import { fieldsOf, type MappedKind, mappedKinds } from './fields.ts';
import { dateStyles, numberStyles, plainStyles, readCell } from './read-cell.ts';

const bases = ['REPORTED', 'ESTIMATED', 'ILLUSTRATIVE'] as const;
const oneOf = <const W extends readonly [string, ...string[]]>(words: W) => z.enum(words, `one of ${words.join(', ')}`);
const text = z.string('a text').min(1, 'a text');

const fromColumn = z.strictObject({
  column: text,
  unit: text.optional(),
  prefix: text.optional(),
  words: z.record(z.string(), z.string('a text in quotes'), 'words of the table, each with ours').optional(),
});
const constant = z.strictObject({
  value: z.union([z.string(), z.number(), z.boolean()], 'a text, a number, true or false'),
  unit: text.optional(),
});
const mappingShape = z.strictObject(
  {
    basis: oneOf(bases),
    licence: text.optional(),
    redistribution: oneOf(redistributions).optional(),
    numbers: oneOf(numberStyles).default('1234.5'),
    dates: oneOf(dateStyles).default('YYYY-MM-DD'),
    delimiter: text.default(','),
    encoding: oneOf(['utf-8', 'latin1']).default('utf-8'),
    ignored: z.union([z.literal('rest'), z.array(text)], "'rest', or a list of columns").default([]),
    records: z
      .array(
        z.strictObject(
          {
            kind: z.enum(mappedKinds as [MappedKind, ...MappedKind[]], `one of ${mappedKinds.join(', ')}`),
            skipWhereEmpty: z.array(text, 'a list of columns').default([]),
            fields: z.record(
              text,
              z.union([fromColumn, constant], '{ column: … }, with unit, prefix or words, or { value: … }'),
              'fields by name',
            ),
          },
          'a record with kind and fields',
        ),
        'a list of records',
      )
      .min(1, 'at least one record'),
  },
  'a mapping with basis and records',
);

/** What of a table becomes which records, checked: every field is of its kind, none that is needed lacks, units are said. */
export type Mapping = z.infer<typeof mappingShape>;
export type MappedRecord = Mapping['records'][number];
export type MappedField = MappedRecord['fields'][string];

/**
 * The mapping of a file in YAML or JSON.
 *
 * @throws KnownError BROKEN_FILE naming the place in the mapping, what was found there and what was wanted.
 */
export async function readMapping(path: string): Promise<Mapping> {
  const file = basename(path);
  const refuse = (where: string, found: string, wanted: string, cause?: unknown): never => {
    throw new KnownError('BROKEN_FILE', { file, where, found, wanted }, cause);
  };
  let document: unknown;
  try {
    document = parse(await readFile(path, 'utf8')); // JSON is YAML too
  } catch (cause) {
    refuse('the mapping', (cause as Error).message.split('\n')[0] ?? '', 'YAML or JSON', cause);
  }
  const read = mappingShape.safeParse(document);
  if (!read.success) {
    const [issue] = read.error.issues;
    const where = issue?.path.join('.') || 'the mapping';
    if (issue?.code === 'unrecognized_keys')
      return refuse(where, `the key '${issue.keys[0]}'`, 'keys that docs/data.md lists');
    return refuse(where, shown(valueAt(document, issue?.path ?? [])), issue?.message ?? 'a mapping');
  }
  for (const [at, record] of read.data.records.entries()) checkRecord(record, `records.${at}`, refuse);
  return read.data;
}

type Refuse = (where: string, found: string, wanted: string) => never;

function checkRecord({ kind, fields }: MappedRecord, where: string, refuse: Refuse): void {
  const known = fieldsOf(kind).fields;
  for (const [name, field] of Object.entries(fields)) {
    const place = `${where}.fields.${name}`;
    const wanted = Object.hasOwn(known, name) ? known[name] : undefined;
    if (wanted === undefined) {
      refuse(`${where}.fields`, `the field '${name}'`, `fields of a ${kind}: ${Object.keys(known).join(', ')}`);
      continue;
    }
    const units = Object.keys(wanted.type.units ?? {});
    if (units.length > 0 && (field.unit === undefined || !units.includes(field.unit)))
      refuse(`${place}.unit`, field.unit === undefined ? 'nothing' : `'${field.unit}'`, `one of ${units.join(', ')}`);
    if (units.length === 0 && field.unit !== undefined) refuse(`${place}.unit`, `'${field.unit}'`, 'none');
    if ('prefix' in field && wanted.type.style !== 'TEXT') refuse(`${place}.prefix`, `'${field.prefix}'`, 'none');
    if ('value' in field) {
      const read = readCell(String(field.value), wanted.type, field.unit, plainStyles);
      if ('wanted' in read) refuse(`${place}.value`, shown(field.value), read.wanted);
    }
  }
  const missing = Object.entries(known).find(([name, { need }]) => need === 'MUST' && !Object.hasOwn(fields, name));
  if (missing)
    refuse(`${where}.fields`, `no '${missing[0]}'`, `${missing[0]} of the ${kind}: ${missing[1].type.column.wanted}`);
}

function valueAt(document: unknown, path: readonly PropertyKey[]): unknown {
  let value = document;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return value;
}

function shown(value: unknown): string {
  return value === undefined || value === null ? 'nothing' : JSON.stringify(value).slice(0, 200);
}
