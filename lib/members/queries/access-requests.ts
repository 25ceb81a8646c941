import "server-only";
import { isRole } from "../../access/roles";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { type AccessRequest, isWanted, type Wanted } from "../schema";

/** Who asked for more rights and has no answer yet, the oldest first. */
export async function listAccessRequests(ctx: Ctx<"members:read">): Promise<AccessRequest[]> {
  const workspaceId = ctx.workspace.id;
  const rows = await db().accessRequest.findMany({
    where: { workspaceId },
    include: {
      user: {
        select: { id: true, name: true, email: true, memberships: { where: { workspaceId }, select: { role: true } } },
      },
    },
    orderBy: { createdAt: "asc" },
    take: 100,
  });
  return rows.flatMap(({ id, wanted, createdAt, user: { memberships, ...person } }) => {
    const role = memberships[0]?.role;
    return isWanted(wanted) && isRole(role) ? [{ id, wanted, createdAt, member: { ...person, role } }] : [];
  });
}

/** What the acting person has asked for and got no answer to. */
export async function myAccessRequest(ctx: Ctx<"api_keys:read">): Promise<{ wanted: Wanted; createdAt: Date } | null> {
  const where = { workspaceId: ctx.workspace.id, userId: ctx.actor.id };
  const row = await db().accessRequest.findFirst({ where, select: { wanted: true, createdAt: true } });
  return row && isWanted(row.wanted) ? { wanted: row.wanted, createdAt: row.createdAt } : null;
}
