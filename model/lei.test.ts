import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isLei } from './lei.ts';

/** Check digits by whole numbers, as ISO/IEC 7064 writes it: 98 less the remainder of the number with 00 behind it. */
function withCheckDigits(body: string): string {
  const number = BigInt([...`${body}00`].map((character) => Number.parseInt(character, 36)).join(''));
  return `${body}${String(98n - (number % 97n)).padStart(2, '0')}`;
}

const body = fc.string({
  unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  minLength: 18,
  maxLength: 18,
});

test('an identifier with its check digits is one', () => {
  expect(isLei(withCheckDigits('ISTHMUS00000000001'))).toBe(true);
  fc.assert(fc.property(body, (text) => isLei(withCheckDigits(text))));
});

test('one wrong character is found out', () => {
  fc.assert(
    fc.property(body, fc.nat(19), fc.integer({ min: 1, max: 9 }), (text, at, shift) => {
      const lei = withCheckDigits(text);
      const digit = Number.parseInt(lei.charAt(at), 36);
      const other = digit < 10 ? (digit + shift) % 10 : 10 + ((digit - 10 + shift) % 26);
      return !isLei(lei.slice(0, at) + other.toString(36).toUpperCase() + lei.slice(at + 1));
    }),
  );
});

test('what is no identifier at all is none: short, long, in small letters, with letters for check digits', () => {
  const lei = withCheckDigits('ISTHMUS00000000001');
  for (const text of ['', lei.slice(1), `${lei}0`, lei.toLowerCase(), `${lei.slice(0, 18)}AA`])
    expect(isLei(text)).toBe(false);
});
