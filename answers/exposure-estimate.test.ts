import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Graph, graphOver } from '../graph/graph.ts';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { loadInto } from '../test/world/world.ts';
import { loadExposure } from './exposure.ts';
import type { SubjectChoice } from './exposure-subject.ts';

// The plant makes goods in Mexico: of each dollar 0.2 goes to a supplier in China, 0.1 to a shop, and 0.3 to nobody named.
// The shop is of services in Mexico and spends half on nobody named; the yard, at 0.1, is of an industry that no table shows.
const firms = `id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd
plant,FIRM,Plant,MEX,,MEX:two:G,2011,100,70
shop,FIRM,Shop,MEX,,MEX:two:S,2011,80,40
yard,FIRM,Yard,MEX,,MEX:isic4:C25,2011,50,10
maker,FIRM,Maker,CHN,,CHN:two:G,2011,50,0
`;
const supplies = `supplier,buyer,product,year,usd
maker,plant,8542,2011,20
shop,plant,,2011,10
yard,plant,,2011,10
`;

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

  test('what nobody names is like the industry’s own chain, and the certified share stays as it is', async () => {
    const exposure = await ask({ firm: 'plant' });
    expect([exposure.share, exposure.unknown]).toEqual([
      expect.closeTo(0.2, 12),
      expect.closeTo(0.3 + 0.1 * 0.5 + 0.1 * 0.2, 12),
    ]);
    // Goods and services of Mexico have 349/1592 and 219/6368: test/world/README.md.
    const estimate = await exposure.estimate();
    expect(estimate).toEqual({
      share: expect.closeTo(0.2 + (0.3 * 349) / 1592 + (0.05 * 219) / 6368, 12),
      unknown: expect.closeTo(0.02, 12),
      estimatedShare: expect.closeTo(0.35, 12),
      dataset: 'table',
      year: 2011,
    });
    expect(estimate?.share).toBeLessThanOrEqual(exposure.upper);
  });

  test('there is none where nothing is unknown, no table shows the industries, or the subject is an industry', async () => {
    expect(await (await ask({ firm: 'maker' })).estimate()).toBeNull();
    expect(await (await ask({ firm: 'acme' })).estimate()).toBeNull();
    expect(await (await ask({ industry: 'MEX:two:G' })).estimate()).toBeNull();
  });
});
