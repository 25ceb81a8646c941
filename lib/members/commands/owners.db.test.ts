import { expect, test, vi } from "vitest";
import { can } from "../../access/permissions";
import { isRole } from "../../access/roles";
import { db } from "../../db/client";
import { type GivenMember, type GivenWorkspace, givenMember, givenWorkspace } from "../../db/testing/given";
import { memberCtx } from "../../entry/member-ctx";
import { newId } from "../../id";
import { changeRole } from "./change-role";
import { removeMember } from "./remove";
import { transferOwnership } from "./transfer";

vi.setConfig({ testTimeout: 300_000 });

/** What the door gives to an Owner. */
function asOwner<P extends "members:manage" | "workspace:manage">(
  { workspace }: GivenWorkspace,
  person: GivenMember,
  permission: P,
) {
  const arrival = { requestId: newId("req"), clientIp: "", now: new Date() };
  const ctx = memberCtx<P>(person, { workspace, role: "owner", apiAccess: true }, permission, arrival);
  if (!ctx) throw new Error("An Owner holds it.");
  return ctx;
}

async function ownersIn({ workspace }: GivenWorkspace): Promise<number> {
  const rows = await db().membership.findMany({ where: { workspaceId: workspace.id }, select: { role: true } });
  return rows.filter(({ role }) => isRole(role) && can(role, "owners:manage")).length;
}

const revoked = { fate: "revoke" } as const;

/** Fault test F5. Every owner attacks the next one and also leaves: were each of them heard, nobody would be left. */
test("in 200 rounds of owners who demote, remove and replace each other and leave, one is always left", async () => {
  for (let round = 0; round < 200; round++) {
    const given = await givenWorkspace();
    const others = await Promise.all([1, 2].map(() => givenMember(given.workspace.id, "owner")));
    const owners = [given.members.owner, ...others];
    const attacks = owners.map((actor, index) => {
      const { email } = owners[(index + 1) % owners.length] ?? actor;
      const ctx = asOwner(given, actor, "members:manage");
      if ((round + index) % 3 === 0) return changeRole(ctx, { email, role: "agent" });
      if ((round + index) % 3 === 1) return removeMember(ctx, { email, keys: revoked });
      return transferOwnership(asOwner(given, actor, "workspace:manage"), { email });
    });
    const departures = owners.map((actor) =>
      removeMember(asOwner(given, actor, "members:manage"), { email: actor.email, keys: revoked }),
    );
    const results = await Promise.allSettled([...attacks, ...departures]);
    expect(await ownersIn(given), `round ${round}`).toBeGreaterThanOrEqual(1);
    const reasons = results.flatMap((result) => (result.status === "rejected" ? [result.reason.code] : []));
    expect(reasons.length, `round ${round}`).toBeGreaterThan(0);
    // Refused by a rule, never by an accident.
    expect(reasons.filter((code) => !["conflict", "forbidden", "not_found"].includes(code))).toEqual([]);
  }
});

test("handing the workspace over makes the other an Owner and the giver an Admin, in one step", async () => {
  const given = await givenWorkspace();
  const { owner, agent } = given.members;
  await transferOwnership(given.ctx("owner", "workspace:manage"), { email: agent.email });
  const roleOf = async (id: string) => (await db().membership.findFirst({ where: { userId: id } }))?.role;
  expect([await roleOf(owner.id), await roleOf(agent.id)]).toEqual(["admin", "owner"]);
  const events = await db().auditEvent.findMany({
    where: { workspaceId: given.workspace.id },
    orderBy: { sequence: "asc" },
  });
  expect(events.map(({ event, targetId }) => [event, targetId])).toEqual([
    ["workspace.ownership_transferred", given.workspace.id],
    ["member.role_changed", agent.id],
    ["member.role_changed", owner.id],
  ]);
  // The giver's page may still be open.
  await expect(
    transferOwnership(given.ctx("owner", "workspace:manage"), { email: given.members.admin.email }),
  ).rejects.toMatchObject({ code: "forbidden" });
});
