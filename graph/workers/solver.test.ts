import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadInto } from '../../test/world/world.ts';
import { openEmbeddedStore } from '../embedded/embedded-store.ts';
import { type Projection, project } from '../projection.ts';
import type { Store } from '../store.ts';
import { Solver } from './solver.ts';

const firms = `id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd
seller,FIRM,Seller,CHN,,CHN:world:IND,2011,1000,0
buyer,FIRM,Buyer,MEX,,MEX:world:IND,2011,100,80
`;
/** Of a dollar that the buyer makes, by dataset: so much is bought of the seller, who adds all that it is worth. */
const bought = { one: 0.5, two: 0.3 };

let folder: string;
let store: Store;
const layers: { readonly projection: Projection; readonly share: number }[] = [];
const solver = new Solver();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'isthmus-solver-'));
  store = openEmbeddedStore(null);
  const fileOf = (name: string, text: string) => {
    const path = join(folder, `${name}.csv`);
    writeFileSync(path, text);
    return path;
  };
  for (const [dataset, share] of Object.entries(bought)) {
    const supplies = `supplier,buyer,product,year,usd\nseller,buyer,,2011,${100 * share}\n`;
    await loadInto(store, 'chain', [fileOf('firms', firms), fileOf('supplies', supplies)], dataset);
    layers.push({ projection: await project(store, { of: 'firms', dataset, year: 2011 }), share });
  }
});

afterAll(async () => {
  await solver.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

test('more blocs at once than the worker keeps, on two layers, each have their own answers', async () => {
  const asked = layers.flatMap(({ projection, share }) =>
    Array.from({ length: 400 }, (_, one) => {
      const degree = (one + 1) / 400;
      const at = (key: string) => projection.index.get(key) as number;
      const membership = new Float64Array(projection.keys.length);
      membership[at('seller')] = degree;
      return { projection, bloc: { key: `seller ${degree}`, membership }, buyer: at('buyer'), share: share * degree };
    }),
  );
  const subject = (buyer: number) => ({ key: 'buyer', nodes: [buyer], weights: [1] });
  const solutions = await Promise.all(asked.map(({ projection, bloc }) => solver.solve(projection, bloc)));
  const tiers = await Promise.all(asked.map(({ projection, bloc }) => solver.tiers(projection, bloc, 1)));
  const origins = await Promise.all(
    asked.map(({ projection, bloc, buyer }) => solver.origin(projection, bloc, subject(buyer))),
  );
  for (const [at, { buyer, share }] of asked.entries()) {
    expect(solutions[at]?.share[buyer]).toBeCloseTo(share, 12);
    expect(tiers[at]?.met[0]?.[buyer]).toBeCloseTo(share, 12);
    expect(origins[at]?.valueAddedOrigin).toBeCloseTo(share, 12);
  }
});
