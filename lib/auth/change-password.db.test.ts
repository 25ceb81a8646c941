import { beforeEach, expect, test } from "vitest";
import { db } from "../db/client";
import { type GivenWorkspace, givenWorkspace } from "../db/testing/given";
import { newId } from "../id";
import { changePassword } from "./change-password";
import { hashPassword, verifyPassword } from "./password";
import { findSession, sessionIdOf, startSession } from "./session";

const current = "violet teapot 91 canyon";
const next = "brisk ledger walnut 44";
const from = { ip: "198.51.100.9", userAgent: "test" };
let given: GivenWorkspace;
let user: Parameters<typeof changePassword>[0];
let token: string;
let elsewhere: string;

beforeEach(async () => {
  given = await givenWorkspace();
  const { id, name, email } = given.members.developer;
  const passwordHash = await hashPassword(current);
  await db().user.update({ where: { id }, data: { passwordHash } });
  elsewhere = (await startSession({ id, passwordHash }, from)) ?? "";
  token = (await startSession({ id, passwordHash }, from)) ?? "";
  user = {
    id,
    name,
    email,
    sessionId: sessionIdOf(token),
    requestId: newId("req"),
    clientIp: from.ip,
    now: new Date(),
  };
});

const hash = async () => (await db().user.findUniqueOrThrow({ where: { id: user.id } })).passwordHash;

test("a changed password is the only one that works, and ends the other sessions", async () => {
  await changePassword(user, { current, next });
  expect(await verifyPassword(next, await hash())).toBe(true);
  expect(await verifyPassword(current, await hash())).toBe(false);
  expect(await findSession(token)).toMatchObject({ passwordAt: user.now.getTime() });
  expect(await findSession(elsewhere)).toBeNull();
});

test("a changed password is in the audit log of every workspace of the person", async () => {
  const other = await givenWorkspace("Other");
  const membership = { role: "agent", apiAccess: false, createdAt: new Date() };
  await db().membership.create({
    data: { id: newId("mem"), workspaceId: other.workspace.id, userId: user.id, ...membership },
  });
  await changePassword(user, { current, next });
  const events = await db().auditEvent.findMany({ where: { targetId: user.id } });
  expect(events.map(({ event }) => event)).toEqual(["member.password_changed", "member.password_changed"]);
  expect(new Set(events.map(({ workspaceId }) => workspaceId))).toEqual(
    new Set([given.workspace.id, other.workspace.id]),
  );
});

test("a wrong current password, a weak one and the same one change nothing", async () => {
  const before = await hash();
  const attempts = [
    [{ current: "not it at all", next }, "/current"],
    [{ current, next: "short" }, "/next"],
    [{ current, next: current }, "/next"],
  ] as const;
  for (const [input, pointer] of attempts) {
    await expect(changePassword(user, input)).rejects.toMatchObject({
      code: "validation_failed",
      errors: [{ pointer }],
    });
  }
  expect(await hash()).toBe(before);
  expect(await findSession(elsewhere)).not.toBeNull();
});

test("of two changes at the same moment one is refused", async () => {
  const results = await Promise.allSettled([
    changePassword(user, { current, next }),
    changePassword(user, { current, next: "another walnut 45 pier" }),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("guessing the current password ends after ten attempts", async () => {
  const guess = () => changePassword(user, { current: "not it at all", next });
  for (let attempt = 0; attempt < 10; attempt++)
    await expect(guess()).rejects.toMatchObject({ code: "validation_failed" });
  await expect(changePassword(user, { current, next })).rejects.toMatchObject({ code: "rate_limited" });
});

test("a sign-in that checked the old password starts no session after the change", async () => {
  const checked = { id: user.id, passwordHash: await hash() };
  await changePassword(user, { current, next });
  expect(await startSession(checked, from)).toBeNull();
  expect(await db().session.count({ where: { userId: user.id, endedAt: null } })).toBe(1);
});
