import type {
  ChainLink as ChainLinkOfAnswer,
  Change,
  SoleProduct as SoleProductOfAnswer,
  SoleSupply as SoleSupplyOfAnswer,
  StrategicInvestment as StrategicOfAnswer,
  VerticalEvidence as VerticalOfAnswer,
} from '../answers/connector-products.ts';
import type { YearOfStanding as YearOfAnswer } from '../answers/connectors.ts';
import { builder } from './builder.ts';
import { pageCost, pageStart } from './connection.ts';
import { ChangeOfRank, InvestmentFromBloc } from './connector-evidence.ts';
import { Dataset } from './dataset.ts';
import { Economy } from './economy.ts';

const AmountChange = builder.objectRef<Change>('AmountChange').implement({
  description: 'An amount in two years, US dollars; null where the data have no such year.',
  fields: (t) => ({
    before: t.expose('before', { type: 'Usd', nullable: true, description: 'In the base year.' }),
    after: t.expose('after', { type: 'Usd', nullable: true, description: 'In the later year.' }),
  }),
});

const ShareChange = builder.objectRef<Change>('ShareChange').implement({
  description: 'A share in two years; null where the data have no such year.',
  fields: (t) => ({
    before: t.expose('before', { type: 'Share', nullable: true, description: 'In the base year.' }),
    after: t.expose('after', { type: 'Share', nullable: true, description: 'In the later year.' }),
  }),
});

const ChainLink = builder.objectRef<ChainLinkOfAnswer>('ChainLink').implement({
  description: 'What an economy buys of one bloc and sells to the other, of one chapter of goods or of all.',
  fields: (t) => ({
    chapter: t.exposeID('chapter', {
      nullable: true,
      description: 'Chapter of the Harmonized System, two digits; null for all goods together.',
    }),
    bought: t.field({ type: AmountChange, description: 'Bought of the first bloc.', resolve: ({ bought }) => bought }),
    sold: t.field({ type: AmountChange, description: 'Sold to the second.', resolve: ({ sold }) => sold }),
    bothRose: t.exposeBoolean('bothRose', {
      nullable: true,
      description: 'Both rose. That the one went into the other does not follow. Null where one year is not known.',
    }),
  }),
});

export const VerticalEvidence = builder.objectRef<VerticalOfAnswer>('VerticalEvidence').implement({
  description: 'Whether an economy buys more of one bloc and sells more to another than in a base year.',
  fields: (t) => ({
    from: t.exposeID('from', { description: 'The bloc that it buys of.' }),
    to: t.exposeID('to', { description: 'The bloc that it sells to.' }),
    since: t.expose('since', { type: 'Year', description: 'The base year.' }),
    until: t.expose('until', { type: 'Year', description: 'The later year.' }),
    lag: t.exposeInt('lag', { description: 'Years by which what it buys is taken earlier than what it sells.' }),
    goods: t.field({ type: ChainLink, description: 'Of all goods together.', resolve: ({ goods }) => goods }),
    shareOfPurchases: t.field({
      type: ShareChange,
      description: 'The first bloc’s share in all that the economy buys.',
      resolve: ({ shareOfPurchases }) => shareOfPurchases,
    }),
    shareInMarket: t.field({
      type: ShareChange,
      description: 'The economy’s share in what the second bloc buys from outside it.',
      resolve: ({ shareInMarket }) => shareInMarket,
    }),
    chapters: t.field({
      type: [ChainLink],
      nullable: true,
      description:
        'By chapter of goods, those in which both rose most first; null without trade by product in all the years.',
      args: { first: t.arg.int({ defaultValue: 10, description: 'Chapters to list, at most 200.' }) },
      complexity: pageCost,
      resolve: ({ chapters }, page) => chapters?.slice(0, pageStart(page).first) ?? null,
    }),
    investedUsd: t.expose('investedUsd', {
      type: 'Usd',
      nullable: true,
      description:
        'Direct investment of the first bloc in the economy after the base year, positive flows, US dollars; null where none is known.',
    }),
    missing: t.exposeStringList('missing', { description: 'Why something is null.' }),
  }),
});

