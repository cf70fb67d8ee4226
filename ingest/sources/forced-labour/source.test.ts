import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import { graphDump, graphLinks, graphNodes } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles } from '../../load.fixture.ts';

const sample = join(import.meta.dirname, 'sample.csv');
const text = readFileSync(sample, 'utf8');

test('a firm, a part of an economy and goods of an industry each stand on their list, with dates and status', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'forced-labour', [sample]);
  // 3 lists, 2 firms, 1 seat, 8 listings.
  expect(report).toMatchObject({ rows: 8, records: 14, written: 14, rejected: 0 });
  const listed = await graphLinks(store, 'LISTED_UNDER');
  expect(listed).toContainEqual({
    start: 'forced-labour:CHN:sample-cotton-ginning-co',
    end: 'forced-labour:sample-customs:entity-list',
    id: expect.any(String),
    dataset: 'forced-labour',
    record: `${editionOf('forced-labour', sample)}/2`,
    from: '2021-12-23',
    status: 'Active',
    reason: 'works with the authorities to recruit',
    url: 'https://example.org/notices/1',
    basis: 'REPORTED',
  });
  expect(listed).toContainEqual(expect.objectContaining({ start: 'CHN', scope: 'Sample Western Region' }));
  expect(listed).toContainEqual(
    expect.objectContaining({ start: 'UZB:isic4:A01', scope: 'Cotton', from: '2010-01-01', to: '2022-03-10' }),
  );
  expect(listed.find(({ start }) => start === 'PRK')).not.toHaveProperty('scope'); // the whole of it
  expect(await graphNodes(store, 'Listing')).toContainEqual({
    id: 'forced-labour:sample-labour-office:list-of-goods',
    name: 'List of goods',
    authority: 'Sample Labour Office',
    programme: 'List of goods',
    type: 'FORCED_LABOUR',
    dataset: 'forced-labour',
    record: `${editionOf('forced-labour', sample)}/7`,
  });
  await store.close();
});

test('a firm that the graph has is listed as it is, once for each spell; without an economy it is given no seat', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'chain', [join(import.meta.dirname, '../chain/sample.csv')]);
  await loadFiles(store, 'forced-labour', [sample]);
  const spells = (await graphLinks(store, 'LISTED_UNDER')).filter(({ start }) => start === 'acme');
  expect(spells.map(({ from, to }) => [from, to]).sort()).toEqual([
    ['2019-05-01', '2020-11-01'],
    ['2022-02-01', undefined],
  ]);
  const acme = (await graphNodes(store, 'Firm')).find(({ id }) => id === 'acme');
  expect(acme).toMatchObject({ dataset: 'chain' });
  expect((await graphLinks(store, 'SEATED_IN')).filter(({ start }) => start === 'acme')).toHaveLength(1);
  await store.close();
});

test('what a newer edition no longer lists is taken back, the list itself with its last entry', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'forced-labour', [sample]);
  const shorter = fileOf('shorter.csv', text.split('\n').slice(0, 5).join('\n'));
  // Three listings of the last list and the region of the whole economy go.
  expect(await loadFiles(store, 'forced-labour', [shorter])).toMatchObject({ rows: 4, written: 0, retired: 4 });
  expect((await graphNodes(store, 'Listing')).map(({ id }) => id).sort()).toEqual([
    'forced-labour:sample-customs:entity-list',
    'forced-labour:sample-customs:presumption-by-region',
  ]);
  await store.close();
});

test.each([
  ['a firm without a name', 'Acme Sample Assembly', '', "row 3, column 'name': found ''"],
  ['a region without an economy', ',Sample Western Region,CHN', ',Sample Western Region,', "row 5, column 'economy'"],
  ['a region with an id', 'REGION,,Sample', 'REGION,west,Sample', "row 5, column 'id': found 'west', wanted nothing"],
  ['a sector without its code', 'Cotton,UZB,isic4:A01', 'Cotton,UZB,', "row 7, column 'sector': found ''"],
  ['a sector without a scheme', 'Cotton,UZB,isic4:A01', 'Cotton,UZB,A01', "row 7, column 'sector': found 'A01'"],
  ['a firm with a sector', 'Assembly,,,2019', 'Assembly,,isic4:C29,2019', "row 3, column 'sector': found 'isic4:C29'"],
  ['a listing that ends before it begins', '2020-11-01', '2018-11-01', "row 3, column 'to': found '2018-11-01'"],
  ['a kind of another name', 'ENTITY,,Sample', 'VESSEL,,Sample', "row 2, column 'kind': found 'VESSEL'"],
])('%s is told with its cell, and nothing is loaded', async (_, from, to, message) => {
  const store = openEmbeddedStore(null);
  const file = fileOf('bad.csv', text.replace(from, to));
  await expect(loadFiles(store, 'forced-labour', [file])).rejects.toThrow(`bad.csv, ${message}`);
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});
