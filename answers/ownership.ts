import {
  integratedShare,
  majorityControl,
  networkControl,
  ownershipRange,
  shapleyShubikPower,
  ultimateOwnership,
  weakestLinkControl,
} from '../analytics/catalog.ts';
import type { Graph } from '../graph/graph.ts';
import type { HoldingsOnDay } from '../graph/holdings-on-day.ts';
import type { Store } from '../graph/store.ts';
import type { ControlOfCompany, OwnersOfCompany, PartyShare } from '../graph/workers/ownership-task.ts';
import { KnownError } from '../model/errors.ts';
import type { Assumption, Finding, Method } from '../model/finding.ts';
import { firmsByKey, holdersOfFirms, undisclosedHoldersOfFirms } from '../queries/__generated__/read.ts';
import { loadDatasetsInUse } from './datasets-in-use.ts';
import { type HoldingStatement, loadHoldingStatements } from './holding-evidence.ts';
import { precedenceText } from './precedence-text.ts';

/** A party with what it has of the firm, 0..1. */
export interface Owner {
  readonly key: string;
  readonly share: number;
}

/** Where the share of an owner lies, 0..1, given the ranges that are stated. */
export interface OwnerRange {
  readonly lower: number;
  readonly upper: number;
  /** If all that nobody is stated to hold were the owner's too. */
  readonly upperWithUnstated: number;
  /** Where false the bounds hold, and are wider than they need be. */
  readonly converged: boolean;
}

/** One chain of holdings from the firm up to an owner. */
export interface OwnershipPath {
  /** What the owner has of the firm through exactly this chain. */
  readonly share: number;
  /** It meets no party twice. */
  readonly simple: boolean;
  /** Keys from the firm to the owner. */
  readonly parties: readonly string[];
  readonly hops: readonly OwnershipHop[];
}

/** One holding on a chain, and the statement that it was read from. */
export interface OwnershipHop extends HoldingStatement {
  /** As it counts: the least share, scaled where shares exceed 100 % by rounding. */
  readonly share: number;
}

/** The largest chains to an owner, exactly, and what all others add. */
export interface OwnershipPaths {
  readonly paths: readonly OwnershipPath[];
  /** Chains that meet no party twice; null where there are more than a thousand. */
  readonly count: number | null;
  readonly covered: number;
  readonly remainder: number;
  /** False where companies hold each other so closely that `remainder` is near, not exact. The owner's share is exact. */
  readonly converged: boolean;
  /** Each party of the chains once. */
  readonly parties: readonly string[];
}

/** Who controls a firm, by notions that need not agree. */
export interface Control {
  /** The head of its group by more than half of the votes; the firm itself where nobody has them; null where votes do not tell. */
  readonly majority: string | null;
  readonly weakestLink: readonly WeakestLink[];
  /** Voting power of direct holders; with `powerOfUnstated` it adds up to 1. */
  readonly votingPower: readonly Owner[];
  readonly powerOfUnstated: number;
  /** Network control by ultimate owners; with `networkUnknown` and `networkClosed` it adds up to 1. */
  readonly network: readonly Owner[];
  readonly networkUnknown: number;
  readonly networkClosed: number;
  readonly standardError: number;
  /** Statements that a party controls the firm by appointment, contract or the like. */
  readonly stated: readonly HoldingStatement[];
}

/** How each notion of control is arrived at. */
export const controlMethods = {
  majority: majorityControl,
  weakestLink: weakestLinkControl,
  votingPower: shapleyShubikPower,
  network: networkControl,
} as const satisfies Record<string, Method>;

/** Control rights of one owner by the weakest link of its chains. */
export interface WeakestLink {
  readonly key: string;
  readonly bottleneck: number;
  readonly controlRights: number;
}

