import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { Turnstile } from "./turnstile";

const turnstile = () => new Turnstile(2, 3, () => new Error("full"));

it("lets two through at once, three wait, and turns the sixth away", async () => {
  const gate = turnstile();
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const visit = (number: number) =>
    gate.pass(async () => {
      most = Math.max(most, ++running);
      await sleep(5);
      running -= 1;
      order.push(number);
    });
  const results = await Promise.allSettled([1, 2, 3, 4, 5, 6].map(visit));
  expect(most).toBe(2);
  expect(order).toEqual([1, 2, 3, 4, 5]);
  expect(results[5]).toMatchObject({ status: "rejected", reason: new Error("full") });
});

it("opens again after what ran has failed", async () => {
  const gate = turnstile();
  const fail = () => gate.pass(() => Promise.reject(new Error("broken")));
  await Promise.allSettled([fail(), fail(), fail(), fail(), fail()]);
  await expect(gate.pass(async () => "in")).resolves.toBe("in");
});
