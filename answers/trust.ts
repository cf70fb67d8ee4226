import { trustOfNetwork } from '../analytics/catalog.ts';
import { partnerConcentration } from '../analytics/partner-concentration.ts';
import {
  type TrustScore as Score,
  type TrustDimension,
  trustDimensions,
  trustScore,
} from '../analytics/trust-score.ts';
import type { Graph } from '../graph/graph.ts';
import type { Projection } from '../graph/projection.ts';
import { loadSameParties } from '../graph/same-parties.ts';
import { KnownError } from '../model/errors.ts';
import type { Assumption, Finding } from '../model/finding.ts';
import { type TrustIndicatorName, type TrustPolicy, usualTrustWeights } from '../policies/trust-policy.ts';
import { emissionsOfIndustries, firmsByKey, holdingsInFirms } from '../queries/__generated__/read.ts';
import { type BlocChoice, loadBlocMembers } from './bloc-members.ts';
import { loadNearestInvestment } from './connector-figures.ts';
import { type DatasetsInUse, loadDatasetsInUse } from './datasets-in-use.ts';
import { loadLayer } from './estimated-output.ts';
import type { ExposurePath } from './exposure-answer.ts';
import { partsNotShownIn } from './exposure-assumptions.ts';
import { blocByLocation } from './exposure-bloc.ts';
import { findSubject, type SubjectChoice, type WeighedSubject } from './exposure-subject.ts';
import { keyed, loadWays } from './exposure-ways.ts';
import { type ListEntry, type ListedNodes, loadListedNodes } from './listed-nodes.ts';
import { once } from './once.ts';
import { type FirmScreening, loadScreenings } from './screening.ts';
import { nearestTable } from './table-choice.ts';
import { loadUpstreamRepairs, repairsSaid, type UpstreamRepairs, yearsOfTables } from './upstream-repairs.ts';

export interface TrustQuestion {
  readonly subject: SubjectChoice;
  readonly policy: TrustPolicy;
  /** Blocs of concern: those of the policy, or made up for the question. */
  readonly concern: readonly BlocChoice[];
  /** Null for the last year that any table or chain has. */
  readonly year: number | null;
  readonly dataset: string | null;
}

export interface IndicatorOfTrust {
  readonly name: TrustIndicatorName;
  readonly dimension: TrustDimension;
  readonly weight: number;
  /** 0..1, 1 is good; null where the graph has nothing that says it. */
  readonly value: number | null;
}

/** Something that a policy does not accept, with the chain that leads to it. */
export interface Violation {
  readonly indicator: TrustIndicatorName;
  /** False where an entry is about a part that may not be meant. */
  readonly certain: boolean;
  /** The node listed, or the member of a bloc of concern that is first met. */
  readonly node: string;
  readonly name: string | null;
  readonly entries: readonly ListEntry[];
  readonly path: ExposurePath;
}

/** An indicator that decides alone, and what stands behind it. */
export interface HardStop {
  readonly indicator: TrustIndicatorName;
  /** 0 where it fails; null where it was not observed, so that nobody knows. */
  readonly value: number | null;
  readonly violations: readonly Violation[];
  readonly screenings: readonly FirmScreening[];
}

/** How much of the subject’s chain rests on nodes that cannot be trusted: an interval. Shares 0..1 of its value. */
export interface WeakNodes {
  readonly threshold: number;
  readonly surely: number;
  readonly possibly: number;
}

export interface TrustAnswer extends Finding, Omit<Score, 'coverage'> {
  /** Share of the evidence that is there, mean over the dimensions, 0..1. */
  readonly evidenceCoverage: number;
  readonly subject: string;
  readonly policy: TrustPolicy;
  readonly indicators: readonly IndicatorOfTrust[];
  /** Regimes that reach the subject through a list or its owners, surely or possibly, with the steps from the listed parties. */
  readonly reached: readonly FirmScreening[];
  /** Why the gate is not passed: each hard stop with the chains and steps behind it. */
  hardStops(): Promise<readonly HardStop[]>;
  violations(count: number): Promise<readonly Violation[]>;
  weakNodes(): Promise<WeakNodes>;
}

