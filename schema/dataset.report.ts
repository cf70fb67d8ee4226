import {
  type DifferingTotal,
  loadMirrorChecks,
  loadRepeatedFacts,
  loadTotalsChecks,
  loadUnknownEnds,
  loadYearGaps,
  type MirrorCheck,
  type RepeatedFact as Repeated,
  type RepeatedFacts as RepeatedAnswer,
  type TotalsCheck,
  type UnknownEnds as UnknownEndsAnswer,
  type YearGaps as YearGapsAnswer,
} from '../answers/dataset-quality.ts';
import { type DatasetReport as Answer, datasetReport } from '../answers/dataset-report.ts';
import type { DatasetRow } from '../answers/datasets-in-use.ts';
import { builder } from './builder.ts';
import { Dataset } from './dataset.ts';

/** How many of a list are named; the counts beside it are of all. */
const first = builder.args((t) => ({
  first: t.int({ required: true, defaultValue: 5, description: 'How many to name, at most 100; counts are of all.' }),
}));
const most = 100;
const firstOf = <T>(all: readonly T[], count: number) => all.slice(0, Math.max(0, Math.min(count, most)));

const YearGap = builder.objectRef<YearGapsAnswer['gaps'][number]>('YearGap').implement({
  description: 'Years in which an economy is missing.',
  fields: (t) => ({
    economy: t.exposeID('economy', { description: 'Its code.' }),
    years: t.field({
      type: ['Year'],
      description: 'Years between its first and its last in the dataset, of which there is nothing of it.',
      resolve: ({ years }) => [...years],
    }),
  }),
});

const YearGaps = builder.objectRef<YearGapsAnswer>('YearGaps').implement({
  description:
    'Which economies are missing in which years, between the first and the last in which they are there. Years of which the dataset has nothing at all are none of them: `missingYears` names those.',
  fields: (t) => ({
    economies: t.exposeInt('economies', { description: 'Economies that the dataset speaks of by year.' }),
    economyYears: t.exposeInt('economyYears', {
      description: 'Years of the dataset from each economy’s first to its last, added up: what could be there.',
    }),
    missing: t.exposeInt('missing', { description: 'Those of them that are missing.' }),
    largest: t.field({
      type: [YearGap],
      description: 'Economies with missing years, those with most first.',
      args: first,
      resolve: ({ gaps }, { first: count }) => firstOf(gaps, count),
    }),
  }),
});

const RepeatedFact = builder.objectRef<Repeated>('RepeatedFact').implement({
  description: 'What a dataset states more than once.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'Type of relationship, such as HOLDS.' }),
    start: t.exposeID('start', { description: 'Key of what it begins at.' }),
    end: t.exposeID('end', { description: 'Key of what it ends at.' }),
    year: t.expose('year', { type: 'Year', nullable: true, description: 'Its year; null where it is not by year.' }),
    measure: t.exposeString('measure', {
      description: 'What else tells it from others between the same two: interest, product, role, first day.',
    }),
    records: t.field({
      type: ['ID'],
      description: 'The source rows that state it.',
      resolve: ({ records }) => [...records],
    }),
  }),
});

const RepeatedFacts = builder.objectRef<RepeatedAnswer>('RepeatedFacts').implement({
  description:
    'Facts stated more than once in one dataset: of the same kind, between the same two, of the same time and measure. In the graph that is so of parties alone, whose statements their sources number.',
  fields: (t) => ({
    facts: t.exposeInt('facts', {
      description: 'Facts in the graph that repeat another one: of three that state the same thing, two.',
    }),
    mergedByLoad: t.exposeInt('mergedByLoad', {
      nullable: true,
      description:
        'Statements of the newest edition that say again, in the same words, what one before says: they were taken once. Null of a load from before they were counted.',
    }),
    refusedByLoad: t.exposeInt('refusedByLoad', {
      nullable: true,
      description:
        'Rows of the newest edition that were rejected since they say otherwise than an earlier one of it. Null of a load from before they were counted.',
    }),
    largest: t.field({
      type: [RepeatedFact],
      description: 'What is stated more than once, most often first.',
      args: first,
      resolve: ({ repeated }, { first: count }) => firstOf(repeated, count),
    }),
  }),
});