const SoleProduct = builder.objectRef<SoleProductOfAnswer>('SoleProduct').implement({
  description: 'A product of which an economy is the main source of a buyer.',
  fields: (t) => ({
    product: t.exposeID('product', { description: 'HS code.' }),
    buyer: t.field({
      type: Economy,
      description: 'The member of the bloc that buys it.',
      resolve: ({ buyer }) => buyer,
    }),
    usd: t.expose('usd', { type: 'Usd', description: 'Bought of the economy, US dollars.' }),
    share: t.expose('share', {
      type: 'Share',
      description: 'Of what the buyer buys of the product from outside the bloc.',
    }),
  }),
});

export const SoleSupply = builder.objectRef<SoleSupplyOfAnswer>('SoleSupply').implement({
  description:
    'How much of what a bloc buys from outside comes from an economy that is the main source of the product.',
  fields: (t) => ({
    bloc: t.exposeID('bloc', { description: 'The bloc.' }),
    year: t.expose('year', { type: 'Year', description: 'Year of the trade.' }),
    dataset: t.field({ type: Dataset, nullable: true, description: 'Whose trade.', resolve: ({ dataset }) => dataset }),
    threshold: t.expose('threshold', { type: 'Share', description: 'Share from which it is the main source.' }),
    share: t.expose('share', { type: 'Share', nullable: true, description: 'Of all that the bloc buys from outside.' }),
    count: t.int({ description: 'Products and buyers of which it is.', resolve: ({ products }) => products.length }),
    products: t.field({
      type: [SoleProduct],
      description: 'Products and buyers, the largest purchase first.',
      args: { first: t.arg.int({ defaultValue: 10, description: 'Products to list, at most 200.' }) },
      complexity: pageCost,
      resolve: ({ products }, page) => products.slice(0, pageStart(page).first),
    }),
  }),
});

export const StrategicInvestment = builder.objectRef<StrategicOfAnswer>('StrategicInvestment').implement({
  description: 'Direct investment in strategic sectors of an economy by the bloc that it comes from: positive amounts.',
  fields: (t) => ({
    year: t.expose('year', { type: 'Year', description: 'Year of the figures.' }),
    dataset: t.field({ type: Dataset, nullable: true, description: 'Who says so.', resolve: ({ dataset }) => dataset }),
    measure: t.exposeString('measure', { description: 'STOCK, or FLOW where no stock is stated.' }),
    reportedBy: t.exposeString('reportedBy', { description: 'HOST, or ORIGIN where the host reports none.' }),
    sectors: t.exposeStringList('sectors', { description: 'Divisions of ISIC revision 4 that count as strategic.' }),
    usd: t.expose('usd', { type: 'Usd', description: 'In these sectors, US dollars.' }),
    share: t.expose('share', {
      type: 'Share',
      nullable: true,
      description: 'Of the investment in all divisions that the data name.',
    }),
    from: t.field({
      type: [InvestmentFromBloc],
      description: 'By bloc of origin; shares are of what goes into these sectors.',
      resolve: ({ from }) => [...from],
    }),
  }),
});

export const YearOfStanding = builder.objectRef<YearOfAnswer>('YearOfStanding').implement({
  description: 'Where an economy stood among the connectors in a year.',
  fields: (t) => ({
    year: t.expose('year', { type: 'Year', description: 'The year.' }),
    rank: t.exposeInt('rank', { nullable: true, description: 'Its rank; null where nothing is known of it.' }),
    score: t.expose('score', { type: 'Share', nullable: true, description: 'Its score.' }),
    coverage: t.expose('coverage', {
      type: 'Share',
      nullable: true,
      description: 'Share of the weights known: years of different coverage are compared with care.',
    }),
    among: t.exposeInt('among', { description: 'Economies ranked.' }),
    change: t.field({
      type: ChangeOfRank,
      nullable: true,
      description: 'What moved since the year before in the list; null for the first.',
      resolve: ({ change }) => change,
    }),
  }),
});
