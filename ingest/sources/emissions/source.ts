import { KnownError } from '../../../model/errors.ts';
import { economyOrAggregate, nonNegative, text, year } from '../../columns.ts';
import { readRows } from '../../row-reader.ts';
import type { Source } from '../../source.ts';

/** Codes that input-output tables use for economies of another code. */
const country = economyOrAggregate({ ROM: 'ROU', RoW: 'ROW' });

/**
 * Carbon dioxide that the industries of each economy emit, a statement of its own beside the input-output table.
 *
 * An answer joins the two by industry, and says so where the year of the emissions is not the year of the table. The
 * industry's output is left to the table, even where the file repeats it.
 */
export const emissions: Source = {
  id: 'emissions',
  provenance: {
    title: 'Carbon dioxide emitted by industries',
    publisher: null,
    home: null,
    licence: null,
    redistribution: 'UNKNOWN',
    citation: null,
    edition: null,
  },
  files:
    'tables of emissions in kilotonnes of CO2, a row an industry and year, in the classification of an input-output table',
  tables: [
    {
      title: 'Emissions',
      columns: { year, country, 'named by --sector': text, co2_kt: nonNegative },
      ignored: 'rest',
    },
  ],
  options: [
    { name: 'scheme', value: 'scheme', description: 'classification of the sectors, such as wiod8', required: true },
    { name: 'sector', value: 'column', description: 'column of the sector’s code, `sector` unless said' },
  ],
  dataset: ({ scheme }) => `emissions-${scheme}`,
  rejectedShare: 0,
  async *read(files, { scheme = '', sector = 'sector' }) {
    if (!/^[a-z][a-z0-9-]*$/.test(scheme))
      throw new KnownError('WRONG_USAGE', { what: `--scheme: found '${scheme}', wanted a short name such as wiod8.` });
    for (const file of files) {
      const columns = { year, country, co2_kt: nonNegative, [sector]: text };
      for await (const read of readRows(file, { columns, ignored: 'rest' })) {
        if ('rejected' in read) {
          yield { file, ...read };
          continue;
        }
        const values = read.values as { year: number; country: string; co2_kt: number; [sector: string]: unknown };
        const { country: start, co2_kt: co2Kt } = values;
        const end = `${start}:${scheme}:${String(values[sector])}`;
        const figures = { outputUsd: null, valueAddedUsd: null, co2Kt } as const;
        yield {
          file,
          row: read.row,
          records: [{ record: { kind: 'production', start, end, year: values.year, ...figures, basis: 'REPORTED' } }],
        };
      }
    }
  },
};
