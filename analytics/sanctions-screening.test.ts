import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { attributedShare, groupOf, isEnough } from './control-cascade.ts';
import { csr } from './csr.ts';
import { anyMatrix, holdingsOf, register, type Stated } from './holdings.fixture.ts';
import { holdings } from './holdings.ts';
import { type SanctionsRule, sanctionsRule, sanctionsRules } from './sanctions-rules.ts';
import { companyScreening, type Relations, sanctionsStatus, screening } from './sanctions-screening.ts';
import { golden } from './supply-shares.fixture.ts';

const rule = (regime: SanctionsRule['regime'], day = '2025-10-01'): SanctionsRule => sanctionsRule(regime, day)!;

interface CascadeCase {
  name: string;
  edges: Stated[];
  listed: string[];
  expectedBlocked?: string[];
  rounds?: string[][];
  attributedShare?: Record<string, number>;
  expectedBlocked_strictOver50_aggregate?: string[];
  expectedBlocked_50_noAggregation?: string[];
  expectedStatus?: Record<string, string>;
}
const { cases } = golden<{ expected: { cases: CascadeCase[] } }>('g06_ofac50_cascade').expected;

test.each(cases.map((each) => [each.name, each] as const))('g06: %s', (_, each) => {
  const { ids, at, holdings: ownership } = register(each.edges, each.listed);
  const listed = each.listed.map(at);
  const blockedBy = (tested: SanctionsRule): string[] => {
    const found = screening({ ownership }, listed, tested);
    return ids.filter((id) => sanctionsStatus(found, at(id)) === 'BLOCKED' && !each.listed.includes(id)).sort();
  };
  const found = screening({ ownership }, listed, rule('OFAC'));
  if (each.expectedBlocked) expect(blockedBy(rule('OFAC'))).toEqual(each.expectedBlocked);
  if (each.expectedBlocked_strictOver50_aggregate)
    expect(blockedBy(rule('EU', '2024-07-02'))).toEqual(each.expectedBlocked_strictOver50_aggregate);
  if (each.expectedBlocked_50_noAggregation)
    expect(blockedBy(rule('OFAC', '2014-08-12'))).toEqual(each.expectedBlocked_50_noAggregation);
  for (const [company, status] of Object.entries(each.expectedStatus ?? {}))
    expect([company, sanctionsStatus(found, at(company))]).toEqual([company, status]);
  for (const [company, share] of Object.entries(each.attributedShare ?? {}))
    expect(companyScreening(found, at(company)).attributedLeast).toBeCloseTo(share, 9);
  for (const [round, members] of (each.rounds ?? []).entries())
    for (const member of members) expect(found.reaches[0]!.certain.get(at(member))).toBe(round);
});

test('the steps say which holdings suffice, from the listed parties to the company', () => {
  const { edges, listed } = cases.find(({ name }) => name === 'cascade_aggregate_cycle')!;
  const { ids, at, holdings: ownership } = register(edges);
  const found = screening({ ownership }, listed.map(at), rule('OFAC'));
  const { status, isListed, steps } = companyScreening(found, at('F'));
  expect({ status, isListed }).toEqual({ status: 'BLOCKED', isListed: false });
  expect(
    steps.map((step) => [ids[step.company], step.by, step.holdings.map((held) => `${ids[held.owner]} ${held.least}`)]),
  ).toEqual([
    ['A', 'OWNERSHIP', ['X 0.3', 'Y 0.2']],
    ['B', 'OWNERSHIP', ['A 0.5']],
    ['C', 'OWNERSHIP', ['B 0.26', 'A 0.24']],
    ['E', 'OWNERSHIP', ['C 0.49', 'Y 0.01']], // F's half came later
    ['F', 'OWNERSHIP', ['E 0.4', 'X 0.1']],
  ]);
  expect(companyScreening(found, at('X'))).toMatchObject({ status: 'BLOCKED', isListed: true, steps: [] });
  const clear = companyScreening(found, at('D'));
  expect(clear).toMatchObject({ status: 'CLEAR', isListed: false, steps: [] });
  expect(clear.unstated).toBeCloseTo(0.505, 12);
});

