import { expect, test } from "vitest";
import { defaultMemberQuery, memberQueryParams, readMemberQuery } from "./list-query";

test("the state of the list survives its address", () => {
  const query = { q: "ada & co", role: "agent", sort: { column: "joined", descending: true }, page: 3 } as const;
  expect(readMemberQuery(Object.fromEntries(memberQueryParams(query)))).toEqual(query);
  expect(memberQueryParams(defaultMemberQuery).toString()).toBe("");
});

test.each([
  { role: "boss", sort: "-password", page: "-1" },
  { role: ["", "agent"], sort: "__proto__", page: "1e9" },
  { page: "999999999999", role: "constructor" },
])("an address that was made up falls back: %j", (raw) => {
  expect(readMemberQuery(raw)).toEqual(defaultMemberQuery);
});
