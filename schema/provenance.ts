import type { builder } from './builder.ts';
import { Dataset } from './dataset.ts';

export type FieldBuilder<Row> = PothosSchemaTypes.ObjectFieldBuilder<(typeof builder)['$inferSchemaTypes'], Row>;

/** Who makes a statement. */
export function statedBy<Row extends { readonly dataset: string | null }>(t: FieldBuilder<Row>) {
  return {
    dataset: t.field({
      type: Dataset,
      nullable: true,
      description: 'The dataset that says so.',
      resolve: ({ dataset }) => dataset,
    }),
  };
}

/** Who describes a node, and in which row; null where it is only named. */
export function describedBy<Row extends { readonly dataset: string | null; readonly record: string | null }>(
  t: FieldBuilder<Row>,
) {
  return {
    dataset: t.field({
      type: Dataset,
      nullable: true,
      description: 'The dataset that describes it; null where it is only named.',
      resolve: ({ dataset }) => dataset,
    }),
    record: t.string({
      nullable: true,
      description: 'Source row: source, checksum of the file, row.',
      resolve: ({ record }) => record,
    }),
  };
}

/** Whether a figure was reported, mirrored, estimated or made up. */
export function basis<Row extends { readonly basis: string }>(t: FieldBuilder<Row>) {
  return {
    basis: t.string({
      description: 'REPORTED, MIRROR, ESTIMATED or ILLUSTRATIVE.',
      resolve: (row) => row.basis,
    }),
  };
}

/** The fields of a statement that say who makes it, and in which row of which file. */
export function provenance<Row extends { readonly dataset: string | null; readonly record: string }>(
  t: FieldBuilder<Row>,
) {
  return {
    ...statedBy(t),
    record: t.string({
      description: 'Source row: source, checksum of the file, row or row:column.',
      resolve: ({ record }) => record,
    }),
  };
}

/** `provenance`, and `basis`. */
export function provenanceWithBasis<
  Row extends { readonly dataset: string | null; readonly record: string; readonly basis: string },
>(t: FieldBuilder<Row>) {
  return { ...provenance(t), ...basis(t) };
}
