import type { BlocChoice } from '../answers/bloc-members.ts';
import {
  type BothWays as BothWaysOfAnswer,
  type ComponentOfScore,
  type Connector as ConnectorOfAnswer,
  loadConnectors,
  type PairOfConnector,
  type ConnectorRanking as Ranking,
  type SpreadOfTies,
  usualWeights,
} from '../answers/connectors.ts';
import { KnownError } from '../model/errors.ts';
import { BlocInput } from './bloc-input.ts';
import { builder } from './builder.ts';
import { pageCost, pageStart, perItem } from './connection.ts';
import { ComponentName } from './connector-component.ts';
import {
  BrokerageOfEconomy,
  ChainsToBloc,
  ChangeOfRank,
  DependenceOnBloc,
  InvestmentFromBloc,
  PartnersOfTies,
  Quadrant,
  RobustnessOfRank,
  Switching,
} from './connector-evidence.ts';
import { SoleSupply, StrategicInvestment, VerticalEvidence, YearOfStanding } from './connector-products.ts';
import { Economy } from './economy.ts';
import { Finding, Method } from './finding.ts';

const BothWays = builder.objectRef<BothWaysOfAnswer>('BothWays').implement({
  description: 'A share for each direction of a pair of blocs; null where no table says it.',
  fields: (t) => ({
    there: t.exposeFloat('there', {
      nullable: true,
      description:
        'From the first bloc’s producers to the second’s final users. Falling stocks may push it a little beyond 0..1.',
    }),
    back: t.exposeFloat('back', {
      nullable: true,
      description: 'From the second bloc’s producers to the first’s final users.',
    }),
  }),
});

const Component = builder.objectRef<ComponentOfScore>('ConnectorComponent').implement({
  description: 'One condition of a connector and what it does to the score.',
  fields: (t) => ({
    name: t.field({ type: ComponentName, description: 'Which condition.', resolve: ({ name }) => name }),
    score: t.expose('score', {
      type: 'Share',
      nullable: true,
      description: 'How far it is met, 0..1; null where it is not known, and then left out of the score.',
    }),
    weight: t.expose('weight', { type: 'Share', description: 'Its weight among those that are known; they sum to 1.' }),
    contribution: t.exposeFloat('contribution', {
      nullable: true,
      description: 'weight × ln score, 0 or less: they sum to the logarithm of the score. Null where that is 0.',
    }),
  }),
});

const Pair = builder.objectRef<PairOfConnector>('ConnectorPair').implement({
  description: 'How an economy connects one pair of blocs.',
  fields: (t) => ({
    first: t.exposeID('first', { description: 'The first bloc.' }),
    second: t.exposeID('second', { description: 'The second bloc.' }),
    member: t.exposeBoolean('member', {
      description: 'It is a full member of one of the two, so that its score is 0.',
    }),
    weight: t.expose('weight', {
      type: 'Share',
      nullable: true,
      description:
        'The pair’s share in what all pairs of the question exchange, by which their scores are weighed. Null where no table says it.',
    }),
    score: t.expose('score', {
      type: 'Share',
      nullable: true,
      description: '0..1; 0 for a full member of one of the two.',
    }),
    coverage: t.expose('coverage', { type: 'Share', description: 'Share of the weights whose components are known.' }),
    components: t.field({
      type: [Component],
      description: 'The conditions.',
      resolve: ({ components }) => [...components],
    }),
    intermediation: t.field({
      type: BothWays,
      description: 'Share of the value exchanged that passes the economy at least once.',
      resolve: ({ intermediation }) => intermediation,
    }),
  }),
});

const TieKind = builder.enumType('TieKind', {
  description: 'What an economy exchanges with its partners.',
  values: {
    EXPORTS: { value: 'exports', description: 'Goods sold, by market.' },
    IMPORTS: { value: 'imports', description: 'Goods bought, by seller.' },
    INWARD_INVESTMENT: { value: 'inwardInvestment', description: 'Direct investment received, by origin.' },
  } as const,
});

