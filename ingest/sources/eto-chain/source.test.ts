import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../../graph/embedded/embedded-store.ts';
import { graphDump, graphLinks, graphNodes } from '../../graph-dump.fixture.ts';
import { editionOf, fileOf, loadFiles, testRealFiles } from '../../load.fixture.ts';

const sample = (name: string) => join(import.meta.dirname, name);
const providers = sample('sample.csv');
const [inputs, stages] = [sample('sample-inputs.csv'), sample('sample-stages.csv')];
const [provision, sequence] = [sample('sample-provision.csv'), sample('sample-sequence.csv')];
const all = [sequence, provision, stages, inputs, providers];

test('who makes what, by which share of the world; a part left to nobody in particular is no one’s', async () => {
  const store = openEmbeddedStore(null);
  const report = await loadFiles(store, 'eto-chain', all);
  // 2 firms with their seats, a stage, 4 inputs, 5 of who makes what, 2 of what goes into what.
  expect(report).toMatchObject({ rows: 20, records: 16, written: 16, rejected: 0 });
  const makes = await graphLinks(store, 'MAKES');
  const said = makes.map(({ start, share, isNegligible, record }) => [start, share ?? '-', isNegligible, record]);
  const edition = editionOf('eto-chain', provision);
  expect(said.sort()).toEqual([
    ['MYS', 0.07, false, `${edition}/4`], // MAL in the file
    ['NLD', '-', false, `${edition}/8`],
    ['NLD', 1, false, `${edition}/2`],
    ['eto:P3', 1, false, `${edition}/3`],
    ['eto:P4', '-', true, `${edition}/6`], // and once more in row 7
  ]);
  expect(await graphLinks(store, 'SEATED_IN')).toContainEqual(expect.objectContaining({ start: 'eto:P3', end: 'NLD' }));
  await store.close();
});

test('what is a type of another stands under it and does not go into it', async () => {
  const store = openEmbeddedStore(null);
  await loadFiles(store, 'eto-chain', all);
  const flows = (await graphLinks(store, 'GOES_INTO')).map(({ start, end }) => [start, end]);
  expect(flows.sort()).toEqual([
    ['eto:N1', 'eto:N4'],
    ['eto:N2', 'eto:N1'],
  ]);
  const products = (await graphNodes(store, 'Product')).map(({ hs, level, parent }) => [hs, level, parent]);
  expect(products.sort()).toEqual([
    ['eto:N1', 'INPUT', 'eto:S1'],
    ['eto:N2', 'INPUT', undefined],
    ['eto:N3', 'INPUT', 'eto:N2'],
    ['eto:N4', 'INPUT', undefined],
    ['eto:S1', 'STAGE', undefined],
  ]);
  await store.close();
});

test.each([
  ['a country that is none', providers, 'MAL,P2', 'MAZ,P2', "column 'provider_name': found 'MAZ'"],
  ['a share above all', provision, '100%', '101%', "column 'share_provided': found '101%', wanted a share in percent"],
  ['a share without its sign', provision, '7%', '7', "column 'share_provided': found '7'"],
  ['a provider that is not listed', provision, 'Litho,P3', 'Litho,P9', "column 'provider_id': found 'P9'"],
  ['an input that is not listed', sequence, 'Chip,N4', 'Chip,N9', "column 'input_id': found 'N9'"],
])('%s is told with its cell', async (_, path, from, to, message) => {
  const store = openEmbeddedStore(null);
  const bad = fileOf('bad.csv', readFileSync(path, 'utf8').replace(from, to));
  await expect(
    loadFiles(
      store,
      'eto-chain',
      all.map((file) => (file === path ? bad : file)),
    ),
  ).rejects.toThrow(message);
  expect(await graphDump(store)).toEqual([]);
  await store.close();
});

test('all five files are needed, each once', async () => {
  const store = openEmbeddedStore(null);
  await expect(loadFiles(store, 'eto-chain', all.slice(1))).rejects.toThrow('eto-chain needs sequence.csv as well');
  await expect(loadFiles(store, 'eto-chain', [...all, stages])).rejects.toThrow('is a second stages.csv');
  await store.close();
});

const folder = 'supply_chain/eto_semiconductors';
testRealFiles(
  'the chain loads without a rejected row: shares of economies as printed, types apart from flows',
  ['inputs', 'providers', 'provision', 'sequence', 'stages'].map((name) => `${folder}/${name}.csv`),
  async (paths) => {
    const store = openEmbeddedStore(null);
    const report = await loadFiles(store, 'eto-chain', paths);
    expect(report).toMatchObject({ rows: 294 + 79 + 3 + 660 + 93, rejected: 0 });
    expect(await graphNodes(store, 'Firm')).toHaveLength(274);
    expect(await graphNodes(store, 'Product')).toHaveLength(82);
    expect(await graphLinks(store, 'GOES_INTO')).toHaveLength(62);
    const makes = await graphLinks(store, 'MAKES');
    const design = makes.filter(({ record }) => String(record).endsWith('/2'));
    expect(design.map(({ start, share }) => [start, share])).toEqual([['USA', 0.61]]); // the first row of the file
    expect(makes.some(({ start }) => start === 'MYS')).toBe(true);
    await store.close();
  },
);
