import { expect, test } from '@jest/globals';
import { knownRows, lacksOf, yearRuns } from './missing.ts';

const series = [
  { year: 2009, missing: [{ figure: 'TRADE' as const, bloc: null, reason: 'No trade data are of 2009.' }] },
  {
    year: 2010,
    missing: [
      { figure: 'TRADE' as const, bloc: null, reason: 'No trade data are of 2010.' },
      { figure: 'VOTES' as const, bloc: 'us', reason: 'No member has an ideal point in 2010.' },
    ],
  },
  { year: 2012, missing: [] },
];

test('a reason stands once, with all its years', () => {
  expect(lacksOf(series)).toEqual([
    { figure: 'Trade', bloc: null, years: '2009–2010', reason: 'No trade data are of the year.' },
    { figure: 'Votes', bloc: 'us', years: '2010', reason: 'No member has an ideal point in the year.' },
  ]);
});

test('what lacks of one bloc is known in part, and without trade nobody knows who needs whom', () => {
  const rows = new Map(
    knownRows(series, ['us', 'china']).map(({ name, cells }) => [name, cells.map(({ known }) => known)]),
  );
  expect(rows.get('Trade')).toEqual(['none', 'none', 'all']);
  expect(rows.get('Leverage')).toEqual(['none', 'none', 'all']);
  expect(rows.get('Votes')).toEqual(['all', 'part', 'all']);
});

test('years in a row are a span', () => {
  expect(yearRuns([2008, 2010, 2011, 2012])).toBe('2008, 2010–2012');
});
