import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csr } from './csr.ts';
import { exposureBounds, type SupplyRanges } from './exposure-bounds.ts';
import { firstTouch } from './first-touch.ts';
import { type Arc, anyCase, denseFates, golden, supplyShares } from './supply-shares.fixture.ts';

interface Row {
  from: number;
  to: number;
  /** One a supplier; null where it supplies nothing. */
  ranges: ([number, number] | null)[];
}

function supplyRanges(rows: readonly Row[]): SupplyRanges {
  const stated = rows.flatMap(({ ranges }, buyer) =>
    ranges.flatMap((range, supplier) => (range === null ? [] : [{ buyer, supplier, range }])),
  );
  return {
    purchases: csr(
      rows.length,
      stated.map(({ buyer }) => buyer),
      stated.map(({ supplier }) => supplier),
      stated.map(({ range }) => range[0]),
    ),
    most: Float64Array.from(stated, ({ range }) => range[1]),
    leastTotal: Float64Array.from(rows, ({ from }) => from),
    mostTotal: Float64Array.from(rows, ({ to }) => to),
  };
}

test('g20: amounts that are ranges leave an interval, attained by admissible tables', () => {
  const { input, expected } = golden<{
    input: { bloc: string[]; rows: Record<string, { total: number; ranges: Record<string, [number, number]> }> };
    expected: { bounds: Record<string, [number, number]> };
  }>('g20_exposure_missing_amounts');
  const ids = ['F', 'S', 'T', 'Z', 'D'];
  const rows = ids.map((id): Row => {
    const { total = 0, ranges = {} } = input.rows[id] ?? {};
    return { from: total, to: total, ranges: ids.map((supplier) => ranges[supplier] ?? null) };
  });
  const membership = Float64Array.from(ids, (id) => (input.bloc.includes(id) ? 1 : 0));
  const { lower, upper, converged } = exposureBounds(supplyRanges(rows), membership);
  for (const [id, [low, high]] of Object.entries(expected.bounds)) {
    expect(Math.abs(lower[ids.indexOf(id)]! - low)).toBeLessThan(1e-12);
    expect(Math.abs(upper[ids.indexOf(id)]! - high)).toBeLessThan(1e-12);
  }
  expect(converged).toBe(true);
});

test('where all amounts are known the bounds are the exposure', () => {
  fc.assert(
    fc.property(anyCase(7), ({ shares, membership }) => {
      const { starts, weights } = shares.purchases;
      const total = Float64Array.from(membership, (_, j) =>
        weights.subarray(starts[j]!, starts[j + 1]!).reduce((sum, weight) => sum + weight, 0),
      );
      const ranges = { purchases: shares.purchases, most: weights, leastTotal: total, mostTotal: total };
      const { lower, upper } = exposureBounds(ranges, membership);
      const { share } = firstTouch(shares, membership);
      share.forEach((exposure, j) => {
        expect(lower[j]).toBeCloseTo(exposure, 10);
        expect(upper[j]).toBeCloseTo(exposure, 10);
      });
    }),
  );
});

function* tables({ from, to, ranges }: Row, sum = 0, at = 0): Generator<number[]> {
  if (at === ranges.length) {
    if (sum >= from) yield [];
    return;
  }
  const [low, high] = ranges[at] ?? [0, 0];
  for (let share = low; share <= Math.min(high, to - sum); share += 1 / 4)
    for (const rest of tables({ from, to, ranges }, sum + share, at + 1)) yield [share, ...rest];
}

const quarter = (max: number): fc.Arbitrary<number> => fc.nat(max).map((part) => part / 4);
const anyRow = (n: number): fc.Arbitrary<Row> =>
  fc
    .record({
      ranges: fc.array(fc.option(fc.tuple(quarter(1), quarter(2)), { freq: 3 }), { minLength: n, maxLength: n }),
      from: quarter(2),
      width: quarter(4),
    })
    .map(({ ranges, from, width }): Row => {
      const spans = ranges.map((range): [number, number] | null => range && [range[0], range[0] + range[1]]);
      return { from, to: Math.min(1, from + width), ranges: spans };
    })
    .filter(
      ({ from, to, ranges }) =>
        ranges.reduce((sum, range) => sum + (range?.[0] ?? 0), 0) <= to &&
        ranges.reduce((sum, range) => sum + (range?.[1] ?? 0), 0) >= from,
    );

