import type { BlocChoice } from '../answers/bloc-members.ts';
import {
  type Band as BandOfAnswer,
  type Camp as CampOfAnswer,
  type CarbonAfter as CarbonOfAnswer,
  type EconomyAfter as EconomyOfAnswer,
  type ExposureAfter as ExposureOfAnswer,
  type Fragmentation as FragmentationOfAnswer,
  type FragmentationQuestion,
  type HiddenTies as HiddenTiesOfAnswer,
  loadFragmentation,
  type UnmetNeed as UnmetOfAnswer,
} from '../answers/fragmentation.ts';
import { KnownError } from '../model/errors.ts';
import { fragmentationScenarios, type FragmentationScenario as Scenario } from '../policies/scenario.ts';
import { BlocInput } from './bloc-input.ts';
import { builder } from './builder.ts';
import { CarbonBills } from './carbon.ts';
import { connectionType, type Page, pageArguments, pageCost, pageOf, pageStart } from './connection.ts';
import { Economy } from './economy.ts';
import { Assumption, Finding, Method } from './finding.ts';

const scenarios = fragmentationScenarios();

const FragmentationInput = builder.inputType('FragmentationInput', {
  description: 'Which trade ends: exactly one of `between` and `preset` says between whom.',
  fields: (t) => ({
    between: t.field({
      type: [BlocInput],
      description: 'Two blocs or more without a common member; trade between any two of them ends.',
    }),
    preset: t.id({
      description:
        'Name of a file of `policies/scenarios`, such as `two-blocs`: what it says holds unless said here. See `fragmentationScenarios`.',
    }),
    year: t.field({
      type: 'Year',
      required: true,
      description: 'Year; the table nearest within three years is used, and said.',
    }),
    degree: t.field({
      type: 'Share',
      description: 'The share of that trade that ends; 1, unless said, ends it all.',
    }),
    tariff: t.float({
      description:
        'A tariff on that trade in place of a degree, 0 or more: 0.25 is a quarter of the price. Trade falls by it as the elasticity has it.',
    }),
    oneWay: t.boolean({ description: 'Only what the first bloc buys of the others ends; both ways unless said.' }),
    sectors: t.idList({
      description: 'Codes of the sectors whose trade ends, as the table has them (`MFE`); all where left out.',
    }),
    resourced: t.field({
      type: 'Share',
      description:
        'ρ: the part of each loss found with other suppliers of the same product. 0 finds nothing; 1, unless said, all that somebody else sells already.',
    }),
    elasticity: t.float({
      description:
        'Trade elasticity of the equilibrium, above 0, 4 unless said: by so many percent trade falls for one percent of cost.',
    }),
    dataset: t.id({ description: 'The one input-output table to use.' }),
  }),
});

const Camp = builder.objectRef<CampOfAnswer>('FragmentationBloc').implement({
  description: 'A bloc of the scenario with its full members that the table shows.',
  fields: (t) => ({
    key: t.exposeID('key', { description: 'Key of the bloc, as `exposures(to:)` takes it.' }),
    members: t.field({ type: [Economy], description: 'Who belongs to it.', resolve: ({ members }) => [...members] }),
  }),
});

const Supplier = builder.objectRef<{ readonly key: string; readonly share: number }>('LargestSupplier').implement({
  description: 'The foreign economy that an economy leans on most.',
  fields: (t) => ({
    economy: t.field({ type: Economy, description: 'The supplier.', resolve: ({ key }) => key }),
    share: t.exposeFloat('share', { description: 'A share, 0..1: of what, the field above says.' }),
  }),
});

