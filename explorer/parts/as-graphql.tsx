import type { TypedDocumentString } from '../__generated__/graphql.ts';
import { graphiqlAddress } from '../graphiql/handed-over.ts';

/** “As GraphQL”: opens the query behind a view or a picture in GraphiQL, with its variables. */
export function AsGraphql<T, V extends object>({
  document,
  variables,
}: {
  document: TypedDocumentString<T, V>;
  variables: NoInfer<V> | null;
}) {
  if (variables === null) return null;
  return (
    <a className="quiet" href={graphiqlAddress(String(document).trim(), variables)}>
      As GraphQL
    </a>
  );
}
