import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../graph/store.ts';
import { sourceNamed } from '../../ingest/catalog.ts';
import { type LoadReport, load } from '../../ingest/run.ts';
import type { Provenance } from '../../ingest/source.ts';

/** One load of the test world: a source, the dataset, its files in this folder, the source's settings. */
interface WorldLoad {
  readonly source: string;
  readonly dataset: string;
  readonly files: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
}

const flows = { from: 'exporter', to: 'importer', year: 'year', usd: 'usd' };

/** A world that is small enough to follow with a pencil; README.md says what is in it and works out its exposures. */
export const worldLoads: readonly WorldLoad[] = [
  {
    source: 'economies',
    dataset: 'economies',
    files: ['economies.csv', 'income-groups.csv', 'centroids.csv', 'dissolved.csv', 'aggregates.csv'],
  },
  { source: 'blocs', dataset: 'blocs', files: ['blocs.csv', 'memberships.csv'] },
  {
    source: 'mrio',
    dataset: 'table',
    files: ['table-2011.csv', 'sectors.csv'],
    settings: { year: '2011', unit: 'million-usd', scheme: 'two' },
  },
  {
    source: 'mrio',
    dataset: 'goods',
    files: ['goods-2008.csv'],
    settings: { year: '2008', unit: 'million-usd', scheme: 'one' },
  },
  { source: 'trade', dataset: 'trade', files: ['trade.csv'], settings: flows },
  { source: 'trade', dataset: 'trade-mirror', files: ['trade-mirror.csv'], settings: flows },
  {
    source: 'chain',
    dataset: 'chain',
    files: ['firms.csv', 'holdings.csv', 'supplies.csv'],
    settings: { basis: 'ILLUSTRATIVE' },
  },
  { source: 'unctad-fdi', dataset: 'fdi', files: ['fdi.csv'] },
  { source: 'desta', dataset: 'treaties', files: ['treaties.csv', 'treaty-depth.csv'] },
  { source: 'ideal-points', dataset: 'votes', files: ['ideal-points.csv'] },
  { source: 'comtrade', dataset: 'comtrade', files: ['re-exports.csv'] },
  { source: 'hs', dataset: 'products', files: ['products.csv'], settings: { revision: '2022' } },
  {
    source: 'eto-chain',
    dataset: 'inputs',
    files: ['providers.csv', 'inputs.csv', 'stages.csv', 'provision.csv', 'sequence.csv'],
  },
  {
    source: 'concordance',
    dataset: 'concordance',
    files: ['concordance.csv'],
    settings: { from: 'three', to: 'two', weight: 'weight' },
  },
  { source: 'emissions', dataset: 'emissions', files: ['emissions.csv'], settings: { scheme: 'two' } },
  { source: 'forced-labour', dataset: 'listings', files: ['listings.csv'] },
  { source: 'ftm', dataset: 'sanctions', files: ['sanctions.jsonl'] },
  { source: 'spreadsheet', dataset: 'parts', files: ['parts.csv'], settings: { mapping: worldFile('parts.yaml') } },
  { source: 'spreadsheet', dataset: 'stakes', files: ['stakes.csv'], settings: { mapping: worldFile('stakes.yaml') } },
];

/** Path of a file of the test world. */
export function worldFile(name: string): string {
  return join(import.meta.dirname, name);
}

/** Loads the test world, or some of its datasets, through the ingest that users have. */
export async function loadWorld(store: Store, datasets?: readonly string[]): Promise<readonly LoadReport[]> {
  const wanted = worldLoads.filter(({ dataset }) => datasets === undefined || datasets.includes(dataset));
  const reports: LoadReport[] = [];
  for (const { source, dataset, files, settings = {} } of wanted)
    reports.push(await loadInto(store, source, files.map(worldFile), dataset, settings));
  return reports;
}

/** Loads files of one dataset; what the load spools is removed. */
export async function loadInto(
  store: Store,
  source: string,
  paths: readonly string[],
  dataset: string,
  settings: Readonly<Record<string, string>> = {},
  provenance: Partial<Provenance> = {},
): Promise<LoadReport> {
  const workFolder = mkdtempSync(join(tmpdir(), 'isthmus-world-'));
  try {
    return await load(store, sourceNamed(source), paths, { dataset, settings, provenance, workFolder });
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
}

/**
 * The `record` by which the graph names a row of a file of the test world.
 *
 * @param place `supplies.csv/2`, and in a wide table `table-2011.csv/2:MEX_S`; the header is row 1.
 */
export function recordOf(place: string): string {
  const [file = '', row = ''] = place.split('/');
  const source = worldLoads.find(({ files }) => files.includes(file))?.source;
  if (source === undefined) throw new RangeError(`'${file}' is no file of the test world`);
  const sha256 = createHash('sha256')
    .update(readFileSync(worldFile(file)))
    .digest('hex');
  return `${source}/${sha256.slice(0, 12)}/${row}`;
}
