import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { node } from "./fixtures/tool";

/** The specs of the API that say most about answers. The others repeat them from other addresses and with other keys. */
const specs = ["tickets", "paging", "people", "test-call", "client"];

test("the API suite says the same through the gate, and Prism sees no violation in all its exchanges", async () => {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-contract-e2e-"));
  const report = join(folder, "report.json");
  const args = ["node_modules/@playwright/test/cli.js", "test", "--project=api-ahead", "--reporter=list,json"];
  const files = specs.map((name) => `e2e/api/${name}.spec.ts`);
  const { code, output } = await node([...args, `--output=${folder}`, ...files], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  expect(code, output).toBe(0);
  const { stats } = JSON.parse(readFileSync(report, "utf8"));
  expect(stats.expected).toBeGreaterThan(30);
  rmSync(folder, { recursive: true, force: true });
});
