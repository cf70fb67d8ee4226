/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A bloc: exactly one of these. */
export type BlocInput =
  {   /** Key of a bloc, such as `china`; its members are those of 31 December of the year asked. */
  id: string; listed?: never; members?: never; parties?: never; }
  |  { id?: never;   /** Key of a list, a programme, or a type such as FORCED_LABOUR: all firms, persons, industries and economies that stand there on the day; see `possiblyListed` for those of which a part does. For exposure, as `parties`. */
  listed: string; members?: never; parties?: never; }
  |  { id?: never; listed?: never;   /** Economies taken together for this question. */
  members: Array<string>; parties?: never; }
  |  { id?: never; listed?: never; members?: never;   /** Firms and persons taken together, by their keys. For exposure; ask for UNION to find what they own and control. */
  parties: Array<string>; };

/** What a bloc rests on. */
export type BlocKind =
  /** A definition made for analysis. */
  | 'ANALYTICAL'
  /** An organisation that they belong to. */
  | 'ORGANISATION'
  /** A treaty between its members. */
  | 'TREATY';

/** A condition of a connector. */
export type ConnectorComponentName =
  /** Trade and inward investment tie it to both blocs to the same extent. */
  | 'BALANCE'
  /** Its export markets and the origins of its investment are many. */
  | 'DIVERSIFICATION'
  /** Its trade grew with both; by the weaker side, 0.5 where it kept pace with the bloc. */
  | 'GROWTH'
  /** More of the blocs’ exchange passes through it than its size suggests; 0.5 is as much. */
  | 'INTERMEDIATION'
  /** Member of neither, and as far from one as from the other in UN votes. */
  | 'NEUTRALITY';

/** Where an economy stands against the median of those that belong to none of the blocs. */
export type ConnectorQuadrant =
  /** More of both. */
  | 'CONTESTED'
  /** More vulnerability, no more leverage. */
  | 'DEPENDENT'
  /** More of neither. */
  | 'PERIPHERAL'
  /** More leverage, no more vulnerability. */
  | 'STRONG_CONNECTOR';

/** What two statements are about. */
export type ContradictionKind =
  /** Direct investment in a year, by origin and by host, or in two datasets. */
  | 'FDI'
  /** What a party has of a firm on the last day of a year, in two datasets. */
  | 'HOLDING'
  /** Goods sold in a year, by exporter and by importer, or in two datasets. */
  | 'TRADE';

/** How much of the value followed is known. */
export type CoverageLevel =
  /** Every purchase on the way has a named supplier, and the data show every member of the bloc. */
  | 'FULL'
  /** Nobody states a purchase of the subject, or the data show no member of the bloc: an exposure of 0 is then ignorance, not safety. */
  | 'NONE'
  /** Some value ends at unknown suppliers, or where nobody states the purchases, or the data do not show some members apart. */
  | 'PARTIAL';

/** Kinds of figures that datasets state of economies by year. */
export type FigureKind =
  /** Carbon dioxide that its industries emit. */
  | 'EMISSIONS'
  /** Direct investment in other economies. */
  | 'INVESTMENT'
  /** Gross output of its industries: it stands in an input-output table by itself. */
  | 'OUTPUT'
  /** Goods sold to other economies. */
  | 'TRADE'
  /** Where it stood in the votes of the UN General Assembly. */
  | 'VOTES';

/** Which trade ends: exactly one of `between` and `preset` says between whom. */
export type FragmentationInput = {
  /** Two blocs or more without a common member; trade between any two of them ends. */
  between?: Array<BlocInput> | null | undefined;
  /** The one input-output table to use. */
  dataset?: string | null | undefined;
  /** The share of that trade that ends; 1, unless said, ends it all. */
  degree?: number | null | undefined;
  /** Trade elasticity of the equilibrium, above 0, 4 unless said: by so many percent trade falls for one percent of cost. */
  elasticity?: number | null | undefined;
  /** Only what the first bloc buys of the others ends; both ways unless said. */
  oneWay?: boolean | null | undefined;
  /** Name of a file of `policies/scenarios`, such as `two-blocs`: what it says holds unless said here. See `fragmentationScenarios`. */
  preset?: string | null | undefined;
  /** ρ: the part of each loss found with other suppliers of the same product. 0 finds nothing; 1, unless said, all that somebody else sells already. */
  resourced?: number | null | undefined;
  /** Codes of the sectors whose trade ends, as the table has them (`MFE`); all where left out. */
  sectors?: Array<string> | null | undefined;
  /** A tariff on that trade in place of a degree, 0 or more: 0.25 is a quarter of the price. Trade falls by it as the elasticity has it. */
  tariff?: number | null | undefined;
  /** Year; the table nearest within three years is used, and said. */
  year: number;
};

/** Whose statistics say so. */
export type InvestmentReporter =
  /** Those of the economy invested in. */
  | 'HOST'
  /** Those of the economy of the investor. */
  | 'ORIGIN';

/** What standing on a list means. */
export type ListingType =
  /** Some goods may not be sent to the party without a licence. */
  | 'EXPORT_CONTROL'
  /** Goods are presumed to be made with forced labour. */
  | 'FORCED_LABOUR'
  /** The party is said to serve a military. */
  | 'MILITARY'
  /** Another kind of list. */
  | 'OTHER'
  /** Assets are frozen, or dealings forbidden. */
  | 'SANCTIONS';

/** What makes a supplier count to the bloc. */
export type Membership =
  /** Who controls it: 1 where whoever has more than half of the votes in the end is seated in the bloc, else 0. */
  | 'CONTROL'
  /** Where it is: its economy, or for a firm its seat. */
  | 'LOCATION'
  /** Who owns it in the end: the share of a firm that parties seated in the bloc hold through all chains of holdings. */
  | 'OWNERSHIP'
  /** The largest of the three. */
  | 'UNION';

/** What two sides report. */
export type MirroredMeasure =
  /** Flows of direct investment, by origin and host. */
  | 'FLOW'
  /** Goods, by exporter and importer. */
  | 'GOODS'
  /** Stocks of direct investment, by origin and host. */
  | 'STOCK';

/** What a party is. */
export type PartyKind =
  /** A firm, a fund, a foundation or a state: any party that is no natural person. */
  | 'FIRM'
  /** A natural person. */
  | 'PERSON';

/** What a profile may lack. */
export type ProfileFigure =
  /** Trade agreements. */
  | 'AGREEMENTS'
  /** Exposure through all tiers of an input-output table. */
  | 'EXPOSURE'
  /** Direct investment in the economy. */
  | 'INWARD_INVESTMENT'
  /** Who needs whom more. */
  | 'LEVERAGE'
  /** Members of a bloc. */
  | 'MEMBERS'
  /** Direct investment by the economy. */
  | 'OUTWARD_INVESTMENT'
  /** Standing among the connectors of the blocs. */
  | 'STANDING'
  /** Trade in goods. */
  | 'TRADE'
  /** Ideal points in the UN General Assembly. */
  | 'VOTES';

/** A total that files publish beside what it is the sum of. */
export type PublishedTotal =
  /** Output of an industry, against its purchases and its value added. In a table without rows of value added that is what is left, and they agree. */
  | 'INPUTS'
  /** Trade of an economy with the world as it publishes it, by flow and product, against the sum over its partners. The sum is short of partners that the files do not list and of those that no economy stands for. All goods and codes of every length are totals of their own. */
  | 'PARTNERS'
  /** All goods together of a flow, against the sum of its products, those with the longest codes. */
  | 'PRODUCTS'
  /** Output of an industry, against all that it sells to industries and final users. */
  | 'SALES';

/** What brings a company into reach. */
export type ReachedBy =
  /** Control by appointment, contract or the like, where the rule counts control. */
  | 'CONTROL'
  /** Enough of its capital. */
  | 'OWNERSHIP'
  /** More than half of its votes, where the rule counts control. */
  | 'VOTES';

