import type { KindCounts } from '../model/load-entry.ts';
import { touchesKept } from '../model/load-touches.ts';
import { isNodeKind, linkKinds, nodeKinds } from './kinds.ts';
import { kindOf, type Saying, type Subject, subjectOf } from './saying.ts';
import type { Spool } from './spool.ts';

/** How many records a load writes, leaves and takes back. A change of a value is one record written. */
export interface ChangeCounts {
  records: number;
  written: number;
  /** Of those written, the ones that the dataset said before with other values. */
  changed: number;
  unchanged: number;
  retired: number;
  /** Relationships that the edition says again in the same words, and that are taken once. */
  repeated: number;
}

/** What a comparison came to: counted, and spooled where it is to be written. */
export class Outcome {
  readonly counts: ChangeCounts = { records: 0, written: 0, changed: 0, unchanged: 0, retired: 0, repeated: 0 };
  /** Calendar years that records taken are of. */
  readonly years = new Set<number>();
  /** Kinds of the records taken, but of what is only mentioned: that is not covered. */
  readonly kinds = new Set<string>();
  /** Whether a record taken is an invented one. */
  illustrative = false;
  readonly #dataset: string;
  readonly #spool: Spool | null;
  #touched: Set<string> | null = new Set();
  readonly #byKind = new Map<string, { added: number; changed: number; retired: number }>();

  constructor(dataset: string, spool: Spool | null) {
    this.#dataset = dataset;
    this.#spool = spool;
  }

  /** What the edition says stands: it is new, or changes what is stored, or is as it was; what others describe is theirs. */
  take(said: Saying, stored: Saying | null, ofOthers: boolean): void {
    const { key, mark, year } = said;
    const kind = kindOf(key);
    this.counts.records++;
    if (mark !== 'MENTIONED') this.kinds.add(kind);
    if (mark === 'INVENTED') this.illustrative = true;
    if (year !== null) this.years.add(year);
    if (ofOthers || stored?.values === said.values) {
      this.counts.unchanged++;
      return;
    }
    this.counts.written++;
    if (stored) this.counts.changed++;
    this.#count(kind, stored ? 'changed' : 'added');
    if (this.#spool === null) return;
    const { values, place } = said;
    const subject = subjectOf(this.#dataset, key);
    this.#touch(subject);
    if ('node' in subject) {
      this.#spool.write(subject.node, subject.key, place, JSON.parse(values) as unknown[]);
      return;
    }
    const { link, start, end, id } = subject;
    if (stored) this.#spool.retire(link, start, id);
    this.#spool.create(link, { start, end, id, record: place, values: JSON.parse(values) as unknown[] });
  }

  /** What the edition says again, as it said it before. */
  repeat(key: string, times: number): void {
    if (!isNodeKind(kindOf(key))) this.counts.repeated += times;
  }

  /** What is only mentioned, and known, stays as it is. */
  leave(): void {
    this.counts.records++;
    this.counts.unchanged++;
  }

  /** What is stored under the key is taken back. */
  retire(key: string): void {
    const kind = kindOf(key);
    if (!isNodeKind(kind)) {
      this.counts.retired++;
      this.#count(kind, 'retired');
    }
    const subject = subjectOf(this.#dataset, key);
    this.#touch(subject);
    // A yearly edition lists the nodes of its year; those of other years are still tied, and stay (see the statement).
    if ('node' in subject) this.#spool?.retireNode(subject.node, subject.key);
    else this.#spool?.retire(subject.link, subject.start, subject.id);
  }

  /** What changes by kind of record, in alphabetical order. */
  get byKind(): readonly KindCounts[] {
    return [...this.#byKind].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, counts]) => ({ kind, ...counts }));
  }

  /** Nodes of layers that what is spooled touches, by key; null where they are more than a dataset keeps. */
  get touched(): readonly string[] | null {
    return this.#touched && [...this.#touched];
  }

  /** Sees the changes safe on disk. */
  end(): void {
    this.#spool?.end();
  }

  /** Lets go of the spool, which stays as it is. */
  close(): void {
    this.#spool?.close();
  }

  #touch(subject: Subject): void {
    if (this.#touched === null) return;
    if ('node' in subject) {
      if (nodeKinds[subject.node].isInLayers) this.#touched.add(subject.key);
    } else {
      const { inLayersOf } = linkKinds[subject.link];
      if (inLayersOf) this.#touched.add(subject[inLayersOf]);
    }
    if (this.#touched.size > touchesKept) this.#touched = null;
  }

  #count(kind: string, what: 'added' | 'changed' | 'retired'): void {
    const counts = this.#byKind.get(kind) ?? { added: 0, changed: 0, retired: 0 };
    counts[what]++;
    this.#byKind.set(kind, counts);
  }
}
