import { closeSync, createReadStream, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LinkKindName, type NodeKindName, valueFields } from './kinds.ts';

/** One call of a write statement: what it is about, and a few thousand of its rows. */
export type Change =
  | { readonly write: NodeKindName; readonly rows: readonly WrittenNode[] }
  | { readonly retireLinks: LinkKindName; readonly rows: readonly unknown[] }
  | { readonly create: LinkKindName; readonly rows: readonly LinkGroup[]; readonly size: number }
  | { readonly retireNodes: NodeKindName; readonly keys: readonly string[] };

/** A node by its key, with its record and values. */
interface WrittenNode {
  readonly key: string;
  readonly [field: string]: unknown;
}

/** The relationships of one start node, as lists of equal length: one of their `id`s, one of their `end`s and so on. */
interface LinkGroup {
  readonly start: string;
  readonly end: readonly string[];
  readonly [field: string]: unknown;
}

/** A relationship to be written: `values` are those of its kind, in the order of `valueFields`. */
interface NewLink {
  readonly start: string;
  readonly end: string;
  readonly id: string;
  readonly record: string;
  readonly values: readonly unknown[];
}

/** The order in which changes are applied: a relationship needs its ends, and a changed one is taken back before it is said anew. */
const stages = ['write', 'retireLinks', 'create', 'retireNodes'] as const;
type Stage = (typeof stages)[number];

const batchSize = 4_000;

/** Relationships that are taken back in one call: each start node's are looked through once a call. */
const retiredAtOnce = 20_000;
const startsAtOnce = 500;

/**
 * Changes on their way to the store: batches of rows, a line of JSON each, in a file for each of the stages.
 *
 * Hand over relationships of one start node together: an engine finds a node once for all that begin at it in a batch.
 */
export class Spool {
  readonly #folder: string;
  readonly #files = new Map<Stage, number>();
  readonly #nodes = new Map<NodeKindName, WrittenNode[]>();
  readonly #links = new Map<LinkKindName, { readonly groups: LinkGroup[]; size: number }>();
  readonly #retired = new Map<LinkKindName, { readonly groups: { start: string; ids: string[] }[]; size: number }>();
  readonly #retiredNodes = new Map<NodeKindName, string[]>();

  /** Begins anew in a folder, which is there. */
  constructor(folder: string) {
    this.#folder = folder;
    for (const stage of stages) rmSync(fileOf(folder, stage), { force: true });
  }

  write(kind: NodeKindName, key: string, record: string, values: readonly unknown[]): void {
    const rows = entryOf(this.#nodes, kind, () => []);
    rows.push({ key, record, ...Object.fromEntries(valueFields(kind).map((field, at) => [field, values[at]])) });
    if (rows.length >= batchSize) this.#endNodes(kind);
  }

  create(kind: LinkKindName, { start, end, id, record, values }: NewLink): void {
    const batch = entryOf(this.#links, kind, () => ({ groups: [], size: 0 }));
    let group = batch.groups.at(-1);
    if (group?.start !== start) {
      group = {
        start,
        end: [],
        id: [],
        record: [],
        ...Object.fromEntries(valueFields(kind).map((field) => [field, []])),
      };
      batch.groups.push(group);
    }
    const lists = group as unknown as Readonly<Record<string, unknown[]>>;
    lists.end?.push(end);
    lists.id?.push(id);
    lists.record?.push(record);
    const fields = valueFields(kind);
    for (let at = 0; at < fields.length; at++) lists[fields[at] as string]?.push(values[at]);
    if (++batch.size >= batchSize) this.#endLinks(kind);
  }

  retire(kind: LinkKindName, start: string, id: string): void {
    const batch = entryOf(this.#retired, kind, () => ({ groups: [], size: 0 }));
    const group = batch.groups.at(-1);
    if (group?.start === start) group.ids.push(id);
    else batch.groups.push({ start, ids: [id] });
    if (++batch.size >= retiredAtOnce || batch.groups.length > startsAtOnce) this.#endRetired(kind);
  }

  retireNode(kind: NodeKindName, key: string): void {
    const keys = entryOf(this.#retiredNodes, kind, () => []);
    keys.push(key);
    if (keys.length >= batchSize) this.#endRetiredNodes(kind);
  }

  /** Ends all batches, and sees them safe on disk. */
  end(): void {
    for (const kind of this.#nodes.keys()) this.#endNodes(kind);
    for (const kind of this.#links.keys()) this.#endLinks(kind);
    for (const kind of this.#retired.keys()) this.#endRetired(kind);
    for (const kind of this.#retiredNodes.keys()) this.#endRetiredNodes(kind);
    for (const file of this.#files.values()) fsyncSync(file);
    this.close();
  }

  close(): void {
    for (const file of this.#files.values()) closeSync(file);
    this.#files.clear();
  }

  #endNodes(kind: NodeKindName): void {
    this.#append('write', { write: kind, rows: this.#nodes.get(kind) ?? [] });
    this.#nodes.delete(kind);
  }

  #endLinks(kind: LinkKindName): void {
    const { groups = [], size = 0 } = this.#links.get(kind) ?? {};
    this.#append('create', { create: kind, rows: groups, size });
    this.#links.delete(kind);
  }

  #endRetired(kind: LinkKindName): void {
    this.#append('retireLinks', { retireLinks: kind, rows: this.#retired.get(kind)?.groups ?? [] });
    this.#retired.delete(kind);
  }

  #endRetiredNodes(kind: NodeKindName): void {
    this.#append('retireNodes', { retireNodes: kind, keys: this.#retiredNodes.get(kind) ?? [] });
    this.#retiredNodes.delete(kind);
  }

  #append(stage: Stage, change: Change): void {
    const file = entryOf(this.#files, stage, () => openSync(fileOf(this.#folder, stage), 'w'));
    writeFileSync(file, `${JSON.stringify(change)}\n`);
  }
}

/** The changes of a spool folder, in the order in which they are to be applied. */
export async function* spooledChanges(folder: string): AsyncGenerator<Change> {
  for (const stage of stages) {
    const text = createReadStream(fileOf(folder, stage), { encoding: 'utf8', highWaterMark: 1024 * 1024 });
    let rest = '';
    try {
      for await (const chunk of text as AsyncIterable<string>) {
        const lines = (rest + chunk).split('\n'); // readline would end lines at U+2028 too, which stands in names
        rest = lines.pop() ?? '';
        for (const line of lines) yield JSON.parse(line) as Change;
      }
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause; // a stage without changes has no file
    }
  }
}

function fileOf(folder: string, stage: Stage): string {
  return join(folder, `${stage}.ndjson`);
}

/** What a map has under a key, put there if nothing was. */
function entryOf<K, V>(map: Map<K, V>, key: K, first: () => V): V {
  let entry = map.get(key);
  if (entry === undefined) {
    entry = first();
    map.set(key, entry);
  }
  return entry;
}
