import { basename } from 'node:path';
import { KnownError } from '../../../model/errors.ts';
import type { Column } from '../../columns.ts';
import type { IngestRecord } from '../../records.ts';
import { readRows } from '../../row-reader.ts';
import type { Source } from '../../source.ts';
import { type Field, fieldsOf, mappedKinds } from './fields.ts';
import { type MappedField, type MappedRecord, type Mapping, readMapping } from './mapping.ts';
import { plainStyles, readCell } from './read-cell.ts';

const anyCell: Column<string> = { wanted: 'a cell', read: (cell) => cell };

const example = `# Firms and who holds them, one firm a row: No;Company;Seat;Owner no;Stake;Since
basis: REPORTED # or ESTIMATED, ILLUSTRATIVE
licence: Internal to the group # may be left out
redistribution: NO_REDISTRIBUTION # or OPEN, NON_COMMERCIAL, UNKNOWN; may be left out
numbers: "1.234,5" # how numbers are written; or 1234.5, 1,234.5, 1234,5, 1 234,5
dates: DD.MM.YYYY # or YYYY-MM-DD, DD/MM/YYYY, MM/DD/YYYY
delimiter: ";" # of CSV
ignored: [Remarks] # or rest: all columns that are not named below
records:
  - kind: firm
    fields:
      key: { column: "No", prefix: "crm:" }
      name: { column: Company }
  - kind: seat
    fields:
      start: { column: "No", prefix: "crm:" }
      end: { column: Seat, words: { Mexiko: MEX, Vietnam: VNM } }
  - kind: holding
    skipWhereEmpty: [Owner no]
    fields:
      start: { column: Owner no, prefix: "crm:" }
      end: { column: "No", prefix: "crm:" }
      interest: { value: ECONOMIC }
      exactShare: { column: Stake, unit: percent }
      from: { column: Since }
`;

/** A table of one's own, in CSV or XLSX, by a mapping that says which of its columns give which fields of which records. */
export const spreadsheet: Source = {
  id: 'spreadsheet',
  provenance: {
    title: 'A table of one’s own, by a mapping',
    publisher: null,
    home: null,
    licence: null,
    redistribution: 'UNKNOWN',
    citation: null,
    edition: null,
  },
  files: 'tables of the same columns, as CSV or workbooks (XLSX); what their columns are says the file of --mapping',
  notes: [
    'A mapping is a file in YAML or JSON. Each row of the table gives the records that it lists; a field of a record is a column of the table or a constant. Amounts, weights and shares have a unit, which must be said: nothing guesses whether 12.5 is percent. Where a cell is empty the field is unknown, and a row without a field that its record needs is rejected; `skipWhereEmpty` leaves the record out instead. `words` translates what the cells say, `prefix` keeps keys of one table apart from those of others. `--dry-run` shows what is read as what, with the first rows, and writes nothing.',
    `\`\`\`yaml\n${example}\`\`\``,
  ],
  tables: mappedKinds.map((kind) => ({
    title: `Fields of the kind \`${kind}\``,
    columns: Object.fromEntries(
      Object.entries(fieldsOf(kind).fields).map(([name, field]) => [name, { wanted: wantedOf(field) }]),
    ),
  })),
  options: [{ name: 'mapping', value: 'file', description: 'which columns are what, in YAML or JSON', required: true }],
  dataset: ({ mapping = '' }) =>
    basename(mapping)
      .replace(/\.(ya?ml|json)$/i, '')
      .replace(/[^\p{L}\d._<>-]+/gu, '-'),
  rejectedShare: 0.05,
  async provenanceBy({ mapping: path }) {
    const { licence, redistribution } = await mappingOf(path);
    return { ...(licence !== undefined && { licence }), ...(redistribution !== undefined && { redistribution }) };
  },
  async explain({ mapping: path }) {
    const mapping = await mappingOf(path);
    return mapping.records.flatMap(({ kind, skipWhereEmpty, fields }) => [
      `${kind}${skipWhereEmpty.length > 0 ? `, unless ${skipWhereEmpty.join(' or ')} is empty` : ''}:`,
      ...Object.entries(fields).map(([name, field]) => `  ${name} = ${sayField(field)}`),
    ]);
  },
  async *read(files, { mapping: path }) {
    const mapping = await mappingOf(path);
    const names = mapping.records.flatMap(({ fields, skipWhereEmpty }) => [
      ...skipWhereEmpty,
      ...Object.values(fields).flatMap((field) => ('column' in field ? [field.column] : [])),
    ]);
    const layout = {
      columns: Object.fromEntries(names.map((name) => [name, anyCell])),
      ignored: mapping.ignored,
      delimiter: mapping.delimiter,
      encoding: mapping.encoding,
    };
    for (const file of files) {
      for await (const read of readRows(file, layout)) {
        if ('rejected' in read) {
          yield { file, ...read };
          continue;
        }
        const records: { record: IngestRecord }[] = [];
        let bad: BadCell | null = null;
        for (const mapped of mapping.records) {
          const said = readRecord(mapped, mapping, read.values);
          if (said === null) continue;
          if ('wanted' in said) {
            bad = said;
            break;
          }
          records.push(said);
        }
        yield bad
          ? { file, row: read.row, rejected: { file: file.name, row: read.row, ...bad } }
          : { file, row: read.row, records };
      }
    }
  },
};

