import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from '@jest/globals';
import { graphDump } from '../ingest/graph-dump.fixture.ts';
import * as read from '../queries/__generated__/read.ts';
import * as write from '../queries/__generated__/write.ts';
import type { Field, ValueType } from '../queries/header.ts';
import { readParameters } from '../queries/saved-parameters.ts';
import { type Row, type Statement, savedStatements } from '../queries/statement.ts';
import type { World } from '../test/world/each-engine.ts';
import { recordOf, worldFile } from '../test/world/world.ts';
import type { Store, Write } from './store.ts';

/** One statement of queries/ and what to run it with. */
interface Run {
  readonly statement: Statement;
  readonly parameters: readonly object[];
  /** The test world has nothing of what the statement looks for; the answer that it is made for is tested on both engines. */
  readonly onNothing?: true;
}

/** What a statement must answer; for those whose answer is a count or two. */
interface ExpectedRun extends Run {
  readonly rows: readonly Row[];
}

/** What one engine can't do, why, and what it does instead. Nothing is left out of the contract in silence. */
export const notSupported = {
  embedded: {
    'refusing to write in a read':
      'the engine has no read-only transaction; what only reads is told by the gate of saved queries and by the folder of a statement',
    'stopping a query that runs':
      'the engine knows no cancellation: a signal or a time limit rejects the call at once, and the query ends by itself',
    'writing in two transactions at a time': 'transactions wait for one another, so that none fails for a conflict',
  },
  neo4j: {},
} as const satisfies Record<Store['engine'], Record<string, string>>;

const run = <P extends object, R>(statement: Statement<P, R>, ...parameters: readonly P[]): Run => ({
  statement: statement as unknown as Statement,
  parameters,
});
const runOnNothing = <P extends object, R>(statement: Statement<P, R>, ...parameters: readonly P[]): Run => ({
  ...run(statement, ...parameters),
  onNothing: true,
});
const running = <P extends object, R>(statement: Statement<P, R>, parameters: P, rows: readonly R[]): ExpectedRun => ({
  ...run(statement, parameters),
  rows: rows as readonly Row[],
});

const firms = 'acme bolt boro chip dyes echo fern gale hull king ouro'.split(' ');
const parties = [...firms, 'ines'];
const economies = ['CHN', 'CSK', 'EU27', 'MEX', 'ROW', 'USA', 'VNM'];
const industries = ['MEX', 'CHN', 'ROW'].flatMap((economy) => ['G', 'S'].map((code) => `${economy}:two:${code}`));
const table = { dataset: 'table', year: 2011 };
const chain = { dataset: 'chain', year: 2011 };
const none: readonly string[] = [];

const span = { from: '2011-12-31', until: '2012-12-31' };
const saidBy = (dataset: string, keys: readonly string[]) => [
  { dataset, keys, years: null },
  { dataset, keys, years: [2011] },
  { dataset, keys, years: [1999, 2012] },
  { dataset, keys, years: [] },
  { dataset: 'nobody', keys, years: null },
  { dataset, keys: none, years: null },
];
const saidAlwaysBy = (dataset: string, keys: readonly string[]) => [
  { dataset, keys },
  { dataset: 'nobody', keys },
  { dataset, keys: none },
];

