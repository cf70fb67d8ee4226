import { type LoadTouches, touchedBetween } from '../model/load-touches.ts';
import { touchesOfDataset } from '../queries/__generated__/read.ts';
import { Amendments } from './amendments.ts';
import { arraysOfHoldings, readHoldings, writeHoldings } from './holdings-file.ts';
import type { HoldingsOnDay } from './holdings-on-day.ts';
import type { Layer, Projection } from './projection.ts';
import { arraysOf, readProjection, writeProjection } from './projection-file.ts';
import { refreshed } from './refreshed-projection.ts';
import { loadSameParties } from './same-parties.ts';
import type { Store } from './store.ts';
import { Projector } from './workers/projector.ts';
import { receivedHoldings } from './workers/sent-holdings.ts';
import type { Solver } from './workers/solver.ts';

/** Layers kept, the one unused for longest let go of first: a dense table of 1,435 industries takes about 10 MB. */
const layersKept = 12;
/** Days whose holdings are kept, likewise: four million holdings take about 200 MB. */
const daysKept = 4;

/** A layer, or the holdings of a day, in memory: for operators. */
export interface HeldProjection {
  /** Purchases, or statements of holdings. */
  readonly links: number;
  /** Of its arrays and, as an estimate, its keys and names. */
  readonly bytes: number;
  /** UTC, ISO 8601: when it was read off the store. */
  readonly builtAt: string;
}

interface Held {
  readonly edition: string;
  readonly projection: Promise<Projection>;
}

/**
 * Projections by layer and edition of their dataset. One that loads have changed since is brought up to date by what they
 * touched; it is read anew where that is too much, or nobody can say.
 *
 * With a folder they are kept there too, so that a process that starts finds them: a file that is broken counts for nothing and
 * is replaced.
 */
export class Projections {
  #store: Store;
  #solver: Solver;
  #layerReader: Projector;
  /** Of its own: a question of owners does not wait until a large layer is read. */
  #holdingsReader: Projector;
  #amendments: Amendments;
  #folder: string | null;
  /** Datasets whose holdings count before those of others. */
  #holdingsOfFirst: readonly string[];
  #held = new Map<string, Held>();
  /** By the key of a layer, or the day of holdings. */
  #inMemory = new Map<string, HeldProjection>();
  #writing: Promise<void> = Promise.resolve();

  #holdings = new Map<string, { readonly edition: string; readonly onDay: Promise<HoldingsOnDay> }>();

  constructor(store: Store, solver: Solver, folder: string | null = null, holdingsOfFirst: readonly string[] = []) {
    this.#holdingsOfFirst = holdingsOfFirst;
    this.#store = store;
    this.#solver = solver;
    this.#layerReader = new Projector(store);
    this.#holdingsReader = new Projector(store);
    this.#amendments = new Amendments(solver);
    this.#folder = folder;
  }

