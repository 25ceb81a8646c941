import "server-only";
import { summaryOf } from "../../attachments/schema";
import { mutate, unchanged } from "../../audit/mutate";
import { type Comment, type CommentPatch, type CommentRow, commentOf } from "../../comments/schema";
import type { Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { flagPasted } from "../../exposure/flag-pasted";
import { flagPastedElsewhere } from "../../exposure/flag-pasted-elsewhere";
import { maskKeys } from "../../exposure/mask-keys";
import { indexTickets } from "../../search/ticket-document";
import { detachFiles } from "./attach-files";
import { loadTicket, placeOf, saveTicket, targetOf } from "./stored-ticket";

/** How long a reply can still be taken back, in milliseconds. */
const secondThoughts = 5 * 60_000;

/**
 * Changes the text of a comment.
 * @throws AppError `not_found`, `gone`, `comment_immutable`.
 */
export async function updateComment(ctx: Ctx<"comments:write">, id: string, given: CommentPatch): Promise<Comment> {
  const { value: patch, keys } = maskKeys(given);
  const updated = await mutate(ctx, async (tx, record) => {
    const now = new Date();
    const { comment, ticket } = await loadComment(tx, ctx, id, now);
    const files = (await tx.attachment.findMany({ where: { commentId: id } })).map(summaryOf);
    if (comment.body === patch.body) return unchanged(commentOf(comment, files));
    const saved = await tx.comment.update({ where: { id }, data: { body: patch.body, updatedAt: now } });
    await saveTicket(tx, ticket, now, {});
    await indexTickets(tx, [ticket.id]);
    // Not the text: who reads a ticket's history may not be allowed to read its notes.
    record({ event: "ticket.comment_edited", target: targetOf(ticket), after: { comment_id: id } });
    await flagPasted(tx, record, ctx, keys, placeOf(ticket));
    return commentOf(saved, files);
  });
  await flagPastedElsewhere(ctx, keys);
  return updated;
}

/**
 * Deletes a comment and erases its text; the row stays, so that whoever keeps in step learns of it.
 * @throws AppError `not_found`, `gone`, `comment_immutable`.
 */
export async function deleteComment(ctx: Ctx<"comments:write">, id: string): Promise<void> {
  await mutate(ctx, async (tx, record) => {
    const now = new Date();
    const { ticket } = await loadComment(tx, ctx, id, now);
    await tx.comment.update({ where: { id }, data: { body: "", updatedAt: now, deletedAt: now } });
    const files = await detachFiles(tx, id, now);
    await saveTicket(tx, ticket, now, {
      commentsCount: ticket.commentsCount - 1,
      attachmentsCount: ticket.attachmentsCount - files,
    });
    await indexTickets(tx, [ticket.id]);
    record({ event: "ticket.comment_deleted", target: targetOf(ticket), before: { comment_id: id } });
  });
}

async function loadComment(tx: Tx, ctx: Pick<Ctx, "workspace">, id: string, now: Date) {
  const comment = await tx.comment.findFirst({ where: { id, workspaceId: ctx.workspace.id } });
  if (!comment) throw new AppError("not_found", "There is no such comment in this workspace.");
  if (comment.deletedAt) throw new AppError("gone", "The comment has been deleted.");
  const ticket = await loadTicket(tx, ctx, comment.ticketId);
  if (!mayChange(comment, now)) throw new AppError("comment_immutable");
  return { comment, ticket };
}

function mayChange({ type, direction, createdAt }: CommentRow, now: Date): boolean {
  if (type === "note") return true;
  return direction === "outbound" && now.getTime() - Number(createdAt) < secondThoughts;
}