/** Every statement that reads, with what to run it with on the test world; the first run of each answers something, unless it says so. */
export const readRuns: readonly Run[] = [
  run(read.activitiesOfFirms, { keys: firms }, { keys: ['gale', 'nobody'] }, { keys: none }),
  run(read.agreementKeys, {}),
  run(read.agreementsByKey, { keys: ['desta:2', 'desta:1', 'nobody'] }, { keys: none }),
  runOnNothing(read.allGoodsAndProducts, ...saidAlwaysBy('parts', economies)),
  run(
    read.agreementsBetween,
    { economies: [], on: '2013-06-30' },
    { economies: [], on: null },
    { economies: ['MEX'], on: '2014-06-30' },
    { economies: ['MEX', 'USA'], on: '2013-12-31' },
    { economies: ['MEX', 'USA'], on: '2014-01-01' },
    { economies: ['CHN', 'MEX', 'VNM'], on: null },
    { economies: ['MEX', 'VNM'], on: null },
  ),
  run(read.blocKeys, {}),
  run(read.bodyKeys, {}),
  run(read.blocsByKey, { keys: ['pact', 'china', 'nobody'] }, { keys: none }),
  run(read.chainsOfFirms, { firms: ['hull', 'chip', 'nobody'] }, { firms: ['echo'] }, { firms: none }),
  run(read.bothReportsOfInvestment, ...saidAlwaysBy('fdi', economies)),
  run(read.bothReportsOfTrade, ...saidAlwaysBy('parts', economies), ...saidAlwaysBy('trade', economies)),
  run(
    read.chaptersTraded,
    { sellers: ['CHN', 'MEX'], buyers: ['MEX', 'USA'], dataset: 'parts', reporter: 'EXPORTER', years: [2001, 2005] },
    { sellers: ['CHN'], buyers: ['USA'], dataset: 'parts', reporter: 'EXPORTER', years: [2005] },
    { sellers: none, buyers: none, dataset: 'parts', reporter: 'EXPORTER', years: [] },
  ),
  run(read.datasets, {}),
  run(read.economiesByKey, { keys: [...economies, 'XXX'] }, { keys: none }),
  run(read.economyIndex, {}),
  run(read.economyYearsOfDataset, ...saidAlwaysBy('trade', economies), ...saidAlwaysBy('fdi', economies)),
  run(read.economyKeys, {}),
  run(read.firmKeys, {}),
  run(read.listingKeys, {}),
  run(
    read.exportsOfEconomies,
    { keys: economies, year: 2012 },
    { keys: ['VNM', 'XXX'], year: 2012 },
    { keys: none, year: 2012 },
  ),
  run(
    read.exportsOfYear,
    { dataset: 'trade', year: 2011, reporter: 'EXPORTER' },
    { dataset: 'trade', year: 2012, reporter: 'EXPORTER' },
    { dataset: 'nobody', year: 2011, reporter: 'EXPORTER' },
  ),
  run(
    read.exportsOfYearInProducts,
    { dataset: 'parts', year: 2005, products: ['85'], reporter: 'EXPORTER' },
    { dataset: 'parts', year: 2005, products: ['01', '8703'], reporter: 'EXPORTER' },
    { dataset: 'trade', year: 2011, products: ['85'], reporter: 'EXPORTER' },
    { dataset: 'parts', year: 2005, products: [], reporter: 'EXPORTER' },
  ),
  run(read.factsWithUnknownEndsOfEconomies, ...saidAlwaysBy('inputs', ['NLD', 'MYS', ...economies])),
  runOnNothing(read.factsWithUnknownEndsOfIndustries, ...saidAlwaysBy('table', industries)),
  run(read.factsWithUnknownEndsOfParties, ...saidAlwaysBy('chain', parties), ...saidAlwaysBy('inputs', parties)),
  run(
    read.finalDemandOfEconomies,
    { ...table, economies: ['MEX', 'CHN'] },
    { ...table, economies: ['VNM'] },
    { ...table, economies: [] },
  ),
  run(
    read.emissionsOfIndustries,
    { keys: industries, years: [2010, 2011] },
    { keys: ['MEX:two:G', 'nobody'], years: [2010] },
    { keys: industries, years: [] },
    { keys: none, years: [2011] },
  ),
  run(
    read.evidenceOfFirmSupplies,
    { ...chain, rows: [{ start: 'chip', ends: ['acme', 'bolt'] }] },
    {
      ...chain,
      rows: [
        { start: 'dyes', ends: ['bolt', 'acme'] },
        { start: 'nobody', ends: ['acme'] },
        { start: 'ouro', ends: [] },
      ],
    },
    { ...chain, year: 2012, rows: [{ start: 'gale', ends: ['hull'] }] },
    { ...chain, rows: [] },
  ),
  run(
    read.evidenceOfIndustrySupplies,
    {
      ...table,
      rows: [
        { start: 'CHN:two:G', ends: ['MEX:two:G', 'ROW:two:G'] },
        { start: 'ROW:two:S', ends: ['MEX:two:S', 'CHN:two:S'] },
      ],
    },
    { ...table, dataset: 'goods', rows: [{ start: 'CHN:two:G', ends: ['MEX:two:G'] }] },
    { ...table, rows: [] },
  ),
  run(
    read.finalDemandOfEconomy,
    { ...table, economy: 'MEX' },
    { dataset: 'goods', year: 2008, economy: 'ROW' },
    { ...table, economy: 'VNM' },
  ),
  run(
    read.evidenceOfHoldings,
    {
      date: '2011-12-30',
      rows: [
        { start: 'ines', ends: ['acme', 'bolt'] },
        { start: 'olga', ends: ['nori', 'nobody'] },
      ],
    },
    { date: '2009-12-31', rows: [{ start: 'olga', ends: ['lotus'] }] },
    { date: '2011-12-30', rows: [] },
  ),
  run(read.firmCount, { search: null }, { search: 'A' }, { search: 'nobody' }, { search: '' }),
  run(
    read.firmPage,
    { search: null, after: '', first: 3 },
    { search: null, after: 'chip', first: 100 },
    { search: 'AL', after: '', first: 100 },
    { search: '', after: 'zz', first: 100 },
    { search: null, after: '', first: 0 },
  ),
  run(read.firmsByKey, { keys: ['chip', 'acme', 'nobody'] }, { keys: none }),
  run(read.firmsForMatching, {}),
  run(
    read.firmsOfChain,
    { ...chain, date: '2011-12-31' },
    { ...chain, year: 2012, date: '2012-12-31' },
    { dataset: 'nobody', year: 2011, date: '2011-12-31' },
  ),
  run(read.seatsOfChain, { dataset: 'chain', date: '2011-12-31' }, { dataset: 'nobody', date: '2011-12-31' }),
  run(read.activitiesOfChain, chain, { ...chain, year: 2012 }),
  run(
    read.firmsOfChainByKey,
    { ...chain, date: '2011-12-31', keys: ['chip', 'acme', 'nobody'] },
    { ...chain, date: '2011-12-31', keys: none },
    { dataset: 'nobody', year: 2011, date: '2011-12-31', keys: firms },
  ),
  run(read.graphRevision, {}),
  run(read.holdingsOnDay, { date: '2011-12-31' }, { date: '1900-01-01' }),
  run(
    read.holdersOfFirms,
    { keys: parties, date: '2011-12-30' },
    { keys: ['bolt'], date: '2000-12-31' },
    { keys: none, date: '2011-12-31' },
  ),
  run(read.idealPointsOfYear, { dataset: 'votes', year: 2011 }, { dataset: 'votes', year: 1999 }),
  run(read.importerYearsOfDataset, ...saidAlwaysBy('fdi', economies), ...saidAlwaysBy('trade', economies)),
  run(read.importsOfEconomies, { keys: economies, year: 2011 }, { keys: ['MEX'], year: 1999 }),
  run(
    read.investmentsFromEconomies,
    { keys: economies, year: 2011, measure: 'FLOW' },
    { keys: economies, year: 2011, measure: 'STOCK' },
    { keys: none, year: 2011, measure: 'FLOW' },
  ),
  run(
    read.investmentsIntoEconomies,
    { keys: ['VNM', 'MEX'], year: 2011, measure: 'FLOW' },
    { keys: ['CHN'], year: 2012, measure: 'FLOW' },
  ),
  run(
    read.investmentsInYears,
    { dataset: 'fdi', from: 2008, until: 2012 },
    { dataset: 'fdi', from: 2012, until: 2012 },
    { dataset: 'nobody', from: 2008, until: 2012 },
  ),
  run(
    read.investmentStatements,
    { keys: ['USA', 'CHN', 'VNM'], years: [2011, 2012], measure: 'FLOW' },
    { keys: ['USA'], years: [2012], measure: 'FLOW' },
    { keys: ['USA'], years: [2011], measure: 'STOCK' },
  ),
  run(
    read.tradeStatements,
    { keys: ['MEX', 'CHN'], years: [2012] },
    { keys: ['MEX'], years: [] },
    { keys: none, years: [2012] },
  ),
  run(
    read.holdingCount,
    { keys: ['ines', 'acme'], date: '2011-12-30' },
    { keys: ['chip'], date: '2011-12-31' },
    { keys: ['nobody'], date: '2011-12-31' },
  ),
  run(
    read.holderPage,
    { keys: ['bolt', 'acme'], date: '2011-12-30', after: '', first: 4 },
    { keys: ['bolt'], date: '2011-12-30', after: 'zz', first: 2 },
    { keys: ['nobody'], date: '2011-12-30', after: '', first: 0 },
  ),
  run(read.holderCount, { keys: ['bolt', 'acme'], date: '2011-12-30' }, { keys: ['nobody'], date: '2011-12-30' }),
  run(
    read.holdingsOfParty,
    { keys: ['ines', 'acme'], date: '2011-12-30', after: '', first: 2 },
    { keys: ['ines'], date: '2011-12-30', after: 'zz', first: 2 },
    { keys: ['nobody'], date: '2011-12-30', after: '', first: 0 },
  ),
  run(
    read.holdingsInFirms,
    { keys: firms, date: '2011-12-30' },
    { keys: firms, date: '2011-12-31' },
    { keys: none, date: '2011-12-31' },
  ),
  run(
    read.industriesByCode,
    { economies: ['MEX', 'CHN', 'XXX'], codes: ['G', 'S', 'Z'] },
    { economies: ['MEX'], codes: ['C29'] },
    { economies: none, codes: none },
  ),
  run(read.industriesOfTable, table, { dataset: 'goods', year: 2008 }, { dataset: 'table', year: 2012 }),
  run(
    read.industriesOfTableByKey,
    { ...table, keys: [...industries, 'nobody'] },
    { ...table, keys: none },
    { dataset: 'table', year: 2012, keys: industries },
  ),
  run(read.industryIndex, {}),
  run(read.industryKeys, {}),
  run(
    read.listedPartiesOnDay,
    { date: '2011-12-30' },
    { date: '2011-06-29' },
    { date: '2012-01-01' },
    { date: '1999-12-31' },
  ),
  run(read.listingsByKey, { keys: ['forced-labour:sample-customs:entity-list', 'nobody'] }, { keys: none }),
  run(read.listingsOfParties, { keys: ['chip', 'echo', 'olga', 'nobody'] }, { keys: none }),
  run(
    read.membersOfBloc,
    { bloc: 'reach', date: '2012-12-30' },
    { bloc: 'reach', date: '2012-12-31' },
    { bloc: 'pact', date: '2011-12-31' },
    { bloc: 'old', date: '2011-12-31' },
    { bloc: 'nobody', date: '2011-12-31' },
  ),
  run(
    read.membershipsOfBlocs,
    { keys: ['pact', 'old', 'reach', 'china'], ...span },
    { keys: ['old'], from: '1800-01-01', until: '2100-01-01' },
    { keys: none, ...span },
  ),
  run(
    read.membershipsOfEconomies,
    { keys: economies, ...span },
    { keys: ['CSK'], from: '1800-01-01', until: '2100-01-01' },
    { keys: none, ...span },
  ),
  run(read.partiesOfAgreements, { keys: ['desta:1', 'desta:2', 'nobody'] }, { keys: none }),
  run(read.partiesByKey, { keys: ['olga', 'bolt', 'nobody'] }, { keys: none }),
  run(read.partyKeys, {}),
  run(
    read.productsBoughtFromEconomy,
    { buyers: ['USA'], economy: 'MEX', dataset: 'parts', year: 2005, reporter: 'IMPORTER' },
    { buyers: ['USA', 'VNM'], economy: 'XXX', dataset: 'parts', year: 2005, reporter: 'IMPORTER' },
    { buyers: none, economy: 'MEX', dataset: 'parts', year: 2005, reporter: 'IMPORTER' },
  ),
  run(read.buyersFromFirms, { ...chain, keys: firms }, { ...chain, keys: ['nobody'] }, { ...chain, keys: none }),
  run(read.buyersFromIndustries, { ...table, keys: industries }, { ...table, keys: none }),
  run(read.purchasesOfFirms, chain, { ...chain, year: 2012 }),
  run(
    read.purchasesOfFirmsByKey,
    { ...chain, keys: firms },
    { ...chain, keys: none },
    { ...chain, year: 2012, keys: firms },
  ),
  run(read.purchasesOfIndustries, table, { ...table, year: 2012 }),
  run(read.purchasesOfIndustriesByKey, { ...table, keys: industries }, { ...table, keys: none }),
  runOnNothing(read.repeatedFactsOfParties, ...saidAlwaysBy('chain', parties), ...saidAlwaysBy('sanctions', parties)),
  run(read.saidAccessions, ...saidAlwaysBy('treaties', economies)),
  run(read.saidActivities, ...saidBy('chain', firms)),
  run(read.saidAgreements, {}),
  run(read.saidBlocs, {}),
  run(read.saidBodies, {}),
  run(read.saidEconomies, {}),
  run(read.saidExports, ...saidBy('trade', economies)),
  run(read.saidFinalDemands, ...saidBy('table', industries)),
  run(read.saidFirmSupplies, ...saidBy('chain', firms)),
  run(read.saidFirms, {}),
  run(read.saidHoldings, ...saidAlwaysBy('chain', parties)),
  run(read.saidIndustries, {}),
  run(read.saidIndustrySupplies, ...saidBy('table', industries)),
  run(read.saidInvestments, ...saidBy('fdi', economies)),
  run(
    read.firmsOfIndustries,
    { industries: ['MEX:isic4:C29', 'VNM:isic4:C27'], dataset: 'chain', year: 2011 },
    { industries: ['MEX:isic4:C29'], dataset: 'chain', year: 1990 },
    { industries: none, dataset: 'chain', year: 2011 },
  ),
  run(read.listingsOnDay, { date: '2011-12-31' }, { date: '2011-06-29' }, { date: '1900-01-01' }),
  run(read.productKeys, {}),
  run(
    read.productSumsOfExporters,
    { keys: economies, year: 2005, datasets: ['parts', 'trade'] },
    { keys: ['MEX', 'XXX'], year: 2001, datasets: ['parts'] },
    { keys: economies, year: 2005, datasets: [] },
    { keys: none, year: 2005, datasets: ['parts'] },
  ),
  run(
    read.productSumsOfImporters,
    { keys: economies, year: 2005, datasets: ['parts', 'trade'] },
    { keys: ['MEX', 'XXX'], year: 2001, datasets: ['parts'] },
    { keys: economies, year: 2005, datasets: [] },
    { keys: none, year: 2005, datasets: ['parts'] },
  ),
  run(read.sectorKeys, {}),
  run(read.saidCorrespondences, ...saidAlwaysBy('concordance', ['three:A', 'three:B', 'three:C'])),
  run(read.saidEconomyProducts, ...saidAlwaysBy('inputs', ['NLD', 'MYS', 'MEX'])),
  run(read.saidPartyProducts, ...saidAlwaysBy('inputs', ['eto:P3', 'eto:P4', ...firms])),
  run(read.saidProductInputs, ...saidAlwaysBy('inputs', ['eto:N1', 'eto:N2', 'eto:N3'])),
  run(read.saidSectors, {}),
  run(read.saidListedEconomies, ...saidAlwaysBy('listings', economies)),
  run(read.saidListedIndustries, ...saidAlwaysBy('listings', industries)),
  run(read.saidListedParties, ...saidAlwaysBy('listings', parties)),
  run(read.saidListings, {}),
  run(read.saidMemberships, ...saidAlwaysBy('blocs', economies)),
  run(read.saidPersons, {}),
  run(read.saidProductions, ...saidBy('table', economies)),
  run(read.saidProducts, {}),
  run(read.saidReExports, ...saidBy('comtrade', economies)),
  run(read.saidSeats, ...saidAlwaysBy('chain', parties)),
  run(read.saidTradeTotals, ...saidBy('comtrade', economies)),
  run(read.saidVotes, ...saidBy('votes', economies)),
  run(read.seatsOnDay, { date: '2011-12-31' }, { date: '1900-01-01' }),
  run(read.salesToFirms, { ...chain, keys: firms }, { ...chain, year: 2012, keys: firms }, { ...chain, keys: none }),
  run(read.seatsOfParties, { keys: parties }, { keys: none }),
  run(
    read.sectorInvestmentsInEconomies,
    { keys: ['MEX', 'VNM'], years: [2005] },
    { keys: ['MEX'], years: [2011] },
    { keys: none, years: [2005] },
  ),
  run(read.tables, {}),
  run(read.tablesOfEconomy, { economy: 'MEX' }, { economy: 'VNM' }),
  run(
    read.tablesOfIndustries,
    { industries: ['MEX:two:G', 'MEX:one:G'] },
    { industries: ['MEX:isic4:C29'] },
    { industries: none },
  ),
  run(read.tradeSumsOfExporters, ...saidAlwaysBy('comtrade', economies), ...saidAlwaysBy('trade', economies)),
  run(read.tradeSumsOfImporters, ...saidAlwaysBy('comtrade', economies), ...saidAlwaysBy('trade', economies)),
  run(read.tradeTotalsOfEconomies, ...saidAlwaysBy('comtrade', economies)),
  run(
    read.undisclosedHoldersOfFirms,
    { keys: ['nori', 'acme'], date: '2011-12-31' },
    { keys: none, date: '2011-12-31' },
  ),
  run(
    read.usesOfIndustries,
    { ...table, keys: industries },
    { ...table, keys: ['MEX:two:G', 'nobody'] },
    { ...table, year: 2012, keys: industries },
    { ...table, keys: none },
  ),
  run(
    read.votesOfEconomies,
    { keys: economies, from: null, until: null },
    { keys: ['USA'], from: 2012, until: null },
    { keys: ['USA', 'CHN'], from: null, until: 2011 },
    { keys: none, from: 2011, until: 2011 },
  ),
  run(read.yearsOfExports, { keys: economies }, { keys: ['VNM', 'XXX'] }, { keys: none }),
  run(read.yearsOfInvestments, { keys: economies }, { keys: ['VNM', 'XXX'] }, { keys: none }),
  run(read.yearsOfProduction, { keys: economies }, { keys: ['VNM', 'XXX'] }, { keys: none }),
  run(read.yearsOfVotes, { keys: economies }, { keys: ['VNM', 'XXX'] }, { keys: none }),
];

