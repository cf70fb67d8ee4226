import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Graph, graphOver } from '../graph/graph.ts';
import { describeOnEachEngine } from '../test/world/each-engine.ts';
import { loadInto } from '../test/world/world.ts';
import { loadExposure } from './exposure.ts';
import type { Exposure } from './exposure-answer.ts';
import type { Membership } from './exposure-bloc.ts';

/** A chain as its files hold it. The bloc is China; whoever is not in it is seated in Mexico. */
interface Chain {
  readonly nodes: readonly {
    readonly id: string;
    readonly inBloc?: boolean;
    readonly output?: number;
    readonly purchases?: number;
  }[];
  readonly sales: readonly {
    readonly supplier: string;
    readonly buyer: string;
    readonly usd: number | null;
    readonly product?: string;
  }[];
  readonly holdings?: readonly { readonly owner: string; readonly company: string; readonly share: number }[];
}

const golden = <T>(name: string) =>
  JSON.parse(readFileSync(new URL(`../test/golden/${name}.json`, import.meta.url), 'utf8')) as T;
const folder = mkdtempSync(join(tmpdir(), 'isthmus-golden-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Rows of g01: shares are of output, and unknown purchases are stated purchases without a supplier. */
interface G01 {
  readonly input: {
    readonly nodes: readonly { id: string; output: number; unknownPurchases: number; bloc: string | null }[];
    readonly edges: readonly { supplier: string; buyer: string; value: number }[];
  };
}
const g01 = golden<G01>('g01_exposure_cyclic').input;
const bought = (buyer: string) =>
  g01.edges.filter((edge) => edge.buyer === buyer).reduce((sum, { value }) => sum + value, 0);
const g01Nodes = g01.nodes.map(({ id, output, unknownPurchases, bloc }) => ({
  id,
  inBloc: bloc !== null,
  output,
  purchases: bought(id) + unknownPurchases,
}));
const g01Sales = g01.edges.map(({ supplier, buyer, value }) => ({ supplier, buyer, usd: value }));

// On Neo4j and embedded: the golden files by the way that users go, through a load and an answer.
describeOnEachEngine('golden exposures through a load', (world) => {
  let graph: Graph;
  beforeAll(() => {
    graph = graphOver(world.store);
  });
  afterAll(() => graph.solver.close());

  let loads = 0;
  /** Loads a chain under keys of its own and answers how to ask of it. */
  const served = async ({ nodes, sales, holdings = [] }: Chain) => {
    const own = `g${++loads}-`;
    const files = {
      firms: [
        'id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd',
        ...nodes.map(({ id, inBloc, output, purchases }) => {
          const economy = inBloc ? 'CHN' : 'MEX';
          const figures = output === undefined ? ',,,' : `${economy}:isic4:C29,2011,${output},${purchases ?? ''}`;
          return `${own}${id},FIRM,${id},${economy},,${figures}`;
        }),
      ],
      supplies: [
        'supplier,buyer,product,year,usd',
        ...sales.map(
          ({ supplier, buyer, usd, product }) => `${own}${supplier},${own}${buyer},${product ?? ''},2011,${usd ?? ''}`,
        ),
      ],
      holdings: [
        'holder,company,interest,exact_share,min_share,max_share,from,to',
        ...holdings.map(({ owner, company, share }) => `${own}${owner},${own}${company},ECONOMIC,${share},,,,`),
      ],
    };
    const said = Object.entries(files).filter(([, rows]) => rows.length > 1);
    const paths = said.map(([name, rows]) => {
      const path = join(folder, `${own}${world.store.engine}-${name}.csv`);
      writeFileSync(path, `${rows.join('\n')}\n`);
      return path;
    });
    await loadInto(world.store, 'chain', paths, `chain-${own}`);
    const ask = (firm: string, membership: Membership = 'LOCATION') =>
      loadExposure(graph, {
        subject: { firm: own + firm },
        to: { members: ['CHN'] },
        year: 2011,
        dataset: `chain-${own}`,
        membership,
      });
    return { own, ask };
  };

  test('g03: by location, ownership, control and union, and what the seats hide', async () => {
    type Values = Record<string, number>;
    const { input, expected } = golden<{
      input: { ownership: { owner: string; company: string; share: number }[]; blocUltimateOwners: string[] };
      expected: Record<Lowercase<Membership>, Record<'membership' | 'direct' | 'exposure' | 'unknown', Values>> & {
        hiddenByOwnership_F0: number;
      };
    }>('g03_exposure_supply_and_ownership');
    const firms = new Set(g01Nodes.map(({ id }) => id));
    const parties = new Set(input.ownership.flatMap(({ owner, company }) => [owner, company]));
    const others = [...parties].filter((id) => !firms.has(id));
    const { ask } = await served({
      nodes: [...g01Nodes, ...others.map((id) => ({ id, inBloc: input.blocUltimateOwners.includes(id) }))],
      sales: g01Sales,
      holdings: input.ownership,
    });
    for (const membership of ['LOCATION', 'OWNERSHIP', 'CONTROL', 'UNION'] as const) {
      const want = expected[membership.toLowerCase() as Lowercase<Membership>];
      for (const firm of firms) {
        const { share, unknown, ownStatus, face } = await ask(firm, membership);
        const [own, onward] = [want.membership[firm] as number, 1 - (want.membership[firm] as number)];
        expect(ownStatus).toBeCloseTo(own, 9);
        expect(share).toBeCloseTo(own + onward * (want.exposure[firm] as number), 9);
        expect(face).toBeCloseTo(own + onward * (want.direct[firm] as number), 9);
        expect(unknown).toBeCloseTo(onward * (want.unknown[firm] as number), 9);
      }
    }
    expect(await (await ask('F0')).hiddenByOwnership()).toBeCloseTo(expected.hiddenByOwnership_F0, 9);
  });

  test('g01: a firm that sells to itself, which is the same as if neither its purchases nor its revenue had it', async () => {
    const { expected } = golden<{
      expected: { exposure_x: Record<string, number>; unknown: Record<string, number> };
    }>('g01_exposure_cyclic');
    const own = 4; // what S1 sells to itself, of 80
    const { ask: asStated } = await served({ nodes: g01Nodes, sales: g01Sales });
    const { ask: without } = await served({
      nodes: g01Nodes.map((node) =>
        node.id === 'S1' ? { ...node, output: node.output - own, purchases: node.purchases - own } : node,
      ),
      sales: g01Sales.filter(({ supplier, buyer }) => supplier !== buyer),
    });
    for (const ask of [asStated, without]) {
      const { share, unknown } = await ask('F0');
      expect(share).toBeCloseTo(expected.exposure_x['F0'] as number, 9);
      expect(unknown).toBeCloseTo(expected.unknown['F0'] as number, 9);
    }
    const said = async (exposure: Promise<Exposure>) =>
      (await exposure).assumptions.find(({ code }) => code === 'SELF_SALES')?.text;
    expect(await said(asStated('F0'))).toContain('Of 1 firm on the way');
    expect(await said(without('F0'))).toBeUndefined();
  });

  test('g17: disconnected, without a leak, a loop of its own, a member as buyer, a fraction of a member', async () => {
    const { expected } = golden<{
      expected: {
        cases: {
          name: string;
          nodes?: string[];
          W_buyer_supplier: number[][];
          membership: number[];
          exposure: number[];
          trapped: number[];
        }[];
      };
    }>('g17_degenerate_cases');
    const chains = expected.cases.filter(({ nodes }) => nodes !== undefined);
    expect(chains).toHaveLength(6);
    for (const { nodes = [], W_buyer_supplier: rows, membership, exposure, trapped } of chains) {
      const fraction = membership.findIndex((member) => member > 0 && member < 1);
      const { ask } = await served({
        nodes: [
          ...nodes.map((id, at) => ({
            id,
            inBloc: membership[at] === 1,
            output: 100,
            purchases: (rows[at] as number[]).reduce((sum, share) => sum + 100 * share, 0),
          })),
          { id: 'inside', inBloc: true },
          { id: 'outside' },
        ],
        sales: rows.flatMap((row, buyer) =>
          row.flatMap((share, supplier) =>
            share > 0 ? [{ supplier: nodes[supplier] as string, buyer: nodes[buyer] as string, usd: 100 * share }] : [],
          ),
        ),
        holdings:
          fraction < 0
            ? []
            : [
                { owner: 'inside', company: nodes[fraction] as string, share: membership[fraction] as number },
                { owner: 'outside', company: nodes[fraction] as string, share: 1 - (membership[fraction] as number) },
              ],
      });
      for (const [at, id] of nodes.entries()) {
        const own = membership[at] as number;
        const found = await ask(id, 'OWNERSHIP');
        expect(found.share).toBeCloseTo(own + (1 - own) * (exposure[at] as number), 9);
        expect(found.trapped).toBeCloseTo((1 - own) * (trapped[at] as number), 9);
        if (!rows[at]?.some((share) => share > 0)) expect(found.coverage.level).toBe('NONE');
      }
    }
  });

  test('g18: one product from the least exposed suppliers up to their capacity, and the exposure solved anew', async () => {
    type Values = Record<string, number>;
    const { input, expected } = golden<{
      input: {
        extraNode: { id: string; output: number };
        extraEdge: { supplier: string; buyer: string; value: number };
        query: string;
        product: string;
        current: Values;
        capacity: Values;
      };
      expected: { effectiveExposure: Values; allocation: Values; exposureBefore: number; exposureAfter: number };
    }>('g18_alternatives_reallocation');
    const { own, ask } = await served({
      nodes: [...g01Nodes, { ...input.extraNode, purchases: input.extraEdge.value }],
      sales: [
        ...g01Sales.map((sale) =>
          sale.buyer === input.query && input.current[sale.supplier] === sale.usd
            ? { ...sale, product: input.product }
            : sale,
        ),
        { supplier: input.extraEdge.supplier, buyer: input.extraEdge.buyer, usd: input.extraEdge.value },
      ],
    });
    const capacities = Object.entries(input.capacity).map(([id, usd]) => ({ supplier: own + id, usd }));
    const exposure = await ask(input.query);
    const asked = { product: null, capacities, spare: 0.05, count: 5 };
    const [found, ...more] = await exposure.alternatives(asked);
    expect(more).toEqual([]);
    expect(found).toMatchObject({
      product: input.product,
      needUsd: expect.closeTo(25, 9),
      shortfall: 0,
      offered: 4,
      before: expect.closeTo(expected.exposureBefore, 9),
      after: expect.closeTo(expected.exposureAfter, 9),
    });
    for (const { key, exposure: each, chosenUsd, capacityAssumed } of found?.suppliers ?? []) {
      const id = key.slice(own.length);
      expect(each).toBeCloseTo(expected.effectiveExposure[id] as number, 9);
      expect(chosenUsd).toBeCloseTo(expected.allocation[id] as number, 9);
      expect(capacityAssumed).toBe(false);
    }
    expect(found?.suppliers.map(({ key }) => key.slice(own.length))).toEqual(['ALT', 'S1', 'S2', 'B1']);

    // Without declared capacities the present suppliers have a twentieth of their output to spare: S2 takes 2.5 of B1's 5.
    const [assumed] = await exposure.alternatives({ ...asked, capacities: [] });
    expect(assumed?.suppliers.map(({ key, chosenUsd }) => [key.slice(own.length), chosenUsd])).toEqual([
      ['S2', expect.closeTo(22.5, 9)],
      ['B1', expect.closeTo(2.5, 9)],
    ]);
    expect(await exposure.alternatives({ ...asked, product: 'Q' })).toEqual([]);
    await expect(
      exposure.alternatives({ ...asked, capacities: [{ supplier: 'nobody', usd: 1 }] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('g20: suppliers named without amounts leave an interval, as tight as the limits that are known', async () => {
    const { input, expected } = golden<{
      input: { bloc: string[]; rows: Record<string, { total: number; ranges: Record<string, [number, number]> }> };
      expected: { bounds: Record<string, [number, number]> };
    }>('g20_exposure_missing_amounts');
    const { own, ask } = await served({
      nodes: ['F', 'S', 'T', 'Z', 'D'].map((id) => ({
        id,
        inBloc: input.bloc.includes(id),
        output: 100,
        purchases: 100 * (input.rows[id]?.total ?? 0),
      })),
      sales: Object.entries(input.rows).flatMap(([buyer, { ranges }]) =>
        Object.keys(ranges).map((supplier) => ({ supplier, buyer, usd: null })),
      ),
    });
    const limits = Object.entries(input.rows).flatMap(([buyer, { ranges }]) =>
      Object.entries(ranges).map(([supplier, [least, most]]) => ({
        from: own + supplier,
        to: own + buyer,
        least: 100 * least,
        most: 100 * most,
      })),
    );
    for (const [firm, [lower, upper]] of Object.entries(expected.bounds)) {
      const exposure = await ask(firm);
      expect(await exposure.amountBounds(limits)).toEqual({
        lower: expect.closeTo(lower, 9),
        upper: expect.closeTo(upper, 9),
        upperWithUnknown: expect.closeTo(upper, 9),
        openLinks: limits.length,
        converged: true,
      });
      // Without limits anything that adds up may be: the interval contains the other.
      const wide = await exposure.amountBounds([]);
      expect(wide?.lower).toBeLessThanOrEqual(lower);
      expect(wide?.upper).toBeGreaterThanOrEqual(upper);
    }
    const exposure = await ask('F');
    expect(exposure.assumptions.map(({ code }) => code)).toContain('LINKS_WITHOUT_AMOUNT');
    await expect(exposure.amountBounds([{ from: `${own}Z`, to: `${own}D`, least: 0, most: 1 }])).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const tooMuch = limits.map((limit) => ({ ...limit, least: 90, most: 100 }));
    await expect(exposure.amountBounds(tooMuch)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  test('what an exposure claims of itself holds on random chains, by every reading', async () => {
    const share = fc.integer({ min: 0, max: 12 });
    const anyChain = fc.integer({ min: 2, max: 6 }).chain((n) =>
      fc.record({
        rows: fc.array(fc.array(share, { minLength: n + 1, maxLength: n + 1 }), { minLength: n, maxLength: n }),
        owned: fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: n, maxLength: n }), {
          minLength: n,
          maxLength: n,
        }),
        inBloc: fc.array(fc.boolean(), { minLength: n, maxLength: n }),
      }),
    );
    const upTo = (row: readonly number[], most: number) => {
      let left = most;
      return row.map((part) => {
        const taken = Math.min(part, left);
        left -= taken;
        return taken;
      });
    };
    await fc.assert(
      fc.asyncProperty(anyChain, async ({ rows, owned, inBloc }) => {
        const named = rows.map((row) => upTo(row, 16));
        const { ask } = await served({
          nodes: inBloc.map((member, at) => ({
            id: `n${at}`,
            inBloc: member,
            output: 16,
            purchases: (named[at] as number[]).reduce((sum, usd) => sum + usd, 0),
          })),
          sales: named.flatMap((row, buyer) =>
            row
              .slice(0, -1)
              .flatMap((usd, supplier) => (usd > 0 ? [{ supplier: `n${supplier}`, buyer: `n${buyer}`, usd }] : [])),
          ),
          holdings: owned.flatMap((row, company) =>
            upTo(row, 8).flatMap((part, owner) =>
              part > 0 && owner !== company ? [{ owner: `n${owner}`, company: `n${company}`, share: part / 8 }] : [],
            ),
          ),
        });
        for (const membership of ['LOCATION', 'OWNERSHIP', 'CONTROL', 'UNION'] as const)
          await expectClaims(await ask('n0', membership));
      }),
      { numRuns: world.store.engine === 'embedded' ? 25 : 5 },
    );
  }, 300_000);
});

/** Everything that an exposure claims of itself. */
async function expectClaims(exposure: Exposure): Promise<void> {
  const { share, face, lower, upper, unknown, elsewhere, trapped } = exposure;
  expect(share + elsewhere + unknown + trapped).toBeCloseTo(1, 9);
  expect([face <= share, lower <= share, share <= upper]).toEqual([true, true, true]);
  const tiers = await exposure.tiers(50);
  const last = tiers.at(-1);
  const tierSum = tiers.reduce((sum, tier) => sum + tier.share, 0);
  // What fifty tiers leave is within what they say is not traced yet.
  expect(Math.abs(share - tierSum)).toBeLessThanOrEqual((last?.untraced ?? 0) + 1e-9);
  const { paths, covered, remainder } = await exposure.paths(10);
  expect(covered + remainder).toBeCloseTo(share, 9);
  expect(paths.reduce((sum, path) => sum + path.share, 0)).toBeCloseTo(covered, 9);
  const bounds = await exposure.amountBounds([]);
  expect(bounds?.lower).toBeCloseTo(share, 9);
  expect(bounds?.upper).toBeCloseTo(share, 9);
  expect(bounds?.upperWithUnknown).toBeCloseTo(share + unknown, 9);
}