/** Everything the indicators are read from. */
interface Evidence {
  readonly graph: Graph;
  readonly datasets: DatasetsInUse;
  readonly projection: Projection;
  readonly weighed: WeighedSubject;
  readonly listed: ListedNodes;
  readonly repairs: UpstreamRepairs;
  readonly question: TrustQuestion;
  readonly year: number;
  readonly date: string;
}

/** A set of nodes as a bloc to be exposed to. */
interface Marked {
  readonly key: string;
  readonly membership: Float64Array;
}

/** What an indicator is, with the datasets that it was read from beside the subject's own and the lists. */
interface Observation {
  readonly value: number | null;
  readonly datasets: readonly string[];
}

const unobserved: Observation = { value: null, datasets: [] };

const regimes = ['OFAC', 'EU', 'UK', 'BIS'] as const;
const restrictive: readonly string[] = ['SANCTIONS', 'MILITARY'];

/**
 * How far a subject can be trusted on five sides, with bounds for what the graph does not say. Not a legal determination.
 *
 * Every indicator is read from the graph or is null: nothing is made up. Violations and weak nodes are computed when asked for.
 *
 * @throws KnownError NOT_FOUND, BAD_USER_INPUT as `loadExposure`.
 */
export async function loadTrust(graph: Graph, question: TrustQuestion): Promise<TrustAnswer> {
  const began = performance.now();
  const { store } = graph;
  const datasets = await loadDatasetsInUse(store);
  const year = question.year ?? lastYear(datasets, question.subject);
  const date = `${year}-12-31`;
  const subject = await findSubject(store, datasets, question.subject, year, question.dataset);
  const walked = await loadLayer(graph, datasets, subject.layer);
  const { projection } = walked;
  const weighed = await subject.weigh(projection);
  const listed = await loadListedNodes(store, projection, date, question.policy.lists);
  const repairs = await loadUpstreamRepairs(graph, walked, keyed({ subject: subject.key, weighed }));
  const evidence: Evidence = { graph, datasets, projection, weighed, listed, repairs, question, year, date };

  const reached = await loadReached(evidence);
  const { values, datasets: readFrom } = await indicatorValues(evidence, reached);
  const indicators = trustDimensions.flatMap((dimension) =>
    Object.entries(usualTrustWeights[dimension]).map(([key, usual]): IndicatorOfTrust => {
      const name = key as TrustIndicatorName;
      return { name, dimension, weight: question.policy.weights[name] ?? usual, value: values[name] };
    }),
  );
  const of = (wanted: TrustDimension) =>
    indicators.filter(({ dimension }) => dimension === wanted).map(({ name, ...rest }) => ({ id: name, ...rest }));
  const score = scored(
    {
      supplyChains: of('supplyChains'),
      environmentalSocial: of('environmentalSocial'),
      nationalSecurityCompliance: of('nationalSecurityCompliance'),
      dataGovernance: of('dataGovernance'),
      financialSystems: of('financialSystems'),
    },
    question.policy,
  );
  const entries = [
    ...listed.surely.values(),
    ...listed.possibly.values(),
    ...reached.map(({ datasets: of }) => of.map((dataset) => ({ dataset }))),
  ].flat();
  return {
    ...score,
    subject: subject.key,
    policy: question.policy,
    indicators,
    reached,
    hardStops: once(async () =>
      hardStopsOf(score.stops, indicators, reached, await loadViolations(evidence, subject.key, 50)),
    ),
    violations: (count) => loadViolations(evidence, subject.key, count),
    weakNodes: () => loadWeakNodes(evidence),
    method: trustOfNetwork,
    years: {
      asked: year,
      used: subject.layer.year,
      membershipsOn: date,
      figures: [
        { figure: subject.layer.of === 'industries' ? 'input-output table' : 'supply links', year: subject.layer.year },
        ...yearsOfTables(repairs),
      ],
    },
    coverage: {
      level: score.coverage === 1 ? 'FULL' : score.coverage > 0 ? 'PARTIAL' : 'NONE',
      unknownShare: 1 - score.coverage,
      unstatedShare: 0,
      membersNotShown: [],
    },
    evidenceCoverage: score.coverage,
    assumptions: assumptions(evidence),
    datasets: [
      ...new Set([
        subject.layer.dataset,
        ...repairs.outputTables.map(({ dataset }) => dataset),
        ...entries.map(({ dataset }) => dataset),
        ...readFrom,
      ]),
    ],
    cost: {
      nodes: projection.keys.length,
      links: projection.purchases.heads.length,
      sweeps: 0,
      milliseconds: performance.now() - began,
    },
  };
}

