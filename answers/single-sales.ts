import type { Projection } from '../graph/projection.ts';
import type { Store } from '../graph/store.ts';
import { salesToFirms } from '../queries/__generated__/read.ts';

/** One sale to a firm. Firms are places in the projection. */
export interface SingleSale {
  readonly buyer: number;
  readonly supplier: number;
  /** HS code; null where nobody states it. */
  readonly product: string | null;
  /** US dollars; null where nobody states it. */
  readonly usd: number | null;
}

/** Buyers read at a time. */
const page = 500;

/**
 * The sales to firms of a layer one by one, where the projection has them summed by supplier.
 *
 * @param buyers  those asked; all of the layer where nothing is said. Suppliers that the layer does not show are left out.
 */
export async function* loadSingleSales(
  store: Store,
  { layer: { dataset, year }, keys, index }: Projection,
  buyers: Iterable<number> = keys.keys(),
): AsyncIterable<SingleSale> {
  const asked = Array.from(buyers, (buyer) => keys[buyer] as string);
  // Read apart from the reads that requests share: a layer of millions would push all others out.
  const options = { timeoutMs: Number.POSITIVE_INFINITY };
  for (let from = 0; from < asked.length; from += page) {
    const some = asked.slice(from, from + page);
    for (const row of await store.rows(salesToFirms, { dataset, year, keys: some }, options)) {
      const buyer = index.get(row.buyer) as number;
      for (const [at, key] of row.suppliers.entries()) {
        const supplier = index.get(key);
        if (supplier === undefined) continue;
        const usd = row.usd[at] as number;
        yield { buyer, supplier, product: row.products[at] || null, usd: usd < 0 ? null : usd };
      }
    }
  }
}
