import { betweenInequality } from '../analytics/between-inequality.ts';
import { fragmentationByReallocation, fragmentationInEquilibrium } from '../analytics/catalog.ts';
import { cutBetweenBlocs, type TradeCut } from '../analytics/reallocation.ts';
import type { Graph } from '../graph/graph.ts';
import type { BeforeAndAfter, CutAndFound, TableAnswers, TableWork } from '../graph/workers/table-work.ts';
import { KnownError } from '../model/errors.ts';
import type { Assumption, Finding, Method } from '../model/finding.ts';
import { type Iso3, isAggregate } from '../model/iso3.ts';
import {
  assertSeparate,
  type BlocChoice,
  type BlocMembers,
  blocOfEconomies,
  eitherOf,
  fullMembers,
  loadBlocMembers,
  type Members,
} from './bloc-members.ts';
import { balancingAssumptions, billsOf, type CarbonBills, emissionsAssumptions, repairAssumptions } from './carbon.ts';
import { type DatasetsInUse, loadDatasetsInUse } from './datasets-in-use.ts';
import { type EconomyTable, loadEconomyTable } from './economy-table.ts';
import { loadEmissions } from './emissions.ts';

/** A camp of a scenario: all that belong to any of these. */
export type Side = readonly BlocChoice[];

export interface FragmentationQuestion {
  /** Two camps or more between which trade ends; or every economy of the table by itself, the rest of the world too. */
  readonly between: readonly Side[] | 'each-alone';
  readonly year: number;
  /** The one input-output table to use; null for the choice that `chosenTable` states. */
  readonly dataset: string | null;
  /** The share of the trade between the camps that ends, 0..1. */
  readonly degree: number;
  /** A tariff on that trade in place of a degree, 0.25 for a quarter of the price; null for none. */
  readonly tariff: number | null;
  /** Only what the first camp buys of the others ends. */
  readonly oneWay: boolean;
  /** Codes of the sectors whose trade ends; null for all. */
  readonly sectors: readonly string[] | null;
  /** ρ, 0..1: the part of each loss found with the suppliers left. */
  readonly resourced: number;
  /** How readily buyers turn to other sellers, above 0. */
  readonly elasticity: number;
}

/** A camp with its full members that the table shows. */
export interface Camp {
  readonly key: string;
  readonly members: readonly Iso3[];
}

/** What a scenario does to one economy, by both methods. */
export interface EconomyAfter {
  readonly key: Iso3;
  /** A sum of economies, such as the rest of the world. */
  readonly aggregate: boolean;
  /** The camp it belongs to; null for one that trades on with all. */
  readonly camp: string | null;
  /** By fixed recipes: value added before, and after − before, US dollars. */
  readonly valueAddedUsd: number;
  readonly valueAddedChangeUsd: number;
  /** The same as a share of before; null for an economy that makes none. */
  readonly valueAddedChange: number | null;
  /** In equilibrium: real spending after ÷ before − 1. */
  readonly welfareChange: number;
  /** In equilibrium: what a wage buys after ÷ before − 1. */
  readonly realWageChange: number;
  /** Loses by both methods. */
  readonly losesBoth: boolean;
  /** As many economies of equal weight would stand behind what it finally uses; null where it uses nothing. */
  readonly origins: BeforeAndAfter<number | null>;
  /** The foreign economy that most of what it uses comes from, and the share. */
  readonly largestForeign: BeforeAndAfter<{ readonly key: Iso3; readonly share: number } | null>;
  /** What it would lose of its own value added if after the cut its largest foreign supplier were lost as well. */
  readonly secondLoss: { readonly key: Iso3; readonly share: number } | null;
}

/** What a buyer no longer gets of a product from anybody. */
export interface UnmetNeed {
  readonly economy: Iso3;
  /** The buying industry; null where final users want it. */
  readonly industry: string | null;
  /** Name of its sector; null for final users, and where the table has none. */
  readonly industryName: string | null;
  readonly sector: string;
  readonly sectorName: string;
  readonly usd: number;
  /** As a share of what the buyer needs of the product, 0..1. */
  readonly ofNeed: number;
  /** Nobody it may still buy from sells it any: a bottleneck. */
  readonly withoutSource: boolean;
  /** The share of its output that the industry could still make if it needs all its inputs, 0..1; null for final users. */
  readonly outputAtMost: number | null;
}

