import type { Graph } from '../graph/graph.ts';
import type { Projection } from '../graph/projection.ts';
import { KnownError } from '../model/errors.ts';
import type { Iso3 } from '../model/iso3.ts';
import { finalDemandOfEconomies, tablesOfEconomy } from '../queries/__generated__/read.ts';
import { type BlocMembers, fullMembers } from './bloc-members.ts';
import type { DatasetsInUse } from './datasets-in-use.ts';
import { blocByLocation } from './exposure-bloc.ts';
import { chosenTable, nearestTable } from './table-choice.ts';

/** What two blocs exchange, and what of it passes each economy. */
export interface PairPassage {
  readonly first: BlocMembers;
  readonly second: BlocMembers;
  /** Null where no table is there, or it shows no member of one of the two. */
  readonly passage: Awaited<ReturnType<Graph['solver']['between']>> | null;
  readonly placeOf: ReadonlyMap<Iso3, number>;
}

/** How far a bloc stands behind what an economy makes, and behind what it earns. Shares 0..1; null where no table says it. */
export interface ChainsToBloc {
  readonly bloc: string;
  /** Share of the value of its output that has met the bloc upstream, through all tiers. */
  readonly upstream: number | null;
  /** Share of the value that it adds that the bloc finally absorbs, directly or inside others’ goods. */
  readonly downstream: number | null;
}

/** The table that answers, of those that show members of most of the blocs; null where none is in reach of the year. */
export async function loadTable(
  { store, projections }: Graph,
  datasets: DatasetsInUse,
  blocs: readonly BlocMembers[],
  year: number,
  dataset: string | null,
): Promise<Projection | null> {
  const tables = new Map<string, { dataset: string; year: number; shows: Set<BlocMembers> }>();
  for (const bloc of blocs) {
    for (const economy of bloc.degrees.keys()) {
      for (const { dataset: key, year: of } of await store.rows(tablesOfEconomy, { economy })) {
        const table = tables.get(`${key} ${of}`) ?? { dataset: key, year: of, shows: new Set() };
        table.shows.add(bloc);
        tables.set(`${key} ${of}`, table);
      }
    }
  }
  const named = [...tables.values()].filter((table) => dataset === null || table.dataset === dataset);
  const inReach = named.filter((table) => nearestTable([table], year, datasets.byKey) !== null);
  const most = Math.max(0, ...inReach.map(({ shows }) => shows.size));
  const best = nearestTable(
    inReach.filter(({ shows }) => shows.size === most),
    year,
    datasets.byKey,
  );
  if (best) {
    const { dataset: key, year: of } = best;
    return projections.of({ of: 'industries', dataset: key, year: of }, datasets.editionOf(key));
  }
  // A dataset that was named and does not answer is refused, with what there is.
  if (dataset !== null) chosenTable(named, { subject: `${blocs[0]?.key}`, year, dataset }, datasets.byKey);
  return null;
}

/** Industries of the table that belong to some sectors, each marked 1. @throws KnownError BAD_USER_INPUT for a sector that no industry has. */
export function industriesOfSectors(projection: Projection | null, sectors: readonly string[]): Uint8Array | null {
  if (sectors.length === 0) return null;
  const sectorOf = (key: string) => key.slice(key.indexOf(':') + 1);
  const known = new Set(projection?.keys.map(sectorOf));
  const named = (sector: string) => [...known].filter((one) => one === sector || one.endsWith(`:${sector}`));
  const unknown = sectors.find((sector) => named(sector).length === 0);
  if (unknown !== undefined)
    throw new KnownError('BAD_USER_INPUT', {
      what: 'The sector',
      found: unknown,
      wanted:
        known.size > 0
          ? `one of the table’s: ${[...known].sort().join(', ')}`
          : 'none, for no input-output table is within three years',
    });
  const wanted = new Set(sectors.flatMap(named));
  return Uint8Array.from(projection?.keys ?? [], (key) => (wanted.has(sectorOf(key)) ? 1 : 0));
}

