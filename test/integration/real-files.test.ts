import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openBoltStore } from '../../graph/bolt/bolt-store.ts';
import { openEmbeddedStore } from '../../graph/embedded/embedded-store.ts';
import type { Store } from '../../graph/store.ts';
import { sourceNamed } from '../../ingest/catalog.ts';
import { type LoadReport, load } from '../../ingest/run.ts';
import { describeOnNeo4j } from '../neo4j/neo4j-under-test.ts';

// Published files, which lie beside the project and are no part of it, on the embedded engine and on Neo4j. A path in
// REAL_FILES_TABLE is where a table of what each came to is written, the largest of the files then included.
const folder = join(import.meta.dirname, '../../../shared/data');
const tablePath = process.env.REAL_FILES_TABLE;
const isThere = existsSync(folder);
if (!isThere) process.stderr.write('Not found, their tests are skipped: the real files of ../shared/data\n');

interface RealLoad {
  readonly source: string;
  readonly files: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
  readonly dataset?: string;
  /** Half a million relationships: loaded where the table is asked for. */
  readonly isLarge?: true;
}

const inFolder = (path: string, ...names: readonly string[]) => names.map((name) => `${path}/${name}`);
const penppml = { from: 'exp', to: 'imp', year: 'time', usd: 'export' };
const wiod = { year: '2011', unit: 'million-usd' };
const bods = [
  ...inFolder(
    'ownership/bods_0_4',
    'bods-package-entity-owning-entity.json',
    'bods-package-fi-soe.json',
    'bods-package.json',
    'fermcat.json',
    'indirect-ownership.json',
    'joint-ownership.json',
    'multiple-indirect-ownership.json',
    'tecido.json',
  ),
  ...inFolder('ownership/bods_0_2', 'basic_1_v0.2.json', 'basic_1_v0.3.json', 'iscompontent-os-03-dr-03.json'),
];
const gleif = (dataset: string, ...names: readonly string[]): RealLoad[] =>
  names.map((name) => ({
    source: 'gleif',
    files: [`ownership/gleif/${name}`],
    dataset,
    settings: { publication: name.includes('updates') ? 'update' : 'full' },
  }));

const loads: readonly RealLoad[] = [
  { source: 'economies', files: ['reference/country-codes.csv', 'reference/income_levels.csv', 'fdi/nodes.txt'] },
  { source: 'hs', files: ['reference/harmonized-system.csv'], settings: { revision: '2022' } },
  ...['1996_positive_slim', '2008_positive_slim', '2012_positive_slim', '2016'].map((name) => ({
    source: 'trade',
    files: [`trade/penppml_trade_${name}.csv`],
    settings: penppml,
  })),
  ...['comtrade_SGP_exports_add.csv', 'comtradr_THA_shrimp_2007_2011.csv', 'comtrade_api_v1_HS-60a6ad.json'].map(
    (name) => ({ source: 'comtrade', files: [`trade/${name}`], dataset: `comtrade-${name.slice(9, 12)}` }),
  ),
  { source: 'wits', files: ['trade/en_SGP_AllYears_WITS_Trade_Summary.CSV'] },
  { source: 'unctad-fdi', files: ['fdi/source_info.csv'], settings: { reporter: 'origin' }, dataset: 'fdi-origin' },
  { source: 'unctad-fdi', files: ['fdi/target_info.csv'], settings: { reporter: 'host' }, dataset: 'fdi-host' },
  { source: 'unctad-fdi', files: ['fdi/unctad_bilateral_fdi_flows_iso3_2001_2012.csv'], dataset: 'fdi-both' },
  {
    source: 'desta',
    files: inFolder(
      'agreements',
      'desta_list_of_treaties_02_03_dyads.csv',
      'desta_dyadic_withdrawal_02_03.csv',
      'desta_indices_version_02_03.csv',
    ),
  },
  {
    source: 'desta',
    files: inFolder('agreements', 'desta_list_of_treaties_02_03.csv', 'desta_indices_version_02_03.csv'),
  },
  { source: 'wto-rta', files: inFolder('agreements', 'WTO_RTA_AllRTAs.csv', 'WTO_RTA_Changes.csv') },
  { source: 'wto-rta', files: ['agreements/WTO_RTA_AllRTAs.xlsx'], dataset: 'wto-rta-xlsx' },
  { source: 'ideal-points', files: ['agreements/IdealpointsJuly2025.csv'] },
  ...gleif('gleif', 'lei-data.xml', 'rr-data.xml', 'repex-data.xml', 'lei-updates-data2.xml', 'rr-updates-data2.xml'),
  ...gleif('gleif-json', 'lei-data.json', 'rr-data.json', 'repex-data.json'),
  ...gleif('gleif-exceptions', 'reporting-exceptions-data.json'),
  ...bods.map((file) => ({ source: 'bods', files: [file], dataset: `bods:${basename(file, '.json')}` })),
  { source: 'bods', files: ['ownership/gleif/lei-data-out.json'], dataset: 'bods:lei-data-out' },
  { source: 'bods', files: ['ownership/gleif/rr-data-out.json'], dataset: 'bods:rr-data-out' },
  { source: 'ftm', files: ['sanctions/opensanctions_zala_entities.ftm.json'] },
  { source: 'dod-1260h', files: ['sanctions/us_dod_chinese_milcorps.csv'] },
  {
    source: 'eto-chain',
    files: inFolder(
      'supply_chain/eto_semiconductors',
      'providers.csv',
      'inputs.csv',
      'provision.csv',
      'sequence.csv',
      'stages.csv',
    ),
  },
  {
    source: 'os-hub',
    files: ['supply_chain/open_supply_hub/Summer 2019 Apparel List.csv'],
    settings: { year: '2019' },
  },
  {
    source: 'concordance',
    files: ['io/wiod2013_sectors_35_to_8.csv'],
    settings: { from: 'wiod35', to: 'wiod8', code: 'code', group: 'group8', name: 'industry' },
  },
  { source: 'mrio', files: ['io/wiot_2011_41c_8s.csv'], settings: { ...wiod, scheme: 'wiod8' }, dataset: 'wiod8' },
  {
    source: 'emissions',
    files: ['io/wiot_41c_8s_co2_intensity_2000_2011.csv'],
    settings: { scheme: 'wiod8', sector: 'group8' },
  },
  {
    source: 'mrio',
    files: ['io/mock_formats/ICIO2018_2010.CSV'],
    settings: { year: '2010', unit: 'million-usd', scheme: 'icio' },
    dataset: 'icio',
  },
  {
    source: 'mrio',
    files: ['io/wiot_2011_full_41c_35s.csv.gz'],
    settings: { ...wiod, scheme: 'wiod35' },
    dataset: 'wiod35',
    isLarge: true,
  },
];