/** How unequal economies are, every economy of the table counting alike: Theil's T, 0 where all are equal. */
export interface InequalityAfter {
  /** Economies compared; aggregates are left out. */
  readonly economies: number;
  /** Of value added, by fixed recipes. */
  readonly valueAdded: BeforeAndAfter<number | null>;
  /** Of value added times welfare: what economies can spend, in equilibrium. */
  readonly spending: BeforeAndAfter<number | null>;
}

/** How far what is found depends on what nobody knows for sure. */
export interface Band {
  readonly scenarios: number;
  readonly economies: readonly {
    readonly key: Iso3;
    /** Changes as a share of before, from the worst to the best scenario; null for an economy that makes nothing. */
    readonly valueAddedChange: { readonly lower: number; readonly upper: number } | null;
    readonly welfareChange: { readonly lower: number; readonly upper: number };
    /** Loses value added and welfare in every scenario. */
    readonly losesAlways: boolean;
  }[];
  readonly converged: boolean;
}

/** How exposed an economy's output is to a camp, 0..1; null for one that puts out nothing. */
export interface ExposureAfter {
  readonly key: Iso3;
  readonly before: number | null;
  readonly after: number | null;
}

/** What still passes between two camps, and through whom. */
export interface HiddenTies {
  readonly first: string;
  readonly second: string;
  /** Value added of the first camp finally used by the second, US dollars. */
  readonly there: BeforeAndAfter<number>;
  readonly back: BeforeAndAfter<number>;
  /** Share of it that passes any third economy, 0..1; null where nothing passes. */
  readonly throughAnyThere: BeforeAndAfter<number | null>;
  readonly throughAnyBack: BeforeAndAfter<number | null>;
  /** Third economies, by what passes them in both directions after the cut, US dollars. */
  readonly through: readonly {
    readonly key: Iso3;
    readonly thereUsd: BeforeAndAfter<number>;
    readonly backUsd: BeforeAndAfter<number>;
  }[];
}

/** The carbon bill of the world before and after, with emissions per unit of output as they were. */
export interface CarbonAfter {
  readonly totals: BeforeAndAfter<CarbonBills>;
  readonly economies: readonly ({ readonly key: Iso3 } & BeforeAndAfter<CarbonBills>)[];
  readonly emissionsOf: { readonly dataset: string; readonly year: number };
  readonly assumptions: readonly Assumption[];
}

/** What the end of trade between camps does, and to whom: production by fixed recipes and welfare in equilibrium. */
export interface Fragmentation extends Finding {
  readonly camps: readonly Camp[];
  /** Largest loss of welfare first. */
  readonly economies: readonly EconomyAfter[];
  /** By fixed recipes: value added of the world before, and after − before, US dollars. */
  readonly worldValueAddedUsd: number;
  readonly worldValueAddedChangeUsd: number;
  readonly losersOfValueAdded: readonly Iso3[];
  readonly losersOfWelfare: readonly Iso3[];
  /** How many times over a product is sold, on average. */
  readonly chainLength: BeforeAndAfter<number | null>;
  /** The share of the trade between the camps that ends: the degree, or what the tariff comes to. */
  readonly endsShare: number;
  readonly inequality: InequalityAfter;
  readonly unmet: { readonly items: readonly UnmetNeed[]; readonly count: number; readonly usd: number };
  readonly equilibrium: Pick<
    TableAnswers['fragmentation']['equilibrium'],
    'deficits' | 'residuals' | 'sweeps' | 'converged'
  >;
  readonly accountingMethod: Method;
  readonly equilibriumMethod: Method;
  band(): Promise<Band>;
  exposures(camp: string): Promise<readonly ExposureAfter[]>;
  hiddenTies(): Promise<HiddenTies>;
  carbon(): Promise<CarbonAfter>;
}

/** What the band varies: the parts of the degree asked, what is found elsewhere, and the elasticity. */
const bandParameters = { parts: [0.5, 0.75, 1], resourced: [0, 0.5, 1], elasticities: [2, 4, 8] } as const;

