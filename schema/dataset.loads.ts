import { loadLoadsOfDatasets } from '../answers/loads-of-datasets.ts';
import { type KindCounts, type LoadEntry, type Rejection as Rejected, rejectionsKept } from '../model/load-entry.ts';
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

const Rejection = builder.objectRef<Rejected>('Rejection').implement({
  description: 'A row that a load rejected, and the cell for which it did.',
  fields: (t) => ({
    file: t.exposeString('file', { description: 'Name of the file.' }),
    row: t.exposeInt('row', { description: 'Number of the row in it, as an editor counts lines.' }),
    column: t.exposeString('column', { description: 'Column of the cell.' }),
    found: t.exposeString('found', { description: 'What stands there, its first 200 letters.' }),
    wanted: t.exposeString('wanted', { description: 'What had to stand there.' }),
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
    rejections: t.field({
      type: [Rejection],
      nullable: true,
      description: `The first ${rejectionsKept} of them; all stand in the file that the load named. Null where an older release loaded.`,
      resolve: ({ rejections }) => rejections && [...rejections],
    }),
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
      const loads = await loadLoadsOfDatasets(graph.store, keys);
      return keys.map((key) => [...(loads.get(key) ?? [])]);
    },
    resolve: ({ key }) => key,
  }),
);
