import "server-only";
import { can, rolesThatCan } from "../../access/permissions";
import { isRole, type Role } from "../../access/roles";
import type { Tx } from "../../db/transaction";
import type { Actor, Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import type { Member } from "../schema";

/** Everything here runs under the workspace's lock, so that what it read holds until the change is committed. */
type Inside = { tx: Tx; ctx: Ctx<"members:manage"> | Ctx<"workspace:manage"> };

/** A member, with the id of the membership's own row. */
export type MemberRow = Member & { membershipId: string };

/** @throws AppError `not_found` for an address that nobody in this workspace has. */
export async function getMember({ tx, ctx }: Inside, email: string): Promise<MemberRow> {
  const member = await findMember({ tx, ctx }, { email });
  if (!member) throw new AppError("not_found", `Nobody in this workspace has the address ${email}.`);
  return member;
}

/** @throws AppError `not_found` for somebody who is not in the workspace (any more). */
export async function getMemberById({ tx, ctx }: Inside, id: string): Promise<MemberRow> {
  const member = await findMember({ tx, ctx }, { id });
  if (!member) throw new AppError("not_found", "This person is not in the workspace any more.");
  return member;
}

async function findMember({ tx, ctx }: Inside, user: { email: string } | { id: string }): Promise<MemberRow | null> {
  const row = await tx.membership.findFirst({
    where: { workspaceId: ctx.workspace.id, user },
    include: { user: { select: { id: true, name: true, email: true } } },
  });
  if (!row || !isRole(row.role)) return null;
  const { id: membershipId, role, apiAccess, createdAt, user: person } = row;
  return { ...person, role, apiAccess, createdAt, membershipId };
}

/**
 * Whether the actor may still touch members of these roles. The role that the door saw may be gone: somebody else's
 * change may have been waiting for the same lock.
 * @throws AppError `forbidden`.
 */
export async function mayManage(inside: Inside, touched: readonly Role[]): Promise<void> {
  const role = await roleOf(inside, inside.ctx.actor);
  if (role === "system") return;
  if (!role || !can(role, "members:manage")) throw new AppError("forbidden");
  if (touched.some((other) => can(other, "owners:manage")) && !can(role, "owners:manage")) {
    throw new AppError("forbidden", "Only an Owner can add, change or demote an Owner.");
  }
}

async function roleOf({ tx, ctx }: Inside, actor: Actor): Promise<Role | "system" | null> {
  if (actor.type === "system") return "system";
  if (actor.type === "api_key") return null;
  const row = await tx.membership.findUnique({
    where: { workspaceId_userId: { workspaceId: ctx.workspace.id, userId: actor.id } },
    select: { role: true },
  });
  return row && isRole(row.role) ? row.role : null;
}

/** @throws AppError `conflict` when nobody but this member could manage owners. */
export async function someoneElseOwns({ tx, ctx }: Inside, member: MemberRow): Promise<void> {
  const others = await tx.membership.count({
    where: {
      workspaceId: ctx.workspace.id,
      role: { in: rolesThatCan("owners:manage") },
      NOT: { id: member.membershipId },
    },
  });
  if (others === 0) {
    throw new AppError("conflict", "A workspace needs at least one Owner. Make somebody else an Owner first.");
  }
}
