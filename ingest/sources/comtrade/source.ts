import { type Column, decimal, nonNegative, oneOf, optional, year } from '../../columns.ts';
import { readJsonRecords } from '../../json-records.ts';
import { readFields } from '../../record-fields.ts';
import type { IngestRecord, TradeFlow } from '../../records.ts';
import { type ReadRow, readHeader, readRows } from '../../row-reader.ts';
import type { Source } from '../../source.ts';
import { broken, type InputFile, readText } from '../../table.ts';
import { hsCode, tradeNumber } from '../../trade-numbers.ts';
import { comtradeDownload } from './download.ts';

/** All goods together, which trade states without a product. */
const commodity: Column<string> = {
  wanted: `${hsCode.wanted}, or TOTAL`,
  read: (cell) => (cell.trim() === 'TOTAL' ? 'TOTAL' : hsCode.read(cell)),
};

/** The partner of a sum over all partners. */
const world = 'WORLD';
const partner: Column<string> = {
  wanted: `${tradeNumber.wanted}; or 0, the world`,
  read: (cell) => (cell.trim() === '0' ? world : tradeNumber.read(cell)),
};

/** A total over something that the flow may also be broken down by, or a part of it. */
const totalOf = (total: string): Column<'TOTAL' | 'PART'> => ({
  wanted: `a code, ${total} for the total`,
  read: (cell) => (cell.trim() === total ? 'TOTAL' : cell.trim() === '' ? undefined : 'PART'),
});

/** Editions of the Harmonized System by the letters that UN Comtrade gives them. */
const revisions = {
  H0: 'HS1992',
  H1: 'HS1996',
  H2: 'HS2002',
  H3: 'HS2007',
  H4: 'HS2012',
  H5: 'HS2017',
  H6: 'HS2022',
} as const;

