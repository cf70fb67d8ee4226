import { ofAllRecords } from '../answers/of-all-records.ts';
import { listingsByKey, listingsOfParties } from '../queries/__generated__/read.ts';
import { builder } from './builder.ts';
import { Firm } from './firm.ts';
import { Party } from './party.ts';
import { describedBy } from './provenance.ts';

type ListingRow = NonNullable<typeof listingsByKey.types>['row'];
type SpellRow = NonNullable<typeof listingsOfParties.types>['row'];

const ListingType = builder.enumType('ListingType', {
  description: 'What standing on a list means.',
  values: {
    SANCTIONS: { description: 'Assets are frozen, or dealings forbidden.' },
    MILITARY: { description: 'The party is said to serve a military.' },
    EXPORT_CONTROL: { description: 'Some goods may not be sent to the party without a licence.' },
    FORCED_LABOUR: { description: 'Goods are presumed to be made with forced labour.' },
    OTHER: { description: 'Another kind of list.' },
  } as const,
});

const Listing = builder.loadableNode('Listing', {
  description: 'A list of parties, economies or industries that an authority keeps.',
  id: { resolve: ({ key }: ListingRow) => key },
  load: (keys: string[], { graph }) => graph.store.rows(listingsByKey, { keys }),
  toKey: ({ key }) => key,
  sort: true,
  fields: (t) => ({
    key: t.exposeID('key', { description: 'Natural key.' }),
    name: t.exposeString('name', { description: 'Name.' }),
    authority: t.exposeString('authority', { description: 'Who keeps it.' }),
    programme: t.exposeString('programme', { nullable: true, description: 'Law or programme that it belongs to.' }),
    type: t.field({
      type: ListingType,
      description: 'What standing on it means.',
      resolve: ({ type }) => type as 'SANCTIONS',
    }),
    url: t.exposeString('url', { nullable: true, description: 'Where it can be read.' }),
    ...describedBy(t),
  }),
});

export const ListingSpell = builder.objectRef<SpellRow>('ListingSpell').implement({
  description: 'A spell during which a party stands on a list.',
  fields: (t) => ({
    party: t.field({ type: Party, description: 'The party.', resolve: ({ party }) => party }),
    listing: t.field({ type: Listing, description: 'The list.', resolve: ({ listing }) => listing }),
    from: t.expose('from', { type: 'Date', nullable: true, description: 'First day; null where nobody says.' }),
    to: t.expose('to', {
      type: 'Date',
      nullable: true,
      description: 'First day no longer listed; null while it lasts.',
    }),
    scope: t.exposeString('scope', {
      nullable: true,
      description: 'The part that the listing is about; null where it is the whole.',
    }),
    status: t.exposeString('status', { nullable: true, description: 'State, as the authority words it.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Reason, as the authority words it.' }),
    url: t.exposeString('url', { nullable: true, description: 'Where the notice can be read.' }),
    basis: t.exposeString('basis', { description: 'REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE.' }),
    dataset: t.exposeID('dataset', { description: 'Key of the dataset that says so.' }),
    record: t.exposeID('record', { description: 'Source row: source, checksum of the file, row.' }),
  }),
});

builder.objectField(Firm, 'listings', (t) =>
  t.loadableList({
    type: ListingSpell,
    description:
      'Lists on which the firm stands or stood, or stood on a day, under any of its records. Those of its owners: `screening`.',
    args: { on: t.arg({ type: 'Date', description: 'Day of the listing; without it, all spells.' }) },
    byPath: true,
    load: async (keys: string[], { graph }, { on }) => {
      const spells = await ofAllRecords(
        graph.store,
        keys,
        (records) => graph.store.rows(listingsOfParties, { keys: records }),
        ({ party }) => party,
      );
      const day = on ?? null;
      return day === null
        ? spells
        : spells.map((ofOne) =>
            ofOne.filter(({ from, to }) => (from === null || from <= day) && (to === null || to > day)),
          );
    },
    resolve: ({ key }) => key,
  }),
);
