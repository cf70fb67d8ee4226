import type { NeighboursQuery } from '../../__generated__/graphql.ts';
import { format } from '../../parts/format.ts';
import type { NetworkLink, NetworkNode } from '../../pictures/network-layout.ts';

type Party = NonNullable<NeighboursQuery['party']>;

/** A statement that a party holds a part of a firm. */
export interface Stated {
  readonly interest: string;
  readonly exactShare: number | null;
  readonly minShare: number | null;
  readonly maxShare: number | null;
  readonly from: string | null;
  readonly dataset: string | null;
  readonly record: string;
}

/** A party whose neighbours are shown, as far as they have been asked for. */
export interface Neighbourhood {
  readonly key: string;
  readonly name: string | null;
  readonly kind: Party['kind'];
  readonly holders: readonly (Stated & { readonly party: Pick<Party, 'key' | 'name' | 'kind'> })[];
  readonly holds: readonly (Stated & { readonly firm: { readonly key: string; readonly name: string | null } })[];
  /** How many statements there are in all. */
  readonly holdersInAll: number;
  readonly holdsInAll: number;
}

/** A party that stands in the picture. */
export interface ShownParty {
  readonly key: string;
  readonly name: string;
  readonly isPerson: boolean;
  /** Its own neighbours are shown. */
  readonly isOpen: boolean;
}

/** What one party holds of another, by all that is stated of the two. */
export interface ShownHolding {
  readonly holder: string;
  readonly company: string;
  readonly stated: readonly Stated[];
  /** It is a part of a circle of parties that hold each other. */
  readonly inCircle: boolean;
}

/** What of a firm nobody is stated to hold, at least and at most. */
export interface Remainder {
  readonly company: string;
  readonly least: number;
  readonly most: number;
}

/** Neighbours that are not shown yet. */
export interface Further {
  readonly of: string;
  readonly direction: 'holders' | 'holdings';
  readonly count: number;
}

/** All that the picture of holdings shows, and the list beside it. */
export interface Holdings {
  readonly parties: readonly ShownParty[];
  readonly holdings: readonly ShownHolding[];
  readonly remainders: readonly Remainder[];
  readonly further: readonly Further[];
}

/** The neighbourhoods put together: each party once, each pair of holder and firm once, in the order they were opened. */
export function holdingsOf(neighbourhoods: readonly Neighbourhood[]): Holdings {
  const parties = new Map<string, ShownParty>();
  const pairs = new Map<string, { holder: string; company: string; stated: Map<string, Stated> }>();
  const open = new Set(neighbourhoods.map(({ key }) => key));
  const add = (key: string, name: string | null, kind: Party['kind']) =>
    parties.set(key, { key, name: name ?? key, isPerson: kind === 'PERSON', isOpen: open.has(key) });
  const link = (holder: string, company: string, stated: Stated) => {
    const pair = JSON.stringify([holder, company]);
    const known = pairs.get(pair) ?? { holder, company, stated: new Map() };
    known.stated.set(stated.record, stated);
    pairs.set(pair, known);
  };
  for (const { key, name, kind, holders, holds } of neighbourhoods) {
    add(key, name, kind);
    for (const { party, ...stated } of holders) {
      add(party.key, party.name, party.kind);
      link(party.key, key, stated);
    }
    for (const { firm, ...stated } of holds) {
      add(firm.key, firm.name, 'FIRM');
      link(key, firm.key, stated);
    }
  }
  const links = [...pairs.values()].map((pair) => ({ ...pair, stated: [...pair.stated.values()] }));
  const circleOf = circles([...parties.keys()], links);
  const further: Further[] = neighbourhoods.flatMap(({ key: of, holders, holds, holdersInAll, holdsInAll }) => [
    { of, direction: 'holders', count: holdersInAll - holders.length },
    { of, direction: 'holdings', count: holdsInAll - holds.length },
  ]);
  return {
    parties: [...parties.values()],
    holdings: links.map((pair) => ({
      ...pair,
      inCircle: pair.holder !== pair.company && circleOf.get(pair.holder) === circleOf.get(pair.company),
    })),
    remainders: neighbourhoods.flatMap((one) => remainderOf(one) ?? []),
    further: further.filter(({ count }) => count > 0),
  };
}

