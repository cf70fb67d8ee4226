import { type Column, date, optional, text } from '../../columns.ts';
import { keyOfName } from '../../key-of-name.ts';
import { readRows } from '../../row-reader.ts';
import type { SaidRecord, Source } from '../../source.ts';
import type { InputFile } from '../../table.ts';

const names: Column<readonly string[]> = {
  wanted: 'names, several of them with ; between, or nothing',
  read: (cell) =>
    cell
      .split(';')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
};

const columns = {
  'Clean Name': text,
  Alias: names,
  'Previous Name': names,
  'Parent Name': optional(text),
  Note: optional(text),
  'Start date': date,
  'End date': optional(date),
  'Source Url': optional(text),
} as const;
const layout = { columns, ignored: ['Name'] } as const;

const list = 'dod-1260h';

/** A company as all rows of the file together name it. */
interface Company {
  readonly name: string;
  readonly aliases: Set<string>;
  readonly file: InputFile;
  readonly row: number;
}

/**
 * Chinese military companies operating in the United States, as the Department of Defense lists them under section 1260H.
 *
 * Each publication lists a company anew, so a company has a spell for each row. A parent controls the company for as long as
 * the list puts one below the other, without a share: section 1260H looks for entities owned or controlled, and the list
 * groups them, but never says how much of one the other holds. A seat is not stated: some of them are not in China.
 */
export const dod1260h: Source = {
  id: list,
  provenance: {
    title: 'Chinese military companies operating in the United States, with their parents',
    publisher: 'United States Department of Defense; curated by OpenSanctions',
    home: 'https://www.opensanctions.org/datasets/us_dod_chinese_milcorps/',
    licence: 'CC BY-NC 4.0 (the curation; the lists themselves are works of the United States government)',
    redistribution: 'NON_COMMERCIAL',
    citation: 'US Department of Defense, entities identified in accordance with section 1260H of Public Law 116-283',
    edition: null,
  },
  files: 'the table of companies, a row a company and publication',
  tables: [{ title: 'Companies', ...layout }],
  options: [],
  dataset: () => list,
  rejectedShare: 0.01,
  async *read(files) {
    const companies = await companiesOf(files);
    for (const file of files) {
      for await (const read of readRows(file, layout)) {
        if ('rejected' in read) {
          yield { file, ...read };
          continue;
        }
        const { row, values } = read;
        const { 'Start date': from, 'End date': to } = values;
        if (to !== null && to <= from) {
          const wanted = `a day after ${from}`;
          yield { file, row, rejected: { file: file.name, row, column: 'End date', found: to, wanted } };
          continue;
        }
        const start = keyOf(values['Clean Name']);
        const spell = { from, to, basis: 'REPORTED' } as const;
        const { Note: reason, 'Source Url': url } = values;
        const listed = { scope: null, status: null, reason, article: 'Section 1260H', url } as const;
        const records: SaidRecord[] = [
          { record: listing },
          { record: { kind: 'listed-party', start, end: list, ...listed, ...spell } },
        ];
        const parent = parentKey(values['Parent Name'], companies);
        if (parent !== null && parent !== start) {
          const share = { exactShare: null, minShare: null, maxShare: null } as const;
          records.push({
            record: { kind: 'holding', start: parent, end: start, interest: 'CONTROL', ...share, ...spell },
          });
        }
        yield { file, row, records };
      }
    }
    for (const [key, { name, aliases, file, row }] of companies) {
      aliases.delete(name);
      const record = {
        kind: 'firm',
        key,
        name,
        lei: null,
        aliases: aliases.size > 0 ? [...aliases].sort() : null,
      } as const;
      yield { file, row, records: [{ record }], again: true };
    }
  },
};

const listing = {
  kind: 'listing',
  key: list,
  name: 'Chinese military companies operating in the United States',
  authority: 'United States Department of Defense',
  programme: 'Section 1260H of the National Defense Authorization Act for Fiscal Year 2021',
  type: 'MILITARY',
  url: null,
} as const;

function keyOf(name: string): string {
  return `${list}:${keyOfName(name)}`;
}

/** A parent is named as its own row names it, or with its short form in brackets behind, `Sample Corporation (SC)`. */
function parentKey(name: string | null, companies: ReadonlyMap<string, Company>): string | null {
  if (name === null) return null;
  const shorter = keyOf(name.replace(/\s*\([^()]*\)$/, ''));
  return !companies.has(keyOf(name)) && companies.has(shorter) ? shorter : keyOf(name);
}

/** Every company with all its names, parents that have no row of their own included. The rows are read twice for it. */
async function companiesOf(files: readonly InputFile[]): Promise<ReadonlyMap<string, Company>> {
  const companies = new Map<string, Company>();
  const parents: (readonly [name: string, file: InputFile, row: number])[] = [];
  const met = (name: string, file: InputFile, row: number) => {
    const key = keyOf(name);
    const company = companies.get(key) ?? { name, aliases: new Set<string>(), file, row };
    companies.set(key, company);
    return company;
  };
  for (const file of files) {
    for await (const read of readRows(file, layout)) {
      if ('rejected' in read) continue; // told by the second reading
      const { 'Clean Name': name, 'Parent Name': parent, Alias, 'Previous Name': previous } = read.values;
      const { aliases } = met(name, file, read.row);
      for (const alias of [name, ...Alias, ...previous]) aliases.add(alias);
      if (parent !== null) parents.push([parent, file, read.row]);
    }
  }
  for (const [name, file, row] of parents) if (!companies.has(parentKey(name, companies) ?? '')) met(name, file, row);
  return companies;
}