const GeopoliticalSpread = builder.objectRef<SpreadOfTies>('GeopoliticalSpread').implement({
  description:
    'Whether ties of one kind lead to politically distant partners, and to near and far at once (Aiyar & Ohnsorge 2024). Distances are between ideal points in the votes of the UN.',
  fields: (t) => ({
    of: t.field({ type: TieKind, description: 'The ties it is of.', resolve: ({ of }) => of }),
    vulnerability: t.exposeFloat('vulnerability', {
      nullable: true,
      description:
        'Mean distance to partners, weighted by the ties, in units of ideal points: large where all partners stand far off. Null where its own position or all ties are not known.',
    }),
    connectedness: t.exposeFloat('connectedness', {
      nullable: true,
      description:
        'Standard deviation of that distance, in the same unit: large for an economy tied to near and far at once, a connector by this measure. Null where vulnerability is.',
    }),
    coverage: t.expose('coverage', {
      type: 'Share',
      nullable: true,
      description: 'Share of the ties that lead to partners of known position, which the two speak of.',
    }),
  }),
});

export const Connector = builder.objectRef<ConnectorOfAnswer>('Connector').implement({
  description: 'An economy between blocs.',
  fields: (t) => ({
    economy: t.field({ type: Economy, description: 'The economy.', resolve: ({ economy }) => economy }),
    rank: t.exposeInt('rank', {
      nullable: true,
      description: '1 for the highest score; equal scores share a rank. Null where nothing is known.',
    }),
    score: t.expose('score', {
      type: 'Share',
      nullable: true,
      description: 'Geometric mean of the conditions known, 0..1; over several pairs weighted by what they exchange.',
    }),
    coverage: t.expose('coverage', {
      type: 'Share',
      description: 'Share of the weights whose components are known: read a score of low coverage with care.',
    }),
    components: t.field({
      type: [Component],
      description: 'The conditions, of the pair it connects best.',
      resolve: ({ components }) => [...components],
    }),
    intermediation: t.field({
      type: BothWays,
      description:
        'Share of the value exchanged by that pair that passes the economy at least once; shares of several economies overlap.',
      resolve: ({ intermediation }) => intermediation,
    }),
    pairs: t.field({
      type: [Pair],
      description: 'Each pair of the blocs asked about.',
      resolve: ({ pairs }) => [...pairs],
    }),
    geopoliticalSpreads: t.field({
      type: [GeopoliticalSpread],
      description:
        'The published measure beside ours: of the economy alone, whatever the blocs, and no part of the score. One for each kind of tie.',
      resolve: ({ geopoliticalSpreads }) => [...geopoliticalSpreads],
    }),
    memberOf: t.field({
      type: ['ID'],
      description: 'Blocs of the question that it belongs to, in part or in whole.',
      resolve: ({ memberOf }) => [...memberOf],
    }),
    dependences: t.field({
      type: [DependenceOnBloc],
      description: 'Who needs whom more, for each bloc that it is not a full member of. No part of the score.',
      resolve: ({ dependences }) => [...dependences],
    }),
    tradeUsd: t.expose('tradeUsd', {
      type: 'Usd',
      nullable: true,
      description: 'Goods sold and bought, all partners together, US dollars; null without trade data.',
    }),
    leverage: t.expose('leverage', {
      type: 'Share',
      nullable: true,
      description: 'The largest share that it has in the imports of one of the blocs.',
    }),
    vulnerability: t.expose('vulnerability', {
      type: 'Share',
      nullable: true,
      description: 'The largest share that one of the blocs has in its trade.',
    }),
    quadrant: t.field({
      type: Quadrant,
      nullable: true,
      description:
        'Its leverage and vulnerability against the medians of economies that belong to none of the blocs; null for members, and where either is not known.',
      resolve: ({ quadrant }) => quadrant,
    }),
    markets: t.field({
      type: PartnersOfTies,
      nullable: true,
      description: 'Whom it sells goods to; null where nobody states that.',
      resolve: ({ markets }) => markets,
    }),
    suppliers: t.field({
      type: PartnersOfTies,
      nullable: true,
      description: 'Whom it buys goods of; null where nobody states that.',
      resolve: ({ suppliers }) => suppliers,
    }),
    investors: t.field({
      type: PartnersOfTies,
      nullable: true,
      description: 'Who invests in it, positive flows of five years; null where nobody states that.',
      resolve: ({ investors }) => investors,
    }),
    investmentFrom: t.field({
      type: [InvestmentFromBloc],
      description: 'Investment received from each bloc that it is not a full member of; empty where none is known.',
      resolve: ({ investmentFrom }) => [...investmentFrom],
    }),
    switching: t.field({
      type: [Switching],
      nullable: true,
      description: 'Both ways for each pair of blocs; null where the trade data have no base year.',
      resolve: ({ switching }) => switching && [...switching],
    }),
    robustness: t.field({
      type: RobustnessOfRank,
      description: 'Whether its rank is the data’s or the weights’; computed when asked for.',
      complexity: 5,
      resolve: (connector) => connector.robustness(),
    }),
    chains: t.field({
      type: [ChainsToBloc],
      description:
        'How far each bloc stands behind what it makes and earns, by the input-output table; computed when asked for.',
      complexity: 5,
      resolve: async (connector) => [...(await connector.chains())],
    }),
    brokerage: t.field({
      type: BrokerageOfEconomy,
      nullable: true,
      description: 'Roles in the network of trade, for comparison; computed when asked for. Null without trade data.',
      complexity: 5,
      resolve: (connector) => connector.brokerage(),
    }),
    change: t.field({
      type: ChangeOfRank,
      nullable: true,
      description: 'What moved it since another year; null where it was not ranked then.',
      args: { from: t.arg({ type: 'Year', required: true, description: 'The other year.' }) },
      complexity: 5,
      resolve: (connector, { from }) => connector.change(from),
    }),
    trend: t.field({
      type: [YearOfStanding],
      description:
        'Its standing in each year that the trade data hold, the earliest first, the last ten of them; computed when asked for.',
      complexity: 10,
      resolve: async (connector) => [...(await connector.trend())],
    }),
    vertical: t.field({
      type: [VerticalEvidence],
      description:
        'Whether it buys more of one bloc and sells more to another than before, for every two blocs that it belongs to neither of; computed when asked for. Empty where the trade data have no base year.',
      args: {
        since: t.arg({ type: 'Year', description: 'Base year; the one that growth is measured from unless said.' }),
        lag: t.arg.int({
          defaultValue: 0,
          description: 'Years by which what it buys is taken earlier than what it sells, 0 to 5.',
        }),
      },
      complexity: 5,
      resolve: async (connector, { since, lag }) => {
        const years = lag ?? 0;
        if (years < 0 || years > 5)
          throw new KnownError('BAD_USER_INPUT', { what: 'lag', found: String(years), wanted: '0 to 5' });
        return [...(await connector.vertical({ since: since ?? null, lag: years }))];
      },
    }),
    soleSupply: t.field({
      type: [SoleSupply],
      nullable: true,
      description:
        'What the blocs buy of products of which it is the main source; computed when asked for. Null without trade by product within three years.',
      args: {
        threshold: t.arg({
          type: 'Share',
          defaultValue: 0.5,
          description: 'Share of a member’s purchases of a product from which it is the main source.',
        }),
      },
      complexity: 5,
      resolve: async (connector, { threshold }) => {
        const found = await connector.soleSupply(threshold ?? 0.5);
        return found && [...found];
      },
    }),
    strategicInvestment: t.field({
      type: StrategicInvestment,
      nullable: true,
      description:
        'Investment in it that goes into strategic sectors, by the bloc it comes from; computed when asked for. Null where no data name sectors within three years.',
      complexity: 5,
      resolve: (connector) => connector.strategicInvestment(),
    }),
  }),
});

