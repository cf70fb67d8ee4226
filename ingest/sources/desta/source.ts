import { KnownError } from '../../../model/errors.ts';
import type { Iso3 } from '../../../model/iso3.ts';
import { type Column, decimal, oneOf, optional, text, year } from '../../columns.ts';
import { economyOfNumber } from '../../iso-numeric.ts';
import { readHeader, readRows } from '../../row-reader.ts';
import type { RowOutcome, SaidRecord, Source } from '../../source.ts';
import type { InputFile } from '../../table.ts';
import { pairsOfListed } from './listed-pairs.ts';
import { grouped, type Pair, type Place, spellsOf } from './spells.ts';

const economy: Column<Iso3> = {
  wanted: 'an economy by its number in ISO 3166-1, such as 484',
  read: (cell) => (/^\d{1,3}$/.test(cell.trim()) ? economyOfNumber.get(Number(cell)) : undefined),
};

const pairColumns = {
  iso1: economy,
  iso2: economy,
  number: text,
  base_treaty: text,
  name: text,
  entry_type: oneOf('base_treaty', 'accession', 'consolidated', 'withdrawal'),
  year,
  entryforceyear: optional(year),
  typememb: text,
} as const;
const listColumns = {
  number: text,
  base_treaty: text,
  name: text,
  entry_type: oneOf('base_treaty', 'accession', 'consolidated', 'withdrawal', 'protocol or amendment', 'negotiation'),
  year: optional(year),
  entryforceyear: optional(year),
  typememb: optional(text),
  c1: optional(economy),
  mc1: optional(oneOf('0', '1', '2', '3')),
} as const;
const depthColumns = {
  number: text,
  entry_type: text,
  depth_index: optional(decimal),
  depth_rasch: optional(decimal),
} as const;

/** What the table's `typememb` calls a treaty; its other values are of accessions and withdrawals. */
const types: Readonly<Record<string, string>> = {
  1: 'BILATERAL',
  2: 'PLURILATERAL',
  3: 'PLURILATERAL_AND_THIRD',
  4: 'REGION_TO_REGION',
};

interface Depth {
  readonly depth: number | null;
  readonly depthRasch: number | null;
}

/**
 * Trade agreements and who is party to them from when to when, from a list of treaties or from the
 * pairs of economies that they bind.
 *
 * Accessions join the treaty they accede to and consolidated versions are editions of theirs, so an agreement is a base
 * treaty. In an agreement between two sides, such as the EU and Mexico, parties bear a side: it binds A and B on a day when
 * both are party and their sides differ or are null. Dates are known to the year. A treaty not known to be in force
 * has parties without `from`.
 */
export const desta: Source = {
  id: 'desta',
  provenance: {
    title: 'Trade agreements, their parties and their depth',
    publisher: 'Design of Trade Agreements (DESTA) project',
    home: 'https://www.designoftradeagreements.org/',
    licence: 'Free of charge with citation',
    redistribution: 'UNKNOWN',
    citation:
      'Dür, Baccini & Elsig (2014), The Design of International Trade Agreements: Introducing a New Dataset, The Review of International Organizations 9: 353–375',
    edition: null,
  },
  files:
    'the list of treaties, or the tables of treaties and of withdrawals by pair of economies, and if wanted the table of indices of depth: CSV or gzipped CSV, in Latin-1 as the project publishes them',
  notes: [
    'The list states the same agreements and parties as the two tables of pairs, and is enough by itself. Its protocols, amendments and negotiations state nothing. In the list a row with a party that has no code (Kosovo) is rejected whole, in the tables only the pairs with it.',
  ],
  tables: [
    {
      title: 'List of treaties, with further parties in c2, mc2 and so on',
      columns: listColumns,
      ignored: 'rest',
      optional: true,
    },
    {
      title: 'Pairs of economies that a treaty binds, or no longer binds',
      columns: pairColumns,
      ignored: 'rest',
      optional: true,
    },
    { title: 'Indices of depth', columns: depthColumns, ignored: 'rest', optional: true },
  ],
  options: [],
  dataset: () => 'desta',
  rejectedShare: 0.02, // Kosovo, which ISO 3166-1 gives no code
  async *read(files) {
    const depths = new Map<string, Depth>();
    const outcomes: RowOutcome[] = [];
    const pairs: Pair[] = [];
    let tables = 0;
    for (const file of files) {
      const header = await readHeader(file, 'latin1');
      if (header.includes('depth_index')) {
        yield* readDepths(file, depths);
        continue;
      }
      tables++;
      if (!header.includes('iso1') && header.includes('c1')) {
        yield* readList(file, header, pairs);
        continue;
      }
      for await (const read of readRows(file, { columns: pairColumns, ignored: 'rest', encoding: 'latin1' })) {
        if ('rejected' in read) {
          yield { file, row: read.row, rejected: read.rejected };
          continue;
        }
        const { iso1, iso2, entry_type, year: signed, entryforceyear: inForce, ...rest } = read.values;
        const place = { file, row: read.row };
        pairs.push({ ...rest, place, a: iso1, b: iso2, entry: entry_type, signed, inForce });
      }
    }
    if (tables === 0)
      throw new KnownError('WRONG_USAGE', { what: 'desta needs a table of treaties beside the indices of depth.' });
    for (const [base, ofTreaty] of grouped(pairs, 'base_treaty')) {
      const records = agreementRecords(base, ofTreaty, depths);
      for (const place of new Set(ofTreaty.map((pair) => pair.place))) {
        const { file, row } = place;
        if (records === null) {
          const wanted = 'a treaty that the table has, itself or consolidated';
          outcomes.push({
            file,
            row,
            rejected: { file: file.name, row, column: 'base_treaty', found: base, wanted },
          });
        } else outcomes.push({ file, row, records: records.get(place) ?? [] });
      }
    }
    yield* outcomes;
  },
};

