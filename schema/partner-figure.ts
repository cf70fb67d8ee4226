import type { Figure as FigureOfAnswer } from '../answers/partner-figures.ts';
import { builder } from './builder.ts';
import { pageArguments } from './connection.ts';
import { provenanceWithBasis } from './provenance.ts';

/** What an economy's trade and its investment are asked by. */
export const partnerArguments = builder.args((t) => ({
  year: t.field({
    type: 'Year',
    required: true,
    description: 'Year; without figures of that year the nearest within three years is used, and said.',
  }),
  partners: t.field({ type: ['Iso3'], description: 'List only these partners; shares stay those of all.' }),
  dataset: t.id({
    description:
      'The one dataset to use, whichever source it came by; one that states products or sectors alone has no figures here. Otherwise, of those that state figures of the economy: those that the policy of precedence names, one of yours before one that came with Isthmus, then the one loaded last.',
  }),
  ...pageArguments,
}));

export const Figure = builder.objectRef<FigureOfAnswer>('Figure').implement({
  description: 'The same thing as another dataset, or the same one on another basis, states it.',
  fields: (t) => ({
    usd: t.expose('usd', { type: 'Usd', description: 'US dollars of the year.' }),
    ...provenanceWithBasis(t),
  }),
});
