import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyMatrix, holdingsOf, type Matrix, register, type Stated } from './holdings.fixture.ts';
import { ownershipChain } from './holdings.ts';
import { integratedOwnership } from './integrated-ownership.ts';
import { majorityGroup, majorityHeads, NO_HEAD } from './majority-control.ts';
import { controlChain } from './network-control.ts';
import { golden } from './supply-shares.fixture.ts';
import { ultimateOwners } from './ultimate-owners.ts';
import { votingPower } from './voting-power.ts';
import { weakestLinks } from './weakest-link.ts';

type Table = Record<string, Record<string, number>>;

test('g07: four notions of control, and they disagree about who has T', () => {
  const { input, expected } = golden<{
    input: { edges: Stated[]; ultimateOwners: string[] };
    expected: {
      economicOwnership: Table;
      majorityControlled: Record<string, string[]>;
      weakestLink: Record<string, { bottleneck: Record<string, number>; weakestLinkSum: Record<string, number> }>;
      shapleyDirect: Table;
      shapleyChain: Table;
    };
  }>('g07_control_measures');
  const { ids, at, holdings } = register(input.edges);
  const heads = majorityHeads(holdings);
  const chain = controlChain(holdings);
  for (const owner of input.ultimateOwners) {
    const alone = Float64Array.from(ids, (id) => (id === owner ? 1 : 0));
    const economic = integratedOwnership(ownershipChain(holdings), alone).share;
    const network = integratedOwnership(chain, alone).share;
    for (const company of ['H', 'K', 'T']) {
      expect(economic[at(company)]).toBeCloseTo(expected.economicOwnership[company]![owner]!, 11);
      expect(network[at(company)]).toBeCloseTo(expected.shapleyChain[company]![owner]!, 11);
    }
    const group = majorityGroup(holdings, [at(owner)]);
    const controlled = ids.filter((id) => id !== owner && group.has(at(id))).sort();
    expect(controlled).toEqual(expected.majorityControlled[owner]);
    expect(ids.filter((id) => id !== owner && heads[at(id)] === at(owner)).sort()).toEqual(controlled);
    const { companies, bottleneck, controlRights } = weakestLinks(holdings, at(owner));
    const named = (values: Float64Array) =>
      Object.fromEntries(Array.from(companies, (company, c) => [ids[company], Number(values[c]!.toFixed(12))]));
    expect(named(bottleneck)).toEqual(expected.weakestLink[owner]!.bottleneck);
    expect(named(controlRights)).toEqual(expected.weakestLink[owner]!.weakestLinkSum);
  }
  for (const [company, holders] of Object.entries(expected.shapleyDirect)) {
    const owners = Object.keys(holders);
    const { power } = votingPower(
      owners.map((owner) => input.edges.find((e) => e.owner === owner && e.company === company)!.share!),
    );
    owners.forEach((owner, o) => {
      expect(power[o]).toBeCloseTo(holders[owner]!, 12);
    });
  }
});

test('g03: what HB controls by majority, through holdings that hold each other', () => {
  const { input, expected } = golden<{ input: { ownership: Stated[] }; expected: { controlledByHB: string[] } }>(
    'g03_exposure_supply_and_ownership',
  );
  const { ids, at, holdings } = register(input.ownership);
  const heads = majorityHeads(holdings);
  expect(ids.filter((id) => heads[at(id)] === at('HB')).sort()).toEqual(expected.controlledByHB);
  expect(heads[at('S2')]).toBe(at('PubN'));
});

test('a widely held company heads its group; companies that control each other have no head', () => {
  const { at, holdings } = register([
    { owner: 'P', company: 'W', share: 0.5 },
    { owner: 'W', company: 'D', share: 0.6 },
    { owner: 'R1', company: 'R2', share: 0.6 },
    { owner: 'R2', company: 'R1', share: 0.6 },
    { owner: 'R2', company: 'E', share: 0.9 },
    { owner: 'P', company: 'V', share: 0.48 },
    { owner: 'V', company: 'V', share: 0.05 },
    { owner: 'P', company: 'O', share: 0.7 },
    { owner: 'W', company: 'O', share: 0.6 },
  ]);
  const heads = majorityHeads(holdings);
  expect([heads[at('W')], heads[at('D')], heads[at('V')]]).toEqual([at('W'), at('W'), at('P')]);
  expect([heads[at('R1')], heads[at('R2')], heads[at('O')]]).toEqual([NO_HEAD, NO_HEAD, NO_HEAD]);
  expect(heads[at('E')]).toBe(NO_HEAD);
});

