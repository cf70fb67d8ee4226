import { KnownError } from '../../../model/errors.ts';
import { economyOrAggregate, nonNegative, year } from '../../columns.ts';
import { readRows } from '../../row-reader.ts';
import type { Source } from '../../source.ts';

/** Codes that trade statistics still use for economies of another code. */
const lookup = {
  ROM: 'ROU',
  ZAR: 'COD',
  TMP: 'TLS',
  KN1: 'KNA',
  MNT: 'MNE',
  USP: 'UMI',
  BAT: 'ATA',
  NZE: 'NTZ',
  RoW: 'ROW',
};

const partner = economyOrAggregate(lookup);

/** What a table of four columns leaves open. */
const unstated = {
  product: null,
  sector: null,
  tonnes: null,
  reportedBy: null,
  valuation: null,
  revision: null,
} as const;

/** Bilateral trade, one row a flow, from any table whose columns are named on the command line. A flow of zero is no tie. */
export const trade: Source = {
  id: 'trade',
  provenance: {
    title: 'Bilateral trade in goods',
    publisher: null,
    home: null,
    licence: null,
    redistribution: 'UNKNOWN',
    citation: null,
    edition: null,
  },
  files: 'one or more tables of flows with a header, CSV or gzipped CSV',
  tables: [
    {
      title: 'Flows',
      columns: {
        'named by --from': partner,
        'named by --to': partner,
        'named by --year': year,
        'named by --usd': nonNegative,
      },
      ignored: 'rest',
    },
  ],
  options: [
    { name: 'from', value: 'column', description: 'column of the exporter, ISO 3166-1 alpha-3', required: true },
    { name: 'to', value: 'column', description: 'column of the importer, ISO 3166-1 alpha-3', required: true },
    { name: 'year', value: 'column', description: 'column of the year', required: true },
    { name: 'usd', value: 'column', description: 'column of the value in US dollars', required: true },
  ],
  dataset: () => 'trade',
  rejectedShare: 0.01,
  async *read(files, settings) {
    const { from = '', to = '', year: yearColumn = '', usd = '' } = settings;
    if (new Set([from, to, yearColumn, usd]).size < 4)
      throw new KnownError('WRONG_USAGE', {
        what: `trade: found the columns '${[from, to, yearColumn, usd].join("', '")}', wanted four different ones.`,
      });
    const layout = {
      columns: { [from]: partner, [to]: partner, [yearColumn]: year, [usd]: nonNegative },
      ignored: 'rest',
    } as const;
    for (const file of files) {
      for await (const read of readRows(file, layout)) {
        if ('rejected' in read) {
          yield { file, row: read.row, rejected: read.rejected };
          continue;
        }
        const flow = {
          start: String(read.values[from]),
          end: String(read.values[to]),
          year: Number(read.values[yearColumn]),
          usd: Number(read.values[usd]),
        };
        const isTie = flow.usd > 0 && flow.start !== flow.end;
        yield {
          file,
          row: read.row,
          records: isTie ? [{ record: { kind: 'export', ...flow, ...unstated, basis: 'REPORTED' } }] : [],
        };
      }
    }
  },
};
