import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '../graph/store.ts';
import type { KindCounts } from '../model/load-entry.ts';
import { isNodeKind, type LinkKindName, linkKinds, type NodeKindName, nodeKinds } from './kinds.ts';
import { type ChangeCounts, Outcome } from './outcome.ts';
import { arrivalOf, fieldEnd, firstPartOf, kindOf, lineOfRecord, lineOfStored, rowOf, Saying } from './saying.ts';
import { SortedRuns } from './sorted-runs.ts';
import type { EditionScope, SaidRecord } from './source.ts';
import { type Change, Spool, spooledChanges } from './spool.ts';

/** A record that says otherwise than an earlier one of the same edition. It is not taken, nor what its row says after it. */
export interface Contradiction {
  /** The row, by the number that it was added under. */
  readonly row: number;
  /** Where the record stands, and where the earlier one does. */
  readonly place: string;
  readonly earlier: string;
}

/**
 * The difference between what a dataset says in the store and what a new edition of it says, spooled to disk as batches.
 *
 * Rows arrive in any order through `add`. `finish` brings all that is said of a thing together, by the store and by the new
 * edition, in a merge of sorted runs, and adds what the new edition no longer says, within the years it covers. Nothing is
 * written to the store. Memory does not grow with the records: only with contradictions among them.
 */
export class Changes {
  readonly #folder: string;
  readonly #dataset: string;
  readonly #spooled: boolean;
  readonly #sayings: SortedRuns;
  #outcome: Outcome;

  private constructor(folder: string, dataset: string, spooled: boolean) {
    this.#folder = folder;
    this.#dataset = dataset;
    this.#spooled = spooled;
    this.#sayings = new SortedRuns(join(folder, 'sayings'));
    this.#outcome = this.#noOutcome();
  }

  /**
   * Begins a comparison with what `dataset` says in the store; `known` is false for a dataset that the store has not met.
   *
   * @param spooled false where changes are to be counted alone.
   */
  static async begin(store: Store, dataset: string, known: boolean, folder: string, spooled = true): Promise<Changes> {
    await mkdir(folder, { recursive: true });
    const changes = new Changes(folder, dataset, spooled);
    for await (const line of storedNodes(store, dataset)) changes.#sayings.add(line);
    if (known) for await (const line of storedLinks(store, dataset)) changes.#sayings.add(line);
    return changes;
  }

  /**
   * Takes what one row of the new edition says.
   *
   * @param edition the row's place: that of its records which no column says.
   * @param row its number in the order of arrival, by which contradictions name it.
   */
  add(records: readonly SaidRecord[], edition: string, row: number): void {
    for (let at = 0; at < records.length; at++) {
      const { record, column, as } = records[at] as SaidRecord;
      const mark = as ?? ('basis' in record && record.basis === 'ILLUSTRATIVE' ? 'INVENTED' : 'SAID');
      this.#sayings.add(lineOfRecord(this.#dataset, record, mark, arrivalOf(row, at), edition, column));
    }
  }

