import { csr } from '../analytics/csr.ts';
import { firmsOnCells } from '../analytics/firms-on-cells.ts';
import type { StructuralPath } from '../analytics/structural-paths.ts';
import type { Projection } from '../graph/projection.ts';
import { sumOfActivities } from '../graph/purchase-rows.ts';
import type { Store } from '../graph/store.ts';
import type { BlocOnProjection } from '../graph/workers/solver.ts';
import { KnownError } from '../model/errors.ts';
import type { Iso3 } from '../model/iso3.ts';
import { tablesOfIndustries } from '../queries/__generated__/read.ts';
import type { BlocMembers } from './bloc-members.ts';
import type { DatasetsInUse } from './datasets-in-use.ts';
import type { ExposureEstimate } from './exposure-answer.ts';
import { blocByLocation } from './exposure-bloc.ts';
import { type Evidence, type Hop, type Link, linkKey, loadEvidence } from './exposure-evidence.ts';
import { figuresOf, loadPaths, loadTiers, type Situation } from './exposure-ways.ts';
import { type Activities, type Activity, readActivities } from './firm-activities.ts';
import { sharedShares } from './shared-shares.ts';
import { nearestTable } from './table-choice.ts';

/** Industries that are tried for a table. */
const mostTried = 50;

/**
 * A point estimate of firms' exposure: who sells to a firm without being named is taken to be like the rest of its industry.
 *
 * @param observed  the firms alone, solved.
 * @returns null for industries, where no supplier is unknown, and where no table of a year near enough shows the industries.
 */
export async function loadEstimate(
  observed: Situation,
  datasets: DatasetsInUse,
  {
    members,
    year,
    share,
    unknown,
  }: {
    readonly members: BlocMembers;
    readonly year: number;
    /** Of the subject, as it is without the estimate. */
    readonly share: number;
    readonly unknown: number;
  },
): Promise<ExposureEstimate | null> {
  const { graph, projection: firms, readings } = observed;
  if (firms.layer.of === 'industries' || unknown === 0) return null;
  const activities = await loadActivities(graph.store, firms);
  const table = await loadTable(graph.store, datasets, firms, activities, year);
  if (table === null) return null;
  const edition = datasets.editionOf(table.dataset);
  const industries = await graph.projections.of({ of: 'industries', ...table }, edition);
  const name = `estimate ${table.dataset} ${edition} ${table.year}`;
  const projection = await graph.projections.amended(firms, name, async () => joined(firms, industries, activities));
  const { standsInFor, takenOutUsd, beyondTableUsd } = joins.get(projection) as Join;

  const industriesByLocation = (await blocByLocation(graph.store, industries, members)).membership;
  const standIns = new Float64Array(standsInFor.length);
  const widened = ({ key, membership }: BlocOnProjection): BlocOnProjection => ({
    key,
    membership: together(membership, industriesByLocation, standIns),
  });
  const { location, owned } = readings;
  const bloc = widened(observed.bloc);
  const situation: Situation = {
    ...observed,
    projection,
    bloc,
    readings: {
      location: widened(location),
      owned: owned && {
        ...owned,
        ownership: () => widened(owned.ownership()),
        control: () => widened(owned.control()),
      },
    },
    solution: await graph.solver.solve(projection, bloc),
    loadHops: (paths) => loadHopsOfJoin(graph.store, firms, industries, projection, paths),
  };
  const figures = figuresOf(situation);
  return {
    share: Math.max(share, figures.share),
    estimated: Math.max(0, figures.share - share),
    face: figures.face,
    hidden: figures.hidden,
    elsewhere: figures.elsewhere,
    unknown: Math.min(unknown, figures.unknown),
    trapped: figures.trapped,
    estimatedShare: Math.max(0, unknown - figures.unknown),
    usd: figures.usd,
    ...table,
    takenOutUsd,
    beyondTableUsd,
    tiers: (count) => loadTiers(situation, figures.ownStatus, count),
    paths: (count) => loadPaths(situation, count),
  };
}