/** Takes the pairs of the documents that a list has. Yields outcomes of the rows that state none. */
async function* readList(file: InputFile, header: readonly string[], pairs: Pair[]): AsyncGenerator<RowOutcome> {
  const numbers = header.flatMap((name) => (/^c\d+$/.test(name) ? [name.slice(1)] : []));
  const columns = {
    ...listColumns,
    ...Object.fromEntries(numbers.map((number) => [`c${number}`, listColumns.c1])),
    ...Object.fromEntries(numbers.map((number) => [`mc${number}`, listColumns.mc1])),
  };
  for await (const read of readRows(file, { columns, ignored: 'rest', encoding: 'latin1' })) {
    const { row } = read;
    if ('rejected' in read) {
      yield { file, row, rejected: read.rejected };
      continue;
    }
    const { number, base_treaty, name, entry_type: entry, year: signed, entryforceyear: inForce } = read.values;
    if (entry === 'protocol or amendment' || entry === 'negotiation') {
      yield { file, row, records: [] };
      continue;
    }
    const cells = read.values as Readonly<Record<string, string | null>>;
    const listed = numbers.flatMap((at) => {
      const party = cells[`c${at}`];
      return party ? [{ economy: party, code: cells[`mc${at}`] ?? '' }] : [];
    });
    const reject = (column: string, found: string, wanted: string): RowOutcome => ({
      file,
      row,
      rejected: { file: file.name, row, column, found, wanted },
    });
    const codes = new Set(listed.map(({ code }) => code));
    if (signed === null) yield reject('year', '', year.wanted);
    else if (listed.length < 2) yield reject('c2', '', 'a second party');
    else if (codes.has('')) yield reject('mc1', '', `for each party ${listColumns.mc1.wanted}`);
    else if (codes.size === 1 && (entry === 'accession' || entry === 'withdrawal'))
      yield reject('mc1', [...codes].join(), 'codes that tell who joins or leaves from who is there');
    else {
      const place = { file, row };
      const typememb = read.values.typememb ?? '';
      const document = { place, number, base_treaty, name, entry, signed, inForce, typememb };
      for (const [a, b] of pairsOfListed(listed, entry)) pairs.push({ ...document, a, b });
    }
  }
}

/** What each row of a treaty states, the agreement and each party by the first that names them; null without the treaty. */
function agreementRecords(
  base: string,
  pairs: readonly Pair[],
  depths: ReadonlyMap<string, Depth>,
): Map<Place, SaidRecord[]> | null {
  const treaty =
    pairs.find(({ entry }) => entry === 'base_treaty') ?? pairs.find(({ entry }) => entry === 'consolidated');
  if (treaty === undefined) return null;
  const key = `desta:${base}`;
  const { depth = null, depthRasch = null } = depths.get(treaty.number) ?? {};
  const agreement = {
    kind: 'agreement',
    key,
    name: treaty.name,
    type: types[treaty.typememb] ?? null,
    signedYear: treaty.signed,
    depth,
    depthRasch,
  } as const;
  const records = new Map<Place, SaidRecord[]>([[treaty.place, [{ record: agreement }]]]);
  for (const { said, economy: start, from, to, entryType, signedYear, side } of spellsOf(pairs, treaty.number)) {
    const record = {
      kind: 'accession',
      start,
      end: key,
      from: from === null ? null : `${from}-01-01`,
      to: to === null ? null : `${to}-01-01`,
      precision: 'YEAR',
      entryType,
      signedYear,
      side,
      basis: 'REPORTED',
    } as const;
    const list = records.get(said) ?? [];
    list.push({ record });
    records.set(said, list);
  }
  return records;
}

async function* readDepths(file: InputFile, depths: Map<string, Depth>): AsyncGenerator<RowOutcome> {
  for await (const read of readRows(file, { columns: depthColumns, ignored: 'rest', encoding: 'latin1' })) {
    const { row } = read;
    if ('rejected' in read) {
      yield { file, row, rejected: read.rejected };
      continue;
    }
    const { number, depth_index: depth, depth_rasch: depthRasch } = read.values;
    depths.set(number, { depth, depthRasch });
    yield { file, row, records: [] };
  }
}
