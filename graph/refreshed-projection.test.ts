import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fileOf, loadFiles } from '../ingest/load.fixture.ts';
import { editionOf, type LoadTouches, touchedBetween } from '../model/load-touches.ts';
import { datasets, touchesOfDataset } from '../queries/__generated__/read.ts';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { openEmbeddedStore } from './embedded/embedded-store.ts';
import { type Layer, type Projection, project } from './projection.ts';
import { Projections } from './projections.ts';
import { refreshed } from './refreshed-projection.ts';
import type { Store } from './store.ts';
import { Solver } from './workers/solver.ts';

/** One edition of a chain: what each of a few firms states, and what they sell to each other. */
interface Edition {
  /** By firm; null for one that the edition does not name. */
  readonly firms: readonly ({
    readonly seat: string;
    readonly revenue: number | '';
    readonly bought: number | '';
    /** What it states of a second industry. */
    readonly beside?: { readonly revenue: number | ''; readonly bought: number | '' } | null;
  } | null)[];
  readonly sales: readonly {
    readonly from: number;
    readonly to: number;
    readonly product: string;
    readonly usd: number | '';
  }[];
}

/** The first are described by another dataset: without a seat or revenue in this one they sell as strangers. */
const names = ['ant', 'bee', 'cat', 'dog', 'emu', 'fox'];
const anyFigures = {
  revenue: fc.constantFrom<(number | '')[]>('', '', 0, 50, 100),
  bought: fc.constantFrom<(number | '')[]>('', 20, 51, 90),
};
const anyFirm = fc.option(
  fc.record({
    seat: fc.constantFrom('', 'CHN', 'MEX'),
    ...anyFigures,
    beside: fc.option(fc.record(anyFigures), { freq: 2 }),
  }),
  { freq: 5, nil: null },
);
const anySale = fc.record({
  from: fc.nat(names.length - 1),
  to: fc.nat(names.length - 1),
  product: fc.constantFrom('', '854430', '848210'),
  usd: fc.constantFrom<(number | '')[]>('', 5, 7.5, 30),
});
const anyEdition: fc.Arbitrary<Edition> = fc.record({
  firms: fc.array(anyFirm, { minLength: names.length, maxLength: names.length }),
  sales: fc.array(anySale, { maxLength: 12 }),
});
/** What an edition says otherwise than the one before: of one firm, or one sale more or less. */
const anyChange = fc.oneof(
  fc.record({ at: fc.nat(names.length - 1), firm: anyFirm }),
  fc.record({ sale: anySale }),
  fc.record({ withoutSale: fc.nat(11) }),
);

function changed(
  { firms, sales }: Edition,
  change: typeof anyChange extends fc.Arbitrary<infer C> ? C : never,
): Edition {
  if ('firm' in change) return { firms: firms.with(change.at, change.firm), sales };
  if ('sale' in change) return { firms, sales: [...sales, change.sale] };
  return { firms, sales: sales.filter((_, at) => at !== change.withoutSale) };
}

/** The first firm sells to the second and is no node; a seat makes it one, which its buyer's row tells of. */
const strangerWhoSells: Edition = {
  firms: [
    { seat: '', revenue: '', bought: '' },
    { seat: 'MEX', revenue: 100, bought: 51 },
    ...names.slice(2).map(() => null),
  ],
  sales: [{ from: 0, to: 1, product: '', usd: 30 }],
};

const layer: Layer = { of: 'firms', dataset: 'chain', year: 2011 };

const known = 3;

/** The files of an edition. Firms that it does not name sell nothing in it. */
function filesOf({ firms, sales }: Edition): string[] {
  const stated = firms.flatMap((firm, at) => {
    if (firm === null) return [];
    const row = (industry: string, { revenue, bought }: { revenue: number | ''; bought: number | '' }) => {
      const figures = revenue === '' && bought === '' ? ',,,' : `MEX:world:${industry},2011,${revenue},${bought}`;
      return `${names[at]},FIRM,${names[at]?.toUpperCase()},${firm.seat},,${figures}`;
    };
    return [row('IND', firm), ...(firm.beside ? [row('SER', firm.beside)] : [])];
  });
  const once = new Map(sales.map((sale) => [`${sale.from} ${sale.to} ${sale.product}`, sale]));
  const sold = [...once.values()]
    .filter(({ from, to }) => firms[from] && firms[to])
    .map(({ from, to, product, usd }) => `${names[from]},${names[to]},${product},2011,${usd}`);
  const files = [fileOf('firms.csv', [firmColumns, ...stated, 'yak,FIRM,YAK,,,,,,', ''].join('\n'))];
  if (sold.length > 0) files.push(fileOf('supplies.csv', ['supplier,buyer,product,year,usd', ...sold, ''].join('\n')));
  return files;
}

const firmColumns = 'id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd';

/** The nodes that loads touched from the edition on, and the edition that they led to. */
async function touchedSince(store: Store, dataset: string, from: string): Promise<readonly string[] | null> {
  const [row] = await store.rows(touchesOfDataset, { dataset });
  const loads = (row?.touches ?? []).map((load) => JSON.parse(load) as LoadTouches);
  return touchedBetween(loads, from, await currentEdition(store, dataset));
}

