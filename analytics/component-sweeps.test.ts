import { expect, test } from '@jest/globals';
import { eightSweeps, pairSweeps, passing } from './component-sweeps.ts';
import { csr } from './csr.ts';

/** 3 → 4 (½) → 5 (¼; ⅛ back to 3) → 3 (½); 1 → 0 lies before the component and is not to be read. */
const within = csr(6, [1, 3, 4, 4, 5], [0, 4, 5, 3, 3], [1, 0.5, 0.25, 0.125, 0.5]);

/** A ring of so many nodes, each passing half on: small ones share memory, a large one has its own. */
function ring(size: number) {
  const nodes = Array.from({ length: size }, (_, p) => p);
  return csr(
    size,
    nodes,
    nodes.map((p) => (p + 1) % size),
    nodes.map(() => 0.5),
  );
}

test('a pass over pairs is one of Gauss–Seidel, and tells the most that a node rose', () => {
  const { sources, pairs, sweep } = pairSweeps(within, 3, 6);
  sources.set([1, 0, 0, 2, 0, 0]);
  expect(sweep()).toBe(2.125);
  // Node 3 knows nothing yet of node 4; node 4 has node 3 already; node 5 too.
  expect([...pairs]).toEqual([1, 0, 0.125, 2, 0.5, 0]);
  expect(sweep()).toBe(1.0625);
  expect([...pairs]).toEqual([1.0625, 1, 0.2578125, 2.125, 0.53125, 0.5]);
});

test('a pass over eights may stop at a node and go on after it, and keeps the most that each number rose', () => {
  const { eights, risen, sweep } = eightSweeps(within, 3, 6);
  for (let column = 0; column < 8; column++) eights[16 + column] = 2 ** column; // node 5
  sweep(0, 1);
  expect([...eights.slice(0, 8)]).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  sweep(1, 3);
  for (let column = 0; column < 8; column++) {
    expect(eights[8 + column]).toBe(2 ** column / 4);
    expect(eights[16 + column]).toBe(0);
    expect(risen[column]).toBe(2 ** column / 4);
  }
});

test('what waits is passed on from the last node to the first, and none is lost', () => {
  const { waiting, passed, passOn } = passing(within, 3, 6);
  waiting.set([0, 8, 16]);
  // 5 passes 16: 8 to 3. 4 passes 8: 2 to 5, 1 to 3. 3 passes 9: 4.5 to 4.
  expect(passOn()).toBe(6.5);
  expect([...waiting]).toEqual([0, 4.5, 2]);
  expect([...passed]).toEqual([9, 8, 16]);
});

test.each([2, 1_000, 200_000])('a ring of %i nodes that keep half comes to the closed form', (size) => {
  const { sources, pairs, sweep } = pairSweeps(ring(size), 0, size);
  sources[0] = 1;
  while (sweep() > 0);
  const { waiting, passed, passOn } = passing(ring(size), 0, size);
  waiting[0] = 1;
  while (passOn() > 0);
  // A unit is at its start 1 / (1 − 2^−size) times, and half as often one node on.
  const here = 1 / (1 - 2 ** -size);
  expect(pairs[0]).toBeCloseTo(here, 12);
  expect(pairs[2 * (size - 1)]).toBeCloseTo(here / 2, 12);
  expect(passed[0]).toBeCloseTo(here, 12);
  expect(passed[1]).toBeCloseTo(here / 2, 12);
});

test('a component laid out after another starts from zero', () => {
  pairSweeps(within, 3, 6).pairs.fill(7);
  const { sources, pairs } = pairSweeps(within, 3, 6);
  expect([...sources, ...pairs]).toEqual(new Array(12).fill(0));
});
