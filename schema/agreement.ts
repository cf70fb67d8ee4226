import {
  agreementKeys,
  agreementsBetween,
  agreementsByKey,
  partiesOfAgreements,
} from '../queries/__generated__/read.ts';
import { builder } from './builder.ts';
import { connectionType, type Page, pageArguments, pageCost, pageOf, pagesOf } from './connection.ts';
import { Economy } from './economy.ts';
import { describedBy, provenanceWithBasis } from './provenance.ts';

type AgreementRow = NonNullable<typeof agreementsByKey.types>['row'];
type PartyRow = NonNullable<typeof partiesOfAgreements.types>['row'];

const AgreementType = builder.enumType('AgreementType', {
  description: 'Who makes an agreement with whom.',
  values: {
    BILATERAL: { description: 'Two economies.' },
    PLURILATERAL: { description: 'Several economies.' },
    PLURILATERAL_AND_THIRD: { description: 'The members of an agreement together, and another economy or several.' },
    REGION_TO_REGION: { description: 'The members of one agreement, and those of another.' },
  } as const,
});

export const Agreement = builder.loadableNode('Agreement', {
  description: 'A trade agreement between economies, with its accessions and its consolidated versions.',
  id: { resolve: ({ key }: AgreementRow) => key },
  load: (keys: string[], { graph }) => graph.store.rows(agreementsByKey, { keys }),
  toKey: ({ key }) => key,
  sort: true,
  fields: (t) => ({
    key: t.exposeID('key', { description: 'Natural key, such as `desta:1`.' }),
    name: t.exposeString('name', { nullable: true, description: 'Name, as the source has it.' }),
    type: t.field({
      type: AgreementType,
      nullable: true,
      description: 'Who makes it with whom; null where nobody says.',
      resolve: ({ type }) => type as 'BILATERAL' | null,
    }),
    signedYear: t.expose('signedYear', { type: 'Year', nullable: true, description: 'Calendar year of signature.' }),
    depth: t.exposeInt('depth', {
      nullable: true,
      description:
        'Depth as a count of 0 to 7: one for full tariff cuts and one each for standards, investment, services, procurement, competition and intellectual property. Null where it is not coded.',
    }),
    depthRasch: t.exposeFloat('depthRasch', {
      nullable: true,
      description: 'Depth by a latent-trait model over many provisions, about −1.5 to 2; null where it is not coded.',
    }),
    amendedOn: t.expose('amendedOn', {
      type: ['Date'],
      nullable: true,
      description: 'Days from which changes of it hold, in order; null where nobody says.',
    }),
    ...describedBy(t),
  }),
});

const DatePrecision = builder.enumType('DatePrecision', {
  description: 'How exactly dates are known.',
  values: {
    DAY: { description: 'To the day.' },
    YEAR: { description: 'To the year: 1 January stands for some day of it.' },
  } as const,
});

const AgreementEntry = builder.enumType('AgreementEntry', {
  description: 'By which document an economy became a party.',
  values: {
    BASE_TREATY: { description: 'The treaty itself.' },
    ACCESSION: { description: 'An accession to it.' },
    CONSOLIDATED: { description: 'A consolidated version of it.' },
  } as const,
});

const AgreementParty = builder.objectRef<PartyRow>('AgreementParty').implement({
  description: 'A time during which an economy is party to an agreement.',
  fields: (t) => ({
    economy: t.field({ type: Economy, description: 'The party.', resolve: ({ economy }) => economy }),
    from: t.expose('from', {
      type: 'Date',
      nullable: true,
      description: 'Entry into force: day from which it is bound; null where it is not known to be in force.',
    }),
    to: t.expose('to', {
      type: 'Date',
      nullable: true,
      description: 'Exit: first day no longer a party; null while it lasts.',
    }),
    precision: t.field({
      type: DatePrecision,
      description: 'How exactly both dates are known.',
      resolve: ({ precision }) => precision as 'DAY',
    }),
    entry: t.field({
      type: AgreementEntry,
      description: 'By which document it became a party.',
      resolve: ({ entryType }) => entryType as 'ACCESSION',
    }),
    signedYear: t.expose('signedYear', {
      type: 'Year',
      nullable: true,
      description:
        'Calendar year in which it signed; null where it joined later, at a time that the source leaves out.',
    }),
    side: t.exposeInt('side', {
      nullable: true,
      description:
        'Of an agreement between sides, such as the EU and Mexico, the number of its side: it binds parties of different ones. Null where it binds each party to each other.',
    }),
    ...provenanceWithBasis(t),
  }),
});

const AgreementPartyConnection = connectionType<Page<PartyRow>>('AgreementParty', AgreementParty as never, 'parties');

builder.objectField(Agreement, 'parties', (t) =>
  t.loadable({
    type: AgreementPartyConnection,
    description: 'Its parties, by code; one that left and joined again is there for each time.',
    args: {
      inForceOn: t.arg({ type: 'Date', description: 'Only those whom it binds on the day.' }),
      ...pageArguments,
    },
    complexity: pageCost,
    byPath: true, // one batch for all agreements at this place of the query
    load: async (keys: string[], { graph }, { inForceOn: day, ...page }) => {
      const parties = (await graph.store.rows(partiesOfAgreements, { keys })).filter(
        ({ from, to }) => !day || (from !== null && from <= day && (to === null || to > day)),
      );
      return pagesOf(keys, parties, ({ agreement }) => agreement, page);
    },
    resolve: ({ key }) => key,
  }),
);

const AgreementConnection = connectionType('Agreement', Agreement as never, 'agreements');

builder.queryFields((t) => ({
  agreement: t.field({
    type: Agreement,
    nullable: true,
    description: 'The agreement with the key; null when the graph has none.',
    args: { id: t.arg.id({ required: true, description: 'Key of the agreement.' }) },
    resolve: (_, { id }) => id,
  }),
  agreements: t.field({
    type: AgreementConnection,
    description: 'Trade agreements, by key.',
    args: {
      between: t.arg({
        type: ['Iso3'],
        description:
          'Only those that all of these economies are party to; of an agreement between sides they stand on more than one.',
      }),
      inForceOn: t.arg({
        type: 'Date',
        description:
          'Only those that bind all of `between` on the day, or any two parties where none are given. What is not known to be in force is left out.',
      }),
      ...pageArguments,
    },
    complexity: pageCost,
    resolve: async (_, { between, inForceOn, ...page }, { graph: { store } }) => {
      const economies = [...new Set(between ?? [])];
      const isWhole = economies.length === 0 && !inForceOn;
      const keys = isWhole
        ? await store.rows(agreementKeys, {})
        : await store.rows(agreementsBetween, { economies, on: inForceOn ?? null });
      return pageOf(
        keys.map(({ key }) => key),
        page,
      );
    },
  }),
}));
