import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CsrOfArcs, csr } from './csr.ts';
import { sixEconomies } from './industry-table.fixture.ts';
import { subsetBetweenness } from './subset-betweenness.ts';
import { golden } from './supply-shares.fixture.ts';

type Arcs = [tail: number, head: number, length: number][];
const network = (n: number, arcs: Arcs): CsrOfArcs =>
  csr(
    n,
    arcs.map(([tail]) => tail),
    arcs.map(([, head]) => head),
    arcs.map(([, , length]) => length),
  );

test('g08: between blocs the direct link is the shortest, but for one', () => {
  const { expected } = golden<{
    expected: { subsetBetweenness_distance_1_over_trade: Record<string, Record<string, number>> };
  }>('g08_blocpair_intermediation');
  const { economies, sales, demand } = sixEconomies();
  const arcs = economies.flatMap((_, from) =>
    economies.flatMap((_, to): Arcs => (from === to ? [] : [[from, to, 1 / (sales[from]![to]! + demand[from]![to]!)]])),
  );
  const distances = network(economies.length, arcs);
  for (const [pair, betweenness] of Object.entries(expected.subsetBetweenness_distance_1_over_trade)) {
    const [one, other] = pair.split('|').map((bloc) => [economies.indexOf(`${bloc}1`)]) as [number[], number[]];
    const there = subsetBetweenness(distances, one, other);
    const back = subsetBetweenness(distances, other, one);
    economies.forEach((economy, at) => {
      expect(there[at]! + back[at]!).toBe(betweenness[economy]);
    });
  }
});

test('two shortest paths share what they carry, ends are not counted', () => {
  // 0 reaches 5 by 1 and 2 or by 3 and 4, equally far but for the order of adding: 0.6000000000000001 and 0.6.
  const distances = network(6, [
    [0, 1, 0.1],
    [1, 2, 0.2],
    [2, 5, 0.3],
    [0, 3, 0.3],
    [3, 4, 0.2],
    [4, 5, 0.1],
  ]);
  expect(Array.from(subsetBetweenness(distances, [0], [5]))).toEqual([0, 0.5, 0.5, 0.5, 0.5, 0]);
  expect(Array.from(subsetBetweenness(distances, [0], [5, 1]))).toEqual([0, 0.5, 0.5, 0.5, 0.5, 0]);
});

test('where no path leads nothing is passed', () => {
  expect(Array.from(subsetBetweenness(network(3, [[1, 0, 1]]), [0], [2]))).toEqual([0, 0, 0]);
  expect(Array.from(subsetBetweenness(network(0, []), [], []))).toEqual([]);
  expect(() => subsetBetweenness(network(2, [[0, 1, 0]]), [0], [1])).toThrow(RangeError);
});

test('every pair’s paths pass each node as often as counting them all says', () => {
  const n = 5;
  const arcs = fc.uniqueArray(
    fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.integer({ min: 1, max: 3 })) as fc.Arbitrary<[number, number, number]>,
    { selector: ([tail, head]) => tail * n + head, maxLength: 14 },
  );
  fc.assert(
    fc.property(arcs, (list) => {
      const found = subsetBetweenness(network(n, list), [0, 1], [3, 4]);
      const counted = new Array<number>(n).fill(0);
      for (const source of [0, 1])
        for (const target of [3, 4]) {
          const paths = simplePaths(list, source, target);
          const shortest = Math.min(...paths.map(({ length }) => length));
          const best = paths.filter(({ length }) => length === shortest);
          for (const { nodes } of best) for (const node of nodes.slice(1, -1)) counted[node]! += 1 / best.length;
        }
      counted.forEach((count, node) => {
        expect(Math.abs(found[node]! - count)).toBeLessThan(1e-12);
      });
    }),
  );
});

function simplePaths(arcs: Arcs, source: number, target: number): { nodes: number[]; length: number }[] {
  const found: { nodes: number[]; length: number }[] = [];
  const walk = (nodes: number[], length: number) => {
    if (nodes.at(-1) === target) found.push({ nodes, length });
    else
      for (const [tail, head, step] of arcs)
        if (tail === nodes.at(-1) && !nodes.includes(head)) walk([...nodes, head], length + step);
  };
  walk([source], 0);
  return found;
}
