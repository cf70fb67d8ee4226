import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import { graphDump, graphLinks, graphNodes } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles, testRealFiles } from '../../load.fixture.ts';

const sample = join(import.meta.dirname, 'sample.csv');

test('an ideal point is of all votes where there is one, else of final passage, and says which', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'ideal-points', [sample]);
  expect(report).toMatchObject({ dataset: 'ideal-points', rows: 8, records: 9, written: 9, rejected: 0 });
  expect(await graphNodes(store, 'Body')).toEqual([
    {
      id: 'UNGA',
      name: 'General Assembly of the United Nations',
      dataset: 'ideal-points',
      record: `${editionOf('ideal-points', sample)}/2`,
    },
  ]);
  const votes = await graphLinks(store, 'VOTES');
  expect(votes).toContainEqual({
    start: 'CHN',
    end: 'UNGA',
    id: expect.any(String),
    dataset: 'ideal-points',
    record: `${editionOf('ideal-points', sample)}/4`,
    year: 2012,
    idealPoint: -0.625,
    series: 'FINAL_PASSAGE',
    basis: 'ESTIMATED',
  });
  expect(votes).toContainEqual(expect.objectContaining({ start: 'CHN', year: 2011, idealPoint: -0.75, series: 'ALL' }));
  await store.close();
});

test('one code of the table for two Yemens and for what Yugoslavia became is the code that each state had', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'ideal-points', [sample]);
  const points = (await graphLinks(store, 'VOTES')).map(
    ({ start, year, idealPoint }) => `${start} ${year} ${idealPoint}`,
  );
  expect(points.filter((point) => /^(Y|S)/.test(point)).sort()).toEqual([
    'SCG 2004 0.95',
    'SRB 2011 0.85',
    'YEM 1985 -0.9',
    'YMD 1985 -1.9',
    'YUG 1990 -0.6',
  ]);
  await store.close();
});

test.each([
  ['without a code', '2,USA,', '2,,', "row 2, column 'iso3c': found '', wanted a text"],
  ['of a code that ISO 3166 does not know', ',CHN,China,2012', ',PRC,China,2012', "row 4, column 'iso3c': found 'PRC'"],
  [
    'of the legacy series alone',
    '2.5,2.75',
    ',',
    "row 2, column 'idealpointall': found '', wanted a number here or in",
  ],
  ['whose estimate is no number', '2.75', 'NA', "row 2, column 'idealpointall': found 'NA'"],
])('a row %s is rejected', async (_, from, to, message) => {
  const store = openEmbeddedStore(null);
  const file = fileOf('cell.csv', readFileSync(sample, 'utf8').replace(from, to));
  await expect(loadFiles(store, 'ideal-points', [file])).rejects.toThrow(message);
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

testRealFiles(
  'the release of July 2025 loads but for 17 rows of the legacy series alone, which have no code',
  ['agreements/IdealpointsJuly2025.csv'],
  async ([path = '']) => {
    const store = openEmbeddedStore(null);
    const report = await loadFiles(store, 'ideal-points', [path]);
    expect(report).toMatchObject({ rows: 11_440, records: 11_424, rejected: 17 });
    const rejected = readFileSync(report.rejections ?? '', 'utf8')
      .trimEnd()
      .split('\n');
    expect(rejected.every((line) => line.includes('"column":"iso3c","found":""'))).toBe(true);
    const votes = await graphLinks(store, 'VOTES');
    expect(votes.filter(({ series }) => series === 'FINAL_PASSAGE')).toHaveLength(191); // 2024 has no other series yet
    const line = readFileSync(path, 'utf8')
      .split('\n')
      .findIndex((text) => text.startsWith('2,USA,United States,2012,'));
    expect(votes.find(({ start, year }) => start === 'USA' && year === 2012)).toMatchObject({
      idealPoint: Number(readFileSync(path, 'utf8').split('\n')[line]?.split(',')[5]),
      record: `${editionOf('ideal-points', path)}/${line + 1}`,
    });
    await store.close();
  },
);
