import type * as model from '../model/finding.ts';
import { builder } from './builder.ts';
import { Dataset } from './dataset.ts';

export const Method = builder.objectRef<model.Method>('Method').implement({
  description: 'How a number is arrived at.',
  fields: (t) => ({
    key: t.exposeID('id', { description: 'Name of the method; it never changes its meaning.' }),
    name: t.exposeString('name', { description: 'Name.' }),
    description: t.exposeString('description', { description: 'What the number means, and how it comes about.' }),
    unit: t.exposeString('unit', { description: 'Unit and range.' }),
    source: t.exposeString('source', { description: 'Who published the mathematics.' }),
  }),
});

const FigureYear = builder.objectRef<model.YearsUsed['figures'][number]>('FigureYear').implement({
  description: 'A kind of figure used, and the year it is of.',
  fields: (t) => ({
    figure: t.exposeString('figure', { description: 'What the figures are: table, trade, investment, votes.' }),
    year: t.expose('year', { type: 'Year', description: 'The year they are of; of a span the last.' }),
  }),
});

const YearsUsed = builder.objectRef<model.YearsUsed>('YearsUsed').implement({
  description: 'The year that was asked, and those that answer.',
  fields: (t) => ({
    asked: t.expose('asked', { type: 'Year', description: 'Year of the question.' }),
    used: t.expose('used', { type: 'Year', description: 'Year of the figures used.' }),
    membershipsOn: t.expose('membershipsOn', { type: 'Date', description: 'Day on which memberships were read.' }),
    figures: t.field({
      type: [FigureYear],
      description: 'Every kind of figure used, with its year.',
      resolve: ({ figures }) => [...figures],
    }),
  }),
});

const CoverageLevel = builder.enumType('CoverageLevel', {
  description: 'How much of the value followed is known.',
  values: {
    FULL: {
      description: 'Every purchase on the way has a named supplier, and the data show every member of the bloc.',
    },
    PARTIAL: {
      description:
        'Some value ends at unknown suppliers, or where nobody states the purchases, or the data do not show some members apart.',
    },
    NONE: {
      description:
        'Nobody states a purchase of the subject, or the data show no member of the bloc: an exposure of 0 is then ignorance, not safety.',
    },
  } as const,
});

const Coverage = builder.objectRef<model.Coverage>('Coverage').implement({
  description: 'How much of the value followed is known, as shares of the subject’s value.',
  fields: (t) => ({
    level: t.field({ type: CoverageLevel, description: 'In a word.', resolve: ({ level }) => level }),
    unknownShare: t.expose('unknownShare', {
      type: 'Share',
      description: 'Value that ends at purchases from unknown suppliers.',
    }),
    unstatedShare: t.expose('unstatedShare', {
      type: 'Share',
      description: 'Value that ends at firms of which nobody states what they buy in all; it counts as elsewhere.',
    }),
    membersNotShown: t.field({
      type: ['Iso3'],
      description: 'Members of the bloc that the data do not show apart.',
      resolve: ({ membersNotShown }) => [...membersNotShown],
    }),
  }),
});

export const Assumption = builder.objectRef<model.Assumption>('Assumption').implement({
  description: 'Something taken for granted on the way to the answer.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Stable name.' }),
    text: t.exposeString('text', { description: 'What is taken for granted, and where it misleads.' }),
  }),
});

const Cost = builder.objectRef<model.Cost>('Cost').implement({
  description: 'What the answer took to compute.',
  fields: (t) => ({
    nodes: t.exposeInt('nodes', { description: 'Nodes of the graph solved.' }),
    links: t.exposeInt('links', { description: 'Links of the graph solved.' }),
    sweeps: t.exposeInt('sweeps', { description: 'Sweeps over the links until the certificate closed.' }),
    milliseconds: t.exposeFloat('milliseconds', {
      description: 'Time from question to shares, milliseconds; little where the bloc was solved before.',
    }),
  }),
});

export const Finding = builder.interfaceRef<model.Finding>('Finding').implement({
  description: 'What every answer carries beside its numbers, so that each can be doubted.',
  fields: (t) => ({
    method: t.field({ type: Method, description: 'How it was arrived at.', resolve: ({ method }) => method }),
    years: t.field({ type: YearsUsed, description: 'Years asked and used.', resolve: ({ years }) => years }),
    coverage: t.field({ type: Coverage, description: 'How much is known.', resolve: ({ coverage }) => coverage }),
    assumptions: t.field({
      type: [Assumption],
      description: 'What is taken for granted.',
      resolve: ({ assumptions }) => [...assumptions],
    }),
    datasets: t.field({
      type: [Dataset],
      description: 'Datasets that it rests on, with their terms of use.',
      resolve: ({ datasets }) => [...datasets],
    }),
    cost: t.field({ type: Cost, description: 'What it took.', resolve: ({ cost }) => cost }),
  }),
});
