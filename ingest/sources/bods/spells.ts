import type { Interest } from './interest.ts';

/** A relationship as one statement has it. */
export interface RelationshipStatement {
  readonly row: number;
  readonly statement: string;
  /** Day of the statement. */
  readonly day: string | null;
  readonly closed: boolean;
  readonly subject: string;
  readonly party: string;
  readonly interests: readonly Interest[];
}

/** An interest for the time in which it is stated to hold. */
export interface Spell<S extends RelationshipStatement> {
  readonly said: S;
  /** Place among the interests of the statement. */
  readonly at: number;
  readonly interest: Interest;
  readonly from: string | null;
  to: string | null;
}

/**
 * The history of one relationship from its statements: what was stated holds until a statement says otherwise.
 *
 * A statement that says the same again adds nothing. One that says otherwise ends what was said before: on the day from
 * which it says that its interest holds, where that is later than before; else on its own day, for many publishers restate
 * the first day. What it leaves out, or closes without an end, ends on its own day.
 *
 * @param statements  of one relationship, in any order; those of one day keep theirs.
 */
export function spellsOf<S extends RelationshipStatement>(statements: readonly S[]): readonly Spell<S>[] {
  const spells: Spell<S>[] = [];
  let open = new Map<string, Spell<S>>();
  for (const said of statements.toSorted((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : a.day === b.day ? 0 : 1))) {
    const next = new Map<string, Spell<S>>();
    for (const [at, interest] of said.interests.entries()) {
      let key = [said.subject, said.party, interest.type, interest.directness].join(' ');
      while (next.has(key)) key += ' again';
      const before = open.get(key);
      const end = interest.to ?? (said.closed ? said.day : null);
      if (before && sameShare(before.interest, interest)) {
        before.to = end ?? before.to;
        next.set(key, before);
        continue;
      }
      const later =
        before && (interest.from === null || interest.from <= (before.from ?? '')) ? said.day : interest.from;
      const from = before ? later : interest.from;
      if (before) before.to = earlier(before.to, from);
      const spell = { said, at, interest, from, to: end };
      next.set(key, spell);
      spells.push(spell);
    }
    for (const [key, before] of open) if (!next.has(key)) before.to = earlier(before.to, said.day);
    open = next;
  }
  return spells;
}

function sameShare(a: Interest, b: Interest): boolean {
  return (
    a.exactShare === b.exactShare &&
    a.minShare === b.minShare &&
    a.maxShare === b.maxShare &&
    a.minExclusive === b.minExclusive &&
    a.maxExclusive === b.maxExclusive
  );
}

function earlier(a: string | null, b: string | null): string | null {
  return a === null || b === null ? (a ?? b) : a < b ? a : b;
}
