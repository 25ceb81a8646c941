import "server-only";
import { mutate } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { newId } from "../../id";
import type { InviteMember, SentInvitation } from "../schema";
import { inviterOf, newLink } from "./invitation-link";
import { mailLink } from "./mail-link";
import { mayManage } from "./rights";

/**
 * Invites a person. The link is in the result and nowhere else; inviting the same address again replaces the earlier
 * invitation, whose link then stops working.
 * @throws AppError `conflict` at `/email` (a member already), `forbidden`.
 */
export async function inviteMember(ctx: Ctx<"members:manage">, { email, role }: InviteMember): Promise<SentInvitation> {
  const { stored, link } = newLink(ctx.now);
  const workspaceId = ctx.workspace.id;
  return mutate(ctx, async (tx, record) => {
    await mayManage({ tx, ctx }, [role]);
    const member = await tx.membership.findFirst({ where: { workspaceId, user: { email } }, select: { id: true } });
    if (member) throw inItAlready(email);
    await tx.invitation.deleteMany({ where: { workspaceId, email } });
    const { createdById, createdBy } = inviterOf(ctx);
    const invitation = { id: newId("inv"), email, role, createdBy, createdAt: ctx.now };
    await tx.invitation.create({ data: { ...invitation, ...stored, workspaceId, createdById } });
    const { expiresAt } = stored;
    record({
      event: "invitation.sent",
      target: { id: invitation.id, name: email },
      after: { email, role, expires_at: expiresAt.toISOString() },
    });
    return mailLink(tx, ctx, { ...invitation, expiresAt, link });
  });
}

function inItAlready(email: string): AppError {
  const detail = `${email} is in this workspace already.`;
  return new AppError("conflict", detail, { errors: [{ code: "already_member", pointer: "/email", detail }] });
}
