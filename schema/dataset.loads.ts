import type { KindCounts, LoadEntry } from '../model/load-entry.ts';
import { loadsOfDatasets } from '../queries/__generated__/read.ts';
import { builder } from './builder.ts';
import { Dataset } from './dataset.ts';

const LoadedKind = builder.objectRef<KindCounts>('LoadedKind').implement({
  description: 'What a load did to the records of one kind.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'Kind of node or relationship, such as `export` or `firm`.' }),
    added: t.exposeInt('added', { description: 'Records new to the dataset.' }),
    changed: t.exposeInt('changed', { description: 'Records said before with other values.' }),
    retired: t.exposeInt('retired', { description: 'Relationships that the dataset no longer states.' }),
  }),
});

const Load = builder.objectRef<LoadEntry>('Load').implement({
  description: 'One load of a dataset: the files, and what they changed in the graph.',
  fields: (t) => ({
    loadedAt: t.exposeString('loadedAt', { description: 'Time of the load, UTC, ISO 8601.' }),
    sha256: t.exposeString('sha256', { description: 'Checksum of its files.' }),
    files: t.field({ type: ['String'], description: 'Names of its files.', resolve: ({ files }) => [...files] }),
    rows: t.exposeInt('rows', { description: 'Data rows read.' }),
    records: t.exposeInt('records', { description: 'Nodes and relationships that the rows state.' }),
    added: t.exposeInt('added', { description: 'Records new to the dataset.' }),
    changed: t.exposeInt('changed', { description: 'Records said before with other values.' }),
    unchanged: t.exposeInt('unchanged', { description: 'Records said before with the same values.' }),
    retired: t.exposeInt('retired', { description: 'Relationships that the dataset no longer states.' }),
    rejected: t.exposeInt('rejected', { description: 'Rows rejected for a bad cell.' }),
    kinds: t.field({
      type: [LoadedKind],
      description: 'The same by kind of record, for the kinds that the load touched.',
      resolve: ({ kinds }) => [...kinds],
    }),
  }),
});

builder.objectField(Dataset, 'loads', (t) =>
  t.loadableList({
    type: Load,
    description: 'Every load of the dataset that changed something or brought a new file, the first one first.',
    load: async (keys: string[], { graph }) => {
      const rows = await graph.store.rows(loadsOfDatasets, { keys });
      const loads = new Map(rows.map((row) => [row.key, row.loads ?? []]));
      return keys.map((key) => (loads.get(key) ?? []).map((load) => JSON.parse(load) as LoadEntry));
    },
    resolve: ({ key }) => key,
  }),
);
