import { firstTouchExposure } from '../analytics/catalog.ts';
import type { StructuralPath, StructuralPaths } from '../analytics/structural-paths.ts';
import type { Graph } from '../graph/graph.ts';
import type { Projection } from '../graph/projection.ts';
import type { BlocOnProjection } from '../graph/workers/solver.ts';
import type { Solution } from '../graph/workers/solver-worker.ts';
import { type BlocMembers, loadBlocOrParties } from './bloc-members.ts';
import { type DatasetsInUse, loadDatasetsInUse } from './datasets-in-use.ts';
import { loadAlternatives } from './exposure-alternatives.ts';
import { loadAmountBounds } from './exposure-amounts.ts';
import type { ChokePoint, EntryList, Exposure, ExposurePath, PathList, Tier } from './exposure-answer.ts';
import { exposureAssumptions } from './exposure-assumptions.ts';
import { type BlocReadings, blocByLocation, loadOwnedReadings, readingOf } from './exposure-bloc.ts';
import { loadEstimate } from './exposure-estimate.ts';
import { type Hop, loadHops } from './exposure-evidence.ts';
import { loadOwnerChains, type PathMember } from './exposure-owners.ts';
import { effectOf } from './exposure-scenario.ts';
import { type ExposureQuestion, type FoundSubject, findSubject, type WeighedSubject } from './exposure-subject.ts';
import { pathNode } from './path-node.ts';
import { loadChanged } from './scenario.ts';

/** A subject and a bloc on a layer, solved. */
interface Situation {
  readonly graph: Graph;
  readonly projection: Projection;
  readonly readings: BlocReadings;
  readonly bloc: BlocOnProjection;
  readonly subject: string;
  readonly weighed: WeighedSubject;
  readonly solution: Solution;
}

/**
 * How exposed a subject is to a bloc through every tier of its supply, and how it comes about.
 *
 * `share + elsewhere + unknown + trapped = 1`; the true share lies in `lower … upper`, whatever the unknown suppliers are.
 *
 * @throws KnownError NOT_FOUND, BAD_USER_INPUT, UNFINISHED_LOAD.
 */
export async function loadExposure(graph: Graph, question: ExposureQuestion): Promise<Exposure> {
  const began = performance.now();
  const { store, projections } = graph;
  const datasets = await loadDatasetsInUse(store);
  const members = await loadBlocOrParties(store, question.to, question.asOf ?? `${question.year}-12-31`);
  const subject = await findSubject(store, datasets, question.subject, question.year, question.dataset);
  const projection = await projections.of(subject.layer, datasets.editionOf(subject.layer.dataset));
  const weighed = await subject.weigh(projection);
  const asked = { graph, question, datasets, subject, began };
  const exposure = await exposureOf(asked, { projection, members, weighed });
  if (!question.scenario) return exposure;
  const changed = await loadChanged(graph, question.scenario, { projection, members, weighed }, question.to);
  const after = await exposureOf(asked, changed);
  return {
    ...after,
    assumptions: [...changed.assumptions, ...after.assumptions],
    ...(changed.projection !== projection && { amountBounds: async () => null }),
    scenario: effectOf(exposure, after),
  };
}

interface Asked {
  readonly graph: Graph;
  readonly question: ExposureQuestion;
  readonly datasets: DatasetsInUse;
  readonly subject: FoundSubject;
  readonly began: number;
}

