import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { firstTouch } from './first-touch.ts';
import { denseFates, supplyShares } from './supply-shares.fixture.ts';

const stays = 0.9999;
const leaves = 1e-4;

test('two firms that sell each other all but a ten-thousandth: as the closed form says', () => {
  const shares = supplyShares(3, [
    [0, 1, stays],
    [0, 2, leaves],
    [1, 0, stays],
  ]);
  const found = firstTouch(shares, Float64Array.of(0, 0, 1));
  // The first meets the bloc with 1 − a, else asks the second, who asks it again: (1 − a) / (1 − a²).
  expect(found.share[0]).toBeCloseTo(1 / (1 + stays), 11);
  expect(found.share[1]).toBeCloseTo(stays / (1 + stays), 11);
  expect(found.elsewhere[0]).toBeCloseTo(stays / (1 + stays), 11);
  expect(found.converged).toBe(true);
  expect(found.sweeps).toBe(500);
});

test('groups of up to six that value leaves once in ten thousand times: as a dense solution says, all four fates', () => {
  const part = fc.double({ min: 0.05, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 6 }), fc.array(part, { minLength: 48, maxLength: 48 }), (size, parts) => {
      const arcs: [number, number, number][] = [];
      const unknown: number[] = [];
      for (let j = 0; j < size; j++) {
        const row = parts.slice(6 * j, 6 * j + size);
        const sum = row.reduce((a, b) => a + b, 0);
        row.forEach((weight, i) => {
          arcs.push([j, i, (stays * weight) / sum]);
        });
        arcs.push([j, size, (leaves * (parts[36 + j] as number)) / 2]);
        unknown.push((leaves * (parts[42 + j] as number)) / 2);
      }
      const shares = supplyShares(size + 1, arcs, [...unknown, 0]);
      const membership = new Float64Array(size + 1);
      membership[size] = 1;
      const found = firstTouch(shares, membership);
      const dense = denseFates({ n: size + 1, shares, membership });
      expect(found.converged).toBe(true);
      for (let j = 0; j < size; j++) {
        expect(found.share[j]).toBeCloseTo(dense.share[j]!, 9);
        expect(found.unknown[j]).toBeCloseTo(dense.unknown[j]!, 9);
        expect(found.elsewhere[j]).toBeCloseTo(dense.elsewhere[j]!, 9);
      }
    }),
  );
});

test('what suppliers before the group have still on its way widens its bounds, which hold', () => {
  const ring = 1_001; // too many to be eliminated; all of its value meets the bloc some day
  const rarely = 1e-7;
  const arcs: [number, number, number][] = [];
  for (let j = 0; j < ring; j++) arcs.push([j, (j + 1) % ring, 1 - rarely], [j, ring + 2, rarely]);
  arcs.push([ring, ring + 1, stays], [ring, 0, leaves], [ring + 1, ring, stays]);
  const membership = new Float64Array(ring + 3);
  membership[ring + 2] = 1;
  const { lower, upper, converged } = firstTouch(supplyShares(ring + 3, arcs), membership, { maxSweeps: 501 });
  expect(converged).toBe(false);
  expect(upper[0]).toBe(1);
  expect(lower[ring]!).toBeLessThan(1 / (1 + stays));
  expect(upper[ring]!).toBeGreaterThanOrEqual(1 / (1 + stays) - 1e-12);
  expect(upper[ring]! - lower[ring]!).toBeLessThan(0.51);
});