/** Whether figures may be passed on, as far as their licence says. */
export type Redistribution =
  /** They may, but not for commercial use. No export rests on them unless they are named. */
  | 'NON_COMMERCIAL'
  /** They may not. No export rests on them unless they are named. */
  | 'NO_REDISTRIBUTION'
  /** They may, by the terms of the licence, such as naming their author. */
  | 'OPEN'
  /** No licence is stated, or what is stated does not settle it. */
  | 'UNKNOWN';

/** Whose sanctions rule is applied, as it stood on the day. */
export type Regime =
  /** United States, Bureau of Industry and Security: 50 % or more added up, while its rule was in force. */
  | 'BIS'
  /** European Union: 50 % or more (before 3 July 2024 more than 50 %) added up, or control. */
  | 'EU'
  /** United States, Office of Foreign Assets Control: 50 % or more, added up over blocked persons. */
  | 'OFAC'
  /** United Kingdom: more than 50 % of one person, or control. */
  | 'UK';

/** Whether the rule reaches a firm. */
export type SanctionsStatus =
  /** Listed, or reached whatever the true shares within the stated ranges are. */
  | 'BLOCKED'
  /** Reached for none; what nobody states is not covered: see `unstated`. */
  | 'CLEAR'
  /** Reached for some shares within the stated ranges. */
  | 'POSSIBLE';

/** Whose exposure is asked: exactly one of these. */
export type SubjectInput =
  {   /** What an economy produces: its industries, weighted by gross output. */
  economy: string; finalDemand?: never; firm?: never; industry?: never; portfolio?: never; }
  |  { economy?: never;   /** What the final users of an economy buy, at home and abroad. */
  finalDemand: string; firm?: never; industry?: never; portfolio?: never; }
  |  { economy?: never; finalDemand?: never;   /** One firm, by its key. */
  firm: string; industry?: never; portfolio?: never; }
  |  { economy?: never; finalDemand?: never; firm?: never;   /** One industry: `MEX:wiod8:MFE`, or `MEX:MFE` where one loaded table has it. */
  industry: string; portfolio?: never; }
  |  { economy?: never; finalDemand?: never; firm?: never; industry?: never;   /** Suppliers by weight, at most 5,000: all firms or all industries, on the data that show the heaviest of those shown at all. Parts that those data do not show count as unknown. */
  portfolio: Array<WeightedSubject>; };

/** What a supply chain can be asked about by name. */
export type SubjectKind =
  /** An economy: what it makes (`economy`), or what its users buy (`finalDemand`). */
  | 'ECONOMY'
  /** A firm. */
  | 'FIRM'
  /** An industry of an economy in a classification. */
  | 'INDUSTRY';

/** A supplier of a portfolio: exactly one of firm and industry. */
export type WeightedSubject = {
  /** A firm, by its key. */
  firm?: string | null | undefined;
  /** An industry: `MEX:wiod8:MFE`, or `MEX:MFE` where one loaded table has it. */
  industry?: string | null | undefined;
  /** What it weighs, 0 or more, in any unit: dollars bought, or shares. */
  weight: number;
};

export type BlocsQueryVariables = Exact<{ [key: string]: never; }>;


export type BlocsQuery = { blocs: { nodes: Array<{ key: string, name: string, kind: BlocKind }> } };

export type EconomiesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type EconomiesQuery = { economies: { nodes: Array<{ key: string, name: string | null, isoNumeric: string | null, latitude: number | null, longitude: number | null, region: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

type FindingParts_CarbonBill_Fragment = { method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } };

type FindingParts_ConnectorRanking_Fragment = { method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } };

type FindingParts_EconomyProfile_Fragment = { method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } };

type FindingParts_Exposure_Fragment = { method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } };

type FindingParts_Fragmentation_Fragment = { method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } };

type FindingParts_Ownership_Fragment = { method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } };

type FindingParts_Screening_Fragment = { method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } };

type FindingParts_TrustScore_Fragment = { method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } };

export type FindingPartsFragment =
  | FindingParts_CarbonBill_Fragment
  | FindingParts_ConnectorRanking_Fragment
  | FindingParts_EconomyProfile_Fragment
  | FindingParts_Exposure_Fragment
  | FindingParts_Fragmentation_Fragment
  | FindingParts_Ownership_Fragment
  | FindingParts_Screening_Fragment
  | FindingParts_TrustScore_Fragment
;

export type PathListPartsFragment = { covered: number, coveredOfExposure: number | null, remainder: number, nodes: Array<{ key: string, name: string | null, economies: Array<{ key: string, name: string | null }> }>, paths: Array<{ share: number, cumulativeShare: number, simple: boolean, nodes: Array<string>, hops: Array<{ from: string, to: string, usd: number, share: number, year: number, dataset: string, record: string, basis: string }> }> };

export type SubjectsQueryVariables = Exact<{
  search: string;
}>;


export type SubjectsQuery = { subjects: Array<{ kind: SubjectKind, key: string, name: string | null, economy: { key: string, name: string | null } | null }> };

export type TableYearsQueryVariables = Exact<{ [key: string]: never; }>;


export type TableYearsQuery = { datasets: Array<{ key: string, title: string, source: string, years: Array<number>, illustrative: boolean }> };

export type ConnectorsQueryVariables = Exact<{
  between: Array<BlocInput> | BlocInput;
  year: number;
  tradingAtLeast?: number | null | undefined;
}>;


export type ConnectorsQuery = { connectors: { totalCount: number, items: Array<{ rank: number | null, score: number | null, coverage: number, tradeUsd: number | null, leverage: number | null, vulnerability: number | null, quadrant: ConnectorQuadrant | null, memberOf: Array<string>, economy: { key: string, name: string | null }, components: Array<{ name: ConnectorComponentName, score: number | null, weight: number, contribution: number | null }>, intermediation: { there: number | null, back: number | null } }>, throughAny: { there: number | null, back: number | null }, usual: { leverage: number | null, vulnerability: number | null }, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } } };

export type ConnectorPartsFragment = { rank: number | null, score: number | null, coverage: number, tradeUsd: number | null, leverage: number | null, vulnerability: number | null, quadrant: ConnectorQuadrant | null, memberOf: Array<string>, economy: { key: string, name: string | null }, components: Array<{ name: ConnectorComponentName, score: number | null, weight: number, contribution: number | null }>, intermediation: { there: number | null, back: number | null } };

export type RobustnessOfRanksQueryVariables = Exact<{
  between: Array<BlocInput> | BlocInput;
  year: number;
  tradingAtLeast?: number | null | undefined;
  first: number;
}>;


export type RobustnessOfRanksQuery = { connectors: { items: Array<{ rank: number | null, economy: { key: string, name: string | null }, robustness: { support: number | null, robust: boolean | null, acceptability: Array<number>, leaveOneOut: Array<{ name: ConnectorComponentName, rank: number | null }> } }>, measures: Array<{ key: string, name: string, description: string, unit: string, source: string }>, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } } };

export type MembersOfBlocsQueryVariables = Exact<{
  on: string;
}>;


export type MembersOfBlocsQuery = { blocs: { nodes: Array<{ key: string, members: Array<{ economy: { key: string, name: string | null } }> }> } };

export type DataQueryVariables = Exact<{ [key: string]: never; }>;


export type DataQuery = { datasets: Array<{ id: string, key: string, title: string, source: string, publisher: string | null, home: string | null, licence: string | null, redistribution: Redistribution, citation: string | null, edition: string | null, years: Array<number>, rows: number, records: number, rejected: number, illustrative: boolean, starter: boolean, loadedAt: string, report: { yearsBehind: number | null, missingYears: Array<number> | null, rejectedShare: number | null }, loads: Array<{ loadedAt: string, files: Array<string>, rows: number, records: number, added: number, changed: number, unchanged: number, retired: number, rejected: number, rejections: Array<{ file: string, row: number, column: string, found: string, wanted: string }> | null }> }> };

export type EconomyCoverageQueryVariables = Exact<{ [key: string]: never; }>;


export type EconomyCoverageQuery = { economyCoverage: Array<{ economy: { key: string, name: string | null, region: string | null }, covered: Array<{ kind: FigureKind, years: Array<number>, dataset: { key: string } }> }> };

export type DatasetQualityQueryVariables = Exact<{
  id: string;
}>;


