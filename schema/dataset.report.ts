import { type DatasetReport as Answer, datasetReport } from '../answers/dataset-report.ts';
import { builder } from './builder.ts';
import { Dataset } from './dataset.ts';

const DatasetReport = builder.objectRef<Answer>('DatasetReport').implement({
  description: 'How complete and how old a dataset is, by its own description.',
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
  }),
});

builder.objectField(Dataset, 'report', (t) =>
  t.field({
    type: DatasetReport,
    description: 'How complete and how old it is.',
    resolve: (dataset) => datasetReport(dataset, new Date().toISOString()),
  }),
);
