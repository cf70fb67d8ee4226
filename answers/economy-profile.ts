import { profileOfTies } from '../analytics/catalog.ts';
import { centroid, idealPointDistance } from '../analytics/ideal-point.ts';
import { shareOf } from '../analytics/share-of.ts';
import type { Graph } from '../graph/graph.ts';
import type { Store } from '../graph/store.ts';
import { KnownError } from '../model/errors.ts';
import type { Finding } from '../model/finding.ts';
import type { Iso3 } from '../model/iso3.ts';
import {
  agreementsBetween,
  agreementsByKey,
  economiesByKey,
  partiesOfAgreements,
} from '../queries/__generated__/read.ts';
import { type BlocChoice, type BlocMembers, commonMember, findBlocMembers, fullMembers } from './bloc-members.ts';
import {
  type IdealPoints,
  importsOf,
  loadIdealPoints,
  loadInvestmentDatasets,
  loadNearestTrade,
  nearestDataset,
  sumOver,
  type TradeOfYear,
} from './connector-figures.ts';
import { type ChainsToBloc, loadChainsToBlocs, loadTable } from './connector-table.ts';
import { type PartnersOfTies, partnersOf, tiesOfEconomies } from './connector-ties.ts';
import { type Connector, type ConnectorRanking, loadConnectors, usualWeights } from './connectors.ts';
import { type DatasetRow, type DatasetsInUse, loadDatasetsInUse } from './datasets-in-use.ts';
import { loadDatasetsHaving } from './loads-of-datasets.ts';
import { once } from './once.ts';
import { type InvestmentPartners, loadInvestmentPartners, type Reporter } from './partner-figures.ts';
import { sumOfProducts } from './sums-of-products.ts';

export interface ProfileQuestion {
  readonly economy: Iso3;
  /** Blocs that its ties are set out by; they may overlap. */
  readonly blocs: readonly BlocChoice[];
  /** Null for every year that the data hold, the last `mostYears` of them. */
  readonly years: readonly number[] | null;
}

/** What a profile may lack. */
export type ProfileFigure =
  | 'MEMBERS'
  | 'TRADE'
  | 'INWARD_INVESTMENT'
  | 'OUTWARD_INVESTMENT'
  | 'AGREEMENTS'
  | 'VOTES'
  | 'EXPOSURE'
  | 'LEVERAGE'
  | 'STANDING';

/** Why figures are null: of all blocs, or of one. */
export interface MissingFigure {
  readonly figure: ProfileFigure;
  readonly bloc: string | null;
  readonly reason: string;
}

/** Direct investment with the members of a bloc in one year, as one side reports it. Positive flows; shares of all of them. */
export interface InvestmentTie {
  readonly usd: number;
  readonly share: number | null;
  readonly reportedBy: Reporter;
}

/** Trade agreements that bind the economy and members of a bloc. */
export interface AgreementTie {
  /** Keys, the deepest first. */
  readonly agreements: readonly string[];
  /** Members of the bloc that are bound to it by any of them, of all its members but itself. */
  readonly members: number;
  readonly of: number;
  /** Provisions of the deepest, 0 to 7; null where none is coded. */
  readonly deepest: number | null;
}

/** Everything that ties an economy to a bloc in a year. Null where nobody states it, which `missing` explains. */
export interface TiesToBloc {
  readonly bloc: string;
  /** Its own membership, 0..1. */
  readonly degree: number;
  readonly exportsUsd: number | null;
  readonly exportsShare: number | null;
  readonly importsUsd: number | null;
  readonly importsShare: number | null;
  readonly leverage: number | null;
  readonly vulnerability: number | null;
  readonly net: number | null;
  readonly investmentFrom: InvestmentTie | null;
  readonly investmentIn: InvestmentTie | null;
  readonly agreements: AgreementTie | null;
  /** Between its ideal point and the mean of the members’. */
  readonly voteDistance: number | null;
  /** Shares of its output that has met the bloc, and of its value added that the bloc finally absorbs. */
  readonly upstream: number | null;
  readonly downstream: number | null;
}

