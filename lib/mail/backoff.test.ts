import { expect, test } from "vitest";
import { waitAfter } from "./backoff";

test("a message is tried for about three days, ever more rarely, and then given up", () => {
  const waits: number[] = [];
  for (let attempts = 1, wait = waitAfter(1); wait !== null; wait = waitAfter(++attempts)) waits.push(wait);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  const days = waits.reduce((sum, wait) => sum + wait, 0) / 86_400_000;
  expect(days).toBeGreaterThan(2.5);
  expect(days).toBeLessThan(4);
});
