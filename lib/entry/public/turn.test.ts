import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { endOfTurn } from "./turn";

test("all who wait in one turn go on in the order in which they began to wait", async () => {
  const order: string[] = [];
  const go = async (name: string) => {
    await endOfTurn();
    order.push(`${name} decides`);
    await endOfTurn();
    order.push(`${name} answers`);
  };
  await Promise.all(["a", "b", "c"].map(go));
  expect(order).toEqual(["a decides", "b decides", "c decides", "a answers", "b answers", "c answers"]);
});

test("everything that was already due in this turn happens first", async () => {
  const order: string[] = [];
  const waiting = endOfTurn().then(() => order.push("end"));
  process.nextTick(() => order.push("tick"));
  void Promise.resolve().then(() => order.push("microtask"));
  await waiting;
  expect(order.at(-1)).toBe("end");
  expect(order).toHaveLength(3);
});

test("a later turn does not wait for an earlier one's promise", async () => {
  const first = endOfTurn();
  await first;
  await sleep(1);
  expect(endOfTurn()).not.toBe(first);
});