/** An economy in one year. Figures are of that very year: none is carried over from another. */
export interface ProfileOfYear {
  readonly year: number;
  readonly memberOf: readonly string[];
  readonly exportsUsd: number | null;
  readonly importsUsd: number | null;
  readonly markets: PartnersOfTies | null;
  readonly suppliers: PartnersOfTies | null;
  readonly investors: PartnersOfTies | null;
  readonly idealPoint: number | null;
  readonly ties: readonly TiesToBloc[];
  readonly missing: readonly MissingFigure[];
  /** Where it stands among the connectors of the blocs in that year, of how many; null where `missing` says so. */
  standing(): Promise<{ readonly connector: Connector; readonly among: number } | null>;
}

export interface EconomyProfile extends Finding {
  readonly economy: Iso3;
  readonly blocs: readonly string[];
  /** The earliest first. */
  readonly series: readonly ProfileOfYear[];
}

/** Years that one profile may show. */
export const mostYears = 30;

const profileSources = { trade: 'trade', investment: 'unctad-fdi', votes: 'ideal-points', agreements: 'desta' };

/** What one year of a profile is made of. */
interface YearOfFigures {
  readonly year: number;
  readonly blocs: readonly BlocMembers[];
  readonly trade: TradeOfYear | null;
  readonly inward: InvestmentPartners | null;
  readonly outward: InvestmentPartners | null;
  readonly votes: IdealPoints | null;
  /** Null where no table is of the year. */
  readonly chains: readonly ChainsToBloc[] | null;
  readonly isInTable: boolean;
  /** Datasets of the chains, and those of the standing, which may be of other years. */
  readonly otherDatasets: readonly string[];
}

/**
 * Everything the graph says of how one economy stands between blocs: trade, investment, treaties, votes, exposure and
 * standing, year by year, with what is missing said and never filled in.
 *
 * @throws KnownError NOT_FOUND for an unknown economy or bloc, or a bloc without members in every year; BAD_USER_INPUT for
 *   no bloc, no year, or more than `mostYears`.
 */
export async function loadEconomyProfile(graph: Graph, question: ProfileQuestion): Promise<EconomyProfile> {
  const began = performance.now();
  const { store } = graph;
  const { economy } = question;
  const [known] = await store.rows(economiesByKey, { keys: [economy] });
  if (!known) throw new KnownError('NOT_FOUND', { kind: 'economy', key: economy });
  const datasets = await loadDatasetsInUse(store);
  const years = await loadYears(store, question.years, datasets);
  if (question.blocs.length === 0)
    throw new KnownError('BAD_USER_INPUT', { what: 'The blocs', found: 'none', wanted: 'one or more' });
  const treaties = has(datasets, profileSources.agreements) ? await loadTreaties(graph, economy) : null;
  const found: YearOfFigures[] = [];
  for (const year of years) found.push(await figuresOf(graph, datasets, question, year));
  const [first] = found as [YearOfFigures];
  const empty = first.blocs.find((_, at) => found.every(({ blocs }) => blocs[at]?.degrees.size === 0));
  if (empty) throw new KnownError('NOT_FOUND', { kind: `bloc with members in ${years.join(', ')}`, key: empty.key });
  const series = found.map((figures) => profileOf(graph, question, figures, treaties));
  const cells = series.length * (first.blocs.length * figuresOfTie.length);
  const absent = series.reduce((sum, { ties }) => sum + ties.flatMap(nullsOf).length, 0) / cells;
  const used = <T>(of: (figures: YearOfFigures) => T | null) => found.filter((figures) => of(figures) !== null);
  const kinds = [
    { figure: 'trade', years: used(({ trade }) => trade) },
    { figure: 'investment', years: used(({ inward, outward }) => inward ?? outward) },
    { figure: 'votes', years: used(({ votes }) => votes) },
    { figure: 'input-output table', years: used(({ chains }) => chains) },
  ];
  const last = years.at(-1) as number;
  return {
    economy,
    blocs: first.blocs.map(({ key }) => key),
    series,
    method: profileOfTies,
    years: {
      asked: last,
      used: last,
      membershipsOn: dayOf(last),
      figures: kinds.flatMap(({ figure, years: of }) => of.map(({ year }) => ({ figure, year }))),
    },
    coverage: {
      level: absent === 0 ? 'FULL' : absent < 1 ? 'PARTIAL' : 'NONE',
      unknownShare: absent,
      unstatedShare: 0,
      membersNotShown: [],
    },
    assumptions: assumptions(
      treaties !== null,
      found.some(({ trade }) => trade?.isSummed),
    ),
    datasets: datasetsOf(found, treaties),
    cost: { nodes: 0, links: 0, sweeps: 0, milliseconds: performance.now() - began },
  };
}

