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
  |  { id?: never;   /** Key of a list, or a programme: all parties that stand there on the day. For exposure, as `parties`. */
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

/** How much of the value followed is known. */
export type CoverageLevel =
  /** Every purchase on the way has a named supplier, and the data show every member of the bloc. */
  | 'FULL'
  /** Nobody states a purchase of the subject, or the data show no member of the bloc: an exposure of 0 is then ignorance, not safety. */
  | 'NONE'
  /** Some value ends at unknown suppliers, or where nobody states the purchases, or the data do not show some members apart. */
  | 'PARTIAL';

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
  |  { economy?: never; finalDemand?: never; firm?: never; industry?: never;   /** Suppliers by weight, at most 5,000: all firms or all industries. Parts that the data do not show count as unknown. */
  portfolio: Array<WeightedSubject>; };

/** A supplier of a portfolio: exactly one of firm and industry. */
export type WeightedSubject = {
  /** A firm, by its key. */
  firm?: string | null | undefined;
  /** An industry with its classification: `MEX:wiod8:MFE`. */
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

export type SubjectsQueryVariables = Exact<{
  search: string;
}>;


export type SubjectsQuery = { economies: { nodes: Array<{ key: string, name: string | null }> }, firms: { nodes: Array<{ key: string, name: string | null }> } };

export type TableYearsQueryVariables = Exact<{ [key: string]: never; }>;


export type TableYearsQuery = { datasets: Array<{ key: string, title: string, source: string, years: Array<number>, illustrative: boolean }> };

export type ExposureQueryVariables = Exact<{
  subject: SubjectInput;
  to: BlocInput;
  year: number;
  membership: Membership;
  paths: number;
}>;


export type ExposureQuery = { exposure: { subject: string, bloc: string, membership: Membership, dataset: string, share: number, lower: number, upper: number, face: number, hidden: number, unknown: number, elsewhere: number, trapped: number, usd: number | null, tiers: Array<{ tier: number, share: number, cumulative: number, untraced: number }>, paths: { covered: number, coveredOfExposure: number | null, remainder: number, nodes: Array<{ key: string, name: string | null, economies: Array<{ key: string, name: string | null }> }>, paths: Array<{ share: number, cumulativeShare: number, simple: boolean, nodes: Array<string>, hops: Array<{ from: string, to: string, usd: number, share: number, year: number, dataset: string, record: string, basis: string }> }> }, entries: Array<{ key: string, name: string | null, share: number, shareOfExposure: number, economies: Array<{ key: string, name: string | null }> }>, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } } };

export type StartQueryVariables = Exact<{
  subject: SubjectInput;
  to: BlocInput;
  year: number;
}>;


export type StartQuery = { exposure: { share: number, hidden: number, lower: number, upper: number, method: { key: string, name: string, description: string, unit: string, source: string }, years: { asked: number, used: number, membershipsOn: string, figures: Array<{ figure: string, year: number }> }, coverage: { level: CoverageLevel, unknownShare: number, unstatedShare: number, membersNotShown: Array<string> }, assumptions: Array<{ code: string, text: string }>, datasets: Array<{ key: string, title: string, publisher: string | null, edition: string | null, licence: string | null, citation: string | null, home: string | null, illustrative: boolean }>, cost: { nodes: number, links: number, sweeps: number, milliseconds: number } }, datasets: Array<{ key: string, title: string, illustrative: boolean }> };

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
  economies(
    first: 6
    filter: {search: $search, aggregate: false, dissolved: false}
  ) {
    nodes {
      key
      name
    }
  }
  firms(first: 6, search: $search) {
    nodes {
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
}`) as unknown as TypedDocumentString<ExposureQuery, ExposureQueryVariables>;
export const StartDocument = new TypedDocumentString(`
    query Start($subject: SubjectInput!, $to: BlocInput!, $year: Year!) {
  exposure(subject: $subject, to: $to, year: $year) {
    share
    hidden
    lower
    upper
    ...FindingParts
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
}`) as unknown as TypedDocumentString<StartQuery, StartQueryVariables>;