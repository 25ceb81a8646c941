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

test("those of one turn share what is read once, and a later turn reads again", async () => {
  let reads = 0;
  const read = async () => (await endOfTurn()).once("key", () => ++reads);
  expect(await Promise.all([read(), read(), read()])).toEqual([1, 1, 1]);
  expect(await read()).toBe(2);
});

test("what is read begins when everything of the turn has arrived, and different things are read for themselves", async () => {
  const order: string[] = [];
  const arrive = async (name: string, thing: string) => {
    order.push(`${name} arrives`);
    return (await endOfTurn()).once(thing, () => order.push(`${thing} is read`));
  };
  await Promise.all([arrive("a", "one"), arrive("b", "two"), arrive("c", "one")]);
  expect(order).toEqual(["a arrives", "b arrives", "c arrives", "one is read", "two is read"]);
});

test("that nothing was found is shared too", async () => {
  const turn = await endOfTurn();
  let reads = 0;
  const read = () => {
    reads += 1;
    return undefined;
  };
  turn.once("key", read);
  turn.once("key", read);
  expect(reads).toBe(1);
});
