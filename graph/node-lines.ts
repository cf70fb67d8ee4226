import type { Iso3 } from '../model/iso3.ts';
import { readTextLines, textLines } from './text-lines.ts';

/** The nodes of a projection: node `i` has the key `keys[i]`. */
export interface ProjectedNodes {
  readonly keys: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  readonly names: readonly (string | null)[];
  /** Economies of each node: one for an industry, its seats for a firm. */
  readonly economies: readonly (readonly Iso3[])[];
  /** Economies that some node belongs to. */
  readonly shown: ReadonlySet<Iso3>;
}

/** The nodes as lines of text, about 80 bytes a node. */
export function nodeLines({ keys, names, economies }: Pick<ProjectedNodes, 'keys' | 'names' | 'economies'>) {
  return textLines([keys, names, economies]);
}

type NodeColumns = readonly [keys: string[], names: (string | null)[], economies: (readonly Iso3[])[]];

/**
 * The nodes that the lines tell of, read in pieces between which the event loop is free.
 *
 * @throws SyntaxError where a line is not one of `nodeLines`.
 */
export async function readNodeLines(lines: Uint8Array): Promise<ProjectedNodes> {
  const keys: string[] = [];
  const names: (string | null)[] = [];
  const economies: (readonly Iso3[])[] = [];
  const index = new Map<string, number>();
  const seats = new SeatLists();
  for await (const page of readTextLines(lines)) {
    const [pageKeys, pageNames, pageEconomies] = page as NodeColumns;
    pageKeys.forEach((key, at) => {
      index.set(key, keys.length);
      keys.push(key);
      names.push(pageNames[at] ?? null);
      economies.push(seats.one(pageEconomies[at] ?? []));
    });
  }
  return { keys, index, names, economies, shown: seats.economies() };
}

/** Nearly all nodes have one of a few hundred lists of seats: each is held once. */
export class SeatLists {
  readonly #lists = new Map<string, readonly Iso3[]>();

  one(seats: readonly Iso3[]): readonly Iso3[] {
    const text = seats.join();
    const known = this.#lists.get(text);
    if (known === undefined) this.#lists.set(text, seats);
    return known ?? seats;
  }

  /** Economies that some list names. */
  economies(): Set<Iso3> {
    return new Set([...this.#lists.values()].flat());
  }
}