const test2011 = { dataset: 'contract', year: 2011 };
const link = (end: string, id: string) => ({ end, id, record: `contract/${id}`, basis: 'ESTIMATED' });
const economy = {
  record: 'contract/1',
  iso2: null,
  isoNumeric: null,
  name: null,
  region: null,
  subregion: null,
  intermediateRegion: null,
  incomeGroup: null,
  latitude: null,
  longitude: null,
  from: null,
  to: null,
  successors: null,
  aggregate: false,
};
const industry = { record: 'contract/2', economy: 'FJI', scheme: 'two', code: 'G', name: null };
const listed = { from: null, to: null, scope: null, status: null, reason: null, article: null, url: null };
const firm = {
  record: 'contract/4',
  lei: null,
  aliases: null,
  jurisdiction: null,
  legalForm: null,
  category: null,
  status: null,
  registrationStatus: null,
  registerAuthority: null,
  registerNumber: null,
  foundedOn: null,
  dissolvedOn: null,
};
const person = { record: 'contract/5', name: 'Nora', aliases: null, birthDate: null, nationalities: null };
const shares = { exactShare: null, minShare: 0.25, maxShare: 1, minExclusive: null, maxExclusive: true };
const held = {
  ...shares,
  interest: 'ECONOMIC',
  subtype: null,
  directness: null,
  from: null,
  to: null,
  status: null,
  registrationStatus: null,
  statement: null,
};
const relation = {
  type: 'Directorship',
  role: 'Chair',
  from: '2011-01-01',
  to: null,
  status: null,
  registrationStatus: null,
  statement: 'statement-1',
};
const judged = { weight: 0.75, method: 'fellegi-sunter', author: 'Ada', reason: null };
const undisclosed = {
  ...shares,
  category: 'PARENT',
  reason: 'NON_PUBLIC',
  detail: null,
  interest: null,
  from: null,
  to: null,
  statement: null,
};
const ofExporter = { tonnes: 0.5, reportedBy: 'EXPORTER', valuation: 'FOB', revision: 'HS2022' };
const ofNobody = { tonnes: null, reportedBy: null, valuation: null, revision: null };
const unfinished = { key: 'load', dataset: 'contract', spool: '/spool', applied: 3, ending: '{"rows":1}' };
const { dataset } = test2011;
/** One relationship of a batch, whose rows hold a list for each of its fields. */
type Link<R> = { readonly [K in Exclude<keyof R, 'start'>]: R[K] extends readonly (infer T)[] ? T : never };

