import { describe, expect, test } from "vitest";
import { verifyPassword } from "../../auth/password";
import { db } from "../../db/client";
import { type GivenWorkspace, givenMember, givenWorkspace } from "../../db/testing/given";
import { listMembers } from "../queries/list";
import { addMember } from "./add";
import { changeRole } from "./change-role";
import { setApiAccess } from "./set-api-access";

const password = "violet teapot 91 canyon";
const rolesIn = async ({ workspace }: GivenWorkspace) =>
  (await db().membership.findMany({ where: { workspaceId: workspace.id }, select: { role: true } })).map((m) => m.role);
const eventsOf = ({ workspace }: GivenWorkspace) =>
  db().auditEvent.findMany({ where: { workspaceId: workspace.id }, orderBy: { sequence: "asc" } });

describe("adding a member", () => {
  test("creates an account for a new person, with the role's API access", async () => {
    const given = await givenWorkspace();
    const ctx = given.ctx("admin", "members:manage");
    const member = await addMember(ctx, { email: "new@acme.test", name: "New", role: "agent", password });
    expect(member).toMatchObject({ email: "new@acme.test", role: "agent", apiAccess: false });
    const user = await db().user.findUniqueOrThrow({ where: { email: "new@acme.test" } });
    expect(await verifyPassword(password, user.passwordHash)).toBe(true);
    const [event] = await eventsOf(given);
    expect(event).toMatchObject({ event: "member.added", targetId: user.id, actorId: given.members.admin.id });
    expect(JSON.stringify(event)).not.toContain("teapot");
  });

  test("leaves the name and password of somebody who has an account as they are", async () => {
    const [given, other] = [await givenWorkspace(), await givenWorkspace("Other")];
    const { email, id, name } = other.members.owner;
    const ctx = given.ctx("owner", "members:manage");
    expect(await addMember(ctx, { email, name: "Impostor", role: "admin", password })).toMatchObject({ id, name });
    expect((await db().user.findUniqueOrThrow({ where: { id } })).passwordHash).toBe("no password");
    expect(await listMembers(given.ctx("admin", "members:read"))).toHaveLength(6);
    expect(await listMembers(other.ctx("admin", "members:read"))).toHaveLength(5);
  });

  test("is refused without a password for a new person, and for somebody who is a member", async () => {
    const given = await givenWorkspace();
    const ctx = given.ctx("owner", "members:manage");
    const { email } = given.members.agent;
    await expect(addMember(ctx, { email, name: "A", role: "admin" })).rejects.toMatchObject({ code: "conflict" });
    await expect(addMember(ctx, { email: "x@acme.test", name: "X", role: "admin" })).rejects.toMatchObject({
      code: "validation_failed",
      errors: [{ pointer: "/password" }],
    });
    expect(await eventsOf(given)).toEqual([]);
  });
});

describe("owners", () => {
  test("an Admin cannot add, make, demote or switch an Owner", async () => {
    const given = await givenWorkspace();
    const ctx = given.ctx("admin", "members:manage");
    const { owner, agent } = given.members;
    const attempts = [
      () => addMember(ctx, { email: "own@acme.test", name: "Own", role: "owner", password }),
      () => changeRole(ctx, { email: agent.email, role: "owner" }),
      () => changeRole(ctx, { email: owner.email, role: "agent" }),
      () => setApiAccess(ctx, { email: owner.email, on: false }),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
    expect(await eventsOf(given)).toEqual([]);
  });

  test("the command line can make an Owner, and cannot demote the last one", async () => {
    const given = await givenWorkspace();
    const ctx = given.systemCtx("members:manage");
    await expect(changeRole(ctx, { email: given.members.owner.email, role: "admin" })).rejects.toMatchObject({
      code: "conflict",
    });
    await changeRole(ctx, { email: given.members.agent.email, role: "owner" });
    await changeRole(ctx, { email: given.members.owner.email, role: "admin" });
    expect((await rolesIn(given)).filter((role) => role === "owner")).toHaveLength(1);
  });

  test("an Owner who was demoted a moment ago can no longer manage Owners", async () => {
    const given = await givenWorkspace();
    await givenMember(given.workspace.id, "owner");
    const stale = given.ctx("owner", "members:manage");
    await changeRole(given.systemCtx("members:manage"), { email: given.members.owner.email, role: "agent" });
    await expect(changeRole(stale, { email: given.members.admin.email, role: "owner" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("of owners who all demote each other at once, at least one is left", async () => {
    for (let round = 0; round < 5; round++) {
      const given = await givenWorkspace();
      const others = await Promise.all([1, 2, 3].map(() => givenMember(given.workspace.id, "owner")));
      const emails = [given.members.owner, ...others].map(({ email }) => email);
      const ctx = given.systemCtx("members:manage");
      const results = await Promise.allSettled(emails.map((email) => changeRole(ctx, { email, role: "agent" })));
      expect(results.filter(({ status }) => status === "rejected")).toHaveLength(1);
      expect((await rolesIn(given)).filter((role) => role === "owner")).toHaveLength(1);
    }
  });
});

describe("a member", () => {
  test("gets another role, which is recorded; the same role again is not", async () => {
    const given = await givenWorkspace();
    const ctx = given.ctx("owner", "members:manage");
    const { email } = given.members.developer;
    expect(await changeRole(ctx, { email, role: "read_only_admin" })).toMatchObject({ role: "read_only_admin" });
    await changeRole(ctx, { email, role: "read_only_admin" });
    const events = await eventsOf(given);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ before: '{"role":"developer"}', after: '{"role":"read_only_admin"}' });
  });

  test("gets API access on and off, once each", async () => {
    const given = await givenWorkspace();
    const ctx = given.ctx("admin", "members:manage");
    const { email } = given.members.agent;
    for (const on of [true, true, false])
      expect(await setApiAccess(ctx, { email, on })).toMatchObject({ apiAccess: on });
    expect((await eventsOf(given)).map(({ after }) => after)).toEqual(['{"api_access":true}', '{"api_access":false}']);
  });

  test("of another workspace is not found", async () => {
    const [given, other] = [await givenWorkspace(), await givenWorkspace("Other")];
    const ctx = given.ctx("owner", "members:manage");
    const { email } = other.members.agent;
    await expect(changeRole(ctx, { email, role: "admin" })).rejects.toMatchObject({ code: "not_found" });
    await expect(setApiAccess(ctx, { email, on: true })).rejects.toMatchObject({ code: "not_found" });
    expect(await eventsOf(other)).toEqual([]);
  });
});
