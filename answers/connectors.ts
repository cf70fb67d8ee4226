import { geopoliticalSpread } from '../analytics/aiyar-ohnsorge.ts';
import { twoWayShareThrough } from '../analytics/bloc-pair-intermediation.ts';
import {
  brokerageInTrade,
  connectorStanding,
  geopoliticalSpreadOfTies,
  leverageAndVulnerability,
  type Metric,
  partnerSwitchingOfImports,
  rankAcceptability,
  valueAddedIntermediation,
  verticalEvidenceOfTrade,
} from '../analytics/catalog.ts';
import {
  balance,
  diversification,
  excessGrowth,
  growthOnBothSides,
  intermediation,
  neutrality,
} from '../analytics/connector-components.ts';
import {
  type ByComponent,
  type ConnectorComponent,
  connectorComponents,
  connectorIndex,
  connectorScore,
  equalConnectorWeights,
  ranks,
} from '../analytics/connector-index.ts';
import { centroid, idealPointDistance } from '../analytics/ideal-point.ts';
import type { ConnectorQuadrant, TwoAxes } from '../analytics/leverage.ts';
import { partnerConcentration } from '../analytics/partner-concentration.ts';
import type { Contender, RankRobustness } from '../analytics/rank-robustness.ts';
import type { Graph } from '../graph/graph.ts';
import { KnownError } from '../model/errors.ts';
import type { Finding } from '../model/finding.ts';
import { type Iso3, isEconomy } from '../model/iso3.ts';
import { assertSeparate, type BlocChoice, type BlocMembers, fullMembers, loadBlocMembers } from './bloc-members.ts';
import { connectorAssumptions, figureYears, membersNotShown } from './connector-assumptions.ts';
import { type BrokerageOfEconomy, loadBrokerage } from './connector-brokerage.ts';
import { type ChangeOfRank, changeOfRank } from './connector-change.ts';
import {
  externalTrade,
  type Figures,
  type IdealPoints,
  importsOf,
  loadIdealPoints,
  loadNearestInvestment,
  loadNearestTrade,
  loadTrade,
  loadTradeInProducts,
  nearestDataset,
  shortestPeriod,
  sumOver,
  tradeWith,
} from './connector-figures.ts';
import {
  loadSoleSupply,
  loadStrategicInvestment,
  loadVerticalEvidence,
  productDatasets,
  type SoleSupply,
  type StrategicInvestment,
  type VerticalEvidence,
} from './connector-products.ts';
import {
  type ChainsToBloc,
  industriesOfSectors,
  loadChainsToBlocs,
  loadPassages,
  loadTable,
  type PairPassage,
  sizeShare,
} from './connector-table.ts';
import { quadrantsOfEconomies, type TiesOfEconomy, tiesOfEconomies } from './connector-ties.ts';
import { type DatasetRow, type DatasetsInUse, loadDatasetsInUse } from './datasets-in-use.ts';
import { once } from './once.ts';

export interface ConnectorQuestion {
  /** Two blocs or more; each pair of them is looked at by itself. */
  readonly between: readonly BlocChoice[];
  readonly year: number;
  readonly weights: ByComponent<number>;
  /** The one input-output table to use; null for the choice that `chosenTable` states. */
  readonly dataset: string | null;
  /** Sectors of the table whose value added intermediation is asked of, such as `wiod8:MFE` or `MFE`; none for all. */
  readonly sectors: readonly string[];
  /** Beginnings of HS codes, such as `85`: ties of trade are those in these goods alone; none for all goods. */
  readonly products: readonly string[];
}

/** A figure for each direction of a pair: `there` from the first bloc to the second. Null where no table says it. */
export interface BothWays {
  readonly there: number | null;
  readonly back: number | null;
}

/** One condition of a connector: its value 0..1, its weight, and weight × ln value. Null where it is not known. */
export interface ComponentOfScore {
  readonly name: ConnectorComponent;
  readonly score: number | null;
  readonly weight: number;
  readonly contribution: number | null;
}

