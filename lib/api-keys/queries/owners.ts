import "server-only";
import { can } from "../../access/permissions";
import { roleNames } from "../../access/roles";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { type Owner, roleOf } from "../row";

/** The owners of keys as members of the workspace, by their ids. */
export async function ownersOf(workspaceId: string, ids: readonly string[]): Promise<(id: string) => Owner> {
  const users = await db().user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true, memberships: { where: { workspaceId }, select: { role: true, apiAccess: true } } },
  });
  const owners = new Map<string, Owner>();
  for (const { id, name, memberships } of users) {
    const [membership] = memberships;
    owners.set(id, { id, name, role: roleOf(membership?.role), apiAccess: membership?.apiAccess ?? false });
  }
  return (id) => owners.get(id) ?? { id, name: "Somebody", role: null, apiAccess: false };
}

/** Who can switch API access on or change a role: the people to ask, by name. */
export async function adminsToAsk(ctx: Ctx<"api_keys:read">): Promise<string[]> {
  const members = await db().membership.findMany({
    where: { workspaceId: ctx.workspace.id, role: { in: roleNames.filter((role) => can(role, "members:manage")) } },
    select: { user: { select: { name: true } } },
    orderBy: { createdAt: "asc" },
    take: 5,
  });
  return members.map(({ user }) => user.name);
}
