import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openEmbeddedStore } from '../graph/embedded/embedded-store.ts';
import { type Graph, graphOver } from '../graph/graph.ts';
import { loadInto, loadWorld } from '../test/world/world.ts';
import { type CarbonBill, carbonRules, loadCarbonBill } from './carbon.ts';

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

function expectOneWorld(bill: CarbonBill): void {
  for (const rule of carbonRules) {
    expect(Math.abs(bill.totals[rule] / bill.worldKt - 1)).toBeLessThan(1e-9);
    expect(sum(bill.economies.map(({ bills }) => bills[rule]))).toBeCloseTo(bill.totals[rule], 3);
  }
  expect(sum(bill.economies.map(({ netExportsKt }) => netExportsKt)) / bill.worldKt).toBeCloseTo(0, 9);
}

describe('the carbon bill of the test world', () => {
  let graph: Graph;
  let bill: CarbonBill;

  beforeAll(async () => {
    const store = openEmbeddedStore(null);
    await loadWorld(store);
    graph = graphOver(store);
    bill = await loadCarbonBill(graph, { year: 2011, dataset: null });
  });
  afterAll(() => graph.close());

  test('every rule charges what is emitted, and producers are charged where it is', () => {
    expectOneWorld(bill);
    expect(bill.worldKt).toBe(720);
    expect(bill.economies.map(({ key, bills }) => [key, bills.producers])).toEqual([
      ['CHN', 450],
      ['ROW', 200],
      ['MEX', 70],
    ]);
    expect(bill.converged).toBe(true);
  });

  test('what is emitted for users of one economy adds up to its consumers’ bill', () => {
    // Of each product, kt a million: e = own + what the inputs hold. Worked out from the table of README.md by elimination:
    // a = 0.5 + 0.2 b + 0.2 e + 0.1 c; b = 0.2 + 0.1 a + 0.2 d; e = 2 + 0.2 f + 0.2 c; f = 0.5 + 0.1 e;
    // c = 0.5 + 0.05 a + 0.1 e + 0.2 d; d = 0.1 c + 0.05 f.
    let [a, b, c, d, e, f] = [0, 0, 0, 0, 0, 0];
    for (let round = 0; round < 200; round++)
      [a, b, c, d, e, f] = [
        0.5 + 0.2 * b + 0.2 * e + 0.1 * c,
        0.2 + 0.1 * a + 0.2 * d,
        0.5 + 0.05 * a + 0.1 * e + 0.2 * d,
        0.1 * c + 0.05 * f,
        2 + 0.2 * f + 0.2 * c,
        0.5 + 0.1 * e,
      ];
    const mexico = 50 * a + 70 * b + 30 * e - 5 * c;
    const billOf = (key: string) => bill.economies.find((one) => one.key === key)?.bills;
    expect(billOf('MEX')?.consumers).toBeCloseTo(mexico, 9);
    expect(billOf('MEX')?.shared).toBeCloseTo((70 + mexico) / 2, 9);
    const industry = bill.industries.find(({ key }) => key === 'MEX:two:G');
    expect(industry).toMatchObject({ economy: 'MEX', emittedKt: 50 });
    expect(industry?.kgPerUsd).toBeCloseTo(a, 9); // kt a million USD is kg a USD
  });

  test('an industry of which nobody states emissions is not one that emits none', () => {
    expect(bill.industries.at(-1)).toMatchObject({ key: 'ROW:two:S', emittedKt: null });
    expect(bill.statedShare).toBeCloseTo(900 / 1100, 12);
    expect(bill.coverage).toMatchObject({ level: 'PARTIAL' });
    const codes = bill.assumptions.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(['BALANCED_TABLE', 'EMISSIONS_JOINED', 'EMISSIONS_NOT_STATED', 'NO_HOUSEHOLDS']),
    );
    expect(bill.datasets).toEqual(['table', 'emissions']);
  });

  test('flows are between two economies, the largest first', () => {
    const amounts = bill.flows.map(({ co2Kt }) => co2Kt);
    expect(amounts).toEqual(amounts.toSorted((x, y) => y - x));
    expect(bill.flows.every(({ from, to }) => from !== to)).toBe(true);
    const exported = (key: string) => sum(bill.flows.filter(({ from }) => from === key).map(({ co2Kt }) => co2Kt));
    const imported = (key: string) => sum(bill.flows.filter(({ to }) => to === key).map(({ co2Kt }) => co2Kt));
    for (const { key, netExportsKt } of bill.economies)
      expect(exported(key) - imported(key)).toBeCloseTo(netExportsKt, 9);
  });

  test.each([
    ['a year without a table', { year: 1950, dataset: null }, /No table within 3 years of 1950/],
    ['a dataset that there is not', { year: 2011, dataset: 'nobody' }, /No dataset has the key 'nobody'/],
    ['a table of which nobody states emissions', { year: 2008, dataset: 'goods' }, /No dataset of emissions/],
  ])('%s is refused', async (_, question, message) => {
    await expect(loadCarbonBill(graph, question)).rejects.toThrow(message);
  });
});

const folder = new URL('../../shared/data/io/', import.meta.url);
const [table, emitted] = ['wiot_2011_41c_8s.csv', 'wiot_41c_8s_co2_intensity_2000_2011.csv'].map((name) =>
  fileURLToPath(new URL(name, folder)),
) as [string, string];
const isThere = existsSync(table) && existsSync(emitted);
if (!isThere) process.stderr.write('../shared/data is not there: the world table is not asked for its carbon bill.\n');

(isThere ? test : test.skip)('the bill of 2011, as counted independently on the same files', async () => {
  const store = openEmbeddedStore(null);
  const graph = graphOver(store);
  try {
    await loadInto(store, 'mrio', [table], 'wiod', { year: '2011', unit: 'million-usd', scheme: 'wiod8' });
    await loadInto(store, 'emissions', [emitted], 'jrc', { scheme: 'wiod8', sector: 'group8' });
    const bill = await loadCarbonBill(graph, { year: 2011, dataset: null });
    expectOneWorld(bill);
    expect(bill.worldKt / 1e6).toBeCloseTo(30.9, 1);
    const billOf = (key: string) => bill.economies.find((one) => one.key === key)?.bills;
    expect((billOf('CHN')?.producers as number) / 1e6).toBeCloseTo(9.3, 2);
    expect((billOf('CHN')?.consumers as number) / 1e6).toBeCloseTo(8.04, 2);
    expect((billOf('USA')?.producers as number) / 1e6).toBeCloseTo(4.34, 2);
    expect((billOf('USA')?.consumers as number) / 1e6).toBeCloseTo(4.93, 2);
    expect(bill.imbalance.netUsd).toBeCloseTo(59_212e6, 0);
    expect(bill.assumptions.find(({ code }) => code === 'BALANCED_TABLE')?.text).toContain('59,212 million USD');
    expect(bill.emissionsOf).toEqual({ dataset: 'jrc', year: 2011 });
  } finally {
    await graph.close();
  }
});
