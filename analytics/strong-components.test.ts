import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csr } from './csr.ts';
import { strongComponents } from './strong-components.ts';
import { anyCase } from './supply-shares.fixture.ts';

test('nodes that supply each other in a circle are one group, and suppliers come first', () => {
  // 0 buys of 1; 1, 2 and 3 form a circle; 3 buys of 4.
  const { order, starts } = strongComponents(csr(5, [0, 1, 2, 3, 3], [1, 2, 3, 1, 4], [1, 1, 1, 1, 1]));
  expect(starts).toEqual(Uint32Array.of(0, 1, 4, 5));
  expect(order[0]).toBe(4);
  expect([...order.subarray(1, 4)].sort()).toEqual([1, 2, 3]);
  expect(order[4]).toBe(0);
});

test('no nodes have no groups', () => {
  expect(strongComponents(csr(0, [], [], []))).toEqual({ order: new Uint32Array(0), starts: Uint32Array.of(0) });
});

test('a chain of two hundred thousand suppliers does not exhaust the stack', () => {
  const n = 200_000;
  const each = Uint32Array.from({ length: n - 1 }, (_, j) => j);
  const { order } = strongComponents(
    csr(
      n,
      each,
      each.map((j) => j + 1),
      new Float64Array(n - 1).fill(1),
    ),
  );
  expect(order[0]).toBe(n - 1);
  expect(order[n - 1]).toBe(0);
});

test('two nodes share a group exactly when each reaches the other, and no arc leads to a later group', () => {
  fc.assert(
    fc.property(anyCase(9), ({ n, shares }) => {
      const { starts, heads } = shares.purchases;
      const reaches = Array.from({ length: n }, (_, j) => Array.from({ length: n }, (_, i) => i === j));
      for (let j = 0; j < n; j++) for (let k = starts[j]!; k < starts[j + 1]!; k++) reaches[j]![heads[k]!] = true;
      for (let via = 0; via < n; via++)
        for (let j = 0; j < n; j++)
          for (let i = 0; i < n; i++) reaches[j]![i] ||= reaches[j]![via]! && reaches[via]![i]!;
      const found = strongComponents(shares.purchases);
      expect([...found.order].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, j) => j));
      const group = new Array<number>(n);
      for (let c = 0; c + 1 < found.starts.length; c++)
        for (let p = found.starts[c]!; p < found.starts[c + 1]!; p++) group[found.order[p]!] = c;
      for (let j = 0; j < n; j++) {
        for (let i = 0; i < n; i++) expect(group[i] === group[j]).toBe(reaches[i]![j]! && reaches[j]![i]!);
        for (let k = starts[j]!; k < starts[j + 1]!; k++) expect(group[heads[k]!]!).toBeLessThanOrEqual(group[j]!);
      }
    }),
  );
});
