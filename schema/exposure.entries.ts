import type { Entry as EntryOfAnswer, ChokePoint as PointOfAnswer } from '../answers/exposure-answer.ts';
import { builder } from './builder.ts';
import { chokeEffect } from './choke-effect.ts';
import { Exposure } from './exposure.ts';
import { limited } from './limited.ts';
import { supplyNode } from './supply-node.ts';

/** Most entries, and most choke points, that one answer gives. */
const mostEntries = 1_000;
const mostChokePoints = 100;

const Entry = builder.objectRef<EntryOfAnswer>('Entry').implement({
  description: 'A member of the bloc at which the subject’s value meets it for the first time.',
  fields: (t) => ({
    ...supplyNode(t),
    share: t.expose('share', {
      type: 'Share',
      description: 'Share of the subject’s value; over all entries this sums to the exposure.',
    }),
    shareOfExposure: t.expose('shareOfExposure', {
      type: 'Share',
      description: 'The same as a share of the exposure.',
    }),
  }),
});

const ChokePoint = builder.objectRef<PointOfAnswer>('ChokePoint').implement({
  description:
    'A supplier through whom exposure runs. What is said holds for each alone: effects of several overlap and are not to be added.',
  fields: (t) => ({
    ...supplyNode(t),
    membership: t.expose('membership', { type: 'Share', description: 'How far it is itself of the bloc.' }),
    share: t.expose('share', {
      type: 'Share',
      description:
        'Exposure that would be gone without it, share of the subject’s value; its goods are lost, not replaced.',
    }),
    ...chokeEffect(t),
    returnFactor: t.exposeFloat('returnFactor', {
      description: 'How often value that reaches it is there: above 1 where it comes round in loops.',
    }),
  }),
});

builder.objectFields(Exposure, (t) => ({
  entries: t.field({
    type: [Entry],
    description: 'Where the subject’s value first meets the bloc, largest first.',
    args: { first: t.arg.int({ defaultValue: 10, description: `Entries to list, at most ${mostEntries}.` }) },
    complexity: ({ first }) => ({ field: 10, multiplier: Math.max(1, first ?? 10) }),
    resolve: async (answer, { first }) => [
      ...(await answer.entries(limited('entries(first:)', first ?? 10, mostEntries))).entries,
    ],
  }),
  hhi: t.field({
    type: 'Share',
    nullable: true,
    description:
      'Herfindahl index of all entries: 1 where all of the exposure comes in at one member; null where there is none.',
    complexity: 10,
    resolve: async (answer) => (await answer.entries(0)).hhi,
  }),
  entryCount: t.int({
    description: 'Members of the bloc at which value enters.',
    complexity: 10,
    resolve: async (answer) => (await answer.entries(0)).count,
  }),
  chokePoints: t.field({
    type: [ChokePoint],
    description: 'Suppliers without whom the exposure falls most, exactly, loops included.',
    args: { first: t.arg.int({ defaultValue: 10, description: `Suppliers to list, at most ${mostChokePoints}.` }) },
    complexity: ({ first }) => ({ field: 100, multiplier: Math.max(1, first ?? 10) }),
    resolve: async (answer, { first }) => [
      ...(await answer.chokePoints(limited('chokePoints(first:)', first ?? 10, mostChokePoints))),
    ],
  }),
  grossLookThrough: t.field({
    type: 'Share',
    nullable: true,
    description:
      'For comparison: transactions with suppliers in the bloc among all transactions behind the subject, each tier’s counted again. Null where value goes round in a loop that nothing leaves.',
    complexity: 50,
    resolve: (answer) => answer.grossLookThrough(),
  }),
  valueAddedOrigin: t.field({
    type: 'Share',
    nullable: true,
    description:
      'For comparison: value that members of the bloc added themselves. Null where firms on the way do not state what they buy in all, or value goes round in a loop that nothing leaves.',
    complexity: 50,
    resolve: (answer) => answer.valueAddedOrigin(),
  }),
}));