/**
 * Who wins and who loses when trade between camps ends: by accounting at old prices, and in equilibrium; always both,
 * because the first can show a gain where the second shows what it costs.
 *
 * Full members alone stand in a camp; all others, the rest of the world too, trade on with everybody.
 *
 * @throws KnownError BAD_USER_INPUT for less than two camps, camps that share a full member, an elasticity that is not
 *   above 0, or a table that cannot be solved; NOT_FOUND for an unknown bloc, economy or sector, a camp of which the table
 *   shows nobody, or where no table is in reach of the year; UNFINISHED_LOAD.
 */
export async function loadFragmentation(graph: Graph, question: FragmentationQuestion): Promise<Fragmentation> {
  const began = performance.now();
  const { solver } = graph;
  const { elasticity } = question;
  if (!(elasticity > 0 && Number.isFinite(elasticity)))
    throw new KnownError('BAD_USER_INPUT', { what: 'The elasticity', found: String(elasticity), wanted: 'above 0' });
  const datasets = await loadDatasetsInUse(graph.store);
  const { blocs, ...scenario } = await loadScenario(graph, datasets, question);
  const { table, camps } = scenario;
  const { projection, amounts, economies } = table;
  const endsShare = shareThatEnds(question);
  const after = { cut: cutOf(scenario, endsShare), resourced: question.resourced };
  const key = JSON.stringify([camps, question.sectors, question.oneWay, endsShare, question.resourced]);
  const solved = <W extends TableWork>(work: W, more: unknown): Promise<TableAnswers[W['work']]> =>
    solver.onTable(projection, amounts, work, `${key} ${JSON.stringify(more)}`).catch((error) => {
      // What the methods refuse is the table or the scenario; their words say which economy, by its number.
      if ((error as Error).name !== 'RangeError') throw error;
      const found = (error as Error).message.replace(
        /economy (\d+)/,
        (_, at) => economies[Number(at)] ?? `economy ${at}`,
      );
      const wanted = 'one in which every economy puts out, buys of itself and sells nothing below zero';
      throw new KnownError('BAD_USER_INPUT', { what: `The table '${projection.layer.dataset}'`, found, wanted }, error);
    });
  const found = await solved({ work: 'fragmentation', after, elasticity }, elasticity);
  const named = (places: readonly number[]) => places.map((place) => economies[place] as Iso3);
  const total = (usd: Float64Array) => usd.reduce((sum, amount) => sum + amount, 0);
  return {
    camps,
    economies: economiesAfter(scenario, found),
    worldValueAddedUsd: total(found.before.valueAdded),
    worldValueAddedChangeUsd: total(found.valueAddedChange),
    losersOfValueAdded: named(found.losersOfValueAdded),
    losersOfWelfare: named(found.losersOfWelfare),
    chainLength: { before: found.before.chainLength, after: found.after.chainLength },
    endsShare,
    inequality: inequalityAfter(table, found),
    unmet: unmetNeeds(table, found),
    equilibrium: found.equilibrium,
    accountingMethod: fragmentationByReallocation,
    equilibriumMethod: fragmentationInEquilibrium,
    band: async () => {
      const cuts = bandParameters.parts.map((part) => cutOf(scenario, endsShare * part));
      const { resourced, elasticities } = bandParameters;
      return bandOf(table, await solved({ work: 'band', cuts, resourced, elasticities }, null));
    },
    exposures: async (camp) => {
      const members = placesOf(scenario, camp);
      const [exposures] = await solved({ work: 'exposures', after, blocs: [members] }, camp);
      return exposuresAfter(table, members, exposures as TableAnswers['exposures'][number]);
    },
    hiddenTies: async () => {
      const [one, other] = camps as readonly [Camp, Camp];
      const [first, second] = [placesOf(scenario, one.key), placesOf(scenario, other.key)];
      return hiddenTies(table, [one, other], await solved({ work: 'passages', after, first, second }, null));
    },
    carbon: () => carbonAfter(graph, datasets, table, after, solved),
    method: fragmentationInEquilibrium,
    years: {
      asked: question.year,
      used: projection.layer.year,
      membershipsOn: dayOf(question.year),
      figures: [{ figure: 'input-output table', year: projection.layer.year }],
    },
    coverage: {
      level: 'FULL',
      unknownShare: 0,
      unstatedShare: 0,
      membersNotShown: notShown(blocs, table),
    },
    assumptions: assumptions(scenario, blocs, question, found, datasets),
    datasets: [...new Set([projection.layer.dataset, ...blocs.flatMap((bloc) => bloc.datasets)])],
    cost: {
      nodes: projection.keys.length,
      links: projection.purchases.heads.length,
      sweeps: found.equilibrium.sweeps,
      milliseconds: performance.now() - began,
    },
  };
}

