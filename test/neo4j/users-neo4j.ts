import neo4j from 'neo4j-driver';
import type { RunningNeo4j } from './running-neo4j.ts';

/**
 * The server that NEO4J_TEST_URI, NEO4J_TEST_USER and NEO4J_TEST_PASSWORD name, or null when they name none.
 *
 * @throws when it does not answer, or holds anything: tests empty their database, and nobody's own must be lost that way.
 */
export async function usersNeo4j(): Promise<RunningNeo4j | null> {
  const uri = process.env.NEO4J_TEST_URI;
  if (!uri) return null;
  const user = process.env.NEO4J_TEST_USER || 'neo4j';
  const password = process.env.NEO4J_TEST_PASSWORD ?? '';

  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  try {
    const { records } = await driver.executeQuery('MATCH (n) RETURN 1 LIMIT 1');
    if (records.length > 0) {
      throw new Error('The database at NEO4J_TEST_URI is not empty, and tests empty it: give them one of their own.');
    }
  } finally {
    await driver.close();
  }
  return { uri, user, password, how: 'uri', stop: async () => {} };
}
