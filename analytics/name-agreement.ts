import type { FirmName } from './firm-name.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import type { Agreement } from './record-linkage.ts';

/** How two names agree, the strongest first. */
export type NameAgreement =
  | 'EQUAL'
  | 'SPELLED_EQUAL'
  | 'SHORT_EQUAL'
  | 'CLOSE'
  | 'INITIALS'
  | 'CONTAINED'
  | 'DIFFERENT';

/** Letters above which two equal names are seldom equal by chance. */
const shortName = 5;

/** Similarity from which two names differ by a slip of the pen. */
const closeNames = 0.95;
/** The same for each word of them. */
const closeWords = 0.9;

/**
 * How often names agree so. Judgments, not estimates: labelled pairs of the graph's own firms would replace them.
 *
 * `same` sums to 1 over what a pair of names can be: equal (0.6, in whichever way), close, and so on.
 *
 * @source The way of levels: Winkler, Overview of Record Linkage, US Census Bureau (2006), section 2.
 */
export const nameAgreements: Readonly<Record<NameAgreement, Agreement>> = {
  EQUAL: { same: 0.6, other: 3e-7 },
  SPELLED_EQUAL: { same: 0.6, other: 1e-6 },
  SHORT_EQUAL: { same: 0.6, other: 3.5e-6 },
  CLOSE: { same: 0.2, other: 4e-5 },
  INITIALS: { same: 0.05, other: 2.5e-5 },
  CONTAINED: { same: 0.1, other: 1.25e-4 },
  DIFFERENT: { same: 0.05, other: 0.9998 },
};

/**
 * How two names agree, whatever the order of their words and without their legal forms.
 *
 * EQUAL: the same words. SPELLED_EQUAL: the same, one of them in another script, whichever way that is spelled in Latin
 * letters (`Aeroskan`, `Aeroscan`). SHORT_EQUAL: equal, but so short that many firms could bear it. CLOSE: a slip of the pen apart. INITIALS: one
 * is the initials of the other. CONTAINED: all words of one are words of the other, as with parts of a group.
 */
export function nameAgreement(a: FirmName, b: FirmName): NameAgreement {
  const [x, y] = [sorted(a.words), sorted(b.words)];
  const inTwoScripts = a.transliterated !== b.transliterated;
  const areEqual = x === y || a.words.join('') === b.words.join('');
  if (areEqual || (inTwoScripts && sorted(foldedWords(a.words)) === sorted(foldedWords(b.words))))
    return x.length <= shortName ? 'SHORT_EQUAL' : inTwoScripts ? 'SPELLED_EQUAL' : 'EQUAL';
  if (areClose(a.words, b.words)) return 'CLOSE';
  if (a.initials.includes(b.words.join('')) || b.initials.includes(a.words.join(''))) return 'INITIALS';
  const [fewer, more] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  const isPart = fewer.every((word) => more.includes(word)) && fewer.join('').length > 2;
  return isPart ? 'CONTAINED' : 'DIFFERENT';
}

/**
 * Words of names with what spellings of other scripts differ in taken out: `Aeroskan` and `Aeroscan`, `TsST` and `CST`,
 * `Kholding` and `Holding` are one.
 */
export function foldedWords(words: readonly string[]): readonly string[] {
  return words.map((word) =>
    word
      .replaceAll('ts', 'c')
      .replaceAll('kh', 'h')
      .replaceAll('ph', 'f')
      .replaceAll('ck', 'k')
      .replace(/c(?!h)|q/g, 'k')
      .replaceAll('x', 'ks')
      .replaceAll('w', 'v')
      .replace(/[yj]/g, 'i')
      .replace(/(.)\1+/g, '$1'),
  );
}

function sorted(words: readonly string[]): string {
  return [...new Set(words)].sort().join('');
}

function areClose(a: readonly string[], b: readonly string[]): boolean {
  const digits = (words: readonly string[]) =>
    words
      .join(' ')
      .replace(/[^0-9]+/g, ' ')
      .trim();
  if (digits(a) !== digits(b)) return false;
  const pairs = [
    [a, b],
    [[...a].sort(), [...b].sort()],
  ] as const;
  return pairs.some(
    ([x, y]) =>
      jaroWinkler(x.join(''), y.join('')) >= closeNames &&
      (x.length === y.length
        ? x.every((word, at) => areCloseWords(word, y[at] ?? ''))
        : Math.abs(x.join('').length - y.join('').length) <= 1),
  );
}

/** `China Electronics` is no slip of the pen for `China Electric`: a slip adds or loses one letter. */
function areCloseWords(a: string, b: string): boolean {
  return Math.abs(a.length - b.length) <= 1 && jaroWinkler(a, b) >= closeWords;
}
