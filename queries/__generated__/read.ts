// Written by `npm run codegen` from the headers of the .cypher files. Edit those.
import { statement } from '../statement.ts';

/** What firms earn and buy in a year by one dataset, packed: one row an industry. */
export const activitiesOfChain = statement<
  {
    dataset: string;
    year: number;
  },
  {
    firms: readonly number[];
    revenueUsd: readonly number[];
    purchasesUsd: readonly number[];
  }
>('read/activities-of-chain');

/** Industries in which firms earn their revenue, by year. */
export const activitiesOfFirms = statement<
  {
    keys: readonly string[];
  },
  {
    firm: string;
    industry: string;
    year: number;
    revenueUsd: number | null;
    purchasesUsd: number | null;
    basis: string;
    dataset: string;
    record: string;
  }
>('read/activities-of-firms');

/** Keys of all agreements. */
export const agreementKeys = statement<
  Record<string, never>,
  {
    key: string;
  }
>('read/agreement-keys');

/** Agreements that all of some economies are party to and that bind them: of an agreement between sides they stand on different ones. */
export const agreementsBetween = statement<
  {
    economies: readonly string[];
    on: string | null;
  },
  {
    key: string;
  }
>('read/agreements-between');

/** Agreements by key, each with its depth. */
export const agreementsByKey = statement<
  {
    keys: readonly string[];
  },
  {
    key: string;
    name: string | null;
    type: string | null;
    signedYear: number | null;
    depth: number | null;
    depthRasch: number | null;
    amendedOn: readonly string[] | null;
    dataset: string | null;
    record: string | null;
  }
>('read/agreements-by-key');

/** Flows of which a dataset states all goods together and products besides: what the products of each length of code come to. */
export const allGoodsAndProducts = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    exporter: string;
    importer: string;
    year: number;
    basis: string;
    allUsd: number;
    digits: readonly number[];
    usd: readonly number[];
  }
>('read/all-goods-and-products');

/** Keys of all blocs, in alphabetical order. */
export const blocKeys = statement<
  Record<string, never>,
  {
    key: string;
  }
>('read/bloc-keys');

/** Blocs by key, each with the instrument or definition it rests on. */
export const blocsByKey = statement<
  {
    keys: readonly string[];
  },
  {
    key: string;
    name: string;
    type: string;
    basis: string;
    url: string | null;
    dataset: string;
    record: string;
  }
>('read/blocs-by-key');

/** Keys of all nodes of a kind, for what is to be tied to them. */
export const bodyKeys = statement<
  Record<string, never>,
  {
    key: string;
  }
>('read/body-keys');

/** Direct investment in a dataset of which origin and host both tell, over all sectors, packed: one row an origin and measure. */
export const bothReportsOfInvestment = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    origin: string;
    measure: string;
    flows: number;
    originUsd: readonly number[];
    hostUsd: readonly number[];
  }
>('read/both-reports-of-investment');

/** Flows of goods in a dataset of which exporter and importer both tell, packed: one row an exporter and length of code. */
export const bothReportsOfTrade = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    exporter: string;
    digits: number;
    flows: number;
    exporterUsd: readonly number[];
    importerUsd: readonly number[];
    importerIsFob: readonly boolean[];
  }
>('read/both-reports-of-trade');

/** The firms that buy from any of some firms in a year. */
export const buyersFromFirms = statement<
  {
    dataset: string;
    year: number;
    keys: readonly string[];
  },
  {
    buyer: string;
  }
>('read/buyers-from-firms');

/** The industries that buy from any of some industries in one input-output table. */
export const buyersFromIndustries = statement<
  {
    dataset: string;
    year: number;
    keys: readonly string[];
  },
  {
    buyer: string;
  }
>('read/buyers-from-industries');

/** Datasets that give revenue, purchases or suppliers of firms, by year. */
export const chainsOfFirms = statement<
  {
    firms: readonly string[];
  },
  {
    key: string;
    dataset: string;
    year: number;
  }
>('read/chains-of-firms');

/** What some economies sell to some others in some years, by chapter of the Harmonized System. */
export const chaptersTraded = statement<
  {
    sellers: readonly string[];
    buyers: readonly string[];
    dataset: string;
    years: readonly number[];
    reporter: string;
  },
  {
    year: number;
    chapter: string;
    digits: number;
    usd: number;
  }
>('read/chapters-traded');

/** Datasets in the store, each with who stands behind it, its terms of use and the editions loaded. */
export const datasets = statement<
  Record<string, never>,
  {
    key: string;
    source: string;
    title: string;
    publisher: string | null;
    home: string | null;
    licence: string | null;
    redistribution: string;
    citation: string | null;
    edition: string | null;
    sha256: string;
    files: readonly string[];
    years: readonly number[];
    rows: number;
    records: number;
    rejected: number;
    illustrative: boolean;
    starter: boolean;
    loadedAt: string;
    kinds: readonly string[] | null;
  }
>('read/datasets');

/** Economies by code, as the reference list describes them. */
export const economiesByKey = statement<
  {
    keys: readonly string[];
  },
  {
    key: string;
    iso2: string | null;
    isoNumeric: string | null;
    name: string | null;
    region: string | null;
    subregion: string | null;
    intermediateRegion: string | null;
    incomeGroup: string | null;
    latitude: number | null;
    longitude: number | null;
    to: string | null;
    successors: readonly string[] | null;
    aggregate: boolean | null;
  }
>('read/economies-by-key');

/** All economies with what lists are filtered and ordered by. */
export const economyIndex = statement<
  Record<string, never>,
  {
    key: string;
    name: string | null;
    region: string | null;
    subregion: string | null;
    incomeGroup: string | null;
    dissolved: boolean;
    aggregate: boolean | null;
  }
>('read/economy-index');

/** Keys of all nodes of a kind, to page through their relationships. */
export const economyKeys = statement<
  Record<string, never>,
  {
    key: string;
  }
