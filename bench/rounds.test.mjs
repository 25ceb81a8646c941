import { expect, test } from "vitest";
import { median, medianRatio } from "./rounds.mjs";

test("the median of an even count lies between the two in the middle", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([9, 1, 5, 6])).toBe(5.5);
});

test("a ratio compares what was measured in the same round", () => {
  const rounds = (...rates) => rates.map((rate) => ({ rate, p99: 1 }));
  // The machine was busy in the second round, for both.
  expect(medianRatio(rounds(100, 10, 100), rounds(200, 20, 200))).toBe(0.5);
});
