import { startDockerNeo4j } from './docker-neo4j.ts';
import { startJavaNeo4j } from './java-neo4j.ts';
import type { RunningNeo4j } from './running-neo4j.ts';
import { usersNeo4j } from './users-neo4j.ts';

/** What to do to have one; ends a sentence. */
export const howToHaveNeo4j =
  'set NEO4J_TEST_URI, NEO4J_TEST_USER and NEO4J_TEST_PASSWORD, start a Docker engine, or install Java 17 and Maven';

/**
 * The Neo4j that this machine can have for tests: the user's own, else one in Docker, else one made of its Java artifacts.
 *
 * @returns null when there is none of the three.
 * @throws with REQUIRE_NEO4J=1 when there is none, and always when the user's own can't be used.
 */
export async function startNeo4j(): Promise<RunningNeo4j | null> {
  const running = (await usersNeo4j()) ?? (await startDockerNeo4j()) ?? (await startJavaNeo4j());
  if (running === null && process.env.REQUIRE_NEO4J === '1') {
    throw new Error(`REQUIRE_NEO4J=1, but there is no Neo4j to test on: ${howToHaveNeo4j}.`);
  }
  return running;
}