>('read/economy-keys');

/** Of which years a dataset says something of economies: of those whose figures they are, or who report them. */
export const economyYearsOfDataset = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    economy: string;
    years: readonly number[];
  }
>('read/economy-years-of-dataset');

/** What each dataset states that industries emit, in some years. */
export const emissionsOfIndustries = statement<
  {
    keys: readonly string[];
    years: readonly number[];
  },
  {
    industry: string;
    dataset: string;
    year: number;
    co2Kt: number;
  }
>('read/emissions-of-industries');

/** The statements behind sales between firms: where each figure was read. */
export const evidenceOfFirmSupplies = statement<
  {
    dataset: string;
    year: number;
    rows: readonly {
      start: string;
      ends: readonly string[];
    }[];
  },
  {
    supplier: string;
    buyer: string;
    product: string | null;
    usd: number | null;
    id: string;
    record: string;
    basis: string;
  }
>('read/evidence-of-firm-supplies');

/** The statements behind holdings in force on a day: where each share was read. */
export const evidenceOfHoldings = statement<
  {
    date: string;
    rows: readonly {
      start: string;
      ends: readonly string[];
    }[];
  },
  {
    holder: string;
    firm: string;
    id: string;
    interest: string;
    exactShare: number | null;
    minShare: number | null;
    maxShare: number | null;
    from: string | null;
    to: string | null;
    basis: string;
    dataset: string;
    record: string;
  }
>('read/evidence-of-holdings');

/** The statements behind sales between industries: where each figure was read. */
export const evidenceOfIndustrySupplies = statement<
  {
    dataset: string;
    year: number;
    rows: readonly {
      start: string;
      ends: readonly string[];
    }[];
  },
  {
    supplier: string;
    buyer: string;
    usd: number;
    id: string;
    record: string;
    basis: string;
  }
>('read/evidence-of-industry-supplies');

/** What economies sell to each partner in a year, all goods together, as each dataset states it. */
export const exportsOfEconomies = statement<
  {
    keys: readonly string[];
    year: number;
  },
  {
    economy: string;
    partner: string;
    dataset: string;
    reportedBy: string;
    basis: string;
    usd: number;
    record: string;
  }
>('read/exports-of-economies');

/** What economies sell to each other in a year, all goods together, packed: one row an exporter. */
export const exportsOfYear = statement<
  {
    dataset: string;
    year: number;
    reporter: string;
  },
  {
    exporter: string;
    importers: readonly string[];
    usd: readonly number[];
  }
>('read/exports-of-year');

/** What economies sell to each other of some products in a year, packed: one row an exporter and length of code. */
export const exportsOfYearInProducts = statement<
  {
    dataset: string;
    year: number;
    products: readonly string[];
    reporter: string;
  },
  {
    exporter: string;
    digits: number;
    importers: readonly string[];
    usd: readonly number[];
  }
>('read/exports-of-year-in-products');

/** What a dataset says of economies where one of the two ends is described by nobody: a bare code. */
export const factsWithUnknownEndsOfEconomies = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    start: string;
    end: string;
    startIsKnown: boolean;
    endIsKnown: boolean;
    kind: string;
    facts: number;
  }
>('read/facts-with-unknown-ends-of-economies');

/** What a dataset says of industries where one of the two ends is described by nobody: a bare code. */
export const factsWithUnknownEndsOfIndustries = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    start: string;
    end: string;
    startIsKnown: boolean;
    endIsKnown: boolean;
    kind: string;
    facts: number;
  }
>('read/facts-with-unknown-ends-of-industries');

/** What a dataset says of firms and persons where one of the two ends is described by nobody: a bare code, or a firm without a name. */
export const factsWithUnknownEndsOfParties = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    start: string;
    end: string;
    startIsKnown: boolean;
    endIsKnown: boolean;
    kind: string;
    facts: number;
  }
>('read/facts-with-unknown-ends-of-parties');

/** What the final users of several economies buy together, by supplying industry, in one input-output table. */
export const finalDemandOfEconomies = statement<
  {
    dataset: string;
    year: number;
    economies: readonly string[];
  },
  {
    industry: string;
    usd: number;
  }
>('read/final-demand-of-economies');

/** What the final users of an economy buy, by supplying industry and category, in one input-output table. */
export const finalDemandOfEconomy = statement<
  {
    dataset: string;
    year: number;
    economy: string;
  },
  {
    industry: string;
    category: string;
    usd: number;
    id: string;
    record: string;
    basis: string;
  }
>('read/final-demand-of-economy');

/** How many firms have a name or key that holds a text. */
export const firmCount = statement<
  {
    search: string | null;
  },
  {
    firms: number;
  }
>('read/firm-count');

/** Keys of all nodes of a kind, for what is to be tied to them. */
export const firmKeys = statement<
  Record<string, never>,
  {
    key: string;
  }
>('read/firm-keys');

/** A page of the firms whose name or key holds a text, by key. */
export const firmPage = statement<
  {
    search: string | null;
    after: string;
    first: number;
  },
  {
    key: string;
  }
>('read/firm-page');

/** Firms by key, as the dataset that names them describes them. */
export const firmsByKey = statement<
  {
    keys: readonly string[];
  },
  {
    key: string;
    name: string | null;
    lei: string | null;
    aliases: readonly string[] | null;
    jurisdiction: string | null;
    legalForm: string | null;
    category: string | null;
    status: string | null;
    registrationStatus: string | null;
    registerAuthority: string | null;
    registerNumber: string | null;
    foundedOn: string | null;
    dissolvedOn: string | null;
    dataset: string | null;
    record: string | null;
  }
>('read/firms-by-key');

