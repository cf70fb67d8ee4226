import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';

interface Party {
  readonly id: string;
  readonly kind: string;
  readonly economy: string;
  readonly industry: string;
  readonly revenue_usd: string;
  readonly purchases_usd: string;
}
interface Holding {
  readonly holder: string;
  readonly company: string;
  readonly interest: string;
  readonly exact_share: string;
  readonly min_share: string;
  readonly max_share: string;
  readonly from: string;
  readonly to: string;
}
interface Supply {
  readonly supplier: string;
  readonly buyer: string;
  readonly product: string;
  readonly usd: string;
}

const here = import.meta.dirname;
const parties = readTable<Party>('firms.csv');
const holdings = readTable<Holding>('holdings.csv');
const supplies = readTable<Supply>('supplies.csv');
const firms = new Map(parties.filter((party) => party.kind === 'FIRM').map((firm) => [firm.id, firm]));

test('every supply and holding is between parties that are listed, and only firms are held, sell or buy', () => {
  const ids = new Set(parties.map((party) => party.id));
  expect(ids.size).toBe(parties.length);
  expect(supplies.filter(({ supplier, buyer }) => !firms.has(supplier) || !firms.has(buyer))).toEqual([]);
  expect(holdings.filter(({ holder, company }) => !ids.has(holder) || !firms.has(company))).toEqual([]);
  expect(supplies.filter(({ product }) => !/^(\d{6})?$/.test(product))).toEqual([]);
});

test('stated supplies are at most purchases, sales to listed buyers at most revenue, purchases below revenue', () => {
  for (const firm of firms.values()) {
    const bought = sum(supplies.filter(({ buyer }) => buyer === firm.id));
    const sold = sum(supplies.filter(({ supplier }) => supplier === firm.id));
    if (bought > 0) expect(bought).toBeLessThanOrEqual(Number(firm.purchases_usd));
    expect(sold).toBeLessThanOrEqual(Number(firm.revenue_usd));
    if (firm.purchases_usd !== '') expect(Number(firm.purchases_usd)).toBeLessThan(Number(firm.revenue_usd));
  }
});

test('shares in force at the end of 2011 sum to at most one, and the car-parts maker has an unknown remainder', () => {
  const inForce = holdings.filter(({ from, to }) => from <= '2011-12-31' && (to === '' || to > '2011-12-31'));
  const held = (company: string, interest: string) =>
    inForce
      .filter((holding) => holding.company === company && holding.interest === interest)
      .reduce((total, holding) => total + Number(holding.exact_share || holding.min_share), 0);
  for (const company of firms.keys()) {
    for (const interest of ['ECONOMIC', 'VOTING', 'CONTROL']) expect(held(company, interest)).toBeLessThanOrEqual(1);
  }
  expect(held('quimera', 'ECONOMIC')).toBeCloseTo(0.85, 12);
  expect(
    holdings.filter(({ exact_share, min_share, max_share }) => (exact_share === '') === (min_share + max_share === '')),
  ).toEqual([]);
});

test('the chain has one loop, from the car-parts maker to its forge and back, where each also holds the other', () => {
  const returning = parties.map(({ id }) => id).filter((id) => upstream(id).has(id));
  expect(returning.sort()).toEqual(['basilisco', 'quimera']);
  const pairs = new Set(holdings.map(({ holder, company }) => `${holder} ${company}`));
  expect(pairs.has('quimera basilisco') && pairs.has('basilisco quimera')).toBe(true);
});

test('the industry of a firm is one of the table of 2011', () => {
  const labels = gunzipSync(readFileSync(join(here, 'wiod8-2011.csv.gz')))
    .toString('utf8')
    .split('\n')
    .map((line) => line.slice(0, line.indexOf(',')).replace('RoW_', 'ROW_'));
  const known = new Set(labels.map((label) => label.replace('_', ':wiod8:')));
  expect([...firms.values()].filter(({ industry }) => !known.has(industry))).toEqual([]);
});

function upstream(buyer: string, seen = new Set<string>()): Set<string> {
  for (const supply of supplies.filter((row) => row.buyer === buyer)) {
    if (seen.has(supply.supplier)) continue;
    seen.add(supply.supplier);
    upstream(supply.supplier, seen);
  }
  return seen;
}

function sum(rows: readonly Supply[]): number {
  return rows.reduce((total, row) => total + Number(row.usd), 0);
}

function readTable<T>(name: string): T[] {
  return parse<T>(readFileSync(join(here, name), 'utf8'), { columns: true });
}
