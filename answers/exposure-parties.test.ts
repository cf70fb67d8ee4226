import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { graphql } from 'graphql';
import { type Graph, graphOver } from '../graph/graph.ts';
import { schema } from '../schema/index.ts';
import { requestContext } from '../server/context.ts';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { loadInto } from '../test/world/world.ts';

// A Mexican buyer spends 0.3 of a dollar on a supplier in Vietnam, 0.2 on a shop there, 0.1 on a mill in Mexico. The supplier
// belongs by 80 % to a holding of the USA, and that by 60 % to a listed party, which a parent abroad holds whole. Of the shop
// the holding has 30 % and the listed party 30 %. The mill is by a quarter the holding's.
const firms = `id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd
buyer,FIRM,Buyer,MEX,,MEX:isic4:C29,2011,100,60
supplier,FIRM,Supplier,VNM,,VNM:isic4:C27,2011,80,0
shop,FIRM,Shop,VNM,,VNM:isic4:C27,2011,80,0
works,FIRM,Works,MEX,,MEX:isic4:C25,2011,50,0
holding,FIRM,Holding,USA,,,,,
suspect,FIRM,Suspect,CHN,,,,,
parent,FIRM,Parent,ARE,,,,,
`;
const supplies = `supplier,buyer,product,year,usd
supplier,buyer,8542,2011,30
shop,buyer,8542,2011,20
works,buyer,7326,2011,10
`;
const holdings = `holder,company,interest,exact_share,min_share,max_share,from,to
parent,suspect,ECONOMIC,1,,,2005-01-01,
suspect,holding,ECONOMIC,0.6,,,2005-01-01,
holding,supplier,ECONOMIC,0.8,,,2005-01-01,
holding,shop,ECONOMIC,0.3,,,2005-01-01,
suspect,shop,ECONOMIC,0.3,,,2005-01-01,
holding,works,ECONOMIC,0.25,,,2005-01-01,
`;
const listings = `authority,programme,kind,id,name,economy,sector,from,to,status,reason,url
An Authority,A Programme,ENTITY,suspect,Suspect,,,2010-01-01,2013-01-01,,,
An Authority,Goods,SECTOR,,,VNM,isic4:C27,2010-01-01,2013-01-01,,,
An Authority,Goods,SECTOR,,Springs,MEX,isic4:C25,2010-01-01,2013-01-01,,,
An Authority,Places,REGION,,A Province,VNM,,2010-01-01,2013-01-01,,,
An Authority,Places,REGION,,,USA,,2010-01-01,2013-01-01,,,
An Authority,Industries,SECTOR,,,CHN,two:S,2010-01-01,2013-01-01,,,
An Authority,Industries,SECTOR,,Springs,CHN,two:G,2010-01-01,2013-01-01,,,
An Authority,Industries,SECTOR,,,CHN,isic4:C13,2010-01-01,2013-01-01,,,
`;

