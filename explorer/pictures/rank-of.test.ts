import { expect, test } from '@jest/globals';
import { rankOf } from './rank-of.ts';

test('nine in ten weightings lie between two ranks', () => {
  const shares = [0.04, 0.3, 0.3, 0.3, 0.06];
  expect([rankOf(shares, 0.05), rankOf(shares, 0.5), rankOf(shares, 0.95)]).toEqual([2, 3, 5]);
});

test('weightings that give no rank do not count', () => {
  expect(rankOf([0, 0.2, 0.2], 0.5)).toBe(2);
});
