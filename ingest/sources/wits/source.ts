import type { Iso3 } from '../../../model/iso3.ts';
import { type Column, decimal, nonNegative, optional, text } from '../../columns.ts';
import { economyOfName } from '../../economy-names.ts';
import type { IngestRecord } from '../../records.ts';
import { readHeader, readRows } from '../../row-reader.ts';
import type { SaidRecord, Source } from '../../source.ts';
import { broken } from '../../table.ts';

/** What WITS, which spells names as the World Bank does, calls otherwise than the list of English short names. */
const asWorldBankSays: Readonly<Record<string, Iso3>> = {
  'Bahamas, The': 'BHS',
  'Brunei Darussalam': 'BRN',
  'Cabo Verde': 'CPV',
  'Congo, Dem. Rep.': 'COD',
  'Congo, Rep.': 'COG',
  'Czech Republic': 'CZE',
  'Egypt, Arab Rep.': 'EGY',
  'Gambia, The': 'GMB',
  'Hong Kong, China': 'HKG',
  'Iran, Islamic Rep.': 'IRN',
  'Korea, Dem. Rep.': 'PRK',
  'Korea, Rep.': 'KOR',
  'Kyrgyz Republic': 'KGZ',
  'Lao PDR': 'LAO',
  'Other Asia, nes': 'TWN',
  'Russian Federation': 'RUS',
  'Slovak Republic': 'SVK',
  'Syrian Arab Republic': 'SYR',
  'United States': 'USA',
  'United Kingdom': 'GBR',
  'Yemen, Rep.': 'YEM',
  Macao: 'MAC',
  Turkiye: 'TUR',
  Türkiye: 'TUR',
  Vietnam: 'VNM',
};

const economy: Column<Iso3> = {
  wanted: 'an economy by its English name, as the World Bank spells it',
  read: (cell) => {
    const name = cell.trim();
    if (Object.hasOwn(asWorldBankSays, name)) return asWorldBankSays[name];
    return Object.hasOwn(economyOfName, name) ? economyOfName[name] : undefined;
  },
};
const world = 'WORLD';
/** Where a row is about the reporter alone. */
const none = 'NONE';
const partner: Column<string> = {
  wanted: `${economy.wanted}; World; or ...`,
  read: (cell) => {
    const name = cell.trim();
    if (name === 'World') return world;
    return name === '...' ? none : economy.read(cell);
  },
};
type Flow = 'EXPORT' | 'IMPORT';
/** The indicators that are flows of goods, and what they are to the reporter: with its largest partners, and with the world. */
const flows: Readonly<Record<string, Flow>> = {
  'Trade (US$ Mil)-Top 5 Export Partner': 'EXPORT',
  'Trade (US$ Mil)-Top 5 Import Partner': 'IMPORT',
};
const worldFlows: Readonly<Record<string, Flow>> = {
  'Exports (in US$ Mil)': 'EXPORT',
  'Imports (in US$ Mil)': 'IMPORT',
};
/** Also negative where it is a balance or a growth. */
const millionUsd = optional(decimal);

const columns = { Reporter: economy, Partner: partner, 'Product categories': text, Indicator: text } as const;

/**
 * Trade of one economy with its largest partners, all goods together, from the summary that the World Bank publishes.
 *
 * The summary lists five partners a year, so the flows that it does not have are not zero: the sum over all partners is kept
 * as such, and tells how much they are. Left aside are shares, tariffs and figures of the reporter's economy.
 */
export const wits: Source = {
  id: 'wits',
  provenance: {
    title: 'Trade with the largest partners',
    publisher: 'World Bank, World Integrated Trade Solution (WITS)',
    home: 'https://wits.worldbank.org/',
    licence: 'World Bank WITS terms; UN Comtrade figures are not re-disseminated without permission of the UN',
    redistribution: 'NO_REDISTRIBUTION',
    citation: 'World Integrated Trade Solution, wits.worldbank.org; from UN Comtrade',
    edition: null,
  },
  files: 'trade summaries of one economy each, a column a year, CSV or gzipped CSV',
  notes: [
    'What a reporter publishes as its trade with the whole world is kept as a total, never as trade between economies: `isthmus datasets --report` holds the sum over partners against it. Of the partners a summary lists the five largest.',
  ],
  tables: [{ title: 'Summary', columns: { ...columns, 'a year such as 2011': millionUsd }, ignored: 'rest' }],
  options: [],
  dataset: () => 'wits',
  rejectedShare: 0.05,
  async *read(files) {
    for (const file of files) {
      const years = (await readHeader(file)).filter((name) => /^(19|20)\d\d$/.test(name));
      if (years.length === 0) throw broken(file, 'the header', 'no year', 'a column for each year, such as 2011');
      const cells = Object.fromEntries(years.map((name) => [name, millionUsd]));
      for await (const read of readRows(file, { columns: { ...columns, ...cells }, ignored: 'rest' })) {
        const { row } = read;
        if ('rejected' in read) {
          yield { file, row, rejected: read.rejected };
          continue;
        }
        const { Reporter: reporter, Partner: other, 'Product categories': goods, Indicator: indicator } = read.values;
        const known = other === world ? worldFlows : flows;
        const flow = Object.hasOwn(known, indicator) ? known[indicator] : undefined;
        if (flow === undefined || other === none || other === reporter || goods !== 'All Products') {
          yield { file, row, records: [] };
          continue;
        }
        const figures = read.values as Readonly<Record<string, unknown>>;
        const negative = years.find((name) => Number(figures[name] ?? 0) < 0);
        if (negative !== undefined) {
          const found = String(figures[negative]);
          yield { file, row, rejected: { file: file.name, row, column: negative, found, wanted: nonNegative.wanted } };
          continue;
        }
        const records: SaidRecord[] = [];
        for (const column of years) {
          const million = figures[column];
          if (typeof million !== 'number' || million === 0) continue;
          const said = {
            year: Number(column),
            product: null,
            usd: Math.round(million * 1e8) / 100, // whole cents: the summary has two decimals of a million
            revision: null,
          } as const;
          records.push({
            column,
            record: other === world ? totalOf(flow, reporter, said) : tradeOf(flow, reporter, other, said),
          });
        }
        yield { file, row, records };
      }
    }
  },
};

interface Said {
  readonly year: number;
  readonly product: null;
  readonly usd: number;
  readonly revision: null;
}

function totalOf(flow: Flow, reporter: Iso3, said: Said): IngestRecord {
  return { kind: 'trade-total', start: reporter, end: reporter, flow, ...said, basis: 'REPORTED' };
}

function tradeOf(flow: Flow, reporter: Iso3, partner: Iso3, said: Said): IngestRecord {
  const side =
    flow === 'EXPORT'
      ? ({ start: reporter, end: partner, reportedBy: 'EXPORTER', valuation: 'FOB', basis: 'REPORTED' } as const)
      : ({ start: partner, end: reporter, reportedBy: 'IMPORTER', valuation: 'CIF', basis: 'MIRROR' } as const);
  return { kind: 'export', ...side, ...said, sector: null, tonnes: null };
}
