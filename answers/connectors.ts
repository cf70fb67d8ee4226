import { geopoliticalSpread } from '../analytics/aiyar-ohnsorge.ts';
import { twoWayShareThrough } from '../analytics/bloc-pair-intermediation.ts';
import { connectorStanding, geopoliticalSpreadOfTies, type Metric } from '../analytics/catalog.ts';
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
import { partnerConcentration } from '../analytics/partner-concentration.ts';
import type { Graph } from '../graph/graph.ts';
import type { Projection } from '../graph/projection.ts';
import { KnownError } from '../model/errors.ts';
import type { Assumption, Finding } from '../model/finding.ts';
import { type Iso3, isEconomy } from '../model/iso3.ts';
import { finalDemandOfEconomies, tablesOfEconomy } from '../queries/__generated__/read.ts';
import { type BlocChoice, type BlocMembers, loadBlocMembers } from './bloc-members.ts';
import {
  externalTrade,
  type IdealPoints,
  type InwardInvestment,
  importsOf,
  loadIdealPoints,
  loadInwardInvestment,
  loadTrade,
  nearestDataset,
  type TradeOfYear,
  tradeWith,
} from './connector-figures.ts';
import { type DatasetsInUse, loadDatasetsInUse } from './datasets-in-use.ts';
import { chosenTable } from './table-choice.ts';

export interface ConnectorQuestion {
  /** Two blocs or more; each pair of them is looked at by itself. */
  readonly between: readonly BlocChoice[];
  readonly year: number;
  readonly weights: ByComponent<number>;
  /** The one input-output table to use; null for the choice that `chosenTable` states. */
  readonly dataset: string | null;
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
  readonly score: number | null;
  /** Share of the weights whose components are known, 0..1. */
  readonly coverage: number;
  readonly components: readonly ComponentOfScore[];
  readonly intermediation: BothWays;
}

/** Ties that are spread over the world's political positions, each kind by itself. */
export const tieKinds = ['exports', 'imports', 'inwardInvestment'] as const;
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

export interface Connector {
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
}

export interface ConnectorRanking extends Finding {
  /** Best first; those of whom nothing is known last. */
  readonly items: readonly Connector[];
  /** Share of the value that the first pair exchanges and that passes any third economy. */
  readonly throughAny: BothWays;
  readonly spreadMethod: Metric;
}

interface Figures {
  readonly projection: Projection | null;
  readonly trade: TradeOfYear | null;
  readonly base: TradeOfYear | null;
  readonly investment: InwardInvestment | null;
  readonly votes: IdealPoints | null;
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

/** Growth is measured over at least so many years, where the data go back so far. */
const shortestPeriod = 3;

/**
 * Which economies connect blocs: tied to both, aligned with neither, with the blocs' exchange passing through them.
 *
 * Every economy that trades in the year is ranked unless it is a full member of every bloc asked about; of a pair that holds
 * its own bloc its score is 0, and of any other pair its neutrality is. A component without data is left out of the score, and counted in the coverage.
 *
 * @throws KnownError BAD_USER_INPUT for less than two blocs, blocs that share a full member, weights that sum to nothing;
 *   NOT_FOUND for an unknown bloc, or where neither trade nor a table is within three years.
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
  const passages = await loadPassages(graph, figures.projection, blocs);

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
  const ranked = items.map((item, at) => ({ ...item, rank: places[at] ?? null }));
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
    method: connectorStanding,
    spreadMethod: geopoliticalSpreadOfTies,
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
    assumptions: assumptions(figures, blocs, datasets),
    datasets: [...new Set(inUse.filter((key) => key !== undefined))],
    cost: {
      nodes: figures.projection?.keys.length ?? 0,
      links: figures.projection?.purchases.heads.length ?? 0,
      sweeps: 0,
      milliseconds: performance.now() - began,
    },
  };
}

interface PairPassage {
  readonly first: BlocMembers;
  readonly second: BlocMembers;
  /** Null where no table is there, or it shows no member of one of the two. */
  readonly passage: Awaited<ReturnType<Graph['solver']['between']>> | null;
  readonly placeOf: ReadonlyMap<Iso3, number>;
}

