import "server-only";
import { isRole } from "../access/roles";
import { db } from "../db/client";
import { pointRead } from "../db/point-read";
import type { Membership } from "./membership";

type Workspace = Membership["workspace"];

export async function findWorkspace(slug: string): Promise<Workspace | null> {
  return db().workspace.findUnique({ where: { slug }, select: { id: true, slug: true, name: true } });
}

/** By its id, past Prisma: it stands in the path of requests of the public API that come without a key. */
export const findWorkspaceById = pointRead<Workspace>(
  "workspace-by-id",
  "SELECT id, slug, name FROM workspaces WHERE id = ?",
);

/** The member of a workspace with this address; null when there is none. */
export async function findMemberByEmail(
  workspaceId: string,
  email: string,
): Promise<(Pick<Membership, "role" | "apiAccess"> & { id: string; name: string }) | null> {
  const row = await db().membership.findFirst({
    where: { workspaceId, user: { email: email.trim().toLowerCase() } },
    select: { role: true, apiAccess: true, user: { select: { id: true, name: true } } },
  });
  return row && isRole(row.role) ? { ...row.user, role: row.role, apiAccess: row.apiAccess } : null;
}
