import type { Worker } from 'node:worker_threads';
import type { Alternatives, SupplyOffer } from '../../analytics/alternatives.ts';
import type { BlocMemberships } from '../../analytics/bloc-memberships.ts';
import type { BlocPairIntermediation } from '../../analytics/bloc-pair-intermediation.ts';
import type { ChokeLink } from '../../analytics/choke-links.ts';
import type { ChokePoint } from '../../analytics/choke-points.ts';
import type { RankRobustness } from '../../analytics/rank-robustness.ts';
import type { SanctionsRule } from '../../analytics/sanctions-rules.ts';
import type { SignificantPaths, StructuralPaths, Subject } from '../../analytics/structural-paths.ts';
import type { OpenPurchase } from '../../analytics/supply-ranges.ts';
import type { Tiers } from '../../analytics/tiers.ts';
import type { TrustExposure } from '../../analytics/trust-exposure.ts';
import type { ValueOrigin } from '../../analytics/value-origin.ts';
import type { HoldingsOnDay } from '../holdings-on-day.ts';
import { roomForAnswers } from '../kept.ts';
import type { Projection } from '../projection.ts';
import { Recent } from '../recent.ts';
import { inTurn } from '../turn.ts';
import type { MemberChains } from './membership-task.ts';
import type {
  ControlOfCompany,
  OwnershipChains,
  OwnershipTask,
  OwnersOfCompany,
  ScreenedCompany,
  ShareRange,
} from './ownership-task.ts';
import type {
  AmountBoundsOfNodes,
  Brokerage,
  LargestEntries,
  NodeBounds,
  PairOnProjection,
  RankingUnderWeights,
  Solution,
  Task,
  TradeNetwork,
} from './solver-worker.ts';
import { startWorker } from './start-worker.ts';
import type { TableAnswers, TableOnProjection, TableWork } from './table-work.ts';

interface Call {
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

/** A bloc as membership per node of a projection, 0..1, under a key that tells two blocs apart. */
export interface BlocOnProjection {
  readonly key: string;
  readonly membership: Float64Array;
}

/** A bloc as the seats of the parties of a day's holdings, 0..1, under a key that tells two blocs apart. */
export interface LocationOfParties {
  readonly key: string;
  readonly location: Float64Array;
  /** The parties themselves are the bloc, whoever holds them, and not the economies of their seats. */
  readonly isNamed: boolean;
}

/** A subject under a key that tells two subjects of a projection apart. */
export interface KeyedSubject extends Subject {
  readonly key: string;
}

/** Answers kept for whoever asks again: of a table of 1,435 industries a solution takes 90 kB, of a million firms 64 MB. */
const answersKept = 256;

/**
 * What is computed on a projection, off the main thread. A projection lies in memory shared with the worker, and each bloc is solved once:
 * every subject, tier and path of it is then a look-up.
 */
export class Solver {
  #worker: Worker | null = null;
  #calls = new Map<number, Call>();
  #lastCall = 0;
  #names = new WeakMap<Projection | HoldingsOnDay, string>();
  #taken = new Set<string>();
  #answers = new Recent<unknown>({ most: answersKept, bytes: roomForAnswers });

  #solutions = 0;

  /** Blocs that were solved so far, those that had been let go of again too. */
  get solutions(): number {
    return this.#solutions;
  }

  /** The exposure of every node of the projection to the bloc. */
  solve(projection: Projection, bloc: BlocOnProjection): Promise<Solution> {
    const task = {
      task: 'solve',
      projection: this.#take(projection),
      bloc: bloc.key,
      membership: bloc.membership,
    } as const;
    return this.#recent(`${task.projection} solve ${bloc.key}`, () => this.#solve(task));
  }

  /** First meetings with the bloc by tier, for every node: see `analytics/tiers.ts`. */
  tiers(projection: Projection, bloc: BlocOnProjection, count: number): Promise<Tiers> {
    const task = { task: 'tiers', projection: this.#take(projection), bloc: bloc.key, count } as const;
    return this.#recent(`${task.projection} tiers ${bloc.key} ${count}`, () => this.#askOnSolved(task, bloc));
  }

  /** The largest chains of purchases from the subject to the bloc: see `analytics/structural-paths.ts`. */
  paths(
    projection: Projection,
    bloc: BlocOnProjection,
    { key, nodes, weights }: KeyedSubject,
    count: number,
  ): Promise<StructuralPaths> {
    const task = {
      task: 'paths',
      projection: this.#take(projection),
      bloc: bloc.key,
      subject: { nodes, weights },
      count,
    } as const;
    return this.#recent(`${task.projection} paths ${bloc.key} ${key} ${count}`, () => this.#askOnSolved(task, bloc));
  }

  /** Every chain of purchases from the subject to the bloc of at least the threshold: see `analytics/structural-paths.ts`. */
  pathsAbove(
    projection: Projection,
    bloc: BlocOnProjection,
    { key, nodes, weights }: KeyedSubject,
    threshold: number,
  ): Promise<SignificantPaths> {
    const task = {
      task: 'pathsAbove',
      projection: this.#take(projection),
      bloc: bloc.key,
      subject: { nodes, weights },
      threshold,
    } as const;
    return this.#recent(`${task.projection} paths above ${bloc.key} ${key} ${threshold}`, () =>
      this.#askOnSolved(task, bloc),
    );
  }

