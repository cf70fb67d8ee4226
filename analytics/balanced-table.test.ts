import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { balancedTable, embodiedFlows, outputFor, worldDemand } from './balanced-table.ts';
import { csr } from './csr.ts';
import { anyBalancedTable, statedTable, threeEconomies } from './industry-table.fixture.ts';
import { wiot, wiotIsThere } from './wiot.fixture.ts';

test('a table that balances stays as it is', () => {
  const { stated } = threeEconomies();
  const { table, grossDiscrepancy, leftOut, overspent } = balancedTable(stated);
  expect(Array.from(table.output)).toEqual([173, 182, 217, 136, 96, 72]);
  expect(grossDiscrepancy).toBeLessThan(1e-9);
  expect([leftOut, overspent]).toEqual([[], []]);
  expect(table.valueAdded[0]).toBeCloseTo(76 / 173, 14);
});

test('output is what is sold, whatever was stated, and the difference is named', () => {
  // 0 sells 30 to 1 and 70 to the end; 1 sells 100. Stated 110 and 95, so of 1's 30 are bought 30 / 95.
  const stated = statedTable(
    [
      [0, 30],
      [0, 0],
    ],
    [[70], [100]],
    [0, 0],
    [0, 1],
  );
  const off = {
    ...stated,
    output: Float64Array.of(110, 95),
    purchases: { ...stated.purchases, weights: Float64Array.of(30 / 95) },
  };
  const { table, netDiscrepancy, grossDiscrepancy } = balancedTable(off);
  expect(table.output[0]).toBeCloseTo(100, 12);
  expect(table.output[1]).toBe(100);
  expect(netDiscrepancy).toBeCloseTo(5, 12);
  expect(grossDiscrepancy).toBeCloseTo(15, 12);
  expect(table.purchases.weights[0]).toBeCloseTo(0.3, 14);
  expect(table.valueAdded[1]).toBeCloseTo(0.7, 14);
});

test('who buys but sells nothing is left out, and then who sold to nobody else', () => {
  // 2 sells nothing and buys of 1, which sells to nobody else and buys of 0.
  const { table, leftOut, netDiscrepancy } = balancedTable({
    purchases: csr(3, [1, 2], [0, 1], [1, 2]),
    output: Float64Array.of(60, 10, 5),
    finalDemand: Float64Array.of(50, 0, 0),
    economyOf: new Uint32Array(3),
    economies: 1,
    productOf: new Uint32Array(3),
    products: 1,
  });
  expect(leftOut).toEqual([1, 2]);
  expect(Array.from(table.output)).toEqual([50, 0, 0]);
  expect(netDiscrepancy).toBe(25);
  expect(table.valueAdded).toEqual(Float64Array.of(1, 0, 0));
});

test('an industry that buys more than it sells has a negative value added, and is named', () => {
  const stated = statedTable(
    [
      [0, 30],
      [0, 0],
    ],
    [[0], [20]],
    [0, 0],
    [0, 0],
  );
  const { table, overspent } = balancedTable(stated);
  expect(overspent).toEqual([1]);
  expect(table.valueAdded[1]).toBeCloseTo(-0.5, 14);
});

test('a table without industries balances; one that is not a table is refused', () => {
  const none = statedTable([], [], [], []);
  expect(balancedTable(none)).toMatchObject({ netDiscrepancy: 0, leftOut: [], overspent: [] });
  const { stated } = threeEconomies();
  expect(() => balancedTable({ ...stated, output: new Float64Array(2) })).toThrow(/output has length 2/);
  expect(() => balancedTable({ ...stated, finalDemand: new Float64Array(6) })).toThrow(/final demand/);
  expect(() => balancedTable({ ...stated, economies: 2, finalDemand: new Float64Array(12) })).toThrow(/no economy/);
  expect(() => balancedTable({ ...stated, products: 1 })).toThrow(/no product/);
});

test('the output that all demand calls forth is the output that there is', () => {
  fc.assert(
    fc.property(anyBalancedTable(9), (table) => {
      outputFor(table.purchases, worldDemand(table)).forEach((usd, i) => {
        expect(Math.abs(usd - table.output[i]!)).toBeLessThan(1e-10 * (1 + usd));
      });
    }),
  );
});

test('value added by all is absorbed by all', () => {
  fc.assert(
    fc.property(anyBalancedTable(9), (table) => {
      const { flows } = embodiedFlows(table, table.valueAdded);
      const added = table.output.reduce((sum, usd, i) => sum + usd * table.valueAdded[i]!, 0);
      const demanded = table.finalDemand.reduce((sum, usd) => sum + usd, 0);
      const absorbed = flows.reduce((sum, usd) => sum + usd, 0);
      expect(Math.abs(absorbed - added)).toBeLessThan(1e-10 * added);
      expect(Math.abs(absorbed - demanded)).toBeLessThan(1e-10 * demanded);
    }),
  );
});

(wiotIsThere ? test : test.skip)('the table of 2011 misses its balance by 59,212 million dollars', () => {
  const { netDiscrepancy, grossDiscrepancy, leftOut, overspent, table } = balancedTable(wiot());
  expect(Math.round(netDiscrepancy)).toBe(59_212);
  expect(Math.round(grossDiscrepancy)).toBe(59_226);
  expect(overspent).toEqual([]);
  expect(leftOut).toEqual([]);
  outputFor(table.purchases, worldDemand(table)).forEach((usd, i) => {
    expect(Math.abs(usd - table.output[i]!)).toBeLessThan(1e-9 * (1 + usd));
  });
});
