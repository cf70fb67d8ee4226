import type { ChokeLink as LinkOfAnswer } from '../answers/exposure-answer.ts';
import { builder } from './builder.ts';
import { chokeEffect } from './choke-effect.ts';
import { Exposure, Hop, SupplyNode } from './exposure.ts';
import { limited } from './limited.ts';

/** Most purchases that one answer gives. */
const mostChokeLinks = 100;

const ChokeLink = builder.objectRef<LinkOfAnswer>('ChokeLink').implement({
  description:
    'A purchase through which exposure runs. What is said holds for each alone: effects of several overlap and are not to be added.',
  fields: (t) => ({
    supplier: t.field({ type: SupplyNode, description: 'Who sells.', resolve: ({ supplier }) => supplier }),
    buyer: t.field({ type: SupplyNode, description: 'Who buys.', resolve: ({ buyer }) => buyer }),
    hop: t.field({
      type: Hop,
      description: 'The purchase, with the row that states it.',
      resolve: ({ hop }) => hop,
    }),
    share: t.expose('share', {
      type: 'Share',
      description:
        'Exposure that would be gone without the purchase, share of the subject’s value; it is lost, not replaced.',
    }),
    ...chokeEffect(t),
    gradient: t.exposeFloat('gradient', {
      description:
        'How much the exposure falls for each unit by which the share `hop.share` falls, a little of it: what moving the purchase to suppliers without exposure does. From 0; above 1 where value passes the buyer more than once.',
    }),
  }),
});

builder.objectField(Exposure, 'chokeLinks', (t) =>
  t.field({
    type: [ChokeLink],
    description: 'Purchases without which the exposure falls most, exactly, loops included.',
    args: { first: t.arg.int({ defaultValue: 10, description: `Purchases to list, at most ${mostChokeLinks}.` }) },
    complexity: ({ first }) => ({ field: 100, multiplier: Math.max(1, first ?? 10) }),
    resolve: async (answer, { first }) => [
      ...(await answer.chokeLinks(limited('chokeLinks(first:)', first ?? 10, mostChokeLinks))),
    ],
  }),
);
