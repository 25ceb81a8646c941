import { beforeEach, expect, test } from "vitest";
import { db } from "../db/client";
import { givenWorkspace } from "../db/testing/given";
import { hashPassword } from "./password";
import { findSession } from "./session";
import { signInWithPassword } from "./sign-in";
import { takeSignInAttempt } from "./sign-in-limit";

const password = "violet teapot 91 canyon";
const from = { ip: "203.0.113.1", userAgent: "test" };
let email: string;

beforeEach(async () => {
  const given = await givenWorkspace();
  ({ email } = given.members.developer);
  await db().user.update({ where: { email }, data: { passwordHash: await hashPassword(password) } });
});

test("the right password starts a session, and the account's failures are forgotten", async () => {
  for (let attempt = 0; attempt < 8; attempt++)
    await takeSignInAttempt({ email, ip: `198.51.100.${attempt}`, known: false });
  expect(await signInWithPassword(email, "not it at all", from)).toEqual({ ok: false, waitSeconds: 0 });
  const result = await signInWithPassword(` ${email.toUpperCase()} `, password, from);
  expect(result.ok && (await findSession(result.sessionToken))?.user.email).toBe(email);
  expect(await signInWithPassword(email, "not it at all", from)).toEqual({ ok: false, waitSeconds: 0 });
});

test("after ten failures not even the right password is looked at", async () => {
  for (let attempt = 0; attempt < 10; attempt++)
    await takeSignInAttempt({ email, ip: `198.51.100.${attempt}`, known: false });
  const result = await signInWithPassword(email, password, from);
  expect(result.ok ? 0 : result.waitSeconds).toBeGreaterThan(800);
});

test("a stranger who keeps failing does not keep the person out where they have signed in before", async () => {
  const home = { ip: "2001:db8:7::1", userAgent: "test" };
  expect(await signInWithPassword(email, password, home)).toMatchObject({ ok: true });
  for (let attempt = 0; attempt < 10; attempt++) {
    expect(await takeSignInAttempt({ email, ip: `198.51.100.${100 + attempt}`, known: false })).toBe(0);
  }
  expect(await signInWithPassword(email, password, { ...home, ip: "192.0.2.77" })).toMatchObject({ ok: false });
  expect(await signInWithPassword(email, password, { ...home, ip: "2001:db8:7::2" })).toMatchObject({ ok: true });
});
