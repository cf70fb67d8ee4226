import { type Csr, csr } from './csr.ts';

/**
 * Who is said to hold how much of whom, of one kind (capital or votes), one entry a statement. A share is a range: an
 * exact share has equal ends, an unknown one runs 0..1. What one party holds in several share classes is one statement.
 */
export interface HoldingStatements {
  readonly owners: ArrayLike<number>;
  readonly companies: ArrayLike<number>;
  /** 0..1. */
  readonly least: ArrayLike<number>;
  /** 0..1, not below `least`. */
  readonly most: ArrayLike<number>;
  /** LEAST_EXCLUDED and MOST_EXCLUDED, added up; without it every end is part of its range. */
  readonly excluded?: ArrayLike<number>;
}

/** The share is more than `least`, not equal to it. */
export const LEAST_EXCLUDED = 1;
/** The share is less than `most`, not equal to it. */
export const MOST_EXCLUDED = 2;

/** Statements about one holding exclude each other: the range of the holding spans them all. */
export const CONTRADICTORY = 1;
/** The least shares exceed 100 % by rounding (up to 2 %): scaled to 100 % where shares are multiplied. */
export const ROUNDED = 2;
/** The least shares exceed 100 % by more: who owns the company is not known until somebody decides. */
export const OVERFULL = 4;
/** The company holds shares of itself. */
export const TREASURY = 8;

/** Holdings ready for computing, one arc for each pair of owner and company that is stated. */
export interface Holdings {
  /** Row = company, head = owner, weight = least share, as stated. */
  readonly holders: Csr;
  /** Length m: largest share. */
  readonly most: Float64Array;
  /** Length m: LEAST_EXCLUDED, MOST_EXCLUDED. */
  readonly excluded: Uint8Array;
  /** The same arcs by owner: those of owner i are `arcs[starts[i] … starts[i + 1] − 1]`, into company `companies[…]`. */
  readonly held: { readonly starts: Uint32Array; readonly companies: Uint32Array; readonly arcs: Uint32Array };
  /** Length n: CONTRADICTORY, ROUNDED, OVERFULL, TREASURY of each company, added up. */
  readonly flags: Uint8Array;
  /** One a statement: its arc. */
  readonly positions: Uint32Array;
}

/** Shares as steps upwards: of one unit of a company the part that each holder has. Rows and `unknown` add up to 1. */
export interface OwnershipChain {
  /** Row = company, head = owner, weight above 0. A party without a row is an end: nobody is known to hold it. */
  readonly holders: Csr;
  /** Length n, 0..1: the part whose holder nobody states (free float among it); 0 for an end. */
  readonly unknown: Float64Array;
}

const ROUNDING = 0.02;
const NO_REST = 1e-12;

/**
 * The holdings that a list of statements describes, in whatever order they come.
 *
 * Statements about the same holding narrow each other; where they exclude each other nothing is thrown away: the range
 * spans them and the company is flagged.
 *
 * @param n  number of parties.
 * @throws RangeError when lengths differ, a party does not exist, or a statement is not a range of shares (an empty one
 *   is none).
 * @complexity O(n + m) time and memory.
 * @source Ranges: Beneficial Ownership Data Standard 0.4, `share`.
 */
export function holdings(n: number, statements: HoldingStatements): Holdings {
  const { owners, companies, least, most, excluded } = statements;
  const count = owners.length;
  if (most.length !== count || (excluded !== undefined && excluded.length !== count))
    throw new RangeError(
      `${count} owners, ${most.length} largest shares and ${excluded?.length} ends are not one list`,
    );
  const { starts, heads, weights, positions } = csr(n, companies, owners, least);
  const arcs = heads.length;
  const flags = new Uint8Array(n);
  const ends = { least: weights.fill(0), most: new Float64Array(arcs).fill(1), excluded: new Uint8Array(arcs) };
  for (let s = 0; s < count; s++) {
    const open = excluded?.[s] ?? 0;
    if (!(least[s]! >= 0 && most[s]! <= 1 && (least[s]! < most[s]! || (least[s] === most[s] && open === 0))))
      throw new RangeError(`statement ${s} says ${least[s]} to ${most[s]}: want a range of shares, 0..1`);
    const arc = positions[s]!;
    const openLeast = open & LEAST_EXCLUDED;
    const openMost = open & MOST_EXCLUDED;
    if (least[s]! > weights[arc]!) {
      weights[arc] = least[s]!;
      ends.excluded[arc] = (ends.excluded[arc]! & MOST_EXCLUDED) | openLeast;
    } else if (least[s] === weights[arc]) ends.excluded[arc] = ends.excluded[arc]! | openLeast;
    if (most[s]! < ends.most[arc]!) {
      ends.most[arc] = most[s]!;
      ends.excluded[arc] = (ends.excluded[arc]! & LEAST_EXCLUDED) | openMost;
    } else if (most[s] === ends.most[arc]) ends.excluded[arc] = ends.excluded[arc]! | openMost;
  }
  spanContradictions(statements, positions, ends, flags);
  for (let company = 0; company < n; company++) {
    let sum = 0;
    for (let k = starts[company]!; k < starts[company + 1]!; k++) {
      sum += weights[k]!;
      if (heads[k] === company) flags[company] = flags[company]! | TREASURY;
    }
    if (sum > 1 + ROUNDING + NO_REST) flags[company] = flags[company]! | OVERFULL;
    else if (sum > 1 + NO_REST) flags[company] = flags[company]! | ROUNDED;
  }
  const holders = { starts, heads, weights };
  return { holders, most: ends.most, excluded: ends.excluded, held: byOwner(holders), flags, positions };
}

