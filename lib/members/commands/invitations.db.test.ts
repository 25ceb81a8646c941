import { beforeEach, describe, expect, test } from "vitest";
import { verifyPassword } from "../../auth/password";
import { db } from "../../db/client";
import { type GivenWorkspace, givenWorkspace } from "../../db/testing/given";
import { newId } from "../../id";
import { findInvitation, listInvitations } from "../queries/invitations";
import { addMember } from "./add";
import { changeRole } from "./change-role";
import { inviteMember } from "./invite";
import { joinAsNew, joinSignedIn } from "./join";
import { resendInvitation, withdrawInvitation } from "./manage-invitation";

const password = "violet teapot 91 canyon";
const arrival = (now = new Date()) => ({ requestId: newId("req"), clientIp: "", now });
const tokenOf = ({ link }: { link: string }) => link.split("/").at(-1) ?? "";
let given: GivenWorkspace;
let count = 0;
let email: string;

beforeEach(async () => {
  given = await givenWorkspace();
  email = `grace-${++count}@navy.test`;
});

const invite = (as: "owner" | "admin" = "admin", role: "owner" | "developer" = "developer") =>
  inviteMember(given.ctx(as, "members:manage"), { email, role });
const join = (token: string, now?: Date) => joinAsNew(arrival(now), { token, name: "Grace", password });
const membersWith = (address: string) =>
  db().membership.findMany({ where: { workspaceId: given.workspace.id, user: { email: address } } });

