import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../graph/store.ts';
import { loadInto } from './world.ts';

/** A chain of firms as its files hold it; amounts are US dollars of 2011. */
export interface Chain {
  readonly firms: readonly {
    readonly id: string;
    /** Economies that it is seated in. */
    readonly seats: readonly string[];
    readonly output?: number;
    readonly purchases?: number;
  }[];
  readonly sales?: readonly {
    readonly supplier: string;
    readonly buyer: string;
    readonly usd: number | null;
    readonly product?: string;
  }[];
  /** Of capital. */
  readonly holdings?: readonly { readonly owner: string; readonly company: string; readonly share: number }[];
}

/**
 * Loads chains that have nothing to do with each other into one dataset, by one load through the ingest that users have.
 *
 * @returns one a chain: the key that the store has for an id of it. Keys begin with the dataset's.
 */
export async function loadChains(
  store: Store,
  dataset: string,
  chains: readonly Chain[],
): Promise<readonly ((id: string) => string)[]> {
  const keys = chains.map((_, at) => (id: string) => `${dataset}.${at}.${id}`);
  const rowsOf = (rows: (chain: Chain, key: (id: string) => string) => readonly string[]) =>
    chains.flatMap((chain, at) => rows(chain, keys[at] as (id: string) => string));
  const files = {
    firms: [
      'id,kind,name,economy,lei,industry,year,revenue_usd,purchases_usd',
      ...rowsOf(({ firms }, key) =>
        firms.flatMap(({ id, seats, output, purchases }) => {
          const figures = output === undefined ? ',,,' : `${seats[0]}:isic4:C29,2011,${output},${purchases ?? ''}`;
          return seats.map((economy) => `${key(id)},FIRM,${id},${economy},,${figures}`);
        }),
      ),
    ],
    supplies: [
      'supplier,buyer,product,year,usd',
      ...rowsOf(({ sales = [] }, key) =>
        sales.map(
          ({ supplier, buyer, usd, product = '' }) => `${key(supplier)},${key(buyer)},${product},2011,${usd ?? ''}`,
        ),
      ),
    ],
    holdings: [
      'holder,company,interest,exact_share,min_share,max_share,from,to',
      ...rowsOf(({ holdings = [] }, key) =>
        holdings.map(({ owner, company, share }) => `${key(owner)},${key(company)},ECONOMIC,${share},,,,`),
      ),
    ],
  };
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-chains-'));
  try {
    const said = Object.entries(files).filter(([, rows]) => rows.length > 1);
    const paths = said.map(([name, rows]) => {
      writeFileSync(join(folder, `${name}.csv`), `${rows.join('\n')}\n`);
      return join(folder, `${name}.csv`);
    });
    await loadInto(store, 'chain', paths, dataset);
    return keys;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
