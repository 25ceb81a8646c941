import { expect, test } from "vitest";
import { seal, unseal } from "./sealed";

test("what was sealed is read with the same secret, for the same context, and nowhere shows the text", () => {
  const stored = seal("a secret that is shown once", "lk_live_1", "call 1");
  expect(unseal(stored, "lk_live_1", "call 1")).toBe("a secret that is shown once");
  expect(Buffer.from(stored, "base64").toString("latin1")).not.toContain("secret");
  expect(() => unseal(stored, "lk_live_2", "call 1")).toThrow();
  expect(() => unseal(stored, "lk_live_1", "call 2")).toThrow();
  expect(() => unseal(`${stored.startsWith("A") ? "B" : "A"}${stored.slice(1)}`, "lk_live_1", "call 1")).toThrow();
});

test("the same answer is never stored twice in the same way", () => {
  expect(seal("answer", "key", "call")).not.toBe(seal("answer", "key", "call"));
});
