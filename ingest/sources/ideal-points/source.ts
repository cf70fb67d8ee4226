import { type Iso3, isEconomy } from '../../../model/iso3.ts';
import { type Column, decimal, optional, text, year } from '../../columns.ts';
import { readRows } from '../../row-reader.ts';
import type { SaidRecord, Source } from '../../source.ts';

const stateNumber: Column<number> = {
  wanted: 'a state by its number in the Correlates of War, such as 2',
  read: (cell) => (/^\d{1,3}$/.test(cell.trim()) ? Number(cell) : undefined),
};

const columns = {
  ccode: stateNumber,
  iso3c: text,
  year,
  idealpointfp: optional(decimal),
  idealpointall: optional(decimal),
} as const;

const assembly: SaidRecord = {
  record: { kind: 'body', key: 'UNGA', name: 'General Assembly of the United Nations' },
};

/**
 * Ideal points of states, estimated from their votes in the General Assembly of the United Nations, one row a state and year.
 *
 * Of the series, that of all votes is taken where there is one, else that of votes on final passage; which one stands with
 * each estimate, since the two do not share a scale. The point grows towards the United States' side of the main division.
 */
export const idealPoints: Source = {
  id: 'ideal-points',
  provenance: {
    title: 'Ideal points of states in the General Assembly of the United Nations',
    publisher: 'Bailey, Strezhnev & Voeten',
    home: 'https://doi.org/10.7910/DVN/LEJUQZ',
    licence: 'CC0 1.0',
    redistribution: 'OPEN',
    citation:
      'Bailey, Strezhnev & Voeten (2017), Estimating Dynamic State Preferences from United Nations Voting Data, Journal of Conflict Resolution 61: 430–456',
    edition: null,
  },
  files:
    'one or more tables of ideal points, CSV or gzipped CSV. A row of the legacy series alone, which is of another scale, is rejected',
  tables: [{ title: 'Ideal points', columns, ignored: 'rest' }],
  options: [],
  dataset: () => 'ideal-points',
  rejectedShare: 0.01,
  async *read(files) {
    for (const file of files) {
      let isNamed = false;
      for await (const read of readRows(file, { columns, ignored: 'rest' })) {
        const { row } = read;
        if ('rejected' in read) {
          yield { file, row, rejected: read.rejected };
          continue;
        }
        const { iso3c, ccode, year, idealpointall, idealpointfp } = read.values;
        const start = stateOf(iso3c, ccode, year);
        const idealPoint = idealpointall ?? idealpointfp;
        const reject = (column: string, found: string, wanted: string) => ({
          file,
          row,
          rejected: { file: file.name, row, column, found, wanted },
        });
        if (!isEconomy(start)) yield reject('iso3c', iso3c, 'a state as ISO 3166-1 or -3 alpha-3');
        else if (idealPoint === null) yield reject('idealpointall', '', 'a number here or in idealpointfp');
        else {
          const series = idealpointall === null ? 'FINAL_PASSAGE' : 'ALL';
          const record = { kind: 'vote', start, end: 'UNGA', year, idealPoint, series, basis: 'ESTIMATED' } as const;
          yield { file, row, records: isNamed ? [{ record }] : [assembly, { record }] };
          isNamed = true;
        }
      }
    }
  },
};

/** The code of ISO 3166 that a state had in a year, where the table gives one code to several of them. */
function stateOf(iso3c: string, ccode: number, year: number): Iso3 {
  if (iso3c === 'YAR') return ccode === 680 ? 'YMD' : 'YEM';
  if (iso3c === 'YUG' && year >= 2003) return year >= 2006 ? 'SRB' : 'SCG'; // the successor kept the state's number
  return iso3c;
}