/** An economy’s share in the gross output of the table’s world, 0..1; null where the table does not show it. */
export function sizeShare(economy: Iso3, projection: Projection | null): number | null {
  if (!projection?.shown.has(economy)) return null;
  let own = 0;
  let all = 0;
  for (let node = 0; node < projection.keys.length; node++) {
    const output = projection.outputUsd[node] as number;
    all += output;
    if (projection.economies[node]?.[0] === economy) own += output;
  }
  return all > 0 ? own / all : null;
}

/** What each pair of blocs exchanges, in the order of the blocs. */
export async function loadPassages(
  { store, solver }: Graph,
  projection: Projection | null,
  blocs: readonly BlocMembers[],
  sources: Uint8Array | null,
): Promise<readonly PairPassage[]> {
  const { shown, placeOf, economyOf } = economiesOfTable(projection);
  const sides = [];
  for (const bloc of blocs) {
    const members = [...fullMembers(bloc)].filter((economy) => placeOf.has(economy)).sort();
    const finalDemand = await loadFinalDemand(store, projection, members);
    sides.push({
      bloc,
      key: members.join(','),
      side: { members: members.map((economy) => placeOf.get(economy) as number), finalDemand },
    });
  }
  const passages: PairPassage[] = [];
  for (const [at, one] of sides.entries()) {
    for (const other of sides.slice(at + 1)) {
      const isShown = projection !== null && one.side.members.length > 0 && other.side.members.length > 0;
      const pair = {
        key: `${one.key} ${other.key}${sources ? ` of ${sources.join('')}` : ''}`,
        economyOf,
        economies: shown.length,
        sources,
        first: one.side,
        second: other.side,
      };
      passages.push({
        first: one.bloc,
        second: other.bloc,
        passage: isShown ? await solver.between(projection, pair) : null,
        placeOf,
      });
    }
  }
  return passages;
}

/** How far each bloc stands behind what an economy makes and earns. */
export async function loadChainsToBlocs(
  { store, solver }: Graph,
  projection: Projection | null,
  economy: Iso3,
  blocs: readonly BlocMembers[],
): Promise<readonly ChainsToBloc[]> {
  const { shown, placeOf, economyOf } = economiesOfTable(projection);
  const chains: ChainsToBloc[] = [];
  for (const bloc of blocs) {
    const members = [...fullMembers(bloc)].filter((member) => placeOf.has(member)).sort();
    const place = placeOf.get(economy);
    if (!projection || place === undefined || members.length === 0) {
      chains.push({ bloc: bloc.key, upstream: null, downstream: null });
      continue;
    }
    const onProjection = await blocByLocation(store, projection, bloc);
    const { share } = await solver.solve(projection, onProjection);
    let met = 0;
    let output = 0;
    for (let node = 0; node < economyOf.length; node++) {
      const usd = projection.outputUsd[node] as number;
      if (economyOf[node] !== place || !(usd > 0)) continue;
      const own = onProjection.membership[node] as number;
      met += usd * (own + (1 - own) * (share[node] as number));
      output += usd;
    }
    const absorbed = await solver.absorbed(projection, {
      key: members.join(','),
      economyOf,
      economies: shown.length,
      output: projection.outputUsd,
      finalDemand: await loadFinalDemand(store, projection, members),
    });
    chains.push({ bloc: bloc.key, upstream: output > 0 ? met / output : null, downstream: absorbed?.[place] ?? null });
  }
  return chains;
}

function economiesOfTable(projection: Projection | null) {
  const shown = projection ? [...projection.shown].sort() : [];
  const placeOf = new Map(shown.map((economy, place) => [economy, place]));
  const economyOf = Uint32Array.from(projection?.economies ?? [], (seats) => placeOf.get(seats[0] as Iso3) as number);
  return { shown, placeOf, economyOf };
}

async function loadFinalDemand(
  store: Graph['store'],
  projection: Projection | null,
  members: readonly Iso3[],
): Promise<Float64Array> {
  const finalDemand = new Float64Array(projection?.keys.length ?? 0);
  if (!projection || members.length === 0) return finalDemand;
  const { dataset, year } = projection.layer;
  for (const { industry, usd } of await store.rows(finalDemandOfEconomies, { dataset, year, economies: members }))
    finalDemand[projection.index.get(industry) as number] = usd;
  return finalDemand;
}
