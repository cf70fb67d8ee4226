import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';

/** Writes what a bench measured to `results/<name>.json`, with the machine and the commit it was measured on, and prints it. */
export function writeResult(name: string, measured: object): void {
  const hardware = {
    cpu: cpus()[0]?.model.trim() ?? null,
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  const result = { hardware, commit: commit(), ...measured };
  const folder = new URL('./results/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(result, null, 2)}\n`);
  console.log(JSON.stringify(result, null, 2));
}

/** A figure to three significant digits. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

function commit(): string | null {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      cwd: new URL('..', import.meta.url),
      encoding: 'utf8',
    }).trim();
  } catch {
    return null; // not a checkout
  }
}
