import { setImmediate } from 'node:timers/promises';
import type { Iso3 } from '../model/iso3.ts';
import { inPrecedence } from '../model/precedence.ts';
import {
  datasets as datasetsInStore,
  type holdersOfFirms,
  holdingsOnDay,
  partyKeys,
  seatsOnDay,
} from '../queries/__generated__/read.ts';
import { SeatLists } from './node-lines.ts';
import { every, stepsATurn } from './projection.ts';
import { loadSameParties, type SameParties } from './same-parties.ts';
import { sharedCopy } from './shared-memory.ts';
import type { ReadOptions, Store } from './store.ts';

/**
 * All holdings in force on a day as typed arrays: who is said to hold how much of whom, whatever dataset says so.
 *
 * Where several datasets state the same kind of holding of one party in one company, that of the first by precedence counts:
 * a dataset of the user's before one that came with Isthmus, then the one loaded last. What each says of other holders counts.
 *
 * Records that are stated to be the same are one party: what is said of any of them is said of it, and a holder split in
 * two is whole. Party `i` has the key `keys[i]`, the first of its records; `index` knows all of them. A party that holds nothing and that nobody holds is not among them. All arrays lie in
 * shared memory, so that a worker reads them without a copy.
 */
export interface HoldingsOnDay {
  readonly date: string;
  readonly keys: readonly string[];
  readonly index: ReadonlyMap<string, number>;
  /** Economies of each party's seats on the day; none where nobody states one. */
  readonly seats: readonly (readonly Iso3[])[];
  /** Claims on capital. Of a company that has only its votes stated, these stand for them. */
  readonly ownership: StatedShares;
  /** Votes. Of a company that has only its capital stated, this stands for them. */
  readonly votes: StatedShares;
  /** Control by appointment, contract or the like, of whatever share. */
  readonly control: StatedControl;
  /** Datasets that state a holding or a seat. */
  readonly datasets: readonly string[];
  /** Companies with one kind of holding stated, which stands for the other. */
  readonly oneKindOnly: number;
  /** Datasets in the order in which they count where several state one holding. */
  readonly precedence: readonly string[];
  /** Holdings on which several datasets differ, parties as places in `keys`. */
  readonly disputed: readonly DisputedHolding[];
  readonly same: SameParties;
}

/** A holding of which datasets state different shares. */
export interface DisputedHolding {
  readonly owner: number;
  readonly company: number;
  readonly interest: string;
}

/** One entry a statement, as `analytics/holdings.ts` takes them. */
export interface StatedShares {
  readonly owners: Uint32Array;
  readonly companies: Uint32Array;
  /** 0..1; the ends of an exact share are equal. */
  readonly least: Float64Array;
  readonly most: Float64Array;
  /** 1 where the share is more than `least`, 2 where it is less than `most`, added up. */
  readonly excluded: Uint8Array;
}

export interface StatedControl {
  readonly owners: Uint32Array;
  readonly companies: Uint32Array;
}

/**
 * Reads the holdings in force on a day into typed arrays.
 *
 * @param date   YYYY-MM-DD; a holding that ends on the day is no longer held.
 * @param first  datasets that count before all others, in this order.
 * @complexity O(parties + holdings); 50 bytes a holding of capital or votes resident, and its parties' keys.
 */
