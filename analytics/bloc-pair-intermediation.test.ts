import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  blocPairIntermediation,
  type IndustryTable,
  shareThrough,
  type TradingBloc,
  twoWayShareThrough,
} from './bloc-pair-intermediation.ts';
import { csr } from './csr.ts';
import { anyTablePair, industryTable, sixEconomies, type TablePair } from './industry-table.fixture.ts';
import { leontiefInverse, valueContent } from './leontief.ts';
import { golden } from './supply-shares.fixture.ts';

interface Flow {
  total: number;
  through: Record<string, { value: number; share: number }>;
  throughAnyThird_share: number;
  throughAnyConnector_share: number;
  finalSellerShare: Record<string, number>;
}
const { flows } = golden<{ expected: { flows: Record<string, Flow> } }>('g08_blocpair_intermediation').expected;

test.each(['W-E', 'W-S', 'E-S'])('g08: what passes whom between %s, in both directions', (pair) => {
  const { economies, table, bloc } = sixEconomies();
  const [first, second] = pair.split('-').map((name) => `${name}1`) as [string, string];
  const found = blocPairIntermediation(table, leontiefInverse(table.purchases), bloc(first), bloc(second));
  const connectors = ['K1', 'K2', 'K3'].map((name) => economies.indexOf(name));
  for (const [passage, from, to] of [
    [found.there, first, second],
    [found.back, second, first],
  ] as const) {
    const expected = flows[`${from[0]}->${to[0]}`]!;
    expect(Math.abs(passage.value - expected.total)).toBeLessThan(1e-9);
    economies.forEach((economy, at) => {
      const through = expected.through[economy]?.share ?? null;
      if (through === null) expect(passage.through[at]).toBeNull();
      else expect(Math.abs(passage.through[at]! - through)).toBeLessThan(1e-9);
      expect(Math.abs(passage.finalSeller[at]! - expected.finalSellerShare[economy]!)).toBeLessThan(1e-9);
    });
    expect(Math.abs(passage.throughAny! - expected.throughAnyThird_share)).toBeLessThan(1e-9);
    expect(passage.direct).toBe(1 - passage.throughAny!);
    const any = shareThrough(table, bloc(from), bloc(to), connectors);
    expect(Math.abs(any! - expected.throughAnyConnector_share)).toBeLessThan(1e-9);
  }
});

/** Three economies in a row: 0 sells to 1, which sells to 2, where demand is. */
const [A, B, C] = [0, 2, 1];
function chain({ direct }: { direct: number }): [IndustryTable, TradingBloc, TradingBloc] {
  const table = industryTable(
    3,
    [
      [0, 0, 0],
      [0.5, 0, 0],
      [direct, 0.25, 0],
    ],
    [0, 1, 2],
  );
  return [
    table,
    { members: [A], finalDemand: Float64Array.of(0, 0, 0) },
    { members: [B], finalDemand: Float64Array.of(0, 0, 80) },
  ];
}

test('of two ways the share through the go-between is that of its way', () => {
  // By way of 1: 80 · 0.25 · 0.5 = 10; directly 80 · 0.125 = 10.
  const [table, first, second] = chain({ direct: 0.125 });
  const { there, back } = blocPairIntermediation(table, leontiefInverse(table.purchases), first, second);
  expect(there.value).toBeCloseTo(20, 12);
  expect(there.through[C]).toBeCloseTo(0.5, 12);
  expect(there.direct).toBeCloseTo(0.5, 12);
  expect(there.finalSeller).toEqual([0, 0, 1]);
  expect(back.value).toBe(0);
});

test('value that only assembles in a third economy passes it', () => {
  const [table, first] = chain({ direct: 0 });
  const second = { members: [B], finalDemand: Float64Array.of(0, 10, 0) };
  const { there } = blocPairIntermediation(table, leontiefInverse(table.purchases), first, second);
  expect(there.through[C]).toBeCloseTo(1, 12);
  expect(there.finalSeller).toEqual([0, 1, 0]);
});