const PublishedTotal = builder.enumType('PublishedTotal', {
  description: 'A total that files publish beside what it is the sum of.',
  values: {
    PRODUCTS: {
      description: 'All goods together of a flow, against the sum of its products, those with the longest codes.',
    },
    PARTNERS: {
      description:
        'Trade of an economy with the world as it publishes it, by flow and product, against the sum over its partners. The sum is short of partners that the files do not list and of those that no economy stands for. All goods and codes of every length are totals of their own.',
    },
    SALES: { description: 'Output of an industry, against all that it sells to industries and final users.' },
    INPUTS: {
      description:
        'Output of an industry, against its purchases and its value added. In a table without rows of value added that is what is left, and they agree.',
    },
  } as const,
});

const DifferingTotalType = builder.objectRef<DifferingTotal>('DifferingTotal').implement({
  description: 'A published total that the sum over its parts differs from.',
  fields: (t) => ({
    key: t.exposeID('key', {
      description: 'What it is of: an industry; exporter, importer and basis; or reporter, flow and product.',
    }),
    year: t.expose('year', { type: 'Year', description: 'Its year.' }),
    publishedUsd: t.expose('publishedUsd', { type: 'Usd', description: 'The total as published, US dollars.' }),
    summedUsd: t.expose('summedUsd', { type: 'Usd', description: 'The sum over its parts, US dollars.' }),
    differenceUsd: t.expose('differenceUsd', { type: 'Usd', description: 'The sum less the total, US dollars.' }),
  }),
});

const TotalsCheckType = builder.objectRef<TotalsCheck>('TotalsCheck').implement({
  description: 'How far sums over the rows are from the totals that the same files publish.',
  fields: (t) => ({
    of: t.field({ type: PublishedTotal, description: 'Which totals.', resolve: ({ of }) => of }),
    totals: t.exposeInt('totals', { description: 'Totals that have something to be compared with.' }),
    publishedUsd: t.expose('publishedUsd', { type: 'Usd', description: 'All of them, US dollars.' }),
    summedUsd: t.expose('summedUsd', { type: 'Usd', description: 'All sums over their parts, US dollars.' }),
    apartUsd: t.expose('apartUsd', {
      type: 'Usd',
      description: 'Differences of each total, whatever their sign, added up, US dollars.',
    }),
    apartShare: t.exposeFloat('apartShare', {
      nullable: true,
      description: '`apartUsd` by `publishedUsd`; null where that is 0.',
    }),
    differing: t.int({
      description: 'Totals that the sum differs from by more than a millionth.',
      resolve: ({ differing }) => differing.length,
    }),
    worst: t.field({
      type: [DifferingTotalType],
      description: 'Those that differ, the largest difference first.',
      args: first,
      resolve: ({ differing }, { first: count }) => firstOf(differing, count),
    }),
  }),
});

const MirroredMeasure = builder.enumType('MirroredMeasure', {
  description: 'What two sides report.',
  values: {
    GOODS: { description: 'Goods, by exporter and importer.' },
    FLOW: { description: 'Flows of direct investment, by origin and host.' },
    STOCK: { description: 'Stocks of direct investment, by origin and host.' },
  } as const,
});

const MirrorCheckType = builder.objectRef<MirrorCheck>('MirrorCheck').implement({
  description: 'How far the two sides’ reports of the same flows differ within a dataset.',
  fields: (t) => ({
    of: t.field({ type: MirroredMeasure, description: 'What they report.', resolve: ({ of }) => of }),
    flows: t.exposeInt('flows', {
      description: 'Flows that either side reports, each between two economies in one year, of goods of one code.',
    }),
    both: t.exposeInt('both', { description: 'Those that both sides report.' }),
    bothShare: t.field({
      type: 'Share',
      description: 'Share of the flows that both sides report, 0..1.',
      resolve: ({ flows, both }) => both / flows,
    }),
    medianDiscrepancy: t.field({
      type: 'Share',
      nullable: true,
      description:
        'Half of the flows that both report differ by less: difference by the sum of both figures, 0 (they agree) to 1. An importer’s figure counts without freight and insurance (6 %).',
      resolve: ({ median }) => median,
    }),
    weightedDiscrepancy: t.field({
      type: 'Share',
      nullable: true,
      description: 'All differences by the sum of all figures: large flows count for more, 0..1.',
      resolve: ({ weighted }) => weighted,
    }),
  }),
});