export type DatasetQualityQuery = { node:
    | { report: { gaps: { economies: number, economyYears: number, missing: number, largest: Array<{ economy: string, years: Array<number> }> } | null, repeated: { facts: number, mergedByLoad: number | null, refusedByLoad: number | null } | null, totals: Array<{ of: PublishedTotal, totals: number, apartUsd: number, apartShare: number | null, differing: number, worst: Array<{ key: string, year: number, publishedUsd: number, summedUsd: number }> }> | null, mirror: Array<{ of: MirroredMeasure, flows: number, bothShare: number, medianDiscrepancy: number | null, weightedDiscrepancy: number | null }> | null, unknownEnds: { facts: number, ends: number, largest: Array<{ key: string, facts: number }> } | null } }
    | Record<PropertyKey, never>
   | null };

export type ContradictionsQueryVariables = Exact<{
  kind: ContradictionKind;
  year: number;
}>;


export type ContradictionsQuery = { contradictions: { totalCount: number, precedence: Array<string>, nodes: Array<{ key: string, from: string, to: string, measure: string, difference: number, discrepancy: number | null, holder: { name: string | null } | null, firm: { name: string | null } | null, preferred: { figure: number | null, least: number, most: number, reportedBy: string | null, valuation: string | null, records: Array<string>, dataset: { key: string, title: string } }, other: { figure: number | null, least: number, most: number, reportedBy: string | null, valuation: string | null, records: Array<string>, dataset: { key: string, title: string } } }> } };

export type StatementOfContradictionFragment = { figure: number | null, least: number, most: number, reportedBy: string | null, valuation: string | null, records: Array<string>, dataset: { key: string, title: string } };

export type EconomyProfileQueryVariables = Exact<{
  economy: string;
  blocs: Array<BlocInput> | BlocInput;
}>;


export type EconomyProfileQuery = { economyProfile: { blocs: Array<string>, economy: { key: string, name: string | null }, series: Array<{ year: number, memberOf: Array<string>, exportsUsd: number | null, importsUsd: number | null, idealPoint: number | null, markets: { largestShare: number, herfindahl: number, effectivePartners: number, largest: { key: string, name: string | null } } | null, suppliers: { largestShare: number, herfindahl: number, effectivePartners: number, largest: { key: string, name: string | null } } | null, investors: { largestShare: number, herfindahl: number, effectivePartners: number, largest: { key: string, name: string | null } } | null, ties: Array<{ bloc: string, degree: number, exportsUsd: number | null, exportsShare: number | null, importsUsd: number | null, importsShare: number | null, leverage: number | null, vulnerability: number | null, net: number | null, voteDistance: number | null, upstream: number | null, downstream: number | null, investmentFrom: { usd: number, share: number | null, reportedBy: InvestmentReporter } | null, investmentIn: { usd: number, share: number | null, reportedBy: InvestmentReporter } | null, agreements: { count: number, members: number, of: number, deepest: number | null, agreements: Array<{ key: string, name: string | null, depth: number | null }> } | null }>, missing: Array<{ figure: ProfileFigure, bloc: string | null, reason: string }> }>, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } } };

export type PartnersPartsFragment = { largestShare: number, herfindahl: number, effectivePartners: number, largest: { key: string, name: string | null } };

export type EconomyStandingQueryVariables = Exact<{
  economy: string;
  blocs: Array<BlocInput> | BlocInput;
  year: number;
}>;


export type EconomyStandingQuery = { economyProfile: { series: Array<{ year: number, connectorsRanked: number | null, connector: { rank: number | null, score: number | null, coverage: number, tradeUsd: number | null, leverage: number | null, vulnerability: number | null, quadrant: ConnectorQuadrant | null, memberOf: Array<string>, robustness: { support: number | null, robust: boolean | null }, switching: Array<{ market: string, rival: string, gainInMarket: number | null, rivalInMarket: number | null, rivalInEconomy: number | null, replacesRival: boolean | null, reroutes: boolean | null }> | null, economy: { key: string, name: string | null }, components: Array<{ name: ConnectorComponentName, score: number | null, weight: number, contribution: number | null }>, intermediation: { there: number | null, back: number | null } } | null, missing: Array<{ figure: ProfileFigure, reason: string }> }>, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } } };

export type ExposureQueryVariables = Exact<{
  subject: SubjectInput;
  to: BlocInput;
  year: number;
  membership: Membership;
  paths: number;
}>;


export type ExposureQuery = { exposure: { subject: string, bloc: string, membership: Membership, dataset: string, share: number, lower: number, upper: number, face: number, hidden: number, unknown: number, elsewhere: number, trapped: number, usd: number | null, tiers: Array<{ tier: number, share: number, cumulative: number, untraced: number }>, paths: { covered: number, coveredOfExposure: number | null, remainder: number, nodes: Array<{ key: string, name: string | null, economies: Array<{ key: string, name: string | null }> }>, paths: Array<{ share: number, cumulativeShare: number, simple: boolean, nodes: Array<string>, hops: Array<{ from: string, to: string, usd: number, share: number, year: number, dataset: string, record: string, basis: string }> }> }, entries: Array<{ key: string, name: string | null, share: number, shareOfExposure: number, economies: Array<{ key: string, name: string | null }> }>, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } } };

export type ExposureMembershipsQueryVariables = Exact<{
  subject: SubjectInput;
  to: BlocInput;
  year: number;
}>;


export type ExposureMembershipsQuery = { location: { membership: Membership, share: number, lower: number, upper: number, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } }, ownership: { membership: Membership, share: number, lower: number, upper: number, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } }, control: { membership: Membership, share: number, lower: number, upper: number, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } }, union: { membership: Membership, share: number, lower: number, upper: number, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } } };

export type ExposureBesideQueryVariables = Exact<{
  subject: SubjectInput;
  to: BlocInput;
  year: number;
  membership: Membership;
}>;


export type ExposureBesideQuery = { exposure: { membership: Membership, share: number, lower: number, upper: number, tiers: Array<{ tier: number, cumulative: number }>, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } } };

export type MembersOfBlocQueryVariables = Exact<{
  bloc: string;
  on: string;
}>;


export type MembersOfBlocQuery = { bloc: { members: Array<{ economy: { key: string } }> } | null };

export type ExposureByMembershipFragment = { membership: Membership, share: number, lower: number, upper: number, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } };

export type FirmQueryVariables = Exact<{
  firm: string;
  on: string;
}>;


export type FirmQuery = { firm: { key: string, name: string | null, lei: string | null, aliases: Array<string> | null, jurisdiction: string | null, legalForm: string | null, category: string | null, status: string | null, foundedOn: string | null, dissolvedOn: string | null, record: string | null, seats: Array<{ role: string | null, economy: { key: string, name: string | null } }>, listings: Array<{ from: string | null, reason: string | null, dataset: string, record: string, party: { key: string, name: string | null }, listing: { key: string, name: string, authority: string, type: ListingType } }>, sameAs: Array<{ key: string, author: string, reason: string | null }> } | null, ownership: { unknown: number, ultimateOwners: { totalCount: number, nodes: Array<{ share: number, party: { key: string, name: string | null, kind: PartyKind, seats: Array<{ economy: { key: string, name: string | null } }> }, range: { lower: number, upper: number, upperWithUnknown: number }, paths: { count: number | null, remainder: number, paths: Array<{ share: number, simple: boolean, nodes: Array<string>, hops: Array<{ owner: string, company: string, interest: string, share: number, dataset: string, record: string }> }>, parties: Array<{ key: string, name: string | null }> } }> }, closedLoops: Array<{ share: number, parties: Array<{ key: string, name: string | null }> }>, crossHoldings: Array<{ closed: boolean, parties: Array<{ key: string, name: string | null }> }>, undisclosedHolders: Array<{ reason: string | null, detail: string | null, interest: string | null, exactShare: number | null, minShare: number | null, maxShare: number | null, record: string }>, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } } };

export type FirmControlQueryVariables = Exact<{
  firm: string;
  on: string;
}>;


