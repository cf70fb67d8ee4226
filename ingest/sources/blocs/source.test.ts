import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import { graphDump, graphLinks, graphNodes } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles } from '../../load.fixture.ts';

const sample = join(import.meta.dirname, 'sample.csv');
const spells = join(import.meta.dirname, 'sample-memberships.csv');

test('the sample loads in any order of its files: blocs, and each spell of membership with its row', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'blocs', [spells, sample]);
  expect(report).toMatchObject({ dataset: 'blocs', rows: 20, records: 20, written: 20, rejected: 0 });
  const memberships = await graphLinks(store, 'MEMBER_OF');
  expect(memberships).toHaveLength(17);
  expect(memberships).toContainEqual({
    start: 'DNK',
    end: 'efta',
    id: expect.any(String),
    dataset: 'blocs',
    record: `${editionOf('blocs', spells)}/4`,
    from: '1960-05-03',
    to: '1973-01-01', // the first day no longer a member
    degree: 1,
    basis: 'Stockholm Convention',
  });
  expect(memberships.filter(({ start, end }) => start === 'BRA' && end === 'south')).toHaveLength(2);
  expect(memberships.find(({ start }) => start === 'VNM')).toMatchObject({ degree: 0.5 });
  expect(await graphNodes(store, 'Bloc')).toContainEqual({
    id: 'efta',
    name: 'European Free Trade Association',
    type: 'ORGANISATION',
    basis: 'Stockholm Convention 1960',
    url: 'https://www.efta.int/',
    dataset: 'blocs',
    record: `${editionOf('blocs', sample)}/2`,
  });
  await store.close();
});

test.each([
  [
    'of a bloc that is not listed',
    'uno,MEX,1994-01-01,,1,',
    "column 'bloc': found 'uno', wanted a bloc of the table of blocs",
  ],
  ['of an aggregate', 'efta,EU27,1994-01-01,,1,', "column 'economy': found 'EU27', wanted an economy"],
  [
    'that ends before it begins',
    'efta,MEX,1994-01-01,1993-01-01,1,',
    "column 'to': found '1993-01-01', wanted a day after 1994-01-01",
  ],
  ['in percent', 'efta,MEX,1994-01-01,,100,', "column 'degree': found '100', wanted a share from 0 to 1"],
  ['on a day that the calendar does not have', 'efta,MEX,1994-02-30,,1,', "column 'from': found '1994-02-30'"],
])('a membership %s stops the load', async (_, row, message) => {
  const store = openEmbeddedStore(null);
  const file = fileOf('spells.csv', `bloc,economy,from,to,degree,basis\n${row}\n`);
  await expect(loadFiles(store, 'blocs', [sample, file])).rejects.toThrow(`spells.csv, row 2, ${message}`);
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

test('memberships without the table of blocs are refused, and so is a file that is neither', async () => {
  const store = openEmbeddedStore(null);
  await expect(loadFiles(store, 'blocs', [spells])).rejects.toMatchObject({ code: 'WRONG_USAGE' });
  const other = fileOf('other.csv', 'a,b\n1,2\n');
  await expect(loadFiles(store, 'blocs', [other])).rejects.toThrow(
    'other.csv, the header: found a, b, wanted id,name,',
  );
  await store.close();
});

test('the blocs of the starter load', async () => {
  const store = openEmbeddedStore(null);
  const starter = (name: string) => join(import.meta.dirname, '../../../starter', name);
  const report = await loadFiles(store, 'blocs', [starter('blocs.csv'), starter('memberships.csv')]);
  const lines = readFileSync(starter('memberships.csv'), 'utf8').split('\n');
  const row = lines.findIndex((line) => line.startsWith('eu,BEL,1958-01-01,')) + 1;
  expect(report).toMatchObject({ rejected: 0, records: report.rows });
  const memberships = await graphLinks(store, 'MEMBER_OF');
  expect(memberships.find(({ start, end }) => start === 'BEL' && end === 'eu')).toMatchObject({
    from: '1958-01-01',
    record: `${editionOf('blocs', starter('memberships.csv'))}/${row}`,
  });
  await store.close();
});
