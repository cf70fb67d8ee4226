import type { Finding } from '../model/finding.ts';
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
  /** Keys from the subject's part to the member that is met. */
  readonly nodes: readonly string[];
  readonly hops: readonly Hop[];
}

/** The largest paths, exactly; what they cover of the exposure, and what they leave. */
export interface PathList {
  readonly paths: readonly ExposurePath[];
  /** Exposure by these paths, share of the subject's value; `covered + remainder` is the exposure. */
  readonly covered: number;
  /** The same as a share of the exposure, 0..1; null where the exposure is 0. */
  readonly coveredOfExposure: number | null;
  /** Exposure by all other paths together, share of the subject's value. */
  readonly remainder: number;
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
  tiers(count: number): Promise<readonly Tier[]>;
  paths(count: number): Promise<PathList>;
  /** Exposure that the seats of suppliers do not show: by union less by location. Null for industries. */
  hiddenByOwnership(): Promise<number | null>;
  /** How much more it may be because of owners whom nobody states. Null by location, and for industries. */
  unknownOwners(): Promise<number | null>;
  /** Null where value goes round in a loop that nothing leaves, or nothing is bought. */
  grossLookThrough(): Promise<number | null>;
  /** Null in such a loop, and where firms on the way do not state what they buy in all. */
  valueAddedOrigin(): Promise<number | null>;
  entries(count: number): Promise<EntryList>;
  chokePoints(count: number): Promise<readonly ChokePoint[]>;
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
