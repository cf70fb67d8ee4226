import { ofAllRecords } from '../answers/of-all-records.ts';
import {
  activitiesOfFirms,
  firmCount,
  firmPage,
  firmsByKey,
  holdingsInFirms,
  seatsOfParties,
} from '../queries/__generated__/read.ts';
import { builder } from './builder.ts';
import { connectionType, pageArguments, pageCost, pageStart } from './connection.ts';
import { Economy } from './economy.ts';
import { describedBy, provenance, provenanceWithBasis } from './provenance.ts';

type FirmRow = NonNullable<typeof firmsByKey.types>['row'];
type SeatRow = NonNullable<typeof seatsOfParties.types>['row'];
type ActivityRow = NonNullable<typeof activitiesOfFirms.types>['row'];
type HoldingRow = NonNullable<typeof holdingsInFirms.types>['row'];

export const Firm = builder.loadableNode('Firm', {
  description: 'A firm as a register or a disclosure names it.',
  id: { resolve: ({ key }: FirmRow) => key },
  load: (keys: string[], { graph }) => graph.store.rows(firmsByKey, { keys }),
  toKey: ({ key }) => key,
  sort: true,
  fields: (t) => ({
    key: t.exposeID('key', { description: 'Natural key, as the dataset that names the firm spells it.' }),
    name: t.exposeString('name', { nullable: true, description: 'Name.' }),
    lei: t.exposeString('lei', { nullable: true, description: 'Legal Entity Identifier, ISO 17442.' }),
    aliases: t.exposeStringList('aliases', {
      nullable: true,
      description: 'Other names, former ones and other scripts among them; null where nobody says.',
    }),
    jurisdiction: t.exposeString('jurisdiction', {
      nullable: true,
      description: 'The law it is organised under, as ISO 3166-1 or 3166-2 of two letters, such as `US-DE`.',
    }),
    legalForm: t.exposeString('legalForm', {
      nullable: true,
      description: 'Legal form, as the source words or codes it.',
    }),
    category: t.exposeString('category', {
      nullable: true,
      description: 'Kind of entity as the source words it, such as FUND or state.',
    }),
    status: t.exposeString('status', { nullable: true, description: 'ACTIVE, INACTIVE, or as the source words it.' }),
    registrationStatus: t.exposeString('registrationStatus', {
      nullable: true,
      description: 'State of its entry in the register that the source is, such as LAPSED.',
    }),
    registerAuthority: t.exposeString('registerAuthority', {
      nullable: true,
      description: 'The register that numbers it, as the source names it.',
    }),
    registerNumber: t.exposeString('registerNumber', { nullable: true, description: 'Its number in that register.' }),
    foundedOn: t.expose('foundedOn', { type: 'Date', nullable: true, description: 'Day it was founded.' }),
    dissolvedOn: t.expose('dissolvedOn', {
      type: 'Date',
      nullable: true,
      description: 'Day it was dissolved; null while it lasts or where nobody says.',
    }),
    ...describedBy(t),
  }),
});

export const Seat = builder.objectRef<SeatRow>('Seat').implement({
  description: 'An economy in which a party has its seat.',
  fields: (t) => ({
    party: t.exposeID('party', {
      description: 'Key under which the statement names the party: that of any of its records.',
    }),
    economy: t.field({ type: Economy, description: 'The economy.', resolve: ({ economy }) => economy }),
    role: t.exposeString('role', {
      nullable: true,
      description: 'JURISDICTION (the law it is organised under), HEADQUARTERS, or null where the source does not say.',
    }),
    from: t.expose('from', { type: 'Date', nullable: true, description: 'First day; null where nobody says.' }),
    to: t.expose('to', {
      type: 'Date',
      nullable: true,
      description: 'First day no longer seated there; null while it lasts.',
    }),
    ...provenance(t),
  }),
});

const Activity = builder.objectRef<ActivityRow>('Activity').implement({
  description: 'An industry in which a firm earns revenue in a year.',
  fields: (t) => ({
    firm: t.exposeID('firm', {
      description: 'Key under which the statement names the firm: that of any of its records.',
    }),
    industry: t.exposeID('industry', { description: 'Industry as `<ISO3>:<scheme>:<code>`.' }),
    year: t.expose('year', { type: 'Year', description: 'Calendar year.' }),
    revenueUsd: t.expose('revenueUsd', {
      type: 'Usd',
      nullable: true,
      description: 'Revenue, US dollars; null where nobody says.',
    }),
    purchasesUsd: t.expose('purchasesUsd', {
      type: 'Usd',
      nullable: true,
      description: 'All purchases, from named suppliers or not, US dollars; null where nobody says.',
    }),
    ...provenanceWithBasis(t),
  }),
});

