import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { type ErrorCode, KnownError } from '../model/errors.ts';

/** Where masked errors are written in full. */
export interface ErrorLog {
  error(details: object, message: string): void;
}

/** Codes that Apollo and the limits give to a caller's own mistakes. */
const callersCodes = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'QUERY_TOO_COMPLEX',
]);

/** What a client is told of a failure that is ours to mend: what it means to the client, and nothing of our insides. */
const operatorsFailures: Partial<Record<ErrorCode, string>> = {
  STORE_UNREACHABLE: 'The graph store does not answer; try again later.',
  UNFINISHED_LOAD: 'A load into the graph has not ended; answers are refused until it is.',
};

/** A failure as a client may see it: a code and a text for its own mistakes, an id for anything else. */
export function publicError(
  error: unknown,
  log: ErrorLog,
): { readonly code: string; readonly message: string; readonly errorId?: string } {
  if (error instanceof KnownError) {
    if (error.blame === 'caller') return { code: error.code, message: error.message };
    const message = operatorsFailures[error.code as ErrorCode];
    if (message !== undefined) {
      log.error({ err: error }, error.message);
      return { code: 'UPSTREAM_UNAVAILABLE', message };
    }
  }
  const errorId = randomUUID();
  log.error({ err: error, errorId }, 'masked error');
  return { code: 'INTERNAL_SERVER_ERROR', message: 'Internal server error', errorId };
}

/** Apollo's `formatError`: no stack, path, Cypher or credential reaches a client. */
export function formatGraphqlError(
  log: ErrorLog,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const cause = knownCause(unwrapResolverError(error));
    const place = {
      ...(formatted.locations && { locations: formatted.locations }),
      ...(formatted.path && { path: formatted.path }),
    };
    const code = String(formatted.extensions?.code ?? '');
    if (!(cause instanceof KnownError) && callersCodes.has(code)) {
      // The limits speak of syntax errors where there is none.
      const message =
        code === 'GRAPHQL_VALIDATION_FAILED' ? formatted.message.replace(/^Syntax Error: /, '') : formatted.message;
      return { message, ...place, extensions: { code } };
    }
    const { message, ...extensions } = publicError(cause, log);
    return { message, ...place, extensions };
  };
}

/** Pothos and graphql-js wrap what a resolver or a scalar threw; ours is what counts. */
export function knownCause(error: unknown): unknown {
  if (error instanceof GraphQLError && error.originalError) return knownCause(error.originalError);
  return error;
}
