import { expect, test } from "vitest";
import { Windows } from "./windows";

test("a window begins with its first request and ends on the millisecond", () => {
  const windows = new Windows();
  windows.open("one", 60, 1_000).used = 3;
  expect(windows.find("one", 60_999)?.used).toBe(3);
  expect(windows.find("one", 61_000)).toBeUndefined();
  expect(windows.open("one", 60, 61_000).used).toBe(0);
});

test("windows that ended are cleared away while new ones begin", () => {
  const windows = new Windows();
  for (let index = 0; index < 1_000; index++) windows.open(`old ${index}`, 60, 0);
  for (let index = 0; index < 1_000; index++) windows.open(`new ${index}`, 60, 60_000);
  expect(windows.size).toBeLessThan(1_010);
  expect(windows.find("new 0", 60_000)).toBeDefined();
});

test("there are never more windows than there may be; the oldest go first", () => {
  const windows = new Windows(100);
  for (let index = 0; index < 1_000; index++) windows.open(`caller ${index}`, 3_600, index);
  expect(windows.size).toBe(100);
  expect(windows.find("caller 900", 1_000)).toBeDefined();
  expect(windows.find("caller 899", 1_000)).toBeUndefined();
});
