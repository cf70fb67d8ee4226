import type { Iso3 } from '../../../model/iso3.ts';
import { economyOfParty } from './economy-of-party.ts';

/** A row of the export that states an agreement, as it stands there. Days are ISO dates. */
export interface Row {
  readonly name: string;
  /** Whom the agreement binds now; none where it is no longer in force. */
  readonly current: readonly string[];
  readonly original: readonly string[];
  readonly spells: readonly NamedSpell[];
  readonly signedOn: string;
  /** Null where it is not in force. */
  readonly inForceOn: string | null;
  /** Null while it is in force, or may come to be. */
  readonly inactiveOn: string | null;
}

/** Days of entry and exit of one party, of which the row may leave out either. */
export interface NamedSpell {
  readonly name: string;
  /** `notInForce` where the row says that it never entered. */
  readonly from: string | null;
  readonly to: string | null;
}

/** The day of entry that stands for none. */
export const notInForce = '9999-01-01';

/** A time in which an economy is party to an agreement. `from` is null where it is not known to be in force. */
export interface Spell {
  readonly economy: Iso3;
  readonly from: string | null;
  readonly to: string | null;
  /** Whether it joined later than by the treaty itself. */
  readonly isLater: boolean;
  readonly side: number | null;
}

/** Why the parties of a row cannot be told. */
export class Untold extends Error {
  readonly column: 'Current signatories' | 'Original signatories' | 'Specific Entry/Exit dates';
  readonly wanted: string;

  constructor(column: Untold['column'], found: string, wanted: string) {
    super(found);
    this.column = column;
    this.wanted = wanted;
  }
}

/** What some unions are called as parties, where the agreement that makes them is called otherwise. */
const treatyOfUnion: Readonly<Record<string, string>> = { 'European Union': 'EU Treaty' };

/**
 * The parties of an agreement, by economy.
 *
 * A union that is a party stands for its members, which an agreement of its own in the same file tells with their days:
 * those that join it later are bound from then on, those that leave it no longer. The members of a union stand on one side,
 * all parties that are named themselves on another.
 *
 * @param named agreements of the file by name, for the members of unions.
 * @throws Untold
 */
export function partiesOf(row: Row, named: ReadonlyMap<string, readonly Row[]>): readonly Spell[] {
  const standing = row.current.length > 0 ? row.current : row.original;
  const column = row.current.length > 0 ? 'Current signatories' : 'Original signatories';
  const unions: Member[][] = [];
  const own = new Set<Iso3>();
  for (const name of standing) {
    const economy = economyOfParty(name);
    if (economy === undefined) unions.push(membersOf(name, named, column));
    else own.add(economy);
  }
  const original = new Set(row.original.flatMap((name) => economyOfParty(name) ?? []));
  const spells = new Map<Iso3, NamedSpell>();
  for (const spell of row.spells) {
    const economy = economyOfParty(spell.name);
    if (economy === undefined) throw new Untold('Specific Entry/Exit dates', spell.name, 'an economy');
    spells.set(economy, spell);
  }

  const parties: Spell[] = [];
  const add = (economy: Iso3, side: number | null, from: string | null, to: string | null, isLater: boolean) => {
    const spell = spells.get(economy);
    const entry = spell?.from ?? from;
    const exit = earlier(earlier(spell?.to ?? null, to), row.inactiveOn);
    // Who is out before the agreement is in force was never bound by it.
    const isBound = entry !== null && entry !== notInForce && (exit === null || entry < exit);
    parties.push({ economy, from: isBound ? entry : null, to: exit, isLater, side });
  };

  const ofUnions = new Set<Iso3>();
  for (const [at, members] of unions.entries()) {
    for (const { economy, from, to } of members) {
      if (own.has(economy)) continue; // it left the union and is a party by itself
      ofUnions.add(economy);
      const isFirst = original.has(economy) || from <= (row.inForceOn ?? row.signedOn);
      const entry = isFirst || row.inForceOn === null ? row.inForceOn : from;
      if (original.has(economy) || to === null || (entry !== null && entry < to))
        add(economy, at + 1, entry, to, !isFirst);
    }
  }
  const side = unions.length === 0 ? null : unions.length + 1;
  for (const economy of new Set([...original, ...own, ...spells.keys()])) {
    if (ofUnions.has(economy)) continue;
    const isLater = !original.has(economy);
    if (row.current.length > 0 && !own.has(economy) && !spells.get(economy)?.to)
      throw new Untold(
        'Specific Entry/Exit dates',
        nameOf(economy, row),
        'the day on which it left, for it is no current signatory',
      );
    add(economy, side, isLater ? null : row.inForceOn, null, isLater);
  }
  return parties;
}

/** A time in which an economy is in a union. */
interface Member {
  readonly economy: Iso3;
  readonly from: string;
  readonly to: string | null;
}

/** Who is or was in a union, and when: of one founded anew, from the first treaty that it joined to the last. */
function membersOf(name: string, named: ReadonlyMap<string, readonly Row[]>, column: Untold['column']): Member[] {
  const members = new Map<Iso3, Member>();
  for (const treaty of named.get(treatyOfUnion[name] ?? name) ?? []) {
    if ([...treaty.current, ...treaty.original].some((party) => economyOfParty(party) === undefined)) continue;
    for (const { economy, from, to } of partiesOf(treaty, named)) {
      if (from === null) continue;
      const known = members.get(economy);
      const first = known && known.from < from ? known.from : from;
      const ends = known ? [known.to, to] : [to];
      members.set(economy, { economy, from: first, to: ends.includes(null) ? null : (ends.sort().at(-1) ?? null) });
    }
  }
  if (members.size > 0) return [...members.values()];
  throw new Untold(column, name, 'an economy, or a union that another agreement of the file makes of economies alone');
}

/** How the row calls an economy. */
function nameOf(economy: Iso3, { original, spells }: Row): string {
  return [...original, ...spells.map(({ name }) => name)].find((name) => economyOfParty(name) === economy) ?? economy;
}

/** The earlier of two days, of which one may be unknown. */
export function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
