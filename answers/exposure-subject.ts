import { createHash } from 'node:crypto';
import type { Layer, Projection } from '../graph/projection.ts';
import { loadSameParties } from '../graph/same-parties.ts';
import type { Store } from '../graph/store.ts';
import { KnownError } from '../model/errors.ts';
import type { Iso3 } from '../model/iso3.ts';
import {
  chainsOfFirm,
  finalDemandOfEconomy,
  firmsByKey,
  industriesByCode,
  tablesOfEconomy,
  tablesOfIndustry,
} from '../queries/__generated__/read.ts';
import type { BlocChoice } from './bloc-members.ts';
import type { DatasetsInUse } from './datasets-in-use.ts';
import type { Membership } from './exposure-bloc.ts';
import type { Scenario } from './scenario-choice.ts';
import { chosenTable, type Table } from './table-choice.ts';

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
  const candidates = await industryCandidates(store, given);
  const tables: (Table & { readonly industry: string })[] = [];
  for (const industry of candidates) {
    for (const table of await store.rows(tablesOfIndustry, { industry })) {
      if (dataset === null || table.dataset === dataset) tables.push({ ...table, industry });
    }
  }
  const meanings = [...new Set(tables.map(({ industry }) => industry))];
  if (meanings.length > 1)
    throw new KnownError('BAD_USER_INPUT', {
      what: 'The industry',
      found: given,
      wanted: `one of ${meanings.join(', ')}, or a dataset`,
    });
  const subject = `industry:${meanings[0] ?? given}`;
  const layer = industriesOf(chosenTable(tables, { subject, year, dataset }, datasets.byKey));
  return {
    key: subject,
    layer,
    weigh: async (projection) => {
      const node = nodeOf(projection, meanings[0] as string);
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

/** Keys that `MEX:wiod8:MFE`, or `MEX:MFE` without a classification, may mean. */
async function industryCandidates(store: Store, given: string): Promise<readonly string[]> {
  const parts = given.split(':');
  if (parts.length === 3) return [given];
  const [economy = '', code = ''] = parts;
  if (parts.length !== 2)
    throw new KnownError('BAD_USER_INPUT', {
      what: 'The industry',
      found: given,
      wanted: 'a key such as MEX:wiod8:MFE, or MEX:MFE',
    });
  return (await store.rows(industriesByCode, { economy, code })).map(({ key }) => key);
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
    Promise.all(records.map((record) => store.rows(chainsOfFirm, { firm: record }))),
  ]);
  if (!known) throw new KnownError('NOT_FOUND', { kind: 'firm', key: firm });
  const subject = `firm:${firm}`;
  const table = chosenTable(chains.flat(), { subject, year, dataset }, datasets.byKey);
  return {
    key: subject,
    layer: { of: 'firms', ...table },
    weigh: async (projection) => {
      const shown = records.filter((record) => projection.index.has(record));
      const nodes = (shown.length > 0 ? shown : [firm]).map((record) => nodeOf(projection, record));
      const outputs = nodes.map((node) => projection.outputUsd[node] as number);
      const usd = outputs.reduce((sum, output) => sum + output, 0);
      return {
        nodes,
        weights: outputs.map((output) => (usd > 0 ? output / usd : 1 / nodes.length)),
        usd: Number.isNaN(usd) ? null : usd,
        purchases: null,
        own: nodes,
        ...allShown,
      };
    },
  };
}

/** A portfolio on the layer that shows its heaviest part; what the layer does not show of it weighs as unknown. */
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
  const [heaviest] = [...weightOf].sort(([, a], [, b]) => b - a);
  if (!heaviest || !(total > 0)) throw refuse('weights that sum to 0', 'a weight above 0');
  const { layer } = await (kind === 'firm' ? findFirm : findIndustry)(store, datasets, heaviest[0], year, dataset);
  const hash = createHash('sha256')
    .update(JSON.stringify([...weightOf].sort()))
    .digest('hex');
  return {
    key: `portfolio:${hash.slice(0, 12)}`,
    layer,
    async weigh(projection) {
      const nodes: number[] = [];
      const weights: number[] = [];
      const partsNotShown: string[] = [];
      for (const [key, weight] of weightOf) {
        const node = projection.index.get(key);
        if (node === undefined) partsNotShown.push(key);
        else {
          nodes.push(node);
          weights.push(weight / total);
        }
      }
      if (kind === 'firm' && partsNotShown.length > 0) {
        const known = new Set((await store.rows(firmsByKey, { keys: partsNotShown })).map(({ key }) => key));
        const stranger = partsNotShown.find((key) => !known.has(key));
        if (stranger !== undefined) throw new KnownError('NOT_FOUND', { kind: 'firm', key: stranger });
      }
      const [industry] = kind === 'industry' ? partsNotShown : [];
      if (industry !== undefined) nodeOf(projection, industry);
      const shown = weights.reduce((sum, weight) => sum + weight, 0);
      const notShown = partsNotShown.length === 0 ? 0 : Math.max(0, 1 - shown);
      return { nodes, weights, usd: null, purchases: null, own: [], notShown, partsNotShown };
    },
  };
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
