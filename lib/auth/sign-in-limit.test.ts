import { expect, test } from "vitest";
import { forgetFailedSignIns, returnSignInAttempt, takeSignInAttempt } from "./sign-in-limit";

/** How many of so many attempts at the same moment are allowed. */
async function allowed(count: number, who: (index: number) => readonly [email: string, ip: string]): Promise<number> {
  const waits = await Promise.all(Array.from({ length: count }, (_, index) => takeSignInAttempt(...who(index))));
  return waits.filter((wait) => wait === 0).length;
}

test("an account has ten attempts, from however many addresses and however many at once", async () => {
  expect(await allowed(25, (index) => ["ada@example.com", `198.51.100.${index}`])).toBe(10);
  expect(await takeSignInAttempt("ada@example.com", "198.51.100.200")).toBeGreaterThan(800);
});

test("an address has thirty, whatever accounts it names; one /64 is one address", async () => {
  expect(await allowed(50, (index) => [`a${index}@example.com`, `2001:db8::${index + 1}`])).toBe(30);
  expect(await takeSignInAttempt("new@example.com", "2001:db8:0:1::1")).toBe(0);
});

test("the right password clears the account, and costs the address nothing", async () => {
  const who = ["bob@example.com", "203.0.113.1"] as const;
  for (let round = 0; round < 5; round++) {
    expect(await allowed(5, () => who)).toBe(5);
    await forgetFailedSignIns(...who);
  }
  // Four failures stay in each round.
  expect(await allowed(20, (index) => [`b${index}@example.com`, who[1]])).toBe(10);
});

test("an attempt whose password was not looked at is given back", async () => {
  const who = ["eve@example.com", "203.0.113.2"] as const;
  for (let attempt = 0; attempt < 40; attempt++) {
    expect(await takeSignInAttempt(...who)).toBe(0);
    await returnSignInAttempt(...who);
  }
});
