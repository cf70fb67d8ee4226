import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Graph, graphOver } from '../graph/graph.ts';
import { type Chain, loadChains } from '../test/world/chains.ts';
import { describeOnEachEmptyStore } from '../test/world/each-engine.ts';
import { loadExposure } from './exposure.ts';
import type { PathList } from './exposure-answer.ts';
import type { Membership } from './exposure-bloc.ts';
import type { ExposureQuestion } from './exposure-subject.ts';

type Values = Readonly<Record<string, number>>;

const golden = <T>(name: string) =>
  JSON.parse(readFileSync(new URL(`../test/golden/${name}.json`, import.meta.url), 'utf8')) as T;

const g01 = golden<{
  readonly input: {
    readonly nodes: readonly { id: string; output: number; unknownPurchases: number; bloc: string | null }[];
    readonly edges: readonly { supplier: string; buyer: string; value: number }[];
  };
  readonly expected: {
    readonly exposure_x: Values;
    readonly unknown: Values;
    readonly tiers_F0: readonly number[];
    readonly alive_F0: readonly number[];
    readonly tail_F0: readonly number[];
    readonly chokePoints_F0: Readonly<
      Record<string, { through: number; exposureAfterRemoval: number; returnFactorNii: number }>
    >;
    readonly firstEntryShare_F0: Values;
    readonly firstEntryHHI_F0: number;
    readonly edgeRemoval: {
      buyer: string;
      supplier: string;
      exposureBefore: number;
      exposureAfter: number;
      delta: number;
    };
    readonly leontief: { readonly fpemGrossShare_LminusI: Values; readonly valueAddedOriginShare: Values };
  };
}>('g01_exposure_cyclic');

interface WalkOfFile {
  readonly path: readonly string[];
  readonly contribution: number;
  readonly shareOfExposure?: number;
  readonly simple?: boolean;
}
const g02 = golden<{
  readonly expected: {
    readonly top: readonly WalkOfFile[];
    readonly top12: readonly WalkOfFile[];
    readonly sumTop5: number;
    readonly coverageTop5: number;
    readonly remainder: number;
    readonly thresholdPruning: { tau: number; kept: readonly WalkOfFile[]; keptSum: number; prunedMassExact: number };
  };
}>('g02_structural_paths_top5').expected;

const g03 = golden<{
  readonly input: {
    readonly ownership: readonly { owner: string; company: string; share: number }[];
    readonly blocUltimateOwners: readonly string[];
  };
  readonly expected: Record<Lowercase<Membership>, Record<'membership' | 'direct' | 'exposure' | 'unknown', Values>> & {
    hiddenByOwnership_F0: number;
  };
}>('g03_exposure_supply_and_ownership');

interface Degenerate {
  readonly name: string;
  readonly nodes?: readonly string[];
  readonly W_buyer_supplier: readonly (readonly number[])[];
  readonly membership: readonly number[];
  readonly exposure: readonly number[];
  readonly trapped: readonly number[];
}
const g17 = golden<{ readonly expected: { readonly cases: readonly Degenerate[] } }>(
  'g17_degenerate_cases',
).expected.cases.filter(({ nodes }) => nodes !== undefined);

const g18 = golden<{
  readonly input: {
    readonly extraNode: { id: string; output: number };
    readonly extraEdge: { supplier: string; buyer: string; value: number };
    readonly query: string;
    readonly product: string;
    readonly current: Values;
    readonly capacity: Values;
  };
  readonly expected: {
    readonly effectiveExposure: Values;
    readonly allocation: Values;
    readonly exposureBefore: number;
    readonly exposureAfter: number;
  };
}>('g18_alternatives_reallocation');

const g20 = golden<{
  readonly input: {
    readonly bloc: readonly string[];
    readonly rows: Readonly<
      Record<string, { total: number; ranges: Readonly<Record<string, readonly [number, number]>> }>
    >;
  };
  readonly expected: { readonly bounds: Readonly<Record<string, readonly [number, number]>> };
}>('g20_exposure_missing_amounts');

/** The bloc is China, and whoever is not in it is seated in Mexico. */
const seated = (inBloc: boolean) => (inBloc ? ['CHN'] : ['MEX']);

/** The firms of g01: shares are of output, and unknown purchases are stated purchases without a supplier. */
const six = g01.input.nodes.map(({ id, output, unknownPurchases, bloc }) => ({
  id,
  seats: seated(bloc !== null),
  output,
  purchases: g01.input.edges.reduce((sum, { buyer, value }) => (buyer === id ? sum + value : sum), unknownPurchases),
}));
const salesOfSix = g01.input.edges.map(({ supplier, buyer, value }) => ({ supplier, buyer, usd: value }));