const columns = {
  typeCode: oneOf('C'),
  freqCode: oneOf('A'),
  refYear: year,
  reporterCode: tradeNumber,
  // Beside exports, imports and what of each is sent on or taken back there are parts of them by customs regime.
  flowCode: oneOf('X', 'M', 'RX', 'RM', 'DX', 'FM', 'XIP', 'XOP', 'MIP', 'MOP'),
  partnerCode: partner,
  partner2Code: totalOf('0'),
  classificationCode: oneOf('H0', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6'),
  cmdCode: commodity,
  customsCode: totalOf('C00'),
  mosCode: totalOf('0'),
  motCode: totalOf('0'),
  netWgt: optional(nonNegative),
  cifvalue: optional(decimal),
  fobvalue: optional(decimal),
  primaryValue: nonNegative,
} as const;

type Flow = { readonly [K in keyof typeof columns]: Exclude<ReturnType<(typeof columns)[K]['read']>, undefined> };

/** Flows of which the sum over all partners is kept; the others are parts of these. */
const totalFlows: Readonly<Partial<Record<Flow['flowCode'], TradeFlow>>> = {
  X: 'EXPORT',
  M: 'IMPORT',
  RX: 'RE_EXPORT',
  RM: 'RE_IMPORT',
};

/** As the R package comtradr and the tables made with it spell the columns. */
const snakeCase = (name: string) => name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
const snakeColumns = Object.fromEntries(Object.entries(columns).map(([name, column]) => [snakeCase(name), column]));

/**
 * Trade in goods as each economy reports it to UN Comtrade, by year and HS code.
 *
 * What the exporter reports (REPORTED, free on board) and what the importer reports of the same flow (MIRROR, mostly with
 * freight and insurance) stand side by side, for the importer by the origin of the goods. Re-exports and re-imports are a part
 * of these and stand apart. All goods are a record without product, beside those of chapters, headings and subheadings: one
 * level of these is the whole. The sum over all partners is kept as such, beside the partners: in it is also trade with itself,
 * and with the remainders of regions that no economy stands for. Left aside are trade with itself and, since they repeat what
 * is taken, parts by customs regime, customs procedure, mode of supply, mode of transport or second partner.
 */
export const comtrade: Source = {
  id: 'comtrade',
  provenance: {
    title: 'Trade in goods as economies report it',
    publisher: 'UN Statistics Division, UN Comtrade',
    home: 'https://comtradeplus.un.org/',
    licence: 'UN Comtrade licence agreement; no redistribution of bulk data without permission',
    redistribution: 'NO_REDISTRIBUTION',
    citation: 'United Nations Comtrade database, comtradeplus.un.org',
    edition: null,
  },
  files:
    'tables of annual flows by HS code as the data portal or its API gives them: CSV or a response in JSON, plain or gzipped',
  notes: [
    'What a reporter publishes as its trade with the whole world is kept as a total, never as trade between economies: `isthmus datasets --report` holds the sum over partners against it.',
  ],
  tables: [
    { title: 'Flows, as the portal exports them', columns, ignored: 'rest' },
    { title: 'Flows, as R packages spell the columns', columns: snakeColumns, ignored: 'rest' },
  ],
  options: [],
  download: comtradeDownload,
  dataset: () => 'comtrade',
  rejectedShare: 0.05, // remainders of regions that no economy stands for
  async *read(files) {
    for (const file of files) {
      let isHeard = false;
      for await (const read of (await isJson(file)) ? readResponse(file) : readFlows(file)) {
        if ('rejected' in read) {
          isHeard = true;
          yield { file, row: read.row, rejected: read.rejected };
          continue;
        }
        const record = recordOf(read.values);
        isHeard ||= record !== null && record.kind !== 'trade-total';
        yield { file, row: read.row, records: record ? [{ record }] : [] };
      }
      if (!isHeard)
        throw broken(
          file,
          'all rows',
          'only sums over partners and parts of flows',
          'a flow between two economies, by all customs procedures and modes of transport',
        );
    }
  },
};

async function isJson(file: InputFile): Promise<boolean> {
  for await (const chunk of readText(file)) return /^\s*\{/.test(chunk);
  return false;
}

/** Flows of a response of the API: `data` within what it says of the call. */
async function* readResponse(file: InputFile): AsyncGenerator<ReadRow<Flow>> {
  for await (const { row, record } of readJsonRecords(file, 'data')) {
    const read = readFields(record, columns);
    yield 'bad' in read ? { row, rejected: { file: file.name, row, ...read.bad } } : { row, values: read.values };
  }
}

async function* readFlows(file: InputFile): AsyncGenerator<ReadRow<Flow>> {
  if ((await readHeader(file)).includes('type_code')) {
    for await (const read of readRows(file, { columns: snakeColumns, ignored: 'rest' }))
      yield 'rejected' in read ? read : { row: read.row, values: inCamelCase(read.values) };
  } else yield* readRows(file, { columns, ignored: 'rest' });
}

function inCamelCase(values: Readonly<Record<string, unknown>>): Flow {
  return Object.fromEntries(Object.keys(columns).map((name) => [name, values[snakeCase(name)]])) as unknown as Flow;
}

/** What a row says of a flow, between two economies or with the world; null where it repeats or splits what other rows say. */
function recordOf(flow: Flow): IngestRecord | null {
  const { reporterCode: reporter, partnerCode, flowCode, cmdCode, cifvalue, fobvalue, primaryValue: usd } = flow;
  const parts = [flow.partner2Code, flow.customsCode, flow.mosCode, flow.motCode];
  if (partnerCode === reporter || parts.includes('PART') || usd === 0) return null;
  const goods = {
    year: flow.refYear,
    product: cmdCode === 'TOTAL' ? null : cmdCode,
    usd,
    revision: cmdCode === 'TOTAL' ? null : revisions[flow.classificationCode],
  } as const;
  if (partnerCode === world) {
    const total = totalFlows[flowCode];
    if (total === undefined) return null;
    return { kind: 'trade-total', start: reporter, end: reporter, flow: total, ...goods, basis: 'REPORTED' };
  }
  // Exporters value at their own border, importers mostly at theirs.
  const isSold = flowCode === 'X' || flowCode === 'RX';
  const [own, other, usual, unusual] = isSold
    ? ([fobvalue, cifvalue, 'FOB', 'CIF'] as const)
    : ([cifvalue, fobvalue, 'CIF', 'FOB'] as const);
  const said = {
    ...goods,
    tonnes: flow.netWgt ? flow.netWgt / 1_000 : null, // kilograms; 0 where they were not stated
    valuation: usd === own ? usual : usd === other ? unusual : null,
  } as const;
  const sold = { start: reporter, end: partnerCode, reportedBy: 'EXPORTER', basis: 'REPORTED' } as const;
  const bought = { start: partnerCode, end: reporter, reportedBy: 'IMPORTER', basis: 'MIRROR' } as const;
  switch (flowCode) {
    case 'X':
      return { kind: 'export', ...said, ...sold, sector: null };
    case 'M':
      return { kind: 'export', ...said, ...bought, sector: null };
    case 'RX':
      return { kind: 're-export', ...said, ...sold };
    case 'RM':
      return { kind: 're-export', ...said, ...bought };
    default:
      return null;
  }
}
