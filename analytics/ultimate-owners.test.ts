import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyMatrix, holdingsOf, type Matrix, register, type Stated } from './holdings.fixture.ts';
import { ownershipChain } from './holdings.ts';
import { integratedOwnership } from './integrated-ownership.ts';
import { solution } from './linear-system.ts';
import { golden } from './supply-shares.fixture.ts';
import { type UltimateOwners, ultimateOwners } from './ultimate-owners.ts';

function row({ owners }: UltimateOwners, company: number): Map<number, number> {
  const found = new Map<number, number>();
  for (let k = owners.starts[company]!; k < owners.starts[company + 1]!; k++)
    found.set(owners.heads[k]!, owners.weights[k]!);
  return found;
}

test('g04: ultimate owners through cross-holdings and treasury shares', () => {
  const { input, expected } = golden<{
    input: { edges: Stated[] };
    expected: { ultimate: Record<string, Record<string, number>> };
  }>('g04_integrated_ownership_crossholding');
  const { at, holdings } = register(input.edges);
  const found = ultimateOwners(ownershipChain(holdings));
  for (const [company, { unknown, ...owners }] of Object.entries(expected.ultimate)) {
    expect(Math.abs(found.unknown[at(company)]! - unknown!)).toBeLessThan(1e-14);
    for (const [owner, share] of Object.entries(owners))
      expect(Math.abs(row(found, at(company)).get(at(owner))! - share)).toBeLessThan(1e-14);
  }
});

test('g03: two holdings that hold each other', () => {
  const { input, expected } = golden<{
    input: { ownership: Stated[] };
    expected: { ultimateOwnership: Record<string, Record<string, number>> };
  }>('g03_exposure_supply_and_ownership');
  const { at, holdings } = register(input.ownership);
  const found = ultimateOwners(ownershipChain(holdings));
  for (const [company, { unknown, ...owners }] of Object.entries(expected.ultimateOwnership)) {
    expect(found.unknown[at(company)]).toBeCloseTo(unknown!, 14);
    for (const [owner, share] of Object.entries(owners))
      expect(row(found, at(company)).get(at(owner))).toBeCloseTo(share, 14);
  }
});

test('companies that only hold each other own themselves, and what hangs on them is the loop’s', () => {
  const { at, holdings } = register([
    { owner: 'A', company: 'B', share: 1 },
    { owner: 'B', company: 'A', share: 1 },
    { owner: 'B', company: 'C', share: 0.5 },
    { owner: 'P', company: 'C', share: 0.25 },
    { owner: 'S', company: 'S', share: 1 },
  ]);
  const found = ultimateOwners(ownershipChain(holdings));
  expect(found.loops.map((loop) => [...loop])).toEqual([[at('A'), at('B')], [at('S')]]);
  expect(row(found, at('B'))).toEqual(new Map([[at('A'), 1]]));
  expect(row(found, at('S'))).toEqual(new Map([[at('S'), 1]]));
  expect(row(found, at('C'))).toEqual(
    new Map([
      [at('A'), 0.5],
      [at('P'), 0.25],
    ]),
  ); // prettier-ignore
  expect(found.unknown[at('C')]).toBe(0.25);
});

test('a loop that leaks less than rounding keeps every digit', () => {
  const { at, holdings } = register([
    { owner: 'A', company: 'B', share: 1 },
    { owner: 'B', company: 'A', share: 1 },
    { owner: 'P', company: 'A', share: 1e-17 },
    { owner: 'Q', company: 'B', share: 3e-17 },
  ]);
  const found = ultimateOwners(ownershipChain(holdings));
  expect(row(found, at('A')).get(at('P'))).toBeCloseTo(0.25, 14);
  expect(row(found, at('A')).get(at('Q'))).toBeCloseTo(0.75, 14);
});

test('a hundred thousand holdings in a chain', () => {
  const n = 100_001;
  const companies = Uint32Array.from({ length: n - 1 }, (_, c) => c);
  const chain = {
    holders: {
      starts: Uint32Array.from({ length: n + 1 }, (_, c) => Math.min(c, n - 1)),
      heads: companies.map((c) => c + 1),
      weights: new Float64Array(n - 1).fill(1),
    },
    unknown: new Float64Array(n),
  };
  const found = ultimateOwners(chain);
  expect(row(found, 0)).toEqual(new Map([[n - 1, 1]]));
  expect(row(ultimateOwners(chain, [0, 5]), 5)).toEqual(new Map([[n - 1, 1]]));
});

test('nobody, and parties that nobody holds, have no owners', () => {
  expect(ultimateOwners(ownershipChain(holdingsOf([]))).owners.starts).toEqual(Uint32Array.of(0));
  expect(ultimateOwners(ownershipChain(holdingsOf([[0]])))).toEqual({
    owners: { starts: Uint32Array.of(0, 0), heads: new Uint32Array(0), weights: new Float64Array(0) },
    unknown: Float64Array.of(0),
    loops: [],
  });
});

