import { parentPort } from 'node:worker_threads';
import { absorbedShares } from '../../analytics/absorbed-shares.ts';
import { type Alternatives, alternatives, type SupplyOffer } from '../../analytics/alternatives.ts';
import { type BlocEntries, blocEntries } from '../../analytics/bloc-entries.ts';
import {
  type BlocPairIntermediation,
  blocPairIntermediation,
  type TradingBloc,
} from '../../analytics/bloc-pair-intermediation.ts';
import { type ChokeLink, chokeLinks } from '../../analytics/choke-links.ts';
import { type ChokePoint, chokePoints } from '../../analytics/choke-points.ts';
import type { ByComponent } from '../../analytics/connector-index.ts';
import { csr } from '../../analytics/csr.ts';
import { exposureBounds } from '../../analytics/exposure-bounds.ts';
import { type FirstTouch, firstTouch } from '../../analytics/first-touch.ts';
import { type BrokerageRoles, brokerageRoles } from '../../analytics/gould-fernandez.ts';
import type { LeontiefInverse } from '../../analytics/leontief.ts';
import { type Contender, rankRobustness } from '../../analytics/rank-robustness.ts';
import {
  type BlocReach,
  largestWalks,
  type SignificantPaths,
  type StructuralPaths,
  type Subject,
  significantPaths,
  structuralPaths,
} from '../../analytics/structural-paths.ts';
import { subjectVisits } from '../../analytics/subject-visits.ts';
import { subsetBetweenness } from '../../analytics/subset-betweenness.ts';
import { type OpenPurchase, supplyRanges } from '../../analytics/supply-ranges.ts';
import { tiers } from '../../analytics/tiers.ts';
import { trustExposure } from '../../analytics/trust-exposure.ts';
import { type SupplyShares, upstreamChain } from '../../analytics/upstream-chain.ts';
import { upstreamNodes } from '../../analytics/upstream-nodes.ts';
import { type Circulation, circulation } from '../../analytics/upstream-visits.ts';
import { type ValueOrigin, valueOrigin, wholeChainVisits } from '../../analytics/value-origin.ts';
import { bytesOfArrays, Kept, roomForAnswers } from '../kept.ts';
import { isMembershipTask, type MembershipTask, performMembership } from './membership-task.ts';
import { isOwnershipTask, type OwnershipTask, performOwnership } from './ownership-task.ts';
import { stepBack } from './step-back.ts';
import {
  type HeldTable,
  heldTable,
  inverseOf,
  type TableOnProjection,
  type TableWork,
  tableWork,
} from './table-work.ts';

/** What the worker can be asked. A projection is sent once and then named; the bloc is the same for a solve, its tiers and its paths. */
export type Task =
  | { readonly task: 'take'; readonly projection: string; readonly shares: SupplyShares; readonly unstated: Uint8Array }
  | { readonly task: 'drop'; readonly projection: string }
  | { readonly task: 'solve'; readonly projection: string; readonly bloc: string; readonly membership: Float64Array }
  | { readonly task: 'tiers'; readonly projection: string; readonly bloc: string; readonly count: number }
  | {
      readonly task: 'paths';
      readonly projection: string;
      readonly bloc: string;
      readonly subject: Subject;
      readonly count: number;
    }
  | {
      readonly task: 'pathsAbove';
      readonly projection: string;
      readonly bloc: string;
      readonly subject: Subject;
      readonly threshold: number;
    }
  | {
      readonly task: 'entries';
      readonly projection: string;
      readonly bloc: string;
      readonly subject: Subject;
      readonly count: number;
    }
  | {
      readonly task: 'chokePoints';
      readonly projection: string;
      readonly bloc: string;
      readonly subject: Subject;
      /** Nodes that are the subject itself. */
      readonly own: readonly number[];
      readonly count: number;
    }
  | {
      readonly task: 'chokeLinks';
      readonly projection: string;
      readonly bloc: string;
      readonly subject: Subject;
      readonly count: number;
    }
  | {
      readonly task: 'alternatives';
      readonly projection: string;
      readonly bloc: string;
      readonly buyer: number;
      readonly offers: readonly SupplyOffer[];
    }
  | {
      readonly task: 'amountBounds';
      readonly projection: string;
      readonly membership: Float64Array;
      readonly open: readonly OpenPurchase[];
    }
  | { readonly task: 'upstream'; readonly projection: string; readonly nodes: Subject['nodes'] }
  | { readonly task: 'origin'; readonly projection: string; readonly bloc: string; readonly subject: Subject }
  | MembershipTask
  | { readonly task: 'between'; readonly projection: string; readonly pair: PairOnProjection }
  | {
      readonly task: 'table';
      readonly projection: string;
      readonly table: TableOnProjection;
      readonly work: TableWork;
    }
  | {
      readonly task: 'absorbed';
      readonly projection: string;
      readonly economyOf: Uint32Array;
      readonly economies: number;
      readonly output: Float64Array;
      readonly finalDemand: Float64Array;
    }
  | ({ readonly task: 'trust'; readonly projection: string } & NodeBounds)
  | ({ readonly task: 'robustness' } & RankingUnderWeights)
  | ({ readonly task: 'brokerage' } & TradeNetwork)
  | OwnershipTask;

