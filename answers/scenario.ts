import { createHash } from 'node:crypto';
import { amendedShares } from '../analytics/amended-shares.ts';
import type { Graph } from '../graph/graph.ts';
import type { Projection } from '../graph/projection.ts';
import type { Store } from '../graph/store.ts';
import { KnownError } from '../model/errors.ts';
import type { Assumption } from '../model/finding.ts';
import { type Iso3, isAggregate, isEconomy } from '../model/iso3.ts';
import { blocsByKey } from '../queries/__generated__/read.ts';
import { type BlocChoice, type BlocMembers, loadBlocMembers } from './bloc-members.ts';
import type { WeighedSubject } from './exposure-subject.ts';
import type { Move, Removal, Scenario } from './scenario-choice.ts';
import { sharedShares } from './shared-shares.ts';
import { loadSingleSales } from './single-sales.ts';

/** A question's ingredients under a scenario, and what is then taken for granted. */
export interface Changed {
  readonly projection: Projection;
  readonly members: BlocMembers;
  readonly weighed: WeighedSubject;
  readonly assumptions: readonly Assumption[];
}

/**
 * The ingredients of an exposure as they would be: what is taken away counts as bought from unknown suppliers.
 *
 * @throws KnownError BAD_USER_INPUT for a scenario without anything in it, or one that leaves nothing of the subject;
 *   NOT_FOUND for what is to be taken away, or to change, and is not there.
 */
export async function loadChanged(
  graph: Graph,
  scenario: Scenario,
  given: { readonly projection: Projection; readonly members: BlocMembers; readonly weighed: WeighedSubject },
  to: BlocChoice,
): Promise<Changed> {
  const removal = removalOf(scenario.remove ?? {});
  const named = Object.values(removal).reduce((count, list) => count + list.length, 0);
  const moves = scenario.move ?? [];
  if (named + moves.length === 0 && !scenario.bloc)
    throw new KnownError('BAD_USER_INPUT', {
      what: 'The scenario',
      found: 'nothing',
      wanted: 'something to remove, an economy to move, or the members of a bloc',
    });
  const assumptions: Assumption[] = [];
  const members = await changedMembers(graph.store, scenario, given.members, to, assumptions);
  if (named === 0) return { projection: given.projection, members, weighed: given.weighed, assumptions };
  const keptOf = partsKept(given.projection, removal, assumptions);
  return {
    projection: await loadAmended(graph, given.projection, removal, keptOf),
    members,
    weighed: weighedWithout(given.weighed, keptOf),
    assumptions,
  };
}

type Removed = { readonly [kind in keyof Removal]-?: NonNullable<Removal[kind]> };

/** Each kind once and in order, so that the same removal has the same key. */
function removalOf(removal: Removal): Removed {
  const sorted = <T extends string>(list: readonly T[] | null | undefined) => [...new Set(list ?? [])].sort();
  const links = new Map((removal.links ?? []).map(({ from, to }) => [`${from}>${to}`, { from, to }]));
  return {
    economies: sorted(removal.economies),
    industries: sorted(removal.industries),
    firms: sorted(removal.firms),
    links: [...links].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, link]) => link),
    products: sorted(removal.products),
  };
}

