import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import { type Graph, graphOver } from '../graph/graph.ts';
import { loadInto, loadWorld } from '../test/world/world.ts';
import { type ConnectorRanking, loadConnectors, usualWeights } from './connectors.ts';

const usa = { members: ['USA'] };
const china = { members: ['CHN'] };

function ask(
  graph: Graph,
  between: readonly { members: string[] }[],
  year: number,
  weights = usualWeights({}),
): Promise<ConnectorRanking> {
  return loadConnectors(graph, { between, year, weights, dataset: null });
}

function componentsOf(ranking: ConnectorRanking, economy: string): Record<string, number | null> {
  const item = ranking.items.find((one) => one.economy === economy);
  return Object.fromEntries((item?.components ?? []).map(({ name, score }) => [name, score]));
}

describe('connectors of the test world', () => {
  let graph: Graph;
  let ranking: ConnectorRanking;

  beforeAll(async () => {
    const store = openEmbeddedStore(null);
    await loadWorld(store);
    graph = graphOver(store);
    ranking = await ask(graph, [usa, china], 2011);
  });
  afterAll(() => graph.close());

  test('balance is the mean of trade and inward investment, the host’s own report first', () => {
    // MEX trades 300 + 200 with USA, 20 + 60 with CHN: 160/580. It reports 15 from USA and 2 from CHN (million): 4/17.
    expect(componentsOf(ranking, 'MEX').balance).toBeCloseTo((160 / 580 + 4 / 17) / 2, 12);
    // VNM trades 10 with CHN alone, and only CHN reports investment there: both 0.
    expect(componentsOf(ranking, 'VNM').balance).toBe(0);
  });

  test('what is not known is left out of the score, and counted', () => {
    // MEX has no ideal point, trade has no year three years back, and USA is not in the table: balance and diversification stay.
    const mexico = ranking.items.find(({ economy }) => economy === 'MEX');
    expect(componentsOf(ranking, 'MEX')).toMatchObject({ neutrality: null, growth: null, intermediation: null });
    expect(mexico?.coverage).toBeCloseTo(0.4, 12);
    expect(ranking.assumptions.map(({ code }) => code)).toContain('NO_BASE_YEAR');
    expect(ranking.coverage.level).toBe('PARTIAL');
  });

  test('diversification takes the spread over possible partners, of markets and of investors', () => {
    // Markets of MEX: 300 to USA, 20 to CHN (the rest of the world is no partner); 4 economies trade, so 3 partners are possible.
    // Investors: 15 from USA, 2 from CHN; 4 economies invest or are invested in, so 3 origins are possible.
    const spread = (shares: number[], n: number) =>
      1 - (shares.reduce((sum, share) => sum + share * share, 0) - 1 / n) / (1 - 1 / n);
    const expected = Math.sqrt(spread([300 / 320, 20 / 320], 3) * spread([15 / 17, 2 / 17], 3));
    expect(componentsOf(ranking, 'MEX').diversification).toBeCloseTo(expected, 12);
  });

  test('full members of the pair are not ranked, and aggregates never', () => {
    const economies = ranking.items.map(({ economy }) => economy);
    expect(economies).not.toContain('USA');
    expect(economies).not.toContain('CHN');
    expect(economies).not.toContain('ROW');
    expect(economies).toEqual(expect.arrayContaining(['MEX', 'VNM']));
  });

  test('a score is the weighted geometric mean of its components, and their contributions sum to its logarithm', async () => {
    const weighted = await ask(graph, [usa, china], 2011, usualWeights({ balance: 3, diversification: 1 }));
    const { balance, diversification } = componentsOf(weighted, 'MEX') as { balance: number; diversification: number };
    const mexico = weighted.items.find(({ economy }) => economy === 'MEX');
    expect(mexico?.score).toBeCloseTo(balance ** 0.75 * diversification ** 0.25, 12);
    const sum = mexico?.components.reduce((total, { contribution }) => total + (contribution ?? 0), 0);
    expect(sum).toBeCloseTo(Math.log(mexico?.score as number), 12);
  });

  test('the published measure is of the economy alone, and says which ties it speaks of', async () => {
    const spreadsOf = (of: ConnectorRanking, economy: string) =>
      of.items.find((item) => item.economy === economy)?.geopoliticalSpreads;
    const nothing = { vulnerability: null, connectedness: null, coverage: null };
    // Mexico's own position is not known.
    expect(spreadsOf(ranking, 'MEX')).toEqual([
      { of: 'exports', ...nothing },
      { of: 'imports', ...nothing },
      { of: 'inwardInvestment', ...nothing },
    ]);
    // China at −0.5 and the United States at 2.75 are 3.25 apart. China sells 400 to them and 60 to Mexico, buys 20 of
    // Mexico and 10 of Vietnam; the United States buy 400 of it and 300 of Mexico. Nobody reports investment in the two.
    const others = await ask(graph, [{ members: ['MEX'] }, { members: ['VNM'] }], 2011);
    const alone = { vulnerability: 3.25, connectedness: 0 };
    expect(spreadsOf(others, 'CHN')).toEqual([
      { of: 'exports', ...alone, coverage: 400 / 460 },
      { of: 'imports', ...nothing },
      { of: 'inwardInvestment', ...nothing },
    ]);
    expect(spreadsOf(others, 'USA')).toEqual([
      { of: 'exports', ...nothing },
      { of: 'imports', ...alone, coverage: 400 / 700 },
      { of: 'inwardInvestment', ...nothing },
    ]);
    expect(others.spreadMethod.id).not.toBe(others.method.id);
  });

  test('a member of a third bloc of the question is not neutral between the two others', async () => {
    const three = await ask(graph, [usa, china, { members: ['MEX'] }], 2011);
    const mexico = three.items.find(({ economy }) => economy === 'MEX');
    const between = mexico?.pairs.find(({ first, second }) => first === 'members:USA' && second === 'members:CHN');
    expect(between?.components.find(({ name }) => name === 'neutrality')?.score).toBe(0);
    expect(between?.score).toBe(0);
    expect(mexico?.pairs.map(({ score }) => score)).toEqual([0, 0, 0]);
  });

  test.each([
    ['one bloc', [usa], 2011, 'BAD_USER_INPUT'],
    ['blocs with a common member', [usa, { members: ['CHN', 'USA'] }], 2011, 'BAD_USER_INPUT'],
    ['an unknown economy', [usa, { members: ['XXX'] }], 2011, 'NOT_FOUND'],
    ['a year without figures', [usa, china], 1950, 'NOT_FOUND'],
  ])('%s is refused', async (_, between, year, code) => {
    await expect(ask(graph, between, year)).rejects.toMatchObject({ code });
  });

  test('weights that are all 0 are refused', async () => {
    const none = usualWeights({ balance: 0, neutrality: 0, intermediation: 0, growth: 0, diversification: 0 });
    await expect(ask(graph, [usa, china], 2011, none)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

const table = fileURLToPath(new URL('../../shared/data/io/wiot_2011_41c_8s.csv', import.meta.url));
if (!existsSync(table))
  process.stderr.write('../shared/data is not there: the world table is not asked about connectors.\n');

(existsSync(table) ? test : test.skip)(
  'the world table of 2011 shows who stands between North America and China',
  async () => {
    const store = openEmbeddedStore(null);
    const graph = graphOver(store);
    try {
      await loadInto(store, 'mrio', [table], 'wiod', { year: '2011', unit: 'million-usd', scheme: 'wiod8' });
      const { items, throughAny } = await ask(graph, [{ members: ['USA', 'CAN'] }, china], 2011);
      const passing = (economy: string) => items.find((item) => item.economy === economy)?.intermediation;
      // Computed independently of this program, on the same file.
      const expected = {
        KOR: [0.0300941452439, 0.01416306399604],
        MEX: [0.00777013839833, 0.03181222105571],
        TWN: [0.02829102446973, 0.01010800575959],
      };
      for (const [economy, [there, back]] of Object.entries(expected)) {
        expect(passing(economy)?.there).toBeCloseTo(there as number, 9);
        expect(passing(economy)?.back).toBeCloseTo(back as number, 9);
      }
      expect(throughAny.there).toBeCloseTo(0.21791766667664, 9);
      expect(throughAny.back).toBeCloseTo(0.13164600381223, 9);
    } finally {
      await graph.close();
    }
  },
);