const inColumns = <R extends { readonly start: string }>(start: string, links: readonly Link<R>[]): R => {
  const fields = Object.keys(links[0] ?? {}) as (keyof Link<R>)[];
  const columns = Object.fromEntries(fields.map((field) => [field, links.map((link) => link[field])]));
  return { start, ...columns } as unknown as R;
};
type RowOf<S> = S extends Statement<{ dataset: string; rows: readonly (infer R)[] }, { written: number }> ? R : never;
const created = <R extends { readonly start: string }>(
  statement: Statement<{ dataset: string; rows: readonly R[] }, { written: number }>,
  start: string,
  ...links: readonly Link<R>[]
) => running(statement, { dataset, rows: [inColumns<R>(start, links)] }, [{ written: links.length }]);

/** What a dataset `contract` says of new nodes beside those of the world, missing values included. */
export const writeRuns: readonly ExpectedRun[] = [
  running(
    write.writeEconomies,
    { dataset, rows: [{ ...economy, key: 'FJI', successors: ['CZE', 'SVK'], latitude: -18 }] },
    [{ written: 1 }],
  ),
  // An economy that another dataset described first is left as it is.
  running(write.writeEconomies, { dataset, rows: [{ ...economy, key: 'MEX', name: 'Not Mexico' }] }, [{ written: 0 }]),
  running(write.writeEconomies, { dataset, rows: [] }, [{ written: 0 }]),
  running(
    write.writeBlocs,
    { dataset, rows: [{ key: 'new', record: 'contract/3', name: 'New', type: 'TREATY', basis: 'x', url: null }] },
    [{ written: 1 }],
  ),
  running(write.writeIndustries, { dataset, rows: ['FJI:two:G', 'FJI:two:S'].map((key) => ({ ...industry, key })) }, [
    { written: 2 },
  ]),
  running(
    write.writeFirms,
    {
      dataset,
      rows: [
        {
          ...firm,
          key: 'lone',
          name: 'Lone',
          lei: 'LEI0LONE',
          aliases: ['Solo', 'Ло́не'],
          jurisdiction: 'US-DE',
          foundedOn: '2001-02-03',
        },
        { ...firm, key: 'mule', name: null },
      ],
    },
    [{ written: 2 }],
  ),
  running(
    write.writePersons,
    { dataset, rows: [{ ...person, key: 'nora', birthDate: '1964-04', nationalities: ['FJI'] }] },
    [{ written: 1 }],
  ),
  running(
    write.writeAgreements,
    {
      dataset,
      rows: [
        {
          key: 'deal',
          record: 'contract/7',
          name: 'Deal',
          type: null,
          signedYear: 2010,
          depth: null,
          depthRasch: -1,
          amendedOn: ['2012-03-01', '2015-01-01'],
        },
      ],
    },
    [{ written: 1 }],
  ),
  running(write.writeBodies, { dataset, rows: [{ key: 'court', record: 'contract/6', name: 'Court' }] }, [
    { written: 1 },
  ]),
  running(
    write.writeProducts,
    {
      dataset,
      rows: [
        { key: '01', record: 'contract/8', name: 'Animals', level: 'CHAPTER', parent: 'I', revision: 'HS2022' },
        { key: 'I', record: 'contract/8', name: 'Animals', level: 'SECTION', parent: null, revision: 'HS2022' },
      ],
    },
    [{ written: 2 }],
  ),
  running(
    write.writeSectors,
    {
      dataset,
      rows: ['a', 'b'].map((code) => ({ key: `x:${code}`, record: 'contract/9', scheme: 'x', code, name: null })),
    },
    [{ written: 2 }],
  ),
  running(
    write.writeListings,
    {
      dataset,
      rows: [
        {
          key: 'list',
          record: 'contract/8',
          name: 'List',
          authority: 'Court',
          programme: null,
          type: 'SANCTIONS',
          url: null,
        },
      ],
    },
    [{ written: 1 }],
  ),
  created(write.createMemberships, 'FJI', {
    ...link('new', 'm1'),
    from: '2011-01-01',
    to: null,
    degree: 1,
    basis: null,
  }),
  created(
    write.createExports,
    'FJI',
    { ...link('MEX', 'e1'), ...ofExporter, year: 2011, product: '8542', sector: null, usd: 7 },
    { ...link('MEX', 'e2'), ...ofNobody, year: 2011, product: null, sector: null, usd: 0.1 + 0.2 },
  ),
  created(
    write.createReExports,
    'FJI',
    { ...link('MEX', 'r1'), ...ofExporter, year: 2011, product: '8542', usd: 3 },
    { ...link('MEX', 'r2'), ...ofExporter, year: 2011, product: null, usd: 5, reportedBy: 'IMPORTER' },
  ),
  created(
    write.createTradeTotals,
    'FJI',
    { ...link('FJI', 'w1'), year: 2011, flow: 'EXPORT', product: null, usd: 9, revision: null },
    { ...link('FJI', 'w2'), year: 2011, flow: 'RE_IMPORT', product: '8542', usd: 0.1, revision: 'HS2022' },
  ),
  created(
    write.createInvestments,
    'FJI',
    {
      ...link('MEX', 'i1'),
      year: 2011,
      measure: 'FLOW',
      reportedBy: 'ORIGIN',
      investor: 'IMMEDIATE',
      sector: null,
      usd: -7,
    },
    {
      ...link('MEX', 'i2'),
      year: 2011,
      measure: 'FLOW',
      reportedBy: 'HOST',
      investor: 'ULTIMATE',
      sector: null,
      usd: 5,
    },
  ),
  created(write.createAccessions, 'FJI', {
    ...link('deal', 't1'),
    from: '2011-01-01',
    to: null,
    precision: 'YEAR',
    entryType: 'BASE_TREATY',
    signedYear: 2010,
    side: null,
  }),
  created(write.createVotes, 'FJI', { ...link('court', 'v1'), year: 2011, idealPoint: -1, series: 'ALL' }),
  created(write.createProductions, 'FJI', {
    ...link('FJI:two:G', 'p1'),
    year: 2011,
    outputUsd: 100,
    valueAddedUsd: null,
    co2Kt: null,
  }),
  created(write.createIndustrySupplies, 'FJI:two:G', { ...link('FJI:two:S', 's1'), year: 2011, usd: 5 }),
  created(write.createFinalDemands, 'FJI:two:G', {
    ...link('MEX', 'd1'),
    year: 2011,
    category: 'INVENTORIES',
    usd: -2.5,
  }),
  created(write.createSeats, 'lone', {
    ...link('FJI', 'a1'),
    role: 'HEADQUARTERS',
    from: null,
    to: '2012-01-01',
    address: 'Main Street 1',
    latitude: -18.1,
    longitude: null,
  }),
  created(write.createActivities, 'lone', {
    ...link('FJI:two:G', 'a2'),
    year: 2011,
    revenueUsd: 1e12,
    purchasesUsd: null,
  }),
  created(write.createFirmSupplies, 'lone', { ...link('mule', 'f1'), year: 2011, product: null, usd: null }),
  created(write.createHoldings, 'nora', { ...link('lone', 'h1'), ...held }),
  created(write.createIndirectHoldings, 'nora', { ...link('mule', 'h2'), ...held, directness: 'INDIRECT' }),
  running(read.saidIndirectHoldings, { dataset, keys: ['nora', 'lone'] }, [
    { start: 'nora', end: 'mule', id: 'h2', ...held, directness: 'INDIRECT', basis: 'ESTIMATED' },
  ]),
  running(read.indirectHoldingsInFirms, { keys: ['mule', 'lone'], date: '2011-06-30' }, [
    {
      firm: 'mule',
      holder: 'nora',
      holderName: 'Nora',
      ...shares,
      interest: 'ECONOMIC',
      subtype: null,
      directness: 'INDIRECT',
      from: null,
      to: null,
      basis: 'ESTIMATED',
      dataset,
      record: 'contract/h2',
    },
  ]),
  created(write.createRelations, 'nora', { ...link('lone', 'r1'), ...relation }),
  running(read.saidRelations, { dataset, keys: ['nora'] }, [
    { start: 'nora', end: 'lone', id: 'r1', ...relation, basis: 'ESTIMATED' },
  ]),
  running(read.relationsOfParties, { keys: ['lone', 'nora', 'mule'], date: '2010-12-31' }, []),
  running(
    read.relationsOfParties,
    { keys: ['lone', 'nora', 'mule'], date: '2011-01-01' },
    [
      { party: 'lone', other: 'nora', otherName: 'Nora', isFirst: false },
      { party: 'nora', other: 'lone', otherName: 'Lone', isFirst: true },
    ].map((one) => ({
      ...one,
      type: 'Directorship',
      role: 'Chair',
      from: '2011-01-01',
      to: null,
      status: null,
      basis: 'ESTIMATED',
      dataset,
      record: 'contract/r1',
    })),
  ),
  created(write.createSameAs, 'lone', { ...link('mule', 'q1'), ...judged }),
  // Two parties that have different identifiers are not one.
  running(
    write.createSameAs,
    { dataset, rows: [inColumns<RowOf<typeof write.createSameAs>>('chip', [{ ...link('lone', 'q2'), ...judged }])] },
    [{ written: 0 }],
  ),
  running(read.saidSameAs, { dataset, keys: ['lone', 'mule'] }, [
    { start: 'lone', end: 'mule', id: 'q1', ...judged, basis: 'ESTIMATED' },
  ]),
  running(read.sameAs, {}, [{ party: 'lone', other: 'mule', partyLei: 'LEI0LONE', otherLei: null, dataset }]),
  running(read.sameAsOfParties, { keys: ['mule'] }, [
    { party: 'mule', other: 'lone', ...judged, dataset, record: 'contract/q1' },
  ]),
  created(write.createUndisclosedHolders, 'lone', { ...link('lone', 'u1'), ...undisclosed }),
  running(read.saidUndisclosedHolders, { dataset, keys: ['nora', 'lone'] }, [
    { start: 'lone', end: 'lone', id: 'u1', ...undisclosed, basis: 'ESTIMATED' },
  ]),
  created(write.createCorrespondences, 'x:a', { ...link('x:b', 'c1'), weight: 1 }),
  created(write.createPartyProducts, 'lone', { ...link('01', 'k1'), share: 0.5, isNegligible: false }),
  created(write.createEconomyProducts, 'FJI', { ...link('01', 'k2'), share: null, isNegligible: true }),
  created(write.createProductInputs, '01', { ...link('I', 'k3') }),
  created(
    write.createListedParties,
    'lone',
    { ...link('list', 'l1'), ...listed, from: '2011-01-01', to: '2012-01-01', reason: 'Arms' },
    { ...link('list', 'l2'), ...listed, from: '2013-01-01', article: 'Article 3', url: 'https://example.org/3' },
  ),
  created(write.createListedEconomies, 'FJI', { ...link('list', 'l3'), ...listed, scope: 'One island' }),
  created(write.createListedIndustries, 'FJI:two:G', { ...link('list', 'l4'), ...listed, status: 'Proposed' }),
  // An end that nobody has is not made up: the count says so, and the load stops for it.
  running(
    write.createFirmSupplies,
    {
      dataset,
      rows: [
        inColumns<RowOf<typeof write.createFirmSupplies>>('lone', [
          { ...link('nobody', 'f2'), year: 2011, product: null, usd: 1 },
        ]),
      ],
    },
    [{ written: 0 }],
  ),
  running(
    write.writeDataset,
    {
      dataset,
      source: 'contract',
      title: 'Contract',
      publisher: null,
      home: null,
      licence: null,
      redistribution: 'NON_COMMERCIAL',
      citation: null,
      edition: null,
      sha256: 'abc',
      files: ['abc file.csv'],
      years: [2011],
      rows: 1,
      records: 17,
      rejected: 0,
      illustrative: false,
      starter: false,
      loadedAt: '2026-01-01T00:00:00.000Z',
      loads: ['{"added":17}'],
      kinds: ['firm'],
      touches: ['{"nodes":["lone"]}'],
    },
    [{ dataset: 'contract' }],
  ),
  running(read.loadsOfDatasets, { keys: [dataset, 'nobody'] }, [{ key: dataset, loads: ['{"added":17}'] }]),
  running(read.touchesOfDataset, { dataset }, [{ touches: ['{"nodes":["lone"]}'] }]),
  running(write.markLoad, { ...unfinished, applied: 0 }, [{ key: 'load' }]),
  running(write.markLoad, unfinished, [{ key: 'load' }]),
  running(write.takeTurn, {}, [{ key: 'turn' }]),
  running(read.unfinishedLoads, {}, [unfinished]),
];

