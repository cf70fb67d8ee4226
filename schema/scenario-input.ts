import { builder } from './builder.ts';

const LinkInput = builder.inputType('LinkInput', {
  description: 'All that one node of the graph sells to another in the year.',
  fields: (t) => ({
    from: t.id({ required: true, description: 'Key of the supplier.' }),
    to: t.id({ required: true, description: 'Key of the buyer.' }),
  }),
});

const RemovalInput = builder.inputType('RemovalInput', {
  description:
    'Suppliers and purchases that are gone. What was bought there is bought nowhere else: it counts as unknown.',
  fields: (t) => ({
    economies: t.field({
      type: ['Iso3'],
      description: 'All industries of an economy; of a firm the part that is seated there.',
    }),
    industries: t.idList({ description: 'Industries with their classification, such as `CHN:wiod8:MFE`.' }),
    firms: t.idList({ description: 'Firms, by their keys.' }),
    links: t.field({ type: [LinkInput], description: 'Single sales.' }),
    products: t.idList({
      description: 'HS codes of what firms sell each other; one of fewer digits stands for all below it.',
    }),
  }),
});

const MoveInput = builder.inputType('MoveInput', {
  description: 'An economy that leaves a bloc, joins one, or both.',
  fields: (t) => ({
    economy: t.field({ type: 'Iso3', required: true, description: 'The economy.' }),
    from: t.id({ description: 'Key of the bloc that it leaves.' }),
    to: t.id({ description: 'Key of the bloc that it joins, in full.' }),
  }),
});

export const ScenarioInput = builder.inputType('ScenarioInput', {
  description: 'What would be different: any of these together.',
  fields: (t) => ({
    remove: t.field({ type: RemovalInput, description: 'What is taken away.' }),
    move: t.field({ type: [MoveInput], description: 'Economies that change blocs.' }),
    bloc: t.field({ type: ['Iso3'], description: 'The members of the bloc asked, in place of those that it has.' }),
  }),
});