/** Who owns a firm in the end. `owners`, `unknown` and the shares of `closedLoops` add up to 1. */
export interface Ownership extends Finding {
  readonly firm: string;
  /** Keys under which the graph has the firm: the one asked for, and those that statements tie to it. */
  readonly records: readonly string[];
  readonly asOf: string;
  /** Parties that nobody is known to hold, largest share first, of equal shares by key. */
  readonly owners: readonly Owner[];
  readonly unknown: number;
  /** How the paths to an owner and the range of its share are arrived at. */
  readonly measures: readonly Method[];
  /** Companies that only hold each other, and what they have of the firm. */
  readonly closedLoops: readonly { readonly parties: readonly string[]; readonly share: number }[];
  /** Companies above the firm, itself among them, that hold each other. */
  readonly cycles: readonly { readonly parties: readonly string[]; readonly isClosed: boolean }[];
  /** How much of the firm the owner may have, given ranges and what nobody states. */
  range(owner: string): Promise<OwnerRange>;
  paths(owner: string, count: number): Promise<OwnershipPaths>;
  /** What sources say of holders whom they do not name: of the firm, then of the companies above it. */
  undisclosed(): Promise<readonly UndisclosedHolder[]>;
  control(): Promise<Control>;
}

/** A holder that a source knows of and does not name. */
export type UndisclosedHolder = NonNullable<typeof undisclosedHoldersOfFirms.types>['row'];

/** Today, where the caller names no day: YYYY-MM-DD, UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** The holdings in force on a day as the graph stands. @throws KnownError UNFINISHED_LOAD. */
export async function loadHoldingsOn(graph: Graph, date: string) {
  const datasets = await loadDatasetsInUse(graph.store);
  return { datasets, onDay: await graph.projections.holdings(date, datasets.editionOfParties) };
}

/**
 * Who owns a firm in the end, through any chain of holdings, and who controls it by each notion of control.
 *
 * @throws KnownError NOT_FOUND, UNFINISHED_LOAD.
 */
export async function loadOwnership(graph: Graph, firm: string, asOf: string): Promise<Ownership> {
  const began = performance.now();
  const { store, solver } = graph;
  const [known] = await store.rows(firmsByKey, { keys: [firm] });
  if (!known) throw new KnownError('NOT_FOUND', { kind: 'firm', key: firm });
  const { datasets, onDay } = await loadHoldingsOn(graph, asOf);
  const company = onDay.index.get(firm);
  const found = company === undefined ? nobody : await solver.owners(onDay, company);
  const said = await loadWhatIsSaid(graph, onDay, found);
  const inUse = said.datasets.flatMap((key) => datasets.byKey.get(key) ?? []);
  const keyOf = (party: number) => onDay.keys[party] as string;
  const year = Number(asOf.slice(0, 4));
  const placeOf = (owner: string) => {
    const place = onDay.index.get(owner);
    if (place === undefined || company === undefined) throw new KnownError('NOT_FOUND', { kind: 'owner', key: owner });
    return { company, owner: place };
  };

  return {
    firm,
    records: onDay.same.recordsOf(firm),
    asOf,
    owners: found.owners.map(asOwner(onDay)).sort((a, b) => b.share - a.share || (a.key < b.key ? -1 : 1)),
    unknown: found.unknown,
    closedLoops: found.closed.map(({ parties, share }) => ({ parties: parties.map(keyOf), share })),
    cycles: found.cycles.map(({ parties, isClosed }) => ({ parties: parties.map(keyOf), isClosed })),
    method: ultimateOwnership,
    measures: [integratedShare, ownershipRange],
    years: { asked: year, used: year, membershipsOn: asOf, figures: [{ figure: 'holdings', year }] },
    coverage: {
      level: found.isHeld ? (found.unknown > 1e-12 ? 'PARTIAL' : 'FULL') : 'NONE',
      unknownShare: found.unknown,
      unstatedShare: 0,
      membersNotShown: [],
    },
    assumptions: assumptionsOf(
      found,
      said,
      inUse.filter(({ illustrative }) => illustrative).map(({ key }) => key),
      keyOf,
      precedenceText(graph.precedence.name, graph.precedence.holdings),
    ),
    datasets: inUse.map(({ key }) => key),
    cost: { nodes: found.above.length, links: found.holdings, sweeps: 0, milliseconds: performance.now() - began },
    range: (owner) => {
      const places = placeOf(owner);
      return solver.rangeOfOwner(onDay, places.company, places.owner);
    },
    paths: (owner, count) => {
      const places = placeOf(owner);
      return loadPaths(graph, onDay, places.company, places.owner, count);
    },
    undisclosed: () => loadUndisclosed(store, onDay, onDay.same.recordsOf(firm), found.above),
    control: async () =>
      company === undefined
        ? uncontrolled(firm)
        : loadControl(graph, onDay, company, await solver.control(onDay, company)),
  };
}

