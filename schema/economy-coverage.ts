import {
  type EconomyCoverage as Coverage,
  type CoveredYears as Covered,
  type FigureKind as Kind,
  loadEconomyCoverage,
} from '../answers/economy-coverage.ts';
import { builder } from './builder.ts';
import { Dataset } from './dataset.ts';
import { Economy } from './economy.ts';

const FigureKind = builder.enumType('FigureKind', {
  description: 'Kinds of figures that datasets state of economies by year.',
  values: {
    TRADE: { description: 'Goods sold to other economies.' },
    INVESTMENT: { description: 'Direct investment in other economies.' },
    OUTPUT: { description: 'Gross output of its industries: it stands in an input-output table by itself.' },
    EMISSIONS: { description: 'Carbon dioxide that its industries emit.' },
    VOTES: { description: 'Where it stood in the votes of the UN General Assembly.' },
  } as const satisfies Record<Kind, object>,
});

const CoveredYears = builder.objectRef<Covered>('CoveredYears').implement({
  description: 'Years of which one dataset states figures of one kind.',
  fields: (t) => ({
    kind: t.field({ type: FigureKind, description: 'Kind of figures.', resolve: ({ kind }) => kind }),
    dataset: t.field({ type: Dataset, description: 'The dataset.', resolve: ({ dataset }) => dataset }),
    years: t.field({ type: ['Year'], description: 'Calendar years, in order.', resolve: ({ years }) => [...years] }),
  }),
});

const EconomyCoverage = builder.objectRef<Coverage>('EconomyCoverage').implement({
  description: 'What the graph holds of an economy by year.',
  fields: (t) => ({
    economy: t.field({ type: Economy, description: 'The economy.', resolve: ({ economy }) => economy }),
    covered: t.field({
      type: [CoveredYears],
      description: 'Of which years which dataset says what; empty where none speaks of it by year.',
      resolve: ({ covered }) => [...covered],
    }),
  }),
});

builder.queryField('economyCoverage', (t) =>
  t.field({
    type: [EconomyCoverage],
    description:
      'What the graph holds of each existing economy: which kinds of figures, of which years, from which dataset. What is not there nobody has stated; it is no 0.',
    complexity: { field: 100, multiplier: 20 },
    resolve: async (_, __, { graph: { store } }) => [...(await loadEconomyCoverage(store))],
  }),
);
