import { createHash } from 'node:crypto';
import type { Layer, Projection } from '../graph/projection.ts';
import { loadSameParties } from '../graph/same-parties.ts';
import type { Store } from '../graph/store.ts';
import { KnownError } from '../model/errors.ts';
import type { Iso3 } from '../model/iso3.ts';
import {
  chainsOfFirms,
  finalDemandOfEconomy,
  firmsByKey,
  industriesByCode,
  industryKeys,
  tablesOfEconomy,
  tablesOfIndustries,
} from '../queries/__generated__/read.ts';
import type { BlocChoice } from './bloc-members.ts';
import type { DatasetsInUse } from './datasets-in-use.ts';
import type { Membership } from './exposure-bloc.ts';
import type { Scenario } from './scenario-choice.ts';
import { chosenTable, farthestYears, type Table } from './table-choice.ts';

/** Whose exposure is asked: an economy's output, its final demand, one industry, one firm, or suppliers by weight. */
export type SubjectChoice =
  | { readonly economy: Iso3 }
  | { readonly finalDemand: Iso3 }
  | { readonly industry: string }
  | { readonly firm: string }
  | { readonly portfolio: readonly PortfolioPart[] };

/** A supplier of a portfolio and what it weighs, in any unit: exactly one of firm and industry. */
export interface PortfolioPart {
  readonly firm?: string | null | undefined;
  readonly industry?: string | null | undefined;
  readonly weight: number;
}

/** Suppliers that one portfolio may hold. */
const mostParts = 5_000;
/** Parts whose tables one read asks for. */
const page = 250;

/** What is asked: whose exposure, to which bloc, in which year. */
export interface ExposureQuestion {
  readonly subject: SubjectChoice;
  readonly to: BlocChoice;
  readonly year: number;
  /** The one dataset to use; null for the choice that `chosenTable` states. */
  readonly dataset: string | null;
  /** What makes a supplier count to the bloc; its location where nothing is said. */
  readonly membership?: Membership;
  /** Day of the bloc's members and of the holdings; 31 December of the year where nothing is said. */
  readonly asOf?: string | null;
  /** What would be different; null for the world as the data have it. */
  readonly scenario?: Scenario | null;
}

/** A subject found in the graph: the layer that shows it, and what it is made of there. */
export interface FoundSubject {
  /** As the command line writes it: `industry:MEX:wiod8:MFE`. */
  readonly key: string;
  readonly layer: Layer;
  /** What the subject is made of, once the layer is projected. Weights sum to 1. */
  weigh(projection: Projection): Promise<WeighedSubject>;
}

/** The parts of a subject in a projection, and their value. */
export interface WeighedSubject {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
  /** Value that the shares are shares of, US dollars; null where nobody states it. */
  readonly usd: number | null;
  /** Where each part was read, for subjects that are bought by somebody: the first hop of every path. */
  readonly purchases: readonly SubjectPurchase[] | null;
  /** Nodes that are the subject itself; none of one that only buys of its parts. */
  readonly own: readonly number[];
  /** Weight of parts that the layer does not show: what becomes of it is unknown. `weights` and this sum to 1. */
  readonly notShown: number;
  /** Keys of those parts. */
  readonly partsNotShown: readonly string[];
}

/** What the subject itself buys of one industry. */
export interface SubjectPurchase {
  readonly buyer: string;
  readonly usd: number;
  readonly record: string;
  readonly basis: string;
}

/**
 * Finds whose exposure is asked and which one table answers.
 *
 * @throws KnownError BAD_USER_INPUT where a key is malformed or means several industries; NOT_FOUND where nothing has it.
 */
export async function findSubject(
  store: Store,
  datasets: DatasetsInUse,
  choice: SubjectChoice,
  year: number,
  dataset: string | null,
): Promise<FoundSubject> {
  if ('firm' in choice) return findFirm(store, datasets, choice.firm, year, dataset);
  if ('portfolio' in choice) return findPortfolio(store, datasets, choice.portfolio, year, dataset);
  if ('industry' in choice) return findIndustry(store, datasets, choice.industry, year, dataset);
  const economy = 'economy' in choice ? choice.economy : choice.finalDemand;
  const tables = await store.rows(tablesOfEconomy, { economy });
  const key = 'economy' in choice ? `economy:${economy}` : `final-demand:${economy}`;
  const layer = industriesOf(chosenTable(tables, { subject: key, year, dataset }, datasets.byKey));
  return {
    key,
    layer,
    weigh: async (projection) =>
      'economy' in choice ? byOutput(projection, economy) : byFinalDemand(store, projection, economy),
  };
}