/** What each node of a projection scores at least and at most, 0..1, and the score below which it is weak. */
export interface NodeBounds {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly threshold: number;
}

/** Economies to rank against each other, and the weights asked for: see `analytics/rank-robustness.ts`. */
export interface RankingUnderWeights {
  readonly contenders: readonly Contender[];
  /** By pair of blocs. */
  readonly exchanged: readonly (number | null)[];
  readonly weights: ByComponent<number>;
}

/** Trade of economies 0 … economies − 1 as a list of flows above 0, and two blocs among them. */
export interface TradeNetwork {
  readonly exporters: Uint32Array;
  readonly importers: Uint32Array;
  readonly usd: Float64Array;
  /** One an economy: its bloc, or a number of its own. */
  readonly groups: readonly number[];
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/** What the two measures of social networks say of each economy. */
export interface Brokerage {
  readonly roles: readonly BrokerageRoles[];
  /** Shortest paths that pass each economy, shares added up over pairs of members. */
  readonly there: Float64Array;
  readonly back: Float64Array;
}

/** Two blocs of economies on a projection of industries, and what each finally demands. */
export interface PairOnProjection {
  /** By industry: its economy, 0 … economies − 1. */
  readonly economyOf: Uint32Array;
  readonly economies: number;
  /** By industry: 1 for those whose value added is asked after; null for all. */
  readonly sources: Uint8Array | null;
  readonly first: TradingBloc;
  readonly second: TradingBloc;
}

/** The exposure of every node to one bloc, and where value ends for want of a word on a node's purchases. */
export interface Solution {
  readonly share: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly face: Float64Array;
  readonly unknown: Float64Array;
  readonly elsewhere: Float64Array;
  readonly trapped: Float64Array;
  /** The part of `elsewhere` that ends at nodes of which nobody states what they buy in all. */
  readonly unstated: Float64Array;
  readonly certifiedGap: number;
  readonly sweeps: number;
  readonly converged: boolean;
}

/** Exposure of every node at the amounts that make it least, and most. */
export interface AmountBoundsOfNodes {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** With all unnamed suppliers in the bloc. */
  readonly upperWithUnknown: Float64Array;
  readonly converged: boolean;
}

/** The largest entries, and what is said of all. */
export interface LargestEntries extends BlocEntries {
  /** Members at which value enters at all. */
  readonly count: number;
}

interface HeldBloc {
  readonly membership: Float64Array;
  readonly exposure: FirstTouch;
  reach?: BlocReach;
}

interface Held {
  readonly shares: SupplyShares;
  readonly unstated: Uint8Array;
  /** Made when the first pair of blocs is asked about; null where the table is too large or has closed loops. */
  inverse?: LeontiefInverse | null;
  /** Made when the whole table is first asked about. */
  table?: HeldTable;
  /** Purchases outside the bloc asked about last: as large as the projection, so it is only one. */
  outside?: { readonly bloc: HeldBloc; readonly chain: Circulation };
}

/** Solutions kept for tiers and paths, on all projections together. */
const solutionsKept = 512;

const projections = new Map<string, Held>();
/** By projection and bloc. */
const solved = new Kept<HeldBloc>({ most: solutionsKept, bytes: roomForAnswers });

stepBack();
parentPort?.on('message', ({ call, request }: { call: number; request: Task }) => {
  try {
    parentPort?.postMessage({ call, value: perform(request) });
  } catch (error) {
    parentPort?.postMessage({ call, error });
  }
});

function perform(request: Task): unknown {
  if (isOwnershipTask(request)) return performOwnership(request);
  if (isMembershipTask(request)) return performMembership(request);
  if (request.task === 'take') {
    projections.set(request.projection, { shares: request.shares, unstated: request.unstated });
    return null;
  }
  if (request.task === 'drop') {
    solved.deleteBelow(`${request.projection} `);
    return projections.delete(request.projection);
  }
  if (request.task === 'robustness') return rankRobustness(request.contenders, request.exchanged, request.weights);
  if (request.task === 'brokerage') return brokerage(request);
  const held = projections.get(request.projection);
  if (!held) throw new Error(`the worker does not hold the projection ${request.projection}`);
  if (request.task === 'solve') return solve(held, nameOf(request), request.membership);
  if (request.task === 'upstream') return upstreamNodes(held.shares.purchases, request.nodes);
  if (request.task === 'between') return between(held, request.pair);
  if (request.task === 'table') {
    held.table ??= heldTable(held.shares.purchases, request.table);
    return tableWork(held.table, request.work);
  }
  if (request.task === 'absorbed') return absorbed(held, request);
  if (request.task === 'amountBounds') return amountBounds(held, request.membership, request.open);
  if (request.task === 'trust') return trustExposure(held.shares, request.lower, request.upper, request.threshold);

  const bloc = solved.get(nameOf(request));
  if (!bloc) return null; // solved so long ago that it was let go: the caller solves again
  if (request.task === 'tiers') return tiers(held.shares, bloc.membership, request.count);
  switch (request.task) {
    case 'paths':
      return paths(held, bloc, request.subject, request.count);
    case 'pathsAbove':
      return pathsAbove(held, bloc, request.subject, request.threshold);
    case 'entries':
      return entries(held, bloc, request.subject, request.count);
    case 'chokePoints':
      return chokes(held, bloc, request);
    case 'chokeLinks':
      return linksOf(held, bloc, request.subject, request.count);
    case 'alternatives':
      return reSourced(held, bloc, request.buyer, request.offers);
    case 'origin':
      // Null is an answer here, and not that the bloc was let go of.
      return { origin: origin(held, bloc, request.subject) };
  }
}

function nameOf({ projection, bloc }: { readonly projection: string; readonly bloc: string }): string {
  return `${projection} ${bloc}`;
}

/** Links above which chains are first looked for by what is known already: the largest chain of every node takes seconds to find. */
const manyLinks = 1_000_000;

function paths({ shares }: Held, bloc: HeldBloc, subject: Subject, count: number): StructuralPaths {
  const { purchases } = shares;
  const { membership, exposure } = bloc;
  if (!bloc.reach && purchases.heads.length > manyLinks) {
    const found = structuralPaths(
      purchases,
      { membership, share: exposure.share, largestWalk: exposure.upper },
      subject,
      count,
      { maxWalks: 300_000 },
    );
    if (found.complete) return found;
  }
  bloc.reach ??= { membership, share: exposure.share, largestWalk: largestWalks(purchases, membership) };
  return structuralPaths(purchases, bloc.reach, subject, count);
}

function pathsAbove(
  { shares: { purchases } }: Held,
  { membership, exposure }: HeldBloc,
  subject: Subject,
  threshold: number,
): SignificantPaths {
  return significantPaths(purchases, { membership, share: exposure.share }, subject, threshold);
}

function entries(held: Held, bloc: HeldBloc, subject: Subject, count: number): LargestEntries {
  const visits = subjectVisits(outside(held, bloc), bloc.membership, bloc.exposure.share, subject);
  const found = blocEntries(held.shares, bloc.membership, subject, visits);
  return { ...found, entries: found.entries.slice(0, count), count: found.entries.length };
}

function chokes(
  held: Held,
  bloc: HeldBloc,
  { subject, own, count }: Extract<Task, { readonly task: 'chokePoints' }>,
): readonly ChokePoint[] {
  const chain = outside(held, bloc);
  const visits = subjectVisits(chain, bloc.membership, bloc.exposure.share, subject);
  const isOwnPart = new Uint8Array(bloc.membership.length);
  for (const node of own) isOwnPart[node] = 1;
  return chokePoints(held.shares, bloc.membership, bloc.exposure, subject, visits, chain, isOwnPart, count);
}

function linksOf(held: Held, bloc: HeldBloc, subject: Subject, count: number): readonly ChokeLink[] {
  const chain = outside(held, bloc);
  const visits = subjectVisits(chain, bloc.membership, bloc.exposure.share, subject);
  return chokeLinks(held.shares, bloc.membership, bloc.exposure, visits, chain, count);
}

function reSourced(
  { shares }: Held,
  { membership, exposure }: HeldBloc,
  buyer: number,
  offers: readonly SupplyOffer[],
): Alternatives {
  return alternatives(shares, membership, exposure, buyer, offers);
}

function amountBounds(
  { shares, unstated }: Held,
  membership: Float64Array,
  open: readonly OpenPurchase[],
): AmountBoundsOfNodes {
  const ranges = supplyRanges(shares, unstated, open);
  // The last node stands for unnamed suppliers.
  const members = new Float64Array(membership.length + 1);
  members.set(membership);
  const outside = exposureBounds(ranges, members);
  members[membership.length] = 1;
  const inside = exposureBounds(ranges, members);
  return {
    lower: outside.lower,
    upper: outside.upper,
    upperWithUnknown: inside.upper,
    converged: outside.converged && inside.converged,
  };
}

function origin({ shares, unstated }: Held, { membership }: HeldBloc, subject: Subject): ValueOrigin | null {
  const visits = wholeChainVisits(shares, subject);
  return visits && valueOrigin(shares, unstated, membership, subject, visits);
}

function outside(held: Held, bloc: HeldBloc): Circulation {
  if (held.outside?.bloc !== bloc)
    held.outside = { bloc, chain: circulation(upstreamChain(held.shares, bloc.membership).onward) };
  return held.outside.chain;
}

function solve(held: Held, key: string, membership: Float64Array): Solution {
  const { shares, unstated } = held;
  const solution = firstTouch(shares, membership);
  // The membership itself, and the reach where paths are asked: one number a node each.
  solved.set(key, { membership, exposure: solution }, bytesOfArrays(solution) + 2 * membership.byteLength);
  return { ...solution, unstated: unstatedRest(shares, unstated, membership, solution.unknown) };
}

/** Value ending at nodes whose purchases nobody states in all: solved again with their rest counted as unknown, less the unknown. */
function unstatedRest(
  shares: SupplyShares,
  unstated: Uint8Array,
  membership: Float64Array,
  unknown: Float64Array,
): Float64Array {
  if (!unstated.includes(1)) return new Float64Array(unknown.length);
  const { starts, weights } = shares.purchases;
  const widened = shares.unknown.map((known, j) => {
    if (unstated[j] !== 1) return known;
    let named = 0;
    for (let k = starts[j] as number; k < (starts[j + 1] as number); k++) named += weights[k] as number;
    return Math.max(0, 1 - named);
  });
  const wider = firstTouch({ purchases: shares.purchases, unknown: widened }, membership).unknown;
  return wider.map((value, j) => Math.max(0, value - (unknown[j] as number)));
}

function between(held: Held, pair: PairOnProjection): BlocPairIntermediation {
  const { economyOf, economies, sources, first, second } = pair;
  const { purchases } = held.shares;
  const valueAdded = valueAddedOf(held).map((share, j) => (sources && sources[j] !== 1 ? 0 : share));
  held.inverse ??= inverseOf(purchases);
  return blocPairIntermediation({ purchases, valueAdded, economyOf, economies }, held.inverse, first, second);
}

/** Null for a table too large to invert. */
function absorbed(held: Held, demand: Extract<Task, { readonly task: 'absorbed' }>): readonly (number | null)[] | null {
  const { economyOf, economies, output, finalDemand } = demand;
  held.inverse ??= inverseOf(held.shares.purchases);
  return held.inverse && absorbedShares(held.inverse, valueAddedOf(held), economyOf, economies, output, finalDemand);
}

function valueAddedOf({ shares: { purchases, unknown } }: Held): Float64Array {
  return unknown.map((share, j) => {
    let bought = 0;
    for (let k = purchases.starts[j] as number; k < (purchases.starts[j + 1] as number); k++)
      bought += purchases.weights[k] as number;
    return Math.max(0, 1 - bought - share);
  });
}

function brokerage({ exporters, importers, usd, groups, first, second }: TradeNetwork): Brokerage {
  const ties = groups.map(() => new Set<number>());
  exporters.forEach((exporter, at) => {
    ties[exporter]?.add(importers[at] as number);
  });
  const distances = csr(
    groups.length,
    exporters,
    importers,
    usd.map((flow) => 1 / flow),
  );
  return {
    roles: brokerageRoles(ties, groups),
    there: subsetBetweenness(distances, first, second),
    back: subsetBetweenness(distances, second, first),
  };
}
