import { compare } from "bcryptjs";
import { afterEach, expect, test } from "vitest";
import { forgetShared } from "../process-state";
import { bcrypt } from "./bcrypt";
import { startBcryptThread } from "./bcrypt-thread";

afterEach(() => forgetShared("bcrypt"));

test("whoever asks for bcrypt gets the thread's, and it is the same bcrypt", async () => {
  const thread = startBcryptThread();
  expect(bcrypt()).toBe(thread);
  const [one, other] = await Promise.all([thread.hash("violet teapot", 4), thread.hash("canyon", 4)]);
  expect(await Promise.all([compare("violet teapot", one), compare("canyon", other)])).toEqual([true, true]);
  expect(await Promise.all([thread.compare("canyon", one), thread.compare("canyon", other)])).toEqual([false, true]);
});

test("the event loop goes on while a password is hashed", async () => {
  const thread = startBcryptThread();
  await thread.hash("warm", 4);
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  // Half a second of one core.
  await thread.hash("violet teapot", 12);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(10);
});

test("what bcrypt refuses is refused, and the thread goes on", async () => {
  const thread = startBcryptThread();
  await expect(thread.compare("canyon", undefined as never)).rejects.toThrow("Illegal arguments");
  expect(await thread.compare("canyon", await thread.hash("canyon", 4))).toBe(true);
});
