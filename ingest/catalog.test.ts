import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from '@jest/globals';
import { sourceNamed, sources } from './catalog.ts';

const folder = join(import.meta.dirname, 'sources');
const onDisk = readdirSync(folder).sort();
const nameOf = (id: string) => id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

test('the catalogue has one line for each folder of sources/, in alphabetical order', () => {
  const lines = readFileSync(join(import.meta.dirname, 'catalog.ts'), 'utf8').split('\n');
  const wanted = [
    ...onDisk.map((id) => `import { ${nameOf(id)} } from './sources/${id}/source.ts';`),
    ...onDisk.map((id) => `  ${nameOf(id)},`),
  ];
  const missing = wanted.filter((line) => !lines.includes(line)).map((line) => `ingest/catalog.ts lacks: ${line}`);
  expect(missing).toEqual([]);
  expect(lines.filter((line) => line.includes("'./sources/"))).toEqual(wanted.slice(0, onDisk.length));
  expect(sources.map(({ id }) => id)).toEqual(onDisk);
});

test('every source brings a sample of its own and a test', () => {
  const wanted = onDisk.flatMap((id) => [`${id}/source.ts`, `${id}/sample.*`, `${id}/source.test.ts`]);
  const isThere = (file: string) =>
    file.endsWith('.*')
      ? readdirSync(join(folder, dirname(file))).some((name) => name.startsWith('sample.'))
      : existsSync(join(folder, file));
  const missing = wanted.filter((file) => !isThere(file)).map((file) => `add ingest/sources/${file}`);
  expect(missing).toEqual([]);
});

test('every source says what it is, what its files are, and has options of different names', () => {
  for (const source of sources) {
    expect(source.provenance.title).not.toBe('');
    expect(source.files).not.toBe('');
    expect(source.rejectedShare).toBeGreaterThanOrEqual(0);
    expect(source.rejectedShare).toBeLessThan(0.5);
    const names = [...source.options, ...(source.download?.options ?? [])].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  }
});

test('a source is found by its name; another name is told which there are', () => {
  expect(sourceNamed('trade').id).toBe('trade');
  expect(() => sourceNamed('toString')).toThrow(`No source has the key 'toString'. There are ${onDisk.join(', ')}.`);
});
