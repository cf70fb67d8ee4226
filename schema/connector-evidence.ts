import type { Connector } from '../answers/connectors.ts';
import { KnownError } from '../model/errors.ts';
import { builder } from './builder.ts';
import { perItem } from './connection.ts';
import { ComponentName } from './connector-component.ts';
import { Economy } from './economy.ts';
import { Method } from './finding.ts';

type Robustness = Awaited<ReturnType<Connector['robustness']>>;
type Chains = Awaited<ReturnType<Connector['chains']>>[number];
type Brokerage = NonNullable<Awaited<ReturnType<Connector['brokerage']>>>;
type Change = NonNullable<Awaited<ReturnType<Connector['change']>>>;
type Standing = { readonly name: keyof Robustness['leaveOneOut'] } & Robustness['leaveOneOut']['balance'];

const LeftOut = builder.objectRef<Standing>('StandingWithout').implement({
  description: 'Where an economy stands without one of the conditions.',
  fields: (t) => ({
    name: t.field({ type: ComponentName, description: 'The condition left out.', resolve: ({ name }) => name }),
    score: t.expose('score', { type: 'Share', nullable: true, description: 'Score without it, 0..1.' }),
    rank: t.exposeInt('rank', { nullable: true, description: 'Rank without it, 1 for the highest score.' }),
  }),
});

export const RobustnessOfRank = builder.objectRef<Robustness>('RankRobustness').implement({
  description: 'Whether a rank is the data’s or the weights’: all 1,001 ways to spread ten tenths over the conditions.',
  fields: (t) => ({
    support: t.expose('support', {
      type: 'Share',
      nullable: true,
      description: 'Share of all weightings that give it the rank it has; null without a rank.',
    }),
    robust: t.exposeBoolean('robust', {
      nullable: true,
      description: 'Nine weightings in ten agree on its rank; only then is the rank a claim about the world.',
    }),
    acceptability: t.field({
      type: ['Share'],
      description: 'Share of all weightings that put it on rank 1, 2, 3 and so on.',
      args: { first: t.arg.int({ defaultValue: 10, description: 'Ranks to list, at most 300.' }) },
      resolve: ({ acceptability }, { first }) => {
        const ranks = first ?? 10;
        if (ranks < 0 || ranks > 300)
          throw new KnownError('BAD_USER_INPUT', { what: 'first', found: String(ranks), wanted: '0 to 300' });
        return [...acceptability.slice(0, ranks)];
      },
    }),
    leaveOneOut: t.field({
      type: [LeftOut],
      description: 'Where it stands without each condition, its weight going to the others in proportion.',
      complexity: perItem,
      resolve: ({ leaveOneOut }) =>
        (Object.keys(leaveOneOut) as Standing['name'][]).map((name) => ({ name, ...leaveOneOut[name] })),
    }),
  }),
});

export const ChainsToBloc = builder.objectRef<Chains>('ChainsToBloc').implement({
  description: 'How far a bloc stands behind what an economy makes and what it earns, through all tiers of one table.',
  fields: (t) => ({
    bloc: t.exposeID('bloc', { description: 'The bloc.' }),
    upstream: t.expose('upstream', {
      type: 'Share',
      nullable: true,
      description:
        'Share of the value of its output that has met the bloc upstream; null where no table shows the two.',
    }),
    downstream: t.exposeFloat('downstream', {
      nullable: true,
      description:
        'Share of the value that it adds that the bloc finally absorbs, directly or inside others’ goods. Falling stocks may push it a little beyond 0..1. Null where no table shows the two, or the table has more than 3,000 industries.',
    }),
  }),
});

export const Quadrant = builder.enumType('ConnectorQuadrant', {
  description: 'Where an economy stands against the median of those that belong to none of the blocs.',
  values: {
    STRONG_CONNECTOR: { value: 'strong-connector', description: 'More leverage, no more vulnerability.' },
    CONTESTED: { value: 'contested', description: 'More of both.' },
    DEPENDENT: { value: 'dependent', description: 'More vulnerability, no more leverage.' },
    PERIPHERAL: { value: 'peripheral', description: 'More of neither.' },
  } as const,
});

export const DependenceOnBloc = builder.objectRef<Connector['dependences'][number]>('DependenceOnBloc').implement({
  description: 'Who needs whom more in goods, the economy or the bloc.',
  fields: (t) => ({
    bloc: t.exposeID('bloc', { description: 'The bloc.' }),
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
  }),
});

export const PartnersOfTies = builder.objectRef<NonNullable<Connector['markets']>>('PartnersOfTies').implement({
  description: 'How far ties of one kind rest on few partners.',
  fields: (t) => ({
    largest: t.field({ type: Economy, description: 'The largest partner.', resolve: ({ largest }) => largest }),
    largestShare: t.expose('largestShare', { type: 'Share', description: 'Its share of the ties.' }),
    herfindahl: t.expose('herfindahl', {
      type: 'Share',
      description: 'Σ share², from 1 / number of partners (all alike) to 1 (a single one).',
    }),
    effectivePartners: t.exposeFloat('effectivePartners', {
      description: 'As many partners of equal weight would be as diverse: e to the Shannon entropy, 1 up.',
    }),
  }),
});

