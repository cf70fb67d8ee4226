import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { folder } from './load.fixture.ts';
import { SortedRuns } from './sorted-runs.ts';

const path = join(folder, 'lines.runs');

test('lines come in order, equal ones as often as they were added, whatever of them lies on disk', () => {
  const line = fc
    .oneof(fc.constantFrom('', 'a', 'b'), fc.string({ unit: 'grapheme' }))
    .filter((text) => !/\n/.test(text));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), fc.integer({ min: 0, max: 100 }), (lines, charactersInMemory) => {
      const runs = new SortedRuns(path, charactersInMemory);
      for (const one of lines) runs.add(one);
      const wanted = lines.toSorted();
      expect([...runs]).toEqual(wanted);
      expect([...runs]).toEqual(wanted); // read again
      runs.clear();
      expect([...runs]).toEqual([]);
    }),
  );
});

test('a run longer than the blocks that it is read in is read whole, a line longer than a block too', () => {
  const runs = new SortedRuns(path, 300_000);
  const lines = Array.from({ length: 5_000 }, (_, at) =>
    `${(at * 7_919) % 5_000} `.padEnd(at === 17 ? 200_000 : 100, 'é'),
  );
  for (const line of lines) runs.add(line);
  expect([...runs]).toEqual(lines.toSorted());
  runs.clear();
});

test('what memory holds touches no disk, and what was on disk is removed with the lines', () => {
  const runs = new SortedRuns(path, 3);
  runs.add('b');
  expect([...runs]).toEqual(['b']);
  expect(existsSync(path)).toBe(false);
  runs.add('abc');
  expect(existsSync(path)).toBe(true);
  runs.add('aa');
  expect([...runs]).toEqual(['aa', 'abc', 'b']);
  runs.clear();
  expect(existsSync(path)).toBe(false);
});