const UnknownEnd = builder.objectRef<UnknownEndsAnswer['ends'][number]>('UnknownEnd').implement({
  description: 'What facts name and no record describes.',
  fields: (t) => ({
    key: t.exposeID('key', { description: 'Its key.' }),
    facts: t.exposeInt('facts', { description: 'Facts of the dataset that name it.' }),
  }),
});

const UnknownEnds = builder.objectRef<UnknownEndsAnswer>('UnknownEnds').implement({
  description:
    'Facts of which an end is described by no record of any dataset: a code that no list of economies has, an industry of no table, a firm that is only named by its identifier.',
  fields: (t) => ({
    facts: t.exposeInt('facts', { description: 'Such facts.' }),
    ends: t.int({ description: 'What they name and no record describes.', resolve: ({ ends }) => ends.length }),
    largest: t.field({
      type: [UnknownEnd],
      description: 'Of these, the ones that most facts name.',
      args: first,
      resolve: ({ ends }, { first: count }) => firstOf(ends, count),
    }),
  }),
});

/** Reads all of a dataset: as costly as a ranking. */
const complexity = 100;

const DatasetReport = builder.objectRef<Answer & { readonly dataset: DatasetRow }>('DatasetReport').implement({
  description: 'How complete and how old a dataset is, and how far it contradicts itself.',
  fields: (t) => ({
    missingYears: t.field({
      type: ['Year'],
      nullable: true,
      description: 'Years between its first and its last that it has nothing of; null where it is not by year.',
      resolve: ({ missingYears }) => missingYears && [...missingYears],
    }),
    daysSinceLoad: t.exposeInt('daysSinceLoad', { description: 'Whole days since its last load.' }),
    yearsBehind: t.exposeInt('yearsBehind', {
      nullable: true,
      description: 'Years from its last year to the present one; null where it is not by year.',
    }),
    rejectedShare: t.expose('rejectedShare', {
      type: 'Share',
      nullable: true,
      description: 'Rows of the newest edition that were rejected, 0..1 of all; null where it has no rows.',
    }),
    gaps: t.field({
      type: YearGaps,
      nullable: true,
      description: 'Economies by year; null where the dataset states nothing of economies by year.',
      complexity,
      resolve: ({ dataset }, _, { graph }) => loadYearGaps(graph.store, dataset),
    }),
    repeated: t.field({
      type: RepeatedFacts,
      nullable: true,
      description: 'Duplicates; null where the dataset states no relationship, such as a list of economies.',
      complexity,
      resolve: ({ dataset }, _, { graph }) => loadRepeatedFacts(graph.store, dataset),
    }),
    totals: t.field({
      type: [TotalsCheckType],
      nullable: true,
      description:
        'Sums against published totals; null where the files publish none that are kept: neither an input-output table, nor all goods together beside products, nor trade with the world beside partners.',
      complexity,
      resolve: async ({ dataset }, _, { graph }) => {
        const checks = await loadTotalsChecks(graph.store, dataset);
        return checks && [...checks];
      },
    }),
    mirror: t.field({
      type: [MirrorCheckType],
      nullable: true,
      description: 'Both sides’ reports; null where no flow is reported by both sides in this dataset.',
      complexity,
      resolve: async ({ dataset }, _, { graph }) => {
        const checks = await loadMirrorChecks(graph.store, dataset);
        return checks && [...checks];
      },
    }),
    unknownEnds: t.field({
      type: UnknownEnds,
      nullable: true,
      description: 'Dangling references; null where the dataset states no relationship.',
      complexity,
      resolve: ({ dataset }, _, { graph }) => loadUnknownEnds(graph.store, dataset),
    }),
  }),
});

builder.objectField(Dataset, 'report', (t) =>
  t.field({
    type: DatasetReport,
    description:
      'How complete and how old it is, and how far it contradicts itself. What is not asked for is not computed.',
    resolve: (dataset) => ({ dataset, ...datasetReport(dataset, new Date().toISOString()) }),
  }),
);
