import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sourceNamed } from '../ingest/catalog.ts';
import { load } from '../ingest/run.ts';
import { editionOf } from '../model/load-touches.ts';
import { datasets } from '../queries/__generated__/read.ts';
import { openEmbeddedStore } from './embedded/embedded-store.ts';
import { type Layer, type Projection, project } from './projection.ts';
import { projectionsInFolder, readProjection, writeProjection } from './projection-file.ts';
import { Projections } from './projections.ts';
import type { Store } from './store.ts';
import { Solver } from './workers/solver.ts';

const firms = `id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd
seller,FIRM,"Seller, ""Łódź"" 東京",CHN,,CHN:world:IND,2011,1000,
buyer,FIRM,Buyer,MEX,,MEX:world:IND,2011,100,80
vague,FIRM,Vague,MEX,,MEX:world:IND,2011,,
`;
const supplies = `supplier,buyer,product,year,usd
seller,buyer,,2011,51
vague,buyer,,2011,7
seller,vague,,2011,3
`;
const layer: Layer = { of: 'firms', dataset: 'chain', year: 2011 };

let folder: string;
let kept: string;
let store: Store;
let chain: Projection;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'isthmus-projections-'));
  kept = join(folder, 'kept');
  writeFileSync(join(folder, 'firms.csv'), firms);
  writeFileSync(join(folder, 'supplies.csv'), supplies);
  store = openEmbeddedStore(null);
  const paths = ['firms.csv', 'supplies.csv'].map((name) => join(folder, name));
  await load(store, sourceNamed('chain'), paths, { settings: {}, workFolder: folder });
  chain = await project(store, layer);
});

beforeEach(async () => {
  rmSync(kept, { recursive: true, force: true });
  await writeProjection(kept, chain, 'first');
});

afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function onlyFile(): string {
  const names = readdirSync(kept);
  expect(names).toHaveLength(1);
  return join(kept, names[0] as string);
}

test('a projection comes back from disk as it was, in shared memory', async () => {
  const found = await readProjection(kept, layer);
  expect(found).toEqual({ edition: 'first', projection: chain });
  expect(found?.projection.purchases.weights.buffer).toBeInstanceOf(SharedArrayBuffer);
});

test('of another layer or folder there is none', async () => {
  expect(await readProjection(kept, { ...layer, year: 2012 })).toBeNull();
  expect(await readProjection(join(folder, 'nowhere'), layer)).toBeNull();
});

test('any byte changed makes the file count for nothing', async () => {
  const path = onlyFile();
  const whole = readFileSync(path);
  for (let at = 0; at < whole.length; at++) {
    const broken = Buffer.from(whole);
    broken[at] = (broken[at] as number) ^ 1;
    writeFileSync(path, broken);
    expect(await readProjection(kept, layer)).toBeNull();
  }
});

test('a file cut off anywhere counts for nothing', async () => {
  const path = onlyFile();
  for (let size = readFileSync(path).length - 1; size >= 0; size -= 7) {
    truncateSync(path, size);
    expect(await readProjection(kept, layer)).toBeNull();
  }
});

test('a newer edition replaces the file, and the folder says what it holds', async () => {
  await writeProjection(kept, chain, 'second');
  expect(await readProjection(kept, layer)).toEqual({ edition: 'second', projection: chain });
  const [found, ...others] = await projectionsInFolder(kept);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ layer, edition: 'second', nodes: 3, links: 3, bytes: readFileSync(onlyFile()).length });
});

test('a process that starts finds the layer on disk, and reads the store again where the file is broken', async () => {
  rmSync(kept, { recursive: true });
  const solver = new Solver();
  const first = new Projections(store, solver, kept);
  const built = await first.of(layer, 'edition');
  await first.close();
  expect(first.held).toMatchObject([{ links: 3, builtAt: built.builtAt }]);

  const next = new Projections(store, solver, kept);
  expect(await next.of(layer, 'edition')).toEqual(built);

  writeFileSync(onlyFile(), 'not a projection');
  const last = new Projections(store, solver, kept);
  const anew = await last.of(layer, 'edition');
  await last.close();
  expect(anew.builtAt > built.builtAt).toBe(true);
  expect(await readProjection(kept, layer)).toEqual({ edition: 'edition', projection: anew });
});

test('a file of an edition before is brought up to date by what the load since has touched, and replaced', async () => {
  const own = { ...layer, dataset: 'corrected' };
  const paths = ['firms.csv', 'supplies.csv'].map((name) => join(folder, name));
  const loaded = (files: readonly string[]) =>
    load(store, sourceNamed('chain'), files, { settings: {}, workFolder: folder, dataset: 'corrected' });
  const edition = async () => editionOf((await store.rows(datasets, {})).find(({ key }) => key === 'corrected'));
  const solver = new Solver();
  await loaded(paths);
  const first = new Projections(store, solver, kept);
  await first.of(own, await edition());
  await first.close();

  writeFileSync(join(folder, 'corrected.csv'), supplies.replace('51', '40'));
  await loaded([paths[0] as string, join(folder, 'corrected.csv')]);
  const read: string[] = [];
  const watched: Store = {
    ...store,
    rows: (...asked) => {
      read.push(asked[0].name);
      return store.rows(...asked);
    },
    each: (...asked) => {
      read.push(asked[0].name);
      return store.each(...asked);
    },
    revision: () => store.revision(),
  };
  const next = new Projections(watched, solver, kept);
  const found = await next.of(own, await edition());
  await next.close();
  await solver.close();
  const { starts, weights } = found.purchases;
  expect(weights[starts[found.index.get('buyer') as number] as number]).toBe(40 / 100);
  expect(read).toContain('read/purchases-of-firms-by-key');
  expect(read).not.toContain('read/purchases-of-firms');
  expect(await readProjection(kept, own)).toEqual({ edition: await edition(), projection: found });
});
