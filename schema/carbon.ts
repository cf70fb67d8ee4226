import {
  type CarbonBill as BillOfAnswer,
  type BillOfEconomy,
  type BillOfIndustry,
  type CarbonBills as BillsOfAnswer,
  type EmbodiedFlow as FlowOfAnswer,
  loadCarbonBill,
  type CarbonRule as RuleOfAnswer,
} from '../answers/carbon.ts';
import { builder } from './builder.ts';
import { connectionType, type Page, pageArguments, pageCost, pageOf, pageStart } from './connection.ts';
import { Dataset } from './dataset.ts';
import { Economy } from './economy.ts';
import { Finding } from './finding.ts';

export const CarbonRule = builder.enumType('CarbonRule', {
  description: 'A rule by which emissions are charged. All charge the same emissions, so each sums to the same total.',
  values: {
    PRODUCERS: { value: 'producers', description: 'To the economy in which they arise.' },
    CONSUMERS: { value: 'consumers', description: 'To the economy whose final demand causes them, anywhere.' },
    SHARED: { value: 'shared', description: 'Half by the one rule, half by the other.' },
    CHAIN_SHARED: {
      value: 'chainShared',
      description:
        'Along the chain: each industry keeps its share of value added and passes the rest on to its buyers.',
    },
    TECHNOLOGY_ADJUSTED: {
      value: 'technologyAdjusted',
      description:
        'To consumers, with credit for exports made with less emissions than the world’s mean for the product, and a charge for dirtier ones.',
    },
  } as const,
});

/** A kilotonne is a thousand tonnes. */
const tonnes = 1_000;

export const CarbonBills = builder.objectRef<BillsOfAnswer>('CarbonBills').implement({
  description: 'The same emissions by each rule. Where stocks were run down a small economy’s bill can be negative.',
  fields: (t) => ({
    producersKt: t.exposeFloat('producers', { description: 'By where they arise, kilotonnes of CO2.' }),
    consumersKt: t.exposeFloat('consumers', { description: 'By whose final demand causes them, kilotonnes of CO2.' }),
    sharedKt: t.exposeFloat('shared', { description: 'Half of the one and half of the other, kilotonnes of CO2.' }),
    chainSharedKt: t.exposeFloat('chainShared', { description: 'Shared along the chain, kilotonnes of CO2.' }),
    technologyAdjustedKt: t.exposeFloat('technologyAdjusted', {
      description: 'By consumers, adjusted for the technology of exports, kilotonnes of CO2.',
    }),
    usd: t.field({
      type: 'Usd',
      description: 'The bill as money: price times emissions.',
      args: {
        usdPerTonne: t.arg.float({ required: true, description: 'Price of a tonne of CO2, US dollars.' }),
        by: t.arg({ type: CarbonRule, required: true, description: 'The rule that charges.' }),
      },
      resolve: (bills, { usdPerTonne, by }) => bills[by as RuleOfAnswer] * tonnes * usdPerTonne,
    }),
  }),
});

const CarbonBillOfEconomy = builder.objectRef<BillOfEconomy>('CarbonBillOfEconomy').implement({
  description: 'What one economy answers for.',
  fields: (t) => ({
    economy: t.field({ type: Economy, description: 'The economy.', resolve: ({ key }) => key }),
    aggregate: t.exposeBoolean('aggregate', {
      description: 'It is a sum of economies, such as the rest of the world: no peer of the others on the list.',
    }),
    bills: t.field({ type: CarbonBills, description: 'By each rule.', resolve: ({ bills }) => bills }),
    netExportsKt: t.exposeFloat('netExportsKt', {
      description:
        'Emitted at home for users abroad less emitted abroad for users at home, kilotonnes of CO2: producers’ less consumers’ bill.',
    }),
  }),
});

const CarbonBillOfIndustry = builder.objectRef<BillOfIndustry>('CarbonBillOfIndustry').implement({
  description: 'What one industry emits and answers for.',
  fields: (t) => ({
    key: t.exposeID('key', { description: 'Key of the industry, such as `MEX:wiod8:MFE`.' }),
    name: t.exposeString('name', { nullable: true, description: 'Name of the sector.' }),
    economy: t.field({ type: Economy, description: 'Its economy.', resolve: ({ economy }) => economy }),
    emittedKt: t.exposeFloat('emittedKt', {
      nullable: true,
      description: 'What it emits, kilotonnes of CO2; null where nobody states it, and then counted as none.',
    }),
    chainSharedKt: t.exposeFloat('chainSharedKt', {
      description: 'What it keeps when the bill is shared along the chain, kilotonnes of CO2.',
    }),
    kgPerUsd: t.exposeFloat('kgPerUsd', {
      nullable: true,
      description: 'Emitted anywhere for a US dollar of its product, kilograms of CO2; null without output.',
    }),
  }),
});

