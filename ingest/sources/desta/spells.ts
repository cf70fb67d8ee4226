import type { Iso3 } from '../../../model/iso3.ts';
import type { InputFile } from '../../table.ts';

/** A row of a file. */
export interface Place {
  readonly file: InputFile;
  readonly row: number;
}

/** Two economies that a document binds to one another, or of which the first leaves, by a row that says so. */
export interface Pair {
  readonly place: Place;
  readonly a: Iso3;
  readonly b: Iso3;
  readonly number: string;
  readonly base_treaty: string;
  readonly name: string;
  readonly entry: 'base_treaty' | 'accession' | 'consolidated' | 'withdrawal';
  readonly signed: number;
  readonly inForce: number | null;
  readonly typememb: string;
}

/** A time in which an economy is party to an agreement, in years. `from` is null where it is not known to be in force. */
export interface Spell {
  readonly economy: Iso3;
  readonly from: number | null;
  /** First year no longer a party, null while it lasts. */
  readonly to: number | null;
  readonly entryType: 'BASE_TREATY' | 'ACCESSION' | 'CONSOLIDATED';
  readonly signedYear: number;
  /** Of an agreement between sides; null where the agreement binds each party to each other. */
  readonly side: number | null;
  /** The row that says so first. */
  readonly said: Place;
}

const entryTypes = { base_treaty: 'BASE_TREATY', accession: 'ACCESSION', consolidated: 'CONSOLIDATED' } as const;

/**
 * The spells of one agreement from its documents in order of time, the treaty first.
 *
 * Who is in an accession or a consolidated version and is no party yet, or no longer, joins by it; for who is a party already
 * it is an edition. The first economy of a withdrawal leaves.
 */
export function spellsOf(pairs: readonly Pair[], treaty: string): readonly Spell[] {
  const documents = [...grouped(pairs, 'number').values()].sort(
    (a, b) => Number(isOf(treaty, b)) - Number(isOf(treaty, a)) || yearOf(a) - yearOf(b) || order(a) - order(b),
  );
  const sides = sidesOf(documents[0] ?? []);
  const current = new Map<Iso3, Spell>();
  const ended: Spell[] = [];
  for (const document of documents) {
    const newcomers = new Map<Iso3, Spell>();
    if (sides.size > 0) placeNewcomers(document, sides);
    for (const { a, b, entry, signed, inForce, place } of document) {
      if (entry === 'withdrawal') {
        const spell = current.get(a);
        if (!spell) continue;
        const to = inForce ?? signed;
        // Who is said to have left before its own accession was in force was party, from a year that is not known.
        const from = spell.from !== null && spell.from < to ? spell.from : null;
        ended.push({ ...spell, from, to });
        current.delete(a);
        continue;
      }
      for (const economy of [a, b]) {
        if (current.has(economy) || newcomers.has(economy)) continue;
        const side = sides.get(economy) ?? null;
        const entryType = entryTypes[entry];
        newcomers.set(economy, { economy, from: inForce, to: null, entryType, signedYear: signed, side, said: place });
      }
    }
    for (const [economy, spell] of newcomers) current.set(economy, spell);
  }
  return [...ended, ...current.values()];
}

/** The side of each party of a treaty that binds only across sides: those that it does not bind stand together. Of two parties each is one. */
function sidesOf(treaty: readonly Pair[]): Map<Iso3, number> {
  const bound = new Set(treaty.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
  const parties = [...new Set(treaty.flatMap(({ a, b }) => [a, b]))].sort();
  const sides = new Map<Iso3, number>();
  let side = 0;
  for (const first of parties) {
    if (sides.has(first)) continue;
    side++;
    const reached = [first];
    sides.set(first, side);
    for (const party of reached) {
      for (const other of parties) {
        if (sides.has(other) || bound.has(`${party} ${other}`)) continue;
        sides.set(other, side);
        reached.push(other);
      }
    }
  }
  return side === parties.length && side > 2 ? new Map() : sides;
}

/** Puts the newcomers of a document on the one side that it does not bind them to: first by the parties, then by each other. */
function placeNewcomers(document: readonly Pair[], sides: Map<Iso3, number>): void {
  const known = new Set(sides.values());
  for (let pass = 0; pass < 2; pass++) {
    for (const economy of new Set(document.flatMap(({ a, b }) => [a, b]))) {
      if (sides.has(economy)) continue;
      const own = new Set(known);
      for (const { a, b } of document) {
        if (a === economy) own.delete(sides.get(b) ?? 0);
        if (b === economy) own.delete(sides.get(a) ?? 0);
      }
      const [side] = own;
      if (own.size === 1 && side !== undefined) sides.set(economy, side);
    }
  }
}

function isOf(number: string, document: readonly Pair[]): boolean {
  return document[0]?.number === number;
}

/** The year from which a document holds; one that is not known to be in force comes after all that are. */
function yearOf([first]: readonly Pair[]): number {
  if (!first) return 0;
  return first.inForce ?? (first.entry === 'withdrawal' ? first.signed : 10_000 + first.signed);
}

/** In one year economies accede, then leave, then join anew by a version consolidated without those that left. */
function order([first]: readonly Pair[]): number {
  return ['base_treaty', 'accession', 'withdrawal', 'consolidated'].indexOf(first?.entry ?? '');
}

/** The pairs by a text of theirs, in the order in which each text comes first. */
export function grouped(pairs: readonly Pair[], by: 'number' | 'base_treaty'): Map<string, Pair[]> {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const group = groups.get(pair[by]);
    if (group) group.push(pair);
    else groups.set(pair[by], [pair]);
  }
  return groups;
}
