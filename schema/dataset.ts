import type * as model from '../model/redistribution.ts';
import { datasets } from '../queries/__generated__/read.ts';
import { builder } from './builder.ts';

type DatasetRow = NonNullable<typeof datasets.types>['row'];

const Redistribution = builder.enumType('Redistribution', {
  description: 'Whether figures may be passed on, as far as their licence says.',
  values: {
    OPEN: { description: 'They may, by the terms of the licence, such as naming their author.' },
    NON_COMMERCIAL: {
      description: 'They may, but not for commercial use. No export rests on them unless they are named.',
    },
    NO_REDISTRIBUTION: { description: 'They may not. No export rests on them unless they are named.' },
    UNKNOWN: { description: 'No licence is stated, or what is stated does not settle it.' },
  } as const satisfies Record<model.Redistribution, object>,
});

export const Dataset = builder.loadableNode('Dataset', {
  description:
    'A set of figures that belong together: who stands behind it, its terms of use, and the editions loaded.',
  id: { resolve: ({ key }: DatasetRow) => key },
  load: (keys: string[], { graph }) =>
    graph.store.rows(datasets, {}).then((rows) => rows.filter(({ key }) => keys.includes(key))),
  toKey: ({ key }) => key,
  sort: true,
  fields: (t) => ({
    key: t.exposeID('key', { description: 'Natural key, as `dataset:` arguments take it.' }),
    source: t.exposeString('source', { description: 'The source that read it: `isthmus sources` lists them.' }),
    title: t.exposeString('title', { description: 'Title.' }),
    publisher: t.exposeString('publisher', { nullable: true, description: 'Who published the figures.' }),
    home: t.exposeString('home', { nullable: true, description: 'Where they are published.' }),
    licence: t.exposeString('licence', { nullable: true, description: 'Terms of use as stated; null where none are.' }),
    redistribution: t.field({
      type: Redistribution,
      description: 'What the licence says on passing the figures on; an export obeys it.',
      resolve: ({ redistribution }) => redistribution as model.Redistribution,
    }),
    citation: t.exposeString('citation', { nullable: true, description: 'How to cite them.' }),
    edition: t.exposeString('edition', { nullable: true, description: 'Edition, as the publisher names it.' }),
    sha256: t.exposeString('sha256', { description: 'Checksum of the files of the newest edition.' }),
    files: t.field({
      type: ['String'],
      description: 'Files loaded so far, each with the checksum that records name it by.',
      resolve: ({ files }) => [...files],
    }),
    years: t.field({ type: ['Year'], description: 'Calendar years covered.', resolve: ({ years }) => [...years] }),
    rows: t.exposeInt('rows', { description: 'Data rows of the newest edition.' }),
    records: t.exposeInt('records', { description: 'Nodes and relationships that the newest edition states.' }),
    rejected: t.exposeInt('rejected', { description: 'Rows of the newest edition that were rejected.' }),
    illustrative: t.exposeBoolean('illustrative', {
      description: 'The figures are invented, to show how answers come about.',
    }),
    starter: t.exposeBoolean('starter', { description: 'Came with Isthmus.' }),
    loadedAt: t.exposeString('loadedAt', { description: 'Time of the last load, UTC, ISO 8601.' }),
  }),
});

builder.queryField('datasets', (t) =>
  t.field({
    type: [Dataset],
    description: 'Every dataset in the graph, by key.',
    resolve: (_, __, { graph }) => graph.store.rows(datasets, {}).then((rows) => [...rows]),
  }),
);
