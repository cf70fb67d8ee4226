import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Arc, anyCase, type Case, denseFates, supplyShares } from '../analytics/supply-shares.fixture.ts';
import { type Graph, graphOver } from '../graph/graph.ts';
import { type Chain, loadChains } from '../test/world/chains.ts';
import { drawn } from '../test/world/drawn.ts';
import { describeOnEachEmptyStore } from '../test/world/each-engine.ts';
import { loadExposure } from './exposure.ts';
import type { Exposure } from './exposure-answer.ts';
import type { ExposureQuestion } from './exposure-subject.ts';

/** Row = company, column = owner. */
type Held = readonly (readonly number[])[];

/** All kinds of chains: loops, closed ones too, firms that sell to themselves, members by a fraction, unnamed suppliers. */
const chains = drawn(anyCase(6), 40);

/** Chains whose firms hold each other, in sixteenths. */
const groups = drawn(
  anyCase(6).chain((supply) => {
    const row = fc.array(fc.constantFrom(0, 0, 0, 1, 2, 4, 6, 9), { minLength: supply.n, maxLength: supply.n });
    return fc.array(row, { minLength: supply.n, maxLength: supply.n }).map((rows) => ({
      supply,
      held: rows.map((parts, company) => upTo(parts.with(company, 0), 16).map((part) => part / 16)),
    }));
  }),
  20,
);

/** Chains in which value goes round among all firms, and leaks everywhere: the last firm is the bloc. */
const rounds = drawn(
  fc.integer({ min: 4, max: 6 }).chain((n) =>
    fc.array(fc.array(fc.nat(4), { minLength: n, maxLength: n }), { minLength: n, maxLength: n }).map((rows): Case => {
      const arcs = rows.flatMap((row, buyer) =>
        upTo(row, 14).flatMap((part, supplier): Arc[] => (part > 0 ? [[buyer, supplier, part / 16]] : [])),
      );
      const membership = Float64Array.from(rows, (_, at) => (at === n - 1 ? 1 : 0));
      return { n, shares: supplyShares(n, arcs), membership };
    }),
  ),
  20,
);

