import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { golden } from '../../analytics/supply-shares.fixture.ts';
import { openEmbeddedStore } from '../../graph/embedded/embedded-store.ts';
import { type Graph, graphOver } from '../../graph/graph.ts';
import { loadInto } from '../world/world.ts';
import { type ServerUnderTest, serverOver } from './running-server.ts';

type Matrix = readonly (readonly number[])[];
type ByEconomy = Readonly<Record<string, number>>;

interface G10 {
  readonly input: { readonly Z: Matrix; readonly F: Matrix };
  readonly expected: {
    readonly scenarios: Readonly<
      Record<string, { readonly kappa: number; readonly rho: number; readonly deltaVA: ByEconomy }>
    >;
  };
}

interface G11 {
  readonly input: {
    readonly X_row_exporter_col_importer_incl_own: Matrix;
    readonly beta: number;
    readonly eps: number;
  };
  readonly expected: { readonly scenarios: Readonly<Record<string, { readonly welfareHat: ByEconomy }>> };
}

interface G12 {
  readonly input: { readonly emissions_kt: ByEconomy; readonly household_kt: ByEconomy };
  readonly expected: {
    readonly producer: ByEconomy;
    readonly consumer: ByEconomy;
    readonly chainShared: { readonly total: ByEconomy };
    readonly technologyAdjusted: { readonly total: ByEconomy };
    readonly afterFullCutReallocated: { readonly producer: ByEconomy; readonly consumer: ByEconomy };
  };
}

