import "server-only";
import { isRole, type Role } from "../../access/roles";
import { mutate } from "../../audit/mutate";
import type { Tx } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import type { SentInvitation } from "../schema";
import { inviterOf, newLink } from "./invitation-link";
import { mailLink } from "./mail-link";
import { mayManage } from "./rights";

/**
 * Makes a new link for a pending invitation, which works for seven days again; the old one stops working.
 * @throws AppError `not_found` (accepted or withdrawn), `forbidden`.
 */
export async function resendInvitation(ctx: Ctx<"members:manage">, { id }: { id: string }): Promise<SentInvitation> {
  const { stored, link } = newLink(ctx.now);
  return mutate(ctx, async (tx, record) => {
    const { email, role, createdAt } = await pending({ tx, ctx }, id);
    const { createdById, createdBy } = inviterOf(ctx);
    await tx.invitation.update({ where: { id }, data: { ...stored, createdById, createdBy } });
    const { expiresAt } = stored;
    record({
      event: "invitation.resent",
      target: { id, name: email },
      after: { email, role, expires_at: expiresAt.toISOString() },
    });
    return mailLink(tx, ctx, { id, email, role, createdBy, createdAt, expiresAt, link });
  });
}

/** Its link stops working. @throws AppError `not_found` (accepted or withdrawn), `forbidden`. */
export async function withdrawInvitation(
  ctx: Ctx<"members:manage">,
  { id }: { id: string },
): Promise<{ id: string; email: string }> {
  return mutate(ctx, async (tx, record) => {
    const { email, role } = await pending({ tx, ctx }, id);
    await tx.invitation.delete({ where: { id } });
    record({ event: "invitation.withdrawn", target: { id, name: email }, before: { email, role } });
    return { id, email };
  });
}

async function pending(inside: { tx: Tx; ctx: Ctx<"members:manage"> }, id: string) {
  const { tx, ctx } = inside;
  const row = await tx.invitation.findFirst({ where: { id, workspaceId: ctx.workspace.id } });
  if (!row || !isRole(row.role)) {
    throw new AppError("not_found", "This invitation has been accepted or withdrawn.");
  }
  const role: Role = row.role;
  await mayManage(inside, [role]);
  return { ...row, role };
}