// On Neo4j and embedded: one load each takes all chains, and each firm of them is asked about.
describeOnEachEmptyStore('what every exposure claims', (world) => {
  let graph: Graph;
  let keys: readonly ((id: string) => string)[];
  beforeAll(async () => {
    graph = graphOver(world.store);
    const all = [
      ...chains.cases.map((supply) => chainOf(supply)),
      ...groups.cases.map(({ supply, held }) => chainOf(supply, held)),
      ...rounds.cases.map((supply) => chainOf(supply)),
    ];
    keys = await loadChains(world.store, 'identities', all);
  });
  afterAll(() => graph.solver.close()); // the world closes its store

  /** Key of a firm of a chain, counted over all that are loaded. */
  const keyOf = (chain: number, firm: number) => keys[chain]?.(`n${firm}`) as string;
  const firstGroup = chains.cases.length;
  const firstRound = firstGroup + groups.cases.length;

  const ask = (firm: string, more: Partial<ExposureQuestion> = {}) =>
    loadExposure(graph, {
      subject: { firm },
      to: { members: ['CHN'] },
      year: 2011,
      dataset: 'identities',
      ...more,
    });
  const shareWithout = async (firm: string, remove: { firms: string[] } | { links: { from: string; to: string }[] }) =>
    (await ask(firm, { scenario: { remove } })).share;

  test('it is what elimination on a dense matrix finds, and its four parts are the whole', async () => {
    await chains.each(async (supply, at) => {
      const fates = denseFates(supply);
      for (let firm = 0; firm < supply.n; firm++) {
        const found = await ask(keyOf(at, firm));
        const own = supply.membership[firm] as number;
        const onward = (values: readonly number[]) => (1 - own) * (values[firm] as number);
        expectNear(found.ownStatus, own);
        expectNear(found.share, own + onward(fates.share));
        expectNear(found.unknown, onward(fates.unknown));
        expectNear(found.elsewhere, onward(fates.elsewhere));
        expectNear(found.trapped, onward(fates.trapped));
        expectNear(found.face, own + onward(bought(supply)));
        expectParts(found);
      }
    });
  });

  test('tiers, paths and entries each account for all of it', async () => {
    await chains.each(async (supply, at) => {
      for (let firm = 0; firm < Math.min(2, supply.n); firm++) {
        const exposure = await ask(keyOf(at, firm));
        await expectTiers(exposure);
        await expectPaths(exposure);
        const { entries, count, hhi } = await exposure.entries(supply.n);
        expect(entries).toHaveLength(count);
        expectNear(sumOf(entries.map(({ share }) => share)), exposure.share);
        for (let member = 0; member < supply.n; member++) {
          const entry = entries.find(({ key }) => key === keyOf(at, member));
          expectNear(entry?.share ?? 0, entryAt(supply, member, firm));
        }
        if (hhi === null) expect(exposure.share).toBe(0);
        else expectNear(hhi, sumOf(entries.map(({ share }) => (share / exposure.share) ** 2)));
      }
    });
  });

  test('a larger bloc never lowers it, and what the bloc adds of the value is never more', async () => {
    let stated = 0;
    await chains.each(async (supply, at) => {
      const membership = supply.membership.map((member, firm) => degreeOf(seatsOf(member, firm), ['CHN', 'VNM']));
      const larger = denseFates({ ...supply, membership }).share;
      for (let firm = 0; firm < Math.min(2, supply.n); firm++) {
        const exposure = await ask(keyOf(at, firm));
        const ofLarger = await ask(keyOf(at, firm), { to: { members: ['CHN', 'VNM'] } });
        expect(ofLarger.share).toBeGreaterThanOrEqual(exposure.share - 1e-9);
        const own = membership[firm] as number;
        expectNear(ofLarger.share, own + (1 - own) * (larger[firm] as number));
        const added = await exposure.valueAddedOrigin();
        if (added === null) continue;
        stated++;
        expect(added).toBeLessThanOrEqual(exposure.share + 1e-9);
      }
    });
    expect(stated).toBeGreaterThan(chains.cases.length / 2);
  });

  test('the share of a choke point is what is gone when a scenario removes the firm', async () => {
    await chains.each(async (supply, at) => {
      const { n } = supply;
      const exposure = await ask(keyOf(at, 0));
      const points = await exposure.chokePoints(n);
      for (let firm = 1; firm < n; firm++) {
        const point = points.find(({ key }) => key === keyOf(at, firm));
        const after = await shareWithout(keyOf(at, 0), { firms: [keyOf(at, firm)] });
        expectNear(exposure.share - after, point?.share ?? 0);
        expectNear(
          after,
          onlyShare(
            without(supply, (_, supplier) => supplier === firm),
            0,
          ),
        );
        if (!point) continue;
        expectNear(after, point.after);
        expect([point.lower <= point.share, point.share <= point.upper]).toEqual([true, true]);
      }
    });
  });

  test('two firms removed at once take with them what the closed form says, and not what each takes alone', async () => {
    let overlapping = 0;
    await rounds.each(async (supply, at) => {
      const [subject, chain] = [keyOf(firstRound + at, 0), firstRound + at];
      const { share } = await ask(subject);
      const { visits, exposure } = absorption(supply);
      for (let first = 1; first < supply.n - 1; first++) {
        for (let second = first + 1; second < supply.n - 1; second++) {
          const pair = [first, second];
          const after = await shareWithout(subject, { firms: pair.map((firm) => keyOf(chain, firm)) });
          // T = y N⁻¹ x: the visits to the pair, less those that come round within it, times what they carry.
          const among = inverse(pair.map((from) => pair.map((to) => visits[from]?.[to] as number)));
          const through = sumOf(
            pair.flatMap((from, row) =>
              pair.map((to, column) => (visits[0]?.[from] as number) * (among[row]?.[column] as number) * exposure(to)),
            ),
          );
          expectNear(share - after, through);
          expectNear(
            after,
            onlyShare(
              without(supply, (_, supplier) => pair.includes(supplier)),
              0,
            ),
          );
          const alone = pair.map((i) => ((visits[0]?.[i] as number) * exposure(i)) / (visits[i]?.[i] as number));
          if (sumOf(alone) - through > 1e-6) overlapping++;
        }
      }
    });
    expect(overlapping).toBeGreaterThan(rounds.cases.length);
  });

  test('every fourth sale, removed, takes with it what the closed form says, and what it has among the choke links', async () => {
    let [inLoops, all] = [0, 0];
    await rounds.each(async (supply, at) => {
      const [subject, chain] = [keyOf(firstRound + at, 0), firstRound + at];
      const { share, chokeLinks } = await ask(subject);
      const links = await chokeLinks(40);
      const { visits, exposure } = absorption(supply);
      for (const [place, [buyer, supplier, weight]] of arcsOf(supply).entries()) {
        if (place % 4 !== at % 4) continue;
        const after = await shareWithout(subject, {
          links: [{ from: keyOf(chain, supplier), to: keyOf(chain, buyer) }],
        });
        expectNear(
          after,
          onlyShare(
            without(supply, (j, i) => j === buyer && i === supplier),
            0,
          ),
        );
        all++;
        // At a member value goes no further, and what it carries is all of it.
        const [carried, around] =
          supply.membership[supplier] === 1 ? [1, 0] : [exposure(supplier), visits[supplier]?.[buyer] as number];
        expectNear(share - after, (weight * carried * (visits[0]?.[buyer] as number)) / (1 + weight * around));
        const link = links.find(({ hop }) => hop.from === keyOf(chain, supplier) && hop.to === keyOf(chain, buyer));
        expectNear(share - after, link?.share ?? 0);
        if (around > 1e-6) inLoops++;
      }
    });
    expect(inLoops).toBeGreaterThan(all / 4);
  });

  test('it holds by owners and by control too, and by owners is what two eliminations find', async () => {
    await groups.each(async ({ supply, held }, at) => {
      const key = keyOf(firstGroup + at, 0);
      const bySeat = await ask(key);
      const hidden = await bySeat.hiddenByOwnership();
      for (const membership of ['OWNERSHIP', 'CONTROL', 'UNION'] as const) {
        const exposure = await ask(key, { membership });
        expectParts(exposure);
        await expectTiers(exposure);
        await expectPaths(exposure);
        // All amounts are stated, so nothing but the unknown suppliers is left open.
        const bounds = await exposure.amountBounds([]);
        expectNear(bounds?.lower ?? Number.NaN, exposure.share);
        expectNear(bounds?.upper ?? Number.NaN, exposure.share);
        expectNear(bounds?.upperWithUnknown ?? Number.NaN, Math.min(1, exposure.share + exposure.unknown));
        if (membership === 'UNION') expectNear(Math.max(0, exposure.share - bySeat.share), hidden as number);
        if (membership !== 'OWNERSHIP') continue;
        const owned = ownedBy(supply.membership, held);
        const own = owned[0] as number;
        expectNear(exposure.ownStatus, own);
        const { share, unknown } = denseFates({ ...supply, membership: owned });
        expectNear(exposure.share, own + (1 - own) * (share[0] as number));
        expectNear(exposure.unknown, (1 - own) * (unknown[0] as number));
      }
    });
  });
});

