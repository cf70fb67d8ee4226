import { economyOfIso2 } from '../../../model/iso2.ts';
import { isLei } from '../../../model/lei.ts';
import { type Column, oneOf, optional, text } from '../../columns.ts';
import { type Json, type JsonObject, readJsonRecords } from '../../json-records.ts';
import { type BadField, fieldAt, itemsAt, readFields, textOf } from '../../record-fields.ts';
import type { IngestRecord, NodeRecord } from '../../records.ts';
import type { RowOutcome, Source } from '../../source.ts';
import type { InputFile } from '../../table.ts';
import { type Interest, readDay, readInterest } from './interest.ts';
import { type RelationshipStatement, spellsOf } from './spells.ts';

const day: Column<string> = {
  wanted: 'a date such as 2020-03-04',
  read: (cell) => readDay(cell) ?? undefined,
};

const statementColumns = {
  statementId: text,
  statementDate: optional(day),
  recordId: text,
  recordType: oneOf('entity', 'person', 'relationship'),
  recordStatus: oneOf('new', 'updated', 'closed'),
} as const;
const earlierColumns = {
  statementID: text,
  statementDate: optional(day),
  statementType: oneOf('entityStatement', 'personStatement', 'ownershipOrControlStatement'),
} as const;

/** A statement of any version of the standard. */
interface Statement {
  readonly row: number;
  readonly id: string;
  /** What the statement is about, the same in all statements about it: the key of a party. */
  readonly about: string;
  readonly type: 'entity' | 'person' | 'relationship';
  readonly day: string | null;
  readonly closed: boolean;
  readonly details: JsonObject;
}

interface Relationship extends RelationshipStatement {
  readonly file: InputFile;
  readonly throughOthers: boolean;
  readonly unnamed: Unnamed | null;
  /** Parties that it names and no record describes. */
  readonly undescribed: readonly NodeRecord[];
}

/** Why a party is not named. */
interface Unnamed {
  readonly category: string;
  readonly reason: string | null;
  readonly detail: string | null;
}

interface Subject {
  readonly is: 'FIRM' | 'PERSON' | 'RELATIONSHIP' | Unnamed;
  /** Statements about it that are still to come. */
  left: number;
}

type Outline = Map<string, Subject>;

const basis = 'REPORTED';

/**
 * Who owns and controls firms, as statements of the Beneficial Ownership Data Standard 0.2 to 0.4.
 *
 * The key of a party is its record (0.4) or the first of the statements that replace one another (before it). A
 * relationship stated anew has a history: each share holds until a statement says otherwise. What is held through others
 * and names the records between is kept apart from the holdings that make it up, so it counts once. An owner that is
 * unknown or anonymous becomes no party: the firm bears why it is not told, and how much it holds. Shareholding is
 * economic, voting rights are voting, ways of control are control, and an interest of no stated type is an economic one of
 * unknown share; posts, nominees and rights to profit or assets are relations.
 *
 * A register may publish relationships apart from the entities that they tie, as GLEIF does. A party that no record of the
 * files describes, but of which the reference tells what it is, is kept without a name. Of a reference of 0.4 to an interested
 * party only an LEI in it tells that.
 *
 * Files are read three times, first for what replaces what and what each record is: about 150 bytes a record.
 */
