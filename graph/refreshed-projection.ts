import { setImmediate } from 'node:timers/promises';
import type { Iso3 } from '../model/iso3.ts';
import { touchesKept } from '../model/load-touches.ts';
import {
  buyersFromFirms,
  buyersFromIndustries,
  firmsOfChainByKey,
  industriesOfTableByKey,
  purchasesOfFirmsByKey,
  purchasesOfIndustriesByKey,
} from '../queries/__generated__/read.ts';
import { every, figuresOfIndustry, type Layer, type Projection, statedActivity, stepsATurn } from './projection.ts';
import { PurchaseRows, qualityOf, type StatedFigures, sumOfActivities } from './purchase-rows.ts';
import type { Store } from './store.ts';

/**
 * A layer brought up to date by what loads touched: those nodes and what they buy are read, all else is taken over from the
 * layer before. The same as the layer read anew, number by number.
 *
 * A firm or industry that comes or goes touches those that buy from it too: what they buy of it was unknown, or is from now on.
 *
 * @param touched  keys, each once; some may be no nodes of the layer.
 * @returns null where more than `touchesKept` nodes would have to be read: then the whole layer is.
 * @complexity O(n + m) in memory, and a few reads of the touched nodes.
 */
export async function refreshed(
  store: Store,
  before: Projection,
  touched: readonly string[],
): Promise<Projection | null> {
  if (touched.length === 0) return { ...before }; // what hangs on a projection is of its edition: all of it is made anew
  const { layer } = before;
  const builtAt = new Date().toISOString();
  const said = await loadNodes(store, layer, touched);
  const came = touched.filter((key) => said.has(key) && !before.index.has(key));
  const went = touched.filter((key) => !said.has(key) && before.index.has(key));
  const buyers = await loadBuyers(store, layer, [...came, ...went]);
  const others = [...buyers].filter((key) => !said.has(key) && before.index.has(key));
  if (touched.length + others.length > touchesKept) return null;
  if (others.length > 0) for (const [key, node] of await loadNodes(store, layer, others)) said.set(key, node);
  const bought = await loadPurchases(store, layer, [...said.keys()]);

  const keys = came.length + went.length === 0 ? before.keys : merged(before.keys, came.sort(), new Set(went));
  return { ...(await putTogether(before, keys, said, bought)), layer, builtAt };
}

/** The layer of the keys: nodes of which something is said, with what they buy, and the others as they were before. */
async function putTogether(
  before: Projection,
  keys: readonly string[],
  said: ReadonlyMap<string, Said>,
  bought: ReadonlyMap<string, Bought>,
): Promise<Omit<Projection, 'layer' | 'builtAt'>> {
  const isTimeToTurn = every(stepsATurn);
  const isSameNodes = keys === before.keys;
  const index = isSameNodes ? before.index : new Map<string, number>();
  const nodeNow = new Uint32Array(before.keys.length);
  const nodeThen = new Uint32Array(keys.length);
  for (const [node, key] of keys.entries()) {
    const then = isSameNodes ? node : before.index.get(key);
    if (then !== undefined) {
      nodeThen[node] = then;
      nodeNow[then] = node;
    }
    if (!isSameNodes) (index as Map<string, number>).set(key, node);
    if (isTimeToTurn(1)) await setImmediate();
  }

  const names: (string | null)[] = [];
  const economies: (readonly Iso3[])[] = [];
  const seats = new Set<readonly Iso3[]>();
  const rows = new PurchaseRows(before.layer.of, keys.length, mostLinks(before, bought));
  for (const [node, key] of keys.entries()) {
    const then = nodeThen[node] as number; // of one that came there is none: what it is was read
    const news = said.get(key);
    const seatsOfNode = news ? news.seats : (before.economies[then] as readonly Iso3[]);
    names.push(news ? news.name : (before.names[then] as string | null));
    economies.push(seatsOfNode);
    seats.add(seatsOfNode);
    const { suppliers, usd, unvalued } = bought.get(key) ?? nothingBought;
    const links = news ? rows.add({ ...news, unvalued }, suppliers, usd, index) : rows.takeOver(before, then, nodeNow);
    if (isTimeToTurn(1 + links)) await setImmediate();
  }
  const shares = rows.shares();
  const shown = new Set([...seats].flat());
  return { keys, index, names, economies, shown, ...shares, quality: qualityOf(shares) };
}

/** Room for the links taken over and for those read: what was bought before by whom is read anew makes place. */
function mostLinks({ index, purchases: { starts, heads } }: Projection, bought: ReadonlyMap<string, Bought>): number {
  let links = heads.length;
  for (const [key, { suppliers }] of bought) {
    const then = index.get(key);
    links += suppliers.length;
    if (then !== undefined) links -= (starts[then + 1] as number) - (starts[then] as number);
  }
  return links;
}

interface Said extends StatedFigures {
  readonly name: string | null;
  readonly seats: readonly Iso3[];
}

async function loadNodes(
  store: Store,
  { of, dataset, year }: Layer,
  keys: readonly string[],
): Promise<Map<string, Said>> {
  if (of === 'industries') {
    const rows = await store.rows(industriesOfTableByKey, { dataset, year, keys }, unhurried);
    return new Map(
      rows.map(({ key, name, economy, outputUsd }) => [
        key,
        { name, seats: [economy], ...figuresOfIndustry(outputUsd) },
      ]),
    );
  }
  const rows = await store.rows(firmsOfChainByKey, { dataset, year, date: `${year}-12-31`, keys }, unhurried);
  return new Map(
    rows.map(({ key, name, seats, revenueUsd, purchasesUsd }) => {
      const activities = revenueUsd.map((usd, at) => statedActivity(usd, purchasesUsd[at] as number));
      return [key, { name, seats, ...sumOfActivities(activities) }];
    }),
  );
}

async function loadBuyers(
  store: Store,
  { of, dataset, year }: Layer,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const statement = of === 'industries' ? buyersFromIndustries : buyersFromFirms;
  return new Set((await store.rows(statement, { dataset, year, keys }, unhurried)).map(({ buyer }) => buyer));
}

interface Bought {
  readonly suppliers: readonly string[];
  readonly usd: readonly number[];
  readonly unvalued: number;
}

const nothingBought: Bought = { suppliers: [], usd: [], unvalued: 0 };

async function loadPurchases(
  store: Store,
  { of, dataset, year }: Layer,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Bought>> {
  if (of === 'firms') {
    const rows = await store.rows(purchasesOfFirmsByKey, { dataset, year, keys }, unhurried);
    return new Map(rows.map((row) => [row.buyer, row]));
  }
  const rows = await store.rows(purchasesOfIndustriesByKey, { dataset, year, keys }, unhurried);
  return new Map(rows.map((row) => [row.buyer, { ...row, unvalued: 0 }]));
}

/** As many as a dataset keeps may be touched, and a hub has many links. */
const unhurried = { timeoutMs: Number.POSITIVE_INFINITY };

/** Keys in their order, without those that are gone and with those that came, in order too, in their places. */
function merged(keys: readonly string[], came: readonly string[], gone: ReadonlySet<string>): string[] {
  const all: string[] = [];
  let next = 0;
  for (const key of keys) {
    for (; next < came.length && (came[next] as string) < key; next++) all.push(came[next] as string);
    if (!gone.has(key)) all.push(key);
  }
  return [...all, ...came.slice(next)];
}
