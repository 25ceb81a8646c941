/** Adds up what the test tools reported. */
import { readFileSync } from "node:fs";

export const nothing = Object.freeze({ passed: 0, failed: 0, skipped: 0 });

export function add(left, right) {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

/** Vitest's JSON report. A run that ends badly without a failed test (a file that does not load) counts as one failure. */
export function readVitest(path, status) {
  const report = read(path);
  if (!report) return { ...nothing, failed: 1 };
  const { numTotalTests, numPassedTests, numFailedTests } = report;
  const counts = {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numTotalTests - numPassedTests - numFailedTests,
  };
  return atLeastOneFailure(counts, status);
}

/** Playwright's JSON report. A test that passed at the second attempt has passed. */
export function readPlaywright(path, status) {
  const stats = read(path)?.stats;
  if (!stats) return { ...nothing, failed: 1 };
  const counts = { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
  return atLeastOneFailure(counts, status);
}

function atLeastOneFailure(counts, status) {
  return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}
