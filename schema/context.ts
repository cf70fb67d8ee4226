import type { Graph } from '../graph/graph.ts';
import type { Statement } from '../queries/statement.ts';

/** What a resolver may use. `graph.store` shares identical reads within one request. */
export interface Context {
  readonly graph: Graph;
  readonly saved: readonly Statement[];
  /** Fires when the client goes away or the request's time is up. */
  readonly signal: AbortSignal;
  /** False where a load has changed the graph since the first read: then the answer is to be made anew. */
  unchanged(): Promise<boolean>;
  /** Names the request in logs and errors. */
  readonly requestId: string;
}
