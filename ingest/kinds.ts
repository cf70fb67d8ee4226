import {
  economyKeys,
  industryKeys,
  partyKeys,
  productKeys,
  saidAccessions,
  saidActivities,
  saidAgreements,
  saidBlocs,
  saidBodies,
  saidCorrespondences,
  saidEconomies,
  saidEconomyProducts,
  saidExports,
  saidFinalDemands,
  saidFirmSupplies,
  saidFirms,
  saidHoldings,
  saidIndirectHoldings,
  saidIndustries,
  saidIndustrySupplies,
  saidInvestments,
  saidListedEconomies,
  saidListedIndustries,
  saidListedParties,
  saidListings,
  saidMemberships,
  saidPartyProducts,
  saidPersons,
  saidProductInputs,
  saidProductions,
  saidProducts,
  saidReExports,
  saidRelations,
  saidSameAs,
  saidSeats,
  saidSectors,
  saidTradeTotals,
  saidUndisclosedHolders,
  saidVotes,
  sectorKeys,
} from '../queries/__generated__/read.ts';
import {
  createAccessions,
  createActivities,
  createCorrespondences,
  createEconomyProducts,
  createExports,
  createFinalDemands,
  createFirmSupplies,
  createHoldings,
  createIndirectHoldings,
  createIndustrySupplies,
  createInvestments,
  createListedEconomies,
  createListedIndustries,
  createListedParties,
  createMemberships,
  createPartyProducts,
  createProductInputs,
  createProductions,
  createReExports,
  createRelations,
  createSameAs,
  createSeats,
  createTradeTotals,
  createUndisclosedHolders,
  createVotes,
  retireAccessions,
  retireActivities,
  retireAgreements,
  retireBlocs,
  retireBodies,
  retireCorrespondences,
  retireEconomies,
  retireEconomyProducts,
  retireExports,
  retireFinalDemands,
  retireFirmSupplies,
  retireFirms,
  retireHoldings,
  retireIndirectHoldings,
  retireIndustries,
  retireIndustrySupplies,
  retireInvestments,
  retireListedEconomies,
  retireListedIndustries,
  retireListedParties,
  retireListings,
  retireMemberships,
  retirePartyProducts,
  retirePersons,
  retireProductInputs,
  retireProductions,
  retireProducts,
  retireReExports,
  retireRelations,
  retireSameAs,
  retireSeats,
  retireSectors,
  retireTradeTotals,
  retireUndisclosedHolders,
  retireVotes,
  writeAgreements,
  writeBlocs,
  writeBodies,
  writeEconomies,
  writeFirms,
  writeIndustries,
  writeListings,
  writePersons,
  writeProducts,
  writeSectors,
} from '../queries/__generated__/write.ts';
import type { Statement } from '../queries/statement.ts';
import type { LinkRecord, NodeRecord } from './records.ts';

/** How one kind of node is written, taken back, and read as a dataset said it. A node is known by its key alone. */
interface NodeKind {
  /** Under which relationships find it, where they need it to be there. */
  readonly labels: readonly EndLabel[];
  readonly write: Statement;
  readonly retire: Statement;
  readonly said: Statement;
  /** It is a node of layers (graph/projection.ts). */
  readonly isInLayers?: true;
}

/**
 * How one kind of relationship is created, taken back, and read as a dataset said it.
 *
 * `identity` lists what tells two of them between the same ends apart: the fewest stable fields. What is not identity is a
 * value, and a change of it is a change of the statement. A `statement`, the source's own id, stands for all of them.
 * `starts` lists the nodes to page through. `ends` are the nodes that must be there: economies, agreements and the industries
 * of firms come to be by being named. What `describesStart` is said anew whenever its start node is.
 */
interface LinkKind {
  readonly create: Statement;
  readonly retire: Statement;
  readonly said: Statement;
  readonly starts: Statement<Record<string, never>, { readonly key: string }>;
  readonly ends: { readonly start?: EndLabel; readonly end?: EndLabel };
  readonly identity: readonly string[];
  readonly describesStart?: true;
  /** The end to whose figures in layers it belongs. */
  readonly inLayersOf?: 'start' | 'end';
  /** What the statement refuses besides ends that are not there, in words. */
  readonly refuses?: string;
  /** Sources have ids of their own for them, which the store does not keep: what is stored is known by its `id` alone. */
  readonly ownIdNotKept?: true;
}