/** Every firm that a dataset describes, with what an index of firms is made of. */
export const firmsForMatching = statement<
  Record<string, never>,
  {
    key: string;
    name: string | null;
    aliases: readonly string[] | null;
    lei: string | null;
    registerNumber: string | null;
  }
>('read/firms-for-matching');

/** The firms of one dataset: those that it describes, seats, or states the revenue of in a year. */
export const firmsOfChain = statement<
  {
    dataset: string;
    year: number;
    date: string;
  },
  {
    key: string;
    number: number;
    name: string | null;
  }
>('read/firms-of-chain');

/** Some firms of one dataset, with what `firms-of-chain`, `seats-of-chain` and `activities-of-chain` tell of all. */
export const firmsOfChainByKey = statement<
  {
    dataset: string;
    year: number;
    date: string;
    keys: readonly string[];
  },
  {
    key: string;
    name: string | null;
    seats: readonly string[];
    revenueUsd: readonly number[];
    purchasesUsd: readonly number[];
  }
>('read/firms-of-chain-by-key');

/** Firms that earn revenue in industries, by the dataset and the year that say so. */
export const firmsOfIndustries = statement<
  {
    industries: readonly string[];
    dataset: string;
    year: number;
  },
  {
    industry: string;
    firm: string;
  }
>('read/firms-of-industries');

/** What tells one state of the graph from another: the editions of its datasets, and loads under way. */
export const graphRevision = statement<
  Record<string, never>,
  {
    key: string;
    state: string;
  }
>('read/graph-revision');

/** How many statements say on a day that somebody holds a firm directly, under any of its records. */
export const holderCount = statement<
  {
    keys: readonly string[];
    date: string;
  },
  {
    holdings: number;
  }
>('read/holder-count');

/** A page of who holds a firm directly on a day, under any of its records, by relationship. */
export const holderPage = statement<
  {
    keys: readonly string[];
    date: string;
    after: string;
    first: number;
  },
  {
    key: string;
    firm: string;
    holder: string;
    holderName: string | null;
    interest: string;
    exactShare: number | null;
    minShare: number | null;
    maxShare: number | null;
    minExclusive: boolean | null;
    maxExclusive: boolean | null;
    subtype: string | null;
    directness: string | null;
    from: string | null;
    to: string | null;
    basis: string;
    dataset: string;
    record: string;
  }
>('read/holder-page');

/** Who holds firms on a day, packed: one row a firm. */
export const holdersOfFirms = statement<
  {
    keys: readonly string[];
    date: string;
  },
  {
    firm: string;
    holders: readonly string[];
    interests: readonly string[];
    least: readonly number[];
    most: readonly number[];
    excluded: readonly number[];
    datasets: readonly string[];
  }
>('read/holders-of-firms');

/** How many holdings a party has on a day. */
export const holdingCount = statement<
  {
    keys: readonly string[];
    date: string;
  },
  {
    holdings: number;
  }
>('read/holding-count');

/** Holdings of parties in firms on a day. */
export const holdingsInFirms = statement<
  {
    keys: readonly string[];
    date: string;
  },
  {
    firm: string;
    holder: string;
    holderName: string | null;
    interest: string;
    exactShare: number | null;
    minShare: number | null;
    maxShare: number | null;
    minExclusive: boolean | null;
    maxExclusive: boolean | null;
    subtype: string | null;
    directness: string | null;
    from: string | null;
    to: string | null;
    basis: string;
    dataset: string;
    record: string;
  }
>('read/holdings-in-firms');

/** A page of what a party holds on a day, under any of its records, by relationship. */
export const holdingsOfParty = statement<
  {
    keys: readonly string[];
    date: string;
    after: string;
    first: number;
  },
  {
    key: string;
    holder: string;
    firm: string;
    interest: string;
    exactShare: number | null;
    minShare: number | null;
    maxShare: number | null;
    from: string | null;
    to: string | null;
    basis: string;
    dataset: string;
    record: string;
  }
>('read/holdings-of-party');

/** Holdings in force on a day, in no order. */
export const holdingsOnDay = statement<
  {
    date: string;
  },
  {
    firm: string;
    holder: string;
    interest: string;
    least: number;
    most: number;
    excluded: number;
    dataset: string;
  }
>('read/holdings-on-day');

/** Where economies stand in the votes of the UN General Assembly in a year. */
export const idealPointsOfYear = statement<
  {
    dataset: string;
    year: number;
  },
  {
    economy: string;
    idealPoint: number;
  }
>('read/ideal-points-of-year');

/** Of which years economies report in a dataset what they buy, or what is invested in them. */
export const importerYearsOfDataset = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    economy: string;
    years: readonly number[];
  }
>('read/importer-years-of-dataset');

/** What each partner sells to economies in a year, all goods together, as each dataset states it. */
export const importsOfEconomies = statement<
  {
    keys: readonly string[];
    year: number;
  },
  {
    economy: string;
    partner: string;
    dataset: string;
    reportedBy: string;
    basis: string;
    usd: number;
    record: string;
  }
>('read/imports-of-economies');

/** What parties are stated to hold in firms through others on a day, beside the holdings that lead there. */
export const indirectHoldingsInFirms = statement<
  {
    keys: readonly string[];
    date: string;
  },
  {
    firm: string;
    holder: string;
    holderName: string | null;
    interest: string;
    exactShare: number | null;
    minShare: number | null;
    maxShare: number | null;
    minExclusive: boolean | null;
    maxExclusive: boolean | null;
    subtype: string | null;
    directness: string | null;
    from: string | null;
    to: string | null;
    basis: string;
    dataset: string;
    record: string;
  }
>('read/indirect-holdings-in-firms');

/** Industries of economies that have one of some codes, in whichever classification. */
export const industriesByCode = statement<
  {
    economies: readonly string[];
    codes: readonly string[];
  },
  {
    key: string;
    economy: string;
    code: string;
  }
>('read/industries-by-code');

