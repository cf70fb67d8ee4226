import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Graph, graphOver } from '../graph/graph.ts';
import type { Store } from '../graph/store.ts';
import { trustPolicies } from '../policies/trust-policy.ts';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { loadInto } from '../test/world/world.ts';
import { loadDatasetsInUse } from './datasets-in-use.ts';
import { loadLayer } from './estimated-output.ts';
import { loadExposure } from './exposure.ts';
import type { Exposure } from './exposure-answer.ts';
import type { ExposureQuestion } from './exposure-subject.ts';
import { loadTrust } from './trust.ts';

// Of a dollar of output goods of Mexico buy 0.6, services 0.5, and dwellings nothing: 0.4, 0.5 and 1 are value added.
const accounts = `row,MEX_G,MEX_S,MEX_H,CHN_G,MEX_FD1,CHN_FD1,OUTPUT
MEX_G,10,20,0,0,70,0,100
MEX_S,20,30,0,0,50,0,100
MEX_H,0,0,0,0,50,0,50
CHN_G,30,0,0,0,0,70,100
`;

// The only figures of the firms, US dollars. Nobody states what the first ones sell.
const firms = `id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd
maker,FIRM,Maker,CHN,,CHN:own:G,2010,500,0
goods,FIRM,Goods,MEX,,MEX:own:G,2010,,60
both,FIRM,Both,MEX,,MEX:own:G,2010,,30
both,FIRM,Both,MEX,,MEX:own:S,2010,,20
more,FIRM,More,MEX,,MEX:own:G,2010,,10
house,FIRM,House,MEX,,MEX:own:H,2010,,40
other,FIRM,Other,MEX,,MEX:isic4:C25,2010,,40
named,FIRM,Named,MEX,,MEX:own:G,2010,,
buyer,FIRM,Buyer,MEX,,MEX:own:G,2010,200,180
above,FIRM,Above,MEX,,MEX:own:G,2010,100,150
over,FIRM,Over,MEX,,MEX:own:G,2010,100,50
plain,FIRM,Plain,MEX,,MEX:own:G,2010,100,50
mixed,FIRM,Mixed,MEX,,MEX:own:G,2010,80,30
mixed,FIRM,Mixed,MEX,,MEX:own:S,2010,,100
mixedhouse,FIRM,Mixed House,MEX,,MEX:own:G,2010,80,30
mixedhouse,FIRM,Mixed House,MEX,,MEX:own:H,2010,,20
`;
const supplies = `supplier,buyer,product,year,usd
maker,goods,8542,2010,30
maker,both,,2010,25
maker,more,,2010,30
maker,house,,2010,10
maker,other,,2010,10
maker,named,,2010,10
maker,plain,,2010,20
maker,mixed,,2010,70
maker,above,,2010,75
goods,above,8542,2010,
above,over,,2010,50
maker,mixedhouse,,2010,10
goods,buyer,,2010,100
other,buyer,,2010,20
named,buyer,,2010,20
`;

