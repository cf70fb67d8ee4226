import { loadSameParties } from '../graph/same-parties.ts';
import type { Store } from '../graph/store.ts';
import { KnownError } from '../model/errors.ts';
import { type Iso3, isAggregate, isEconomy } from '../model/iso3.ts';
import { blocKeys, blocsByKey, listingsOnDay, membersOfBloc, partiesByKey } from '../queries/__generated__/read.ts';

/**
 * A bloc by its key, or made up on the spot: of economies, of firms and persons, or of those that stand on a list, under a
 * programme or on any list of a type on the day.
 */
export type BlocChoice =
  | { readonly id: string }
  | { readonly members: readonly Iso3[] }
  | { readonly parties: readonly string[] }
  | { readonly listed: string };

/** Who belongs to a bloc. */
export interface Members {
  /** How far each economy belongs, 0..1. */
  readonly degrees: ReadonlyMap<Iso3, number>;
  /** Firms and persons that are the bloc, by key; none of a bloc of economies. */
  readonly parties: ReadonlySet<string>;
  /** All records of these parties: a layer may have one, and a list another. */
  readonly records: ReadonlySet<string>;
  /** Industries that are the bloc, by key; only lists name them. */
  readonly industries: ReadonlySet<string>;
  /** Whether a firm or person whose seat nobody states counts, too. */
  readonly withUnseated: boolean;
}

/** Who belongs to a bloc on a day. */
export interface BlocMembers extends Members {
  /** What the bloc is called in answers and keys: `china`, or `members:CHN,RUS`. */
  readonly key: string;
  readonly date: string;
  /** Of which a part stands on the list asked (a region of an economy, some goods of an industry); null where no list is asked. */
  readonly partly: Members | null;
  /** Datasets that say so; none where the caller does. */
  readonly datasets: readonly string[];
}

/**
 * The members of a bloc of economies on a day.
 *
 * @throws KnownError NOT_FOUND for an unknown bloc or economy, or one without members on the day; BAD_USER_INPUT for a list that is
 * empty or holds an aggregate, and for a bloc of parties.
 */
export async function loadBlocMembers(store: Store, choice: BlocChoice, date: string): Promise<BlocMembers> {
  const bloc = await findBlocMembers(store, choice, date);
  if (bloc.degrees.size > 0) return bloc;
  throw new KnownError('NOT_FOUND', { kind: `bloc with members on ${date}`, key: bloc.key });
}

/** The same, with nobody in it on a day on which the bloc has no members. @throws as `loadBlocMembers` for the rest. */
export async function findBlocMembers(store: Store, choice: BlocChoice, date: string): Promise<BlocMembers> {
  if ('members' in choice) return listedMembers(choice.members, date);
  if (!('id' in choice))
    throw new KnownError('BAD_USER_INPUT', { what: 'The bloc', found: 'parties', wanted: 'a bloc of economies' });
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
  return blocOfEconomies(choice.id, date, degrees, new Set(members.map(({ dataset }) => dataset)));
}

/** @param degrees  how far each economy belongs, 0..1. */
export function blocOfEconomies(
  key: string,
  date: string,
  degrees: ReadonlyMap<Iso3, number>,
  datasets: Iterable<string>,
): BlocMembers {
  return { ...nobody, key, date, degrees, partly: null, datasets: [...datasets] };
}

const nobody: Members = {
  degrees: new Map(),
  parties: new Set(),
  records: new Set(),
  industries: new Set(),
  withUnseated: false,
};

/** Whether the bloc is who it names, and not whoever is seated in some economies. */
export function isNamed({ parties, partly }: BlocMembers): boolean {
  return parties.size > 0 || partly !== null;
}

/** Whoever belongs to either, as far as it does. */
export function eitherOf(one: Members, other: Members): Members {
  const degrees = new Map(one.degrees);
  for (const [economy, degree] of other.degrees) degrees.set(economy, Math.max(degree, degrees.get(economy) ?? 0));
  return {
    degrees,
    parties: new Set([...one.parties, ...other.parties]),
    records: new Set([...one.records, ...other.records]),
    industries: new Set([...one.industries, ...other.industries]),
    withUnseated: one.withUnseated || other.withUnseated,
  };
}

/**
 * The members of a bloc of economies, or of firms and persons, on a day.
 *
 * @throws KnownError as `loadBlocMembers`; NOT_FOUND for an unknown party, and where nothing is on the list on the day.
 */
export async function loadBlocOrParties(store: Store, choice: BlocChoice, date: string): Promise<BlocMembers> {
  if ('parties' in choice) return namedParties(store, choice.parties, date);
  if ('listed' in choice) return onList(store, choice.listed, date);
  return loadBlocMembers(store, choice, date);
}

async function namedParties(store: Store, parties: readonly string[], date: string): Promise<BlocMembers> {
  const keys = [...new Set(parties)].sort();
  if (keys.length === 0)
    throw new KnownError('BAD_USER_INPUT', { what: 'The parties', found: '', wanted: 'at least one firm or person' });
  const known = new Set((await store.rows(partiesByKey, { keys })).map(({ key }) => key));
  const stranger = keys.find((key) => !known.has(key));
  if (stranger !== undefined) throw new KnownError('NOT_FOUND', { kind: 'firm or person', key: stranger });
  return {
    ...nobody,
    key: `parties:${keys.join(',')}`,
    date,
    parties: known,
    records: await recordsOf(store, known),
    partly: null,
    datasets: [],
  };
}

async function recordsOf(store: Store, parties: ReadonlySet<string>): Promise<ReadonlySet<string>> {
  const same = await loadSameParties(store);
  return new Set([...parties].flatMap(same.recordsOf));
}

/** Who and what stands on the list, on a list under the programme or of the type; and that of which only a part does. */
async function onList(store: Store, listed: string, date: string): Promise<BlocMembers> {
  const isAsked = (text: string | null) => text?.toLowerCase() === listed.toLowerCase();
  const entries = (await store.rows(listingsOnDay, { date })).filter(
    ({ listing, programme, type }) => isAsked(listing) || isAsked(programme) || isAsked(type),
  );
  if (entries.length === 0)
    throw new KnownError('NOT_FOUND', { kind: `list, programme or type of list with entries on ${date}`, key: listed });
  const membersBy = async (some: typeof entries): Promise<Members> => {
    const parties = new Set(some.flatMap(({ party }) => party ?? []));
    return {
      ...nobody,
      degrees: new Map(
        some.flatMap(({ economy }) => (economy !== null && !isAggregate(economy) ? [[economy, 1]] : [])),
      ),
      parties,
      records: await recordsOf(store, parties),
      industries: new Set(some.flatMap(({ industry }) => industry ?? [])),
    };
  };
  return {
    ...(await membersBy(entries.filter(({ scope }) => scope === null))),
    key: `listed:${listed}`,
    date,
    partly: await membersBy(entries.filter(({ scope }) => scope !== null)),
    datasets: [...new Set(entries.map(({ dataset }) => dataset))],
  };
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
  return blocOfEconomies(`members:${codes.join(',')}`, date, new Map(codes.map((code) => [code, 1])), []);
}