export async function projectHoldings(
  store: Store,
  date: string,
  first: readonly string[] = [],
): Promise<HoldingsOnDay> {
  const options = { timeoutMs: Number.POSITIVE_INFINITY };
  const index = new Map<string, number>();
  const same = await loadSameParties(store);
  const place = (record: string): number => {
    const key = same.of(record);
    const known = index.get(key);
    if (known !== undefined) return known;
    index.set(key, index.size);
    return index.size - 1;
  };
  const datasets = new Set<string>();
  const ownership = growingShares();
  const votes = growingShares();
  const control = { owners: [] as number[], companies: [] as number[] };
  let oneKindOnly = 0;
  const disputed: DisputedHolding[] = [];
  const precedence = await loadPrecedence(store, first);
  const rank = new Map(precedence.map((dataset, at) => [dataset, at]));

  const add = (stated: HoldersRow) => {
    const said = countingStatements(stated, same, rank);
    const row = wholeHoldings(stated, said.counting, same);
    const company = place(row.firm);
    const capital = row.interests.includes('ECONOMIC') ? 'ECONOMIC' : 'VOTING';
    const voting = row.interests.includes('VOTING') ? 'VOTING' : 'ECONOMIC';
    if (capital === voting) oneKindOnly++;
    for (const at of said.disputed)
      disputed.push({ owner: place(stated.holders[at] as string), company, interest: stated.interests[at] as string });
    for (const [at, holder] of row.holders.entries()) {
      const owner = place(holder);
      const interest = row.interests[at];
      datasets.add(row.datasets[at] as string);
      const share = [
        owner,
        company,
        row.least[at] as number,
        row.most[at] as number,
        row.excluded[at] as number,
      ] as const;
      if (interest === capital) ownership.add(...share);
      if (interest === voting) votes.add(...share);
      if (interest === 'CONTROL') {
        control.owners.push(owner);
        control.companies.push(company);
      }
    }
  };

  const ofSeveralRecords = new Map<string, HoldersRow>();
  for await (const row of firmByFirm(store, date, options)) {
    if (same.recordsOf(row.firm).length === 1) add(row);
    else ofSeveralRecords.set(same.of(row.firm), together(ofSeveralRecords.get(same.of(row.firm)), row, same));
  }
  for (const row of ofSeveralRecords.values()) add(row);

  const keys = [...index.keys()];
  for (const [party, key] of keys.entries()) for (const record of same.recordsOf(key)) index.set(record, party);
  const seats: (readonly Iso3[])[] = keys.map(() => nowhere);
  const lists = new SeatLists();
  const addSeat = ({ party: record, economy, dataset }: { party: string; economy: Iso3; dataset: string }) => {
    const party = index.get(record);
    if (party === undefined) return;
    seats[party] = lists.one([...new Set([...(seats[party] as readonly Iso3[]), economy])].sort());
    datasets.add(dataset);
  };
  await store.each(seatsOnDay, { date }, addSeat, options);
  return {
    date,
    keys,
    index,
    seats,
    ownership: ownership.shared(),
    votes: votes.shared(),
    control: { owners: sharedCopy(Uint32Array, control.owners), companies: sharedCopy(Uint32Array, control.companies) },
    datasets: [...datasets].sort(),
    oneKindOnly,
    precedence,
    disputed,
    same,
  };
}

const nowhere: readonly Iso3[] = [];

/** Statements that there is room for at first. */
const firstRoom = 65_536;

/**
 * What is said of each firm, in the order of keys, and of its holders in theirs, not in the order in which a store happens to
 * answer: owners of equal shares then come in one order.
 *
 * The store is asked for all at once and in no order, which takes a third of the time that pages of firms take it.
 */