/**
 * What of a firm nobody is stated to hold: 1 less all stated shares, ranges at their ends.
 *
 * Of a holder of whom several datasets speak the widest range counts. Where only votes are stated they stand for capital.
 *
 * @returns null for a person, where not all holders are known yet, and where nothing is left.
 */
export function remainderOf({ key, kind, holders, holdersInAll }: Neighbourhood): Remainder | null {
  if (kind === 'PERSON' || holders.length < holdersInAll) return null;
  const interest = holders.some((one) => one.interest === 'ECONOMIC') ? 'ECONOMIC' : 'VOTING';
  const ranges = new Map<string, { least: number; most: number }>();
  for (const { party, exactShare, minShare, maxShare } of holders.filter((one) => one.interest === interest)) {
    const [least, most] = [exactShare ?? minShare ?? 0, exactShare ?? maxShare ?? 1];
    const before = ranges.get(party.key) ?? { least, most };
    ranges.set(party.key, { least: Math.min(before.least, least), most: Math.max(before.most, most) });
  }
  const sum = (end: 'least' | 'most') => [...ranges.values()].reduce((total, range) => total + range[end], 0);
  const [least, most] = [sum('most'), sum('least')].map((stated) => Math.max(0, 1 - stated)) as [number, number];
  return most < 0.0005 ? null : { company: key, least: least < 1e-9 ? 0 : least, most };
}

/** For each party the circle that it is in: two have the same where each holds the other in the end. */
function circles(
  keys: readonly string[],
  links: readonly { readonly holder: string; readonly company: string }[],
): ReadonlyMap<string, number> {
  const [down, up] = [new Map<string, string[]>(), new Map<string, string[]>()];
  for (const { holder, company } of links) {
    down.set(holder, [...(down.get(holder) ?? []), company]);
    up.set(company, [...(up.get(company) ?? []), holder]);
  }
  // Kosaraju: finish downwards first, then gather upwards; by hand, since a chain may be longer than the stack.
  const finished: string[] = [];
  const seen = new Set<string>();
  for (const start of keys) {
    const stack = [{ key: start, next: 0 }];
    if (seen.has(start)) continue;
    seen.add(start);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const below = down.get(top.key)?.[top.next++];
      if (below === undefined) finished.push((stack.pop() as { key: string }).key);
      else if (!seen.has(below)) {
        seen.add(below);
        stack.push({ key: below, next: 0 });
      }
    }
  }
  const circleOf = new Map<string, number>();
  for (const [circle, start] of finished.toReversed().entries()) {
    const stack = [start];
    for (let key = stack.pop(); key !== undefined; key = stack.pop())
      if (!circleOf.has(key)) {
        circleOf.set(key, circle);
        stack.push(...(up.get(key) ?? []));
      }
  }
  return circleOf;
}

/** A share as it is stated: a figure, a range, or one end of it. */
export function shareText({ exactShare, minShare, maxShare }: Pick<Stated, 'exactShare' | 'minShare' | 'maxShare'>) {
  const { percent } = format;
  if (exactShare !== null) return percent(exactShare);
  if (minShare !== null && maxShare !== null) return rangeText(minShare, maxShare);
  if (minShare !== null) return `at least ${percent(minShare)}`;
  if (maxShare !== null) return `at most ${percent(maxShare)}`;
  return 'share not known';
}

/** From the least to the greatest; one figure where they are the same. */
export function rangeText(least: number, most: number): string {
  const [from, to] = [format.percent(least), format.percent(most)];
  return from === to ? from : `${from} to ${to}`;
}

const interests: Readonly<Record<string, string>> = { ECONOMIC: '', VOTING: 'votes ', CONTROL: 'control' };

