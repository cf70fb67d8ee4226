import type { ExposurePart as PartOfAnswer } from '../answers/exposure-answer.ts';
import { builder } from './builder.ts';
import { Exposure } from './exposure.ts';
import { limited } from './limited.ts';
import { supplyNode } from './supply-node.ts';

/** Most parts that one answer gives: a portfolio of 5,000 suppliers is shown whole. */
const mostParts = 10_000;

const ExposurePart = builder.objectRef<PartOfAnswer>('ExposurePart').implement({
  description:
    'One of the industries or firms that the subject consists of or buys from: of a portfolio its firms, of an economy its industries.',
  fields: (t) => ({
    ...supplyNode(t),
    weight: t.expose('weight', { type: 'Share', description: 'Its part of the subject’s value.' }),
    exposure: t.expose('exposure', {
      type: 'Share',
      description: 'Its own exposure, share of its own value: what `share` would be with it as the subject.',
    }),
    lower: t.expose('lower', { type: 'Share', description: 'Certified: `exposure` is not less.' }),
    upper: t.expose('upper', {
      type: 'Share',
      description: 'Certified: `exposure` is not more, even if every unknown supplier were of the bloc.',
    }),
    unknown: t.expose('unknown', {
      type: 'Share',
      description: 'Its value that ends at purchases from unknown suppliers.',
    }),
    share: t.expose('share', {
      type: 'Share',
      description:
        'What it brings to the exposure of the subject, weight · exposure: over all parts the sum is `share`.',
    }),
    shareOfExposure: t.expose('shareOfExposure', {
      type: 'Share',
      description: 'The same as a share of the exposure; 0 where that is 0.',
    }),
  }),
});

builder.objectFields(Exposure, (t) => ({
  parts: t.field({
    type: [ExposurePart],
    description: 'The parts of the subject by what each brings to its exposure, largest first.',
    args: { first: t.arg.int({ defaultValue: 10, description: `Parts to list, at most ${mostParts}.` }) },
    complexity: ({ first }) => ({ field: 1, multiplier: Math.max(1, Math.ceil((first ?? 10) / 10)) }),
    resolve: (answer, { first }) => [...answer.parts(limited('parts(first:)', first ?? 10, mostParts))],
  }),
  partCount: t.int({
    description:
      'Parts that the subject has in the layer: an industry one, a firm one for each of its records there, a portfolio what the layer shows of it.',
    resolve: ({ partCount }) => partCount,
  }),
}));
