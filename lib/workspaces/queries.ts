import "server-only";
import { isRole } from "../access/roles";
import { db } from "../db/client";
import type { WorkspaceOfMember } from "./schema";

/** Whether nobody has set this installation up yet. */
export async function setupIsOpen(): Promise<boolean> {
  const [installation, user] = await Promise.all([
    db().installation.findFirst({ select: { id: true } }),
    db().user.findFirst({ select: { id: true } }),
  ]);
  return installation === null && user === null;
}

/** The workspaces that a person is in, by name. */
export async function listWorkspacesOf(userId: string): Promise<WorkspaceOfMember[]> {
  const rows = await db().membership.findMany({
    where: { userId },
    select: { role: true, workspace: { select: { id: true, slug: true, name: true } } },
  });
  return rows
    .flatMap(({ role, workspace }) => (isRole(role) ? [{ ...workspace, role }] : []))
    .sort((a, b) => a.name.localeCompare(b.name, "en") || a.slug.localeCompare(b.slug, "en"));
}

/** Every workspace of the installation, by slug, with how many members it has. For the command line only. */
export async function listAllWorkspaces(): Promise<
  { id: string; slug: string; name: string; members: number; createdAt: Date }[]
> {
  const rows = await db().workspace.findMany({
    select: { id: true, slug: true, name: true, createdAt: true, _count: { select: { memberships: true } } },
    orderBy: { slug: "asc" },
  });
  return rows.map(({ _count, ...workspace }) => ({ ...workspace, members: _count.memberships }));
}
