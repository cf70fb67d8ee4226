import { expect, test } from '@jest/globals';
import { turn } from './turn.ts';

test('of fifty who wait for the same one goes on in a round of the event loop, in the order they came', async () => {
  let rounds = 0;
  let isOver = false;
  const count = () => {
    rounds++;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const read = new Promise((resolve) => setTimeout(resolve, 5));
  const order: number[] = [];
  const wentOnIn: number[] = [];
  await Promise.all(
    Array.from({ length: 50 }, async (_, k) => {
      await read;
      await turn();
      order.push(k);
      wentOnIn.push(rounds);
    }),
  );
  isOver = true;
  expect(order).toEqual(Array.from({ length: 50 }, (_, k) => k));
  expect(new Set(wentOnIn).size).toBe(50);
});

test('whoever always has more to do does not keep others from their turn', async () => {
  let turns = 0;
  let isOver = false;
  const greedy = (async () => {
    for (; !isOver; turns++) await turn();
  })();
  for (let k = 0; k < 10; k++) await turn();
  isOver = true;
  await greedy;
  expect(turns).toBeGreaterThanOrEqual(9);
  expect(turns).toBeLessThanOrEqual(11);
});
