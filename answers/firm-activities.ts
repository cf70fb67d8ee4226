import type { Projection } from '../graph/projection.ts';
import type { Store } from '../graph/store.ts';
import { activitiesOfFirms } from '../queries/__generated__/read.ts';

/** Firms that are read at a time. */
export const firmsAPage = 2_000;

/** An industry that a firm earns its revenue in. */
export type Activity = NonNullable<typeof activitiesOfFirms.types>['row'];

/** By place of the firm in the layer: the industries that the layer states for its year. */
export type Activities = ReadonlyMap<number, readonly Activity[]>;

/** The industries of firms, by their places in the layer; of one that states none there is nothing. */
export async function readActivities(
  store: Store,
  { layer, keys, index }: Projection,
  firms: readonly number[],
): Promise<Activities> {
  const found = new Map<number, Activity[]>();
  for (let from = 0; from < firms.length; from += firmsAPage) {
    const some = firms.slice(from, from + firmsAPage).map((firm) => keys[firm] as string);
    for (const row of await store.rows(activitiesOfFirms, { keys: some })) {
      if (row.dataset !== layer.dataset || row.year !== layer.year) continue;
      const firm = index.get(row.firm) as number;
      const ofFirm = found.get(firm);
      if (ofFirm) ofFirm.push(row);
      else found.set(firm, [row]);
    }
  }
  return found;
}
