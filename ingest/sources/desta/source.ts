import { KnownError } from '../../../model/errors.ts';
import type { Iso3 } from '../../../model/iso3.ts';
import { type Column, decimal, oneOf, optional, text, year } from '../../columns.ts';
import { economyOfNumber } from '../../iso-numeric.ts';
import { readHeader, readRows } from '../../row-reader.ts';
import type { RowOutcome, SaidRecord, Source } from '../../source.ts';
import type { InputFile } from '../../table.ts';
import { grouped, type Pair, spellsOf } from './spells.ts';

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
 * Trade agreements and who is party to them from when to when, from pairs of economies that a treaty binds.
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
    'tables of treaties and of withdrawals by pair of economies and, if wanted, the table of indices of depth: CSV or gzipped CSV, in Latin-1 as the project publishes them',
  tables: [
    { title: 'Pairs of economies that a treaty binds, or no longer binds', columns: pairColumns, ignored: 'rest' },
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
      if ((await readHeader(file, 'latin1')).includes('depth_index')) {
        yield* readDepths(file, depths);
        continue;
      }
      tables++;
      for await (const read of readRows(file, { columns: pairColumns, ignored: 'rest', encoding: 'latin1' })) {
        if ('rejected' in read) {
          yield { file, row: read.row, rejected: read.rejected };
          continue;
        }
        const { iso1, iso2, entry_type, year: signed, entryforceyear: inForce, ...rest } = read.values;
        pairs.push({ ...rest, file, row: read.row, a: iso1, b: iso2, entry: entry_type, signed, inForce });
      }
    }
    if (tables === 0)
      throw new KnownError('WRONG_USAGE', { what: 'desta needs a table of treaties beside the indices of depth.' });
    for (const [base, ofTreaty] of grouped(pairs, 'base_treaty')) {
      const records = agreementRecords(base, ofTreaty, depths);
      for (const pair of ofTreaty) {
        const { file, row } = pair;
        if (records === null) {
          const wanted = 'a treaty that the table has, itself or consolidated';
          outcomes.push({
            file,
            row,
            rejected: { file: file.name, row, column: 'base_treaty', found: base, wanted },
          });
        } else outcomes.push({ file, row, records: records.get(pair) ?? [] });
      }
    }
    yield* outcomes;
  },
};

/** What each pair of a treaty states, the agreement and each party by the first that names them; null without the treaty. */
function agreementRecords(
  base: string,
  pairs: readonly Pair[],
  depths: ReadonlyMap<string, Depth>,
): Map<Pair, SaidRecord[]> | null {
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
  const records = new Map<Pair, SaidRecord[]>([[treaty, [{ record: agreement }]]]);
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
