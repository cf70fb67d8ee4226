import {
  type InvestmentPartners,
  loadInvestmentPartners,
  type InvestmentPartner as PartnerOfAnswer,
  type InvestmentReport as ReportOfAnswer,
  type InvestmentTotal as TotalOfAnswer,
} from '../answers/partner-figures.ts';
import { builder } from './builder.ts';
import { connectionType, type Page, pageCost, pageOf } from './connection.ts';
import { Economy } from './economy.ts';
import { Assumption } from './finding.ts';
import { Figure, partnerArguments } from './partner-figure.ts';
import { provenanceWithBasis } from './provenance.ts';

export const InvestmentMeasure = builder.enumType('InvestmentMeasure', {
  description: 'What is measured of direct investment.',
  values: {
    FLOW: { description: 'What was invested in the year, less what was withdrawn.' },
    STOCK: { description: 'What is invested at the end of the year.' },
  } as const,
});

export const InvestmentReporter = builder.enumType('InvestmentReporter', {
  description: 'Whose statistics say so.',
  values: {
    ORIGIN: { description: 'Those of the economy of the investor.' },
    HOST: { description: 'Those of the economy invested in.' },
  } as const,
});

const InvestmentReport = builder.objectRef<ReportOfAnswer>('InvestmentReport').implement({
  description: 'Direct investment between two economies as one of them reports it.',
  fields: (t) => ({
    reportedBy: t.field({
      type: InvestmentReporter,
      description: 'Which side reports it, and within whose reports the share is.',
      resolve: ({ reportedBy }) => reportedBy,
    }),
    usd: t.expose('usd', { type: 'Usd', description: 'US dollars; negative where more was withdrawn than invested.' }),
    share: t.expose('share', {
      type: 'Share',
      nullable: true,
      description:
        'Share of `positiveUsd` of the same side’s reports in `totals`; null where the figure is not above 0.',
    }),
    ...provenanceWithBasis(t),
    others: t.field({
      type: [Figure],
      description: 'What other datasets state of the same report in the same year.',
      resolve: ({ others }) => [...others],
    }),
  }),
});

const InvestmentPartner = builder.objectRef<PartnerOfAnswer>('InvestmentPartner').implement({
  description:
    'Direct investment between an economy and a partner in a year, both reports side by side and never merged.',
  fields: (t) => ({
    partner: t.field({ type: Economy, description: 'The partner.', resolve: ({ key }) => key }),
    byOrigin: t.field({
      type: InvestmentReport,
      nullable: true,
      description:
        'As the investor’s economy reports it; null where it reports none, or a 0 that may mean “not available”.',
      resolve: ({ byOrigin }) => byOrigin,
    }),
    byHost: t.field({
      type: InvestmentReport,
      nullable: true,
      description:
        'As the receiving economy reports it; null where it reports none, or a 0 that may mean “not available”.',
      resolve: ({ byHost }) => byHost,
    }),
  }),
});

const InvestmentTotal = builder.objectRef<TotalOfAnswer>('InvestmentTotal').implement({
  description: 'What the reports of one side add up to over all partners.',
  fields: (t) => ({
    reportedBy: t.field({
      type: InvestmentReporter,
      description: 'Which side reports it: of several economies where it is the partners’.',
      resolve: ({ reportedBy }) => reportedBy,
    }),
    positiveUsd: t.expose('positiveUsd', {
      type: 'Usd',
      description: 'Sum of the figures above 0, US dollars: what shares are of.',
    }),
    netUsd: t.expose('netUsd', { type: 'Usd', description: 'Sum of all figures, disinvestment included, US dollars.' }),
    partners: t.exposeInt('partners', { description: 'Partners of whom this side reports a figure.' }),
  }),
});

type InvestmentPage = Page<PartnerOfAnswer> & Omit<InvestmentPartners, 'partners'>;

const InvestmentConnection = connectionType<InvestmentPage>(
  'Investment',
  InvestmentPartner as never,
  'partners in direct investment',
);

builder.objectFields(InvestmentConnection, (t) => ({
  year: t.expose('used', { type: 'Year', description: 'Year of the figures: the nearest to the one asked.' }),
  yearAsked: t.expose('asked', { type: 'Year', description: 'Year of the question.' }),
  totals: t.field({
    type: [InvestmentTotal],
    description: 'Sums over all partners, listed here or not, of each side that reports any.',
    resolve: ({ totals }) => [...totals],
  }),
  assumptions: t.field({
    type: [Assumption],
    description: 'What is taken for granted: another year than the one asked, and what a missing report may mean.',
    resolve: ({ assumptions }) => [...assumptions],
  }),
}));

function investmentField(direction: 'INWARD' | 'OUTWARD', description: string) {
  builder.objectField(Economy, direction === 'INWARD' ? 'inwardInvestment' : 'outwardInvestment', (t) =>
    t.loadable({
      type: InvestmentConnection,
      nullable: true,
      description: `${description} Null, with NOT_FOUND, where no investment is known within three years.`,
      args: {
        ...partnerArguments,
        measure: t.arg({ type: InvestmentMeasure, defaultValue: 'FLOW', description: 'Flows of the year, or stocks.' }),
      },
      complexity: pageCost,
      byPath: true, // one batch for all economies at this place of the query
      load: async (economies: string[], { graph }, { year, partners, dataset, measure, ...page }) => {
        const investment = await loadInvestmentPartners(graph, {
          economies,
          direction,
          year,
          measure: measure ?? 'FLOW',
          dataset: dataset ?? null,
          partners: partners ?? null,
        });
        return investment.map(({ partners: all, ...rest }) => ({ ...rest, ...pageOf(all, page) }));
      },
      resolve: ({ key }) => key,
    }),
  );
}

investmentField('INWARD', 'Direct investment from each partner in a year, by the larger of both reports.');
investmentField('OUTWARD', 'Direct investment in each partner in a year, by the larger of both reports.');
