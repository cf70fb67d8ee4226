import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';

/*
 * Re-tabulates the starter's figures from public statistics. Run by hand:
 *
 *   npx tsx starter/make.ts <folder of the downloaded files>
 *
 * README.md beside this file names publisher, edition and year of each table.
 */

type Cells = Readonly<Record<string, string>>;
interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

const groups = ['AGR', 'MIN', 'MFL', 'MFH', 'MFE', 'UTC', 'TRT', 'SRV'] as const;
const demands = ['FD1', 'FD2', 'FD3', 'FD4', 'FD5'] as const;
const economyColumns = [
  'ISO3166-1-Alpha-3',
  'ISO3166-1-Alpha-2',
  'ISO3166-1-numeric',
  'official_name_en',
  'UNTERM English Short',
  'CLDR display name',
  'Region Name',
  'Sub-region Name',
  'Intermediate Region Name',
] as const;

const megabyte = 1_000_000;
const sizes: number[] = [];

const folder = process.argv[2] ?? usage();
const here = import.meta.dirname;

const economies = readRecords('reference/country-codes.csv').map((row) =>
  economyColumns.map((name) => cell(row, name)),
);
write('economies.csv', { header: economyColumns, rows: sorted(economies) });

// The World Bank also groups Kosovo and the Channel Islands, under codes that ISO 3166-1 does not assign.
const assigned = new Set(economies.map(([iso3]) => iso3));
const incomes = readRecords('reference/income_levels.csv')
  .map((row) => [cell(row, 'Code'), cell(row, 'Income group')])
  .filter(([iso3]) => assigned.has(iso3));
write('income-groups.csv', { header: ['Code', 'Income group'], rows: sorted(incomes) });

const places = readRecords('fdi/nodes.txt', ' ').map((row) => [
  cell(row, 'iso'),
  coordinate(cell(row, 'lon')),
  coordinate(cell(row, 'lat')),
]);
write('centroids.csv', { header: ['iso3', 'longitude', 'latitude'], rows: sorted(places) });

for (const year of [2008, 2012]) {
  const flows = readRecords(`trade/penppml_trade_${year}_positive_slim.csv`).map((row) => {
    if (cell(row, 'time') !== String(year)) throw new Error(`trade ${year}: a row of ${cell(row, 'time')}`);
    return [cell(row, 'exp'), cell(row, 'imp'), year, Math.round(finite(cell(row, 'export')))];
  });
  write(`trade-${year}.csv.gz`, { header: ['exporter', 'importer', 'year', 'usd'], rows: sorted(flows) });
  print(`  total ${flows.reduce((sum, flow) => sum + Number(flow[3]), 0).toLocaleString('en')} USD`);
}

const full = readRows(gunzipSync(readFileSync(join(folder, 'io/wiot_2011_full_41c_35s.csv.gz'))).toString('utf8'));
const groupOf = new Map(
  readRecords('io/wiod2013_sectors_35_to_8.csv').map((row) => [cell(row, 'code'), cell(row, 'group8')]),
);
const wiod8 = aggregated(full, groupOf);
write('wiod8-2011.csv.gz', wiod8);
print(`  total output ${columnTotal(wiod8, 'OUTPUT').toLocaleString('en')} million USD`);
compare(wiod8, readRows(readFileSync(join(folder, 'io/wiot_2011_41c_8s.csv'), 'utf8')));

const emitted = readRecords('io/wiot_41c_8s_co2_intensity_2000_2011.csv')
  .filter((row) => cell(row, 'year') === '2011')
  .map((row) => [
    cell(row, 'country'),
    cell(row, 'group8'),
    2011,
    Math.round(finite(cell(row, 'co2_kt')) * 1000) / 1000,
  ]);
write('emissions-2011.csv', { header: ['country', 'sector', 'year', 'co2_kt'], rows: emitted });
print(`  total ${emitted.reduce((sum, row) => sum + Number(row[3]), 0).toLocaleString('en')} kt of CO2`);

const flowsOfInvestment = readRecords('fdi/unctad_bilateral_fdi_flows_iso3_2001_2012.csv')
  .map((row) => [
    cell(row, 'source_iso3'),
    cell(row, 'target_iso3'),
    Number(cell(row, 'year')),
    millionUsd(cell(row, 'outflow_reported_by_source_musd')),
    millionUsd(cell(row, 'inflow_reported_by_target_musd')),
  ])
  .filter(
    ([from, to, year = 0, out, into]) =>
      from !== to && Number(year) >= 2008 && Number(year) <= 2012 && (out !== '' || into !== ''),
  );
