import { ApolloServer } from '@apollo/server';
import type { Context } from '../schema/context.ts';
import { steady } from './steady.ts';

type Asked = Parameters<ApolloServer<Context>['executeHTTPGraphQLRequest']>[0];
type Answered = ReturnType<ApolloServer<Context>['executeHTTPGraphQLRequest']>;

/** Answers each request from one state of the graph: as before a load or as after it. */
export class SteadyApollo extends ApolloServer<Context> {
  override executeHTTPGraphQLRequest({ httpGraphQLRequest, context }: Asked): Answered {
    return steady((readingThrough) => {
      const asContext = async () => {
        const made = await context();
        readingThrough(made);
        return made;
      };
      return super.executeHTTPGraphQLRequest({ httpGraphQLRequest, context: asContext });
    });
  }
}
