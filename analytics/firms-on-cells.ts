import type { Csr } from './csr.ts';
import type { SupplyShares } from './upstream-chain.ts';

/** Firms, the cells of a table (one industry of one economy each), and which firm is part of which cell. */
export interface FirmsAndCells {
  /** n firms. */
  readonly firms: SupplyShares;
  /** Length n, in the money of `cellOutput`; NaN where nobody states it. */
  readonly firmOutput: Float64Array;
  /** Length n: 1 where nobody states what the firm buys in all. */
  readonly unstated: Uint8Array;
  /** N cells. */
  readonly cells: SupplyShares;
  /** Length N: gross output. */
  readonly cellOutput: Float64Array;
  /** Row = firm (rows beyond the firms are not read), head = cell that it is part of, weight = share of its output there. A row sums to 1, or is empty. */
  readonly activities: Csr;
  /** Cells that a firm's sales may be of; empty where any may be. */
  readonly sellsAs: (firm: number) => readonly number[];
}

/** Firms whose unknown suppliers are their cells'. */
export interface FirmsOnCells {
  /** The firms 0 … n − 1, the cells as they are n … n + N − 1, and a stand-in for each cell that firms fall back on. */
  readonly shares: SupplyShares;
  /** The cell, 0 … N − 1, of each stand-in. */
  readonly standsInFor: Uint32Array;
  /** Purchases of firms that were taken out of their cells. */
  readonly taken: number;
  /** Purchases of firms that their cells do not have: nothing is taken below 0. */
  readonly beyond: number;
}

/**
 * One graph of firms and of the industries they belong to, in which what a firm buys from unknown suppliers is like the
 * rest of its industry: the cell less what its firms are known to buy and to add themselves, so that nothing counts twice.
 *
 * A cell's flow from another is what the firms of the one are known to buy from firms of the other plus the stand-in's; its
 * value added and its output split in the same way. What firms buy from unknown suppliers is therefore in the stand-in,
 * which is where it is sent. A purchase whose seller may be of several cells is taken from all of them, by their size.
 * A firm without a stated output, or whose cells have no rest, keeps its unknown suppliers.
 *
 * @throws RangeError when lengths do not fit together.
 * @complexity O(n + N + m + M) time and memory, and for each purchase the cells that it may be of.
 * @source Own.
 */
export function firmsOnCells(given: FirmsAndCells): FirmsOnCells {
  const { firms, firmOutput, cells, cellOutput, activities } = given;
  const [n, N] = [firms.unknown.length, cells.unknown.length];
  if (firmOutput.length !== n || given.unstated.length !== n || activities.starts.length <= n)
    throw new RangeError(`outputs of ${firmOutput.length} firms and activities do not fit ${n} firms`);
  if (cellOutput.length !== N) throw new RangeError(`outputs of ${cellOutput.length} cells do not fit ${N} cells`);

  const isAsked = new Uint8Array(N);
  for (let firm = 0; firm < n; firm++) {
    if (!(firms.unknown[firm]! > 0) || Number.isNaN(firmOutput[firm]!)) continue;
    for (let a = activities.starts[firm]!; a < activities.starts[firm + 1]!; a++) isAsked[activities.heads[a]!] = 1;
  }
  const known = knownOfCells(given, isAsked);

  const rows = new Rows();
  const standIn = new Int32Array(N).fill(-1);
  const standsInFor: number[] = [];
  let [taken, beyond] = [0, known.withoutCell];
  const rest: { heads: number[]; weights: number[]; unknown: number }[] = [];
  for (let cell = 0; cell < N; cell++) {
    if (isAsked[cell] !== 1) continue;
    const output = cellOutput[cell]!;
    const row = { heads: [] as number[], weights: [] as number[], unknown: cells.unknown[cell]! * output };
    let [bought, spent] = [0, 0];
    for (let k = cells.purchases.starts[cell]!; k < cells.purchases.starts[cell + 1]!; k++) {
      const flow = cells.purchases.weights[k]! * output;
      const left = Math.max(0, flow - known.bought[k]!);
      taken += flow - left;
      beyond += Math.max(0, known.bought[k]! - flow);
      spent += flow;
      bought += left;
      if (left === 0) continue;
      row.heads.push(n + cells.purchases.heads[k]!);
      row.weights.push(left);
    }
    const added = Math.max(0, output - spent - row.unknown - known.added[cell]!);
    const total = bought + row.unknown + added;
    if (!(total > 0)) continue;
    for (let k = 0; k < row.weights.length; k++) row.weights[k] = row.weights[k]! / total;
    row.unknown /= total;
    standIn[cell] = n + N + standsInFor.length;
    standsInFor.push(cell);
    rest.push(row);
  }

  for (let firm = 0; firm < n; firm++) {
    for (let k = firms.purchases.starts[firm]!; k < firms.purchases.starts[firm + 1]!; k++)
      rows.add(firms.purchases.heads[k]!, firms.purchases.weights[k]!);
    const unknown = firms.unknown[firm]!;
    let left = unknown;
    if (unknown > 0 && !Number.isNaN(firmOutput[firm]!)) {
      for (let a = activities.starts[firm]!; a < activities.starts[firm + 1]!; a++) {
        const node = standIn[activities.heads[a]!]!;
        if (node < 0) continue;
        const share = unknown * activities.weights[a]!;
        rows.add(node, share);
        left -= share;
      }
    }
    rows.end(left < 1e-15 ? 0 : left); // of an unknown part that went to cells whole only rounding is left
  }
  for (let cell = 0; cell < N; cell++) {
    for (let k = cells.purchases.starts[cell]!; k < cells.purchases.starts[cell + 1]!; k++)
      rows.add(n + cells.purchases.heads[k]!, cells.purchases.weights[k]!);
    rows.end(cells.unknown[cell]!);
  }
  for (const { heads, weights, unknown } of rest) {
    for (let k = 0; k < heads.length; k++) rows.add(heads[k]!, weights[k]!);
    rows.end(unknown);
  }
  return { shares: rows.shares(), standsInFor: Uint32Array.from(standsInFor), taken, beyond };
}

