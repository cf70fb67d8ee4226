import { KnownError } from '../../../model/errors.ts';
import type { Rejection } from '../../../model/load-entry.ts';
import { decimal, economyOrAggregate, nonNegative, text, year as yearColumn } from '../../columns.ts';
import { readRows } from '../../row-reader.ts';
import type { SaidRecord, Settings, Source } from '../../source.ts';
import { broken, type InputFile, readTable, type TableRow } from '../../table.ts';
import { readFigure, rowBelow, type TableLayout, tableLayout } from './layout.ts';

/** Codes that input-output tables use for economies of another code. */
const economy = economyOrAggregate({ ROM: 'ROU', RoW: 'ROW' });

const sectorColumns = { code: text, name: text } as const;

/** US dollars in one unit of the table. */
const units: Readonly<Record<string, number>> = { usd: 1, 'thousand-usd': 1e3, 'million-usd': 1e6, 'billion-usd': 1e9 };

/**
 * An inter-country input-output table, wide: a row a supplying industry, a column a buying one, then final demand, then OUTPUT.
 *
 * Value added of an industry is what the table says in rows below the industries, taxes less subsidies on its purchases
 * included; in a table without such rows it is output less all that the industry buys, not known where output is zero.
 * A part of an economy that the OECD lists apart (MX1, CN2) has industries of its own in that economy: `MEX:icio:MX1.01T03`.
 */
export const mrio: Source = {
  id: 'mrio',
  provenance: {
    title: 'Inter-country input-output table',
    publisher: null,
    home: null,
    licence: null,
    redistribution: 'UNKNOWN',
    citation: null,
    edition: null,
  },
  files:
    'a wide table, CSV or gzipped CSV (rows AUS_AGR …; columns AUS_AGR …, AUS_FD or AUS_FD1 to AUS_FD5 …, OUTPUT), as the World Input-Output Database or, with rows of value added below, the OECD (AUS_HFCE …, TOTAL) has it, and, if wanted, a list code,name of its sectors',
  tables: [
    {
      title: 'Table',
      columns: {
        'the first column': {
          wanted:
            'the supplying industry, such as MEX_MFE, each that the header has once; below them rows of value added may stand (VALU, AUS_TAXSUB …) and one of output',
        },
        'MEX_MFE and so on': { wanted: `${nonNegative.wanted}: what the industry buys` },
        'MEX_FD, MEX_FD1 to MEX_FD5, or MEX_HFCE, NPISH, GGFC, GFCF, INVNT, P33, and so on': {
          wanted: `${decimal.wanted}: what final users buy`,
        },
        'OUTPUT, TOTAL or OUT': { wanted: `${nonNegative.wanted}: gross output of the supplying industry` },
      },
    },
    { title: 'Names of sectors', columns: sectorColumns, ignored: 'rest', optional: true },
  ],
  options: [
    { name: 'year', value: 'year', description: 'calendar year of the table', required: true },
    {
      name: 'unit',
      value: 'unit',
      description: `unit of the figures: ${Object.keys(units).join(', ')}`,
      required: true,
    },
    {
      name: 'scheme',
      value: 'scheme',
      description: 'classification of the sectors, such as isic4 or wiod8',
      required: true,
    },
  ],
  dataset: ({ scheme }) => `mrio-${scheme}`,
  rejectedShare: 0, // a row left out would change every share of the table
  async *read([file, sectors, ...others], settings) {
    if (!file || others.length > 0)
      throw new KnownError('WRONG_USAGE', { what: 'mrio reads one table and at most one list of its sectors.' });
    const { year, usdPerUnit, scheme } = readSettings(settings);
    const names = sectors ? await sectorNames(sectors) : new Map<string, string>();

    const rows = readTable(file);
    const layout = tableLayout(file, ((await rows.next()).value as TableRow).cells, scheme, economy);
    const outputColumn = layout.columns.find((column) => column?.is === 'output')?.name ?? 'OUTPUT';
    const bought = new Float64Array(layout.columns.length);
    const rowOf = new Map<string, number>();
    const outputs = new Map<string, number>();
    const below = new Set<string>();
    const added = new Float64Array(layout.columns.length);

    for await (const { row, cells } of rows) {
      const label = (cells[0] ?? '').trim();
      const is = rowBelow(label);
      if (is !== null) {
        if (below.has(label)) throw broken(file, `row ${row}, the label`, `'${label}' again`, 'each row once');
        below.add(label);
        const rejected = is === 'value-added' ? addValue(added, file, row, cells, layout) : null;
        yield rejected ? { file, row, rejected } : { file, row, records: [] };
        continue;
      }
      const supplier = layout.industries.get(label);
      if (!supplier)
        throw broken(file, `row ${row}, the label`, `'${label}'`, 'an industry that the header has as a column');
      const before = rowOf.get(label);
      if (before !== undefined)
        throw broken(file, `row ${row}, the label`, `'${label}' as in row ${before}`, 'each industry once');
      rowOf.set(label, row);

      const start = supplier.key;
      const { economy: parent, code, sector } = supplier;
      const records: SaidRecord[] = [
        {
          record: {
            kind: 'industry',
            key: start,
            economy: parent,
            scheme,
            code,
            name: names.get(code) ?? names.get(sector) ?? null,
          },
        },
      ];
      let rejected: Rejection | null = null;
      for (let at = 1; at < cells.length && !rejected; at++) {
        const column = layout.columns[at];
        if (!column) continue;
        const found = cells[at] as string;
        const figure = readFigure(found, column.is);
        if (figure === undefined) {
          const wanted =
            column.is === 'final-demand' ? 'a number such as 1234.5' : 'a number from 0 up, such as 1234.5';
          rejected = { file: file.name, row, column: column.name, found, wanted };
        } else if (column.is === 'output') {
          outputs.set(label, figure);
        } else if (figure !== 0) {
          const usd = figure * usdPerUnit;
          if (column.is === 'industry') {
            bought[at] = (bought[at] as number) + usd;
            records.push({
              record: { kind: 'industry-supply', start, end: column.key, year, usd, basis: 'REPORTED' },
              column: column.name,
            });
          } else {
            const { economy: end, category } = column;
            records.push({
              record: { kind: 'final-demand', start, end, year, category, usd, basis: 'REPORTED' },
              column: column.name,
            });
          }
        }
      }
      yield rejected ? { file, row, rejected } : { file, row, records };
    }

    const missing = [...layout.industries.keys()].find((label) => !rowOf.has(label));
    if (missing !== undefined)
      throw broken(file, 'the end', 'no further row', `a row for '${missing}', which the header has as a column`);
    const saysValueAdded = [...below].some((label) => rowBelow(label) === 'value-added');
    if (outputs.size < rowOf.size) return; // a row was rejected, and the load stops for it
    for (const [label, { key: end, economy: start, at }] of layout.industries) {
      const row = rowOf.get(label) as number;
      const output = outputs.get(label) as number;
      const outputUsd = output * usdPerUnit;
      const residual = output > 0 ? outputUsd - (bought[at] as number) : null;
      const valueAddedUsd = saysValueAdded ? (added[at] as number) * usdPerUnit : residual;
      const record = {
        kind: 'production',
        start,
        end,
        year,
        outputUsd,
        valueAddedUsd,
        co2Kt: null,
        basis: 'REPORTED',
      } as const;
      yield { file, row, records: [{ record, column: outputColumn }], again: true };
    }
  },
};

