import { expect, test } from '@jest/globals';
import { absorbedShares } from './absorbed-shares.ts';
import { csr } from './csr.ts';
import { leontiefInverse } from './leontief.ts';

// Industry 0 of economy 0 sells 20 of its 100 to industry 1 of economy 1, which sells 80 at home and 20 to economy 0.
const inverse = leontiefInverse(csr(2, [1], [0], [0.2]));
const valueAdded = Float64Array.of(1, 0.8);
const [economyOf, output] = [Uint32Array.of(0, 1), Float64Array.of(100, 100)];
const of = (...finalDemand: number[]) =>
  absorbedShares(inverse, valueAdded, economyOf, 2, output, Float64Array.from(finalDemand));

test('value that reaches the users inside another economy’s goods counts as what it is', () => {
  // Economy 1 uses 80 of its own, a fifth of it added by economy 0: 16 of 100, and 64 of its own 80.
  expect(of(0, 80)).toEqual([0.16, 0.8]);
});

test('all final demand together absorbs all value added', () => {
  expect(of(80, 100)).toEqual([1, 1]);
});

test('an economy that adds no value depends on nobody, which is not known rather than 0', () => {
  expect(absorbedShares(inverse, Float64Array.of(0, 0.8), economyOf, 2, output, Float64Array.of(1, 1))[0]).toBeNull();
});

test('a list of another length is refused', () => {
  expect(() => of(1)).toThrow(RangeError);
});
