import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Graph, graphOver } from '../../graph/graph.ts';
import { describeOnEachEngine } from '../world/each-engine.ts';
import { recordOf } from '../world/world.ts';
import { type ServerUnderTest, serverOver } from './running-server.ts';

// Agreements, trade, investment and votes of the test world through GraphQL, on the embedded engine and on Neo4j.
describeOnEachEngine('relations of economies', (world) => {
  let graph: Graph;
  let server: ServerUnderTest;

  beforeAll(async () => {
    graph = graphOver(world.store);
    server = await serverOver(graph);
  });
  afterAll(async () => {
    await server.close();
    await graph.solver.close(); // the store is the world's to close
  });

  const keysOf = async (given: string) =>
    (await server.data(`{ agreements${given} { nodes { key } } }`)).agreements.nodes.map(
      ({ key }: { key: string }) => key,
    );

  test.each([
    ['', ['desta:1', 'desta:2']],
    // Treaty 1 holds from 2010 until Mexico leaves in 2014; treaty 2 binds nobody but Mexico, from 2013.
    ['(inForceOn: "2009-12-31")', []],
    ['(inForceOn: "2010-01-01")', ['desta:1']],
    ['(inForceOn: "2013-06-30")', ['desta:1']],
    ['(inForceOn: "2014-01-01")', []],
    ['(between: ["MEX", "USA"], inForceOn: "2013-12-31")', ['desta:1']],
    ['(between: ["USA", "MEX", "USA"], inForceOn: "2013-12-31")', ['desta:1']],
    ['(between: ["MEX", "USA"], inForceOn: "2014-01-01")', []],
    ['(between: ["MEX", "USA", "CHN"], inForceOn: "2013-12-31")', []],
    ['(between: ["MEX"], inForceOn: "2013-12-31")', ['desta:1', 'desta:2']],
    ['(between: ["MEX"], inForceOn: "2014-06-30")', ['desta:2']],
    ['(between: ["MEX", "USA"])', ['desta:1']],
    ['(between: ["CHN", "VNM"])', ['desta:2']],
    ['(between: ["CHN", "VNM"], inForceOn: "2013-06-30")', []],
    // Mexico’s accession binds it to China and not to Viet Nam: those two stand on one side.
    ['(between: ["CHN", "MEX", "VNM"])', ['desta:2']],
    ['(between: ["MEX", "VNM"])', []],
    ['(between: ["XXX"])', []],
  ])('agreements%s are %j', async (given, expected) => {
    expect(await keysOf(given)).toEqual(expected);
  });

  test('an agreement has its depth, and parties from when to when', async () => {
    const { agreement } = await server.data(`{ agreement(id: "desta:1") {
      key name type signedYear depth depthRasch record dataset { key }
      parties { totalCount nodes { economy { key } from to precision entry signedYear basis } }
      later: parties(inForceOn: "2014-01-01") { totalCount nodes { economy { key } } }
    } }`);
    const spell = { from: '2010-01-01', precision: 'YEAR', entry: 'BASE_TREATY', signedYear: 2009, basis: 'REPORTED' };
    expect(agreement).toEqual({
      key: 'desta:1',
      name: 'North',
      type: 'BILATERAL',
      signedYear: 2009,
      depth: 6,
      depthRasch: 1.5,
      record: recordOf('treaties.csv/2'),
      dataset: { key: 'treaties' },
      parties: {
        totalCount: 2,
        nodes: [
          { economy: { key: 'MEX' }, to: '2014-01-01', ...spell },
          { economy: { key: 'USA' }, to: null, ...spell },
        ],
      },
      later: { totalCount: 1, nodes: [{ economy: { key: 'USA' } }] },
    });
  });

  test('a treaty that is not known to be in force has parties without a day of entry, and no depth', async () => {
    const { agreement } = await server.data(`{ agreement(id: "desta:2") {
      depth parties { nodes { economy { key } from entry } } inForce: parties(inForceOn: "2013-01-01") { nodes { economy { key } } }
    } }`);
    expect(agreement).toEqual({
      depth: null,
      parties: {
        nodes: [
          { economy: { key: 'CHN' }, from: null, entry: 'BASE_TREATY' },
          { economy: { key: 'MEX' }, from: '2013-01-01', entry: 'ACCESSION' },
          { economy: { key: 'VNM' }, from: null, entry: 'BASE_TREATY' },
        ],
      },
      inForce: { nodes: [{ economy: { key: 'MEX' } }] },
    });
  });

  test('exports and imports by partner, of the dataset named and of the nearest year', async () => {
    const { economy } = await server.data(`{ economy(iso3: "MEX") {
      exports(year: 2014, dataset: "trade") {
        year yearAsked totalUsd totalCount assumptions { code }
        nodes { partner { key } usd share basis dataset { key } record others { usd dataset { key } } }
      }
      imports(year: 2011) { year totalUsd nodes { partner { key } usd } }
    } }`);
    const stated = { basis: 'REPORTED', dataset: { key: 'trade' } };
    expect(economy.exports).toEqual({
      year: 2012,
      yearAsked: 2014,
      totalUsd: 450,
      totalCount: 3,
      assumptions: [
        { code: 'YEAR_CARRIED' },
        { code: 'GOODS_ONLY' },
        { code: 'STATED_PRECEDENCE' },
        { code: 'AGGREGATES_LEFT_OUT' },
      ],
      nodes: [
        {
          ...stated,
          partner: { key: 'USA' },
          usd: 360,
          share: 0.8,
          record: recordOf('trade.csv/9'),
          others: [{ usd: 400, dataset: { key: 'trade-mirror' } }],
        },
        { ...stated, partner: { key: 'ROW' }, usd: 60, share: 60 / 450, record: recordOf('trade.csv/11'), others: [] },
        { ...stated, partner: { key: 'CHN' }, usd: 30, share: 30 / 450, record: recordOf('trade.csv/10'), others: [] },
      ],
    });
    expect(economy.imports).toMatchObject({ year: 2011, totalUsd: 260, nodes: [{ usd: 200 }, { usd: 60 }] });
  });

  test('of a dataset that states products alone, trade with a partner is their sum, of no one row', async () => {
    const { economy } = await server.data(`{ economy(iso3: "MEX") { exports(year: 2005, dataset: "parts") {
      totalUsd assumptions { code } nodes { partner { key } usd share record productsSummed }
    } } }`);
    // 200 of transmitters and 10 of cars.
    expect(economy.exports).toEqual({
      totalUsd: 210,
      assumptions: [{ code: 'GOODS_ONLY' }, { code: 'SUM_OF_PRODUCTS' }],
      nodes: [{ partner: { key: 'USA' }, usd: 210, share: 1, record: null, productsSummed: 2 }],
    });
  });

  test('pages go on after a cursor in the order of the list, and partners chosen keep their shares', async () => {
    const page = (given: string) =>
      server.data(`{ economy(iso3: "MEX") { exports(year: 2012, dataset: "trade", ${given}) {
        totalCount pageInfo { hasNextPage endCursor } nodes { partner { key } share }
      } } }`);
    const { exports: first } = (await page('first: 2')).economy;
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const { exports: rest } = (await page(`first: 2, after: "${first.pageInfo.endCursor}"`)).economy;
    expect(rest.nodes).toEqual([{ partner: { key: 'CHN' }, share: 30 / 450 }]);
    const { exports: one } = (await page('partners: ["CHN"]')).economy;
    expect(one).toMatchObject({ totalCount: 1, nodes: rest.nodes });
  });

  test('investment has the origin’s and the host’s report side by side, each with its own total', async () => {
    const { economy } = await server.data(`{ economy(iso3: "MEX") { inwardInvestment(year: 2011) {
      year totalCount totals { reportedBy positiveUsd netUsd partners } assumptions { code }
      nodes { partner { key } byOrigin { reportedBy usd share record } byHost { reportedBy usd share record } }
    } } }`);
    expect(economy.inwardInvestment).toEqual({
      year: 2011,
      totalCount: 2,
      totals: [
        { reportedBy: 'ORIGIN', positiveUsd: 20e6, netUsd: 20e6, partners: 1 },
        { reportedBy: 'HOST', positiveUsd: 17e6, netUsd: 17e6, partners: 2 },
      ],
      assumptions: [{ code: 'TWO_REPORTS' }, { code: 'ZERO_NOT_STATED' }, { code: 'SHARES_OF_POSITIVE' }],
      nodes: [
        {
          partner: { key: 'USA' },
          byOrigin: {
            reportedBy: 'ORIGIN',
            usd: 20e6,
            share: 1,
            record: recordOf('fdi.csv/2:outflow_reported_by_source_musd'),
          },
          byHost: {
            reportedBy: 'HOST',
            usd: 15e6,
            share: 15 / 17,
            record: recordOf('fdi.csv/2:inflow_reported_by_target_musd'),
          },
        },
        {
          partner: { key: 'CHN' },
          byOrigin: null, // China’s 0 is no statement
          byHost: {
            reportedBy: 'HOST',
            usd: 2e6,
            share: 2 / 17,
            record: recordOf('fdi.csv/4:inflow_reported_by_target_musd'),
          },
        },
      ],
    });
  });

  test('votes are by year, and each point names its series', async () => {
    const { usa, china, mexico } = await server.data(`{
      usa: economy(iso3: "USA") { votes { totalCount nodes { year idealPoint series basis } } later: votes(from: 2012) { totalCount } }
      china: economy(iso3: "CHN") { votes(until: 2012) { nodes { year idealPoint series } } }
      mexico: economy(iso3: "MEX") { votes { totalCount } }
    }`);
    expect(usa).toEqual({
      votes: {
        totalCount: 2,
        nodes: [
          { year: 2011, idealPoint: 2.75, series: 'ALL', basis: 'ESTIMATED' },
          { year: 2012, idealPoint: 2.5, series: 'ALL', basis: 'ESTIMATED' },
        ],
      },
      later: { totalCount: 1 },
    });
    expect(china.votes.nodes).toEqual([{ year: 2011, idealPoint: -0.5, series: 'FINAL_PASSAGE' }]);
    expect(mexico.votes.totalCount).toBe(0);
  });

  test('a year without figures is NOT_FOUND at its field, and the rest is answered', async () => {
    const { body } = await server.query(
      '{ economy(iso3: "MEX") { key exports(year: 1950) { totalCount } outwardInvestment(year: 2011) { totalCount } } }',
    );
    expect(body.data).toEqual({ economy: { key: 'MEX', exports: null, outwardInvestment: { totalCount: 0 } } });
    expect(body.errors).toMatchObject([{ path: ['economy', 'exports'], extensions: { code: 'NOT_FOUND' } }]);
  });
});
