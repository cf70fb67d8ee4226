/** An operation that a view of the explorer hands over to GraphiQL. */
export interface HandedOver {
  readonly query: string;
  /** JSON, as GraphiQL's editor shows it. */
  readonly variables: string;
}

/** The address at which GraphiQL opens with an operation. It stands behind the `#`, so it is never sent to the server. */
export function graphiqlAddress(query: string, variables: object): string {
  const parameters = new URLSearchParams({ query, variables: JSON.stringify(variables, null, 2) });
  return `/graphiql/#${parameters}`;
}

/** Reads the operation out of the part of GraphiQL's address behind the `#`; null where there is none. */
export function readHandedOver(hash: string): HandedOver | null {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const query = parameters.get('query');
  return query === null ? null : { query, variables: parameters.get('variables') ?? '{}' };
}
