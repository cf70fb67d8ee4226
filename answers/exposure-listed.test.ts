import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Graph, graphOver } from '../graph/graph.ts';
import { describeOnEachEmptyStore } from '../test/world/each-engine.ts';
import { loadInto } from '../test/world/world.ts';
import type { BlocChoice } from './bloc-members.ts';
import { loadExposure } from './exposure.ts';
import type { Membership } from './exposure-bloc.ts';

// The buyer spends a tenth of its output on each of ten suppliers, who buy nothing.
// - half earns half of its revenue in a listed industry, and holds branch whole; vague is of it too, and states no revenue there.
// - other and finer are of industries that are not listed, though their codes look like it.
// - twin stands on a list under another key, and holds workshop by 60 %.
// - nowhere has no seat; manor has one, and belongs to somebody who has none.
// - abroad belongs by 80 % to a holding in the USA, which belongs to a parent in the United Arab Emirates.
const firms = `id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd
buyer,FIRM,Buyer,MEX,,MEX:isic4:C29,2011,100,100
half,FIRM,Half,VNM,,VNM:isic4:C13,2011,40,0
half,FIRM,Half,VNM,,VNM:isic4:C27,2011,40,0
vague,FIRM,Vague,VNM,,VNM:isic4:C13,2011,,0
vague,FIRM,Vague,VNM,,VNM:isic4:C27,2011,40,0
branch,FIRM,Branch,MEX,,MEX:isic4:C27,2011,40,0
other,FIRM,Other,VNM,,VNM:nace:C13,2011,40,0
finer,FIRM,Finer,VNM,,VNM:isic4:C131,2011,40,0
twin,FIRM,Twin,VNM,,VNM:isic4:C27,2011,40,0
workshop,FIRM,Workshop,MEX,,MEX:isic4:C27,2011,40,0
nowhere,FIRM,Nowhere,,,MEX:isic4:C27,2011,40,0
manor,FIRM,Manor,MEX,,MEX:isic4:C27,2011,40,0
abroad,FIRM,Abroad,VNM,,VNM:isic4:C27,2011,40,0
holding,FIRM,Holding,USA,,,,,
parent,FIRM,Parent,ARE,,,,,
stranger,PERSON,Stranger,,,,,,
`;
const suppliers = ['half', 'vague', 'branch', 'other', 'finer', 'twin', 'workshop', 'nowhere', 'manor', 'abroad'];
const supplies = `supplier,buyer,product,year,usd\n${suppliers.map((one) => `${one},buyer,,2011,10\n`).join('')}`;
const holdings = `holder,company,interest,exact_share,min_share,max_share,from,to
half,branch,ECONOMIC,1,,,2005-01-01,
twin,workshop,ECONOMIC,0.6,,,2005-01-01,
stranger,manor,ECONOMIC,1,,,2005-01-01,
holding,abroad,ECONOMIC,0.8,,,2005-01-01,
parent,holding,ECONOMIC,1,,,2005-01-01,
`;
const register = `id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd
aaa-twin,FIRM,Twin as listed,CHN,,,,,
`;
const listings = `authority,programme,kind,id,name,economy,sector,from,to,status,reason,url
An Authority,Goods,SECTOR,,,VNM,isic4:C13,2010-01-01,2013-01-01,,,
An Authority,Goods,SECTOR,,,VNM,isic4:C14,2010-01-01,2013-01-01,,,
An Authority,Places,REGION,,,USA,,2010-01-01,2013-01-01,,,
An Authority,Firms,ENTITY,aaa-twin,Twin as listed,,,2010-01-01,2013-01-01,,,
`;

