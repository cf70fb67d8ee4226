import { hash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync, writeSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Store } from '../graph/store.ts';
import type { KindCounts } from '../model/load-entry.ts';
import { isNodeKind, type LinkKindName, linkKinds, type NodeKindName, nodeKinds } from './kinds.ts';
import type { IngestRecord, LinkRecord } from './records.ts';
import type { EditionScope } from './source.ts';

/** One call of a write statement: what it is about, and a few thousand of its rows. */
export type Change =
  | { readonly write: NodeKindName; readonly rows: readonly unknown[] }
  | { readonly retireLinks: LinkKindName; readonly rows: readonly unknown[] }
  | { readonly create: LinkKindName; readonly rows: readonly LinkGroup[]; readonly size: number }
  | { readonly retireNodes: NodeKindName; readonly keys: string[] };

/** How many records a load writes, leaves and takes back. A change of a value is one record written. */
export interface ChangeCounts {
  records: number;
  written: number;
  /** Of those written, the ones that the dataset said before with other values. */
  changed: number;
  unchanged: number;
  retired: number;
}

interface Said {
  readonly kind: string;
  readonly start: string | null;
  readonly year: number | null;
  readonly values: string;
}

/** The relationships of one start node, as lists of equal length: one of their `id`s, one of their `end`s and so on. */
interface LinkGroup {
  readonly start: string;
  readonly [field: string]: unknown;
}
interface LinkBatch {
  readonly groups: Map<string, LinkGroup>;
  size: number;
}

/** The order in which changes are applied: a relationship needs its ends, and a changed one is taken back before it is said anew. */
const stages = ['write', 'retireLinks', 'create', 'retireNodes'] as const;
type Stage = (typeof stages)[number];

const batchSize = 4_000;

/** Stands in no key and, escaped there, in no JSON. */
const separator = '\u001f';

/**
 * The difference between what a dataset says in the store and what a new edition of it says, spooled to disk as batches.
 *
 * Records arrive in any order through `add`; `finish` adds what the new edition no longer says, within the years it covers.
 * Nothing is written to the store. Memory: about 150 bytes a record, for the identities met so far.
 */
export class Changes {
  readonly counts: ChangeCounts = { records: 0, written: 0, changed: 0, unchanged: 0, retired: 0 };
  readonly years = new Set<number>();
  /** Whether a record taken is an invented one. */
  illustrative = false;
  readonly #folder: string;
  readonly #dataset: string;
  readonly #said: Map<string, Said>;
  readonly #ofOthers: ReadonlySet<string>;
  /** Values and place of each record met, by identity, as one text: a large file has millions of them. */
  readonly #seen = new Map<string, string>();
  readonly #mentioned = new Map<string, { readonly record: IngestRecord; readonly place: string }>();
  readonly #withdrawn = new Set<string>();
  readonly #kinds = new Set<string>();
  readonly #byKind = new Map<string, { added: number; changed: number; retired: number }>();
  readonly #spools = new Map<Stage, number>();
  readonly #nodes = new Map<NodeKindName, unknown[]>();
  readonly #links = new Map<LinkKindName, LinkBatch>();
  readonly #retired = new Map<LinkKindName, Map<string, string[]>>();
  readonly #retiredNodes = new Map<NodeKindName, string[]>();

  private constructor(folder: string, dataset: string, said: Map<string, Said>, ofOthers: ReadonlySet<string>) {
    this.#folder = folder;
    this.#dataset = dataset;
    this.#said = said;
    this.#ofOthers = ofOthers;
  }

  /** Begins a comparison with what `dataset` says in the store; `known` is false for a dataset that the store has not met. */
  static async begin(store: Store, dataset: string, known: boolean, folder: string): Promise<Changes> {
    await mkdir(folder, { recursive: true });
    const { said, ofOthers } = await loadSaidNodes(store, dataset);
    if (known) await loadSaidLinks(store, dataset, said);
    return new Changes(folder, dataset, said, ofOthers);
  }

  /**
   * Takes one record of the new edition.
   *
   * @returns the place of an earlier record of the same edition that says otherwise, or null: then the record is not taken.
   */
  add(record: IngestRecord, place: string): string | null {
    const node = isNode(record);
    const id = this.#idOf(record);
    const fields = valueFields(record.kind);
    const values = fingerprint(record, fields);
    const earlier = this.#seen.get(id);
    if (earlier !== undefined) {
      const [said, where = ''] = earlier.split(separator);
      return said === values ? null : where;
    }
    this.#seen.set(id, `${values}${separator}${place}`);
    this.counts.records++;
    this.#kinds.add(record.kind);
    if ('year' in record) this.years.add(record.year);
    if ('basis' in record && record.basis === 'ILLUSTRATIVE') this.illustrative = true;

    const before = this.#said.get(id);
    this.#said.delete(id);
    if (before?.values === values || this.#ofOthers.has(id)) {
      this.counts.unchanged++;
      return null;
    }
    this.counts.written++;
    if (before) this.counts.changed++;
    this.#count(record.kind, before ? 'changed' : 'added');
    if (node) {
      const { kind, ...row } = record;
      this.#addNode(kind, { ...row, record: place });
    } else {
      if (before) this.#retire(record.kind, id, record.start);
      this.#addLink(record, id, place);
    }
    return null;
  }

