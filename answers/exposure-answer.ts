import type { Finding, Method } from '../model/finding.ts';
import type { Membership } from './exposure-bloc.ts';
import type { Hop } from './exposure-evidence.ts';
import type { PathMember } from './exposure-owners.ts';

/** Value that first meets the bloc at one tier. Shares 0..1 of the subject's value. */
export interface Tier {
  readonly tier: number;
  readonly share: number;
  readonly cumulative: number;
  /** Value still on its way after this tier: no later tiers together exceed it. */
  readonly untraced: number;
}

/** One way from the subject upstream to the bloc. */
export interface ExposurePath {
  readonly share: number;
  readonly cumulativeShare: number;
  readonly simple: boolean;
  /** It passes unknown suppliers for whom an industry stands in: only paths of an estimate do. */
  readonly estimated: boolean;
  /** Keys from the subject's part to the member that is met. */
  readonly nodes: readonly string[];
  readonly hops: readonly Hop[];
}

/** The largest paths, or all from a share on, exactly; what they cover of the exposure, and what they leave. */
export interface PathList {
  readonly paths: readonly ExposurePath[];
  /** Exposure by these paths, share of the subject's value; `covered + remainder` is the exposure. */
  readonly covered: number;
  /** The same as a share of the exposure, 0..1; null where the exposure is 0. */
  readonly coveredOfExposure: number | null;
  /** Exposure by all other paths together, share of the subject's value. */
  readonly remainder: number;
  /** False where the search ended early: then some that belong in the list are in the remainder. */
  readonly complete: boolean;
  /** Each node of the paths once. */
  readonly nodes: readonly PathNode[];
  /** Each member at the end of a path once, and why it counts to the bloc. */
  members(): Promise<readonly PathMember[]>;
}

export interface PathNode {
  readonly key: string;
  readonly name: string | null;
  readonly economies: readonly string[];
}

/** How exposed a subject is to a bloc. Shares are 0..1 of its value. */
export interface Exposure extends Finding {
  readonly subject: string;
  readonly bloc: string;
  readonly membership: Membership;
  readonly dataset: string;
  readonly share: number;
  readonly face: number;
  readonly hidden: number;
  readonly lower: number;
  readonly upper: number;
  readonly unknown: number;
  readonly elsewhere: number;
  readonly trapped: number;
  readonly ownStatus: number;
  readonly usd: number | null;
  readonly certifiedGap: number;
  readonly converged: boolean;
  /** How the other figures beside the share are arrived at. */
  readonly measures: readonly Method[];
  tiers(count: number): Promise<readonly Tier[]>;
  paths(count: number): Promise<PathList>;
  /** Every path of at least `threshold`, share of the subject's value; `remainder` is summed over what was cut. */
  pathsAbove(threshold: number): Promise<PathList>;
  /** Exposure that the seats of suppliers do not show: by union less by location. Null for industries, and where owners are not settled. */
  hiddenByOwnership(): Promise<number | null>;
  /** How much more it may be because of owners, and holders of votes, whom nobody states. Null by location, and for industries. */
  unknownOwners(): Promise<number | null>;
  /** How much more it may be because of suppliers and owners whose seat nobody states. Null for industries, and a bloc that names its members. */
  unknownSeats(): Promise<number | null>;
  /** How much more it may be if entries of the list about a part of somebody meant the whole. Null where no list is asked. */
  possiblyListed(): Promise<number | null>;
  /** Null where value goes round in a loop that nothing leaves, or nothing is bought. */
  grossLookThrough(): Promise<number | null>;
  /** Null in such a loop, and where firms on the way do not state what they buy in all. */
  valueAddedOrigin(): Promise<number | null>;
  entries(count: number): Promise<EntryList>;
  chokePoints(count: number): Promise<readonly ChokePoint[]>;
  chokeLinks(count: number): Promise<readonly ChokeLink[]>;
  /** What each part of the subject brings, largest first. */
  parts(count: number): readonly ExposurePart[];
  readonly partCount: number;
  /** Of one firm or industry: what it buys, bought with the least exposure. */
  alternatives(asked: AlternativesAsked): Promise<readonly Alternative[]>;
  /** Null under a scenario that takes something away. */
  amountBounds(limits: readonly SaleLimit[]): Promise<AmountBounds | null>;
  /** Null for industries, where nothing is unknown, where no table shows the firms' industries, and under a removal. */
  estimate(): Promise<ExposureEstimate | null>;
  /** What the scenario asked changes; null where the question has none. All else here is then under the scenario. */
  readonly scenario: ScenarioEffect | null;
}

/** The members at which the subject's value first meets the bloc. */
export interface EntryList {
  readonly entries: readonly Entry[];
  /** Herfindahl index over all entries, 0..1; null where nothing meets the bloc. */
  readonly hhi: number | null;
  /** Members at which value enters. */
  readonly count: number;
}

export interface Entry extends PathNode {
  readonly share: number;
  /** Part of the exposure, 0..1. */
  readonly shareOfExposure: number;
}

