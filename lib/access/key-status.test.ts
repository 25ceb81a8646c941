import { expect, test } from "vitest";
import { isLive, keyStatus } from "./key-status";

const now = 1_790_000_000_000;
const plain = { revokedAt: null, expiresAt: null, disabledAt: null };

test.each([
  ["a millisecond before its expiry", now + 1, "active"],
  ["at its expiry", now, "expired"],
  ["a millisecond after its expiry", now - 1, "expired"],
])("a key is judged to the millisecond: %s", (_when, expiresAt, status) => {
  expect(keyStatus({ ...plain, expiresAt }, now)).toBe(status);
  expect(keyStatus({ ...plain, expiresAt: new Date(expiresAt) }, new Date(now))).toBe(status);
  expect(keyStatus({ ...plain, expiresAt: new Date(expiresAt) }, now)).toBe(status);
});

test("revoked wins over expired, and expired over disabled", () => {
  const past = now - 1;
  expect(keyStatus(plain, now)).toBe("active");
  expect(keyStatus({ ...plain, disabledAt: past }, now)).toBe("disabled");
  expect(keyStatus({ ...plain, disabledAt: past, expiresAt: past }, now)).toBe("expired");
  expect(keyStatus({ disabledAt: past, expiresAt: past, revokedAt: past }, now)).toBe("revoked");
});

test("a moment of zero is a moment, not an absence", () => {
  expect(keyStatus({ ...plain, revokedAt: 0 }, now)).toBe("revoked");
  expect(keyStatus({ ...plain, expiresAt: 0 }, now)).toBe("expired");
  expect(keyStatus({ ...plain, disabledAt: 0 }, now)).toBe("disabled");
});

test("a revocation counts even when clocks disagree about when it was", () => {
  expect(keyStatus({ ...plain, revokedAt: now + 60_000 }, now)).toBe("revoked");
});

test("active and disabled keys live", () => {
  expect((["active", "disabled", "expired", "revoked"] as const).filter(isLive)).toEqual(["active", "disabled"]);
});
