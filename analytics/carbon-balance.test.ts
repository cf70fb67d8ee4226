import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { balancedTable } from './balanced-table.ts';
import { carbonBalance } from './carbon-balance.ts';
import { anyBalancedTable, statedTable, threeEconomies } from './industry-table.fixture.ts';
import { golden } from './supply-shares.fixture.ts';
import { wiot, wiotIsThere } from './wiot.fixture.ts';

type By = Record<string, number>;
interface Carbon {
  input: { emissions_kt: By; household_kt: By };
  expected: {
    producer: By;
    consumer: By;
    halfSplit: By;
    netExportEmbodied: By;
    embodied_origin_consumer: Record<string, By>;
    embodiedIntensity: By;
    chainShared: { phi: By; retainedByCell: By; finalConsumers: By; total: By };
    technologyAdjusted: { total: By };
    worldTotal: number;
  };
}

function close(found: ArrayLike<number>, names: readonly string[], expected: By): void {
  expect(found).toHaveLength(names.length);
  names.forEach((name, at) => {
    expect(Math.abs(found[at]! - expected[name]!)).toBeLessThan(1e-9);
  });
}

const sum = (amounts: Float64Array) => amounts.reduce((total, amount) => total + amount, 0);

test('g12: five bills of the same emissions, by economy and industry', () => {
  const { economies, cells, table } = threeEconomies();
  const { input, expected } = golden<Carbon>('g12_carbon_balance');
  const found = carbonBalance(table, {
    ofIndustries: Float64Array.from(cells, (cell) => input.emissions_kt[cell]!),
    ofHouseholds: Float64Array.from(economies, (name) => input.household_kt[name]!),
  });
  expect(found.converged).toBe(true);
  close(found.producers, economies, expected.producer);
  close(found.consumers, economies, expected.consumer);
  close(found.shared, economies, expected.halfSplit);
  close(found.chainShared, economies, expected.chainShared.total);
  close(found.technologyAdjusted, economies, expected.technologyAdjusted.total);
  close(found.netExports, economies, expected.netExportEmbodied);
  close(found.byIndustry.intensity, cells, expected.embodiedIntensity);
  close(found.byIndustry.passedOn, cells, expected.chainShared.phi);
  close(found.byIndustry.chainShared, cells, expected.chainShared.retainedByCell);
  close(found.byIndustry.producers, cells, input.emissions_kt);
  close(found.chainSharedConsumers, economies, expected.chainShared.finalConsumers);
  economies.forEach((from, at) => {
    close(found.embodied.subarray(at * 3, at * 3 + 3), economies, expected.embodied_origin_consumer[from]!);
  });
  expect(found.world).toBe(expected.worldTotal);
  expect(found.coverage).toBe(1);
});

const tableAndEmissions = anyBalancedTable(8).chain((table) =>
  fc.record({
    table: fc.constant(table),
    ofIndustries: fc
      .array(fc.nat(50), { minLength: table.output.length, maxLength: table.output.length })
      .map((amounts) => Float64Array.from(amounts)),
    ofHouseholds: fc.array(fc.nat(9), { minLength: 4, maxLength: 4 }).map((amounts) => Float64Array.from(amounts)),
  }),
);

test('every bill sums to what was emitted', () => {
  fc.assert(
    fc.property(tableAndEmissions, fc.nat(4), ({ table, ...emissions }, quarters) => {
      const found = carbonBalance(table, emissions, { producerShare: quarters / 4 });
      const world = sum(emissions.ofIndustries) + sum(emissions.ofHouseholds);
      for (const bill of [found.producers, found.consumers, found.shared, found.chainShared, found.technologyAdjusted])
        expect(Math.abs(sum(bill) - world)).toBeLessThan(1e-10 * (1 + world));
      expect(Math.abs(sum(found.embodied) - sum(emissions.ofIndustries))).toBeLessThan(1e-10 * (1 + world));
      expect(Math.abs(sum(found.netExports))).toBeLessThan(1e-10 * (1 + world));
    }),
  );
});

test('a chain that passes everything on is the consumers’ bill, one that passes nothing the producers’', () => {
  fc.assert(
    fc.property(tableAndEmissions, ({ table, ...emissions }) => {
      const passing = (share: number) => ({ passedOn: new Float64Array(table.output.length).fill(share) });
      const all = carbonBalance(table, emissions, passing(1));
      const nothing = carbonBalance(table, emissions, passing(0));
      all.consumers.forEach((bill, c) => {
        expect(Math.abs(all.chainShared[c]! - bill)).toBeLessThan(1e-9 * (1 + bill));
        expect(Math.abs(nothing.chainShared[c]! - nothing.producers[c]!)).toBeLessThan(1e-9 * (1 + bill));
      });
    }),
  );
});

