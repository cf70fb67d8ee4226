import {
  type Column,
  date,
  decimal,
  economy,
  economyOrAggregate,
  nonNegative,
  oneOf,
  share,
  text,
  year,
} from '../../columns.ts';
import type { Basis, IngestRecord } from '../../records.ts';

/** What the cells of a field are, and in which units they may be; how a unit becomes ours. */
export interface FieldType<T> {
  readonly column: Column<T>;
  /** NUMBER and DATE are written as the mapping says; LIST has several texts in one cell, with `;` between them. */
  readonly style: 'TEXT' | 'NUMBER' | 'DATE' | 'LIST';
  /** The unit must be said where there are any. */
  readonly units?: Readonly<Record<string, (number: number) => number>>;
}

/** A field and whether a record needs it: where it has none it is null, or left out where sources may never have it. */
export interface Field<T = unknown, N extends Need = Need> {
  readonly type: FieldType<T>;
  readonly need: N;
}
type Need = 'MUST' | 'NULL' | 'OUT';

/** Stands for the field that the mapping gives for all its records. */
const stated = 'STATED';

type RecordOf<K, R = IngestRecord> = R extends { readonly kind: infer OfKind } ? (K extends OfKind ? R : never) : never;
type FieldsOf<R> = {
  readonly [F in Exclude<keyof R, 'kind'>]-?: R[F] extends Basis
    ? typeof stated
    : Field<NonNullable<R[F]>, undefined extends R[F] ? 'OUT' : null extends R[F] ? 'NULL' : 'MUST'>;
};

const must = <T>(type: FieldType<T>): Field<T, 'MUST'> => ({ type, need: 'MUST' });
const orNull = <T>(type: FieldType<T>): Field<T, 'NULL'> => ({ type, need: 'NULL' });
const orOut = <T>(type: FieldType<T>): Field<T, 'OUT'> => ({ type, need: 'OUT' });

const aText: FieldType<string> = { column: text, style: 'TEXT' };
const aYear: FieldType<number> = { column: year, style: 'TEXT' };
const aDay: FieldType<string> = { column: date, style: 'DATE' };
const anEconomy: FieldType<string> = { column: economy(), style: 'TEXT' };
const anyEconomy: FieldType<string> = { column: economyOrAggregate(), style: 'TEXT' };
const economies: FieldType<readonly string[]> = {
  column: { wanted: `${economy().wanted}, or several with ';' between them`, read: (cell) => listOf(cell, economy()) },
  style: 'LIST',
};
const texts: FieldType<readonly string[]> = {
  column: { wanted: "a text, or several with ';' between them", read: (cell) => listOf(cell, text) },
  style: 'LIST',
};
const aNumber: FieldType<number> = { column: decimal, style: 'NUMBER' };
const aShare: FieldType<number> = {
  column: share,
  style: 'NUMBER',
  units: { fraction: (number) => number, percent: (number) => number / 100 },
};
const dollars = {
  usd: Math.round,
  'thousand-usd': (number: number) => Math.round(number * 1e3),
  'million-usd': (number: number) => Math.round(number * 1e6),
  'billion-usd': (number: number) => Math.round(number * 1e9),
};
const usd: FieldType<number> = { column: nonNegative, style: 'NUMBER', units: dollars };
const signedUsd: FieldType<number> = { column: decimal, style: 'NUMBER', units: dollars };
const tonnes: FieldType<number> = {
  column: nonNegative,
  style: 'NUMBER',
  units: {
    tonnes: (number) => number,
    kilograms: (number) => number / 1e3,
    'thousand-tonnes': (number) => number * 1e3,
  },
};
const kilotonnes: FieldType<number> = {
  column: nonNegative,
  style: 'NUMBER',
  units: {
    kilotonnes: (number) => number,
    tonnes: (number) => number / 1e3,
    'million-tonnes': (number) => number * 1e3,
  },
};
const flag: FieldType<boolean> = {
  column: {
    wanted: 'true or false',
    read: (cell) => (/^true$/i.test(cell.trim()) ? true : /^false$/i.test(cell.trim()) ? false : undefined),
  },
  style: 'TEXT',
};
const words = <const W extends string>(...all: readonly W[]): FieldType<W> => ({
  column: oneOf(...all),
  style: 'TEXT',
});
const interest = words('ECONOMIC', 'VOTING', 'CONTROL');

const span = { from: orNull(aDay), to: orNull(aDay) } as const;
const ends = { start: must(aText), end: must(aText) } as const;