function connector(
  economy: Iso3,
  blocs: readonly BlocMembers[],
  figures: Figures,
  passages: readonly PairPassage[],
  weights: ByComponent<number>,
): Omit<Connector, 'rank'> {
  const scored = passages.map((pair) => {
    const { first, second, passage, placeOf } = pair;
    const ownBloc = [first, second].some((bloc) => bloc.degrees.get(economy) === 1);
    const components = componentsOf(economy, pair, blocs, figures);
    const { score, coverage, weights: used, contributions } = connectorScore(components, weights);
    const place = placeOf.get(economy);
    return {
      first: first.key,
      second: second.key,
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
      exchanged: passage === null ? null : Math.max(0, passage.there.value) + Math.max(0, passage.back.value),
    };
  });
  const { score, best } = connectorIndex(scored);
  const shown = scored[best ?? 0] as (typeof scored)[number];
  return {
    economy,
    score,
    coverage: shown.coverage,
    components: shown.components,
    intermediation: shown.intermediation,
    pairs: scored.map(({ exchanged: _, ...pair }) => pair),
    geopoliticalSpreads: tieKinds.map((of) => spreadOfTies(of, economy, figures)),
    memberOf: blocs.filter((bloc) => (bloc.degrees.get(economy) ?? 0) > 0).map(({ key }) => key),
  };
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
          [...(partners ?? [])]
            .filter(([partner]) => partner !== economy)
            .map(([partner, amount]) => {
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

function sizeShare(economy: Iso3, projection: Projection | null): number | null {
  if (!projection?.shown.has(economy)) return null;
  let own = 0;
  let all = 0;
  for (let node = 0; node < projection.keys.length; node++) {
    const output = projection.outputUsd[node] as number;
    all += output;
    if (projection.economies[node]?.[0] === economy) own += output;
  }
  return all > 0 ? own / all : null;
}

async function loadFigures(
  graph: Graph,
  datasets: DatasetsInUse,
  blocs: readonly BlocMembers[],
  { year, dataset }: ConnectorQuestion,
): Promise<Figures> {
  const { store } = graph;
  const goods = nearestDataset(datasets.byKey, 'trade', year);
  const flows = nearestDataset(datasets.byKey, 'unctad-fdi', year);
  const ideal = nearestDataset(datasets.byKey, 'ideal-points', year);
  const baseYear = goods && Math.max(...goods.dataset.years.filter((before) => before <= goods.year - shortestPeriod));
  const projection = await loadTable(graph, datasets, blocs, year, dataset);
  if (!goods && !projection)
    throw new KnownError('NOT_FOUND', {
      kind: `trade or input-output table within three years of ${year}`,
      key: String(year),
    });
  return {
    projection,
    trade: goods && (await loadTrade(store, goods.dataset.key, goods.year)),
    base:
      goods && baseYear !== null && Number.isFinite(baseYear)
        ? await loadTrade(store, goods.dataset.key, baseYear)
        : null,
    investment: flows && (await loadInwardInvestment(store, flows.dataset.key, flows.year)),
    votes: ideal && (await loadIdealPoints(store, ideal.dataset.key, ideal.year)),
  };
}

/** The table that shows a member of a bloc; null where none is in reach of the year. */
async function loadTable(
  { store, projections }: Graph,
  datasets: DatasetsInUse,
  blocs: readonly BlocMembers[],
  year: number,
  dataset: string | null,
): Promise<Projection | null> {
  const tables = new Map<string, { dataset: string; year: number }>();
  for (const economy of blocs[0]?.degrees.keys() ?? []) {
    for (const table of await store.rows(tablesOfEconomy, { economy }))
      tables.set(`${table.dataset} ${table.year}`, table);
  }
  try {
    const table = chosenTable([...tables.values()], { subject: `${blocs[0]?.key}`, year, dataset }, datasets.byKey);
    return await projections.of({ of: 'industries', ...table }, datasets.editionOf(table.dataset));
  } catch (error) {
    if (error instanceof KnownError && error.code === 'NOT_FOUND' && dataset === null) return null;
    throw error;
  }
}

async function loadPassages(
  { store, solver }: Graph,
  projection: Projection | null,
  blocs: readonly BlocMembers[],
): Promise<readonly PairPassage[]> {
  const shown = projection ? [...projection.shown].sort() : [];
  const placeOf = new Map(shown.map((economy, place) => [economy, place]));
  const economyOf = Uint32Array.from(projection?.economies ?? [], (seats) => placeOf.get(seats[0] as Iso3) as number);
  const sides = [];
  for (const bloc of blocs) {
    const members = [...fullMembers(bloc)].filter((economy) => placeOf.has(economy)).sort();
    const finalDemand = new Float64Array(economyOf.length);
    if (projection && members.length > 0) {
      const { dataset, year } = projection.layer;
      for (const { industry, usd } of await store.rows(finalDemandOfEconomies, { dataset, year, economies: members })) {
        finalDemand[projection.index.get(industry) as number] = usd;
      }
    }
    sides.push({
      bloc,
      key: members.join(','),
      side: { members: members.map((economy) => placeOf.get(economy) as number), finalDemand },
    });
  }
  const passages: PairPassage[] = [];
  for (const [at, one] of sides.entries()) {
    for (const other of sides.slice(at + 1)) {
      const isShown = projection !== null && one.side.members.length > 0 && other.side.members.length > 0;
      const pair = {
        key: `${one.key} ${other.key}`,
        economyOf,
        economies: shown.length,
        first: one.side,
        second: other.side,
      };
      passages.push({
        first: one.bloc,
        second: other.bloc,
        passage: isShown ? await solver.between(projection, pair) : null,
        placeOf,
      });
    }
  }
  return passages;
}

function fullMembers({ degrees }: BlocMembers): ReadonlySet<Iso3> {
  return new Set([...degrees].filter(([, degree]) => degree === 1).map(([economy]) => economy));
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

function sumOver(amounts: ReadonlyMap<Iso3, number>, members: ReadonlySet<Iso3>): number {
  let usd = 0;
  for (const member of members) usd += amounts.get(member) ?? 0;
  return usd;
}

function assertSeparate(blocs: readonly BlocMembers[]): void {
  if (blocs.length < 2)
    throw new KnownError('BAD_USER_INPUT', { what: 'The blocs', found: String(blocs.length), wanted: 'two or more' });
  const home = new Map<Iso3, string>();
  for (const bloc of blocs) {
    for (const economy of fullMembers(bloc)) {
      const before = home.get(economy);
      if (before !== undefined)
        throw new KnownError('BAD_USER_INPUT', {
          what: 'The blocs',
          found: `${economy} in both ${before} and ${bloc.key}`,
          wanted: 'blocs without a common member',
        });
      home.set(economy, bloc.key);
    }
  }
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

function figureYears({ projection, trade, base, investment, votes }: Figures) {
  return [
    ...(projection ? [{ figure: 'input-output table', year: projection.layer.year }] : []),
    ...(trade ? [{ figure: 'trade', year: trade.year }] : []),
    ...(base ? [{ figure: 'trade at the base of growth', year: base.year }] : []),
    ...(investment ? [{ figure: `inward investment, flows from ${investment.from}`, year: investment.until }] : []),
    ...(votes ? [{ figure: 'votes', year: votes.year }] : []),
  ];
}

function membersNotShown(projection: Projection | null, blocs: readonly BlocMembers[]): readonly Iso3[] {
  return blocs
    .flatMap(({ degrees }) => [...degrees.keys()])
    .filter((economy) => !projection?.shown.has(economy))
    .sort();
}

function assumptions(figures: Figures, blocs: readonly BlocMembers[], datasets: DatasetsInUse): readonly Assumption[] {
  const { projection, trade, base, investment, votes } = figures;
  const said: Assumption[] = [];
  const say = (code: string, text: string) => said.push({ code, text });
  if (projection) {
    say('PROPORTIONAL_USE', 'Every buyer of an industry’s output is taken to receive the same mix of inputs.');
    say(
      'TABLE_OUTPUT',
      'Shares are of gross output as the table’s own output column states it; final demand is as the table has it, falling stocks included.',
    );
    const hidden = membersNotShown(projection, blocs);
    if (hidden.length > 0)
      say(
        'MEMBERS_IN_REST_OF_WORLD',
        `The table does not show ${hidden.join(', ')} apart: for intermediation they are the rest of the world.`,
      );
    say(
      'NOT_IN_TABLE',
      'Economies that the table does not show apart have no intermediation: it is left out of their score and of their coverage.',
    );
  } else say('NO_TABLE', 'No input-output table is within three years: intermediation is left out of every score.');
  if (trade)
    say(
      'GOODS_ONLY',
      'Ties and markets are exports of goods as the exporters’ dataset states them; aggregates are no partners, so what they report together (Belgium and Luxembourg) is left out.',
    );
  if (trade && !base)
    say(
      'NO_BASE_YEAR',
      `The trade data have no year at least ${shortestPeriod} years before ${trade.year}: growth is left out.`,
    );
  if (investment) {
    say(
      'FLOWS_FOR_STOCK',
      `Positive flows of ${investment.from} to ${investment.until} stand for the stock of inward investment, which nobody states. A flow of 0 may mean that none is known.`,
    );
    say(
      'HOST_REPORT_FIRST',
      `Investment is as the host reports it; of ${investment.byOrigins.size} hosts that report none, as the origins do.`,
    );
  } else
    say(
      'NO_INVESTMENT',
      'No investment data are within three years: balance is of trade alone, diversification of markets alone.',
    );
  if (votes)
    say(
      'VOTES',
      'Political distance is between ideal points in the UN General Assembly; who has no vote there (Taiwan, Hong Kong) has no neutrality and no geopolitical spread, and is left out of that of others.',
    );
  else
    say(
      'NO_VOTES',
      'No ideal points are within three years: neutrality is left out of every score, and no geopolitical spread is known.',
    );
  const invented = [projection?.layer.dataset, trade?.dataset].filter(
    (key) => key !== undefined && datasets.byKey.get(key)?.illustrative,
  );
  if (invented.length > 0) say('ILLUSTRATIVE', `The figures of ${invented.join(', ')} are invented.`);
  return said;
}