export const bods: Source = {
  id: 'bods',
  provenance: {
    title: 'Beneficial ownership statements',
    publisher: null,
    home: 'https://standard.openownership.org',
    licence: null,
    redistribution: 'UNKNOWN',
    citation: null,
    edition: null,
  },
  files: 'BODS 0.4, 0.3 or 0.2 in JSON: an array of statements or one a line, plain or gzipped',
  tables: [
    { title: 'Statements of BODS 0.4', columns: statementColumns, ignored: 'rest', optional: true },
    { title: 'Statements of BODS 0.2 and 0.3', columns: earlierColumns, ignored: 'rest', optional: true },
  ],
  options: [],
  dataset: () => 'bods',
  rejectedShare: 0.01,
  async *read(files) {
    const replaced = new Map<string, string>();
    for await (const { record } of recordsOf(files)) {
      const id = textOf(fieldAt(record, 'statementID'));
      const [first] = itemsAt(record, 'replacesStatements');
      if (id !== '' && first !== undefined) replaced.set(id, textOf(first));
    }
    const outline = await outlineOf(files, replaced);
    const waiting = new Map<string, Relationship[]>();
    const parties = new Map<string, Statement>();
    for await (const { file, row, record } of recordsOf(files)) {
      const statement = readStatement(row, record, replaced);
      if ('bad' in statement) {
        yield { file, row, rejected: { file: file.name, row, ...statement.bad } };
        continue;
      }
      const subject = outline.get(statement.about);
      if (subject === undefined) continue;
      subject.left--;
      if (statement.type !== 'relationship') {
        const latest = parties.get(statement.about);
        const news = latest === undefined || (latest.day ?? '') <= (statement.day ?? '') ? statement : latest;
        if (subject.left > 0) parties.set(statement.about, news);
        else parties.delete(statement.about);
        yield { file, row, records: subject.left > 0 ? [] : sayParty(news, subject).map((one) => ({ record: one })) };
        continue;
      }
      const read = readRelationship(file, statement, outline, replaced);
      if ('bad' in read) {
        yield { file, row, rejected: { file: file.name, row, ...read.bad } };
        // What was stated before it is said all the same.
      } else {
        yield { file, row, records: [] };
        const statements = waiting.get(statement.about) ?? [];
        waiting.set(statement.about, [...statements, read]);
      }
      if (subject.left > 0) continue;
      yield* sayRelationship(waiting.get(statement.about) ?? []);
      waiting.delete(statement.about);
    }
  },
};

async function* recordsOf(files: readonly InputFile[]) {
  for (const file of files) for await (const read of readJsonRecords(file)) yield { file, ...read };
}

async function outlineOf(files: readonly InputFile[], replaced: ReadonlyMap<string, string>): Promise<Outline> {
  const outline: Outline = new Map();
  for await (const { row, record } of recordsOf(files)) {
    const statement = readStatement(row, record, replaced);
    if ('bad' in statement) continue;
    outline.set(statement.about, {
      is: natureOf(statement),
      left: (outline.get(statement.about)?.left ?? 0) + 1,
    });
  }
  return outline;
}

function readStatement(
  row: number,
  record: JsonObject,
  replaced: ReadonlyMap<string, string>,
): Statement | { readonly bad: BadField } {
  if (Object.hasOwn(record, 'statementID')) {
    const read = readFields(record, earlierColumns);
    if ('bad' in read) return read;
    const { statementID: id, statementDate, statementType } = read.values;
    const type =
      statementType === 'entityStatement' ? 'entity' : statementType === 'personStatement' ? 'person' : 'relationship';
    return { row, id, about: firstOf(id, replaced), type, day: statementDate, closed: false, details: record };
  }
  const read = readFields(record, statementColumns);
  if ('bad' in read) return read;
  const { statementId: id, recordId: about, recordType: type, statementDate, recordStatus } = read.values;
  const details = (itemsAt(record, 'recordDetails')[0] ?? {}) as JsonObject;
  return { row, id, about, type, day: statementDate, closed: recordStatus === 'closed', details };
}

/** The first of the statements that replace one another: its id stays when they are replaced again. */
function firstOf(id: string, replaced: ReadonlyMap<string, string>): string {
  const met = new Set<string>();
  let first = id;
  for (let before = replaced.get(first); before !== undefined && !met.has(before); before = replaced.get(first)) {
    met.add(first);
    first = before;
  }
  return first;
}

function natureOf({ type, details }: Statement): Subject['is'] {
  if (type === 'relationship') return 'RELATIONSHIP';
  const category = categoryOf(details);
  if (!/^(unknown|anonymous)/.test(category)) return type === 'person' ? 'PERSON' : 'FIRM';
  const unspecified = fieldAt(details, type === 'person' ? 'unspecifiedPersonDetails' : 'unspecifiedEntityDetails');
  return { category, ...whyOf(unspecified) };
}