function scored(indicators: Parameters<typeof trustScore>[0], { name, hardStops }: TrustPolicy): Score {
  try {
    return trustScore(indicators, hardStops);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new KnownError('BAD_USER_INPUT', {
      what: `The policy ${name}`,
      found: error.message,
      wanted: 'other weights',
    });
  }
}

async function indicatorValues(
  evidence: Evidence,
  reached: readonly FirmScreening[],
): Promise<{
  readonly values: Readonly<Record<TrustIndicatorName, number | null>>;
  readonly datasets: readonly string[];
}> {
  const { projection, weighed, listed, year } = evidence;
  const buys = weighed.nodes.some(
    (node) => directSuppliers(projection, node).length > 0 || (projection.unknown[node] ?? 0) > 0,
  );
  const known = listed.types.has('FORCED_LABOUR');
  const toForcedLabour = known ? await shareOf(evidence, marked(evidence, 'FORCED_LABOUR', 'surely')) : null;
  const concern = await concernMembership(evidence);
  const toConcern = concern && buys ? await shareOf(evidence, concern) : null;
  const unknown = buys ? await unknownShare(evidence) : null;
  const emissions = await emissionsIntensity(evidence);
  const owners = await ownershipTraced(evidence);
  const investors = await investorDiversity(evidence);
  const identifiers = await counterpartyIdentifiers(evidence);
  const values = {
    knownSuppliers: unknown === null ? null : 1 - unknown,
    visibleSuppliers: visibleSuppliers(evidence),
    supplierDiversity: supplierDiversity(evidence),
    forcedLabourExposureInv: toForcedLabour === null ? null : 1 - toForcedLabour,
    emissionsIntensity: emissions.value,
    sanctionsClear: sanctionsClear(evidence, reached),
    concernExposureInv: toConcern === null ? null : 1 - toConcern,
    ownershipTraced: owners.value,
    dataAge: Math.max(0, 1 - Math.abs(year - projection.layer.year) / 5),
    federatedAnswers: null, // one graph answers for itself
    investorDiversity: investors.value,
    counterpartyIdentifiers: identifiers.value,
  };
  const datasets = [emissions, owners, investors, identifiers].flatMap((observed) => observed.datasets);
  return { values, datasets: [...datasets, ...(toConcern === null ? [] : (concern?.datasets ?? []))] };
}

/** Share of the subject’s value that is, or has met upstream, one of the nodes marked. */
async function shareOf({ graph, projection, weighed }: Evidence, bloc: Marked): Promise<number> {
  if (!bloc.membership.some((degree) => degree > 0)) return 0;
  const { share } = await graph.solver.solve(projection, bloc);
  return onSubject(weighed, (node) => {
    const own = bloc.membership[node] as number;
    return own + (1 - own) * (share[node] as number);
  });
}

/** Share of the value that ends at suppliers that nobody names, at firms that do not state what they buy, or at parts that the layer does not show. */
async function unknownShare({ graph, projection, weighed }: Evidence): Promise<number> {
  const nobody = { key: 'nobody', membership: new Float64Array(projection.keys.length) };
  const { unknown, unstated } = await graph.solver.solve(projection, nobody);
  return Math.min(
    1,
    weighed.notShown + onSubject(weighed, (node) => (unknown[node] as number) + (unstated[node] as number)),
  );
}