/** A supplier without whom the exposure would fall. */
export interface ChokePoint extends PathNode {
  /** By how much, share of the subject's value. */
  readonly share: number;
  readonly shareOfExposure: number;
  /** Exposure without it. */
  readonly after: number;
  readonly lower: number;
  readonly upper: number;
  readonly returnFactor: number;
  /** How far it is itself of the bloc. */
  readonly membership: number;
}

/** A purchase without which the exposure would fall. */
export interface ChokeLink {
  readonly supplier: PathNode;
  readonly buyer: PathNode;
  readonly hop: Hop;
  /** By how much, share of the subject's value. */
  readonly share: number;
  readonly shareOfExposure: number;
  /** Exposure without it. */
  readonly after: number;
  readonly lower: number;
  readonly upper: number;
  readonly gradient: number;
}

/** An industry or a firm that the subject consists of or buys from. */
export interface ExposurePart extends PathNode {
  /** Its part of the subject's value, 0..1. */
  readonly weight: number;
  /** Its own exposure and what bounds it, shares of its own value. */
  readonly exposure: number;
  readonly lower: number;
  readonly upper: number;
  readonly unknown: number;
  /** What it brings, share of the subject's value. */
  readonly share: number;
  readonly shareOfExposure: number;
}

/** An exposure as the data have it beside the same under a scenario. */
export interface ScenarioEffect {
  readonly before: Exposure;
  readonly after: Exposure;
  /** After less before: shares −1..1 of the subject's value, and dollars where its value is stated. */
  readonly difference: ExposureDifference;
  /** Paths that are among the `count` largest on one side only. */
  flips(count: number): Promise<PathFlips>;
}

export type ExposureDifference = {
  readonly [figure in
    | 'share'
    | 'face'
    | 'hidden'
    | 'lower'
    | 'upper'
    | 'unknown'
    | 'elsewhere'
    | 'trapped'
    | 'ownStatus']: number;
} & { readonly usd: number | null };

export interface PathFlips {
  /** Among the largest before, not after; with their shares before. */
  readonly gone: readonly ExposurePath[];
  /** Among the largest after, not before; with their shares after. */
  readonly come: readonly ExposurePath[];
  /** Each node of these paths once. */
  readonly nodes: readonly PathNode[];
}

/** Which products to buy anew, and what suppliers could deliver. */
export interface AlternativesAsked {
  /** An HS code, with all below it, or the code of a sector; null for those that bring most exposure. */
  readonly product: string | null;
  readonly capacities: readonly { readonly supplier: string; readonly usd: number }[];
  /** Share of its output that a supplier without a stated capacity could deliver beyond what it does. */
  readonly spare: number;
  readonly count: number;
}

/** How one product would be bought with the least exposure. Shares of the buyer's output, 0..1. */
export interface Alternative {
  readonly product: string;
  readonly need: number;
  readonly needUsd: number;
  /** Those that deliver now or would, least exposed first. */
  readonly suppliers: readonly AlternativeSupplier[];
  /** Suppliers that were looked at. */
  readonly offered: number;
  readonly shortfall: number;
  /** Exposure of the buyer, before and with the choice made. */
  readonly before: number;
  readonly after: number;
  readonly unknownAfter: number;
}

export interface AlternativeSupplier extends PathNode {
  readonly exposure: number;
  readonly current: number;
  readonly capacity: number;
  readonly chosen: number;
  readonly chosenUsd: number;
  readonly capacityAssumed: boolean;
}

/** What a caller knows of a sale without an amount, US dollars. */
export interface SaleLimit {
  readonly from: string;
  readonly to: string;
  readonly least: number;
  readonly most: number;
}

/** The least and the most that amounts which nobody states allow, 0..1 of the subject's value. */
export interface AmountBounds {
  readonly lower: number;
  readonly upper: number;
  /** With all that ends at unnamed suppliers in the bloc. */
  readonly upperWithUnknown: number;
  readonly openLinks: number;
  readonly converged: boolean;
}

/** An exposure with unknown suppliers taken to be like the rest of the buyer's industry. Shares 0..1 of the subject's value. */
export interface ExposureEstimate {
  readonly share: number;
  /** Part of `share` on ways that pass unknown suppliers. */
  readonly estimated: number;
  readonly face: number;
  readonly hidden: number;
  readonly elsewhere: number;
  /** What stays unknown. */
  readonly unknown: number;
  readonly trapped: number;
  /** What was unknown and is estimated. */
  readonly estimatedShare: number;
  readonly usd: number | null;
  /** The table that shows the industries. */
  readonly dataset: string;
  readonly year: number;
  /** Known purchases of the firms that were taken out of their industries, US dollars. */
  readonly takenOutUsd: number;
  /** Known purchases of the firms that their industries do not have in the table, US dollars. */
  readonly beyondTableUsd: number;
  tiers(count: number): Promise<readonly Tier[]>;
  paths(count: number): Promise<PathList>;
}
