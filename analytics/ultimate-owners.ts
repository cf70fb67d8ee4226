import type { Csr } from './csr.ts';
import type { OwnershipChain } from './holdings.ts';
import { strongComponents } from './strong-components.ts';

/** Who owns companies in the end. */
export interface UltimateOwners {
  /**
   * Row = company, head = owner, ascending, weight = share above 0. An owner is an end (nobody is known to hold it), or
   * stands for a closed loop. An end has no row.
   */
  readonly owners: Csr;
  /** Length n, 0..1: the part whose end nobody states. */
  readonly unknown: Float64Array;
  /** Companies that only hold each other, ascending: as an owner a loop is its first member. */
  readonly loops: readonly (readonly number[])[];
}

/**
 * All ultimate owners of all companies, or of some, through any chain of holdings.
 *
 * Companies are settled owners first; a set of companies that hold each other is eliminated exactly, without subtracting,
 * so shares are right to rounding however little of a loop leaks. A closed loop owns itself.
 *
 * @param companies  whose owners are wanted, each once; without it, all. The others get no row.
 * @returns the row of a company and its `unknown` add up to 1, to rounding.
 * @complexity O(n + m + owners found) time and memory without cross-holdings; a set of k companies that hold each other
 *   adds O(k³) time and O(k²) memory. See bench/results/ownership.json.
 * @source Absorbing chain: Kemeny & Snell, Finite Markov Chains (1960), ch. III; elimination: Grassmann, Taksar & Heyman,
 *   Operations Research 33 (1985).
 */
export function ultimateOwners(chain: OwnershipChain, companies?: ArrayLike<number>): UltimateOwners {
  if (companies === undefined) return settledOwners(chain);
  const reached = reachedUpwards(chain.holders, companies);
  const found = settledOwners(part(chain, reached));
  const n = chain.unknown.length;
  const rows = Array.from(companies, (company) => reached.places.get(company)!);
  const counts = new Uint32Array(n);
  const unknown = new Float64Array(n);
  rows.forEach((row, c) => {
    counts[companies[c]!] = found.owners.starts[row + 1]! - found.owners.starts[row]!;
    unknown[companies[c]!] = found.unknown[row]!;
  });
  const starts = new Uint32Array(n + 1);
  for (let j = 0; j < n; j++) starts[j + 1] = starts[j]! + counts[j]!;
  const heads = new Uint32Array(starts[n]!);
  const weights = new Float64Array(starts[n]!);
  const loops: number[][] = found.loops.map((loop) => loop.map((member) => reached.parties[member]!));
  rows.forEach((row, c) => {
    let place = starts[companies[c]!]!;
    for (let k = found.owners.starts[row]!; k < found.owners.starts[row + 1]!; k++) {
      heads[place] = reached.parties[found.owners.heads[k]!]!;
      weights[place++] = found.owners.weights[k]!;
    }
  });
  return { owners: { starts, heads, weights }, unknown, loops };
}

interface Reached {
  /** Ascending, so that the order of owners is kept. */
  readonly parties: Uint32Array;
  readonly places: ReadonlyMap<number, number>;
}

function reachedUpwards({ starts, heads }: Csr, companies: ArrayLike<number>): Reached {
  const seen = new Set<number>(Array.from(companies));
  for (const party of seen) for (let k = starts[party]!; k < starts[party + 1]!; k++) seen.add(heads[k]!);
  const parties = Uint32Array.from(seen).sort();
  return { parties, places: new Map(Array.from(parties, (party, place) => [party, place])) };
}

function part({ holders, unknown }: OwnershipChain, { parties, places }: Reached): OwnershipChain {
  const starts = new Uint32Array(parties.length + 1);
  const heads: number[] = [];
  const weights: number[] = [];
  parties.forEach((party, place) => {
    for (let k = holders.starts[party]!; k < holders.starts[party + 1]!; k++) {
      heads.push(places.get(holders.heads[k]!)!);
      weights.push(holders.weights[k]!);
    }
    starts[place + 1] = heads.length;
  });
  return {
    holders: { starts, heads: Uint32Array.from(heads), weights: Float64Array.from(weights) },
    unknown: Float64Array.from(parties, (party) => unknown[party]!),
  };
}