/** The industries of one input-output table with their gross output. */
export const industriesOfTable = statement<
  {
    dataset: string;
    year: number;
  },
  {
    key: string;
    number: number;
    economy: string;
    name: string | null;
    outputUsd: number;
  }
>('read/industries-of-table');

/** Some industries of one input-output table with their gross output: those that it has none of are not there. */
export const industriesOfTableByKey = statement<
  {
    dataset: string;
    year: number;
    keys: readonly string[];
  },
  {
    key: string;
    economy: string;
    name: string | null;
    outputUsd: number;
  }
>('read/industries-of-table-by-key');

/** All industries with what they are looked for by. */
export const industryIndex = statement<
  Record<string, never>,
  {
    key: string;
    economy: string | null;
    code: string | null;
    name: string | null;
  }
>('read/industry-index');

/** Keys of all nodes of a kind, to page through their relationships. */
export const industryKeys = statement<
  Record<string, never>,
  {
    key: string;
  }
>('read/industry-keys');

/** What is stated of direct investment by immediate origin in some years, over all sectors, by whoever reports it. */
export const investmentStatements = statement<
  {
    keys: readonly string[];
    years: readonly number[];
    measure: string;
  },
  {
    from: string;
    to: string;
    year: number;
    reportedBy: string;
    usd: number;
    basis: string;
    dataset: string;
    record: string;
  }
>('read/investment-statements');

/** Direct investment of economies in each partner in a year, by immediate origin, as origin and host each report it in each dataset. */
export const investmentsFromEconomies = statement<
  {
    keys: readonly string[];
    year: number;
    measure: string;
  },
  {
    economy: string;
    partner: string;
    reportedBy: string;
    dataset: string;
    basis: string;
    usd: number;
    record: string;
  }
>('read/investments-from-economies');

/** Direct investment received in a span of years over all sectors, positive flows only, by immediate origin and whose report. */
export const investmentsInYears = statement<
  {
    dataset: string;
    from: number;
    until: number;
  },
  {
    host: string;
    origin: string;
    reportedBy: string;
    usd: number;
  }
>('read/investments-in-years');

/** Direct investment of each partner in economies in a year, by immediate origin, as origin and host each report it in each dataset. */
export const investmentsIntoEconomies = statement<
  {
    keys: readonly string[];
    year: number;
    measure: string;
  },
  {
    economy: string;
    partner: string;
    reportedBy: string;
    dataset: string;
    basis: string;
    usd: number;
    record: string;
  }
>('read/investments-into-economies');

/** Parties that stand on a list on a day. */
export const listedPartiesOnDay = statement<
  {
    date: string;
  },
  {
    party: string;
    listing: string;
    authority: string;
    programme: string | null;
    type: string;
    from: string | null;
    to: string | null;
    scope: string | null;
    status: string | null;
    reason: string | null;
    url: string | null;
    basis: string;
    dataset: string;
    record: string;
  }
>('read/listed-parties-on-day');

/** Keys of all nodes of a kind, for what is to be tied to them. */
export const listingKeys = statement<
  Record<string, never>,
  {
    key: string;
  }
>('read/listing-keys');

/** Lists by key, as the dataset that names them describes them. */
export const listingsByKey = statement<
  {
    keys: readonly string[];
  },
  {
    key: string;
    name: string;
    authority: string;
    programme: string | null;
    type: string;
    url: string | null;
    dataset: string | null;
    record: string | null;
  }
>('read/listings-by-key');

/** Lists on which parties stand or stood. */
export const listingsOfParties = statement<
  {
    keys: readonly string[];
  },
  {
    party: string;
    listing: string;
    from: string | null;
    to: string | null;
    scope: string | null;
    status: string | null;
    reason: string | null;
    url: string | null;
    basis: string;
    dataset: string;
    record: string;
  }
>('read/listings-of-parties');

/** Who and what stands on a list on a day: parties, economies and industries, or parts of them. */
export const listingsOnDay = statement<
  {
    date: string;
  },
  {
    listing: string;
    name: string | null;
    authority: string | null;
    programme: string | null;
    type: string | null;
    party: string | null;
    economy: string | null;
    industry: string | null;
    scope: string | null;
    dataset: string;
    record: string;
  }
>('read/listings-on-day');

/** What each load of datasets added, changed and retired, in the order in which they were loaded. */
export const loadsOfDatasets = statement<
  {
    keys: readonly string[];
  },
  {
    key: string;
    loads: readonly string[] | null;
  }
>('read/loads-of-datasets');

/** The members of a bloc on a day, with the degree of each. */
export const membersOfBloc = statement<
  {
    bloc: string;
    date: string;
  },
  {
    economy: string;
    degree: number;
    dataset: string;
    record: string;
  }
>('read/members-of-bloc');

/** Spells of membership in blocs that touch a span of days. */
export const membershipsOfBlocs = statement<
  {
    keys: readonly string[];
    from: string;
    until: string;
  },
  {
    economy: string;
    bloc: string;
    from: string;
    to: string | null;
    degree: number;
    basis: string | null;
    dataset: string;
    record: string;
  }
>('read/memberships-of-blocs');

/** Spells of membership of economies in blocs that touch a span of days. */
export const membershipsOfEconomies = statement<
  {
    keys: readonly string[];
    from: string;
    until: string;
  },
  {
    economy: string;
    bloc: string;
    from: string;
    to: string | null;
    degree: number;
    basis: string | null;
    dataset: string;
    record: string;
  }
>('read/memberships-of-economies');

/** Firms and persons by key, as the dataset that names them describes them. */
export const partiesByKey = statement<
  {
    keys: readonly string[];
  },
  {
    key: string;
    name: string | null;
    isPerson: boolean;
    dataset: string | null;
    record: string | null;
  }
>('read/parties-by-key');

