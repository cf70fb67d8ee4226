import { writeFileSync } from 'node:fs';

/**
 * Leaves the plain line that a test run ends with, `N passed, N failed, N skipped`, where scripts/test.mjs asks for it:
 * jest writes its own summary after its reporters, and ends the process itself. A test file that failed to run counts as one
 * failed.
 */
export default class ClosingLineReporter {
  /** @param {Set<unknown>} _contexts @param {import('@jest/reporters').AggregatedResult} results */
  onRunComplete(_contexts, results) {
    const file = process.env.ISTHMUS_CLOSING_LINE;
    if (!file) return; // jest was started by hand
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    writeFileSync(file, `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`);
  }
}
