import { sameAsOfParties } from '../queries/__generated__/read.ts';
import { builder } from './builder.ts';
import { Firm } from './firm.ts';
import { provenance } from './provenance.ts';

type SameAsRow = NonNullable<typeof sameAsOfParties.types>['row'];

const SameAs = builder.objectRef<SameAsRow>('SameAs').implement({
  description:
    'A statement that two firms are one, by whom and why. It takes nothing from what is stated of either, and ends when its dataset no longer makes it.',
  fields: (t) => ({
    key: t.exposeID('other', { description: 'Key of the other.' }),
    firm: t.field({
      type: Firm,
      nullable: true,
      description: 'The other firm; null where it is a person.',
      resolve: ({ other }) => other,
    }),
    weight: t.expose('weight', {
      type: 'Share',
      nullable: true,
      description: 'Probability that they are one, 0..1; null where nobody says.',
    }),
    method: t.exposeString('method', { nullable: true, description: 'How it was found, such as fellegi-sunter.' }),
    author: t.exposeString('author', { description: 'Who decided.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, in the words of the author or the method.' }),
    ...provenance(t),
  }),
});

builder.objectField(Firm, 'sameAs', (t) =>
  t.loadableGroup({
    type: SameAs,
    description:
      'Firms that are stated to be this one under another key. Ownership, screening and exposure take them for one; two with different valid LEIs stay apart.',
    load: (keys: string[], { graph }) => graph.store.rows(sameAsOfParties, { keys }),
    group: ({ party }) => party,
    resolve: ({ key }) => key,
  }),
);
