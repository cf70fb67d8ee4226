import type { BlocChoice } from '../answers/bloc-members.ts';
import {
  type AgreementTie as AgreementTieOfAnswer,
  type InvestmentTie as InvestmentTieOfAnswer,
  loadEconomyProfile,
  type MissingFigure as MissingOfAnswer,
  mostYears,
  type EconomyProfile as ProfileOfAnswer,
  type ProfileOfYear as ProfileYearOfAnswer,
  type TiesToBloc as TiesOfAnswer,
} from '../answers/economy-profile.ts';
import { Agreement } from './agreement.ts';
import { BlocInput } from './bloc-input.ts';
import { builder } from './builder.ts';
import { pageCost, pageStart } from './connection.ts';
import { PartnersOfTies } from './connector-evidence.ts';
import { Connector } from './connectors.ts';
import { Economy } from './economy.ts';
import { Finding } from './finding.ts';
import { InvestmentReporter } from './investment.ts';

const ProfileFigure = builder.enumType('ProfileFigure', {
  description: 'What a profile may lack.',
  values: {
    MEMBERS: { description: 'Members of a bloc.' },
    TRADE: { description: 'Trade in goods.' },
    INWARD_INVESTMENT: { description: 'Direct investment in the economy.' },
    OUTWARD_INVESTMENT: { description: 'Direct investment by the economy.' },
    AGREEMENTS: { description: 'Trade agreements.' },
    VOTES: { description: 'Ideal points in the UN General Assembly.' },
    EXPOSURE: { description: 'Exposure through all tiers of an input-output table.' },
    LEVERAGE: { description: 'Who needs whom more.' },
    STANDING: { description: 'Standing among the connectors of the blocs.' },
  } as const,
});

const MissingFigure = builder.objectRef<MissingOfAnswer>('MissingFigure').implement({
  description: 'Why figures of a profile are null.',
  fields: (t) => ({
    figure: t.field({ type: ProfileFigure, description: 'What is missing.', resolve: ({ figure }) => figure }),
    bloc: t.exposeID('bloc', { nullable: true, description: 'Of which bloc; null for all of them.' }),
    reason: t.exposeString('reason', { description: 'Why.' }),
  }),
});

const InvestmentTie = builder.objectRef<InvestmentTieOfAnswer>('InvestmentTie').implement({
  description: 'Direct investment of a year with the members of a bloc: positive flows, as one side reports them.',
  fields: (t) => ({
    usd: t.expose('usd', { type: 'Usd', description: 'US dollars.' }),
    share: t.expose('share', {
      type: 'Share',
      nullable: true,
      description: 'Of all positive flows that the side reports; null where there are none.',
    }),
    reportedBy: t.field({
      type: InvestmentReporter,
      description: 'Whose statistics say so: the economy’s own where it reports any.',
      resolve: ({ reportedBy }) => reportedBy,
    }),
  }),
});

const AgreementTie = builder.objectRef<AgreementTieOfAnswer>('AgreementTie').implement({
  description: 'Trade agreements in force between an economy and members of a bloc on 31 December.',
  fields: (t) => ({
    count: t.int({ description: 'Agreements.', resolve: ({ agreements }) => agreements.length }),
    members: t.exposeInt('members', { description: 'Members of the bloc bound to the economy by any of them.' }),
    of: t.exposeInt('of', { description: 'Full members of the bloc beside the economy.' }),
    deepest: t.exposeInt('deepest', {
      nullable: true,
      description: 'Provisions of the deepest, 0 to 7; null where none is coded.',
    }),
    agreements: t.field({
      type: [Agreement],
      description: 'The agreements, the deepest first.',
      args: { first: t.arg.int({ defaultValue: 5, description: 'Agreements to list, at most 200.' }) },
      complexity: pageCost,
      resolve: ({ agreements }, page) => agreements.slice(0, pageStart(page).first),
    }),
  }),
});

