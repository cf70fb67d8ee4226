import type { ExposureEstimate as EstimateOfAnswer } from '../answers/exposure-answer.ts';
import { builder } from './builder.ts';
import { Exposure, mostPaths, mostTiers, PathList, Tier } from './exposure.ts';
import { limited } from './limited.ts';

const ExposureEstimate = builder.objectRef<EstimateOfAnswer>('ExposureEstimate').implement({
  description:
    'A point estimate: what a firm buys from unknown suppliers is taken to be like the rest of its industry in an input-output table, the industry less what its known firms are known to buy and to add. A guess within `lower … upper`: `share + elsewhere + unknown + trapped = 1`.',
  fields: (t) => ({
    share: t.expose('share', { type: 'Share', description: 'Exposure, the estimated part included.' }),
    estimated: t.expose('estimated', {
      type: 'Share',
      description: 'The part of `share` that is estimated: what meets the bloc by way of unknown suppliers.',
    }),
    face: t.expose('face', {
      type: 'Share',
      description:
        'Tiers 0 and 1. Unknown suppliers are of no bloc themselves: whoever they buy of comes a tier later.',
    }),
    hidden: t.expose('hidden', { type: 'Share', description: '`share − face`.' }),
    elsewhere: t.expose('elsewhere', {
      type: 'Share',
      description: 'Value added outside the bloc, that of unknown suppliers included.',
    }),
    unknown: t.expose('unknown', {
      type: 'Share',
      description: 'Value that stays unknown: of firms whose industry, or whose output, nobody shows.',
    }),
    trapped: t.expose('trapped', { type: 'Share', description: 'Value that only goes round between suppliers.' }),
    estimatedShare: t.expose('estimatedShare', {
      type: 'Share',
      description: 'Value of unknown suppliers that the estimate stands for; it and `unknown` were unknown without it.',
    }),
    usd: t.expose('usd', {
      type: 'Usd',
      nullable: true,
      description: 'The share in US dollars a year; null where the value of the subject is not stated.',
    }),
    dataset: t.exposeID('dataset', { description: 'Key of the table.' }),
    year: t.expose('year', { type: 'Year', description: 'Year of the table.' }),
    takenOutUsd: t.expose('takenOutUsd', {
      type: 'Usd',
      description: 'Known purchases of firms that were taken out of their industries, so that nothing counts twice.',
    }),
    beyondTableUsd: t.expose('beyondTableUsd', {
      type: 'Usd',
      description:
        'Known purchases of firms that the table’s industry does not have. Much of it says that firms and table do not fit: another year, another industry, another measure.',
    }),
    tiers: t.field({
      type: [Tier],
      description: 'The estimate by tier, nearest first; unknown suppliers are a tier of their own.',
      args: { first: t.arg.int({ defaultValue: 5, description: `Tiers to list, at most ${mostTiers}.` }) },
      complexity: ({ first }) => ({ field: 1, multiplier: Math.max(1, first ?? 5) }),
      resolve: (answer, { first }) =>
        answer.tiers(limited('tiers(first:)', first ?? 5, mostTiers)).then((tiers) => [...tiers]),
    }),
    paths: t.field({
      type: PathList,
      description: 'The largest paths, those by way of unknown suppliers marked `estimated`.',
      args: { first: t.arg.int({ defaultValue: 10, description: `Paths to list, at most ${mostPaths}.` }) },
      complexity: ({ first }) => ({ field: 1, multiplier: Math.max(1, first ?? 10) }),
      resolve: (answer, { first }) => answer.paths(limited('paths(first:)', first ?? 10, mostPaths)),
    }),
  }),
});

builder.objectField(Exposure, 'estimate', (t) =>
  t.field({
    type: ExposureEstimate,
    nullable: true,
    description:
      'What the exposure would be if unknown suppliers were like the rest of the buyer’s industry; computed only when asked for. All else of the answer is as observed and holds without it: `share` is certified, and what nobody names is `unknown`. Null for industries, where no supplier is unknown, where no table shows the industries, and under a scenario that takes something away.',
    complexity: 100,
    resolve: (answer) => answer.estimate(),
  }),
);
