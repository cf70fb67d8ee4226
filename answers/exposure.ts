import { firstTouchExposure } from '../analytics/catalog.ts';
import type { StructuralPath } from '../analytics/structural-paths.ts';
import type { Graph } from '../graph/graph.ts';
import type { Projection } from '../graph/projection.ts';
import type { BlocOnProjection } from '../graph/workers/solver.ts';
import type { Finding } from '../model/finding.ts';
import { type BlocMembers, loadBlocMembers } from './bloc-members.ts';
import { type DatasetsInUse, loadDatasetsInUse } from './datasets-in-use.ts';
import { exposureAssumptions } from './exposure-assumptions.ts';
import { type Hop, loadHops } from './exposure-evidence.ts';
import { type ExposureQuestion, findSubject, type WeighedSubject } from './exposure-subject.ts';

/** Value that first meets the bloc at one tier. Shares 0..1 of the subject's value. */
export interface Tier {
  readonly tier: number;
  readonly share: number;
  readonly cumulative: number;
  /** Value still on its way after this tier: no later tiers together exceed it. */
  readonly untraced: number;
}

/** One way from the subject upstream to the bloc. */
export interface ExposurePath {
  readonly share: number;
  readonly cumulativeShare: number;
  readonly simple: boolean;
  /** Keys from the subject's part to the member that is met. */
  readonly nodes: readonly string[];
  readonly hops: readonly Hop[];
}

/** The largest paths, exactly; what they cover of the exposure, and what they leave. */
export interface PathList {
  readonly paths: readonly ExposurePath[];
  /** Exposure by these paths, share of the subject's value; `covered + remainder` is the exposure. */
  readonly covered: number;
  /** The same as a share of the exposure, 0..1; null where the exposure is 0. */
  readonly coveredOfExposure: number | null;
  /** Exposure by all other paths together, share of the subject's value. */
  readonly remainder: number;
  /** Each node of the paths once. */
  readonly nodes: readonly PathNode[];
}

export interface PathNode {
  readonly key: string;
  readonly name: string | null;
  readonly economies: readonly string[];
}

/** How exposed a subject is to a bloc. Shares are 0..1 of its value. */
export interface Exposure extends Finding {
  readonly subject: string;
  readonly bloc: string;
  readonly dataset: string;
  readonly share: number;
  readonly face: number;
  readonly hidden: number;
  readonly lower: number;
  readonly upper: number;
  readonly unknown: number;
  readonly elsewhere: number;
  readonly trapped: number;
  readonly ownStatus: number;
  readonly usd: number | null;
  readonly certifiedGap: number;
  readonly converged: boolean;
  tiers(count: number): Promise<readonly Tier[]>;
  paths(count: number): Promise<PathList>;
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
  const { store, projections, solver } = graph;
  const datasets = await loadDatasetsInUse(store);
  const members = await loadBlocMembers(store, question.to, `${question.year}-12-31`);
  const subject = await findSubject(store, datasets, question.subject, question.year, question.dataset);
  const projection = await projections.of(subject.layer, datasets.editionOf(subject.layer.dataset));
  const weighed = await subject.weigh(projection);
  const bloc = blocOnProjection(projection, members);
  const solution = await solver.solve(projection, bloc);

  const sum = (perNode: (node: number) => number) =>
    weighed.nodes.reduce((total, node, k) => total + (weighed.weights[k] as number) * perNode(node), 0);
  const member = (node: number) => bloc.membership[node] as number;
  const onward = (values: Float64Array) => sum((node) => (1 - member(node)) * (values[node] as number));
  const ownStatus = sum(member);
  const share = ownStatus + onward(solution.share);
  const unknown = onward(solution.unknown);
  const face = Math.min(ownStatus + onward(solution.face), share);
  const unstatedShare = onward(solution.unstated);
  const inUse = datasetsUsed(datasets, [subject.layer.dataset, ...members.datasets]);

  return {
    subject: subject.key,
    bloc: members.key,
    dataset: subject.layer.dataset,
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
    assumptions: exposureAssumptions({ projection, members, question, datasets: inUse, unstatedShare }),
    datasets: inUse.map(({ key }) => key),
    cost: {
      nodes: projection.keys.length,
      links: projection.purchases.heads.length,
      sweeps: solution.sweeps,
      milliseconds: performance.now() - began,
    },
    tiers: (count) => loadTiers(graph, projection, bloc, weighed, ownStatus, count),
    paths: (count) => loadPaths(graph, projection, bloc, subject.key, weighed, count),
  };
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

async function loadPaths(
  graph: Graph,
  projection: Projection,
  bloc: BlocOnProjection,
  subject: string,
  weighed: WeighedSubject,
  count: number,
): Promise<PathList> {
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
  const met = new Set(found.paths.flatMap((path) => path.nodes));
  const nodes = [...met].map((node) => ({
    key: projection.keys[node] as string,
    name: projection.names[node] ?? null,
    economies: projection.economies[node] ?? [],
  }));
  return {
    paths,
    covered: found.covered,
    coveredOfExposure: found.total > 0 ? found.covered / found.total : null,
    remainder: found.remainder,
    nodes,
  };
}

/** Membership of every node: that of its economy; of a firm with several seats, the mean over them. */
export function blocOnProjection(projection: Projection, members: BlocMembers): BlocOnProjection {
  const membership = new Float64Array(projection.keys.length);
  for (let node = 0; node < membership.length; node++) {
    const seats = projection.economies[node] ?? [];
    if (seats.length === 0) continue;
    membership[node] = seats.reduce((sum, economy) => sum + (members.degrees.get(economy) ?? 0), 0) / seats.length;
  }
  const degrees = [...members.degrees].map(([economy, degree]) => `${economy}=${degree}`).sort();
  return { key: degrees.join(' '), membership };
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
  if (!buys || hidden === members.degrees.size) return 'NONE';
  return notKnown > 1e-12 || hidden > 0 ? 'PARTIAL' : 'FULL';
}

function datasetsUsed(datasets: DatasetsInUse, keys: readonly string[]) {
  return [...new Set(keys)].flatMap((key) => datasets.byKey.get(key) ?? []);
}
