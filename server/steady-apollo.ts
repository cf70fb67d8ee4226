import { ApolloServer } from '@apollo/server';
import type { Context } from '../schema/context.ts';

type Asked = Parameters<ApolloServer<Context>['executeHTTPGraphQLRequest']>[0];
type Answered = ReturnType<ApolloServer<Context>['executeHTTPGraphQLRequest']>;

/**
 * Answers each request from one state of the graph: as before a load or as after it.
 *
 * A request reads many times, and a load may commit in between. Then its answer is thrown away and made anew, until the
 * request's time is up.
 */
export class SteadyApollo extends ApolloServer<Context> {
  override async executeHTTPGraphQLRequest({ httpGraphQLRequest, context }: Asked): Answered {
    for (;;) {
      let used: Context | undefined;
      const asContext = async () => {
        used = await context();
        return used;
      };
      const response = await super.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: asContext });
      if (used === undefined || used.signal.aborted || (await isSteady(used))) return response;
    }
  }
}

/** A store that is away can't say; its answer says that. */
async function isSteady(context: Context): Promise<boolean> {
  try {
    return await context.unchanged();
  } catch {
    return true;
  }
}
