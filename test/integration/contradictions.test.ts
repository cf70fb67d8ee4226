import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, test } from '@jest/globals';
import { openBoltStore } from '../../graph/bolt/bolt-store.ts';
import { openEmbeddedStore } from '../../graph/embedded/embedded-store.ts';
import { graphOver } from '../../graph/graph.ts';
import type { Store } from '../../graph/store.ts';
import { describeOnNeo4j } from '../neo4j/neo4j-under-test.ts';
import { loadInto, loadWorld, worldFile } from '../world/world.ts';
import { serverOver } from './running-server.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'isthmus-contradictions-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, lines: readonly string[]): string {
  writeFileSync(join(folder, name), lines.join('\n'));
  return join(folder, name);
}

/** Mexico says that it sold 1,000 to the United States, which say that 1,272 came in, with freight and insurance. */
function customs(): string {
  const [header = '', row = ''] = readFileSync(worldFile('re-exports.csv'), 'utf8').split('\n');
  const sold = row.replace('RX,Re-export', 'X,Export').replace(',,25,25,', ',,1000,1000,');
  const bought = row
    .replace('484,MEX,Mexico,RX,Re-export,842,USA,USA', '842,USA,USA,M,Import,484,MEX,Mexico')
    .replace(',,25,25,', ',1272,,1272,');
  return fileOf('customs.csv', [header, sold, bought]);
}

/** Another register of the parties of the list, and of one more that nobody names. */
function register(name: string, shares: readonly (readonly [owner: string, asset: string, percentage: string])[]) {
  const parties = readFileSync(worldFile('sanctions.jsonl'), 'utf8').split('\n').slice(0, 4);
  const nameless = { id: 'k-1', schema: 'Company', properties: {}, datasets: [name] };
  const holdings = shares.map(([owner, asset, percentage], at) => {
    const properties = { owner: [owner], asset: [asset], percentage: [percentage] };
    return { id: `r-${at}`, caption: 'Ownership', schema: 'Ownership', properties, datasets: [name] };
  });
  return fileOf(`${name}.jsonl`, [...parties, ...[nameless, ...holdings].map((entity) => JSON.stringify(entity))]);
}

async function fill(store: Store): Promise<void> {
  await loadWorld(store, ['economies', 'fdi', 'sanctions']);
  await loadInto(store, 'comtrade', [customs()], 'customs');
  // Olga has 60 % of Lotus, which the list says is half.
  const first = register('register', [
    ['olga', 'lotus', '60'],
    ['k-1', 'lotus', '15'],
  ]);
  await loadInto(store, 'ftm', [first], 'register');
  await loadInto(store, 'ftm', [register('clerk', [['k-1', 'lotus', '10']])], 'clerk');
}

const question = `query ($kind: ContradictionKind!) {
  contradictions(kind: $kind, year: 2011, of: ["MEX", "lotus"]) {
    totalCount precedence
    nodes {
      kind from holder { name } to firm { name } measure unit difference ratio discrepancy reconciled
      preferred { dataset { key } reportedBy basis valuation figure records }
      other { dataset { key } reportedBy basis valuation figure records }
    }
  }
}`;