async function* firmByFirm(store: Store, date: string, options: ReadOptions): AsyncGenerator<HoldersRow> {
  const keys: string[] = [];
  const numberOf = new Map<string, number>();
  const number = ({ key }: { key: string }) => numberOf.set(key, keys.push(key) - 1);
  await store.each(partyKeys, {}, number, options);
  const [datasets, interests] = [new Words(), new Words()];
  let said = roomFor(firstRoom);
  let count = 0;
  const note = (row: NonNullable<typeof holdingsOnDay.types>['row']) => {
    const [firm, holder] = [numberOf.get(row.firm), numberOf.get(row.holder)];
    if (firm === undefined || holder === undefined) return; // loaded since its key was asked: the answer is made anew
    if (count === said.firms.length) said = roomFor(2 * count, said);
    said.firms[count] = firm;
    said.holders[count] = holder;
    said.interests[count] = interests.numberOf(row.interest);
    said.excluded[count] = row.excluded;
    said.datasets[count] = datasets.numberOf(row.dataset);
    said.least[count] = row.least;
    said.most[count++] = row.most;
  };
  await store.each(holdingsOnDay, { date }, note, options);

  const at = new Uint32Array(count);
  const starts = new Uint32Array(keys.length + 1);
  for (let row = 0; row < count; row++) starts[(said.firms[row] as number) + 1]!++;
  for (let firm = 0; firm < keys.length; firm++) starts[firm + 1]! += starts[firm] as number;
  const next = starts.slice();
  for (let row = 0; row < count; row++) at[next[said.firms[row] as number]!++] = row;
  const inOrder = (a: number, b: number): number => {
    for (const column of [said.holders, said.least, said.most, said.excluded]) {
      const difference = (column[a] as number) - (column[b] as number);
      if (difference !== 0) return difference;
    }
    const wordsOf = (row: number) => `${interests.at(said.interests[row])} ${datasets.at(said.datasets[row])}`;
    return wordsOf(a) < wordsOf(b) ? -1 : 1;
  };
  const isTimeToTurn = every(stepsATurn);
  for (const [firm, key] of keys.entries()) {
    const rows = at.subarray(starts[firm], starts[firm + 1]);
    if (isTimeToTurn(1 + rows.length)) await setImmediate();
    if (rows.length === 0) continue;
    if (rows.length > 1) rows.sort(inOrder);
    const row = emptyRow(key);
    for (const one of rows) {
      row.holders.push(keys[said.holders[one] as number] as string);
      row.interests.push(interests.at(said.interests[one]));
      row.least.push(said.least[one] as number);
      row.most.push(said.most[one] as number);
      row.excluded.push(said.excluded[one] as number);
      row.datasets.push(datasets.at(said.datasets[one]));
    }
    yield row;
  }
}

/** A few words that come again and again, as numbers. */
class Words {
  readonly #words: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    this.#numbers.set(word, this.#words.length);
    return this.#words.push(word) - 1;
  }

  at(number: number | undefined): string {
    return this.#words[number as number] as string;
  }
}

/** Statements by columns. */
interface Columns {
  readonly firms: Uint32Array;
  readonly holders: Uint32Array;
  readonly interests: Uint8Array;
  readonly excluded: Uint8Array;
  readonly datasets: Uint16Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
}

/** Columns with what others hold. */
function roomFor(room: number, before?: Columns): Columns {
  const columns: Columns = {
    firms: new Uint32Array(room),
    holders: new Uint32Array(room),
    interests: new Uint8Array(room),
    excluded: new Uint8Array(room),
    datasets: new Uint16Array(room),
    least: new Float64Array(room),
    most: new Float64Array(room),
  };
  if (before) for (const name of Object.keys(columns) as (keyof Columns)[]) columns[name].set(before[name]);
  return columns;
}

/** What is said of one record of a firm, put to what is said of the others; that one holds another says nothing. */
function together(before: HoldersRow | undefined, row: HoldersRow, same: SameParties): HoldersRow {
  const firm = same.of(row.firm);
  const others = row.holders.flatMap((holder, at) => (same.of(holder) === firm && holder !== row.firm ? [] : [at]));
  const put = <T>(first: readonly T[] = [], more: readonly T[]) => [...first, ...others.map((at) => more[at] as T)];
  return {
    firm,
    holders: put(before?.holders, row.holders),
    interests: put(before?.interests, row.interests),
    least: put(before?.least, row.least),
    most: put(before?.most, row.most),
    excluded: put(before?.excluded, row.excluded),
    datasets: put(before?.datasets, row.datasets),
  };
}

/** Datasets in the order in which they count: those named first, then those of the user before the starter's, the one loaded last first. */
export async function loadPrecedence(store: Store, first: readonly string[]): Promise<readonly string[]> {
  const ranked = [...(await store.rows(datasetsInStore, {}))].sort(
    (a, b) =>
      Number(a.starter) - Number(b.starter) ||
      (a.loadedAt < b.loadedAt ? 1 : a.loadedAt > b.loadedAt ? -1 : a.key < b.key ? -1 : 1),
  );
  return inPrecedence(
    ranked.map(({ key }) => key),
    (key) => key,
    first,
  );
}

