import { createHash } from 'node:crypto';
import type { StructuralPath, StructuralPaths } from '../analytics/structural-paths.ts';
import type { Graph } from '../graph/graph.ts';
import type { Projection } from '../graph/projection.ts';
import type { BlocOnProjection, KeyedSubject } from '../graph/workers/solver.ts';
import type { Solution } from '../graph/workers/solver-worker.ts';
import type { ExposurePart, ExposurePath, PathList, Tier } from './exposure-answer.ts';
import type { BlocReadings } from './exposure-bloc.ts';
import { type Hop, loadHopsOfLayer } from './exposure-evidence.ts';
import { loadOwnerChains, type PathMember } from './exposure-owners.ts';
import type { WeighedSubject } from './exposure-subject.ts';
import { pathNode } from './path-node.ts';

/** A subject and a bloc on a layer, solved. */
export interface Situation {
  readonly graph: Graph;
  readonly projection: Projection;
  readonly readings: BlocReadings;
  readonly bloc: BlocOnProjection;
  readonly subject: string;
  readonly weighed: WeighedSubject;
  readonly solution: Solution;
  /** The rows that state the purchases on paths, where the projection is not of one layer alone. */
  readonly loadHops?: (paths: readonly StructuralPath[]) => Promise<readonly (readonly Hop[])[]>;
}

/** The shares of a subject, and what they are in dollars. */
export function figuresOf({ bloc, weighed, solution }: Situation) {
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

/** What each part of the subject brings to its exposure: the `count` largest, of equal ones the one of the lower key. */
export function partsOf({ projection, bloc, weighed, solution }: Situation, count: number): readonly ExposurePart[] {
  const exposureOf = (node: number, share: Float64Array) => {
    const member = bloc.membership[node] as number;
    return member + (1 - member) * (share[node] as number);
  };
  const brought = weighed.nodes.flatMap((node, part) => {
    const weight = weighed.weights[part] as number;
    // Under a scenario a part may be gone.
    return weight > 0 ? [{ node, weight, exposure: exposureOf(node, solution.share) }] : [];
  });
  const total = brought.reduce((sum, { weight, exposure }) => sum + weight * exposure, 0);
  const byShare = brought
    .map((part) => ({ ...part, ...pathNode(projection, part.node), share: part.weight * part.exposure }))
    .sort((a, b) => b.share - a.share || (a.key < b.key ? -1 : 1));
  return byShare.slice(0, count).map(({ node, ...part }) => {
    const unknown = (1 - (bloc.membership[node] as number)) * (solution.unknown[node] as number);
    return {
      ...part,
      lower: Math.min(part.exposure, exposureOf(node, solution.lower)),
      upper: Math.min(1, Math.max(part.exposure, exposureOf(node, solution.upper)) + unknown),
      unknown,
      shareOfExposure: total > 0 ? Math.min(1, part.share / total) : 0,
    };
  });
}

export function sumOver({ nodes, weights }: WeighedSubject, perNode: (node: number) => number): number {
  return nodes.reduce((total, node, k) => total + (weights[k] as number) * perNode(node), 0);
}

/** What becomes of the value that the subject's parts buy, where they are not of the bloc themselves. */
export function sumOnward(weighed: WeighedSubject, { membership }: BlocOnProjection, values: Float64Array): number {
  return sumOver(weighed, (node) => (1 - (membership[node] as number)) * (values[node] as number));
}

/** The exposure by tier, nearest first. */
export async function loadTiers(
  { graph, projection, bloc, weighed }: Situation,
  ownStatus: number,
  count: number,
): Promise<readonly Tier[]> {
  const { met, untraced } = await graph.solver.tiers(projection, bloc, count);
  const onward = (values: Float64Array) => sumOnward(weighed, bloc, values);
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

/** The `count` largest paths from the subject to the bloc. */
export async function loadPaths(situation: Situation, count: number): Promise<PathList> {
  const { graph, projection, bloc } = situation;
  const found = await graph.solver.paths(projection, bloc, keyed(situation), count);
  return pathList(situation, found, await loadWays(situation, found.paths));
}

/** Every path of at least `threshold`, and exactly what was cut. */
export async function loadPathsAbove(situation: Situation, threshold: number): Promise<PathList> {
  const { graph, projection, bloc } = situation;
  const found = await graph.solver.pathsAbove(projection, bloc, keyed(situation), threshold);
  return pathList(situation, { ...found, remainder: found.pruned }, await loadWays(situation, found.paths));
}

type Asking = Pick<Situation, 'graph' | 'projection' | 'bloc' | 'subject' | 'weighed' | 'loadHops'>;

/**
 * A subject as the worker tells it from others: by its name and by what it is made of, which a decision that two records are one
 * firm changes while the layer stays as it is.
 */
export function keyed({ subject, weighed }: Pick<Asking, 'subject' | 'weighed'>): KeyedSubject {
  const { nodes, weights } = weighed;
  const digest = digests.get(weighed) ?? digestOf(weighed);
  digests.set(weighed, digest);
  return { key: `${subject} ${digest}`, nodes, weights };
}

/** A portfolio is asked for its paths, entries and choke points in turn, and may have thousands of parts. */
const digests = new WeakMap<WeighedSubject, string>();

function digestOf({ nodes, weights }: WeighedSubject): string {
  const hash = createHash('sha256').update(Uint32Array.from(nodes)).update(Float64Array.from(weights));
  return hash.digest('base64url').slice(0, 16);
}

function pathList(
  situation: Situation,
  {
    paths: found,
    total,
    covered,
    remainder,
    complete,
  }: Pick<StructuralPaths, 'paths' | 'total' | 'covered' | 'remainder' | 'complete'>,
  paths: readonly ExposurePath[],
): PathList {
  const met = new Set(found.flatMap((path) => path.nodes));
  const ends = [...new Set(found.map(({ nodes }) => nodes.at(-1) as number))];
  return {
    paths,
    covered,
    coveredOfExposure: total > 0 ? covered / total : null,
    remainder,
    complete,
    nodes: [...met].map((node) => pathNode(situation.projection, node)),
    members: () => loadMembers(situation, ends),
  };
}

/** Paths with the row that states each purchase. */
export async function loadWays(
  {
    graph,
    projection,
    weighed,
    loadHops = (found) => loadHopsOfLayer(graph.store, projection, weighed, found),
  }: Asking,
  found: readonly StructuralPath[],
): Promise<readonly ExposurePath[]> {
  const hops = await loadHops(found);
  let cumulativeShare = 0;
  return found.map((path, at) => {
    cumulativeShare += path.share;
    const ofPath = hops[at] as readonly Hop[];
    return {
      share: path.share,
      cumulativeShare,
      simple: path.simple,
      estimated: ofPath.some(({ estimated }) => estimated),
      nodes: path.nodes.map((node) => projection.keys[node] as string),
      hops: ofPath,
    };
  });
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
      ownership: owned === null ? null : (owned.ownership().membership[node] as number),
      control: owned === null ? null : (owned.control().membership[node] as number),
      unknownOwnership:
        owned === null ? null : party === undefined ? 0 : (owned.memberships.unknownOwnership[party] as number),
      owners: chains.get(key) ?? [],
    };
  });
}