/** To 1e-9. */
function expectNear(found: number, wanted: number): void {
  expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-9);
}

function expectParts({ share, elsewhere, unknown, trapped, face, lower, upper, ...more }: Exposure): void {
  expectNear(share + elsewhere + unknown + trapped, 1);
  expect([face <= share, lower <= share, share <= upper]).toEqual([true, true, true]);
  expectNear(face + more.hidden, share);
  expectNear(lower, share);
  expectNear(upper, Math.min(1, share + unknown));
  expect(more.converged).toBe(true);
}

/** Tiers to convergence: what is still on its way after them, other than in closed loops, is all that they may lack. */
async function expectTiers(exposure: Exposure): Promise<void> {
  const tiers = await exposure.tiers(1_000);
  const onItsWay = (tiers.at(-1)?.untraced ?? 0) - exposure.trapped;
  const missing = exposure.share - sumOf(tiers.map(({ share }) => share));
  expect(missing).toBeGreaterThanOrEqual(-1e-9);
  expect(missing).toBeLessThanOrEqual(Math.max(0, onItsWay) + 1e-9);
  expectNear(tiers.find(({ tier }) => tier === 0)?.share ?? 0, exposure.ownStatus);
}

async function expectPaths(exposure: Exposure): Promise<void> {
  for (const list of [await exposure.paths(1), await exposure.paths(10), await exposure.pathsAbove(0.01)]) {
    expectNear(list.covered + list.remainder, exposure.share);
    expectNear(sumOf(list.paths.map(({ share }) => share)), list.covered);
    expect(list.remainder).toBeGreaterThanOrEqual(-1e-9);
  }
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

/** Parts one after the other, as long as they come to no more than `most`. */
function upTo(parts: readonly number[], most: number): number[] {
  let left = most;
  return parts.map((part) => {
    const taken = Math.min(part, left);
    left -= taken;
    return taken;
  });
}

/** Seats of which just the part that is the membership is in China; the last is in Mexico or in Vietnam. */
function seatsOf(membership: number, firm: number): readonly string[] {
  const abroad = firm % 2 === 0 ? 'MEX' : 'VNM';
  if (membership === 1) return ['CHN'];
  if (membership === 0.5) return ['CHN', abroad];
  return membership === 0.25 ? ['CHN', 'USA', 'CAN', abroad] : [abroad];
}

function degreeOf(seats: readonly string[], bloc: readonly string[]): number {
  return seats.filter((seat) => bloc.includes(seat)).length / seats.length;
}

function arcsOf({ shares: { purchases } }: Case): Arc[] {
  const arcs: Arc[] = [];
  for (let buyer = 0; buyer + 1 < purchases.starts.length; buyer++)
    for (let k = purchases.starts[buyer] as number; k < (purchases.starts[buyer + 1] as number); k++)
      arcs.push([buyer, purchases.heads[k] as number, purchases.weights[k] as number]);
  return arcs;
}

/** Firms n0, n1 … that each sell for 16 dollars. */
function chainOf(supply: Case, held: Held = []): Chain {
  const arcs = arcsOf(supply);
  return {
    firms: Array.from(supply.membership, (membership, firm) => ({
      id: `n${firm}`,
      seats: seatsOf(membership, firm),
      output: 16,
      purchases:
        16 * (supply.shares.unknown[firm] as number) +
        sumOf(arcs.flatMap(([buyer, , share]) => (buyer === firm ? [16 * share] : []))),
    })),
    sales: arcs.map(([buyer, supplier, share]) => ({
      supplier: `n${supplier}`,
      buyer: `n${buyer}`,
      usd: 16 * share,
    })),
    holdings: held.flatMap((row, company) =>
      row.flatMap((share, owner) => (share > 0 ? [{ owner: `n${owner}`, company: `n${company}`, share }] : [])),
    ),
  };
}

/** What each firm buys of members. */
function bought(supply: Case): number[] {
  const face = new Array<number>(supply.n).fill(0);
  for (const [buyer, supplier, share] of arcsOf(supply))
    face[buyer] = (face[buyer] as number) + share * (supply.membership[supplier] as number);
  return face;
}

/** The chain with some purchases gone to unknown suppliers. */
function without(supply: Case, isGone: (buyer: number, supplier: number) => boolean): Case {
  const unknown = Array.from(supply.shares.unknown);
  const left = arcsOf(supply).filter(([buyer, supplier, share]) => {
    if (!isGone(buyer, supplier)) return true;
    unknown[buyer] = (unknown[buyer] as number) + share;
    return false;
  });
  return { ...supply, shares: supplyShares(supply.n, left, unknown) };
}

/** Exposure of a firm, its own membership included. */
function onlyShare(supply: Case, firm: number): number {
  const own = supply.membership[firm] as number;
  return own + (1 - own) * (denseFates(supply).share[firm] as number);
}

/**
 * What of the firm's value meets the bloc first at the member: the exposure to that member alone, once all that others would
 * have absorbed is lost at their doors.
 */
function entryAt(supply: Case, member: number, firm: number): number {
  const unknown = Array.from(supply.shares.unknown);
  const arcs = arcsOf(supply).map(([buyer, supplier, share]): Arc => {
    if (supplier === member) return [buyer, supplier, share];
    const absorbed = share * (supply.membership[supplier] as number);
    unknown[buyer] = (unknown[buyer] as number) + absorbed;
    return [buyer, supplier, share - absorbed];
  });
  const membership = supply.membership.map((degree, at) => (at === member ? degree : 0));
  const alone = denseFates({ ...supply, shares: supplyShares(supply.n, arcs, unknown), membership }).share;
  const own = supply.membership[firm] as number;
  return (firm === member ? own : 0) + (1 - own) * (alone[firm] as number);
}

/** Of a chain whose members are members altogether: N = (I − M)⁻¹, M the purchases from others, and the exposure of each. */
function absorption(supply: Case) {
  const outside = Array.from({ length: supply.n }, (_, j) =>
    Array.from({ length: supply.n }, (__, i) => (i === j ? 1 : 0)),
  );
  for (const [buyer, supplier, share] of arcsOf(supply)) {
    const row = outside[buyer] as number[];
    row[supplier] = (row[supplier] as number) - share * (1 - (supply.membership[supplier] as number));
  }
  const visits = inverse(outside);
  const face = bought(supply);
  return { visits, exposure: (firm: number) => sumOf(face.map((met, j) => met * (visits[firm]?.[j] as number))) };
}

/** By Gauss and Jordan, without pivots: the matrices here are dominated by their diagonals, or are parts of such inverses. */
function inverse(matrix: readonly (readonly number[])[]): number[][] {
  const rows = matrix.map((row, p) => [...row, ...row.map((_, k) => (k === p ? 1 : 0))]);
  for (const [p, pivot] of rows.entries()) {
    const scale = pivot[p] as number;
    pivot.forEach((value, k) => {
      pivot[k] = value / scale;
    });
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = row[p] as number;
      row.forEach((value, k) => {
        row[k] = value - factor * (pivot[k] as number);
      });
    }
  }
  return rows.map((row) => row.slice(matrix.length));
}

/** Membership by owners: whoever nobody holds belongs by its seats, a company by what such owners have of it in the end. */
function ownedBy(location: Float64Array, held: Held): Float64Array {
  const n = location.length;
  const isEnd = (party: number) => sumOf(held[party] ?? []) === 0;
  const arcs = held.flatMap((row, company) =>
    row.flatMap((share, owner): Arc[] => (share > 0 ? [[company, owner, share]] : [])),
  );
  const unstated = held.map((row, company) => (isEnd(company) ? 0 : 1 - sumOf(row)));
  const membership = location.map((seat, party) => (isEnd(party) ? seat : 0));
  const { share } = denseFates({ n, shares: supplyShares(n, arcs, unstated), membership });
  return location.map((seat, party) => (isEnd(party) ? seat : (share[party] as number)));
}