  /** Takes a node that the new edition names and may describe elsewhere; where nobody does, it is written as it stands. */
  mention(record: IngestRecord, place: string): void {
    const id = this.#idOf(record);
    if (!this.#seen.has(id) && !this.#mentioned.has(id)) this.#mentioned.set(id, { record, place });
  }

  /** Takes back a record that the dataset said so far. */
  withdraw(record: IngestRecord): void {
    this.#withdrawn.add(this.#idOf(record));
  }

  /**
   * Adds what the new edition no longer says, as far as its scope reaches, and closes the spool.
   *
   * @param scope EVERYTHING: whatever the years, to take the dataset back as a whole.
   */
  finish(scope: EditionScope | 'EVERYTHING' = 'ALL'): void {
    const kinds = new Set(this.#kinds); // what is only mentioned is not covered
    for (const [id, { record, place }] of this.#mentioned) {
      if (this.#seen.has(id)) continue;
      if (this.#said.delete(id) || this.#ofOthers.has(id)) {
        this.counts.records++;
        this.counts.unchanged++;
      } else this.add(record, place);
    }
    for (const [id, said] of this.#said) {
      const { kind, start, year } = said;
      if (scope !== 'EVERYTHING' && year !== null && !this.years.has(year)) continue;
      if (!this.#withdrawn.has(id) && !this.#covers(scope, kinds, said)) continue;
      if (isNodeKind(kind)) {
        // A yearly edition lists the nodes of its year; those of other years are still tied, and stay (see the statement).
        push(this.#retiredNodes, kind, id.slice(kind.length + 1));
      } else {
        this.counts.retired++;
        this.#count(kind, 'retired');
        this.#retire(kind as LinkKindName, id, start ?? '');
      }
    }
    for (const [kind, rows] of this.#nodes) if (rows.length > 0) this.#spool('write', { write: kind, rows });
    for (const [kind, batch] of this.#links) this.#spoolLinks(kind, batch);
    for (const [kind, byStart] of this.#retired) {
      for (const batch of batches([...byStart], 500)) {
        this.#spool('retireLinks', { retireLinks: kind, rows: batch.map(([start, ids]) => ({ start, ids })) });
      }
    }
    for (const [kind, keys] of this.#retiredNodes) {
      for (const batch of batches(keys, batchSize)) this.#spool('retireNodes', { retireNodes: kind, keys: batch });
    }
    for (const file of this.#spools.values()) {
      fsyncSync(file);
      closeSync(file);
    }
    this.#spools.clear();
    this.#seen.clear();
    this.#mentioned.clear();
    this.#said.clear();
  }

  /** The changes in the order in which they are to be applied. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Change> {
    yield* spooledChanges(this.#folder);
  }

  /** Removes the spool from disk. */
  async discard(): Promise<void> {
    for (const file of this.#spools.values()) closeSync(file);
    this.#spools.clear();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** What changes by kind of record, in alphabetical order. */
  get byKind(): readonly KindCounts[] {
    return [...this.#byKind].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, counts]) => ({ kind, ...counts }));
  }

  #count(kind: string, what: 'added' | 'changed' | 'retired'): void {
    const counts = this.#byKind.get(kind) ?? { added: 0, changed: 0, retired: 0 };
    counts[what]++;
    this.#byKind.set(kind, counts);
  }

  #idOf(record: IngestRecord): string {
    return isNode(record) ? `${record.kind}:${record.key}` : linkId(this.#dataset, record);
  }

  #covers(scope: EditionScope | 'EVERYTHING', kinds: ReadonlySet<string>, { kind, start }: Said): boolean {
    if (scope === 'ALL' || scope === 'EVERYTHING') return true;
    if (scope === 'KINDS') return kinds.has(kind);
    if (isNodeKind(kind) || !linkKinds[kind as LinkKindName].describesStart) return false;
    return Object.keys(nodeKinds).some((node) => this.#seen.has(`${node}:${start}`));
  }

  #addNode(kind: NodeKindName, row: unknown): void {
    const rows = push(this.#nodes, kind, row);
    if (rows.length < batchSize) return;
    this.#spool('write', { write: kind, rows });
    this.#nodes.set(kind, []);
  }

  #addLink(record: LinkRecord, id: string, place: string): void {
    const { kind, start } = record;
    const batch = this.#links.get(kind) ?? { groups: new Map(), size: 0 };
    this.#links.set(kind, batch);
    let group = batch.groups.get(start);
    if (group === undefined) {
      group = { start, ...Object.fromEntries(linkFields(kind).map((field) => [field, []])) };
      batch.groups.set(start, group);
    }
    const values = record as unknown as Readonly<Record<string, unknown>>;
    for (const field of linkFields(kind)) {
      const value = field === 'id' ? id : field === 'record' ? place : values[field];
      (group[field] as unknown[]).push(value);
    }
    if (++batch.size < batchSize) return;
    this.#spoolLinks(kind, batch);
    this.#links.delete(kind);
  }

  #spoolLinks(kind: LinkKindName, { groups, size }: LinkBatch): void {
    this.#spool('create', { create: kind, rows: [...groups.values()], size });
  }

  #retire(kind: LinkKindName, id: string, start: string): void {
    const byStart = this.#retired.get(kind) ?? new Map<string, string[]>();
    this.#retired.set(kind, byStart);
    push(byStart, start, id);
  }

  #spool(stage: Stage, change: Change): void {
    let file = this.#spools.get(stage);
    if (file === undefined) {
      file = openSync(join(this.#folder, `${stage}.ndjson`), 'w');
      this.#spools.set(stage, file);
    }
    writeSync(file, `${JSON.stringify(change)}\n`);
  }
}

/** The changes of a spool folder, in the order in which they are to be applied. */
export async function* spooledChanges(folder: string): AsyncGenerator<Change> {
  for (const stage of stages) {
    const lines = createInterface({
      input: createReadStream(join(folder, `${stage}.ndjson`)),
      crlfDelay: Number.POSITIVE_INFINITY,
    });
    try {
      for await (const line of lines) yield JSON.parse(line) as Change;
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause; // a stage without changes has no file
    }
  }
}

/** The nodes that the dataset describes, by identity, with values in comparable form; and those that another one describes. */
async function loadSaidNodes(store: Store, dataset: string) {
  const said = new Map<string, Said>();
  const ofOthers = new Set<string>();
  for (const [kind, { said: statement }] of Object.entries(nodeKinds)) {
    for (const row of await store.rows(statement, {})) {
      const id = `${kind}:${row.key}`;
      const values = fingerprint(row, valueFields(kind as NodeKindName));
      if (row.dataset === dataset) said.set(id, { kind, start: null, year: null, values });
      else ofOthers.add(id);
    }
  }
  return { said, ofOthers };
}

/** Adds the relationships that the dataset states. */
async function loadSaidLinks(store: Store, dataset: string, said: Map<string, Said>): Promise<void> {
  const keysOf = new Map<unknown, string[]>();
  for (const [kind, { said: statement, starts }] of Object.entries(linkKinds)) {
    const keys = keysOf.get(starts) ?? (await store.rows(starts, {})).map(({ key }) => key);
    keysOf.set(starts, keys);
    for (const page of batches(keys, 50)) {
      for (const row of await store.rows(statement, { dataset, keys: page, years: null })) {
        const values = fingerprint(row, valueFields(kind as LinkKindName));
        said.set(row.id as string, {
          kind,
          start: row.start as string,
          year: (row.year as number | undefined) ?? null,
          values,
        });
      }
    }
  }
}

function isNode(record: IngestRecord): record is Extract<IngestRecord, { key: string }> {
  return isNodeKind(record.kind);
}

function linkId(dataset: string, record: LinkRecord): string {
  const fields = record as unknown as Readonly<Record<string, unknown>>;
  const own = fields.statement ?? null;
  const identity = [
    dataset,
    record.kind,
    record.start,
    record.end,
    ...(own === null ? linkKinds[record.kind].identity.map((name) => fields[name] ?? '') : ['statement', own]),
  ];
  return hash('sha256', identity.join(separator), 'base64url').slice(0, 16);
}

const linkFieldsOf = new Map<LinkKindName, readonly string[]>();

/** The fields of a relationship that its statement takes as lists, `id`, `end` and `record` among them. */
function linkFields(kind: LinkKindName): readonly string[] {
  let fields = linkFieldsOf.get(kind);
  if (!fields) {
    fields = linkKinds[kind].create.rowFields.map(({ name }) => name).filter((name) => name !== 'start');
    linkFieldsOf.set(kind, fields);
  }
  return fields;
}

const fieldsOf = new Map<string, readonly string[]>();

/** The fields that a change is judged by: all that the dataset says of it, neither ends nor provenance. */
function valueFields(kind: NodeKindName | LinkKindName): readonly string[] {
  let fields = fieldsOf.get(kind);
  if (!fields) {
    const { said } = isNodeKind(kind) ? nodeKinds[kind] : linkKinds[kind];
    fields = said.returns
      .map(({ name }) => name)
      .filter((name) => !['key', 'start', 'end', 'id', 'dataset'].includes(name));
    fieldsOf.set(kind, fields);
  }
  return fields;
}

function fingerprint(row: object, fields: readonly string[]): string {
  const values = row as Readonly<Record<string, unknown>>;
  return JSON.stringify(fields.map((name) => values[name] ?? null));
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): V[] {
  const list = map.get(key);
  if (list) {
    list.push(value);
    return list;
  }
  const first = [value];
  map.set(key, first);
  return first;
}

function* batches<T>(items: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size);
}