async function findIndustry(
  store: Store,
  datasets: DatasetsInUse,
  given: string,
  year: number,
  dataset: string | null,
): Promise<FoundSubject> {
  const candidates = (await loadIndustriesNamed(store, [given])).get(given) ?? [];
  const tables = await loadTablesOfIndustries(store, candidates, dataset);
  const meaning = meaningOf(given, candidates, tables) ?? given;
  const subject = `industry:${meaning}`;
  const layer = industriesOf(chosenTable(tables, { subject, year, dataset }, datasets.byKey));
  return {
    key: subject,
    layer,
    weigh: async (projection) => {
      const node = nodeOf(projection, meaning);
      return {
        nodes: [node],
        weights: [1],
        usd: projection.outputUsd[node] as number,
        purchases: null,
        own: [node],
        ...allShown,
      };
    },
  };
}

/** Keys that each of `MEX:wiod8:MFE`, or `MEX:MFE` without a classification, may mean. */
async function loadIndustriesNamed(
  store: Store,
  given: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const named = new Map<string, string[]>();
  const [economies, codes] = [new Set<string>(), new Set<string>()];
  for (const key of given) {
    const parts = key.split(':');
    if (parts.length !== 2 && parts.length !== 3)
      throw new KnownError('BAD_USER_INPUT', {
        what: 'The industry',
        found: key,
        wanted: 'a key such as MEX:wiod8:MFE, or MEX:MFE',
      });
    named.set(key, parts.length === 3 ? [key] : []);
    if (parts.length === 3) continue;
    const [economy = '', code = ''] = parts;
    economies.add(economy);
    codes.add(code);
  }
  if (codes.size === 0) return named;
  for (const { key, economy, code } of await store.rows(industriesByCode, {
    economies: [...economies],
    codes: [...codes],
  }))
    named.get(`${economy}:${code}`)?.push(key);
  return named;
}

type TableOfRecord = Table & { readonly key: string };

async function loadTablesOfIndustries(
  store: Store,
  industries: readonly string[],
  dataset: string | null,
): Promise<readonly TableOfRecord[]> {
  const tables = await store.rows(tablesOfIndustries, { industries });
  return tables.filter((table) => dataset === null || table.dataset === dataset);
}

/** The one of the candidates that has tables; null where none has. */
function meaningOf(given: string, candidates: readonly string[], tables: readonly TableOfRecord[]): string | null {
  const having = new Set(tables.map(({ key }) => key));
  const [meaning = null, ...others] = candidates.filter((candidate) => having.has(candidate));
  if (others.length > 0)
    throw new KnownError('BAD_USER_INPUT', {
      what: 'The industry',
      found: given,
      wanted: `one of ${[meaning, ...others].join(', ')}, or a dataset`,
    });
  return meaning;
}

async function findFirm(
  store: Store,
  datasets: DatasetsInUse,
  firm: string,
  year: number,
  dataset: string | null,
): Promise<FoundSubject> {
  // The firm under any of its records; of several in one chain each counts by what it makes.
  const records = (await loadSameParties(store)).recordsOf(firm);
  const [[known], chains] = await Promise.all([
    store.rows(firmsByKey, { keys: [firm] }),
    store.rows(chainsOfFirms, { firms: records }),
  ]);
  if (!known) throw new KnownError('NOT_FOUND', { kind: 'firm', key: firm });
  const subject = `firm:${firm}`;
  const table = chosenTable(chains, { subject, year, dataset }, datasets.byKey);
  return {
    key: subject,
    layer: { of: 'firms', dataset: table.dataset, year: table.year },
    weigh: async (projection) => {
      const { nodes, weights, usd } = recordsShown(projection, records);
      if (nodes.length === 0) nodeOf(projection, firm);
      return { nodes, weights, usd: Number.isNaN(usd) ? null : usd, purchases: null, own: nodes, ...allShown };
    },
  };
}

/** The nodes that a projection has of the records of one party: each weighs by what it makes, all together 1. */
function recordsShown(projection: Projection, records: readonly string[]) {
  const nodes = records.flatMap((record) => projection.index.get(record) ?? []);
  const outputs = nodes.map((node) => projection.outputUsd[node] as number);
  const usd = outputs.reduce((sum, output) => sum + output, 0);
  return { nodes, weights: outputs.map((output) => (usd > 0 ? output / usd : 1 / nodes.length)), usd };
}

