import type { Regime } from '../analytics/sanctions-rules.ts';
import type { listedPartiesOnDay } from '../queries/__generated__/read.ts';

/** A party on a list on a day. */
export type ListedParty = NonNullable<typeof listedPartiesOnDay.types>['row'];

/** Who keeps the lists of a regime, as sources word it, and which kinds of list its rule starts from. */
const lists: Readonly<Record<Regime, { readonly authority: RegExp; readonly types: readonly string[] }>> = {
  OFAC: { authority: /\bofac\b|office of foreign assets control/, types: ['SANCTIONS'] },
  EU: { authority: /\beu\b|european (union|council|commission|external action service)/, types: ['SANCTIONS'] },
  UK: {
    authority:
      /\b(uk|gb|ofsi|fcdo)\b|united kingdom|financial sanctions implementation|foreign commonwealth|majesty s treasury|hm treasury/,
    types: ['SANCTIONS'],
  },
  BIS: { authority: /\bbis\b|bureau of industry and security/, types: ['SANCTIONS', 'EXPORT_CONTROL'] },
};

/** Programmes that restrict some dealings and block nothing. */
const notBlocking = /\bssi\b|sectoral|\bcapta\b|\bmbs\b|\bnon sdn\b|\bns\b/;

/**
 * Whether a listing is one that the regime's rule starts from: told by who keeps the list, since sources name lists freely.
 *
 * A listing of a part of the party does not count, nor one under a programme that blocks nothing.
 */
export function countsFor(regime: Regime, { authority, programme, type, scope }: ListedParty): boolean {
  const { authority: keeper, types } = lists[regime];
  return (
    scope === null &&
    types.includes(type) &&
    keeper.test(plain(authority)) &&
    !(regime === 'OFAC' && notBlocking.test(plain(programme ?? '')))
  );
}

/** Small letters and digits, single spaces between. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
}
