// The promise: exposure of all cells of an inter-country table, certified to 1e-12, in at most twice the time of the
// same certificate by Jacobi iteration in scipy and of scipy's GMRES, which certifies nothing, and faster than scipy's direct
// solver and numpy's. Run: npx tsx bench/first-touch.ts [PYTHON=python with scipy]
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { csr } from '../analytics/csr.ts';
import { firstTouch } from '../analytics/first-touch.ts';
import type { SupplyShares } from '../analytics/upstream-chain.ts';
import { rounded, writeResult } from './results.ts';

const RUNS = 15;

interface Table {
  title: string;
  shares: SupplyShares;
  membership: Float64Array;
}

const tableFile = new URL('../../shared/data/io/wiot_2011_full_41c_35s.csv.gz', import.meta.url);
const table = existsSync(tableFile) ? readTable(tableFile) : generatedTable();
const ours = measured(table);
const peer = peerOf(table, ours.share);

const result = {
  table: table.title,
  nodes: table.membership.length,
  arcs: table.shares.purchases.heads.length,
  runs: RUNS,
  ours: ours.figures,
  peer,
  ratio: peer === null ? null : rounded(ours.figures.ms / peer.ms),
};
writeResult('first-touch', result);
if (peer !== null && !(peer.largestDifference <= 1e-9)) {
  console.error(`The two answers differ by ${peer.largestDifference}.`);
  process.exitCode = 1;
}
for (const [name, most] of [
  ['spsolve', 1],
  ['numpySolve', 1],
  ['gmres', 2],
] as const) {
  const solver = peer?.solvers?.[name];
  if (!solver || ours.figures.ms <= most * solver.ms) continue;
  console.error(`Took ${rounded(ours.figures.ms / solver.ms)} times as long as ${name}: want at most ${most}.`);
  process.exitCode = 1;
}
if (result.ratio !== null && result.ratio > 2) {
  console.error(`Took ${result.ratio} times as long as scipy: want at most 2.`);
  process.exitCode = 1;
}

function measured({ shares, membership }: Table) {
  const times: number[] = [];
  const timed = () => {
    const begun = performance.now();
    const found = firstTouch(shares, membership);
    times.push(performance.now() - begun);
    return found;
  };
  const { sweeps, certifiedGap: gap, converged, share } = timed();
  while (times.length < RUNS + 5) timed();
  const [first = 0] = times;
  const warm = times.slice(5).sort((a, b) => a - b);
  const figures = { ms: rounded(warm[RUNS >> 1]!), fastestMs: rounded(warm[0]!), firstCallMs: rounded(first) };
  return { share, figures: { ...figures, sweeps, gap, converged } };
}

interface Peer {
  scipy: string;
  ms: number;
  iterationMs: number;
  sweeps: number;
  gap: number;
  largestDifference: number;
  /** Null for a table too large for them. */
  solvers: Record<'spsolve' | 'gmres' | 'numpySolve', { ms: number; difference: number }> | null;
}

function peerOf({ shares, membership }: Table, share: Float64Array): Peer | null {
  const folder = mkdtempSync(join(tmpdir(), 'first-touch-'));
  try {
    const { starts, heads, weights } = shares.purchases;
    for (const [name, array] of Object.entries({ starts, heads, weights, membership }))
      writeFileSync(join(folder, name), array);
    const script = fileURLToPath(new URL('./first-touch.peer.py', import.meta.url));
    const printed = execFileSync(process.env.PYTHON ?? 'python3', [script, folder, String(RUNS)], { encoding: 'utf8' });
    const answer = JSON.parse(printed) as Omit<Peer, 'largestDifference'> | { missing: string };
    if ('missing' in answer) {
      console.error('No comparison: this Python has no scipy (name one that has in PYTHON).');
      return null;
    }
    const bytes = readFileSync(join(folder, 'share'));
    let largestDifference = 0;
    for (let j = 0; j < share.length; j++)
      largestDifference = Math.max(largestDifference, Math.abs(share[j]! - bytes.readDoubleLE(8 * j)));
    return { ...answer, ms: rounded(answer.ms), iterationMs: rounded(answer.iterationMs), largestDifference };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    console.error('No comparison: no Python found (name one that has scipy in PYTHON).');
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Rows are suppliers, columns buyers, then final demand, then OUTPUT; a cell is `<economy>_<sector>`. */
function readTable(file: URL): Table {
  const [header = '', ...rows] = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  const columns = header.split(',').slice(1);
  const cells = rows.map((row) => row.split(','));
  const at = new Map(columns.map((column, place) => [column, place + 1]));
  const output = cells.map((row) => Number(row[at.get('OUTPUT')!]));
  const buyers: number[] = [];
  const suppliers: number[] = [];
  const weights: number[] = [];
  cells.forEach(([buyer], j) => {
    const column = at.get(buyer!)!;
    if (!(output[j]! > 0)) return;
    cells.forEach((row, i) => {
      const usd = Number(row[column]);
      if (!(usd > 0)) return;
      buyers.push(j);
      suppliers.push(i);
      weights.push(usd / output[j]!);
    });
  });
  return {
    title: 'inter-country table of 2011, 41 economies by 35 sectors, exposure to CHN',
    shares: { purchases: csr(cells.length, buyers, suppliers, weights), unknown: new Float64Array(cells.length) },
    membership: Float64Array.from(cells, ([cell]) => (cell!.startsWith('CHN_') ? 1 : 0)),
  };
}

/** The same shape from a congruential generator: 41 × 35 cells, dense at home, a quarter filled abroad. */
function generatedTable(): Table {
  const [economies, sectors] = [41, 35];
  const n = economies * sectors;
  let state = 12345;
  const uniform = (): number => {
    state = (1664525 * state + 1013904223) % 2 ** 32;
    return state / 2 ** 32;
  };
  const buyers: number[] = [];
  const suppliers: number[] = [];
  const weights: number[] = [];
  for (let j = 0; j < n; j++) {
    const first = weights.length;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const atHome = Math.floor(i / sectors) === Math.floor(j / sectors);
      if (uniform() > (atHome ? 0.9 : 0.2)) continue;
      const size = (atHome ? 100 : 1) * uniform() ** 4;
      buyers.push(j);
      suppliers.push(i);
      weights.push(size);
      sum += size;
    }
    const spent = 0.3 + 0.5 * uniform();
    for (let k = first; k < weights.length; k++) weights[k] = (weights[k]! / sum) * spent;
  }
  return {
    title: 'generated table, 41 economies by 35 sectors, exposure to the eighth economy',
    shares: { purchases: csr(n, buyers, suppliers, weights), unknown: new Float64Array(n) },
    membership: Float64Array.from({ length: n }, (_, j) => (Math.floor(j / sectors) === 7 ? 1 : 0)),
  };
}