  /** The members at which the subject's value first meets the bloc, largest first: see `analytics/bloc-entries.ts`. */
  entries(
    projection: Projection,
    bloc: BlocOnProjection,
    { key, nodes, weights }: KeyedSubject,
    count: number,
  ): Promise<LargestEntries> {
    const task = {
      task: 'entries',
      projection: this.#take(projection),
      bloc: bloc.key,
      subject: { nodes, weights },
      count,
    } as const;
    return this.#recent(`${task.projection} entries ${bloc.key} ${key} ${count}`, () => this.#askOnSolved(task, bloc));
  }

  /**
   * The suppliers without whom the subject's exposure falls most: see `analytics/choke-points.ts`.
   *
   * @param own  nodes that are the subject itself.
   */
  chokePoints(
    projection: Projection,
    bloc: BlocOnProjection,
    { key, nodes, weights }: KeyedSubject,
    own: readonly number[],
    count: number,
  ): Promise<readonly ChokePoint[]> {
    const task = {
      task: 'chokePoints',
      projection: this.#take(projection),
      bloc: bloc.key,
      subject: { nodes, weights },
      own,
      count,
    } as const;
    return this.#recent(`${task.projection} choke ${bloc.key} ${key} ${count}`, () => this.#askOnSolved(task, bloc));
  }

  /** The purchases without which the subject's exposure falls most: see `analytics/choke-links.ts`. */
  chokeLinks(
    projection: Projection,
    bloc: BlocOnProjection,
    { key, nodes, weights }: KeyedSubject,
    count: number,
  ): Promise<readonly ChokeLink[]> {
    const task = {
      task: 'chokeLinks',
      projection: this.#take(projection),
      bloc: bloc.key,
      subject: { nodes, weights },
      count,
    } as const;
    return this.#recent(`${task.projection} choke links ${bloc.key} ${key} ${count}`, () =>
      this.#askOnSolved(task, bloc),
    );
  }

  /** How a buyer's purchases from the offered suppliers would be made with the least exposure: see `analytics/alternatives.ts`. */
  alternatives(
    projection: Projection,
    bloc: BlocOnProjection,
    buyer: number,
    offers: readonly SupplyOffer[],
  ): Promise<Alternatives> {
    const task = { task: 'alternatives', projection: this.#take(projection), bloc: bloc.key, buyer, offers } as const;
    return this.#askOnSolved(task, bloc);
  }

  /** The least and the largest exposure that amounts nobody states allow: see `analytics/exposure-bounds.ts`. */
  amountBounds(
    projection: Projection,
    { membership }: BlocOnProjection,
    open: readonly OpenPurchase[],
  ): Promise<AmountBoundsOfNodes> {
    return this.#ask({ task: 'amountBounds', projection: this.#take(projection), membership, open });
  }

  /** The subject and all that its purchases lead to, 1 each: see `analytics/upstream-nodes.ts`. */
  upstream(projection: Projection, { key, nodes }: KeyedSubject): Promise<Uint8Array> {
    const task = { task: 'upstream', projection: this.#take(projection), nodes } as const;
    return this.#recent(`${task.projection} upstream ${key}`, () => this.#ask(task));
  }

  /** Gross look-through and value-added origin; null where value goes round in a loop that nothing leaves. */
  origin(
    projection: Projection,
    bloc: BlocOnProjection,
    { key, nodes, weights }: KeyedSubject,
  ): Promise<ValueOrigin | null> {
    const task = {
      task: 'origin',
      projection: this.#take(projection),
      bloc: bloc.key,
      subject: { nodes, weights },
    } as const;
    return this.#recent(`${task.projection} origin ${bloc.key} ${key}`, async () => {
      const { origin } = await this.#askOnSolved<{ readonly origin: ValueOrigin | null }>(task, bloc);
      return origin;
    });
  }

