import type { HoldingStatement as StatementOfAnswer } from '../answers/holding-evidence.ts';
import { builder } from './builder.ts';

/** The statement that a holding was read from: for whatever rests on one. */
export const HoldingStatement = builder.interfaceRef<StatementOfAnswer>('HoldingStatement').implement({
  description: 'A holding with the statement that it was read from.',
  fields: (t) => ({
    owner: t.exposeID('owner', { description: 'Key of the holder.' }),
    company: t.exposeID('company', { description: 'Key of the firm held.' }),
    interest: t.exposeString('interest', {
      description:
        'ECONOMIC (capital), VOTING or CONTROL. Where of a company only one of capital and votes is stated, it stands for the other.',
    }),
    exactShare: t.expose('exactShare', {
      type: 'Share',
      nullable: true,
      description: 'Share of the firm as stated, 0..1; null where only a range is.',
    }),
    minShare: t.expose('minShare', { type: 'Share', nullable: true, description: 'Least share as stated, 0..1.' }),
    maxShare: t.expose('maxShare', { type: 'Share', nullable: true, description: 'Greatest share as stated, 0..1.' }),
    from: t.expose('from', { type: 'Date', nullable: true, description: 'First day; null where nobody says.' }),
    to: t.expose('to', { type: 'Date', nullable: true, description: 'First day no longer held; null while it lasts.' }),
    relationship: t.id({ description: 'Relationship in the graph.', resolve: ({ id }) => id }),
    dataset: t.exposeID('dataset', { description: 'Key of the dataset that says so.' }),
    record: t.exposeID('record', { description: 'Source row: source, checksum of the file, row.' }),
    basis: t.exposeString('basis', { description: 'REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE.' }),
    alsoStatedBy: t.field({
      type: ['ID'],
      description:
        'Datasets that state the same holding too: one of yours counts before one that came with Isthmus, then the one loaded last.',
      resolve: ({ alsoStatedBy }) => [...alsoStatedBy],
    }),
  }),
});
