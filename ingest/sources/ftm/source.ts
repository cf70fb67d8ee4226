import { economyOfIso2 } from '../../../model/iso2.ts';
import { isLei } from '../../../model/lei.ts';
import { dayOrFirst, text } from '../../columns.ts';
import { type JsonObject, readJsonRecords } from '../../json-records.ts';
import { keyOfName } from '../../key-of-name.ts';
import { type BadField, fieldAt, itemsAt, readFields, textOf } from '../../record-fields.ts';
import type { IngestRecord } from '../../records.ts';
import type { Source } from '../../source.ts';
import { ftmDownload } from './download.ts';
import { readPercentage } from './percentage.ts';

const columns = { id: text, schema: text } as const;

const firms = new Set(['Company', 'Organization', 'LegalEntity', 'PublicBody']);

/** The schemata that tie two parties without a share, by the properties that name the ends. */
const relations: Readonly<Record<string, readonly [string, string]>> = {
  Associate: ['person', 'associate'],
  Directorship: ['director', 'organization'],
  Employment: ['employee', 'employer'],
  Family: ['person', 'relative'],
  Membership: ['member', 'organization'],
  Representation: ['agent', 'client'],
  UnknownLink: ['subject', 'object'],
};

const basis = 'REPORTED';

type Parties = ReadonlyMap<string, 'FIRM' | 'PERSON'>;

/**
 * Firms, persons, who owns whom and who stands on which list, as entities of FollowTheMoney, such as OpenSanctions'.
 *
 * Each ownership is a statement of its own, also where several say otherwise of one holding, or one has several
 * percentages; one without an owner is kept as a holder that is not disclosed. A sanction puts its party on the list of
 * its authority and programme. Of several dates the widest span counts. All names are kept, in every script. Addresses,
 * passports and other schemata are left aside.
 *
 * Files are read twice, first for which parties there are: about 100 bytes a party.
 */
export const ftm: Source = {
  id: 'ftm',
  provenance: {
    title: 'Entities of FollowTheMoney',
    publisher: null,
    home: 'https://followthemoney.tech',
    licence: null,
    redistribution: 'UNKNOWN',
    citation: null,
    edition: null,
  },
  files: 'entities as JSON, one a line, plain or gzipped',
  tables: [{ title: 'Entities', columns, ignored: 'rest' }],
  options: [],
  download: ftmDownload,
  dataset: () => 'ftm',
  rejectedShare: 0.05,
  async *read(files) {
    const parties = new Map<string, 'FIRM' | 'PERSON'>();
    for (const file of files) {
      for await (const { record } of readJsonRecords(file)) {
        const schema = textOf(fieldAt(record, 'schema'));
        const id = textOf(fieldAt(record, 'id'));
        if (firms.has(schema)) parties.set(id, 'FIRM');
        else if (schema === 'Person') parties.set(id, 'PERSON');
      }
    }
    for (const file of files) {
      for await (const { row, record } of readJsonRecords(file)) {
        const read = readEntity(record, parties);
        if ('bad' in read) yield { file, row, rejected: { file: file.name, row, ...read.bad } };
        else yield { file, row, records: read.records.map((one) => ({ record: one })) };
      }
    }
  },
};

type Read = { readonly records: readonly IngestRecord[] } | { readonly bad: BadField };

function readEntity(entity: JsonObject, parties: Parties): Read {
  const read = readFields(entity, columns);
  if ('bad' in read) return read;
  const { id, schema } = read.values;
  const span = spanOf(entity);
  if ('bad' in span) return span;
  if (firms.has(schema)) return { records: sayFirm(id, schema, entity) };
  if (schema === 'Person') return { records: [sayPerson(id, entity)] };
  if (schema === 'Ownership') return readOwnership(id, entity, span, parties);
  if (schema === 'Sanction') return readSanction(id, entity, span, parties);
  const ends = relations[schema];
  return ends === undefined ? { records: [] } : readRelation(id, schema, entity, span, ends, parties);
}

function values(entity: JsonObject, property: string): readonly string[] {
  return itemsAt(entity, `properties.${property}`)
    .map((value) => textOf(value).trim())
    .filter((value) => value !== '');
}

function first(entity: JsonObject, property: string): string | null {
  return values(entity, property)[0] ?? null;
}

function sayFirm(key: string, schema: string, entity: JsonObject): readonly IngestRecord[] {
  const { name, aliases } = namesOf(entity);
  const jurisdiction = first(entity, 'jurisdiction')?.toUpperCase() ?? null;
  const law = jurisdiction === null ? null : economyOfIso2(jurisdiction);
  const country = first(entity, 'mainCountry') ?? first(entity, 'country');
  const place = law ?? (country === null ? null : economyOfIso2(country));
  const ogrn = first(entity, 'ogrnCode');
  return [
    {
      kind: 'firm',
      key,
      name,
      aliases,
      lei: values(entity, 'leiCode').find(isLei) ?? null,
      jurisdiction,
      legalForm: first(entity, 'legalForm'),
      category: schema,
      status: first(entity, 'status'),
      registerAuthority: ogrn === null ? null : 'OGRN',
      registerNumber: ogrn ?? first(entity, 'registrationNumber'),
      foundedOn: daysOf(entity, 'incorporationDate')[0] ?? null,
      dissolvedOn: daysOf(entity, 'dissolutionDate').at(-1) ?? null,
    },
    ...(place === null
      ? []
      : [
          {
            kind: 'seat',
            start: key,
            end: place,
            role: law === null ? null : 'JURISDICTION',
            from: null,
            to: null,
            basis,
          } as const,
        ]),
  ];
}