interface Scenario {
  readonly table: EconomyTable;
  readonly camps: readonly Camp[];
  readonly oneWay: boolean;
  /** By sector of the table, 1 where its trade ends; null for all. */
  readonly ofProduct: Float64Array | null;
}

async function loadScenario(
  graph: Graph,
  datasets: DatasetsInUse,
  { between, year, dataset, sectors, oneWay }: FragmentationQuestion,
): Promise<Scenario & { readonly blocs: readonly BlocMembers[] }> {
  const sides = between === 'each-alone' ? null : between;
  const blocs: BlocMembers[] = [];
  for (const side of sides ?? []) blocs.push(await loadSide(graph, side, dayOf(year)));
  if (sides !== null) assertSeparate(blocs);
  const table = await loadEconomyTable(graph, datasets, year, dataset);
  const shown = new Set(table.economies);
  const camps =
    sides === null
      ? table.economies.map((key) => ({ key, members: [key] }))
      : blocs.map((bloc) => ({
          key: bloc.key,
          members: [...fullMembers(bloc)].filter((key) => shown.has(key)).sort(),
        }));
  const empty = camps.find(({ members }) => members.length === 0);
  if (empty)
    throw new KnownError('NOT_FOUND', {
      kind: `bloc with a full member that the table '${table.projection.layer.dataset}' shows`,
      key: empty.key,
      hint: `It shows ${table.economies.join(', ')}.`,
    });
  return { table, camps, blocs, oneWay, ofProduct: sectors && productsOf(table, sectors) };
}

async function loadSide(graph: Graph, side: Side, day: string): Promise<BlocMembers> {
  const parts: BlocMembers[] = [];
  for (const choice of side) parts.push(await loadBlocMembers(graph.store, choice, day));
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const { degrees } = parts.reduce<Members>(eitherOf, blocOfEconomies('', day, new Map(), []));
  const key = parts.map((part) => part.key).join('+');
  return blocOfEconomies(key, day, degrees, new Set(parts.flatMap((part) => part.datasets)));
}

function productsOf({ sectors, projection }: EconomyTable, wanted: readonly string[]): Float64Array {
  const unknown = wanted.find((code) => !sectors.includes(code));
  if (unknown !== undefined)
    throw new KnownError('NOT_FOUND', {
      kind: `sector of the table '${projection.layer.dataset}'`,
      key: unknown,
      hint: `There are ${sectors.join(', ')}.`,
    });
  return Float64Array.from(sectors, (code) => (wanted.includes(code) ? 1 : 0));
}

/**
 * A tariff cuts trade as far as buyers turn away from the dearer price: by 1 − (1 + tariff)^−elasticity.
 *
 * @throws KnownError BAD_USER_INPUT for a degree beside a tariff, or a tariff below 0.
 */
function shareThatEnds({ degree, tariff, elasticity }: FragmentationQuestion): number {
  if (tariff === null) return degree;
  if (!(tariff >= 0 && Number.isFinite(tariff)))
    throw new KnownError('BAD_USER_INPUT', { what: 'The tariff', found: String(tariff), wanted: '0 or more' });
  if (degree !== 1)
    throw new KnownError('BAD_USER_INPUT', {
      what: 'The scenario',
      found: 'a degree and a tariff',
      wanted: 'one of the two',
    });
  return 1 - (1 + tariff) ** -elasticity;
}

