import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { blocMemberships } from './bloc-memberships.ts';
import { anyMatrix, holdingsOf, type Matrix, register } from './holdings.fixture.ts';
import { ownershipChain } from './holdings.ts';
import { majorityGroup, majorityHeads } from './majority-control.ts';
import { possibleControl } from './possible-control.ts';

test('by hand: a quarter and two fifths that nobody states may be a majority, two fifths alone may not', () => {
  const { ids, holdings } = register([
    { owner: 'member', company: 'first', share: 0.25 },
    { owner: 'stranger', company: 'first', share: 0.35 },
    { owner: 'stranger', company: 'second', share: 0.6 },
    // What the first may be controlled to do, its own company may as well.
    { owner: 'first', company: 'third', share: 0.3 },
    { owner: 'other', company: 'third', share: 0.4 },
    { owner: 'stranger', company: 'fourth', share: 0.5 },
  ]);
  const group = possibleControl(
    holdings,
    Uint8Array.from(ids, (id) => (id === 'member' ? 1 : 0)),
    Uint8Array.from(ids, (id) => (['first', 'second', 'third', 'fourth'].includes(id) ? 1 : 0)),
  );
  expect(ids.filter((_, party) => group[party] === 1).sort()).toEqual(['first', 'member', 'third']);
});

/** Rows of companies with what is missing to 100 % in the hands of one more party. */
function completed(matrix: Matrix, rest: (company: number) => number): Matrix {
  const n = matrix.length;
  return [
    ...matrix.map((row, company) => {
      const sum = row.reduce((all, share) => all + share, 0);
      const left = row.some((share) => share > 0) ? Math.max(0, 1 - sum) : 0;
      const taken = rest(company);
      return [...row, 0, 0].map((share, party) => (party === taken ? share + left : share));
    }),
    new Array<number>(n + 2).fill(0),
    new Array<number>(n + 2).fill(0),
  ];
}

test('it is the group with a member that has whatever nobody states', () => {
  fc.assert(
    fc.property(anyMatrix(6), fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (matrix, members) => {
      const n = matrix.length;
      const seeds = matrix.flatMap((_, party) => (members[party] ? [party] : []));
      const votes = holdingsOf(matrix);
      const isHeld = Uint8Array.from(matrix, (row) => (row.some((share) => share > 0) ? 1 : 0));
      const sure = majorityGroup(votes, seeds);
      const group = possibleControl(
        votes,
        Uint8Array.from(matrix, (_, party) => (sure.has(party) ? 1 : 0)),
        isHeld,
      );
      const whole = majorityGroup(holdingsOf(completed(matrix, () => n)), [...seeds, n]);
      for (let party = 0; party < n; party++) expect([party, group[party]]).toEqual([party, whole.has(party) ? 1 : 0]);
    }),
    { numRuns: 300 },
  );
});

test('whoever of two has what nobody states, by seat nobody is controlled who is not at most', () => {
  fc.assert(
    fc.property(
      anyMatrix(6),
      fc.array(fc.constantFrom(0, 1), { minLength: 6, maxLength: 6 }),
      fc.array(fc.nat(1), { minLength: 6, maxLength: 6 }),
      (matrix, seats, takers) => {
        const n = matrix.length;
        const votes = holdingsOf(matrix);
        const location = Float64Array.from(matrix, (_, party) => seats[party]!);
        const { control, controlAtMost } = blocMemberships(
          location,
          ownershipChain(votes),
          votes,
          majorityHeads(votes),
        );
        // Of the two more parties the first is of the bloc.
        const whole = holdingsOf(completed(matrix, (company) => n + takers[company]!));
        const then = blocMemberships(
          Float64Array.from([...location, 1, 0]),
          ownershipChain(whole),
          whole,
          majorityHeads(whole),
        ).control;
        for (let party = 0; party < n; party++) {
          expect(controlAtMost[party]).toBeGreaterThanOrEqual(control[party]!);
          expect(controlAtMost[party]).toBeGreaterThanOrEqual(then[party]!);
        }
      },
    ),
    { numRuns: 300 },
  );
});
