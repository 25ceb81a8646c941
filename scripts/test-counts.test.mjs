import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readPlaywright, readVitest } from "./test-counts.mjs";

function report(content) {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-counts-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "report.json"), JSON.stringify(content));
  return join(folder, "report.json");
}

test("what neither passed nor failed was skipped", () => {
  const path = report({ numTotalTests: 9, numPassedTests: 5, numFailedTests: 1 });
  expect(readVitest(path, 1)).toEqual({ passed: 5, failed: 1, skipped: 3 });
});

test("a browser test that passed at the second attempt has passed", () => {
  const path = report({ stats: { expected: 7, flaky: 1, unexpected: 2, skipped: 3 } });
  expect(readPlaywright(path, 1)).toEqual({ passed: 8, failed: 2, skipped: 3 });
});

test("a run that ends badly is never without a failure", () => {
  const path = report({ numTotalTests: 5, numPassedTests: 5, numFailedTests: 0 });
  expect(readVitest(path, 0).failed).toBe(0);
  expect(readVitest(path, 1).failed).toBe(1);
  expect(readVitest("/nowhere/report.json", 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(readPlaywright("/nowhere/report.json", 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});
