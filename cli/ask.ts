import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { graphql as execute, print } from 'graphql';
import { type Graph, graphOver } from '../graph/graph.ts';
import { KnownError } from '../model/errors.ts';
import { schema } from '../schema/index.ts';
import { requestContext } from '../server/context.ts';
import type { Settings } from '../server/env.ts';
import { knownCause } from '../server/format-error.ts';
import { steady } from '../server/steady.ts';
import { openForReading, projectionsFolder } from './open-store.ts';

/**
 * The answer to a GraphQL document: from the store, or from the server that has the store open.
 *
 * @throws KnownError as the answer does; STORE_IN_USE when another command has the store and answers nothing.
 */
export async function ask<R, V extends Record<string, unknown>>(
  settings: Settings,
  document: TypedDocumentNode<R, V>,
  variables: V,
): Promise<R> {
  const { ask: askOnce, close } = await asker(settings);
  try {
    return await askOnce(document, variables);
  } finally {
    await close();
  }
}

/** Who answers several GraphQL documents: the store, open until it is closed, or the server that has it open. */
export async function asker(settings: Settings): Promise<{
  ask<R, V extends Record<string, unknown>>(document: TypedDocumentNode<R, V>, variables: V): Promise<R>;
  close(): Promise<void>;
}> {
  const opened = await openForReading(settings);
  if ('url' in opened)
    return {
      ask: (document, variables) => askServer(opened.url, settings, document, variables),
      close: async () => undefined,
    };
  const graph = graphOver(opened.store, projectionsFolder(settings), settings.precedence);
  return { ask: (document, variables) => askGraph(graph, document, variables), close: () => graph.close() };
}

/** The answer to a GraphQL document from a graph that this process has open, of one state of it. */
export async function askGraph<R, V extends Record<string, unknown>>(
  graph: Graph,
  document: TypedDocumentNode<R, V>,
  variables: V,
): Promise<R> {
  const source = print(document);
  return steady(async (readingThrough) => {
    const contextValue = requestContext(graph, new AbortController().signal, 'command-line');
    readingThrough(contextValue);
    const { data, errors } = await execute({ schema, source, variableValues: variables, contextValue });
    const [error] = errors ?? [];
    if (error) throw knownCause(error);
    return data as R;
  });
}

/**
 * The answer to a GraphQL document from a server.
 *
 * @throws KnownError STORE_UNREACHABLE where nobody answers, SERVER_REFUSED with what it says.
 */
export async function askServer<R, V>(
  url: string,
  { apiKeys }: Settings,
  document: TypedDocumentNode<R, V>,
  variables: V,
): Promise<R> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    ...(apiKeys[0] && { 'x-api-key': apiKeys[0] }),
  };
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query: print(document), variables }),
  }).catch((cause) => {
    throw new KnownError('STORE_UNREACHABLE', { address: url }, cause);
  });
  const { data, errors } = (await response.json()) as { data?: R; errors?: { message: string }[] };
  const [error] = errors ?? [];
  if (error) throw new KnownError('SERVER_REFUSED', { url, message: error.message });
  return data as R;
}