const figuresOfTie = [
  'exportsUsd',
  'importsUsd',
  'investmentFrom',
  'investmentIn',
  'agreements',
  'voteDistance',
  'upstream',
] as const;

function nullsOf(tie: TiesToBloc): readonly string[] {
  return figuresOfTie.filter((figure) => tie[figure] === null);
}

/** The years of trade, investment and tables: where no source of whole tables is loaded, those of whatever states either. */
async function loadYearsHeld(store: Store, { byKey }: DatasetsInUse): Promise<readonly number[]> {
  const yearsOf = (isMeant: (dataset: DatasetRow) => boolean) =>
    [...byKey.values()].filter(isMeant).flatMap(({ years }) => years);
  const sources: readonly string[] = [profileSources.trade, profileSources.investment, 'mrio'];
  const held = yearsOf(({ source }) => sources.includes(source));
  if (held.length > 0) return held;
  const keys = [...byKey.keys()];
  const having = [
    ...(await loadDatasetsHaving(store, keys, 'export')),
    ...(await loadDatasetsHaving(store, keys, 'investment')),
  ];
  return yearsOf(({ key }) => having.includes(key));
}

async function loadYears(
  store: Store,
  asked: readonly number[] | null,
  datasets: DatasetsInUse,
): Promise<readonly number[]> {
  const wanted = [...new Set(asked ?? (await loadYearsHeld(store, datasets)))].sort((a, b) => a - b);
  if (wanted.length === 0)
    throw asked === null
      ? new KnownError('NOT_FOUND', { kind: 'year', key: 'any', hint: 'No trade, investment or table is loaded.' })
      : new KnownError('BAD_USER_INPUT', { what: 'The years', found: 'none', wanted: 'one or more' });
  if (asked !== null && wanted.length > mostYears)
    throw new KnownError('BAD_USER_INPUT', {
      what: 'The years',
      found: String(wanted.length),
      wanted: `at most ${mostYears}`,
    });
  return wanted.slice(-mostYears);
}

async function figuresOf(
  graph: Graph,
  datasets: DatasetsInUse,
  { economy, blocs: choices }: ProfileQuestion,
  year: number,
): Promise<YearOfFigures> {
  const { store } = graph;
  const blocs: BlocMembers[] = [];
  for (const choice of choices) blocs.push(await findBlocMembers(store, choice, dayOf(year)));
  // Nothing of another year stands for the year.
  const ofYear = new Map(
    [...datasets.byKey].map(([key, dataset]) => [
      key,
      { ...dataset, years: dataset.years.filter((one) => one === year) },
    ]),
  );
  const [flows] = await loadInvestmentDatasets(graph, ofYear, year);
  const ideal = nearestDataset(ofYear, [profileSources.votes], year);
  const investment = async (direction: 'INWARD' | 'OUTWARD') => {
    if (!flows) return null;
    const asked = { economies: [economy], direction, year, partners: null, measure: 'FLOW' } as const;
    const [usual] = await loadInvestmentPartners(graph, { ...asked, dataset: null });
    if (usual?.used === year) return usual;
    const [ofTheYear] = await loadInvestmentPartners(graph, { ...asked, dataset: flows.dataset.key });
    return ofTheYear ?? null;
  };
  const table = await loadTable(graph, datasets, blocs, year, null);
  const ofTable = table?.layer.year === year ? table : null;
  const trade = (await loadNearestTrade(graph, ofYear, year))?.trade ?? null;
  const isRanked = whyUnranked(economy, { year, blocs, trade }) === null;
  const [nearestFlows] = isRanked ? await loadInvestmentDatasets(graph, datasets.byKey, year) : [];
  const nearest = (source: string, first: readonly string[] = []) =>
    isRanked ? nearestDataset(datasets.byKey, [source], year, first)?.dataset.key : undefined;
  const others = [
    (isRanked ? table : ofTable)?.layer.dataset,
    nearestFlows?.dataset.key,
    nearest(profileSources.trade, graph.precedence.trade.datasets),
    nearest(profileSources.votes),
  ];
  return {
    year,
    blocs,
    trade,
    inward: await investment('INWARD'),
    outward: await investment('OUTWARD'),
    votes: ideal && (await loadIdealPoints(store, ideal.dataset.key, year)),
    chains: ofTable && (await loadChainsToBlocs(graph, ofTable, economy, blocs)),
    isInTable: ofTable?.shown.has(economy) ?? false,
    otherDatasets: others.filter((key) => key !== undefined),
  };
}

