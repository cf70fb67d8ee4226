import { KnownError } from '../../../model/errors.ts';
import type { Iso3 } from '../../../model/iso3.ts';
import { type Column, date, decimal, economy, optional, text } from '../../columns.ts';
import { readHeader, readRows, type TableLayout } from '../../row-reader.ts';
import type { RowOutcome, Source } from '../../source.ts';
import { broken, type InputFile } from '../../table.ts';

const anyCode: Column<string> = {
  wanted: 'a code of capitals and digits',
  read: (cell) => (/^[A-Z0-9]{3,4}$/.test(cell.trim()) ? cell.trim() : undefined),
};
const code = economy();

/** The files of the source, each known by a column that no other has. */
const layouts = {
  /** ISO 3166-1 with M49 regions, in the layout of the public `country-codes` table. */
  codes: {
    columns: {
      'ISO3166-1-Alpha-3': code,
      'ISO3166-1-Alpha-2': optional(text),
      'ISO3166-1-numeric': optional(text),
      official_name_en: optional(text),
      'UNTERM English Short': optional(text),
      'CLDR display name': optional(text),
      'Region Name': optional(text),
      'Sub-region Name': optional(text),
      'Intermediate Region Name': optional(text),
    },
    ignored: 'rest',
  },
  incomeGroups: { columns: { Code: code, 'Income group': optional(text) } },
  centroids: { columns: { iso3: code, longitude: decimal, latitude: decimal } },
  /** Central points as UNCTAD's network data list them: blanks between the columns. */
  nodes: { columns: { iso: code, lon: decimal, lat: decimal }, ignored: ['name'], delimiter: ' ' },
  /** ISO 3166-3. */
  dissolved: { columns: { iso3: anyCode, name: text, from: optional(date), to: date, successors: text } },
  aggregates: { columns: { aggregate: anyCode, name: text } },
} as const satisfies Record<string, TableLayout<Readonly<Record<string, Column<unknown>>>>>;

/** Economies with their regions, income groups and central points; dissolved ones with their successors; aggregates. */
export const economies: Source = {
  id: 'economies',
  provenance: {
    title: 'Economies: ISO 3166 codes, M49 regions, income groups, central points',
    publisher: 'ISO 3166 Maintenance Agency; UN Statistics Division; World Bank',
    home: 'https://www.iso.org/iso-3166-country-codes.html',
    licence: null,
    redistribution: 'UNKNOWN',
    citation: null,
    edition: null,
  },
  files:
    'the table of codes in the public country-codes layout and, in any order, income groups (Code,Income group), central points (iso3,longitude,latitude), dissolved codes (iso3,name,from,to,successors), aggregates (aggregate,name)',
  tables: [
    { title: 'Codes', ...layouts.codes },
    { title: 'Income groups', ...layouts.incomeGroups, optional: true },
    { title: 'Central points', ...layouts.centroids, optional: true },
    { title: 'Central points, blanks between the columns', ...layouts.nodes, optional: true },
    { title: 'Dissolved codes', ...layouts.dissolved, optional: true },
    { title: 'Aggregates', ...layouts.aggregates, optional: true },
  ],
  options: [],
  dataset: () => 'economies',
  rejectedShare: 0.01, // a look-up list names territories that ISO 3166-1 does not have, such as XKX
  async *read(files) {
    const given = await filesByLayout(files);
    if (given.codes.length !== 1)
      throw new KnownError('WRONG_USAGE', { what: `economies needs one table of codes, found ${given.codes.length}.` });

    const incomeGroups = new Map<Iso3, string | null>();
    for (const file of given.incomeGroups) {
      for await (const read of readRows(file, layouts.incomeGroups)) {
        if ('values' in read) incomeGroups.set(read.values.Code, read.values['Income group']);
        yield outcome(file, read);
      }
    }
    const centroids = new Map<Iso3, { longitude: number; latitude: number }>();
    for (const file of given.centroids) {
      for await (const read of readRows(file, layouts.centroids)) {
        if ('values' in read) centroids.set(read.values.iso3, read.values);
        yield outcome(file, read);
      }
    }
    for (const file of given.nodes) {
      for await (const read of readRows(file, layouts.nodes)) {
        if ('values' in read) centroids.set(read.values.iso, { longitude: read.values.lon, latitude: read.values.lat });
        yield outcome(file, read);
      }
    }
    for (const file of given.codes) {
      for await (const read of readRows(file, layouts.codes)) {
        if ('rejected' in read) {
          yield outcome(file, read);
          continue;
        }
        const { values } = read;
        const key = values['ISO3166-1-Alpha-3'];
        const record = {
          ...unknown,
          kind: 'economy',
          key,
          iso2: values['ISO3166-1-Alpha-2'],
          isoNumeric: values['ISO3166-1-numeric']?.padStart(3, '0') ?? null,
          name: shortName(values['CLDR display name'], values['UNTERM English Short'], values.official_name_en) ?? key,
          region: values['Region Name'],
          subregion: values['Sub-region Name'],
          intermediateRegion: values['Intermediate Region Name'],
          incomeGroup: incomeGroups.get(key) ?? null,
          latitude: centroids.get(key)?.latitude ?? null,
          longitude: centroids.get(key)?.longitude ?? null,
        } as const;
        yield { file, row: read.row, records: [{ record }] };
      }
    }
    for (const file of given.dissolved) {
      for await (const read of readRows(file, layouts.dissolved)) {
        if ('rejected' in read) {
          yield outcome(file, read);
          continue;
        }
        const { iso3: key, name, from, to, successors } = read.values;
        if (from !== null && to <= from) {
          const wanted = `a day after ${from}`;
          yield { file, row: read.row, rejected: { file: file.name, row: read.row, column: 'to', found: to, wanted } };
          continue;
        }
        yield {
          file,
          row: read.row,
          records: [
            { record: { ...unknown, kind: 'economy', key, name, from, to, successors: successors.split(/\s+/) } },
          ],
        };
      }
    }
    for (const file of given.aggregates) {
      for await (const read of readRows(file, layouts.aggregates)) {
        if ('rejected' in read) {
          yield outcome(file, read);
          continue;
        }
        const { aggregate: key, name } = read.values;
        yield {
          file,
          row: read.row,
          records: [{ record: { ...unknown, kind: 'economy', key, name, aggregate: true } }],
        };
      }
    }
  },
};