/** What S1 sells to itself, 4 of 80, is neither among its purchases nor in its revenue. */
function withoutSelfSales(): Chain {
  return {
    firms: six.map((firm) =>
      firm.id === 'S1' ? { ...firm, output: firm.output - 4, purchases: firm.purchases - 4 } : firm,
    ),
    sales: salesOfSix.filter(({ supplier, buyer }) => supplier !== buyer),
  };
}

/** With g03's holdings, and the parties that only hold. */
function sixOwned(): Chain {
  const { ownership, blocUltimateOwners } = g03.input;
  const firms = new Set(six.map(({ id }) => id));
  const others = new Set(ownership.flatMap(({ owner, company }) => [owner, company]).filter((id) => !firms.has(id)));
  return {
    firms: [...six, ...[...others].map((id) => ({ id, seats: seated(blocUltimateOwners.includes(id)) }))],
    sales: salesOfSix,
    holdings: ownership,
  };
}

/** A firm that is a member by a fraction is held by one that is and one that is not. */
function degenerate({ nodes = [], W_buyer_supplier: rows, membership }: Degenerate): Chain {
  const id = (at: number) => nodes[at] as string;
  return {
    firms: [
      ...nodes.map((node, at) => ({
        id: node,
        seats: seated(membership[at] === 1),
        output: 100,
        purchases: (rows[at] as readonly number[]).reduce((sum, share) => sum + 100 * share, 0),
      })),
      { id: 'inside', seats: seated(true) },
      { id: 'outside', seats: seated(false) },
    ],
    sales: rows.flatMap((row, buyer) =>
      row.flatMap((share, supplier) =>
        share > 0 ? [{ supplier: id(supplier), buyer: id(buyer), usd: 100 * share }] : [],
      ),
    ),
    holdings: membership.flatMap((member, at) =>
      member > 0 && member < 1
        ? [
            { owner: 'inside', company: id(at), share: member },
            { owner: 'outside', company: id(at), share: 1 - member },
          ]
        : [],
    ),
  };
}

/** With the alternative supplier of g18, and its product. */
function sixWithAlternative(): Chain {
  const { extraNode, extraEdge, query, current, product } = g18.input;
  return {
    firms: [...six, { ...extraNode, seats: seated(false), purchases: extraEdge.value }],
    sales: [
      ...salesOfSix.map((sale) =>
        sale.buyer === query && current[sale.supplier] === sale.usd ? { ...sale, product } : sale,
      ),
      { supplier: extraEdge.supplier, buyer: extraEdge.buyer, usd: extraEdge.value },
    ],
  };
}

function withoutAmounts(): Chain {
  const { bloc, rows } = g20.input;
  return {
    firms: ['F', 'S', 'T', 'Z', 'D'].map((id) => ({
      id,
      seats: seated(bloc.includes(id)),
      output: 100,
      purchases: 100 * (rows[id]?.total ?? 0),
    })),
    sales: Object.entries(rows).flatMap(([buyer, { ranges }]) =>
      Object.keys(ranges).map((supplier) => ({ supplier, buyer, usd: null })),
    ),
  };
}

const chains: Readonly<Record<string, Chain>> = {
  g01: { firms: six, sales: salesOfSix },
  'g01 without sales to itself': withoutSelfSales(),
  g03: sixOwned(),
  g18: sixWithAlternative(),
  g20: withoutAmounts(),
  ...Object.fromEntries(g17.map((each) => [each.name, degenerate(each)])),
};

