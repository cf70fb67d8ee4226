import { isLei } from '../model/lei.ts';
import { sameAs } from '../queries/__generated__/read.ts';
import type { Store } from './store.ts';

/** Which records of the graph are of one firm or person, as SAME_AS statements say. What each record states stays its own. */
export interface SameParties {
  /** The record that stands for the party: the first of them by key; the record itself where nothing is said of it. */
  of(key: string): string;
  /** All records of the party, by key; the one asked for where nothing is said of it. */
  recordsOf(key: string): readonly string[];
  /** Datasets whose statements join the records of the party; none where there is one record. */
  datasetsOf(key: string): readonly string[];
  /** The records of each party that has several. */
  readonly ofSeveral: readonly (readonly string[])[];
  /** Statements that are not followed: they would join two valid LEIs, or more records than a party has. */
  readonly refused: number;
}

type SameAsRow = NonNullable<typeof sameAs.types>['row'];

/** Records of one party. A longer row of statements joins by chance what no single one of them means. */
const mostRecords = 50;

/**
 * Which records are of one party, as the graph stands: read anew after each load, so that a statement taken back joins nothing.
 *
 * Requests that share their reads share what is made of them.
 */
export async function loadSameParties(store: Store): Promise<SameParties> {
  const statements = await store.rows(sameAs, {});
  const same = made.get(statements) ?? sameParties(statements);
  made.set(statements, same);
  return same;
}

const made = new WeakMap<readonly SameAsRow[], SameParties>();

/**
 * Joins records by statements, the first statement first.
 *
 * @complexity O(n) look-ups; a join moves the smaller party, of at most 50 records.
 * @source Merging of pairs without chaining, and never of two identifiers: ISO 17442 gives one LEI to one legal entity.
 */
export function sameParties(statements: readonly SameAsRow[]): SameParties {
  interface Group {
    readonly records: string[];
    readonly datasets: Set<string>;
    lei: string | null;
  }
  const groups = new Map<string, Group>();
  const groupOf = (key: string, lei: string | null): Group => {
    const known = groups.get(key);
    if (known) return known;
    const group = { records: [key], datasets: new Set<string>(), lei: lei !== null && isLei(lei) ? lei : null };
    groups.set(key, group);
    return group;
  };
  let refused = 0;
  for (const { party, other, partyLei, otherLei, dataset } of statements) {
    const [a, b] = [groupOf(party, partyLei), groupOf(other, otherLei)];
    if (a === b) {
      a.datasets.add(dataset);
      continue;
    }
    const twoLeis = a.lei !== null && b.lei !== null && a.lei !== b.lei;
    if (twoLeis || a.records.length + b.records.length > mostRecords) {
      refused++;
      continue;
    }
    const [large, small] = a.records.length >= b.records.length ? [a, b] : [b, a];
    for (const record of small.records) groups.set(record, large);
    large.records.push(...small.records);
    for (const from of [...small.datasets, dataset]) large.datasets.add(from);
    large.lei ??= small.lei;
  }
  const parties = [...new Set(groups.values())];
  for (const group of parties) group.records.sort();
  return {
    of: (key) => groups.get(key)?.records[0] ?? key,
    recordsOf: (key) => groups.get(key)?.records ?? [key],
    datasetsOf: (key) => [...(groups.get(key)?.datasets ?? [])].sort(),
    ofSeveral: parties.map(({ records }) => records).filter(({ length }) => length > 1),
    refused,
  };
}
