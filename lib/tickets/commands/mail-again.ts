import "server-only";
import { summaryOf } from "../../attachments/schema";
import { mutate } from "../../audit/mutate";
import { commentOf } from "../../comments/schema";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { commentEvent } from "../comment-event";
import { mailReply } from "./mail-reply";
import { loadTicket, targetOf } from "./stored-ticket";

/**
 * Mails a reply again that did not arrive, to the address that the requester has by now.
 * @throws AppError `not_found`, `gone`, `conflict` when its delivery has not failed.
 */
export async function mailAgain(ctx: Ctx<"tickets:write">, commentId: string): Promise<{ status: string | null }> {
  return mutate(ctx, async (tx, record) => {
    const now = new Date();
    const comment = await tx.comment.findFirst({ where: { id: commentId, workspaceId: ctx.workspace.id } });
    if (!comment) throw new AppError("not_found", "There is no such comment in this workspace.");
    if (comment.deletedAt) throw new AppError("gone", "The comment has been deleted.");
    if (comment.delivery !== "failed")
      throw new AppError("conflict", "Only a reply that did not arrive is mailed again.");
    const ticket = await loadTicket(tx, ctx, comment.ticketId);
    const cc = comment.copies ? comment.copies.split(" ") : [];
    const queued = await mailReply(tx, ctx, ticket, comment, { cc }, now);
    await tx.comment.update({ where: { id: commentId }, data: { updatedAt: now } });
    record({ event: "ticket.reply_mailed_again", target: targetOf(ticket), after: { comment_id: commentId } });
    const files = (await tx.attachment.findMany({ where: { commentId } })).map(summaryOf);
    record.publish(commentEvent("comment.updated", commentOf(queued, files)));
    return { status: queued.delivery };
  });
}
