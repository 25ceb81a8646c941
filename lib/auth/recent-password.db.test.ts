import { beforeEach, describe, expect, test } from "vitest";
import { db } from "../db/client";
import { givenWorkspace } from "../db/testing/given";
import { hashPassword } from "./password";
import { confirmPassword, recentFor, requireRecentPassword } from "./recent-password";
import { findSession, sessionIdOf, startSession } from "./session";

const password = "violet teapot 91 canyon";
const from = { ip: "198.51.100.9", userAgent: "test" };
const now = new Date("2026-11-21T12:00:00Z");

describe("a password", () => {
  test("is recent for ten minutes after it was typed, and not a moment longer", () => {
    const typedAgo = (ms: number) => () => requireRecentPassword({ passwordAt: now.getTime() - ms }, now);
    expect(typedAgo(0)).not.toThrow();
    expect(typedAgo(recentFor - 1)).not.toThrow();
    expect(typedAgo(recentFor)).toThrow(expect.objectContaining({ code: "password_required" }));
  });

  test("that was typed in the future, before the clock was set back, is not recent", () => {
    const passwordAt = now.getTime() + 2 * 3_600_000;
    expect(() => requireRecentPassword({ passwordAt }, now)).toThrow(
      expect.objectContaining({ code: "password_required" }),
    );
  });
});

describe("confirming the password", () => {
  let token: string;
  let user: Parameters<typeof confirmPassword>[0];
  beforeEach(async () => {
    const { id, email } = (await givenWorkspace()).members.developer;
    const passwordHash = await hashPassword(password);
    await db().user.update({ where: { id }, data: { passwordHash } });
    token = (await startSession({ id, passwordHash }, from)) ?? "";
    user = { id, email, sessionId: sessionIdOf(token), clientIp: from.ip, now: new Date(Date.now() + 3_600_000) };
  });
  const passwordAt = async () => (await findSession(token))?.passwordAt;

  test("makes it recent in this session", async () => {
    await confirmPassword(user, { password });
    expect(await passwordAt()).toBe(user.now.getTime());
  });

  test("with a wrong one changes nothing, and ends after ten guesses", async () => {
    const before = await passwordAt();
    const guess = () => confirmPassword(user, { password: "not it at all" });
    for (let attempt = 0; attempt < 10; attempt++) {
      await expect(guess()).rejects.toMatchObject({ code: "validation_failed", errors: [{ pointer: "/password" }] });
    }
    await expect(confirmPassword(user, { password })).rejects.toMatchObject({ code: "rate_limited" });
    expect(await passwordAt()).toBe(before);
  });
});