/** Theil's T over economies that count alike, since the graph has no population. */
function inequalityAfter({ economies }: EconomyTable, found: TableAnswers['fragmentation']): InequalityAfter {
  const places = economies.flatMap((key, place) => (isAggregate(key) ? [] : [place]));
  const before = (place: number) => Math.max(0, found.before.valueAdded[place] as number);
  const of = (income: (place: number) => number) =>
    betweenInequality(places.map((place) => ({ population: 1, income: Math.max(0, income(place)) })));
  return {
    economies: places.length,
    valueAdded: {
      before: of(before),
      after: of((place) => before(place) + (found.valueAddedChange[place] as number)),
    },
    spending: {
      before: of(before),
      after: of((place) => before(place) * (found.equilibrium.welfare[place] as number)),
    },
  };
}

function cutOf({ table, camps, oneWay, ofProduct }: Scenario, degree: number): TradeCut {
  const at = new Map(table.economies.map((key, place) => [key, place]));
  const places = camps.map(({ members }) => members.map((key) => at.get(key) as number));
  const between = cutBetweenBlocs(table.economies.length, places, degree);
  if (oneWay) {
    const buyers = new Set(places[0]);
    between.forEach((_, at) => {
      if (!buyers.has(at % table.economies.length)) between[at] = 0;
    });
  }
  return { between, ofProduct };
}

function placesOf({ table, camps }: Scenario, key: string): readonly number[] {
  const camp = camps.find((one) => one.key === key);
  if (!camp)
    throw new KnownError('NOT_FOUND', {
      kind: 'bloc of the scenario',
      key,
      hint: `There are ${camps.map((one) => one.key).join(', ')}.`,
    });
  return camp.members.map((member) => table.economies.indexOf(member));
}

function economiesAfter({ table, camps }: Scenario, found: TableAnswers['fragmentation']): readonly EconomyAfter[] {
  const { economies } = table;
  const campOf = new Map(camps.flatMap(({ key, members }) => members.map((member) => [member, key] as const)));
  const losers = new Set(found.losersOfWelfare.filter((place) => found.losersOfValueAdded.includes(place)));
  const foreign = (state: TableAnswers['fragmentation']['before'], place: number) => {
    const origins = state.diversity[place];
    return origins?.largestForeign == null
      ? null
      : { key: economies[origins.largestForeign] as Iso3, share: origins.largestForeignShare };
  };
  return economies
    .map((key, place): EconomyAfter => {
      const usd = found.before.valueAdded[place] as number;
      const change = found.valueAddedChange[place] as number;
      const second = found.secondLoss[place];
      return {
        key,
        aggregate: isAggregate(key),
        camp: campOf.get(key) ?? null,
        valueAddedUsd: usd,
        valueAddedChangeUsd: change,
        valueAddedChange: usd > 0 ? change / usd : null,
        welfareChange: (found.equilibrium.welfare[place] as number) - 1,
        realWageChange: (found.equilibrium.realWage[place] as number) - 1,
        losesBoth: losers.has(place),
        origins: {
          before: found.before.diversity[place]?.effectiveOrigins ?? null,
          after: found.after.diversity[place]?.effectiveOrigins ?? null,
        },
        largestForeign: { before: foreign(found.before, place), after: foreign(found.after, place) },
        secondLoss: second ? { key: economies[second.supplier] as Iso3, share: second.share } : null,
      };
    })
    .sort((a, b) => a.welfareChange - b.welfareChange || (a.key < b.key ? -1 : 1));
}

function unmetNeeds(table: EconomyTable, found: TableAnswers['fragmentation']): Fragmentation['unmet'] {
  const { projection, economies, sectors, sectorNames } = table;
  const need = (unmet: TableAnswers['fragmentation']['unmetInputs']['largest'][number], ofIndustry: boolean) => ({
    economy: (ofIndustry ? projection.economies[unmet.buyer]?.[0] : economies[unmet.buyer]) as Iso3,
    industry: ofIndustry ? (projection.keys[unmet.buyer] as string) : null,
    industryName: ofIndustry ? (projection.names[unmet.buyer] ?? null) : null,
    sector: sectors[unmet.product] as string,
    sectorName: sectorNames[unmet.product] as string,
    usd: unmet.amount,
    ofNeed: unmet.ofNeed,
    withoutSource: unmet.withoutSource,
    outputAtMost: ofIndustry ? (found.outputBound[unmet.buyer] as number) : null,
  });
  const items = [
    ...found.unmetInputs.largest.map((unmet) => need(unmet, true)),
    ...found.unmetDemand.largest.map((unmet) => need(unmet, false)),
  ];
  return {
    items: items.sort((a, b) => b.usd - a.usd),
    count: found.unmetInputs.count + found.unmetDemand.count,
    usd: found.unmetInputs.amount + found.unmetDemand.amount,
  };
}