/** What is left of each node, 0..1: of a firm seated in several economies, the part that is not in those removed. */
function partsKept(projection: Projection, removal: Removed, assumptions: Assumption[]): Float64Array {
  const { layer, keys, economies, shown } = projection;
  const kept = new Float64Array(keys.length).fill(1);
  for (const [kind, removed] of [
    ['industries', removal.industries],
    ['firms', removal.firms],
  ] as const) {
    if (removed.length > 0 && layer.of !== kind)
      throw new KnownError('BAD_USER_INPUT', {
        what: `scenario.remove.${kind}`,
        found: removed.join(', '),
        wanted: `${layer.of}: the subject is in '${layer.dataset}', which has no ${kind}`,
      });
    for (const key of removed) kept[placeOf(projection, key)] = 0;
  }
  for (const economy of removal.economies)
    if (!shown.has(economy) && !isEconomy(economy) && !isAggregate(economy))
      throw new KnownError('NOT_FOUND', { kind: 'economy', key: economy });
  const gone = new Set(removal.economies.filter((economy) => shown.has(economy)));
  if (gone.size > 0) {
    economies.forEach((seats, node) => {
      const removed = seats.filter((economy) => gone.has(economy)).length;
      if (removed > 0) kept[node] = (kept[node] as number) * (1 - removed / seats.length);
    });
  }
  const what = [
    ...[...gone].map((economy) => `the economy ${economy}`),
    ...removal.industries.map((key) => `the industry ${key}`),
    ...removal.firms.map((key) => `the firm ${key}`),
    ...removal.links.map(({ from, to }) => `the sale of ${from} to ${to}`),
    ...removal.products.map((code) => `the product ${code}`),
  ];
  assumptions.push({
    code: 'SCENARIO_REMOVED',
    text: `Taken away: ${what.slice(0, 10).join(', ')}${what.length > 10 ? ` and ${what.length - 10} more` : ''}. What was bought there is bought nowhere else: it counts as unknown. Holdings stay as they are.`,
  });
  const hidden = removal.economies.filter((economy) => !shown.has(economy));
  if (hidden.length > 0)
    assumptions.push({
      code: 'SCENARIO_NOT_SHOWN',
      text: `'${layer.dataset}' does not show ${hidden.join(', ')} apart: what comes from there stays.`,
    });
  return kept;
}

function placeOf({ index, layer }: Projection, key: string): number {
  const node = index.get(key);
  if (node === undefined) throw new KnownError('NOT_FOUND', { kind: `node of ${layer.dataset} in ${layer.year}`, key });
  return node;
}

/** The projection without what is removed; made once for all who ask the same. */
function loadAmended(
  { store, projections }: Graph,
  base: Projection,
  removal: Removed,
  keptOf: Float64Array,
): Promise<Projection> {
  const cut = cutLinks(base, removal);
  if (removal.products.length > 0 && base.layer.of === 'industries')
    throw new KnownError('BAD_USER_INPUT', {
      what: 'scenario.remove.products',
      found: removal.products.join(', '),
      wanted: `industries: '${base.layer.dataset}' says nothing of products`,
    });
  const key = createHash('sha256').update(JSON.stringify(removal)).digest('hex');
  return projections.amended(base, key, async () => {
    const ofProducts = await partsOfProducts(store, base, removal.products);
    const amended = amendedShares(base, (_, buyer, supplier) => {
      const link = linkOf(base, buyer, supplier);
      return cut.has(link) ? 0 : (keptOf[supplier] as number) * (1 - (ofProducts.get(link) ?? 0));
    });
    return { ...base, ...sharedShares(amended) };
  });
}

/** A link as one number. */
function linkOf({ keys }: Projection, buyer: number, supplier: number): number {
  return buyer * keys.length + supplier;
}

function cutLinks(projection: Projection, { links }: Removed): ReadonlySet<number> {
  const { starts, heads } = projection.purchases;
  return new Set(
    links.map(({ from, to }) => {
      const [supplier, buyer] = [placeOf(projection, from), placeOf(projection, to)];
      if (!heads.subarray(starts[buyer], starts[buyer + 1]).includes(supplier))
        throw new KnownError('NOT_FOUND', { kind: 'sale with an amount', key: `${from} to ${to}` });
      return linkOf(projection, buyer, supplier);
    }),
  );
}

