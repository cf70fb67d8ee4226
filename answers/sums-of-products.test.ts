import { expect, test } from '@jest/globals';
import { type ProductSum, sumsOfProducts } from './sums-of-products.ts';

const sum = (more: Partial<ProductSum>): ProductSum => ({
  economy: 'MEX',
  partner: 'USA',
  dataset: 'goods',
  reportedBy: 'EXPORTER',
  basis: 'REPORTED',
  revision: 'HS2017',
  digits: 6,
  products: 2,
  usd: 60,
  ...more,
});

test('lengths of code that come to the same are one flow, told by the finest', () => {
  const finest = sum({});
  const rows = [sum({ digits: 2, products: 1 }), finest, sum({ digits: 4, products: 1 })];
  expect(sumsOfProducts(rows)).toEqual({ sums: [finest], mixed: [] });
});

test('a chapter of which only some products are stated counts whole, and its products not once more', () => {
  const chapter = sum({ digits: 2, products: 1, usd: 100 });
  expect(sumsOfProducts([sum({}), chapter, sum({ digits: 4, usd: 80 })])).toEqual({ sums: [chapter], mixed: [] });
});

test('each side, each basis and each dataset has a sum of its own', () => {
  const rows = [
    sum({}),
    sum({ reportedBy: 'IMPORTER', basis: 'MIRROR' }),
    sum({ basis: 'ESTIMATED' }),
    sum({ dataset: 'other' }),
    sum({ partner: 'CHN' }),
  ];
  expect(sumsOfProducts(rows)).toEqual({ sums: rows, mixed: [] });
});

test('products of two editions of the Harmonized System are not summed, nor are those of an edition and of none', () => {
  const rows = [sum({}), sum({ revision: 'HS2012' })];
  expect(sumsOfProducts(rows)).toEqual({ sums: [], mixed: rows });
  const partly = [sum({}), sum({ revision: null })];
  expect(sumsOfProducts(partly)).toEqual({ sums: [], mixed: partly });
});