test('no admissible table goes beyond the bounds, and one comes to each', () => {
  fc.assert(
    fc.property(fc.array(anyRow(3), { minLength: 2, maxLength: 2 }), fc.constantFrom(0, 0.5), (rows, member) => {
      const all = [...rows, { from: 0, to: 0, ranges: [null, null, null] }];
      const membership = Float64Array.of(0, member, 1);
      const { lower, upper, converged } = exposureBounds(supplyRanges(all), membership);
      expect(converged).toBe(true);
      const least = [1, 1];
      const most = [0, 0];
      for (const first of tables(rows[0]!))
        for (const second of tables(rows[1]!)) {
          const arcs = [first, second].flatMap((row, buyer) =>
            row.flatMap((share, supplier): Arc[] => (share > 0 ? [[buyer, supplier, share]] : [])),
          );
          const { share } = denseFates({ n: 3, shares: supplyShares(3, arcs), membership });
          for (const j of [0, 1]) {
            least[j] = Math.min(least[j]!, share[j]!);
            most[j] = Math.max(most[j]!, share[j]!);
          }
        }
      for (const j of [0, 1]) {
        expect(lower[j]).toBeCloseTo(least[j]!, 9);
        expect(upper[j]).toBeCloseTo(most[j]!, 9);
      }
    }),
    { numRuns: 100 },
  );
});

test('suppliers that may only supply each other are exposed to nothing', () => {
  const loop: Row[] = [
    { from: 1, to: 1, ranges: [null, [0, 1], [0, 0]] },
    { from: 1, to: 1, ranges: [[0, 1], null, null] },
    { from: 0, to: 0, ranges: [null, null, null] },
  ];
  const { lower, upper } = exposureBounds(supplyRanges(loop), Float64Array.of(0, 0, 1));
  expect([...lower, ...upper]).toEqual([0, 0, 0, 0, 0, 0]);
});

test('out of sweeps the bounds hold, and are wide', () => {
  const slow: Row[] = [
    { from: 1, to: 1, ranges: [null, [0.9, 1], [0, 0.1]] },
    { from: 1, to: 1, ranges: [[0.9, 1], null, [0, 0.1]] },
    { from: 0, to: 0, ranges: [null, null, null] },
  ];
  const membership = Float64Array.of(0, 0, 1);
  const cut = exposureBounds(supplyRanges(slow), membership, { maxSweeps: 3 });
  const full = exposureBounds(supplyRanges(slow), membership);
  expect([cut.converged, full.converged]).toEqual([false, true]);
  expect(full.upper[0]).toBeCloseTo(1, 12);
  expect(cut.lower[0]).toBeLessThanOrEqual(full.lower[0]!);
  expect(cut.upper[0]).toBe(1);
});

test('a row with many suppliers is filled in the same order', () => {
  const n = 102;
  const rows: Row[] = Array.from({ length: n }, () => ({ from: 0, to: 0, ranges: new Array(n).fill(null) }));
  rows[0] = { from: 0.5, to: 0.5, ranges: Array.from({ length: n }, (_, i) => (i > 0 ? [0, 0.01] : null)) };
  const membership = Float64Array.from({ length: n }, (_, i) => i / n);
  const { lower, upper } = exposureBounds(supplyRanges(rows), membership);
  // The 50 least and the 50 most of 1/102 … 101/102, a hundredth of each.
  expect(lower[0]).toBeCloseTo((0.01 * (50 * 51)) / 2 / n, 12);
  expect(upper[0]).toBeCloseTo((0.01 * (50 * (52 + 101))) / 2 / n, 12);
});

test('what is not a range of shares, and a total that no filling meets, are refused', () => {
  const bloc = Float64Array.of(0, 1);
  const one = (row: Partial<Row>): SupplyRanges =>
    supplyRanges([
      { from: 0, to: 1, ranges: [null, [0, 0.5]], ...row },
      { from: 0, to: 0, ranges: [null, null] },
    ]);
  expect(exposureBounds(one({}), bloc).upper[0]).toBe(0.5);
  expect(() => exposureBounds(one({ from: 0.6 }), bloc)).toThrow(RangeError);
  expect(() => exposureBounds(one({ from: 0.5, to: 0.4 }), bloc)).toThrow(RangeError);
  expect(() => exposureBounds(one({ ranges: [null, [0.5, 0.4]] }), bloc)).toThrow(RangeError);
  expect(() => exposureBounds(one({ ranges: [null, [0.5, 1.1]] }), bloc)).toThrow(RangeError);
  expect(() => exposureBounds(one({}), Float64Array.of(0, 2))).toThrow(RangeError);
  expect(() => exposureBounds(one({}), Float64Array.of(0))).toThrow(RangeError);
});