/** What nobody has said of an economy. */
const unknown = {
  iso2: null,
  isoNumeric: null,
  region: null,
  subregion: null,
  intermediateRegion: null,
  incomeGroup: null,
  latitude: null,
  longitude: null,
  from: null,
  to: null,
  successors: null,
  aggregate: false,
} as const;

/** The first name that is no abbreviation (CLDR has US and UK), without the article that UN lists put behind. */
function shortName(...names: readonly (string | null)[]): string | null {
  return names.find((name) => name !== null && name.length > 2)?.replace(/ \(the\)$/, '') ?? null;
}

/** A row that is only looked up, or one that was rejected. */
function outcome(
  file: InputFile,
  read:
    | { readonly row: number; readonly rejected?: Extract<RowOutcome, { rejected: unknown }>['rejected'] }
    | { readonly row: number; readonly values: unknown },
): RowOutcome {
  return 'rejected' in read && read.rejected
    ? { file, row: read.row, rejected: read.rejected }
    : { file, row: read.row, records: [] };
}

async function filesByLayout(files: readonly InputFile[]): Promise<Record<keyof typeof layouts, InputFile[]>> {
  const given: Record<keyof typeof layouts, InputFile[]> = {
    codes: [],
    incomeGroups: [],
    centroids: [],
    nodes: [],
    dissolved: [],
    aggregates: [],
  };
  for (const file of files) {
    const header = await readHeader(file);
    if (header.includes('ISO3166-1-Alpha-3')) given.codes.push(file);
    else if (header.includes('Income group')) given.incomeGroups.push(file);
    else if (header.includes('longitude')) given.centroids.push(file);
    else if (header[0]?.startsWith('name iso ')) given.nodes.push(file);
    else if (header.includes('successors')) given.dissolved.push(file);
    else if (header[0] === 'aggregate') given.aggregates.push(file);
    else
      throw broken(
        file,
        'the header',
        header.slice(0, 8).join(', '),
        'one of the tables that `isthmus sources` lists for economies',
      );
  }
  return given;
}
