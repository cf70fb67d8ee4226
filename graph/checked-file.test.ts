import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { headerOf, readChecked, writeChecked } from './checked-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'isthmus-checked-'));
const path = join(folder, 'kept', 'a.file');
beforeEach(() => rmSync(join(folder, 'kept'), { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const part = Uint8Array.from({ length: 1_000 }, (_, at) => at % 256);
const read = () =>
  readChecked<object, object>(path, 'a format', async (header, parts) => {
    const found = new Uint8Array(part.length);
    await parts.readInto(found);
    return { header, found };
  });

// Of 65,536 bytes the first read, and of some on either side of it and of its doubles.
test.each([10, 65_000, 65_510, 65_536, 131_050, 131_072, 1_000_000])(
  'a header of %d letters comes back with what follows it',
  async (letters) => {
    const header = { precedence: ['ł'.repeat(letters / 2), '"\n\u0001'] };
    await writeChecked(path, 'a format', header, [part]);
    expect(await read()).toEqual({ header, found: part });
    expect(await headerOf(path, 'a format')).toEqual({ ...header, bytes: readFileSync(path).length });
  },
);

test('a file cut off in a long header, or with another line or other bytes in place of it, counts for nothing', async () => {
  await writeChecked(path, 'a format', { name: 'a'.repeat(200_000) }, [part]);
  for (const size of [190_000, 131_072, 65_536, 9, 5, 0]) {
    truncateSync(path, size);
    expect([size, await read(), await headerOf(path, 'a format')]).toEqual([size, null, null]);
  }
  for (const text of [
    'a format\n',
    'a format\n{"a":\t1}\n',
    'a format',
    'another\n{}\n',
    `a format\n${'7'.repeat(99_999)}`,
  ]) {
    writeFileSync(path, text);
    expect([text.length, await read(), await headerOf(path, 'a format')]).toEqual([text.length, null, null]);
  }
});

test('what a killed process left unfinished is taken away a day later, and nothing else', async () => {
  await writeChecked(path, 'a format', {}, [part]);
  const aged = (name: string, hours: number) => {
    const file = join(folder, 'kept', name);
    writeFileSync(file, '');
    const then = Date.now() / 1_000 - hours * 3_600;
    utimesSync(file, then, then);
    return file;
  };
  const old = aged('b.file.0b8f7b8e-3c7e-4f3e-9d0c-6a1f0f3e2d11.part', 25);
  const others = [
    aged('b.file.0b8f7b8e-3c7e-4f3e-9d0c-6a1f0f3e2d12.part', 23),
    aged('download.part', 25),
    aged('c.file', 25),
  ];
  await writeChecked(path, 'a format', {}, [part]);
  expect(existsSync(old)).toBe(false);
  expect(others.map((file) => existsSync(file))).toEqual([true, true, true]);
  expect(readdirSync(join(folder, 'kept'))).toHaveLength(1 + others.length);
});
