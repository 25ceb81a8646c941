import { expect, test } from "vitest";
import { barLabel, niceTop } from "./usage-words";

test("the top of the chart is a round number that holds every bar", () => {
  expect([0, 3, 5, 6, 10, 11, 99, 101, 4_999, 12_345].map(niceTop)).toEqual([
    5, 5, 5, 10, 10, 20, 100, 200, 5_000, 20_000,
  ]);
});

test("hours and days are named in UTC", () => {
  expect(barLabel("2026-11-20T09:00:00.000Z", "hours")).toBe("20 Nov 09:00");
  expect(barLabel("2026-11-20T00:00:00.000Z", "days")).toBe("20 Nov");
});
