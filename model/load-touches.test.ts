import { expect, test } from '@jest/globals';
import { editionOf, type LoadTouches, touchedBetween, touchesKept, withTouches } from './load-touches.ts';

const load = (from: string, to: string, ...nodes: string[]): LoadTouches => ({ from, to, nodes });
const loads = [load('a', 'b', 'x', 'y'), load('b', 'c', 'y', 'z'), load('c', 'd')];

test('what loads in a row touched is each node once', () => {
  expect(touchedBetween(loads, 'a', 'c')).toEqual(['x', 'y', 'z']);
  expect(touchedBetween(loads, 'b', 'd')).toEqual(['y', 'z']);
  expect(touchedBetween(loads, 'c', 'd')).toEqual([]);
  expect(touchedBetween([], 'a', 'a')).toEqual([]);
});

test('of an edition that no load kept begins with, or that none leads to, nobody knows', () => {
  expect(touchedBetween(loads, 'earlier', 'd')).toBeNull();
  expect(touchedBetween(loads, 'a', 'later')).toBeNull();
  expect(touchedBetween(loads, 'c', 'b')).toBeNull();
  expect(touchedBetween([], 'a', 'b')).toBeNull();
  expect(touchedBetween([load('a', 'b', 'x'), load('c', 'd', 'y')], 'a', 'd')).toBeNull();
});

test('the newest loads are kept, as many as touched so many nodes together', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `node ${at}`);
  const most = load('d', 'e', ...many(touchesKept - 1));
  expect(withTouches(loads, load('d', 'e', 'w'))).toEqual([...loads, load('d', 'e', 'w')]);
  expect(withTouches(loads, load('d', 'e', ...many(touchesKept - 2)))).toEqual([
    loads[2],
    load('d', 'e', ...many(touchesKept - 2)),
  ]);
  expect(withTouches(loads, most)).toEqual([most]);
  expect(withTouches(loads, load('d', 'e', ...many(touchesKept)))).toEqual([]);
});

test('a load of which nobody can say what it touched ends what was kept', () => {
  expect(withTouches(loads, null)).toEqual([]);
});

test('an edition is told by the checksum and the time of the load', () => {
  expect(editionOf({ sha256: 'abc', loadedAt: '2026-11-23T10:00:00.000Z' })).toBe('abc 2026-11-23T10:00:00.000Z');
  expect(editionOf(undefined)).not.toBe(editionOf({ sha256: '', loadedAt: '' }));
});
