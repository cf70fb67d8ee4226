/** A Neo4j server that tests may fill and empty. */
export interface RunningNeo4j {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly how: 'uri' | 'docker' | 'java';
  /** Ends the server and removes what it wrote; nothing for one that the user started. */
  stop(): Promise<void>;
}