test('fifty percent is fifty percent, however it is split, and a company’s own shares count for nobody', () => {
  const parts: Stated[] = [0.1, 0.2, 0.1, 0.1].map((share, k) => ({ owner: `X${k}`, company: 'C', share }));
  const { at, holdings: ownership } = register([
    ...parts,
    { owner: 'X0', company: 'T', share: 0.48 },
    { owner: 'T', company: 'T', share: 0.04 },
    { owner: 'T', company: 'U', share: 1 },
    { owner: 'S', company: 'S', share: 1 },
  ]);
  const found = screening(
    { ownership },
    [0, 1, 2, 3].map((k) => at(`X${k}`)),
    rule('OFAC'),
  );
  expect(['C', 'T', 'U', 'S'].map((id) => sanctionsStatus(found, at(id)))).toEqual([
    'BLOCKED',
    'BLOCKED',
    'BLOCKED',
    'CLEAR',
  ]);
  expect(companyScreening(found, at('T')).attributedLeast).toBe(0.5);
});

test('an excluded end decides at the threshold', () => {
  const status = (stated: Partial<Stated>[], tested: SanctionsRule): string => {
    const edges = stated.map((each, k): Stated => ({ owner: `X${k}`, company: 'C', ...each }));
    const { at, holdings: ownership } = register(edges, ['X0']);
    return sanctionsStatus(screening({ ownership }, [at('X0')], tested), at('C'));
  };
  const strict = rule('EU', '2024-07-02');
  expect(status([{ minimum: 0.5, maximum: 0.75 }], strict)).toBe('POSSIBLE');
  expect(status([{ minimum: 0.5, maximum: 0.75, minimumExclusive: true }], strict)).toBe('BLOCKED');
  expect(status([{ minimum: 0.25, maximum: 0.5 }], strict)).toBe('CLEAR');
  expect(status([{ minimum: 0.25, maximum: 0.5 }], rule('OFAC'))).toBe('POSSIBLE');
  // The other holder has at least half, and then more than half.
  expect(
    status(
      [
        { minimum: 0, maximum: 1 },
        { minimum: 0.5, maximum: 1 },
      ],
      rule('OFAC'),
    ),
  ).toBe('POSSIBLE');
  expect(
    status(
      [
        { minimum: 0, maximum: 1 },
        { minimum: 0.5, maximum: 1, minimumExclusive: true },
      ],
      rule('OFAC'),
    ),
  ).toBe('CLEAR');
});

test('control counts where the rule says so, by votes and otherwise', () => {
  const { at, holdings: ownership } = register(
    [
      { owner: 'X', company: 'A', share: 0.3 },
      { owner: 'X', company: 'B', share: 0.1 },
      { owner: 'B', company: 'C', share: 0.5 },
    ],
    ['D'],
  );
  const parties = ownership.flags.length;
  const one = (owner: string, company: string, share: number) =>
    holdings(parties, { owners: [at(owner)], companies: [at(company)], least: [share], most: [share] });
  const relations: Relations = {
    ownership,
    votes: one('X', 'A', 0.51),
    controls: csr(parties, [at('X'), at('C')], [at('B'), at('D')], [1, 1]),
  };
  const under = (tested: SanctionsRule) => {
    const found = screening(relations, [at('X')], tested);
    return ['A', 'B', 'C', 'D'].map((id) => sanctionsStatus(found, at(id)));
  };
  expect(under(rule('OFAC'))).toEqual(['CLEAR', 'CLEAR', 'CLEAR', 'CLEAR']);
  expect(under(rule('EU'))).toEqual(['BLOCKED', 'BLOCKED', 'BLOCKED', 'BLOCKED']);
  expect(under(rule('UK'))).toEqual(['BLOCKED', 'BLOCKED', 'CLEAR', 'CLEAR']); // C is held by half, not by more
  const { steps } = companyScreening(screening(relations, [at('X')], rule('EU')), at('D'));
  expect(steps.map(({ by, holdings: held }) => [by, held[0]!.least])).toEqual([
    ['CONTROL', null],
    ['OWNERSHIP', 0.5],
    ['CONTROL', null],
  ]);
  expect(companyScreening(screening(relations, [at('X')], rule('EU')), at('A')).steps[0]!.by).toBe('VOTES');
});