const EconomyAfter = builder.objectRef<EconomyOfAnswer>('FragmentationOfEconomy').implement({
  description: 'What a scenario does to one economy, by both methods.',
  fields: (t) => ({
    economy: t.field({ type: Economy, description: 'The economy.', resolve: ({ key }) => key }),
    aggregate: t.exposeBoolean('aggregate', {
      description: 'It is a sum of economies, such as the rest of the world: no peer of the others on the list.',
    }),
    bloc: t.exposeID('camp', {
      nullable: true,
      description: 'Its bloc in the scenario; null for an economy that trades on with all.',
    }),
    valueAddedUsd: t.expose('valueAddedUsd', { type: 'Usd', description: 'Value added before, US dollars.' }),
    valueAddedChangeUsd: t.expose('valueAddedChangeUsd', {
      type: 'Usd',
      description: 'By fixed recipes at old prices: value added after less before, US dollars.',
    }),
    valueAddedChange: t.exposeFloat('valueAddedChange', {
      nullable: true,
      description: 'The same as a fraction of before; −0.01 is one percent less. Null where there was none.',
    }),
    welfareChange: t.exposeFloat('welfareChange', {
      description: 'In equilibrium: real spending after ÷ before, less 1; −0.01 is one percent less.',
    }),
    realWageChange: t.exposeFloat('realWageChange', {
      description: 'In equilibrium: what a wage buys after ÷ before, less 1; welfare without trade deficits.',
    }),
    losesBoth: t.exposeBoolean('losesBoth', { description: 'It loses by both methods.' }),
    originsBefore: t.float({
      nullable: true,
      description:
        'As many economies of equal weight would stand behind what it finally uses, before. Null for nothing used.',
      resolve: ({ origins }) => origins.before,
    }),
    originsAfter: t.float({
      nullable: true,
      description: 'The same after the cut: fewer of them, and a shock to one weighs more.',
      resolve: ({ origins }) => origins.after,
    }),
    largestForeignBefore: t.field({
      type: Supplier,
      nullable: true,
      description: 'Whose value it finally uses most of, abroad, before; as a share of all it uses.',
      resolve: ({ largestForeign }) => largestForeign.before,
    }),
    largestForeignAfter: t.field({
      type: Supplier,
      nullable: true,
      description: 'The same after: the worst single loss that is left. Null where nothing foreign is.',
      resolve: ({ largestForeign }) => largestForeign.after,
    }),
    secondLoss: t.field({
      type: Supplier,
      nullable: true,
      description:
        'If that supplier were lost as well and not replaced: the share of its own value added that the economy would lose.',
      resolve: ({ secondLoss }) => secondLoss,
    }),
  }),
});

const EconomyAfterConnection = connectionType<Page<EconomyOfAnswer>>(
  'FragmentationOfEconomy',
  EconomyAfter as never,
  'economies after a cut',
);

const UnmetNeed = builder.objectRef<UnmetOfAnswer>('UnmetNeed').implement({
  description: 'What a buyer no longer gets of a product from anybody, at the base year’s output.',
  fields: (t) => ({
    economy: t.field({ type: Economy, description: 'Economy of the buyer.', resolve: ({ economy }) => economy }),
    industry: t.exposeID('industry', {
      nullable: true,
      description: 'Key of the buying industry; null where final users want the product.',
    }),
    industryName: t.exposeString('industryName', {
      nullable: true,
      description: 'Name of the buying industry; null where final users want the product, or the table has no name.',
    }),
    sector: t.exposeID('sector', { description: 'Code of the product’s sector.' }),
    sectorName: t.exposeString('sectorName', { description: 'Name of the product’s sector.' }),
    usd: t.expose('usd', { type: 'Usd', description: 'What is missing, US dollars.' }),
    ofNeed: t.expose('ofNeed', {
      type: 'Share',
      description: 'The same as a share of what the buyer needs of the product.',
    }),
    withoutSource: t.exposeBoolean('withoutSource', {
      description:
        'Nobody whom it may still buy from sells it any: a bottleneck that re-sourcing would not have opened.',
    }),
    outputAtMost: t.expose('outputAtMost', {
      type: 'Share',
      nullable: true,
      description:
        'The share of its output that the industry could still make if it needs all its inputs in fixed proportions. Null for final users.',
    }),
  }),
});

const Unmet = builder.objectRef<FragmentationOfAnswer['unmet']>('UnmetNeeds').implement({
  description: 'Needs that stay unmet after a cut.',
  fields: (t) => ({
    items: t.field({
      type: [UnmetNeed],
      description: 'The largest, of industries and of final users.',
      args: { first: t.arg.int({ defaultValue: 20, description: 'Needs to list, at most 200.' }) },
      complexity: pageCost,
      resolve: ({ items }, page) => items.slice(0, pageStart(page).first),
    }),
    totalCount: t.exposeInt('count', { description: 'All of them.' }),
    usd: t.expose('usd', { type: 'Usd', description: 'All of them together, US dollars.' }),
  }),
});