/** A ranking, and which of it to list. */
interface Listed extends Ranking {
  readonly first: number;
  readonly tradingAtLeast: number | null;
}

const UsualDependence = builder.objectRef<Ranking['usual']>('UsualDependence').implement({
  description: 'What is usual among economies that belong to none of the blocs: medians, which part the quadrants.',
  fields: (t) => ({
    leverage: t.expose('leverage', { type: 'Share', nullable: true, description: 'Median leverage.' }),
    vulnerability: t.expose('vulnerability', { type: 'Share', nullable: true, description: 'Median vulnerability.' }),
  }),
});

const ConnectorRanking = builder.objectRef<Listed>('ConnectorRanking').implement({
  description: 'Economies by how far they connect the blocs.',
  interfaces: [Finding],
  fields: (t) => ({
    items: t.field({
      type: [Connector],
      description: 'Best first.',
      complexity: perItem,
      resolve: ({ items, first, tradingAtLeast }) =>
        items.filter(({ tradeUsd }) => tradingAtLeast === null || (tradeUsd ?? 0) >= tradingAtLeast).slice(0, first),
    }),
    totalCount: t.int({ description: 'Economies ranked in all.', resolve: ({ items }) => items.length }),
    throughAny: t.field({
      type: BothWays,
      description: 'Share of the value exchanged by the first two blocs that passes any third economy.',
      resolve: ({ throughAny }) => throughAny,
    }),
    usual: t.field({
      type: UsualDependence,
      description: 'The lines between the quadrants.',
      resolve: ({ usual }) => usual,
    }),
    spreadMethod: t.field({
      type: Method,
      description: 'How the geopolitical spread of an item is arrived at; `method` is of the score.',
      resolve: ({ spreadMethod }) => spreadMethod,
    }),
    measures: t.field({
      type: [Method],
      description: 'How the other figures of an item beside its score are arrived at.',
      resolve: ({ measures }) => [...measures],
    }),
  }),
});