/** How an economy connects one pair of blocs. */
export interface PairOfConnector {
  readonly first: string;
  readonly second: string;
  /** It is a full member of one of the two, so its score is 0. */
  readonly member: boolean;
  /** The pair’s share in what all pairs exchange, by which their scores are weighed; null where no table says it. */
  readonly weight: number | null;
  readonly score: number | null;
  /** Share of the weights whose components are known, 0..1. */
  readonly coverage: number;
  readonly components: readonly ComponentOfScore[];
  readonly intermediation: BothWays;
}

/** Ties that are spread over the world's political positions, each kind by itself. */
const tieKinds = ['exports', 'imports', 'inwardInvestment'] as const;
export type TieKind = (typeof tieKinds)[number];

/** Whether ties of one kind lead to politically distant partners, and to near and far at once: null where not known. */
export interface SpreadOfTies {
  readonly of: TieKind;
  /** Mean distance to partners weighted by the ties, in units of ideal points. */
  readonly vulnerability: number | null;
  /** Standard deviation of that distance. */
  readonly connectedness: number | null;
  /** Share of the ties that lead to partners whose position is known, 0..1. */
  readonly coverage: number | null;
}

export interface Connector extends TiesOfEconomy {
  readonly economy: Iso3;
  readonly rank: number | null;
  /** 0..1; null where nothing is known. Over several pairs weighted by what they exchange. */
  readonly score: number | null;
  readonly coverage: number;
  /** Of the pair that it connects best. */
  readonly components: readonly ComponentOfScore[];
  readonly intermediation: BothWays;
  readonly pairs: readonly PairOfConnector[];
  /** Of the economy alone, whatever the blocs; no part of the score. */
  readonly geopoliticalSpreads: readonly SpreadOfTies[];
  /** Blocs of the question that it belongs to, in part or in whole. */
  readonly memberOf: readonly string[];
  /** Against the others that belong to none of the blocs; null for members, and where an axis is not known. */
  readonly quadrant: ConnectorQuadrant | null;
  /** Whether the rank is the data’s or the weights’. */
  robustness(): Promise<RankRobustness>;
  /** How far each bloc stands behind what the economy makes and earns. */
  chains(): Promise<readonly ChainsToBloc[]>;
  /** Null without trade data. */
  brokerage(): Promise<BrokerageOfEconomy | null>;
  /** What moved since another year; null where the economy was not ranked then. */
  change(from: number): Promise<ChangeOfRank | null>;
  /** Its standing in every year that the trade data hold, the earliest first, each with what moved since the one before. */
  trend(): Promise<readonly YearOfStanding[]>;
  /** Null without trade by product within three years. */
  soleSupply(threshold: number): Promise<readonly SoleSupply[] | null>;
  /** Empty without a base year. */
  vertical(asked: { readonly since: number | null; readonly lag: number }): Promise<readonly VerticalEvidence[]>;
  /** Null without investment by sector within three years. */
  strategicInvestment(): Promise<StrategicInvestment | null>;
}

/** Where an economy stood in a year. */
export interface YearOfStanding {
  readonly year: number;
  readonly rank: number | null;
  readonly score: number | null;
  readonly coverage: number | null;
  /** Economies ranked in the year. */
  readonly among: number;
  /** Since the year before in the list; null for the first, and where it was not ranked in one of the two. */
  readonly change: ChangeOfRank | null;
}

export interface ConnectorRanking extends Finding {
  /** Best first; those of whom nothing is known last. */
  readonly items: readonly Connector[];
  /** Share of the value that the first pair exchanges and that passes any third economy. */
  readonly throughAny: BothWays;
  /** The medians that part the quadrants; null where nobody's is known. */
  readonly usual: TwoAxes;
  readonly spreadMethod: Metric;
  /** How the other figures beside the score are arrived at. */
  readonly measures: readonly Metric[];
}

