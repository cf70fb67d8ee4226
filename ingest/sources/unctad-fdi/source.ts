import { KnownError } from '../../../model/errors.ts';
import type { Iso3 } from '../../../model/iso3.ts';
import { type Column, decimal, economy, optional, year } from '../../columns.ts';
import { economyOfName } from '../../economy-names.ts';
import { readHeader, readRows } from '../../row-reader.ts';
import type { RowOutcome, SaidRecord, Source } from '../../source.ts';
import type { InputFile } from '../../table.ts';

const namedEconomy: Column<Iso3> = {
  wanted: "an economy by UNCTAD's English short name, such as Vietnam",
  read: (cell) => (Object.hasOwn(economyOfName, cell.trim()) ? economyOfName[cell.trim()] : undefined),
};

const ofOrigin = 'outflow_reported_by_source_musd';
const ofHost = 'inflow_reported_by_target_musd';

const oneReport = { source: namedEconomy, target: namedEconomy, flow: optional(decimal), year } as const;
const bothReports = {
  source_iso3: economy(),
  target_iso3: economy(),
  year,
  [ofOrigin]: optional(decimal),
  [ofHost]: optional(decimal),
} as const;

const reporters = { origin: 'ORIGIN', host: 'HOST' } as const;
type Reporter = (typeof reporters)[keyof typeof reporters];

/**
 * Flows of direct investment between two economies, as the investor's statistics and the host's each report them.
 *
 * The two are different measurements and are never merged. A flow below zero is disinvestment. A flow of zero is not loaded:
 * these tables also write 0 where UNCTAD's sheets say "not available", so it states nothing.
 */
export const unctadFdi: Source = {
  id: 'unctad-fdi',
  provenance: {
    title: 'Bilateral flows of direct investment, as origin and host each report them; a zero is not a statement',
    publisher: 'UN Trade and Development (UNCTAD)',
    home: 'https://unctad.org/topic/investment/investment-statistics-and-trends',
    licence: null,
    redistribution: 'UNKNOWN',
    citation: 'UNCTAD, Bilateral FDI Statistics',
    edition: null,
  },
  files:
    'one or more tables of flows in million US dollars, CSV or gzipped CSV: one report a file (source,target,flow,year, economies by name; say whose by --reporter) or both side by side, by ISO 3166-1 alpha-3. A zero also stands for "not available" there and is not loaded',
  tables: [
    { title: 'Flows as one side reports them (with --reporter)', columns: oneReport },
    { title: 'Flows as both sides report them', columns: bothReports },
  ],
  options: [
    {
      name: 'reporter',
      value: 'origin|host',
      description: 'whose report a table of one report is: the investing economy (origin) or the receiving one (host)',
    },
  ],
  dataset: ({ reporter }) => (reporter === undefined ? 'unctad-fdi' : `unctad-fdi-${reporter}`),
  rejectedShare: 0.01,
  async *read(files, { reporter }) {
    const reportedBy = reporter === undefined ? null : reporterNamed(reporter);
    for (const file of files) {
      const header = await readHeader(file);
      if (header.includes('source_iso3')) {
        if (reportedBy !== null)
          throw new KnownError('WRONG_USAGE', {
            what: `unctad-fdi: ${file.name} has both reports side by side, leave --reporter out.`,
          });
        yield* readBothReports(file);
      } else {
        if (reportedBy === null)
          throw new KnownError('WRONG_USAGE', {
            what: `unctad-fdi: ${file.name} has one report, say whose by --reporter origin or --reporter host.`,
          });
        yield* readOneReport(file, reportedBy);
      }
    }
  },
};

async function* readOneReport(file: InputFile, reportedBy: Reporter): AsyncGenerator<RowOutcome> {
  for await (const read of readRows(file, { columns: oneReport })) {
    if ('rejected' in read) {
      yield { file, row: read.row, rejected: read.rejected };
      continue;
    }
    const { source, target, flow, year } = read.values;
    yield { file, row: read.row, records: investment(source, target, year, reportedBy, flow) };
  }
}

async function* readBothReports(file: InputFile): AsyncGenerator<RowOutcome> {
  for await (const read of readRows(file, { columns: bothReports })) {
    if ('rejected' in read) {
      yield { file, row: read.row, rejected: read.rejected };
      continue;
    }
    const { source_iso3: source, target_iso3: target, year, ...flows } = read.values;
    const records = [
      ...investment(source, target, year, 'ORIGIN', flows[ofOrigin], ofOrigin),
      ...investment(source, target, year, 'HOST', flows[ofHost], ofHost),
    ];
    yield { file, row: read.row, records };
  }
}

/** What a flow in million US dollars states: nothing where it is missing, zero, or within one economy. */
function investment(
  start: Iso3,
  end: Iso3,
  year: number,
  reportedBy: Reporter,
  millionUsd: number | null,
  column?: string,
): SaidRecord[] {
  if (millionUsd === null || millionUsd === 0 || start === end) return [];
  const usd = Math.round(millionUsd * 1e6);
  const record = {
    kind: 'investment',
    start,
    end,
    year,
    measure: 'FLOW',
    reportedBy,
    investor: 'IMMEDIATE',
    sector: null,
    usd,
    basis: 'REPORTED',
  } as const;
  return [column === undefined ? { record } : { record, column }];
}

function reporterNamed(name: string): Reporter {
  if (name === 'origin' || name === 'host') return reporters[name];
  throw new KnownError('WRONG_USAGE', { what: `--reporter: found '${name}', wanted origin or host.` });
}
