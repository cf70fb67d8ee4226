import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Graph, graphOver } from '../graph/graph.ts';
import { fileOf } from '../ingest/load.fixture.ts';
import { type Precedence, usualPrecedence } from '../model/precedence.ts';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { loadInto } from '../test/world/world.ts';
import { loadInwardInvestment, loadTrade } from './connector-figures.ts';
import { loadContradictions } from './contradictions.ts';
import { loadOwnership } from './ownership.ts';
import { loadInvestmentPartners, loadTradePartners } from './partner-figures.ts';

const columns =
  'typeCode,freqCode,refYear,reporterCode,flowCode,partnerCode,partner2Code,classificationCode,cmdCode,customsCode,mosCode,motCode,netWgt,cifvalue,fobvalue,primaryValue';
const row = (reporter: number, flow: 'X' | 'M', partner: number, usd: number) =>
  `C,A,2012,${reporter},${flow},${partner},0,H4,TOTAL,C00,0,0,,,,${usd}`;

// Which rows are chosen is told by the engine's own sorting: on Neo4j too.
describeOnEachEngine('a precedence of one’s own', (world) => {
  const graphs: Graph[] = [];
  const graphBy = (own: Partial<Precedence>): Graph => {
    const graph = graphOver(world.store, null, { ...usualPrecedence, name: 'own', ...own });
    graphs.push(graph);
    return graph;
  };
  const ofTrade = (datasets: readonly string[]) => graphBy({ trade: { ...usualPrecedence.trade, datasets } });
  const said = (
    answer: { readonly assumptions: readonly { code: string; text: string }[] } | undefined,
    code: string,
  ) => answer?.assumptions.find((assumption) => assumption.code === code)?.text;

  beforeAll(async () => {
    // Mexico says that it sold 360 to the United States (dataset trade), 400 (trade-mirror); here each side has its say.
    const sides = [columns, row(484, 'X', 842, 330), row(842, 'M', 484, 390)].join('\n');
    await loadInto(world.store, 'comtrade', [fileOf('sides.csv', `${sides}\n`)], 'sides');
    const fdi = 'source_iso3,target_iso3,year,outflow_reported_by_source_musd,inflow_reported_by_target_musd';
    await loadInto(world.store, 'unctad-fdi', [fileOf('fdi-again.csv', `${fdi}\nUSA,MEX,2011,30,25\n`)], 'fdi-again');
    const owns = (percent: string) =>
      [
        { id: 'upper', schema: 'Company', properties: { name: ['Upper'] } },
        { id: 'lower', schema: 'Company', properties: { name: ['Lower'] } },
        {
          id: 'o',
          schema: 'Ownership',
          properties: { owner: ['upper'], asset: ['lower'], percentage: [percent], startDate: ['2001-01-01'] },
        },
      ]
        .map((entity) => JSON.stringify(entity))
        .join('\n');
    await loadInto(world.store, 'ftm', [fileOf('one.jsonl', `${owns('30')}\n`)], 'register-one');
    await loadInto(world.store, 'ftm', [fileOf('two.jsonl', `${owns('60')}\n`)], 'register-two');
  });
  afterAll(async () => {
    for (const { solver } of graphs) await solver.close();
  });

  test('of two datasets on one flow the one named first answers, and the answer says so', async () => {
    const asked = { economies: ['MEX'], direction: 'OUTWARD', year: 2012, dataset: null, partners: ['USA'] } as const;
    for (const [first, second, usd] of [
      ['trade', 'trade-mirror', 360],
      ['trade-mirror', 'trade', 400],
    ] as const) {
      const [trade] = await loadTradePartners(ofTrade([first, second]), asked);
      expect(trade?.partners).toMatchObject([{ key: 'USA', usd, dataset: first }]);
      expect(trade?.partners[0]?.others.map((other) => other.usd).sort()).toEqual(
        [330, 360, 390, 400].filter((other) => other !== usd),
      );
      expect(said(trade, 'STATED_PRECEDENCE')).toContain(`by the policy 'own' '${first}', then '${second}' counts`);
    }
    // Nobody named: the one loaded last, as ever.
    const [trade] = await loadTradePartners({ store: world.store, precedence: usualPrecedence }, asked);
    expect(trade?.partners).toMatchObject([{ usd: 330, dataset: 'sides' }]);
    expect(said(trade, 'STATED_PRECEDENCE')).toContain('the one loaded last; within it the exporter’s report');
  });

  test('a dataset asked for by name answers whatever its source is, by its own years', async () => {
    const graph = { store: world.store, precedence: usualPrecedence };
    const asked = { economies: ['MEX'], direction: 'OUTWARD', year: 2014, dataset: 'sides', partners: null } as const;
    const [trade] = await loadTradePartners(graph, asked);
    expect(trade).toMatchObject({ used: 2012, totalUsd: 330, partners: [{ key: 'USA', usd: 330, dataset: 'sides' }] });
    // One that states no trade at all is refused, and so is one that is not there, with those that are.
    await expect(loadTradePartners(graph, { ...asked, dataset: 'register-one' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(loadTradePartners(graph, { ...asked, dataset: 'nobody' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringMatching(/nobody.*There are .*sides/),
    });
    const [nothing] = await loadTradePartners(graph, { ...asked, economies: ['USA'], year: 2005, dataset: 'parts' });
    expect(nothing?.partners).toEqual([]);
    expect(said(nothing, 'NOTHING_STATED')).toContain("The dataset 'parts' does not state such figures of 2005");
  });

  test('of the two sides of one flow the one named first answers', async () => {
    const asked = { economies: ['MEX'], direction: 'OUTWARD', year: 2012, dataset: null, partners: null } as const;
    const importers = graphBy({ trade: { datasets: ['sides'], reporters: ['IMPORTER', 'EXPORTER'] } });
    const [byImporter] = await loadTradePartners(importers, asked);
    expect(byImporter?.partners).toMatchObject([{ key: 'USA', usd: 390, basis: 'MIRROR' }]);
    expect(said(byImporter, 'STATED_PRECEDENCE')).toContain('the importer’s report before the exporter’s');
    expect((await loadTrade(importers, 'sides', 2012)).exports.get('MEX')?.get('USA')).toBe(390);
    const [byExporter] = await loadTradePartners(ofTrade(['sides']), asked);
    expect(byExporter?.partners).toMatchObject([{ key: 'USA', usd: 330, basis: 'REPORTED' }]);
    expect((await loadTrade(ofTrade(['sides']), 'sides', 2012)).exports.get('MEX')?.get('USA')).toBe(330);
  });

  test('of two datasets on one investment the one named first answers, and of the two sides the one named first', async () => {
    const asked = { economies: ['MEX'], direction: 'INWARD', year: 2011, dataset: null, partners: ['USA'] } as const;
    const reporters = ['ORIGIN', 'HOST'] as const;
    for (const [first, origin, host] of [
      ['fdi', 20e6, 15e6],
      ['fdi-again', 30e6, 25e6],
    ] as const) {
      const graph = graphBy({ investment: { datasets: [first], reporters } });
      const [found] = await loadInvestmentPartners(graph, { ...asked, measure: 'FLOW' });
      expect(found?.partners).toMatchObject([{ byOrigin: { usd: origin }, byHost: { usd: host } }]);
      expect(said(found, 'STATED_PRECEDENCE')).toContain(`by the policy 'own' '${first}' counts`);
      const inward = await loadInwardInvestment(graph, first, 2011);
      expect(inward).toMatchObject({ first: 'ORIGIN' });
      expect(inward.inward.get('MEX')?.get('USA')).toBe(origin);
      const usual = await loadInwardInvestment({ store: world.store, precedence: usualPrecedence }, first, 2011);
      expect(usual.inward.get('MEX')?.get('USA')).toBe(host);
    }
  });

  test('of two registers on one share the one named first answers', async () => {
    for (const [first, share] of [
      ['register-one', 0.3],
      ['register-two', 0.6],
    ] as const) {
      const graph = graphBy({ holdings: { datasets: [first] } });
      const ownership = await loadOwnership(graph, 'lower', '2011-12-31');
      expect(ownership.owners).toEqual([{ key: 'upper', share }]);
      expect(said(ownership, 'DATASET_PRECEDENCE')).toContain(
        `by the policy 'own' '${first}' counts before all others`,
      );
    }
  });

  test('contradictions are told by the same order', async () => {
    const asked = { year: 2012, measure: 'FLOW', of: ['MEX'], aligned: false, precedence: [] } as const;
    const found = await loadContradictions(ofTrade(['trade']), { ...asked, kind: 'TRADE' });
    expect(found.precedence[0]).toBe('trade');
    expect(new Set(found.contradictions.map(({ preferred }) => preferred.figure))).toEqual(new Set([360]));
    const asIs = await loadContradictions(ofTrade(['trade']), {
      ...asked,
      kind: 'TRADE',
      precedence: ['trade-mirror'],
    });
    expect(asIs.precedence.slice(0, 2)).toEqual(['trade-mirror', 'trade']);
  });
});