const side = (dataset: string, reportedBy: string | null, figure: number) => ({
  dataset: expect.objectContaining({ key: dataset }),
  reportedBy,
  figure,
  records: [expect.stringMatching(/^(comtrade|unctad-fdi|ftm)\/\w{12}\/\d+(:.*)?$/)],
});
/** By hand: freight and insurance are 6 %, and the importer's report weighs 0.6. */
const wanted = {
  TRADE: [
    {
      ...{ from: 'MEX', holder: null, to: 'USA', firm: null, measure: 'GOODS', unit: 'USD' },
      preferred: { ...side('customs', 'EXPORTER', 1_000), valuation: 'FOB' },
      other: { ...side('customs', 'IMPORTER', 1_272), valuation: 'CIF' },
      difference: expect.closeTo(-200, 9),
      ratio: expect.closeTo(1_000 / 1_200, 12),
      discrepancy: expect.closeTo(200 / 2_200, 12),
      reconciled: expect.closeTo(1_000 ** 0.4 * 1_200 ** 0.6, 9),
    },
  ],
  // That China tells 0 of Mexico stands for nothing: the file writes 0 where nobody reports.
  FDI: [
    {
      ...{ from: 'USA', holder: null, to: 'MEX', firm: null, measure: 'FLOW', unit: 'USD' },
      preferred: side('fdi', 'HOST', 15e6),
      other: side('fdi', 'ORIGIN', 20e6),
      difference: -5e6,
      ratio: 0.75,
      discrepancy: expect.closeTo(5 / 35, 12),
      reconciled: null,
    },
  ],
  HOLDING: [
    {
      ...{
        from: 'olga',
        holder: { name: 'Olga' },
        to: 'lotus',
        firm: { name: 'Lotus' },
        measure: 'ECONOMIC',
        unit: 'SHARE',
      },
      preferred: side('register', null, 0.6),
      other: side('sanctions', null, 0.5),
      difference: expect.closeTo(0.1, 12),
      ratio: expect.closeTo(1.2, 12),
      discrepancy: expect.closeTo(0.1 / 1.1, 12),
      reconciled: null,
    },
    {
      ...{
        from: 'k-1',
        holder: { name: null },
        to: 'lotus',
        firm: { name: 'Lotus' },
        measure: 'ECONOMIC',
        unit: 'SHARE',
      },
      preferred: side('clerk', null, 0.1),
      other: side('register', null, 0.15),
      difference: expect.closeTo(-0.05, 12),
      ratio: expect.closeTo(2 / 3, 12),
      discrepancy: expect.closeTo(0.05 / 0.25, 12),
      reconciled: null,
    },
  ],
} as const;
const kinds = Object.keys(wanted) as (keyof typeof wanted)[];

/** The same through GraphQL and on the command line, which opens the store anew. */
function statedTwice(open: () => Store | Promise<Store>, address: string, environment: Record<string, string>): void {
  test('stand side by side in GraphQL: exporter and importer, origin and host, two registers', async () => {
    const store = await open();
    await fill(store);
    const { rows } = store;
    const statements: string[] = [];
    store.rows = (statement, parameters, options) => {
      statements.push(statement.name);
      return rows.call(store, statement as never, parameters as never, options) as never;
    };
    const graph = graphOver(store);
    const server = await serverOver(graph);
    try {
      for (const kind of kinds) {
        const { contradictions } = await server.data(question, { kind });
        expect(contradictions.nodes).toMatchObject(wanted[kind]);
        expect(contradictions.totalCount).toBe(wanted[kind].length);
        expect(contradictions.precedence).toContain('customs');
      }
      // However many holdings, their parties are read once.
      expect(statements.filter((name) => /parties-by-key|firms-by-key/.test(name)).sort()).toEqual([
        'read/firms-by-key',
        'read/parties-by-key',
      ]);
    } finally {
      await server.close();
      await graph.close();
    }
  }, 120_000);

  test.each(kinds)(
    'and on the command line: %s',
    async (kind) => {
      const of = ['--of', 'MEX', '--of', 'lotus'];
      const args = [
        'contradictions',
        '--kind',
        kind.toLowerCase(),
        '--year',
        '2011',
        ...of,
        '--store',
        address,
        '--json',
      ];
      const child = spawn(process.execPath, ['--import', 'tsx', 'cli/main.ts', ...args], {
        cwd: root,
        env: { PATH: process.env.PATH, HOME: folder, ...environment },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
      expect({ code, err }).toMatchObject({ code: 0 });
      expect(JSON.parse(out)).toMatchObject({ totalCount: wanted[kind].length, nodes: wanted[kind] });
    },
    120_000,
  );
}

describe('two statements about one thing, embedded', () => {
  const path = join(folder, 'store');
  statedTwice(() => openEmbeddedStore(path), path, {});
});

describeOnNeo4j('two statements about one thing, Neo4j', (neo4j) => {
  const { uri, user, password } = neo4j;
  statedTwice(() => openBoltStore(neo4j), uri, { NEO4J_USER: user, NEO4J_PASSWORD: password });
});
