import { expect, test } from "vitest";
import type { ApiKeyRow } from "@/lib/api-keys/schema";
import { changesIn, draftOf, isChanged } from "./edit-draft";

const row: ApiKeyRow = {
  id: "key_0123456789",
  name: "Zapier",
  note: "sync",
  prefix: "lk_live_0123456789",
  masked: "lk_live_0123456789…abcd",
  status: "active",
  scopes: [
    { name: "tickets:read", effective: true },
    { name: "kb:read", effective: false },
  ],
  warning: null,
  owner: { id: "usr_1", name: "Ada", role: "admin" },
  allowedIps: ["192.0.2.1", "198.51.100.0/24"],
  ipReportSince: null,
  exposures: [],
  replacedBy: null,
  allowedDomains: [],
  createdAt: "2026-11-20T10:00:00.000Z",
  expiresAt: null,
  disabledAt: null,
  revokedAt: null,
  lastUsed: null,
};

test("a form that was only opened changes nothing", () => {
  expect(isChanged(row, draftOf(row))).toBe(false);
  expect(isChanged(row, { ...draftOf(row), name: " Zapier ", scopes: ["kb:read", "tickets:read"] })).toBe(false);
});

test("only what differs is sent", () => {
  expect(changesIn(row, { ...draftOf(row), note: "" })).toEqual({ id: row.id, note: "" });
  expect(changesIn(row, { ...draftOf(row), scopes: ["tickets:read"] })).toEqual({
    id: row.id,
    scopes: ["tickets:read"],
  });
  expect(changesIn(row, { ...draftOf(row), ips: "192.0.2.1, ::1", domains: "example.com" })).toEqual({
    id: row.id,
    allowedIps: ["192.0.2.1", "::1"],
    allowedDomains: ["example.com"],
  });
});
