import { builder } from './builder.ts';

/** A bloc as the caller names it. */
export const BlocInput = builder.inputType('BlocInput', {
  description: 'A bloc: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({
      description: 'Key of a bloc, such as `china`; its members are those of 31 December of the year asked.',
    }),
    members: t.field({ type: ['Iso3'], description: 'Economies taken together for this question.' }),
    parties: t.idList({
      description:
        'Firms and persons taken together, by their keys. For exposure; ask for UNION to find what they own and control.',
    }),
    listed: t.id({
      description:
        'Key of a list, a programme, or a type such as FORCED_LABOUR: all firms, persons, industries and economies that stand there on the day; see `possiblyListed` for those of which a part does. For exposure, as `parties`.',
    }),
  }),
});