/** The weights given, and 0.2 for each that is not. */
export function usualWeights(
  given: { readonly [K in ConnectorComponent]?: number | null | undefined },
): ByComponent<number> {
  const weight = (name: ConnectorComponent) => given[name] ?? equalConnectorWeights[name];
  return {
    balance: weight('balance'),
    neutrality: weight('neutrality'),
    intermediation: weight('intermediation'),
    growth: weight('growth'),
    diversification: weight('diversification'),
  };
}

/**
 * Which economies connect blocs: tied to both, aligned with neither, with the blocs' exchange passing through them.
 *
 * Every economy that trades in the year is ranked unless it is a full member of every bloc asked about; of a pair that holds
 * its own bloc its score is 0, and of any other pair its neutrality is. A component without data is left out of the score,
 * and counted in the coverage. Robustness, chains, brokerage and change are computed when asked for, once for all items.
 *
 * @throws KnownError BAD_USER_INPUT for less than two blocs, blocs that share a full member, weights that sum to nothing,
 *   a sector that the table has not; NOT_FOUND for an unknown bloc, or where neither trade nor a table is within three years.
 */
export async function loadConnectors(graph: Graph, question: ConnectorQuestion): Promise<ConnectorRanking> {
  const began = performance.now();
  const { store } = graph;
  const datasets = await loadDatasetsInUse(store);
  const blocs: BlocMembers[] = [];
  for (const choice of question.between) blocs.push(await loadBlocMembers(store, choice, `${question.year}-12-31`));
  assertSeparate(blocs);
  assertWeights(question.weights);
  const figures = await loadFigures(graph, datasets, blocs, question);
  const sources = industriesOfSectors(figures.projection, question.sectors);
  const passages = await loadPassages(graph, figures.projection, blocs, sources);

  const economies = [...(figures.trade?.economies ?? new Set(figures.projection?.economies.flat()))]
    .filter(isEconomy)
    .sort();
  const items = economies
    .map((economy) => connector(economy, blocs, figures, passages, question.weights))
    .filter((item) =>
      item.pairs.some(
        ({ first, second }) => !isFullMember(blocs, item.economy, first) && !isFullMember(blocs, item.economy, second),
      ),
    );
  const places = ranks(items.map(({ score }) => score));
  const ties = tiesOfEconomies(
    items.map(({ economy }) => economy),
    blocs,
    figures,
  );
  const { quadrants, usual } = quadrantsOfEconomies(
    items.map(({ memberOf }, at) => ({ ...(ties[at] as TiesOfEconomy), memberOf })),
  );
  const robustness = once(() =>
    graph.solver.robustness({
      contenders: items.map(contender),
      exchanged: passages.map(exchanged),
      weights: question.weights,
    }),
  );
  const brokerage = once(() => loadBrokerage(graph, figures.trade, blocs));
  const rankings = new Map<number, Promise<ConnectorRanking>>();
  const rankingOf = (year: number) => {
    const ranking = rankings.get(year) ?? loadConnectors(graph, { ...question, year });
    rankings.set(year, ranking);
    return ranking;
  };
  const ranked: Connector[] = items.map((item, at) => {
    const rank = places[at] ?? null;
    return {
      ...item,
      ...(ties[at] as TiesOfEconomy),
      rank,
      quadrant: quadrants[at] ?? null,
      robustness: async () => (await robustness())[at] as RankRobustness,
      chains: () => loadChainsToBlocs(graph, figures.projection, item.economy, blocs),
      brokerage: async () => (await brokerage())?.get(item.economy) ?? null,
      change: async (from) => {
        const before = (await rankingOf(from)).items.find(({ economy }) => economy === item.economy);
        return before ? changeOfRank(from, before, { ...item, rank }) : null;
      },
      trend: async () => {
        const trend: YearOfStanding[] = [];
        let last: { readonly year: number; readonly item: Connector | undefined } | null = null;
        for (const year of trendYears(datasets, figures)) {
          const { items: all } = await rankingOf(year);
          const now: Connector | undefined = all.find(({ economy }) => economy === item.economy);
          trend.push({
            year,
            rank: now?.rank ?? null,
            score: now?.score ?? null,
            coverage: now?.coverage ?? null,
            among: all.length,
            change: now && last?.item ? changeOfRank(last.year, last.item, now) : null,
          });
          last = { year, item: now };
        }
        return trend;
      },
      soleSupply: (threshold) =>
        loadSoleSupply(graph, datasets, item.economy, blocs, figures.trade?.year ?? question.year, threshold),
      vertical: (asked) =>
        loadVerticalEvidence(graph, datasets, item.economy, blocs, figures, asked, question.products),
      strategicInvestment: () => loadStrategicInvestment(graph, datasets, item.economy, blocs, question.year),
    };
  });
  ranked.sort(
    (a, b) =>
      (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY) || (a.economy < b.economy ? -1 : 1),
  );

  const inUse = [
    figures.projection?.layer.dataset,
    figures.trade?.dataset,
    figures.investment?.dataset,
    figures.votes?.dataset,
    ...blocs.flatMap((bloc) => bloc.datasets),
  ];
  const first = passages[0]?.passage;
  const missing = 1 - ranked.reduce((sum, { coverage }) => sum + coverage, 0) / Math.max(1, ranked.length);
  return {
    items: ranked,
    throughAny: { there: first?.there.throughAny ?? null, back: first?.back.throughAny ?? null },
    usual,
    method: connectorStanding,
    spreadMethod: geopoliticalSpreadOfTies,
    measures: [
      valueAddedIntermediation,
      rankAcceptability,
      leverageAndVulnerability,
      partnerSwitchingOfImports,
      verticalEvidenceOfTrade,
      brokerageInTrade,
    ],
    years: {
      asked: question.year,
      used: figures.trade?.year ?? question.year,
      membershipsOn: `${question.year}-12-31`,
      figures: figureYears(figures),
    },
    coverage: {
      level: missing === 0 ? 'FULL' : missing < 1 ? 'PARTIAL' : 'NONE',
      unknownShare: missing,
      unstatedShare: 0,
      membersNotShown: membersNotShown(figures.projection, blocs),
    },
    assumptions: connectorAssumptions(figures, blocs, datasets, question),
    datasets: [...new Set(inUse.filter((key) => key !== undefined))],
    cost: {
      nodes: figures.projection?.keys.length ?? 0,
      links: figures.projection?.purchases.heads.length ?? 0,
      sweeps: 0,
      milliseconds: performance.now() - began,
    },
  };
}

