import fc from "fast-check";
import { expect, test } from "vitest";
import { auditQueryParams, auditSearchText, defaultAuditQuery, readAuditQuery, searchedThing } from "./list-query";

test("an empty address is the newest page of everything", () => {
  expect(readAuditQuery({})).toEqual(defaultAuditQuery);
  expect(auditQueryParams(defaultAuditQuery).toString()).toBe("");
});

test("what cannot be read falls back", () => {
  for (const bad of ["", "__proto__", "constructor", "2026-02-30", "-1", "1e9", "; DROP", "\u0000"]) {
    const raw = { event: bad, actor: bad, target: bad, from: bad, to: bad, before: bad, after: bad };
    const { actor, ...rest } = readAuditQuery(raw);
    expect({ ...rest, actor: null }, bad).toEqual(defaultAuditQuery);
  }
});

test("any address is read without an error, and what is written reads back the same", () => {
  const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant("5"), fc.constant("2026-11-21"));
  const names = fc.constantFrom("q", "event", "actor", "target", "from", "to", "before", "after");
  fc.assert(
    fc.property(fc.dictionary(names, value), (raw) => {
      const query = readAuditQuery(raw);
      expect(readAuditQuery(Object.fromEntries(auditQueryParams(query)))).toEqual(query);
    }),
  );
});

test("a whole key that is pasted is searched for by its public part", () => {
  const key = `lk_live_${"A".repeat(10)}${"s".repeat(38)}`;
  expect(auditSearchText(`x ${key}`)).toBe("lk_live_AAAAAAAAAA");
  expect(searchedThing(auditSearchText(key))).toEqual({ kind: "thing", id: "key_AAAAAAAAAA" });
});

test.each([
  ["key_0123456789", "thing"],
  ["req_01KABCDEFGH", "request"],
  ["203.0.113.7", "address"],
  ["2001:db8::1", "address"],
  ["Zapier", undefined],
  ["beef", undefined],
])("%s is taken for %s", (q, kind) => {
  expect(searchedThing(q)?.kind).toBe(kind);
});