const Deficits = builder.enumType('TradeDeficits', {
  description: 'What became of trade deficits in the equilibrium.',
  values: {
    KEPT: { value: 'kept', description: 'Kept as they were.' },
    BALANCED_WITHIN_GROUPS: {
      value: 'balanced-within-groups',
      description: 'Balanced within each group of economies that can still pay each other.',
    },
    DROPPED: {
      value: 'dropped',
      description: 'Dropped, because some economy could not have paid its surplus out of its income.',
    },
  } as const,
});

const EquilibriumCheck = builder.objectRef<FragmentationOfAnswer['equilibrium']>('EquilibriumCheck').implement({
  description: 'How far the equilibrium is from solving its own equations; residuals are 0 in exact arithmetic.',
  fields: (t) => ({
    deficits: t.field({ type: Deficits, description: 'Trade deficits.', resolve: ({ deficits }) => deficits }),
    labourResidual: t.float({
      description: 'Largest excess demand for an economy’s labour, as a share of its income.',
      resolve: ({ residuals }) => residuals.labour,
    }),
    priceResidual: t.float({
      description: 'Largest change of a price in another step.',
      resolve: ({ residuals }) => residuals.prices,
    }),
    closedFormResidual: t.float({
      description: 'Largest difference between a real wage and what the closed form makes of the share bought at home.',
      resolve: ({ residuals }) => residuals.closedForm,
    }),
    sweeps: t.exposeInt('sweeps', { description: 'Steps taken.' }),
    converged: t.exposeBoolean('converged', { description: 'The residuals are within tolerance.' }),
  }),
});

const Range = builder.objectRef<{ readonly lower: number; readonly upper: number }>('ChangeRange').implement({
  description: 'Changes as fractions of before, over all scenarios tried; −0.01 is one percent less.',
  fields: (t) => ({
    lower: t.exposeFloat('lower', { description: 'The worst.' }),
    upper: t.exposeFloat('upper', { description: 'The best.' }),
  }),
});

const BandOfEconomy = builder.objectRef<BandOfAnswer['economies'][number]>('FragmentationBandOfEconomy').implement({
  description: 'How far what is found of one economy depends on what nobody knows for sure.',
  fields: (t) => ({
    economy: t.field({ type: Economy, description: 'The economy.', resolve: ({ key }) => key }),
    valueAddedChange: t.field({
      type: Range,
      nullable: true,
      description: 'Value added, by fixed recipes. Null for an economy that makes none.',
      resolve: ({ valueAddedChange }) => valueAddedChange,
    }),
    welfareChange: t.field({
      type: Range,
      description: 'Welfare, in equilibrium.',
      resolve: ({ welfareChange }) => welfareChange,
    }),
    losesAlways: t.exposeBoolean('losesAlways', {
      description: 'It loses value added and welfare in every scenario tried.',
    }),
  }),
});

const Band = builder.objectRef<BandOfAnswer>('FragmentationBand').implement({
  description:
    'The same cut in 27 scenarios: half, three quarters and all of the degree; 0, half and all found elsewhere; elasticities 2, 4 and 8.',
  fields: (t) => ({
    scenarios: t.exposeInt('scenarios', { description: 'Scenarios tried.' }),
    economies: t.field({
      type: [BandOfEconomy],
      description: 'The worst possible loss of welfare first.',
      args: { first: t.arg.int({ defaultValue: 20, description: 'Economies to list, at most 200.' }) },
      complexity: pageCost,
      resolve: ({ economies }, page) => economies.slice(0, pageStart(page).first),
    }),
    losersAlways: t.field({
      type: [Economy],
      description:
        'Who loses value added and welfare in every scenario: no choice of the uncertain parameters helps them.',
      resolve: ({ economies }) => economies.filter(({ losesAlways }) => losesAlways).map(({ key }) => key),
    }),
    converged: t.exposeBoolean('converged', { description: 'Every equilibrium was reached.' }),
  }),
});

