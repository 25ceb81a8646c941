import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Waiter } from "./waiter";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] }));
afterEach(() => void vi.useRealTimers());

/** How a wait ends, and after how many milliseconds. */
async function ending(wait: Promise<boolean>): Promise<[boolean, number]> {
  const started = performance.now();
  const ended = wait.then((look): [boolean, number] => [look, performance.now() - started]);
  await vi.advanceTimersByTimeAsync(30_000);
  return ended;
}

const given = () => new Waiter("wsp_1", "key_1");

test("nothing happens: the time is over", async () => {
  expect(await ending(given().next(7, 20_000))).toEqual([false, 20_000]);
});

test("a ring while it waits wakes it at once", async () => {
  const waiter = given();
  setTimeout(() => waiter.ring(), 5_000);
  expect(await ending(waiter.next(7, 20_000))).toEqual([true, 5_000]);
});

test("a ring between the look and the waiting is not lost", async () => {
  const waiter = given();
  await vi.advanceTimersByTimeAsync(1_000);
  waiter.ring();
  expect(await ending(waiter.next(7, 20_000))).toEqual([true, 0]);
  expect(await ending(waiter.next(8, 3_000)), "and is heard once").toEqual([false, 3_000]);
});

test("in a busy workspace it looks ten times a second", async () => {
  const waiter = given();
  let looks = 0;
  const until = performance.now() + 1_000;
  const looking = (async () => {
    while (performance.now() < until && (await waiter.next(looks, 20_000))) looks += 1;
  })();
  for (let passed = 0; passed < 1_200; passed++) {
    waiter.ring();
    await vi.advanceTimersByTimeAsync(1);
  }
  await looking;
  expect(looks).toBeGreaterThanOrEqual(9);
  expect(looks).toBeLessThanOrEqual(11);
});

test("whose caller is gone stops waiting, and does not look again", async () => {
  const waiter = given();
  setTimeout(() => waiter.end(), 2_000);
  expect(await ending(waiter.next(7, 20_000))).toEqual([false, 2_000]);
  waiter.ring();
  expect(await ending(waiter.next(7, 20_000))).toEqual([false, 0]);
});
