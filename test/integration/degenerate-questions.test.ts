import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../../graph/embedded/embedded-store.ts';
import { type Graph, graphOver } from '../../graph/graph.ts';
import { loadWorld } from '../world/world.ts';
import { type ServerUnderTest, serverOver } from './running-server.ts';

// Questions at the edge of what can be asked, through GraphQL: each has a clear answer, or a clear refusal.
describe('questions at the edge', () => {
  let graph: Graph;
  let server: ServerUnderTest;

  beforeAll(async () => {
    const store = openEmbeddedStore(null);
    await loadWorld(store);
    graph = graphOver(store);
    server = await serverOver(graph);
  });
  afterAll(async () => {
    await server.close();
    await graph.close();
  });

  const [usa, china, mexico] = ['{ members: ["USA"] }', '{ members: ["CHN"] }', '{ members: ["MEX"] }'];
  const codeOf = async (query: string) => (await server.query(query)).body.errors?.[0]?.extensions?.code;
  const connectors = (between: string, fields: string, year = 2011) =>
    `{ connectors(between: [${between}], year: ${year}) { ${fields} } }`;
  const fragmentation = (scenario: string, fields: string) =>
    `{ fragmentation(scenario: { year: 2011, ${scenario} }) { ${fields} } }`;

  test('a bloc of one member is a bloc', async () => {
    const answer = await server.data(
      connectors(`${usa}, ${china}`, 'items { economy { key } memberOf pairs { member } }'),
    );
    const keys = answer.connectors.items.map(({ economy }: { economy: { key: string } }) => economy.key);
    expect(keys).toEqual(expect.arrayContaining(['MEX', 'VNM']));
    expect(keys).not.toContain('USA');
  });

  test('two blocs that share a member cannot stand against each other, and the member is named', async () => {
    const shared = `${usa}, { members: ["USA", "CHN"] }`;
    for (const query of [
      connectors(shared, 'totalCount'),
      fragmentation(`between: [${shared}]`, 'worldValueAddedUsd'),
    ]) {
      const [error] = (await server.query(query)).body.errors ?? [];
      expect(error?.extensions?.code).toBe('BAD_USER_INPUT');
      expect(error?.message).toContain('USA in both');
    }
  });

  test('a profile by blocs that share a member has its ties, and says why it has no standing', async () => {
    const { economyProfile } = await server.data(
      `{ economyProfile(economy: "MEX", blocs: [${usa}, { members: ["USA", "CHN"] }], years: [2011]) {
        series { ties { exportsUsd } connector { rank } missing { figure reason } } } }`,
    );
    const [year] = economyProfile.series;
    expect(year.ties).toEqual([{ exportsUsd: 300 }, { exportsUsd: 320 }]);
    expect(year.connector).toBeNull();
    expect(year.missing).toEqual(
      expect.arrayContaining([{ figure: 'STANDING', reason: expect.stringContaining('USA belongs to both') }]),
    );
  });

  test('an economy without investment data has its other components, and less coverage', async () => {
    // Between Mexico and Viet Nam nobody reports investment in the United States.
    const { connectors: found } = await server.data(
      connectors(
        `${mexico}, { members: ["VNM"] }`,
        'items { economy { key } coverage investors { largestShare } components { name score } }',
      ),
    );
    const item = found.items.find(({ economy }: { economy: { key: string } }) => economy.key === 'USA');
    expect(item.investors).toBeNull();
    expect(item.coverage).toBeLessThan(1);
    expect(item.components.find(({ name }: { name: string }) => name === 'DIVERSIFICATION').score).not.toBeNull();
  });

  test('a year without votes leaves neutrality unknown, and says so', async () => {
    const { connectors: found } = await server.data(
      `{ connectors(between: [${mexico}, ${china}], year: 2008) {
        items { components { name score } } assumptions { code } years { figures { figure } } } }`,
    );
    const codes = found.assumptions.map(({ code }: { code: string }) => code);
    const figures = found.years.figures.map(({ figure }: { figure: string }) => figure);
    // Votes of 2011 are three years off and still stand in; in 2005 there are none.
    expect(codes.includes('NO_VOTES')).toBe(!figures.includes('votes'));
    const { connectors: earlier } = await server.data(
      `{ connectors(between: [${usa}, ${china}], year: 2005, products: ["85"]) {
        items { components { name score } } assumptions { code } } }`,
    );
    expect(earlier.assumptions.map(({ code }: { code: string }) => code)).toContain('NO_VOTES');
    for (const { components } of earlier.items)
      expect(components.find(({ name }: { name: string }) => name === 'NEUTRALITY').score).toBeNull();
  });

  test('a cut of nothing changes nothing, and says so', async () => {
    for (const nothing of ['degree: 0', 'tariff: 0', 'sectors: []']) {
      const { fragmentation: found } = await server.data(
        fragmentation(
          `between: [${mexico}, ${china}], ${nothing}`,
          'worldValueAddedChangeUsd unmet { totalCount } economies { nodes { welfareChange valueAddedChangeUsd } } assumptions { code }',
        ),
      );
      expect(found.assumptions.map(({ code }: { code: string }) => code)).toContain('NOTHING_CUT');
      expect(found.unmet.totalCount).toBe(0);
      for (const { welfareChange } of found.economies.nodes) expect(welfareChange).toBeCloseTo(0, 9);
    }
  });

  test('a cut of everything leaves every economy to itself, and names what nobody else sells', async () => {
    const { fragmentation: found } = await server.data(
      fragmentation(
        'preset: "each-alone"',
        'blocs { key } unmet { totalCount items { withoutSource } } economies { nodes { realWageChange originsAfter } } equilibrium { converged deficits }',
      ),
    );
    expect(found.blocs).toHaveLength(3);
    expect(found.equilibrium.converged).toBe(true);
    // What one gave another on balance ends too: its welfare may rise by that, what a wage buys cannot.
    expect(found.equilibrium.deficits).toBe('BALANCED_WITHIN_GROUPS');
    for (const { realWageChange, originsAfter } of found.economies.nodes) {
      expect(realWageChange).toBeLessThan(0);
      expect(originsAfter).toBeCloseTo(1, 9);
    }
  });

  test('a scenario has exactly one of blocs and a name, and a name that there is', async () => {
    expect(await codeOf(fragmentation('degree: 1', 'worldValueAddedUsd'))).toBe('BAD_USER_INPUT');
    expect(await codeOf(fragmentation('preset: "nobody"', 'worldValueAddedUsd'))).toBe('NOT_FOUND');
    const { fragmentationScenarios } = await server.data('{ fragmentationScenarios { name between tariff oneWay } }');
    expect(fragmentationScenarios).toContainEqual({
      name: 'tariffs-on-manufactures',
      between: ['us', 'china'],
      tariff: 0.25,
      oneWay: true,
    });
  });

  test('carbon of a year without emissions is refused, naming the table', async () => {
    const [error] = (await server.query('{ carbon(year: 2006) { totals { producersKt } } }')).body.errors ?? [];
    expect(error?.extensions?.code).toBe('NOT_FOUND');
  });
});