/** Where narrowing has left nothing of a range, the span of all that was stated. */
function spanContradictions(
  { companies, least, most, excluded }: HoldingStatements,
  positions: Uint32Array,
  ends: { least: Float64Array; most: Float64Array; excluded: Uint8Array },
  flags: Uint8Array,
): void {
  const empty = new Uint8Array(ends.least.length);
  let found = false;
  for (let arc = 0; arc < empty.length; arc++) {
    const isEmpty =
      ends.least[arc]! > ends.most[arc]! || (ends.least[arc] === ends.most[arc] && ends.excluded[arc]! > 0);
    if (!isEmpty) continue;
    found = true;
    empty[arc] = 1;
    ends.least[arc] = 1;
    ends.most[arc] = 0;
    ends.excluded[arc] = LEAST_EXCLUDED | MOST_EXCLUDED;
  }
  if (!found) return;
  for (let s = 0; s < positions.length; s++) {
    const arc = positions[s]!;
    if (empty[arc] === 0) continue;
    flags[companies[s]!] = flags[companies[s]!]! | CONTRADICTORY;
    const open = excluded?.[s] ?? 0;
    if (least[s]! < ends.least[arc]!) {
      ends.least[arc] = least[s]!;
      ends.excluded[arc] = (ends.excluded[arc]! & MOST_EXCLUDED) | (open & LEAST_EXCLUDED);
    } else if (least[s] === ends.least[arc]) ends.excluded[arc] = ends.excluded[arc]! & (open | MOST_EXCLUDED);
    if (most[s]! > ends.most[arc]!) {
      ends.most[arc] = most[s]!;
      ends.excluded[arc] = (ends.excluded[arc]! & LEAST_EXCLUDED) | (open & MOST_EXCLUDED);
    } else if (most[s] === ends.most[arc]) ends.excluded[arc] = ends.excluded[arc]! & (open | LEAST_EXCLUDED);
  }
}

function byOwner({ starts, heads }: Csr): Holdings['held'] {
  const n = starts.length - 1;
  const first = new Uint32Array(n + 1);
  for (const owner of heads) first[owner + 1] = first[owner + 1]! + 1;
  for (let i = 0; i < n; i++) first[i + 1] = first[i + 1]! + first[i]!;
  const next = first.slice();
  const companies = new Uint32Array(heads.length);
  const arcs = new Uint32Array(heads.length);
  for (let company = 0; company < n; company++) {
    for (let k = starts[company]!; k < starts[company + 1]!; k++) {
      const place = next[heads[k]!]!;
      next[heads[k]!] = place + 1;
      companies[place] = company;
      arcs[place] = k;
    }
  }
  return { starts: first, companies, arcs };
}

/**
 * Who has the shares that are certain: each holder its least share, the rest unknown.
 *
 * Least shares that exceed 100 % by rounding are scaled to 100 %. Of a company whose holdings are OVERFULL nothing is
 * certain: all of it is unknown. With ranges see `ownershipBounds` for how much more each holder may have.
 *
 * @complexity O(n + m) time and memory.
 */
export function ownershipChain({ holders, flags }: Pick<Holdings, 'holders' | 'flags'>): OwnershipChain {
  const n = holders.starts.length - 1;
  const starts = new Uint32Array(n + 1);
  const heads = new Uint32Array(holders.heads.length);
  const weights = new Float64Array(heads.length);
  const unknown = new Float64Array(n);
  let arcs = 0;
  for (let company = 0; company < n; company++) {
    const first = holders.starts[company]!;
    const end = holders.starts[company + 1]!;
    let sum = 0;
    for (let k = first; k < end; k++) sum += holders.weights[k]!;
    if ((flags[company]! & OVERFULL) !== 0) {
      unknown[company] = 1;
    } else if (end > first) {
      const rest = 1 - sum;
      const scale = rest < NO_REST ? 1 / sum : 1;
      if (rest >= NO_REST) unknown[company] = rest;
      for (let k = first; k < end; k++) {
        if (holders.weights[k] === 0) continue;
        heads[arcs] = holders.heads[k]!;
        weights[arcs++] = holders.weights[k]! * scale;
      }
    }
    starts[company + 1] = arcs;
  }
  return { holders: { starts, heads: heads.subarray(0, arcs), weights: weights.subarray(0, arcs) }, unknown };
}