/** They live as long as the projection that they are of. */
const activitiesOf = new WeakMap<Projection, Promise<Activities>>();

function loadActivities(store: Store, firms: Projection): Promise<Activities> {
  const known = activitiesOf.get(firms);
  if (known) return known;
  const read = readActivities(store, firms, [...firms.keys.keys()]);
  activitiesOf.set(firms, read);
  read.catch(() => activitiesOf.delete(firms));
  return read;
}

/** The nearest table that shows an industry of the firms that buy most from unknown suppliers. */
async function loadTable(
  store: Store,
  { byKey }: DatasetsInUse,
  { unknown }: Projection,
  activities: Activities,
  year: number,
): Promise<{ readonly dataset: string; readonly year: number } | null> {
  const asking = [...activities]
    .filter(([firm]) => (unknown[firm] as number) > 0)
    .sort(([a], [b]) => (unknown[b] as number) - (unknown[a] as number) || a - b);
  const industries = new Set(asking.flatMap(([, ofFirm]) => ofFirm.map(({ industry }) => industry)));
  for (const industry of [...industries].slice(0, mostTried)) {
    const table = nearestTable(await store.rows(tablesOfIndustries, { industries: [industry] }), year, byKey);
    if (table !== null) return { dataset: table.dataset, year: table.year };
  }
  return null;
}

/** What a joined projection is made of; it lives as long. */
interface Join {
  /** Places of industries in the table, one for each stand-in. */
  readonly standsInFor: Uint32Array;
  readonly takenOutUsd: number;
  readonly beyondTableUsd: number;
  readonly activities: Activities;
  readonly outputUsd: Float64Array;
}

const joins = new WeakMap<Projection, Join>();

/** The firms, the industries, and a stand-in for the rest of each industry that unknown suppliers are taken to be of. */
function joined(firms: Projection, industries: Projection, activities: Activities): Projection {
  const [n, N] = [firms.keys.length, industries.keys.length];
  const outputUsd = firms.outputUsd.map((output, firm) =>
    Number.isNaN(output) ? sumOfActivities(activities.get(firm) ?? []).outputUsd : output,
  );
  const inTable = new Map<number, readonly { readonly cell: number; readonly share: number }[]>();
  for (const [firm, ofFirm] of activities) {
    const shown = ofFirm.flatMap(({ industry, revenueUsd, purchasesUsd }) => {
      const cell = industries.index.get(industry);
      return cell === undefined ? [] : [{ cell, madeUsd: revenueUsd ?? purchasesUsd ?? 0 }];
    });
    const made = shown.reduce((sum, { madeUsd }) => sum + madeUsd, 0);
    const shareOf = ({ madeUsd }: { madeUsd: number }) => (made > 0 ? madeUsd / made : 1 / shown.length);
    inTable.set(
      firm,
      shown.map((part) => ({ cell: part.cell, share: shareOf(part) })),
    );
  }
  const rows = [...inTable].flatMap(([firm, parts]) => parts.map((part) => ({ firm, ...part })));
  const ofEconomy = new Map<Iso3, number[]>();
  for (const [cell, [economy]] of industries.economies.entries())
    if (economy) ofEconomy.set(economy, [...(ofEconomy.get(economy) ?? []), cell]);
  const { shares, standsInFor, taken, beyond } = firmsOnCells({
    firms,
    firmOutput: outputUsd,
    unstated: firms.unstated,
    cells: industries,
    cellOutput: industries.outputUsd,
    activities: csr(
      Math.max(n, N),
      rows.map(({ firm }) => firm),
      rows.map(({ cell }) => cell),
      rows.map(({ share }) => share),
    ),
    sellsAs: (firm) => {
      const cells = (inTable.get(firm) ?? []).map(({ cell }) => cell);
      return cells.length > 0 ? cells : (firms.economies[firm] ?? []).flatMap((seat) => ofEconomy.get(seat) ?? []);
    },
  });
  const stood = Array.from(standsInFor);
  const keys = [
    ...firms.keys,
    ...industries.keys,
    ...stood.map((cell) => `unknown suppliers of ${industries.keys[cell]}`),
  ];
  const unstated = new Uint8Array(new SharedArrayBuffer(keys.length));
  unstated.set(firms.unstated);
  const projection: Projection = {
    ...firms,
    ...sharedShares(shares),
    keys,
    index: new Map(keys.map((key, at) => [key, at])),
    names: [
      ...firms.names,
      ...industries.names,
      ...stood.map((cell) => `Unknown suppliers, taken to be like ${industries.names[cell] ?? industries.keys[cell]}`),
    ],
    economies: [...firms.economies, ...industries.economies, ...stood.map((cell) => industries.economies[cell] ?? [])],
    shown: new Set([...firms.shown, ...industries.shown]),
    outputUsd: together(outputUsd, industries.outputUsd, new Float64Array(stood.length).fill(Number.NaN)),
    unstated,
  };
  joins.set(projection, { standsInFor, takenOutUsd: taken, beyondTableUsd: beyond, activities, outputUsd });
  return projection;
}

