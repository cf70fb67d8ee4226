import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { register, type Stated, statements } from './holdings.fixture.ts';
import {
  CONTRADICTORY,
  holdings,
  LEAST_EXCLUDED,
  MOST_EXCLUDED,
  OVERFULL,
  ownershipChain,
  ROUNDED,
  TREASURY,
} from './holdings.ts';

function range(stated: readonly Stated[]) {
  const { holdings: found, at } = register(stated);
  return {
    least: found.holders.weights[0],
    most: found.most[0],
    excluded: found.excluded[0],
    flags: found.flags[at('C')],
  };
}
const of = (minimum: number, maximum: number, more: Partial<Stated> = {}): Stated => ({
  owner: 'P',
  company: 'C',
  minimum,
  maximum,
  ...more,
});

test('statements about one holding narrow each other', () => {
  expect(range([of(0.25, 0.5), of(0.4, 0.75)])).toEqual({ least: 0.4, most: 0.5, excluded: 0, flags: 0 });
  expect(range([of(0.25, 0.5, { minimumExclusive: true }), of(0.25, 0.75)])).toMatchObject({
    least: 0.25,
    excluded: LEAST_EXCLUDED,
  });
  expect(range([of(0.25, 0.5, { maximumExclusive: true }), of(0.3, 0.4)])).toMatchObject({ most: 0.4, excluded: 0 });
  expect(range([{ owner: 'P', company: 'C' }])).toMatchObject({ least: 0, most: 1 });
});

test('statements that exclude each other leave the range that spans them, and a flag', () => {
  expect(range([of(0.25, 0.25), of(0.6, 0.75, { maximumExclusive: true })])).toEqual({
    least: 0.25,
    most: 0.75,
    excluded: MOST_EXCLUDED,
    flags: CONTRADICTORY,
  });
  // They touch in a share that one of them excludes.
  expect(range([of(0.25, 0.5, { maximumExclusive: true }), of(0.5, 0.75)])).toEqual({
    least: 0.25,
    most: 0.75,
    excluded: 0,
    flags: CONTRADICTORY,
  });
  expect(range([of(0, 0), of(1, 1), of(1, 1)])).toMatchObject({ least: 0, most: 1, flags: CONTRADICTORY });
});

test('least shares above 100 % are scaled if rounding explains them, else the whole is unknown', () => {
  const held = (...shares: number[]): Stated[] => shares.map((share, k) => ({ owner: `P${k}`, company: 'C', share }));
  const rounded = register(held(0.51, 0.51));
  expect(rounded.holdings.flags[rounded.at('C')]).toBe(ROUNDED);
  expect(Array.from(ownershipChain(rounded.holdings).holders.weights)).toEqual([0.5, 0.5]);
  const overfull = register(held(0.6, 0.5));
  expect(overfull.holdings.flags[overfull.at('C')]).toBe(OVERFULL);
  const chain = ownershipChain(overfull.holdings);
  expect(chain.holders.weights).toHaveLength(0);
  expect(chain.unknown[overfull.at('C')]).toBe(1);
  const third = register(held(0.1, 0.2, 0.7)); // adds up to 0.9999999999999999
  expect(ownershipChain(third.holdings).unknown[third.at('C')]).toBe(0);
});

test('a rest without a holder is unknown, an end has none, and its own shares mark a company', () => {
  const { holdings: found, at } = register([
    { owner: 'P', company: 'C', share: 0.25 },
    { owner: 'C', company: 'C', share: 0.25 },
    { owner: 'Q', company: 'D', minimum: 0, maximum: 1 },
  ]);
  const { holders, unknown } = ownershipChain(found);
  expect(found.flags[at('C')]).toBe(TREASURY);
  expect([unknown[at('P')], unknown[at('C')], unknown[at('D')]]).toEqual([0, 0.5, 1]);
  expect(holders.starts.at(-1)).toBe(2); // a share that may be nothing is no step
});

test('arcs by owner are the arcs by company', () => {
  const { holdings: found } = register([
    { owner: 'P', company: 'C', share: 0.25 },
    { owner: 'P', company: 'D', share: 0.5 },
    { owner: 'C', company: 'D', share: 0.125 },
  ]);
  const { starts, companies, arcs } = found.held;
  for (let owner = 0; owner + 1 < starts.length; owner++) {
    for (let k = starts[owner]!; k < starts[owner + 1]!; k++) {
      expect(found.holders.heads[arcs[k]!]).toBe(owner);
      expect(arcs[k]).toBeGreaterThanOrEqual(found.holders.starts[companies[k]!]!);
      expect(arcs[k]).toBeLessThan(found.holders.starts[companies[k]! + 1]!);
    }
  }
  expect(starts.at(-1)).toBe(3);
});

test('what is not a range of shares is refused', () => {
  for (const bad of [
    of(0.5, 0.25),
    of(-0.1, 0.5),
    of(0.5, 1.5),
    of(Number.NaN, 1),
    of(0.5, 0.5, { minimumExclusive: true }),
  ])
    expect(() => register([bad])).toThrow(RangeError);
  expect(() => holdings(2, { ...statements(['P', 'C'], [of(0, 1)]), most: [] })).toThrow(RangeError);
  expect(() => holdings(1, statements(['P', 'C'], [of(0, 1)]))).toThrow(RangeError);
});

test('the order of the statements changes nothing', () => {
  const ends = fc.tuple(fc.nat(4), fc.nat(4)).map(([a, b]) => [Math.min(a, b) / 4, Math.max(a, b) / 4] as const);
  const anyStated = fc
    .record({ owner: fc.constantFrom('A', 'B', 'C'), company: fc.constantFrom('A', 'B', 'C'), ends, open: fc.nat(3) })
    .map(({ owner, company, ends: [minimum, maximum], open }): Stated => {
      const isRange = minimum < maximum;
      const minimumExclusive = isRange && (open & 1) > 0;
      return { owner, company, minimum, maximum, minimumExclusive, maximumExclusive: isRange && (open & 2) > 0 };
    });
  fc.assert(
    fc.property(fc.array(anyStated, { maxLength: 12 }), fc.nat(), (stated, turn) => {
      const ids = ['A', 'B', 'C'];
      const turned = stated.map((_, s) => stated[(s + turn) % stated.length]!).reverse();
      const { positions: _, ...one } = holdings(3, statements(ids, stated));
      const { positions: __, ...other } = holdings(3, statements(ids, turned));
      expect(other).toEqual(one);
    }),
  );
});