describe("an invitation", () => {
  test("lets somebody without an account in, with its role and the password they chose", async () => {
    const sent = await invite();
    expect(await findInvitation(tokenOf(sent))).toMatchObject({
      ...{ email, role: "developer", hasAccount: false, createdBy: given.members.admin.name },
      workspace: { slug: given.workspace.slug },
    });
    expect(await join(tokenOf(sent))).toEqual({ slug: given.workspace.slug, email });
    const user = await db().user.findUniqueOrThrow({ where: { email } });
    expect(await verifyPassword(password, user.passwordHash)).toBe(true);
    expect(await membersWith(email)).toMatchObject([{ userId: user.id, role: "developer", apiAccess: true }]);
    expect(await listInvitations(given.ctx("admin", "members:read"))).toEqual([]);
    const events = await db().auditEvent.findMany({ where: { workspaceId: given.workspace.id } });
    expect(events.map(({ event }) => event).sort()).toEqual(["invitation.sent", "member.joined"]);
    expect(JSON.stringify(events)).not.toContain(tokenOf(sent));
  });

  test("is mailed to the invited address, in the same transaction", async () => {
    const sent = await invite();
    const [mail] = await db().mailOutbox.findMany({ where: { to: email } });
    expect(mail?.text).toContain(sent.link);
    await expect(invite("admin", "owner")).rejects.toMatchObject({ code: "forbidden" });
    expect(await db().mailOutbox.count({ where: { to: email } })).toBe(1);
  });

  test("is stored as a digest only", async () => {
    const sent = await invite();
    const rows = await db().invitation.findMany({ where: { workspaceId: given.workspace.id } });
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(tokenOf(sent));
  });

  test("of somebody who has an account is accepted by them, and by nobody else", async () => {
    const other = await givenWorkspace("Other");
    const { id, name, email: known } = other.members.agent;
    const sent = await inviteMember(given.ctx("owner", "members:manage"), { email: known, role: "admin" });
    const token = tokenOf(sent);
    expect(await findInvitation(token)).toMatchObject({ hasAccount: true });
    await expect(join(token)).rejects.toMatchObject({ code: "conflict" });
    await expect(joinSignedIn({ ...arrival(), ...other.members.admin }, { token })).rejects.toMatchObject({
      code: "forbidden",
    });
    await joinSignedIn({ ...arrival(), id, name, email: known }, { token });
    expect(await membersWith(known)).toMatchObject([{ userId: id, role: "admin" }]);
  });

  /** Fault test F18. */
  test("that is accepted many times at once makes one account and one membership", async () => {
    for (let round = 0; round < 20; round++) {
      email = `twice-${count}-${round}@navy.test`;
      const token = tokenOf(await invite());
      const results = await Promise.allSettled([1, 2, 3, 4].map(() => join(token)));
      expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(await membersWith(email)).toHaveLength(1);
      expect(await db().user.count({ where: { email } })).toBe(1);
    }
  });

  test("that a signed-in person accepts many times at once makes one membership", async () => {
    const other = await givenWorkspace("Other");
    const person = other.members.developer;
    const sent = await inviteMember(given.ctx("owner", "members:manage"), { email: person.email, role: "agent" });
    const token = tokenOf(sent);
    const results = await Promise.allSettled(
      [1, 2, 3, 4, 5].map(() => joinSignedIn({ ...arrival(), ...person }, { token })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await membersWith(person.email)).toHaveLength(1);
  });

  test("works for seven days and once", async () => {
    const sent = await invite();
    const token = tokenOf(sent);
    const week = sent.expiresAt.getTime();
    expect(week - sent.createdAt.getTime()).toBe(7 * 24 * 3_600_000);
    expect(await findInvitation(token, new Date(week - 1))).not.toBeNull();
    expect(await findInvitation(token, new Date(week))).toBeNull();
    await expect(join(token, new Date(week))).rejects.toMatchObject({ code: "gone" });
    await join(token);
    await expect(join(token)).rejects.toMatchObject({ code: "gone" });
  });

  test("that is sent again or withdrawn has a link that does not work any more", async () => {
    const ctx = given.ctx("admin", "members:manage");
    const first = await invite();
    const second = await resendInvitation(ctx, { id: first.id });
    expect(await findInvitation(tokenOf(first))).toBeNull();
    expect(await findInvitation(tokenOf(second))).not.toBeNull();
    const third = await invite();
    expect(await findInvitation(tokenOf(second))).toBeNull();
    await withdrawInvitation(ctx, { id: third.id });
    await expect(join(tokenOf(third))).rejects.toMatchObject({ code: "gone" });
    await expect(resendInvitation(ctx, { id: third.id })).rejects.toMatchObject({ code: "not_found" });
  });

  test("to be an Owner comes from an Owner only, and is of no worth once they are none", async () => {
    await expect(invite("admin", "owner")).rejects.toMatchObject({ code: "forbidden" });
    const sent = await invite("owner", "owner");
    await expect(withdrawInvitation(given.ctx("admin", "members:manage"), { id: sent.id })).rejects.toMatchObject({
      code: "forbidden",
    });
    const system = given.systemCtx("members:manage");
    await changeRole(system, { email: given.members.agent.email, role: "owner" });
    await changeRole(system, { email: given.members.owner.email, role: "admin" });
    expect(await findInvitation(tokenOf(sent))).toBeNull();
    await expect(join(tokenOf(sent))).rejects.toMatchObject({ code: "gone" });
  });

  test("is refused for a member, and goes when its address is added by other means", async () => {
    const ctx = given.ctx("admin", "members:manage");
    await expect(inviteMember(ctx, { email: given.members.agent.email, role: "agent" })).rejects.toMatchObject({
      ...{ code: "conflict", errors: [{ pointer: "/email" }] },
    });
    const sent = await invite();
    await addMember(ctx, { email, name: "Grace", role: "agent", password });
    expect(await findInvitation(tokenOf(sent))).toBeNull();
  });

  test("of another workspace is not found", async () => {
    const sent = await invite();
    const other = await givenWorkspace("Other");
    const ctx = other.ctx("owner", "members:manage");
    for (const command of [resendInvitation, withdrawInvitation]) {
      await expect(command(ctx, { id: sent.id })).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await findInvitation(tokenOf(sent))).not.toBeNull();
  });

  test("takes no weak password, and none made of the invited address", async () => {
    const token = tokenOf(await invite());
    const weak = joinAsNew(arrival(), { token, name: "Grace", password: "navy test grace navy" });
    await expect(weak).rejects.toMatchObject({ code: "validation_failed", errors: [{ pointer: "/password" }] });
    expect(await findInvitation(token)).not.toBeNull();
  });
});