function profileOf(
  graph: Graph,
  { economy, blocs: choices }: ProfileQuestion,
  figures: YearOfFigures,
  treaties: Treaties | null,
): ProfileOfYear {
  const { year, blocs, trade, inward, outward, votes, chains, isInTable } = figures;
  const missing: MissingFigure[] = [];
  const lacks = (figure: ProfileFigure, reason: string, bloc: string | null = null) =>
    missing.push({ figure, bloc, reason });
  const markets = trade && (trade.exports.get(economy) ?? new Map<Iso3, number>());
  const suppliers = trade && importsOf(trade, economy);
  const trades = trade?.economies.has(economy) === true;
  const invested = { from: reportOf(inward, ['HOST', 'ORIGIN']), in: reportOf(outward, ['ORIGIN', 'HOST']) };
  const ownPoint = votes?.points.get(economy) ?? null;

  if (!trade) lacks('TRADE', `No trade data are of ${year}.`);
  else if (!trades) lacks('TRADE', `The trade data of ${year} do not name it.`);
  const noFlow = (found: InvestmentPartners | null, way: string) =>
    found ? `Neither side reports ${way} of ${year}.` : `No investment data are of ${year}.`;
  if (!invested.from) lacks('INWARD_INVESTMENT', noFlow(inward, 'investment in it'));
  if (!invested.in) lacks('OUTWARD_INVESTMENT', noFlow(outward, 'investment by it'));
  if (!treaties) lacks('AGREEMENTS', 'No treaties are loaded.');
  if (!votes) lacks('VOTES', `No ideal points are of ${year}.`);
  else if (ownPoint === null) lacks('VOTES', `It has no ideal point in ${year}: who has no vote has none.`);
  if (!chains) lacks('EXPOSURE', `No input-output table is of ${year}.`);
  else if (!isInTable) lacks('EXPOSURE', `The table of ${year} does not show it apart.`);

  const [ofTrade] = trades ? tiesOfEconomies([economy], blocs, { trade, base: null, investment: null }) : [];
  const ties = blocs.map((bloc, at): TiesToBloc => {
    const members = [...fullMembers(bloc)].filter((member) => member !== economy);
    if (bloc.degrees.size === 0) lacks('MEMBERS', `It has no members on ${dayOf(year)}.`, bloc.key);
    else if (members.length === 0) lacks('MEMBERS', 'It has no full member beside the economy itself.', bloc.key);
    const known = members.length > 0;
    const dependence = ofTrade?.dependences.find((one) => one.bloc === bloc.key);
    if (trades && known && !dependence)
      lacks('LEVERAGE', 'It belongs to the bloc, which does not import from itself.', bloc.key);
    const centre =
      votes &&
      centroid(members.flatMap((member) => (votes.points.has(member) ? [[votes.points.get(member) as number]] : [])));
    if (ownPoint !== null && known && !centre) lacks('VOTES', `No member has an ideal point in ${year}.`, bloc.key);
    const chain = chains?.[at];
    if (isInTable && known && chain?.upstream === null)
      lacks('EXPOSURE', `The table of ${year} shows none of its members apart.`, bloc.key);
    const exports = trades && known ? sumOver(markets ?? undefined, members) : null;
    const imports = trades && known ? sumOver(suppliers ?? undefined, members) : null;
    return {
      bloc: bloc.key,
      degree: bloc.degrees.get(economy) ?? 0,
      exportsUsd: exports,
      exportsShare: part(exports, total(markets)),
      importsUsd: imports,
      importsShare: part(imports, total(suppliers)),
      leverage: dependence?.leverage ?? null,
      vulnerability: dependence?.vulnerability ?? null,
      net: dependence?.net ?? null,
      investmentFrom: known ? investmentTie(invested.from, members) : null,
      investmentIn: known ? investmentTie(invested.in, members) : null,
      agreements: treaties && known ? agreementTie(treaties, economy, members, dayOf(year)) : null,
      voteDistance: ownPoint === null || !centre ? null : idealPointDistance([ownPoint], centre),
      upstream: chain?.upstream ?? null,
      downstream: chain?.downstream ?? null,
    };
  });

  const unranked = whyUnranked(economy, figures);
  if (unranked !== null) lacks('STANDING', unranked);
  return {
    year,
    memberOf: blocs.filter(({ degrees }) => (degrees.get(economy) ?? 0) > 0).map(({ key }) => key),
    exportsUsd: trades ? total(markets) : null,
    importsUsd: trades ? total(suppliers) : null,
    markets: trade && partnersOf(markets ?? undefined, trade.economies.size - 1),
    suppliers: trade && partnersOf(suppliers ?? undefined, trade.economies.size - 1),
    investors: invested.from && partnersOf(invested.from.flows, invested.from.flows.size),
    idealPoint: ownPoint,
    ties,
    missing,
    standing: once(async () => {
      if (unranked !== null) return null;
      const { items } = await rankingOf(graph, choices, year);
      const connector = items.find((item) => item.economy === economy);
      return connector ? { connector, among: items.length } : null;
    }),
  };
}

