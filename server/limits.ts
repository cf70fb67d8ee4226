import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import { GraphQLError, type ValidationContext, type ValidationRule } from 'graphql';

/** Milliseconds that a request may take in all. */
export const requestTimeoutMs = 30_000;

/** Bytes of a request's body: a portfolio of 5,000 suppliers takes about a third. */
export const bodyLimit = 1024 * 1024;

/** Tokens of a query; parsing stops there. */
export const maxTokens = 3_000;

/** Errors that validation reports before it stops. */
export const maxValidationErrors = 5;

/** A rule that throws what it finds, as these do by themselves, is a failure of ours to Apollo: 500 in place of 400. */
const reported = {
  onReject: [(context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)],
  propagateOnRejection: false,
};

/** Nothing here changes the graph: an operation other than a query is the caller's mistake, whatever it asks for. */
const onlyQueries: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (node.operation === 'query') return;
    context.reportError(
      new GraphQLError(`There is no ${node.operation} here: reading is all this API can do.`, { nodes: node }),
    );
  },
});

/** What a query may look like before anything is run; its cost is limited by the schema (see builder.ts). */
export const validationRules: ValidationRule[] = [
  onlyQueries,
  maxAliasesRule({ n: 30, allowList: [], ...reported }) as ValidationRule,
  maxDepthRule({ n: 12, flattenFragments: true, ignoreIntrospection: true, ...reported }) as ValidationRule,
  maxDirectivesRule({ n: 30, ...reported }) as ValidationRule,
];