function bandOf({ economies }: EconomyTable, { bands, scenarios }: TableAnswers['band']): Band {
  const change = ({ lower, upper }: { readonly lower: number; readonly upper: number }) => ({
    lower: lower - 1,
    upper: upper - 1,
  });
  return {
    scenarios: scenarios.length,
    economies: economies
      .map((key, place) => {
        const { valueAdded, welfare, losesAlways } = bands[place] as TableAnswers['band']['bands'][number];
        return {
          key,
          valueAddedChange: valueAdded && change(valueAdded),
          welfareChange: change(welfare),
          losesAlways,
        };
      })
      .sort((a, b) => a.welfareChange.lower - b.welfareChange.lower || (a.key < b.key ? -1 : 1)),
    converged: scenarios.every(({ converged }) => converged),
  };
}

function exposuresAfter(
  { economies }: EconomyTable,
  members: readonly number[],
  { before, after }: TableAnswers['exposures'][number],
): readonly ExposureAfter[] {
  const known = (share: number | undefined) => (share === undefined || Number.isNaN(share) ? null : share);
  return economies
    .flatMap((key, place) =>
      members.includes(place) ? [] : [{ key, before: known(before[place]), after: known(after[place]) }],
    )
    .sort((a, b) => (b.after ?? -1) - (a.after ?? -1) || (a.key < b.key ? -1 : 1));
}

function hiddenTies(
  { economies }: EconomyTable,
  [one, other]: readonly [Camp, Camp],
  { before, after }: TableAnswers['passages'],
): HiddenTies {
  const passed = (way: 'there' | 'back', place: number): BeforeAndAfter<number> => ({
    before: (before[way].through[place] ?? 0) * before[way].value,
    after: (after[way].through[place] ?? 0) * after[way].value,
  });
  const members = new Set([...one.members, ...other.members]);
  return {
    first: one.key,
    second: other.key,
    there: { before: before.there.value, after: after.there.value },
    back: { before: before.back.value, after: after.back.value },
    throughAnyThere: { before: before.there.throughAny, after: after.there.throughAny },
    throughAnyBack: { before: before.back.throughAny, after: after.back.throughAny },
    through: economies
      .flatMap((key, place) =>
        members.has(key) ? [] : [{ key, thereUsd: passed('there', place), backUsd: passed('back', place) }],
      )
      .sort(
        (a, b) => b.thereUsd.after + b.backUsd.after - (a.thereUsd.after + a.backUsd.after) || (a.key < b.key ? -1 : 1),
      ),
  };
}

async function carbonAfter(
  graph: Graph,
  datasets: DatasetsInUse,
  table: EconomyTable,
  after: CutAndFound,
  solved: <W extends TableWork>(work: W, more: unknown) => Promise<TableAnswers[W['work']]>,
): Promise<CarbonAfter> {
  const emissions = await loadEmissions(graph.store, datasets, table);
  const emitted = emissions.kt;
  const edition = [emissions.dataset, emissions.year, datasets.editionOf(emissions.dataset)];
  const base = billsOf(table, await solved({ work: 'carbon', emitted, after: null }, [...edition, 'before']));
  const left = billsOf(table, await solved({ work: 'carbon', emitted, after }, edition));
  const afterOf = new Map(left.economies.map(({ key, bills }) => [key, bills]));
  return {
    totals: { before: base.totals, after: left.totals },
    economies: base.economies.map(({ key, bills }) => ({
      key,
      before: bills,
      after: afterOf.get(key) as CarbonBills,
    })),
    emissionsOf: { dataset: emissions.dataset, year: emissions.year },
    assumptions: [
      {
        code: 'EMISSIONS_PER_OUTPUT_KEPT',
        text: 'Every industry emits as much per unit of output as before the cut, and output is that of fixed recipes: no furnace is built anew.',
      },
      ...emissionsAssumptions(table, emissions),
    ],
  };
}