function sayPerson(key: string, entity: JsonObject): IngestRecord {
  const economies = [...values(entity, 'nationality'), ...values(entity, 'citizenship')]
    .map(economyOfIso2)
    .filter((economy) => economy !== null);
  return {
    kind: 'person',
    key,
    ...namesOf(entity),
    birthDate: first(entity, 'birthDate'),
    nationalities: economies.length > 0 ? [...new Set(economies)].sort() : null,
  };
}

/** The caption is the name that the publisher chose among all. */
function namesOf(entity: JsonObject): { readonly name: string | null; readonly aliases: readonly string[] | null } {
  const all = ['name', 'alias', 'previousName', 'weakAlias', 'abbreviation'].flatMap((property) =>
    values(entity, property),
  );
  const name = textOf(fieldAt(entity, 'caption')).trim() || (all[0] ?? null);
  const aliases = [...new Set(all)].filter((other) => other !== name);
  return { name, aliases: aliases.length > 0 ? aliases : null };
}

interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

/** From the first start to the last end that is said. */
function spanOf(entity: JsonObject): Span | { readonly bad: BadField } {
  for (const property of ['startDate', 'listingDate', 'endDate']) {
    const bad = values(entity, property).find((value) => dayOrFirst.read(value) === undefined);
    if (bad !== undefined) return { bad: { column: `properties.${property}`, found: bad, wanted: dayOrFirst.wanted } };
  }
  const from = [...daysOf(entity, 'startDate'), ...daysOf(entity, 'listingDate')].sort()[0] ?? null;
  const to = daysOf(entity, 'endDate').at(-1) ?? null;
  if (from !== null && to !== null && to < from)
    return { bad: { column: 'properties.endDate', found: to, wanted: `no day before ${from}` } };
  return { from, to };
}

function daysOf(entity: JsonObject, property: string): readonly string[] {
  return values(entity, property)
    .map(dayOrFirst.read)
    .filter((day) => day !== undefined)
    .sort();
}

/** The parties that a property names, or the first that the files do not have. */
function partiesOf(
  entity: JsonObject,
  property: string,
  parties: Parties,
  only?: 'FIRM',
): readonly string[] | { readonly bad: BadField } {
  const keys = values(entity, property);
  const stranger = keys.find((key) => !parties.has(key) || (only !== undefined && parties.get(key) !== only));
  const wanted = only === 'FIRM' ? 'a firm of the files' : 'a party of the files';
  return stranger === undefined ? keys : { bad: { column: `properties.${property}`, found: stranger, wanted } };
}

function readOwnership(id: string, entity: JsonObject, span: Span, parties: Parties): Read {
  const owners = partiesOf(entity, 'owner', parties);
  if ('bad' in owners) return owners;
  const assets = partiesOf(entity, 'asset', parties, 'FIRM');
  if ('bad' in assets) return assets;
  const percentages = values(entity, 'percentage');
  const shares = [];
  for (const found of percentages.length > 0 ? percentages : ['']) {
    const share = readPercentage(found);
    if (share === undefined)
      return { bad: { column: 'properties.percentage', found, wanted: 'percent from 0 to 100, such as 75 or 48-51' } };
    shares.push(share);
  }
  const records = shares.flatMap((share, at) => {
    const said = {
      ...share,
      ...span,
      interest: 'ECONOMIC',
      statement: shares.length > 1 ? `${id}/${at + 1}` : id,
      basis,
    } as const;
    return assets.flatMap((end): IngestRecord[] =>
      owners.length > 0
        ? owners.map((start) => ({
            kind: 'holding',
            start,
            end,
            subtype: first(entity, 'role') ?? 'Ownership',
            ...said,
          }))
        : [
            {
              kind: 'undisclosed-holder',
              start: end,
              end,
              category: 'Ownership',
              reason: null,
              detail: first(entity, 'role'),
              ...said,
            },
          ],
    );
  });
  return { records };
}

function readRelation(
  id: string,
  type: string,
  entity: JsonObject,
  span: Span,
  [from, to]: readonly [string, string],
  parties: Parties,
): Read {
  const starts = partiesOf(entity, from, parties);
  if ('bad' in starts) return starts;
  const ends = partiesOf(entity, to, parties);
  if ('bad' in ends) return ends;
  const role = first(entity, 'role') ?? first(entity, 'relationship');
  const said = {
    type,
    role,
    status: first(entity, 'status'),
    registrationStatus: null,
    statement: id,
    ...span,
    basis,
  } as const;
  return {
    records: starts.flatMap((start) => ends.map((end) => ({ kind: 'relation', start, end, ...said }) as const)),
  };
}

function readSanction(id: string, entity: JsonObject, span: Span, parties: Parties): Read {
  const starts = partiesOf(entity, 'entity', parties);
  if ('bad' in starts) return starts;
  const authority = first(entity, 'authority') ?? textOf(itemsAt(entity, 'datasets')[0] ?? null);
  if (authority === '')
    return { bad: { column: 'properties.authority', found: '', wanted: 'an authority or a dataset' } };
  const programme = first(entity, 'programId') ?? first(entity, 'program');
  const key = `ftm:${keyOfName(authority)}:${keyOfName(programme ?? '')}`;
  const said = {
    end: key,
    scope: null,
    status: first(entity, 'status'),
    reason: first(entity, 'reason'),
    article: null,
    url: first(entity, 'sourceUrl'),
    statement: id,
    ...span,
    basis,
  } as const;
  return {
    records: [
      { kind: 'listing', key, name: programme ?? authority, authority, programme, type: 'SANCTIONS', url: null },
      ...starts.map((start) => ({ kind: 'listed-party', start, ...said }) as const),
    ],
  };
}