/** The years that the trade data in use hold, the last ten: the years in which a standing is of its own figures. */
function trendYears({ byKey }: DatasetsInUse, { trade }: Figures): readonly number[] {
  const years = trade ? (byKey.get(trade.dataset)?.years ?? []) : [];
  const ofOtherDatasets = [...byKey.values()]
    .filter(({ source }) => source === byKey.get(trade?.dataset ?? '')?.source)
    .flatMap((dataset) => dataset.years);
  return [...new Set([...years, ...ofOtherDatasets])].sort((a, b) => a - b).slice(-10);
}

type Scored = Pick<
  Connector,
  'economy' | 'score' | 'coverage' | 'components' | 'intermediation' | 'pairs' | 'geopoliticalSpreads' | 'memberOf'
>;

function connector(
  economy: Iso3,
  blocs: readonly BlocMembers[],
  figures: Figures,
  passages: readonly PairPassage[],
  weights: ByComponent<number>,
): Scored {
  const scored = passages.map((pair) => {
    const { first, second, passage, placeOf } = pair;
    const ownBloc = [first, second].some((bloc) => bloc.degrees.get(economy) === 1);
    const components = componentsOf(economy, pair, blocs, figures);
    const { score, coverage, weights: used, contributions } = connectorScore(components, weights);
    const place = placeOf.get(economy);
    return {
      first: first.key,
      second: second.key,
      member: ownBloc,
      score: ownBloc ? 0 : score,
      coverage,
      components: connectorComponents.map((name) => ({
        name,
        score: components[name],
        weight: used[name],
        contribution: contributions?.[name] ?? null,
      })),
      intermediation: {
        there: place === undefined ? null : (passage?.there.through[place] ?? null),
        back: place === undefined ? null : (passage?.back.through[place] ?? null),
      },
      exchanged: exchanged(pair),
    };
  });
  const { score, omega, best } = connectorIndex(scored);
  const shown = scored[best ?? 0] as (typeof scored)[number];
  return {
    economy,
    score,
    coverage: shown.coverage,
    components: shown.components,
    intermediation: shown.intermediation,
    pairs: scored.map(({ exchanged: _, ...pair }, at) => ({ ...pair, weight: omega?.[at] ?? null })),
    geopoliticalSpreads: tieKinds.map((of) => spreadOfTies(of, economy, figures)),
    memberOf: blocs.filter((bloc) => (bloc.degrees.get(economy) ?? 0) > 0).map(({ key }) => key),
  };
}