function whyOf(unspecified: Json): { readonly reason: string | null; readonly detail: string | null } {
  return {
    reason: textOf(fieldAt(unspecified, 'reason')) || null,
    detail: textOf(fieldAt(unspecified, 'description')) || null,
  };
}

function categoryOf(details: JsonObject): string {
  return (
    textOf(fieldAt(details, 'personType')) ||
    textOf(fieldAt(details, 'entityType.type')) ||
    textOf(fieldAt(details, 'entityType'))
  );
}

function sayParty({ about: key, details }: Statement, { is }: Subject): readonly IngestRecord[] {
  if (is === 'PERSON') {
    const names = namesOf(details);
    const nationalities = itemsAt(details, 'nationalities')
      .map((one) => economyOfIso2(textOf(fieldAt(one, 'code'))))
      .filter((economy) => economy !== null);
    return [
      {
        kind: 'person',
        key,
        name: names[0] ?? null,
        aliases: names.length > 1 ? names.slice(1) : null,
        birthDate: textOf(fieldAt(details, 'birthDate')) || null,
        nationalities: nationalities.length > 0 ? nationalities : null,
      },
    ];
  }
  if (is !== 'FIRM') return [];
  const identifiers = itemsAt(details, 'identifiers').map((one) => ({
    id: textOf(fieldAt(one, 'id')).trim(),
    scheme: textOf(fieldAt(one, 'scheme')) || textOf(fieldAt(one, 'schemeName')) || null,
  }));
  const lei = identifiers.find(({ id, scheme }) => scheme === 'XI-LEI' && isLei(id))?.id ?? null;
  const register = identifiers.find(({ id, scheme }) => scheme !== 'XI-LEI' && id !== '');
  const jurisdiction =
    textOf(fieldAt(details, 'jurisdiction.code')) ||
    textOf(fieldAt(details, 'incorporatedInJurisdiction.code')) ||
    null;
  const name = textOf(fieldAt(details, 'name')).trim() || null;
  const aliases = itemsAt(details, 'alternateNames')
    .map(textOf)
    .filter((other) => other !== '' && other !== name);
  const law = jurisdiction === null ? null : economyOfIso2(jurisdiction);
  return [
    {
      kind: 'firm',
      key,
      name,
      lei,
      aliases: aliases.length > 0 ? aliases : null,
      jurisdiction,
      category: categoryOf(details) || null,
      registerAuthority: register?.scheme ?? null,
      registerNumber: register?.id ?? null,
      foundedOn: readDay(fieldAt(details, 'foundingDate')) ?? null,
      dissolvedOn: readDay(fieldAt(details, 'dissolutionDate')) ?? null,
    },
    ...(law === null
      ? []
      : [{ kind: 'seat', start: key, end: law, role: 'JURISDICTION', from: null, to: null, basis } as const]),
  ];
}

/** Names of a person, the legal one first. */
function namesOf(details: JsonObject): readonly string[] {
  const names = itemsAt(details, 'names').map((one) => ({
    legal: /^(legal|individual)$/.test(textOf(fieldAt(one, 'type'))),
    name:
      textOf(fieldAt(one, 'fullName')).trim() ||
      [fieldAt(one, 'givenName'), fieldAt(one, 'familyName')].map(textOf).join(' ').trim(),
  }));
  const sorted = names.toSorted((a, b) => Number(b.legal) - Number(a.legal)).map(({ name }) => name);
  return [...new Set(sorted)].filter((name) => name !== '');
}