const TiesToBloc = builder.objectRef<TiesOfAnswer>('TiesToBloc').implement({
  description:
    'What ties an economy to the full members of a bloc in a year. Null where nobody states it: see `missing`.',
  fields: (t) => ({
    bloc: t.exposeID('bloc', { description: 'The bloc.' }),
    degree: t.expose('degree', { type: 'Share', description: 'Its own membership: 1 in full, 0 for none.' }),
    exportsUsd: t.expose('exportsUsd', { type: 'Usd', nullable: true, description: 'Goods sold to it, US dollars.' }),
    exportsShare: t.expose('exportsShare', { type: 'Share', nullable: true, description: 'Of all goods sold.' }),
    importsUsd: t.expose('importsUsd', { type: 'Usd', nullable: true, description: 'Goods bought of it, US dollars.' }),
    importsShare: t.expose('importsShare', { type: 'Share', nullable: true, description: 'Of all goods bought.' }),
    leverage: t.expose('leverage', {
      type: 'Share',
      nullable: true,
      description: 'Share of the bloc’s imports from outside it that comes from the economy.',
    }),
    vulnerability: t.expose('vulnerability', {
      type: 'Share',
      nullable: true,
      description: 'Share of the economy’s exports and imports that is with the bloc.',
    }),
    net: t.exposeFloat('net', {
      nullable: true,
      description:
        '(leverage − vulnerability) / (leverage + vulnerability), −1..1: below 0 the economy needs the bloc more.',
    }),
    investmentFrom: t.field({
      type: InvestmentTie,
      nullable: true,
      description: 'What it receives from the bloc.',
      resolve: ({ investmentFrom }) => investmentFrom,
    }),
    investmentIn: t.field({
      type: InvestmentTie,
      nullable: true,
      description: 'What it invests in the bloc.',
      resolve: ({ investmentIn }) => investmentIn,
    }),
    agreements: t.field({
      type: AgreementTie,
      nullable: true,
      description: 'Trade agreements with members of the bloc.',
      resolve: ({ agreements }) => agreements,
    }),
    voteDistance: t.exposeFloat('voteDistance', {
      nullable: true,
      description: 'From its ideal point to the mean of the members’, in units of ideal points.',
    }),
    upstream: t.expose('upstream', {
      type: 'Share',
      nullable: true,
      description: 'Share of the value of its output that has met the bloc upstream, through all tiers.',
    }),
    downstream: t.exposeFloat('downstream', {
      nullable: true,
      description:
        'Share of the value that it adds that the bloc finally absorbs. Falling stocks may push it a little beyond 0..1.',
    }),
  }),
});

const ProfileYear = builder.objectRef<ProfileYearOfAnswer>('ProfileYear').implement({
  description: 'An economy in one year. Every figure is of that very year, or null with a reason in `missing`.',
  fields: (t) => ({
    year: t.expose('year', { type: 'Year', description: 'The year.' }),
    memberOf: t.field({
      type: ['ID'],
      description: 'Blocs of the question that it belongs to, in part or in whole.',
      resolve: ({ memberOf }) => [...memberOf],
    }),
    exportsUsd: t.expose('exportsUsd', { type: 'Usd', nullable: true, description: 'All goods sold, US dollars.' }),
    importsUsd: t.expose('importsUsd', { type: 'Usd', nullable: true, description: 'All goods bought, US dollars.' }),
    markets: t.field({
      type: PartnersOfTies,
      nullable: true,
      description: 'How far its exports rest on few partners.',
      resolve: ({ markets }) => markets,
    }),
    suppliers: t.field({
      type: PartnersOfTies,
      nullable: true,
      description: 'How far its imports rest on few partners.',
      resolve: ({ suppliers }) => suppliers,
    }),
    investors: t.field({
      type: PartnersOfTies,
      nullable: true,
      description: 'How far investment in it in the year rests on few origins.',
      resolve: ({ investors }) => investors,
    }),
    idealPoint: t.exposeFloat('idealPoint', {
      nullable: true,
      description: 'Its position in the votes of the UN General Assembly, about −3 to 3.',
    }),
    ties: t.field({
      type: [TiesToBloc],
      description: 'Its ties to each bloc, in the order asked.',
      resolve: ({ ties }) => [...ties],
    }),
    connector: t.field({
      type: Connector,
      nullable: true,
      description: 'Where it stands among the connectors of the blocs; computed when asked for.',
      complexity: 5,
      resolve: async (profile) => (await profile.standing())?.connector ?? null,
    }),
    connectorsRanked: t.int({
      nullable: true,
      description: 'Economies ranked beside it.',
      resolve: async (profile) => (await profile.standing())?.among ?? null,
    }),
    missing: t.field({
      type: [MissingFigure],
      description: 'What is null, and why.',
      resolve: ({ missing }) => [...missing],
    }),
  }),
});

const EconomyProfile = builder.objectRef<ProfileOfAnswer>('EconomyProfile').implement({
  description:
    'What ties one economy to some blocs, year by year: trade, investment, treaties, votes, exposure, concentration and standing among the connectors. `coverage` is of the ties: `unknownShare` is the part of them that nobody states.',
  interfaces: [Finding],
  fields: (t) => ({
    economy: t.field({ type: Economy, description: 'The economy.', resolve: ({ economy }) => economy }),
    blocs: t.field({ type: ['ID'], description: 'The blocs asked about.', resolve: ({ blocs }) => [...blocs] }),
    series: t.field({
      type: [ProfileYear],
      description: 'Year by year, the earliest first.',
      resolve: ({ series }) => [...series],
    }),
  }),
});

builder.queryField('economyProfile', (t) =>
  t.field({
    type: EconomyProfile,
    description: 'How one economy stands between blocs, over the years that the data hold.',
    args: {
      economy: t.arg({ type: 'Iso3', required: true, description: 'ISO 3166 code.' }),
      blocs: t.arg({ type: [BlocInput], required: true, description: 'Blocs to set its ties out by; one or more.' }),
      years: t.arg({
        type: ['Year'],
        description: `Years to show, at most ${mostYears}; unless said all of which trade, investment or a table is loaded, the last ${mostYears} of them.`,
      }),
    },
    complexity: 20,
    resolve: (_, { economy, blocs, years }, { graph }) =>
      loadEconomyProfile(graph, { economy, blocs: blocs as readonly BlocChoice[], years: years ?? null }),
  }),
);
