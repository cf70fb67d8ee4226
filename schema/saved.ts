import { type Field, limitText, type Parameter, type ValueType } from '../queries/header.ts';
import { assertWithinLimit } from '../queries/saved-parameters.ts';
import type { Parameters, Row, Statement } from '../queries/statement.ts';
import { builder } from './builder.ts';

/** Most rows that a saved query may answer through GraphQL; files hold more. */
const mostRows = 10_000;

const SavedParameter = builder.objectRef<Parameter>('SavedParameter').implement({
  description: 'A parameter of a saved query.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name.' }),
    type: t.exposeString('graphqlType', { description: 'Type, as GraphQL writes it.' }),
    meaning: t.exposeString('meaning', { description: 'What it means, with its unit.' }),
    limit: t.string({
      nullable: true,
      description: 'Values it may take: `1..4`, both included, or words, `A|B|C`. Null where any of its type will do.',
      resolve: ({ limit }) => limit && limitText(limit),
    }),
    required: t.boolean({
      description: 'It has to be given.',
      resolve: ({ type, default: value }) => type.required && value === undefined,
    }),
    default: t.string({
      nullable: true,
      description: 'What is taken where it is not given, as text; null where that is nothing.',
      resolve: ({ default: value }) => (value === undefined || value === null ? null : String(value)),
    }),
  }),
});

const SavedField = builder.objectRef<Field>('SavedField').implement({
  description: 'A column of a saved query.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Name.' }),
    type: t.exposeString('graphqlType', { description: 'Type, as GraphQL writes it.' }),
    meaning: t.exposeString('meaning', { description: 'What it means, with its unit.' }),
  }),
});

const SavedQuery = builder.objectRef<Statement>('SavedQuery').implement({
  description: 'A question in Cypher that is kept in a file, and can only read.',
  fields: (t) => ({
    key: t.exposeID('name', {
      description: 'Name of its file; `isthmus saved <name>` and `/saved/<name>.csv` run it.',
    }),
    name: t.exposeString('name', { description: 'Name of its file.' }),
    field: t.string({ description: 'Its field of `saved`.', resolve: ({ name }) => camelCase(name) }),
    description: t.exposeString('description', { description: 'What it answers.' }),
    notes: t.exposeString('notes', { description: 'What to know before reading its rows.' }),
    parameters: t.field({
      type: [SavedParameter],
      description: 'What it takes.',
      resolve: ({ parameters }) => [...parameters],
    }),
    columns: t.field({
      type: [SavedField],
      description: 'What a row of its answer holds.',
      resolve: ({ returns }) => [...returns],
    }),
    paths: t.exposeString('paths', {
      nullable: true,
      description: 'Its column of paths, each a list of keys of firms and persons; null where it returns none.',
    }),
    needsNeo4j: t.boolean({
      description: 'It needs more Cypher than the embedded store speaks.',
      resolve: ({ engine }) => engine === 'neo4j',
    }),
    cypher: t.exposeString('text', { description: 'The statement.' }),
  }),
});

/** Adds the typed field of every saved query to the schema. */
export function addSavedQueries(statements: readonly Statement[]): void {
  const Saved = builder.objectRef<object>('Saved').implement({
    description: 'The saved queries, one typed field each.',
    fields: (t) =>
      Object.fromEntries(
        statements.map((statement) => [
          camelCase(statement.name),
          t.field({
            type: [rowType(statement)],
            description: [statement.description, statement.notes].filter(Boolean).join(' '),
            args: Object.fromEntries(
              statement.parameters.map((parameter) => [parameter.name, savedArgument(t, parameter)]),
            ),
            complexity: { field: 20, multiplier: 20 },
            resolve: async (_, args, { graph }) => [
              ...(await graph.store.rows(statement, withDefaults(statement, args), { maxRows: mostRows })),
            ],
          }),
        ]),
      ),
  });
  builder.queryFields((t) => ({
    savedQueries: t.field({
      type: [SavedQuery],
      description: 'Every saved query, by name.',
      resolve: (_, __, { saved }) => [...saved],
    }),
    saved: t.field({ type: Saved, description: 'Runs saved queries.', resolve: () => ({}) }),
  }));
}

function rowType(statement: Statement) {
  const name = camelCase(statement.name);
  return builder.objectRef<Row>(`${name.charAt(0).toUpperCase()}${name.slice(1)}Row`).implement({
    description: `A row of the saved query \`${statement.name}\`.`,
    fields: (t) =>
      Object.fromEntries(
        statement.returns.map((column) => [
          column.name,
          t.field({
            type: outputType(t, column.type) as 'String',
            nullable: !column.type.required,
            description: column.meaning,
            resolve: (row) => row[column.name] as string,
          }),
        ]),
      ),
  });
}

type FieldBuilder = PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, object>;

function savedArgument(t: FieldBuilder, parameter: Parameter) {
  const hasDefault = parameter.default !== undefined;
  return t.arg({
    // The header's types are known only when the file is read, so the type checker has to take them on trust.
    type: inputType(parameter.type) as 'String',
    required: parameter.type.required && !hasDefault,
    description: parameter.limit ? `${parameter.meaning}; takes ${limitText(parameter.limit)}` : parameter.meaning,
    ...(hasDefault && parameter.default !== null && { defaultValue: parameter.default as string }),
  });
}

/** Every declared parameter has a value within its limit when a statement runs: what is not given is its default, or null. */
function withDefaults(statement: Statement, args: Parameters): Parameters {
  return Object.fromEntries(
    statement.parameters.map((parameter) => {
      const value = args[parameter.name] ?? parameter.default ?? null;
      assertWithinLimit(parameter, value);
      return [parameter.name, value];
    }),
  );
}

function outputType(t: FieldBuilder, type: ValueType): unknown {
  return type.kind === 'list'
    ? t.listRef(outputType(t, type.of) as 'String', { nullable: !type.of.required })
    : type.kind === 'scalar'
      ? type.scalar
      : 'String';
}

function inputType(type: ValueType): unknown {
  return type.kind === 'list' ? [inputType(type.of)] : type.kind === 'scalar' ? type.scalar : 'String';
}

function camelCase(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