const ConnectorWeightsInput = builder.inputType('ConnectorWeightsInput', {
  description: 'Weights of the conditions, 0 or more; they are scaled to sum to 1. What is left out weighs 0.2.',
  fields: (t) => ({
    balance: t.float({ description: 'Weight of balance.' }),
    neutrality: t.float({ description: 'Weight of neutrality.' }),
    intermediation: t.float({ description: 'Weight of intermediation.' }),
    growth: t.float({ description: 'Weight of growth.' }),
    diversification: t.float({ description: 'Weight of diversification.' }),
  }),
});

builder.queryField('connectors', (t) =>
  t.field({
    type: ConnectorRanking,
    description: 'Which economies connect blocs without belonging to one.',
    args: {
      between: t.arg({ type: [BlocInput], required: true, description: 'Two blocs or more, without a common member.' }),
      year: t.arg({
        type: 'Year',
        required: true,
        description: 'Year; of each kind of figure the nearest within three years is used, and said.',
      }),
      first: t.arg.int({ defaultValue: 20, description: 'Economies to list, at most 200.' }),
      tradingAtLeast: t.arg({
        type: 'Usd',
        description: 'List only economies that sell and buy so much together; ranks stay those among all.',
      }),
      weights: t.arg({ type: ConnectorWeightsInput, description: 'Weights of the conditions.' }),
      dataset: t.arg.id({ description: 'The one input-output table to use.' }),
      sectors: t.arg.idList({
        description:
          'Sectors of the table, such as `MFE` or `wiod8:MFE`, whose value added intermediation is asked of; all unless said.',
      }),
      products: t.arg.idList({
        description:
          'Beginnings of HS codes, such as `85` for electronics or `87` for vehicles: ties of trade are those in these goods alone, of a dataset that states them. All goods unless said.',
      }),
    },
    complexity: pageCost,
    resolve: async (_, { between, year, first, tradingAtLeast, weights, dataset, sectors, products }, { graph }) => {
      const page = pageStart({ first });
      const ranking = await loadConnectors(graph, {
        between: between as readonly BlocChoice[],
        year,
        weights: usualWeights(weights ?? {}),
        dataset: dataset ?? null,
        sectors: sectors ?? [],
        products: products ?? [],
      });
      return { ...ranking, first: page.first, tradingAtLeast: tradingAtLeast ?? null };
    },
  }),
);
