import { expect, test } from '@jest/globals';
import { Recent } from './recent.ts';

const counted = () => {
  let made = 0;
  return { make: async () => ++made, made: () => made };
};

test('whoever asks again under a key gets the answer that is there, even while it is under way', async () => {
  const { make, made } = counted();
  const recent = new Recent<number>({ most: 2, bytes: 100 });
  const [first, second] = [recent.get('a', make), recent.get('a', make)];
  expect(await Promise.all([first, second])).toEqual([1, 1]);
  expect(made()).toBe(1);
});

test('the answer unused for longest is let go', async () => {
  const { make } = counted();
  const recent = new Recent<number>({ most: 2, bytes: 100 });
  for (const key of ['a', 'b', 'a', 'c']) await recent.get(key, make);
  expect(await recent.get('a', make)).toBe(1);
  expect(await recent.get('b', make)).toBe(4);
});

test('a failure is not kept', async () => {
  const recent = new Recent<number>({ most: 2, bytes: 100 });
  await expect(recent.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await recent.get('a', async () => 7)).toBe(7);
});

test('answers can be forgotten by the beginning of their keys', async () => {
  const { make } = counted();
  const recent = new Recent<number>({ most: 9, bytes: 100 });
  for (const key of ['x 1', 'x 2', 'y 1']) await recent.get(key, make);
  recent.forgetBelow('x ');
  expect(await recent.get('y 1', make)).toBe(3);
  expect(await recent.get('x 1', make)).toBe(4);
});

test('answers that are large together are let go of, the newest never', async () => {
  const recent = new Recent<{ readonly values: Float64Array }>({ most: 9, bytes: 100 });
  let made = 0;
  const make = async () => ({ values: new Float64Array(5 + ++made) }); // 48 bytes, 56, 64 …
  for (const key of ['a', 'b']) await recent.get(key, make);
  // 48 and 56 are more than a hundred.
  expect((await recent.get('b', make)).values).toHaveLength(7);
  expect((await recent.get('a', make)).values).toHaveLength(8);
  const huge = await recent.get('huge', async () => ({ values: new Float64Array(1_000) }));
  expect(await recent.get('huge', make)).toBe(huge);
});
