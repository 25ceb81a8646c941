import { describe, expect, test } from "vitest";
import { fixedKeyLifeHours, roleNames, roles } from "../access/roles";
import { expiryOf, expiryPresets, maxKeyLifeHours } from "./expiry";

const now = new Date("2026-11-21T10:00:00.000Z");
const hour = 3_600_000;
const free = roleNames.filter((role) => fixedKeyLifeHours(role) === null);
const bound = roleNames.filter((role) => fixedKeyLifeHours(role) !== null);

describe.each(free)("the role %s", (role) => {
  test("gets a key that never expires when it asks for that, or for nothing", () => {
    expect(expiryOf(role, { kind: "never" }, now)).toBeNull();
    expect(expiryOf(role, undefined, now)).toBeNull();
  });

  test("gets the life it asks for, to the millisecond", () => {
    for (const { hours } of expiryPresets) {
      expect(expiryOf(role, { kind: "hours", hours }, now)?.getTime()).toBe(now.getTime() + hours * hour);
    }
    const at = new Date(now.getTime() + 1);
    expect(expiryOf(role, { kind: "date", at }, now)).toEqual(at);
  });

  test("cannot ask for the past or this very moment", () => {
    for (const at of [now, new Date(now.getTime() - 1), new Date(Number.NaN)]) {
      expect(() => expiryOf(role, { kind: "date", at }, now)).toThrow("must be in the future");
    }
    for (const hours of [0, -1, Number.NaN]) {
      expect(() => expiryOf(role, { kind: "hours", hours }, now)).toThrow("must be in the future");
    }
  });

  test("gets a year at most, however it is asked for", () => {
    const limit = new Date(now.getTime() + maxKeyLifeHours * hour);
    expect(expiryOf(role, { kind: "date", at: limit }, now)).toEqual(limit);
    const beyond = new Date(limit.getTime() + 1);
    expect(() => expiryOf(role, { kind: "date", at: beyond }, now)).toThrow("at most 8,760 hours");
    expect(() => expiryOf(role, { kind: "hours", hours: maxKeyLifeHours + 1 }, now)).toThrow("at most 8,760 hours");
  });
});

describe.each(bound)("the role %s", (role) => {
  const fixed = fixedKeyLifeHours(role) ?? 0;

  test("gets its fixed life, asked for or not", () => {
    const at = now.getTime() + fixed * hour;
    expect(expiryOf(role, undefined, now)?.getTime()).toBe(at);
    expect(expiryOf(role, { kind: "hours", hours: fixed }, now)?.getTime()).toBe(at);
  });

  test("is refused any other one, shorter ones too, with the reason", () => {
    const date = new Date(now.getTime() + fixed * hour);
    for (const wish of [
      { kind: "never" },
      { kind: "hours", hours: fixed - 1 },
      { kind: "hours", hours: fixed + 1 },
      { kind: "date", at: date },
    ] as const) {
      expect(() => expiryOf(role, wish, now)).toThrow(roles[role].keyLife?.reason);
    }
  });
});
