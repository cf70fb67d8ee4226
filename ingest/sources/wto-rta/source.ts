import { KnownError } from '../../../model/errors.ts';
import { type Column, date, oneOf, optional, text } from '../../columns.ts';
import { readHeader, readRows, type TableLayout } from '../../row-reader.ts';
import type { RowOutcome, SaidRecord, Source } from '../../source.ts';
import { type InputFile, sheetNames } from '../../table.ts';
import { earlier, type NamedSpell, partiesOf, type Row, type Spell, Untold } from './parties.ts';

const names: Column<readonly string[]> = {
  wanted: 'names with ; between, or nothing',
  read: (cell) =>
    cell
      .split(';')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A name may hold brackets itself: the last ones hold the days. */
const spell = /^(.+)\((\d\d-[A-Z][a-z]{2}-\d{4})? - (\d\d-[A-Z][a-z]{2}-\d{4})?\)$/;

const spells: Column<readonly NamedSpell[]> = {
  wanted: 'parties with their days, such as Chile(21-Feb-2023 - ), with ; between, or nothing',
  read: (cell) => {
    const read: NamedSpell[] = [];
    for (const part of names.read(cell) ?? []) {
      const [, name = '', first, last] = spell.exec(part) ?? [];
      const [from, to] = [isoDay(first), isoDay(last)];
      if (name === '' || from === undefined || to === undefined) return undefined;
      read.push({ name: name.trim(), from, to: firstDayFree(to) });
    }
    return read;
  },
};

/** The first day on which nothing binds any more. Of an end on 31 December that is the next: all others are that day itself. */
function firstDayFree(end: string | null): string | null {
  return end?.endsWith('-12-31') ? `${Number(end.slice(0, 4)) + 1}-01-01` : end;
}

function isoDay(day: string | undefined): string | null | undefined {
  if (day === undefined) return null;
  const month = months.indexOf(day.slice(3, 6)) + 1;
  return date.read(`${day.slice(7)}-${String(month).padStart(2, '0')}-${day.slice(0, 2)}`);
}

const layouts = {
  agreements: {
    columns: {
      'RTA ID': text,
      'RTA Name': text,
      Status: oneOf(
        'In Force',
        'In force for at least one Party',
        'Inactive',
        'Early announcement-Signed',
        'Early announcement-Under negotiation',
      ),
      'Date of Signature (G)': optional(date),
      'Date of Signature (S)': optional(date),
      'Date of Entry into Force (G)': optional(date),
      'Date of Entry into Force (S)': optional(date),
      'Inactive Date': optional(date),
      'RTA Composition': oneOf(
        'Bilateral',
        'Plurilateral',
        'Bilateral; One Party is an RTA',
        'Plurilateral; One Party is an RTA',
        'Bilateral; All Parties are RTAs',
      ),
      'Current signatories': names,
      'Original signatories': names,
      'Specific Entry/Exit dates': spells,
    },
    ignored: 'rest',
  },
  changes: {
    columns: { 'RTA ID': text, 'Date of entry into force of changes': optional(date) },
    ignored: 'rest',
  },
} as const satisfies Record<string, TableLayout<Readonly<Record<string, Column<unknown>>>>>;

/** What the sheets of the workbook are called. */
const sheets = ['AllRTAs', 'RTA Changes'];

const types = {
  Bilateral: 'BILATERAL',
  Plurilateral: 'PLURILATERAL',
  'Bilateral; One Party is an RTA': 'PLURILATERAL_AND_THIRD',
  'Plurilateral; One Party is an RTA': 'PLURILATERAL_AND_THIRD',
  'Bilateral; All Parties are RTAs': 'REGION_TO_REGION',
} as const;

interface Agreement extends Row {
  readonly file: InputFile;
  readonly row: number;
  readonly key: string;
  readonly type: (typeof types)[keyof typeof types];
  readonly amendedOn: Set<string>;
}

interface Change {
  readonly file: InputFile;
  readonly row: number;
  /** Of the agreement. */
  readonly key: string;
  readonly on: string | null;
}

/** Trade agreements as members notify them to the World Trade Organization, with their parties from when to when. */
export const wtoRta: Source = {
  id: 'wto-rta',
  provenance: {
    title: 'Regional trade agreements as notified, their parties and changes',
    publisher: 'World Trade Organization',
    home: 'https://rtais.wto.org/',
    licence: null,
    redistribution: 'UNKNOWN',
    citation: 'World Trade Organization, Regional Trade Agreements Database',
    edition: null,
  },
  files:
    'the export of all agreements from the Regional Trade Agreements Database: the workbook (XLSX), or its sheets as tables of agreements and, if wanted, of changes',
  notes: [
    'Accessions and enlargements are notified as agreements of their own and stay so. What is under negotiation is no agreement yet: its rows are read and state nothing. An agreement that holds for goods and for services from different days is signed and in force from the earlier of them.',
    'A union that is a party, such as the European Union, stands for its members as its own agreement in the same table gives them, each for as long as it is in the union; they stand on one side and the parties that are named themselves on another, for the table does not say whether several of these are bound to each other as well: where they are, as in the European Economic Area, their ties to each other are missing here. The table mixes last days of being bound with first days of being free: an end on 31 December is read as the former, every other as the latter. A party whose day of entry is given nowhere has none, and who left, or is listed now, after the first signature has no year of signature. A row is rejected where a party is no economy of ISO 3166 (Kosovo), or where one is no current signatory without a day on which it left. The days from which changes hold are listed with their agreement.',
  ],
  tables: [
    { title: 'Agreements, sheet AllRTAs', ...layouts.agreements },
    { title: 'Changes, sheet RTA Changes', ...layouts.changes, optional: true },
  ],
  options: [],
  dataset: () => 'wto-rta',
  rejectedShare: 0.03, // parties that ISO 3166 gives no code, and rows that contradict themselves
  async *read(files) {
    const agreements: Agreement[] = [];
    const changes: Change[] = [];
    const outcomes: RowOutcome[] = [];
    let tables = 0;
    for (const file of await tablesOf(files)) {
      const isOfChanges = (await readHeader(file)).includes('Date of entry into force of changes');
      if (!isOfChanges) tables++;
      outcomes.push(...(await (isOfChanges ? readChanges(file, changes) : readAgreements(file, agreements))));
    }
    if (tables === 0)
      throw new KnownError('WRONG_USAGE', { what: 'wto-rta needs the table of agreements beside that of changes.' });
    yield* outcomes;
    yield* amendments(agreements, changes);
    const named = new Map<string, Agreement[]>();
    for (const agreement of agreements) named.set(agreement.name, [...(named.get(agreement.name) ?? []), agreement]);
    for (const agreement of agreements) {
      const { file, row } = agreement;
      try {
        yield { file, row, records: recordsOf(agreement, partiesOf(agreement, named)) };
      } catch (error) {
        if (!(error instanceof Untold)) throw error;
        const { column, message: found, wanted } = error;
        yield { file, row, rejected: { file: file.name, row, column, found, wanted } };
      }
    }
  },
};

/** The tables of the files: of a workbook, the sheet asked for, or those that the database exports. */
async function tablesOf(files: readonly InputFile[]): Promise<InputFile[]> {
  const tables: InputFile[] = [];
  for (const file of files) {
    const exported = (await sheetNames(file)).filter((name) => sheets.includes(name));
    if (file.sheet !== undefined || exported.length === 0) tables.push(file);
    else tables.push(...exported.map((sheet) => ({ ...file, sheet })));
  }
  return tables;
}

/** Takes the agreements of a table. @returns outcomes of the rows that state none. */
async function readAgreements(file: InputFile, agreements: Agreement[]): Promise<RowOutcome[]> {
  const outcomes: RowOutcome[] = [];
  for await (const read of readRows(file, layouts.agreements)) {
    if ('rejected' in read) {
      outcomes.push({ file, ...read });
      continue;
    }
    const { row, values } = read;
    const { Status: status, 'Current signatories': current } = values;
    const inactiveOn = firstDayFree(values['Inactive Date']);
    if (status === 'Early announcement-Under negotiation') {
      outcomes.push({ file, row, records: [] });
      continue;
    }
    const signedOn = earlier(values['Date of Signature (G)'], values['Date of Signature (S)']);
    const reject = (column: string, found = '') => {
      const wanted = `what an agreement has that is '${status}'`;
      outcomes.push({ file, row, rejected: { file: file.name, row, column, found, wanted } });
    };
    if (signedOn === null) reject('Date of Signature (G)');
    else if ((inactiveOn === null) === (status === 'Inactive')) reject('Inactive Date', inactiveOn ?? '');
    else if (inactiveOn === null && current.length === 0) reject('Current signatories');
    else {
      agreements.push({
        file,
        row,
        key: values['RTA ID'],
        name: values['RTA Name'],
        type: types[values['RTA Composition']],
        signedOn,
        inForceOn: earlier(values['Date of Entry into Force (G)'], values['Date of Entry into Force (S)']),
        inactiveOn,
        current,
        original: values['Original signatories'],
        spells: values['Specific Entry/Exit dates'],
        amendedOn: new Set(),
      });
    }
  }
  return outcomes;
}

/** Takes the changes of a table. @returns outcomes of the rows that state none. */
async function readChanges(file: InputFile, changes: Change[]): Promise<RowOutcome[]> {
  const outcomes: RowOutcome[] = [];
  for await (const read of readRows(file, layouts.changes)) {
    if ('rejected' in read) outcomes.push({ file, ...read });
    else
      changes.push({
        file,
        row: read.row,
        key: read.values['RTA ID'],
        on: read.values['Date of entry into force of changes'],
      });
  }
  return outcomes;
}

/** Adds the days of changes to the agreements that they change. */
function* amendments(agreements: readonly Agreement[], changes: readonly Change[]): Generator<RowOutcome> {
  const byKey = new Map(agreements.map((agreement) => [agreement.key, agreement]));
  for (const { file, row, key, on } of changes) {
    const agreement = byKey.get(key);
    if (agreement === undefined) {
      const wanted = 'an agreement that the other table states';
      yield { file, row, rejected: { file: file.name, row, column: 'RTA ID', found: key, wanted } };
      continue;
    }
    if (on !== null) agreement.amendedOn.add(on);
    yield { file, row, records: [] };
  }
}

function recordsOf(agreement: Agreement, parties: readonly Spell[]): SaidRecord[] {
  const key = `wto-rta:${agreement.key}`;
  const { name, type, amendedOn } = agreement;
  const signedYear = Number(agreement.signedOn.slice(0, 4));
  const unknown = { depth: null, depthRasch: null } as const;
  const changed = amendedOn.size === 0 ? null : [...amendedOn].sort();
  return [
    { record: { kind: 'agreement', key, name, type, signedYear, ...unknown, amendedOn: changed } },
    ...parties.map(({ economy, from, to, isLater, side }) => ({
      record: {
        kind: 'accession',
        start: economy,
        end: key,
        from,
        to,
        precision: 'DAY',
        entryType: isLater ? 'ACCESSION' : 'BASE_TREATY',
        signedYear: isLater ? null : signedYear,
        side,
        basis: 'REPORTED',
      } as const,
    })),
  ];
}