/** Ends by dense elimination: x = M x + b, with companies that reach no end left out by transitive closure. */
function dense(matrix: Matrix): { share: number[][]; unknown: number[] } {
  const n = matrix.length;
  const isEnd = matrix.map((holders) => holders.every((share) => share === 0));
  const rest = matrix.map((holders, c) => (isEnd[c] ? 0 : 1 - holders.reduce((sum, share) => sum + share, 0)));
  const reaches = matrix.map((holders, c) => holders.map((share, i) => share > 0 || i === c));
  for (let via = 0; via < n; via++)
    for (let c = 0; c < n; c++) for (let i = 0; i < n; i++) reaches[c]![i] ||= reaches[c]![via]! && reaches[via]![i]!;
  const open = reaches.map((row) => row.some((reached, i) => reached && (isEnd[i]! || rest[i]! > 0)));
  const system = new Float64Array(n * n);
  for (let c = 0; c < n; c++)
    for (let i = 0; i < n; i++) system[c * n + i] = (c === i ? 1 : 0) - (isEnd[c] || !open[c] ? 0 : matrix[c]![i]!);
  const share = matrix.map((_, end) =>
    Array.from(
      solution(
        system,
        Float64Array.from(matrix, (__, c) => (c === end && isEnd[end] ? 1 : 0)),
      ),
    ),
  );
  return {
    share,
    unknown: Array.from(
      solution(
        system,
        Float64Array.from(rest, (r, c) => (open[c] ? r : 0)),
      ),
    ),
  };
}

test('owners and unknown rest add up to one, agree with a dense elimination and with each owner’s integrated share', () => {
  fc.assert(
    fc.property(anyMatrix(7), (matrix) => {
      const n = matrix.length;
      const chain = ownershipChain(holdingsOf(matrix));
      const found = ultimateOwners(chain);
      const { share, unknown } = dense(matrix);
      const inLoop = new Set(found.loops.flat());
      for (let c = 0; c < n; c++) {
        if (matrix[c]!.every((held) => held === 0)) continue;
        const owners = row(found, c);
        let sum = found.unknown[c]!;
        for (const [owner, part] of owners) {
          sum += part;
          if (!inLoop.has(owner)) expect(part).toBeCloseTo(share[owner]![c]!, 10);
        }
        expect(sum).toBeCloseTo(1, 12);
        expect(found.unknown[c]).toBeCloseTo(unknown[c]!, 10);
      }
      for (let end = 0; end < n; end++) {
        if (!matrix[end]!.every((held) => held === 0)) continue;
        const reached = integratedOwnership(
          chain,
          Float64Array.from({ length: n }, (_, i) => (i === end ? 1 : 0)),
        );
        for (let c = 0; c < n; c++)
          if (c !== end) expect(reached.share[c]).toBeCloseTo(row(found, c).get(end) ?? 0, 10);
      }
    }),
    { numRuns: 300 },
  );
});

test('any order of the parties ends with the same owners, and some companies have what they have among all', () => {
  fc.assert(
    fc.property(anyMatrix(7), fc.array(fc.nat(), { minLength: 7, maxLength: 7 }), (matrix, keys) => {
      const n = matrix.length;
      const order = matrix.map((_, c) => c).sort((a, b) => keys[a]! - keys[b]!);
      const place = order.map((_, c) => order.indexOf(c));
      const turned = order.map((c) => order.map((i) => matrix[c]![i]!));
      const all = ultimateOwners(ownershipChain(holdingsOf(matrix)));
      const other = ultimateOwners(ownershipChain(holdingsOf(turned)));
      const loopOf = (found: UltimateOwners, party: number) => found.loops.find((loop) => loop.includes(party));
      for (let c = 0; c < n; c++) {
        const there = row(other, place[c]!);
        for (const [owner, share] of row(all, c)) {
          const loop = loopOf(all, owner);
          const name = loop === undefined ? place[owner]! : Math.min(...loop.map((member) => place[member]!));
          expect(there.get(name)).toBeCloseTo(share, 12);
        }
        expect(there.size).toBe(row(all, c).size);
        expect(other.unknown[place[c]!]).toBeCloseTo(all.unknown[c]!, 12);
        const single = ultimateOwners(ownershipChain(holdingsOf(matrix)), [c]);
        expect(row(single, c)).toEqual(row(all, c));
        expect(single.unknown[c]).toBe(all.unknown[c]);
        expect(single.owners.heads).toHaveLength(row(all, c).size);
      }
    }),
  );
});