type HoldersRow = NonNullable<typeof holdersOfFirms.types>['row'];

/** Which statements about one firm count, and one of each holding on which datasets differ. */
function countingStatements(
  { holders, interests, least, most, excluded, datasets }: HoldersRow,
  same: SameParties,
  rank: ReadonlyMap<string, number>,
): { readonly counting: readonly number[]; readonly disputed: readonly number[] } {
  if (new Set(datasets).size <= 1) return { counting: holders.map((_, at) => at), disputed: [] };
  const byHolding = new Map<string, number[]>();
  holders.forEach((holder, at) => {
    const key = `${interests[at]} ${same.of(holder)}`;
    byHolding.set(key, [...(byHolding.get(key) ?? []), at]);
  });
  const counting: number[] = [];
  const disputed: number[] = [];
  for (const places of byHolding.values()) {
    const ranks = places.map((at) => rank.get(datasets[at] as string) ?? rank.size);
    const first = Math.min(...ranks);
    counting.push(...places.filter((_, k) => ranks[k] === first));
    if (new Set(ranks).size === 1) continue;
    const shares = places.map((at) => `${least[at]} ${most[at]} ${excluded[at]}`);
    if (new Set(shares).size > 1) disputed.push(places[0] as number);
  }
  return { counting: counting.sort((a, b) => a - b), disputed };
}

/**
 * The statements that count, with what a holder has under several records put together: what is said of each record is a part
 * of what the holder has.
 */
function wholeHoldings(row: HoldersRow, counting: readonly number[], same: SameParties): HoldersRow {
  const byHolding = new Map<string, Map<string, number[]>>();
  for (const at of counting) {
    const record = row.holders[at] as string;
    const key = `${row.interests[at]} ${same.of(record)}`;
    const records = byHolding.get(key) ?? new Map<string, number[]>();
    byHolding.set(key, records.set(record, [...(records.get(record) ?? []), at]));
  }
  const whole = emptyRow(row.firm);
  for (const records of byHolding.values()) {
    const places = [...records.values()].flat();
    const [first] = places as [number];
    const each = [...records.values()].map((of) => ({
      least: Math.max(...of.map((at) => row.least[at] as number)),
      most: Math.min(...of.map((at) => row.most[at] as number)),
    }));
    // One record is left as it is stated, and so are contradictions, which the computation flags.
    const asStated =
      records.size === 1 || row.interests[first] === 'CONTROL' || each.some(({ least, most }) => least > most);
    for (const at of asStated ? places : [first]) {
      whole.holders.push(row.holders[at] as string);
      whole.interests.push(row.interests[at] as string);
      whole.datasets.push(row.datasets[at] as string);
      whole.least.push(asStated ? (row.least[at] as number) : sumTo1(each.map(({ least }) => least)));
      whole.most.push(asStated ? (row.most[at] as number) : sumTo1(each.map(({ most }) => most)));
      whole.excluded.push(asStated ? (row.excluded[at] as number) : 0);
    }
  }
  return whole;
}

function emptyRow(firm: string) {
  return {
    firm,
    holders: [] as string[],
    interests: [] as string[],
    least: [] as number[],
    most: [] as number[],
    excluded: [] as number[],
    datasets: [] as string[],
  };
}

function sumTo1(shares: readonly number[]): number {
  return Math.min(
    1,
    shares.reduce((sum, share) => sum + share, 0),
  );
}

function growingShares() {
  const owners: number[] = [];
  const companies: number[] = [];
  const least: number[] = [];
  const most: number[] = [];
  const excluded: number[] = [];
  return {
    add(owner: number, company: number, from: number, to: number, open: number): void {
      owners.push(owner);
      companies.push(company);
      least.push(from);
      most.push(to);
      excluded.push(open);
    },
    shared: (): StatedShares => ({
      owners: sharedCopy(Uint32Array, owners),
      companies: sharedCopy(Uint32Array, companies),
      least: sharedCopy(Float64Array, least),
      most: sharedCopy(Float64Array, most),
      excluded: sharedCopy(Uint8Array, excluded),
    }),
  };
}
