import { setImmediate } from 'node:timers/promises';
import type { Iso3 } from '../model/iso3.ts';

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

/** Nodes of one line: so few that reading it leaves the event loop free again within milliseconds. */
const nodesALine = 2_000;

type NodeLine = readonly [keys: string[], names: (string | null)[], economies: (readonly Iso3[])[]];

/** The nodes as text, to be kept in a file or handed to another thread: lines of JSON, about 80 bytes a node. */
export function* nodeLines({ keys, names, economies }: Pick<ProjectedNodes, 'keys' | 'names' | 'economies'>) {
  for (let from = 0; from < keys.length; from += nodesALine) {
    const page = [keys, names, economies].map((values) => values.slice(from, from + nodesALine));
    yield Buffer.from(`${JSON.stringify(page)}\n`);
  }
}

/**
 * The nodes that the lines tell of, read in pieces between which the event loop is free.
 *
 * @throws SyntaxError where a line is not one of `nodeLines`.
 */
export async function readNodeLines(lines: Uint8Array): Promise<ProjectedNodes> {
  const text = Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength);
  const keys: string[] = [];
  const names: (string | null)[] = [];
  const economies: (readonly Iso3[])[] = [];
  const index = new Map<string, number>();
  const seats = new SeatLists();
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf(10, from);
    const [pageKeys, pageNames, pageEconomies] = JSON.parse(text.toString('utf8', from, end)) as NodeLine;
    pageKeys.forEach((key, at) => {
      index.set(key, keys.length);
      keys.push(key);
      names.push(pageNames[at] ?? null);
      economies.push(seats.one(pageEconomies[at] ?? []));
    });
    from = end + 1;
    await setImmediate();
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
