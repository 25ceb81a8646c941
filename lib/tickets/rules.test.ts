import { expect, test } from "vitest";
import { mergeValues, patchedTags } from "../entry/patch-values";
import { statusColumns } from "./status-change";
import { parseTicketId } from "./ticket-id";

const earlier = new Date("2026-01-01T00:00:00Z");
const now = new Date("2026-01-02T00:00:00Z");

test("a ticket is named by its id or its number", () => {
  expect(parseTicketId("1042")).toEqual({ number: 1042 });
  expect(parseTicketId("#1042")).toEqual({ number: 1042 });
  expect(parseTicketId("tkt_01KB0000000000000000000000")).toEqual({ id: "tkt_01KB0000000000000000000000" });
  for (const bad of [
    "",
    "0",
    "01",
    "-1",
    "1.0",
    "##1",
    "1 ",
    "2147483648",
    "99999999999",
    "tkt_",
    "tkt_x' OR 1=1",
    "key_1",
  ]) {
    expect(parseTicketId(bad)).toBeNull();
  }
});

test("solving and closing leave their times, going on takes them away", () => {
  expect(statusColumns("solved", now)).toEqual({ status: "solved", solvedAt: now, closedAt: null });
  expect(statusColumns("closed", now)).toEqual({ status: "closed", solvedAt: now, closedAt: now });
  const solved = { solvedAt: earlier, closedAt: null };
  expect(statusColumns("closed", now, solved)).toEqual({ status: "closed", solvedAt: earlier, closedAt: now });
  expect(statusColumns("solved", now, solved)).toEqual({ status: "solved", solvedAt: earlier, closedAt: null });
  expect(statusColumns("on_hold", now, solved)).toEqual({ status: "on_hold", solvedAt: null, closedAt: null });
});

test("values are merged: null removes a key, null instead of an object removes all", () => {
  expect(mergeValues({ a: 1, b: 2, c: 3 }, { a: null, b: 2, d: "x" })).toEqual({
    merged: { b: 2, c: 3, d: "x" },
    before: { a: 1, d: null },
    after: { a: null, d: "x" },
    changed: true,
  });
  expect(mergeValues({ a: 1 }, null).merged).toEqual({});
  expect(mergeValues({ a: 1 }, { a: 1, b: null }).changed).toBe(false);
});

test("tags are replaced, then added to, then removed from", () => {
  expect(patchedTags(["a", "b"], { add_tags: ["c", "a"], remove_tags: ["b"] })).toEqual(["a", "c"]);
  expect(patchedTags(["a"], { tags: ["x"], add_tags: ["y"] })).toEqual(["x", "y"]);
  expect(patchedTags(["a"], { tags: null })).toEqual([]);
  expect(patchedTags(["a"], {})).toEqual(["a"]);
});