/** The exposure as the projection, the members and the subject's parts have it. */
async function exposureOf(
  { graph, question, datasets, subject, began }: Asked,
  {
    projection,
    members,
    weighed,
  }: { readonly projection: Projection; readonly members: BlocMembers; readonly weighed: WeighedSubject },
): Promise<Exposure> {
  const membership = question.membership ?? 'LOCATION';
  const location = blocByLocation(projection, members);
  const loadOwned = async () =>
    projection.layer.of === 'firms' ? loadOwnedReadings(graph, datasets, projection, members, location) : null;
  const readings: BlocReadings = { location, owned: membership === 'LOCATION' ? null : await loadOwned() };
  const bloc = readingOf(readings, membership);
  const solution = await graph.solver.solve(projection, bloc);
  const situation: Situation = { graph, projection, readings, bloc, subject: subject.key, weighed, solution };

  const onward = (values: Float64Array) => sumOnward(weighed, bloc, values);
  const figures = figuresOf(situation);
  const { share, unknown } = figures;
  const unstatedShare = onward(solution.unstated);
  const inUse = datasetsUsed(datasets, [
    subject.layer.dataset,
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
    converged: solution.converged,
    method: firstTouchExposure,
    years: {
      asked: question.year,
      used: subject.layer.year,
      membershipsOn: members.date,
      figures: [
        { figure: subject.layer.of === 'industries' ? 'input-output table' : 'supply links', year: subject.layer.year },
      ],
    },
    coverage: {
      level: coverageLevel(projection, weighed, members, unknown + unstatedShare),
      unknownShare: unknown,
      unstatedShare,
      membersNotShown: membersNotShown(projection, members),
    },
    assumptions: exposureAssumptions({
      projection,
      members,
      question,
      datasets: inUse,
      unstatedShare,
      membership,
      holdings: readings.owned?.holdings ?? null,
      partsNotShown: weighed.partsNotShown,
    }),
    datasets: inUse.map(({ key }) => key),
    cost: {
      nodes: projection.keys.length,
      links: projection.purchases.heads.length,
      sweeps: solution.sweeps,
      milliseconds: performance.now() - began,
    },
    tiers: (count) => loadTiers(graph, projection, bloc, weighed, figures.ownStatus, count),
    paths: (count) => loadPaths(situation, count),
    async hiddenByOwnership() {
      const owned = readings.owned ?? (await loadOwned());
      if (owned === null) return null;
      const by = (reading: BlocOnProjection) => loadShare(situation, reading);
      return Math.max(0, (await by(owned.union)) - (await by(location)));
    },
    async unknownOwners() {
      const { owned } = readings;
      if (owned === null || membership === 'CONTROL') return null;
      const atMost = membership === 'OWNERSHIP' ? owned.ownershipAtMost : owned.unionAtMost;
      return Math.max(0, (await loadShare(situation, atMost)) - share);
    },
    grossLookThrough: async () => (await loadOrigin(situation))?.grossLookThrough ?? null,
    valueAddedOrigin: async () =>
      projection.unstated.includes(1) ? null : ((await loadOrigin(situation))?.valueAddedOrigin ?? null),
    entries: (count) => loadEntries(situation, share, count),
    chokePoints: (count) => loadChokePoints(situation, share, count),
    alternatives: (asked) => loadAlternatives(graph, situation, asked),
    amountBounds: (limits) => loadAmountBounds(graph, situation, limits),
    estimate: () =>
      loadEstimate(graph, datasets, { projection, bloc, weighed, members, year: question.year, share, unknown }),
    scenario: null,
  };
}

/** The shares of a subject, and what they are in dollars. */
function figuresOf({ bloc, weighed, solution }: Situation) {
  const onward = (values: Float64Array) => sumOnward(weighed, bloc, values);
  const ownStatus = sumOver(weighed, (node) => bloc.membership[node] as number);
  const share = ownStatus + onward(solution.share);
  const face = Math.min(ownStatus + onward(solution.face), share);
  const unknown = onward(solution.unknown) + weighed.notShown;
  return {
    share,
    face,
    hidden: share - face,
    lower: Math.min(ownStatus + onward(solution.lower), share),
    upper: Math.min(1, Math.max(ownStatus + onward(solution.upper), share) + unknown),
    unknown,
    elsewhere: onward(solution.elsewhere),
    trapped: onward(solution.trapped),
    ownStatus,
    usd: weighed.usd === null ? null : share * weighed.usd,
  };
}

function sumOver({ nodes, weights }: WeighedSubject, perNode: (node: number) => number): number {
  return nodes.reduce((total, node, k) => total + (weights[k] as number) * perNode(node), 0);
}

/** What becomes of the value that the subject's parts buy, where they are not of the bloc themselves. */
function sumOnward(weighed: WeighedSubject, { membership }: BlocOnProjection, values: Float64Array): number {
  return sumOver(weighed, (node) => (1 - (membership[node] as number)) * (values[node] as number));
}

/** The subject's exposure by another reading of the bloc. */
async function loadShare({ graph, projection, weighed }: Situation, bloc: BlocOnProjection): Promise<number> {
  const { share } = await graph.solver.solve(projection, bloc);
  return sumOver(weighed, (node) => bloc.membership[node] as number) + sumOnward(weighed, bloc, share);
}

function loadOrigin({ graph, projection, bloc, subject, weighed }: Situation) {
  return graph.solver.origin(projection, bloc, { key: subject, nodes: weighed.nodes, weights: weighed.weights });
}

async function loadEntries(
  { graph, projection, bloc, subject, weighed }: Situation,
  exposure: number,
  count: number,
): Promise<EntryList> {
  const keyed = { key: subject, nodes: weighed.nodes, weights: weighed.weights };
  const found = await graph.solver.entries(projection, bloc, keyed, count);
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

async function loadChokePoints(
  { graph, projection, bloc, subject, weighed }: Situation,
  exposure: number,
  count: number,
): Promise<readonly ChokePoint[]> {
  const keyed = { key: subject, nodes: weighed.nodes, weights: weighed.weights };
  const found = await graph.solver.chokePoints(projection, bloc, keyed, weighed.own, count);
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

async function loadTiers(
  graph: Graph,
  projection: Projection,
  bloc: BlocOnProjection,
  weighed: WeighedSubject,
  ownStatus: number,
  count: number,
): Promise<readonly Tier[]> {
  const { met, untraced } = await graph.solver.tiers(projection, bloc, count);
  const onward = (values: Float64Array) =>
    weighed.nodes.reduce(
      (total, node, k) =>
        total + (weighed.weights[k] as number) * (1 - (bloc.membership[node] as number)) * (values[node] as number),
      0,
    );
  // A tier 0 is listed only where the subject itself holds members: it is status, not purchase.
  const tiers: Tier[] =
    ownStatus > 0 ? [{ tier: 0, share: ownStatus, cumulative: ownStatus, untraced: 1 - ownStatus }] : [];
  let cumulative = ownStatus;
  for (let k = 0; k < met.length && tiers.length < count; k++) {
    const share = onward(met[k] as Float64Array);
    cumulative += share;
    tiers.push({ tier: k + 1, share, cumulative, untraced: onward(untraced[k] as Float64Array) });
  }
  return tiers;
}

async function loadPaths(situation: Situation, count: number): Promise<PathList> {
  const { projection } = situation;
  const { found, paths } = await loadWays(situation, count);
  const met = new Set(found.paths.flatMap((path) => path.nodes));
  const ends = [...new Set(found.paths.map(({ nodes }) => nodes.at(-1) as number))];
  return {
    paths,
    covered: found.covered,
    coveredOfExposure: found.total > 0 ? found.covered / found.total : null,
    remainder: found.remainder,
    nodes: [...met].map((node) => pathNode(projection, node)),
    members: () => loadMembers(situation, ends),
  };
}

/** The largest ways from a subject to a bloc that the worker has solved, with the row that states each purchase. */
export async function loadWays(
  {
    graph,
    projection,
    bloc,
    subject,
    weighed,
  }: Pick<Situation, 'graph' | 'projection' | 'bloc' | 'subject' | 'weighed'>,
  count: number,
): Promise<{ readonly found: StructuralPaths; readonly paths: readonly ExposurePath[] }> {
  const found = await graph.solver.paths(
    projection,
    bloc,
    { key: subject, nodes: weighed.nodes, weights: weighed.weights },
    count,
  );
  const hops = await loadHops(graph.store, projection, weighed, found.paths);
  let cumulativeShare = 0;
  const paths = found.paths.map((path: StructuralPath, at) => {
    cumulativeShare += path.share;
    const nodes = path.nodes.map((node) => projection.keys[node] as string);
    return { share: path.share, cumulativeShare, simple: path.simple, nodes, hops: hops[at] as readonly Hop[] };
  });
  return { found, paths };
}

async function loadMembers(
  { graph, projection, readings: { location, owned }, bloc }: Situation,
  nodes: readonly number[],
): Promise<readonly PathMember[]> {
  const keys = nodes.map((node) => projection.keys[node] as string);
  const chains = owned === null ? new Map() : await loadOwnerChains(graph, owned, keys);
  return nodes.map((node, at) => {
    const key = keys[at] as string;
    const party = owned?.holdings.index.get(key);
    return {
      key,
      membership: bloc.membership[node] as number,
      location: location.membership[node] as number,
      ownership: owned === null ? null : (owned.ownership.membership[node] as number),
      control: owned === null ? null : (owned.control.membership[node] as number),
      unknownOwnership:
        owned === null ? null : party === undefined ? 0 : (owned.memberships.unknownOwnership[party] as number),
      owners: chains.get(key) ?? [],
    };
  });
}

function membersNotShown(projection: Projection, members: BlocMembers): readonly string[] {
  return projection.layer.of === 'firms'
    ? []
    : [...members.degrees.keys()].filter((economy) => !projection.shown.has(economy)).sort();
}

function coverageLevel(
  projection: Projection,
  weighed: WeighedSubject,
  members: BlocMembers,
  notKnown: number,
): 'FULL' | 'PARTIAL' | 'NONE' {
  const { starts } = projection.purchases;
  const buys = weighed.nodes.some(
    (node) => (starts[node + 1] as number) > (starts[node] as number) || (projection.unknown[node] as number) > 0,
  );
  const hidden = membersNotShown(projection, members).length;
  const showsNoMember = projection.layer.of === 'industries' && hidden === members.degrees.size;
  if (!buys || showsNoMember) return 'NONE';
  return notKnown > 1e-12 || hidden > 0 ? 'PARTIAL' : 'FULL';
}

function datasetsUsed(datasets: DatasetsInUse, keys: readonly string[]) {
  return [...new Set(keys)].flatMap((key) => datasets.byKey.get(key) ?? []);
}