const folder = mkdtempSync(join(tmpdir(), 'isthmus-parties-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

// On Neo4j and embedded.
describeOnEachEngine('exposure to a listed party', (world) => {
  let graph: Graph;
  beforeAll(async () => {
    for (const [name, text] of Object.entries({ firms, supplies, holdings, listings }))
      writeFileSync(join(folder, `${name}.csv`), text);
    const files = ['firms', 'supplies', 'holdings'].map((name) => join(folder, `${name}.csv`));
    await loadInto(world.store, 'chain', files, 'owned');
    await loadInto(world.store, 'forced-labour', [join(folder, 'listings.csv')], 'suspects');
    graph = graphOver(world.store);
  });
  afterAll(() => graph.solver.close());

  const ask = async (to: object, membership: string, year = 2011) => {
    const source = /* GraphQL */ `query ($to: BlocInput!, $membership: Membership, $year: Year!) {
      exposure(subject: { firm: "buyer" }, to: $to, year: $year, membership: $membership, dataset: "owned") {
        bloc share unknown elsewhere trapped possiblyListed
        coverage { level }
        assumptions { code text }
        datasets { key }
        paths(first: 5) {
          paths { nodes share }
          members { key membership ownership control owners { by share parties hops { company holder statements { exactShare record } } } }
        }
      }
    }`;
    const contextValue = requestContext(graph, new AbortController().signal, 'test');
    const { data, errors } = await graphql({ schema, source, contextValue, variableValues: { to, membership, year } });
    if (errors?.[0]) throw errors[0].originalError ?? errors[0];
    // biome-ignore lint/suspicious/noExplicitAny: the answer is looked into field by field.
    return (data as any).exposure;
  };
  const suspect = { parties: ['suspect'] };

  test('a chain whose supplier it owns across two borders is found through the union and missed through the location, with the evidence', async () => {
    const byLocation = await ask(suspect, 'LOCATION');
    expect([byLocation.share, byLocation.paths.paths]).toEqual([0, []]);
    expect(byLocation.assumptions).toContainEqual({
      code: 'BLOC_OF_PARTIES',
      text: 'The bloc is 1 firm or person: a firm counts where it is one of them, whoever owns it.',
    });
    expect(byLocation.possiblyListed).toBeNull();

    const byUnion = await ask(suspect, 'UNION');
    // Supplier and shop are controlled, the shop by shares that add up; of the works 0.25 · 0.6 is owned.
    expect(byUnion.share).toBeCloseTo(0.3 + 0.2 + 0.1 * 0.15, 12);
    expect(byUnion.share + byUnion.unknown + byUnion.elsewhere + byUnion.trapped).toBeCloseTo(1, 9);
    const found = byUnion.paths.members.find(({ key }: { key: string }) => key === 'supplier');
    expect(found).toMatchObject({ membership: 1, ownership: expect.closeTo(0.48, 12), control: 1 });
    const hops = [
      {
        company: 'supplier',
        holder: 'holding',
        statements: [{ exactShare: 0.8, record: expect.stringMatching(/\/4$/) }],
      },
      {
        company: 'holding',
        holder: 'suspect',
        statements: [{ exactShare: 0.6, record: expect.stringMatching(/\/3$/) }],
      },
    ];
    expect(found.owners).toEqual([
      { by: 'OWNERSHIP', share: expect.closeTo(0.48, 12), parties: ['supplier', 'holding', 'suspect'], hops },
      { by: 'CONTROL', share: null, parties: ['supplier', 'holding', 'suspect'], hops },
    ]);
    const shop = byUnion.paths.members.find(({ key }: { key: string }) => key === 'shop');
    expect(shop).toMatchObject({ membership: 1, ownership: expect.closeTo(0.3 + 0.3 * 0.6, 12), control: 1 });
  });

  test('whoever holds the party, what it holds is its own: by shares alone and by control alone', async () => {
    expect((await ask(suspect, 'OWNERSHIP')).share).toBeCloseTo(0.3 * 0.48 + 0.2 * 0.48 + 0.1 * 0.15, 12);
    expect((await ask(suspect, 'CONTROL')).share).toBeCloseTo(0.5, 12);
    // Seats see the parent at the end of the chain, not the party in the middle.
    expect((await ask({ members: ['CHN'] }, 'OWNERSHIP')).share).toBe(0);
  });

  test('a list or a programme stands for the parties on it that day', async () => {
    const expected = (await ask(suspect, 'UNION')).share;
    for (const listed of ['A Programme', 'a programme']) {
      const exposure = await ask({ listed }, 'UNION');
      expect([exposure.share, exposure.bloc]).toEqual([expected, `listed:${listed}`]);
      expect(exposure.datasets).toContainEqual({ key: 'suspects' });
    }
    await expect(ask({ listed: 'A Programme' }, 'UNION', 2013)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('of a listed industry its firms count, and of goods of one they may', async () => {
    const byLocation = await ask({ listed: 'Goods' }, 'LOCATION');
    // Supplier and shop are of the industry; the works are of the one of which some goods are listed.
    expect(byLocation.share).toBeCloseTo(0.5, 12);
    expect(byLocation.possiblyListed).toBeCloseTo(0.1, 12);
    const texts = new Map(byLocation.assumptions.map(({ code, text }: Record<string, string>) => [code, text]));
    expect(texts.get('BLOC_OF_PARTIES')).toMatch(/^The bloc is 1 industry: .* earns its revenue there/);
    expect(texts.get('LISTED_IN_PART')).toMatch(/^Of 1 industry a part stands on the list/);
    expect(byLocation.datasets).toContainEqual({ key: 'suspects' });
  });

  test('of a listed economy who is seated there counts, with what it owns; of a region of one they may', async () => {
    const byLocation = await ask({ listed: 'Places' }, 'LOCATION');
    expect([byLocation.share, byLocation.possiblyListed]).toEqual([0, expect.closeTo(0.5, 12)]);
    const byOwnership = await ask({ listed: 'Places' }, 'OWNERSHIP');
    // The holding in the USA has 0.8 of the supplier, 0.3 of the shop, a quarter of the works.
    expect(byOwnership.share).toBeCloseTo(0.3 * 0.8 + 0.2 * 0.3 + 0.1 * 0.25, 12);
    expect(byOwnership.possiblyListed).toBeCloseTo(0.5 - 0.3 * 0.8 - 0.2 * 0.3, 12);
  });

  test('a type stands for all lists of it', async () => {
    const byLocation = await ask({ listed: 'FORCED_LABOUR' }, 'LOCATION');
    expect(byLocation.share).toBeCloseTo(0.5, 12);
    expect((await ask({ listed: 'FORCED_LABOUR' }, 'UNION')).share).toBeCloseTo(0.5 + 0.1 * 0.25, 12);
    await expect(ask({ listed: 'Nothing' }, 'LOCATION')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('of a table the listed industries count, and those that it does not show are named', async () => {
    const source = `{ exposure(subject: { industry: "MEX:two:G" }, to: { listed: "Industries" }, year: 2011) {
      share unknown elsewhere trapped possiblyListed coverage { level } assumptions { code text }
    } }`;
    const contextValue = requestContext(graph, new AbortController().signal, 'test');
    const { data, errors } = await graphql({ schema, source, contextValue });
    expect(errors).toBeUndefined();
    // With a, b, c, d, e for MEX_G, MEX_S, ROW_G, ROW_S, CHN_G of the table in test/world/README.md:
    // a = 0.2 b + 0.1 c + 0.2 e, b = 0.1 a + 0.2 d, c = 0.05 a + 0.1 e + 0.2 d, d = 0.05 + 0.1 c, e = 0.2 + 0.2 c.
    const [toServices, toChina] = [93 / 1945, 349 / 1592];
    const { exposure } = data as { exposure: Record<string, unknown> };
    expect(exposure).toMatchObject({
      share: expect.closeTo(toServices, 12),
      possiblyListed: expect.closeTo(toChina - toServices, 12),
      coverage: { level: 'PARTIAL' },
    });
    expect(exposure.assumptions).toContainEqual({
      code: 'LISTED_INDUSTRIES_NOT_SHOWN',
      text: expect.stringContaining('CHN:isic4:C13'),
    });
  });

  test('a stranger is refused, and so is a bloc of parties where economies are asked for', async () => {
    await expect(ask({ parties: ['nobody'] }, 'UNION')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(ask({ parties: [] }, 'UNION')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    const contextValue = requestContext(graph, new AbortController().signal, 'test');
    const source = `{ connectors(between: [{ parties: ["suspect"] }, { id: "china" }], year: 2011) { items { rank } } }`;
    const { errors } = await graphql({ schema, source, contextValue });
    expect(errors?.[0]?.originalError).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('of industries nobody knows the owners: the answer is no clean bill', async () => {
    const source = `{ exposure(subject: { industry: "MEX:two:G" }, to: { parties: ["suspect"] }, year: 2011, membership: UNION) { share coverage { level } } }`;
    const contextValue = requestContext(graph, new AbortController().signal, 'test');
    const { data } = await graphql({ schema, source, contextValue });
    expect(data).toEqual({ exposure: { share: 0, coverage: { level: 'NONE' } } });
  });
});