  /** The layer as it stands in the edition; `edition` changes with every load of the dataset. */
  of(layer: Layer, edition: string): Promise<Projection> {
    const key = `${layer.of} ${layer.dataset} ${layer.year}`;
    const held = this.#held.get(key);
    const projection = held?.edition === edition ? held.projection : this.#load(layer, edition, held);
    // To the end, so that the first is the one unused for longest.
    this.#held.delete(key);
    this.#held.set(key, { edition, projection });
    if (held?.projection === projection) return projection;
    projection.then(
      (found) => {
        if (this.#held.get(key)?.projection === projection) this.#inMemory.set(key, sizeOf(found));
      },
      () => {
        if (this.#held.get(key)?.projection === projection) this.#letGo(key);
      },
    );
    const unused = this.#held.keys().next();
    if (this.#held.size > layersKept && !unused.done) this.#letGo(unused.value);
    return projection;
  }

  /** A layer with something changed: made once for each key, and let go of with the layer. */
  amended(base: Projection, key: string, make: () => Promise<Projection>): Promise<Projection> {
    return this.#amendments.of(base, key, make);
  }

  /** The layers and the holdings of days in memory. */
  get held(): readonly HeldProjection[] {
    return [...this.#inMemory.values()];
  }

  /** Ends what is being read, and waits for files under way. */
  async close(): Promise<void> {
    await Promise.all([this.#layerReader.close(), this.#holdingsReader.close()]);
    await this.#writing;
  }

  /** @param held the layer of an edition before, which is let go of. */
  async #load(layer: Layer, edition: string, held: Held | undefined): Promise<Projection> {
    const folder = this.#folder;
    const inMemory = await held?.projection.catch(() => undefined); // it was never read
    const older =
      held && inMemory
        ? { edition: held.edition, projection: inMemory }
        : folder === null
          ? null
          : await readProjection(folder, layer);
    const loads = older ? await this.#touchesOf(layer.dataset) : [];
    // Of the edition, or of one after it: who asks for one that has gone is answered anew anyway.
    if (older && touchedBetween(loads, edition, older.edition)) return older.projection;
    const before = await this.#store.revision();
    const touched = older && touchedBetween(loads, older.edition, edition);
    let projection: Projection | null = null;
    try {
      // Most of a layer is read whole: of a server on another thread, where a refresh would hold this one.
      if (older && touched && 2 * touched.length <= older.projection.keys.length)
        projection = await refreshed(this.#store, older.projection, touched);
    } finally {
      if (inMemory) this.#drop(inMemory);
    }
    projection ??= await this.#layerReader.project(layer);
    const read = projection;
    if (folder !== null) await this.#keep(before, () => writeProjection(folder, read, edition));
    return projection;
  }

  async #touchesOf(dataset: string): Promise<readonly LoadTouches[]> {
    const [row] = await this.#store.rows(touchesOfDataset, { dataset });
    return (row?.touches ?? []).map((load) => JSON.parse(load) as LoadTouches);
  }

  /** The holdings in force on the day; `edition` changes with every load of a dataset that says anything of parties. */
  holdings(date: string, edition: string): Promise<HoldingsOnDay> {
    const held = this.#holdings.get(date);
    if (held?.edition === edition) {
      this.#holdings.delete(date);
      this.#holdings.set(date, held); // last, as above
      return held.onDay;
    }
    this.#letGoOfHoldings(date);
    const read = this.#loadHoldings(date, edition);
    const onDay = read.then(({ holdings }) => holdings);
    this.#holdings.set(date, { edition, onDay });
    read.then(
      ({ holdings, builtAt }) => {
        if (this.#holdings.get(date)?.onDay === onDay) this.#inMemory.set(date, sizeOfHoldings(holdings, builtAt));
      },
      () => {
        if (this.#holdings.get(date)?.onDay === onDay) this.#holdings.delete(date);
      },
    );
    const unused = this.#holdings.keys().next();
    if (this.#holdings.size > daysKept && !unused.done) this.#letGoOfHoldings(unused.value);
    return onDay;
  }

  async #loadHoldings(date: string, edition: string) {
    const [folder, first] = [this.#folder, this.#holdingsOfFirst];
    const kept = folder === null ? null : await readHoldings(folder, { date, edition, first });
    if (kept) return { holdings: await receivedHoldings(kept.sent, await loadSameParties(this.#store)), ...kept };
    const before = await this.#store.revision();
    const builtAt = new Date().toISOString();
    const holdings = await this.#holdingsReader.holdings(date, first);
    if (folder !== null) await this.#keep(before, () => writeHoldings(folder, holdings, { edition, first, builtAt }));
    return { holdings, builtAt };
  }

  /**
   * Begins to write what was read, unless a load committed meanwhile: then it is of neither edition, and whoever asked is
   * answered anew. It must not outlive this process.
   */
  async #keep(revisionBefore: string, write: () => Promise<void>): Promise<void> {
    if (revisionBefore !== (await this.#store.revision())) return;
    this.#writing = this.#writing.then(write).catch(() => undefined); // a full or read-only disk: the next process reads the store again, and doctor looks at the disk
  }

  #letGoOfHoldings(date: string): void {
    const held = this.#holdings.get(date);
    this.#holdings.delete(date);
    this.#inMemory.delete(date);
    held?.onDay.then((holdings) => this.#solver.drop(holdings)).catch(() => undefined);
  }

  #letGo(key: string): void {
    const held = this.#held.get(key);
    this.#held.delete(key);
    this.#inMemory.delete(key);
    held?.projection.then((projection) => this.#drop(projection)).catch(() => undefined);
  }

  #drop(projection: Projection): void {
    this.#amendments.letGo(projection);
    this.#solver.drop(projection).catch(() => undefined);
  }
}

/** What a key costs beside its letters: the text's head, its place in the list, and in the index. */
const keyBytes = 64;

function sizeOf(projection: Projection): HeldProjection {
  const { keys, names, purchases, builtAt } = projection;
  let bytes = bytesOf(arraysOf(projection)) + bytesOfKeys(keys);
  for (const name of names) bytes += name === null ? 8 : name.length + keyBytes / 2;
  return { links: purchases.heads.length, bytes, builtAt };
}

function sizeOfHoldings({ keys, ownership, votes, control }: HoldingsOnDay, builtAt: string): HeldProjection {
  const links = ownership.owners.length + votes.owners.length + control.owners.length;
  const bytes = bytesOf(arraysOfHoldings({ ownership, votes, control })) + bytesOfKeys(keys);
  return { links, bytes, builtAt };
}

function bytesOf(arrays: readonly { readonly byteLength: number }[]): number {
  return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

function bytesOfKeys(keys: readonly string[]): number {
  return keys.reduce((sum, { length }) => sum + length + keyBytes, 0);
}
