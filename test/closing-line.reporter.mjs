/**
 * Ends the output of a test run with one plain line that people and machines can count on:
 * `N passed, N failed, N skipped`. A test file that failed to run counts as one failed.
 */
export default class ClosingLineReporter {
  /** @param {Set<unknown>} _contexts @param {import('@jest/reporters').AggregatedResult} results */
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    this.line = `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`;
    // Only on exit: jest's own summary and the global teardown come after this call.
    if (!this.waiting) process.once('exit', () => process.stdout.write(this.line));
    this.waiting = true;
  }
}
