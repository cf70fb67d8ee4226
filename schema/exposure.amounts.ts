import type { AmountBounds as BoundsOfAnswer } from '../answers/exposure-answer.ts';
import { builder } from './builder.ts';
import { Exposure } from './exposure.ts';

const SaleLimitInput = builder.inputType('SaleLimitInput', {
  description: 'What is known of a sale whose amount the data do not state.',
  fields: (t) => ({
    from: t.id({ required: true, description: 'Key of the supplier.' }),
    to: t.id({ required: true, description: 'Key of the buyer.' }),
    least: t.field({ type: 'Usd', required: true, description: 'US dollars a year at least.' }),
    most: t.field({ type: 'Usd', required: true, description: 'US dollars a year at most.' }),
  }),
});

const AmountBounds = builder.objectRef<BoundsOfAnswer>('AmountBounds').implement({
  description:
    'How far an exposure hangs on sales whose amount nobody states. Of a buyer with such suppliers all that it buys beyond the stated amounts is taken to be theirs. Both ends are tight: some amounts within the limits come to each.',
  fields: (t) => ({
    lower: t.expose('lower', { type: 'Share', description: 'Exposure at the amounts that make it least.' }),
    upper: t.expose('upper', {
      type: 'Share',
      description: 'Exposure at the amounts that make it most, with what ends at unnamed suppliers outside the bloc.',
    }),
    upperWithUnknown: t.expose('upperWithUnknown', {
      type: 'Share',
      description: 'The same with all unnamed suppliers in the bloc.',
    }),
    openLinks: t.exposeInt('openLinks', {
      description: 'Sales without an amount in the data; of 0 the bounds are the exposure.',
    }),
    converged: t.exposeBoolean('converged', {
      description: 'Where false the bounds hold, and are wider than they need be.',
    }),
  }),
});

builder.objectField(Exposure, 'amountBounds', (t) =>
  t.field({
    type: AmountBounds,
    nullable: true,
    description:
      'Bounds in place of a guess where suppliers are named without amounts; `share` takes such sales to be nothing. Null under a scenario that takes something away.',
    args: { limits: t.arg({ type: [SaleLimitInput], description: 'What you know of sales without an amount.' }) },
    complexity: 100,
    resolve: (answer, { limits }) => answer.amountBounds(limits ?? []),
  }),
);