export type FirmControlQuery = { ownership: { control: { majority: { method: { name: string, description: string, source: string }, head: { key: string, name: string | null } | null }, weakestLink: { method: { name: string, description: string, source: string }, parties: Array<{ bottleneck: number, controlRights: number, party: { key: string, name: string | null } }> }, votingPower: { unstated: number, method: { name: string, description: string, source: string }, holders: Array<{ share: number, party: { key: string, name: string | null } }> }, network: { unknown: number, closed: number, method: { name: string, description: string, source: string }, owners: Array<{ share: number, party: { key: string, name: string | null } }> }, stated: Array<{ company: string, from: string | null, dataset: string, record: string, party: { key: string, name: string | null } }> }, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } } };

export type NeighboursQueryVariables = Exact<{
  party: string;
  on: string;
  first: number;
  holdersAfter?: string | null | undefined;
  holdsAfter?: string | null | undefined;
}>;


export type NeighboursQuery = { party: { key: string, name: string | null, kind: PartyKind, holders: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ interest: string, exactShare: number | null, minShare: number | null, maxShare: number | null, from: string | null, record: string, party: { key: string, name: string | null, kind: PartyKind }, dataset: { key: string } | null }> }, holds: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ interest: string, exactShare: number | null, minShare: number | null, maxShare: number | null, from: string | null, dataset: string, record: string, firm: { key: string, name: string | null } }> } } | null };

export type ScreeningsQueryVariables = Exact<{
  firm: string;
  on: string;
}>;


export type ScreeningsQuery = { ofac: Array<{ regime: Regime, status: SanctionsStatus, isListed: boolean, attributedLeast: number, attributedMost: number, unstated: number, rule: { share: number, inclusive: boolean, aggregated: boolean, control: boolean, source: string, from: string | null } | null, steps: Array<{ round: number, by: ReachedBy, company: { key: string, name: string | null }, holdings: Array<{ interest: string, least: number | null, most: number | null, dataset: string, record: string, party: { key: string, name: string | null } }> }>, listings: Array<{ from: string | null, reason: string | null, dataset: string, record: string, party: { key: string, name: string | null }, listing: { key: string, name: string, authority: string, type: ListingType } }>, otherListings: Array<{ from: string | null, reason: string | null, dataset: string, record: string, party: { key: string, name: string | null }, listing: { key: string, name: string, authority: string, type: ListingType } }>, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } }>, eu: Array<{ regime: Regime, status: SanctionsStatus, isListed: boolean, attributedLeast: number, attributedMost: number, unstated: number, rule: { share: number, inclusive: boolean, aggregated: boolean, control: boolean, source: string, from: string | null } | null, steps: Array<{ round: number, by: ReachedBy, company: { key: string, name: string | null }, holdings: Array<{ interest: string, least: number | null, most: number | null, dataset: string, record: string, party: { key: string, name: string | null } }> }>, listings: Array<{ from: string | null, reason: string | null, dataset: string, record: string, party: { key: string, name: string | null }, listing: { key: string, name: string, authority: string, type: ListingType } }>, otherListings: Array<{ from: string | null, reason: string | null, dataset: string, record: string, party: { key: string, name: string | null }, listing: { key: string, name: string, authority: string, type: ListingType } }>, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } }>, uk: Array<{ regime: Regime, status: SanctionsStatus, isListed: boolean, attributedLeast: number, attributedMost: number, unstated: number, rule: { share: number, inclusive: boolean, aggregated: boolean, control: boolean, source: string, from: string | null } | null, steps: Array<{ round: number, by: ReachedBy, company: { key: string, name: string | null }, holdings: Array<{ interest: string, least: number | null, most: number | null, dataset: string, record: string, party: { key: string, name: string | null } }> }>, listings: Array<{ from: string | null, reason: string | null, dataset: string, record: string, party: { key: string, name: string | null }, listing: { key: string, name: string, authority: string, type: ListingType } }>, otherListings: Array<{ from: string | null, reason: string | null, dataset: string, record: string, party: { key: string, name: string | null }, listing: { key: string, name: string, authority: string, type: ListingType } }>, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } }>, bis: Array<{ regime: Regime, status: SanctionsStatus, isListed: boolean, attributedLeast: number, attributedMost: number, unstated: number, rule: { share: number, inclusive: boolean, aggregated: boolean, control: boolean, source: string, from: string | null } | null, steps: Array<{ round: number, by: ReachedBy, company: { key: string, name: string | null }, holdings: Array<{ interest: string, least: number | null, most: number | null, dataset: string, record: string, party: { key: string, name: string | null } }> }>, listings: Array<{ from: string | null, reason: string | null, dataset: string, record: string, party: { key: string, name: string | null }, listing: { key: string, name: string, authority: string, type: ListingType } }>, otherListings: Array<{ from: string | null, reason: string | null, dataset: string, record: string, party: { key: string, name: string | null }, listing: { key: string, name: string, authority: string, type: ListingType } }>, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } }> };

export type ScreeningPartsFragment = { regime: Regime, status: SanctionsStatus, isListed: boolean, attributedLeast: number, attributedMost: number, unstated: number, rule: { share: number, inclusive: boolean, aggregated: boolean, control: boolean, source: string, from: string | null } | null, steps: Array<{ round: number, by: ReachedBy, company: { key: string, name: string | null }, holdings: Array<{ interest: string, least: number | null, most: number | null, dataset: string, record: string, party: { key: string, name: string | null } }> }>, listings: Array<{ from: string | null, reason: string | null, dataset: string, record: string, party: { key: string, name: string | null }, listing: { key: string, name: string, authority: string, type: ListingType } }>, otherListings: Array<{ from: string | null, reason: string | null, dataset: string, record: string, party: { key: string, name: string | null }, listing: { key: string, name: string, authority: string, type: ListingType } }>, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } };

export type SpellPartsFragment = { from: string | null, reason: string | null, dataset: string, record: string, party: { key: string, name: string | null }, listing: { key: string, name: string, authority: string, type: ListingType } };

export type FirmSuppliersQueryVariables = Exact<{
  firm: string;
  year: number;
}>;


export type FirmSuppliersQuery = { saved: { suppliersOfFirm: Array<{ supplier: string, name: string | null, economy: string | null, dataset: string, tier: number, product: string | null, usd: number | null, basis: string | null, evidence: Array<string> }> } };

export type SavedQueriesQueryVariables = Exact<{ [key: string]: never; }>;


export type SavedQueriesQuery = { savedQueries: Array<{ name: string, field: string, description: string, notes: string, paths: string | null, needsNeo4j: boolean, cypher: string, parameters: Array<{ name: string, type: string, meaning: string, limit: string | null, required: boolean, default: string | null }>, columns: Array<{ name: string, type: string, meaning: string }> }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }> };

export type PartyNamesQueryVariables = Exact<{
  keys: Array<string> | string;
}>;


export type PartyNamesQuery = { partiesByKey: Array<{ key: string, name: string | null, kind: PartyKind } | null> };

export type StartQueryVariables = Exact<{
  subject: SubjectInput;
  to: BlocInput;
  year: number;
}>;


export type StartQuery = { exposure: { share: number, hidden: number, lower: number, upper: number, paths: { covered: number, coveredOfExposure: number | null, remainder: number, nodes: Array<{ key: string, name: string | null, economies: Array<{ key: string, name: string | null }> }>, paths: Array<{ share: number, cumulativeShare: number, simple: boolean, nodes: Array<string>, hops: Array<{ from: string, to: string, usd: number, share: number, year: number, dataset: string, record: string, basis: string }> }> }, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } }, datasets: Array<{ key: string, title: string, illustrative: boolean }> };

export type WhatIfQueryVariables = Exact<{
  scenario: FragmentationInput;
}>;


export type WhatIfQuery = { fragmentation: { endsShare: number, worldValueAddedUsd: number, worldValueAddedChangeUsd: number, chainLengthBefore: number | null, chainLengthAfter: number | null, accountingMethod: { name: string, description: string }, blocs: Array<{ key: string, members: Array<{ key: string, name: string | null }> }>, economies: { nodes: Array<{ aggregate: boolean, bloc: string | null, valueAddedUsd: number, valueAddedChangeUsd: number, valueAddedChange: number | null, welfareChange: number, losesBoth: boolean, economy: { key: string, name: string | null } }> }, unmet: { totalCount: number, usd: number, items: Array<{ industry: string | null, industryName: string | null, sectorName: string, usd: number, ofNeed: number, withoutSource: boolean, outputAtMost: number | null, economy: { key: string, name: string | null } }> }, equilibrium: { converged: boolean, closedFormResidual: number }, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } } };

