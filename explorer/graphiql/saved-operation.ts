import { Kind, type OperationDefinitionNode, parse } from 'graphql';

/** A question an analyst asks, with the GraphQL operation that answers it. */
export interface SavedOperation {
  readonly question: string;
  /** What the answer means; empty where the file says no more than its question. */
  readonly explanation: string;
  /** The file as it is, comments included. */
  readonly text: string;
  readonly definition: OperationDefinitionNode;
}

/**
 * Reads a saved operation: its leading comment is the question on the first line, then the explanation.
 *
 * @throws Error naming the file when it does not begin with a comment or does not hold exactly one operation.
 */
export function readSavedOperation(file: string, text: string): SavedOperation {
  const comment = /^(?:#.*\n)+/.exec(text)?.[0] ?? '';
  const [question = '', ...explanation] = comment.split('\n').map((line) => line.replace(/^#/, '').trim());
  if (question === '') throw new Error(`${file}: the first line must be a comment that asks the question`);

  const operations = parse(text).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [definition] = operations;
  if (definition === undefined || operations.length > 1)
    throw new Error(`${file}: wanted one operation, found ${operations.length}`);

  return { question, explanation: explanation.join(' ').trim(), text, definition };
}