export const InvestmentFromBloc = builder
  .objectRef<Connector['investmentFrom'][number]>('InvestmentFromBloc')
  .implement({
    description: 'Inward direct investment from the members of a bloc: positive flows of five years.',
    fields: (t) => ({
      bloc: t.exposeID('bloc', { description: 'The bloc.' }),
      usd: t.expose('usd', { type: 'Usd', description: 'US dollars.' }),
      share: t.expose('share', {
        type: 'Share',
        nullable: true,
        description: 'Of all that the economy received; null where that is nothing.',
      }),
    }),
  });

export const Switching = builder.objectRef<NonNullable<Connector['switching']>[number]>('PartnerSwitching').implement({
  description:
    'Whether the economy took the place of one bloc, the rival, in the imports of the other, the market, since the base year.',
  fields: (t) => ({
    market: t.exposeID('market', { description: 'The bloc that imports.' }),
    rival: t.exposeID('rival', { description: 'The bloc whose place it may have taken.' }),
    gainInMarket: t.exposeFloat('gainInMarket', {
      nullable: true,
      description: 'Change of the economy’s share in the market’s imports, −1..1.',
    }),
    rivalInMarket: t.exposeFloat('rivalInMarket', { nullable: true, description: 'Change of the rival’s, −1..1.' }),
    rivalInEconomy: t.exposeFloat('rivalInEconomy', {
      nullable: true,
      description: 'Change of the rival’s share in the economy’s own imports, −1..1.',
    }),
    replacesRival: t.exposeBoolean('replacesRival', {
      nullable: true,
      description: 'It gained in the market while the rival lost there.',
    }),
    reroutes: t.exposeBoolean('reroutes', {
      nullable: true,
      description: 'It did so while buying more of the rival. That goods were passed on does not follow.',
    }),
  }),
});

export const BrokerageOfEconomy = builder.objectRef<Brokerage>('Brokerage').implement({
  description:
    'What two measures of social networks say of an economy in the network of all trade. For comparison: on dense trade they mislead, which `method` explains.',
  fields: (t) => ({
    coordinator: t.exposeInt('coordinator', { description: 'Open two-paths through it within its own bloc.' }),
    itinerant: t.exposeInt('itinerant', { description: 'Between two of another bloc.' }),
    gatekeeper: t.exposeInt('gatekeeper', { description: 'From a stranger into its own bloc.' }),
    representative: t.exposeInt('representative', { description: 'From its own bloc to a stranger.' }),
    liaison: t.exposeInt('liaison', { description: 'Between two groups, neither its own.' }),
    there: t.expose('there', {
      type: 'Share',
      nullable: true,
      description: 'Share of the shortest paths from members of the first bloc to those of the second that pass it.',
    }),
    back: t.expose('back', { type: 'Share', nullable: true, description: 'The same back.' }),
    method: t.field({
      type: Method,
      description: 'The measures, and why they mislead.',
      resolve: ({ method }) => method,
    }),
  }),
});

const ComponentChange = builder.objectRef<Change['components'][number]>('ComponentChange').implement({
  description: 'A condition in two years.',
  fields: (t) => ({
    name: t.field({ type: ComponentName, description: 'Which condition.', resolve: ({ name }) => name }),
    before: t.expose('before', { type: 'Share', nullable: true, description: 'In the earlier year.' }),
    after: t.expose('after', { type: 'Share', nullable: true, description: 'In the year asked.' }),
    contribution: t.exposeFloat('contribution', {
      nullable: true,
      description:
        'What it did to the logarithm of the score. Null where one of the years does not know it, or has a score of 0.',
    }),
  }),
});

export const ChangeOfRank = builder.objectRef<Change>('ChangeOfRank').implement({
  description: 'How the standing moved since another year, by the same blocs and weights.',
  fields: (t) => ({
    from: t.expose('from', { type: 'Year', description: 'The other year.' }),
    rankBefore: t.exposeInt('rankBefore', { nullable: true, description: 'Rank in that year.' }),
    scoreBefore: t.expose('scoreBefore', { type: 'Share', nullable: true, description: 'Score in that year.' }),
    gained: t.exposeInt('gained', { nullable: true, description: 'Places gained since; below 0 where lost.' }),
    components: t.field({
      type: [ComponentChange],
      description: 'The conditions in both years, of the pair that it connects best in the year asked.',
      complexity: perItem,
      resolve: ({ components }) => [...components],
    }),
    mainly: t.field({
      type: ComponentName,
      nullable: true,
      description: 'The condition that moved the score most; null where none is known in both years.',
      resolve: ({ mainly }) => mainly,
    }),
  }),
});
