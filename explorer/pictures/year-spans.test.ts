import { expect, test } from '@jest/globals';
import { spansOf, spanText } from './year-spans.ts';

test('years one after the other are a span, and a year twice is one', () => {
  expect(spansOf([2001, 2008, 2009, 2009, 2010, 2012]).map(spanText)).toEqual(['2001', '2008–2010', '2012']);
  expect(spansOf([])).toEqual([]);
});
