import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csr, transpose } from './csr.ts';
import { anyTablePair } from './industry-table.fixture.ts';
import { leontiefInverse, outputRequired, valueContent } from './leontief.ts';
import { throughAllTiers } from './through-all-tiers.ts';

test('two that take half of each other get four thirds and two thirds', () => {
  // y0 = 1 + y1 / 2, y1 = y0 / 2.
  const { values, converged } = throughAllTiers(csr(2, [0, 1], [1, 0], [0.5, 0.5]), Float64Array.of(1, 0));
  expect(converged).toBe(true);
  expect(values[0]).toBeCloseTo(4 / 3, 14);
  expect(values[1]).toBeCloseTo(2 / 3, 14);
});

test('what a node takes of itself needs no further sweep', () => {
  const { values, sweeps } = throughAllTiers(csr(1, [0], [0], [0.75]), Float64Array.of(1, 2), 2);
  expect(Array.from(values)).toEqual([4, 8]);
  expect(sweeps).toBe(2);
});

test('running out of sweeps is reported, with the values reached so far', () => {
  const loop = csr(2, [0, 1], [1, 0], [1, 1]);
  const found = throughAllTiers(loop, Float64Array.of(1, 0), 1, { maxSweeps: 3 });
  expect(found).toMatchObject({ sweeps: 3, converged: false });
  expect(Array.from(found.values)).toEqual([3, 3]);
});

test('nothing among nothing is nothing, and what cannot settle is refused', () => {
  expect(throughAllTiers(csr(0, [], [], []), new Float64Array(0))).toMatchObject({ sweeps: 0, converged: true });
  expect(throughAllTiers(csr(2, [], [], []), new Float64Array(2)).values).toEqual(new Float64Array(2));
  expect(() => throughAllTiers(csr(1, [0], [0], [1]), Float64Array.of(1))).toThrow(/nothing would ever leave/);
  expect(() => throughAllTiers(csr(2, [0], [1], [-0.5]), new Float64Array(2))).toThrow(RangeError);
  expect(() => throughAllTiers(csr(2, [], [], []), new Float64Array(3), 2)).toThrow(/3 sources/);
});

test('upstream and downstream it finds what the inverse says', () => {
  fc.assert(
    fc.property(anyTablePair(11), ({ table: { purchases, valueAdded }, first: { finalDemand } }) => {
      const inverse = leontiefInverse(purchases);
      const content = throughAllTiers(purchases, valueAdded).values;
      const required = throughAllTiers(transpose(purchases), finalDemand).values;
      valueContent(inverse, valueAdded).forEach((share, j) => {
        expect(Math.abs(content[j]! - share)).toBeLessThan(1e-12);
      });
      outputRequired(inverse, finalDemand).forEach((usd, i) => {
        expect(Math.abs(required[i]! - usd)).toBeLessThan(1e-9 * (1 + usd));
      });
    }),
  );
});