/** How the parts of a portfolio are found in the graph, by their keys as given. */
interface PartsInGraph {
  /** Keys of nodes that may stand for a part: the records of a firm, or the industry meant. */
  recordsOf(part: string): readonly string[];
  loadTables(records: readonly string[]): Promise<readonly TableOfRecord[]>;
  /** Which of them the graph knows at all. */
  loadKnown(parts: readonly string[]): Promise<ReadonlySet<string>>;
}

async function loadFirmsInGraph(store: Store): Promise<PartsInGraph> {
  const { recordsOf } = await loadSameParties(store);
  return {
    recordsOf,
    loadTables: (firms) => store.rows(chainsOfFirms, { firms }),
    loadKnown: async (keys) => new Set((await store.rows(firmsByKey, { keys })).map(({ key }) => key)),
  };
}

async function loadIndustriesInGraph(
  store: Store,
  parts: readonly string[],
  dataset: string | null,
): Promise<PartsInGraph> {
  const named = await loadIndustriesNamed(store, parts);
  const loadTables = (industries: readonly string[]) => loadTablesOfIndustries(store, industries, dataset);
  const meant = new Map(named);
  const unclear = [...named].filter(([, candidates]) => candidates.length > 1);
  for (const some of pagesOf(unclear)) {
    const tables = await loadTables(some.flatMap(([, candidates]) => candidates));
    for (const [part, candidates] of some) {
      const meaning = meaningOf(part, candidates, tables);
      meant.set(part, meaning === null ? [] : [meaning]);
    }
  }
  return {
    recordsOf: (part) => meant.get(part) ?? [],
    loadTables,
    async loadKnown(keys) {
      const known = new Set((await store.rows(industryKeys, {})).map(({ key }) => key));
      return new Set(keys.filter((part) => named.get(part)?.some((industry) => known.has(industry))));
    },
  };
}

/** A portfolio on the layer of its heaviest part that a layer shows; what that layer does not show weighs as unknown. */
async function findPortfolio(
  store: Store,
  datasets: DatasetsInUse,
  parts: readonly PortfolioPart[],
  year: number,
  dataset: string | null,
): Promise<FoundSubject> {
  const what = 'The portfolio';
  const refuse = (found: string, wanted: string) => new KnownError('BAD_USER_INPUT', { what, found, wanted });
  if (parts.length === 0 || parts.length > mostParts) throw refuse(`${parts.length} parts`, `1 to ${mostParts} parts`);
  const kind = parts[0]?.firm ? 'firm' : 'industry';
  const weightOf = new Map<string, number>();
  for (const part of parts) {
    const key = part[kind];
    if (!key || (part.firm && part.industry))
      throw refuse(JSON.stringify(part), 'one of firm and industry in each part, and the same in all');
    if (!(part.weight >= 0 && part.weight < Number.POSITIVE_INFINITY))
      throw refuse(`the weight ${part.weight}`, 'weights of 0 or more');
    weightOf.set(key, (weightOf.get(key) ?? 0) + part.weight);
  }
  const total = [...weightOf.values()].reduce((sum, weight) => sum + weight, 0);
  const byWeight = [...weightOf].filter(([, weight]) => weight > 0).sort(([, a], [, b]) => b - a);
  const heaviestFirst = byWeight.map(([key]) => key);
  const [heaviest] = heaviestFirst;
  if (heaviest === undefined) throw refuse('weights that sum to 0', 'a weight above 0');
  const inGraph =
    kind === 'firm' ? await loadFirmsInGraph(store) : await loadIndustriesInGraph(store, [...weightOf.keys()], dataset);
  // Where no layer shows any, the heaviest is refused as it would be alone.
  const leading = (await firstWithTable(inGraph, heaviestFirst, year, dataset)) ?? heaviest;
  const { layer } = await (kind === 'firm' ? findFirm : findIndustry)(store, datasets, leading, year, dataset);
  const hash = createHash('sha256')
    .update(JSON.stringify([...weightOf].sort()))
    .digest('hex');
  return {
    key: `portfolio:${hash.slice(0, 12)}`,
    layer,
    async weigh(projection) {
      const weightAt = new Map<number, number>();
      const partsNotShown: string[] = [];
      for (const [part, weight] of weightOf) {
        const { nodes, weights } = recordsShown(projection, inGraph.recordsOf(part));
        if (nodes.length === 0) partsNotShown.push(part);
        // Two parts may be records of one firm.
        for (const [at, node] of nodes.entries())
          weightAt.set(node, (weightAt.get(node) ?? 0) + ((weights[at] as number) * weight) / total);
      }
      if (partsNotShown.length > 0) {
        const known = await inGraph.loadKnown(partsNotShown);
        const stranger = partsNotShown.find((part) => !known.has(part));
        if (stranger !== undefined) throw new KnownError('NOT_FOUND', { kind, key: stranger });
      }
      const [nodes, weights] = [[...weightAt.keys()], [...weightAt.values()]];
      const shown = weights.reduce((sum, weight) => sum + weight, 0);
      if (shown === 0) nodeOf(projection, leading);
      const notShown = partsNotShown.length === 0 ? 0 : Math.max(0, 1 - shown);
      return { nodes, weights, usd: null, purchases: null, own: [], notShown, partsNotShown };
    },
  };
}