function notShown(blocs: readonly BlocMembers[], { projection }: EconomyTable): readonly Iso3[] {
  return [...new Set(blocs.flatMap(({ degrees }) => [...degrees.keys()]))]
    .filter((economy) => !projection.shown.has(economy))
    .sort();
}

function assumptions(
  { table, camps }: Scenario,
  blocs: readonly BlocMembers[],
  question: FragmentationQuestion,
  { imbalance, equilibrium }: TableAnswers['fragmentation'],
  { byKey }: DatasetsInUse,
): readonly Assumption[] {
  const { layer } = table.projection;
  const said: Assumption[] = [];
  const say = (code: string, text: string) => said.push({ code, text });
  if (byKey.get(layer.dataset)?.illustrative) say('ILLUSTRATIVE', `The figures of ${layer.dataset} are invented.`);
  if (shareThatEnds(question) === 0 || camps.length < 2 || question.sectors?.length === 0)
    say('NOTHING_CUT', 'The scenario cuts nothing: all stays as it is.');
  say(
    'TWO_METHODS',
    'Value added is counted at old prices and with old recipes, where who cuts its trade may seem to gain; welfare is what it costs once prices and wages have answered. Neither is to be read without the other.',
  );
  say(
    'FIXED_RECIPES',
    `Of what a buyer loses of a product, ${Math.round(question.resourced * 100)} % is found with the suppliers of it that it has left, in proportion; nobody finds a new one, and who sells more has the capacity.`,
  );
  say(
    'ONE_GOOD',
    `In equilibrium each economy sells one good, and trade falls by ${question.elasticity} percent for one percent of cost: what no partner can replace in the short run is not in it.`,
  );
  if (question.tariff !== null)
    say(
      'TARIFF_AS_COST',
      `A tariff of ${Math.round(question.tariff * 1000) / 10} % ends ${Math.round(shareThatEnds(question) * 1000) / 10} % of the trade it falls on, by the elasticity; what it collects is lost as a cost is, not given back to anybody.`,
    );
  if (question.oneWay)
    say('ONE_WAY', `Only what ${camps[0]?.key} buys of the others ends; what it sells them does not.`);
  say(
    'INEQUALITY_OF_ECONOMIES',
    'Inequality counts every economy of the table alike, for the graph has no population: it says how unequal in size economies are, not people.',
  );
  if (equilibrium.deficits === 'balanced-within-groups')
    say(
      'DEFICITS_BALANCED',
      'The cut leaves groups that cannot pay each other: trade deficits are balanced within each, and what they owed each other ends.',
    );
  if (equilibrium.deficits === 'dropped')
    say(
      'DEFICITS_DROPPED',
      'Trade deficits are dropped: some economy could not have paid its surplus out of its income.',
    );
  if (!equilibrium.converged)
    say('NOT_CONVERGED', 'The equilibrium was not reached to its tolerance: read its residuals before its figures.');
  const partly = blocs.flatMap((bloc) => [...bloc.degrees].filter(([, degree]) => degree < 1).map(([key]) => key));
  if (partly.length > 0)
    say('FULL_MEMBERS', `${[...new Set(partly)].sort().join(', ')} belong to a bloc in part, and trade on with all.`);
  const hidden = notShown(blocs, table);
  if (hidden.length > 0)
    say(
      'MEMBERS_IN_REST_OF_WORLD',
      `The table does not show ${hidden.join(', ')} apart: they are in the rest of the world, outside the camps.`,
    );
  if (table.economies.some(isAggregate) && question.between !== 'each-alone')
    say(
      'REST_OF_WORLD',
      'The rest of the world is one economy of the table, belongs to no camp and trades on with all.',
    );
  if (layer.year !== question.year)
    say('YEAR_CARRIED', `The table of ${layer.year} stands for ${question.year}: none is nearer.`);
  if (blocs.length > 0) say('MEMBERS_AS_OF', `Members are those of ${dayOf(question.year)}.`);
  said.push(...balancingAssumptions(imbalance), ...repairAssumptions(table));
  return said;
}

function dayOf(year: number): string {
  return `${year}-12-31`;
}