test('value that comes back to a go-between is counted once', () => {
  // 1 and 2 sell to each other for ever smaller parts; all of 0's value goes by way of 1.
  const table = industryTable(
    3,
    [
      [0, 0, 0],
      [0.5, 0, 0.25],
      [0, 0.5, 0],
    ],
    [0, 1, 2],
  );
  const second = { members: [B], finalDemand: Float64Array.of(0, 0, 8) };
  const first = { members: [A], finalDemand: new Float64Array(3) };
  const { there } = blocPairIntermediation(table, leontiefInverse(table.purchases), first, second);
  expect(there.through[C]).toBeCloseTo(1, 12);
});

test('the value of some sectors alone can be asked after', () => {
  const [table, first, second] = chain({ direct: 0.125 });
  const silent = { ...table, valueAdded: Float64Array.of(0, 0.5, 0.5) };
  const { there } = blocPairIntermediation(silent, leontiefInverse(table.purchases), first, second);
  expect(there).toMatchObject({ value: 0, throughAny: null, direct: null });
});

test('where nothing is exchanged shares are not known, and not zero', () => {
  const [table, first, second] = chain({ direct: 0.125 });
  const inverse = leontiefInverse(table.purchases);
  const found = blocPairIntermediation(table, inverse, first, second);
  expect(found.back.through).toEqual([null, null, null]);
  expect(found.back.finalSeller).toEqual([null, null, null]);
  expect(shareThrough(table, second, first, [C])).toBeNull();
  // Both directions together still say something: the one that there is.
  expect(twoWayShareThrough(found, C)).toBeCloseTo(0.5, 12);
  expect(twoWayShareThrough(found, A)).toBeNull();
  const nobody = { members: [], finalDemand: new Float64Array(3) };
  expect(twoWayShareThrough(blocPairIntermediation(table, inverse, nobody, second), C)).toBeNull();
});

test('an empty bloc and an empty table exchange nothing', () => {
  const nobody = { members: [], finalDemand: new Float64Array(0) };
  const table = {
    purchases: csr(0, [], [], []),
    valueAdded: new Float64Array(0),
    economyOf: new Uint32Array(0),
    economies: 0,
  };
  const none = { value: 0, through: [], throughAny: null, direct: null, finalSeller: [] };
  const found = blocPairIntermediation(table, leontiefInverse(table.purchases), nobody, nobody);
  expect(found).toEqual({ there: none, back: none });
});

test('an economy without industries passes nothing on', () => {
  const [table, first, second] = chain({ direct: 0.125 });
  const { there } = blocPairIntermediation({ ...table, economies: 4 }, leontiefInverse(table.purchases), first, second);
  expect(there.through[3]).toBe(0);
});