const retired = (
  statement: Statement<
    { dataset: string; rows: readonly { start: string; ids: readonly string[] }[] },
    { retired: number }
  >,
  start: string,
  ...ids: readonly string[]
) => [
  running(statement, { dataset: 'nobody', rows: [{ start, ids }] }, [{ retired: 0 }]),
  running(statement, { dataset, rows: [] }, [{ retired: 0 }]),
  running(statement, { dataset, rows: [{ start, ids: [...ids, 'unknown'] }] }, [{ retired: ids.length }]),
];
const retiredNodes = (
  statement: Statement<{ dataset: string; keys: readonly string[] }, { retired: number }>,
  ...keys: readonly string[]
) => [
  running(statement, { dataset: 'nobody', keys }, [{ retired: 0 }]),
  running(statement, { dataset, keys: [...keys, 'unknown'] }, [{ retired: keys.length }]),
];

/** What takes back all that `writeRuns` said, the description of the dataset excepted. */
export const retireRuns: readonly ExpectedRun[] = [
  // A node that something is tied to stays.
  running(write.retireFirms, { dataset, keys: ['lone'] }, [{ retired: 0 }]),
  ...retired(write.retireMemberships, 'FJI', 'm1'),
  ...retired(write.retireExports, 'FJI', 'e1', 'e2'),
  ...retired(write.retireReExports, 'FJI', 'r1', 'r2'),
  ...retired(write.retireTradeTotals, 'FJI', 'w1', 'w2'),
  ...retired(write.retireInvestments, 'FJI', 'i1', 'i2'),
  ...retired(write.retireAccessions, 'FJI', 't1'),
  ...retired(write.retireVotes, 'FJI', 'v1'),
  ...retired(write.retireProductions, 'FJI', 'p1'),
  ...retired(write.retireIndustrySupplies, 'FJI:two:G', 's1'),
  ...retired(write.retireFinalDemands, 'FJI:two:G', 'd1'),
  ...retired(write.retireSeats, 'lone', 'a1'),
  ...retired(write.retireActivities, 'lone', 'a2'),
  ...retired(write.retireFirmSupplies, 'lone', 'f1'),
  ...retired(write.retireHoldings, 'nora', 'h1'),
  ...retired(write.retireIndirectHoldings, 'nora', 'h2'),
  ...retired(write.retireRelations, 'nora', 'r1'),
  ...retired(write.retireSameAs, 'lone', 'q1'),
  ...retired(write.retireUndisclosedHolders, 'lone', 'u1'),
  ...retired(write.retireCorrespondences, 'x:a', 'c1'),
  ...retired(write.retirePartyProducts, 'lone', 'k1'),
  ...retired(write.retireEconomyProducts, 'FJI', 'k2'),
  ...retired(write.retireProductInputs, '01', 'k3'),
  ...retiredNodes(write.retireSectors, 'x:a', 'x:b'),
  ...retired(write.retireListedParties, 'lone', 'l1', 'l2'),
  ...retired(write.retireListedEconomies, 'FJI', 'l3'),
  ...retired(write.retireListedIndustries, 'FJI:two:G', 'l4'),
  ...retiredNodes(write.retireListings, 'list'),
  ...retiredNodes(write.retireFirms, 'lone', 'mule'),
  ...retiredNodes(write.retirePersons, 'nora'),
  ...retiredNodes(write.retireIndustries, 'FJI:two:G', 'FJI:two:S'),
  ...retiredNodes(write.retireBlocs, 'new'),
  ...retiredNodes(write.retireAgreements, 'deal'),
  ...retiredNodes(write.retireBodies, 'court'),
  ...retiredNodes(write.retireProducts, '01', 'I'),
  ...retiredNodes(write.retireEconomies, 'FJI'),
  running(write.forgetEconomies, { dataset: 'nobody' }, [{ forgotten: 0 }]),
  running(write.disownNodes, { dataset: 'nobody' }, [{ disowned: 0 }]),
  running(write.dropBareEconomies, {}, [{ dropped: 0 }]),
  running(write.dropBareIndustries, {}, [{ dropped: 0 }]),
  running(write.removeDataset, { dataset: 'nobody' }, [{ removed: 0 }]),
  running(write.endLoad, { dataset: 'nobody' }, [{ ended: 0 }]),
  running(write.endLoad, { dataset }, [{ ended: 1 }]),
  running(write.endLoad, { dataset }, [{ ended: 0 }]),
];

