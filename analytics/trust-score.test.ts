import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { golden, supplyShares } from './supply-shares.fixture.ts';
import { trustExposure } from './trust-exposure.ts';
import {
  dimensionScore,
  type TrustDimension,
  type TrustIndicator,
  trustDimensions,
  trustScore,
} from './trust-score.ts';

interface Trust {
  input: { indicators: Record<TrustDimension, TrustIndicator[]> };
  expected: {
    dimensions: Record<TrustDimension, { score: number | null; coverage: number; lower: number; upper: number }>;
    overall: {
      geometricMeanObserved: number;
      minimumObserved: number;
      weakestDimension: TrustDimension;
      coverage: number;
      lowerGeometric: number;
      upperGeometric: number;
      gate: string;
    };
  };
}
const { input, expected } = golden<Trust>('g13_trusted_network_score');
const close = (found: number | null, wanted: number) => expect(Math.abs(found! - wanted)).toBeLessThan(1e-9);

test('g13: five sides of trust, their bounds, and the whole', () => {
  const found = trustScore(input.indicators);
  for (const name of trustDimensions) {
    const wanted = expected.dimensions[name];
    if (wanted.score === null) expect(found.dimensions[name].score).toBeNull();
    else close(found.dimensions[name].score, wanted.score);
    close(found.dimensions[name].coverage, wanted.coverage);
    close(found.dimensions[name].lower, wanted.lower);
    close(found.dimensions[name].upper, wanted.upper);
  }
  close(found.score, expected.overall.geometricMeanObserved);
  close(found.minimum, expected.overall.minimumObserved);
  close(found.lower, expected.overall.lowerGeometric);
  close(found.upper, expected.overall.upperGeometric);
  close(found.coverage, expected.overall.coverage);
  expect(found).toMatchObject({ weakest: 'financialSystems', gate: 'PASS', stops: [], insufficient: false });
});

const nothing: Record<TrustDimension, TrustIndicator[]> = {
  supplyChains: [],
  environmentalSocial: [],
  nationalSecurityCompliance: [],
  dataGovernance: [],
  financialSystems: [],
};

test('of what nobody observed nothing is said', () => {
  expect(trustScore(nothing)).toMatchObject({
    score: null,
    lower: 0,
    upper: 1,
    coverage: 0,
    insufficient: true,
    weakest: null,
    minimum: null,
    gate: 'UNKNOWN',
  });
});

test('a hard stop decides whatever the rest says; one not observed leaves the gate open', () => {
  const good = (id: string, value: number | null) => ({ id, weight: 1, value });
  const fine = { ...nothing, supplyChains: [good('a', 1), good('b', 0)] };
  expect(trustScore(fine, []).gate).toBe('PASS');
  expect(trustScore(fine, ['a']).gate).toBe('PASS');
  expect(trustScore(fine, ['a', 'b', 'c'])).toMatchObject({ gate: 'FAIL', stops: ['b'] });
  expect(trustScore(fine, ['a', 'c'])).toMatchObject({ gate: 'UNKNOWN', stops: ['c'] });
  expect(trustScore({ ...nothing, supplyChains: [good('a', null)] }, ['a'])).toMatchObject({ gate: 'UNKNOWN' });
});

test('what is no indicator is refused', () => {
  const one = (weight: number, value: number | null) => [{ id: 'a', weight, value }];
  expect(() => dimensionScore(one(1, 1.5))).toThrow(/a is 1.5/);
  expect(() => dimensionScore(one(-1, 1))).toThrow(/weight of a/);
  expect(() => dimensionScore(one(0, 1))).toThrow(/all 0/);
  expect(() => trustScore({ ...nothing, supplyChains: one(1, 1), dataGovernance: one(1, 1) })).toThrow(/twice/);
});

const share = fc.nat(10).map((tenths) => tenths / 10);
const indicators = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 9 }), value: fc.option(share) }), {
  minLength: 1,
  maxLength: 6,
});

test('the bounds hold for whatever the missing evidence turns out to be', () => {
  fc.assert(
    fc.property(indicators, share, (some, truth) => {
      const named = some.map((indicator, at) => ({ ...indicator, id: `${at}` }));
      const { score, lower, upper, coverage } = dimensionScore(named);
      const revealed = dimensionScore(named.map((indicator) => ({ ...indicator, value: indicator.value ?? truth })));
      expect(revealed.score).toBeGreaterThanOrEqual(lower - 1e-12);
      expect(revealed.score).toBeLessThanOrEqual(upper + 1e-12);
      expect(upper - lower).toBeCloseTo(1 - coverage, 12);
      if (score !== null) {
        expect(score).toBeGreaterThanOrEqual(lower - 1e-12);
        expect(score).toBeLessThanOrEqual(upper + 1e-12);
      }
    }),
  );
});

test('a chain rests on weak nodes at least as far as they surely are, at most as far as they may be', () => {
  // 0 buys 0.2 of 1, surely weak, 0.3 of 2, of which nothing is known, and 0.1 of 3, which is sound.
  const shares = supplyShares(4, [
    [0, 1, 0.2],
    [0, 2, 0.3],
    [0, 3, 0.1],
  ]);
  const found = trustExposure(shares, Float64Array.of(0.8, 0.1, 0, 0.7), Float64Array.of(0.9, 0.3, 1, 0.7), 0.5);
  expect(found.surelyWeak.share[0]).toBeCloseTo(0.2, 12);
  expect(found.possiblyWeak.share[0]).toBeCloseTo(0.5, 12);
  const bounds = Float64Array.of(0.5, 0.5, 0.5, 0.5);
  expect(() =>
    trustExposure(
      shares,
      bounds,
      bounds.map(() => 0.4),
      0.5,
    ),
  ).toThrow(/node 0/);
  expect(() => trustExposure(shares, bounds, new Float64Array(3), 0.5)).toThrow(RangeError);
});
