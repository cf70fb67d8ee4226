import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { agreementWeight, linkageProbability } from './record-linkage.ts';
import { golden } from './supply-shares.fixture.ts';

interface Linkage {
  readonly input: {
    readonly fellegiSunter_m_u: Readonly<Record<string, readonly [same: number, other: number]>>;
    readonly prior: number;
  };
  readonly expected: {
    readonly linkage: readonly {
      readonly observed: Readonly<Record<string, boolean | null>>;
      readonly weight: number;
      readonly 'posteriorWithPrior1e-4': number;
    }[];
  };
  readonly tolerance: number;
}
const { input, expected, tolerance } = golden<Linkage>('g16_alignment_and_resolution');

test.each(expected.linkage)('weights and probability are those of an independent computation (case %#)', (linkage) => {
  let weight = 0;
  for (const [feature, agrees] of Object.entries(linkage.observed)) {
    const [same = 0, other = 0] = input.fellegiSunter_m_u[feature] ?? [];
    weight += agreementWeight({ same, other }, agrees);
  }
  expect(Math.abs(weight - linkage.weight)).toBeLessThan(tolerance);
  expect(Math.abs(linkageProbability(weight, input.prior) - linkage['posteriorWithPrior1e-4'])).toBeLessThan(tolerance);
});

test('a feature that agrees as often by chance says nothing, and so does one that is not stated', () => {
  expect(agreementWeight({ same: 0.3, other: 0.3 }, true)).toBe(0);
  expect(agreementWeight({ same: 0.9, other: 0.1 }, null)).toBe(0);
  expect(linkageProbability(0, 0.25)).toBe(0.25);
});

test('ten bits make odds of one to 1,023 even, and no weight leaves 0 to 1', () => {
  expect(linkageProbability(Math.log2(1_023), 1 / 1_024)).toBeCloseTo(0.5, 12);
  fc.assert(
    fc.property(fc.double({ min: -2_000, max: 2_000, noNaN: true }), (weight) => {
      const probability = linkageProbability(weight, 1e-4);
      return probability >= 0 && probability <= 1;
    }),
  );
});

test('what is no probability is refused', () => {
  expect(() => agreementWeight({ same: 1, other: 0.1 }, true)).toThrow(RangeError);
  expect(() => agreementWeight({ same: 0.5, other: Number.NaN }, null)).toThrow(RangeError);
  expect(() => linkageProbability(1, 0)).toThrow(RangeError);
  expect(() => linkageProbability(Number.NaN, 0.5)).toThrow(RangeError);
});