/** Labels of nodes that relationships need to be there. */
export type EndLabel = 'Bloc' | 'Body' | 'Firm' | 'Industry' | 'Listing' | 'Party' | 'Product' | 'Sector';

export type NodeKindName = NodeRecord['kind'];
export type LinkKindName = LinkRecord['kind'];

export const nodeKinds: Readonly<Record<NodeKindName, NodeKind>> = {
  economy: { labels: [], write: writeEconomies, retire: retireEconomies, said: saidEconomies },
  bloc: { labels: ['Bloc'], write: writeBlocs, retire: retireBlocs, said: saidBlocs },
  industry: {
    labels: ['Industry'],
    write: writeIndustries,
    retire: retireIndustries,
    said: saidIndustries,
    isInLayers: true,
  },
  firm: { labels: ['Firm', 'Party'], write: writeFirms, retire: retireFirms, said: saidFirms, isInLayers: true },
  person: { labels: ['Party'], write: writePersons, retire: retirePersons, said: saidPersons },
  agreement: { labels: [], write: writeAgreements, retire: retireAgreements, said: saidAgreements },
  body: { labels: ['Body'], write: writeBodies, retire: retireBodies, said: saidBodies },
  product: { labels: ['Product'], write: writeProducts, retire: retireProducts, said: saidProducts },
  sector: { labels: ['Sector'], write: writeSectors, retire: retireSectors, said: saidSectors },
  listing: { labels: ['Listing'], write: writeListings, retire: retireListings, said: saidListings },
};

