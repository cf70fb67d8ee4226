import { ofAllRecords } from '../answers/of-all-records.ts';
import { partiesByKey, seatsOfParties } from '../queries/__generated__/read.ts';
import { builder } from './builder.ts';
import { Seat } from './firm.ts';
import { describedBy } from './provenance.ts';

type PartyRow = NonNullable<typeof partiesByKey.types>['row'];

const PartyKind = builder.enumType('PartyKind', {
  description: 'What a party is.',
  values: {
    FIRM: { description: 'A firm, a fund, a foundation or a state: any party that is no natural person.' },
    PERSON: { description: 'A natural person.' },
  } as const,
});

/** A party by its key: whatever holds, or stands on a list. */
export const Party = builder.loadableObject('Party', {
  description: 'A firm or a person that holds, is held, or stands on a list.',
  load: (keys: string[], { graph }) => graph.store.rows(partiesByKey, { keys }),
  toKey: ({ key }: PartyRow) => key,
  sort: true,
  fields: (t) => ({
    key: t.exposeID('key', { description: 'Natural key, as the dataset that names the party spells it.' }),
    name: t.exposeString('name', { nullable: true, description: 'Name.' }),
    kind: t.field({
      type: PartyKind,
      description: 'What it is.',
      resolve: ({ isPerson }) => (isPerson ? 'PERSON' : 'FIRM'),
    }),
    ...describedBy(t),
  }),
});

builder.objectField(Party, 'seats', (t) =>
  t.loadableList({
    type: Seat,
    description: 'Economies in which it has, or had, its seat, by what is stated of any of its records.',
    load: (keys: string[], { graph: { store } }) =>
      ofAllRecords(
        store,
        keys,
        (records) => store.rows(seatsOfParties, { keys: records }),
        ({ party }) => party,
      ),
    resolve: ({ key }) => key,
  }),
);
