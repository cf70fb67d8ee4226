import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import RelayPlugin, { decodeGlobalID, encodeGlobalID } from '@pothos/plugin-relay';
import { GraphQLError, type GraphQLInterfaceType } from 'graphql';
import { KnownError } from '../model/errors.ts';
import type { Context } from './context.ts';

/** A query may touch about 100,000 fields; a page of a thousand inside a page of a thousand is ten times that. */
const limits = { complexity: 100_000, depth: 12, breadth: 1_000 };

export const builder = new SchemaBuilder<{
  Context: Context;
  DefaultFieldNullability: false;
  Scalars: {
    ID: { Input: string; Output: string };
    Iso3: { Input: string; Output: string };
    Year: { Input: number; Output: number };
    Date: { Input: string; Output: string };
    Share: { Input: number; Output: number };
    Usd: { Input: number; Output: number };
  };
}>({
  plugins: [ComplexityPlugin, DataloaderPlugin, RelayPlugin],
  defaultFieldNullability: false,
  complexity: {
    defaultComplexity: 1,
    defaultListMultiplier: 6,
    limit: limits,
    complexityError: (kind, { complexity, depth, breadth }) => {
      const [measure, found, limit] = {
        Complexity: ['cost', complexity, limits.complexity],
        Depth: ['depth', depth, limits.depth],
        Breadth: ['breadth', breadth, limits.breadth],
      }[kind] as [string, number, number];
      return new GraphQLError(`The query is too complex: its ${measure} is ${found}, at most ${limit} may be.`, {
        extensions: { code: 'QUERY_TOO_COMPLEX' },
      });
    },
  },
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    nodeTypeOptions: { description: 'Anything with a global id.' },
    idFieldOptions: { description: 'Global id, for `node(id:)` only. Every other argument takes the `key`.' },
    nodeQueryOptions: false, // below, with a description of its argument
    nodesQueryOptions: false,
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    hasNextPageFieldOptions: { description: 'There are items after the page.' },
    hasPreviousPageFieldOptions: {
      description: 'There are items before the page, as far as a page that runs forward can tell.',
    },
    startCursorFieldOptions: { description: 'Cursor of the first item; null on an empty page.' },
    endCursorFieldOptions: {
      description: 'Cursor of the last item, for `after` of the next page; null on an empty page.',
    },
    encodeGlobalID,
    decodeGlobalID: readGlobalId,
  },
});

builder.queryType({ description: 'Questions to the graph. Nothing here changes it.' });

builder.queryField('node', (t) =>
  t.node({
    description: 'The thing with a global id; null when there is none.',
    args: { id: t.arg.id({ required: true, description: 'Global id, as the field `id` gives it.' }) },
    id: (_, { id }, __, { schema, returnType }) => {
      const { typename } = readGlobalId(id);
      return schema.getPossibleTypes(returnType as GraphQLInterfaceType).some(({ name }) => name === typename)
        ? id
        : null;
    },
  }),
);

function readGlobalId(globalId: string): { typename: string; id: string } {
  try {
    return decodeGlobalID(globalId);
  } catch {
    throw new KnownError('BAD_USER_INPUT', {
      what: 'The id',
      found: globalId.slice(0, 60),
      wanted: 'a global id, as the field `id` gives it',
    });
  }
}