function onSubject({ nodes, weights }: WeighedSubject, of: (node: number) => number): number {
  const sum = nodes.reduce((total, node, k) => total + (weights[k] as number) * of(node), 0);
  return Math.min(1, Math.max(0, sum));
}

function marked({ projection, listed }: Evidence, type: string, how: 'surely' | 'possibly'): Marked {
  const membership = new Float64Array(projection.keys.length);
  const listings = new Set<string>();
  for (const [node, entries] of listed[how])
    for (const entry of entries)
      if (entry.type === type) {
        membership[node] = 1;
        listings.add(`${entry.listing} ${entry.record}`);
      }
  return { key: `${how} ${type} ${[...listings].sort().join(' ')}`, membership };
}

/** Members of any bloc of concern; null where none is named. */
async function concernMembership({
  graph,
  projection,
  question,
  date,
}: Evidence): Promise<(Marked & { readonly datasets: readonly string[] }) | null> {
  if (question.concern.length === 0) return null;
  const membership = new Float64Array(projection.keys.length);
  const keys: string[] = [];
  const datasets: string[] = [];
  for (const choice of question.concern) {
    const members = await loadBlocMembers(graph.store, choice, date);
    const bloc = await blocByLocation(graph.store, projection, members);
    keys.push(bloc.key);
    datasets.push(...members.datasets);
    bloc.membership.forEach((degree, node) => {
      membership[node] = Math.max(membership[node] as number, degree);
    });
  }
  return { key: `concern ${keys.sort().join(' + ')}`, membership, datasets };
}

function directSuppliers({ purchases: { starts, heads, weights } }: Projection, node: number) {
  const [from, to] = [starts[node] as number, starts[node + 1] as number];
  return Array.from(heads.subarray(from, to), (supplier, k) => ({ supplier, share: weights[from + k] as number }));
}

/** What the subject buys of each named supplier, as a share of its value. */
function purchasesOfSubject({ projection, weighed }: Evidence): ReadonlyMap<number, number> {
  const bought = new Map<number, number>();
  weighed.nodes.forEach((node, k) => {
    for (const { supplier, share } of directSuppliers(projection, node))
      bought.set(supplier, (bought.get(supplier) ?? 0) + share * (weighed.weights[k] as number));
  });
  return bought;
}

function visibleSuppliers(evidence: Evidence): number | null {
  const bought = purchasesOfSubject(evidence);
  const all = [...bought.values()].reduce((sum, share) => sum + share, 0);
  if (!(all > 0)) return null;
  let visible = 0;
  for (const [supplier, share] of bought)
    if (directSuppliers(evidence.projection, supplier).length > 0) visible += share;
  return Math.min(1, visible / all);
}

function supplierDiversity(evidence: Evidence): number | null {
  const bought = [...purchasesOfSubject(evidence).values()];
  const normalised = partnerConcentration(bought, evidence.projection.keys.length)?.normalised ?? null;
  return normalised === null ? null : 1 - normalised;
}