function readRelationship(
  file: InputFile,
  { row, id: statement, day: stated, closed, details }: Statement,
  outline: Outline,
  replaced: ReadonlyMap<string, string>,
): Relationship | { readonly bad: BadField } {
  const subject = referenceIn(fieldAt(details, 'subject'), replaced);
  const held = subject === null ? undefined : (outline.get(subject)?.is ?? 'FIRM');
  if (subject !== null && held !== 'FIRM')
    return { bad: { column: 'subject', found: subject, wanted: 'an entity of the files' } };
  const given = fieldAt(details, 'interestedParty');
  const reference = referenceIn(given, replaced);
  const is = reference === null ? undefined : (outline.get(reference)?.is ?? kindNamed(given));
  if (reference !== null && (is === undefined || is === 'RELATIONSHIP'))
    return { bad: { column: 'interestedParty', found: reference, wanted: 'an entity or a person of the files' } };
  const undescribed: NodeRecord[] = [];
  if (subject !== null && !outline.has(subject)) undescribed.push(namedOnly(subject, 'FIRM'));
  if (reference !== null && !outline.has(reference) && (is === 'FIRM' || is === 'PERSON'))
    undescribed.push(namedOnly(reference, is));
  const interests: Interest[] = [];
  const items = itemsAt(details, 'interests');
  for (const item of items.length > 0 ? items : [{}]) {
    const interest = readInterest(item);
    if ('bad' in interest) return interest;
    interests.push(interest);
  }
  const unspecified = fieldAt(given, 'unspecified');
  const unnamed: Unnamed | null =
    reference === null
      ? { category: 'unspecified', ...whyOf(unspecified === null ? given : unspecified) }
      : typeof is === 'object'
        ? is
        : null;
  const components = [...itemsAt(details, 'componentRecords'), ...itemsAt(details, 'componentStatementIDs')];
  return {
    file,
    row,
    statement,
    day: stated,
    closed,
    subject: subject ?? '',
    party: reference ?? '',
    interests,
    throughOthers: components.length > 0,
    unnamed,
    undescribed,
  };
}

/** What a reference says that its party is. */
function kindNamed(reference: Json): 'FIRM' | 'PERSON' | undefined {
  if (typeof reference === 'string') return leiIn(reference) === null ? undefined : 'FIRM';
  return textOf(fieldAt(reference, 'describedByPersonStatement')) === '' ? 'FIRM' : 'PERSON';
}

function namedOnly(key: string, is: 'FIRM' | 'PERSON'): NodeRecord {
  return is === 'FIRM' ? { kind: 'firm', key, name: null, lei: leiIn(key) } : { kind: 'person', key, name: null };
}

/** The Legal Entity Identifier that an id is made of, such as XI-LEI-213800LBDB8WB3QGVN21. */
function leiIn(id: string): string | null {
  const lei = id.replace(/^XI-LEI-/, '');
  return isLei(lei) ? lei : null;
}

/** The party that a reference names; null where it says why there is none. */
function referenceIn(value: Json, replaced: ReadonlyMap<string, string>): string | null {
  if (typeof value === 'string') return value;
  const id =
    textOf(fieldAt(value, 'describedByEntityStatement')) || textOf(fieldAt(value, 'describedByPersonStatement'));
  return id === '' ? null : firstOf(id, replaced);
}

function* sayRelationship(statements: readonly Relationship[]): Generator<RowOutcome> {
  for (const { said, at, interest, from, to } of spellsOf(statements)) {
    const { file, row, subject: end, party: start, unnamed, undescribed, throughOthers } = said;
    // Nothing can be said of a firm that is not named; what begins and ends on one day was mended the same day.
    if (end === '' || (from !== null && to !== null && to <= from)) continue;
    const { type, counts, directness, exactShare, minShare, maxShare, minExclusive, maxExclusive } = interest;
    const statement = `${said.statement}/${at + 1}`;
    const share = { exactShare, minShare, maxShare, minExclusive, maxExclusive };
    const span = { from, to, statement, basis } as const;
    const record: IngestRecord =
      unnamed !== null
        ? { kind: 'undisclosed-holder', start: end, end, ...unnamed, interest: counts, ...share, ...span }
        : counts === null
          ? { kind: 'relation', start, end, type, role: null, status: null, registrationStatus: null, ...span }
          : {
              kind: throughOthers && directness !== 'DIRECT' ? 'indirect-holding' : 'holding',
              start,
              end,
              interest: counts,
              subtype: type,
              directness,
              ...share,
              ...span,
            };
    const mentioned = undescribed.map((party) => ({ record: party, as: 'MENTIONED' }) as const);
    yield { file, row, records: [...mentioned, { record }], again: true };
  }
}
