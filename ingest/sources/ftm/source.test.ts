import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import { graphDump, graphLinks, graphNodes } from '../../graph-dump.fixture.ts';
import { fileOf, loadFiles, testRealFiles } from '../../load.fixture.ts';
import { readPercentage } from './percentage.ts';

const entities = join(import.meta.dirname, 'sample.jsonl');

test('the sample loads: names in every script, each statement of a share for itself, relations and listings', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'ftm', [entities]);
  // 2 firms, 2 seats, 1 person, 4 holdings, 1 undisclosed, 2 relations, 1 listing, 2 listed; the address says nothing.
  expect(report).toMatchObject({ dataset: 'ftm', rows: 11, records: 15, written: 15, rejected: 0 });
  expect(await graphNodes(store, 'Firm')).toContainEqual(
    expect.objectContaining({
      id: 'f-acme',
      name: 'Acme',
      aliases: ['ООО «Акме»', 'アクメ'],
      jurisdiction: 'RU',
      category: 'Company',
      registerAuthority: 'OGRN',
      registerNumber: '100',
      foundedOn: '2001-02-03',
    }),
  );
  expect(await graphNodes(store, 'Person')).toEqual([
    expect.objectContaining({ name: 'Ines', nationalities: ['MEX', 'RUS'], birthDate: '1970' }),
  ]);
  const holdings = await graphLinks(store, 'HOLDS');
  expect(
    holdings
      .map(({ start, end, exactShare, minShare, maxShare, from, to }) => [
        start,
        end,
        exactShare,
        minShare,
        maxShare,
        from,
        to,
      ])
      .sort(),
  ).toEqual([
    ['f-bolt', 'f-acme', undefined, 0.48, 0.51, undefined, undefined],
    ['f-bolt', 'f-acme', 0.75, undefined, undefined, undefined, undefined],
    ['p-ines', 'f-acme', 0.5, undefined, undefined, '2015-11-25', '2023-03-02'],
    ['p-ines', 'f-acme', 0.51, undefined, undefined, '2015-11-25', undefined],
  ]);
  expect(await graphLinks(store, 'UNDISCLOSED_HOLDER')).toEqual([
    expect.objectContaining({ start: 'f-acme', exactShare: 0.48, category: 'Ownership' }),
  ]);
  expect(
    (await graphLinks(store, 'RELATED_TO')).map(({ start, end, type, role }) => [start, end, type, role]).sort(),
  ).toEqual([
    ['p-ines', 'f-acme', 'Directorship', 'Генеральный директор'],
    ['p-ines', 'p-ines', 'Family', 'Family member of'],
  ]);
  expect(await graphNodes(store, 'Listing')).toEqual([
    expect.objectContaining({
      id: 'ftm:sample-office:sample-1',
      authority: 'Sample Office',
      programme: 'SAMPLE-1',
      type: 'SANCTIONS',
    }),
  ]);
  expect((await graphLinks(store, 'LISTED_UNDER')).map(({ start, from, to }) => [start, from, to]).sort()).toEqual([
    ['f-acme', '2023-12-18', '2024-01-01'],
    ['p-ines', '2023-12-18', '2024-01-01'],
  ]);
  expect(await loadFiles(store, 'ftm', [entities])).toMatchObject({ written: 0, retired: 0 });
  await store.close();
});

test('percentages are read as registers write them', () => {
  const nothing = { exactShare: null, minShare: null, maxShare: null, minExclusive: null, maxExclusive: null };
  expect(readPercentage('12,5 %')).toEqual({ ...nothing, exactShare: 0.125 });
  expect(readPercentage('48–51')).toEqual({ ...nothing, minShare: 0.48, maxShare: 0.51 });
  expect(readPercentage('>50')).toEqual({ ...nothing, minShare: 0.5, minExclusive: true });
  expect(readPercentage('≤ 25%')).toEqual({ ...nothing, maxShare: 0.25, maxExclusive: false });
  expect(readPercentage('')).toEqual(nothing);
  for (const text of ['150', 'half', '60-50', '-5', '1e2', 'NaN']) expect(readPercentage(text)).toBeUndefined();
});

const content = readFileSync(entities, 'utf8');
test.each([
  ['a share above 100 percent', content.replace('"75"', '"175"'), "row 4, column 'properties.percentage': found '175'"],
  [
    'an owner that the file does not have',
    content.replace('"owner": ["f-bolt"]', '"owner": ["f-zeta"]'),
    "row 4, column 'properties.owner': found 'f-zeta'",
  ],
  [
    'a person that is held',
    content.replace('"asset": ["f-acme"]', '"asset": ["p-ines"]'),
    "row 4, column 'properties.asset': found 'p-ines', wanted a firm of the files",
  ],
  [
    'an end before the start',
    content.replace('2023-03-02', '2003-03-02'),
    "row 5, column 'properties.endDate': found '2003-03-02'",
  ],
  ['a cut line', content.slice(0, -20), 'record 11, line 11: found the end of the file'],
  ['a NUL', content.replace('Acme', 'Ac\0me'), 'line 1: found a NUL'],
])('%s is told with its place, and nothing is loaded', async (_, text, message) => {
  const store = openEmbeddedStore(null);
  await expect(loadFiles(store, 'ftm', [fileOf('bad.jsonl', text)])).rejects.toThrow(message);
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

testRealFiles(
  'the published entities load whole, conflicting shares side by side',
  ['sanctions/opensanctions_zala_entities.ftm.json'],
  async (paths) => {
    const store = openEmbeddedStore(null);
    const report = await loadFiles(store, 'ftm', paths);
    expect(report).toMatchObject({ rows: 91, rejected: 0 });
    expect(await graphNodes(store, 'Firm')).toHaveLength(11);
    expect(await graphNodes(store, 'Person')).toHaveLength(6);
    const said = [...(await graphLinks(store, 'HOLDS')), ...(await graphLinks(store, 'UNDISCLOSED_HOLDER'))];
    expect(said).toHaveLength(14);
    // Shares in CST of which the register speaks on 1 January 2016, before the concern's entry: they add up to 149 %.
    const cst = said.filter(
      ({ end, from, to }) =>
        end === 'NK-abdzbEBkqyT29GyREbiURZ' && from === '2015-11-25' && String(to ?? '9') > '2016-01-01',
    );
    expect(cst.map(({ exactShare }) => exactShare).sort()).toEqual([0.48, 0.5, 0.51]);
    expect(await graphLinks(store, 'RELATED_TO')).toHaveLength(7);
    expect(await graphLinks(store, 'LISTED_UNDER')).toHaveLength(41);
    const zala = (await graphNodes(store, 'Firm')).find(({ id }) => id === 'NK-cPks3aTbes8k4aCerfBAzN');
    expect([zala?.name, ...((zala?.aliases ?? []) as string[])]).toContain('Акционерное общество "Зала Аэро"');
    await store.close();
  },
);