/** Median intensity of the same sector over economies ÷ the subject’s, at most 1; by output where it is several industries. */
async function emissionsIntensity({ graph, datasets, projection, weighed }: Evidence): Promise<Observation> {
  if (projection.layer.of === 'firms') return unobserved;
  const { year } = projection.layer;
  const rows = await graph.store.rows(emissionsOfIndustries, { keys: [...projection.keys], years: [year] });
  const stating = [...new Set(rows.map(({ dataset }) => dataset))].map((dataset) => ({ dataset, year }));
  const chosen = nearestTable(stating, year, datasets.byKey)?.dataset;
  const intensity = new Map<number, number>();
  for (const { industry, dataset, co2Kt } of rows) {
    const node = projection.index.get(industry);
    if (dataset !== chosen || node === undefined || !((projection.outputUsd[node] as number) > 0)) continue;
    intensity.set(node, co2Kt / (projection.outputUsd[node] as number));
  }
  const sectorOf = (node: number) => (projection.keys[node] as string).split(':').slice(1).join(':');
  const bySector = new Map<string, number[]>();
  for (const [node, value] of intensity) bySector.set(sectorOf(node), [...(bySector.get(sectorOf(node)) ?? []), value]);
  let sum = 0;
  let weight = 0;
  weighed.nodes.forEach((node, k) => {
    const own = intensity.get(node);
    if (own === undefined) return;
    const peers = (bySector.get(sectorOf(node)) ?? []).sort((a, b) => a - b);
    const median = ((peers[(peers.length - 1) >> 1] as number) + (peers[peers.length >> 1] as number)) / 2;
    sum += (weighed.weights[k] as number) * (own === 0 ? 1 : Math.min(1, median / own));
    weight += weighed.weights[k] as number;
  });
  if (chosen === undefined || !(weight > 0)) return unobserved;
  return { value: Math.min(1, sum / weight), datasets: [chosen] };
}

const clearness = { CLEAR: 1, POSSIBLE: 0.5, BLOCKED: 0 } as const;

/**
 * What sanctions regimes say of the firms that the subject itself is, through lists and owners, worst first; those that
 * reach it alone. Lists that the policy leaves out do not count.
 */
async function loadReached({
  graph,
  projection,
  weighed,
  question,
  date,
}: Evidence): Promise<readonly FirmScreening[]> {
  if (projection.layer.of !== 'firms') return [];
  const firms = weighed.own.map((node) => projection.keys[node] as string);
  if (firms.length === 0) return [];
  const { lists } = question.policy;
  const found: FirmScreening[] = [];
  for (const regime of regimes) {
    for (const screening of await loadScreenings(graph, { firms, regime, asOf: date })) {
      const counts = lists === null || screening.listings.some(({ listing }) => lists.includes(listing));
      if (screening.status !== 'CLEAR' && counts) found.push(screening);
    }
  }
  return found.sort((a, b) => clearness[a.status] - clearness[b.status]);
}

/**
 * 1 where no part of the subject stands on a list of sanctions and no regime reaches it through its owners, 0 where one surely
 * does, 0.5 where one may, null where no such list is loaded.
 */
function sanctionsClear(evidence: Evidence, reached: readonly FirmScreening[]): number | null {
  const byLists = clearOfLists(evidence);
  return byLists === null ? null : Math.min(byLists, ...reached.map(({ status }) => clearness[status]));
}

function clearOfLists({ listed, weighed }: Evidence): number | null {
  if (!restrictive.some((type) => listed.types.has(type))) return null;
  const stands = (entries: readonly ListEntry[] | undefined) =>
    entries?.some(({ type }) => type !== null && restrictive.includes(type)) ?? false;
  if (weighed.nodes.some((node) => stands(listed.surely.get(node)))) return 0;
  return weighed.nodes.some((node) => stands(listed.possibly.get(node))) ? 0.5 : 1;
}

async function ownershipTraced({ graph, question, date }: Evidence): Promise<Observation> {
  if (!('firm' in question.subject)) return unobserved;
  const { recordsOf } = await loadSameParties(graph.store);
  const rows = await graph.store.rows(holdingsInFirms, { keys: [...recordsOf(question.subject.firm)], date });
  const stakes = rows.filter(({ interest }) => interest === 'ECONOMIC');
  if (stakes.length === 0) return unobserved;
  const named = new Map<string, number>();
  // Of several statements of one holding the least that any of them allows.
  for (const { holder, exactShare, minShare } of stakes)
    named.set(holder, Math.min(named.get(holder) ?? 1, exactShare ?? minShare ?? 0));
  const traced = [...named.values()].reduce((sum, share) => sum + share, 0);
  return { value: Math.min(1, traced), datasets: stakes.map(({ dataset }) => dataset) };
}

