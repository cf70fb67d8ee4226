import anyAscii from 'any-ascii';
import { type LegalForm, legalForms } from './legal-form.ts';

/** A name of a firm as names are compared: in Latin letters, without its legal form, which is kept beside. */
export interface FirmName {
  /** As it was given. */
  readonly text: string;
  /** In small Latin letters without accents, in the order given; never empty. */
  readonly words: readonly string[];
  /** Null where the name has none that is known. */
  readonly form: LegalForm | null;
  /** What may stand for it: initials with and without `Group` and the legal form. Empty for names of one or two words. */
  readonly initials: readonly string[];
  /** It was given in another script and is spelled in Latin letters here. */
  readonly transliterated: boolean;
}

/** Words that a name has or lacks by chance. */
const smallWords = new Set('and of the for und et y de du des der di do da la le'.split(' '));
/** Words that initials leave out as often as not. */
const groupWords = new Set(['group', 'groupe', 'holding', 'holdings']);

/** Forms of scripts without blanks, longest first. */
const unspacedForms = Object.values(legalForms)
  .flat()
  .filter((text) => /\p{Script=Han}|\p{Script=Hangul}/u.test(text))
  .sort((a, b) => b.length - a.length);
const unspaced = new RegExp(unspacedForms.join('|'), 'gu');

/** Forms of one word that stand before the name as well; `Ab` or `As` before a name is a part of it. */
const leadingForms = new Set('llc ooo tov jsc ojsc cjsc pjsc ao oao zao pao ano'.split(' '));

/** Every known form as words, longest first, so that `joint stock company` is not taken for `company`. */
const forms = Object.entries(legalForms)
  .flatMap(([form, texts]) =>
    texts.map((text) => {
      const words = latinWords(text);
      return {
        words,
        form: form === 'ANY' ? null : (form as LegalForm),
        leads: words.length > 1 || leadingForms.has(words.join()) || unspacedForms.includes(text),
      };
    }),
  )
  .sort((a, b) => b.words.length - a.words.length);

/**
 * The names that a text gives a firm: the text itself, and what it has in brackets behind where that names the firm too,
 * such as `SMIC` in `Semiconductor Manufacturing International Corporation (SMIC)`.
 *
 * Other scripts are spelled in Latin letters sign by sign, so a Chinese name becomes Pinyin and does not meet an English
 * translation. Empty where the text has no letter or digit.
 */
export function firmNames(text: string): readonly FirmName[] {
  const [, before = '', inside = ''] = /^(.*\S)\s*[([（]([^()[\]（）]+)[)\]）]\s*\*?$/u.exec(text.trim()) ?? [];
  const main = firmName(before);
  const other = firmName(inside.replace(/^(formerly|previously|also|f\/?k\/?a|a\/?k\/?a)\b\.?( known as)?/i, ''));
  const namesItToo =
    main !== null && other !== null && (other.words.length > 1 || main.initials.includes(other.words.join('')));
  if (namesItToo) return [main, other];
  const whole = firmName(text);
  return whole === null ? [] : [whole];
}

/**
 * One name of a firm as names are compared; null where the text has no letter or digit.
 *
 * @source Unicode NFKC; transliteration by any-ascii.
 */
export function firmName(text: string): FirmName | null {
  const all = latinWords(text);
  let [start, end] = [0, all.length];
  let form: LegalForm | null = null;
  const formWords: string[] = [];
  for (;;) {
    const found = forms.find(
      ({ words, leads }) =>
        words.length < end - start && (stands(words, all, end - words.length) || (leads && stands(words, all, start))),
    );
    if (!found) break;
    const { length } = found.words;
    if (stands(found.words, all, end - length)) {
      formWords.unshift(...all.slice(end - length, end));
      end -= length;
    } else start += length;
    form ??= found.form;
  }
  const named = all.slice(start, end).filter((word) => !smallWords.has(word));
  const words = named.length > 0 ? named : all.slice(start, end);
  if (words.length === 0) return null;
  return {
    text,
    words,
    form,
    initials: initialsOf(words, formWords),
    transliterated: /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(text),
  };
}

function stands(words: readonly string[], all: readonly string[], at: number): boolean {
  return at >= 0 && words.every((word, k) => word === all[at + k]);
}

function latinWords(text: string): readonly string[] {
  const spaced = text.normalize('NFKC').replace(unspaced, ' $& ');
  return anyAscii(spaced)
    .toLowerCase()
    .replace(/['’`"]/g, '')
    .replace(/\ba\/s\b/g, 'as')
    .replace(/\b(?:[a-z]\.){2,}(?:[a-z]\b)?/g, (dotted) => `${dotted.replaceAll('.', '')} `)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

function initialsOf(words: readonly string[], formWords: readonly string[]): readonly string[] {
  const first = (list: readonly string[]) => list.map((word) => word[0]).join('');
  const narrow = words.filter((word) => !groupWords.has(word));
  const all = [words, narrow].flatMap((some) =>
    [[], formWords.slice(0, 1), formWords].map((form) => first([...some, ...form])),
  );
  return words.length + formWords.length < 3 ? [] : [...new Set(all)].filter(({ length }) => length >= 3);
}
