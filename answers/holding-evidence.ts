import type { HoldingsOnDay } from '../graph/holdings-on-day.ts';
import type { Store } from '../graph/store.ts';
import { KnownError } from '../model/errors.ts';
import { evidenceOfHoldings } from '../queries/__generated__/read.ts';

/** What a holding is of: capital, votes, or control by appointment, contract or the like. */
export type Interest = 'ECONOMIC' | 'VOTING' | 'CONTROL';

/** The statement that a holding was read from. */
export interface HoldingStatement {
  readonly owner: string;
  readonly company: string;
  /** Of what kind; where nobody states the kind asked for, the one that stands for it. */
  readonly interest: string;
  /** Stated shares, 0..1; null where nobody states them. */
  readonly exactShare: number | null;
  readonly minShare: number | null;
  readonly maxShare: number | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Relationship in the graph. */
  readonly id: string;
  readonly dataset: string;
  readonly record: string;
  readonly basis: string;
  /** Datasets that state the same holding, and come after this one by precedence. */
  readonly alsoStatedBy: readonly string[];
}

/** One holding asked about, parties as places in the holdings' keys. */
export interface HoldingAsked {
  readonly owner: number;
  readonly company: number;
  readonly interest: Interest;
}

type EvidenceRow = NonNullable<typeof evidenceOfHoldings.types>['row'];

/**
 * The statements behind holdings, in the order asked: one round trip for all.
 *
 * Where several say the same holding, the dataset first by precedence counts, and of it the first statement is named.
 *
 * @throws KnownError CHANGED_MEANWHILE where a load has taken one back since the holdings were read.
 */
export async function loadHoldingStatements(
  store: Store,
  { keys, index, date, precedence, same }: HoldingsOnDay,
  asked: readonly HoldingAsked[],
): Promise<readonly HoldingStatement[]> {
  if (asked.length === 0) return [];
  const ends = new Map<number, Set<string>>();
  const recordsOf = (party: number) => same.recordsOf(keys[party] as string);
  for (const { owner, company } of asked) {
    const companies = ends.get(owner) ?? new Set();
    ends.set(owner, companies);
    for (const record of recordsOf(company)) companies.add(record);
  }
  const rows = [...ends].flatMap(([owner, companies]) =>
    recordsOf(owner).map((start) => ({ start, ends: [...companies] })),
  );
  const stated = new Map<string, EvidenceRow[]>();
  for (const row of await store.rows(evidenceOfHoldings, { date, rows })) {
    const pair = pairKey(index.get(row.holder), index.get(row.firm));
    stated.set(pair, [...(stated.get(pair) ?? []), row]);
  }
  const rank = new Map(precedence.map((dataset, at) => [dataset, at]));
  const rankOf = ({ dataset }: EvidenceRow) => rank.get(dataset) ?? rank.size;
  return asked.map(({ owner, company, interest }) => {
    const pair = stated.get(pairKey(owner, company)) ?? [];
    const other = interest === 'ECONOMIC' ? 'VOTING' : 'ECONOMIC';
    const ofKind = pair.filter((row) => row.interest === interest);
    const found = ofKind.length > 0 || interest === 'CONTROL' ? ofKind : pair.filter((row) => row.interest === other);
    const [first] = found.toSorted((a, b) => rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1));
    if (!first) throw new KnownError('CHANGED_MEANWHILE', { dataset: precedence.join(', ') });
    const { holder, firm, ...said } = first;
    const others = found.filter(({ dataset }) => dataset !== first.dataset).map(({ dataset }) => dataset);
    return { owner: holder, company: firm, ...said, alsoStatedBy: [...new Set(others)].sort() };
  });
}

function pairKey(holder: number | undefined, firm: number | undefined): string {
  return `${holder}>${firm}`;
}
