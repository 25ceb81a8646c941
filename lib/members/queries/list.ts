import "server-only";
import { isRole, roleNames } from "../../access/roles";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import type { Member } from "../schema";

/** Everybody in the workspace, by role, then by name. */
export async function listMembers(ctx: Ctx<"members:read">): Promise<Member[]> {
  const rows = await db().membership.findMany({
    where: { workspaceId: ctx.workspace.id },
    select: { role: true, apiAccess: true, createdAt: true, user: { select: { id: true, name: true, email: true } } },
  });
  return rows
    .flatMap(({ user, role, apiAccess, createdAt }) => (isRole(role) ? [{ ...user, role, apiAccess, createdAt }] : []))
    .sort((a, b) => roleNames.indexOf(a.role) - roleNames.indexOf(b.role) || a.name.localeCompare(b.name, "en"));
}