write('fdi.csv.gz', {
  header: ['source_iso3', 'target_iso3', 'year', 'outflow_reported_by_source_musd', 'inflow_reported_by_target_musd'],
  rows: sorted(flowsOfInvestment),
});

const pointColumns = ['ccode', 'iso3c', 'year', 'idealpointfp', 'idealpointall'] as const;
const points = readRecords('agreements/IdealpointsJuly2025.csv')
  .filter((row) => Number(cell(row, 'year')) >= 2008 && Number(cell(row, 'year')) <= 2012)
  .map((row) => pointColumns.map((name) => cell(row, name)));
write('ideal-points.csv.gz', { header: pointColumns, rows: points });

// Kosovo has no code in ISO 3166-1, and a few rows belong to a treaty that the list does not have.
const pairColumns = [
  'iso1',
  'iso2',
  'number',
  'base_treaty',
  'name',
  'entry_type',
  'year',
  'entryforceyear',
  'typememb',
] as const;
const pairs = ['desta_list_of_treaties_02_03_dyads.csv', 'desta_dyadic_withdrawal_02_03.csv']
  .flatMap((name) => readRecords(`agreements/${name}`, ',', 'latin1'))
  .filter((row) => cell(row, 'iso1') !== '900' && cell(row, 'iso2') !== '900');
const listed = new Set(
  pairs
    .filter((row) => ['base_treaty', 'consolidated'].includes(cell(row, 'entry_type')))
    .map((row) => cell(row, 'base_treaty')),
);
const kept = pairs.filter((row) => listed.has(cell(row, 'base_treaty')));
print(`  ${pairs.length - kept.length} rows of treaties that are not listed left out`);
write('treaties.csv.gz', { header: pairColumns, rows: kept.map((row) => pairColumns.map((name) => cell(row, name))) });
const depthColumns = ['number', 'entry_type', 'depth_index', 'depth_rasch'] as const;
write('treaty-depth.csv', {
  header: depthColumns,
  rows: readRecords('agreements/desta_indices_version_02_03.csv', ',', 'latin1').map((row) =>
    depthColumns.map((name) => cell(row, name)),
  ),
});

const heaviest = Math.max(...sizes);
const all = sizes.reduce((sum, size) => sum + size, 0);
print(`all files ${all.toLocaleString('en')} bytes, the largest ${heaviest.toLocaleString('en')}`);
if (heaviest > 2 * megabyte || all > 6 * megabyte)
  throw new Error('the starter is larger than 2 MB a file or 6 MB in all');

/** The table with industries summed to groups; each of the five demand columns and OUTPUT keep their own sums. */
function aggregated(table: Table, groupOfIndustry: ReadonlyMap<string, string>): Table {
  const target = (label: string): string => {
    if (label === 'OUTPUT') return label;
    const [economy, code] = splitLabel(label);
    if (demands.some((demand) => demand === code)) return label;
    const group = groupOfIndustry.get(code);
    if (group === undefined) throw new Error(`no group for industry ${code} of column or row ${label}`);
    return `${economy}_${group}`;
  };
  const columns = table.header.slice(1);
  const economiesInOrder = [...new Set(columns.filter((name) => name !== 'OUTPUT').map((name) => splitLabel(name)[0]))];
  const cellsOf = (codes: readonly string[]) =>
    economiesInOrder.flatMap((economy) => codes.map((code) => `${economy}_${code}`));
  const header = [...cellsOf(groups), ...cellsOf(demands), 'OUTPUT'];
  const columnAt = new Map(header.map((name, index) => [name, index]));
  const into = columns.map((name) => columnAt.get(target(name)) ?? -1);
  if (into.includes(-1)) throw new Error('a column of the full table has no place in the summed one');

  const sums = new Map(cellsOf(groups).map((label) => [label, new Array<number>(header.length).fill(0)]));
  for (const [label, ...figures] of table.rows) {
    const sum = sums.get(target(String(label)));
    if (sum === undefined) throw new Error(`row ${label} has no place in the summed table`);
    for (const [index, text] of figures.entries()) {
      const figure = finite(String(text));
      if (!Number.isInteger(figure)) throw new Error(`row ${label}: ${text} is not a whole number of million USD`);
      const column = into[index] ?? -1;
      sum[column] = (sum[column] ?? 0) + figure;
    }
  }
  return { header: ['row', ...header], rows: [...sums].map(([label, sum]) => [label, ...sum]) };
}

