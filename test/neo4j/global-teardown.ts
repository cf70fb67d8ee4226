/** Ends what global-setup.ts started. */
export default async function globalTeardown(): Promise<void> {
  const running = globalThis.neo4jOfThisRun;
  if (running === undefined) return;
  await running.stop();
  globalThis.neo4jOfThisRun = undefined;
  if (running.how === 'uri') return; // the user's own, as the environment had it
  // A run that follows in the same process, as jest --watch does, must not take ours for the user's.
  for (const name of ['NEO4J_TEST_URI', 'NEO4J_TEST_USER', 'NEO4J_TEST_PASSWORD', 'NEO4J_TEST_TURN'])
    delete process.env[name];
}
