import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type BrokerageRoles, brokerageRoles } from './gould-fernandez.ts';
import { sixEconomies } from './industry-table.fixture.ts';
import { golden } from './supply-shares.fixture.ts';

const none = { coordinator: 0, itinerant: 0, gatekeeper: 0, representative: 0, liaison: 0 };
const ties = (...rows: number[][]) => rows.map((row) => new Set(row));

test('g08: trade of 12 and more leaves the connectors no open path to broker', () => {
  const { expected } = golden<{ expected: { gouldFernandez_threshold12: Record<string, BrokerageRoles> } }>(
    'g08_blocpair_intermediation',
  );
  const { economies, sales, demand } = sixEconomies();
  const traded = economies.map(
    (_, from) =>
      new Set(economies.flatMap((_, to) => (from !== to && sales[from]![to]! + demand[from]![to]! >= 12 ? [to] : []))),
  );
  const found = brokerageRoles(
    traded,
    economies.map((_, at) => at),
  );
  expect(Object.fromEntries(economies.map((economy, at) => [economy, found[at]]))).toEqual(
    expected.gouldFernandez_threshold12,
  );
});

test.each([
  ['coordinator', [0, 0, 0]],
  ['itinerant', [0, 1, 0]],
  ['gatekeeper', [0, 1, 1]],
  ['representative', [0, 0, 1]],
  ['liaison', [0, 1, 2]],
] as const)('a %s is told by the groups of the three', (role, groups) => {
  expect(brokerageRoles(ties([1], [2], []), groups)).toEqual([none, { ...none, [role]: 1 }, none]);
});

test('a tie of their own, a way back and a self-loop leave nothing to broker', () => {
  expect(brokerageRoles(ties([1, 2], [2], []), [0, 1, 2])[1]).toEqual(none);
  expect(brokerageRoles(ties([1], [0]), [0, 1])).toEqual([none, none]);
  expect(brokerageRoles(ties([0, 1], [1]), [0, 1])).toEqual([none, none]);
  expect(brokerageRoles([], [])).toEqual([]);
  expect(() => brokerageRoles(ties([]), [])).toThrow(RangeError);
});

test('the roles of all nodes together count every open two-path once', () => {
  const anyTies = fc.array(fc.uniqueArray(fc.nat(5), { maxLength: 6 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(anyTies, fc.array(fc.nat(2), { minLength: 6, maxLength: 6 }), (rows, groups) => {
      let open = 0;
      for (let a = 0; a < 6; a++)
        for (let c = 0; c < 6; c++)
          for (let d = 0; d < 6; d++)
            if (new Set([a, c, d]).size === 3 && rows[a]!.includes(c) && rows[c]!.includes(d) && !rows[a]!.includes(d))
              open++;
      const counted = brokerageRoles(ties(...rows), groups).flatMap((roles) => Object.values(roles) as number[]);
      expect(counted.reduce((sum, count) => sum + count, 0)).toBe(open);
    }),
  );
});