/** Value that a pair exchanges, both directions together; null where no table says it. */
function exchanged({ passage }: PairPassage): number | null {
  return passage && Math.max(0, passage.there.value) + Math.max(0, passage.back.value);
}

function contender({ pairs }: Scored): Contender {
  return pairs.map(({ member, components }) => {
    const score = (wanted: ConnectorComponent) => components.find(({ name }) => name === wanted)?.score ?? null;
    return member
      ? null
      : {
          balance: score('balance'),
          neutrality: score('neutrality'),
          intermediation: score('intermediation'),
          growth: score('growth'),
          diversification: score('diversification'),
        };
  });
}

function componentsOf(
  economy: Iso3,
  pair: PairPassage,
  blocs: readonly BlocMembers[],
  figures: Figures,
): ByComponent<number | null> {
  const { first, second } = pair;
  const { trade, base, investment, votes } = figures;
  const [one, other] = [fullMembers(first), fullMembers(second)];

  const ties = trade && { first: tradeWith(trade, economy, one), second: tradeWith(trade, economy, other) };
  const origins = investment?.inward.get(economy);
  const invested = origins && { first: sumOver(origins, one), second: sumOver(origins, other) };

  const own = votes?.points.get(economy);
  const [centreOne, centreOther] = [centre(votes, one), centre(votes, other)];
  const distances =
    own === undefined || !centreOne || !centreOther
      ? null
      : { first: idealPointDistance([own], centreOne), second: idealPointDistance([own], centreOther) };

  const growth = (members: ReadonlySet<Iso3>) =>
    trade && base
      ? excessGrowth({
          before: tradeWith(base, economy, members),
          after: tradeWith(trade, economy, members),
          blocBefore: externalTrade(base, members),
          blocAfter: externalTrade(trade, members),
        })
      : null;
  const markets = trade?.exports.get(economy);
  return {
    balance: balance([ties, invested ?? null]),
    neutrality: neutrality(
      blocs.map(({ degrees }) => degrees.get(economy) ?? 0),
      distances,
    ),
    intermediation: intermediation(shareThrough(economy, pair), sizeShare(economy, figures.projection)),
    growth: growthOnBothSides(growth(one), growth(other)),
    diversification: diversification(
      markets && trade
        ? (partnerConcentration([...markets.values()], trade.economies.size - 1)?.normalised ?? null)
        : null,
      origins && investment
        ? (partnerConcentration([...origins.values()], investment.economies.size - 1)?.normalised ?? null)
        : null,
    ),
  };
}

function spreadOfTies(of: TieKind, economy: Iso3, { trade, investment, votes }: Figures): SpreadOfTies {
  const partners = {
    exports: () => trade?.exports.get(economy),
    imports: () => trade && importsOf(trade, economy),
    inwardInvestment: () => investment?.inward.get(economy),
  }[of]();
  const own = votes?.points.get(economy);
  const spread =
    own === undefined
      ? null
      : geopoliticalSpread(
          [...(partners ?? [])].map(([partner, amount]) => {
            const point = votes?.points.get(partner);
            return { amount, distance: point === undefined ? null : idealPointDistance([own], [point]) };
          }),
        );
  return {
    of,
    vulnerability: spread?.vulnerability ?? null,
    connectedness: spread?.connectedness ?? null,
    coverage: spread?.coverage ?? null,
  };
}

