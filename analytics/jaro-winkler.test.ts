import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { jaroWinkler } from './jaro-winkler.ts';

test('the examples of the literature have their published similarities', () => {
  // Winkler (1990) and (1994), to three places.
  expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.961, 3);
  expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 3);
  expect(jaroWinkler('dixon', 'dicksonx')).toBeCloseTo(0.813, 3);
});

test('the same text is 1, nothing in common is 0, and so is nothing at all', () => {
  expect(jaroWinkler('acme', 'acme')).toBe(1);
  expect(jaroWinkler('abc', 'xyz')).toBe(0);
  expect(jaroWinkler('', 'abc')).toBe(0);
});

test('it is the same both ways and stays from 0 to 1', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
      const similarity = jaroWinkler(a, b);
      expect(jaroWinkler(b, a)).toBeCloseTo(similarity, 12);
      return similarity >= 0 && similarity <= 1;
    }),
  );
});
