import { expect, test } from "vitest";
import { changesOf } from "./changes";

test("fields of both sides are told once each, with what they were and are", () => {
  const before = { status: "active", allowed_ips: [] };
  const after = { status: "disabled", allowed_ips: ["203.0.113.7", "198.51.100.0/24"], expiresAt: null };
  expect(changesOf(before, after)).toEqual([
    { field: "Status", before: "active", after: "disabled" },
    { field: "Allowed IPs", before: "none", after: "203.0.113.7\n198.51.100.0/24" },
    { field: "Expires at", before: null, after: "none" },
  ]);
});

test("names of an object's own machinery are fields like others", () => {
  expect(changesOf({}, JSON.parse('{"__proto__":1,"constructor":true}'))).toEqual([
    { field: "  proto  ", before: null, after: "1" },
    { field: "Constructor", before: null, after: "yes" },
  ]);
});

test("nothing changed is no line", () => {
  expect(changesOf({}, {})).toEqual([]);
});
