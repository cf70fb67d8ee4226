import { loadSameParties, type SameParties } from '../graph/same-parties.ts';
import type { Store } from '../graph/store.ts';
import { sameAsOfParties } from '../queries/__generated__/read.ts';

type SameAsRow = NonNullable<typeof sameAsOfParties.types>['row'];
/** A statement that two parties are one, as seen from one of them. */
export type SeenStatement = SameAsRow & { readonly followed: boolean };

/** Each statement once for a party asked of: it is stored once, and read from both of its ends. */
export async function loadSameAs(store: Store, keys: readonly string[]): Promise<SeenStatement[][]> {
  const same = await loadSameParties(store);
  const ofRecord = new Map<string, SameAsRow[]>();
  for (const row of await store.rows(sameAsOfParties, { keys: [...new Set(keys.flatMap(same.recordsOf))] }))
    ofRecord.set(row.party, [...(ofRecord.get(row.party) ?? []), row]);
  return keys.map((asked) => {
    const seen = new Set<string>();
    const ownFirst = [asked, ...same.recordsOf(asked).filter((record) => record !== asked)];
    return ownFirst
      .flatMap((record) => ofRecord.get(record) ?? [])
      .filter((row) => {
        const about = [...[row.party, row.other].sort(), row.dataset, row.record].join('\n');
        const isNew = !seen.has(about);
        seen.add(about);
        return isNew;
      })
      .map((row) => ({ ...row, followed: isFollowed(same, row) }));
  });
}

function isFollowed(same: SameParties, { party, other }: SameAsRow): boolean {
  return same.of(party) === same.of(other);
}
