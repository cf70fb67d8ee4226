import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { StatedTable } from '../analytics/balanced-table.ts';
import { csr } from '../analytics/csr.ts';

/** A whole table of industries to measure on, and what it is. */
export interface BenchTable extends StatedTable {
  readonly title: string;
  /** By economy. */
  readonly codes: readonly string[];
}

/**
 * The inter-country table of 2011 in 41 economies where it lies beside the project, by 35 sectors or by 8; else one of the
 * same shape from a congruential generator.
 */
export function industryTable(sectors: 35 | 8): BenchTable {
  const name = sectors === 35 ? 'wiot_2011_full_41c_35s.csv.gz' : 'wiot_2011_41c_8s.csv';
  const file = new URL(`../../shared/data/io/${name}`, import.meta.url);
  if (!existsSync(file)) return generated(41, sectors);
  const bytes = readFileSync(file);
  const [header = '', ...rows] = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .trim()
    .split(/\r?\n/);
  const columns = header.split(',').slice(1);
  const cells = rows.map((row) => row.split(',').map((cell, at) => (at === 0 ? cell : Number(cell))));
  const names = cells.map(([cell]) => String(cell));
  const amounts = cells.map((row) => row.slice(1) as number[]);
  const output = Float64Array.from(amounts, (row) => row[columns.indexOf('OUTPUT')]!);
  const demand = columns.flatMap((column, at) => (/_FD\d?$/.test(column) ? [{ code: column.slice(0, 3), at }] : []));
  const codes = [...new Set(names.map((cell) => cell.slice(0, 3)))];
  const finalDemand = new Float64Array(codes.length * names.length);
  for (const { code, at } of demand)
    amounts.forEach((row, i) => {
      const place = codes.indexOf(code) * names.length + i;
      finalDemand[place] = finalDemand[place]! + row[at]!;
    });
  return assembled(
    `inter-country table of 2011, ${codes.length} economies by ${sectors} sectors`,
    codes,
    names.map((cell) => cell.slice(0, 3)),
    names.map((cell) => cell.slice(4)),
    output,
    finalDemand,
    (i, j) => amounts[i]![j]!,
  );
}

function generated(economies: number, sectors: number): BenchTable {
  const n = economies * sectors;
  let state = 12345;
  const uniform = (): number => {
    state = (1664525 * state + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
  const flows = Array.from({ length: n }, (_, i) =>
    Float64Array.from({ length: n }, (__, j) => {
      const atHome = Math.floor(i / sectors) === Math.floor(j / sectors);
      return uniform() > (atHome ? 0.9 : 0.2) ? 0 : (atHome ? 100 : 1) * uniform() ** 4;
    }),
  );
  const finalDemand = Float64Array.from(
    { length: economies * n },
    (_, at) => (Math.floor(at / n) === Math.floor((at % n) / sectors) ? 40 * sectors : 2) * uniform(),
  );
  const output = Float64Array.from({ length: n }, (_, i) => {
    let usd = flows[i]!.reduce((sum, flow) => sum + flow, 0);
    for (let c = 0; c < economies; c++) usd += finalDemand[c * n + i]!;
    return usd;
  });
  const codes = Array.from({ length: economies }, (_, c) => `E${c}`);
  return assembled(
    `generated table, ${economies} economies by ${sectors} sectors`,
    codes,
    Array.from({ length: n }, (_, i) => codes[Math.floor(i / sectors)]!),
    Array.from({ length: n }, (_, i) => String(i % sectors)),
    output,
    finalDemand,
    (i, j) => flows[i]![j]!,
  );
}

function assembled(
  title: string,
  codes: readonly string[],
  economyOf: readonly string[],
  sectorOf: readonly string[],
  output: Float64Array,
  finalDemand: Float64Array,
  usd: (supplier: number, buyer: number) => number,
): BenchTable {
  const sectors = [...new Set(sectorOf)];
  const [buyers, suppliers, weights]: [number[], number[], number[]] = [[], [], []];
  for (let j = 0; j < output.length; j++)
    for (let i = 0; i < output.length; i++)
      if (output[j]! > 0 && usd(i, j) > 0) {
        buyers.push(j);
        suppliers.push(i);
        weights.push(usd(i, j) / output[j]!);
      }
  return {
    title,
    codes,
    purchases: csr(output.length, buyers, suppliers, weights),
    output,
    finalDemand,
    economyOf: Uint32Array.from(economyOf, (code) => codes.indexOf(code)),
    economies: codes.length,
    productOf: Uint32Array.from(sectorOf, (sector) => sectors.indexOf(sector)),
    products: sectors.length,
  };
}
