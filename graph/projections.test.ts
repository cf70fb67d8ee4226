import { expect, test } from '@jest/globals';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { graphOver } from './graph.ts';

// A server of Neo4j is started for the second engine.
describeOnEachEngine('what is in memory', (world) => {
  test('is told to operators: layers and days of holdings, until they are let go of', async () => {
    const { projections, solver } = graphOver(world.store);
    const before = new Date().toISOString();
    const layer = await projections.of({ of: 'firms', dataset: 'chain', year: 2011 }, 'edition');
    const day = await projections.holdings('2011-12-30', 'edition');
    const [ofLayer, ofDay] = projections.held;
    expect(ofLayer?.links).toBe(layer.purchases.heads.length);
    expect(ofDay?.links).toBe(day.ownership.owners.length + day.votes.owners.length);
    // 25 bytes a statement of capital or votes; keys beside them.
    expect(ofDay?.bytes).toBeGreaterThan(25 * (ofDay?.links ?? 0));
    for (const held of projections.held) expect(held.builtAt >= before).toBe(true);
    for (const year of [2001, 2002, 2003, 2004]) await projections.holdings(`${year}-06-30`, 'edition');
    expect(projections.held).toHaveLength(1 + 4);
    await projections.close();
    await solver.close();
  });

  test('is let go of where it was not asked for the longest, and not where it was read first', async () => {
    const { projections, solver } = graphOver(world.store);
    const layer = (year: number) => projections.of({ of: 'firms', dataset: 'chain', year }, 'edition');
    const day = (year: number) => projections.holdings(`${year}-06-30`, 'edition');
    // Twelve layers are kept, and four days.
    for (const [ask, kept] of [[layer, 12] as const, [day, 4] as const]) {
      const all: object[] = [];
      for (let one = 0; one < kept; one++) all.push(await ask(2001 + one));
      expect(await ask(2001)).toBe(all[0]);
      await ask(2001 + kept);
      expect(await ask(2001)).toBe(all[0]);
      expect(await ask(2003)).toBe(all[2]);
      expect(await ask(2002)).not.toBe(all[1]);
    }
    expect(projections.held).toHaveLength(12 + 4);
    await projections.close();
    await solver.close();
  });
});