function rankingOf(graph: Graph, between: readonly BlocChoice[], year: number): Promise<ConnectorRanking> {
  return loadConnectors(graph, { between, year, weights: usualWeights({}), dataset: null, sectors: [], products: [] });
}

/** Why the economy has no place among the connectors of the year; null where it has one. */
function whyUnranked(
  economy: Iso3,
  { year, blocs, trade }: Pick<YearOfFigures, 'year' | 'blocs' | 'trade'>,
): string | null {
  if (blocs.length < 2) return 'A connector stands between two blocs or more: one was asked about.';
  if (blocs.some(({ degrees }) => degrees.size === 0)) return `One of the blocs has no members on ${dayOf(year)}.`;
  const common = commonMember(blocs);
  if (common) return `${common.economy} belongs to both ${common.first} and ${common.second}: between them is nobody.`;
  if (!trade) return `No trade data are of ${year}: those of another year would stand for it.`;
  if (!trade.economies.has(economy)) return `The trade data of ${year} do not name it.`;
  if (blocs.filter(({ degrees }) => degrees.get(economy) !== 1).length < 2)
    return 'It is a full member of one of every two blocs asked about.';
  return null;
}

interface ReportedFlows {
  readonly reportedBy: Reporter;
  /** By partner, US dollars, disinvestment included. */
  readonly flows: ReadonlyMap<Iso3, number>;
  readonly positiveUsd: number;
}

/** The flows as the first side that reports any states them: two reports are never mixed. */
function reportOf(found: InvestmentPartners | null, preferred: readonly Reporter[]): ReportedFlows | null {
  for (const reportedBy of preferred) {
    const reported = found?.totals.find((one) => one.reportedBy === reportedBy);
    if (!found || !reported) continue;
    const flows = new Map<Iso3, number>();
    for (const { key, byHost, byOrigin } of found.partners) {
      const report = reportedBy === 'HOST' ? byHost : byOrigin;
      if (report) flows.set(key, report.usd);
    }
    return { reportedBy, flows, positiveUsd: reported.positiveUsd };
  }
  return null;
}

function investmentTie(reported: ReportedFlows | null, members: readonly Iso3[]): InvestmentTie | null {
  if (!reported) return null;
  const usd = members.reduce((sum, member) => sum + Math.max(0, reported.flows.get(member) ?? 0), 0);
  return { usd, share: part(usd, reported.positiveUsd), reportedBy: reported.reportedBy };
}

interface Treaties {
  readonly parties: readonly NonNullable<typeof partiesOfAgreements.types>['row'][];
  readonly depths: ReadonlyMap<string, number | null>;
}