function shareThrough(economy: Iso3, { passage, placeOf }: PairPassage): number | null {
  const place = placeOf.get(economy);
  return passage === null || place === undefined ? null : twoWayShareThrough(passage, place);
}

async function loadFigures(
  graph: Graph,
  datasets: DatasetsInUse,
  blocs: readonly BlocMembers[],
  { year, dataset, products }: ConnectorQuestion,
): Promise<Figures> {
  const { store } = graph;
  const ideal = nearestDataset(datasets.byKey, ['ideal-points'], year);
  const projection = await loadTable(graph, datasets, blocs, year, dataset);
  const { trade, base } = await loadTradeAndBase(graph, datasets, year, products);
  if (!trade && !projection)
    throw new KnownError('NOT_FOUND', {
      kind: `trade or input-output table within three years of ${year}`,
      key: String(year),
    });
  return {
    projection,
    trade,
    base,
    investment: await loadNearestInvestment(graph, datasets.byKey, year),
    votes: ideal && (await loadIdealPoints(store, ideal.dataset.key, ideal.year)),
  };
}

/** Trade of the year, in all goods or some, and that of the latest year early enough to measure growth from. */
async function loadTradeAndBase(
  graph: Graph,
  datasets: DatasetsInUse,
  asked: number,
  products: readonly string[],
): Promise<Pick<Figures, 'trade' | 'base'>> {
  const baseOf = ({ years }: DatasetRow, year: number) =>
    years.reduce<number | null>(
      (base, one) => (one <= year - shortestPeriod && one > (base ?? Number.NEGATIVE_INFINITY) ? one : base),
      null,
    );
  if (products.length === 0) {
    const goods = await loadNearestTrade(graph, datasets.byKey, asked);
    if (!goods) return { trade: null, base: null };
    const { dataset, trade } = goods;
    const base = baseOf(dataset, trade.year);
    return { trade, base: base === null ? null : await loadTrade(graph, dataset.key, base) };
  }
  for (const goods of productDatasets(datasets, asked, graph.precedence.trade.datasets)) {
    const trade = await loadTradeInProducts(graph, goods.dataset.key, goods.year, products);
    if (trade.economies.size === 0) continue;
    const base = baseOf(goods.dataset, goods.year);
    const before = base === null ? null : await loadTradeInProducts(graph, goods.dataset.key, base, products);
    return { trade, base: before && before.economies.size > 0 ? before : null };
  }
  throw new KnownError('NOT_FOUND', {
    kind: `trade by product within three years of ${asked}`,
    key: products.join(', '),
    hint: "Load it with 'isthmus ingest comtrade', 'baci' or 'wits'.",
  });
}

function isFullMember(blocs: readonly BlocMembers[], economy: Iso3, key: string): boolean {
  return blocs.some((bloc) => bloc.key === key && bloc.degrees.get(economy) === 1);
}

function centre(votes: IdealPoints | null, members: ReadonlySet<Iso3>) {
  return (
    votes &&
    centroid([...members].flatMap((member) => (votes.points.has(member) ? [[votes.points.get(member) as number]] : [])))
  );
}

function assertWeights(weights: ByComponent<number>): void {
  const sum = connectorComponents.reduce((total, name) => total + weights[name], 0);
  const bad = connectorComponents.find((name) => !(weights[name] >= 0));
  if (bad !== undefined || !(sum > 0))
    throw new KnownError('BAD_USER_INPUT', {
      what: 'The weights',
      found: bad ? `${bad}: ${weights[bad]}` : 'all 0',
      wanted: 'numbers from 0 up, one of them above',
    });
}
