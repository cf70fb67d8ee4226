import { votesOfEconomies } from '../queries/__generated__/read.ts';
import { builder } from './builder.ts';
import { connectionType, type Page, pageArguments, pageCost, pagesOf } from './connection.ts';
import { Economy } from './economy.ts';
import { provenanceWithBasis } from './provenance.ts';

type VoteRow = NonNullable<typeof votesOfEconomies.types>['row'];

const VoteSeries = builder.enumType('VoteSeries', {
  description: 'Of which votes the point is estimated. The series do not share a scale: compare within one.',
  values: {
    ALL: { description: 'All votes.' },
    FINAL_PASSAGE: { description: 'Votes on final passage alone, where no estimate of all votes is there.' },
  } as const,
});

const IdealPoint = builder.objectRef<VoteRow>('IdealPoint').implement({
  description: 'Where an economy stood in the votes of the UN General Assembly in a year.',
  fields: (t) => ({
    year: t.expose('year', { type: 'Year', description: 'Calendar year.' }),
    idealPoint: t.exposeFloat('idealPoint', {
      description: 'Position on the main line of division, about −3 to 3; it grows towards the United States’ side.',
    }),
    series: t.field({
      type: VoteSeries,
      description: 'Of which votes it is estimated.',
      resolve: ({ series }) => series as 'ALL',
    }),
    ...provenanceWithBasis(t),
  }),
});

const IdealPointConnection = connectionType<Page<VoteRow>>('IdealPoint', IdealPoint as never, 'ideal points');

builder.objectField(Economy, 'votes', (t) =>
  t.loadable({
    type: IdealPointConnection,
    description:
      'Its ideal points in the UN General Assembly, by year; a year without one is left out, and so is who has no vote.',
    args: {
      from: t.arg({ type: 'Year', description: 'First year; without it the first there is.' }),
      until: t.arg({ type: 'Year', description: 'Last year; without it the last there is.' }),
      ...pageArguments,
    },
    complexity: pageCost,
    byPath: true,
    load: async (keys: string[], { graph }, { from, until, ...page }) => {
      const votes = await graph.store.rows(votesOfEconomies, { keys, from: from ?? null, until: until ?? null });
      return pagesOf(keys, votes, ({ economy }) => economy, page);
    },
    resolve: ({ key }) => key,
  }),
);
