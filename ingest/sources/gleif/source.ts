import { KnownError } from '../../../model/errors.ts';
import { economyOfIso2 } from '../../../model/iso2.ts';
import type { Iso3 } from '../../../model/iso3.ts';
import { isLei } from '../../../model/lei.ts';
import { type Column, date, oneOf, optional, text } from '../../columns.ts';
import { type Json, type JsonObject, readJsonRecordBatches } from '../../json-records.ts';
import type { BadField } from '../../record-fields.ts';
import { fieldAt, itemsAt, readFields, textOf, textsNamed } from '../../record-fields.ts';
import type { IngestRecord, NodeRecord } from '../../records.ts';
import type { RowOutcome, SaidRecord, Source } from '../../source.ts';
import { type InputFile, readText } from '../../table.ts';
import { readXmlRecords } from '../../xml-records.ts';
import { gleifDownload } from './download.ts';

const lei: Column<string> = {
  wanted: 'a Legal Entity Identifier whose check digits agree',
  read: (cell) => (isLei(cell.trim()) ? cell.trim() : undefined),
};

/** The day of a time such as 2012-11-29T00:00:00.000Z, as it is written: in the zone of whoever wrote it. */
const dayOfTime: Column<string> = {
  wanted: 'a time such as 2012-11-29T00:00:00Z',
  read: (cell) => date.read(cell.trim().slice(0, 10)),
};

const entityColumns = {
  LEI: lei,
  'Entity.LegalName': text,
  'Entity.LegalJurisdiction': optional(text),
  'Entity.HeadquartersAddress.Country': optional(text),
  'Entity.RegistrationAuthority.RegistrationAuthorityID': optional(text),
  'Entity.RegistrationAuthority.OtherRegistrationAuthorityID': optional(text),
  'Entity.RegistrationAuthority.RegistrationAuthorityEntityID': optional(text),
  'Entity.EntityCategory': optional(text),
  'Entity.LegalForm.EntityLegalFormCode': optional(text),
  'Entity.LegalForm.OtherLegalForm': optional(text),
  'Entity.EntityStatus': optional(text),
  'Entity.EntityCreationDate': optional(dayOfTime),
  'Entity.EntityExpirationDate': optional(dayOfTime),
  'Registration.RegistrationStatus': optional(text),
} as const;

const relationshipColumns = {
  'Relationship.StartNode.NodeID': lei,
  'Relationship.StartNode.NodeIDType': oneOf('LEI'),
  'Relationship.EndNode.NodeID': lei,
  'Relationship.EndNode.NodeIDType': oneOf('LEI'),
  'Relationship.RelationshipType': oneOf(
    'IS_DIRECTLY_CONSOLIDATED_BY',
    'IS_ULTIMATELY_CONSOLIDATED_BY',
    'IS_INTERNATIONAL_BRANCH_OF',
    'IS_FUND-MANAGED_BY',
    'IS_SUBFUND_OF',
    'IS_FEEDER_TO',
  ),
  'Relationship.RelationshipStatus': text,
  'Registration.RegistrationStatus': text,
  'Registration.LastUpdateDate': dayOfTime,
} as const;

const periodColumns = { StartDate: optional(dayOfTime), EndDate: optional(dayOfTime) } as const;

const exceptionColumns = {
  LEI: lei,
  ExceptionCategory: text,
  ExceptionReason: text,
  ExceptionReference: optional(text),
} as const;

/** States in which an entry of the register was never right, or is told elsewhere: it says nothing. */
const struckOut = new Set(['ANNULLED', 'DUPLICATE']);

const basis = 'REPORTED';
const noShares = { exactShare: null, minShare: null, maxShare: null } as const;

/**
 * Legal entities of the world and who consolidates them, as they report it to the Global LEI System.
 *
 * Level 1 gives firms, Level 2 their relationships, reporting exceptions why a parent is not told. A consolidation is
 * accounting, not a share: it is a holding of the interest CONTROL without one. A fund and its manager, a sub-fund and
 * its umbrella, a feeder and a branch are relations and no holdings. A firm that is only named by its LEI is written
 * without a name. Inactive firms and lapsed entries stay, with their states; what ended without a day ended by the last
 * update of its entry.
 */