// The golden tables in real codes, loaded from files and asked for through GraphQL: what an independent program worked out.
describe('golden figures through the API', () => {
  const codes: Readonly<Record<string, string>> = {
    A: 'USA',
    B: 'CHN',
    C: 'MEX',
    A1: 'USA',
    A2: 'CAN',
    B1: 'CHN',
    K: 'MEX',
  };
  const [g10, g11, g12] = [
    golden<G10>('g10_fragmentation_extraction_reallocation'),
    golden<G11>('g11_armington_hat'),
    golden<G12>('g12_carbon_balance'),
  ];
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-golden-'));
  let graph: Graph;
  let server: ServerUnderTest;

  beforeAll(async () => {
    const store = openEmbeddedStore(null);
    const cells = ['A', 'B', 'C'].flatMap((economy) => ['M', 'S'].map((sector) => `${codes[economy]}_${sector}`));
    await loadTable('g10', 2011, cells, ['USA', 'CHN', 'MEX'], g10.input.Z, g10.input.F);
    // One good an economy: of what each spends the part 1 − β of its sales goes into production.
    const { X_row_exporter_col_importer_incl_own: flows, beta } = g11.input;
    const spending = flows.map((_, j) => flows.reduce((sum, row) => sum + (row[j] as number), 0));
    const sales = flows.map((row) => row.reduce((sum, usd) => sum + usd, 0));
    const inputs = flows.map((row) =>
      row.map((usd, j) => (usd * (1 - beta) * (sales[j] as number)) / (spending[j] as number)),
    );
    const demand = flows.map((row, i) => row.map((usd, j) => usd - ((inputs[i] as number[])[j] as number)));
    const traders = ['USA', 'CAN', 'CHN', 'MEX'];
    await loadTable(
      'g11',
      2001,
      traders.map((code) => `${code}_M`),
      traders,
      inputs,
      demand,
    );
    const emissions = Object.entries(g12.input.emissions_kt).map(([cell, kt]) => {
      const [economy = '', sector = ''] = cell.split('.');
      return `2011,${codes[economy]},${sector.toUpperCase()},${kt}`;
    });
    await loadInto(
      store,
      'emissions',
      [file('emissions.csv', ['year,country,sector,co2_kt', ...emissions])],
      'emitted',
      {
        scheme: 'golden',
      },
    );
    graph = graphOver(store);
    server = await serverOver(graph);

    async function loadTable(
      dataset: string,
      year: number,
      industries: readonly string[],
      economies: readonly string[],
      purchases: Matrix,
      demanded: Matrix,
    ): Promise<void> {
      const header = ['row', ...industries, ...economies.map((code) => `${code}_FD1`), 'OUTPUT'].join(',');
      const rows = industries.map((industry, i) => {
        const amounts = [...(purchases[i] as number[]), ...(demanded[i] as number[])];
        return [industry, ...amounts, amounts.reduce((sum, usd) => sum + usd, 0)].join(',');
      });
      const settings = { year: String(year), unit: 'billion-usd', scheme: 'golden' };
      await loadInto(store, 'mrio', [file(`${dataset}.csv`, [header, ...rows])], dataset, settings);
    }
  });
  afterAll(async () => {
    await server.close();
    await graph.close();
    rmSync(folder, { recursive: true });
  });

  const file = (name: string, lines: readonly string[]) => {
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
    return join(folder, name);
  };
  interface Node {
    readonly economy: { readonly key: string };
  }
  const of = <N extends Node>(nodes: readonly N[], economy: string): N => {
    const found = nodes.find(({ economy: { key } }) => key === codes[economy]);
    if (!found) throw new Error(`no ${economy}`);
    return found;
  };

  test.each(['extraction_full', 'extraction_half', 'reallocation_full', 'reallocation_half_rho60'])(
    'value added after %s, by economy',
    async (name) => {
      const scenario = g10.expected.scenarios[name];
      if (!scenario) throw new Error(`no ${name}`);
      const { fragmentation } =
        await server.data(`{ fragmentation(scenario: { year: 2011, dataset: "g10", degree: ${scenario.kappa},
        resourced: ${scenario.rho}, between: [{ members: ["USA"] }, { members: ["CHN"] }] }) {
        economies { nodes { economy { key } valueAddedChangeUsd } } } }`);
      for (const [economy, change] of Object.entries(scenario.deltaVA))
        expect(
          of<Node & { valueAddedChangeUsd: number }>(fragmentation.economies.nodes, economy).valueAddedChangeUsd / 1e9,
        ).toBeCloseTo(change, 6);
    },
  );

  test.each([
    ['tau_1.25', 'tariff: 0.25'],
    ['tau_2', 'tariff: 1'],
  ])('welfare at %s, as a tariff', async (name, asked) => {
    const { fragmentation } =
      await server.data(`{ fragmentation(scenario: { year: 2001, dataset: "g11", ${asked}, elasticity: ${g11.input.eps},
      between: [{ members: ["USA", "CAN"] }, { members: ["CHN"] }] }) {
      economies { nodes { economy { key } welfareChange } } equilibrium { converged closedFormResidual } } }`);
    expect(fragmentation.equilibrium.converged).toBe(true);
    const expected = g11.expected.scenarios[name]?.welfareHat ?? {};
    expect(Object.keys(expected)).toHaveLength(4);
    for (const [economy, hat] of Object.entries(expected))
      expect(
        1 + of<Node & { welfareChange: number }>(fragmentation.economies.nodes, economy).welfareChange,
      ).toBeCloseTo(hat, 8);
  });

  test('carbon bills by four rules, households aside, which no table states', async () => {
    const { carbon } = await server.data(
      '{ carbon(year: 2011, dataset: "g10") { economies { nodes { economy { key } bills { producersKt consumersKt chainSharedKt technologyAdjustedKt } } } } }',
    );
    const { producer, consumer, chainShared, technologyAdjusted } = g12.expected;
    for (const [economy, households] of Object.entries(g12.input.household_kt)) {
      const { bills } = of<Node & { bills: ByEconomy }>(carbon.economies.nodes, economy);
      expect(bills.producersKt).toBeCloseTo((producer[economy] as number) - households, 6);
      expect(bills.consumersKt).toBeCloseTo((consumer[economy] as number) - households, 6);
      expect(bills.chainSharedKt).toBeCloseTo((chainShared.total[economy] as number) - households, 6);
      expect(bills.technologyAdjustedKt).toBeCloseTo((technologyAdjusted.total[economy] as number) - households, 6);
    }
  });

  test('the carbon bill after a full cut in which everything is found elsewhere', async () => {
    const { fragmentation } = await server.data(`{ fragmentation(scenario: { year: 2011, dataset: "g10",
      between: [{ members: ["USA"] }, { members: ["CHN"] }] }) { carbon { economies { economy { key } after { producersKt consumersKt } } } } }`);
    const { producer, consumer } = g12.expected.afterFullCutReallocated;
    for (const [economy, households] of Object.entries(g12.input.household_kt)) {
      const { after } = of<Node & { after: ByEconomy }>(fragmentation.carbon.economies, economy);
      expect(after.producersKt).toBeCloseTo((producer[economy] as number) - households, 6);
      expect(after.consumersKt).toBeCloseTo((consumer[economy] as number) - households, 6);
    }
  });
});
