import { expect, test } from "vitest";
import { sharesOf, sourceOf } from "./profile-shares.mjs";

const frame = (functionName, url = "") => ({ functionName, url, lineNumber: 3, columnNumber: 0 });

test("shares are of what was done within the window, and waiting is nothing done", () => {
  const nodes = [
    { id: 1, callFrame: frame("(idle)") },
    { id: 2, callFrame: frame("decide", "a") },
    { id: 3, callFrame: frame("write", "b") },
  ];
  const profile = { nodes, samples: [2, 3, 1, 2, 2, 3], timeDeltas: [100, 100, 800, 30, 10, 10_000] };
  expect(sharesOf(profile, [150, 2_000], ({ url }) => url)).toEqual([
    { source: "b", share: 100 / 140 },
    { source: "a", share: 40 / 140 },
  ]);
});

test("a frame is of our source, of a package, of Node, or of what is not JavaScript", () => {
  const map = { findEntry: (line) => (line === 3 ? { originalSource: "../lib/keys/check.ts" } : {}) };
  const named = (...parts) => sourceOf(frame(...parts), map);
  expect(named("check", "file:///app/.build/server.mjs")).toBe("lib/keys/check.ts");
  expect(named("query", "file:///app/node_modules/@prisma/client/runtime/client.mjs")).toBe("@prisma/client");
  expect(named("step", "file:///app/node_modules/a/node_modules/pg/lib/query.js")).toBe("pg");
  expect(named("emit", "node:internal/streams/writable")).toBe("Node: streams/writable");
  expect(named("(garbage collector)")).toBe("garbage collector");
  expect(named("writev")).toBe("native: writev");
});
