import { blocKeys, blocsByKey } from '../queries/__generated__/read.ts';
import { builder } from './builder.ts';
import { connectionType, pageArguments, pageCost, pageOf } from './connection.ts';
import { provenance } from './provenance.ts';

type BlocRow = NonNullable<typeof blocsByKey.types>['row'];

const BlocKind = builder.enumType('BlocKind', {
  description: 'What a bloc rests on.',
  values: {
    TREATY: { description: 'A treaty between its members.' },
    ORGANISATION: { description: 'An organisation that they belong to.' },
    ANALYTICAL: { description: 'A definition made for analysis.' },
  } as const,
});

export const Bloc = builder.loadableNode('Bloc', {
  description: 'Economies that belong together by treaty, organisation or definition, with members by date.',
  id: { resolve: ({ key }: BlocRow) => key },
  load: (keys: string[], { graph }) => graph.store.rows(blocsByKey, { keys }),
  toKey: ({ key }) => key,
  sort: true,
  fields: (t) => ({
    key: t.exposeID('key', { description: 'Natural key, such as `china`.' }),
    name: t.exposeString('name', { description: 'Name.' }),
    kind: t.field({ type: BlocKind, description: 'What it rests on.', resolve: ({ type }) => type as 'TREATY' }),
    basis: t.exposeString('basis', { description: 'The instrument or definition it rests on.' }),
    url: t.exposeString('url', { nullable: true, description: 'Where the instrument can be read.' }),
    ...provenance(t),
  }),
});

const BlocConnection = connectionType('Bloc', Bloc as never, 'blocs');

builder.queryFields((t) => ({
  bloc: t.field({
    type: Bloc,
    nullable: true,
    description: 'The bloc with the key; null when the graph has none.',
    args: { id: t.arg.id({ required: true, description: 'Key of the bloc.' }) },
    resolve: (_, { id }) => id,
  }),
  blocs: t.field({
    type: BlocConnection,
    description: 'Blocs, by key.',
    args: {
      ...pageArguments,
    },
    complexity: pageCost,
    resolve: async (_, page, { graph }) =>
      pageOf(
        (await graph.store.rows(blocKeys, {})).map(({ key }) => key),
        page,
      ),
  }),
}));
