import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openBoltStore } from '../graph/bolt/bolt-store.ts';
import { openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import { type Graph, graphOver } from '../graph/graph.ts';
import type { Store } from '../graph/store.ts';
import { describeOnNeo4j } from '../test/neo4j/neo4j-under-test.ts';
import { loadChains } from '../test/world/chains.ts';
import { insideHasOfA1, slowRing } from '../test/world/slow-ring.ts';
import { loadInto, loadWorld } from '../test/world/world.ts';
import { loadExposure } from './exposure.ts';
import type { Membership } from './exposure-bloc.ts';
import type { ExposureQuestion, SubjectChoice } from './exposure-subject.ts';

// A Mexican buyer spends 0.3 of a dollar on a supplier in Vietnam and 0.2 on one in Mexico. The first belongs by 80 % to a
// holding of the USA, which belongs by 90 % to a company in China; the second by 25 %, with 75 % of it unknown.
const firms = `id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd
buyer,FIRM,Buyer,MEX,,MEX:isic4:C29,2011,100,60
supplier,FIRM,Supplier,VNM,,VNM:isic4:C27,2011,80,0
workshop,FIRM,Workshop,MEX,,MEX:isic4:C25,2011,50,0
letterbox,FIRM,Letterbox,CHN,,CHN:isic4:C27,2011,50,0
holding,FIRM,Holding,USA,,,,,
group,FIRM,Group,CHN,,,,,
vera,PERSON,Vera,VNM,,,,,
`;
const supplies = `supplier,buyer,product,year,usd
supplier,buyer,8542,2011,30
workshop,buyer,7326,2011,20
letterbox,buyer,8542,2011,5
`;
const holdings = `holder,company,interest,exact_share,min_share,max_share,from,to
group,holding,ECONOMIC,0.9,,,2005-01-01,
vera,holding,ECONOMIC,0.1,,,2005-01-01,
holding,supplier,ECONOMIC,0.8,,,2005-01-01,2013-06-30
vera,supplier,ECONOMIC,0.2,,,,
group,workshop,ECONOMIC,0.25,,,2005-01-01,
vera,letterbox,ECONOMIC,1,,,2005-01-01,
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'isthmus-membership-'));
  for (const [name, text] of Object.entries({ firms, supplies, holdings }))
    writeFileSync(join(folder, `${name}.csv`), text);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function loadOwned(store: Store): Promise<void> {
  await loadWorld(store, ['economies', 'blocs', 'table']);
  const files = ['firms', 'supplies', 'holdings'].map((name) => join(folder, `${name}.csv`));
  await loadInto(store, 'chain', files, 'owned');
}

const buyer = { firm: 'buyer' };
const ask = (graph: Graph, subject: SubjectChoice, membership: Membership, rest: Partial<ExposureQuestion> = {}) =>
  loadExposure(graph, { subject, to: { members: ['CHN'] }, year: 2011, dataset: null, membership, ...rest });

function describeMemberships(storeOf: () => Store): void {
  let graph: Graph;
  beforeAll(() => {
    graph = graphOver(storeOf());
  });
  afterAll(() => graph.solver.close());

  test('a supplier owned across two borders is found through the union, and missed through its location', async () => {
    const byLocation = await ask(graph, buyer, 'LOCATION');
    const pathsByLocation = await byLocation.paths(10);
    expect(byLocation.share).toBeCloseTo(0.05, 12); // the letterbox alone
    expect(pathsByLocation.paths.map(({ nodes }) => nodes.at(-1))).toEqual(['letterbox']);

    const byUnion = await ask(graph, buyer, 'UNION');
    // The supplier is controlled, so it counts whole; the workshop by a quarter; the letterbox by its seat.
    expect(byUnion.share).toBeCloseTo(0.3 + 0.2 * 0.25 + 0.05, 12);
    const { paths, members } = await byUnion.paths(10);
    expect(paths.map(({ nodes, share }) => [nodes.join(' < '), share])).toEqual([
      ['buyer < supplier', expect.closeTo(0.3, 12)],
      ...[
        ['buyer < letterbox', expect.closeTo(0.05, 12)],
        ['buyer < workshop', expect.closeTo(0.05, 12)],
      ],
    ]);
    const [supplier] = (await members()).filter(({ key }) => key === 'supplier');
    expect(supplier).toMatchObject({
      membership: 1,
      location: 0,
      ownership: expect.closeTo(0.72, 12),
      control: 1,
      unknownOwnership: 0,
    });
    const chain = ['supplier', 'holding', 'group'];
    expect(supplier?.owners).toMatchObject([
      { by: 'OWNERSHIP', share: expect.closeTo(0.72, 12), parties: chain },
      { by: 'CONTROL', share: null, parties: chain },
    ]);
    for (const { hops } of supplier?.owners ?? [])
      expect(
        hops.map(({ company, holder, statements }) => [
          company,
          holder,
          statements.map(({ exactShare, dataset, record }) => [exactShare, dataset, record.replace(/^.*\//, '')]),
        ]),
      ).toEqual([
        ['supplier', 'holding', [[0.8, 'owned', '4']]],
        ['holding', 'group', [[0.9, 'owned', '2']]],
      ]);
  });

  test('each reading by itself: a letterbox is its owner’s, and a quarter is no control', async () => {
    expect((await ask(graph, buyer, 'OWNERSHIP')).share).toBeCloseTo(0.3 * 0.72 + 0.2 * 0.25, 12);
    expect((await ask(graph, buyer, 'CONTROL')).share).toBeCloseTo(0.3, 12);
    expect(await (await ask(graph, buyer, 'LOCATION')).hiddenByOwnership()).toBeCloseTo(0.35, 12);
  });

  test('owners whom nobody states are said to be unknown', async () => {
    // Of the workshop three quarters are nobody's: 0.2 · 0.75. The supplier is stated to the last share.
    for (const membership of ['OWNERSHIP', 'UNION'] as const)
      expect(await (await ask(graph, buyer, membership)).unknownOwners()).toBeCloseTo(0.15, 12);
    // Whoever has three quarters controls it, and with it counts all that is bought there.
    expect(await (await ask(graph, buyer, 'CONTROL')).unknownOwners()).toBeCloseTo(0.2, 12);
    const { members } = await (await ask(graph, buyer, 'UNION')).paths(10);
    expect((await members()).find(({ key }) => key === 'workshop')?.unknownOwnership).toBeCloseTo(0.75, 12);
    expect(await (await ask(graph, buyer, 'LOCATION')).unknownOwners()).toBeNull();
  });

  test('holdings count as they stood on the day', async () => {
    expect((await ask(graph, buyer, 'CONTROL', { year: 2013 })).share).toBeCloseTo(0, 12);
    expect((await ask(graph, buyer, 'CONTROL', { year: 2013, asOf: '2013-06-29' })).share).toBeCloseTo(0.3, 12);
    const before = await ask(graph, buyer, 'UNION', { asOf: '2004-12-31' });
    expect(before.share).toBeCloseTo(0.05, 12);
    expect(before.years).toMatchObject({
      membershipsOn: '2004-12-31',
      figures: [expect.objectContaining({ figure: 'supply links' }), { figure: 'holdings', year: 2004 }],
    });
  });

  test('of industries no owners are known: they count by location, and the answer says so', async () => {
    const subject = { industry: 'MEX:two:G' };
    const byLocation = await ask(graph, subject, 'LOCATION');
    for (const membership of ['OWNERSHIP', 'CONTROL', 'UNION'] as const) {
      const exposure = await ask(graph, subject, membership);
      expect(exposure.share).toBe(byLocation.share);
      expect(exposure.assumptions.map(({ code }) => code)).toContain('OWNERS_OF_INDUSTRIES_UNKNOWN');
      expect([await exposure.hiddenByOwnership(), await exposure.unknownOwners()]).toEqual([null, null]);
    }
    expect(byLocation.assumptions.map(({ code }) => code)).not.toContain('OWNERS_OF_INDUSTRIES_UNKNOWN');
  });

  test('a portfolio is the mean of its parts by weight; one without sense, or with a stranger, is refused', async () => {
    const portfolio = [
      { firm: 'buyer', weight: 2 },
      { firm: 'letterbox', weight: 1 },
      { firm: 'supplier', weight: 1 },
    ];
    const { share, unknown, elsewhere, trapped } = await ask(graph, { portfolio }, 'UNION');
    const parts = await Promise.all(portfolio.map(({ firm }) => ask(graph, { firm }, 'UNION')));
    expect(share).toBeCloseTo(
      parts.reduce((sum, part, at) => sum + (portfolio[at]?.weight ?? 0) * part.share, 0) / 4,
      12,
    );
    expect(share + elsewhere + unknown + trapped).toBeCloseTo(1, 9);
    for (const refused of [[], [{ firm: 'buyer', weight: -1 }], [{ firm: 'buyer', industry: 'MEX:two:G', weight: 1 }]])
      await expect(ask(graph, { portfolio: refused }, 'UNION')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    const stranger = [...portfolio, { firm: 'nobody', weight: 1 }];
    await expect(ask(graph, { portfolio: stranger }, 'UNION')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('what an exposure claims of itself holds by every reading', async () => {
    for (const membership of ['LOCATION', 'OWNERSHIP', 'CONTROL', 'UNION'] as const) {
      const exposure = await ask(graph, buyer, membership);
      const { share, face, lower, upper, unknown, elsewhere, trapped } = exposure;
      expect(share + elsewhere + unknown + trapped).toBeCloseTo(1, 9);
      expect([face <= share, lower <= share, share <= upper]).toEqual([true, true, true]);
      const { entries, hhi } = await exposure.entries(10);
      expect(entries.reduce((sum, entry) => sum + entry.share, 0)).toBeCloseTo(share, 12);
      expect(hhi).toBeCloseTo(
        entries.reduce((sum, entry) => sum + entry.shareOfExposure ** 2, 0),
        12,
      );
      const points = await exposure.chokePoints(10);
      expect(points.map((point) => point.share)).toEqual(entries.map((entry) => entry.share)); // all are direct suppliers
    }
  });
}

async function filled(open: () => Store | Promise<Store>): Promise<Store> {
  const store = await open();
  await loadOwned(store);
  return store;
}

describe('exposure through owners, embedded', () => {
  let store: Store;
  beforeAll(async () => {
    store = await filled(() => openEmbeddedStore(null));
  });
  afterAll(() => store.close());
  describeMemberships(() => store);
});

describeOnNeo4j('exposure through owners, on Neo4j', (neo4j) => {
  let store: Store;
  beforeAll(async () => {
    store = await filled(() => openBoltStore(neo4j));
  });
  afterAll(() => store.close());
  describeMemberships(() => store);
});

test('where owners could not be followed to the end, the exposure says so by the readings that need them', async () => {
  const graph = graphOver(openEmbeddedStore(null));
  try {
    const parties = [...new Set(slowRing.flatMap(({ owner, company }) => [owner, company]))];
    const [key = String] = await loadChains(graph.store, 'ring', [
      {
        firms: [
          { id: 'buyer', seats: ['MEX'], output: 100, purchases: 50 },
          ...parties.map((id) => ({ id, seats: [id === 'inside' ? 'CHN' : 'MEX'], output: 100, purchases: 0 })),
        ],
        sales: [{ supplier: 'a1', buyer: 'buyer', usd: 50 }],
        holdings: slowRing.map(({ owner, company, share = 0 }) => ({ owner, company, share })),
      },
    ]);
    const by = (membership: Membership) => ask(graph, { firm: key('buyer') }, membership);
    const codes = ({ assumptions }: { readonly assumptions: readonly { readonly code: string }[] }) =>
      assumptions.map(({ code }) => code);
    for (const membership of ['OWNERSHIP', 'UNION'] as const) {
      const found = await by(membership);
      expect(found.converged).toBe(false);
      expect(codes(found)).toContain('OWNERS_NOT_SETTLED');
      expect(Math.abs(found.share - insideHasOfA1 / 2)).toBeLessThan(1e-3);
    }
    for (const membership of ['LOCATION', 'CONTROL'] as const) {
      const found = await by(membership);
      expect([found.converged, found.share]).toEqual([true, 0]);
      expect(codes(found)).not.toContain('OWNERS_NOT_SETTLED');
      expect(await found.hiddenByOwnership()).toBeNull();
    }
  } finally {
    await graph.close();
  }
});
