/** What one load of a dataset did to the graph, as the dataset keeps it. Counts are of records: nodes and relationships. */
export interface LoadEntry {
  /** UTC, ISO 8601. */
  readonly loadedAt: string;
  readonly sha256: string;
  readonly files: readonly string[];
  readonly rows: number;
  readonly records: number;
  readonly added: number;
  /** Said before with other values. */
  readonly changed: number;
  readonly unchanged: number;
  readonly retired: number;
  readonly rejected: number;
  /** Relationships said again in the same words, and taken once; not in an entry from before they were counted. */
  readonly repeated?: number;
  /** Of the rejected rows, those that say otherwise than an earlier one; likewise. */
  readonly contradicted?: number;
  /** The first of them, `rejectionsKept` at most; all stand in the file that the load names. Not known of older loads. */
  readonly rejections?: readonly Rejection[];
  /** The same by kind of record, for the kinds that the load touched. */
  readonly kinds: readonly KindCounts[];
}

/** Rejected rows that a dataset keeps of each load. */
export const rejectionsKept = 20;

/** The cell for which a row was rejected. */
export interface Rejection {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly found: string;
  readonly wanted: string;
}

export interface KindCounts {
  readonly kind: string;
  readonly added: number;
  readonly changed: number;
  readonly retired: number;
}

/**
 * Kinds of record of a dataset, by all its loads: those of which they have brought more than they have taken back.
 *
 * A kind of node counts on once it was brought: a node that an edition no longer lists stays while something is tied to it, so
 * loads don't count nodes among what they take back.
 */
export function kindsOfLoads(loads: readonly LoadEntry[]): readonly string[] {
  const left = new Map<string, number>();
  for (const { kinds } of loads)
    for (const { kind, added, retired } of kinds) left.set(kind, (left.get(kind) ?? 0) + added - retired);
  return [...left].flatMap(([kind, records]) => (records > 0 ? [kind] : []));
}
