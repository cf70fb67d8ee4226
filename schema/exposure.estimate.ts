import type { ExposureEstimate as EstimateOfAnswer } from '../answers/exposure-answer.ts';
import { builder } from './builder.ts';
import { Exposure } from './exposure.ts';

const ExposureEstimate = builder.objectRef<EstimateOfAnswer>('ExposureEstimate').implement({
  description:
    'A point estimate: what a firm buys from unknown suppliers is taken to be like its industry’s output in an input-output table. It is a guess within `lower … upper`, and is kept apart from `share`, which holds without it.',
  fields: (t) => ({
    share: t.expose('share', { type: 'Share', description: 'Exposure, the estimated part included.' }),
    estimatedShare: t.expose('estimatedShare', {
      type: 'Share',
      description: 'Value of unknown suppliers that the estimate stands for.',
    }),
    unknown: t.expose('unknown', {
      type: 'Share',
      description: 'Value that stays unknown: of firms whose industry the table does not show.',
    }),
    dataset: t.exposeID('dataset', { description: 'Key of the table.' }),
    year: t.expose('year', { type: 'Year', description: 'Year of the table.' }),
  }),
});

builder.objectField(Exposure, 'estimate', (t) =>
  t.field({
    type: ExposureEstimate,
    nullable: true,
    description:
      'What the exposure would be if unknown suppliers were like those of the buyer’s industry; computed only when asked for. Null for industries, where no supplier is unknown, and where no table shows the industries.',
    complexity: 100,
    resolve: (answer) => answer.estimate(),
  }),
);
