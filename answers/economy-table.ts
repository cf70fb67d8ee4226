import type { StatedTable } from '../analytics/balanced-table.ts';
import type { Graph } from '../graph/graph.ts';
import type { Projection } from '../graph/projection.ts';
import type { TableOnProjection } from '../graph/workers/table-work.ts';
import type { Iso3 } from '../model/iso3.ts';
import { finalDemandOfEconomies, tables } from '../queries/__generated__/read.ts';
import type { DatasetsInUse } from './datasets-in-use.ts';
import { chosenTable } from './table-choice.ts';

/** One input-output table with its economies, sectors and final demand, as the worker wants it. */
export interface EconomyTable {
  readonly projection: Projection;
  /** Economies by their number in the table; an aggregate such as the rest of the world is one of them. */
  readonly economies: readonly Iso3[];
  /** Codes of the sectors by their number in the table, such as `MFE`. */
  readonly sectors: readonly string[];
  /** Names of the sectors by their number; the code where the table gives none. */
  readonly sectorNames: readonly string[];
  readonly amounts: TableOnProjection;
}

/** Tables lately read; a load of the dataset makes a new projection, and so a new table. */
const held = new WeakMap<Projection, Promise<EconomyTable>>();

/**
 * The input-output table of a year, with all that is finally demanded.
 *
 * @param dataset  the one table to use; null for the choice that `chosenTable` states.
 * @throws KnownError NOT_FOUND when no table is within three years of the year.
 */
export async function loadEconomyTable(
  graph: Graph,
  datasets: DatasetsInUse,
  year: number,
  dataset: string | null,
): Promise<EconomyTable> {
  const there = await graph.store.rows(tables, {});
  const table = chosenTable(there, { subject: 'the world', year, dataset }, datasets.byKey);
  const projection = await graph.projections.of({ of: 'industries', ...table }, datasets.editionOf(table.dataset));
  const found = held.get(projection) ?? read(graph, projection);
  held.set(projection, found);
  found.catch(() => held.delete(projection));
  return found;
}

async function read({ store }: Graph, projection: Projection): Promise<EconomyTable> {
  const { keys, names, layer, outputUsd } = projection;
  const n = keys.length;
  const economies = [...projection.shown].sort();
  const codes = keys.map(sectorOf);
  const sectors = [...new Set(codes)].sort();
  const finalDemand = sharedFloat64(economies.length * n);
  for (const [place, economy] of economies.entries()) {
    // One economy a read: the event loop is free again in between.
    const rows = await store.rows(finalDemandOfEconomies, { ...yearOf(layer), economies: [economy] });
    for (const { industry, usd } of rows) {
      const at = projection.index.get(industry);
      if (at !== undefined) finalDemand[place * n + at] = usd;
    }
  }
  const economyAt = new Map(economies.map((economy, place) => [economy, place]));
  const sectorAt = new Map(sectors.map((code, place) => [code, place]));
  const amounts: Omit<StatedTable, 'purchases'> = {
    output: outputUsd,
    finalDemand,
    economyOf: Uint32Array.from(projection.economies, ([seat]) => economyAt.get(seat as Iso3) as number),
    economies: economies.length,
    productOf: Uint32Array.from(codes, (code) => sectorAt.get(code) as number),
    products: sectors.length,
  };
  const sectorNames = sectors.map((code) => names[codes.indexOf(code)] ?? code);
  return { projection, economies, sectors, sectorNames, amounts };
}

/** The sector of an industry's key, `MEX:icio:MX1.09`; cells into which a table splits an economy make the same products. */
function sectorOf(key: string): string {
  return key.slice(key.lastIndexOf(':') + 1).replace(/^[A-Z]{2}\d\./, '');
}

function yearOf({ dataset, year }: { readonly dataset: string; readonly year: number }) {
  return { dataset, year };
}

function sharedFloat64(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
}
