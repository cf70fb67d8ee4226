import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, test } from '@jest/globals';
import type { Store } from '../graph/store.ts';
import { sourceNamed } from './catalog.ts';
import { type LoadReport, type LoadSettings, load } from './run.ts';

/** A folder for this test file, removed when its tests are done. */
export const folder = mkdtempSync(join(tmpdir(), 'isthmus-ingest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a file into the folder of this test file. @returns its path. */
export function fileOf(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Loads files by the source of the name, with its settings and, if wanted, those of the load. */
export function loadFiles(
  store: Store,
  source: string,
  paths: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  options: Partial<LoadSettings> = {},
): Promise<LoadReport> {
  return load(store, sourceNamed(source), paths, { settings, workFolder: folder, ...options });
}

/** The edition that records of a file name: `<source>/<sha256[0..12]>`. */
export function editionOf(source: string, path: string): string {
  return `${source}/${createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12)}`;
}

/**
 * A test on published files, which lie beside the project and are no part of it; where they are not found it is skipped,
 * and one line says so.
 */
export function testRealFiles(name: string, files: readonly string[], run: (paths: string[]) => Promise<void>): void {
  const paths = files.map((file) => join(import.meta.dirname, '../../shared/data', file));
  const missing = paths.filter((path) => !existsSync(path));
  if (missing.length > 0) {
    const names = missing.map((path) => basename(path)).join(', ');
    process.stderr.write(`Not found, its test is skipped: the real file ${names}\n`);
  }
  (missing.length > 0 ? test.skip : test)(name, () => run(paths));
}