/** Companies that `party` controls by more than half, from the definition: the smallest closed set. */
function controlledFrom(matrix: Matrix, party: number): Set<number> {
  const group = new Set([party]);
  for (let before = 0; before < group.size; ) {
    before = group.size;
    matrix.forEach((row, company) => {
      const sum = row.reduce((total, share, owner) => total + (group.has(owner) && owner !== company ? share : 0), 0);
      if (sum > (1 - row[company]!) / 2) group.add(company);
    });
  }
  return group;
}

test('the head of a company controls it, and nobody controls the head', () => {
  fc.assert(
    fc.property(anyMatrix(7), (matrix) => {
      const heads = majorityHeads(holdingsOf(matrix));
      const groups = matrix.map((_, party) => controlledFrom(matrix, party));
      matrix.forEach((_, company) => {
        const tops = groups.flatMap((group, party) =>
          group.has(company) && groups.every((other, above) => above === party || !other.has(party)) ? [party] : [],
        );
        expect(tops.length).toBeLessThanOrEqual(1);
        expect(heads[company]).toBe(tops[0] ?? NO_HEAD);
      });
    }),
    { numRuns: 300 },
  );
});

test('the firmest chain is the firmest of all simple chains', () => {
  fc.assert(
    fc.property(anyMatrix(6), fc.nat(5), (matrix, party) => {
      const n = matrix.length;
      const owner = party % n;
      const firmest = new Array<number>(n).fill(0);
      firmest[owner] = 1;
      const walk = (at: number, link: number, seen: readonly number[]): void => {
        for (let company = 0; company < n; company++) {
          const next = Math.min(link, matrix[company]![at]!);
          if (next === 0 || seen.includes(company)) continue;
          firmest[company] = Math.max(firmest[company]!, next);
          walk(company, next, [...seen, company]);
        }
      };
      walk(owner, 1, [owner]);
      const { companies, bottleneck, controlRights } = weakestLinks(holdingsOf(matrix), owner);
      expect(Array.from(companies)).toEqual(firmest.flatMap((link, c) => (link > 0 && c !== owner ? [c] : [])));
      companies.forEach((company, c) => {
        expect(bottleneck[c]).toBe(firmest[company]);
        const rights = matrix[company]!.map((share, i) => (i === company ? 0 : Math.min(firmest[i]!, share)));
        expect(controlRights[c]).toBeCloseTo(
          rights.reduce((sum, right) => sum + right),
          12,
        );
      });
    }),
  );
  expect(() => weakestLinks(holdingsOf([[0]]), 1)).toThrow(RangeError);
});

test('power is how often a holder is decisive among all orders', () => {
  const orders = (items: number[]): number[][] =>
    items.length === 0
      ? [[]]
      : items.flatMap((item) => orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 }), (sizes) => {
      const all = sizes.reduce((sum, size) => sum + size);
      if (all === 0) return;
      const decisive = sizes.map(() => 0);
      const every = orders([...sizes.keys()]);
      for (const order of every) {
        let sum = 0;
        for (const holder of order) {
          sum += sizes[holder]!;
          if (2 * sum <= all) continue;
          decisive[holder]!++;
          break;
        }
      }
      const found = votingPower(sizes.map((size) => size / all));
      decisive.forEach((count, holder) => {
        expect(found.power[holder]).toBeCloseTo(count / every.length, 11);
      });
      expect(found).toMatchObject({ ocean: 0, standardError: 0 });
    }),
  );
});

