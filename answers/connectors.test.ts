import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { golden } from '../analytics/supply-shares.fixture.ts';
import { openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import { type Graph, graphOver } from '../graph/graph.ts';
import { fileOf } from '../ingest/load.fixture.ts';
import { loadInto, loadWorld } from '../test/world/world.ts';
import { type ConnectorRanking, loadConnectors, usualWeights } from './connectors.ts';
import { loadTradePartners } from './partner-figures.ts';

/** What is used of the golden file of six economies and three blocs. */
interface G09 {
  readonly input: {
    readonly economies: readonly string[];
    readonly Z_row_supplier_col_buyer: readonly (readonly number[])[];
    readonly F_row_supplier_col_consumer: readonly (readonly number[])[];
    readonly trade_t0_row_exporter: readonly (readonly number[])[];
    readonly inwardFdiStock_host_source: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
  readonly expected: {
    readonly leverageVulnerability: Readonly<Record<string, { leverage: number; maxBlocDependence: number }>>;
    readonly bySourceAndPair: Readonly<
      Record<string, Readonly<Record<string, { balance: number; growth: number; diversification: number }>>>
    >;
  };
}

const usa = { members: ['USA'] };
const china = { members: ['CHN'] };

function ask(
  graph: Graph,
  between: readonly { members: string[] }[],
  year: number,
  weights = usualWeights({}),
): Promise<ConnectorRanking> {
  return loadConnectors(graph, { between, year, weights, dataset: null, sectors: [], products: [] });
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

  test('who needs whom more, and on whom the economy rests', () => {
    const of = (economy: string) => ranking.items.find((item) => item.economy === economy);
    // The United States import 700, 300 of it from MEX; China 30, 20 from MEX. MEX trades 500 and 80 with them, 580 in all.
    expect(of('MEX')?.dependences).toEqual([
      { bloc: 'members:USA', leverage: 300 / 700, vulnerability: 500 / 580, net: expect.any(Number) },
      { bloc: 'members:CHN', leverage: 20 / 30, vulnerability: 80 / 580, net: expect.any(Number) },
    ]);
    expect(of('MEX')).toMatchObject({
      leverage: 20 / 30,
      vulnerability: 500 / 580,
      markets: { largest: 'USA', largestShare: 300 / 320 },
      suppliers: { largest: 'USA', largestShare: 200 / 260 },
      investors: { largest: 'USA', largestShare: 15 / 17 },
      investmentFrom: [
        { bloc: 'members:USA', usd: 15e6, share: 15 / 17 },
        { bloc: 'members:CHN', usd: 2e6, share: 2 / 17 },
      ],
      switching: null,
    });
    // VNM sells China 10 of 30, and trades with nobody else. Medians of the two: leverage 1/2, vulnerability 27/29.
    expect(of('VNM')).toMatchObject({ leverage: 10 / 30, vulnerability: 1, quadrant: 'dependent', suppliers: null });
    expect(of('MEX')?.quadrant).toBe('strong-connector');
    expect(of('MEX')?.tradeUsd).toBe(580);
    expect(ranking.usual.leverage).toBeCloseTo(1 / 2, 12);
    expect(ranking.usual.vulnerability).toBeCloseTo(27 / 29, 12);
  });

  test('a rank that every weighting gives is robust, and no weighting of unknown conditions gives one', async () => {
    const robustness = await Promise.all(ranking.items.map((item) => item.robustness()));
    const of = (economy: string) => robustness[ranking.items.findIndex((item) => item.economy === economy)];
    const mexico = ranking.items.find(({ economy }) => economy === 'MEX');
    expect(of('MEX')?.rank).toBe(mexico?.rank);
    // Balance and diversification are known of MEX: of C(14, 4) weightings C(12, 2) give both of them nothing.
    expect(of('MEX')?.acceptability.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1 - 66 / 1001, 12);
    expect(of('MEX')?.robust).toBe((of('MEX')?.support as number) >= 0.9);
    expect(of('MEX')?.leaveOneOut.balance.score).toBeCloseTo(
      componentsOf(ranking, 'MEX').diversification as number,
      12,
    );
  });

  test('what moved since another year is told by component, and adds up to the score', async () => {
    const later = await ask(graph, [usa, china], 2012);
    const mexico = later.items.find(({ economy }) => economy === 'MEX');
    const change = await mexico?.change(2011);
    const before = ranking.items.find(({ economy }) => economy === 'MEX');
    expect(change).toMatchObject({ from: 2011, rankBefore: before?.rank, scoreBefore: before?.score });
    const moved = change?.components.reduce((sum, { contribution }) => sum + (contribution ?? 0), 0);
    expect(moved).toBeCloseTo(Math.log((mexico?.score as number) / (before?.score as number)), 12);
    expect(await mexico?.change(2012)).toMatchObject({ gained: 0, mainly: null });
  });

  test('in the network of trade nobody stands between two blocs that trade with each other', async () => {
    const mexico = ranking.items.find(({ economy }) => economy === 'MEX');
    // CHN sells 400 to USA directly, a shorter way than by MEX. USA sells CHN nothing: the only way is by MEX, USA → MEX → CHN.
    expect(await mexico?.brokerage()).toMatchObject({ there: 1, back: 0, liaison: 1 });
    const vietnam = ranking.items.find(({ economy }) => economy === 'VNM');
    expect(await vietnam?.brokerage()).toMatchObject({ there: 0, back: 0, liaison: 0 });
  });

  test('a bloc behind what an economy makes and earns is told by the table, and null where it does not show the two', async () => {
    const mexico = ranking.items.find(({ economy }) => economy === 'MEX');
    const [toUsa, toChina] = (await mexico?.chains()) ?? [];
    expect(toUsa).toEqual({ bloc: 'members:USA', upstream: null, downstream: null });
    expect(toChina?.upstream).toBeCloseTo(1615 / 12736, 12); // worked out in test/world/README.md
    expect(toChina?.downstream).toBeGreaterThan(0);
  });

  test('a sector that the table has not is refused, naming those it has', async () => {
    const asked = { between: [usa, china], year: 2011, weights: usualWeights({}), dataset: null, products: [] };
    await expect(loadConnectors(graph, { ...asked, sectors: ['X'] })).rejects.toThrow(/two:G, two:S/);
    const goods = await loadConnectors(graph, { ...asked, sectors: ['G'] });
    expect(goods.assumptions.map(({ code }) => code)).toContain('SECTORS_OF_THE_TABLE');
  });

  describe('in electronics, which one dataset states by product', () => {
    const electronics = { between: [usa, china], year: 2005, weights: usualWeights({}), dataset: null, sectors: [] };
    const mexicoIn = async (products: readonly string[]) => {
      const { items } = await loadConnectors(graph, { ...electronics, products });
      return items.find(({ economy }) => economy === 'MEX');
    };

    test('ties are those in the goods asked for, codes of one length added up once', async () => {
      // China sells Mexico 300 of circuits; the 310 of chapter 85 beside them is the same goods. Mexico sells USA 200.
      expect((await mexicoIn(['85']))?.suppliers).toMatchObject({ largest: 'CHN', herfindahl: 1 });
      expect(componentsOf({ items: [await mexicoIn(['85'])] } as never, 'MEX').balance).toBeCloseTo(
        (2 * 200) / 500,
        12,
      );
      await expect(mexicoIn(['02'])).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    test('the way from China through Mexico to the United States rose at both ends, chapter by chapter', async () => {
      const ways = (await (await mexicoIn(['85']))?.vertical({ since: null, lag: 0 })) ?? [];
      expect(ways.map(({ from, to }) => `${from} ${to}`)).toEqual([
        'members:USA members:CHN',
        'members:CHN members:USA',
      ]);
      const electricals = { bought: { before: 100, after: 300 }, sold: { before: 50, after: 200 }, bothRose: true };
      expect(ways[1]).toMatchObject({
        since: 2001,
        until: 2005,
        goods: { chapter: null, ...electricals },
        shareInMarket: { before: 1, after: 200 / 300 },
        investedUsd: null,
        missing: ['No investment in it is known of 2002 to 2005.'],
      });
      expect(ways[1]?.chapters?.[0]).toEqual({ chapter: '85', ...electricals });
      // Cars were not sold before, and China sells none: not both rose.
      expect(ways[1]?.chapters?.[1]).toMatchObject({ chapter: '87', sold: { before: 0, after: 10 }, bothRose: false });
    });

    test('a lag for which no year is loaded leaves the way unknown, and says so', async () => {
      const ways = (await (await mexicoIn(['85']))?.vertical({ since: null, lag: 1 })) ?? [];
      expect(ways[1]?.goods).toMatchObject({ bought: { before: null, after: null }, bothRose: null });
      expect(ways[1]?.missing).toEqual(
        expect.arrayContaining(['No trade data are of 2000.', 'No trade data are of 2004.']),
      );
    });

    test('sole supply is what a bloc buys of products of which the economy is the main source', async () => {
      const [toUsa] = (await (await mexicoIn(['85']))?.soleSupply(0.5)) ?? [];
      expect(toUsa).toMatchObject({ bloc: 'members:USA', year: 2005, dataset: 'parts', share: 200 / 360 });
      expect(toUsa?.products).toEqual([{ product: '852520', buyer: 'USA', usd: 200, share: 200 / 300 }]);
      const [stricter] = (await (await mexicoIn(['85']))?.soleSupply(0.7)) ?? [];
      expect(stricter).toMatchObject({ share: 0, products: [] });
    });

    test('investment in strategic sectors is by origin, withdrawals aside', async () => {
      const found = await (await mexicoIn(['85']))?.strategicInvestment();
      expect(found).toMatchObject({
        dataset: 'stakes',
        year: 2005,
        measure: 'FLOW',
        reportedBy: 'HOST',
        usd: 60,
        share: 0.5,
      });
      expect(found?.from).toEqual([
        { bloc: 'members:USA', usd: 40, share: 40 / 60 },
        { bloc: 'members:CHN', usd: 20, share: 20 / 60 },
      ]);
    });

    test('the trend has every year that the trade data hold, and what moved in between', async () => {
      const trend = (await (await mexicoIn(['85']))?.trend()) ?? [];
      expect(trend.map(({ year, change }) => [year, change?.from ?? null])).toEqual([
        [2001, null],
        [2005, 2001],
      ]);
    });
  });

  test('without trade by product or investment by sector near the year both are null', async () => {
    const mexico = ranking.items.find(({ economy }) => economy === 'MEX');
    await expect(mexico?.soleSupply(0.5)).resolves.toBeNull();
    await expect(mexico?.strategicInvestment()).resolves.toBeNull();
    await expect(mexico?.vertical({ since: null, lag: 0 })).resolves.toEqual([]);
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

test('g09: leverage, growth, balance and diversification of six economies, loaded as figures are', async () => {
  const { input, expected } = golden<G09>('g09_connector_index_6x3');
  const codes: Record<string, string> = { W1: 'USA', E1: 'CHN', S1: 'DEU', K1: 'VNM', K2: 'MEX', K3: 'KOR' };
  const code = (at: number) => codes[input.economies[at] as string];
  const flows = (year: number, usd: (from: number, to: number) => number) =>
    input.economies.flatMap((_, from) =>
      input.economies.map((_, to) => `${code(from)},${code(to)},${year},${from === to ? 0 : usd(from, to)}`),
    );
  const sold = (from: number, to: number) =>
    (input.Z_row_supplier_col_buyer[from]?.[to] ?? 0) + (input.F_row_supplier_col_consumer[from]?.[to] ?? 0);
  const invested = Object.entries(input.inwardFdiStock_host_source).flatMap(([host, origins]) =>
    Object.entries(origins).map(([origin, usd]) => `${codes[origin]},${codes[host]},2012,,${usd}`),
  );
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-g09-'));
  const store = openEmbeddedStore(null);
  const graph = graphOver(store);
  try {
    const file = (name: string, lines: readonly string[]) => {
      writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
      return [join(folder, name)];
    };
    const trade = ['exporter,importer,year,usd', ...flows(2012, sold)];
    trade.push(...flows(2008, (from, to) => input.trade_t0_row_exporter[from]?.[to] ?? 0));
    const columns = { from: 'exporter', to: 'importer', year: 'year', usd: 'usd' };
    await loadInto(store, 'trade', file('trade.csv', trade), 'trade', columns);
    const header = 'source_iso3,target_iso3,year,outflow_reported_by_source_musd,inflow_reported_by_target_musd';
    await loadInto(store, 'unctad-fdi', file('fdi.csv', [header, ...invested]), 'fdi');
    const { items } = await ask(graph, [{ members: ['USA'] }, { members: ['CHN'] }, { members: ['DEU'] }], 2012);
    const pairs = { 'W|E': 0, 'W|S': 1, 'E|S': 2 };
    for (const name of ['K1', 'K2', 'K3']) {
      const item = items.find(({ economy }) => economy === codes[name]);
      const axes = expected.leverageVulnerability[name];
      expect(item?.leverage).toBeCloseTo(axes?.leverage as number, 9);
      expect(item?.vulnerability).toBeCloseTo(axes?.maxBlocDependence as number, 9);
      for (const [key, at] of Object.entries(pairs)) {
        const found = Object.fromEntries(item?.pairs[at]?.components.map((one) => [one.name, one.score]) ?? []);
        const wanted = expected.bySourceAndPair[name]?.[key];
        for (const component of ['balance', 'growth', 'diversification'] as const)
          expect(found[component]).toBeCloseTo(wanted?.[component] as number, 9);
      }
    }
    // Without votes, a member of one of the three still has no neutrality between the two others, and so no score.
    expect(items.find(({ economy }) => economy === 'CHN')?.pairs.map(({ score }) => score)).toEqual([0, 0, 0]);
  } finally {
    await graph.close();
    rmSync(folder, { recursive: true, force: true });
  }
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

test('investment is of whoever states it where no whole table is near, and of none where there are sectors alone', async () => {
  const store = openEmbeddedStore(null);
  const graph = graphOver(store);
  try {
    await loadWorld(store, ['economies', 'trade', 'parts', 'stakes']);
    const said = async (year: number) => (await ask(graph, [usa, china], year)).assumptions.map(({ code }) => code);
    expect(await said(2011)).toContain('NO_INVESTMENT');
    expect(await said(2006)).toContain('NO_INVESTMENT'); // the stakes of 2005 are of sectors

    const header =
      'REF_AREA,MEASURE,UNIT_MEASURE,MEASURE_PRINCIPLE,ACCOUNTING_ENTRY,TYPE_ENTITY,FDI_COMP,COUNTERPART_AREA,LEVEL_COUNTERPART,ACTIVITY,FREQ,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT,CONF_STATUS';
    const from = (origin: string, millions: number) =>
      `MEX,T_FA_F,USD_EXC,DI,NET_FDI,ALL,D,${origin},IMC,_T,A,2011,${millions},A,6,F`;
    const file = fileOf('oecd.csv', `${[header, from('USA', 15), from('CHN', 5)].join('\n')}\n`);
    await loadInto(store, 'fdi-sdmx', [file], 'oecd', { agency: 'oecd' });
    const ranking = await ask(graph, [usa, china], 2011);
    expect(ranking.datasets).toContain('oecd');
    // MEX trades 300 + 200 with USA, 20 + 60 with CHN; 15 and 5 million come from them.
    expect(componentsOf(ranking, 'MEX').balance).toBeCloseTo((160 / 580 + 10 / 20) / 2, 12);
    expect(await said(2011)).not.toContain('NO_INVESTMENT');
  } finally {
    await graph.close();
  }
});

test('an economy is no partner of its own, whatever a dataset states of it', async () => {
  const store = openEmbeddedStore(null);
  const graph = graphOver(store);
  try {
    await loadWorld(store, ['economies']);
    const sheet = fileOf('own.csv', 'seller,buyer,year,usd\nMEX,MEX,2011,900\nMEX,USA,2011,60\nMEX,CHN,2011,40\n');
    const mapping = fileOf(
      'own.yaml',
      `basis: REPORTED
records:
  - kind: export
    fields:
      start: { column: seller }
      end: { column: buyer }
      year: { column: year }
      usd: { column: usd, unit: usd }
`,
    );
    await loadInto(store, 'spreadsheet', [sheet], 'own', { mapping });
    const { items } = await ask(graph, [usa, china], 2011);
    const mexican = items.find(({ economy }) => economy === 'MEX');
    expect(mexican?.markets).toMatchObject({ largest: 'USA', largestShare: 0.6 });
    expect(mexican?.suppliers).toBeNull();
    const asked = { economies: ['MEX'], direction: 'OUTWARD', year: 2011, dataset: null, partners: null } as const;
    const [exports] = await loadTradePartners(graph, asked);
    expect(exports?.partners.map(({ key, share }) => [key, share])).toEqual([
      ['USA', 0.6],
      ['CHN', 0.4],
    ]);
  } finally {
    await graph.close();
  }
});