/** Adds a row of value added to the sums of the industries' columns. @returns the cell that is no number, or null. */
function addValue(
  added: Float64Array,
  file: InputFile,
  row: number,
  cells: readonly string[],
  layout: TableLayout,
): Rejection | null {
  for (const { at } of layout.industries.values()) {
    const found = cells[at] as string;
    const figure = readFigure(found, 'value-added');
    if (figure === undefined)
      return { file: file.name, row, column: layout.columns[at]?.name ?? '', found, wanted: decimal.wanted };
    added[at] = (added[at] as number) + figure;
  }
  return null;
}

function readSettings({ year = '', unit = '', scheme = '' }: Settings) {
  const usdPerUnit = Object.hasOwn(units, unit) ? units[unit] : undefined;
  if (usdPerUnit === undefined)
    throw new KnownError('WRONG_USAGE', {
      what: `--unit: found '${unit}', wanted one of ${Object.keys(units).join(', ')}.`,
    });
  const calendarYear = yearColumn.read(year);
  if (calendarYear === undefined)
    throw new KnownError('WRONG_USAGE', { what: `--year: found '${year}', wanted ${yearColumn.wanted}.` });
  if (!/^[a-z][a-z0-9-]*$/.test(scheme))
    throw new KnownError('WRONG_USAGE', { what: `--scheme: found '${scheme}', wanted a short name such as isic4.` });
  return { year: calendarYear, usdPerUnit, scheme };
}

async function sectorNames(file: InputFile): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for await (const read of readRows(file, { columns: sectorColumns, ignored: 'rest' })) {
    if ('rejected' in read)
      throw broken(
        file,
        `row ${read.row}, column '${read.rejected.column}'`,
        `'${read.rejected.found}'`,
        read.rejected.wanted,
      );
    names.set(read.values.code, read.values.name);
  }
  return names;
}
