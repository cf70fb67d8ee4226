import { expect, test } from '@jest/globals';
import { neo4jUnderTest } from '../../test/neo4j/neo4j-under-test.ts';
import { describeOnEachEngine } from '../../test/world/each-engine.ts';
import { openBoltStore } from '../bolt/bolt-store.ts';
import { projectHoldings } from '../holdings-on-day.ts';
import { type Layer, project } from '../projection.ts';
import { Projector } from './projector.ts';

const layers: readonly Layer[] = [
  { of: 'firms', dataset: 'chain', year: 2011 },
  { of: 'industries', dataset: 'table', year: 2011 },
  { of: 'firms', dataset: 'nobody', year: 2011 },
];

describeOnEachEngine('a projector', (world) => {
  test('reads what is read on this thread, some layers at once, and again when all was quiet', async () => {
    const here = await Promise.all(layers.map((layer) => project(world.store, layer)));
    const projector = new Projector(world.store);
    for (const layersAtOnce of [layers, layers.slice(0, 1)]) {
      const there = await Promise.all(layersAtOnce.map((layer) => projector.project(layer)));
      for (const [at, { builtAt, ...read }] of there.entries()) {
        expect(read).toEqual({ ...here[at], builtAt: undefined });
        expect(Date.parse(builtAt)).toBeGreaterThanOrEqual(Date.parse((here[at] as { builtAt: string }).builtAt));
        for (const array of [read.purchases.starts, read.purchases.heads, read.purchases.weights, read.unknown])
          expect(Object.prototype.toString.call(array.buffer)).toBe('[object SharedArrayBuffer]'); // of another realm under jest
      }
    }
    expect(here.map(({ keys }) => keys.length)).toEqual([11, 6, 0]);
    await projector.close();
  });

  test('reads the holdings of a day as they are read on this thread, beside a layer', async () => {
    const projector = new Projector(world.store);
    const [{ same, ...there }, layer] = await Promise.all([
      projector.holdings('2011-12-30', ['sanctions']),
      projector.project(layers[0] as Layer),
    ]);
    const { same: sameHere, ...here } = await projectHoldings(world.store, '2011-12-30', ['sanctions']);
    expect(there).toEqual(here);
    expect(there.keys).toHaveLength(9);
    expect(there.precedence[0]).toBe('sanctions');
    expect(same.ofSeveral).toEqual(sameHere.ofSeveral);
    expect(layer.keys).toHaveLength(11);
    await projector.close();
  });

  test('fails as the store fails, and reads the next layer', async () => {
    const neo4j = neo4jUnderTest();
    if (world.store.engine === 'embedded' || neo4j === null) return; // its only failure is to be closed, which says so itself
    const [firms] = layers as [Layer];
    const refused = await openBoltStore({ ...neo4j, password: 'wrong' });
    const gone = await openBoltStore({ ...neo4j, uri: 'bolt://127.0.0.1:1' });
    for (const [store, code] of [
      [refused, 'STORE_REFUSED'],
      [gone, 'STORE_UNREACHABLE'],
    ] as const) {
      const projector = new Projector(store);
      await expect(projector.project(firms)).rejects.toMatchObject({ name: 'KnownError', code });
      await projector.close();
      await store.close();
    }
  });

  test('reads nothing more of a server once it is closed', async () => {
    if (world.store.engine === 'embedded') return; // has no worker to end
    const [firms] = layers as [Layer];
    const projector = new Projector(world.store);
    const cut = expect(projector.project(firms)).rejects.toThrow('the worker has ended');
    const waiting = expect(projector.project(firms)).rejects.toThrow('the projector is closed');
    await new Promise((resolve) => setTimeout(resolve, 100));
    await projector.close();
    await cut;
    await waiting;
  });
});
