import type { Iso3 } from '../../../model/iso3.ts';
import { type Column, decimal, nonNegative, optional, text } from '../../columns.ts';
import { economyOfName } from '../../economy-names.ts';
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
/** World, and `...` where a row is about the reporter alone. */
const none = 'NONE';
const partner: Column<string> = {
  wanted: `${economy.wanted}; World; or ...`,
  read: (cell) => (['World', '...'].includes(cell.trim()) ? none : economy.read(cell)),
};
/** The indicators that are flows between two economies, and which of the two reports there. */
const flows: Readonly<Record<string, 'EXPORTER' | 'IMPORTER'>> = {
  'Trade (US$ Mil)-Top 5 Export Partner': 'EXPORTER',
  'Trade (US$ Mil)-Top 5 Import Partner': 'IMPORTER',
};
/** Also negative where it is a balance or a growth. */
const millionUsd = optional(decimal);

const columns = { Reporter: economy, Partner: partner, 'Product categories': text, Indicator: text } as const;

/**
 * Trade of one economy with its largest partners, all goods together, from the summary that the World Bank publishes.
 *
 * The summary lists five partners a year, so the flows that it does not have are not zero. Left aside are sums over all
 * partners, shares, tariffs and figures of the reporter's economy.
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
        const reportedBy = Object.hasOwn(flows, indicator) ? flows[indicator] : undefined;
        if (reportedBy === undefined || other === none || other === reporter || goods !== 'All Products') {
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
        const side =
          reportedBy === 'EXPORTER'
            ? ({ start: reporter, end: other, reportedBy, valuation: 'FOB', basis: 'REPORTED' } as const)
            : ({ start: other, end: reporter, reportedBy, valuation: 'CIF', basis: 'MIRROR' } as const);
        const records: SaidRecord[] = [];
        for (const column of years) {
          const million = figures[column];
          if (typeof million !== 'number' || million === 0) continue;
          records.push({
            column,
            record: {
              kind: 'export',
              ...side,
              year: Number(column),
              product: null,
              sector: null,
              usd: Math.round(million * 1e8) / 100, // whole cents: the summary has two decimals of a million
              tonnes: null,
              revision: null,
            },
          });
        }
        yield { file, row, records };
      }
    }
  },
};
