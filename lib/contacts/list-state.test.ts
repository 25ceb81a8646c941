import { expect, test } from "vitest";
import { contactListParams, contactQueryOf, defaultContactList, readContactList } from "./list-state";

test("an address without parameters shows everybody, the newest first", () => {
  expect(readContactList({})).toEqual(defaultContactList);
  expect(contactListParams(defaultContactList).toString()).toBe("");
  expect(contactQueryOf(defaultContactList)).toMatchObject({ sort: "-created_at" });
});

test("what an address says is read and written back the same", () => {
  const address = "q=grace&sort=name&cursor=c";
  const state = readContactList(Object.fromEntries(new URLSearchParams(address)));
  expect(contactListParams(state).toString()).toBe(address);
  expect(contactQueryOf(state)).toMatchObject({ q: "grace", sort: "name", cursor: "c" });
});

test("what cannot be read or searched for falls back", () => {
  expect(readContactList({ sort: "secret", q: ["\u0000\u200b", "x"] })).toEqual(defaultContactList);
  expect(contactQueryOf(readContactList({ q: "a".repeat(5_000) }))?.q).toHaveLength(200);
});