/** Columns that are lists of one order: entry by entry they belong together, and the order itself is not promised. */
const packed: Readonly<Record<string, readonly string[]>> = {
  'read/activities-of-chain': ['revenueUsd', 'purchasesUsd'],
  'read/purchases-of-firms': ['usd'],
  'read/purchases-of-industries': ['usd'],
};

/** Columns that are lists in no promised order. Every other list comes in its order. */
const unordered: Readonly<Record<string, readonly string[]>> = {
  'read/firms-of-chain-by-key': ['revenueUsd', 'purchasesUsd'],
  'read/years-of-exports': ['years'],
  'read/years-of-investments': ['years'],
  'read/years-of-production': ['output', 'emissions'],
  'read/years-of-votes': ['years'],
};

/** Columns that tell when the world was loaded. */
const ofTheDay = ['loadedAt', 'state'];

/** Columns of numbers that each engine has given its nodes itself (docs/decisions/0008 says why a layer is read by them). */
export const ofTheEngine: Readonly<Record<string, readonly string[]>> = {
  'read/activities-of-chain': ['firms'],
  'read/firms-of-chain': ['number'],
  'read/industries-of-table': ['number'],
  'read/purchases-of-firms': ['buyer', 'suppliers'],
  'read/purchases-of-industries': ['buyer', 'suppliers'],
  'read/seats-of-chain': ['firms'],
};