const ExposureAfter = builder.objectRef<ExposureOfAnswer>('ExposureAfter').implement({
  description: 'How exposed an economy’s output is to a bloc, through every tier, before and after a cut.',
  fields: (t) => ({
    economy: t.field({ type: Economy, description: 'The economy.', resolve: ({ key }) => key }),
    before: t.expose('before', { type: 'Share', nullable: true, description: 'Share before; null without output.' }),
    after: t.expose('after', { type: 'Share', nullable: true, description: 'Share after; null without output.' }),
  }),
});

const HiddenTie = builder.objectRef<HiddenTiesOfAnswer['through'][number]>('HiddenTie').implement({
  description: 'Value that passes one third economy between two blocs; that of several overlaps.',
  fields: (t) => ({
    economy: t.field({ type: Economy, description: 'The third economy.', resolve: ({ key }) => key }),
    thereBeforeUsd: t.float({
      description: 'From the first bloc to the second, before, US dollars.',
      resolve: ({ thereUsd }) => thereUsd.before,
    }),
    thereAfterUsd: t.float({ description: 'The same after.', resolve: ({ thereUsd }) => thereUsd.after }),
    backBeforeUsd: t.float({
      description: 'From the second bloc to the first, before, US dollars.',
      resolve: ({ backUsd }) => backUsd.before,
    }),
    backAfterUsd: t.float({ description: 'The same after.', resolve: ({ backUsd }) => backUsd.after }),
  }),
});

const HiddenTies = builder.objectRef<HiddenTiesOfAnswer>('HiddenTies').implement({
  description: 'Value added in one of two blocs that the other still uses after the cut, and through whom.',
  fields: (t) => ({
    first: t.exposeID('first', { description: 'The first bloc.' }),
    second: t.exposeID('second', { description: 'The second bloc.' }),
    thereBeforeUsd: t.float({
      description: 'Value of the first finally used by the second, before, US dollars.',
      resolve: ({ there }) => there.before,
    }),
    thereAfterUsd: t.float({ description: 'The same after.', resolve: ({ there }) => there.after }),
    backBeforeUsd: t.float({
      description: 'Value of the second finally used by the first, before, US dollars.',
      resolve: ({ back }) => back.before,
    }),
    backAfterUsd: t.float({ description: 'The same after.', resolve: ({ back }) => back.after }),
    through: t.field({
      type: [HiddenTie],
      description: 'Third economies by what passes them after the cut, both ways.',
      args: { first: t.arg.int({ defaultValue: 10, description: 'Economies to list, at most 200.' }) },
      complexity: pageCost,
      resolve: ({ through }, page) => through.slice(0, pageStart(page).first),
    }),
  }),
});

const CarbonOfEconomy = builder.objectRef<CarbonOfAnswer['economies'][number]>('CarbonAfterOfEconomy').implement({
  description: 'What one economy answers for before and after a cut.',
  fields: (t) => ({
    economy: t.field({ type: Economy, description: 'The economy.', resolve: ({ key }) => key }),
    before: t.field({ type: CarbonBills, description: 'Before.', resolve: ({ before }) => before }),
    after: t.field({ type: CarbonBills, description: 'After.', resolve: ({ after }) => after }),
  }),
});

const CarbonAfter = builder.objectRef<CarbonOfAnswer>('CarbonAfter').implement({
  description: 'The carbon bill of the world before and after a cut, by fixed recipes.',
  fields: (t) => ({
    before: t.field({
      type: CarbonBills,
      description: 'Each bill summed, before.',
      resolve: ({ totals }) => totals.before,
    }),
    after: t.field({
      type: CarbonBills,
      description: 'Each bill summed, after.',
      resolve: ({ totals }) => totals.after,
    }),
    economies: t.field({
      type: [CarbonOfEconomy],
      description: 'Economies, the largest producers of before first.',
      args: { first: t.arg.int({ defaultValue: 20, description: 'Economies to list, at most 200.' }) },
      complexity: pageCost,
      resolve: ({ economies }, page) => economies.slice(0, pageStart(page).first),
    }),
    assumptions: t.field({
      type: [Assumption],
      description: 'What is taken for granted of emissions.',
      resolve: ({ assumptions }) => [...assumptions],
    }),
  }),
});

