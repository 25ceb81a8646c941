import { expect, test } from "vitest";
import { apiUrl, givenKey } from "./fixtures/given";
import { run } from "./fixtures/tool";

test("Respect leads a ticket through its life, and every answer is as the document says", async () => {
  const flow = "e2e/contract/ticket-life.arazzo.yaml";
  const key = await givenKey(["tickets:write"]);
  const { code, output } = await run(
    "redocly",
    "respect",
    flow,
    "--server",
    `latchkey=${apiUrl}`,
    "-i",
    `apiKey=${key}`,
  );
  expect(code, output).toBe(0);
  expect(output).toContain("1 passed, 1 total");
  expect(output, "the key is masked").not.toContain(key);
});
