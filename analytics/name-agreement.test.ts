import { expect, test } from '@jest/globals';
import { firmName } from './firm-name.ts';
import { type NameAgreement, nameAgreement, nameAgreements } from './name-agreement.ts';

test.each<[string, string, NameAgreement]>([
  ['Sample Propeller Co., Ltd.', 'PROPELLER SAMPLE LIMITED', 'EQUAL'],
  ['Sample Micro-Fabrication Inc.', 'Sample Microfabrication', 'EQUAL'],
  ['SMIC', 'S.M.I.C.', 'SHORT_EQUAL'],
  ['Аэроскан', 'Aeroscan LLC', 'SPELLED_EQUAL'],
  ['ТрансКомплектХолдинг', 'TransKomplektHolding', 'SPELLED_EQUAL'],
  ['Aeroskan', 'Aeroscan', 'CLOSE'], // both in Latin letters: a c for a k is a slip
  ['Sample Propeler', 'Sample Propeller', 'CLOSE'],
  ['Semiconductor Manufacturing International Corporation', 'SMIC', 'INITIALS'],
  ['CETC', 'CETC Sample Institute', 'CONTAINED'],
  ['14th Research Institute of CETC', '15th Research Institute of CETC', 'DIFFERENT'],
  ['China Electronics Corporation', 'China Electric Corporation', 'DIFFERENT'],
  ['Acme', 'Bolt', 'DIFFERENT'],
])('%s and %s: %s', (a, b, agreement) => {
  const [x, y] = [firmName(a), firmName(b)];
  if (!x || !y) throw new Error('both are names');
  expect(nameAgreement(x, y)).toBe(agreement);
  expect(nameAgreement(y, x)).toBe(agreement);
});

test('what a pair of names can be sums to one', () => {
  const { EQUAL, CLOSE, INITIALS, CONTAINED, DIFFERENT } = nameAgreements;
  const kinds = [EQUAL, CLOSE, INITIALS, CONTAINED, DIFFERENT];
  expect(kinds.reduce((sum, { same }) => sum + same, 0)).toBeCloseTo(1, 12);
  expect(kinds.reduce((sum, { other }) => sum + other, 0)).toBeCloseTo(1, 4);
});