async function investorDiversity({ graph, datasets, question, year }: Evidence): Promise<Observation> {
  if (!('economy' in question.subject)) return unobserved;
  const flows = await loadNearestInvestment(graph, datasets.byKey, year);
  if (!flows) return unobserved;
  const origins = flows.inward.get(question.subject.economy);
  const normalised = origins && partnerConcentration([...origins.values()], flows.economies.size - 1)?.normalised;
  return typeof normalised === 'number' ? { value: 1 - normalised, datasets: [flows.dataset] } : unobserved;
}

/** Null where none has one: the data then say nothing of identifiers. */
async function counterpartyIdentifiers(evidence: Evidence): Promise<Observation> {
  if (evidence.projection.layer.of !== 'firms') return unobserved;
  const bought = purchasesOfSubject(evidence);
  const all = [...bought.values()].reduce((sum, share) => sum + share, 0);
  if (!(all > 0)) return unobserved;
  const keys = [...bought.keys()].map((node) => evidence.projection.keys[node] as string);
  const firms = new Map((await evidence.graph.store.rows(firmsByKey, { keys })).map((firm) => [firm.key, firm]));
  let identified = 0;
  for (const [node, share] of bought) if (firms.get(evidence.projection.keys[node] as string)?.lei) identified += share;
  if (!(identified > 0)) return unobserved;
  return {
    value: Math.min(1, identified / all),
    datasets: [...firms.values()].flatMap(({ dataset }) => dataset ?? []),
  };
}

/** The largest chains that lead to what the policy does not accept: certain ones first, then the largest. */
async function loadViolations(evidence: Evidence, subject: string, count: number): Promise<readonly Violation[]> {
  const { graph, projection, weighed, listed } = evidence;
  const searched: { indicator: TrustIndicatorName; certain: boolean; bloc: Marked; types: readonly string[] }[] = [];
  for (const how of ['surely', 'possibly'] as const) {
    for (const type of ['FORCED_LABOUR', ...restrictive]) {
      const indicator = type === 'FORCED_LABOUR' ? 'forcedLabourExposureInv' : 'sanctionsClear';
      searched.push({ indicator, certain: how === 'surely', bloc: marked(evidence, type, how), types: [type] });
    }
  }
  const concern = await concernMembership(evidence);
  if (concern) searched.push({ indicator: 'concernExposureInv', certain: true, bloc: concern, types: [] });
  const violations: Violation[] = [];
  for (const { indicator, certain, bloc, types } of searched) {
    if (!bloc.membership.some((degree) => degree > 0)) continue;
    await graph.solver.solve(projection, bloc);
    const found = await graph.solver.paths(projection, bloc, keyed({ subject, weighed }), count);
    const paths = await loadWays({ graph, projection, bloc, subject, weighed }, found.paths);
    for (const path of paths) {
      const key = path.nodes.at(-1) as string;
      const node = projection.index.get(key) as number;
      const entries = (certain ? listed.surely : listed.possibly).get(node) ?? [];
      violations.push({
        indicator,
        certain,
        node: key,
        name: projection.names[node] ?? null,
        entries: entries.filter(({ type }) => type !== null && types.includes(type)),
        path,
      });
    }
  }
  violations.sort((a, b) => Number(b.certain) - Number(a.certain) || b.path.share - a.path.share);
  // Of the ways to one node the largest stands for all: the others go round a loop, or differ by a detour.
  const first = new Map<string, Violation>();
  for (const violation of violations) {
    const key = `${violation.indicator} ${violation.certain} ${violation.node}`;
    if (!first.has(key)) first.set(key, violation);
  }
  return [...first.values()].slice(0, count);
}

