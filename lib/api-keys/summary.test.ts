import { expect, test } from "vitest";
import { scopeNames } from "../access/scopes";
import { summarise } from "./summary";

const now = new Date("2026-11-21T10:00:00Z");
const of = (parts: object) =>
  summarise({ scopes: ["tickets:read"], expiresAt: null, allowedIps: [], allowedDomains: [], ...parts }, now);

test("a key reads as plain English", () => {
  expect(
    of({
      scopes: ["tickets:read", "contacts:read"],
      expiresAt: new Date("2026-11-24T10:00:00Z"),
      allowedIps: ["198.51.100.0/24", "203.0.113.7"],
    }),
  ).toBe("Can read tickets and contacts. Until 24 Nov 10:00 UTC. From 2 networks.");
});

test("what a scope includes is said, and equal rights are named together", () => {
  expect(of({ scopes: ["tickets:write", "contacts:write", "customers:read"] })).toContain(
    "Can read and change tickets and contacts, and read customers.",
  );
  expect(of({ scopes: ["tickets:write", "tickets:delete"] })).toContain("Can read, change and delete tickets.");
});

test("no scope and full access are said outright", () => {
  expect(of({ scopes: [] })).toContain("Can do nothing yet.");
  expect(of({ scopes: ["*"] })).toContain("Can do everything");
});

test("every scope adds something to the sentence", () => {
  for (const scope of scopeNames) expect(of({ scopes: [scope] }), scope).not.toContain("nothing");
});

test("the year is named when it is another one", () => {
  expect(of({ expiresAt: new Date("2027-01-03T09:05:00Z") })).toContain("Until 3 Jan 2027 09:05 UTC.");
});

test("where the key may be used from is said", () => {
  expect(of({})).toContain("Never expires. From any address.");
  expect(of({ allowedIps: ["203.0.113.7"] })).toContain("From 203.0.113.7.");
  expect(of({ allowedIps: ["203.0.113.7", "203.0.113.8"] })).toContain("From 2 addresses.");
  expect(of({ allowedDomains: ["example.com"] })).toContain("In browsers on example.com.");
  expect(of({ allowedDomains: ["example.com", "*.example.org"] })).toContain("In browsers on 2 domains.");
});
