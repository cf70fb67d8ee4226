import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import { type Graph, graphOver } from '../graph/graph.ts';
import { fileOf } from '../ingest/load.fixture.ts';
import { usualPrecedence } from '../model/precedence.ts';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { loadInto, loadWorld } from '../test/world/world.ts';
import { loadTrade } from './connector-figures.ts';
import { loadConnectors, usualWeights } from './connectors.ts';
import { loadEconomyProfile } from './economy-profile.ts';
import { loadTradePartners, type PartnersQuestion } from './partner-figures.ts';

const header =
  'typeCode,freqCode,refYear,reporterCode,flowCode,partnerCode,partner2Code,classificationCode,cmdCode,customsCode,mosCode,motCode,netWgt,cifvalue,fobvalue,primaryValue';
const [mexico, china, usa, vietnam] = [484, 156, 842, 704];
const row = (reporter: number, flow: 'X' | 'M', partner: number, code: string, usd: number, edition = 'H4') =>
  `C,A,2012,${reporter},${flow},${partner},0,${edition},${code},C00,0,0,,,,${usd}`;

// Thousand dollars: only products, as in every file of BACI.
const baci = `t,i,j,k,v,q
2012,${mexico},${usa},030617,7.125,1
2012,${mexico},${usa},870323,2.5,NA
2012,${mexico},${china},030617,1,NA
2012,${usa},${mexico},010121,4,NA
2013,${mexico},${usa},030617,100,NA
2016,${mexico},${usa},030617,5,NA
2016,${china},${mexico},854231,1,NA
2019,${mexico},${usa},030617,9,NA
2019,${mexico},${usa},870323,1,NA
2019,${china},${mexico},854231,2.5,NA
`;
const customs = [
  header,
  row(mexico, 'X', usa, 'TOTAL', 330),
  row(mexico, 'X', usa, '85', 40),
  row(mexico, 'X', china, '85', 50),
  row(mexico, 'X', china, '8542', 30),
  row(mexico, 'X', china, '854231', 20),
  row(mexico, 'X', china, '854232', 10),
  row(china, 'M', mexico, '85', 70),
  row(mexico, 'X', vietnam, '030617', 5, 'H4'),
  row(mexico, 'X', vietnam, '854231', 6, 'H5'),
  '',
].join('\n');