/** What a holding comes to, in a few words: `55.0%, votes 70.0%`. */
export function holdingText({ stated }: ShownHolding): string {
  const words = (['ECONOMIC', 'VOTING', 'CONTROL'] as const).flatMap((interest) => {
    const shares = stated.filter((one) => one.interest === interest).map(shareText);
    if (shares.length === 0) return [];
    return [`${interests[interest]}${interest === 'CONTROL' ? '' : [...new Set(shares)].join(' or ')}`];
  });
  return words.join(', ');
}

/** The holdings as a network: owners over what they own from the firm in the middle, circles in their own colour. */
export function networkOf({ parties, holdings, remainders, further }: Holdings, focus: string) {
  const levels = levelsFrom(focus, holdings);
  const level = (key: string) => levels.get(key) ?? 0;
  const names = new Map(parties.map(({ key, name }) => [key, name]));
  const nodes: NetworkNode[] = parties.map(({ key, name, isPerson, isOpen }) => ({
    id: `party ${key}`,
    name,
    colour: key === focus ? 'var(--accent)' : isPerson ? 'var(--purple)' : 'var(--blue)',
    size: key === focus ? 13 : isOpen ? 10 : 8,
    level: level(key),
    text: `${name}, ${isPerson ? 'person' : 'firm'}${isOpen ? '' : ': a click shows whom it is held by and what it holds'}`,
  }));
  const links: NetworkLink[] = holdings.map((holding) => ({
    from: `party ${holding.holder}`,
    to: `party ${holding.company}`,
    text: holdingText(holding),
    size: Math.max(0, ...holding.stated.map(({ exactShare, minShare }) => exactShare ?? minShare ?? 0)),
    colour: holding.inCircle ? 'var(--vermilion)' : 'var(--grey)',
  }));
  for (const { company, least, most } of remainders) {
    const share = rangeText(least, most);
    const id = `unknown ${company}`;
    const text = `Nobody is stated to hold ${share} of ${names.get(company)}`;
    nodes.push({ id, name: 'Nobody stated', colour: 'var(--elsewhere)', size: 7, level: level(company) + 1, text });
    links.push({ from: id, to: `party ${company}`, text: share, size: most, colour: 'var(--elsewhere)' });
  }
  for (const { of, direction, count } of further) {
    const [id, isAbove] = [`more ${of} ${direction}`, direction === 'holders'];
    const [name, text] = [
      `${format.number(count)} more`,
      `${format.number(count)} more ${direction}: a click shows some`,
    ];
    nodes.push({ id, name, colour: 'var(--grey)', size: 7, level: level(of) + (isAbove ? 1 : -1), text });
    const [from, to] = isAbove ? [id, `party ${of}`] : [`party ${of}`, id];
    links.push({ from, to, text: '', size: 0, colour: 'var(--grey)' });
  }
  return { nodes, links };
}

/**
 * Steps above the firm in the middle, or below: by the shortest way there, upwards first. Who holds one of its own level, and
 * is in no circle with it, moves a step away, so that the line does not run through others.
 */
function levelsFrom(focus: string, holdings: readonly ShownHolding[]): ReadonlyMap<string, number> {
  const around = new Map<string, [string, number][]>();
  const add = (key: string, other: string, step: number) => {
    const known = around.get(key);
    if (known) known.push([other, step]);
    else around.set(key, [[other, step]]);
  };
  for (const { holder, company } of holdings) add(company, holder, 1);
  for (const { holder, company } of holdings) add(holder, company, -1);
  const levels = new Map([[focus, 0]]);
  for (const [key, level] of levels)
    for (const [other, step] of around.get(key) ?? []) if (!levels.has(other)) levels.set(other, level + step);
  const passes = 8;
  for (let pass = 0; pass < passes; pass++)
    for (const { holder, company, inCircle } of holdings) {
      const [above, below] = [levels.get(holder) ?? 0, levels.get(company) ?? 0];
      if (inCircle || above > below || holder === company) continue;
      if (below >= 0 && holder !== focus) levels.set(holder, below + 1);
      else if (company !== focus) levels.set(company, above - 1);
    }
  return levels;
}
