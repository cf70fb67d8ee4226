import { KnownError } from '../../../model/errors.ts';
import { date, economy, oneOf, optional, share, text } from '../../columns.ts';
import { readHeader, readRows } from '../../row-reader.ts';
import type { Source } from '../../source.ts';
import { broken, type InputFile } from '../../table.ts';

const blocColumns = {
  id: text,
  name: text,
  kind: oneOf('TREATY', 'ORGANISATION', 'ANALYTICAL'),
  basis: text,
  url: optional(text),
} as const;
const membershipColumns = {
  bloc: text,
  economy: economy(),
  from: date,
  to: optional(date),
  degree: share,
  basis: optional(text),
} as const;

/** Blocs and the spells of membership of economies in them, each with the instrument or definition it rests on. */
export const blocs: Source = {
  id: 'blocs',
  provenance: {
    title: 'Blocs and their members by date',
    publisher: 'Isthmus, from the instruments named with each bloc and each accession',
    home: null,
    licence: 'Apache-2.0',
    redistribution: 'OPEN',
    citation: 'Isthmus, table of blocs and memberships',
    edition: null,
  },
  files:
    'a table of blocs (id,name,kind,basis,url) and one of spells of membership (bloc,economy,from,to,degree,basis); `to` is the first day no longer a member',
  tables: [
    { title: 'Blocs', columns: blocColumns },
    { title: 'Spells of membership', columns: membershipColumns, optional: true },
  ],
  options: [],
  dataset: () => 'blocs',
  rejectedShare: 0,
  async *read(files) {
    const known = new Set<string>();
    for (const file of await blocsFirst(files)) {
      if ((await readHeader(file)).includes('kind')) {
        for await (const read of readRows(file, { columns: blocColumns })) {
          if ('rejected' in read) {
            yield { file, row: read.row, rejected: read.rejected };
            continue;
          }
          const { id: key, kind: type, name, basis, url } = read.values;
          known.add(key);
          yield { file, row: read.row, records: [{ record: { kind: 'bloc', key, name, type, basis, url } }] };
        }
        continue;
      }
      for await (const read of readRows(file, { columns: membershipColumns })) {
        if ('rejected' in read) {
          yield { file, row: read.row, rejected: read.rejected };
          continue;
        }
        const { bloc: end, economy: start, ...spell } = read.values;
        const reject = (column: string, found: string, wanted: string) => ({
          file,
          row: read.row,
          rejected: { file: file.name, row: read.row, column, found, wanted },
        });
        if (!known.has(end)) yield reject('bloc', end, 'a bloc of the table of blocs');
        else if (spell.to !== null && spell.to <= spell.from) yield reject('to', spell.to, `a day after ${spell.from}`);
        else yield { file, row: read.row, records: [{ record: { kind: 'membership', start, end, ...spell } }] };
      }
    }
  },
};

async function blocsFirst(files: readonly InputFile[]): Promise<readonly InputFile[]> {
  const tables: InputFile[] = [];
  const spells: InputFile[] = [];
  for (const file of files) {
    const header = await readHeader(file);
    if (header.includes('kind')) tables.push(file);
    else if (header.includes('bloc')) spells.push(file);
    else
      throw broken(
        file,
        'the header',
        header.join(', '),
        `${Object.keys(blocColumns).join(',')} or ${Object.keys(membershipColumns).join(',')}`,
      );
  }
  if (tables.length === 0)
    throw new KnownError('WRONG_USAGE', { what: 'blocs needs the table of blocs beside the spells of membership.' });
  return [...tables, ...spells];
}
