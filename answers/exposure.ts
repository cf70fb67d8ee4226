import {
  exposureRange,
  firstTouchExposure,
  hiddenByOwnershipShare,
  industryEstimate,
  leastExposedSourcing,
} from '../analytics/catalog.ts';
import type { Graph } from '../graph/graph.ts';
import type { Projection } from '../graph/projection.ts';
import { loadSameParties } from '../graph/same-parties.ts';
import type { BlocOnProjection } from '../graph/workers/solver.ts';
import { type BlocMembers, eitherOf, isNamed, loadBlocOrParties } from './bloc-members.ts';
import { type DatasetsInUse, loadDatasetsInUse } from './datasets-in-use.ts';
import { loadLayer, type WalkedLayer } from './estimated-output.ts';
import { loadAlternatives } from './exposure-alternatives.ts';
import { loadAmountBounds } from './exposure-amounts.ts';
import type { ChokeLink, ChokePoint, EntryList, Exposure } from './exposure-answer.ts';
import { exposureAssumptions } from './exposure-assumptions.ts';
import {
  type BlocReadings,
  blocByLocation,
  industriesNotShown,
  loadOwnedReadings,
  readingOf,
} from './exposure-bloc.ts';
import { loadEstimate } from './exposure-estimate.ts';
import { type Hop, loadPurchases } from './exposure-evidence.ts';
import { effectOf } from './exposure-scenario.ts';
import { type ExposureQuestion, type FoundSubject, findSubject, type WeighedSubject } from './exposure-subject.ts';
import {
  figuresOf,
  keyed,
  loadPaths,
  loadPathsAbove,
  loadTiers,
  partsOf,
  type Situation,
  sumOnward,
  sumOver,
} from './exposure-ways.ts';
import { pathNode } from './path-node.ts';
import { loadChanged } from './scenario.ts';
import { loadUpstreamRepairs, yearsOfTables } from './upstream-repairs.ts';

/**
 * How exposed a subject is to a bloc through every tier of its supply, and how it comes about.
 *
 * `share + elsewhere + unknown + trapped = 1`; the true share lies in `lower … upper`, whatever the unknown suppliers are.
 *
 * @throws KnownError NOT_FOUND, BAD_USER_INPUT, UNFINISHED_LOAD.
 */
export async function loadExposure(graph: Graph, question: ExposureQuestion): Promise<Exposure> {
  const began = performance.now();
  const { store } = graph;
  const datasets = await loadDatasetsInUse(store);
  const members = await loadBlocOrParties(store, question.to, question.asOf ?? `${question.year}-12-31`);
  const subject = await findSubject(store, datasets, question.subject, question.year, question.dataset);
  const { projection, outputTables } = await loadLayer(graph, datasets, subject.layer);
  const weighed = await subject.weigh(projection);
  const asked = { graph, question, datasets, subject, outputTables, began };
  const exposure = await exposureOf(asked, { projection, members, weighed });
  if (!question.scenario) return exposure;
  const changed = await loadChanged(graph, question.scenario, { projection, members, weighed }, question.to);
  const after = await exposureOf(asked, changed);
  return {
    ...after,
    assumptions: [...changed.assumptions, ...after.assumptions],
    // What is taken away is bought nowhere else: neither amounts nor industries stand in for it.
    ...(changed.projection !== projection && { amountBounds: async () => null, estimate: async () => null }),
    scenario: effectOf(exposure, after),
  };
}

interface Asked {
  readonly graph: Graph;
  readonly question: ExposureQuestion;
  readonly datasets: DatasetsInUse;
  readonly subject: FoundSubject;
  readonly outputTables: WalkedLayer['outputTables'];
  readonly began: number;
}

/** Records of one firm that a layer shows as nodes of their own. */
async function recordsApartIn({ index }: Projection, { store }: Graph): Promise<readonly (readonly string[])[]> {
  const { ofSeveral } = await loadSameParties(store);
  return ofSeveral.map((records) => records.filter((key) => index.has(key))).filter(({ length }) => length > 1);
}

