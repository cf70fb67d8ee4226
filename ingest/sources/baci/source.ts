import { KnownError } from '../../../model/errors.ts';
import { type Column, nonNegative, optional, text, year } from '../../columns.ts';
import { type ReadRow, readHeader, readRowBatches, readRows, type ValuesOf } from '../../row-reader.ts';
import type { RowOutcome, Source } from '../../source.ts';
import type { InputFile } from '../../table.ts';
import { tradeNumber } from '../../trade-numbers.ts';

const subheading: Column<string> = {
  wanted: 'an HS code of six digits with its leading zero',
  read: (cell) => {
    const trimmed = cell.trim();
    return /^\d{6}$/.test(trimmed) ? trimmed : undefined;
  },
};
const weight = optional(nonNegative);
const tonnes: Column<number | null> = {
  wanted: 'tonnes such as 1.5, or NA',
  read: (cell) => {
    const read = weight.read(cell);
    return read === undefined && cell.trim() === 'NA' ? null : read;
  },
};

const flowColumns = { t: year, i: tradeNumber, j: tradeNumber, k: subheading, v: nonNegative, q: tonnes } as const;
/** Columns of codes that a side table may list. */
const codeColumns = ['i', 'j', 'k'] as const;
const countryColumns = { country_code: tradeNumber } as const;
const productColumns = { code: subheading, description: text } as const;

type Listed = Record<(typeof codeColumns)[number], Set<string> | null>;

interface CheckedColumn {
  readonly column: (typeof codeColumns)[number];
  readonly codes: ReadonlySet<string>;
}

/**
 * Trade by subheading with the exporter's and the importer's report made one by CEPII: estimates, free on board.
 *
 * The side tables check the flows: a code that its table lacks rejects the row. A file of all flows of a year has only
 * subheadings, so nothing in it is counted twice.
 */
export const baci: Source = {
  id: 'baci',
  provenance: {
    title: 'BACI: trade by product, both reports reconciled',
    publisher: 'CEPII',
    home: 'https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37',
    licence: 'Etalab Open Licence 2.0',
    redistribution: 'OPEN',
    citation:
      'Gaulier & Zignago (2010), BACI: International Trade Database at the Product-Level. The 1994-2007 Version, CEPII Working Paper 2010-23',
    edition: null,
  },
  files: 'one or more tables of flows and, if wanted, the tables of country codes and product codes beside them',
  tables: [
    { title: 'Flows: year, exporter, importer, product, thousand US dollars, tonnes', columns: flowColumns },
    { title: 'Country codes', columns: countryColumns, ignored: 'rest', optional: true },
    { title: 'Product codes', columns: productColumns, ignored: 'rest', optional: true },
  ],
  options: [
    { name: 'revision', value: 'year', description: 'edition of the Harmonized System, such as 2017', required: true },
  ],
  dataset: ({ revision }) => `baci-hs${revision}`,
  rejectedShare: 0.01,
  async *read(files, { revision = '' }) {
    if (!/^(1992|1996|20\d\d)$/.test(revision))
      throw new KnownError('WRONG_USAGE', {
        what: `baci: found the revision '${revision}', wanted a year such as 2017.`,
      });
    const tables: InputFile[] = [];
    const listed: Listed = { i: null, j: null, k: null };
    for (const file of files) {
      const header = await readHeader(file);
      if (header.includes('country_code')) {
        listed.i ??= new Set();
        listed.j = listed.i;
        yield* readCodes(file, countryColumns, 'country_code', listed.i);
      } else if (header.includes('description')) {
        listed.k ??= new Set();
        yield* readCodes(file, productColumns, 'code', listed.k);
      } else tables.push(file);
    }
    if (tables.length === 0)
      throw new KnownError('WRONG_USAGE', { what: 'baci needs a table of flows beside the tables of codes.' });
    const checked = codeColumns.flatMap((column) => {
      const codes = listed[column];
      return codes ? [{ column, codes }] : [];
    });
    for (const file of tables) {
      for await (const rows of readRowBatches(file, { columns: flowColumns }))
        yield rows.map((read) => flowOf(file, read, checked, `HS${revision}`));
    }
  },
};

function flowOf(
  file: InputFile,
  read: ReadRow<ValuesOf<typeof flowColumns>>,
  checked: readonly CheckedColumn[],
  revision: string,
): RowOutcome {
  const { row } = read;
  if ('rejected' in read) return { file, row, rejected: read.rejected };
  const { t, i: start, j: end, k: product, v, q } = read.values;
  const unlisted = checked.find(({ column, codes }) => !codes.has(read.values[column]))?.column;
  if (unlisted !== undefined) {
    const wanted = `a code that the table of ${unlisted === 'k' ? 'product' : 'country'} codes has`;
    return { file, row, rejected: { file: file.name, row, column: unlisted, found: read.values[unlisted], wanted } };
  }
  if (v === 0 || start === end) return { file, row, records: [] };
  const record = {
    kind: 'export',
    start,
    end,
    year: t,
    product,
    sector: null,
    usd: v * 1_000,
    tonnes: q,
    reportedBy: null,
    valuation: 'FOB',
    revision,
    basis: 'ESTIMATED',
  } as const;
  return { file, row, records: [{ record }] };
}

/** Takes the codes of a side table; what is left of a region, in a table of countries, is no economy and is left aside. */
async function* readCodes(
  file: InputFile,
  columns: Readonly<Record<string, Column<string>>>,
  column: string,
  codes: Set<string>,
): AsyncGenerator<RowOutcome> {
  for await (const read of readRows(file, { columns, ignored: 'rest' })) {
    const { row } = read;
    if ('rejected' in read && column === 'code') {
      yield { file, row, rejected: read.rejected };
      continue;
    }
    if ('values' in read) codes.add(read.values[column] ?? '');
    yield { file, row, records: [] };
  }
}
