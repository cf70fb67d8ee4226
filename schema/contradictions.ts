import {
  type Contradiction as Contradicting,
  type Contradictions,
  loadContradictions,
  type ContradictingStatement as Statement,
} from '../answers/contradictions.ts';
import { builder } from './builder.ts';
import { connectionType, type Page, pageArguments, pageCost, pageOf } from './connection.ts';
import { Dataset } from './dataset.ts';
import { Firm } from './firm.ts';
import { InvestmentMeasure } from './investment.ts';
import { Party } from './party.ts';

const ContradictionKind = builder.enumType('ContradictionKind', {
  description: 'What two statements are about.',
  values: {
    TRADE: { description: 'Goods sold in a year, by exporter and by importer, or in two datasets.' },
    FDI: { description: 'Direct investment in a year, by origin and by host, or in two datasets.' },
    HOLDING: { description: 'What a party has of a firm on the last day of a year, in two datasets.' },
  } as const,
});

const ContradictionUnit = builder.enumType('ContradictionUnit', {
  description: 'In what the two are compared.',
  values: { USD: { description: 'US dollars.' }, SHARE: { description: 'Share of the firm, 0..1.' } } as const,
});

const YearAlignment = builder.enumType('YearAlignment', {
  description: 'How a figure came to stand for the year.',
  values: {
    EXACT: { value: 'exact', description: 'It is of the year.' },
    GEOMETRIC: { value: 'geometric', description: 'Between two near years, at constant growth.' },
    LINEAR: { value: 'linear', description: 'Between two near years, one of them 0 or of the other sign.' },
    CARRIED: { value: 'carried', description: 'The nearest year, at most three away.' },
  } as const,
});

const ContradictingStatement = builder.objectRef<Statement>('ContradictingStatement').implement({
  description: 'One of two statements about the same thing.',
  fields: (t) => ({
    dataset: t.field({ type: Dataset, description: 'The dataset that says so.', resolve: ({ dataset }) => dataset }),
    reportedBy: t.exposeString('reportedBy', {
      nullable: true,
      description: 'EXPORTER or IMPORTER, ORIGIN or HOST; null of holdings.',
    }),
    basis: t.exposeString('basis', { description: 'REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE.' }),
    valuation: t.exposeString('valuation', {
      nullable: true,
      description: 'FOB or CIF; null where nobody says: an importer’s figure is then taken for CIF.',
    }),
    figure: t.exposeFloat('figure', {
      nullable: true,
      description: 'As stated, or aligned to the year, in the unit of the contradiction; null where a range is stated.',
    }),
    least: t.exposeFloat('least', { description: 'The least that it allows, in the same unit.' }),
    most: t.exposeFloat('most', { description: 'The most that it allows, in the same unit.' }),
    alignment: t.field({
      type: YearAlignment,
      description: 'How it came to stand for the year.',
      resolve: ({ alignment }) => alignment,
    }),
    yearsUsed: t.field({
      type: ['Year'],
      description: 'Years whose figures it is made of.',
      resolve: ({ yearsUsed }) => [...yearsUsed],
    }),
    offYearWeight: t.expose('offYearWeight', { type: 'Share', description: 'Part of it that is of other years.' }),
    records: t.field({
      type: ['ID'],
      description: 'Source rows: source, checksum of the file, row.',
      resolve: ({ records }) => [...records],
    }),
  }),
});

