import { expect, test } from '@jest/globals';
import type { ConnectorPartsFragment } from '../../__generated__/graphql.ts';
import { barOf } from './conditions.ts';

function connector(scores: readonly (number | null)[], score: number | null): ConnectorPartsFragment {
  const known = scores.filter((one) => one !== null).length;
  const names = ['BALANCE', 'NEUTRALITY', 'INTERMEDIATION', 'GROWTH', 'DIVERSIFICATION'] as const;
  return {
    economy: { key: 'MEX', name: 'Mexico' },
    rank: 1,
    score,
    coverage: known / 5,
    tradeUsd: 1e9,
    leverage: null,
    vulnerability: null,
    quadrant: null,
    memberOf: [],
    components: names.map((name, at) => {
      const one = scores[at] ?? null;
      const weight = one === null ? 0 : 1 / known;
      return { name, score: one, weight, contribution: one && weight * Math.log(one) };
    }),
    intermediation: { there: null, back: null },
  };
}

test('what the conditions take off a score reaches from it to 1, and one that is not known takes nothing', () => {
  const bar = barOf(connector([0.25, 1, null, null, null], 0.5));
  expect(bar.score).toBeCloseTo(0.5, 12);
  expect(bar.text).toBe('0.50');
  expect(bar.parts.map(({ text }) => text)).toEqual([
    'Mexico, balance: 0.25 of 1, takes 50.0% off the score',
    'Mexico, neutrality: 1.00 of 1, takes 0.0% off the score',
    'Mexico, intermediation: not known, left out',
    'Mexico, growth: not known, left out',
    'Mexico, diversification: not known, left out',
  ]);
});

test('a condition that fails leaves nothing, and is named', () => {
  const nothing = connector([0, 1, null, null, null], 0);
  expect(
    barOf({ ...nothing, components: nothing.components.map((one) => ({ ...one, contribution: null })) }),
  ).toMatchObject({ score: 0, text: '0: no balance' });
});