export const linkKinds: Readonly<Record<LinkKindName, LinkKind>> = {
  membership: {
    create: createMemberships,
    ends: { end: 'Bloc' },
    retire: retireMemberships,
    said: saidMemberships,
    starts: economyKeys,
    identity: ['from'],
  },
  export: {
    create: createExports,
    ends: {},
    retire: retireExports,
    said: saidExports,
    starts: economyKeys,
    identity: ['year', 'product', 'sector', 'basis'],
  },
  're-export': {
    create: createReExports,
    ends: {},
    retire: retireReExports,
    said: saidReExports,
    starts: economyKeys,
    identity: ['year', 'product', 'basis'],
  },
  'trade-total': {
    create: createTradeTotals,
    ends: {},
    retire: retireTradeTotals,
    said: saidTradeTotals,
    starts: economyKeys,
    identity: ['year', 'flow', 'product'],
  },
  investment: {
    create: createInvestments,
    ends: {},
    retire: retireInvestments,
    said: saidInvestments,
    starts: economyKeys,
    identity: ['year', 'measure', 'reportedBy', 'investor', 'sector', 'basis'],
  },
  accession: {
    create: createAccessions,
    ends: {},
    retire: retireAccessions,
    said: saidAccessions,
    starts: economyKeys,
    identity: ['from', 'signedYear'],
  },
  vote: {
    create: createVotes,
    ends: { end: 'Body' },
    retire: retireVotes,
    said: saidVotes,
    starts: economyKeys,
    identity: ['year'],
  },
  production: {
    create: createProductions,
    ends: {},
    retire: retireProductions,
    said: saidProductions,
    starts: economyKeys,
    identity: ['year'],
    inLayersOf: 'end',
  },
  'industry-supply': {
    create: createIndustrySupplies,
    ends: { start: 'Industry', end: 'Industry' },
    retire: retireIndustrySupplies,
    said: saidIndustrySupplies,
    starts: industryKeys,
    identity: ['year'],
    inLayersOf: 'end',
  },
  'final-demand': {
    create: createFinalDemands,
    ends: { start: 'Industry' },
    retire: retireFinalDemands,
    said: saidFinalDemands,
    starts: industryKeys,
    identity: ['year', 'category'],
  },
  seat: {
    create: createSeats,
    ends: { start: 'Party' },
    retire: retireSeats,
    said: saidSeats,
    starts: partyKeys,
    identity: ['from'],
    inLayersOf: 'start',
    describesStart: true,
  },
  activity: {
    create: createActivities,
    ends: { start: 'Firm' },
    retire: retireActivities,
    said: saidActivities,
    starts: partyKeys,
    identity: ['year'],
    inLayersOf: 'start',
  },
  holding: {
    create: createHoldings,
    ends: { start: 'Party', end: 'Firm' },
    retire: retireHoldings,
    said: saidHoldings,
    starts: partyKeys,
    identity: ['interest', 'from'],
  },
  'indirect-holding': {
    create: createIndirectHoldings,
    ends: { start: 'Party', end: 'Firm' },
    retire: retireIndirectHoldings,
    said: saidIndirectHoldings,
    starts: partyKeys,
    identity: ['interest', 'from'],
  },
  'undisclosed-holder': {
    create: createUndisclosedHolders,
    ends: { start: 'Firm', end: 'Firm' },
    retire: retireUndisclosedHolders,
    said: saidUndisclosedHolders,
    starts: partyKeys,
    identity: ['category', 'interest', 'from'],
  },
  relation: {
    create: createRelations,
    ends: { start: 'Party', end: 'Party' },
    retire: retireRelations,
    said: saidRelations,
    starts: partyKeys,
    identity: ['type', 'from'],
  },
  'same-as': {
    create: createSameAs,
    ends: { start: 'Party', end: 'Party' },
    retire: retireSameAs,
    said: saidSameAs,
    starts: partyKeys,
    identity: [],
    refuses: 'or whose Legal Entity Identifiers differ',
  },
  'firm-supply': {
    create: createFirmSupplies,
    ends: { start: 'Firm', end: 'Firm' },
    retire: retireFirmSupplies,
    said: saidFirmSupplies,
    starts: partyKeys,
    identity: ['year', 'product'],
    inLayersOf: 'end',
  },
  'party-product': {
    create: createPartyProducts,
    ends: { start: 'Party', end: 'Product' },
    retire: retirePartyProducts,
    said: saidPartyProducts,
    starts: partyKeys,
    identity: [],
  },
  'economy-product': {
    create: createEconomyProducts,
    ends: { end: 'Product' },
    retire: retireEconomyProducts,
    said: saidEconomyProducts,
    starts: economyKeys,
    identity: [],
  },
  'product-input': {
    create: createProductInputs,
    ends: { start: 'Product', end: 'Product' },
    retire: retireProductInputs,
    said: saidProductInputs,
    starts: productKeys,
    identity: [],
  },
  correspondence: {
    create: createCorrespondences,
    ends: { start: 'Sector', end: 'Sector' },
    retire: retireCorrespondences,
    said: saidCorrespondences,
    starts: sectorKeys,
    identity: [],
  },
  'listed-party': {
    create: createListedParties,
    ends: { start: 'Party', end: 'Listing' },
    retire: retireListedParties,
    said: saidListedParties,
    starts: partyKeys,
    identity: ['from', 'scope', 'article'],
    ownIdNotKept: true,
  },
  'listed-economy': {
    create: createListedEconomies,
    ends: { end: 'Listing' },
    retire: retireListedEconomies,
    said: saidListedEconomies,
    starts: economyKeys,
    identity: ['from', 'scope', 'article'],
    ownIdNotKept: true,
  },
  'listed-industry': {
    create: createListedIndustries,
    ends: { end: 'Listing' },
    retire: retireListedIndustries,
    said: saidListedIndustries,
    starts: industryKeys,
    identity: ['from', 'scope', 'article'],
    ownIdNotKept: true,
  },
};

export function isNodeKind(kind: string): kind is NodeKindName {
  return Object.hasOwn(nodeKinds, kind);
}

/** The fields that a change is judged by: all that a dataset says of a node or relationship, neither ends nor provenance. */
export function valueFields(kind: NodeKindName | LinkKindName): readonly string[] {
  let fields = valueFieldsOf.get(kind);
  if (!fields) {
    const { said } = isNodeKind(kind) ? nodeKinds[kind] : linkKinds[kind];
    fields = said.returns.map(({ name }) => name).filter((name) => !notValues.includes(name));
    valueFieldsOf.set(kind, fields);
  }
  return fields;
}

const notValues = ['key', 'start', 'end', 'id', 'dataset'];
const valueFieldsOf = new Map<string, readonly string[]>();
