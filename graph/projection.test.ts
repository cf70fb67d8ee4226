import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sourceNamed } from '../ingest/catalog.ts';
import { load } from '../ingest/run.ts';
import { openEmbeddedStore } from './embedded/embedded-store.ts';
import { type Projection, project } from './projection.ts';
import type { Store } from './store.ts';

// Buyers of one supplier: within 2 percent of revenue, far above it, without revenue, with a link without amount; one with two
// seats that earns in three industries, of one of which it states nothing; one that states revenue of one industry and of the
// other what it buys; one that does not state what it buys for one; and one that is said to buy of itself, twice.
const firms = `id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd
seller,FIRM,Seller,CHN,,CHN:world:IND,2011,1000,
tight,FIRM,Tight,MEX,,MEX:world:IND,2011,100,102
overfull,FIRM,Overfull,MEX,,MEX:world:IND,2011,100,150
silent,FIRM,Silent,MEX,,MEX:world:IND,2011,,80
vague,FIRM,Vague,MEX,,MEX:world:IND,2011,100,40
twofold,FIRM,Twofold,USA,,MEX:world:IND,2011,60,30
twofold,FIRM,Twofold,CHN,,CHN:world:IND,2011,40,20
twofold,FIRM,Twofold,CHN,,USA:world:IND,2011,,
halfmade,FIRM,Halfmade,MEX,,MEX:world:IND,2011,50,30
halfmade,FIRM,Halfmade,MEX,,CHN:world:IND,2011,,100
halfbought,FIRM,Halfbought,MEX,,MEX:world:IND,2011,60,30
halfbought,FIRM,Halfbought,MEX,,CHN:world:IND,2011,40,
selfish,FIRM,Selfish,MEX,,MEX:world:IND,2011,100,60
`;
const supplies = `supplier,buyer,product,year,usd
seller,tight,,2011,51
seller,overfull,,2011,75
seller,silent,,2011,20
seller,vague,,2011,
seller,vague,854430,2011,10
seller,vague,848210,2011,15
seller,twofold,,2011,10
seller,halfmade,,2011,60
seller,halfbought,,2011,10
seller,selfish,,2011,20
selfish,selfish,854430,2011,10
selfish,selfish,848210,2011,15
`;

let folder: string;
let store: Store;
let chain: Projection;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'isthmus-projection-'));
  writeFileSync(join(folder, 'firms.csv'), firms);
  writeFileSync(join(folder, 'supplies.csv'), supplies);
  store = openEmbeddedStore(null);
  const paths = ['firms.csv', 'supplies.csv'].map((name) => join(folder, name));
  await load(store, sourceNamed('chain'), paths, { settings: {}, workFolder: folder });
  chain = await project(store, { of: 'firms', dataset: 'chain', year: 2011 });
});

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function row(key: string): { purchases: number; unknown: number } {
  const node = chain.index.get(key) as number;
  const { starts, weights } = chain.purchases;
  const bought = weights.slice(starts[node], starts[node + 1]);
  return { purchases: bought.reduce((sum, weight) => sum + weight, 0), unknown: chain.unknown[node] as number };
}

test('purchases up to 2 percent above revenue are rescaled to it, named and unknown alike', () => {
  expect(row('tight').purchases).toBeCloseTo(51 / 102, 12);
  expect(row('tight').unknown).toBeCloseTo(51 / 102, 12);
  expect(chain.quality.rescaled).toBe(1);
});

test('purchases far above revenue leave no value added, and are counted apart', () => {
  expect(row('overfull').purchases).toBeCloseTo(1 / 2, 12);
  expect(row('overfull').unknown).toBeCloseTo(1 / 2, 12);
  expect(chain.quality.overfull).toBe(1);
});

test('a firm without revenue is taken to sell what it buys, and has no output of its own', () => {
  expect(row('silent').purchases).toBeCloseTo(20 / 80, 12);
  expect(row('silent').unknown).toBeCloseTo(60 / 80, 12);
  expect(chain.quality.estimatedOutput).toBe(2);
  expect(chain.outputUsd[chain.index.get('silent') as number]).toBeNaN();
});

test('a link without an amount is not followed but counted, and products of one supplier add up', () => {
  expect(row('vague').purchases).toBeCloseTo(25 / 100, 12);
  expect(row('vague').unknown).toBeCloseTo(15 / 100, 12);
  expect(chain.quality.unvaluedLinks).toBe(1);
});

test('revenue and purchases of a firm are those of all its industries, and it is of all its seats', () => {
  const node = chain.index.get('twofold') as number;
  expect(chain.outputUsd[node]).toBe(60 + 40);
  expect(row('twofold')).toEqual({ purchases: 10 / 100, unknown: (30 + 20 - 10) / 100 });
  expect(chain.economies[node]).toEqual(['CHN', 'USA']);
});

test('where revenue of an industry is missing, the firm is taken to make there what it buys, and has no output of its own', () => {
  expect(row('halfmade')).toEqual({ purchases: 60 / (50 + 100), unknown: (130 - 60) / (50 + 100) });
  expect(chain.outputUsd[chain.index.get('halfmade') as number]).toBeNaN();
  expect(chain.quality.overfull).toBe(1);
});

test('where purchases of an industry are missing, what else is stated to be bought is, and nobody says that it is all', () => {
  expect(row('halfbought')).toEqual({ purchases: 10 / 100, unknown: 20 / 100 });
  expect(chain.unstated[chain.index.get('halfbought') as number]).toBe(1);
});

test('a firm of which nobody states the purchases is marked, not taken to buy nothing', () => {
  const unstated = [...chain.unstated].flatMap((mark, node) => (mark === 1 ? [chain.keys[node]] : []));
  expect(unstated).toEqual(['halfbought', 'seller']);
  expect(row('seller')).toEqual({ purchases: 0, unknown: 0 });
});

test('what a firm is said to sell to itself is a purchase like others, and the firm is counted', () => {
  expect(row('selfish')).toEqual({ purchases: (20 + 25) / 100, unknown: (60 - 45) / 100 });
  expect(chain.quality.ownSales).toBe(1);
});

test('the arrays lie in shared memory, so that a worker reads them without a copy', () => {
  const { purchases, unknown, outputUsd, unstated } = chain;
  for (const array of [purchases.starts, purchases.heads, purchases.weights, unknown, outputUsd, unstated]) {
    expect(array.buffer).toBeInstanceOf(SharedArrayBuffer);
  }
});
