import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import { graphNodes } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles, testRealFiles } from '../../load.fixture.ts';

const file = (name: string) => join(import.meta.dirname, name);
const sample = file('sample.csv');
const all = [
  file('sample-aggregates.csv'),
  file('sample-centroids.csv'),
  sample,
  file('sample-dissolved.csv'),
  file('sample-income-groups.csv'),
];

test('the sample loads in any order of its files, each economy with what the look-up tables add', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'economies', all);
  expect(report).toMatchObject({ dataset: 'economies', rows: 21, records: 15, written: 15, rejected: 0 });
  const economies = await graphNodes(store, 'Economy');
  expect(economies).toContainEqual({
    iso3: 'MEX',
    iso2: 'MX',
    isoNumeric: '484',
    name: 'Mexico',
    region: 'Americas',
    subregion: 'Latin America and the Caribbean',
    intermediateRegion: 'Central America',
    incomeGroup: 'Upper middle income',
    longitude: -102.6,
    latitude: 23.6,
    aggregate: false,
    dataset: 'economies',
    record: `${editionOf('economies', sample)}/7`,
  });
  const named = (iso3: string) => economies.find((economy) => economy.iso3 === iso3);
  expect(named('AFG')).toMatchObject({ isoNumeric: '004' });
  expect(named('NAM')).toMatchObject({ iso2: 'NA' }); // a code, not a missing value
  expect(named('USA')).toMatchObject({ name: 'United States of America' });
  expect(named('HKG')).not.toHaveProperty('incomeGroup');
  expect(named('CSK')).toMatchObject({ to: '1993-06-15', successors: ['CZE', 'SVK'], aggregate: false });
  expect(named('ROW')).toMatchObject({ name: 'Rest of the world', aggregate: true });
  await store.close();
});

test('a territory of a look-up list that ISO 3166-1 does not have is left out and told, and does not stop the load', async () => {
  const store = openEmbeddedStore(null);
  const codes = readFileSync(sample, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.slice(0, 3));
  const groups = Array.from({ length: 120 }, (_, at) => `${codes[at % codes.length]},High income`);
  const lookup = fileOf('groups.csv', `Code,Income group\n${groups.join('\n')}\nXKX,Upper middle income\n`);
  const report = await loadFiles(store, 'economies', [sample, lookup]);
  expect(report).toMatchObject({ rejected: 1, records: 12 });
  expect(JSON.parse(readFileSync(report.rejections ?? '', 'utf8'))).toEqual({
    file: 'groups.csv',
    row: 122,
    column: 'Code',
    found: 'XKX',
    wanted: 'an economy as ISO 3166-1 alpha-3',
  });
  expect((await graphNodes(store, 'Economy')).map(({ iso3 }) => iso3)).not.toContain('XKX');
  await store.close();
});

test('no table of codes, two of them, and a table of something else are refused', async () => {
  const store = openEmbeddedStore(null);
  const refused = (files: string[]) => expect(loadFiles(store, 'economies', files)).rejects;
  await refused([file('sample-centroids.csv')]).toThrow('economies needs one table of codes, found 0.');
  await refused([sample, sample]).toThrow('economies needs one table of codes, found 2.');
  await refused([sample, fileOf('else.csv', 'a,b\n1,2\n')]).toThrow('else.csv, the header: found a, b');
  await store.close();
});

testRealFiles(
  'the public tables of codes, income groups and central points load; three cells of the look-ups are rejected',
  ['reference/country-codes.csv', 'reference/income_levels.csv', 'fdi/nodes.txt'],
  async (paths) => {
    const store = openEmbeddedStore(null);
    const report = await loadFiles(store, 'economies', paths);
    expect(report).toMatchObject({ rows: 673, records: 249, written: 249, rejected: 3 });
    const rejected = readFileSync(report.rejections ?? '', 'utf8')
      .trimEnd()
      .split('\n');
    expect(rejected.map((line) => JSON.parse(line)).map(({ row, column, found }) => [row, column, found])).toEqual([
      [36, 'Code', 'CHI'], // Channel Islands
      [214, 'Code', 'XKX'], // Kosovo
      [146, 'lat', '21.6940,'], // a comma behind the latitude of TCA
    ]);
    const economies = await graphNodes(store, 'Economy');
    expect(economies.find(({ iso3 }) => iso3 === 'CHL')).toMatchObject({
      name: 'Chile',
      incomeGroup: 'High income',
      longitude: -71.542969,
      latitude: -35.675147,
    });
    await store.close();
  },
);