test('against an ocean of small holders power has its closed form', () => {
  // One holder of w < 1/2: it decides when the ocean's (1 − w) t lies between 1/2 − w and 1/2: w / (1 − w).
  expect(votingPower([0.4]).power[0]).toBeCloseTo(0.4 / 0.6, 7);
  expect(votingPower([0.4]).ocean).toBeCloseTo(0.2 / 0.6, 7);
  expect(votingPower([0.51])).toEqual({ power: Float64Array.of(1), ocean: 0, standardError: 0 });
  // Two of 1/3 each in an ocean of 1/3. The first decides before the other for t > 1/2: ∫ (1 − t); after it for
  // t < 1/2: ∫ t.
  const { power, ocean } = votingPower([1 / 3, 1 / 3]);
  expect(power[0]).toBeCloseTo(1 / 8 + 1 / 8, 6);
  expect(ocean).toBeCloseTo(1 / 2, 6);
  expect(votingPower([]).ocean).toBe(1);
  // A thousand holders of a thousandth each are nearly an ocean.
  const many = votingPower([0.3, ...new Array<number>(14).fill(0.05)]);
  expect(many.power[0]).toBeCloseTo(votingPower([0.3]).power[0]!, 1);
});

test('with many holders power is sampled, within its standard error of the count', () => {
  const votes = [0.2, 0.15, 0.1, ...new Array<number>(13).fill(0.03)];
  const exact = votingPower(votes);
  const split = votingPower([0.2, 0.15, 0.1, ...new Array<number>(12).fill(0.03), 0.015, 0.015]);
  expect(exact.standardError).toBe(0);
  expect(split.standardError).toBeGreaterThan(0);
  expect(split.standardError).toBeLessThan(0.004);
  for (const holder of [0, 1, 2])
    expect(Math.abs(split.power[holder]! - exact.power[holder]!)).toBeLessThan(0.005 + 4 * split.standardError);
  expect(votingPower(votes)).toEqual(exact);
  expect(split.power.reduce((sum, p) => sum + p) + split.ocean).toBeCloseTo(1, 12);
});

test('thousands of small holders are worth what an ocean of them is, whether or not some are not stated', () => {
  for (const holders of [2_000, 1_500]) {
    const found = votingPower([0.4, ...new Array<number>(holders).fill(0.6 / 2_000)]);
    const small = found.power.slice(1).reduce((sum, power) => sum + power, 0);
    expect(Math.abs(found.power[0]! - 0.4 / 0.6)).toBeLessThan(4 * found.standardError);
    expect(found.power[0]! + small + found.ocean).toBeCloseTo(1, 9);
    // What is not stated is worth its part of the small ones'.
    expect(Math.abs(found.ocean - (1 - holders / 2_000) * (0.2 / 0.6))).toBeLessThan(4 * found.standardError);
  }
});

test('what is no share of the votes is refused', () => {
  for (const votes of [[-0.1], [1.1], [Number.NaN], [0.6, 0.5]]) expect(() => votingPower(votes)).toThrow(RangeError);
});

test('a majority has all the power, a company’s own shares none, and each company’s power adds up to one', () => {
  const { at, holdings } = register([
    { owner: 'P', company: 'A', share: 0.48 },
    { owner: 'A', company: 'A', share: 0.1 },
    { owner: 'Q', company: 'A', share: 0.42 },
    { owner: 'S', company: 'S', share: 1 },
    { owner: 'P', company: 'B', share: 0.4 },
  ]);
  const { owners, unknown, loops } = ultimateOwners(controlChain(holdings));
  expect([owners.heads[owners.starts[at('A')]!], owners.weights[owners.starts[at('A')]!]]).toEqual([at('P'), 1]);
  expect(unknown[at('B')]).toBeCloseTo(1 / 3, 7);
  expect(loops).toEqual([[at('S')]]);
  fc.assert(
    fc.property(anyMatrix(6), (matrix) => {
      const chain = controlChain(holdingsOf(matrix));
      const { starts, weights } = chain.holders;
      matrix.forEach((row, company) => {
        let sum = chain.unknown[company]!;
        for (let k = starts[company]!; k < starts[company + 1]!; k++) sum += weights[k]!;
        expect(sum).toBeCloseTo(row.some((share) => share > 0) ? 1 : 0, 11);
      });
    }),
  );
});
