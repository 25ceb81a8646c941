import { expect, test } from "vitest";
import { endOfDay, percentUsed, spanInWords, termsInWords, wholeNumber, windowOptions } from "./words";

test.each([
  [1, "1 second"],
  [60, "1 minute"],
  [90, "90 seconds"],
  [7_200, "2 hours"],
  [86_400, "1 day"],
])("%d seconds read %s", (seconds, words) => expect(spanInWords(seconds)).toBe(words));

test("terms say how many, in which time, and who is counted", () => {
  expect(termsInWords({ limit: 1_000, windowSeconds: 3_600, partition: "key" })).toBe("1,000 in 1 hour per key");
});

test("a window that is not offered is kept", () => {
  expect(windowOptions(90).map(({ value }) => value)).toEqual(["60", "90", "300", "900", "3600", "21600", "86400"]);
  expect(windowOptions(60)).toHaveLength(6);
});

test("a limit ends with its last day in UTC", () => {
  expect(endOfDay("2026-12-31")?.toISOString()).toBe("2026-12-31T23:59:59.999Z");
  expect(endOfDay("")).toBeNull();
});

test("numbers may be typed with separators; anything else is not a number", () => {
  expect(wholeNumber("1,000 000")).toBe(1_000_000);
  for (const text of ["", "-1", "1.5", "ten", "1e3"]) expect(wholeNumber(text), text).toBeNaN();
});

test("100 % is said only when all of it is used", () => {
  expect(percentUsed(999, 1_000)).toBe(99);
  expect(percentUsed(1_000, 1_000)).toBe(100);
  expect(percentUsed(5_000, 1_000)).toBe(100);
});