/** The first of the parts that a table has within reach of the year; null where none has any. A read for each page of parts. */
async function firstWithTable(
  { recordsOf, loadTables }: PartsInGraph,
  parts: readonly string[],
  year: number,
  dataset: string | null,
): Promise<string | null> {
  for (const some of pagesOf(parts)) {
    const tables = await loadTables(some.flatMap(recordsOf));
    const near = tables.filter(
      (table) => (dataset === null || table.dataset === dataset) && Math.abs(table.year - year) <= farthestYears,
    );
    const having = new Set(near.map(({ key }) => key));
    const found = some.find((part) => recordsOf(part).some((record) => having.has(record)));
    if (found !== undefined) return found;
  }
  return null;
}

function pagesOf<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / page) }, (_, at) => all.slice(at * page, (at + 1) * page));
}

function industriesOf({ dataset, year }: Table): Layer {
  return { of: 'industries', dataset, year };
}

const allShown = { notShown: 0, partsNotShown: [] } as const;

function nodeOf(projection: Projection, key: string): number {
  const node = projection.index.get(key);
  if (node === undefined)
    throw new KnownError('NOT_FOUND', { kind: `node of ${projection.layer.dataset} in ${projection.layer.year}`, key });
  return node;
}

/** An economy as what it produces: its industries by gross output. */
function byOutput(projection: Projection, economy: Iso3): WeighedSubject {
  const nodes: number[] = [];
  const usd: number[] = [];
  for (let node = 0; node < projection.keys.length; node++) {
    const output = projection.outputUsd[node] as number;
    if (projection.economies[node]?.[0] !== economy || !(output > 0)) continue;
    nodes.push(node);
    usd.push(output);
  }
  return weighed(`economy:${economy}`, nodes, usd, null);
}

/** An economy as what its users finally buy: industries of all economies by its final demand; where stocks fall, nothing. */
async function byFinalDemand(store: Store, projection: Projection, economy: Iso3): Promise<WeighedSubject> {
  const { dataset, year } = projection.layer;
  const sums = new Map<number, { usd: number; largest: SubjectPurchase }>();
  for (const { industry, usd, record, basis } of await store.rows(finalDemandOfEconomy, { dataset, year, economy })) {
    const node = nodeOf(projection, industry);
    const sum = sums.get(node);
    const purchase = { buyer: `final-demand:${economy}`, usd, record, basis };
    if (!sum) sums.set(node, { usd, largest: purchase });
    else sums.set(node, { usd: sum.usd + usd, largest: usd > sum.largest.usd ? purchase : sum.largest });
  }
  const bought = [...sums].filter(([, { usd }]) => usd > 0);
  return weighed(
    `final-demand:${economy}`,
    bought.map(([node]) => node),
    bought.map(([, { usd }]) => usd),
    bought.map(([, { usd, largest }]) => ({ ...largest, usd })),
  );
}

function weighed(
  subject: string,
  nodes: readonly number[],
  usd: readonly number[],
  purchases: readonly SubjectPurchase[] | null,
): WeighedSubject {
  const total = usd.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) throw new KnownError('NOT_FOUND', { kind: 'value above zero', key: subject });
  return {
    nodes,
    weights: usd.map((value) => value / total),
    usd: total,
    purchases,
    own: purchases === null ? nodes : [],
    ...allShown,
  };
}
