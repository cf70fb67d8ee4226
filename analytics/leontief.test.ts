import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csr } from './csr.ts';
import { anyTablePair, industryTable } from './industry-table.fixture.ts';
import { leontiefInverse, outputRequired, requirementsAmong, valueContent } from './leontief.ts';
import { solution } from './linear-system.ts';

const purchases = (rows: number[][]) =>
  industryTable(
    1,
    rows,
    rows.map(() => 0),
  ).purchases;

test('two industries that buy of each other require what the closed form says', () => {
  // Each spends 0.5 on the other: L = 1 / (1 − 0.25) · [[1, 0.5], [0.5, 1]].
  const { requirements } = leontiefInverse(
    purchases([
      [0, 0.5],
      [0.5, 0],
    ]),
  );
  [4 / 3, 2 / 3, 2 / 3, 4 / 3].forEach((entry, at) => {
    expect(requirements[at]).toBeCloseTo(entry, 14);
  });
});

test('a supplier’s row and a buyer’s column are not mistaken for each other', () => {
  // Industry 1 buys a quarter of its output from industry 0, which buys nothing.
  const inverse = leontiefInverse(
    purchases([
      [0, 0],
      [0.25, 0],
    ]),
  );
  expect(Array.from(outputRequired(inverse, Float64Array.of(0, 100)))).toEqual([25, 100]);
  expect(Array.from(valueContent(inverse, Float64Array.of(1, 0)))).toEqual([1, 0.25]);
  expect(Array.from(requirementsAmong(inverse, [0, 1]))).toEqual([1, 0.25, 0, 1]);
  expect(Array.from(requirementsAmong(inverse, [1, 0]))).toEqual([1, 0, 0.25, 1]);
});

test('an industry that buys half its output of itself requires two of itself', () => {
  expect(Array.from(leontiefInverse(purchases([[0.5]])).requirements)).toEqual([2]);
});

test('a table without industries requires nothing', () => {
  const inverse = leontiefInverse(csr(0, [], [], []));
  expect(inverse).toEqual({ n: 0, requirements: new Float64Array(0) });
  expect(outputRequired(inverse, new Float64Array(0))).toHaveLength(0);
});

test('a closed group without value added is refused, and the industry named', () => {
  expect(() =>
    leontiefInverse(
      purchases([
        [0, 0.5, 0],
        [0, 0, 1],
        [0, 1, 0],
      ]),
    ),
  ).toThrow(/industry 2 .* closed group/);
  expect(() => leontiefInverse(purchases([[1]]))).toThrow(RangeError);
});

test('what is not a share of output is refused', () => {
  expect(() => leontiefInverse(csr(2, [0], [1], [-0.1]))).toThrow(/industry 0 buys -0.1 of industry 1/);
  expect(() => leontiefInverse(csr(2, [0, 0], [0, 1], [0.6, 0.5]))).toThrow(/industry 0 sum to 1.1/);
  const inverse = leontiefInverse(csr(2, [], [], []));
  expect(() => valueContent(inverse, new Float64Array(3))).toThrow(RangeError);
  expect(() => outputRequired(inverse, new Float64Array(1))).toThrow(RangeError);
});

test('every column of the inverse solves its own balance, to the last digits', () => {
  fc.assert(
    fc.property(anyTablePair(11), ({ rows, table }) => {
      const { n, requirements } = leontiefInverse(table.purchases);
      for (let j = 0; j < n; j++)
        for (let i = 0; i < n; i++) {
          let balance = requirements[j * n + i]!;
          rows[j]!.forEach((share, via) => {
            balance -= share * requirements[via * n + i]!;
          });
          expect(Math.abs(balance - (i === j ? 1 : 0))).toBeLessThan(1e-12);
          expect(requirements[j * n + i]).toBeGreaterThanOrEqual(0);
        }
    }),
  );
});

test('all value added together makes up the whole value of every product', () => {
  fc.assert(
    fc.property(anyTablePair(11), ({ table }) => {
      for (const content of valueContent(leontiefInverse(table.purchases), table.valueAdded))
        expect(Math.abs(content - 1)).toBeLessThan(1e-12);
    }),
  );
});

test('value traced upstream and output required downstream meet in the same sum', () => {
  fc.assert(
    fc.property(anyTablePair(11), ({ table, first: { finalDemand } }) => {
      const inverse = leontiefInverse(table.purchases);
      const content = valueContent(inverse, table.valueAdded);
      const required = outputRequired(inverse, finalDemand);
      const upstream = content.reduce((sum, share, j) => sum + share * finalDemand[j]!, 0);
      const downstream = required.reduce((sum, usd, i) => sum + usd * table.valueAdded[i]!, 0);
      expect(Math.abs(upstream - downstream)).toBeLessThan(1e-9);
    }),
  );
});

test('a system is solved whatever the order of its equations', () => {
  expect(Array.from(solution(Float64Array.of(0, 2, 4, 0), Float64Array.of(6, 8)))).toEqual([2, 3]);
  expect(Array.from(solution(new Float64Array(0), new Float64Array(0)))).toEqual([]);
  expect(() => solution(Float64Array.of(1, 2, 2, 4), Float64Array.of(1, 1))).toThrow(/unknown 1 open/);
  expect(() => solution(Float64Array.of(Number.NaN), Float64Array.of(1))).toThrow(RangeError);
  expect(() => solution(Float64Array.of(1, 2), Float64Array.of(1, 1))).toThrow(RangeError);
});