export const gleif: Source = {
  id: 'gleif',
  provenance: {
    title: 'Legal entities and who consolidates them',
    publisher: 'Global Legal Entity Identifier Foundation (GLEIF)',
    home: 'https://www.gleif.org/en/lei-data/gleif-golden-copy',
    licence: 'CC0-1.0',
    redistribution: 'OPEN',
    citation: 'GLEIF, Golden Copy and Delta Files',
    edition: null,
  },
  files:
    'Level 1 (LEI-CDF), Level 2 (RR-CDF) and reporting exceptions, XML or JSON, plain or gzipped, together or one by one',
  tables: [
    { title: 'Legal entities (Level 1)', columns: entityColumns, ignored: 'rest', optional: true },
    { title: 'Relationships (Level 2)', columns: relationshipColumns, ignored: 'rest', optional: true },
    { title: 'Reporting exceptions', columns: exceptionColumns, ignored: 'rest', optional: true },
  ],
  options: [
    {
      name: 'publication',
      value: 'full|update',
      description: 'an update holds changes: what it does not name stays as it is said (the default is full)',
    },
  ],
  download: gleifDownload,
  dataset: () => 'gleif',
  rejectedShare: 0.01,
  scope: ({ publication }) => (publication === 'update' ? 'NAMED' : 'KINDS'),
  async *read(files, { publication = 'full' }) {
    if (publication !== 'full' && publication !== 'update')
      throw new KnownError('WRONG_USAGE', { what: `--publication: found '${publication}', wanted full or update.` });
    for (const file of files) {
      for await (const records of readRecords(file, publication)) yield records.map((read) => outcomeOf(file, read));
    }
  },
};

function outcomeOf(file: InputFile, { row, record }: ReadableRecord): RowOutcome {
  const read = readRecord(record);
  if ('bad' in read) return { file, row, rejected: { file: file.name, row, ...read.bad } };
  return { file, row, records: read.records };
}

interface ReadableRecord {
  readonly row: number;
  readonly record: JsonObject;
}

async function* readRecords(file: InputFile, publication: string): AsyncGenerator<readonly ReadableRecord[]> {
  if ((await firstCharacter(file)) !== '<') {
    yield* readJsonRecordBatches(file, (await firstCharacter(file)) === '{' ? 'records' : undefined);
    return;
  }
  for await (const read of readXmlRecords(file, [
    'LEIHeader',
    'Header',
    'LEIRecord',
    'RelationshipRecord',
    'Exception',
  ])) {
    if (read.name !== 'LEIHeader' && read.name !== 'Header') {
      yield [read];
      continue;
    }
    // The count of records in a header is that of the whole edition, also in a file that holds a part of it.
    const content = textOf(fieldAt(read.record, 'FileContent'));
    if (content.includes('DELTA') && publication !== 'update')
      throw new KnownError('WRONG_USAGE', {
        what: `${file.name} holds changes only (${content}): load it with --publication update.`,
      });
  }
}

async function firstCharacter(file: InputFile): Promise<string> {
  for await (const chunk of readText(file)) {
    const trimmed = chunk.trimStart();
    if (trimmed !== '') return trimmed.charAt(0);
  }
  return '';
}

type Read = { readonly records: readonly SaidRecord[] } | { readonly bad: BadField };

function readRecord(record: JsonObject): Read {
  if (Object.hasOwn(record, 'Relationship')) return readRelationship(record);
  if (Object.hasOwn(record, 'ExceptionCategory')) return readException(record);
  return readEntity(record);
}

function readEntity(record: JsonObject): Read {
  const read = readFields(record, entityColumns);
  if ('bad' in read) return read;
  const { values } = read;
  const registrationStatus = values['Registration.RegistrationStatus'];
  const key = values.LEI;
  const name = values['Entity.LegalName'];
  const jurisdiction = values['Entity.LegalJurisdiction'];
  const aliases = otherNames(record, name);
  const form = values['Entity.LegalForm.EntityLegalFormCode'];
  const firm: NodeRecord = {
    kind: 'firm',
    key,
    name,
    lei: key,
    aliases: aliases.length > 0 ? aliases : null,
    jurisdiction,
    legalForm: values['Entity.LegalForm.OtherLegalForm'] ?? form,
    category: values['Entity.EntityCategory'],
    status: values['Entity.EntityStatus'],
    registrationStatus,
    registerAuthority:
      values['Entity.RegistrationAuthority.RegistrationAuthorityID'] ??
      values['Entity.RegistrationAuthority.OtherRegistrationAuthorityID'],
    registerNumber: values['Entity.RegistrationAuthority.RegistrationAuthorityEntityID'],
    foundedOn: values['Entity.EntityCreationDate'],
    dissolvedOn: values['Entity.EntityExpirationDate'],
  };
  const law = jurisdiction === null ? null : economyOfIso2(jurisdiction);
  const country = values['Entity.HeadquartersAddress.Country'];
  const office = country === null ? null : economyOfIso2(country);
  const records: IngestRecord[] = [firm];
  if (law !== null) records.push(seat(key, law, 'JURISDICTION'));
  if (office !== null && office !== law) records.push(seat(key, office, 'HEADQUARTERS'));
  return said(record, records, struckOut.has(registrationStatus ?? ''));
}