async function loadTreaties({ store }: Graph, economy: Iso3): Promise<Treaties> {
  const keys = (await store.rows(agreementsBetween, { economies: [economy], on: null })).map(({ key }) => key);
  const rows = await store.rows(agreementsByKey, { keys });
  return {
    parties: await store.rows(partiesOfAgreements, { keys }),
    depths: new Map(rows.map(({ key, depth }) => [key, depth])),
  };
}

function agreementTie(
  { parties, depths }: Treaties,
  economy: Iso3,
  members: readonly Iso3[],
  day: string,
): AgreementTie {
  const isBound = ({ from, to }: Treaties['parties'][number]) =>
    from !== null && from <= day && (to === null || to > day);
  const bound = parties.filter(isBound);
  const own = bound.filter((party) => party.economy === economy);
  const wanted = new Set(members);
  const reached = new Set<Iso3>();
  const agreements = new Set<string>();
  for (const party of bound) {
    if (!wanted.has(party.economy)) continue;
    // Of an agreement between sides, those of one side are not bound to each other.
    const binds = own.some(
      ({ agreement, side }) =>
        agreement === party.agreement && (side === null || party.side === null || side !== party.side),
    );
    if (!binds) continue;
    reached.add(party.economy);
    agreements.add(party.agreement);
  }
  const depthOf = (agreement: string) => depths.get(agreement) ?? null;
  const known = [...agreements].map(depthOf).filter((depth) => depth !== null);
  return {
    agreements: [...agreements].sort((a, b) => (depthOf(b) ?? -1) - (depthOf(a) ?? -1) || (a < b ? -1 : 1)),
    members: reached.size,
    of: members.length,
    deepest: known.length > 0 ? Math.max(...known) : null,
  };
}

function total(amounts: ReadonlyMap<Iso3, number> | null | undefined): number {
  return amounts ? sumOver(amounts, amounts.keys()) : 0;
}

/** Sums in another order may put a part a hair above its whole. */
function part(usd: number | null, all: number): number | null {
  return usd === null ? null : shareOf(Math.min(usd, all), all);
}

function has({ byKey }: DatasetsInUse, source: string): boolean {
  return [...byKey.values()].some((dataset) => dataset.source === source);
}

function dayOf(year: number): string {
  return `${year}-12-31`;
}

function datasetsOf(found: readonly YearOfFigures[], treaties: Treaties | null): readonly string[] {
  const inUse = found.flatMap(({ trade, votes, inward, outward, blocs, otherDatasets }) => [
    trade?.dataset,
    votes?.dataset,
    ...[inward, outward].flatMap((side) =>
      side ? side.partners.flatMap(({ byHost, byOrigin }) => [byHost?.dataset, byOrigin?.dataset]) : [],
    ),
    ...blocs.flatMap((bloc) => bloc.datasets),
    ...otherDatasets,
  ]);
  const ofTreaties = treaties?.parties.map(({ dataset }) => dataset) ?? [];
  return [...new Set([...inUse, ...ofTreaties].filter((key) => key !== undefined))].sort();
}

function assumptions(hasTreaties: boolean, hasSums: boolean) {
  return [
    {
      code: 'YEARS_BY_THEMSELVES',
      text: 'Every figure is of the very year it stands at: none is carried over, and what the year has not is null with a reason. The standing among the connectors says itself which years it rests on.',
    },
    {
      code: 'GOODS_ONLY',
      text: 'Trade is exports of goods as the exporters’ dataset states them; aggregates are no partners, and the economy itself is none.',
    },
    ...(hasSums ? [sumOfProducts] : []),
    {
      code: 'OWN_REPORT_FIRST',
      text: 'Investment is the positive flows of the year as the economy reports them; where it reports none, as its partners do, which `reportedBy` says. A flow of 0 may mean that none is known.',
    },
    ...(hasTreaties
      ? [
          {
            code: 'TREATIES_IN_FORCE',
            text: 'Agreements are those in force on 31 December; no tie by treaty means that the list has none, and a year beyond the list has what was in force at its end.',
          },
        ]
      : []),
    {
      code: 'FULL_MEMBERS',
      text: 'A tie to a bloc is to its full members on 31 December of the year, the economy itself excepted.',
    },
  ];
}