/** The exposure as the projection, the members and the subject's parts have it. */
async function exposureOf(
  { graph, question, datasets, subject, outputTables, began }: Asked,
  {
    projection,
    members,
    weighed,
  }: { readonly projection: Projection; readonly members: BlocMembers; readonly weighed: WeighedSubject },
): Promise<Exposure> {
  const membership = question.membership ?? 'LOCATION';
  const location = await blocByLocation(graph.store, projection, members);
  const loadOwned = async (whose: BlocMembers, seats: BlocOnProjection) =>
    projection.layer.of === 'firms' ? loadOwnedReadings(graph, datasets, projection, whose, seats) : null;
  const readings: BlocReadings = {
    location,
    owned: membership === 'LOCATION' ? null : await loadOwned(members, location),
  };
  const bloc = readingOf(readings, membership);
  const solution = await graph.solver.solve(projection, bloc);
  const situation: Situation = { graph, projection, readings, bloc, subject: subject.key, weighed, solution };

  // Control asks who has the most votes, and not how much anybody owns.
  const ownersUsed = membership === 'CONTROL' ? null : (readings.owned?.memberships ?? null);

  /** How much more it would be if the bloc were a wider one. */
  const loadMore = async (wider: BlocMembers) => {
    const seats = await blocByLocation(graph.store, projection, wider);
    const owned = membership === 'LOCATION' ? null : await loadOwned(wider, seats);
    const most = await loadShare(situation, readingOf({ location: seats, owned }, membership));
    return Math.max(0, most - share);
  };
  const onward = (values: Float64Array) => sumOnward(weighed, bloc, values);
  const figures = figuresOf(situation);
  const { share, unknown } = figures;
  const unstatedShare = onward(solution.unstated);
  const repairs = await loadUpstreamRepairs(graph, { projection, outputTables }, keyed(situation));
  const hidden = await notShownOf(graph, projection, members);
  const inUse = datasetsUsed(datasets, [
    subject.layer.dataset,
    ...repairs.outputTables.map(({ dataset }) => dataset),
    ...members.datasets,
    ...(readings.owned?.holdings.datasets ?? []),
  ]);

  return {
    subject: subject.key,
    bloc: members.key,
    membership,
    dataset: subject.layer.dataset,
    ...figures,
    certifiedGap: solution.certifiedGap,
    converged: solution.converged && (ownersUsed?.converged ?? true),
    method: firstTouchExposure,
    measures: [hiddenByOwnershipShare, leastExposedSourcing, exposureRange, industryEstimate],
    years: {
      asked: question.year,
      used: subject.layer.year,
      membershipsOn: members.date,
      figures: [
        { figure: subject.layer.of === 'industries' ? 'input-output table' : 'supply links', year: subject.layer.year },
        ...yearsOfTables(repairs),
        ...(readings.owned ? [{ figure: 'holdings', year: Number(members.date.slice(0, 4)) }] : []),
      ],
    },
    coverage: {
      level: coverageLevel(projection, weighed, { hidden, bloc }, unknown + unstatedShare),
      unknownShare: unknown,
      unstatedShare,
      membersNotShown: hidden.economies,
    },
    assumptions: exposureAssumptions({
      projection,
      members,
      question,
      datasets: inUse,
      unstatedShare,
      membership,
      holdings: readings.owned?.holdings ?? null,
      ownersGap: ownersUsed?.converged === false ? ownersUsed.certifiedGap : null,
      notShown: hidden,
      recordsApart: projection.layer.of === 'firms' ? await recordsApartIn(projection, graph) : [],
      repairs,
      partsNotShown: weighed.partsNotShown,
    }),
    datasets: inUse.map(({ key }) => key),
    cost: {
      nodes: projection.keys.length,
      links: projection.purchases.heads.length,
      sweeps: solution.sweeps,
      milliseconds: performance.now() - began,
    },
    tiers: (count) => loadTiers(situation, figures.ownStatus, count),
    paths: (count) => loadPaths(situation, count),
    pathsAbove: (threshold) => loadPathsAbove(situation, threshold),
    async hiddenByOwnership() {
      const owned = readings.owned ?? (await loadOwned(members, location));
      if (owned === null || !owned.memberships.converged) return null;
      const by = (reading: BlocOnProjection) => loadShare(situation, reading);
      return Math.max(0, (await by(owned.union())) - (await by(location)));
    },
    async unknownOwners() {
      const { owned } = readings;
      if (owned === null || membership === 'LOCATION') return null;
      const { ownershipAtMost, controlAtMost, unionAtMost } = owned;
      const atMost = { OWNERSHIP: ownershipAtMost, CONTROL: controlAtMost, UNION: unionAtMost }[membership]();
      return Math.max(0, (await loadShare(situation, atMost)) - share);
    },
    unknownSeats: async () =>
      projection.layer.of === 'industries' || isNamed(members) ? null : loadMore({ ...members, withUnseated: true }),
    possiblyListed: async () =>
      members.partly === null ? null : loadMore({ ...members, ...eitherOf(members, members.partly) }),
    grossLookThrough: async () => (await loadOrigin(situation))?.grossLookThrough ?? null,
    valueAddedOrigin: async () => (await loadOrigin(situation))?.valueAddedOrigin ?? null,
    entries: (count) => loadEntries(situation, share, count),
    chokePoints: (count) => loadChokePoints(situation, share, count),
    chokeLinks: (count) => loadChokeLinks(situation, share, count),
    parts: (count) => partsOf(situation, count),
    partCount: weighed.weights.filter((weight) => weight > 0).length,
    alternatives: (asked) => loadAlternatives(graph, situation, asked),
    amountBounds: (limits) => loadAmountBounds(graph, situation, limits),
    estimate: () => loadEstimate(situation, datasets, { members, year: question.year, share, unknown }),
    scenario: null,
  };
}