/** Economies that are party to agreements, and from when to when. */
export const partiesOfAgreements = statement<
  {
    keys: readonly string[];
  },
  {
    agreement: string;
    key: string;
    economy: string;
    from: string | null;
    to: string | null;
    precision: string;
    entryType: string;
    signedYear: number | null;
    side: number | null;
    basis: string;
    dataset: string;
    record: string;
  }
>('read/parties-of-agreements');

/** Keys of all nodes of a kind, to page through their relationships. */
export const partyKeys = statement<
  Record<string, never>,
  {
    key: string;
  }
>('read/party-keys');

/** Keys of all nodes of a kind, to page through their relationships. */
export const productKeys = statement<
  Record<string, never>,
  {
    key: string;
  }
>('read/product-keys');

/** What the products come to that datasets state of what economies sell to each partner in a year, one row a length of code. */
export const productSumsOfExporters = statement<
  {
    keys: readonly string[];
    year: number;
    datasets: readonly string[];
  },
  {
    economy: string;
    partner: string;
    dataset: string;
    reportedBy: string;
    basis: string;
    revision: string | null;
    digits: number;
    products: number;
    usd: number;
  }
>('read/product-sums-of-exporters');

/** What the products come to that datasets state of what each partner sells to economies in a year, one row a length of code. */
export const productSumsOfImporters = statement<
  {
    keys: readonly string[];
    year: number;
    datasets: readonly string[];
  },
  {
    economy: string;
    partner: string;
    dataset: string;
    reportedBy: string;
    basis: string;
    revision: string | null;
    digits: number;
    products: number;
    usd: number;
  }
>('read/product-sums-of-importers');

/** What some economies buy of each product in a year: of one seller, and of everybody outside them. */
export const productsBoughtFromEconomy = statement<
  {
    buyers: readonly string[];
    economy: string;
    dataset: string;
    year: number;
    reporter: string;
  },
  {
    buyer: string;
    product: string;
    fromUsd: number;
    totalUsd: number;
  }
>('read/products-bought-from-economy');

/** What firms buy from named suppliers in a year, packed: one row a buyer. */
export const purchasesOfFirms = statement<
  {
    dataset: string;
    year: number;
  },
  {
    buyer: number;
    suppliers: readonly number[];
    usd: readonly number[];
    unvalued: number;
  }
>('read/purchases-of-firms');

/** What some firms buy from named suppliers in a year, packed: one row a buyer. */
export const purchasesOfFirmsByKey = statement<
  {
    dataset: string;
    year: number;
    keys: readonly string[];
  },
  {
    buyer: string;
    suppliers: readonly string[];
    usd: readonly number[];
    unvalued: number;
  }
>('read/purchases-of-firms-by-key');

/** What industries buy in one input-output table, packed: one row a buyer. */
export const purchasesOfIndustries = statement<
  {
    dataset: string;
    year: number;
  },
  {
    buyer: number;
    suppliers: readonly number[];
    usd: readonly number[];
  }
>('read/purchases-of-industries');

/** What some industries buy in one input-output table, packed: one row a buyer. */
export const purchasesOfIndustriesByKey = statement<
  {
    dataset: string;
    year: number;
    keys: readonly string[];
  },
  {
    buyer: string;
    suppliers: readonly string[];
    usd: readonly number[];
  }
>('read/purchases-of-industries-by-key');

/** Relations of parties to others that are no holding, on a day, whichever of the two the statement names first. */
export const relationsOfParties = statement<
  {
    keys: readonly string[];
    date: string;
  },
  {
    party: string;
    other: string;
    otherName: string | null;
    isFirst: boolean;
    type: string;
    role: string | null;
    from: string | null;
    to: string | null;
    status: string | null;
    basis: string;
    dataset: string;
    record: string;
  }
>('read/relations-of-parties');

/** What a dataset says more than once of firms and persons: the same kind of thing, between the same two, of the same time and measure. */
export const repeatedFactsOfParties = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    kind: string;
    start: string;
    end: string;
    year: number | null;
    measure: string;
    records: readonly string[];
  }
>('read/repeated-facts-of-parties');

/** What a dataset says so far: economies that are party to agreements. */
export const saidAccessions = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    start: string;
    end: string;
    id: string;
    from: string | null;
    to: string | null;
    precision: string;
    entryType: string;
    signedYear: number | null;
    side: number | null;
    basis: string;
  }
>('read/said-accessions');

/** What a dataset says so far: the industry in which a firm earns its revenue. */
export const saidActivities = statement<
  {
    dataset: string;
    keys: readonly string[];
    years: readonly number[] | null;
  },
  {
    start: string;
    end: string;
    id: string;
    year: number;
    revenueUsd: number | null;
    purchasesUsd: number | null;
    basis: string;
  }
>('read/said-activities');

/** What the store says so far of agreements, and which dataset described each first. */
export const saidAgreements = statement<
  Record<string, never>,
  {
    key: string;
    dataset: string;
    name: string | null;
    type: string | null;
    signedYear: number | null;
    depth: number | null;
    depthRasch: number | null;
    amendedOn: readonly string[] | null;
  }
>('read/said-agreements');

/** What the store says so far of blocs, and which dataset described each first. */
export const saidBlocs = statement<
  Record<string, never>,
  {
    key: string;
    dataset: string;
    name: string | null;
    type: string | null;
    basis: string | null;
    url: string | null;
  }
>('read/said-blocs');

/** What the store says so far of bodies, and which dataset described each first. */
export const saidBodies = statement<
  Record<string, never>,
  {
    key: string;
    dataset: string;
    name: string | null;
  }
>('read/said-bodies');

/** What a dataset says so far: which sectors of another classification a sector is part of. */
export const saidCorrespondences = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    start: string;
    end: string;
    id: string;
    weight: number;
    basis: string;
  }
>('read/said-correspondences');

