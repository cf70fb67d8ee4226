import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyMatrix, holdingsOf, register, type Stated } from './holdings.fixture.ts';
import { ownershipChain } from './holdings.ts';
import { integratedOwnership } from './integrated-ownership.ts';
import { golden } from './supply-shares.fixture.ts';

const alone = (n: number, party: number): Float64Array =>
  Float64Array.from({ length: n }, (_, i) => (i === party ? 1 : 0));

test('g04: each holder, inside a loop too, has what reaches it, and the uncorrected measure overstates it', () => {
  type Table = Record<string, Record<string, number>>;
  const { input, expected } = golden<{
    input: { nodes: string[]; edges: Stated[] };
    expected: { correctedIntegrated_owner_company: Table; naiveIntegrated_owner_company: Table };
  }>('g04_integrated_ownership_crossholding');
  const { ids, at, holdings } = register(input.edges);
  const chain = ownershipChain(holdings);
  for (const owner of input.nodes) {
    const { share } = integratedOwnership(chain, alone(ids.length, at(owner)));
    const visits = 1 / (1 - share[at(owner)]!);
    for (const company of input.nodes) {
      const corrected = expected.correctedIntegrated_owner_company[owner]![company]!;
      expect(Math.abs(share[at(company)]! - corrected)).toBeLessThan(1e-11);
      const naive = expected.naiveIntegrated_owner_company[owner]![company]!;
      const counted = company === owner ? visits - 1 : share[at(company)]! * visits;
      expect(Math.abs(counted - naive)).toBeLessThan(1e-11);
    }
  }
});

test('a group has what its members have together where none of them holds another', () => {
  fc.assert(
    fc.property(anyMatrix(6), fc.nat(5), fc.nat(5), (matrix, a, b) => {
      const n = matrix.length;
      const [one, other] = [a % n, b % n];
      if (one === other) return;
      const loose = matrix.map((row, company) => (company === one || company === other ? row.map(() => 0) : row));
      const chain = ownershipChain(holdingsOf(loose));
      const together = alone(n, one);
      together[other] = 1;
      const { share, direct } = integratedOwnership(chain, together);
      const first = integratedOwnership(chain, alone(n, one));
      const second = integratedOwnership(chain, alone(n, other));
      for (let c = 0; c < n; c++) {
        expect(share[c]).toBeCloseTo(first.share[c]! + second.share[c]!, 10);
        expect(direct[c]).toBe(loose[c]![one]! + loose[c]![other]!);
      }
    }),
  );
});

test('every part of a company has one fate', () => {
  fc.assert(
    fc.property(anyMatrix(7), fc.nat(6), (matrix, party) => {
      const n = matrix.length;
      const found = integratedOwnership(ownershipChain(holdingsOf(matrix)), alone(n, party % n));
      for (let c = 0; c < n; c++)
        expect(found.share[c]! + found.unknown[c]! + found.others[c]! + found.closed[c]!).toBeCloseTo(1, 12);
    }),
  );
});