test('rules are dated, and the days of a regime do not overlap', () => {
  expect(rule('EU', '2024-07-02').ownership.inclusive).toBe(false);
  expect(rule('EU', '2024-07-03').ownership.inclusive).toBe(true);
  expect(rule('BIS', '2025-09-29').aggregated).toBe(true);
  expect(sanctionsRule('BIS', '2025-11-10')).toBeNull();
  expect(sanctionsRule('BIS', '2025-09-28')).toBeNull();
  expect(sanctionsRule('OFAC', '2000-01-01')).toBeNull();
  for (const one of sanctionsRules)
    for (const other of sanctionsRules)
      if (one !== other && one.regime === other.regime)
        expect((one.until ?? '9') <= (other.from ?? '0') || (other.until ?? '9') <= (one.from ?? '0')).toBe(true);
});

test('a listed party must be a party', () => {
  const { holdings: ownership } = register([{ owner: 'X', company: 'A', share: 0.5 }]);
  expect(() => screening({ ownership }, [2], rule('OFAC'))).toThrow(RangeError);
});

test('the group is the smallest closed set that holds the seeds', () => {
  fc.assert(
    fc.property(anyMatrix(6), fc.nat(5), fc.nat(5), fc.boolean(), (matrix, a, b, inclusive) => {
      const n = matrix.length;
      const seeds = [a % n, b % n];
      const tests = { shares: [{ holdings: holdingsOf(matrix), threshold: { share: 0.5, inclusive } }] };
      const found = groupOf(tests, seeds, 'CERTAIN');
      const closed = (set: number): boolean =>
        matrix.every((row, company) => {
          let sum = 0;
          row.forEach((share, owner) => {
            if (owner !== company && (set >> owner) & 1) sum += share;
          });
          const bar = (1 - row[company]!) / 2;
          const enters = sum > 0 && (inclusive ? sum >= bar : sum > bar);
          return !enters || ((set >> company) & 1) === 1;
        });
      let smallest = 2 ** n - 1;
      for (let set = 0; set < 2 ** n; set++)
        if (seeds.every((seed) => (set >> seed) & 1) && closed(set)) smallest &= set;
      for (let party = 0; party < n; party++) expect(found.has(party)).toBe(((smallest >> party) & 1) === 1);
      expect(new Map(groupOf(tests, seeds.toReversed(), 'CERTAIN'))).toEqual(new Map(found));
      expect(new Map(groupOf(tests, seeds, 'POSSIBLE'))).toEqual(new Map(found)); // exact shares leave no doubt
    }),
  );
});

interface Ranges {
  /** [company][owner] in eighths; null where nothing is stated. */
  rows: ([number, number] | null)[][];
}
const anyRanges = (n: number): fc.Arbitrary<Ranges> =>
  fc
    .array(
      fc.array(
        fc.option(
          fc.tuple(fc.nat(4), fc.nat(2)).map(([low, width]): [number, number] => [low, low + width]),
          { freq: 2 },
        ),
        { minLength: n, maxLength: n },
      ),
      { minLength: n, maxLength: n },
    )
    .map((rows) => ({ rows: rows.map((row, c) => row.map((range, o) => (c === o ? null : range))) }))
    .filter(({ rows }) => rows.every((row) => row.reduce((sum, range) => sum + (range?.[0] ?? 0), 0) <= 8));

