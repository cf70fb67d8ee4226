import { existsSync, readFileSync } from 'node:fs';
import type { StatedTable } from './balanced-table.ts';
import { csr } from './csr.ts';

/** Published figures, which lie beside the project and are no part of it. */
const folder = new URL('../../shared/data/io/', import.meta.url);
export const wiotIsThere = existsSync(new URL('wiot_2011_41c_8s.csv', folder));
if (!wiotIsThere) process.stderr.write('Not found, its tests are skipped: the real file wiot_2011_41c_8s.csv\n');

/** The table of 2011, 41 economies with 8 sectors each, million US dollars, and its emissions in kt of CO2. */
export function wiot(): StatedTable & { codes: string[]; emissions: Float64Array } {
  const rows = lines('wiot_2011_41c_8s.csv');
  const n = rows.length - 1;
  const header = rows[0]!.slice(1);
  const codes = header.filter((name) => name.endsWith('_FD')).map((name) => name.slice(0, 3));
  const sectors = [...new Set(header.slice(0, n).map((name) => name.slice(4)))];
  const amounts = rows.slice(1).map((row) => row.slice(1).map(Number));
  const output = Float64Array.from(amounts, (row) => row[n + codes.length]!);
  const arcs = amounts.flatMap((row, supplier) =>
    row.slice(0, n).flatMap((usd, buyer) => (usd > 0 ? [{ supplier, buyer, share: usd / output[buyer]! }] : [])),
  );
  const names = header.slice(0, n);
  const emissions = new Float64Array(n);
  for (const [year, code, sector, kt] of lines('wiot_41c_8s_co2_intensity_2000_2011.csv'))
    if (year === '2011') emissions[names.indexOf(`${code}_${sector}`)] = Number(kt);
  return {
    purchases: csr(
      n,
      arcs.map(({ buyer }) => buyer),
      arcs.map(({ supplier }) => supplier),
      arcs.map(({ share }) => share),
    ),
    output,
    finalDemand: Float64Array.from(codes.flatMap((_, c) => amounts.map((row) => row[n + c]!))),
    economyOf: Uint32Array.from(names, (name) => codes.indexOf(name.slice(0, 3))),
    economies: codes.length,
    productOf: Uint32Array.from(names, (name) => sectors.indexOf(name.slice(4))),
    products: sectors.length,
    codes,
    emissions,
  };
}

function lines(file: string): string[][] {
  const text = readFileSync(new URL(file, folder), 'utf8').trim();
  return text.split(/\r?\n/).map((line) => line.split(','));
}
