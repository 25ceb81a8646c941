import { expect, test } from "vitest";
import { scopeUses } from "./scope-use";

test("a scope that nothing called is unused, and can go", () => {
  expect(scopeUses(["tickets:read", "kb:read"], ["tickets:read"])).toEqual({
    scopes: [
      { scope: "tickets:read", use: "used" },
      { scope: "kb:read", use: "unused" },
    ],
    trimmed: ["tickets:read"],
  });
});

test("a scope that writes but only ever read becomes the one that reads", () => {
  expect(scopeUses(["tickets:write"], ["tickets:read"])).toEqual({
    scopes: [{ scope: "tickets:write", use: "narrower", needs: ["tickets:read"] }],
    trimmed: ["tickets:read"],
  });
});

test("full access becomes the scopes that were needed", () => {
  const { scopes, trimmed } = scopeUses(["*"], ["tickets:write", "contacts:read", "tickets:read"]);
  expect(scopes).toEqual([{ scope: "*", use: "narrower", needs: ["tickets:write", "contacts:read"] }]);
  expect(trimmed).toEqual(["tickets:write", "contacts:read"]);
});

test("scopes that an endpoint accepts and the key never held need nothing", () => {
  expect(scopeUses(["tickets:write", "kb:read"], ["tickets:write", "comments:write"]).trimmed).toEqual([
    "tickets:write",
  ]);
});

test("a key that was not used is not trimmed to nothing", () => {
  expect(scopeUses(["tickets:read"], [])).toEqual({
    scopes: [{ scope: "tickets:read", use: "unused" }],
    trimmed: null,
  });
});

test("nothing is offered when every scope is used", () => {
  expect(scopeUses(["tickets:read"], ["tickets:read"]).trimmed).toBeNull();
});
