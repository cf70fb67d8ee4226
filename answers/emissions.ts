import type { Store } from '../graph/store.ts';
import { KnownError } from '../model/errors.ts';
import { emissionsOfIndustries } from '../queries/__generated__/read.ts';
import type { DatasetsInUse } from './datasets-in-use.ts';
import type { EconomyTable } from './economy-table.ts';
import { farthestYears, nearestTable } from './table-choice.ts';

/** What the industries of a table emit, as one dataset states it for one year. */
export interface Emissions {
  readonly dataset: string;
  readonly year: number;
  /** By industry of the table, kilotonnes; NaN where the dataset says nothing. */
  readonly kt: Float64Array;
  /** Other datasets that state emissions of the same industries, within three years: they were not used. */
  readonly others: readonly string[];
}

/** Industries asked about at a time. */
const page = 500;

/**
 * The emissions that belong to a table: the table's own where it states them, else those of another dataset, joined by
 * industry, of the year nearest to the table's in the order that `nearestTable` states.
 *
 * @throws KnownError NOT_FOUND where no dataset states emissions of the table's industries within three years of it.
 */
export async function loadEmissions(
  store: Store,
  datasets: DatasetsInUse,
  { projection }: EconomyTable,
): Promise<Emissions> {
  const { layer, keys, index } = projection;
  const years = Array.from({ length: 2 * farthestYears + 1 }, (_, at) => layer.year - farthestYears + at);
  const stated = new Map<string, Emissions & { readonly others: string[] }>();
  for (let from = 0; from < keys.length; from += page) {
    const rows = await store.rows(emissionsOfIndustries, { keys: keys.slice(from, from + page), years });
    for (const { industry, dataset, year, co2Kt } of rows) {
      const name = `${dataset} ${year}`;
      const known = stated.get(name) ?? {
        dataset,
        year,
        kt: new Float64Array(keys.length).fill(Number.NaN),
        others: [],
      };
      stated.set(name, known);
      known.kt[index.get(industry) as number] = co2Kt;
    }
  }
  const chosen =
    stated.get(`${layer.dataset} ${layer.year}`) ?? nearestTable([...stated.values()], layer.year, datasets.byKey);
  if (!chosen)
    throw new KnownError('NOT_FOUND', {
      kind: `dataset of emissions of its industries within ${farthestYears} years of ${layer.year}`,
      key: layer.dataset,
      hint: "Load them with 'isthmus ingest emissions'.",
    });
  const others = [...stated.values()].map(({ dataset }) => dataset).filter((dataset) => dataset !== chosen.dataset);
  return { ...chosen, others: [...new Set(others)] };
}