/** One after the other. */
function together(...parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The rows behind paths that begin among firms and go on among industries. */
async function loadHopsOfJoin(
  store: Store,
  firms: Projection,
  industries: Projection,
  projection: Projection,
  paths: readonly StructuralPath[],
): Promise<readonly (readonly Hop[])[]> {
  const { standsInFor, activities, outputUsd } = joins.get(projection) as Join;
  const [n, N] = [firms.keys.length, industries.keys.length];
  const weights = projection.purchases.weights;
  /** The industry that a node is of, or stands in for; null of a firm. */
  const cellOf = (node: number) => (node < n ? null : node < n + N ? node - n : (standsInFor[node - n - N] as number));
  const linkOf = (buyer: number, supplier: number): (Link & { readonly among: Projection }) | null => {
    const [bought, sold] = [cellOf(buyer), cellOf(supplier)];
    if (bought === null)
      return sold === null
        ? { among: firms, supplier: firms.keys[supplier] as string, buyer: firms.keys[buyer] as string }
        : null;
    const [from, to] = [industries.keys[sold as number] as string, industries.keys[bought] as string];
    return { among: industries, supplier: from, buyer: to };
  };
  const steps = paths.map(({ nodes, arcs }) =>
    nodes.slice(1).map((supplier, k) => {
      const buyer = nodes[k] as number;
      return { buyer, supplier, share: weights[arcs[k] as number] as number, link: linkOf(buyer, supplier) };
    }),
  );
  const links = steps.flat().flatMap(({ link }) => link ?? []);
  const evidence = new Map<Projection, ReadonlyMap<string, Evidence>>();
  for (const layer of [firms, industries])
    evidence.set(
      layer,
      await loadEvidence(
        store,
        layer,
        links.filter(({ among }) => among === layer),
      ),
    );
  return steps.map((path) =>
    path.map(({ buyer, supplier, share, link }): Hop => {
      const [from, to] = [projection.keys[supplier] as string, projection.keys[buyer] as string];
      if (link === null) {
        const industry = industries.keys[cellOf(supplier) as number];
        const said = activities.get(buyer)?.find((row) => row.industry === industry) as Activity;
        const usd = share * (outputUsd[buyer] as number);
        const { dataset, year } = firms.layer;
        return { from, to, usd, share, year, dataset, record: said.record, basis: 'ESTIMATED', estimated: true };
      }
      const { dataset, year } = link.among.layer;
      const row = evidence.get(link.among)?.get(linkKey(link.supplier, link.buyer));
      if (!row) throw new KnownError('CHANGED_MEANWHILE', { dataset });
      return { from, to, share, year, dataset, ...row, estimated: false };
    }),
  );
}
