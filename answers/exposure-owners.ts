import type { Graph } from '../graph/graph.ts';
import type { HoldingsOnDay } from '../graph/holdings-on-day.ts';
import { holdingsInFirms } from '../queries/__generated__/read.ts';
import type { OwnedReadings } from './exposure-bloc.ts';

/** A holding as a dataset states it. */
export type StatedHolding = NonNullable<typeof holdingsInFirms.types>['row'];

/** Holdings that lead from a supplier up to a party of the bloc. */
export interface OwnerChain {
  readonly by: 'OWNERSHIP' | 'CONTROL';
  /** Share of the supplier that comes to the last party this way, 0..1; null for control, which is no product of shares. */
  readonly share: number | null;
  /** Keys from the supplier to the party of the bloc. */
  readonly parties: readonly string[];
  /** From the supplier upwards; each holding with every row that states it. */
  readonly hops: readonly OwnerHop[];
}

export interface OwnerHop {
  readonly holder: string;
  readonly company: string;
  readonly statements: readonly StatedHolding[];
}

/** A supplier that counts to the bloc, and why. */
export interface PathMember {
  readonly key: string;
  /** How far it counts by the membership asked, 0..1. */
  readonly membership: number;
  readonly location: number;
  /** Null for industries: nobody states who owns them. */
  readonly ownership: number | null;
  readonly control: number | null;
  /** The part whose owners nobody states: `ownership` may be more by as much. */
  readonly unknownOwnership: number | null;
  readonly owners: readonly OwnerChain[];
}

/** Chains of holdings named for each member. */
const chainsNamed = 3;

/**
 * Why parties count to the bloc by their owners, with the rows that state each holding.
 *
 * @param keys  of firms of the layer; one that is no party of any holding has no chain.
 */
export async function loadOwnerChains(
  { store, solver }: Graph,
  { holdings, parties }: OwnedReadings,
  keys: readonly string[],
): Promise<ReadonlyMap<string, readonly OwnerChain[]>> {
  const held = [...new Set(keys.flatMap((key) => holdings.index.get(key) ?? []))];
  if (held.length === 0) return new Map();
  const found = await solver.memberChains(holdings, parties, held, chainsNamed);
  const chains = found.flatMap(({ ownership, control }) => [
    ...ownership.map(({ parties: chain }) => chain),
    ...(control ? [control] : []),
  ]);
  const companies = new Set(
    chains.flatMap((chain) =>
      chain.slice(0, -1).flatMap((party) => holdings.same.recordsOf(holdings.keys[party] as string)),
    ),
  );
  const rows = await store.rows(holdingsInFirms, { keys: [...companies], date: holdings.date });
  const hopsOf = (chain: readonly number[]) => hopsAlong(holdings, chain, rows);
  const named = (chain: readonly number[]) => chain.map((party) => holdings.keys[party] as string);
  const chainsOf = new Map(
    found.map(({ party, ownership, control }) => [
      party,
      [
        ...ownership.map(
          ({ parties: chain, share }): OwnerChain => ({
            by: 'OWNERSHIP',
            share,
            parties: named(chain),
            hops: hopsOf(chain),
          }),
        ),
        ...(control ? [{ by: 'CONTROL', share: null, parties: named(control), hops: hopsOf(control) } as const] : []),
      ],
    ]),
  );
  return new Map(
    keys.map((key) => {
      const party = holdings.index.get(key);
      return [key, (party === undefined ? undefined : chainsOf.get(party)) ?? []];
    }),
  );
}

function hopsAlong(
  { keys, index }: HoldingsOnDay,
  chain: readonly number[],
  rows: readonly StatedHolding[],
): readonly OwnerHop[] {
  return chain.slice(1).map((holder, at) => {
    const company = chain[at] as number;
    const statements = rows.filter((row) => index.get(row.firm) === company && index.get(row.holder) === holder);
    return { holder: keys[holder] as string, company: keys[company] as string, statements };
  });
}
