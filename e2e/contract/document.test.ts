import { expect, test } from "vitest";
import { run } from "./fixtures/tool";

const document = "public/openapi.json";

test("Redocly's strict rules find nothing in the document and in the flow that is told with it", async () => {
  const flow = "e2e/contract/ticket-life.arazzo.yaml";
  const { code, output } = await run("redocly", "lint", document, flow, "--config", "e2e/contract/redocly.yaml");
  expect(code, output).toBe(0);
});

test("Spectral's and OWASP's rules find nothing that has no reason beside it", async () => {
  const ruleset = "e2e/contract/spectral.yaml";
  const { code, output } = await run("spectral", "lint", document, "--ruleset", ruleset, "--fail-severity", "hint");
  expect(code, output).toBe(0);
});
