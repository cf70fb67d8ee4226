import type { Store } from '../graph/store.ts';
import { economyIndex, firmPage, firmsByKey, industryIndex } from '../queries/__generated__/read.ts';

/** What a supply chain can be asked about by name. Of an economy: what it makes, or what its users buy. */
export type SubjectKind = 'ECONOMY' | 'INDUSTRY' | 'FIRM';

/** Somebody or something found by name. */
export interface NamedSubject {
  readonly kind: SubjectKind;
  /** As `SubjectInput` takes it. */
  readonly key: string;
  /** Null where no dataset names it. */
  readonly name: string | null;
  /** Economy of an industry, or the economy itself; null of a firm. */
  readonly economy: string | null;
}

/**
 * Whose supply chains a text may mean: economies, then industries, then firms, and of each kind whose key it is first.
 *
 * Every word of the text has to be found in the name or the code of an economy; in those of an industry or of its economy, so
 * that `mexico machinery` finds one; a firm holds the text as it is in its name or key. Case and accents do not matter, but to
 * firms the accents do. Economies that no longer exist, and sums of several, are not offered.
 *
 * @param most  of each kind.
 */
export async function loadSubjects(
  store: Store,
  search: string,
  kinds: ReadonlySet<SubjectKind>,
  most: number,
): Promise<readonly NamedSubject[]> {
  const text = search.trim();
  const words = plain(text)
    .split(/[\s,:]+/)
    .filter(Boolean);
  if (words.length === 0) return [];
  const all = await store.rows(economyIndex, {});
  const economies = all.filter(({ dissolved, aggregate }) => !dissolved && !aggregate);
  const found: NamedSubject[] = [];

  if (kinds.has('ECONOMY'))
    found.push(
      ...best(
        economies.map(({ key, name }) => ({ kind: 'ECONOMY' as const, key, name, economy: key })),
        ({ key, name }) => [key, name ?? ''],
        words,
        text,
      ).slice(0, most),
    );
  if (kinds.has('INDUSTRY')) {
    const names = new Map(all.map(({ key, name }) => [key, name ?? key]));
    const industries = await store.rows(industryIndex, {});
    found.push(
      ...best(
        industries.map(({ key, name, economy }) => ({ kind: 'INDUSTRY' as const, key, name, economy })),
        ({ key, name, economy }) => [key, name ?? '', names.get(economy ?? '') ?? ''],
        words,
        text,
      ).slice(0, most),
    );
  }
  if (kinds.has('FIRM')) {
    const pages = await store.rows(firmPage, { search: text, after: '', first: most });
    const keys = [...new Set([text, ...pages.map(({ key }) => key)])];
    const firms = new Map((await store.rows(firmsByKey, { keys })).map((firm) => [firm.key, firm]));
    const known = keys.flatMap((key) => firms.get(key) ?? []).slice(0, most);
    found.push(...known.map(({ key, name }) => ({ kind: 'FIRM' as const, key, name, economy: null })));
  }
  return found;
}

/**
 * Those in whose texts every word is found: first the one whose key is meant, then those whose name begins so. Of several words
 * it is the last that may be half typed: `mexico m` means its machinery before its farming.
 */
function best(
  subjects: readonly NamedSubject[],
  textsOf: (subject: NamedSubject) => readonly string[],
  words: readonly string[],
  asked: string,
): readonly NamedSubject[] {
  const last = words.at(-1) as string;
  const ranked = subjects.flatMap((subject) => {
    const texts = textsOf(subject).map(plain);
    if (!words.every((word) => texts.some((text) => text.includes(word)))) return [];
    const isNear = words.length === 1 ? texts.some((text) => text.startsWith(last)) : startsWord(subject.name, last);
    return [{ subject, rank: isKey(subject.key, asked) ? 0 : isNear ? 1 : 2 }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ subject }) => subject);
}

/** `MEX:MFE` is an industry's key too, without its classification. */
function isKey(key: string, asked: string): boolean {
  const [economy, , code] = key.split(':');
  return [key, `${economy}:${code}`].some((one) => one.toLowerCase() === asked.toLowerCase());
}

function startsWord(name: string | null, word: string): boolean {
  return plain(name ?? '')
    .split(/[^\p{Letter}\p{Number}]+/u)
    .some((one) => one.startsWith(word));
}

/** In small letters without accents. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}