const Contradiction = builder.objectRef<Contradicting>('Contradiction').implement({
  description: 'Two statements about the same thing that do not agree. Both stay as they are.',
  fields: (t) => ({
    key: t.exposeID('key', { description: 'What tells it from the others of the list.' }),
    kind: t.field({ type: ContradictionKind, description: 'What it is about.', resolve: ({ kind }) => kind }),
    from: t.exposeID('from', { description: 'Exporter, origin of the investment, or holder: its key.' }),
    to: t.exposeID('to', { description: 'Importer, host of the investment, or firm held: its key.' }),
    holder: t.field({
      type: Party,
      nullable: true,
      description: 'The party whose key is `from`; null of trade and investment.',
      resolve: ({ kind, from }) => (kind === 'HOLDING' ? from : null),
    }),
    firm: t.field({
      type: Firm,
      nullable: true,
      description: 'The firm whose key is `to`; null of trade and investment.',
      resolve: ({ kind, to }) => (kind === 'HOLDING' ? to : null),
    }),
    measure: t.exposeString('measure', {
      description: 'GOODS of trade, FLOW or STOCK of investment, ECONOMIC, VOTING or CONTROL of a holding.',
    }),
    unit: t.field({ type: ContradictionUnit, description: 'In what it is measured.', resolve: ({ unit }) => unit }),
    preferred: t.field({
      type: ContradictingStatement,
      description: 'The statement that counts first by `precedence`.',
      resolve: ({ preferred }) => preferred,
    }),
    other: t.field({
      type: ContradictingStatement,
      description: 'The statement that does not agree with it.',
      resolve: ({ other }) => other,
    }),
    difference: t.exposeFloat('difference', {
      description:
        'The preferred less the other, an importer’s figure without freight and insurance (6 %); of ranges how far they are apart.',
    }),
    ratio: t.exposeFloat('ratio', {
      nullable: true,
      description: 'The preferred by the other, likewise; null where that is 0, or a range is stated.',
    }),
    discrepancy: t.expose('discrepancy', {
      type: 'Share',
      nullable: true,
      description: 'Difference by the sum of both amounts, 0 (they agree) to 1; null where a range is stated.',
    }),
    reconciled: t.exposeFloat('reconciled', {
      nullable: true,
      description:
        'What the exporter’s and the importer’s report come to: their geometric mean with weights 0.4 and 0.6, US dollars; null of all else.',
    }),
  }),
});

type ContradictionPage = Page<Contradicting> & Omit<Contradictions, 'contradictions'>;

const ContradictionConnection = connectionType<ContradictionPage>(
  'Contradiction',
  Contradiction as never,
  'contradictions',
);

builder.objectField(ContradictionConnection, 'precedence', (t) =>
  t.field({
    type: ['ID'],
    description:
      'Datasets in the order in which they count. Within one the exporter and the host are asked first, unless the policy of precedence says otherwise, and reports before estimates.',
    resolve: ({ precedence }) => [...precedence],
  }),
);

builder.queryField('contradictions', (t) =>
  t.field({
    type: ContradictionConnection,
    description: 'Where statements about one flow or one holding do not agree, the largest difference first.',
    args: {
      kind: t.arg({ type: ContradictionKind, required: true, description: 'What the statements are about.' }),
      year: t.arg({ type: 'Year', required: true, description: 'Calendar year; holdings are those of its last day.' }),
      measure: t.arg({
        type: InvestmentMeasure,
        required: true,
        defaultValue: 'FLOW',
        description: 'Of investment: flows of the year, or stocks.',
      }),
      of: t.arg.idList({ description: 'Only where one of these economies, firms or persons is one of the two.' }),
      aligned: t.arg.boolean({
        required: true,
        defaultValue: false,
        description:
          'Whether near years stand where a side states none of the year, as `alignment` and `offYearWeight` then say.',
      }),
      precedence: t.arg.idList({ description: 'Datasets that count before all others, in this order.' }),
      ...pageArguments,
    },
    complexity: (page) => ({ ...pageCost(page), field: 100 }),
    resolve: async (_, { kind, year, measure, of, aligned, precedence, ...page }, { graph }) => {
      const question = { kind, year, measure, of: of ?? null, aligned, precedence: precedence ?? [] };
      const { contradictions, ...rest } = await loadContradictions(graph, question);
      return { ...pageOf(contradictions, page), ...rest };
    },
  }),
);
