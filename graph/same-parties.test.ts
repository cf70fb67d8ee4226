import { expect, test } from '@jest/globals';
import { sameParties } from './same-parties.ts';

const same = (party: string, other: string, leis: readonly (string | null)[] = [null, null], dataset = 'd') => ({
  party,
  other,
  partyLei: leis[0] ?? null,
  otherLei: leis[1] ?? null,
  dataset,
});
// Check digits of ISO 17442 worked out by hand: the numbers made of letters and digits are 1 modulo 97.
const [one, two] = ['5493001KJTIIGC8Y1R12', '5493001KJTIIGC8Y1R12'.replace(/..$/, '00')];

test('statements join records to parties, whichever way they run; a record of no statement is its own', () => {
  const { of, recordsOf, datasetsOf, refused } = sameParties([same('b', 'c'), same('a', 'b', [], 'e'), same('x', 'y')]);
  expect(['a', 'b', 'c', 'x', 'y', 'z'].map(of)).toEqual(['a', 'a', 'a', 'x', 'x', 'z']);
  expect(recordsOf('c')).toEqual(['a', 'b', 'c']);
  expect(recordsOf('z')).toEqual(['z']);
  expect(datasetsOf('b')).toEqual(['d', 'e']);
  expect(datasetsOf('z')).toEqual([]);
  expect(refused).toBe(0);
});

test('two valid LEIs are never one party, nor through a third record; one with wrong check digits is no LEI', () => {
  const other = '7LTWFZYICNSX8D621K86';
  const joined = sameParties([
    same('a', 'b', [one, null]),
    same('b', 'c', [null, other]),
    same('c', 'd', [other, two]),
  ]);
  expect(joined.recordsOf('a')).toEqual(['a', 'b']);
  expect(joined.recordsOf('c')).toEqual(['c', 'd']);
  expect(joined.refused).toBe(1);
});

test('a party has at most fifty records: a chain of statements stops there', () => {
  const chain = Array.from({ length: 60 }, (_, at) => same(`r${at}`, `r${at + 1}`));
  const { recordsOf, refused } = sameParties(chain);
  expect(recordsOf('r0')).toHaveLength(50);
  expect(recordsOf('r60')).toHaveLength(11);
  expect(refused).toBe(1);
});