const folder = mkdtempSync(join(tmpdir(), 'isthmus-listed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fileOf = (name: string, text: string) => {
  writeFileSync(join(folder, `${name}.csv`), text);
  return join(folder, `${name}.csv`);
};

// On Neo4j and embedded.
describeOnEachEmptyStore('exposure to what is listed', (world) => {
  let graph: Graph;
  beforeAll(async () => {
    const files = Object.entries({ firms, supplies, holdings }).map(([name, text]) => fileOf(name, text));
    await loadInto(world.store, 'chain', files, 'owned');
    await loadInto(world.store, 'chain', [fileOf('register', register)], 'register');
    await loadInto(world.store, 'forced-labour', [fileOf('listings', listings)], 'lists');
    graph = graphOver(world.store);
  });
  afterAll(() => graph.solver.close());

  const ask = (to: BlocChoice, membership: Membership, on = graph) =>
    loadExposure(on, { subject: { firm: 'buyer' }, to, year: 2011, dataset: 'owned', membership });
  const shares = async (to: BlocChoice) => {
    const found: number[] = [];
    for (const membership of ['LOCATION', 'OWNERSHIP', 'CONTROL', 'UNION'] as const)
      found.push((await ask(to, membership)).share);
    return found;
  };
  const near = (...values: readonly number[]) => values.map((value) => expect.closeTo(value, 12));

  test('a firm that is partly of a listed industry counts by that part, by whatever reading; so does what it owns', async () => {
    // 0.05 for half, 0.05 for vague, whose two industries count alike. Half of branch is the list's by way of half.
    expect(await shares({ listed: 'Goods' })).toEqual(near(0.1, 0.15, 0.1, 0.15));
    const { assumptions, coverage } = await ask({ listed: 'goods' }, 'LOCATION');
    expect(assumptions).toContainEqual({
      code: 'LISTED_INDUSTRIES_NOT_SHOWN',
      text: "No firm of 'owned' is stated to be of the listed VNM:isic4:C14: what comes from there is not counted.",
    });
    expect(coverage.level).toBe('PARTIAL');
  });

  test('a listed economy and a bloc of it alone are two questions, in whichever order they are asked', async () => {
    const [listed, members] = [{ listed: 'Places' }, { members: ['USA'] }] as const;
    for (const order of [
      [listed, members],
      [members, listed],
    ]) {
      const fresh = graphOver(world.store);
      const found = new Map<BlocChoice, number>();
      for (const to of order) found.set(to, (await ask(to, 'OWNERSHIP', fresh)).share);
      // A list names the holding itself; the bloc's share of it ends with the parent, in another economy.
      expect([found.get(listed), found.get(members)]).toEqual(near(0.08, 0));
      await fresh.solver.close();
    }
  });

  test('a firm stands on a list under any of its records', async () => {
    expect(await shares({ listed: 'Firms' })).toEqual([0, 0, 0, 0]);
    const decision = fileOf('same', 'firm,same_as,weight,method,author,reason\ntwin,aaa-twin,1,,Ada,\n');
    await loadInto(world.store, 'same-as', [decision], 'decisions');
    // Of workshop 60 % is owned, which is control.
    const expected = near(0.1, 0.16, 0.2, 0.2);
    expect(await shares({ listed: 'Firms' })).toEqual(expected);
    expect(await shares({ parties: ['aaa-twin'] })).toEqual(expected);
    expect(await shares({ parties: ['twin'] })).toEqual(expected);
    const { assumptions } = await ask({ parties: ['twin'] }, 'LOCATION');
    expect(assumptions.find(({ code }) => code === 'BLOC_OF_PARTIES')?.text).toMatch(/^The bloc is 1 firm or person:/);
  });

  test('suppliers and owners without a seat may be of any bloc of economies, and none of a list', async () => {
    const [byLocation, byOwnership, byUnion] = [
      await ask({ members: ['CHN'] }, 'LOCATION'),
      await ask({ members: ['CHN'] }, 'OWNERSHIP'),
      await ask({ members: ['CHN'] }, 'UNION'),
    ];
    expect([byLocation.share, byOwnership.share]).toEqual(near(0, 0));
    expect(await byLocation.unknownSeats()).toBeCloseTo(0.1, 12); // nowhere
    expect(await byOwnership.unknownSeats()).toBeCloseTo(0.2, 12); // and manor, by its owner
    expect(await byUnion.unknownSeats()).toBeCloseTo(0.2, 12);
    expect(byLocation.assumptions.map(({ code }) => code)).toContain('SEATS_NOT_STATED');
    expect(await (await ask({ listed: 'Goods' }, 'LOCATION')).unknownSeats()).toBeNull();
  });

  test('union is never less than any reading', async () => {
    for (const to of [{ listed: 'Goods' }, { listed: 'Places' }, { listed: 'Firms' }, { members: ['VNM'] }]) {
      const [location = 0, ownership = 0, control = 0, union = 0] = await shares(to);
      expect(union).toBeGreaterThanOrEqual(Math.max(location, ownership, control) - 1e-12);
    }
  });
});
