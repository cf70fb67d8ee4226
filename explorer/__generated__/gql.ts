/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "query Blocs {\n  blocs(first: 200) {\n    nodes {\n      key\n      name\n      kind\n    }\n  }\n}": typeof types.BlocsDocument,
    "query Economies($after: String) {\n  economies(\n    first: 200\n    after: $after\n    filter: {aggregate: false, dissolved: false}\n  ) {\n    nodes {\n      key\n      name\n      isoNumeric\n      latitude\n      longitude\n      region\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": typeof types.EconomiesDocument,
    "fragment FindingParts on Finding {\n  method {\n    key\n    name\n    description\n    unit\n    source\n  }\n  years {\n    asked\n    used\n    membershipsOn\n    figures {\n      figure\n      year\n    }\n  }\n  coverage {\n    level\n    unknownShare\n    unstatedShare\n    membersNotShown\n  }\n  assumptions {\n    code\n    text\n  }\n  datasets {\n    key\n    title\n    publisher\n    edition\n    licence\n    citation\n    home\n    illustrative\n  }\n  cost {\n    nodes\n    links\n    sweeps\n    milliseconds\n  }\n}": typeof types.FindingPartsFragmentDoc,
    "query Subjects($search: String!) {\n  economies(\n    first: 6\n    filter: {search: $search, aggregate: false, dissolved: false}\n  ) {\n    nodes {\n      key\n      name\n    }\n  }\n  firms(first: 6, search: $search) {\n    nodes {\n      key\n      name\n    }\n  }\n}": typeof types.SubjectsDocument,
    "query TableYears {\n  datasets {\n    key\n    title\n    source\n    years\n    illustrative\n  }\n}": typeof types.TableYearsDocument,
    "query Exposure($subject: SubjectInput!, $to: BlocInput!, $year: Year!, $membership: Membership!, $paths: Int!) {\n  exposure(subject: $subject, to: $to, year: $year, membership: $membership) {\n    subject\n    bloc\n    membership\n    dataset\n    share\n    lower\n    upper\n    face\n    hidden\n    unknown\n    elsewhere\n    trapped\n    usd\n    ...FindingParts\n    tiers(first: 6) {\n      tier\n      share\n      cumulative\n      untraced\n    }\n    paths(first: $paths) {\n      covered\n      coveredOfExposure\n      remainder\n      nodes {\n        key\n        name\n        economies {\n          key\n          name\n        }\n      }\n      paths {\n        share\n        cumulativeShare\n        simple\n        nodes\n        hops {\n          from\n          to\n          usd\n          share\n          year\n          dataset\n          record\n          basis\n        }\n      }\n    }\n    entries(first: 12) {\n      key\n      name\n      share\n      shareOfExposure\n      economies {\n        key\n        name\n      }\n    }\n  }\n}": typeof types.ExposureDocument,
    "query Start($subject: SubjectInput!, $to: BlocInput!, $year: Year!) {\n  exposure(subject: $subject, to: $to, year: $year) {\n    share\n    hidden\n    lower\n    upper\n    ...FindingParts\n  }\n  datasets {\n    key\n    title\n    illustrative\n  }\n}": typeof types.StartDocument,
};
const documents: Documents = {
    "query Blocs {\n  blocs(first: 200) {\n    nodes {\n      key\n      name\n      kind\n    }\n  }\n}": types.BlocsDocument,
    "query Economies($after: String) {\n  economies(\n    first: 200\n    after: $after\n    filter: {aggregate: false, dissolved: false}\n  ) {\n    nodes {\n      key\n      name\n      isoNumeric\n      latitude\n      longitude\n      region\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}": types.EconomiesDocument,
    "fragment FindingParts on Finding {\n  method {\n    key\n    name\n    description\n    unit\n    source\n  }\n  years {\n    asked\n    used\n    membershipsOn\n    figures {\n      figure\n      year\n    }\n  }\n  coverage {\n    level\n    unknownShare\n    unstatedShare\n    membersNotShown\n  }\n  assumptions {\n    code\n    text\n  }\n  datasets {\n    key\n    title\n    publisher\n    edition\n    licence\n    citation\n    home\n    illustrative\n  }\n  cost {\n    nodes\n    links\n    sweeps\n    milliseconds\n  }\n}": types.FindingPartsFragmentDoc,
    "query Subjects($search: String!) {\n  economies(\n    first: 6\n    filter: {search: $search, aggregate: false, dissolved: false}\n  ) {\n    nodes {\n      key\n      name\n    }\n  }\n  firms(first: 6, search: $search) {\n    nodes {\n      key\n      name\n    }\n  }\n}": types.SubjectsDocument,
    "query TableYears {\n  datasets {\n    key\n    title\n    source\n    years\n    illustrative\n  }\n}": types.TableYearsDocument,
    "query Exposure($subject: SubjectInput!, $to: BlocInput!, $year: Year!, $membership: Membership!, $paths: Int!) {\n  exposure(subject: $subject, to: $to, year: $year, membership: $membership) {\n    subject\n    bloc\n    membership\n    dataset\n    share\n    lower\n    upper\n    face\n    hidden\n    unknown\n    elsewhere\n    trapped\n    usd\n    ...FindingParts\n    tiers(first: 6) {\n      tier\n      share\n      cumulative\n      untraced\n    }\n    paths(first: $paths) {\n      covered\n      coveredOfExposure\n      remainder\n      nodes {\n        key\n        name\n        economies {\n          key\n          name\n        }\n      }\n      paths {\n        share\n        cumulativeShare\n        simple\n        nodes\n        hops {\n          from\n          to\n          usd\n          share\n          year\n          dataset\n          record\n          basis\n        }\n      }\n    }\n    entries(first: 12) {\n      key\n      name\n      share\n      shareOfExposure\n      economies {\n        key\n        name\n      }\n    }\n  }\n}": types.ExposureDocument,
    "query Start($subject: SubjectInput!, $to: BlocInput!, $year: Year!) {\n  exposure(subject: $subject, to: $to, year: $year) {\n    share\n    hidden\n    lower\n    upper\n    ...FindingParts\n  }\n  datasets {\n    key\n    title\n    illustrative\n  }\n}": types.StartDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Blocs {\n  blocs(first: 200) {\n    nodes {\n      key\n      name\n      kind\n    }\n  }\n}"): typeof import('./graphql.ts').BlocsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Economies($after: String) {\n  economies(\n    first: 200\n    after: $after\n    filter: {aggregate: false, dissolved: false}\n  ) {\n    nodes {\n      key\n      name\n      isoNumeric\n      latitude\n      longitude\n      region\n    }\n    pageInfo {\n      hasNextPage\n      endCursor\n    }\n  }\n}"): typeof import('./graphql.ts').EconomiesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment FindingParts on Finding {\n  method {\n    key\n    name\n    description\n    unit\n    source\n  }\n  years {\n    asked\n    used\n    membershipsOn\n    figures {\n      figure\n      year\n    }\n  }\n  coverage {\n    level\n    unknownShare\n    unstatedShare\n    membersNotShown\n  }\n  assumptions {\n    code\n    text\n  }\n  datasets {\n    key\n    title\n    publisher\n    edition\n    licence\n    citation\n    home\n    illustrative\n  }\n  cost {\n    nodes\n    links\n    sweeps\n    milliseconds\n  }\n}"): typeof import('./graphql.ts').FindingPartsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Subjects($search: String!) {\n  economies(\n    first: 6\n    filter: {search: $search, aggregate: false, dissolved: false}\n  ) {\n    nodes {\n      key\n      name\n    }\n  }\n  firms(first: 6, search: $search) {\n    nodes {\n      key\n      name\n    }\n  }\n}"): typeof import('./graphql.ts').SubjectsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query TableYears {\n  datasets {\n    key\n    title\n    source\n    years\n    illustrative\n  }\n}"): typeof import('./graphql.ts').TableYearsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Exposure($subject: SubjectInput!, $to: BlocInput!, $year: Year!, $membership: Membership!, $paths: Int!) {\n  exposure(subject: $subject, to: $to, year: $year, membership: $membership) {\n    subject\n    bloc\n    membership\n    dataset\n    share\n    lower\n    upper\n    face\n    hidden\n    unknown\n    elsewhere\n    trapped\n    usd\n    ...FindingParts\n    tiers(first: 6) {\n      tier\n      share\n      cumulative\n      untraced\n    }\n    paths(first: $paths) {\n      covered\n      coveredOfExposure\n      remainder\n      nodes {\n        key\n        name\n        economies {\n          key\n          name\n        }\n      }\n      paths {\n        share\n        cumulativeShare\n        simple\n        nodes\n        hops {\n          from\n          to\n          usd\n          share\n          year\n          dataset\n          record\n          basis\n        }\n      }\n    }\n    entries(first: 12) {\n      key\n      name\n      share\n      shareOfExposure\n      economies {\n        key\n        name\n      }\n    }\n  }\n}"): typeof import('./graphql.ts').ExposureDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Start($subject: SubjectInput!, $to: BlocInput!, $year: Year!) {\n  exposure(subject: $subject, to: $to, year: $year) {\n    share\n    hidden\n    lower\n    upper\n    ...FindingParts\n  }\n  datasets {\n    key\n    title\n    illustrative\n  }\n}"): typeof import('./graphql.ts').StartDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
