import { loadRecordsOf } from '../answers/of-all-records.ts';
import { loadSameAs, type SeenStatement } from '../answers/same-as.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { Firm } from './firm.ts';
import { Party } from './party.ts';
import { provenance } from './provenance.ts';

const SameAs = builder.objectRef<SeenStatement>('SameAs').implement({
  description:
    'A statement that two parties are one, by whom and why. It takes nothing from what is stated of either, and ends when its dataset no longer makes it.',
  fields: (t) => ({
    party: t.exposeID('party', {
      description: 'Key of the one: of the party asked for, or of another of its records.',
    }),
    key: t.exposeID('other', { description: 'Key of the other.' }),
    firm: t.field({
      type: Firm,
      nullable: true,
      description: 'The other firm; null where it is a person.',
      resolve: ({ other }) => other,
    }),
    followed: t.exposeBoolean('followed', {
      description:
        'Whether the two count as one. Not where that would join two valid Legal Entity Identifiers, or more than 50 records.',
    }),
    weight: t.expose('weight', {
      type: 'Share',
      nullable: true,
      description: 'Probability that they are, 0..1; null where nobody says.',
    }),
    method: t.exposeString('method', { nullable: true, description: 'How it was found, such as fellegi-sunter.' }),
    author: t.exposeString('author', { description: 'Who decided.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, in the words of the author or the method.' }),
    ...provenance(t),
  }),
});

const statements = {
  type: SameAs,
  description:
    'Statements that it is one with others: those of the record asked for, then those of the other records that they lead to. Ownership, screening, exposure and all lists of what is stated of it take them for one.',
  load: (keys: string[], { graph }: Context) => loadSameAs(graph.store, keys),
  resolve: ({ key }: { readonly key: string }) => key,
} as const;

const records =
  'Keys under which the graph has it, in alphabetical order: its own, and those that `sameAs` makes one with it.';
const recordsOf = async ({ key }: { readonly key: string }, { graph }: Context) => [
  ...(await loadRecordsOf(graph.store, key)),
];

builder.objectFields(Firm, (t) => ({
  records: t.field({ type: ['ID'], description: records, resolve: (firm, _, context) => recordsOf(firm, context) }),
  sameAs: t.loadableList(statements),
}));
builder.objectFields(Party, (t) => ({
  records: t.field({ type: ['ID'], description: records, resolve: (party, _, context) => recordsOf(party, context) }),
  sameAs: t.loadableList(statements),
}));
