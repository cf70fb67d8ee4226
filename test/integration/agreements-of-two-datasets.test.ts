import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../graph/embedded/embedded-store.ts';
import { graphOver } from '../../graph/graph.ts';
import { sourceNamed } from '../../ingest/catalog.ts';
import { load } from '../../ingest/run.ts';
import { serverOver } from './running-server.ts';

const sources = join(import.meta.dirname, '../../ingest/sources');

test('two datasets that state one agreement stand side by side, each with its own days, sides and record', async () => {
  const store = openEmbeddedStore(null);
  const workFolder = mkdtempSync(join(tmpdir(), 'isthmus-agreements-'));
  for (const source of ['desta', 'wto-rta'])
    await load(store, sourceNamed(source), [join(sources, source, 'sample.csv')], { settings: {}, workFolder });
  const graph = graphOver(store);
  const server = await serverOver(graph);
  const { agreements } = await server.data(`{ agreements(between: ["DEU", "MEX"], inForceOn: "2014-01-01") { nodes {
    key name signedYear dataset { key } record
    parties { nodes { economy { key } from precision entry signedYear side dataset { key } } }
  } } }`);
  expect(agreements.nodes.map(({ key, dataset }: Record<string, unknown>) => [key, dataset])).toEqual([
    ['desta:10', { key: 'desta' }],
    ['wto-rta:3', { key: 'wto-rta' }],
  ]);
  expect(agreements.nodes.map(({ record }: { record: string }) => record.split('/')[0])).toEqual(['desta', 'wto-rta']);
  const [desta, wto] = agreements.nodes;
  expect([desta.signedYear, wto.signedYear]).toEqual([1997, 1997]);
  const entry = { entry: 'BASE_TREATY', signedYear: 1997, economy: { key: 'MEX' } };
  expect(desta.parties.nodes).toContainEqual({
    ...entry,
    from: '2000-01-01',
    precision: 'YEAR',
    side: 2,
    dataset: { key: 'desta' },
  });
  expect(wto.parties.nodes).toContainEqual({
    ...entry,
    from: '2000-07-01',
    precision: 'DAY',
    side: 2,
    dataset: { key: 'wto-rta' },
  });
  // Who joined later has no year of signature where the dataset gives none.
  expect(wto.parties.nodes).toContainEqual(
    expect.objectContaining({ economy: { key: 'HRV' }, entry: 'ACCESSION', signedYear: null }),
  );
  await server.close();
  await graph.solver.close();
  await store.close();
  rmSync(workFolder, { recursive: true });
});
