import { existsSync, readFileSync, statSync } from 'node:fs';
import { freePort } from './free-port.ts';
import type { RunningNeo4j } from './running-neo4j.ts';
import { howToHaveNeo4j, startNeo4j } from './start-neo4j.ts';

declare global {
  /** Set for the length of a test run, for global-teardown.ts. */
  var neo4jOfThisRun: RunningNeo4j | undefined;
}

/** Starts the Neo4j of a test run once; the workers find it in their environment. */
export default async function globalSetup({ nonFlagArgs = [] }: { nonFlagArgs?: string[] }): Promise<void> {
  if (nonFlagArgs.length > 0 && nonFlagArgs.every(isTestWithoutNeo4j)) return;

  const running = await startNeo4j();
  if (running === null) {
    console.error(`\nNO NEO4J: every test that needs one is skipped. To run them, ${howToHaveNeo4j}.\n`);
    return;
  }
  globalThis.neo4jOfThisRun = running;
  process.env.NEO4J_TEST_URI = running.uri;
  process.env.NEO4J_TEST_USER = running.user;
  process.env.NEO4J_TEST_PASSWORD = running.password;
  process.env.NEO4J_TEST_TURN = String(await freePort());
}

/** A file named on the command line that does not speak of Neo4j: its author should not wait for a server. */
function isTestWithoutNeo4j(path: string): boolean {
  return existsSync(path) && statSync(path).isFile() && !/neo4j/i.test(readFileSync(path, 'utf8'));
}