/** The kinds of records that a table may give, and their fields. The types hold it to `records.ts`. */
export const fieldsOfKinds = {
  bloc: {
    key: must(aText),
    name: must(aText),
    type: must(aText),
    basis: must(aText),
    url: orNull(aText),
  } satisfies FieldsOf<RecordOf<'bloc'>>,
  firm: {
    key: must(aText),
    name: orNull(aText),
    lei: orNull(aText),
    aliases: orOut(texts),
    jurisdiction: orOut(aText),
    legalForm: orOut(aText),
    category: orOut(aText),
    status: orOut(aText),
    registrationStatus: orOut(aText),
    registerAuthority: orOut(aText),
    registerNumber: orOut(aText),
    foundedOn: orOut(aDay),
    dissolvedOn: orOut(aDay),
  } satisfies FieldsOf<RecordOf<'firm'>>,
  person: {
    key: must(aText),
    name: orNull(aText),
    aliases: orOut(texts),
    birthDate: orOut(aText),
    nationalities: orOut(economies),
  } satisfies FieldsOf<RecordOf<'person'>>,
  industry: {
    key: must(aText),
    economy: must(anyEconomy),
    scheme: must(aText),
    code: must(aText),
    name: orNull(aText),
  } satisfies FieldsOf<RecordOf<'industry'>>,
  listing: {
    key: must(aText),
    name: must(aText),
    authority: must(aText),
    programme: orNull(aText),
    type: must(words('SANCTIONS', 'MILITARY', 'EXPORT_CONTROL', 'FORCED_LABOUR', 'OTHER')),
    url: orNull(aText),
  } satisfies FieldsOf<RecordOf<'listing'>>,
  membership: {
    start: must(anEconomy),
    end: must(aText),
    from: must(aDay),
    to: orNull(aDay),
    degree: must(aNumber),
    basis: orNull(aText),
  } satisfies FieldsOf<RecordOf<'membership'>>,
  export: {
    start: must(anyEconomy),
    end: must(anyEconomy),
    year: must(aYear),
    product: orNull(aText),
    sector: orNull(aText),
    usd: must(usd),
    tonnes: orNull(tonnes),
    reportedBy: orNull(words('EXPORTER', 'IMPORTER')),
    valuation: orNull(words('FOB', 'CIF')),
    revision: orNull(aText),
    basis: stated,
  } satisfies FieldsOf<RecordOf<'export'>>,
  investment: {
    start: must(anyEconomy),
    end: must(anyEconomy),
    year: must(aYear),
    measure: must(words('FLOW', 'STOCK')),
    reportedBy: must(words('ORIGIN', 'HOST')),
    investor: must(words('IMMEDIATE', 'ULTIMATE')),
    sector: orNull(aText),
    usd: must(signedUsd),
    basis: stated,
  } satisfies FieldsOf<RecordOf<'investment'>>,
  production: {
    start: must(anyEconomy),
    end: must(aText),
    year: must(aYear),
    outputUsd: orNull(usd),
    valueAddedUsd: orNull(signedUsd),
    co2Kt: orNull(kilotonnes),
    basis: stated,
  } satisfies FieldsOf<RecordOf<'production'>>,
  'industry-supply': {
    ...ends,
    year: must(aYear),
    usd: must(signedUsd),
    basis: stated,
  } satisfies FieldsOf<RecordOf<'industry-supply'>>,
  'firm-supply': {
    ...ends,
    year: must(aYear),
    product: orNull(aText),
    usd: orNull(usd),
    basis: stated,
  } satisfies FieldsOf<RecordOf<'firm-supply'>>,
  holding: {
    ...ends,
    interest: must(interest),
    exactShare: orNull(aShare),
    minShare: orNull(aShare),
    maxShare: orNull(aShare),
    minExclusive: orOut(flag),
    maxExclusive: orOut(flag),
    subtype: orOut(aText),
    directness: orOut(words('DIRECT', 'INDIRECT')),
    ...span,
    status: orOut(aText),
    registrationStatus: orOut(aText),
    statement: orOut(aText),
    basis: stated,
  } satisfies FieldsOf<RecordOf<'holding'>>,
  relation: {
    ...ends,
    type: must(aText),
    role: orNull(aText),
    ...span,
    status: orNull(aText),
    registrationStatus: orNull(aText),
    statement: orNull(aText),
    basis: stated,
  } satisfies FieldsOf<RecordOf<'relation'>>,
  seat: {
    start: must(aText),
    end: must(anEconomy),
    role: orOut(words('JURISDICTION', 'HEADQUARTERS')),
    ...span,
    address: orOut(aText),
    latitude: orOut(aNumber),
    longitude: orOut(aNumber),
    basis: stated,
  } satisfies FieldsOf<RecordOf<'seat'>>,
  activity: {
    ...ends,
    year: must(aYear),
    revenueUsd: orNull(usd),
    purchasesUsd: orNull(usd),
    basis: stated,
  } satisfies FieldsOf<RecordOf<'activity'>>,
  'listed-party': {
    ...ends,
    ...span,
    scope: orNull(aText),
    status: orNull(aText),
    reason: orNull(aText),
    article: orNull(aText),
    url: orNull(aText),
    statement: orOut(aText),
    basis: stated,
  } satisfies FieldsOf<RecordOf<'listed-party'>>,
} as const;

export type MappedKind = keyof typeof fieldsOfKinds;
export const mappedKinds = Object.keys(fieldsOfKinds) as readonly MappedKind[];

/** The fields of a kind that a mapping gives one by one, and whether it also has what the mapping states of all. */
export interface KindFields {
  readonly fields: Readonly<Record<string, Field>>;
  readonly isStated: boolean;
}

const shapes = new Map<MappedKind, KindFields>(mappedKinds.map((kind) => [kind, splitFields(kind)]));

export function fieldsOf(kind: MappedKind): KindFields {
  return shapes.get(kind) ?? splitFields(kind);
}

function splitFields(kind: MappedKind): KindFields {
  const all = Object.entries<Field | typeof stated>(fieldsOfKinds[kind]);
  return {
    fields: Object.fromEntries(all.filter((entry): entry is [string, Field] => entry[1] !== stated)),
    isStated: all.some(([, field]) => field === stated),
  };
}

function listOf<T>(cell: string, column: Column<T>): T[] | undefined {
  const items = cell
    .split(';')
    .filter((item) => item.trim() !== '')
    .map(column.read);
  return items.length === 0 || items.includes(undefined) ? undefined : (items as T[]);
}
