import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import type { Value } from '../../../graph/store.ts';
import { graphDump, graphNodes } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles, testRealFiles } from '../../load.fixture.ts';

const sample = join(import.meta.dirname, 'sample.csv');
const settings = { revision: '2022' };

test('codes keep their leading zero, and each is under the one above it, chapters under their section', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'hs', [sample], settings);
  expect(report).toMatchObject({ dataset: 'hs-2022', rows: 13, records: 12 + 2, rejected: 0 });
  const products = await graphNodes(store, 'Product');
  expect(products).toContainEqual({
    hs: '0101',
    name: 'Horses of this sample, alive',
    level: 'HEADING',
    parent: '01',
    revision: 'HS2022',
    dataset: 'hs-2022',
    record: `${editionOf('hs', sample)}/3`,
  });
  const parents = new Map(products.map(({ hs, parent }) => [hs, parent]));
  const pathOf = (code: Value | undefined): Value[] => (code === undefined ? [] : [code, ...pathOf(parents.get(code))]);
  expect(pathOf('010121')).toEqual(['010121', '0101', '01', 'I']);
  expect(pathOf('854231')).toEqual(['854231', '8542', '85', 'XVI']);
  expect(pathOf('999999')).toEqual(['999999', '9999', '99']);
  expect(parents.has('TOTAL')).toBe(false);
  expect(await loadFiles(store, 'hs', [sample], settings)).toMatchObject({ written: 0, unchanged: 14, retired: 0 });
  await store.close();
});

test.each([
  ['a code that lost its zero', 'I,0306,', 'I,306,', "column 'hscode': found '306', wanted a code"],
  ['a parent that is not above', ',0306,6\n', ',0101,6\n', "column 'parent': found '0101', wanted 0306"],
  ['a level of other length', 'alive",01,4', 'alive",01,6', "column 'level': found '6', wanted 4"],
  ['a section that there is not', '3,I,03,', '3,XXII,03,', "column 'section': found 'XXII', wanted a section"],
])('%s is refused', async (_, from, to, message) => {
  const store = openEmbeddedStore(null);
  const file = fileOf('cell.csv', readFileSync(sample, 'utf8').replace(from, to));
  await expect(loadFiles(store, 'hs', [file], settings)).rejects.toThrow(message);
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

test('an edition that is no year is refused', async () => {
  const store = openEmbeddedStore(null);
  await expect(loadFiles(store, 'hs', [sample], { revision: 'H6' })).rejects.toThrow("found the revision 'H6'");
  await store.close();
});

testRealFiles('the edition of 2022 loads whole', ['reference/harmonized-system.csv'], async (paths) => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'hs', paths, settings);
  // All rows but the total of all goods, and the 21 sections.
  expect(report).toMatchObject({ rows: 6_940, records: 6_939 + 21, rejected: 0 });
  const products = await graphNodes(store, 'Product');
  const count = (of: string) => products.filter(({ level }) => level === of).length;
  expect(['SECTION', 'CHAPTER', 'HEADING', 'SUBHEADING'].map(count)).toEqual([21, 97, 1_229, 5_613]);
  const codes = new Set(products.map(({ hs }) => hs));
  expect(products.filter(({ parent }) => parent !== undefined && !codes.has(parent))).toEqual([]);
  await store.close();
});