export const Holding = builder.objectRef<HoldingRow>('Holding').implement({
  description: 'What a party holds in a firm.',
  fields: (t) => ({
    firm: t.exposeID('firm', {
      description: 'Key under which the statement names the firm: that of any of its records.',
    }),
    holder: t.exposeID('holder', { description: 'Key of the holder, a firm or a person.' }),
    holderName: t.exposeString('holderName', { nullable: true, description: 'Name of the holder.' }),
    interest: t.exposeString('interest', { description: 'ECONOMIC (capital), VOTING or CONTROL.' }),
    exactShare: t.expose('exactShare', {
      type: 'Share',
      nullable: true,
      description: 'Share of the firm, 0..1; null where only a range is known.',
    }),
    minShare: t.expose('minShare', { type: 'Share', nullable: true, description: 'Least share, 0..1.' }),
    maxShare: t.expose('maxShare', { type: 'Share', nullable: true, description: 'Greatest share, 0..1.' }),
    minExclusive: t.exposeBoolean('minExclusive', {
      nullable: true,
      description: 'Whether the share is more than `minShare`; null and false: it may be equal.',
    }),
    maxExclusive: t.exposeBoolean('maxExclusive', {
      nullable: true,
      description: 'Whether the share is less than `maxShare`; null and false: it may be equal.',
    }),
    subtype: t.exposeString('subtype', {
      nullable: true,
      description: 'The interest as the source words it, such as IS_DIRECTLY_CONSOLIDATED_BY or appointmentOfBoard.',
    }),
    directness: t.exposeString('directness', {
      nullable: true,
      description: 'DIRECT or INDIRECT; null where the source does not say.',
    }),
    from: t.expose('from', {
      type: 'Date',
      nullable: true,
      description: 'First day of the holding; null where nobody says.',
    }),
    to: t.expose('to', { type: 'Date', nullable: true, description: 'First day no longer held; null while it lasts.' }),
    ...provenanceWithBasis(t),
  }),
});

const partyOf = ({ party }: { readonly party: string }) => party;
const firmOf = ({ firm }: { readonly firm: string }) => firm;

builder.objectFields(Firm, (t) => ({
  seats: t.loadableList({
    type: Seat,
    description: 'Economies in which it has, or had, its seat, by what is stated of any of its records.',
    load: (keys: string[], { graph }) =>
      ofAllRecords(graph.store, keys, (records) => graph.store.rows(seatsOfParties, { keys: records }), partyOf),
    resolve: ({ key }) => key,
  }),
  activities: t.loadableList({
    type: Activity,
    description: 'Industries in which it earns revenue, by year, by what is stated of any of its records.',
    load: (keys: string[], { graph }) =>
      ofAllRecords(graph.store, keys, (records) => graph.store.rows(activitiesOfFirms, { keys: records }), firmOf),
    resolve: ({ key }) => key,
  }),
  holders: t.loadableList({
    type: Holding,
    description:
      'Who held it on a day, directly, by what is stated of any of its records. Chains of holdings: `ownership`.',
    args: { on: t.arg({ type: 'Date', required: true, description: 'Day of the holding.' }) },
    byPath: true,
    load: (keys: string[], { graph: { store } }, { on: date }) =>
      ofAllRecords(store, keys, (records) => store.rows(holdingsInFirms, { keys: records, date }), firmOf),
    resolve: ({ key }) => key,
  }),
}));

const FirmConnection = connectionType('Firm', Firm as never, 'firms');

builder.queryFields((t) => ({
  firm: t.field({
    type: Firm,
    nullable: true,
    description: 'The firm with the key; null when the graph has none.',
    args: { id: t.arg.id({ required: true, description: 'Key of the firm.' }) },
    resolve: (_, { id }) => id,
  }),
  firmsByKey: t.field({
    type: [Firm],
    nullable: { list: false, items: true },
    description: 'Firms by key, in the order asked; null where the graph has none.',
    args: { keys: t.arg.idList({ required: true, description: 'Keys of firms.' }) },
    complexity: ({ keys }) => ({ field: 1, multiplier: Math.max(1, keys.length) }),
    resolve: (_, { keys }) => [...keys],
  }),
  firms: t.field({
    type: FirmConnection,
    description: 'Firms, by key.',
    args: {
      search: t.arg.string({ description: 'Part of the name or key, in any case.' }),
      ...pageArguments,
    },
    complexity: pageCost,
    resolve: async (_, { search: given, ...page }, { graph: { store } }) => {
      const search = given ?? null;
      const { first, after } = pageStart(page);
      const found = (await store.rows(firmPage, { search, after: after ?? '', first: first + 1 })).map(
        ({ key }) => key,
      );
      return {
        items: found.slice(0, first),
        hasNextPage: found.length > first,
        totalCount: async () => (await store.rows(firmCount, { search }))[0]?.firms ?? 0,
      };
    },
  }),
}));
