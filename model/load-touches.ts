/**
 * Which nodes of layers a load touched. The dataset keeps it, so that a layer that was read before the load is brought up to date
 * by those nodes alone.
 */
export interface LoadTouches {
  /** Edition of the dataset that the load found, and the one that it left, as `editionOf` names them. */
  readonly from: string;
  readonly to: string;
  /** Firms and industries by key: described anew, or with another seat, output or purchase. */
  readonly nodes: readonly string[];
}

/** Nodes that a dataset keeps of its newest loads together, each load counted as one more. A load that touched more is not kept, nor what came before it. */
export const touchesKept = 10_000;

/** What tells one edition of a dataset from another: it changes with every load that writes. */
export function editionOf(dataset: { readonly sha256: string; readonly loadedAt: string } | undefined): string {
  return `${dataset?.sha256} ${dataset?.loadedAt}`;
}

/**
 * What a dataset keeps after one more load: as many of the newest loads as touched `touchesKept` nodes together.
 *
 * @param last null for a load that touched more than are kept, or of which nobody can say what it touched.
 */
export function withTouches(loads: readonly LoadTouches[], last: LoadTouches | null): readonly LoadTouches[] {
  const kept: LoadTouches[] = [];
  let nodes = 0;
  for (const load of last === null ? [] : [last, ...loads.toReversed()]) {
    nodes += 1 + load.nodes.length;
    if (nodes > touchesKept) break;
    kept.unshift(load);
  }
  return kept;
}

/** The nodes that were touched from one edition to another, each once; null where the loads kept do not lead from it to it. */
export function touchedBetween(loads: readonly LoadTouches[], from: string, to: string): readonly string[] | null {
  const nodes = new Set<string>();
  let edition = from;
  for (const load of loads) {
    if (edition === to) break;
    if (load.from !== edition) continue;
    for (const node of load.nodes) nodes.add(node);
    edition = load.to;
  }
  return edition === to ? [...nodes] : null;
}
