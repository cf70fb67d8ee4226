import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BalancedTable } from '../analytics/balanced-table.ts';

/** What a peer in numpy measured of itself, and how far its answer is from ours. */
export interface PeerFigures {
  readonly numpy: string;
  readonly ms: number;
  /** Processor time of all its threads. */
  readonly cpuMs: number;
  readonly largestDifference: number;
}

/**
 * Runs `<name>.peer.py` on arrays that it reads as files; null where the Python named in PYTHON has no numpy.
 *
 * @param answer  ours, in the order of the file `answer` that the peer writes; NaN where it has none.
 */
export function peerFigures(
  name: string,
  arrays: Record<string, NodeJS.TypedArray>,
  answer: Float64Array,
): PeerFigures | null {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  try {
    for (const [file, array] of Object.entries(arrays)) writeFileSync(join(folder, file), array);
    const script = fileURLToPath(new URL(`./${name}.peer.py`, import.meta.url));
    const printed = execFileSync(process.env.PYTHON ?? 'python3', [script, folder], { encoding: 'utf8' });
    const figures = JSON.parse(printed) as Omit<PeerFigures, 'largestDifference'> | { missing: string };
    if ('missing' in figures) {
      console.error('No comparison: this Python has no numpy (name one that has in PYTHON).');
      return null;
    }
    const bytes = readFileSync(join(folder, 'answer'));
    let largestDifference = 0;
    answer.forEach((ours, at) => {
      const theirs = bytes.readDoubleLE(8 * at);
      if (!Number.isNaN(ours) || !Number.isNaN(theirs))
        largestDifference = Math.max(largestDifference, Math.abs(ours - theirs) / Math.max(1, Math.abs(theirs)));
    });
    return { ...figures, largestDifference };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    console.error('No comparison: no Python found (name one that has numpy in PYTHON).');
    return null;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The purchases of a table as a dense matrix by rows: entry `supplier · n + buyer`. */
export function dense({ purchases: { starts, heads, weights }, output: { length: n } }: BalancedTable): Float64Array {
  const matrix = new Float64Array(n * n);
  for (let j = 0; j < n; j++) for (let k = starts[j]!; k < starts[j + 1]!; k++) matrix[heads[k]! * n + j] = weights[k]!;
  return matrix;
}

/** The median times of some runs, milliseconds on the clock and of the processor, and what the last one found. */
export function timed<T>(
  runs: number,
  work: () => T,
): { readonly ms: number; readonly cpuMs: number; readonly found: T } {
  const [clock, processor]: [number[], number[]] = [[], []];
  let found = work();
  for (let run = 0; run < runs; run++) {
    const [began, spent] = [performance.now(), process.cpuUsage()];
    found = work();
    clock.push(performance.now() - began);
    const { user, system } = process.cpuUsage(spent);
    processor.push((user + system) / 1000);
  }
  const median = (times: number[]) => times.sort((a, b) => a - b)[runs >> 1]!;
  return { ms: median(clock), cpuMs: median(processor), found };
}

/**
 * Ends the process with a failure where a promise is broken.
 *
 * @param cpuMs  the work is of one thread: its processor time is what it takes where nobody else is at work.
 */
export function promised(what: string, cpuMs: number, atMostMs: number, peer: PeerFigures | null): void {
  if (cpuMs > atMostMs) console.error(`${what} took ${Math.round(cpuMs)} ms: want ${atMostMs} at most.`);
  const differs = peer !== null && !(peer.largestDifference <= 1e-9);
  if (differs) console.error(`The two answers of ${what} differ by ${peer.largestDifference}.`);
  if (cpuMs > atMostMs || differs) process.exitCode = 1;
}