  /**
   * Compares what was added with what is stored, adds what the new edition no longer says, as far as its scope reaches, and
   * closes the spool.
   *
   * @param scope EVERYTHING: whatever the years, to take the dataset back as a whole.
   * @returns what contradicts itself in the new edition, in the order of arrival.
   */
  finish(scope: EditionScope | 'EVERYTHING' = 'ALL'): readonly Contradiction[] {
    const { contradictions, cuts } = settled(this.#compare(scope, new Map()));
    if (contradictions.length > 0) {
      this.#outcome.close();
      this.#outcome = this.#noOutcome();
      this.#compare(scope, cuts);
    }
    this.#sayings.clear();
    this.#outcome.end();
    return contradictions;
  }

  get counts(): Readonly<ChangeCounts> {
    return this.#outcome.counts;
  }

  /** Calendar years that records taken are of. */
  get years(): ReadonlySet<number> {
    return this.#outcome.years;
  }

  /** Whether a record taken is an invented one. */
  get illustrative(): boolean {
    return this.#outcome.illustrative;
  }

  /** What changes by kind of record, in alphabetical order. */
  get byKind(): readonly KindCounts[] {
    return this.#outcome.byKind;
  }

  /** Nodes of layers that the changes touch, by key; null where they are more than a dataset keeps. */
  get touched(): readonly string[] | null {
    return this.#outcome.touched;
  }

  /** The changes in the order in which they are to be applied. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Change> {
    yield* spooledChanges(this.#folder);
  }

  /** Removes the spool from disk. */
  async discard(): Promise<void> {
    this.#sayings.clear();
    this.#outcome.close();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #noOutcome(): Outcome {
    return new Outcome(this.#dataset, this.#spooled ? new Spool(this.#folder) : null);
  }

  /** @returns what the edition says of all things of which it says two things. */
  #compare(scope: EditionScope | 'EVERYTHING', cuts: Cuts): readonly Saying[] {
    const outcome = this.#outcome;
    const contested: Saying[] = [];
    // What is stored and said no more, by start node; under NAMED also each node said, before what begins at it.
    const left = new SortedRuns(join(this.#folder, 'left'));
    for (const sayings of ofOneThing(this.#sayings)) {
      const { stored, ofOthers, said, again, mentioned, withdrawn, isContested } = sidesOf(sayings, cuts);
      if (isContested) contested.push(...sayings.filter(isSaid));
      const { key } = sayings[0] as Saying;
      const kind = kindOf(key);
      const isKnown = stored !== null || ofOthers;
      outcome.repeat(key, again);
      if (said || (mentioned && !isKnown)) {
        outcome.take((said ?? mentioned) as Saying, stored, ofOthers);
        if (scope === 'NAMED' && isNodeKind(kind)) left.add(firstPartOf(key));
      } else if (mentioned) outcome.leave();
      else if (stored) {
        const start = isNodeKind(kind) ? '' : firstPartOf(key);
        left.add([start, key, withdrawn ? 'WITHDRAWN' : '', stored.year ?? ''].join(fieldEnd));
      }
    }
    let named: string | null = null;
    for (const line of left) {
      const [start = '', key, withdrawn, year] = line.split(fieldEnd);
      if (key === undefined) named = start;
      else {
        const isOfOtherYear = year !== '' && !outcome.years.has(Number(year));
        if (isOfOtherYear && scope !== 'EVERYTHING') continue;
        if (withdrawn || covers(scope, kindOf(key), outcome.kinds, start === named)) outcome.retire(key);
      }
    }
    left.clear();
    return contested;
  }
}

/** Rows of which a record contradicts an earlier one, by number: the place in the order of arrival from which they don't count. */
type Cuts = ReadonlyMap<string, string>;

/**
 * Goes through contested sayings as they arrived: the first one of a thing stands, another one that says otherwise cuts its
 * row short, and what is cut off stands for nothing.
 */
function settled(contested: readonly Saying[]): {
  readonly contradictions: readonly Contradiction[];
  readonly cuts: Cuts;
} {
  const contradictions: Contradiction[] = [];
  const cuts = new Map<string, string>();
  const first = new Map<string, Saying>();
  for (const saying of [...contested].sort((a, b) => (a.at < b.at ? -1 : 1))) {
    const { key, at, values, place } = saying;
    if (isCutOff(saying, cuts)) continue;
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, saying);
    else if (earlier.values !== values) {
      cuts.set(rowOf(at), at);
      contradictions.push({ row: Number.parseInt(rowOf(at), 36), place, earlier: earlier.place });
    }
  }
  return { contradictions, cuts };
}

function isCutOff({ at }: Saying, cuts: Cuts): boolean {
  const from = cuts.get(rowOf(at));
  return from !== undefined && at >= from;
}

/** Sayings of one thing each: those of the store, then those of the edition as they arrived. */
function* ofOneThing(lines: Iterable<string>): Generator<readonly Saying[]> {
  let sayings: Saying[] | null = null;
  for (const line of lines) {
    const saying = new Saying(line);
    if (sayings?.[0]?.key === saying.key) sayings.push(saying);
    else {
      if (sayings) yield sayings;
      sayings = [saying];
    }
  }
  if (sayings) yield sayings;
}

/** Who says what of one thing: of several that say the same, the first to arrive. */
function sidesOf(sayings: readonly Saying[], cuts: Cuts) {
  let stored: Saying | null = null;
  let said: Saying | null = null;
  let mentioned: Saying | null = null;
  let again = 0;
  let ofOthers = false;
  let withdrawn = false;
  let isContested = false;
  for (const saying of sayings) {
    if (cuts.size > 0 && isCutOff(saying, cuts)) continue;
    if (saying.mark === 'STORED') stored = saying;
    else if (saying.mark === 'OF_OTHERS') ofOthers = true;
    else if (saying.mark === 'MENTIONED') mentioned ??= saying;
    else if (saying.mark === 'WITHDRAWN') withdrawn = true;
    else {
      if (said) again++;
      if (said && said.values !== saying.values) isContested = true;
      said ??= saying;
    }
  }
  return { stored, ofOthers, said, again, mentioned, withdrawn, isContested };
}

function isSaid({ mark }: Saying): boolean {
  return mark === 'SAID' || mark === 'INVENTED';
}

/** Whether an edition speaks of all that there is of a kind: of that which begins at a node that it names, or of all. */
function covers(
  scope: EditionScope | 'EVERYTHING',
  kind: NodeKindName | LinkKindName,
  kinds: ReadonlySet<string>,
  startIsNamed: boolean,
): boolean {
  if (scope === 'ALL' || scope === 'EVERYTHING') return true;
  if (scope === 'KINDS') return kinds.has(kind);
  return startIsNamed && !isNodeKind(kind) && linkKinds[kind].describesStart === true;
}

/** The nodes that the dataset describes, and those that another one describes. */
async function* storedNodes(store: Store, dataset: string): AsyncGenerator<string> {
  for (const [kind, { said }] of Object.entries(nodeKinds)) {
    for await (const row of store.stream(said, {}, unhurried))
      yield lineOfStored(dataset, kind as NodeKindName, row, row.dataset === dataset ? 'STORED' : 'OF_OTHERS');
  }
}

/** The relationships that the dataset states, of so many start nodes at a time that some ten thousand come. */
async function* storedLinks(store: Store, dataset: string): AsyncGenerator<string> {
  const keysOf = new Map<unknown, string[]>();
  for (const [kind, { said, starts }] of Object.entries(linkKinds)) {
    const keys = keysOf.get(starts) ?? (await store.rows(starts, {}, unhurried)).map(({ key }) => key);
    keysOf.set(starts, keys);
    let size = 50;
    for (let at = 0; at < keys.length; ) {
      const page = keys.slice(at, at + size);
      let rows = 0;
      for await (const row of store.stream(said, { dataset, keys: page, years: null }, unhurried)) {
        rows++;
        yield lineOfStored(dataset, kind as LinkKindName, row, 'STORED');
      }
      at += page.length;
      size = Math.max(1, Math.min(10_000, rows < 10_000 ? 2 * size : Math.floor(size / 2)));
    }
  }
}

/** A dataset may have millions of relationships, and who reads them has more to do. */
const unhurried = { timeoutMs: Number.POSITIVE_INFINITY };
