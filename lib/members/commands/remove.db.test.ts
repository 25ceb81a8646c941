import { beforeEach, describe, expect, test } from "vitest";
import { startSession } from "../../auth/session";
import { db } from "../../db/client";
import { type GivenWorkspace, givenMember, givenWorkspace } from "../../db/testing/given";
import { newId } from "../../id";
import { keysOfMember } from "../queries/owned-keys";
import { removeMember } from "./remove";

const revoke = { fate: "revoke" } as const;
let given: GivenWorkspace;
let count = 0;

async function givenKey(ownerId: string, more: { revokedAt?: Date; expiresAt?: Date } = {}): Promise<string> {
  const now = new Date();
  const id = `key_${String(++count).padStart(10, "0")}`;
  await db().apiKey.create({
    data: {
      ...{ id, workspaceId: given.workspace.id, ownerId, createdById: ownerId, name: id, nameFolded: id, note: "" },
      ...{ digest: "", last4: "", scopes: "tickets:write", allowedIps: "", allowedDomains: "", createdAt: now },
      ...{ updatedAt: now, liveName: more.revokedAt ? null : id, ...more },
    },
  });
  return id;
}

const keyOf = (id: string) => db().apiKey.findUniqueOrThrow({ where: { id } });
const memberOf = (userId: string) => db().membership.findFirst({ where: { workspaceId: given.workspace.id, userId } });
const eventsOf = async () =>
  (await db().auditEvent.findMany({ where: { workspaceId: given.workspace.id }, orderBy: { sequence: "asc" } })).map(
    ({ event, targetId }) => [event, targetId],
  );

beforeEach(async () => {
  given = await givenWorkspace();
});

describe("removing a member", () => {
  test("revokes their live keys, and nobody else's", async () => {
    const { developer, admin } = given.members;
    const live = await givenKey(developer.id);
    const over = await givenKey(developer.id, { expiresAt: new Date(Date.now() - 1_000) });
    const others = await givenKey(admin.id);
    const ctx = given.ctx("admin", "members:manage");
    expect(await keysOfMember(given.ctx("admin", "members:read"), developer)).toMatchObject([{ id: live }]);
    expect(await removeMember(ctx, { email: developer.email, keys: revoke })).toMatchObject({ revokedKeys: 1 });
    expect(await memberOf(developer.id)).toBeNull();
    expect(await keyOf(live)).toMatchObject({ revokedAt: ctx.now, revokedById: admin.id, liveName: null });
    expect(await keyOf(over)).toMatchObject({ revokedAt: null });
    expect(await keyOf(others)).toMatchObject({ revokedAt: null, ownerId: admin.id });
    expect(await eventsOf()).toEqual([
      ["api_key.revoked", live],
      ["member.removed", developer.id],
    ]);
  });

  test("hands their live keys over to a named admin", async () => {
    const { developer, admin } = given.members;
    const live = await givenKey(developer.id);
    const keys = { fate: "hand_over", to: admin.email } as const;
    const ctx = given.ctx("owner", "members:manage");
    expect(await removeMember(ctx, { email: developer.email, keys })).toMatchObject({ handedOverKeys: 1 });
    expect(await keyOf(live)).toMatchObject({ ownerId: admin.id, revokedAt: null, liveName: live });
    expect(await eventsOf()).toEqual([
      ["api_key.handed_over", live],
      ["member.removed", developer.id],
    ]);
  });

  test("hands keys over to nobody who does not manage the workspace, and then removes nobody", async () => {
    const { developer, agent } = given.members;
    const other = await givenWorkspace("Other");
    const ctx = given.ctx("owner", "members:manage");
    for (const [to, code] of [
      [agent.email, "validation_failed"],
      [developer.email, "validation_failed"],
      [other.members.admin.email, "not_found"],
    ] as const) {
      const keys = { fate: "hand_over", to } as const;
      await expect(removeMember(ctx, { email: developer.email, keys })).rejects.toMatchObject({ code });
    }
    expect(await memberOf(developer.id)).not.toBeNull();
    expect(await eventsOf()).toEqual([]);
  });

  test("is refused for Owners to an Admin, for the last Owner to all, for people of other workspaces", async () => {
    const { owner } = given.members;
    const other = await givenWorkspace("Other");
    const remove = (as: "admin" | "owner", email: string) =>
      removeMember(given.ctx(as, "members:manage"), { email, keys: revoke });
    await expect(remove("admin", owner.email)).rejects.toMatchObject({ code: "forbidden" });
    await expect(remove("owner", owner.email)).rejects.toMatchObject({ code: "conflict" });
    await expect(remove("owner", other.members.agent.email)).rejects.toMatchObject({ code: "not_found" });
    await givenMember(given.workspace.id, "owner");
    await expect(remove("owner", owner.email)).resolves.toMatchObject({ email: owner.email });
  });

  test("ends the sessions of whoever is in no other workspace", async () => {
    const { developer, agent } = given.members;
    const other = await givenWorkspace("Other");
    await db().membership.create({
      data: {
        ...{ id: newId("mem"), workspaceId: other.workspace.id, userId: agent.id },
        ...{ role: "agent", apiAccess: false, createdAt: new Date() },
      },
    });
    for (const { id } of [developer, agent]) {
      await startSession({ id, passwordHash: "no password" }, { ip: "", userAgent: "" });
    }
    const ctx = given.ctx("owner", "members:manage");
    for (const { email } of [developer, agent]) await removeMember(ctx, { email, keys: revoke });
    const open = await db().session.findMany({ where: { userId: { in: [developer.id, agent.id] }, endedAt: null } });
    expect(open.map(({ userId }) => userId)).toEqual([agent.id]);
  });
});