/** What is found of a firm that holds nothing and that nobody holds. */
const nobody: OwnersOfCompany = {
  owners: [],
  unknown: 1,
  closed: [],
  cycles: [],
  conflicting: [],
  isHeld: false,
  above: [],
  holdings: 0,
};

function uncontrolled(firm: string): Control {
  return {
    majority: firm,
    weakestLink: [],
    votingPower: [],
    powerOfUnstated: 1,
    network: [],
    networkUnknown: 1,
    networkClosed: 0,
    standardError: 0,
    stated: [],
  };
}

function asOwner({ keys }: HoldingsOnDay) {
  return ({ party, share }: PartyShare): Owner => ({ key: keys[party] as string, share });
}

async function loadPaths(
  graph: Graph,
  onDay: HoldingsOnDay,
  company: number,
  owner: number,
  count: number,
): Promise<OwnershipPaths> {
  const { keys } = onDay;
  const { chains, ...found } = await graph.solver.ownershipChains(onDay, company, owner, count);
  const asked = chains.flatMap(({ parties }) =>
    parties.slice(1).map((holder, step) => ({
      owner: holder,
      company: parties[step] as number,
      interest: 'ECONOMIC' as const,
    })),
  );
  const statements = await loadHoldingStatements(graph.store, onDay, asked);
  let next = 0;
  return {
    ...found,
    paths: chains.map(({ parties, steps, share, simple }) => ({
      share,
      simple,
      parties: parties.map((party) => keys[party] as string),
      hops: steps.map((step) => ({ ...(statements[next++] as HoldingStatement), share: step })),
    })),
    parties: [...new Set(chains.flatMap(({ parties }) => parties))].map((party) => keys[party] as string),
  };
}

async function loadControl(
  graph: Graph,
  onDay: HoldingsOnDay,
  company: number,
  found: ControlOfCompany,
): Promise<Control> {
  const { keys } = onDay;
  const controllers = found.stated.map((owner) => ({ owner, company, interest: 'CONTROL' as const }));
  return {
    majority: found.majority === null ? null : (keys[found.majority] as string),
    weakestLink: found.weakestLink.map(({ party, ...link }) => ({ key: keys[party] as string, ...link })),
    votingPower: found.power.map(asOwner(onDay)),
    powerOfUnstated: found.powerOfUnstated,
    network: found.network.map(asOwner(onDay)),
    networkUnknown: found.networkUnknown,
    networkClosed: found.networkClosed,
    standardError: found.standardError,
    stated: await loadHoldingStatements(graph.store, onDay, controllers),
  };
}

async function loadUndisclosed(
  store: Store,
  { keys, date, same }: HoldingsOnDay,
  records: readonly string[],
  above: readonly number[],
): Promise<readonly UndisclosedHolder[]> {
  const companies = new Set([...records, ...above.flatMap((party) => same.recordsOf(keys[party] as string))]);
  const all: UndisclosedHolder[] = [];
  for (const page of pagesOf([...companies]))
    all.push(...(await store.rows(undisclosedHoldersOfFirms, { keys: page, date })));
  return all;
}

function pagesOf(keys: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(keys.length / companiesAPage) }, (_, page) =>
    keys.slice(page * companiesAPage, (page + 1) * companiesAPage),
  );
}