  /** How far each party belongs to a bloc by its seat, its owners and who controls it: see `analytics/bloc-memberships.ts`. */
  memberships(holdings: HoldingsOnDay, bloc: LocationOfParties): Promise<BlocMemberships> {
    const task = {
      task: 'memberships',
      day: this.#takeHoldings(holdings),
      bloc: bloc.key,
      location: bloc.location,
      isNamed: bloc.isNamed,
    } as const;
    return this.#recent(`${task.day} memberships ${bloc.key}`, () => this.#ask(task));
  }

  /** Why parties count to a bloc by their owners: the `count` largest chains of holdings each. */
  async memberChains(
    holdings: HoldingsOnDay,
    bloc: LocationOfParties,
    parties: readonly number[],
    count: number,
  ): Promise<readonly MemberChains[]> {
    const task = { task: 'memberChains', day: this.#takeHoldings(holdings), bloc: bloc.key, parties, count } as const;
    const chains = await this.#ask<readonly MemberChains[] | null>(task);
    if (chains !== null) return chains;
    const { key, ...bySeat } = bloc;
    const memberships = { task: 'memberships', day: task.day, bloc: key, ...bySeat } as const;
    // One right after the other, as below.
    const [, found] = await Promise.all([this.#ask(memberships), this.#ask<readonly MemberChains[]>(task)]);
    return found;
  }

  /** Value added exchanged by two blocs, and what of it passes each other economy: see `analytics/bloc-pair-intermediation.ts`. */
  between(projection: Projection, pair: PairOnProjection & { readonly key: string }): Promise<BlocPairIntermediation> {
    const { key, ...blocs } = pair;
    const task = { task: 'between', projection: this.#take(projection), pair: blocs } as const;
    return this.#recent(`${task.projection} between ${key}`, () => this.#ask(task));
  }

  /** Who has the company in the end. Companies, owners and parties are places in the holdings' keys, here and below. */
  owners(holdings: HoldingsOnDay, company: number): Promise<OwnersOfCompany> {
    return this.#recentOnDay(holdings, (day) => ({ task: 'owners', day, company }));
  }

  /** Who controls the company, by each notion of control. */
  control(holdings: HoldingsOnDay, company: number): Promise<ControlOfCompany> {
    return this.#recentOnDay(holdings, (day) => ({ task: 'control', day, company }));
  }

  /** How much of the company the owner may have: see `analytics/ownership-bounds.ts`. */
  rangeOfOwner(holdings: HoldingsOnDay, company: number, owner: number): Promise<ShareRange> {
    return this.#recentOnDay(holdings, (day) => ({ task: 'range', day, company, owner }));
  }

  /** The largest chains of holdings from the company up to the owner. */
  ownershipChains(holdings: HoldingsOnDay, company: number, owner: number, count: number): Promise<OwnershipChains> {
    return this.#recentOnDay(holdings, (day) => ({ task: 'chains', day, company, owner, count }));
  }

  /**
   * What a sanctions rule says of companies.
   *
   * @param listed  parties that the rule starts from.
   * @param marked  parties to name where they are above a company.
   */
  screened(
    holdings: HoldingsOnDay,
    {
      listed,
      rule,
      companies,
      marked,
    }: {
      readonly listed: readonly number[];
      readonly rule: SanctionsRule;
      readonly companies: readonly number[];
      readonly marked: readonly number[];
    },
  ): Promise<readonly ScreenedCompany[]> {
    return this.#ask({ task: 'screened', day: this.#takeHoldings(holdings), listed, rule, companies, marked });
  }

  /**
   * What is computed of a whole table of industries: see `table-work.ts`.
   *
   * @param key  tells two requests for the same kind of work apart.
   * @throws RangeError where the table is not one that the method can work on.
   */
  onTable<W extends TableWork>(
    projection: Projection,
    table: TableOnProjection,
    work: W,
    key: string,
  ): Promise<TableAnswers[W['work']]> {
    const task = { task: 'table', projection: this.#take(projection), table, work } as const;
    return this.#recent(`${task.projection} ${work.work} ${key}`, () => this.#ask(task));
  }

  /** Share of each economy's value added that a final demand absorbs: see `analytics/absorbed-shares.ts`. */
  absorbed(
    projection: Projection,
    demand: {
      readonly key: string;
      readonly economyOf: Uint32Array;
      readonly economies: number;
      readonly output: Float64Array;
      readonly finalDemand: Float64Array;
    },
  ): Promise<readonly (number | null)[] | null> {
    const { key, ...more } = demand;
    const task = { task: 'absorbed', projection: this.#take(projection), ...more } as const;
    return this.#recent(`${task.projection} absorbed ${key}`, () => this.#ask(task));
  }

  /** How much of each node's chain rests on nodes that cannot be trusted: see `analytics/trust-exposure.ts`. */
  trust(projection: Projection, bounds: NodeBounds): Promise<TrustExposure> {
    return this.#ask({ task: 'trust', projection: this.#take(projection), ...bounds });
  }

  /** Whether a ranking is the data's or the weights': see `analytics/rank-robustness.ts`. */
  robustness(ranking: RankingUnderWeights): Promise<readonly RankRobustness[]> {
    return this.#ask({ task: 'robustness', ...ranking });
  }

  /** Roles and shortest paths in the network of trade: see `analytics/gould-fernandez.ts` and `analytics/subset-betweenness.ts`. */
  brokerage(network: TradeNetwork): Promise<Brokerage> {
    return this.#ask({ task: 'brokerage', ...network });
  }

  /** Lets go of a projection, or the holdings of a day, that no answer will use again. */
  async drop(projection: Projection | HoldingsOnDay): Promise<void> {
    const name = this.#names.get(projection);
    if (name === undefined || !this.#taken.delete(name)) return;
    this.#answers.forgetBelow(`${name} `);
    await this.#ask('layer' in projection ? { task: 'drop', projection: name } : { task: 'letGo', day: name });
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #recentOnDay<T>(holdings: HoldingsOnDay, taskOn: (day: string) => OwnershipTask): Promise<T> {
    const task = taskOn(this.#takeHoldings(holdings));
    const { task: name, ...asked } = task;
    return this.#recent(`${task.day} ${name} ${JSON.stringify(asked)}`, () => this.#ask(task));
  }

  #takeHoldings(holdings: HoldingsOnDay): string {
    const name = this.#names.get(holdings) ?? `holdings/${holdings.date}/${++this.#lastCall}`;
    this.#names.set(holdings, name);
    if (!this.#taken.has(name)) {
      this.#taken.add(name);
      const { ownership, votes, control, keys } = holdings;
      const held = { ownership, votes, control, parties: keys.length };
      this.#ask({ task: 'hold', day: name, held }).catch(() => this.#taken.delete(name));
    }
    return name;
  }

  #recent<T>(key: string, make: () => Promise<T>): Promise<T> {
    return inTurn(this.#answers.get(key, make) as Promise<T>);
  }

  /** The worker keeps a few dozen blocs; one that it has let go of is solved there again first. */
  async #askOnSolved<T>(
    task: Extract<Task, { readonly bloc: string; readonly projection: string }>,
    { membership }: BlocOnProjection,
  ): Promise<T> {
    const answer = await this.#ask<T | null>(task);
    if (answer !== null) return answer;
    const solve = { task: 'solve', projection: task.projection, bloc: task.bloc, membership } as const;
    // One right after the other, so that no other bloc takes its room between them.
    const [, found] = await Promise.all([this.#solve(solve), this.#ask<T>(task)]);
    return found;
  }

  #solve(task: Extract<Task, { readonly task: 'solve' }>): Promise<Solution> {
    this.#solutions++;
    return this.#ask(task);
  }

  #take(projection: Projection): string {
    const name =
      this.#names.get(projection) ?? `${projection.layer.dataset}/${projection.layer.year}/${++this.#lastCall}`;
    this.#names.set(projection, name);
    if (!this.#taken.has(name)) {
      this.#taken.add(name);
      const { purchases, unknown, unstated } = projection;
      this.#ask({ task: 'take', projection: name, shares: { purchases, unknown }, unstated }).catch(() =>
        this.#taken.delete(name),
      );
    }
    return name;
  }

  #ask<T>(request: Task): Promise<T> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    return new Promise<T>((resolve, reject) => {
      const call = ++this.#lastCall;
      this.#calls.set(call, { resolve, reject });
      worker.postMessage({ call, request });
    });
  }

  #start(): Worker {
    const worker = startWorker('solver-worker');
    worker.unref();
    worker.on('message', ({ call, value, error }: { call: number; value: never; error?: unknown }) => {
      const waiting = this.#calls.get(call);
      this.#calls.delete(call);
      if (error !== undefined) waiting?.reject(error);
      else waiting?.resolve(value);
    });
    const fail = (error: unknown) => {
      if (this.#worker === worker) this.#worker = null;
      this.#taken.clear();
      this.#answers.forgetBelow('');
      for (const { reject } of this.#calls.values()) reject(error);
      this.#calls.clear();
    };
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('the worker has ended')));
    return worker;
  }
}