export const EmbodiedFlow = builder.objectRef<FlowOfAnswer>('EmbodiedFlow').implement({
  description: 'Emissions of one economy that the final demand of another causes.',
  fields: (t) => ({
    from: t.field({ type: Economy, description: 'Where they arise.', resolve: ({ from }) => from }),
    to: t.field({ type: Economy, description: 'Whose final demand causes them.', resolve: ({ to }) => to }),
    co2Kt: t.exposeFloat('co2Kt', { description: 'Kilotonnes of CO2.' }),
  }),
});

const CarbonBillOfEconomyConnection = connectionType<Page<BillOfEconomy>>(
  'CarbonBillOfEconomy',
  CarbonBillOfEconomy as never,
  'economies with their bills',
);
const CarbonBillOfIndustryConnection = connectionType<Page<BillOfIndustry>>(
  'CarbonBillOfIndustry',
  CarbonBillOfIndustry as never,
  'industries with their bills',
);

const CarbonBill = builder.objectRef<BillOfAnswer>('CarbonBill').implement({
  description:
    'Who pays for the emissions of a year. The same emissions are charged by five rules; which is fair is not for a table to say.',
  interfaces: [Finding],
  fields: (t) => ({
    worldKt: t.exposeFloat('worldKt', { description: 'All emissions stated, kilotonnes of CO2.' }),
    totals: t.field({
      type: CarbonBills,
      description: 'Each bill summed over the economies: all of them `worldKt`, to rounding.',
      resolve: ({ totals }) => totals,
    }),
    economies: t.field({
      type: CarbonBillOfEconomyConnection,
      description: 'Economies by what they answer for, the largest first. The rest of the world is one of them.',
      args: {
        ...pageArguments,
        orderBy: t.arg({
          type: CarbonRule,
          defaultValue: 'producers',
          required: true,
          description: 'The rule to order by.',
        }),
      },
      complexity: pageCost,
      resolve: ({ economies }, { orderBy, ...page }) => {
        const rule = orderBy as RuleOfAnswer;
        const ordered = [...economies].sort((a, b) => b.bills[rule] - a.bills[rule] || (a.key < b.key ? -1 : 1));
        return pageOf(ordered, page);
      },
    }),
    industries: t.field({
      type: CarbonBillOfIndustryConnection,
      description: 'Industries by what they emit, the largest first.',
      args: { ...pageArguments, economy: t.arg({ type: 'Iso3', description: 'Of one economy alone.' }) },
      complexity: pageCost,
      resolve: ({ industries }, { economy, ...page }) =>
        pageOf(
          industries.filter((industry) => !economy || industry.economy === economy),
          page,
        ),
    }),
    flows: t.field({
      type: [EmbodiedFlow],
      description: 'Emissions embodied in what economies finally use of each other, the largest first.',
      args: { first: t.arg.int({ defaultValue: 10, description: 'Flows to list, at most 200.' }) },
      complexity: pageCost,
      resolve: ({ flows }, page) => flows.slice(0, pageStart(page).first),
    }),
    statedShare: t.expose('statedShare', {
      type: 'Share',
      nullable: true,
      description:
        'Share of the world’s output whose emissions are stated; the rest counts nothing. Null without output.',
    }),
    discrepancyUsd: t.field({
      type: 'Usd',
      description: 'What the table lacked of balance: its own output less what it says is sold, US dollars.',
      resolve: ({ imbalance }) => imbalance.netUsd,
    }),
    grossDiscrepancyUsd: t.field({
      type: 'Usd',
      description: 'The same with every miss counted, above or below, US dollars.',
      resolve: ({ imbalance }) => imbalance.grossUsd,
    }),
    emissionsFrom: t.field({
      type: Dataset,
      description: 'The dataset that states the emissions.',
      resolve: ({ emissionsOf }) => emissionsOf.dataset,
    }),
    converged: t.exposeBoolean('converged', { description: 'The chains were followed to their end.' }),
  }),
});

builder.queryField('carbon', (t) =>
  t.field({
    type: CarbonBill,
    description: 'Who pays the carbon bill: producers, consumers, both, or the whole chain.',
    args: {
      year: t.arg({
        type: 'Year',
        required: true,
        description: 'Year; the table nearest within three years is used, and said.',
      }),
      dataset: t.arg.id({ description: 'The one input-output table to use.' }),
    },
    resolve: (_, { year, dataset }, { graph }) => loadCarbonBill(graph, { year, dataset: dataset ?? null }),
  }),
);