test('what an economy causes by product adds up to its consumers’ bill, and flows to it as well', () => {
  fc.assert(
    fc.property(tableAndEmissions, ({ table, ...emissions }) => {
      const found = carbonBalance(table, emissions);
      found.consumers.forEach((bill, c) => {
        {
          const byProduct = sum(found.consumersByProduct.subarray(c * 3, c * 3 + 3));
          const byOrigin = [0, 1, 2, 3].reduce((total, from) => total + found.embodied[from * 4 + c]!, 0);
          expect(Math.abs(byProduct + emissions.ofHouseholds[c]! - bill)).toBeLessThan(1e-9 * (1 + bill));
          expect(Math.abs(byOrigin + emissions.ofHouseholds[c]! - bill)).toBeLessThan(1e-9 * (1 + bill));
        }
      });
    }),
  );
});

test('economies that make a product alike get no credit for technology', () => {
  // Both make the same product with the same emissions and sell 10 to each other.
  const { table } = balancedTable(
    statedTable(
      [
        [20, 0],
        [0, 20],
      ],
      [
        [70, 10],
        [10, 70],
      ],
      [0, 1],
      [0, 0],
    ),
  );
  const found = carbonBalance(table, { ofIndustries: Float64Array.of(100, 100), ofHouseholds: null });
  found.technologyAdjusted.forEach((bill, c) => {
    expect(bill).toBeCloseTo(found.consumers[c]!, 10);
  });
});

test('emissions that nobody states are a gap in coverage, and those without output stay at home', () => {
  const { table } = balancedTable(
    statedTable(
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      [[25], [75], [0]],
      [0, 0, 0],
      [0, 0, 0],
    ),
  );
  const found = carbonBalance(table, { ofIndustries: Float64Array.of(5, Number.NaN, 3), ofHouseholds: null });
  expect(found).toMatchObject({ world: 8, unplaced: 3, coverage: 0.25 });
  expect(Array.from(found.consumers)).toEqual([8]);
  expect(Array.from(found.producers)).toEqual([8]);
});

test('without industries there is no bill, and what is not an emission is refused', () => {
  const { table } = balancedTable(statedTable([], [], [], []));
  expect(carbonBalance(table, { ofIndustries: new Float64Array(0), ofHouseholds: null })).toMatchObject({
    world: 0,
    coverage: null,
  });
  const three = threeEconomies().table;
  const none = new Float64Array(6);
  expect(() => carbonBalance(three, { ofIndustries: new Float64Array(5), ofHouseholds: null })).toThrow(RangeError);
  expect(() => carbonBalance(three, { ofIndustries: none.map(() => -1), ofHouseholds: null })).toThrow(RangeError);
  expect(() => carbonBalance(three, { ofIndustries: none, ofHouseholds: none })).toThrow(/households of 6/);
  expect(() => carbonBalance(three, { ofIndustries: none, ofHouseholds: null }, { producerShare: 2 })).toThrow(/0..1/);
  expect(() =>
    carbonBalance(three, { ofIndustries: none, ofHouseholds: null }, { passedOn: none.map(() => 2) }),
  ).toThrow(RangeError);
});

(wiotIsThere ? test : test.skip)(
  '2011: 30.9 Gt, of which China answers for more as a producer, the United States as a consumer',
  () => {
    const { codes, emissions, ...stated } = wiot();
    const { table } = balancedTable(stated);
    const found = carbonBalance(table, { ofIndustries: emissions, ofHouseholds: null });
    const [producers, consumers] = [sum(found.producers), sum(found.consumers)];
    expect(Math.abs(producers - consumers)).toBeLessThan(1e-9 * producers);
    expect(Math.abs(sum(found.chainShared) - producers)).toBeLessThan(1e-9 * producers);
    expect(Math.abs(sum(found.technologyAdjusted) - producers)).toBeLessThan(1e-9 * producers);
    const gt = (bill: Float64Array, code: string) => Number((bill[codes.indexOf(code)]! / 1e6).toFixed(2));
    expect(Number((producers / 1e6).toFixed(1))).toBe(30.9);
    expect([gt(found.producers, 'CHN'), gt(found.consumers, 'CHN')]).toEqual([9.3, 8.04]);
    expect([gt(found.producers, 'USA'), gt(found.consumers, 'USA')]).toEqual([4.34, 4.93]);
    expect([gt(found.producers, 'DEU'), gt(found.consumers, 'DEU')]).toEqual([0.68, 0.82]);
  },
);
