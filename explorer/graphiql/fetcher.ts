import type { Fetcher, FetcherReturnType } from '@graphiql/toolkit';

interface Observer {
  next(answer: unknown): void;
  error(reason: unknown): void;
  complete(): void;
}

/**
 * Sends an operation to the API of the page's own origin.
 *
 * Stop, or choosing another operation, closes the request, so that the server stops computing the answer too.
 */
export const fetcher: Fetcher = (operation, options) => {
  const answers = {
    subscribe(observer: Observer) {
      const request = new AbortController();
      fetch('/graphql', {
        method: 'POST',
        headers: {
          accept: 'application/graphql-response+json, application/json',
          'content-type': 'application/json',
          ...options?.headers,
        },
        body: JSON.stringify(operation),
        signal: request.signal,
      })
        .then((response) => response.json())
        .then((answer) => {
          observer.next(answer);
          observer.complete();
        })
        .catch((reason) => {
          if (!request.signal.aborted) observer.error(reason);
        });
      return { unsubscribe: () => request.abort() };
    },
  };
  return answers as FetcherReturnType; // GraphiQL subscribes with an observer only, never with separate functions
};
