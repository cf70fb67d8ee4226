import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sixEconomies } from './industry-table.fixture.ts';
import { connectorQuadrants, mutualDependence, soleSupply, usualDependence } from './leverage.ts';
import { golden } from './supply-shares.fixture.ts';

interface Axes {
  perBloc: Record<string, { blocImportDependenceOnC: number; cTradeDependenceOnBloc: number; net: number }>;
  maxBlocDependence: number;
  leverage: number;
}

test('g09: leverage over each bloc and vulnerability to it', () => {
  const { leverageVulnerability } = golden<{ expected: { leverageVulnerability: Record<string, Axes> } }>(
    'g09_connector_index_6x3',
  ).expected;
  const { economies, sales, demand } = sixEconomies();
  const trade = (from: number, to: number) => (from === to ? 0 : sales[from]![to]! + demand[from]![to]!);
  const everyone = economies.map((_, at) => at);
  const sum = (usd: (other: number) => number) => everyone.reduce((total, other) => total + usd(other), 0);
  for (const [name, { perBloc, leverage, maxBlocDependence }] of Object.entries(leverageVulnerability)) {
    const economy = economies.indexOf(name);
    const found = Object.entries(perBloc).map(([key, expected]) => {
      const bloc = economies.indexOf(`${key}1`);
      const ties = mutualDependence({
        blocImportsFromEconomy: trade(economy, bloc),
        blocImports: sum((other) => trade(other, bloc)),
        economyTradeWithBloc: trade(economy, bloc) + trade(bloc, economy),
        economyTrade: sum((other) => trade(economy, other) + trade(other, economy)),
      });
      expect(ties.leverage).toBeCloseTo(expected.blocImportDependenceOnC, 12);
      expect(ties.vulnerability).toBeCloseTo(expected.cTradeDependenceOnBloc, 12);
      expect(ties.net).toBeCloseTo(expected.net, 12);
      return ties;
    });
    expect(Math.max(...found.map((ties) => ties.leverage!))).toBeCloseTo(leverage, 12);
    expect(Math.max(...found.map((ties) => ties.vulnerability!))).toBeCloseTo(maxBlocDependence, 12);
  }
});

test('dependence on nothing is not known, and not zero', () => {
  const none = { blocImportsFromEconomy: 0, blocImports: 0, economyTradeWithBloc: 0, economyTrade: 0 };
  expect(mutualDependence(none)).toEqual({ leverage: null, vulnerability: null, net: null });
  expect(mutualDependence({ ...none, blocImports: 5, economyTrade: 5 })).toEqual({
    leverage: 0,
    vulnerability: 0,
    net: null,
  });
  expect(() => mutualDependence({ ...none, blocImportsFromEconomy: 1 })).toThrow(RangeError);
  expect(() => mutualDependence({ ...none, economyTrade: Number.NaN })).toThrow(RangeError);
});

test('only products that mostly come from the economy are counted as held, and those in full', () => {
  const imports = [
    { fromEconomy: 60, total: 100 },
    { fromEconomy: 50, total: 100 },
    { fromEconomy: 49, total: 100 },
    { fromEconomy: 0, total: 0 },
  ];
  expect(soleSupply(imports)).toBeCloseTo(110 / 300, 14);
  expect(soleSupply(imports, 0.6)).toBeCloseTo(60 / 300, 14);
  expect(soleSupply(imports, 0)).toBeCloseTo(159 / 300, 14);
  expect(soleSupply([])).toBeNull();
  expect(() => soleSupply([{ fromEconomy: 2, total: 1 }])).toThrow(RangeError);
  expect(() => soleSupply([], 1.5)).toThrow(/threshold/);
});

test('a higher threshold never finds more leverage', () => {
  const product = fc.tuple(fc.nat(50), fc.nat(50)).map(([own, rest]) => ({ fromEconomy: own, total: own + rest }));
  fc.assert(
    fc.property(fc.array(product), fc.nat(10), fc.nat(10), (imports, a, b) => {
      const [low, high] = [Math.min(a, b) / 10, Math.max(a, b) / 10];
      expect(soleSupply(imports, high) ?? 0).toBeLessThanOrEqual(soleSupply(imports, low) ?? 0);
    }),
  );
});

test('what is usual is the median of those of whom it is known', () => {
  const known = [0.4, 0.1, null, 0.2].map((leverage) => ({ leverage, vulnerability: null }));
  expect(usualDependence(known)).toEqual({ leverage: 0.2, vulnerability: null });
});

test('quadrants are cut at the medians of those compared', () => {
  expect(
    connectorQuadrants([
      { leverage: 0.3, vulnerability: 0.2 },
      { leverage: 0.4, vulnerability: 0.5 },
      { leverage: 0.1, vulnerability: 0.6 },
      { leverage: 0.2, vulnerability: 0.1 },
      { leverage: null, vulnerability: 0.1 },
    ]),
  ).toEqual(['strong-connector', 'contested', 'dependent', 'peripheral', null]);
  // One economy is its own median, above which it is not.
  expect(connectorQuadrants([{ leverage: 0.3, vulnerability: 0.2 }])).toEqual(['peripheral']);
  expect(connectorQuadrants([])).toEqual([]);
});
