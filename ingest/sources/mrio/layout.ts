import type { Iso3 } from '../../../model/iso3.ts';
import { type Column as CellColumn, decimal, nonNegative } from '../../columns.ts';
import { broken, type InputFile } from '../../table.ts';

/** What a column of a wide input-output table holds. */
export type TableColumn =
  | { readonly is: 'industry'; readonly name: string; readonly key: string }
  | { readonly is: 'final-demand'; readonly name: string; readonly economy: Iso3; readonly category: string }
  | { readonly is: 'output'; readonly name: string };

/** An industry that buys: its key, its parts, and its place among the columns. */
export interface TableIndustry {
  readonly key: string;
  readonly economy: Iso3;
  readonly code: string;
  /** Its code without the part of the economy. */
  readonly sector: string;
  readonly at: number;
}

/** The columns of a wide table by place (the label of the row is place 0, null), and its industries by label. */
export interface TableLayout {
  readonly columns: readonly (TableColumn | null)[];
  readonly industries: ReadonlyMap<string, TableIndustry>;
}

/** Economies that the OECD splits into parts, MX1, MX2, CN1 and so on, by the letters of their parts. */
const splitEconomies: Readonly<Record<string, Iso3>> = { MX: 'MEX', CN: 'CHN' };

/** Final demand columns FD1 to FD5 of the World Input-Output Database, 2013 release. */
const numberedCategories = ['HOUSEHOLDS', 'NON_PROFIT', 'GOVERNMENT', 'FIXED_CAPITAL', 'INVENTORIES'] as const;

/** Final demand columns of the Inter-Country Input-Output tables of the OECD. */
const namedCategories: ReadonlyMap<string, string> = new Map([
  ['HFCE', 'HOUSEHOLDS'],
  ['NPISH', 'NON_PROFIT'],
  ['GGFC', 'GOVERNMENT'],
  ['GFCF', 'FIXED_CAPITAL'],
  ['INVNT', 'INVENTORIES'],
  ['P33', 'RESIDENTS_ABROAD'],
  ['DPABR', 'RESIDENTS_ABROAD'],
]);

const outputNames: ReadonlySet<string> = new Set(['OUTPUT', 'TOTAL', 'OUT']);

/** What a row below the industries holds: value added (taxes less subsidies on products are part of it) or output. */
export type RowBelow = 'value-added' | 'output';

/** What a row is by its label, or null where it is an industry's. */
export function rowBelow(label: string): RowBelow | null {
  if (outputNames.has(label)) return 'output';
  return /^(VALU|VA|TLS|TAXSUB|[^_]+_TAXSUB)$/.test(label) ? 'value-added' : null;
}

/**
 * What each column of the header is.
 *
 * @throws KnownError BROKEN_FILE when a column is there twice, names no known economy, or OUTPUT or final demand is missing.
 */
export function tableLayout(
  file: InputFile,
  header: readonly string[],
  scheme: string,
  economyColumn: CellColumn<Iso3>,
): TableLayout {
  const columns: (TableColumn | null)[] = [null];
  const industries = new Map<string, TableIndustry>();
  const met = new Set<string>();
  let output: string | null = null;
  for (let at = 1; at < header.length; at++) {
    const name = (header[at] as string).trim();
    if (met.has(name)) throw broken(file, 'the header', `the column '${name}' twice`, 'each column once');
    met.add(name);
    if (outputNames.has(name)) {
      if (output !== null) throw broken(file, 'the header', `the columns '${output}' and '${name}'`, 'one of output');
      output = name;
      columns.push({ is: 'output', name });
      continue;
    }
    const [, label = '', sector = ''] = /^([^_]+)_(.+)$/.exec(name) ?? [];
    const whole = splitEconomies[label.slice(0, 2)];
    const isPart = whole !== undefined && /^..[1-9]$/.test(label);
    const economy = isPart ? whole : economyColumn.read(label);
    if (economy === undefined || sector === '')
      throw broken(file, 'the header', `the column '${name}'`, 'an economy and a sector such as MEX_MFE, or OUTPUT');
    const category = finalDemandCategory(sector);
    if (category !== null) {
      columns.push({ is: 'final-demand', name, economy, category });
    } else {
      const code = isPart ? `${label}.${sector}` : sector;
      const key = `${economy}:${scheme}:${code}`;
      columns.push({ is: 'industry', name, key });
      industries.set(name, { key, economy, code, sector, at });
    }
  }
  for (const is of ['industry', 'final-demand', 'output'] as const) {
    const wanted = {
      industry: 'columns of industries such as MEX_MFE',
      'final-demand': 'columns of final demand such as MEX_FD',
      output: 'a column OUTPUT, TOTAL or OUT',
    }[is];
    if (!columns.some((column) => column?.is === is))
      throw broken(file, 'the header', `no such column among ${header.length - 1}`, wanted);
  }
  return { columns, industries };
}

/** A figure of the table, or undefined where the cell is none: only final demand (stocks drawn down) and value added (subsidies) may fall below zero. */
export function readFigure(cell: string, is: TableColumn['is'] | RowBelow): number | undefined {
  if (cell === '0') return 0; // four cells of five in a real table
  return (is === 'final-demand' || is === 'value-added' ? decimal : nonNegative).read(cell);
}

function finalDemandCategory(code: string): string | null {
  const named = namedCategories.get(code);
  if (named !== undefined) return named;
  const [whole, number] = /^FD(\d*)$/.exec(code) ?? [];
  if (whole === undefined) return null;
  return number ? (numberedCategories[Number(number) - 1] ?? `FD${number}`) : 'TOTAL';
}