/** What the loads came to, by engine. */
const reports = { embedded: new Map<RealLoad, LoadReport>(), neo4j: new Map<RealLoad, LoadReport>() };

function loadsOn(engine: keyof typeof reports, open: () => Store | Promise<Store>): void {
  let store: Store;
  let workFolder: string;
  beforeAll(async () => {
    workFolder = mkdtempSync(join(tmpdir(), 'isthmus-real-'));
    store = await open();
  });
  afterAll(async () => {
    await store.close();
    rmSync(workFolder, { recursive: true });
  });
  for (const real of loads.filter(({ isLarge }) => !isLarge || tablePath)) {
    const { source, files, settings = {}, dataset } = real;
    (isThere ? test : test.skip)(
      `${source} loads ${files.map((file) => basename(file)).join(', ')}`,
      async () => {
        const paths = files.map((file) => join(folder, file));
        const options = { settings, workFolder, ...(dataset !== undefined && { dataset }) };
        const report = await load(store, sourceNamed(source), paths, options);
        expect(report.records).toBeGreaterThan(0);
        const reasons = report.rejections ? reasonsOf(report.rejections) : '';
        reports[engine].set(real, { ...report, rejections: reasons });
      },
      900_000,
    );
  }
}

/** Why rows were rejected, the most frequent first: column and what was found, with their number. */
function reasonsOf(path: string): string {
  const counts = new Map<string, number>();
  for (const line of readFileSync(path, 'utf8').trimEnd().split('\n')) {
    const { column, found } = JSON.parse(line) as { column: string; found: string };
    const reason = `${column} '${found}'`;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, a], [, b]) => b - a).map(([reason, count]) => `${count} ${reason}`);
  return [...sorted.slice(0, 5), ...(sorted.length > 5 ? [`and ${sorted.length - 5} more`] : [])].join('; ');
}

describe('real files, embedded', () => loadsOn('embedded', () => openEmbeddedStore(null)));

describeOnNeo4j('real files, Neo4j', (neo4j) => {
  loadsOn('neo4j', () => openBoltStore(neo4j));
  (isThere ? test : test.skip)('come to the same on both engines', () => {
    const counts = (of: ReadonlyMap<RealLoad, LoadReport>) =>
      [...of.values()].map(({ seconds: _, ...report }) => report);
    expect(counts(reports.neo4j)).toEqual(counts(reports.embedded));
  });
});

afterAll(() => {
  if (tablePath) writeFileSync(tablePath, table());
});

function table(): string {
  const lines = [...reports.embedded].map(([real, report]) => {
    const { source, rows, records, written, unchanged, retired, rejected, rejections, seconds } = report;
    const names = real.files.map((file) => basename(file)).join(', ');
    const cells = [source, names, rows, records, written, unchanged, retired, rejected, rejections ?? ''];
    return `| ${[...cells, seconds.toFixed(2), reports.neo4j.get(real)?.seconds.toFixed(2) ?? ''].join(' | ')} |\n`;
  });
  const head =
    'source | files | rows | records | written | unchanged | retired | rejected | reasons | embedded s | Neo4j s';
  return `| ${head} |\n|${' --- |'.repeat(head.split('|').length)}\n${lines.join('')}`;
}