const folder = mkdtempSync(join(tmpdir(), 'isthmus-outputs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const usual = trustPolicies().find(({ name }) => name === 'usual');
if (!usual) throw new Error('there is no policy of the name usual');

// On Neo4j and embedded.
describeOnEachEngine('firms without a stated revenue', (world) => {
  let graph: Graph;
  let n = 0;
  const loadChain = (dataset: string, firmRows: string, saleRows: string) => {
    const name = `${world.store.engine}-${dataset}-${++n}`;
    const paths = [fileOf(`${name}-firms.csv`, firmRows), fileOf(`${name}-supplies.csv`, saleRows)];
    return loadInto(world.store, 'chain', paths, dataset);
  };
  beforeAll(async () => {
    const table = { year: '2010', unit: 'usd', scheme: 'own' };
    await loadInto(world.store, 'mrio', [fileOf('accounts.csv', accounts)], 'accounts', table);
    await loadChain('made', firms, supplies);
    graph = graphOver(world.store);
  });
  afterAll(async () => {
    await graph.solver.close();
    await graph.projections.close();
  });
  const ask = (firm: string, more: Partial<ExposureQuestion> = {}) =>
    loadExposure(graph, { subject: { firm }, to: { members: ['CHN'] }, year: 2010, dataset: 'made', ...more });
  const saidOf = ({ assumptions }: Exposure) => assumptions.find(({ code }) => code === 'ESTIMATED_OUTPUT')?.text;

  test('buy per dollar of output what their industry buys, and add the rest themselves', async () => {
    // 60 bought of 60 / 0.6 = 100 made: 30 of the maker, 30 of nobody named.
    const goods = await ask('goods');
    expect(goods).toMatchObject({
      share: expect.closeTo(0.3, 12),
      face: expect.closeTo(0.3, 12),
      unknown: expect.closeTo(0.3, 12),
      elsewhere: expect.closeTo(0.4, 12),
      trapped: 0,
      usd: expect.closeTo(30, 9),
    });
    expect(saidOf(goods)).toBe(
      "Of 1 firm on the way no revenue is stated, or not of all their industries: 1 is taken to make what is bought divided by what a dollar of output of the same industry buys in 'accounts' of 2010.",
    );
    expect(goods.datasets).toEqual(['made', 'accounts']);
    expect(goods.years.figures).toEqual([
      { figure: 'supply links', year: 2010 },
      { figure: 'input-output table', year: 2010 },
    ]);
    expect((await goods.paths(1)).paths[0]?.hops).toMatchObject([{ usd: 30, share: expect.closeTo(0.3, 12) }]);
    expect((await goods.tiers(1))[0]?.share).toBeCloseTo(0.3, 12);
    expect((await goods.entries(1)).entries).toMatchObject([{ key: 'maker', share: expect.closeTo(0.3, 12) }]);
    // What it adds is known by the table, so that all value has an origin: the maker adds all of what it sells.
    expect(await goods.valueAddedOrigin()).toBeCloseTo(0.3, 12);
  });

  test('of several industries make in each what they buy for it', async () => {
    // 30 / 0.6 + 20 / 0.5 = 90.
    const { share, unknown, elsewhere, usd } = await ask('both');
    expect([share, unknown, elsewhere, usd].map((value) => expect.closeTo(value as number, 9))).toEqual([
      25 / 90,
      25 / 90,
      40 / 90,
      25,
    ]);
  });

  test('in one of their industries make what they state in the others, and there what they buy for it', async () => {
    // 80 stated + 100 / 0.5 = 280, of which 130 are bought.
    const { share, unknown, elsewhere, usd, assumptions } = await ask('mixed');
    expect([share, unknown, elsewhere, usd].map((value) => expect.closeTo(value as number, 9))).toEqual([
      70 / 280,
      60 / 280,
      150 / 280,
      70,
    ]);
    expect(assumptions.map(({ code }) => code)).toContain('ESTIMATED_OUTPUT');
    expect(assumptions.map(({ code }) => code)).not.toContain('PURCHASES_ABOVE_OUTPUT');
    // Nothing is known of what dwellings make of it: 80 stated + 20 bought.
    const house = await ask('mixedhouse');
    expect([house.share, house.unknown, house.elsewhere, house.usd]).toEqual([
      expect.closeTo(10 / 100, 12),
      expect.closeTo(40 / 100, 12),
      expect.closeTo(50 / 100, 12),
      null,
    ]);
    expect(saidOf(house)).toMatch(
      /^Of 1 firm on the way no revenue is stated, or not of all their industries: 1 is taken to make no more than/,
    );
  });

  test('whose named suppliers sell more than they state to buy have bought that much', async () => {
    // 30 / 0.6 = 50.
    const { share, unknown, elsewhere, usd } = await ask('more');
    expect([share, unknown, elsewhere, usd].map((value) => expect.closeTo(value as number, 9))).toEqual([
      30 / 50,
      0,
      20 / 50,
      30,
    ]);
  });

  test.each([
    ['whose industry buys nothing', 'house', 0.25, 0.75],
    ['whose industry no table shows', 'other', 0.25, 0.75],
    ['that do not state what they buy in all', 'named', 1, 0],
  ])(
    '%s are taken to make what they buy, and nobody knows what that is in dollars',
    async (_, firm, share, unknown) => {
      const exposure = await ask(firm);
      expect(exposure).toMatchObject({
        share: expect.closeTo(share, 12),
        unknown: expect.closeTo(unknown, 12),
        elsewhere: expect.closeTo(0, 12),
        usd: null,
        datasets: ['made'],
      });
      expect(saidOf(exposure)).toBe(
        'Of 1 firm on the way no revenue is stated, or not of all their industries: 1 is taken to make no more than what is bought, without any value added.',
      );
    },
  );

  test('are counted on the way, by how they were estimated', async () => {
    // Of 200: 100 of goods, of which 0.3 and 0.3; 20 of other; 20 of named; 40 of nobody named.
    const buyer = await ask('buyer');
    expect(buyer).toMatchObject({
      share: expect.closeTo(0.5 * 0.3 + 0.1 * 0.25 + 0.1 * 1, 12),
      unknown: expect.closeTo(0.5 * 0.3 + 0.1 * 0.75 + 0.2, 12),
      elsewhere: expect.closeTo(0.5 * 0.4 + 0.1, 12),
    });
    expect(saidOf(buyer)).toMatch(/^Of 3 firms .*: 1 is taken .* in 'accounts' of 2010; 2 are taken to make no more/);
    const plain = await ask('plain');
    expect([saidOf(plain), plain.datasets]).toEqual([undefined, ['made']]);
  });

  test('and other repairs are said of those on the way alone', async () => {
    const said = async (firm: string) =>
      (await ask(firm)).assumptions
        .filter(({ code }) => code === 'PURCHASES_ABOVE_OUTPUT' || code === 'LINKS_WITHOUT_AMOUNT')
        .map(({ text }) => text);
    const ofAbove = [
      'A link on the way has no amount and is not followed.',
      'Of 1 firm on the way purchases exceed output (of 1 by more than 2 percent): rescaled to it.',
    ];
    expect(await said('above')).toEqual(ofAbove);
    expect(await said('over')).toEqual(ofAbove);
    expect(await said('plain')).toEqual([]);
  });

  test('are the same under a scenario, in a portfolio, and where trust is asked', async () => {
    const without = await ask('goods', { scenario: { remove: { firms: ['maker'] } } });
    expect([without.share, without.unknown, without.elsewhere]).toEqual([
      0,
      expect.closeTo(0.6, 12),
      expect.closeTo(0.4, 12),
    ]);
    expect(without.datasets).toContain('accounts');
    const portfolio = [
      { firm: 'goods', weight: 3 },
      { firm: 'plain', weight: 1 },
    ];
    const held = await ask('', { subject: { portfolio } });
    expect([held.share, held.unknown]).toEqual([
      expect.closeTo(0.75 * 0.3 + 0.25 * 0.2, 12),
      expect.closeTo(0.75 * 0.3 + 0.25 * 0.3, 12),
    ]);
    const trusted = await loadTrust(graph, {
      subject: { firm: 'goods' },
      policy: usual,
      concern: [],
      year: 2010,
      dataset: 'made',
    });
    expect(trusted.indicators.find(({ name }) => name === 'knownSuppliers')?.value).toBeCloseTo(1 - 0.3, 12);
    expect(trusted.datasets).toContain('accounts');
    expect(trusted.assumptions.map(({ code }) => code)).toContain('ESTIMATED_OUTPUT');
  });

  test('buy a product in dollars that are a share of what they are estimated to make', async () => {
    const [chips] = await (await ask('goods')).alternatives({ product: null, capacities: [], spare: 0.05, count: 1 });
    expect(chips).toMatchObject({ need: expect.closeTo(0.3, 12), needUsd: expect.closeTo(30, 9) });
  });

  test('are estimated once for each edition of layer and table, and where none is nothing is read', async () => {
    const read: string[] = [];
    const store: Store = {
      ...world.store,
      rows: (statement, parameters, options) => {
        read.push(statement.name);
        return world.store.rows(statement, parameters, options);
      },
    };
    const datasets = await loadDatasetsInUse(world.store);
    const layer = { of: 'firms', dataset: 'made', year: 2010 } as const;
    const asked = { store, projections: graph.projections };
    const first = await loadLayer(asked, datasets, layer);
    read.length = 0;
    expect((await loadLayer(asked, datasets, layer)).projection).toBe(first.projection);
    expect(read).toEqual([]);
    for (const { purchases, unknown, outputUsd, repairs } of [first.projection])
      for (const array of [purchases.weights, unknown, outputUsd, repairs])
        expect(array.buffer).toBeInstanceOf(SharedArrayBuffer);

    await loadChain('stated', firms.replace(/,,(?=\d+\n)/g, ',100,'), supplies);
    const stated = await loadDatasetsInUse(world.store);
    read.length = 0;
    expect((await loadLayer(asked, stated, { ...layer, dataset: 'stated' })).outputTables).toEqual([]);
    expect(read).toEqual([]);
  });

  test('answer as if they had stated what they are estimated to sell, whatever the chain', async () => {
    const names = ['ann', 'ben', 'cho', 'dee', 'eva'];
    const anyFirm = fc.record({
      bought: fc.integer({ min: 1, max: 90 }),
      industry: fc.constantFrom('G', 'S'),
      seat: fc.constantFrom('MEX', 'MEX', 'CHN'),
      states: fc.boolean(),
    });
    const anySale = fc.record({
      from: fc.nat(names.length - 1),
      to: fc.nat(names.length - 1),
      usd: fc.integer({ min: 1, max: 40 }),
    });
    const anyChain = fc.record({
      chain: fc.array(anyFirm, { minLength: names.length, maxLength: names.length }),
      sales: fc.array(anySale, { minLength: 1, maxLength: 10 }),
    });
    const boughtPerOutput: Readonly<Record<string, number>> = { G: 0.6, S: 0.5 };
    let run = 0;
    await fc.assert(
      fc.asyncProperty(anyChain, async ({ chain, sales }) => {
        const once = new Map(sales.map((sale) => [`${sale.from} ${sale.to}`, sale]));
        const soldTo = (buyer: number) =>
          [...once.values()].reduce((sum, { to, usd }) => sum + (to === buyer ? usd : 0), 0);
        const load = async (saysAll: boolean) => {
          const own = `${saysAll ? 'said' : 'silent'}${++run}`;
          const rows = chain.map(({ bought, industry, seat, states }, at) => {
            const output = Math.max(bought, soldTo(at)) / (boughtPerOutput[industry] as number);
            const revenue = states || saysAll ? output : '';
            return `${own}${names[at]},FIRM,${names[at]},${seat},,MEX:own:${industry},2010,${revenue},${bought}`;
          });
          const sold = [...once.values()].map(
            ({ from, to, usd }) => `${own}${names[from]},${own}${names[to]},,2010,${usd}`,
          );
          const header = firms.slice(0, firms.indexOf('\n'));
          await loadChain(
            own,
            [header, ...rows, ''].join('\n'),
            ['supplier,buyer,product,year,usd', ...sold, ''].join('\n'),
          );
          return (firm: string) => ask(own + firm, { dataset: own });
        };
        const [silent, said] = [await load(false), await load(true)];
        for (const name of names) {
          const [found, wanted] = [await silent(name), await said(name)];
          const figures = ['share', 'face', 'lower', 'upper', 'unknown', 'elsewhere', 'trapped', 'usd'] as const;
          for (const figure of figures) expect(found[figure]).toBeCloseTo(wanted[figure] as number, 9);
          expect(found.share + found.elsewhere + found.unknown + found.trapped).toBeCloseTo(1, 9);
          const [estimated, estimatedSaid] = [await found.estimate(), await wanted.estimate()];
          for (const figure of ['share', 'unknown', 'takenOutUsd', 'beyondTableUsd'] as const) {
            if (estimatedSaid === null) expect(estimated).toBeNull();
            else expect(estimated?.[figure]).toBeCloseTo(estimatedSaid[figure], 9);
          }
        }
      }),
      { numRuns: world.store.engine === 'embedded' ? 15 : 3 },
    );
  }, 300_000);

  test('go by the nearest table of their own industry, whatever other firms are active in', async () => {
    const rows = `id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd
seller,FIRM,Seller,CHN,,CHN:own:G,2010,500,0
plainly,FIRM,Plainly,MEX,,MEX:own:G,2010,,40
oddly,FIRM,Oddly,MEX,,MEX:odd:Q,2010,,40
twice,FIRM,Twice,MEX,,MEX:own:G,2010,,30
twice,FIRM,Twice,MEX,,MEX:odd:Q,2010,,10
shop,FIRM,Shop,MEX,,MEX:own:G,2010,200,100
`;
    const sales = `supplier,buyer,product,year,usd
seller,plainly,,2010,40
seller,oddly,,2010,40
seller,twice,,2010,40
plainly,shop,,2010,50
oddly,shop,,2010,50
`;
    await loadChain('several', rows, sales);
    const figures = async (firm: string) => {
      const { share, usd, datasets, years } = await ask(firm, { dataset: 'several' });
      return [share, usd === null ? null : Math.round(usd * 1e6) / 1e6, datasets, years.figures.length];
    };
    const before = await figures('plainly');
    // 40 / 0.6 is made, all but the 40 of the seller added.
    expect(before).toEqual([expect.closeTo(0.6, 12), 40, ['several', 'accounts'], 2]);
    expect(await figures('oddly')).toEqual([expect.closeTo(1, 12), null, ['several'], 1]);

    // One that is loaded later, of a classification that only one firm is stated in: it buys 0.4 of its output.
    const odd = `row,MEX_Q,CHN_Q,MEX_FD1,CHN_FD1,OUTPUT
MEX_Q,10,0,90,0,100
CHN_Q,30,0,0,70,100
`;
    const other = { year: '2011', unit: 'usd', scheme: 'odd' };
    await loadInto(world.store, 'mrio', [fileOf('odd.csv', odd)], 'odd', other);
    expect(await figures('plainly')).toEqual(before);
    expect(await figures('oddly')).toEqual([expect.closeTo(0.4, 12), 40, ['several', 'odd'], 2]);
    // 30 of its 40 are bought for goods: 40 / 0.6, as if it were all of it.
    expect(await figures('twice')).toEqual([expect.closeTo(0.6, 12), 40, ['several', 'accounts'], 2]);
    const shop = await ask('shop', { dataset: 'several' });
    expect(shop.share).toBeCloseTo(0.25 * 0.6 + 0.25 * 0.4, 12);
    expect(saidOf(shop)).toMatch(/^Of 2 firms .*: 1 is .* in 'accounts' of 2010; 1 is .* in 'odd' of 2011\.$/);
    expect(shop.datasets).toEqual(['several', 'accounts', 'odd']);
    expect(shop.years.figures.map(({ year }) => year)).toEqual([2010, 2010, 2011]);
  });

  test('are estimated anew once the table says otherwise', async () => {
    const before = await ask('goods');
    // Goods buy 0.8 of their output: 60 / 0.8 = 75.
    const corrected = accounts.replace('CHN_G,30,0,0,0,0,70,100', 'CHN_G,50,0,0,0,0,50,100');
    const table = { year: '2010', unit: 'usd', scheme: 'own' };
    await loadInto(world.store, 'mrio', [fileOf('corrected.csv', corrected)], 'accounts', table);
    expect([before.share, (await ask('goods')).share]).toEqual([expect.closeTo(0.3, 12), expect.closeTo(0.4, 12)]);
  });
});
