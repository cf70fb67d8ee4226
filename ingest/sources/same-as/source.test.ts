import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import { graphLinks, graphNodes } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles } from '../../load.fixture.ts';

const sample = join(import.meta.dirname, 'sample.csv');
const text = readFileSync(sample, 'utf8');
const firms = (lei: string) =>
  fileOf(
    'firms.csv',
    `id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd
acme,FIRM,Acme,MEX,529900T8BM49AURSDO55,,,,
bolt,FIRM,Bolt,MEX,,,,,
chip,FIRM,Chip,CHN,,,,,
sample:acme,FIRM,Acme S.A.,MEX,${lei},,,,
sample:bolt,FIRM,Bolt,MEX,,,,,
sample:chip,FIRM,Chip Ltd,CHN,,,,,
`,
  );

test('a row counts once it has an author, and says who, how and why', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'chain', [firms('')]);
  const before = await graphNodes(store, 'Firm');
  const report = await loadFiles(store, 'same-as', [sample]);
  expect(report).toMatchObject({ dataset: 'same-as', rows: 4, records: 2, written: 2, rejected: 0 });
  const links = await graphLinks(store, 'SAME_AS');
  expect(links).toHaveLength(2);
  expect(links).toContainEqual({
    start: 'bolt',
    end: 'sample:bolt',
    id: expect.any(String),
    dataset: 'same-as',
    record: `${editionOf('same-as', sample)}/3`,
    weight: 0.9449,
    method: 'fellegi-sunter',
    author: 'Ada Sample',
    reason: 'Same street address, called them on 3 May',
    basis: 'ESTIMATED',
  });
  expect(await graphNodes(store, 'Firm')).toEqual(before); // what either is stated to be stays
  await store.close();
});

test('a newer table takes back what it no longer decides, and the order of a pair does not matter', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'chain', [firms('')]);
  await loadFiles(store, 'same-as', [sample]);
  const swapped = fileOf('swapped.csv', text.replace('acme,Acme,sample:acme', 'sample:acme,Acme,acme'));
  expect(await loadFiles(store, 'same-as', [swapped])).toMatchObject({ written: 0, retired: 0 });
  const undecided = fileOf('undecided.csv', text.replace('Ada Sample', ''));
  expect(await loadFiles(store, 'same-as', [undecided])).toMatchObject({ written: 0, retired: 1 });
  expect((await graphLinks(store, 'SAME_AS')).map(({ start }) => start)).toEqual(['acme']);
  await store.close();
});

test('two firms with different LEIs are never one, and the load stops as it began', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'chain', [firms('5493001KJTIIGC8Y1R12')]);
  await expect(loadFiles(store, 'same-as', [sample])).rejects.toThrow('or whose Legal Entity Identifiers differ');
  expect(await graphLinks(store, 'SAME_AS')).toEqual([]);
  await store.close();
  const alike = openEmbeddedStore(null);
  await loadFiles(alike, 'chain', [firms('529900T8BM49AURSDO55')]);
  expect(await loadFiles(alike, 'same-as', [sample])).toMatchObject({ written: 2 });
  await alike.close();
});

test('a decided row that names one firm, or one twice, or a weight above 1, names its cell', async () => {
  const store = openEmbeddedStore(null);
  for (const [from, to, said] of [
    ['sample:bolt', '', "row 3, column 'same_as': found '', wanted the key of a firm"],
    ['sample:bolt', 'bolt', "row 3, column 'same_as': found 'bolt', wanted another firm"],
    ['bolt,Bolt', ',Bolt', "row 3, column 'firm': found '', wanted the key of a firm"],
    ['0.9449', '94', "row 3, column 'weight': found '94', wanted a share from 0 to 1, or nothing"],
  ] as const)
    await expect(loadFiles(store, 'same-as', [fileOf('bad.csv', text.replace(from, to))])).rejects.toThrow(said);
  await store.close();
});