/** The subject's exposure by another reading of the bloc. */
async function loadShare({ graph, projection, weighed }: Situation, bloc: BlocOnProjection): Promise<number> {
  const { share } = await graph.solver.solve(projection, bloc);
  return sumOver(weighed, (node) => bloc.membership[node] as number) + sumOnward(weighed, bloc, share);
}

function loadOrigin(situation: Situation) {
  return situation.graph.solver.origin(situation.projection, situation.bloc, keyed(situation));
}

async function loadEntries(situation: Situation, exposure: number, count: number): Promise<EntryList> {
  const { graph, projection, bloc } = situation;
  const found = await graph.solver.entries(projection, bloc, keyed(situation), count);
  return {
    entries: found.entries.map(({ node, share }) => ({
      ...pathNode(projection, node),
      share,
      shareOfExposure: Math.min(1, share / exposure),
    })),
    hhi: found.hhi,
    count: found.count,
  };
}

async function loadChokePoints(situation: Situation, exposure: number, count: number): Promise<readonly ChokePoint[]> {
  const { graph, projection, bloc, weighed } = situation;
  const found = await graph.solver.chokePoints(projection, bloc, keyed(situation), weighed.own, count);
  return found.map(({ node, share, lower, upper, returnFactor }) => ({
    ...pathNode(projection, node),
    share,
    shareOfExposure: Math.min(1, share / exposure),
    after: Math.max(0, exposure - share),
    lower,
    upper,
    returnFactor,
    membership: bloc.membership[node] as number,
  }));
}

async function loadChokeLinks(situation: Situation, exposure: number, count: number): Promise<readonly ChokeLink[]> {
  const { graph, projection, bloc } = situation;
  const found = await graph.solver.chokeLinks(projection, bloc, keyed(situation), count);
  const hops = await loadPurchases(graph.store, projection, found);
  return found.map(({ buyer, arc, share, lower, upper, gradient }, at) => ({
    supplier: pathNode(projection, projection.purchases.heads[arc] as number),
    buyer: pathNode(projection, buyer),
    hop: hops[at] as Hop,
    share,
    shareOfExposure: Math.min(1, share / exposure),
    after: Math.max(0, exposure - share),
    lower,
    upper,
    gradient,
  }));
}

/** Members of a bloc, in whole or in part, that a layer does not show. */
interface NotShown {
  readonly economies: readonly string[];
  readonly industries: readonly string[];
}

async function notShownOf({ store }: Graph, projection: Projection, members: BlocMembers): Promise<NotShown> {
  const economies = new Set([...members.degrees.keys(), ...(members.partly?.degrees.keys() ?? [])]);
  return {
    economies:
      projection.layer.of === 'firms' ? [] : [...economies].filter((economy) => !projection.shown.has(economy)).sort(),
    industries: await industriesNotShown(store, projection, members),
  };
}

function coverageLevel(
  projection: Projection,
  weighed: WeighedSubject,
  { hidden, bloc }: { readonly hidden: NotShown; readonly bloc: BlocOnProjection },
  notKnown: number,
): 'FULL' | 'PARTIAL' | 'NONE' {
  const { starts } = projection.purchases;
  const buys = weighed.nodes.some(
    (node) => (starts[node + 1] as number) > (starts[node] as number) || (projection.unknown[node] as number) > 0,
  );
  const showsNoMember = projection.layer.of === 'industries' && !bloc.membership.some((degree) => degree > 0);
  if (!buys || showsNoMember) return 'NONE';
  return notKnown > 1e-12 || hidden.economies.length + hidden.industries.length > 0 ? 'PARTIAL' : 'FULL';
}

function datasetsUsed(datasets: DatasetsInUse, keys: readonly string[]) {
  return [...new Set(keys)].flatMap((key) => datasets.byKey.get(key) ?? []);
}