export type WhatIfBandQueryVariables = Exact<{
  scenario: FragmentationInput;
}>;


export type WhatIfBandQuery = { fragmentation: { band: { scenarios: number, converged: boolean, economies: Array<{ economy: { key: string }, welfareChange: { lower: number, upper: number }, valueAddedChange: { lower: number, upper: number } | null }>, losersAlways: Array<{ key: string, name: string | null }> } } };

export type WhatIfCarbonQueryVariables = Exact<{
  scenario: FragmentationInput;
}>;


export type WhatIfCarbonQuery = { fragmentation: { carbon: { assumptions: Array<{ code: string, text: string }>, before: { producersKt: number, consumersKt: number }, after: { producersKt: number, consumersKt: number }, economies: Array<{ economy: { key: string, name: string | null }, before: { producersKt: number, consumersKt: number }, after: { producersKt: number, consumersKt: number } }> } } };

export type WhatIfScenariosQueryVariables = Exact<{ [key: string]: never; }>;


export type WhatIfScenariosQuery = { fragmentationScenarios: Array<{ name: string, description: string }> };

export type CarbonOfWhatIfFragment = { producersKt: number, consumersKt: number };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const PathListPartsFragmentDoc = new TypedDocumentString(`
    fragment PathListParts on PathList {
  covered
  coveredOfExposure
  remainder
  nodes {
    key
    name
    economies {
      key
      name
    }
  }
  paths {
    share
    cumulativeShare
    simple
    nodes
    hops {
      from
      to
      usd
      share
      year
      dataset
      record
      basis
    }
  }
}
    `, {"fragmentName":"PathListParts"}) as unknown as TypedDocumentString<PathListPartsFragment, unknown>;
export const ConnectorPartsFragmentDoc = new TypedDocumentString(`
    fragment ConnectorParts on Connector {
  economy {
    key
    name
  }
  rank
  score
  coverage
  tradeUsd
  leverage
  vulnerability
  quadrant
  memberOf
  components {
    name
    score
    weight
    contribution
  }
  intermediation {
    there
    back
  }
}
    `, {"fragmentName":"ConnectorParts"}) as unknown as TypedDocumentString<ConnectorPartsFragment, unknown>;
export const StatementOfContradictionFragmentDoc = new TypedDocumentString(`
    fragment StatementOfContradiction on ContradictingStatement {
  figure
  least
  most
  reportedBy
  valuation
  dataset {
    key
    title
  }
  records
}
    `, {"fragmentName":"StatementOfContradiction"}) as unknown as TypedDocumentString<StatementOfContradictionFragment, unknown>;
export const PartnersPartsFragmentDoc = new TypedDocumentString(`
    fragment PartnersParts on PartnersOfTies {
  largest {
    key
    name
  }
  largestShare
  herfindahl
  effectivePartners
}
    `, {"fragmentName":"PartnersParts"}) as unknown as TypedDocumentString<PartnersPartsFragment, unknown>;
export const FindingPartsFragmentDoc = new TypedDocumentString(`
    fragment FindingParts on Finding {
  method {
    key
    name
    description
    unit
    source
  }
  years {
    asked
    used
    membershipsOn
    figures {
      figure
      year
    }
  }
  coverage {
    level
    unknownShare
    unstatedShare
    membersNotShown
  }
  assumptions {
    code
    text
  }
  datasets {
    key
    title
    publisher
    edition
    licence
    citation
    home
    illustrative
  }
  cost {
    nodes
    links
    sweeps
    milliseconds
  }
}
    `, {"fragmentName":"FindingParts"}) as unknown as TypedDocumentString<FindingPartsFragment, unknown>;
export const ExposureByMembershipFragmentDoc = new TypedDocumentString(`
    fragment ExposureByMembership on Exposure {
  membership
  share
  lower
  upper
  ...FindingParts
}
    fragment FindingParts on Finding {
  method {
    key
    name
    description
    unit
    source
  }
  years {
    asked
    used
    membershipsOn
    figures {
      figure
      year
    }
  }
  coverage {
    level
    unknownShare
    unstatedShare
    membersNotShown
  }
  assumptions {
    code
    text
  }
  datasets {
    key
    title
    publisher
    edition
    licence
    citation
    home
    illustrative
  }
  cost {
    nodes
    links
    sweeps
    milliseconds
  }
}`, {"fragmentName":"ExposureByMembership"}) as unknown as TypedDocumentString<ExposureByMembershipFragment, unknown>;
export const SpellPartsFragmentDoc = new TypedDocumentString(`
    fragment SpellParts on ListingSpell {
  party {
    key
    name
  }
  listing {
    key
    name
    authority
    type
  }
  from
  reason
  dataset
  record
}
    `, {"fragmentName":"SpellParts"}) as unknown as TypedDocumentString<SpellPartsFragment, unknown>;
export const ScreeningPartsFragmentDoc = new TypedDocumentString(`
    fragment ScreeningParts on Screening {
  ...FindingParts
  regime
  status
  isListed
  attributedLeast
  attributedMost
  unstated
  rule {
    share
    inclusive
    aggregated
    control
    source
    from
  }
  steps {
    round
    by
    company {
      key
      name
    }
    holdings {
      party {
        key
        name
      }
      interest
      least
      most
      dataset
      record
    }
  }
  listings {
    ...SpellParts
  }
  otherListings {
    ...SpellParts
  }
}
    fragment FindingParts on Finding {
  method {
    key
    name
    description
    unit
    source
  }
  years {
    asked
    used
    membershipsOn
    figures {
      figure
      year
    }
  }
  coverage {
    level
    unknownShare
    unstatedShare
    membersNotShown
  }
  assumptions {
    code
    text
  }
  datasets {
    key
    title
    publisher
    edition
    licence
    citation
    home
    illustrative
  }
  cost {
    nodes
    links
    sweeps
    milliseconds
  }
}
fragment SpellParts on ListingSpell {
  party {
    key
    name
  }
  listing {
    key
    name
    authority
    type
  }
  from
  reason
  dataset
  record
}`, {"fragmentName":"ScreeningParts"}) as unknown as TypedDocumentString<ScreeningPartsFragment, unknown>;
export const CarbonOfWhatIfFragmentDoc = new TypedDocumentString(`
    fragment CarbonOfWhatIf on CarbonBills {
  producersKt
  consumersKt
}
    `, {"fragmentName":"CarbonOfWhatIf"}) as unknown as TypedDocumentString<CarbonOfWhatIfFragment, unknown>;
export const BlocsDocument = new TypedDocumentString(`
    query Blocs {
  blocs(first: 200) {
    nodes {
      key
      name
      kind
    }
  }
}
    `) as unknown as TypedDocumentString<BlocsQuery, BlocsQueryVariables>;
