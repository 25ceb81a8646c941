import { expect, test } from "vitest";
import { freeSlug, slugOfTitle } from "./slug";

test("a title becomes a slug of whole words", () => {
  expect(slugOfTitle("How do I reset my password?", "article")).toBe("how-do-i-reset-my-password");
  expect(slugOfTitle("Ærø's Größe & Café", "article")).toBe("aeros-grosse-cafe");
  const long = slugOfTitle("a ".repeat(10) + "word ".repeat(40), "article");
  expect(long.length).toBeLessThanOrEqual(80);
  expect(long).toMatch(/-word$/);
  expect(slugOfTitle("x".repeat(200), "article")).toHaveLength(80);
});

test("a title without a Latin letter or digit gets the fallback", () => {
  expect(slugOfTitle("パスワード", "article")).toBe("article");
  expect(slugOfTitle("!!!", "article")).toBe("article");
});

test("a taken slug gets the next number", () => {
  expect(freeSlug("a", new Set())).toBe("a");
  expect(freeSlug("a", new Set(["a", "a-2"]))).toBe("a-3");
});