test('an economy is not on both sides, nor between itself and others', () => {
  const [table, first, second] = chain({ direct: 0.125 });
  const inverse = leontiefInverse(table.purchases);
  expect(() => blocPairIntermediation(table, inverse, first, { ...second, members: [B, A] })).toThrow(/both blocs/);
  expect(() => shareThrough(table, first, second, [C, A])).toThrow(/member of a bloc/);
  expect(() => shareThrough(table, first, second, [3])).toThrow(/not one of the table's 3/);
  expect(() => blocPairIntermediation(table, inverse, { ...first, members: [-1] }, second)).toThrow(RangeError);
  expect(() => blocPairIntermediation({ ...table, economies: 2 }, inverse, first, first)).toThrow(RangeError);
  const short = { ...second, finalDemand: new Float64Array(2) };
  expect(() => blocPairIntermediation(table, inverse, first, short)).toThrow(/length 2/);
  const missing = { ...second, finalDemand: Float64Array.of(0, Number.NaN, 1) };
  expect(() => blocPairIntermediation(table, inverse, first, missing)).toThrow(/not a number/);
});

/** V_AB of the table that is left when an economy's industries are struck out: another inverse, no first passage. */
function valueWithout({ rows, economyOf, table, first, second }: TablePair, struck: number): number {
  const kept = rows.flatMap((_, j) => (economyOf[j] === struck ? [] : [j]));
  const left = industryTable(
    5,
    kept.map((j) => kept.map((i) => rows[j]![i]!)),
    kept.map((j) => economyOf[j]!),
  );
  const sources = kept.map((j) => (first.members.includes(economyOf[j]!) ? table.valueAdded[j]! : 0));
  const content = valueContent(leontiefInverse(left.purchases), Float64Array.from(sources));
  return content.reduce((sum, share, k) => sum + share * second.finalDemand[kept[k]!]!, 0);
}

test('what passes an economy is what is missing without it', () => {
  fc.assert(
    fc.property(anyTablePair(10), (pair) => {
      const { table, first, second } = pair;
      const { there } = blocPairIntermediation(table, leontiefInverse(table.purchases), first, second);
      for (const economy of [2, 3, 4]) {
        const missing = there.value - valueWithout(pair, economy);
        expect(Math.abs((there.through[economy] ?? 0) * there.value - missing)).toBeLessThan(1e-9);
      }
    }),
  );
});

test('a table traced without an inverse gives the same numbers', () => {
  fc.assert(
    fc.property(anyTablePair(10), ({ table, first, second }) => {
      const inverted = blocPairIntermediation(table, leontiefInverse(table.purchases), first, second);
      const traced = blocPairIntermediation(table, null, first, second);
      for (const way of ['there', 'back'] as const) {
        expect(Math.abs(inverted[way].value - traced[way].value)).toBeLessThan(1e-9);
        inverted[way].through.forEach((share, economy) => {
          if (share === null) expect(traced[way].through[economy]).toBeNull();
          else expect(Math.abs(share - traced[way].through[economy]!)).toBeLessThan(1e-9);
        });
      }
    }),
  );
});

test('shares lie in 0..1, more go-betweens never pass less, and final sellers make up the whole', () => {
  fc.assert(
    fc.property(anyTablePair(10), ({ table, first, second }) => {
      const { there } = blocPairIntermediation(table, leontiefInverse(table.purchases), first, second);
      if (there.value === 0) return;
      for (const economy of [2, 3, 4]) {
        expect(there.through[economy]).toBeGreaterThanOrEqual(0);
        expect(there.through[economy]).toBeLessThanOrEqual(1);
      }
      let before = 0;
      for (const set of [[], [3], [3, 2], [3, 2, 4]]) {
        const share = shareThrough(table, first, second, set)!;
        expect(share).toBeGreaterThanOrEqual(before - 1e-11);
        expect(share).toBeLessThanOrEqual(1);
        before = share;
      }
      expect(Math.abs(before - there.throughAny!)).toBeLessThan(1e-11);
      const most = Math.max(...[2, 3, 4].map((economy) => there.through[economy]!));
      expect(there.throughAny).toBeGreaterThanOrEqual(most - 1e-11);
      expect(Math.abs(there.finalSeller.reduce((sum: number, share) => sum + share!, 0) - 1)).toBeLessThan(1e-12);
    }),
  );
});

test('the order of industries does not matter', () => {
  fc.assert(
    fc.property(anyTablePair(8), ({ rows, economyOf, table, first, second }) => {
      const turned = <T>(list: readonly T[]) => list.toReversed();
      const mirror = industryTable(5, turned(rows.map(turned)), turned(economyOf));
      const other = (bloc: TradingBloc) => ({ ...bloc, finalDemand: bloc.finalDemand.toReversed() });
      const one = blocPairIntermediation(table, leontiefInverse(table.purchases), first, second);
      const two = blocPairIntermediation(mirror, leontiefInverse(mirror.purchases), other(first), other(second));
      one.there.through.forEach((share, economy) => {
        expect(Math.abs((share ?? 0) - (two.there.through[economy] ?? 0))).toBeLessThan(1e-9);
      });
    }),
  );
});
