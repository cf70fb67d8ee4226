import { economiesByKey, economyIndex, membersOfBloc } from '../queries/__generated__/read.ts';
import { builder } from './builder.ts';
import { connectionType, pageArguments, pageCost, pageOf } from './connection.ts';

type EconomyRow = NonNullable<typeof economiesByKey.types>['row'];

export const Economy = builder.loadableNode('Economy', {
  description:
    'A territory that reports its own trade: a state, a customs territory such as Hong Kong, a dissolved one, or an aggregate.',
  id: { resolve: ({ key }: EconomyRow) => key },
  load: (keys: string[], { graph }) => graph.store.rows(economiesByKey, { keys }),
  toKey: ({ key }) => key,
  sort: true,
  fields: (t) => ({
    key: t.exposeID('key', { description: 'Natural key: the code in `iso3`.' }),
    iso3: t.expose('key', { type: 'Iso3', description: 'ISO 3166-1 alpha-3, or ISO 3166-3 where dissolved.' }),
    iso2: t.exposeString('iso2', { nullable: true, description: 'ISO 3166-1 alpha-2.' }),
    isoNumeric: t.exposeString('isoNumeric', { nullable: true, description: 'ISO 3166-1 numeric, three digits.' }),
    name: t.exposeString('name', {
      nullable: true,
      description: 'Short English name; null where only figures name the economy.',
    }),
    region: t.exposeString('region', { nullable: true, description: 'Region of the UN’s M49.' }),
    subregion: t.exposeString('subregion', { nullable: true, description: 'Sub-region of M49.' }),
    intermediateRegion: t.exposeString('intermediateRegion', {
      nullable: true,
      description: 'Intermediate region of M49, such as Caribbean.',
    }),
    incomeGroup: t.exposeString('incomeGroup', { nullable: true, description: 'Income group of the World Bank.' }),
    latitude: t.exposeFloat('latitude', { nullable: true, description: 'Degrees north of a central point.' }),
    longitude: t.exposeFloat('longitude', { nullable: true, description: 'Degrees east of a central point.' }),
    dissolvedOn: t.expose('to', {
      type: 'Date',
      nullable: true,
      description: 'First day on which it no longer existed under the code.',
    }),
    aggregate: t.boolean({
      description: 'A remainder or sum such as the rest of the world: never a member of a bloc.',
      resolve: ({ aggregate }) => aggregate ?? false,
    }),
  }),
});

builder.objectField(Economy, 'successors', (t) =>
  t.field({
    type: [Economy],
    description: 'Economies that took its place.',
    resolve: ({ successors }) => [...(successors ?? [])],
  }),
);

const EconomyConnection = connectionType('Economy', Economy as never, 'economies');

const MemberOfInput = builder.inputType('MemberOfInput', {
  description: 'Membership of a bloc on a day.',
  fields: (t) => ({
    bloc: t.id({ required: true, description: 'Key of the bloc.' }),
    on: t.field({ type: 'Date', required: true, description: 'Day of membership.' }),
  }),
});

const EconomyFilter = builder.inputType('EconomyFilter', {
  description: 'Which economies to list; all conditions hold together.',
  fields: (t) => ({
    search: t.string({ description: 'Part of the name or code, in any case.' }),
    region: t.string({ description: 'Region or sub-region of M49.' }),
    incomeGroup: t.string({ description: 'Income group of the World Bank, such as `High income`.' }),
    memberOf: t.field({ type: MemberOfInput, description: 'Members of a bloc on a day.' }),
    dissolved: t.boolean({ description: 'Only dissolved economies, or only existing ones.' }),
    aggregate: t.boolean({ description: 'Only aggregates, or only economies proper.' }),
  }),
});

const EconomyOrder = builder.enumType('EconomyOrder', {
  description: 'In which order economies are listed.',
  values: { ISO3: { description: 'By code.' }, NAME: { description: 'By name.' } } as const,
});

builder.queryFields((t) => ({
  economy: t.field({
    type: Economy,
    nullable: true,
    description: 'The economy with the code; null when the graph has none.',
    args: { iso3: t.arg({ type: 'Iso3', required: true, description: 'ISO 3166 code.' }) },
    resolve: (_, { iso3 }) => iso3,
  }),
  economies: t.field({
    type: EconomyConnection,
    description: 'Economies, by code unless ordered otherwise.',
    args: {
      ...pageArguments,
      filter: t.arg({ type: EconomyFilter, description: 'Which economies to list.' }),
      orderBy: t.arg({ type: EconomyOrder, defaultValue: 'ISO3', description: 'In which order.' }),
    },
    complexity: pageCost,
    resolve: async (_, { filter, orderBy, ...page }, { graph: { store } }) => {
      const members =
        filter?.memberOf &&
        new Set(
          (await store.rows(membersOfBloc, { bloc: filter.memberOf.bloc, date: filter.memberOf.on })).map(
            ({ economy }) => economy,
          ),
        );
      const search = filter?.search?.toLowerCase();
      const listed = (await store.rows(economyIndex, {})).filter(
        ({ key, name, region, subregion, incomeGroup, dissolved, aggregate }) =>
          (!members || members.has(key)) &&
          (!search || key.toLowerCase().includes(search) || (name?.toLowerCase().includes(search) ?? false)) &&
          (!filter?.region || region === filter.region || subregion === filter.region) &&
          (!filter?.incomeGroup || incomeGroup === filter.incomeGroup) &&
          (typeof filter?.dissolved !== 'boolean' || dissolved === filter.dissolved) &&
          (typeof filter?.aggregate !== 'boolean' || (aggregate ?? false) === filter.aggregate),
      );
      if (orderBy === 'NAME')
        listed.sort((a, b) => (a.name ?? a.key).localeCompare(b.name ?? b.key, 'en') || (a.key < b.key ? -1 : 1));
      return pageOf(
        listed.map(({ key }) => key),
        page,
      );
    },
  }),
}));
