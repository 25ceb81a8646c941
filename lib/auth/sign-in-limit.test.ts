import { expect, test } from "vitest";
import { type Attempt, forgetFailedSignIns, returnSignInAttempt, takeSignInAttempt } from "./sign-in-limit";

const by = (email: string, ip: string, known = false): Attempt => ({ email, ip, known });

/** How many of so many attempts at the same moment are allowed. */
async function allowed(count: number, who: (index: number) => Attempt): Promise<number> {
  const waits = await Promise.all(Array.from({ length: count }, (_, index) => takeSignInAttempt(who(index))));
  return waits.filter((wait) => wait === 0).length;
}

test("an account has ten attempts, from however many addresses and however many at once", async () => {
  expect(await allowed(25, (index) => by("ada@example.com", `198.51.100.${index}`))).toBe(10);
  expect(await takeSignInAttempt(by("ada@example.com", "198.51.100.200"))).toBeGreaterThan(800);
});

test("an address has thirty, whatever accounts it names; one /64 is one address", async () => {
  expect(await allowed(50, (index) => by(`a${index}@example.com`, `2001:db8::${index + 1}`))).toBe(30);
  expect(await takeSignInAttempt(by("new@example.com", "2001:db8:0:1::1"))).toBe(0);
});

test("the right password clears the account, and costs the address nothing", async () => {
  const who = by("bob@example.com", "203.0.113.1");
  for (let round = 0; round < 5; round++) {
    expect(await allowed(5, () => who)).toBe(5);
    await forgetFailedSignIns(who);
  }
  // Four failures stay in each round.
  expect(await allowed(20, (index) => by(`b${index}@example.com`, who.ip))).toBe(10);
});

test("an attempt whose password was not looked at is given back", async () => {
  const who = by("eve@example.com", "203.0.113.2");
  for (let attempt = 0; attempt < 40; attempt++) {
    expect(await takeSignInAttempt(who)).toBe(0);
    await returnSignInAttempt(who);
  }
});

test("an address that the person knows has ten attempts of its own, whatever a stranger does elsewhere", async () => {
  expect(await allowed(12, (index) => by("kay@example.com", `198.51.100.${index}`))).toBe(10);
  expect(await allowed(12, () => by("kay@example.com", "203.0.113.3", true))).toBe(10);
  expect(await takeSignInAttempt(by("kay@example.com", "203.0.113.4", true))).toBe(0);
});