interface BadCell {
  readonly column: string;
  readonly found: string;
  readonly wanted: string;
}

async function mappingOf(path: string | undefined): Promise<Mapping> {
  if (path === undefined) throw new KnownError('WRONG_USAGE', { what: '--mapping: found nothing, wanted a file.' });
  return await readMapping(path);
}

/** The record that a row gives; null where it gives none. */
function readRecord(
  { kind, skipWhereEmpty, fields }: MappedRecord,
  mapping: Mapping,
  cells: Readonly<Record<string, string>>,
): { readonly record: IngestRecord } | BadCell | null {
  if (skipWhereEmpty.some((column) => (cells[column] ?? '').trim() === '')) return null;
  const known = fieldsOf(kind);
  const record: Record<string, unknown> = { kind };
  for (const [name, { need, type }] of Object.entries(known.fields)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const cell = field === undefined ? '' : textOf(field, cells);
    if (cell.trim() === '') {
      if (need === 'MUST') return { column: columnOf(field, name), found: '', wanted: type.column.wanted };
      if (need === 'NULL' || field !== undefined) record[name] = null;
      continue;
    }
    const styles = field && 'value' in field ? plainStyles : mapping;
    const read = readCell(cell, type, field?.unit, styles);
    if ('wanted' in read) return { column: columnOf(field, name), found: cell, wanted: read.wanted };
    record[name] = read.value;
  }
  if (known.isStated) record.basis = mapping.basis;
  return contradictionIn(record, fields) ?? { record: record as unknown as IngestRecord };
}

function contradictionIn(record: Readonly<Record<string, unknown>>, fields: MappedRecord['fields']): BadCell | null {
  const { from, to, minShare, maxShare } = record;
  if (typeof from === 'string' && typeof to === 'string' && to <= from)
    return { column: columnOf(fields.to, 'to'), found: to, wanted: `a day after ${from}` };
  if (typeof minShare === 'number' && typeof maxShare === 'number' && minShare > maxShare)
    return { column: columnOf(fields.maxShare, 'maxShare'), found: String(maxShare), wanted: `at least ${minShare}` };
  return null;
}

/** The text of a field in a row, in words of ours and with its prefix. */
function textOf(field: MappedField, cells: Readonly<Record<string, string>>): string {
  if ('value' in field) return String(field.value);
  const cell = (cells[field.column] ?? '').trim();
  if (cell === '') return '';
  const word = field.words && Object.hasOwn(field.words, cell) ? (field.words[cell] ?? cell) : cell;
  return `${field.prefix ?? ''}${word}`;
}

function columnOf(field: MappedField | undefined, name: string): string {
  return field && 'column' in field ? field.column : name;
}

function sayField(field: MappedField): string {
  const unit = field.unit === undefined ? '' : `, in ${field.unit}`;
  if ('value' in field) return `${JSON.stringify(field.value)}${unit}, in every row`;
  const words = Object.entries(field.words ?? {}).map(([theirs, ours]) => `${theirs} is ${ours}`);
  const prefix = field.prefix === undefined ? '' : `, behind '${field.prefix}'`;
  return `column '${field.column}'${unit}${prefix}${words.length > 0 ? `, where ${words.join(', ')}` : ''}`;
}

function wantedOf({ type, need }: Field): string {
  const units = Object.keys(type.units ?? {});
  const what =
    units.length > 0 ? `${type.column.wanted}, once its unit is said: ${units.join(', ')}` : type.column.wanted;
  return need === 'MUST' ? what : `${what}, or nothing`;
}