function seat(start: string, end: Iso3, role: 'JURISDICTION' | 'HEADQUARTERS'): IngestRecord {
  return { kind: 'seat', start, end, role, from: null, to: null, basis };
}

function otherNames(entity: JsonObject, name: string): readonly string[] {
  const names = [
    ...textsNamed(fieldAt(entity, 'Entity.OtherEntityNames'), 'OtherEntityName'),
    ...textsNamed(fieldAt(entity, 'Entity.TransliteratedOtherEntityNames'), 'TransliteratedOtherEntityName'),
  ];
  return names.length === 0 ? names : [...new Set(names)].filter((other) => other !== name);
}

function readRelationship(record: JsonObject): Read {
  const read = readFields(record, relationshipColumns);
  if ('bad' in read) return read;
  const { values } = read;
  const start = values['Relationship.StartNode.NodeID'];
  const end = values['Relationship.EndNode.NodeID'];
  const type = values['Relationship.RelationshipType'];
  const status = values['Relationship.RelationshipStatus'];
  const registrationStatus = values['Registration.RegistrationStatus'];
  const period = periodOf(record);
  if ('bad' in period) return period;
  const { from } = period;
  const to = period.to ?? (status === 'ACTIVE' ? null : values['Registration.LastUpdateDate']);
  const state = { from, to, status, registrationStatus, statement: type, basis } as const;
  const consolidation = type === 'IS_DIRECTLY_CONSOLIDATED_BY' || type === 'IS_ULTIMATELY_CONSOLIDATED_BY';
  const link: IngestRecord = consolidation
    ? {
        kind: 'holding',
        start: end,
        end: start,
        interest: 'CONTROL',
        ...noShares,
        subtype: type,
        directness: type === 'IS_DIRECTLY_CONSOLIDATED_BY' ? 'DIRECT' : 'INDIRECT',
        ...state,
      }
    : { kind: 'relation', start, end, type, role: null, ...state };
  const named = [start, end].map((key) => ({ record: namedOnly(key), as: 'MENTIONED' }) as const);
  const { records } = said(record, [link], struckOut.has(registrationStatus));
  return { records: [...named, ...records] };
}

/** The time in which a relationship holds; other periods are those of accounts and filings. */
function periodOf(
  record: JsonObject,
): { readonly from: string | null; readonly to: string | null } | { readonly bad: BadField } {
  const container = fieldAt(record, 'Relationship.RelationshipPeriods');
  const periods = Array.isArray(container) ? container : itemsAt(container, 'RelationshipPeriod');
  const period = periods.find((one: Json) => textOf(fieldAt(one, 'PeriodType')) === 'RELATIONSHIP_PERIOD');
  if (period === undefined) return { from: null, to: null };
  const read = readFields(period as JsonObject, periodColumns);
  if ('bad' in read) return { bad: { ...read.bad, column: `Relationship.RelationshipPeriods.${read.bad.column}` } };
  const { StartDate: from, EndDate: to } = read.values;
  if (from !== null && to !== null && to < from)
    return { bad: { column: 'Relationship.RelationshipPeriods.EndDate', found: to, wanted: `no day before ${from}` } };
  return { from, to };
}

function readException(record: JsonObject): Read {
  const read = readFields(record, exceptionColumns);
  if ('bad' in read) return read;
  const { LEI: key, ExceptionCategory: category, ExceptionReason: reason, ExceptionReference: detail } = read.values;
  const link: IngestRecord = {
    kind: 'undisclosed-holder',
    start: key,
    end: key,
    category,
    reason,
    detail,
    interest: 'CONTROL',
    ...noShares,
    minExclusive: null,
    maxExclusive: null,
    from: null,
    to: null,
    statement: category,
    basis,
  };
  return { records: [{ record: namedOnly(key), as: 'MENTIONED' }, ...said(record, [link], false).records] };
}

/** The records of an entry, or their withdrawal where the entry is struck out or was deleted. */
function said(
  entry: JsonObject,
  records: readonly IngestRecord[],
  struck: boolean,
): { readonly records: readonly SaidRecord[] } {
  const gone = struck || textsNamed(fieldAt(entry, 'Extension'), 'DeletedAt').length > 0;
  return { records: records.map((record) => (gone ? { record, as: 'WITHDRAWN' } : { record })) };
}

function namedOnly(key: string): NodeRecord {
  return { kind: 'firm', key, name: null, lei: key };
}
