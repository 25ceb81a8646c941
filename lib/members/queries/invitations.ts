import "server-only";
import { can } from "../../access/permissions";
import { isRole, type Role } from "../../access/roles";
import { db } from "../../db/client";
import type { Tx } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { digestOf } from "../commands/invitation-link";
import type { OpenInvitation, PendingInvitation } from "../schema";

/** The invitations that nobody has accepted yet, the newest first; expired ones can be sent again. */
export async function listInvitations(ctx: Ctx<"members:read">): Promise<PendingInvitation[]> {
  const rows = await db().invitation.findMany({
    where: { workspaceId: ctx.workspace.id },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 500,
  });
  return rows.flatMap(({ id, email, role, createdBy, createdAt, expiresAt }) =>
    isRole(role) ? [{ ...{ id, email, role, createdBy, createdAt, expiresAt }, expired: expiresAt <= ctx.now }] : [],
  );
}

/**
 * The invitation behind a link as long as it can be accepted: not expired, and whoever sent it may still give that role.
 * Read it once more under the workspace's lock before it is accepted.
 */
export async function usableInvitation(token: string, now: Date, from: Tx = db()) {
  const row = await from.invitation.findUnique({
    where: { tokenDigest: digestOf(token) },
    include: { workspace: { select: { id: true, slug: true, name: true } } },
  });
  if (!row || !isRole(row.role) || row.expiresAt <= now) return null;
  const { role, createdById } = row;
  if (createdById !== null && !(await mayStillInvite(from, row.workspaceId, createdById, role))) return null;
  return { ...row, role };
}

/** Somebody who was demoted or removed meanwhile must not let others in through links they kept. */
async function mayStillInvite(from: Tx, workspaceId: string, userId: string, invited: Role): Promise<boolean> {
  const member = await from.membership.findUnique({
    where: { workspaceId_userId: { workspaceId, userId } },
    select: { role: true },
  });
  if (!member || !isRole(member.role) || !can(member.role, "members:manage")) return false;
  return !can(invited, "owners:manage") || can(member.role, "owners:manage");
}

/** What the page of a link shows; null when it does not work (any more). */
export async function findInvitation(token: string, now = new Date()): Promise<OpenInvitation | null> {
  const row = await usableInvitation(token, now);
  if (!row) return null;
  const { workspace, email, role, createdBy, expiresAt } = row;
  const account = await db().user.findUnique({ where: { email }, select: { id: true } });
  const { slug, name } = workspace;
  return { workspace: { slug, name }, email, role, createdBy, expiresAt, hasAccount: account !== null };
}
