import "server-only";
import { can } from "../access/permissions";
import { isRole, roleNames } from "../access/roles";
import { db } from "../db/client";
import type { Ctx } from "../entry/ctx";
import type { WorkspaceAdmin, WorkspaceOfMember } from "./schema";

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

/** Whom a member can ask for more rights: those who manage members, whoever can do most first, then by name. */
export async function adminsOf(ctx: Ctx<"api_keys:read">): Promise<WorkspaceAdmin[]> {
  const managing = roleNames.filter((role) => can(role, "members:manage"));
  const rows = await db().membership.findMany({
    where: { workspaceId: ctx.workspace.id, role: { in: managing } },
    select: { role: true, user: { select: { id: true, name: true, email: true } } },
  });
  return rows
    .flatMap(({ role, user }) => (isRole(role) ? [{ ...user, role }] : []))
    .sort((a, b) => roleNames.indexOf(a.role) - roleNames.indexOf(b.role) || a.name.localeCompare(b.name, "en"));
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
