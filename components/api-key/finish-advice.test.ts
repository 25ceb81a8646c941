import { expect, test } from "vitest";
import type { ReplacementSide } from "@/lib/api-keys/schema";
import { finishAdvice } from "./finish-advice";

const side = (name: string, lastCallAt: string | null) => ({ key: { name }, calls: 0, lastCallAt }) as ReplacementSide;
const used = "2026-11-20T10:00:00.000Z";

test("warns plainly while the old key is in use, and says when the new one is not", () => {
  const to = side("Zapier (2)", null);
  expect(finishAdvice({ from: side("Zapier", used), to, window: "24h", silent: false })).toBe(
    "Zapier was called within the last 24 hours. Revoking it now stops whatever still uses it. Zapier (2) has not been used yet.",
  );
  const from = side("Zapier", used);
  expect(finishAdvice({ from, to: side("Zapier (2)", used), window: "7d", silent: true })).toMatch(
    /^Zapier has been silent for 7 days\./,
  );
  expect(finishAdvice({ from: side("Zapier", null), to, window: "1h", silent: true })).toBe(
    "Zapier has never been used. Zapier (2) has not been used yet.",
  );
});
