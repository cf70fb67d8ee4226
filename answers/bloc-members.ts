import type { Store } from '../graph/store.ts';
import { KnownError } from '../model/errors.ts';
import { type Iso3, isAggregate, isEconomy } from '../model/iso3.ts';
import { blocKeys, blocsByKey, membersOfBloc } from '../queries/__generated__/read.ts';

/** A bloc by its key, or made up on the spot of the economies given. */
export type BlocChoice = { readonly id: string } | { readonly members: readonly Iso3[] };

/** Who belongs to a bloc on a day, and how far (0..1). */
export interface BlocMembers {
  /** What the bloc is called in answers and keys: `china`, or `members:CHN,RUS`. */
  readonly key: string;
  readonly date: string;
  readonly degrees: ReadonlyMap<Iso3, number>;
  /** Datasets that say so; none where the caller does. */
  readonly datasets: readonly string[];
}

/**
 * The members of a bloc on a day.
 *
 * @throws KnownError NOT_FOUND for an unknown bloc or economy, or one without members on the day; BAD_USER_INPUT for a list that is
 * empty or holds an aggregate.
 */
export async function loadBlocMembers(store: Store, choice: BlocChoice, date: string): Promise<BlocMembers> {
  const bloc = await findBlocMembers(store, choice, date);
  if (bloc.degrees.size > 0) return bloc;
  throw new KnownError('NOT_FOUND', { kind: `bloc with members on ${date}`, key: bloc.key });
}

/** The same, with nobody in it on a day on which the bloc has no members. @throws as `loadBlocMembers` for the rest. */
export async function findBlocMembers(store: Store, choice: BlocChoice, date: string): Promise<BlocMembers> {
  if ('members' in choice) return listedMembers(choice.members, date);
  const [bloc] = await store.rows(blocsByKey, { keys: [choice.id] });
  if (!bloc) {
    const known = (await store.rows(blocKeys, {})).map(({ key }) => key);
    throw new KnownError('NOT_FOUND', {
      kind: 'bloc',
      key: choice.id,
      hint: known.length > 0 ? `There are ${known.join(', ')}.` : "No blocs are loaded: see 'isthmus starter'.",
    });
  }
  const members = await store.rows(membersOfBloc, { bloc: choice.id, date });
  const degrees = new Map<Iso3, number>();
  for (const { economy, degree } of members)
    if (!isAggregate(economy)) degrees.set(economy, Math.max(degree, degrees.get(economy) ?? 0));
  return { key: choice.id, date, degrees, datasets: [...new Set(members.map(({ dataset }) => dataset))] };
}

/** Economies that belong to the bloc in full. */
export function fullMembers({ degrees }: BlocMembers): ReadonlySet<Iso3> {
  return new Set([...degrees].filter(([, degree]) => degree === 1).map(([economy]) => economy));
}

/**
 * Nothing, where the blocs can stand against each other.
 *
 * @throws KnownError BAD_USER_INPUT for less than two blocs, or blocs that share a full member.
 */
export function assertSeparate(blocs: readonly BlocMembers[]): void {
  if (blocs.length < 2)
    throw new KnownError('BAD_USER_INPUT', { what: 'The blocs', found: String(blocs.length), wanted: 'two or more' });
  const common = commonMember(blocs);
  if (common)
    throw new KnownError('BAD_USER_INPUT', {
      what: 'The blocs',
      found: `${common.economy} in both ${common.first} and ${common.second}`,
      wanted: 'blocs without a common member',
    });
}

/** A full member of two of the blocs; null where they stand apart. */
export function commonMember(
  blocs: readonly BlocMembers[],
): { readonly economy: Iso3; readonly first: string; readonly second: string } | null {
  const home = new Map<Iso3, string>();
  for (const bloc of blocs) {
    for (const economy of fullMembers(bloc)) {
      const first = home.get(economy);
      if (first !== undefined) return { economy, first, second: bloc.key };
      home.set(economy, bloc.key);
    }
  }
  return null;
}

function listedMembers(members: readonly Iso3[], date: string): BlocMembers {
  const wanted = 'at least one economy as ISO 3166-1 alpha-3; an aggregate is never a member of a bloc';
  if (members.length === 0)
    throw new KnownError('BAD_USER_INPUT', { what: 'The members of the bloc', found: '', wanted });
  for (const code of members) {
    if (isAggregate(code))
      throw new KnownError('BAD_USER_INPUT', { what: 'The members of the bloc', found: code, wanted });
    if (!isEconomy(code)) throw new KnownError('NOT_FOUND', { kind: 'economy', key: code });
  }
  const codes = [...new Set(members)].sort();
  return { key: `members:${codes.join(',')}`, date, degrees: new Map(codes.map((code) => [code, 1])), datasets: [] };
}