// On Neo4j and embedded: the golden files by the way that users go, through a load and an answer.
describeOnEachEmptyStore('golden exposures through a load', (world) => {
  let graph: Graph;
  let keys: ReadonlyMap<string, (id: string) => string>;
  beforeAll(async () => {
    graph = graphOver(world.store);
    const loaded = await loadChains(world.store, 'golden', Object.values(chains));
    keys = new Map(Object.keys(chains).map((name, at) => [name, loaded[at] as (id: string) => string]));
  });
  afterAll(() => graph.solver.close()); // the world closes its store

  /** How to ask about the firms of a chain. */
  const asking = (chain: string) => {
    const key = keys.get(chain) as (id: string) => string;
    return {
      key,
      idOf: (found: string) => found.slice(key('').length),
      ask: (firm: string, more: Partial<ExposureQuestion> = {}) =>
        loadExposure(graph, {
          subject: { firm: key(firm) },
          to: { members: ['CHN'] },
          year: 2011,
          dataset: 'golden',
          ...more,
        }),
    };
  };

  test('g01: tiers, what is still on its way after each, and what the later ones add', async () => {
    const { tiers_F0: shares, alive_F0: alive, tail_F0: tail } = g01.expected;
    const exposure = await asking('g01').ask('F0');
    const tiers = await exposure.tiers(shares.length);
    expect(tiers.map(({ tier }) => tier)).toEqual(shares.map((_, at) => at + 1));
    for (const [at, { share, untraced, cumulative }] of tiers.entries()) {
      expect(share).toBeCloseTo(shares[at] as number, 9);
      expect(untraced).toBeCloseTo(alive[at] as number, 9);
      expect(exposure.share - cumulative).toBeCloseTo(tail[at] as number, 9);
    }
  });

  test('g01: where the bloc is first met, and without whom the exposure falls by how much', async () => {
    const { firstEntryShare_F0: first, firstEntryHHI_F0, chokePoints_F0 } = g01.expected;
    const { ask, idOf, key } = asking('g01');
    const exposure = await ask('F0');
    const { entries, hhi, count } = await exposure.entries(10);
    expect(count).toBe(Object.keys(first).length);
    expect(entries.map((entry) => [idOf(entry.key), entry.share])).toEqual(
      Object.entries(first).map(([id, share]) => [id, expect.closeTo(share, 9)]),
    );
    expect(hhi).toBeCloseTo(firstEntryHHI_F0, 9);

    const points = new Map((await exposure.chokePoints(10)).map((point) => [idOf(point.key), point]));
    for (const [id, { through, exposureAfterRemoval, returnFactorNii }] of Object.entries(chokePoints_F0)) {
      expect(points.get(id)).toMatchObject({
        share: expect.closeTo(through, 9),
        after: expect.closeTo(exposureAfterRemoval, 9),
        returnFactor: expect.closeTo(returnFactorNii, 9),
      });
      const removed = await ask('F0', { scenario: { remove: { firms: [key(id)] } } });
      expect(removed.share).toBeCloseTo(exposureAfterRemoval, 9);
    }
    // Without a member what it lets in is gone.
    for (const [id, share] of Object.entries(first)) expect(points.get(id)?.share).toBeCloseTo(share, 9);
  });

  test('g01: a sale that is gone takes its part of the exposure with it', async () => {
    const { buyer, supplier, exposureBefore, exposureAfter, delta } = g01.expected.edgeRemoval;
    const { ask, key } = asking('g01');
    const links = [{ from: key(supplier), to: key(buyer) }];
    const { share, scenario } = await ask('F0', { scenario: { remove: { links } } });
    expect(share).toBeCloseTo(exposureAfter, 9);
    expect(scenario?.before.share).toBeCloseTo(exposureBefore, 9);
    expect(scenario?.difference.share).toBeCloseTo(-delta, 9);
  });

  test('g01: gross look-through and value-added origin of every firm', async () => {
    const { fpemGrossShare_LminusI: gross, valueAddedOriginShare: added } = g01.expected.leontief;
    for (const { id } of six) {
      const { grossLookThrough, valueAddedOrigin } = await asking('g01').ask(id);
      expect(await grossLookThrough()).toBeCloseTo(gross[id] as number, 9);
      expect(await valueAddedOrigin()).toBeCloseTo(added[id] as number, 9);
    }
  });

  test('g01: a firm that sells to itself, which is the same as if neither its purchases nor its revenue had it', async () => {
    const { exposure_x, unknown } = g01.expected;
    for (const [chain, said] of [
      ['g01', expect.stringContaining('Of 1 firm on the way')],
      ['g01 without sales to itself', undefined],
    ] as const) {
      const found = await asking(chain).ask('F0');
      expect(found.share).toBeCloseTo(exposure_x.F0 as number, 9);
      expect(found.unknown).toBeCloseTo(unknown.F0 as number, 9);
      expect(found.assumptions.find(({ code }) => code === 'SELF_SALES')?.text).toEqual(said);
    }
  });

  test('g02: the largest paths in order, what they leave over, and all above a share', async () => {
    const { ask, idOf } = asking('g01');
    const exposure = await ask('F0');
    const found = ({ paths }: PathList) => paths.map(({ nodes, share, simple }) => [nodes.map(idOf), share, simple]);
    const wanted = (walks: readonly WalkOfFile[]) =>
      walks.map(({ path, contribution, simple = true }) => [path, expect.closeTo(contribution, 9), simple]);

    const five = await exposure.paths(5);
    expect(found(five)).toEqual(wanted(g02.top));
    expect(five.covered).toBeCloseTo(g02.sumTop5, 9);
    expect(five.coveredOfExposure).toBeCloseTo(g02.coverageTop5, 9);
    expect(five.remainder).toBeCloseTo(g02.remainder, 9);
    for (const [at, { shareOfExposure }] of g02.top.entries())
      expect((five.paths[at]?.share ?? 0) / exposure.share).toBeCloseTo(shareOfExposure as number, 9);

    // The golden file leaves the order of its two equal paths open.
    const inOrder = (walks: readonly unknown[][]) => walks.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
    const twelve = await exposure.paths(12);
    expect(inOrder(found(twelve))).toEqual(inOrder(wanted(g02.top12)));
    for (const [at, { contribution }] of g02.top12.entries())
      expect(twelve.paths[at]?.share).toBeCloseTo(contribution, 9);

    const { tau, kept, keptSum, prunedMassExact } = g02.thresholdPruning;
    const above = await exposure.pathsAbove(tau);
    expect(found(above)).toEqual(wanted(kept));
    expect(above.covered).toBeCloseTo(keptSum, 9);
    expect(above.remainder).toBeCloseTo(prunedMassExact, 9);
    expect(above.complete).toBe(true);
  });

  test('g03: by location, ownership, control and union, and what the seats hide', async () => {
    const { ask } = asking('g03');
    for (const membership of ['LOCATION', 'OWNERSHIP', 'CONTROL', 'UNION'] as const) {
      const want = g03.expected[membership.toLowerCase() as Lowercase<Membership>];
      for (const { id } of six) {
        const { share, unknown, ownStatus, face } = await ask(id, { membership });
        const [own, onward] = [want.membership[id] as number, 1 - (want.membership[id] as number)];
        expect(ownStatus).toBeCloseTo(own, 9);
        expect(share).toBeCloseTo(own + onward * (want.exposure[id] as number), 9);
        expect(face).toBeCloseTo(own + onward * (want.direct[id] as number), 9);
        expect(unknown).toBeCloseTo(onward * (want.unknown[id] as number), 9);
      }
    }
    expect(await (await ask('F0')).hiddenByOwnership()).toBeCloseTo(g03.expected.hiddenByOwnership_F0, 9);
  });

  test('g17: disconnected, without a leak, a loop of its own, a member as buyer, a fraction of a member', async () => {
    expect(g17).toHaveLength(6);
    for (const { name, nodes = [], W_buyer_supplier: rows, membership, exposure, trapped } of g17) {
      for (const [at, id] of nodes.entries()) {
        const own = membership[at] as number;
        const found = await asking(name).ask(id, { membership: 'OWNERSHIP' });
        expect(found.share).toBeCloseTo(own + (1 - own) * (exposure[at] as number), 9);
        expect(found.trapped).toBeCloseTo((1 - own) * (trapped[at] as number), 9);
        if (!rows[at]?.some((share) => share > 0)) expect(found.coverage.level).toBe('NONE');
      }
    }
  });

  test('g18: one product from the least exposed suppliers up to their capacity, and the exposure solved anew', async () => {
    const { input, expected } = g18;
    const { ask, idOf, key: keyOf } = asking('g18');
    const capacities = Object.entries(input.capacity).map(([id, usd]) => ({ supplier: keyOf(id), usd }));
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
      const id = idOf(key);
      expect(each).toBeCloseTo(expected.effectiveExposure[id] as number, 9);
      expect(chosenUsd).toBeCloseTo(expected.allocation[id] as number, 9);
      expect(capacityAssumed).toBe(false);
    }
    expect(found?.suppliers.map(({ key }) => idOf(key))).toEqual(['ALT', 'S1', 'S2', 'B1']);

    // Without declared capacities the present suppliers have a twentieth of their output to spare: S2 takes 2.5 of B1's 5.
    const [assumed] = await exposure.alternatives({ ...asked, capacities: [] });
    expect(assumed?.suppliers.map(({ key, chosenUsd }) => [idOf(key), chosenUsd])).toEqual([
      ['S2', expect.closeTo(22.5, 9)],
      ['B1', expect.closeTo(2.5, 9)],
    ]);
    expect(await exposure.alternatives({ ...asked, product: 'Q' })).toEqual([]);
    await expect(
      exposure.alternatives({ ...asked, capacities: [{ supplier: 'nobody', usd: 1 }] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('g20: suppliers named without amounts leave an interval, as tight as the limits that are known', async () => {
    const { input, expected } = g20;
    const { ask, key } = asking('g20');
    const limits = Object.entries(input.rows).flatMap(([buyer, { ranges }]) =>
      Object.entries(ranges).map(([supplier, [least, most]]) => ({
        from: key(supplier),
        to: key(buyer),
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
    await expect(exposure.amountBounds([{ from: key('Z'), to: key('D'), least: 0, most: 1 }])).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const tooMuch = limits.map((limit) => ({ ...limit, least: 90, most: 100 }));
    await expect(exposure.amountBounds(tooMuch)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
