import type { Figure as FigureOfAnswer } from '../answers/partner-figures.ts';
import { builder } from './builder.ts';
import { pageArguments } from './connection.ts';
import { basis, type FieldBuilder, statedBy } from './provenance.ts';

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
      'The one dataset to use, whichever source it came by; of one that states products alone, trade is their sum; one that states sectors alone has no figures here. Otherwise, of those that state figures of the economy: those that the policy of precedence names, one of yours before one that came with Isthmus, then the one loaded last.',
  }),
  ...pageArguments,
}));

/** Who states a figure, in which row, on what basis, and whether it is a sum. */
export function figureProvenance<Row extends FigureOfAnswer>(t: FieldBuilder<Row>) {
  return {
    ...statedBy(t),
    record: t.string({
      nullable: true,
      description: 'Source row: source, checksum of the file, row or row:column; null for a sum of products.',
      resolve: ({ record }) => record,
    }),
    ...basis(t),
    productsSummed: t.int({
      nullable: true,
      description:
        'How many products the figure is the sum of, where the dataset states none of all goods together; null where it does.',
      resolve: ({ productsSummed }) => productsSummed,
    }),
  };
}

export const Figure = builder.objectRef<FigureOfAnswer>('Figure').implement({
  description: 'The same thing as another dataset, or the same one on another basis, states it.',
  fields: (t) => ({
    usd: t.expose('usd', { type: 'Usd', description: 'US dollars of the year.' }),
    ...figureProvenance(t),
  }),
});
