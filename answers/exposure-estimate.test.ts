import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Graph, graphOver } from '../graph/graph.ts';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { loadInto } from '../test/world/world.ts';
import { loadExposure } from './exposure.ts';
import type { SubjectChoice } from './exposure-subject.ts';

// The plant makes goods in Mexico: of each dollar 0.2 goes to a maker of goods in China, 0.1 to a shop, 0.1 to a yard, 0.3 to
// nobody named. The shop is of services in Mexico and spends half on nobody named; the yard is of an industry that no table
// shows, and spends 0.2 so.
const firms = `id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd
plant,FIRM,Plant,MEX,,MEX:two:G,2011,40000000,28000000
shop,FIRM,Shop,MEX,,MEX:two:S,2011,8000000,4000000
yard,FIRM,Yard,MEX,,MEX:isic4:C25,2011,5000000,1000000
maker,FIRM,Maker,CHN,,CHN:two:G,2011,50000000,0
`;
const supplies = `supplier,buyer,product,year,usd
maker,plant,8542,2011,8000000
shop,plant,,2011,4000000
yard,plant,,2011,4000000
`;

// Of a hundred million of output MEX_G buys 20 of MEX_S, 20 of CHN_G and 10 of ROW_G (test/world/README.md). Less what the plant
// is known to buy (8 of CHN_G; 4 of the shop and 4 of the yard, which can be of MEX_S only) and to add itself (12) the rest is
// 12, 12, 10 and 38 of its own: 72. Of MEX_S less the 4 that the shop adds the rest is 10 of MEX_G and 20 of ROW_S in 96.
const [a, b, c, d] = [349 / 1592, 219 / 6368, 393 / 3184, 397 / 6368];
const restOfGoods = (12 * b + 12 + 10 * c) / 72;
const restOfServices = (10 * a + 20 * d) / 96;

