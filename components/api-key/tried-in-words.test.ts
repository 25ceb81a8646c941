import { expect, test } from "vitest";
import type { DeniedAttempts } from "@/lib/api-keys/evidence";
import { triedInWords } from "./tried-in-words";

const now = Date.parse("2026-11-20T12:00:00.000Z"); // a Friday

const attempts = (more: Partial<DeniedAttempts> = {}): DeniedAttempts => ({
  reason: "key_revoked",
  ip: "203.0.113.7",
  count: 41,
  firstAt: "2026-11-17T08:00:00.000Z",
  lastAt: "2026-11-20T11:00:00.000Z",
  ...more,
});

test("a revoked key that is still tried says how often, since when and from where", () => {
  expect(triedInWords("revoked", [attempts()], now)).toBe(
    "This revoked key was tried 41 times since Tuesday from 203.0.113.7.",
  );
});

test("several addresses are counted, longer ago is a date, today is a time", () => {
  const rows = [attempts(), attempts({ ip: "192.0.2.1", count: 1_000, firstAt: "2026-11-02T08:00:00.000Z" })];
  expect(triedInWords("revoked", rows, now)).toBe(
    "This revoked key was tried 1,041 times since 2 Nov from 2 addresses.",
  );
  const today = attempts({ count: 1, firstAt: "2026-11-20T08:30:00.000Z", reason: "key_expired" });
  expect(triedInWords("expired", [today], now)).toBe(
    "This expired key was tried once since 08:30 UTC today from 203.0.113.7.",
  );
});

test("guesses and refusals from before it died are not counted, and a key that works is not spoken of", () => {
  expect(
    triedInWords("revoked", [attempts({ reason: "wrong_secret" }), attempts({ reason: "ip_not_allowed" })], now),
  ).toBeNull();
  expect(triedInWords("active", [attempts({ reason: "key_disabled" })], now)).toBeNull();
});
