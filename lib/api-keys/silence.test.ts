import { expect, test } from "vitest";
import { isSilent, silenceWindows } from "./silence";

test.each(silenceWindows)(
  "a key is silent from $label after its last call on, not a moment earlier",
  ({ value, hours }) => {
    const at = Date.parse("2026-11-21T10:00:00Z");
    const after = at + hours * 3_600_000;
    expect(isSilent(new Date(at).toISOString(), value, after - 1)).toBe(false);
    expect(isSilent(new Date(at).toISOString(), value, after)).toBe(true);
  },
);

test("a key that never called is silent", () => {
  expect(isSilent(null, "7d", 0)).toBe(true);
});