/** Prints the largest difference of a cell from the published sum of the same groups, demand summed by economy. */
function compare(ours: Table, theirs: Table): void {
  const columnAt = new Map(theirs.header.map((name, index) => [name, index]));
  const rowAt = new Map(theirs.rows.map((row) => [row[0], row]));
  const largest = { intermediate: 0, demand: 0, output: 0 };
  let cells = 0;
  for (const row of ours.rows) {
    const merged = new Map<string, number>();
    for (const [index, name] of ours.header.entries()) {
      if (index > 0) merged.set(demandTotal(name), (merged.get(demandTotal(name)) ?? 0) + Number(row[index]));
    }
    const other = rowAt.get(row[0]);
    if (other === undefined || merged.size !== theirs.header.length - 1)
      throw new Error(`row ${row[0]} does not match`);
    for (const [name, sum] of merged) {
      const found = other[columnAt.get(name) ?? -1];
      if (found === undefined) throw new Error(`column ${name} does not match`);
      const kind = name === 'OUTPUT' ? 'output' : name.endsWith('_FD') ? 'demand' : 'intermediate';
      largest[kind] = Math.max(largest[kind], Math.abs(sum - finite(String(found))));
      cells += 1;
    }
  }
  print(
    `  ${cells} cells compared with the 8-group table, largest difference in million USD: ${JSON.stringify(largest)}`,
  );
}

function demandTotal(name: string): string {
  return demands.some((demand) => name.endsWith(`_${demand}`)) ? name.slice(0, -1) : name;
}

function splitLabel(label: string): [economy: string, code: string] {
  const [economy, code, ...rest] = label.split('_');
  if (economy === undefined || code === undefined || rest.length > 0) throw new Error(`${label} is not ECONOMY_CODE`);
  return [economy, code];
}

function columnTotal(table: Table, name: string): number {
  const index = table.header.indexOf(name);
  return table.rows.reduce((sum, row) => sum + Number(row[index]), 0);
}

function readRecords(path: string, delimiter = ',', encoding: 'utf8' | 'latin1' = 'utf8'): Cells[] {
  return parse<Cells>(readFileSync(join(folder, path), encoding), { columns: true, delimiter, bom: true });
}

/** Rows of a plain table of labels and numbers; the quoted files go through the CSV parser. */
function readRows(text: string): Table {
  const [header = [], ...rows] = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const odd = rows.findIndex((row) => row.length !== header.length);
  if (odd >= 0) throw new Error(`row ${odd + 2} has ${rows[odd]?.length} cells, the header ${header.length}`);
  return { header, rows };
}

function cell(row: Cells, column: string): string {
  const text = row[column];
  if (text === undefined) throw new Error(`no column ${column}`);
  return text;
}

function finite(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) throw new Error(`${JSON.stringify(text)} is not a number`);
  return number;
}

/** To a thousand dollars; nothing where the flow is missing, or zero, which also stands for "not available". */
function millionUsd(text: string): string | number {
  return text === '' || finite(text) === 0 ? '' : Math.round(finite(text) * 1000) / 1000 || '';
}

/** In degrees, to a hundredth; one coordinate of the list carries a stray comma behind it. */
function coordinate(text: string): string {
  return finite(text.replace(/,$/, '')).toFixed(2);
}

/** By the first columns as plain text, the same under every locale. */
function sorted<T extends readonly (string | number)[]>(rows: readonly T[]): T[] {
  const key = (row: T): string => `${row[0]} ${row[1]}`;
  return [...rows].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function write(name: string, table: Table): void {
  const quoted = (value: string | number) =>
    /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : value;
  const text = [table.header, ...table.rows].map((row) => `${row.map(quoted).join(',')}\n`).join('');
  // Treaties are in Latin-1, as their publisher has them.
  const encoded = Buffer.from(text, name.startsWith('treat') ? 'latin1' : 'utf8');
  const bytes = name.endsWith('.gz') ? gzipSync(encoded, { level: 9 }) : encoded;
  // Node writes no time stamp; byte 9 names the operating system and is set to "unknown".
  if (name.endsWith('.gz')) bytes[9] = 255;
  writeFileSync(join(here, name), bytes);
  sizes.push(statSync(join(here, name)).size);
  print(
    `${name}: ${table.rows.length} rows, ${table.header.length} columns, ${bytes.length.toLocaleString('en')} bytes`,
  );
}

function usage(): never {
  throw new Error('usage: npx tsx starter/make.ts <folder of the downloaded files>');
}

function print(line: string): void {
  console.log(line);
}
