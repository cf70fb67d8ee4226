import type { Iso3 } from '../../../model/iso3.ts';

/** A party as the list of treaties has it: an economy, and by its code the part that it has in the document. */
export interface Listed {
  readonly economy: Iso3;
  readonly code: string;
}

/**
 * The pairs of economies that a document binds to one another, or of which the first leaves.
 *
 * Of the codes, 1 beside 2 is who joins or leaves beside who is there. Any other two codes are two sides, bound only across.
 */
export function pairsOfListed(
  parties: readonly Listed[],
  entry: 'base_treaty' | 'accession' | 'consolidated' | 'withdrawal',
): readonly (readonly [Iso3, Iso3])[] {
  const codes = new Set(parties.map(({ code }) => code));
  const isOfMovers = (entry === 'accession' || entry === 'withdrawal') && codes.has('1') && !codes.has('0');
  const pairs: (readonly [Iso3, Iso3])[] = [];
  for (const [at, one] of parties.entries()) {
    for (const [otherAt, other] of parties.entries()) {
      if (one.economy === other.economy) continue;
      const isTie = isOfMovers ? one.code === '1' : at < otherAt && (codes.size === 1 || one.code !== other.code);
      if (isTie) pairs.push([one.economy, other.economy]);
    }
  }
  return pairs;
}