/** An answer as two engines must agree on it: in order where the statement orders, else sorted; so with its lists. */
export function comparable(statement: Statement, rows: readonly Row[]): readonly string[] {
  const lines = rows.map((row) => {
    const zipped = packed[statement.name] ?? [];
    const leftOut = [...ofTheDay, ...(ofTheEngine[statement.name] ?? [])];
    const columns = statement.returns
      .map(({ name }) => name)
      .filter((name) => !leftOut.includes(name) && !zipped.includes(name))
      .map((name) => {
        const list = unordered[statement.name]?.includes(name) ? (row[name] as unknown[]).toSorted() : row[name];
        return [name, list] as const;
      });
    const lists = zipped.map((name) => row[name] as readonly unknown[]);
    const entries = (lists[0] ?? []).map((_, at) => JSON.stringify(lists.map((list) => list[at]))).sort();
    return JSON.stringify([...columns, entries, lists.map((list) => list.length)]);
  });
  return /ORDER BY/.test(statement.text.slice(statement.text.lastIndexOf('RETURN '))) ? lines : lines.sort();
}

/** A run of a saved query as test/world/expected/ has it. */
export interface SavedRun {
  readonly parameters: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
}

/** The runs of a saved query and the rows worked out for each. @throws naming the file to add where there is none. */
export function savedRuns(name: string): readonly SavedRun[] {
  const file = `expected/${name}.json`;
  let text: string;
  try {
    text = readFileSync(worldFile(file), 'utf8');
  } catch {
    throw new Error(
      `The saved query '${name}' has no expected rows: add test/world/${file} (test/world/README.md says how)`,
    );
  }
  const withRecords = text.replace(/\{([\w-]+\.csv\/[^}"]+)\}/g, (_, place: string) => recordOf(place));
  const { runs } = JSON.parse(withRecords) as { readonly runs: readonly SavedRun[] };
  if (!runs.some(({ rows }) => rows.length > 0)) throw new Error(`test/world/${file} has no run that answers a row`);
  return runs;
}

/** Names of the statements of a folder of queries/, found on disk. */
export function statementsOnDisk(folder: 'read' | 'write' | 'saved'): readonly string[] {
  return readdirSync(new URL(`../queries/${folder}/`, import.meta.url))
    .filter((file) => file.endsWith('.cypher'))
    .map((file) => (folder === 'saved' ? '' : `${folder}/`) + basename(file, '.cypher'));
}

/** Runs a scenario and answers what each statement did, in order. */
export async function answers(
  write: Write,
  runs: readonly Run[],
): Promise<readonly (readonly [string, readonly Row[]])[]> {
  const all: (readonly [string, readonly Row[]])[] = [];
  for (const { statement, parameters } of runs) {
    for (const given of parameters) all.push([statement.name, await write(statement as Statement<object, Row>, given)]);
  }
  return all;
}

/** A store as a transaction sees it, for whatever only reads. */
export function storeInside(store: Store, write: Write): Store {
  return {
    ...store,
    rows: write,
    async each(statement, parameters, take) {
      for (const row of await write(statement, parameters)) take(row);
    },
    async *stream(statement, parameters) {
      yield* await write(statement, parameters);
    },
  };
}

/** What every store must do, on the test world. */
export function describeStoreContract(world: World): void {
  test.each(readRuns.map((given) => [given.statement.name, given] as const))(
    '%s answers what its header promises',
    async (_, { statement, parameters, onNothing = false }) => {
      let first = true;
      for (const given of parameters) {
        const rows = await world.store.rows(statement as Statement<object, Row>, given);
        if (first) expect(rows.length === 0).toBe(onNothing);
        first = false;
        expectAsPromised(statement, rows);
        const streamed: Row[] = [];
        for await (const row of world.store.stream(statement as Statement<object, Row>, given)) streamed.push(row);
        expect(comparable(statement, streamed)).toEqual(comparable(statement, rows));
        const taken: Row[] = [];
        await world.store.each(statement as Statement<object, Row>, given, (row) => taken.push(row));
        expect(comparable(statement, taken)).toEqual(comparable(statement, rows));
      }
    },
  );

  test.each(statementsOnDisk('saved'))('the saved query %s answers the rows worked out by hand', async (name) => {
    const statement = savedStatements().find((saved) => saved.name === name) as Statement;
    for (const { parameters, rows } of savedRuns(name)) {
      const answer = await world.store.rows(statement, readParameters(statement.parameters, parameters));
      expectAsPromised(statement, answer);
      expect(answer).toEqual(rows);
    }
  });

  test('what a dataset says is written, and taken back to the last relationship', async () => {
    const before = await graphDump(world.store);
    const undo = new Error('undo');
    const done = world.store.transaction(async (write) => {
      expect(await answers(write, writeRuns)).toEqual(writeRuns.map(({ statement, rows }) => [statement.name, rows]));
      const inside = await graphDump(storeInside(world.store, write));
      expect(inside.length).toBeGreaterThan(before.length + 17);
      expect(await graphDump(world.store)).toEqual(before); // nobody else sees it yet
      expect(await answers(write, retireRuns)).toEqual(retireRuns.map(({ statement, rows }) => [statement.name, rows]));
      const left = await graphDump(storeInside(world.store, write));
      expect(left.filter((line) => !before.includes(line))).toHaveLength(1); // the dataset's description
      expect(before.filter((line) => !left.includes(line))).toEqual([]);
      throw undo;
    });
    await expect(done).rejects.toBe(undo);
    expect(await graphDump(world.store)).toEqual(before);
  });

  test('a transaction whose statement fails leaves the graph as it was, and the next one is done', async () => {
    const before = await graphDump(world.store);
    const wrong = { ...(read.blocKeys as unknown as Statement<object, Row>), text: 'NO CYPHER' };
    const broken = world.store.transaction(async (write) => {
      await answers(write, writeRuns.slice(0, 6));
      await write(wrong, {});
    });
    await expect(broken).rejects.toMatchObject({ code: 'STORE_FAILED' });
    expect(await graphDump(world.store)).toEqual(before);
    await expect(world.store.transaction((write) => write(read.blocKeys, {}))).resolves.toHaveLength(4);
  });

  test('statements that are sent together run in the order sent, and one that fails takes all with it', async () => {
    const before = await graphDump(world.store);
    const named = (name: string) => ({ dataset, rows: [{ key: 'council', record: 'r', name }] });
    const names = ['first', 'second', 'third', 'last'];
    const undo = new Error('undo');
    const done = world.store.transaction(async (run) => {
      await Promise.all(names.map((name) => run(write.writeBodies, named(name))));
      const said = await run(read.saidBodies, {});
      expect(said.filter(({ key }) => key === 'council')).toMatchObject([{ name: 'last' }]);
      throw undo;
    });
    await expect(done).rejects.toBe(undo);
    const wrong = { ...(read.blocKeys as unknown as Statement<object, Row>), text: 'NO CYPHER' };
    const broken = world.store.transaction((run) =>
      Promise.all([run(write.writeBodies, named('first')), run(wrong, {}), run(write.writeBodies, named('last'))]),
    );
    await expect(broken).rejects.toMatchObject({ code: 'STORE_FAILED' });
    expect(await graphDump(world.store)).toEqual(before);
  });

  test('preparing a store again changes nothing and keeps keys unique', async () => {
    const before = await graphDump(world.store);
    await world.store.prepare();
    await world.store.prepare();
    expect(await world.store.missingConstraints()).toEqual([]);
    expect(await graphDump(world.store)).toEqual(before);
    const double = { ...write.writeFirms, text: "CREATE (:Party:Firm {id: 'acme'}) RETURN 1 AS written" };
    const refused = world.store.transaction((write) => write(double, { dataset, rows: [] }));
    await expect(refused).rejects.toMatchObject({ code: 'STORE_FAILED' });
    expect(await graphDump(world.store)).toEqual(before);
  });

  test('transactions that run at the same time all end, each as a whole', async () => {
    const before = await graphDump(world.store);
    const names = Array.from({ length: 8 }, (_, at) => `parallel-${at}`);
    const [odd, even] = [1, 0].map((rest) => names.filter((_, at) => at % 2 === rest));
    const outcomes = await Promise.allSettled(
      names.map((key, at) =>
        world.store.transaction(async (run) => {
          await run(write.writeFirms, { dataset, rows: [{ ...firm, key, name: key }] });
          await run(write.createSeats, {
            dataset,
            rows: [
              inColumns<RowOf<typeof write.createSeats>>(key, [
                {
                  ...link('VNM', key),
                  role: null,
                  from: null,
                  to: null,
                  address: null,
                  latitude: null,
                  longitude: null,
                },
              ]),
            ],
          });
          if (at % 2 === 1) throw new Error('half way');
        }),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(
      names.map((_, at) => (at % 2 === 1 ? 'rejected' : 'fulfilled')),
    );
    const seats = await world.store.rows(read.seatsOfParties, { keys: names });
    expect(seats.map(({ party }) => party)).toEqual(even);
    expect(await world.store.rows(read.firmsByKey, { keys: odd ?? [] })).toEqual([]);
    await world.store.transaction(async (run) => {
      await run(write.retireSeats, { dataset, rows: names.map((start) => ({ start, ids: [start] })) });
      await run(write.retireFirms, { dataset, keys: names });
    });
    expect(await graphDump(world.store)).toEqual(before);
  });

  test('the revision is another once a load has written, and the same after reading or a change undone', async () => {
    const before = await world.store.revision();
    await world.store.rows(read.blocKeys, {});
    const undone = world.store.transaction(async (run) => {
      await run(write.markLoad, unfinished);
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(await world.store.revision()).toBe(before);
    await world.store.transaction((run) => run(write.markLoad, unfinished));
    const marked = await world.store.revision();
    expect(marked).not.toBe(before);
    await world.store.transaction((run) => run(write.endLoad, { dataset }));
    expect(await world.store.revision()).not.toBe(marked);
  });

  test('an optional parameter that is left out takes its default, and a required one is asked for', async () => {
    const saved = savedStatements().find(({ name }) => name === 'top-export-markets') as Statement<object, Row>;
    const given = { economy: 'MEX', year: 2012 };
    const whole = await world.store.rows(saved, { ...given, first: 10, dataset: null });
    expect(await world.store.rows(saved, given)).toEqual(whole);
    expect(await world.store.rows(saved, { ...given, first: undefined, nobody: 1 })).toEqual(whole);
    await expect(world.store.rows(saved, { economy: 'MEX' })).rejects.toThrow('year is required');
    await expect(world.store.rows(saved, { ...given, year: 2012.5 })).rejects.toThrow('whole number');
  });

  test('what is thrown over a row ends the read, no row comes after it, and the store can be used again', async () => {
    let taken = 0;
    const reading = world.store.each(read.partyKeys, {}, () => {
      taken++;
      throw new Error('enough');
    });
    await expect(reading).rejects.toThrow('enough');
    expect(taken).toBe(1);
    expect((await world.store.rows(read.partyKeys, {})).length).toBeGreaterThan(1);
  });

  test('a statement that writes is refused in a read where the engine can tell', async () => {
    const before = await graphDump(world.store);
    const writing = world.store.rows(write.writePersons, {
      dataset,
      rows: [{ ...person, key: 'nora' }],
    });
    if ('refusing to write in a read' in notSupported[world.store.engine]) {
      await writing;
      await world.store.transaction((run) => run(write.retirePersons, { dataset, keys: ['nora'] }));
    } else {
      await expect(writing).rejects.toMatchObject({ code: 'STORE_FAILED' });
    }
    expect(await graphDump(world.store)).toEqual(before);
  });
}

function expectAsPromised(statement: Statement, rows: readonly Row[]): void {
  const names = statement.returns.map(({ name }) => name).sort();
  for (const row of rows) {
    expect(Object.keys(row).sort()).toEqual(names);
    for (const field of statement.returns) {
      if (!isOfType(row[field.name], field.type))
        expect([statement.name, field.name, row[field.name]]).toEqual(typeOf(field));
    }
  }
}

function typeOf({ name, graphqlType }: Field): string {
  return `${name} ${graphqlType}`;
}

function isOfType(value: unknown, type: ValueType): boolean {
  if (value === null) return !type.required;
  if (type.kind === 'list') return Array.isArray(value) && value.every((item) => isOfType(item, type.of));
  if (type.kind === 'rows') return false;
  switch (type.scalar) {
    case 'ID':
    case 'String':
      return typeof value === 'string';
    case 'Iso3':
      return /^[A-Z0-9]{3,4}$/.test(String(value));
    case 'Date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
    case 'Boolean':
      return typeof value === 'boolean';
    case 'Int':
    case 'Year':
      return Number.isInteger(value);
    case 'Share':
      return typeof value === 'number' && value >= 0 && value <= 1;
    case 'Float':
    case 'Usd':
      return Number.isFinite(value);
  }
}
