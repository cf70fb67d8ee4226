import { Amendments } from './amendments.ts';
import { type HoldingsOnDay, projectHoldings } from './holdings-on-day.ts';
import { type Layer, type Projection, project } from './projection.ts';
import type { Store } from './store.ts';
import type { Solver } from './workers/solver.ts';

/** Layers kept: a dense table of 1,435 industries takes about 10 MB. */
const layersKept = 12;
/** Days whose holdings are kept: four million holdings take about 200 MB. */
const daysKept = 4;

/**
 * Projections by layer and edition of their dataset: read once, and again only when a load has changed the dataset.
 */
export class Projections {
  #store: Store;
  #solver: Solver;
  #amendments: Amendments;
  #held = new Map<string, { readonly edition: string; readonly projection: Promise<Projection> }>();

  #holdings = new Map<string, { readonly edition: string; readonly onDay: Promise<HoldingsOnDay> }>();

  constructor(store: Store, solver: Solver) {
    this.#store = store;
    this.#solver = solver;
    this.#amendments = new Amendments(solver);
  }

  /** The layer as it stands in the edition; `edition` changes with every load of the dataset. */
  of(layer: Layer, edition: string): Promise<Projection> {
    const key = `${layer.of} ${layer.dataset} ${layer.year}`;
    const held = this.#held.get(key);
    if (held?.edition === edition) return held.projection;
    this.#letGo(key);
    const projection = project(this.#store, layer);
    this.#held.set(key, { edition, projection });
    projection.catch(() => this.#held.delete(key));
    const oldest = this.#held.keys().next();
    if (this.#held.size > layersKept && !oldest.done) this.#letGo(oldest.value);
    return projection;
  }

  /** A layer with something changed: made once for each key, and let go of with the layer. */
  amended(base: Projection, key: string, make: () => Promise<Projection>): Promise<Projection> {
    return this.#amendments.of(base, key, make);
  }

  /** The holdings in force on the day; `edition` changes with every load of any dataset. */
  holdings(date: string, edition: string): Promise<HoldingsOnDay> {
    const held = this.#holdings.get(date);
    if (held?.edition === edition) return held.onDay;
    this.#letGoOfHoldings(date);
    const onDay = projectHoldings(this.#store, date);
    this.#holdings.set(date, { edition, onDay });
    onDay.catch(() => this.#holdings.delete(date));
    const oldest = this.#holdings.keys().next();
    if (this.#holdings.size > daysKept && !oldest.done) this.#letGoOfHoldings(oldest.value);
    return onDay;
  }

  #letGoOfHoldings(date: string): void {
    const held = this.#holdings.get(date);
    this.#holdings.delete(date);
    held?.onDay.then((holdings) => this.#solver.drop(holdings)).catch(() => undefined);
  }

  #letGo(key: string): void {
    const held = this.#held.get(key);
    this.#held.delete(key);
    held?.projection
      .then((projection) => {
        this.#amendments.letGo(projection);
        return this.#solver.drop(projection);
      })
      .catch(() => undefined);
  }
}
