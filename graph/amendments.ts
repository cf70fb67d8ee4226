import type { Projection } from './projection.ts';
import type { Solver } from './workers/solver.ts';

/** Amended projections kept for each base; each takes about as much as the base. */
const amendmentsKept = 8;

/** Projections that answers make of other projections, kept under the one they come from for as long as that is kept. */
export class Amendments {
  readonly #solver: Solver;
  readonly #held = new WeakMap<Projection, Map<string, Promise<Projection>>>();

  constructor(solver: Solver) {
    this.#solver = solver;
  }

  /** The base amended as the key says, made if nobody asked lately; the one unused for longest makes room. */
  of(base: Projection, key: string, make: () => Promise<Projection>): Promise<Projection> {
    const held = this.#held.get(base) ?? new Map<string, Promise<Projection>>();
    this.#held.set(base, held);
    const amended = held.get(key) ?? make();
    if (!held.has(key)) amended.catch(() => held.delete(key));
    held.delete(key);
    held.set(key, amended);
    const [oldest] = held;
    if (held.size > amendmentsKept && oldest) {
      held.delete(oldest[0]);
      this.#drop(oldest[1]);
    }
    return amended;
  }

  /** Lets go of all that came from a base that nobody will use again. */
  letGo(base: Projection): void {
    for (const amended of this.#held.get(base)?.values() ?? []) this.#drop(amended);
    this.#held.delete(base);
  }

  #drop(amended: Promise<Projection>): void {
    amended
      .then((projection) => {
        this.letGo(projection); // what was made of it in turn
        return this.#solver.drop(projection);
      })
      .catch(() => undefined);
  }
}