/** What the firms of the cells asked about are known to buy (by arc of the cells) and to add, and what no arc is for. */
function knownOfCells(
  { firms, firmOutput, unstated, cells, activities, sellsAs }: FirmsAndCells,
  isAsked: Uint8Array,
): { readonly bought: Float64Array; readonly added: Float64Array; readonly withoutCell: number } {
  const { starts, heads, weights } = cells.purchases;
  const bought = new Float64Array(heads.length);
  const added = new Float64Array(isAsked.length);
  let withoutCell = 0;
  const arcsOf = new Map<number, ReadonlyMap<number, number>>();
  const rowOf = (cell: number): ReadonlyMap<number, number> => {
    let row = arcsOf.get(cell);
    if (row === undefined) {
      const arcs = new Map<number, number>();
      for (let k = starts[cell]!; k < starts[cell + 1]!; k++) arcs.set(heads[k]!, k);
      row = arcs;
      arcsOf.set(cell, row);
    }
    return row;
  };
  for (let firm = 0; firm < firmOutput.length; firm++) {
    const output = firmOutput[firm]!;
    if (Number.isNaN(output)) continue;
    for (let a = activities.starts[firm]!; a < activities.starts[firm + 1]!; a++) {
      const cell = activities.heads[a]!;
      if (isAsked[cell] !== 1) continue;
      const part = output * activities.weights[a]!;
      const row = rowOf(cell);
      let named = 0;
      for (let k = firms.purchases.starts[firm]!; k < firms.purchases.starts[firm + 1]!; k++) {
        const share = firms.purchases.weights[k]!;
        named += share;
        const sellers = sellsAs(firms.purchases.heads[k]!);
        const arcs = (sellers.length > 0 ? sellers : [...row.keys()]).flatMap((seller) => row.get(seller) ?? []);
        const size = arcs.reduce((sum, arc) => sum + weights[arc]!, 0);
        if (!(size > 0)) withoutCell += part * share;
        else for (const arc of arcs) bought[arc] = bought[arc]! + (part * share * weights[arc]!) / size;
      }
      if (unstated[firm] !== 1) added[cell] = added[cell]! + part * Math.max(0, 1 - named - firms.unknown[firm]!);
    }
  }
  return { bought, added, withoutCell };
}

/** Rows of a graph, written one after the other. */
class Rows {
  readonly #starts: number[] = [0];
  readonly #heads: number[] = [];
  readonly #weights: number[] = [];
  readonly #unknown: number[] = [];

  add(head: number, weight: number): void {
    this.#heads.push(head);
    this.#weights.push(weight);
  }

  end(unknown: number): void {
    this.#starts.push(this.#heads.length);
    this.#unknown.push(unknown);
  }

  shares(): SupplyShares {
    return {
      purchases: {
        starts: Uint32Array.from(this.#starts),
        heads: Uint32Array.from(this.#heads),
        weights: Float64Array.from(this.#weights),
      },
      unknown: Float64Array.from(this.#unknown),
    };
  }
}
