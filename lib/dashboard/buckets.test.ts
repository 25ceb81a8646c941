import { expect, test } from "vitest";
import { isZone } from "../entry/timezone";
import { beginnings, bucketOf, floorTo, mostPoints } from "./buckets";

const iso = (times: number[]) => times.map((time) => new Date(time).toISOString());
const at = (text: string) => Date.parse(text);
const hours = (times: number[]) => times.slice(1).map((time, index) => (time - (times[index] ?? 0)) / 3_600_000);

test("days begin at midnight of the zone, also over the change of the clocks", () => {
  const spring = beginnings("day", at("2026-03-28T12:00:00Z"), at("2026-03-31T12:00:00Z"), "Europe/Zurich");
  expect(iso(spring)).toEqual([
    "2026-03-27T23:00:00.000Z",
    "2026-03-28T23:00:00.000Z",
    "2026-03-29T22:00:00.000Z",
    "2026-03-30T22:00:00.000Z",
  ]);
  const autumn = beginnings("day", at("2026-10-24T12:00:00Z"), at("2026-10-27T00:00:00Z"), "Europe/Zurich");
  expect(hours(autumn)).toEqual([24, 25, 24]);
});

test("a midnight that the clock skips is the instant of the skip", () => {
  // In Cairo summer time began on 24 April 2026 at midnight: the day begins at one o'clock.
  const days = beginnings("day", at("2026-04-23T12:00:00Z"), at("2026-04-25T12:00:00Z"), "Africa/Cairo");
  expect(iso(days)).toEqual(["2026-04-22T22:00:00.000Z", "2026-04-23T22:00:00.000Z", "2026-04-24T21:00:00.000Z"]);
  expect(floorTo("day", at("2026-04-24T00:30:00Z"), "Africa/Cairo")).toBe(at("2026-04-23T22:00:00Z"));
});

test("hours go on through the change of the clocks, and begin on quarters where the zone does", () => {
  const around = beginnings("hour", at("2026-10-25T00:10:00Z"), at("2026-10-25T03:00:00Z"), "Europe/Zurich");
  expect(hours(around)).toEqual([1, 1]);
  expect(iso(beginnings("hour", at("2026-11-21T10:10:00Z"), at("2026-11-21T10:20:00Z"), "Asia/Kathmandu"))).toEqual([
    "2026-11-21T09:15:00.000Z",
    "2026-11-21T10:15:00.000Z",
  ]);
});

test("weeks begin on Monday of the zone", () => {
  const weeks = beginnings("week", at("2026-11-15T23:30:00Z"), at("2026-11-24T00:00:00Z"), "Europe/Zurich");
  expect(iso(weeks)).toEqual(["2026-11-15T23:00:00.000Z", "2026-11-22T23:00:00.000Z"]);
  expect(floorTo("week", at("2026-11-15T22:30:00Z"), "Europe/Zurich")).toBe(at("2026-11-08T23:00:00Z"));
});

test("a span of too many intervals stops one after the most", () => {
  expect(beginnings("hour", 0, at("2026-01-01T00:00:00Z"), "UTC")).toHaveLength(mostPoints + 1);
  expect(beginnings("day", at("2026-01-02T00:00:00Z"), at("2026-01-02T00:00:00Z"), "UTC")).toEqual([]);
});

test("an instant lies in the last interval that has begun", () => {
  expect([5, 10, 19, 20, 99].map((instant) => bucketOf([10, 20], instant))).toEqual([-1, 0, 0, 1, 1]);
});

test.each(["UTC", "Europe/Zurich", "America/Argentina/Buenos_Aires"])("%s is a zone", (name) => {
  expect(isZone(name)).toBe(true);
});
test.each(["", "Mars/Phobos", "+02:00", "CEST, really", "Europe/Zurich\n"])("%j is none", (name) => {
  expect(isZone(name)).toBe(false);
});
