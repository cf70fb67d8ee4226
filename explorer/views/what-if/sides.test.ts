import { expect, test } from '@jest/globals';
import { readSides, sidesWith } from './sides.ts';

const sides = [
  { key: 'us', members: [{ key: 'USA' }, { key: 'CAN' }] },
  { key: 'china', members: [{ key: 'CHN' }] },
];

test('an economy that takes sides stands there among the others, in the order of codes', () => {
  expect(sidesWith(sides, 'BRA', 0)).toBe('members:BRA,CAN,USA.members:CHN');
});

test('an economy that changes sides leaves its old one', () => {
  expect(sidesWith(sides, 'CAN', 1)).toBe('members:USA.members:CAN,CHN');
});

test('an economy that leaves its side trades on with all', () => {
  expect(sidesWith(sides, 'CAN', null)).toBe('members:USA.members:CHN');
});

test('the last economy of a side stays', () => {
  expect(sidesWith(sides, 'CHN', 0)).toBeNull();
});

test('an address names each side by its bloc or by its economies', () => {
  expect(readSides('us.members:CHN,RUS')).toEqual(['us', 'members:CHN,RUS']);
  expect(readSides('')).toEqual([]);
});
