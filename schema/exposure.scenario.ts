import type {
  ExposureDifference as Difference,
  ScenarioEffect as Effect,
  PathFlips as Flips,
} from '../answers/exposure-answer.ts';
import { builder } from './builder.ts';
import { perItem } from './connection.ts';
import { Exposure, mostPaths, Path, SupplyNode } from './exposure.ts';
import { limited } from './limited.ts';

const shares = {
  share: 'the exposure',
  face: 'what of it is seen: the subject itself and direct suppliers',
  hidden: 'what of it is not seen',
  lower: 'the certified lower bound',
  upper: 'the certified upper bound',
  unknown: 'value that ends at unknown suppliers',
  elsewhere: 'value added outside the bloc',
  trapped: 'value that only goes round',
  ownStatus: 'what the subject itself is of the bloc',
} as const;

const ExposureDifference = builder.objectRef<Difference>('ExposureDifference').implement({
  description: 'The figures under the scenario less those without it; shares are −1..1 of the subject’s value.',
  fields: (t) => ({
    ...Object.fromEntries(
      Object.entries(shares).map(([figure, what]) => [
        figure,
        t.float({ description: `Change of ${what}.`, resolve: (change) => change[figure as keyof typeof shares] }),
      ]),
    ),
    usd: t.expose('usd', {
      type: 'Usd',
      nullable: true,
      description: 'Change of the exposure in US dollars a year; null where the value of the subject is not stated.',
    }),
  }),
});

const PathFlips = builder.objectRef<Flips>('PathFlips').implement({
  description: 'Paths that are among the largest without the scenario or under it, but not both.',
  fields: (t) => ({
    gone: t.field({
      type: [Path],
      description: 'Among the largest without it only; shares are those without it.',
      complexity: perItem,
      resolve: ({ gone }) => [...gone],
    }),
    come: t.field({
      type: [Path],
      description: 'Among the largest under it only; shares are those under it.',
      complexity: perItem,
      resolve: ({ come }) => [...come],
    }),
    nodes: t.field({
      type: [SupplyNode],
      description: 'Every node of these paths, once.',
      complexity: perItem,
      resolve: ({ nodes }) => [...nodes],
    }),
  }),
});

const ScenarioEffect = builder.objectRef<Effect>('ScenarioEffect').implement({
  description: 'What a scenario changes about an exposure.',
  fields: (t) => ({
    before: t.field({
      type: Exposure,
      description: 'The exposure as the data have it.',
      resolve: ({ before }) => before,
    }),
    after: t.field({ type: Exposure, description: 'The exposure under the scenario.', resolve: ({ after }) => after }),
    difference: t.field({
      type: ExposureDifference,
      description: 'After less before.',
      resolve: ({ difference }) => difference,
    }),
    flips: t.field({
      type: PathFlips,
      description: 'Paths that are among the largest on one side only.',
      args: {
        first: t.arg.int({
          defaultValue: 10,
          description: `Largest paths to compare on each side, at most ${mostPaths}.`,
        }),
      },
      complexity: ({ first }) => ({ field: 1, multiplier: Math.max(1, first ?? 10) }),
      resolve: (effect, { first }) => effect.flips(limited('flips(first:)', first ?? 10, mostPaths)),
    }),
  }),
});

builder.objectField(Exposure, 'scenario', (t) =>
  t.field({
    type: ScenarioEffect,
    nullable: true,
    description:
      'What the scenario asked changes; null where none was asked. All other fields are then under the scenario.',
    resolve: ({ scenario }) => scenario,
  }),
);