export const EconomiesDocument = new TypedDocumentString(`
    query Economies($after: String) {
  economies(
    first: 200
    after: $after
    filter: {aggregate: false, dissolved: false}
  ) {
    nodes {
      key
      name
      isoNumeric
      latitude
      longitude
      region
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<EconomiesQuery, EconomiesQueryVariables>;
export const SubjectsDocument = new TypedDocumentString(`
    query Subjects($search: String!) {
  subjects(search: $search) {
    kind
    key
    name
    economy {
      key
      name
    }
  }
}
    `) as unknown as TypedDocumentString<SubjectsQuery, SubjectsQueryVariables>;
export const TableYearsDocument = new TypedDocumentString(`
    query TableYears {
  datasets {
    key
    title
    source
    years
    illustrative
  }
}
    `) as unknown as TypedDocumentString<TableYearsQuery, TableYearsQueryVariables>;
export const ConnectorsDocument = new TypedDocumentString(`
    query Connectors($between: [BlocInput!]!, $year: Year!, $tradingAtLeast: Usd) {
  connectors(
    between: $between
    year: $year
    first: 200
    tradingAtLeast: $tradingAtLeast
  ) {
    totalCount
    items {
      ...ConnectorParts
    }
    throughAny {
      there
      back
    }
    usual {
      leverage
      vulnerability
    }
    ...FindingParts
  }
}
    fragment FindingParts on Finding {
  method {
    key
    name
    description
    unit
    source
  }
  years {
    asked
    used
    membershipsOn
    figures {
      figure
      year
    }
  }
  coverage {
    level
    unknownShare
    unstatedShare
    membersNotShown
  }
  assumptions {
    code
    text
  }
  datasets {
    key
    title
    publisher
    edition
    licence
    citation
    home
    illustrative
  }
  cost {
    nodes
    links
    sweeps
    milliseconds
  }
}
fragment ConnectorParts on Connector {
  economy {
    key
    name
  }
  rank
  score
  coverage
  tradeUsd
  leverage
  vulnerability
  quadrant
  memberOf
  components {
    name
    score
    weight
    contribution
  }
  intermediation {
    there
    back
  }
}`) as unknown as TypedDocumentString<ConnectorsQuery, ConnectorsQueryVariables>;
export const RobustnessOfRanksDocument = new TypedDocumentString(`
    query RobustnessOfRanks($between: [BlocInput!]!, $year: Year!, $tradingAtLeast: Usd, $first: Int!) {
  connectors(
    between: $between
    year: $year
    first: $first
    tradingAtLeast: $tradingAtLeast
  ) {
    items {
      economy {
        key
        name
      }
      rank
      robustness {
        support
        robust
        acceptability(first: 300)
        leaveOneOut {
          name
          rank
        }
      }
    }
    measures {
      key
      name
      description
      unit
      source
    }
    ...FindingParts
  }
}
    fragment FindingParts on Finding {
  method {
    key
    name
    description
    unit
    source
  }
  years {
    asked
    used
    membershipsOn
    figures {
      figure
      year
    }
  }
  coverage {
    level
    unknownShare
    unstatedShare
    membersNotShown
  }
  assumptions {
    code
    text
  }
  datasets {
    key
    title
    publisher
    edition
    licence
    citation
    home
    illustrative
  }
  cost {
    nodes
    links
    sweeps
    milliseconds
  }
}`) as unknown as TypedDocumentString<RobustnessOfRanksQuery, RobustnessOfRanksQueryVariables>;
export const MembersOfBlocsDocument = new TypedDocumentString(`
    query MembersOfBlocs($on: Date!) {
  blocs(first: 200) {
    nodes {
      key
      members(on: $on) {
        economy {
          key
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MembersOfBlocsQuery, MembersOfBlocsQueryVariables>;
export const DataDocument = new TypedDocumentString(`
    query Data {
  datasets {
    id
    key
    title
    source
    publisher
    home
    licence
    redistribution
    citation
    edition
    years
    rows
    records
    rejected
    illustrative
    starter
    loadedAt
    report {
      yearsBehind
      missingYears
      rejectedShare
    }
    loads {
      loadedAt
      files
      rows
      records
      added
      changed
      unchanged
      retired
      rejected
      rejections {
        file
        row
        column
        found
        wanted
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DataQuery, DataQueryVariables>;
export const EconomyCoverageDocument = new TypedDocumentString(`
    query EconomyCoverage {
  economyCoverage {
    economy {
      key
      name
      region
    }
    covered {
      kind
      dataset {
        key
      }
      years
    }
  }
}
    `) as unknown as TypedDocumentString<EconomyCoverageQuery, EconomyCoverageQueryVariables>;
export const DatasetQualityDocument = new TypedDocumentString(`
    query DatasetQuality($id: ID!) {
  node(id: $id) {
    ... on Dataset {
      report {
        gaps {
          economies
          economyYears
          missing
          largest {
            economy
            years
          }
        }
        repeated {
          facts
          mergedByLoad
          refusedByLoad
        }
        totals {
          of
          totals
          apartUsd
          apartShare
          differing
          worst(first: 3) {
            key
            year
            publishedUsd
            summedUsd
          }
        }
        mirror {
          of
          flows
          bothShare
          medianDiscrepancy
          weightedDiscrepancy
        }
        unknownEnds {
          facts
          ends
          largest {
            key
            facts
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DatasetQualityQuery, DatasetQualityQueryVariables>;
export const ContradictionsDocument = new TypedDocumentString(`
    query Contradictions($kind: ContradictionKind!, $year: Year!) {
  contradictions(kind: $kind, year: $year, first: 15) {
    totalCount
    precedence
    nodes {
      key
      from
      to
      holder {
        name
      }
      firm {
        name
      }
      measure
      difference
      discrepancy
      preferred {
        ...StatementOfContradiction
      }
      other {
        ...StatementOfContradiction
      }
    }
  }
}
    fragment StatementOfContradiction on ContradictingStatement {
  figure
  least
  most
  reportedBy
  valuation
  dataset {
    key
    title
  }
  records
}`) as unknown as TypedDocumentString<ContradictionsQuery, ContradictionsQueryVariables>;
export const EconomyProfileDocument = new TypedDocumentString(`
    query EconomyProfile($economy: Iso3!, $blocs: [BlocInput!]!) {
  economyProfile(economy: $economy, blocs: $blocs) {
    blocs
    economy {
      key
      name
    }
    series {
      year
      memberOf
      exportsUsd
      importsUsd
      idealPoint
      markets {
        ...PartnersParts
      }
      suppliers {
        ...PartnersParts
      }
      investors {
        ...PartnersParts
      }
      ties {
        bloc
        degree
        exportsUsd
        exportsShare
        importsUsd
        importsShare
        leverage
        vulnerability
        net
        investmentFrom {
          usd
          share
          reportedBy
        }
        investmentIn {
          usd
          share
          reportedBy
        }
        agreements {
          count
          members
          of
          deepest
          agreements(first: 5) {
            key
            name
            depth
          }
        }
        voteDistance
        upstream
        downstream
      }
      missing {
        figure
        bloc
        reason
      }
    }
    ...FindingParts
  }
}
    fragment FindingParts on Finding {
  method {
    key
    name
    description
    unit
    source
  }
  years {
    asked
    used
    membershipsOn
    figures {
      figure
      year
    }
  }
  coverage {
    level
    unknownShare
    unstatedShare
    membersNotShown
  }
  assumptions {
    code
    text
  }
  datasets {
    key
    title
    publisher
    edition
    licence
    citation
    home
    illustrative
  }
  cost {
    nodes
    links
    sweeps
    milliseconds
  }
}
fragment PartnersParts on PartnersOfTies {
  largest {
    key
    name
  }
  largestShare
  herfindahl
  effectivePartners
}`) as unknown as TypedDocumentString<EconomyProfileQuery, EconomyProfileQueryVariables>;
export const EconomyStandingDocument = new TypedDocumentString(`
    query EconomyStanding($economy: Iso3!, $blocs: [BlocInput!]!, $year: Year!) {
  economyProfile(economy: $economy, blocs: $blocs, years: [$year]) {
    series {
      year
      connectorsRanked
      connector {
        ...ConnectorParts
        robustness {
          support
          robust
        }
        switching {
          market
          rival
          gainInMarket
          rivalInMarket
          rivalInEconomy
          replacesRival
          reroutes
        }
      }
      missing {
        figure
        reason
      }
    }
    ...FindingParts
  }
}
    fragment FindingParts on Finding {
  method {
    key
    name
    description
    unit
    source
  }
  years {
    asked
    used
    membershipsOn
    figures {
      figure
      year
    }
  }
  coverage {
    level
    unknownShare
    unstatedShare
    membersNotShown
  }
  assumptions {
    code
    text
  }
  datasets {
    key
    title
    publisher
    edition
    licence
    citation
    home
    illustrative
  }
  cost {
    nodes
    links
    sweeps
    milliseconds
  }
}
fragment ConnectorParts on Connector {
  economy {
    key
    name
  }
  rank
  score
  coverage
  tradeUsd
  leverage
  vulnerability
  quadrant
  memberOf
  components {
    name
    score
    weight
    contribution
  }
  intermediation {
    there
    back
  }
}`) as unknown as TypedDocumentString<EconomyStandingQuery, EconomyStandingQueryVariables>;
export const ExposureDocument = new TypedDocumentString(`
    query Exposure($subject: SubjectInput!, $to: BlocInput!, $year: Year!, $membership: Membership!, $paths: Int!) {
  exposure(subject: $subject, to: $to, year: $year, membership: $membership) {
    subject
    bloc
    membership
    dataset
    share
    lower
    upper
    face
    hidden
    unknown
    elsewhere
    trapped
    usd
    ...FindingParts
    tiers(first: 6) {
      tier
      share
      cumulative
      untraced
    }
    paths(first: $paths) {
      ...PathListParts
    }
    entries(first: 12) {
      key
      name
      share
      shareOfExposure
      economies {
        key
        name
      }
    }
  }
}
    fragment FindingParts on Finding {
  method {
    key
    name
    description
    unit
    source
  }
  years {
    asked
    used
    membershipsOn
    figures {
      figure
      year
    }
  }
  coverage {
    level
    unknownShare
    unstatedShare
    membersNotShown
  }
  assumptions {
    code
    text
  }
  datasets {
    key
    title
    publisher
    edition
    licence
    citation
    home
    illustrative
  }
  cost {
    nodes
    links
    sweeps
    milliseconds
  }
}
fragment PathListParts on PathList {
  covered
  coveredOfExposure
  remainder
  nodes {
    key
    name
    economies {
      key
      name
    }
  }
  paths {
    share
    cumulativeShare
    simple
    nodes
    hops {
      from
      to
      usd
      share
      year
      dataset
      record
      basis
    }
  }
}`) as unknown as TypedDocumentString<ExposureQuery, ExposureQueryVariables>;
export const ExposureMembershipsDocument = new TypedDocumentString(`
    query ExposureMemberships($subject: SubjectInput!, $to: BlocInput!, $year: Year!) {
  location: exposure(
    subject: $subject
    to: $to
    year: $year
    membership: LOCATION
  ) {
    ...ExposureByMembership
  }
  ownership: exposure(
    subject: $subject
    to: $to
    year: $year
    membership: OWNERSHIP
  ) {
    ...ExposureByMembership
  }
  control: exposure(subject: $subject, to: $to, year: $year, membership: CONTROL) {
    ...ExposureByMembership
  }
  union: exposure(subject: $subject, to: $to, year: $year, membership: UNION) {
    ...ExposureByMembership
  }
}
    fragment FindingParts on Finding {
  method {
    key
    name
    description
    unit
    source
  }
  years {
    asked
    used
    membershipsOn
    figures {
      figure
      year
    }
  }
  coverage {
    level
    unknownShare
    unstatedShare
    membersNotShown
  }
  assumptions {
    code
    text
  }
  datasets {
    key
    title
    publisher
    edition
    licence
    citation
    home
    illustrative
  }
  cost {
    nodes
    links
    sweeps
    milliseconds
  }
}
fragment ExposureByMembership on Exposure {
  membership
  share
  lower
  upper
  ...FindingParts
}`) as unknown as TypedDocumentString<ExposureMembershipsQuery, ExposureMembershipsQueryVariables>;
export const ExposureBesideDocument = new TypedDocumentString(`
    query ExposureBeside($subject: SubjectInput!, $to: BlocInput!, $year: Year!, $membership: Membership!) {
  exposure(subject: $subject, to: $to, year: $year, membership: $membership) {
    ...ExposureByMembership
    tiers(first: 6) {
      tier
      cumulative
    }
  }
}
    fragment FindingParts on Finding {
  method {
    key
    name
    description
    unit
    source
  }
  years {
    asked
    used
    membershipsOn
    figures {
      figure
      year
    }
  }
  coverage {
    level
    unknownShare
    unstatedShare
    membersNotShown
  }
  assumptions {
    code
    text
  }
  datasets {
    key
    title
    publisher
    edition
    licence
    citation
    home
    illustrative
  }
  cost {
    nodes
    links
    sweeps
    milliseconds
  }
}
fragment ExposureByMembership on Exposure {
  membership
  share
  lower
  upper
  ...FindingParts
}`) as unknown as TypedDocumentString<ExposureBesideQuery, ExposureBesideQueryVariables>;
export const MembersOfBlocDocument = new TypedDocumentString(`
    query MembersOfBloc($bloc: ID!, $on: Date!) {
  bloc(id: $bloc) {
    members(on: $on) {
      economy {
        key
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MembersOfBlocQuery, MembersOfBlocQueryVariables>;
export const FirmDocument = new TypedDocumentString(`
    query Firm($firm: ID!, $on: Date!) {
  firm(id: $firm) {
    key
    name
    lei
    aliases
    jurisdiction
    legalForm
    category
    status
    foundedOn
    dissolvedOn
    record
    seats {
      role
      economy {
        key
        name
      }
    }
    listings(on: $on) {
      ...SpellParts
    }
    sameAs {
      key
      author
      reason
    }
  }
  ownership(firm: $firm, asOf: $on) {
    ...FindingParts
    unknown
    ultimateOwners(first: 12) {
      totalCount
      nodes {
        party {
          key
          name
          kind
          seats {
            economy {
              key
              name
            }
          }
        }
        share
        range {
          lower
          upper
          upperWithUnknown
        }
        paths(first: 3) {
          count
          remainder
          paths {
            share
            simple
            nodes
            hops {
              owner
              company
              interest
              share
              dataset
              record
            }
          }
          parties {
            key
            name
          }
        }
      }
    }
    closedLoops {
      share
      parties {
        key
        name
      }
    }
    crossHoldings {
      closed
      parties {
        key
        name
      }
    }
    undisclosedHolders {
      reason
      detail
      interest
      exactShare
      minShare
      maxShare
      record
    }
  }
}
    fragment FindingParts on Finding {
  method {
    key
    name
    description
    unit
    source
  }
  years {
    asked
    used
    membershipsOn
    figures {
      figure
      year
    }
  }
  coverage {
    level
    unknownShare
    unstatedShare
    membersNotShown
  }
  assumptions {
    code
    text
  }
  datasets {
    key
    title
    publisher
    edition
    licence
    citation
    home
    illustrative
  }
  cost {
    nodes
    links
    sweeps
    milliseconds
  }
}
fragment SpellParts on ListingSpell {
  party {
    key
    name
  }
  listing {
    key
    name
    authority
    type
  }
  from
  reason
  dataset
  record
}`) as unknown as TypedDocumentString<FirmQuery, FirmQueryVariables>;
export const FirmControlDocument = new TypedDocumentString(`
    query FirmControl($firm: ID!, $on: Date!) {
  ownership(firm: $firm, asOf: $on) {
    ...FindingParts
    control {
      majority {
        method {
          name
          description
          source
        }
        head {
          key
          name
        }
      }
      weakestLink {
        method {
          name
          description
          source
        }
        parties {
          party {
            key
            name
          }
          bottleneck
          controlRights
        }
      }
      votingPower {
        method {
          name
          description
          source
        }
        holders {
          party {
            key
            name
          }
          share
        }
        unstated
      }
      network {
        method {
          name
          description
          source
        }
        owners {
          party {
            key
            name
          }
          share
        }
        unknown
        closed
      }
      stated {
        party {
          key
          name
        }
        company
        from
        dataset
        record
      }
    }
  }
}
    fragment FindingParts on Finding {
  method {
    key
    name
    description
    unit
    source
  }
  years {
    asked
    used
    membershipsOn
    figures {
      figure
      year
    }
  }
  coverage {
    level
    unknownShare
    unstatedShare
    membersNotShown
  }
  assumptions {
    code
    text
  }
  datasets {
    key
    title
    publisher
    edition
    licence
    citation
    home
    illustrative
  }
  cost {
    nodes
    links
    sweeps
    milliseconds
  }
}`) as unknown as TypedDocumentString<FirmControlQuery, FirmControlQueryVariables>;
export const NeighboursDocument = new TypedDocumentString(`
    query Neighbours($party: ID!, $on: Date!, $first: Int!, $holdersAfter: String, $holdsAfter: String) {
  party(id: $party) {
    key
    name
    kind
    holders(on: $on, first: $first, after: $holdersAfter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        party {
          key
          name
          kind
        }
        interest
        exactShare
        minShare
        maxShare
        from
        dataset {
          key
        }
        record
      }
    }
    holds(on: $on, first: $first, after: $holdsAfter) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        firm {
          key
          name
        }
        interest
        exactShare
        minShare
        maxShare
        from
        dataset
        record
      }
    }
  }
}
    `) as unknown as TypedDocumentString<NeighboursQuery, NeighboursQueryVariables>;
export const ScreeningsDocument = new TypedDocumentString(`
    query Screenings($firm: ID!, $on: Date!) {
  ofac: screening(firms: [$firm], regime: OFAC, asOf: $on) {
    ...ScreeningParts
  }
  eu: screening(firms: [$firm], regime: EU, asOf: $on) {
    ...ScreeningParts
  }
  uk: screening(firms: [$firm], regime: UK, asOf: $on) {
    ...ScreeningParts
  }
  bis: screening(firms: [$firm], regime: BIS, asOf: $on) {
    ...ScreeningParts
  }
}
    fragment FindingParts on Finding {
  method {
    key
    name
    description
    unit
    source
  }
  years {
    asked
    used
    membershipsOn
    figures {
      figure
      year
    }
  }
  coverage {
    level
    unknownShare
    unstatedShare
    membersNotShown
  }
  assumptions {
    code
    text
  }
  datasets {
    key
    title
    publisher
    edition
    licence
    citation
    home
    illustrative
  }
  cost {
    nodes
    links
    sweeps
    milliseconds
  }
}
fragment ScreeningParts on Screening {
  ...FindingParts
  regime
  status
  isListed
  attributedLeast
  attributedMost
  unstated
  rule {
    share
    inclusive
    aggregated
    control
    source
    from
  }
  steps {
    round
    by
    company {
      key
      name
    }
    holdings {
      party {
        key
        name
      }
      interest
      least
      most
      dataset
      record
    }
  }
  listings {
    ...SpellParts
  }
  otherListings {
    ...SpellParts
  }
}
fragment SpellParts on ListingSpell {
  party {
    key
    name
  }
  listing {
    key
    name
    authority
    type
  }
  from
  reason
  dataset
  record
}`) as unknown as TypedDocumentString<ScreeningsQuery, ScreeningsQueryVariables>;
export const FirmSuppliersDocument = new TypedDocumentString(`
    query FirmSuppliers($firm: ID!, $year: Year!) {
  saved {
    suppliersOfFirm(firm: $firm, year: $year, tiers: 3) {
      supplier
      name
      economy
      dataset
      tier
      product
      usd
      basis
      evidence
    }
  }
}
    `) as unknown as TypedDocumentString<FirmSuppliersQuery, FirmSuppliersQueryVariables>;
export const SavedQueriesDocument = new TypedDocumentString(`
    query SavedQueries {
  savedQueries {
    name
    field
    description
    notes
    paths
    needsNeo4j
    cypher
    parameters {
      name
      type
      meaning
      limit
      required
      default
    }
    columns {
      name
      type
      meaning
    }
  }
  datasets {
    key
    title
    publisher
    edition
    licence
    citation
    home
    illustrative
  }
}
    `) as unknown as TypedDocumentString<SavedQueriesQuery, SavedQueriesQueryVariables>;
export const PartyNamesDocument = new TypedDocumentString(`
    query PartyNames($keys: [ID!]!) {
  partiesByKey(keys: $keys) {
    key
    name
    kind
  }
}
    `) as unknown as TypedDocumentString<PartyNamesQuery, PartyNamesQueryVariables>;
export const StartDocument = new TypedDocumentString(`
    query Start($subject: SubjectInput!, $to: BlocInput!, $year: Year!) {
  exposure(subject: $subject, to: $to, year: $year) {
    share
    hidden
    lower
    upper
    ...FindingParts
    paths(first: 6) {
      ...PathListParts
    }
  }
  datasets {
    key
    title
    illustrative
  }
}
    fragment FindingParts on Finding {
  method {
    key
    name
    description
    unit
    source
  }
  years {
    asked
    used
    membershipsOn
    figures {
      figure
      year
    }
  }
  coverage {
    level
    unknownShare
    unstatedShare
    membersNotShown
  }
  assumptions {
    code
    text
  }
  datasets {
    key
    title
    publisher
    edition
    licence
    citation
    home
    illustrative
  }
  cost {
    nodes
    links
    sweeps
    milliseconds
  }
}
fragment PathListParts on PathList {
  covered
  coveredOfExposure
  remainder
  nodes {
    key
    name
    economies {
      key
      name
    }
  }
  paths {
    share
    cumulativeShare
    simple
    nodes
    hops {
      from
      to
      usd
      share
      year
      dataset
      record
      basis
    }
  }
}`) as unknown as TypedDocumentString<StartQuery, StartQueryVariables>;
export const WhatIfDocument = new TypedDocumentString(`
    query WhatIf($scenario: FragmentationInput!) {
  fragmentation(scenario: $scenario) {
    ...FindingParts
    accountingMethod {
      name
      description
    }
    endsShare
    blocs {
      key
      members {
        key
        name
      }
    }
    economies(first: 200) {
      nodes {
        economy {
          key
          name
        }
        aggregate
        bloc
        valueAddedUsd
        valueAddedChangeUsd
        valueAddedChange
        welfareChange
        losesBoth
      }
    }
    worldValueAddedUsd
    worldValueAddedChangeUsd
    chainLengthBefore
    chainLengthAfter
    unmet {
      items(first: 12) {
        economy {
          key
          name
        }
        industry
        industryName
        sectorName
        usd
        ofNeed
        withoutSource
        outputAtMost
      }
      totalCount
      usd
    }
    equilibrium {
      converged
      closedFormResidual
    }
  }
}
    fragment FindingParts on Finding {
  method {
    key
    name
    description
    unit
    source
  }
  years {
    asked
    used
    membershipsOn
    figures {
      figure
      year
    }
  }
  coverage {
    level
    unknownShare
    unstatedShare
    membersNotShown
  }
  assumptions {
    code
    text
  }
  datasets {
    key
    title
    publisher
    edition
    licence
    citation
    home
    illustrative
  }
  cost {
    nodes
    links
    sweeps
    milliseconds
  }
}`) as unknown as TypedDocumentString<WhatIfQuery, WhatIfQueryVariables>;
export const WhatIfBandDocument = new TypedDocumentString(`
    query WhatIfBand($scenario: FragmentationInput!) {
  fragmentation(scenario: $scenario) {
    band {
      scenarios
      converged
      economies(first: 200) {
        economy {
          key
        }
        welfareChange {
          lower
          upper
        }
        valueAddedChange {
          lower
          upper
        }
      }
      losersAlways {
        key
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WhatIfBandQuery, WhatIfBandQueryVariables>;
export const WhatIfCarbonDocument = new TypedDocumentString(`
    query WhatIfCarbon($scenario: FragmentationInput!) {
  fragmentation(scenario: $scenario) {
    carbon {
      assumptions {
        code
        text
      }
      before {
        ...CarbonOfWhatIf
      }
      after {
        ...CarbonOfWhatIf
      }
      economies(first: 12) {
        economy {
          key
          name
        }
        before {
          ...CarbonOfWhatIf
        }
        after {
          ...CarbonOfWhatIf
        }
      }
    }
  }
}
    fragment CarbonOfWhatIf on CarbonBills {
  producersKt
  consumersKt
}`) as unknown as TypedDocumentString<WhatIfCarbonQuery, WhatIfCarbonQueryVariables>;
export const WhatIfScenariosDocument = new TypedDocumentString(`
    query WhatIfScenarios {
  fragmentationScenarios {
    name
    description
  }
}
    `) as unknown as TypedDocumentString<WhatIfScenariosQuery, WhatIfScenariosQueryVariables>;