/** What the store says so far of economies, and which dataset described each first. */
export const saidEconomies = statement<
  Record<string, never>,
  {
    key: string;
    dataset: string;
    iso2: string | null;
    isoNumeric: string | null;
    name: string | null;
    region: string | null;
    subregion: string | null;
    intermediateRegion: string | null;
    incomeGroup: string | null;
    latitude: number | null;
    longitude: number | null;
    from: string | null;
    to: string | null;
    successors: readonly string[] | null;
    aggregate: boolean | null;
  }
>('read/said-economies');

/** What a dataset says so far: what is made in an economy. */
export const saidEconomyProducts = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    start: string;
    end: string;
    id: string;
    share: number | null;
    isNegligible: boolean;
    basis: string;
  }
>('read/said-economy-products');

/** What a dataset says so far: exports of one economy to another in a year. */
export const saidExports = statement<
  {
    dataset: string;
    keys: readonly string[];
    years: readonly number[] | null;
  },
  {
    start: string;
    end: string;
    id: string;
    year: number;
    product: string | null;
    sector: string | null;
    usd: number;
    tonnes: number | null;
    reportedBy: string | null;
    valuation: string | null;
    revision: string | null;
    basis: string;
  }
>('read/said-exports');

/** What a dataset says so far: sales of an industry to the final users of an economy. */
export const saidFinalDemands = statement<
  {
    dataset: string;
    keys: readonly string[];
    years: readonly number[] | null;
  },
  {
    start: string;
    end: string;
    id: string;
    year: number;
    category: string;
    usd: number;
    basis: string;
  }
>('read/said-final-demands');

/** What a dataset says so far: sales of one firm to another in a year. */
export const saidFirmSupplies = statement<
  {
    dataset: string;
    keys: readonly string[];
    years: readonly number[] | null;
  },
  {
    start: string;
    end: string;
    id: string;
    year: number;
    product: string | null;
    usd: number | null;
    basis: string;
  }
>('read/said-firm-supplies');

/** What the store says so far of firms, and which dataset described each first. */
export const saidFirms = statement<
  Record<string, never>,
  {
    key: string;
    dataset: string;
    name: string | null;
    lei: string | null;
    aliases: readonly string[] | null;
    jurisdiction: string | null;
    legalForm: string | null;
    category: string | null;
    status: string | null;
    registrationStatus: string | null;
    registerAuthority: string | null;
    registerNumber: string | null;
    foundedOn: string | null;
    dissolvedOn: string | null;
  }
>('read/said-firms');

/** What a dataset says so far: holdings of a party in a firm. */
export const saidHoldings = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    start: string;
    end: string;
    id: string;
    interest: string;
    exactShare: number | null;
    minShare: number | null;
    maxShare: number | null;
    minExclusive: boolean | null;
    maxExclusive: boolean | null;
    subtype: string | null;
    directness: string | null;
    from: string | null;
    to: string | null;
    status: string | null;
    registrationStatus: string | null;
    statement: string | null;
    basis: string;
  }
>('read/said-holdings');

/** What a dataset says so far: what a party holds in a firm through others, where the links between are stated too. */
export const saidIndirectHoldings = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    start: string;
    end: string;
    id: string;
    interest: string;
    exactShare: number | null;
    minShare: number | null;
    maxShare: number | null;
    minExclusive: boolean | null;
    maxExclusive: boolean | null;
    subtype: string | null;
    directness: string | null;
    from: string | null;
    to: string | null;
    status: string | null;
    registrationStatus: string | null;
    statement: string | null;
    basis: string;
  }
>('read/said-indirect-holdings');

/** What the store says so far of industries, and which dataset described each first. */
export const saidIndustries = statement<
  Record<string, never>,
  {
    key: string;
    dataset: string;
    economy: string | null;
    scheme: string | null;
    code: string | null;
    name: string | null;
  }
>('read/said-industries');

/** What a dataset says so far: sales of one industry to another in a year, from an input-output table. */
export const saidIndustrySupplies = statement<
  {
    dataset: string;
    keys: readonly string[];
    years: readonly number[] | null;
  },
  {
    start: string;
    end: string;
    id: string;
    year: number;
    usd: number;
    basis: string;
  }
>('read/said-industry-supplies');

/** What a dataset says so far: direct investment of one economy in another in a year, as one of them reported it. */
export const saidInvestments = statement<
  {
    dataset: string;
    keys: readonly string[];
    years: readonly number[] | null;
  },
  {
    start: string;
    end: string;
    id: string;
    year: number;
    measure: string;
    reportedBy: string;
    investor: string;
    sector: string | null;
    usd: number;
    basis: string;
  }
>('read/said-investments');

/** What a dataset says so far: that an economy, or a part of one, stands on a list. */
export const saidListedEconomies = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    start: string;
    end: string;
    id: string;
    from: string | null;
    to: string | null;
    scope: string | null;
    status: string | null;
    reason: string | null;
    article: string | null;
    url: string | null;
    basis: string;
  }
>('read/said-listed-economies');

/** What a dataset says so far: that an industry, or some of its goods, stands on a list. */
export const saidListedIndustries = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    start: string;
    end: string;
    id: string;
    from: string | null;
    to: string | null;
    scope: string | null;
    status: string | null;
    reason: string | null;
    article: string | null;
    url: string | null;
    basis: string;
  }
>('read/said-listed-industries');

/** What a dataset says so far: that a party stands on a list. */
export const saidListedParties = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    start: string;
    end: string;
    id: string;
    from: string | null;
    to: string | null;
    scope: string | null;
    status: string | null;
    reason: string | null;
    article: string | null;
    url: string | null;
    basis: string;
  }
>('read/said-listed-parties');

/** What the store says so far of lists, and which dataset described each first. */
export const saidListings = statement<
  Record<string, never>,
  {
    key: string;
    dataset: string;
    name: string | null;
    authority: string | null;
    programme: string | null;
    type: string | null;
    url: string | null;
  }