const InequalityAfter = builder.objectRef<FragmentationOfAnswer['inequality']>('InequalityAfter').implement({
  description:
    'How unequal economies are in size: Theil’s T, 0 where all are equal, every economy of the table counting alike, for the graph has no population. Sums of economies are left out.',
  fields: (t) => ({
    economies: t.exposeInt('economies', { description: 'Economies compared.' }),
    valueAddedBefore: t.float({
      nullable: true,
      description: 'Of value added, before.',
      resolve: ({ valueAdded }) => valueAdded.before,
    }),
    valueAddedAfter: t.float({
      nullable: true,
      description: 'Of value added after, by fixed recipes.',
      resolve: ({ valueAdded }) => valueAdded.after,
    }),
    spendingAfter: t.float({
      nullable: true,
      description: 'Of value added times the change of welfare: after, in equilibrium.',
      resolve: ({ spending }) => spending.after,
    }),
  }),
});

const Fragmentation = builder.objectRef<FragmentationOfAnswer>('Fragmentation').implement({
  description:
    'What the end of trade between blocs does, and to whom. Two methods that answer different questions stand side by side: production by fixed recipes at old prices, and welfare in equilibrium. `method` is of the second, `accountingMethod` of the first.',
  interfaces: [Finding],
  fields: (t) => ({
    blocs: t.field({ type: [Camp], description: 'Who stands against whom.', resolve: ({ camps }) => [...camps] }),
    economies: t.field({
      type: EconomyAfterConnection,
      description: 'Every economy of the table, the largest loss of welfare first.',
      args: pageArguments,
      complexity: pageCost,
      resolve: ({ economies }, page) => pageOf(economies, page),
    }),
    worldValueAddedUsd: t.expose('worldValueAddedUsd', {
      type: 'Usd',
      description: 'Value added of the world before, US dollars.',
    }),
    worldValueAddedChangeUsd: t.expose('worldValueAddedChangeUsd', {
      type: 'Usd',
      description: 'After less before, by fixed recipes, US dollars: 0 where all that was lost is found elsewhere.',
    }),
    losersOfValueAdded: t.field({
      type: [Economy],
      description: 'Who loses value added by fixed recipes, the largest loss in dollars first.',
      resolve: ({ losersOfValueAdded }) => [...losersOfValueAdded],
    }),
    losersOfWelfare: t.field({
      type: [Economy],
      description: 'Who loses welfare in equilibrium, the largest fraction first.',
      resolve: ({ losersOfWelfare }) => [...losersOfWelfare],
    }),
    chainLengthBefore: t.float({
      nullable: true,
      description: 'How many times over a product is sold on average, before.',
      resolve: ({ chainLength }) => chainLength.before,
    }),
    chainLengthAfter: t.float({
      nullable: true,
      description: 'The same after.',
      resolve: ({ chainLength }) => chainLength.after,
    }),
    endsShare: t.expose('endsShare', {
      type: 'Share',
      description: 'The share of the trade between the blocs that ends: the degree, or what the tariff comes to.',
    }),
    inequality: t.field({
      type: InequalityAfter,
      description: 'How unequal economies are, before and after.',
      resolve: ({ inequality }) => inequality,
    }),
    unmet: t.field({
      type: Unmet,
      description: 'Needs that stay unmet, the largest first.',
      resolve: ({ unmet }) => unmet,
    }),
    equilibrium: t.field({
      type: EquilibriumCheck,
      description: 'Whether the equilibrium solves its own equations.',
      resolve: ({ equilibrium }) => equilibrium,
    }),
    accountingMethod: t.field({
      type: Method,
      description: 'How value added after the cut is arrived at.',
      resolve: ({ accountingMethod }) => accountingMethod,
    }),
    band: t.field({
      type: Band,
      description: 'How sure it is; 27 scenarios, solved when asked for.',
      resolve: (answer) => answer.band(),
    }),
    exposures: t.field({
      type: [ExposureAfter],
      description:
        'Exposure of the economies outside a bloc to it, the largest after the cut first; solved when asked for.',
      args: {
        to: t.arg.id({ required: true, description: 'Key of one of `blocs`.' }),
        first: t.arg.int({ defaultValue: 20, description: 'Economies to list, at most 200.' }),
      },
      complexity: pageCost,
      resolve: async (answer, { to, ...page }) => (await answer.exposures(to)).slice(0, pageStart(page).first),
    }),
    hiddenTies: t.field({
      type: HiddenTies,
      description: 'What survives between the first two blocs through others; solved when asked for.',
      resolve: (answer) => answer.hiddenTies(),
    }),
    carbon: t.field({
      type: CarbonAfter,
      description:
        'The carbon bill before and after; solved when asked for. Emissions per unit of output stay as they were.',
      resolve: (answer) => answer.carbon(),
    }),
  }),
});

