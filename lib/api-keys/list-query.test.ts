import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultListQuery, listQueryParams, readListQuery, searchText } from "./list-query";

test("an empty address is the default list", () => {
  expect(readListQuery({})).toEqual(defaultListQuery);
  expect(listQueryParams(defaultListQuery).toString()).toBe("");
});

test("what the address says is read", () => {
  const raw = { q: "sync", status: "revoked,active", scope: "tickets.read", health: "idle", sort: "-name", page: "3" };
  expect(readListQuery({ ...raw, owner: "usr_1", per: "50" })).toEqual({
    q: "sync",
    status: ["active", "revoked"],
    owner: "usr_1",
    scope: "tickets:read",
    health: "idle",
    sort: { column: "name", descending: true },
    page: 3,
    per: 50,
  });
});

test("what cannot be read falls back", () => {
  for (const bad of ["", "0", "-1", "1.5", "1e9999", "NaN", "\u0000", "constructor", "__proto__", "'; DROP TABLE"]) {
    const raw = { status: bad, owner: bad, scope: bad, health: bad, sort: bad, page: bad, per: bad };
    expect(readListQuery(raw), bad).toEqual(defaultListQuery);
  }
});

test("any address is read without an error, and what is written reads back the same", () => {
  const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined));
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom("q", "status", "owner", "scope", "sort", "page", "per"), value),
      (raw) => {
        const query = readListQuery(raw);
        expect(readListQuery(Object.fromEntries(listQueryParams(query)))).toEqual(query);
      },
    ),
  );
});

test("a whole key that is pasted into the search is cut to its public part", () => {
  const key = `lk_live_${"A".repeat(10)}${"s".repeat(32)}${"9".repeat(6)}`;
  expect(searchText(` ${key} `)).toBe("lk_live_AAAAAAAAAA");
  expect(searchText(`Authorization: Bearer ${key}`)).toBe("lk_live_AAAAAAAAAA");
});
