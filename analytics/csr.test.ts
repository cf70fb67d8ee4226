import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csr, product, transpose } from './csr.ts';

test('arcs in any order become sorted rows, and repeated arcs one arc', () => {
  const graph = csr(3, [2, 0, 2, 0, 2], [1, 2, 0, 1, 1], [0.5, 0.25, 0.125, 1, 0.25]);
  expect(graph.starts).toEqual(Uint32Array.of(0, 2, 2, 4));
  expect(graph.heads).toEqual(Uint32Array.of(1, 2, 0, 1));
  expect(graph.weights).toEqual(Float64Array.of(1, 0.25, 0.125, 0.75));
  expect(graph.positions).toEqual(Uint32Array.of(3, 1, 2, 0, 3));
});

test('no nodes and no arcs are a graph', () => {
  expect(csr(0, [], [], [])).toMatchObject({ starts: Uint32Array.of(0), heads: new Uint32Array(0) });
  expect(csr(2, [], [], []).starts).toEqual(Uint32Array.of(0, 0, 0));
  expect(transpose(csr(0, [], [], [])).starts).toEqual(Uint32Array.of(0));
});

test.each([
  ['an end beyond the nodes', [0], [2], [1]],
  ['a negative end', [-1], [0], [1]],
  ['a missing weight', [0], [1], [Number.NaN]],
  ['lists of different lengths', [0, 1], [1], [1]],
])('%s is refused', (_, tails, heads, weights) => {
  expect(() => csr(2, tails, heads, weights)).toThrow(RangeError);
});

const anyArcs = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 9 })), { maxLength: 40 });

test('every arc is kept: a row sums to the arcs listed for it, at the positions given', () => {
  fc.assert(
    fc.property(anyArcs, (arcs) => {
      const graph = csr(
        6,
        arcs.map(([tail]) => tail),
        arcs.map(([, head]) => head),
        arcs.map(([, , weight]) => weight),
      );
      const wanted = new Map<string, number>();
      for (const [tail, head, weight] of arcs)
        wanted.set(`${tail} ${head}`, (wanted.get(`${tail} ${head}`) ?? 0) + weight);
      const built = new Map<string, number>();
      for (let j = 0; j < 6; j++)
        for (let k = graph.starts[j]!; k < graph.starts[j + 1]!; k++)
          built.set(`${j} ${graph.heads[k]}`, graph.weights[k]!);
      expect(built).toEqual(wanted);
      arcs.forEach(([, head], a) => {
        expect(graph.heads[graph.positions[a]!]).toBe(head);
      });
    }),
  );
});

test('a graph transposed twice is itself', () => {
  fc.assert(
    fc.property(anyArcs, (arcs) => {
      const { positions: _, ...graph } = csr(
        6,
        arcs.map(([tail]) => tail),
        arcs.map(([, head]) => head),
        arcs.map(([, , weight]) => weight),
      );
      expect(transpose(transpose(graph))).toEqual(graph);
    }),
  );
});

test('the product sums weight times value over each row', () => {
  const graph = csr(3, [0, 0, 2], [1, 2, 2], [0.5, 0.25, 1]);
  expect(product(graph, Float64Array.of(7, 2, 4))).toEqual(Float64Array.of(2, 0, 4));
});
