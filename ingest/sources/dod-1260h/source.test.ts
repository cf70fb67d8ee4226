import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import { graphDump, graphLinks, graphNodes } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles, testRealFiles } from '../../load.fixture.ts';

const sample = join(import.meta.dirname, 'sample.csv');
const text = readFileSync(sample, 'utf8');

test('a company is one firm with all its names and a spell for each publication', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'dod-1260h', [sample]);
  // 1 list, 6 spells, 3 holdings, 4 companies and a parent that is not listed.
  expect(report).toMatchObject({ dataset: 'dod-1260h', rows: 6, records: 15, written: 15, rejected: 0 });
  const firms = await graphNodes(store, 'Firm');
  expect(firms).toContainEqual({
    id: 'dod-1260h:sample-propeller-co-ltd',
    name: 'Sample Propeller Co., Ltd',
    aliases: ['S-PROP', 'SAW', 'Sample Airscrew Works', 'Sample Propeller Co., Ltd.'],
    dataset: 'dod-1260h',
    record: `${editionOf('dod-1260h', sample)}/3`,
  });
  expect(firms.find(({ id }) => id === 'dod-1260h:sample-radar-limited')).not.toHaveProperty('aliases');
  const spells = (await graphLinks(store, 'LISTED_UNDER'))
    .filter(({ start }) => start === 'dod-1260h:sample-propeller-co-ltd')
    .map(({ end, from, to, url }) => [end, from, to, url]);
  expect(spells.sort()).toEqual([
    ['dod-1260h', '2021-06-03', '2024-01-31', undefined],
    ['dod-1260h', '2025-01-07', undefined, 'https://example.org/list-of-2025.pdf'],
  ]);
  await store.close();
});

test('a parent controls without a share while the list says so, whether or not it is listed itself', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'dod-1260h', [sample]);
  const holdings = await graphLinks(store, 'HOLDS');
  expect(holdings).toContainEqual({
    start: 'dod-1260h:sample-aircraft-group', // `(SAG)` behind its name in this row
    end: 'dod-1260h:sample-propeller-co-ltd',
    id: expect.any(String),
    dataset: 'dod-1260h',
    record: `${editionOf('dod-1260h', sample)}/4`,
    interest: 'CONTROL',
    from: '2025-01-07',
    basis: 'REPORTED',
  });
  expect(holdings.map(({ start, from, to }) => [start, from, to]).sort()).toEqual([
    ['dod-1260h:sample-aircraft-group', '2021-06-03', '2024-01-31'],
    ['dod-1260h:sample-aircraft-group', '2025-01-07', undefined],
    ['dod-1260h:sample-electronics-group', '2025-01-07', undefined],
  ]);
  const listed = new Set((await graphLinks(store, 'LISTED_UNDER')).map(({ start }) => start));
  expect(listed).not.toContain('dod-1260h:sample-electronics-group');
  await store.close();
});

test('a date that is none and an end before its start each reject their row and name the cell', async () => {
  const store = openEmbeddedStore(null);
  const dated = fileOf('dated.csv', text.replace('2022-10-05', '05.10.2022'));
  await expect(loadFiles(store, 'dod-1260h', [dated])).rejects.toThrow(
    "dated.csv, row 7, column 'Start date': found '05.10.2022', wanted a date as YYYY-MM-DD",
  );
  const ended = fileOf('ended.csv', text.replace('2022-10-05', '2024-10-05'));
  await expect(loadFiles(store, 'dod-1260h', [ended])).rejects.toThrow(
    "ended.csv, row 7, column 'End date': found '2024-01-31', wanted a day after 2024-10-05",
  );
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

testRealFiles(
  'the list loads without a rejected row: one firm a company, parents found under each of their spellings',
  ['sanctions/us_dod_chinese_milcorps.csv'],
  async (paths) => {
    const store = openEmbeddedStore(null);
    const report = await loadFiles(store, 'dod-1260h', paths);
    expect(report).toMatchObject({ rows: 397, rejected: 0 });
    expect(await graphLinks(store, 'LISTED_UNDER')).toHaveLength(397);
    expect(await graphLinks(store, 'HOLDS')).toHaveLength(197); // rows with a parent
    // 234 spellings of names without their short forms are 227 when points and commas do not count; no parent is unlisted.
    const firms = await graphNodes(store, 'Firm');
    expect(firms).toHaveLength(227);
    const smic = firms.find(({ name }) => name === 'Semiconductor Manufacturing International Corporation');
    expect(smic).toMatchObject({ aliases: ['SMIC'] });
    const spells = (await graphLinks(store, 'LISTED_UNDER')).filter(({ start }) => start === smic?.id);
    expect(spells.map(({ from }) => from).sort()).toEqual(['2021-06-03', '2025-01-07', '2026-06-08']);
    // Names of the file that stand beside this parent, each counted once.
    const held = (await graphLinks(store, 'HOLDS')).filter(({ start }) => start === smic?.id);
    expect(new Set(held.map(({ end }) => end)).size).toBe(13);
    await store.close();
  },
);
