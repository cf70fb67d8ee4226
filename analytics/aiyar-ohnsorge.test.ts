import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { geopoliticalSpread } from './aiyar-ohnsorge.ts';
import { sixEconomies } from './industry-table.fixture.ts';
import { golden } from './supply-shares.fixture.ts';

interface IdealPoints {
  input: { idealPoints: Record<string, [number, number]> };
  expected: {
    leverageVulnerability: Record<
      string,
      { aiyarOhnsorge_exports_dim1: { vulnerability: number; connectedness: number } }
    >;
  };
}
const { input, expected } = golden<IdealPoints>('g09_connector_index_6x3');
const { economies, sales, demand } = sixEconomies();

test.each(economies)('g09: how the exports of %s are spread over the first dimension', (exporter) => {
  const at = economies.indexOf(exporter);
  const ties = economies.flatMap((partner, to) =>
    partner === exporter
      ? []
      : [
          {
            amount: sales[at]![to]! + demand[at]![to]!,
            distance: Math.abs(input.idealPoints[exporter]![0] - input.idealPoints[partner]![0]),
          },
        ],
  );
  const found = geopoliticalSpread(ties);
  const { vulnerability, connectedness } = expected.leverageVulnerability[exporter]!.aiyarOhnsorge_exports_dim1;
  expect(Math.abs(found!.vulnerability - vulnerability)).toBeLessThan(1e-9);
  expect(Math.abs(found!.connectedness - connectedness)).toBeLessThan(1e-9);
  expect(found!.coverage).toBe(1);
});

test('an economy tied to near and far alike is half as connected as they are apart', () => {
  const found = geopoliticalSpread([
    { amount: 5, distance: 0 },
    { amount: 5, distance: 2 },
  ]);
  expect(found).toEqual({ vulnerability: 1, connectedness: 1, coverage: 1 });
});

test('a partner whose position is not known is left out, and said to be', () => {
  const found = geopoliticalSpread([
    { amount: 3, distance: 1 },
    { amount: 1, distance: null },
    { amount: -8, distance: 2 },
  ]);
  expect(found).toEqual({ vulnerability: 1, connectedness: 0, coverage: 0.75 });
  expect(geopoliticalSpread([])).toBeNull();
  expect(geopoliticalSpread([{ amount: 1, distance: null }])).toBeNull();
  expect(() => geopoliticalSpread([{ amount: 1, distance: -1 }])).toThrow(RangeError);
  expect(() => geopoliticalSpread([{ amount: Number.NaN, distance: 1 }])).toThrow(RangeError);
});

test('the mean distance lies among the distances, the spread within half their range', () => {
  const ties = fc.array(fc.record({ amount: fc.integer({ min: 1, max: 99 }), distance: fc.nat(50) }), { minLength: 1 });
  fc.assert(
    fc.property(ties, (list) => {
      const { vulnerability, connectedness } = geopoliticalSpread(list)!;
      const distances = list.map(({ distance }) => distance);
      const [least, most] = [Math.min(...distances), Math.max(...distances)];
      expect(vulnerability).toBeGreaterThanOrEqual(least - 1e-9);
      expect(vulnerability).toBeLessThanOrEqual(most + 1e-9);
      expect(connectedness).toBeLessThanOrEqual((most - least) / 2 + 1e-9);
    }),
  );
});