/** By link the part of its dollars that is for products under the codes. */
async function partsOfProducts(
  store: Store,
  projection: Projection,
  codes: readonly string[],
): Promise<ReadonlyMap<number, number>> {
  const parts = new Map<number, number>();
  if (codes.length === 0) return parts;
  const sums = new Map<number, { removed: number; all: number }>();
  const met = new Set<string>();
  for await (const { buyer, supplier, product, usd } of loadSingleSales(store, projection)) {
    if (usd === null) continue;
    const link = linkOf(projection, buyer, supplier);
    const sum = sums.get(link) ?? { removed: 0, all: 0 };
    sums.set(link, sum);
    sum.all += usd;
    const under = product === null ? [] : codes.filter((code) => product.startsWith(code));
    for (const code of under) met.add(code);
    if (under.length > 0) sum.removed += usd;
  }
  const stranger = codes.find((code) => !met.has(code));
  if (stranger !== undefined)
    throw new KnownError('NOT_FOUND', { kind: `product sold in ${projection.layer.dataset}`, key: stranger });
  for (const [link, { removed, all }] of sums) if (removed > 0) parts.set(link, Math.min(1, removed / all));
  return parts;
}

/** What is left of the subject; the rest weighs as unknown. */
function weighedWithout(weighed: WeighedSubject, keptOf: Float64Array): WeighedSubject {
  const weights = weighed.nodes.map((node, part) => (weighed.weights[part] as number) * (keptOf[node] as number));
  const lost = weighed.nodes.reduce(
    (sum, _, part) => sum + (weighed.weights[part] as number) - (weights[part] as number),
    0,
  );
  if (lost === 0) return weighed;
  if (!weights.some((weight) => weight > 0))
    throw new KnownError('BAD_USER_INPUT', {
      what: 'The scenario',
      found: 'a removal of the whole subject',
      wanted: 'one that leaves a part of it',
    });
  return { ...weighed, weights, notShown: Math.min(1, weighed.notShown + lost) };
}

async function changedMembers(
  store: Store,
  { move, bloc }: Scenario,
  members: BlocMembers,
  to: BlocChoice,
  assumptions: Assumption[],
): Promise<BlocMembers> {
  const base = bloc ? await loadBlocMembers(store, { members: bloc }, members.date) : members;
  const moves = move ?? [];
  const degrees = new Map(base.degrees);
  const without: Iso3[] = [];
  for (const { economy, from, to: joined } of moves) {
    await assertMove(store, { economy, from, to: joined });
    if (!('id' in to) || (from !== to.id && joined !== to.id)) {
      without.push(economy);
      continue;
    }
    if (joined === to.id) degrees.set(economy, 1);
    else if (!degrees.delete(economy))
      throw new KnownError('NOT_FOUND', { kind: `member of ${to.id} on ${members.date}`, key: economy });
  }
  if (without.length > 0)
    assumptions.push({
      code: 'MOVE_WITHOUT_EFFECT',
      text: `${without.join(', ')} neither leave nor join ${members.key}: the move changes nothing here.`,
    });
  if (!bloc && without.length === moves.length) return members;
  const named = [...degrees.keys()].sort().join(', ');
  assumptions.push({ code: 'SCENARIO_MEMBERS', text: `The bloc is taken to be ${named || 'without members'}.` });
  return { ...base, key: bloc ? base.key : `${base.key} changed`, degrees };
}

async function assertMove(store: Store, { economy, from, to }: Move): Promise<void> {
  if (isAggregate(economy) || !isEconomy(economy)) throw new KnownError('NOT_FOUND', { kind: 'economy', key: economy });
  const keys = [from, to].flatMap((key) => key ?? []);
  if (keys.length === 0 || from === to)
    throw new KnownError('BAD_USER_INPUT', {
      what: `The move of ${economy}`,
      found: keys.length === 0 ? 'no bloc' : `${from} to itself`,
      wanted: 'the bloc that it leaves, the one that it joins, or both',
    });
  const known = new Set((await store.rows(blocsByKey, { keys })).map(({ key }) => key));
  for (const key of keys) if (!known.has(key)) throw new KnownError('NOT_FOUND', { kind: 'bloc', key });
}