async function currentEdition(store: Store, dataset: string): Promise<string> {
  return editionOf((await store.rows(datasets, {})).find(({ key }) => key === dataset));
}

function withoutTime({ builtAt, ...rest }: Projection): Omit<Projection, 'builtAt'> {
  return rest;
}

test('whatever loads change, a layer refreshed by what they touched is the layer read anew, number by number', async () => {
  const elsewhere = fileOf(
    'elsewhere.csv',
    [firmColumns, ...names.slice(0, known).map((name) => `${name},FIRM,${name},USA,,,,,`), ''].join('\n'),
  );
  await fc.assert(
    fc.asyncProperty(anyEdition, fc.array(anyChange, { minLength: 1, maxLength: 3 }), async (first, changes) => {
      const store = openEmbeddedStore(null);
      await loadFiles(store, 'chain', [elsewhere], {}, { dataset: 'elsewhere' });
      await loadFiles(store, 'chain', filesOf(first));
      const from = await currentEdition(store, 'chain');
      const before = await project(store, layer);
      let edition = first;
      for (const change of changes) {
        edition = changed(edition, change);
        await loadFiles(store, 'chain', filesOf(edition));
      }
      const touched = await touchedSince(store, 'chain', from);
      const after = await refreshed(store, before, touched as readonly string[]);
      expect(withoutTime(after as Projection)).toEqual(withoutTime(await project(store, layer)));
      await store.close();
    }),
    {
      numRuns: 80,
      examples: [[strangerWhoSells, [{ at: 0, firm: { seat: 'CHN', revenue: '', bought: '', beside: null } }]]],
    },
  );
}, 120_000);

describeOnEachEngine('a layer that a load has changed', (world) => {
  test('is refreshed where one cell of a table was corrected, and all but its column is taken over', async () => {
    const table = readFileSync(join(import.meta.dirname, '../ingest/sources/mrio/sample.csv'), 'utf8');
    const load = (text: string) =>
      loadFiles(world.store, 'mrio', [fileOf('table.csv', text)], {
        year: '2011',
        unit: 'million-usd',
        scheme: 'refreshed',
      });
    const solver = new Solver();
    const projections = new Projections(world.store, solver);
    const industries: Layer = { of: 'industries', dataset: 'mrio-refreshed', year: 2011 };
    await load(table);
    const from = await currentEdition(world.store, industries.dataset);
    const before = await projections.of(industries, from);
    await load(table.replace('CHN_M,5,40,', 'CHN_M,5,35,'));
    expect(await touchedSince(world.store, industries.dataset, from)).toEqual(['MEX:refreshed:M']);

    const after = await projections.of(industries, await currentEdition(world.store, industries.dataset));
    const [seller, buyer] = ['CHN:refreshed:M', 'MEX:refreshed:M'].map((key) => before.index.get(key) as number) as [
      number,
      number,
    ];
    const bought = (projection: Projection) => {
      const { starts, heads, weights } = projection.purchases;
      const at = heads.indexOf(seller, starts[buyer]);
      expect(at).toBeLessThan(starts[buyer + 1] as number);
      return weights[at];
    };
    expect([bought(before), bought(after)]).toEqual([40 / 500, 35 / 500]);
    expect(after.index).toBe(before.index); // taken over: a layer read anew has one of its own
    expect(withoutTime(after)).toEqual(withoutTime(await project(world.store, industries)));
    await projections.close();
    await solver.close();
  });

  test('is taken over whole after a load that changed none of it, as a projection of its own', async () => {
    const solver = new Solver();
    const projections = new Projections(world.store, solver);
    const edition = (note: string) =>
      filesOf({
        firms: names.map(() => ({ seat: 'MEX', revenue: 100, bought: 20 })),
        sales: [{ from: 0, to: 1, product: '', usd: 5 }],
      }).map((file, at) => fileOf(`${note}-${at}.csv`, readFileSync(file)));
    const own: Layer = { ...layer, dataset: 'zoo' };
    await loadFiles(world.store, 'chain', edition('monday'), {}, { dataset: 'zoo' });
    const monday = await currentEdition(world.store, 'zoo');
    const before = await projections.of(own, monday);
    await loadFiles(
      world.store,
      'chain',
      edition('tuesday').map((file) => fileOf(`again-${file.slice(-5)}`, `${readFileSync(file, 'utf8')}\n`)),
      {},
      { dataset: 'zoo' },
    );
    const tuesday = await currentEdition(world.store, 'zoo');
    expect(tuesday).not.toBe(monday);
    const after = await projections.of(own, tuesday);
    expect(after).not.toBe(before); // what answers keep by projection may be of more than the layer
    expect(after.purchases).toBe(before.purchases);
    // A question from before the load is answered anew: the layer is not read again, as it was, for its sake.
    expect(await projections.of(own, monday)).toBe(after);
    await projections.close();
    await solver.close();
  });
});