function settledOwners({ holders, unknown: unstated }: OwnershipChain): UltimateOwners {
  const n = unstated.length;
  const { order, starts: components } = strongComponents(holders);
  const found = new Rows(n, holders.heads.length);
  const unknown = new Float64Array(n);
  const loops: number[][] = [];
  const row = new SparseRow(n);
  for (let c = 0; c + 1 < components.length; c++) {
    const first = components[c]!;
    const end = components[c + 1]!;
    if (end - first > 1) {
      settleTogether(Array.from(order.subarray(first, end)).sort((a, b) => a - b));
      continue;
    }
    const company = order[first]!;
    if (holders.starts[company] === holders.starts[company + 1]) {
      unknown[company] = unstated[company]!;
      continue;
    }
    let self = 0;
    let rest = unstated[company]!;
    for (let k = holders.starts[company]!, last = holders.starts[company + 1]!; k < last; k++) {
      const holder = holders.heads[k]!;
      const share = holders.weights[k]!;
      if (holder === company) self = share;
      else rest += addOwners(holder, share);
    }
    if (self > 0 && row.count === 0 && rest === 0) {
      loops.push([company]);
      row.add(company, 1);
      self = 0;
    }
    const scale = self > 0 ? 1 / (row.sum() + rest) : 1;
    unknown[company] = rest * scale;
    found.put(company, row, scale);
  }
  return { owners: found.byCompany(), unknown, loops };

  /** Adds what the settled party `holder` passes on of a share: itself if it is an end. Returns the unknown part. */
  function addOwners(holder: number, share: number): number {
    const first = found.first[holder]!;
    const last = first + found.counts[holder]!;
    if (first === last && unknown[holder] === 0) {
      row.add(holder, share);
      return 0;
    }
    for (let k = first; k < last; k++) row.add(found.heads[k]!, share * found.weights[k]!);
    return share * unknown[holder]!;
  }

  function settleTogether(members: number[]): void {
    const exits = exitShares(holders, unstated, members);
    if (exits === null) {
      loops.push(members);
      for (const member of members) {
        row.add(members[0]!, 1);
        found.put(member, row, 1);
      }
      return;
    }
    // What each member passes on when the walk leaves from it, as if it did so for certain.
    const leaving = members.map((member) => {
      let rest = unstated[member]!;
      for (let k = holders.starts[member]!; k < holders.starts[member + 1]!; k++) {
        if (!exits.isMember.has(holders.heads[k]!)) rest += addOwners(holders.heads[k]!, holders.weights[k]!);
      }
      const scale = 1 / (row.sum() + rest);
      const owners = row.places().slice();
      const shares = Float64Array.from(owners, (owner) => row.sums[owner]! * scale);
      row.clear();
      return { owners, shares, unknown: rest * scale };
    });
    const k = members.length;
    members.forEach((member, p) => {
      let rest = 0;
      for (let q = 0; q < k; q++) {
        const share = exits.shares[p * k + q]!;
        if (share === 0) continue;
        const { owners, shares, unknown: lost } = leaving[q]!;
        for (let o = 0; o < owners.length; o++) row.add(owners[o]!, share * shares[o]!);
        rest += share * lost;
      }
      unknown[member] = rest;
      found.put(member, row, 1);
    });
  }
}

/**
 * For companies that hold each other the probability (row p, column q) that a walk from p leaves the set from q; null when
 * it never leaves.
 */
