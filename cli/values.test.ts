import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { composeKey, randomKeyParts } from "../lib/access/key-format";
import { UsageError } from "./command";
import { snakeCase, table } from "./output";
import { parseCount, parseHours, parseKeyRef, parseMoment } from "./values";

describe("a life", () => {
  it.each([
    ["72h", 72],
    ["30d", 720],
    ["2w", 336],
    ["90m", 1.5],
    ["36s", 0.01],
  ])("of %s is %d hours", (text, hours) => expect(parseHours(text, "--expires-in")).toBeCloseTo(hours));

  it.each(["", "72", "h", "1.5h", "-1h", "1e3h", "3y", "72 h"])("cannot be %j", (text) =>
    expect(() => parseHours(text, "--expires-in")).toThrow(UsageError),
  );
});

describe("a key is named", () => {
  const { publicId, secret } = randomKeyParts(randomBytes);
  const key = composeKey(publicId, secret);

  it.each([`key_${publicId}`, `lk_live_${publicId}`, key, ` ${key}\n`])("by %s", (text) =>
    expect(parseKeyRef(text)).toBe(`key_${publicId}`),
  );

  it("by nothing else, and the message does not repeat it", () => {
    for (const text of ["", publicId, key.slice(0, -1), `${key.slice(0, -1)}!`, `key_${publicId}x`]) {
      expect(() => parseKeyRef(text)).toThrow(/^--key must be the id of a key/);
    }
  });
});

it("whole numbers and moments are read strictly", () => {
  expect(parseCount("1000", "--limit")).toBe(1000);
  for (const text of ["", "1.5", "-1", "1e3", "0x10", " 1"])
    expect(() => parseCount(text, "--limit")).toThrow(UsageError);
  expect(parseMoment("2026-12-31", "--until").toISOString()).toBe("2026-12-31T00:00:00.000Z");
  expect(parseMoment("2026-12-31T18:00:00+02:00", "--until").toISOString()).toBe("2026-12-31T16:00:00.000Z");
  for (const text of ["", "tomorrow", "2026", "2026-13-01", "31.12.2026"]) {
    expect(() => parseMoment(text, "--until")).toThrow(UsageError);
  }
});

it("JSON has snake_case members at every depth and ISO dates", () => {
  const given = { expiresAt: new Date(0), allowedIps: ["A"], owner: { apiAccess: true }, none: null };
  expect(snakeCase(given)).toEqual({
    expires_at: "1970-01-01T00:00:00.000Z",
    allowed_ips: ["A"],
    owner: { api_access: true },
    none: null,
  });
});

it("a table lines its columns up", () => {
  expect(
    table(
      ["ID", "NAME"],
      [
        ["1", "Zürich"],
        ["222", "x"],
      ],
      "none",
    ),
  ).toBe("ID   NAME\n1    Zürich\n222  x");
  expect(table(["ID"], [], "none")).toBe("none");
});
