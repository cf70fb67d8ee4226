import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PriorityQueue } from './priority-queue.ts';

test('an empty queue has nothing to give', () => {
  const queue = new PriorityQueue((a, b) => a < b);
  expect([queue.size, queue.peek(), queue.pop()]).toEqual([0, undefined, undefined]);
});

test('numbers leave in order, whatever order they came in and however often some left before', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(20), fc.constant(null))), (steps) => {
      const queue = new PriorityQueue((a, b) => a < b);
      const kept: number[] = [];
      for (const step of steps) {
        if (step === null) {
          kept.sort((a, b) => a - b);
          expect(queue.peek()).toBe(kept[0]);
          expect(queue.pop()).toBe(kept.shift());
        } else {
          queue.push(step);
          kept.push(step);
        }
        expect(queue.size).toBe(kept.length);
      }
    }),
  );
});