// Sums are made by the engine: on Neo4j too.
describeOnEachEngine('the partners of datasets that state products', (world) => {
  const graphs: Graph[] = [];
  const graphBy = (datasets: readonly string[]): Graph => {
    const graph = graphOver(world.store, null, {
      ...usualPrecedence,
      name: 'own',
      trade: { ...usualPrecedence.trade, datasets },
    });
    graphs.push(graph);
    return graph;
  };
  const asked = { economies: ['MEX'], direction: 'OUTWARD', year: 2012, dataset: null, partners: null } as const;
  const partners = async (more: Partial<PartnersQuestion>, first: readonly string[] = []) => {
    const [answer] = await loadTradePartners(graphBy(first), { ...asked, ...more });
    if (!answer) throw new Error('one answer an economy');
    return answer;
  };
  const said = ({ assumptions }: { readonly assumptions: readonly { code: string; text: string }[] }, code: string) =>
    assumptions.find((assumption) => assumption.code === code)?.text;

  beforeAll(async () => {
    await loadInto(world.store, 'baci', [fileOf('baci.csv', baci)], 'baci', { revision: '2017' });
    await loadInto(world.store, 'comtrade', [fileOf('customs.csv', customs)], 'customs');
  });
  afterAll(async () => {
    for (const { solver } of graphs) await solver.close();
  });

  test('are with what the products of each come to, and the answer says of how many', async () => {
    const exports = await partners({ dataset: 'baci' });
    // 7,125 + 2,500 to the United States, 1,000 to China; what is of 2013 is not in it.
    expect(exports).toMatchObject({ used: 2012, totalUsd: 10_625 });
    expect(exports.partners).toEqual([
      {
        key: 'USA',
        ...{ dataset: 'baci', basis: 'ESTIMATED', usd: 9_625, record: null, productsSummed: 2, share: 9_625 / 10_625 },
        others: expect.arrayContaining([expect.objectContaining({ dataset: 'trade', usd: 360, productsSummed: null })]),
      },
      expect.objectContaining({ key: 'CHN', usd: 1_000, record: null, productsSummed: 1, share: 1_000 / 10_625 }),
    ]);
    expect(said(exports, 'SUM_OF_PRODUCTS')).toContain(
      'Of 2 of 2 partners the dataset states products alone: the figures are sums, of 3 products in all',
    );
    expect(said(exports, 'NOTHING_STATED')).toBeUndefined();
    const imports = await partners({ dataset: 'baci', direction: 'INWARD' });
    expect(imports.partners).toMatchObject([{ key: 'USA', usd: 4_000, share: 1, productsSummed: 1 }]);
  });

  test('are with the stated total where there is one, and no product is counted beside it or its chapter', async () => {
    const exports = await partners({ dataset: 'customs' });
    expect(exports.partners).toMatchObject([
      { key: 'USA', usd: 330, record: expect.stringMatching(/^comtrade\/\w{12}\/2$/), productsSummed: null },
      // The chapter 85 whole; of the importer’s 70 nothing is added.
      { key: 'CHN', usd: 50, record: null, productsSummed: 1, basis: 'REPORTED' },
    ]);
    expect(exports.totalUsd).toBe(380);
    expect(exports.partners[1]?.others).toContainEqual({
      ...{ dataset: 'customs', basis: 'MIRROR', usd: 70, record: null, productsSummed: 1 },
    });
    expect(said(exports, 'SUM_OF_PRODUCTS')).toContain('Of 1 of 2 partners');
  });

  test('are unknown where editions of the Harmonized System are mixed, which is said', async () => {
    const exports = await partners({ dataset: 'customs' });
    expect(exports.partners.map(({ key }) => key)).not.toContain('VNM');
    expect(said(exports, 'EDITIONS_NOT_SUMMED')).toContain('Products traded with VNM');
    expect(said(await partners({ dataset: 'baci' }), 'EDITIONS_NOT_SUMMED')).toBeUndefined();
  });

  test('count where no dataset is named only for one that the policy names', async () => {
    const usual = await partners({ partners: ['USA'] });
    expect(usual.partners).toMatchObject([{ usd: 330, dataset: 'customs', productsSummed: null }]);
    const own = await partners({ partners: ['USA'] }, ['baci']);
    expect(own.partners).toMatchObject([{ usd: 9_625, dataset: 'baci', productsSummed: 2 }]);
  });

  test('count where no dataset is named and none has all goods of any year near', async () => {
    const { used, partners: markets, totalUsd } = await partners({ year: 2019 });
    expect({ used, totalUsd }).toEqual({ used: 2019, totalUsd: 10_000 });
    expect(markets).toMatchObject([{ key: 'USA', usd: 10_000, dataset: 'baci', productsSummed: 2 }]);
    await expect(partners({ year: 1950 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('are whom a connector trades with where none has all goods of any year near, and it is said', async () => {
    const rankingOf = (year: number) =>
      loadConnectors(graphBy([]), {
        between: [{ members: ['USA'] }, { members: ['CHN'] }],
        year,
        weights: usualWeights({}),
        dataset: null,
        sectors: [],
        products: [],
      });
    const ranking = await rankingOf(2019);
    expect(ranking).toMatchObject({
      datasets: expect.arrayContaining(['baci']),
      years: {
        used: 2019,
        figures: [
          { figure: 'trade', year: 2019 },
          { figure: 'trade at the base of growth', year: 2016 },
        ],
      },
    });
    expect(said(ranking, 'SUM_OF_PRODUCTS')).toContain('a flow of all goods is their sum');
    const [mexican, ...others] = ranking.items;
    expect(others).toEqual([]);
    expect(mexican?.economy).toBe('MEX');
    const score = (wanted: string) => mexican?.components.find(({ name }) => name === wanted)?.score;
    // 10,000 sold to the United States, 2,500 bought from China; all that either trades with anybody is with Mexico.
    expect(score('balance')).toBeCloseTo((2 * 2_500) / 12_500, 12);
    expect(score('growth')).toBeCloseTo(0.5, 12);
    // Where whole tables are near, these: the United States' 300 and 200, China's 20 and 60.
    expect(said(await rankingOf(2011), 'SUM_OF_PRODUCTS')).toBeUndefined();
    await expect(rankingOf(1950)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('are those of the whole year for ties and profiles', async () => {
    const graph = graphBy(['baci']);
    const { exports, isSummed } = await loadTrade(graph, 'baci', 2012);
    expect([...exports].map(([exporter, markets]) => [exporter, [...markets].sort()])).toEqual([
      [
        'MEX',
        [
          ['CHN', 1_000],
          ['USA', 9_625],
        ],
      ],
      ['USA', [['MEX', 4_000]]],
    ]);
    expect(isSummed).toBe(true);
    expect((await loadTrade(graph, 'trade', 2012)).isSummed).toBe(false);
    const blocs = [{ members: ['USA'] }, { members: ['CHN'] }];
    const profile = await loadEconomyProfile(graph, { economy: 'MEX', blocs, years: [2012] });
    expect(profile.series[0]).toMatchObject({ exportsUsd: 10_625, importsUsd: 4_000 });
    expect(profile.series[0]?.ties).toMatchObject([
      { exportsUsd: 9_625, importsUsd: 4_000 },
      { exportsUsd: 1_000, importsUsd: 0 },
    ]);
    expect(said(profile, 'SUM_OF_PRODUCTS')).toContain('a flow of all goods is their sum');
  });

  test('are in a profile in the years of which no dataset has all goods', async () => {
    const blocs = [{ members: ['USA'] }, { members: ['CHN'] }];
    const profile = (graph: Graph, years: readonly number[] | null) =>
      loadEconomyProfile(graph, { economy: 'MEX', blocs, years });
    const flowsOf = ({ series }: Awaited<ReturnType<typeof profile>>) =>
      series.map(({ year, exportsUsd, importsUsd }) => [year, exportsUsd, importsUsd]);
    const own = [
      [2013, 100_000, 0],
      [2016, 5_000, 1_000],
      [2019, 10_000, 2_500],
    ];
    const asked = await profile(graphBy([]), [2013, 2016, 2019]);
    expect(flowsOf(asked)).toEqual(own);
    expect(asked.datasets).toContain('baci');
    // Of 2011 and 2012 whole tables are there, and 2014 is nobody's.
    expect(said(await profile(graphBy([]), [2011, 2012, 2014]), 'SUM_OF_PRODUCTS')).toBeUndefined();

    const alone = openEmbeddedStore(null);
    await loadWorld(alone, ['economies']);
    await loadInto(alone, 'baci', [fileOf('baci.csv', baci)], 'baci', { revision: '2017' });
    const graph = graphOver(alone);
    expect(flowsOf(await profile(graph, null))).toEqual([[2012, 10_625, 4_000], ...own]);
    await graph.close();
  });
});