const folder = mkdtempSync(join(tmpdir(), 'isthmus-estimate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// On Neo4j and embedded.
describeOnEachEngine('unknown suppliers by the industry of the buyer', (world) => {
  let graph: Graph;
  beforeAll(async () => {
    for (const [name, text] of Object.entries({ firms, supplies })) writeFileSync(join(folder, `${name}.csv`), text);
    const files = ['firms', 'supplies'].map((name) => join(folder, `${name}.csv`));
    await loadInto(world.store, 'chain', files, 'plants');
    graph = graphOver(world.store);
  });
  afterAll(() => graph.solver.close());
  const ask = (subject: SubjectChoice, year = 2011) =>
    loadExposure(graph, { subject, to: { members: ['CHN'] }, year, dataset: null });

  test('what nobody names is like the rest of the industry, and the certified share stays as it is', async () => {
    const exposure = await ask({ firm: 'plant' });
    expect([exposure.share, exposure.unknown]).toEqual([
      expect.closeTo(0.2, 12),
      expect.closeTo(0.3 + 0.1 * 0.5 + 0.1 * 0.2, 12),
    ]);
    const estimate = await exposure.estimate();
    const added = 0.3 * restOfGoods + 0.05 * restOfServices;
    expect(estimate).toMatchObject({
      share: expect.closeTo(0.2 + added, 12),
      estimated: expect.closeTo(added, 12),
      face: expect.closeTo(0.2, 12),
      hidden: expect.closeTo(added, 12),
      unknown: expect.closeTo(0.02, 12),
      elsewhere: expect.closeTo(1 - 0.2 - added - 0.02, 12),
      trapped: 0,
      estimatedShare: expect.closeTo(0.35, 12),
      usd: expect.closeTo((0.2 + added) * 40e6, 2),
      dataset: 'table',
      year: 2011,
      takenOutUsd: expect.closeTo(16e6, 2),
      beyondTableUsd: 0,
    });
    expect(estimate?.share).toBeLessThanOrEqual(exposure.upper);
    expect((await ask({ firm: 'plant' }, 2013)).share).toBeCloseTo(0.2, 12);
  });

  test('the estimated paths say so, and name the rows they rest on', async () => {
    const exposure = await ask({ firm: 'plant' });
    const estimate = await exposure.estimate();
    if (estimate === null) throw new Error('there is an estimate');
    const { paths, covered, remainder, nodes, members } = await estimate.paths(3);
    expect(paths.map((path) => [path.nodes.join(' < '), path.share, path.estimated])).toEqual([
      ['plant < maker', expect.closeTo(0.2, 12), false],
      ['plant < unknown suppliers of MEX:two:G < CHN:two:G', expect.closeTo(0.3 / 6, 12), true],
      [
        'plant < unknown suppliers of MEX:two:G < ROW:two:G < CHN:two:G',
        expect.closeTo((0.3 * 10 * 0.1) / 72, 12),
        true,
      ],
    ]);
    expect(covered + remainder).toBeCloseTo(estimate.share, 12);
    const [, toStandIn] = paths;
    expect(toStandIn?.hops).toEqual([
      {
        from: 'unknown suppliers of MEX:two:G',
        to: 'plant',
        usd: expect.closeTo(12e6, 2),
        share: expect.closeTo(0.3, 12),
        year: 2011,
        dataset: 'plants',
        record: expect.stringMatching(/^chain\/.*\/2$/),
        basis: 'ESTIMATED',
        estimated: true,
      },
      {
        from: 'CHN:two:G',
        to: 'unknown suppliers of MEX:two:G',
        usd: 20e6,
        share: expect.closeTo(1 / 6, 12),
        year: 2011,
        dataset: 'table',
        record: expect.stringMatching(/^mrio\//),
        basis: expect.any(String),
        estimated: false,
      },
    ]);
    expect(nodes.find(({ key }) => key.startsWith('unknown'))).toMatchObject({ economies: ['MEX'] });
    expect((await members()).map(({ key, membership }) => [key, membership])).toEqual([
      ['maker', 1],
      ['CHN:two:G', 1],
    ]);
    const [direct, second] = await estimate.tiers(2);
    expect([direct?.share, second?.share]).toEqual([
      expect.closeTo(0.2, 12),
      // Of the rest of goods what comes straight from China; of the rest of services nothing does.
      expect.closeTo(0.3 / 6, 12),
    ]);
    expect((await exposure.paths(10)).paths.some(({ estimated }) => estimated)).toBe(false);
  });

  test('by owners the industries still count by where they are', async () => {
    const question = { to: { members: ['CHN'] }, year: 2011, dataset: null, membership: 'UNION' } as const;
    const exposure = await loadExposure(graph, { ...question, subject: { firm: 'plant' } });
    const estimate = await exposure.estimate();
    expect(estimate?.share).toBeCloseTo(0.2 + 0.3 * restOfGoods + 0.05 * restOfServices, 12);
    expect((await (await estimate?.paths(2))?.members())?.map(({ key, ownership }) => [key, ownership])).toEqual([
      ['maker', 1],
      ['CHN:two:G', 1],
    ]);
  });

  test('what a scenario takes away is replaced by nothing', async () => {
    const scenario = { remove: { firms: ['maker'] } };
    const question = { subject: { firm: 'plant' }, to: { members: ['CHN'] }, year: 2011, dataset: null, scenario };
    const { share, unknown, estimate } = await loadExposure(graph, question);
    expect([share, unknown]).toEqual([0, expect.closeTo(0.57, 12)]);
    expect(await estimate()).toBeNull();
  });

  test('there is none where nothing is unknown, no table shows the industries, or the subject is an industry', async () => {
    expect(await (await ask({ firm: 'maker' })).estimate()).toBeNull();
    expect(await (await ask({ firm: 'acme' })).estimate()).toBeNull();
    expect(await (await ask({ industry: 'MEX:two:G' })).estimate()).toBeNull();
  });
});
