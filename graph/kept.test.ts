import { expect, test } from '@jest/globals';
import { bytesOfArrays, Kept } from './kept.ts';

test('the bytes of arrays are counted, of one alone too, and of its own part of the memory that it lies in', () => {
  expect(bytesOfArrays(new Uint8Array(1_000_000))).toBe(1_000_000);
  expect(bytesOfArrays(new Float64Array(new SharedArrayBuffer(80), 16, 3))).toBe(24);
  const [row, list] = [new Float64Array(2), [new Uint32Array(3), new Uint8Array(5)]];
  expect(bytesOfArrays({ row, list, sweeps: 7, name: 'a' })).toBe(16 + 12 + 5);
  expect(bytesOfArrays(list)).toBe(12 + 5);
  for (const none of [null, undefined, 7, 'text', {}, { met: [] }]) expect(bytesOfArrays(none)).toBe(0);
});

test('values are let go of by the beginning of their keys, and what they took is room for others', () => {
  const kept = new Kept<string>({ most: 9, bytes: 100 });
  kept.set('one a', 'A', 40);
  kept.set('two a', 'B', 30);
  kept.set('one b', 'C', 30);
  kept.deleteBelow('one ');
  expect(['one a', 'one b', 'two a'].map((key) => kept.get(key))).toEqual([undefined, undefined, 'B']);
  kept.set('three', 'D', 70);
  expect(kept.get('two a')).toBe('B');
  kept.set('four', 'E', 1);
  expect(['three', 'two a', 'four'].map((key) => kept.get(key))).toEqual([undefined, 'B', 'E']);
});
