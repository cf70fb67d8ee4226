import type { Graph } from '../graph/graph.ts';
import type { Projection } from '../graph/projection.ts';
import type { Store } from '../graph/store.ts';
import type { BlocOnProjection } from '../graph/workers/solver.ts';
import { activitiesOfFirms, tablesOfIndustry } from '../queries/__generated__/read.ts';
import type { BlocMembers } from './bloc-members.ts';
import type { DatasetsInUse } from './datasets-in-use.ts';
import type { ExposureEstimate } from './exposure-answer.ts';
import { blocByLocation } from './exposure-bloc.ts';
import type { WeighedSubject } from './exposure-subject.ts';
import { sharedShares } from './shared-shares.ts';
import { chosenTable } from './table-choice.ts';

/** Firms whose industries are read at a time. */
const page = 2_000;
/** Industries that are tried for a table. */
const mostTried = 50;

/**
 * A point estimate of a firm's exposure: what is bought from unknown suppliers is taken to be like the buyer's industry.
 *
 * @returns null for industries, where no supplier is unknown, and where no table of a year near enough shows the industries.
 */
export async function loadEstimate(
  { store, solver, projections }: Graph,
  datasets: DatasetsInUse,
  {
    projection,
    bloc,
    weighed,
    members,
    year,
    share,
    unknown,
  }: {
    readonly projection: Projection;
    readonly bloc: BlocOnProjection;
    readonly weighed: WeighedSubject;
    readonly members: BlocMembers;
    readonly year: number;
    /** Of the subject, as it is without the estimate. */
    readonly share: number;
    readonly unknown: number;
  },
): Promise<ExposureEstimate | null> {
  if (projection.layer.of === 'industries' || unknown === 0) return null;
  const cells = await loadCells(store, projection);
  const table = await loadTable(store, datasets, cells, year);
  if (table === null) return null;
  const edition = datasets.editionOf(table.dataset);
  const industries = await projections.of({ of: 'industries', ...table }, edition);
  const byCell = await solver.solve(industries, blocByLocation(industries, members));
  const name = `estimate ${table.dataset} ${edition} ${table.year} ${bloc.key}`;
  const widened = await projections.amended(projection, name, async () =>
    estimated(projection, cells, industries, byCell),
  );
  const n = bloc.membership.length;
  const membership = new Float64Array(n + 1);
  membership.set(bloc.membership);
  membership[n] = 1;
  const solved = await solver.solve(widened, { key: bloc.key, membership });
  const over = (values: Float64Array) =>
    weighed.nodes.reduce(
      (sum, node, part) =>
        sum + (weighed.weights[part] as number) * (1 - (bloc.membership[node] as number)) * (values[node] as number),
      0,
    );
  const own = weighed.nodes.reduce(
    (sum, node, part) => sum + (weighed.weights[part] as number) * (bloc.membership[node] as number),
    0,
  );
  const left = Math.min(unknown, over(solved.unknown) + weighed.notShown);
  return {
    share: Math.max(share, own + over(solved.share)),
    unknown: left,
    estimatedShare: unknown - left,
    dataset: table.dataset,
    year: table.year,
  };
}

interface Cell {
  readonly firm: number;
  readonly industry: string;
  readonly revenueUsd: number;
}

/** The industries of the layer's firms that buy from unknown suppliers, those with the most unknown first. */
async function loadCells(store: Store, { layer, keys, index, unknown }: Projection): Promise<readonly Cell[]> {
  const asked = keys.filter((_, firm) => (unknown[firm] as number) > 0);
  const cells: Cell[] = [];
  for (let from = 0; from < asked.length; from += page) {
    const rows = await store.rows(activitiesOfFirms, { keys: asked.slice(from, from + page) });
    for (const { firm, industry, year, dataset, revenueUsd } of rows) {
      if (dataset === layer.dataset && year === layer.year)
        cells.push({ firm: index.get(firm) as number, industry, revenueUsd: revenueUsd ?? 0 });
    }
  }
  return cells.sort((a, b) => (unknown[b.firm] as number) - (unknown[a.firm] as number) || a.firm - b.firm);
}

async function loadTable(store: Store, { byKey }: DatasetsInUse, cells: readonly Cell[], year: number) {
  const industries = [...new Set(cells.map(({ industry }) => industry))];
  for (const industry of industries.slice(0, mostTried)) {
    const tables = await store.rows(tablesOfIndustry, { industry });
    const near = tables.filter((table) => Math.abs(table.year - year) <= 3);
    if (near.length > 0) return chosenTable(near, { subject: `industry:${industry}`, year, dataset: null }, byKey);
  }
  return null;
}

/**
 * The firms with one node more, which is of the bloc: of what a firm buys from unknown suppliers the part that meets the bloc
 * in its industry goes there, the part that is unknown there stays unknown, and the rest is added elsewhere.
 */
function estimated(
  projection: Projection,
  cells: readonly Cell[],
  industries: Projection,
  byCell: { readonly share: Float64Array; readonly unknown: Float64Array; readonly trapped: Float64Array },
): Projection {
  const { starts, heads, weights } = projection.purchases;
  const n = starts.length - 1;
  const ofFirm = new Map<number, { node: number; revenueUsd: number }[]>();
  for (const { firm, industry, revenueUsd } of cells) {
    const node = industries.index.get(industry);
    if (node !== undefined) ofFirm.set(firm, [...(ofFirm.get(firm) ?? []), { node, revenueUsd }]);
  }
  const wider = {
    starts: new Uint32Array(n + 2),
    heads: new Uint32Array(heads.length + ofFirm.size),
    weights: new Float64Array(heads.length + ofFirm.size),
  };
  const unknown = new Float64Array(n + 1);
  let arcs = 0;
  for (let firm = 0; firm < n; firm++) {
    for (let k = starts[firm] as number; k < (starts[firm + 1] as number); k++) {
      wider.heads[arcs] = heads[k] as number;
      wider.weights[arcs++] = weights[k] as number;
    }
    const missing = projection.unknown[firm] as number;
    unknown[firm] = missing;
    const own = ofFirm.get(firm);
    if (own && missing > 0) {
      const revenue = own.reduce((sum, { revenueUsd }) => sum + revenueUsd, 0);
      const mean = (values: Float64Array) =>
        own.reduce(
          (sum, { node, revenueUsd }) =>
            sum + (revenue > 0 ? revenueUsd / revenue : 1 / own.length) * (values[node] as number),
          0,
        );
      wider.heads[arcs] = n;
      wider.weights[arcs++] = missing * mean(byCell.share);
      unknown[firm] = missing * Math.min(1, mean(byCell.unknown) + mean(byCell.trapped));
    }
    wider.starts[firm + 1] = arcs;
  }
  wider.starts[n + 1] = arcs;
  const purchases = { ...wider, heads: wider.heads.slice(0, arcs), weights: wider.weights.slice(0, arcs) };
  const unstated = new Uint8Array(new SharedArrayBuffer(n + 1));
  unstated.set(projection.unstated);
  return { ...projection, ...sharedShares({ purchases, unknown }), unstated };
}
