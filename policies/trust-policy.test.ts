import { expect, test } from '@jest/globals';
import { readTrustPolicy, trustPolicies } from './trust-policy.ts';

test('every file of the folder is a policy, and what it leaves out is as usual', () => {
  const policies = trustPolicies();
  expect(policies.map(({ name }) => name)).toContain('usual');
  expect(policies.find(({ name }) => name === 'reliance-on-china')).toMatchObject({
    concern: ['china'],
    lists: null,
    hardStops: ['sanctionsClear', 'forcedLabourExposureInv'],
    threshold: 0.5,
  });
});

test.each([
  ['no JSON', '{', /not JSON/],
  ['no description', '{}', /description/],
  ['an indicator that is none', '{"description": "x", "weights": {"charm": 1}}', /weights/],
  ['a negative weight', '{"description": "x", "weights": {"dataAge": -1}}', /weights\.dataAge/],
  ['a field that is none', '{"description": "x", "hardStop": []}', /hardStop/],
])('%s stops the start and names itself', (_, text, wrong) => {
  expect(() => readTrustPolicy('mine', text)).toThrow(/policies\/mine\.json/);
  expect(() => readTrustPolicy('mine', text)).toThrow(wrong);
});