>('read/said-listings');

/** What a dataset says so far: spells of membership of economies in blocs. */
export const saidMemberships = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    start: string;
    end: string;
    id: string;
    from: string;
    to: string | null;
    degree: number;
    basis: string | null;
  }
>('read/said-memberships');

/** What a dataset says so far: what a party makes. */
export const saidPartyProducts = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    start: string;
    end: string;
    id: string;
    share: number | null;
    isNegligible: boolean;
    basis: string;
  }
>('read/said-party-products');

/** What the store says so far of persons, and which dataset described each first. */
export const saidPersons = statement<
  Record<string, never>,
  {
    key: string;
    dataset: string;
    name: string | null;
    aliases: readonly string[] | null;
    birthDate: string | null;
    nationalities: readonly string[] | null;
  }
>('read/said-persons');

/** What a dataset says so far: what a product goes into. */
export const saidProductInputs = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    start: string;
    end: string;
    id: string;
    basis: string;
  }
>('read/said-product-inputs');

/** What a dataset says so far: gross output of an industry of an economy. */
export const saidProductions = statement<
  {
    dataset: string;
    keys: readonly string[];
    years: readonly number[] | null;
  },
  {
    start: string;
    end: string;
    id: string;
    year: number;
    outputUsd: number | null;
    valueAddedUsd: number | null;
    co2Kt: number | null;
    basis: string;
  }
>('read/said-productions');

/** What the store says so far of products, and which dataset described each first. */
export const saidProducts = statement<
  Record<string, never>,
  {
    key: string;
    dataset: string;
    name: string | null;
    level: string | null;
    parent: string | null;
    revision: string | null;
  }
>('read/said-products');

/** What a dataset says so far: re-exports and re-imports between two economies in a year. */
export const saidReExports = statement<
  {
    dataset: string;
    keys: readonly string[];
    years: readonly number[] | null;
  },
  {
    start: string;
    end: string;
    id: string;
    year: number;
    product: string | null;
    usd: number;
    tonnes: number | null;
    reportedBy: string;
    valuation: string | null;
    revision: string | null;
    basis: string;
  }
>('read/said-re-exports');

/** What a dataset says so far: relations of a party to another that are no holding. */
export const saidRelations = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    start: string;
    end: string;
    id: string;
    type: string;
    role: string | null;
    from: string | null;
    to: string | null;
    status: string | null;
    registrationStatus: string | null;
    statement: string | null;
    basis: string;
  }
>('read/said-relations');

/** What a dataset says so far: that two parties are the same. */
export const saidSameAs = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    start: string;
    end: string;
    id: string;
    weight: number | null;
    method: string | null;
    author: string;
    reason: string | null;
    basis: string;
  }
>('read/said-same-as');

/** What a dataset says so far: the economy in which a party has its seat. */
export const saidSeats = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    start: string;
    end: string;
    id: string;
    role: string | null;
    from: string | null;
    to: string | null;
    address: string | null;
    latitude: number | null;
    longitude: number | null;
    basis: string;
  }
>('read/said-seats');

/** What the store says so far of sectors, and which dataset described each first. */
export const saidSectors = statement<
  Record<string, never>,
  {
    key: string;
    dataset: string;
    scheme: string | null;
    code: string | null;
    name: string | null;
  }
>('read/said-sectors');

/** What a dataset says so far: all trade of an economy with the world in a year. */
export const saidTradeTotals = statement<
  {
    dataset: string;
    keys: readonly string[];
    years: readonly number[] | null;
  },
  {
    start: string;
    end: string;
    id: string;
    year: number;
    flow: string;
    product: string | null;
    usd: number;
    revision: string | null;
    basis: string;
  }
>('read/said-trade-totals');

/** What a dataset says so far: that a holder of a firm is not disclosed, tied to the firm itself. */
export const saidUndisclosedHolders = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    start: string;
    end: string;
    id: string;
    category: string | null;
    reason: string | null;
    detail: string | null;
    interest: string | null;
    exactShare: number | null;
    minShare: number | null;
    maxShare: number | null;
    minExclusive: boolean | null;
    maxExclusive: boolean | null;
    from: string | null;
    to: string | null;
    statement: string | null;
    basis: string;
  }
>('read/said-undisclosed-holders');

/** What a dataset says so far: where an economy stands in the votes of a body in a year. */
export const saidVotes = statement<
  {
    dataset: string;
    keys: readonly string[];
    years: readonly number[] | null;
  },
  {
    start: string;
    end: string;
    id: string;
    year: number;
    idealPoint: number;
    series: string;
    basis: string;
  }
>('read/said-votes');

/** Single sales to firms in a year, each with its product, packed: one row a buyer. */
export const salesToFirms = statement<
  {
    dataset: string;
    year: number;
    keys: readonly string[];
  },
  {
    buyer: string;
    suppliers: readonly string[];
    products: readonly string[];
    usd: readonly number[];
  }
>('read/sales-to-firms');

/** Which parties are stated to be the same, the surest statements first; one that somebody decided without a weight is sure. */
export const sameAs = statement<
  Record<string, never>,
  {
    party: string;
    other: string;
    partyLei: string | null;
    otherLei: string | null;
    dataset: string;
  }
>('read/same-as');

/** Which other parties are stated to be the same as these, whichever of the two the statement names first. */
export const sameAsOfParties = statement<
  {
    keys: readonly string[];
  },
  {
    party: string;
    other: string;
    weight: number | null;
    method: string | null;
    author: string;
    reason: string | null;
    dataset: string;
    record: string;
  }
>('read/same-as-of-parties');

/** Where firms have their seats on a day by one dataset, packed: one row an economy. */
export const seatsOfChain = statement<
  {
    dataset: string;
    date: string;
  },
  {
    economy: string;
    firms: readonly number[];
  }