function exitShares({ starts, heads, weights }: Csr, unstated: Float64Array, members: readonly number[]) {
  const k = members.length;
  const isMember = new Map(members.map((member, p) => [member, p]));
  const inner = new Float64Array(k * k);
  const exits = new Float64Array(k * k);
  let open = false;
  members.forEach((member, p) => {
    let leak = unstated[member]!;
    for (let a = starts[member]!; a < starts[member + 1]!; a++) {
      const q = isMember.get(heads[a]!);
      if (q === undefined) leak += weights[a]!;
      else if (q !== p) inner[p * k + q] = weights[a]!;
    }
    exits[p * k + p] = leak;
    if (leak > 0) open = true;
  });
  if (!open) return null;
  // Each member is taken out in turn: who would step to it steps where it leads. Dividing by what leads away from it, in
  // place of 1 − what comes back, is what keeps every digit.
  for (let p = 0; p < k; p++) {
    // What is left of its row: steps to members not yet taken out, exits from itself and from those taken out.
    let away = 0;
    for (let q = p + 1; q < k; q++) away += inner[p * k + q]!;
    for (let q = 0; q <= p; q++) away += exits[p * k + q]!;
    for (let q = p + 1; q < k; q++) inner[p * k + q] = inner[p * k + q]! / away;
    for (let q = 0; q <= p; q++) exits[p * k + q] = exits[p * k + q]! / away;
    for (let j = 0; j < k; j++) {
      const step = inner[j * k + p]!;
      if (j === p || step === 0) continue;
      inner[j * k + p] = 0;
      for (let q = p + 1; q < k; q++) if (q !== j) inner[j * k + q] = inner[j * k + q]! + step * inner[p * k + q]!;
      for (let q = 0; q <= p; q++) exits[j * k + q] = exits[j * k + q]! + step * exits[p * k + q]!;
    }
  }
  return { isMember, shares: exits };
}

/** One row being added up: a dense array and the places of it that are in use. */
class SparseRow {
  readonly sums: Float64Array;
  #used = new Uint32Array(64);
  #count = 0;

  constructor(n: number) {
    this.sums = new Float64Array(n);
  }

  get count(): number {
    return this.#count;
  }

  add(place: number, amount: number): void {
    if (amount === 0) return;
    const sum = this.sums[place]!;
    if (sum === 0) {
      if (this.#count === this.#used.length) this.#used = longer(this.#used, 2 * this.#count, Uint32Array);
      this.#used[this.#count++] = place;
    }
    this.sums[place] = sum + amount;
  }

  sum(): number {
    let sum = 0;
    for (let u = 0; u < this.#count; u++) sum += this.sums[this.#used[u]!]!;
    return sum;
  }

  /** The places in use, ascending. */
  places(): Uint32Array {
    const used = this.#used.subarray(0, this.#count);
    return this.#count > 1 ? used.sort() : used;
  }

  clear(): void {
    for (let u = 0; u < this.#count; u++) this.sums[this.#used[u]!] = 0;
    this.#count = 0;
  }
}

/** Rows written in any order. */
class Rows {
  readonly first: Uint32Array;
  readonly counts: Uint32Array;
  heads: Uint32Array;
  weights: Float64Array;
  #length = 0;

  constructor(n: number, expected: number) {
    this.first = new Uint32Array(n);
    this.counts = new Uint32Array(n);
    this.heads = new Uint32Array(expected + 16);
    this.weights = new Float64Array(expected + 16);
  }

  /** Takes over a row, scaled, and leaves it empty. */
  put(node: number, row: SparseRow, scale: number): void {
    const { count } = row;
    const needed = this.#length + count;
    if (needed > this.heads.length) {
      const room = Math.max(needed, Math.ceil(1.5 * this.heads.length));
      this.heads = longer(this.heads, room, Uint32Array);
      this.weights = longer(this.weights, room, Float64Array);
    }
    this.first[node] = this.#length;
    this.counts[node] = count;
    const places = row.places();
    for (let u = 0; u < count; u++) {
      const place = places[u]!;
      this.heads[this.#length] = place;
      this.weights[this.#length++] = row.sums[place]! * scale;
    }
    row.clear();
  }

  byCompany(): Csr {
    const n = this.first.length;
    const starts = new Uint32Array(n + 1);
    const heads = new Uint32Array(this.#length);
    const weights = new Float64Array(this.#length);
    for (let node = 0; node < n; node++) {
      const from = this.first[node]!;
      const place = starts[node]!;
      for (let k = 0; k < this.counts[node]!; k++) {
        heads[place + k] = this.heads[from + k]!;
        weights[place + k] = this.weights[from + k]!;
      }
      starts[node + 1] = place + this.counts[node]!;
    }
    return { starts, heads, weights };
  }
}

function longer<A extends Uint32Array | Float64Array>(array: A, length: number, Kind: new (length: number) => A): A {
  const copy = new Kind(length);
  copy.set(array);
  return copy;
}