function* tables(row: Ranges['rows'][number], left = 8, at = 0): Generator<number[]> {
  if (at === row.length) {
    yield [];
    return;
  }
  const [low, high] = row[at] ?? [0, 0];
  for (let share = low; share <= Math.min(high, left); share++)
    for (const rest of tables(row, left - share, at + 1)) yield [share / 8, ...rest];
}

test('BLOCKED in every table of true shares, POSSIBLE in some, CLEAR in none', () => {
  fc.assert(
    fc.property(anyRanges(4), fc.boolean(), ({ rows }, inclusive) => {
      const stated = rows.flatMap((row, company) =>
        row.flatMap((range, owner) => (range === null ? [] : [{ owner, company, range }])),
      );
      const ownership = holdings(4, {
        owners: stated.map(({ owner }) => owner),
        companies: stated.map(({ company }) => company),
        least: stated.map(({ range }) => range[0] / 8),
        most: stated.map(({ range }) => Math.min(8, range[1]) / 8),
      });
      const found = screening({ ownership }, [0], { ...rule('OFAC'), ownership: { share: 0.5, inclusive } });
      const [blocked, clear] = [new Array<boolean>(4).fill(true), new Array<boolean>(4).fill(true)];
      // What the listed party itself is held by does not matter.
      for (const one of tables(rows[1]!))
        for (const two of tables(rows[2]!))
          for (const three of tables(rows[3]!)) {
            const table = [[0, 0, 0, 0], one, two, three];
            const members = new Set([0]);
            for (let before = -1; before < members.size; ) {
              before = members.size;
              table.forEach((row, company) => {
                let sum = 0;
                row.forEach((share, owner) => {
                  if (members.has(owner)) sum += share;
                });
                if (inclusive ? sum >= 0.5 : sum > 0.5) members.add(company);
              });
              if (before === members.size) break;
            }
            for (let party = 0; party < 4; party++) {
              if (members.has(party)) clear[party] = false;
              else blocked[party] = false;
            }
          }
      // Ends of ranges lie on the grid, so what some shares reach shares on the grid do.
      for (let party = 0; party < 4; party++) {
        const status = sanctionsStatus(found, party);
        expect(status).toBe(blocked[party] ? 'BLOCKED' : clear[party] ? 'CLEAR' : 'POSSIBLE');
      }
    }),
    { numRuns: 150 },
  );
});

test('every step is enough, and without any of its holdings it is not', () => {
  fc.assert(
    fc.property(anyMatrix(7), fc.nat(6), fc.nat(6), (matrix, a, b) => {
      const n = matrix.length;
      const listed = [a % n, b % n];
      const ownership = holdingsOf(matrix);
      const found = screening({ ownership }, listed, rule('OFAC'));
      const half = found.tests.shares[0]!;
      for (let party = 0; party < n; party++) {
        const { status, steps, isListed } = companyScreening(found, party);
        expect(steps.length > 0).toBe(status === 'BLOCKED' && !isListed);
        const known = new Set(listed);
        for (const { company, holdings: held } of steps) {
          for (const { owner } of held) expect(known.has(owner)).toBe(true);
          expect(isEnough(half, company, (owner) => held.some((one) => one.owner === owner), 'CERTAIN')).toBe(true);
          for (const left of held)
            expect(
              isEnough(
                half,
                company,
                (owner) => owner !== left.owner && held.some((one) => one.owner === owner),
                'CERTAIN',
              ),
            ).toBe(false);
          known.add(company);
        }
        if (steps.length > 0) expect(steps.at(-1)!.company).toBe(party);
        const all = found.reaches[0]!.certain;
        if (status === 'BLOCKED' && !isListed)
          expect(attributedShare(ownership, party, (owner) => all.has(owner))).toBeGreaterThanOrEqual(0.5);
      }
    }),
  );
});
