import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { type Line, Turnstile } from "./turnstile";

const turnstile = () => new Turnstile(2, 3, () => new Error("full"));

it("lets two through at once, three wait, and turns the sixth away", async () => {
  const gate = turnstile();
  let running = 0;
  let most = 0;
  const order: number[] = [];
  const visit = (number: number) =>
    gate.pass("second", async () => {
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
  const fail = () => gate.pass("first", () => Promise.reject(new Error("broken")));
  await Promise.allSettled([fail(), fail(), fail(), fail(), fail()]);
  await expect(gate.pass("first", async () => "in")).resolves.toBe("in");
});

it("lets who waits in the first line go before the second, however full that one is", async () => {
  const gate = turnstile();
  const order: string[] = [];
  const visit = (line: Line, name: string) =>
    gate.pass(line, async () => {
      await sleep(5);
      order.push(name);
    });
  const strangers = [1, 2, 3, 4, 5].map((number) => visit("second", `stranger ${number}`));
  await expect(visit("second", "one too many")).rejects.toThrow("full");
  await Promise.all([...strangers, visit("first", "known")]);
  expect(order.indexOf("known")).toBeLessThanOrEqual(2);
});
