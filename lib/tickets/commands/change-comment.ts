import "server-only";
import { summaryOf } from "../../attachments/schema";
import { mutate, unchanged } from "../../audit/mutate";
import { type Comment, type CommentPatch, type CommentRow, commentOf } from "../../comments/schema";
import type { Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { eraseEvents } from "../../events/erase";
import { flagPasted } from "../../exposure/flag-pasted";
import { flagPastedElsewhere } from "../../exposure/flag-pasted-elsewhere";
import { maskKeys } from "../../exposure/mask-keys";
import { takeBackMail } from "../../mail/send-mail";
import { plainText } from "../../markdown/plain-text";
import { indexTickets } from "../../search/ticket-document";
import { commentEvent } from "../comment-event";
import { detachFiles } from "./attach-files";
import { mailReply } from "./mail-reply";
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
    const again = await takeBack(tx, comment);
    const edited = await tx.comment.update({ where: { id }, data: { body: patch.body, updatedAt: now } });
    const saved = again ? await mailReply(tx, ctx, ticket, edited, { cc: again.cc }, now) : edited;
    await saveTicket({ tx, record, ctx }, ticket, now, {});
    await indexTickets(tx, [ticket.id]);
    // Not the text: who reads a ticket's history may not be allowed to read its notes.
    record({ event: "ticket.comment_edited", target: targetOf(ticket), after: { comment_id: id } });
    await flagPasted(tx, record, ctx, keys, placeOf(ticket));
    const changed = commentOf(saved, files);
    record.publish(
      commentEvent("comment.updated", changed, { body: comment.body, body_text: plainText(comment.body) }),
    );
    return changed;
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
    const { comment, ticket } = await loadComment(tx, ctx, id, now);
    await takeBack(tx, comment);
    const left = await tx.comment.update({
      where: { id },
      data: { body: "", bodyText: null, updatedAt: now, deletedAt: now },
    });
    const files = await detachFiles(tx, id, now);
    await saveTicket({ tx, record, ctx }, ticket, now, {
      commentsCount: ticket.commentsCount - 1,
      attachmentsCount: ticket.attachmentsCount - files.length,
    });
    await indexTickets(tx, [ticket.id]);
    await eraseEvents(tx, ctx.workspace.id, [id, ...files]);
    record({ event: "ticket.comment_deleted", target: targetOf(ticket), before: { comment_id: id } });
    record.publish(commentEvent("comment.deleted", commentOf(left)));
  });
}

async function loadComment(tx: Tx, ctx: Pick<Ctx, "workspace" | "actor">, id: string, now: Date) {
  const comment = await tx.comment.findFirst({ where: { id, workspaceId: ctx.workspace.id } });
  if (!comment) throw new AppError("not_found", "There is no such comment in this workspace.");
  if (comment.deletedAt) throw new AppError("gone", "The comment has been deleted.");
  const ticket = await loadTicket(tx, ctx, comment.ticketId);
  if (!mayChange(comment, now)) throw new AppError("comment_immutable");
  return { comment, ticket };
}

/**
 * Takes a reply that waits to be mailed out of the outbox; null for what waits for nothing.
 * @throws AppError `comment_immutable` when it is on its way.
 */
async function takeBack(tx: Tx, { id, delivery, copies }: CommentRow): Promise<{ cc: string[] } | null> {
  if (delivery !== "queued") return null;
  if (!(await takeBackMail(tx, id))) throw new AppError("comment_immutable");
  await tx.threadMessage.deleteMany({ where: { commentId: id, isOurs: true } });
  return { cc: copies ? copies.split(" ") : [] };
}

function mayChange({ type, direction, delivery, createdAt }: CommentRow, now: Date): boolean {
  if (type === "note") return true;
  // What has been mailed cannot be called back; whether what waits is on its way is seen when it is taken back.
  if (delivery === "sent" || delivery === "failed") return false;
  return direction === "outbound" && now.getTime() - Number(createdAt) < secondThoughts;
}
