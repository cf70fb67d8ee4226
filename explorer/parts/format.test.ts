import { expect, test } from '@jest/globals';
import { formatFor, notKnown } from './format.ts';

const english = formatFor('en-US');

test('a share is a percentage, with more digits where it is small', () => {
  expect([0.12379958, 0.0965, 0.0052, 0.00041, 0, 1].map(english.percent)).toEqual([
    '12.4%',
    '9.65%',
    '0.52%',
    '0.0410%',
    '0.0%',
    '100.0%',
  ]);
});

test('a change says its sign, and no change has none', () => {
  expect([0.031, -0.25, 0].map(english.change)).toEqual(['+3.10%', '-25.0%', '0.0%']);
});

test('what is not known is said, and is not nothing', () => {
  expect([english.percent(null), english.usd(undefined), english.number(null)]).toEqual([notKnown, notKnown, notKnown]);
});

test('dollars are short, and numbers are written as the locale does', () => {
  expect(english.usd(26_182_000_000)).toBe('$26.2B');
  expect(formatFor('de-DE').percent(0.12379958)).toBe('12,4\u00a0%');
  expect(formatFor('de-DE').number(1234567.891, 1)).toBe('1.234.567,9');
});