const FragmentationScenario = builder.objectRef<Scenario>('FragmentationScenario').implement({
  description: 'Which trade ends, between whom and how far: a file of the folder `policies/scenarios`.',
  fields: (t) => ({
    name: t.exposeID('name', { description: 'Name of the file without its ending, as `preset` takes it.' }),
    description: t.exposeString('description', { description: 'What happens.' }),
    between: t.field({
      type: ['ID'],
      nullable: true,
      description: 'The blocs, each as its parts joined by +; null for every economy by itself.',
      resolve: ({ between }) =>
        between === 'each-alone'
          ? null
          : between.map((side) =>
              side.map((part) => ('id' in part ? part.id : `members:${part.members.join(',')}`)).join('+'),
            ),
    }),
    degree: t.expose('degree', { type: 'Share', nullable: true, description: 'The share of the trade that ends.' }),
    tariff: t.exposeFloat('tariff', { nullable: true, description: 'A tariff in its place, of the price.' }),
    oneWay: t.boolean({
      description: 'Only what the first bloc buys of the others ends.',
      resolve: ({ oneWay }) => oneWay ?? false,
    }),
    sectors: t.field({
      type: ['ID'],
      nullable: true,
      description: 'Sectors whose trade ends; null for all.',
      resolve: ({ sectors }) => sectors ?? null,
    }),
  }),
});

builder.queryField('fragmentation', (t) =>
  t.field({
    type: Fragmentation,
    description: 'What cutting trade between blocs does, and to whom.',
    args: { scenario: t.arg({ type: FragmentationInput, required: true, description: 'Which trade ends.' }) },
    resolve: (_, { scenario }, { graph }) => {
      const { between, preset, year, degree, tariff, oneWay, sectors, resourced, elasticity, dataset } = scenario;
      const file = scenarioOf(between as readonly BlocChoice[] | null | undefined, preset);
      return loadFragmentation(graph, {
        between: file.between,
        year,
        // What is said here of how far trade ends takes the place of what the file says of it.
        degree: degree ?? (typeof tariff === 'number' ? 1 : (file.degree ?? 1)),
        tariff: tariff ?? (typeof degree === 'number' ? null : (file.tariff ?? null)),
        oneWay: oneWay ?? file.oneWay ?? false,
        sectors: sectors ?? file.sectors ?? null,
        resourced: resourced ?? file.resourced ?? 1,
        elasticity: elasticity ?? file.elasticity ?? 4,
        dataset: dataset ?? null,
      });
    },
  }),
);

builder.queryField('fragmentationScenarios', (t) =>
  t.field({
    type: [FragmentationScenario],
    description:
      'The scenarios of the folder `policies/scenarios`, as `preset` names them. Adding one is adding a file.',
    resolve: () => [...scenarios],
  }),
);

type ScenarioAsked = Pick<FragmentationQuestion, 'between'> & Partial<Omit<Scenario, 'between'>>;

function scenarioOf(
  between: readonly BlocChoice[] | null | undefined,
  preset: string | null | undefined,
): ScenarioAsked {
  if (between && !preset) return { between: between.map((choice) => [choice]) };
  if (!preset || between) {
    const found = between ? 'both between and preset' : 'neither between nor preset';
    throw new KnownError('BAD_USER_INPUT', { what: 'The scenario', found, wanted: 'exactly one of the two' });
  }
  const file = scenarios.find(({ name }) => name === preset);
  if (file) return file;
  const hint = `There are ${scenarios.map(({ name }) => name).join(', ')}.`;
  throw new KnownError('NOT_FOUND', { kind: 'scenario', key: preset, hint });
}