function hardStopsOf(
  stops: readonly string[],
  indicators: readonly IndicatorOfTrust[],
  reached: readonly FirmScreening[],
  violations: readonly Violation[],
): readonly HardStop[] {
  return indicators
    .filter(({ name }) => stops.includes(name))
    .map(({ name, value }) => ({
      indicator: name,
      value,
      violations: violations.filter(({ indicator, certain }) => indicator === name && certain),
      screenings: name === 'sanctionsClear' ? reached : [],
    }));
}

/**
 * A node is as weak as the weaker of two things known of it: whether it stands on a list, and what share of its purchases
 * has a named supplier. What is not known of it may be 0 or 1.
 */
async function loadWeakNodes({ graph, projection, weighed, listed, question }: Evidence): Promise<WeakNodes> {
  const { threshold } = question.policy;
  const n = projection.keys.length;
  const lower = new Float64Array(n);
  const upper = new Float64Array(n);
  for (let node = 0; node < n; node++) {
    const named = 1 - (projection.unknown[node] as number);
    const isListed = listed.surely.has(node);
    const clear = isListed ? [0, 0] : listed.types.size > 0 && !listed.possibly.has(node) ? [1, 1] : [0, 1];
    const visible = projection.unstated[node] === 1 ? [0, named] : [named, named];
    lower[node] = Math.min(clear[0] as number, visible[0] as number);
    upper[node] = Math.min(clear[1] as number, visible[1] as number);
  }
  const found = await graph.solver.trust(projection, { lower, upper, threshold });
  const share = (bounds: Float64Array, onward: Float64Array) =>
    onSubject(weighed, (node) => ((bounds[node] as number) < threshold ? 1 : (onward[node] as number)));
  return {
    threshold,
    surely: share(upper, found.surelyWeak.share),
    possibly: share(lower, found.possiblyWeak.share),
  };
}

/** The last year that any layer of the kind has: the subject may still be in an earlier one only. */
function lastYear(datasets: DatasetsInUse, subject: SubjectChoice): number {
  const sources = 'firm' in subject ? ['chain'] : ['mrio'];
  const years = [...datasets.byKey.values()].flatMap(({ source, years }) => (sources.includes(source) ? years : []));
  if (years.length === 0) throw new KnownError('NOT_FOUND', { kind: 'table or chain', key: sources.join() });
  return Math.max(...years);
}

function assumptions({ projection, weighed, listed, repairs, question, datasets }: Evidence): readonly Assumption[] {
  const said: Assumption[] = [
    {
      code: 'NOT_A_LEGAL_DETERMINATION',
      text: 'A score is a summary of evidence, and no statement about anybody’s standing in law.',
    },
    {
      code: 'NOT_OBSERVED',
      text: 'An indicator of which the graph says nothing is null: it leaves the score, lowers coverage and widens the bounds.',
    },
    {
      code: 'LISTED_ITSELF',
      text: 'Sanctions are looked up of the subject itself, and of a firm through its owners by the rules of OFAC, the EU, the UK and BIS as they were in force; of its suppliers the lists alone are looked up.',
    },
  ];
  said.push(...partsNotShownIn(projection.layer, weighed.partsNotShown), ...repairsSaid(repairs));
  if (listed.possibly.size > 0)
    said.push({
      code: 'PARTS_NOT_LOCATED',
      text: `Lists name regions and goods of which the graph does not say who belongs to them: ${listed.possibly.size} nodes are possible only, and no part of the score.`,
    });
  const missing = ['FORCED_LABOUR', 'SANCTIONS'].filter((type) => !listed.types.has(type));
  if (missing.length > 0)
    said.push({ code: 'NO_LISTS', text: `No list of these kinds is loaded: ${missing.join(', ')}.` });
  if (question.concern.length === 0)
    said.push({ code: 'NO_CONCERN', text: 'The policy names no bloc of concern: reliance on one is not scored.' });
  if (datasets.byKey.get(projection.layer.dataset)?.illustrative)
    said.push({ code: 'ILLUSTRATIVE', text: `The figures of ${projection.layer.dataset} are invented.` });
  return said;
}