>('read/seats-of-chain');

/** Economies in which parties have or had their seats. */
export const seatsOfParties = statement<
  {
    keys: readonly string[];
  },
  {
    party: string;
    economy: string;
    role: string | null;
    from: string | null;
    to: string | null;
    dataset: string;
    record: string;
  }
>('read/seats-of-parties');

/** Economies in which parties have their seats on a day, in no order. */
export const seatsOnDay = statement<
  {
    date: string;
  },
  {
    party: string;
    economy: string;
    dataset: string;
  }
>('read/seats-on-day');

/** Direct investment in some economies in a year by sector and immediate origin, as each side reports it. */
export const sectorInvestmentsInEconomies = statement<
  {
    keys: readonly string[];
    years: readonly number[];
  },
  {
    host: string;
    origin: string;
    year: number;
    sector: string;
    measure: string;
    reportedBy: string;
    dataset: string;
    usd: number;
  }
>('read/sector-investments-in-economies');

/** Keys of all nodes of a kind, to page through their relationships. */
export const sectorKeys = statement<
  Record<string, never>,
  {
    key: string;
  }
>('read/sector-keys');

/** Every input-output table, by dataset and year. */
export const tables = statement<
  Record<string, never>,
  {
    dataset: string;
    year: number;
  }
>('read/tables');

/** Input-output tables that show an economy by itself, by dataset and year. */
export const tablesOfEconomy = statement<
  {
    economy: string;
  },
  {
    dataset: string;
    year: number;
  }
>('read/tables-of-economy');

/** Input-output tables that give the output of industries, by dataset and year. */
export const tablesOfIndustries = statement<
  {
    industries: readonly string[];
  },
  {
    key: string;
    dataset: string;
    year: number;
  }
>('read/tables-of-industries');

/** Which nodes of layers the newest loads of a dataset touched, in the order in which they were loaded. */
export const touchesOfDataset = statement<
  {
    dataset: string;
  },
  {
    touches: readonly string[] | null;
  }
>('read/touches-of-dataset');

/** What is stated of the goods that economies sell to each other in some years, all goods together, whoever says so. */
export const tradeStatements = statement<
  {
    keys: readonly string[];
    years: readonly number[];
  },
  {
    from: string;
    to: string;
    year: number;
    reportedBy: string;
    valuation: string | null;
    usd: number;
    basis: string;
    dataset: string;
    record: string;
  }
>('read/trade-statements');

/** What economies report in a dataset to have sold and sent on, summed over their partners. */
export const tradeSumsOfExporters = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    economy: string;
    year: number;
    flow: string;
    product: string | null;
    usd: number;
  }
>('read/trade-sums-of-exporters');

/** What economies report in a dataset to have bought and taken back, summed over their partners. */
export const tradeSumsOfImporters = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    economy: string;
    year: number;
    flow: string;
    product: string | null;
    usd: number;
  }
>('read/trade-sums-of-importers');

/** What economies publish in a dataset as all their trade with the world. */
export const tradeTotalsOfEconomies = statement<
  {
    dataset: string;
    keys: readonly string[];
  },
  {
    economy: string;
    year: number;
    flow: string;
    product: string | null;
    usd: number;
  }
>('read/trade-totals-of-economies');

/** Holders of firms that are not disclosed on a day, with what is said of them. */
export const undisclosedHoldersOfFirms = statement<
  {
    keys: readonly string[];
    date: string;
  },
  {
    firm: string;
    category: string | null;
    reason: string | null;
    detail: string | null;
    interest: string | null;
    exactShare: number | null;
    minShare: number | null;
    maxShare: number | null;
    dataset: string;
    record: string;
  }
>('read/undisclosed-holders-of-firms');

/** Loads that have begun to write in steps and have not ended: until they are, the store answers nothing. */
export const unfinishedLoads = statement<
  Record<string, never>,
  {
    key: string;
    dataset: string;
    spool: string;
    applied: number;
    ending: string;
  }
>('read/unfinished-loads');

/** Output of industries in one input-output table, and what their sales and their purchases come to beside it. */
export const usesOfIndustries = statement<
  {
    dataset: string;
    year: number;
    keys: readonly string[];
  },
  {
    key: string;
    outputUsd: number;
    valueAddedUsd: number | null;
    salesUsd: number;
    finalUsd: number;
    purchasesUsd: number;
  }
>('read/uses-of-industries');

/** Where economies stood in the votes of the UN General Assembly in a span of years, as each dataset estimates it. */
export const votesOfEconomies = statement<
  {
    keys: readonly string[];
    from: number | null;
    until: number | null;
  },
  {
    economy: string;
    key: string;
    year: number;
    idealPoint: number;
    series: string;
    basis: string;
    dataset: string;
    record: string;
  }
>('read/votes-of-economies');

/** Of which years each dataset states what economies sell to others, whoever reports it. */
export const yearsOfExports = statement<
  {
    keys: readonly string[];
  },
  {
    economy: string;
    dataset: string;
    years: readonly number[];
  }
>('read/years-of-exports');

/** Of which years each dataset states what economies invest in others directly, whoever reports it. */
export const yearsOfInvestments = statement<
  {
    keys: readonly string[];
  },
  {
    economy: string;
    dataset: string;
    years: readonly number[];
  }
>('read/years-of-investments');

/** Of which years each dataset states the output of an economy's industries, or what they emit. */
export const yearsOfProduction = statement<
  {
    keys: readonly string[];
  },
  {
    economy: string;
    dataset: string;
    output: readonly number[];
    emissions: readonly number[];
  }
>('read/years-of-production');

/** Of which years each dataset states where economies stood in the votes of the UN General Assembly. */
export const yearsOfVotes = statement<
  {
    keys: readonly string[];
  },
  {
    economy: string;
    dataset: string;
    years: readonly number[];
  }
>('read/years-of-votes');
