import { gzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type JsonObject, readJsonRecords } from './json-records.ts';
import { fileOf } from './load.fixture.ts';
import { readInputFile } from './table.ts';

async function records(content: string | Uint8Array, within?: string): Promise<JsonObject[]> {
  const file = await readInputFile(fileOf('records.json', content));
  const found: JsonObject[] = [];
  for await (const { row, record } of readJsonRecords(file, within)) {
    found.push(record);
    expect(row).toBe(found.length);
  }
  return found;
}

test.each([
  ['an array', '[{"a":1},\n {"a":[2,{"b":"]}"}]}]\n'],
  ['one object a line', '{"a":1}\n{"a":[2,{"b":"]}"}]}\r\n\n'],
  ['objects that run on', '{"a":1}{"a":[2,{"b":"]}"}]}'],
  ['a byte order mark', '\ufeff[{"a":1},{"a":[2,{"b":"]}"}]}]'],
])('records of %s are read', async (_, content) => {
  expect(await records(content)).toEqual([{ a: 1 }, { a: [2, { b: ']}' }] }]);
  expect(await records(gzipSync(content))).toHaveLength(2);
});

test('records of an array in an envelope are read, wherever it stands', async () => {
  const envelope =
    '{"count": 2, "note": "a \\"data\\": [", "more": {"data": [{"no": 1}]}, "data": [{"a":1},{"a":2}], "error": null}';
  expect(await records(envelope, 'data')).toEqual([{ a: 1 }, { a: 2 }]);
  await expect(records('{"rows":[{"a":1}]}', 'data')).rejects.toThrow(
    "found no array 'data', wanted records in 'data'",
  );
});

test('whatever JSON writes is read back, however it is spaced', async () => {
  const value = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }));
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 1 }), fc.nat(3), async (all, indent) => {
      const same = JSON.parse(JSON.stringify(all)) as JsonObject[];
      expect(await records(JSON.stringify(all, null, indent))).toEqual(same);
      expect(await records(all.map((one) => JSON.stringify(one)).join('\n'))).toEqual(same);
    }),
    { numRuns: 50 },
  );
});

test('records that lie across the pieces in which a file is read are whole', async () => {
  // Escapes, brackets in text and letters of two to four bytes fall on every offset of the 256 KB pieces.
  const all = Array.from({ length: 20_000 }, (_, n) => ({ n, text: `\\"}]${'é'.repeat(n % 7)}龍😀[{`, list: [n] }));
  expect(await records(JSON.stringify(all))).toEqual(all);
});

test.each([
  ['an empty file', '', 'line 1: found nothing, wanted JSON'],
  ['an empty array', ' [ ] ', 'found no record, wanted at least one'],
  ['a cut array', '[{"a":1},\n{"a":', 'record 2, line 2: found the end of the file, wanted the rest of the record'],
  ['an array that is not closed', '[{"a":1}\n', "record 1, line 2: found the end of the file, wanted ',' or ']'"],
  ['a cut line', '{"a":1}\n{"a":"', 'record 2, line 2: found the end of the file, wanted the rest of the record'],
  ['two records without a comma', '[{"a":1} {"a":2}]', "record 1, line 1: found '{', wanted ',' or ']'"],
  ['a record that is no object', '[{"a":1}, 7]', "record 2, line 1: found '7', wanted an object"],
  ['a comma too many', '[{"a":1},]', "found ']', wanted an object"],
  ['text after the array', '[{"a":1}] x', "found 'x', wanted the end of the file"],
  ['a table', 'a,b\n1,2\n', "line 1: found 'a', wanted an array or an object"],
  ['brackets that cross', '[{"a":[1}]]', 'record 1, line 1: found no JSON'],
  ['NaN', '[{"a":NaN}]', 'record 1, line 1: found no JSON'],
  ['a NUL', '[{"a":"\0"}]', 'line 1: found a NUL, wanted text in UTF-8'],
  [
    'objects nested 100,000 deep',
    `[{"a":1},\n${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}]`,
    'record 2, line 2: found more than 100 levels, wanted at most 100 levels',
  ],
  [
    'a record of 20 MB',
    `[{"a":"${'x'.repeat(20 * 1024 * 1024)}"}]`,
    'found more than 16 MB, wanted a record below 16 MB',
  ],
])('%s is refused with its place', async (_, content, message) => {
  await expect(records(content)).rejects.toMatchObject({
    code: 'BROKEN_FILE',
    message: expect.stringContaining(message),
  });
});

test('bytes that are no UTF-8 and a cut gzip are refused', async () => {
  await expect(records(Buffer.from('[{"a":"\xe9"}]', 'latin1'))).rejects.toThrow('found bytes that are no UTF-8');
  const packed = gzipSync(JSON.stringify(Array.from({ length: 5_000 }, (_, n) => ({ n, square: n * n }))));
  await expect(records(packed.subarray(0, packed.length - 10))).rejects.toThrow('wanted a whole file');
});

test('a name that objects have of themselves is a name like another', async () => {
  const [record] = await records('[{"__proto__":{"x":1},"constructor":2}]');
  expect(Object.keys(record ?? {})).toEqual(['__proto__', 'constructor']);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});
