import { KnownError } from '../../../model/errors.ts';
import { isEconomy } from '../../../model/iso3.ts';
import { type Column, decimal, oneOf, optional, text, year } from '../../columns.ts';
import type { LinkRecord } from '../../records.ts';
import { readHeader, readRows } from '../../row-reader.ts';
import type { Source } from '../../source.ts';
import { broken, type InputFile } from '../../table.ts';
import { fdiSdmxDownload } from './download.ts';

/** An economy, or null for a group of them, which the agencies list among the counterparts: W, EU27_2020, F4, G001. */
const economyOrGroup: Column<string | null> = {
  wanted: 'an economy as ISO 3166-1 alpha-3, or a group of economies',
  read: (cell) => {
    const code = cell.trim();
    if (isEconomy(code)) return code;
    return /^[A-Z]{3}$/.test(code) && !groupsOfThreeLetters.has(code) ? undefined : code === '' ? undefined : null;
  },
};

/** Recipients of official development assistance, and Kosovo, to which ISO 3166-1 gives no code. */
const groupsOfThreeLetters: ReadonlySet<string> = new Set(['ODA', 'XKV', 'XKX']);

const power: Column<number> = {
  wanted: 'a power of ten from 0 to 12, such as 6 for millions',
  read: (cell) => (/^(\d|1[0-2])$/.test(cell.trim()) ? Number(cell) : undefined),
};
/** A year; a quarter or half year is null. */
const period: Column<number | null> = {
  wanted: 'a year such as 2011, or a part of one such as 2011-Q1',
  read: (cell) => (/^\d{4}-[QSM]\d{1,2}$/.test(cell.trim()) ? null : year.read(cell)),
};

const oecdColumns = {
  REF_AREA: economyOrGroup,
  MEASURE: text,
  UNIT_MEASURE: text,
  MEASURE_PRINCIPLE: text,
  ACCOUNTING_ENTRY: text,
  TYPE_ENTITY: text,
  FDI_COMP: text,
  COUNTERPART_AREA: economyOrGroup,
  LEVEL_COUNTERPART: oneOf('IMC', 'ULT'),
  ACTIVITY: text,
  FREQ: text,
  TIME_PERIOD: period,
  OBS_VALUE: optional(decimal),
  OBS_STATUS: optional(text),
  UNIT_MULT: power,
  CONF_STATUS: optional(text),
} as const;
const imfColumns = {
  COUNTRY: economyOrGroup,
  DV_TYPE: text,
  INDICATOR: text,
  COUNTERPART_COUNTRY: economyOrGroup,
  FREQUENCY: text,
  TIME_PERIOD: period,
  OBS_VALUE: optional(decimal),
  STATUS: optional(text),
} as const;

type Investment = Extract<LinkRecord, { kind: 'investment' }>;
/** A cell that is total direct investment of one economy in another; `usd` is null where the cell keeps its figure back. */
type Cell = Omit<Investment, 'usd'> & { readonly usd: number | null };

/**
 * Direct investment between two economies as the OECD and the IMF publish it in SDMX-CSV: flows and stocks, inward and outward.
 *
 * Taken are totals of all resident units by the directional principle, net, in US dollars and by calendar year; equity and
 * debt apart, other units, groups of counterparts, quarters, and positions that the IMF derives from the counterpart's own
 * report are left aside: each would count a second time what is there already. Inward investment is the host's report,
 * outward the origin's. A cell that is kept back as confidential states nothing, even where a 0 stands in it; any other 0 is
 * a figure.
 */
export const fdiSdmx: Source = {
  id: 'fdi-sdmx',
  provenance: {
    title: 'Direct investment between economies, flows and stocks, as origin and host each report it',
    publisher: 'OECD or International Monetary Fund',
    home: null,
    licence: null,
    redistribution: 'UNKNOWN',
    citation: null,
    edition: null,
  },
  files:
    'SDMX-CSV, plain or with labels: of the OECD (DSD_FDI, by counterpart area) or of the IMF (DIP, direct investment positions by counterpart economy, formerly CDIS); say whose by --agency',
  tables: [
    { title: 'Flows and positions by counterpart area, of the OECD', columns: oecdColumns, ignored: 'rest' },
    { title: 'Positions by counterpart economy, of the IMF', columns: imfColumns, ignored: 'rest' },
  ],
  options: [{ name: 'agency', value: 'oecd|imf', description: 'who publishes the files', required: true }],
  download: fdiSdmxDownload,
  dataset: ({ agency }) => `fdi-${agency}`,
  rejectedShare: 0.01,
  async *read(files, { agency }) {
    if (agency !== 'oecd' && agency !== 'imf')
      throw new KnownError('WRONG_USAGE', { what: `--agency: found '${agency ?? ''}', wanted oecd or imf.` });
    for (const file of files) {
      await refuseOtherLayout(file, agency);
      let taken = 0;
      const cells = agency === 'oecd' ? oecdCells(file) : imfCells(file);
      for await (const read of cells) {
        if ('rejected' in read) {
          yield { file, ...read };
          continue;
        }
        const { row, values: cell } = read;
        if (cell !== null) taken++;
        const isStated = cell !== null && cell.usd !== null && cell.start !== cell.end;
        yield { file, row, records: isStated ? [{ record: { ...cell, usd: cell.usd ?? 0 } }] : [] };
      }
      if (taken === 0)
        throw broken(
          file,
          'the rows',
          'no total of direct investment',
          'totals of all units, net, in US dollars, by year',
        );
    }
  },
};