/** What the statements about the companies above a firm rest on. */
interface WhatIsSaid {
  readonly datasets: readonly string[];
  /** Companies with votes alone stated, which stand for capital. */
  readonly votesForCapital: number;
  /** Holdings that several datasets state. */
  readonly statedTwice: number;
  readonly ranges: number;
  /** Parties above the firm, itself among them, that stand for several records. */
  readonly joined: readonly (readonly string[])[];
}

const companiesAPage = 2_000;

async function loadWhatIsSaid(
  { store }: Graph,
  { keys, index, date, same }: HoldingsOnDay,
  { above }: OwnersOfCompany,
): Promise<WhatIsSaid> {
  const parties = above.map((party) => keys[party] as string);
  const joined = parties.map((key) => same.recordsOf(key)).filter((records) => records.length > 1);
  const datasets = new Set(parties.flatMap((key) => same.datasetsOf(key)));
  let votesForCapital = 0;
  let ranges = 0;
  const saidBy = new Map<string, Set<string>>();
  for (const page of pagesOf(parties.flatMap((key) => same.recordsOf(key)))) {
    for (const row of await store.rows(holdersOfFirms, { keys: page, date })) {
      if (!row.interests.includes('ECONOMIC') && row.interests.includes('VOTING')) votesForCapital++;
      ranges += row.least.filter((least, at) => least !== row.most[at] && row.interests[at] !== 'CONTROL').length;
      row.holders.forEach((holder, at) => {
        const holding = `${row.interests[at]} ${index.get(holder)} ${index.get(row.firm)}`;
        saidBy.set(holding, (saidBy.get(holding) ?? new Set()).add(row.datasets[at] as string));
        datasets.add(row.datasets[at] as string);
      });
    }
  }
  const statedTwice = [...saidBy.values()].filter(({ size }) => size > 1).length;
  return { datasets: [...datasets].sort(), votesForCapital, statedTwice, ranges, joined };
}

function assumptionsOf(
  found: OwnersOfCompany,
  said: WhatIsSaid,
  invented: readonly string[],
  keyOf: (party: number) => string,
  precedence: string,
): readonly Assumption[] {
  const assumptions: Assumption[] = [];
  const say = (code: string, text: string) => assumptions.push({ code, text });
  if (invented.length > 0)
    say(
      'ILLUSTRATIVE',
      `The holdings of ${invented.map((key) => `'${key}'`).join(', ')} are invented, to show how answers come about. They say nothing of the world.`,
    );
  if (said.joined.length > 0)
    say(
      'SAME_PARTIES',
      `${said.joined
        .slice(0, 10)
        .map((records) => records.join(' and '))
        .join(
          '; ',
        )}${said.joined.length > 10 ? ' and others' : ''} are taken for one party each, as statements say that can be taken back.`,
    );
  if (found.conflicting.length > 0)
    say(
      'HOLDINGS_CONFLICT',
      `Statements about ${found.conflicting.slice(0, 10).map(keyOf).join(', ')}${found.conflicting.length > 10 ? ' and others' : ''} contradict each other or exceed 100 %: where they exceed it, all of the company counts as unknown.`,
    );
  if (said.statedTwice > 0)
    say('DATASET_PRECEDENCE', `${said.statedTwice} holdings are stated by several datasets: ${precedence}.`);
  if (said.ranges > 0)
    say(
      'LEAST_SHARES',
      `${said.ranges} holdings are stated as ranges: shares count with their least, and the rest is unknown; lower and upper say what the ranges allow.`,
    );
  if (said.votesForCapital > 0)
    say('VOTES_FOR_CAPITAL', `Of ${said.votesForCapital} companies only votes are stated: they stand for capital.`);
  say(
    'ENDS_AS_KNOWN',
    'A chain ends at a party that nobody is known to hold. A company at the end has owners too, whom no statement names.',
  );
  return assumptions;
}