async function refuseOtherLayout(file: InputFile, agency: 'oecd' | 'imf'): Promise<void> {
  const header = await readHeader(file);
  const other = agency === 'oecd' ? 'DV_TYPE' : 'MEASURE_PRINCIPLE';
  if (header.includes(other))
    throw new KnownError('WRONG_USAGE', { what: `fdi-sdmx: ${file.name} is no file of the ${agency.toUpperCase()}.` });
}

/** What each row states of total direct investment; null for a row about something else. */
async function* oecdCells(file: InputFile) {
  for await (const read of readRows(file, { columns: oecdColumns, ignored: 'rest' })) {
    if ('rejected' in read) {
      yield read;
      continue;
    }
    const { values } = read;
    const measure = oecdMeasures.get(values.MEASURE);
    const isInward = values.MEASURE_PRINCIPLE === 'DI';
    const [reporter, partner, inYear] = [values.REF_AREA, values.COUNTERPART_AREA, values.TIME_PERIOD];
    const isTotal =
      (isInward || values.MEASURE_PRINCIPLE === 'DO') &&
      values.UNIT_MEASURE === 'USD_EXC' &&
      values.ACCOUNTING_ENTRY.startsWith('NET') &&
      values.TYPE_ENTITY === 'ALL' &&
      values.FDI_COMP === 'D' &&
      values.FREQ === 'A';
    if (!isTotal || measure === undefined || reporter === null || partner === null || inYear === null) {
      yield { row: read.row, values: null };
      continue;
    }
    const kept = isKeptBack(values.OBS_STATUS) || (values.CONF_STATUS ?? 'F') !== 'F';
    yield {
      row: read.row,
      values: {
        kind: 'investment',
        ...ends(reporter, partner, isInward),
        year: inYear,
        measure,
        investor: values.LEVEL_COUNTERPART === 'ULT' ? 'ULTIMATE' : 'IMMEDIATE',
        sector: values.ACTIVITY === '_T' ? null : `isic4:${values.ACTIVITY}`,
        usd: kept ? null : usdOf(values.OBS_VALUE, values.UNIT_MULT),
        basis: isEstimate(values.OBS_STATUS) ? 'ESTIMATED' : 'REPORTED',
      } satisfies Cell,
    };
  }
}

/** As `oecdCells`. The IMF writes whole dollars whatever its SCALE says, which is how many it advises to show at a time. */
async function* imfCells(file: InputFile) {
  for await (const read of readRows(file, { columns: imfColumns, ignored: 'rest' })) {
    if ('rejected' in read) {
      yield read;
      continue;
    }
    const { values } = read;
    const isInward = values.INDICATOR === 'INWD_D_NETLA_FALL_ALL';
    const [reporter, partner, inYear] = [values.COUNTRY, values.COUNTERPART_COUNTRY, values.TIME_PERIOD];
    const isTotal =
      (isInward || values.INDICATOR === 'OTWD_D_NETAL_FALL_ALL') && values.DV_TYPE === 'O' && values.FREQUENCY === 'A';
    if (!isTotal || reporter === null || partner === null || inYear === null) {
      yield { row: read.row, values: null };
      continue;
    }
    yield {
      row: read.row,
      values: {
        kind: 'investment',
        ...ends(reporter, partner, isInward),
        year: inYear,
        measure: 'STOCK',
        investor: 'IMMEDIATE',
        sector: null,
        usd: isKeptBack(values.STATUS) ? null : usdOf(values.OBS_VALUE, 0),
        basis: isEstimate(values.STATUS) ? 'ESTIMATED' : 'REPORTED',
      } satisfies Cell,
    };
  }
}

const oecdMeasures: ReadonlyMap<string, Investment['measure']> = new Map([
  ['LE_FA_F', 'STOCK'],
  ['T_FA_F', 'FLOW'],
]);

function ends(reporter: string, partner: string, isInward: boolean) {
  return isInward
    ? ({ start: partner, end: reporter, reportedBy: 'HOST' } as const)
    : ({ start: reporter, end: partner, reportedBy: 'ORIGIN' } as const);
}

function usdOf(value: number | null, unitMultiplier: number): number | null {
  return value === null ? null : Math.round(value * 10 ** unitMultiplier);
}

/** Statuses of SDMX under which no figure is published: confidential, suppressed, missing, included in another cell. */
function isKeptBack(status: string | null): boolean {
  return status !== null && ['C', 'Q', 'M', 'L', 'H', 'O', 'K'].includes(status);
}

/** Estimated, imputed or forecast. */
function isEstimate(status: string | null): boolean {
  return status !== null && ['E', 'I', 'F'].includes(status);
}
